// Where the points come from: networks, their people and crowds, their kinds, and the rows of the export.

import { type App, peopleOf } from "../actions";
import { imagine, undo } from "../asking";
import { attribute, fill, fold, h, keyed, text, type View } from "../dom";
import type { Account, NetworkScore, Person } from "../engine";
import { points as hundredths, score as rounded, plural, standing as has } from "../format";
import { isBusy, type State } from "../state";
import { kind, personOf, title, who } from "../words";
import { bar } from "./bar";
import { rows } from "./rows";

/** People at first, and by how many more. */
const FIRST = 8;
const PAGE = 20;
/** Kinds named in a person's line; all of them stand below it. */
const KINDS = 2;

export function points(app: App): View<State> {
  const heading = h("h2", { id: "points-title" });
  const stack = h("div", { class: "stack", "aria-hidden": "true" });
  const items = h("div", { class: "tree" });
  const draw = keyed<NetworkScore>(items, ({ network }) => network, ({ network }) => networkPoints(app, network));
  /** The first to be seen shows at once how it goes on: it opens, and stays as it is left. */
  let begun = false;
  const node = h(
    "section",
    { class: "card points", "aria-labelledby": "points-title" },
    heading,
    h("p", { class: "quiet" }, "Networks, people, crowds, kinds. Open one to see its rows in your export. The parts add up exactly."),
    stack,
    items,
  );
  return {
    node,
    update({ summary, drops }) {
      node.hidden = !summary || summary.score === null;
      begun &&= summary !== null;
      if (!summary || summary.score === null) return;
      text(heading, `Where the ${rounded(summary.score)} points come from`);
      const giving = summary.networks.filter(({ points: given }) => given > 0).sort((a, b) => b.points - a.points);
      fill(stack, ...giving.map(({ network, points: given }) => bar(given, 0, hue(app.state, network))));
      draw(giving);
      const first = items.firstElementChild;
      if (begun || drops.some(isBusy) || !(first instanceof HTMLDetailsElement)) return;
      begun = first.open = true;
    },
  };
}

/** A network's colour: the same everywhere and as long as the networks are the same. */
export function hue({ summary }: State, network: string): string {
  const index = summary?.networks.map((one) => one.network).sort().indexOf(network) ?? 0;
  return `hue-${index % 8}`;
}

/** One network; its people come page by page, when it is opened, and again after each new score. */
function networkPoints(app: App, network: string): View<NetworkScore> {
  const called = h("span", { class: "item-name" });
  const value = h("span", { class: "number" });
  const graph = h("span", { class: "graph", "aria-hidden": "true" });
  const people = h("div", {});
  const more = h("button", { type: "button", class: "small", hidden: true, onclick: () => loadMore() }, "Show more");
  const status = h("p", { class: "quiet", role: "status" });
  let loaded: Person[] = [];
  /** How many are wanted, and whether that was asked since the last change. */
  let wanted = FIRST;
  let asking = false;
  let stale = false;
  const draw = keyed<Person>(people, identity, (point) => person(app, point, () => loaded[0]?.points ?? 0));
  const node = fold("item", [called, graph, value], () => {
    if (loaded.length === 0) void load();
  });
  node.body.append(people, status, more);

  /** Reads as many rows as are wanted; what changes meanwhile leads to one more reading. */
  async function load(): Promise<void> {
    stale = true;
    if (asking) return;
    asking = true;
    try {
      while (stale) {
        stale = false;
        const found = await peopleOf(app, network, 0, wanted);
        loaded = found.rows;
        draw(loaded);
        attribute(more, "hidden", found.total <= loaded.length);
        text(status, found.total > loaded.length ? `${loaded.length} of ${plural(found.total, "person", "people")}, the largest first` : "");
      }
    } catch (error) {
      text(status, error instanceof Error ? error.message : String(error));
    } finally {
      asking = false;
    }
  }

  function loadMore(): void {
    wanted += PAGE;
    void load();
  }

  let drawn: NetworkScore | undefined;
  return {
    node,
    update(scored) {
      if (scored === drawn) return;
      drawn = scored;
      const largest = Math.max(...(app.state.summary?.networks.map(({ points: given }) => given) ?? [1]));
      text(called, title(app.state.formats, network));
      text(value, hundredths(scored.points));
      fill(graph, bar(scored.points, largest, hue(app.state, network)));
      // Closed, it is read when it opens.
      if (node.open) void load();
      else loaded = [];
    },
  };
}

const identity = ({ who: one }: Person): string => ("person" in one ? one.person : "crowd" in one ? "crowd" : `imagined ${one.imagined}`);

/** One person or crowd; its bar is measured by the `largest` of its network, as theirs are by the largest network. */
function person(app: App, first: Person, largest: () => number): View<Person> {
  const called = h("span", { class: "item-name" });
  const value = h("span", { class: "number" });
  const graph = h("span", { class: "graph", "aria-hidden": "true" });
  let point = first;
  const [why, source] = [h("div", { class: "reason" }), h("div", {})];
  const account = personOf(first.who);
  const imagining = account === undefined ? null : otherScore(app, account);
  const open = () => {
    fill(why, ...reasons(point));
    fill(source, rows(app, rowsOf(point)));
  };
  const node = fold("item", [called, graph, value], open);
  node.body.append(why, imagining?.node ?? "", source);
  let drawn: Person | undefined;
  return {
    node,
    update(next) {
      if (next === drawn) return;
      drawn = point = next;
      imagining?.update(next);
      fill(called, who(next.who), " ", h("span", { class: "quiet" }, standing(next)));
      text(value, hundredths(next.points));
      fill(graph, bar(next.points, largest(), hue(app.state, next.network)));
      if (node.open) open();
    },
  };
}

/** What if this person had another score? */
function otherScore(app: App, account: Account): View<Person> {
  const key = `score ${account}`;
  const score = h("input", { type: "number", min: 0, max: 100, step: "any", placeholder: "unknown", "aria-label": "Their score, imagined" });
  const back = h("button", { type: "button", class: "small", onclick: () => undo(app, key) }, "Undo");
  const node = h("label", { class: "other-score" }, h("span", {}, "What if they had"), score, back);
  let point: Person | undefined;
  const known = () => app.state.changes.find((one) => one.key === key);
  score.addEventListener("input", () => {
    if (!point || !score.validity.valid) return;
    const change = known();
    const was = change?.what === "score" ? change.was : point.partner_score;
    if (score.value === "") undo(app, key);
    else imagine(app, { key, what: "score", account, name: who(point.who), score: Number(score.value), was });
  });
  return {
    node,
    update(next) {
      point = next;
      attribute(back, "hidden", known() === undefined);
      attribute(back, "aria-label", `Undo: the score of ${who(next.who)}`);
      if (document.activeElement !== score) score.value = next.partner_score === null ? "" : has(next.partner_score);
    },
  };
}

/** The rows of all their items. */
const rowsOf = ({ who: one, items }: Person) => ({
  who: one,
  source: items.flatMap(({ source }) => source),
  sources: items.reduce((sum, { sources }) => sum + sources, 0),
});

/** `messages, likes · has 44` */
function standing({ items, network, partner_score }: Person): string {
  const more = items.length > KINDS ? ` +${items.length - KINDS}` : "";
  const did = items.slice(0, KINDS).map((one) => kind(one.kind, network)).join(", ") + more;
  return partner_score === null ? did : `${did} · has ${has(partner_score)}`;
}

function reasons(point: Person): HTMLElement[] {
  return [
    h(
      "table",
      { class: "kinds" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, "Points"), h("th", { scope: "col" }, "Less without it"))),
      h(
        "tbody",
        {},
        ...point.items.map((one) =>
          h("tr", {}, h("th", { scope: "row" }, kind(one.kind, point.network)), h("td", {}, hundredths(one.points)), h("td", {}, hundredths(one.without))),
        ),
      ),
    ),
    h("p", { class: "quiet" }, weighing(point)),
  ];
}

function weighing({ strength, partner_score, partner_factor }: Person): string {
  const known = partner_score === null ? "Nothing is known of their own score" : `Their own score is ${rounded(partner_score)}`;
  return `${known}, so it counts ${hundredths(partner_factor)} times. Strength today: ${hundredths(strength)}.`;
}
