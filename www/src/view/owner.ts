// Who is scored: recognised where the exports say it, asked once for each network where they don't, a choice where
// somebody else is meant.

import { absent, type App, choose, claim } from "../actions";
import { attribute, fill, h, keyed, text, type View } from "../dom";
import type { Account, Candidate, Unclaimed } from "../engine";
import { list, plural } from "../format";
import type { State } from "../state";
import { keyOf, nameOf, networkOf, title } from "../words";

export function owner(app: App): View<State> {
  const who = h("p", {});
  const options = h("div", { class: "candidates" });
  const reset = h("button", { type: "button", onclick: () => decide([]) }, "As the exports say");
  const submit = h("button", { type: "submit", class: "primary" }, "Score this person");
  const form = h("form", {}, options, h("div", { class: "buttons" }, submit, reset));
  const choice = h("details", { class: "choice" }, h("summary", {}, "Choose whom to score"), form);
  const questions = h("div", { class: "questions" });
  // Its question goes away; who came by keyboard stays near.
  const ask = keyed<Unclaimed>(questions, ({ network }) => network, ({ network }) => question(app, network, () => choice.firstElementChild));
  const node = h("section", { "aria-label": "Whose score" }, who, choice, questions);

  function decide(accounts: Account[]): void {
    choice.open = false;
    absent(app, []);
    choose(app, { owner: accounts });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...new FormData(form).values()].map(String);
    if (chosen.length > 0) decide(chosen);
  });

  let drawn: readonly Candidate[] = [];
  return {
    node,
    update({ summary, options: { owner: given, disabled }, formats, absent: nowhere }) {
      node.hidden = summary === null || (summary.owner.length === 0 && summary.candidates.length === 0);
      if (!summary) return;
      const unclear = summary.owner.length === 0;
      const open = summary.unclaimed.filter(({ network }) => !nowhere.includes(network) && !disabled.includes(network));
      node.className = unclear || open.length > 0 ? "owner card" : "owner";
      text(who, unclear ? "These exports don't say which of their people you are." : `Scored: ${owners(app.state)}`);
      ask(open);
      attribute(questions, "hidden", open.length === 0);
      attribute(choice, "hidden", summary.candidates.length === 0);
      attribute(reset, "hidden", given.length === 0);
      if (summary.candidates === drawn) return;
      drawn = summary.candidates;
      const networks = new Set(drawn.map(({ account }) => networkOf(account)));
      const on = (network: string) => drawn.filter(({ account }) => networkOf(account) === network);
      fill(options, ...[...networks].map((network) => group(title(formats, network), on(network), given)));
    },
  };
}

/** Which of a network's people the user is. What is there without it stays as it is. */
function question(app: App, network: string, next: () => Element | null): View<Unclaimed> {
  const people = h("select", {});
  const words = h("span", {});
  const answered = (act: () => void) => () => {
    (next() as HTMLElement | null)?.focus();
    act();
  };
  const mine = h("button", { type: "button", class: "small", onclick: answered(() => claim(app, people.value)) }, "That's me");
  const none = h("button", { type: "button", class: "small", onclick: answered(() => absent(app, [...app.state.absent, network])) }, "None of them");
  return {
    node: h("div", {}, h("label", {}, words, people), mine, none),
    update({ candidates }) {
      const called = title(app.state.formats, network);
      text(words, `Which of these people are you on ${called}?`);
      attribute(mine, "aria-label", `That's me, on ${called}`);
      attribute(none, "aria-label", `None of them, on ${called}`);
      const chosen = people.value;
      fill(people, ...candidates.map(({ account, name, records }) => h("option", { value: account }, `${name} · ${plural(records, "record")}`)));
      if (candidates.some(({ account }) => account === chosen)) people.value = chosen;
    },
  };
}

/** A person has one account on a network: one choice for each. */
function group(network: string, people: Candidate[], chosen: Account[]): HTMLElement {
  return h(
    "fieldset",
    {},
    h("legend", {}, network),
    ...people.map(({ account, name, records }) => {
      const option = h("input", { type: "radio", name: networkOf(account), value: account });
      option.checked = chosen.includes(account);
      return h("label", {}, option, h("span", {}, name), h("span", { class: "quiet" }, plural(records, "record")));
    }),
  );
}

/** The accounts that are scored as one person: `Ann Example on LinkedIn and X (Twitter), ann99 on Mastodon`. */
function owners({ summary, formats }: State): string {
  const networks = new Map<string, string[]>();
  // An account of which no name is known comes last: it is of the same person.
  const accounts = [...(summary?.owner ?? [])].sort((a, b) => Number(keyOf(a) === "") - Number(keyOf(b) === ""));
  for (const account of accounts) {
    const [last] = [...networks.keys()].slice(-1);
    const name = keyOf(account) === "" && last ? last : nameOf(summary, account);
    networks.set(name, [...(networks.get(name) ?? []), title(formats, networkOf(account))]);
  }
  return [...networks].map(([name, titles]) => `${name} on ${list([...new Set(titles)])}`).join(", ");
}
