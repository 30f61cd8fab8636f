// The cards of others, each with the question whose it is.

import type { App } from "../app";
import { ownCard, removeCard } from "../cards";
import { attribute, h, keyed, text, type View } from "../dom";
import { day, score } from "../format";
import type { PartnerCard, State } from "../state";

export function cards(app: App): View<State> {
  const rows = h("ul", { class: "given-cards" });
  const draw = keyed<PartnerCard>(rows, ({ key }) => String(key), ({ key }) => row(app, key));
  const node = h(
    "section",
    { class: "card", "aria-labelledby": "cards-title" },
    h("h2", { id: "cards-title" }, "Cards of others"),
    h("p", { class: "quiet" }, "Say whose card it is, and their score counts for what they did because of you."),
    rows,
  );
  return {
    node,
    update({ cards: given }) {
      attribute(node, "hidden", given.length === 0);
      draw(given);
    },
  };
}

function row(app: App, key: number): View<PartnerCard> {
  const says = h("span", {});
  const owner = h("input", { list: "people", placeholder: "network:person", autocomplete: "off", spellcheck: "false" });
  owner.addEventListener("change", () => ownCard(app, key, owner.value));
  const remove = h("button", { type: "button", class: "small", onclick: () => removeCard(app, key) }, "Remove");
  const state = h("span", { class: "quiet" });
  const node = h("li", {}, says, h("label", {}, h("span", {}, "Whose card"), owner), remove, state);
  return {
    node,
    update({ file, facts, account }) {
      text(says, `${facts.name || file}: ${score(facts.score)}, as of ${day(facts.as_of)}`);
      attribute(remove, "aria-label", `Remove the card ${facts.name || file}`);
      if (document.activeElement !== owner) owner.value = account;
      const unknown = app.state.summary?.people_unknown.includes(account) ?? false;
      text(state, account === "" ? "Doesn't count yet." : unknown ? "Nobody of that name is in these exports." : "Counts.");
    },
  };
}
