// The cards of others, each with the question whose it is.

import { type App, scorer } from "../app";
import { ownCard, removeCard } from "../cards";
import { attribute, fill, h, keyed, text, type View } from "../dom";
import { day, score } from "../format";
import { call } from "../workers";
import type { GivenCard, State } from "../state";
import type { Summary } from "../engine";
import { title, who } from "../words";

/** People who are offered: those who count most. Anybody else can be typed. */
const OFFERED = 500;

export function cards(app: App): View<State> {
  const people = h("datalist", { id: "card-people" });
  const rows = h("ul", { class: "given-cards" });
  const draw = keyed<GivenCard>(rows, ({ key }) => String(key), ({ key }) => row(app, key));
  const node = h(
    "section",
    { class: "card", "aria-labelledby": "cards-title" },
    h("h2", { id: "cards-title" }, "Cards of others"),
    h("p", { class: "quiet" }, "Say whose card it is, and their score counts for what they did because of you."),
    rows,
    people,
  );
  let offered: Summary | null = null;

  async function offer(summary: Summary): Promise<void> {
    offered = summary;
    const { rows: known } = await call(scorer(app), "points", [undefined, 0, OFFERED]);
    if (offered !== summary) return;
    const named = known.filter((point) => point.person !== undefined);
    fill(people, ...named.map((point) => h("option", { value: point.person!, label: `${who(point)}, ${title(app.state.formats, point.network)}` })));
  }

  return {
    node,
    update({ cards: given, summary }) {
      attribute(node, "hidden", given.length === 0);
      draw(given);
      // Without the list, a name can still be typed.
      if (given.length > 0 && summary?.score != null && summary !== offered) offer(summary).catch(() => {});
    },
  };
}

function row(app: App, key: number): View<GivenCard> {
  const says = h("span", {});
  const owner = h("input", { list: "card-people", placeholder: "network:person", autocomplete: "off", spellcheck: "false" });
  owner.addEventListener("change", () => ownCard(app, key, owner.value));
  const remove = h("button", { type: "button", class: "small", onclick: () => removeCard(app, key) }, "Remove");
  const state = h("span", { class: "quiet" });
  const node = h("li", {}, says, h("label", {}, h("span", {}, "Whose card"), owner), remove, state);
  return {
    node,
    update({ file, said, account }) {
      text(says, `${said.name || file}: ${score(said.score)}, as of ${day(said.as_of)}`);
      attribute(remove, "aria-label", `Remove the card ${said.name || file}`);
      if (document.activeElement !== owner) owner.value = account;
      const unknown = app.state.summary?.people_unknown.includes(account) ?? false;
      text(state, account === "" ? "Doesn't count yet." : unknown ? "Nobody of that name is in these exports." : "Counts.");
    },
  };
}
