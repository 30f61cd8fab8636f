// Who is scored: recognised where the exports say it, a choice where they don't, or where somebody else is meant.

import { type App, choose } from "../actions";
import { attribute, fill, h, text, type View } from "../dom";
import type { Account, Candidate } from "../engine";
import { list, plural } from "../format";
import type { State } from "../state";
import { nameOf, title } from "../words";

export function owner(app: App): View<State> {
  const who = h("p", {});
  const options = h("div", { class: "candidates" });
  const reset = h("button", { type: "button", onclick: () => decide([]) }, "As the exports say");
  const submit = h("button", { type: "submit", class: "primary" }, "Score this person");
  const form = h("form", {}, options, h("div", { class: "buttons" }, submit, reset));
  const choice = h("details", { class: "choice" }, h("summary", {}, "Choose whom to score"), form);
  const node = h("section", { "aria-label": "Whose score" }, who, choice);

  function decide(accounts: Account[]): void {
    choice.open = false;
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
    update({ summary, options: { owner: given }, formats }) {
      node.hidden = summary === null || (summary.owner.length === 0 && summary.candidates.length === 0);
      if (!summary) return;
      const unclear = summary.owner.length === 0;
      node.className = unclear ? "owner card" : "owner";
      text(who, unclear ? "These exports don't say which of their people you are." : `Scored: ${owners(app.state)}`);
      attribute(choice, "hidden", summary.candidates.length === 0);
      attribute(reset, "hidden", given.length === 0);
      if (summary.candidates === drawn) return;
      drawn = summary.candidates;
      if (unclear) choice.open = true;
      const networks = new Set(drawn.map(({ account }) => networkOf(account)));
      const on = (network: string) => drawn.filter(({ account }) => networkOf(account) === network);
      fill(options, ...[...networks].map((network) => group(title(formats, network), on(network), given)));
    },
  };
}

const networkOf = (account: Account): string => account.slice(0, account.indexOf(":"));

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
  for (const account of summary?.owner ?? []) {
    const name = nameOf(summary, account);
    networks.set(name, [...(networks.get(name) ?? []), title(formats, networkOf(account))]);
  }
  return [...networks].map(([name, titles]) => `${name} on ${list([...new Set(titles)])}`).join(", ");
}
