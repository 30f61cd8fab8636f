// Who is whom: accounts that the user says are one person, and those of equal names that may be. None join by themselves.

import { type App, join, part, saveSame } from "../actions";
import { scorer } from "../app";
import { attribute, fill, fold, h, keyed, text, type View } from "../dom";
import type { Account, Pair } from "../engine";
import { list, plural } from "../format";
import type { State } from "../state";
import { call } from "../workers";
import { keyOf, nameOf, networkOf, title } from "../words";

/** Suggestions shown at first, and again by each "Show more". */
const PAGE = 6;

/** Two accounts, joined or not. */
interface Row {
  pair: Pair;
  /** The name that suggests it; `null`: the user joined them. */
  name: string | null;
  records: number;
}

const keyOfRow = (pair: Pair): string => pair.join("\n");

export function same(app: App): View<State> {
  /** In the order in which they were first seen: a row stays where it is when it is joined. */
  const rows = new Map<string, Row>();
  let suggested: string[] = [];
  let shown = PAGE;
  let asked = "";
  const items = h("ul", { class: "changes", hidden: true });
  const draw = keyed<Row>(items, ({ pair }) => keyOfRow(pair), ({ pair }) => row(app, pair));
  const more = h("button", { type: "button", class: "small" }, "Show more");
  more.addEventListener("click", () => {
    shown += PAGE;
    redraw();
  });
  const save = h("button", { type: "button", class: "small", onclick: () => void saveSame(app) }, "Save same-people.csv");
  const number = h("span", { class: "quiet" });
  const folded = fold("publish-fold", [h("h2", {}, "The same people?"), number], () => {});
  folded.body.append(
    h("p", { class: "quiet" }, "Equal names on two networks may be one person, or two: you say. One is reached once, and a score that is known of them holds on both. Saved, the file counts again when it is dropped."),
    items,
    h("div", { class: "buttons" }, more, save),
    byHand(app),
  );
  const node = h("section", { class: "card same", "aria-label": "The same people?" }, folded);

  function redraw(): void {
    const { same: pairs } = app.state.options;
    const joined = new Set(pairs.map(keyOfRow));
    for (const pair of pairs) if (!rows.has(keyOfRow(pair))) rows.set(keyOfRow(pair), { pair, name: null, records: 0 });
    const open = suggested.filter((key) => !joined.has(key));
    const wanted = new Set([...joined, ...open.slice(0, shown)]);
    draw([...rows].flatMap(([key, known]) => (wanted.has(key) ? known : [])));
    // It stands open as soon as there is something to decide, and then as it is left.
    if (items.hidden !== (wanted.size === 0)) folded.open = wanted.size > 0;
    attribute(items, "hidden", wanted.size === 0);
    text(number, open.length > 0 ? plural(open.length, "pair of equal names", "pairs of equal names") : "none of equal names");
    attribute(more, "hidden", open.length <= shown);
    attribute(save, "hidden", pairs.length === 0);
  }

  async function suggest(now: string): Promise<void> {
    asked = now;
    const found = await call(scorer(app), "suggestions", [app.state.options.same]);
    if (asked !== now) return;
    suggested = found.map(({ name, one, other, records }) => {
      const key = keyOfRow([one, other]);
      rows.set(key, { pair: [one, other], name, records });
      return key;
    });
    redraw();
  }

  return {
    node,
    update({ drops, options, scoring, summary }) {
      attribute(node, "hidden", summary?.score == null && options.same.length === 0);
      if (drops.length === 0) {
        rows.clear();
        suggested = [];
        asked = "";
        shown = PAGE;
      }
      redraw();
      const now = JSON.stringify([drops.map(({ id }) => id), options.same]);
      // The score comes first; without suggestions the rest of the page is whole.
      if (summary?.score != null && !scoring && now !== asked) suggest(now).catch(() => {});
    },
  };
}

function row(app: App, pair: Pair): View<Row> {
  const words = h("span", {});
  const button = h("button", { type: "button", class: "small" });
  const joined = () => app.state.options.same.some((known) => keyOfRow(known) === keyOfRow(pair));
  button.addEventListener("click", () => (joined() ? part(app, pair) : join(app, [pair])));
  return {
    node: h("li", {}, words, button),
    update({ name, records }) {
      const { formats, summary } = app.state;
      const unknown = pair.filter((account) => summary?.people_unknown.includes(account));
      const called = name ?? nameOf(summary, pair[0]);
      const places = list(pair.map((account) => place(title(formats, networkOf(account)), account, called)));
      const note = unknown.length > 0 ? "not in these exports" : joined() ? "one person" : plural(records, "record");
      fill(words, called, " ", h("span", { class: "quiet" }, `${places} · ${note}`));
      text(button, joined() ? "Undo" : "Join");
      attribute(button, "aria-label", `${button.textContent}: ${words.textContent}`);
    },
  };
}

/** `LinkedIn`, or with what tells an account from another of the name: `Mail (ann@mail.example)`. */
function place(network: string, account: Account, name: string): string {
  const key = keyOf(account).replace(/^https?:\/\/(.*\/)?/, "");
  // Names, and numbers, tell nothing.
  return key === name || !/\D/.test(key) ? network : `${network} (${key})`;
}

/** Any two. */
function byHand(app: App): HTMLElement {
  const [one, other] = ["One", "Another"].map((label) =>
    h("input", { "aria-label": `${label} account`, list: "people", placeholder: "network:person", required: true, autocomplete: "off", spellcheck: "false" }),
  ) as [HTMLInputElement, HTMLInputElement];
  const form = h("form", {}, h("span", {}, "Any two:"), one, h("span", {}, "and"), other, h("button", { class: "small" }, "Join"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    join(app, [[one.value.trim(), other.value.trim()]]);
    form.reset();
  });
  return form;
}
