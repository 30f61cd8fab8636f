// Who is scored: recognised where the exports say it, a choice where they don't.

import { type App, choose } from "../actions";
import { attribute, fill, h, text, type View } from "../dom";
import type { Account, Candidate } from "../engine";
import { list, name, plural } from "../format";
import type { State } from "../state";
import { title } from "../words";

/** As many as one looks through; the rest is found by name. */
const SHOWN = 12;

export function owner(app: App): View<State> {
  const who = h("p", {});
  const search = h("input", { type: "search", placeholder: "Find by name", "aria-label": "Find by name", oninput: () => draw() });
  const options = h("div", { class: "candidates" });
  const submit = h("button", { type: "submit", class: "primary" }, "Score this person");
  const reset = h("button", { type: "button", onclick: () => choose(app, { owner: undefined }) }, "As the exports say");
  const form = h("form", {}, search, options, h("div", { class: "buttons" }, submit, reset));
  const choice = h("details", { class: "choice" }, h("summary", {}, "Choose whom to score"), form);
  const node = h("section", { class: "owner", "aria-label": "Whose score" }, who, choice);

  let candidates: readonly Candidate[] = [];
  let chosen = new Set<Account>();
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = candidates.filter(
      ({ account, name: called }) => chosen.has(account) || wanted === "" || `${called} ${account}`.toLowerCase().includes(wanted),
    );
    fill(options, ...found.slice(0, SHOWN).map(option));
  };
  const option = ({ account, name: called, records }: Candidate) => {
    const box = h("input", { type: "checkbox", value: account });
    box.checked = chosen.has(account);
    box.addEventListener("change", () => void (box.checked ? chosen.add(account) : chosen.delete(account)));
    const network = account.slice(0, account.indexOf(":"));
    const key = account.slice(network.length + 1);
    return h(
      "label",
      {},
      box,
      h("span", {}, name(called, key)),
      h("span", { class: "quiet" }, `${title(app.state.formats, network)} · ${plural(records, "record")}`),
    );
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen.size === 0) return;
    choice.open = false;
    choose(app, { owner: [...chosen] });
  });

  return {
    node,
    update({ summary, options: { owner: given } }) {
      node.hidden = summary === null || (summary.owner.length === 0 && summary.candidates.length === 0);
      if (!summary) return;
      const unclear = summary.owner.length === 0;
      node.classList.toggle("card", unclear);
      text(who, unclear ? "These exports don't say which of their people you are." : `Scored: ${owners(app.state)}`);
      attribute(choice, "hidden", summary.candidates.length === 0);
      attribute(search, "hidden", summary.candidates.length <= SHOWN);
      attribute(reset, "hidden", given === undefined);
      if (summary.candidates === candidates) return;
      if (unclear) choice.open = true;
      candidates = summary.candidates;
      chosen = new Set(given ?? summary.owner);
      draw();
    },
  };
}

/** The accounts that are scored as one person, each by its best name. */
function owners({ summary, formats }: State): string {
  return list(
    (summary?.owner ?? []).map((account) => {
      const network = account.slice(0, account.indexOf(":"));
      const known = summary?.candidates.find((candidate) => candidate.account === account);
      return `${name(known?.name, account.slice(network.length + 1) || "you")} on ${title(formats, network)}`;
    }),
  );
}
