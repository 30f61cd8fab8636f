// Who is scored: recognised where the exports say it, asked once for each network where they don't, a choice where
// somebody else is meant.

import { absent, type App, choose, claim } from "../actions";
import { attribute, fill, h, keyed, text, type View } from "../dom";
import type { Account, Candidate, Network } from "../engine";
import { list, plural } from "../format";
import type { State } from "../state";
import { keyOf, nameOf, networkOf, title } from "../words";

/** A network, and its people. */
type There = [network: Network, people: Candidate[]];

export function owner(app: App): View<State> {
  const who = h("p", {});
  const options = h("div", { class: "candidates" });
  const reset = h("button", { type: "button", onclick: () => decide([]) }, "As the exports say");
  const submit = h("button", { type: "submit", class: "primary" }, "Score this person");
  const form = h("form", {}, options, h("div", { class: "buttons" }, submit, reset));
  const summary = h("summary", {}, "Choose whom to score");
  const choice = h("details", { class: "choice" }, summary, form);
  const questions = h("div", { class: "questions" });
  // Its question goes away; who came by keyboard stays near.
  const ask = keyed<There>(questions, ([network]) => network, ([network]) => question(app, network, () => summary.focus()));
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
    update({ summary: told, options: { owner: given, disabled }, formats, absent: nowhere }) {
      node.hidden = told === null || (told.owner.length === 0 && told.candidates.length === 0);
      if (!told) return;
      const unclear = told.owner.length === 0;
      const open = byNetwork(told.unclaimed).filter(([network]) => !nowhere.includes(network) && !disabled.includes(network));
      node.className = unclear || open.length > 0 ? "owner card" : "owner";
      text(who, unclear ? "These exports don't say which of their people you are." : `Scored: ${owners(app.state)}`);
      ask(open);
      attribute(questions, "hidden", open.length === 0);
      attribute(choice, "hidden", told.candidates.length === 0);
      attribute(reset, "hidden", given.length + nowhere.length === 0);
      if (told.candidates === drawn) return;
      drawn = told.candidates;
      fill(options, ...byNetwork(drawn).map(([network, people]) => group(title(formats, network), people, given)));
    },
  };
}

function byNetwork(people: readonly Candidate[]): There[] {
  const networks = new Map<Network, Candidate[]>();
  for (const one of people) networks.set(networkOf(one.account), [...(networks.get(networkOf(one.account)) ?? []), one]);
  return [...networks];
}

/** Which of a network's people the user is. What is there without it stays as it is. */
function question(app: App, network: Network, next: () => void): View<There> {
  const people = h("select", {});
  const called = title(app.state.formats, network);
  const answer = (words: string, act: () => void) => {
    const button = h("button", { type: "button", class: "small", "aria-label": `${words}, on ${called}` }, words);
    button.addEventListener("click", () => {
      next();
      act();
    });
    return button;
  };
  return {
    node: h(
      "div",
      {},
      h("label", {}, h("span", {}, `Which of these people are you on ${called}?`), people),
      answer("That's me", () => claim(app, people.value)),
      answer("None of them", () => absent(app, [...app.state.absent, network])),
    ),
    update([, candidates]) {
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
