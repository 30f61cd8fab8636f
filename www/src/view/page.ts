// The whole page: its parts in reading order, drawn from the one state.

import { type App, followFragment, forget } from "../actions";
import { chooseDays } from "../asking";
import { attribute, closeFold, h, text, type View } from "../dom";
import type { State } from "../state";
import { cards } from "./cards";
import { curve } from "./curve";
import { dropZone } from "./drop";
import { files } from "./files";
import { guide } from "./guide";
import { header } from "./header";
import { imagined } from "./imagined";
import { networks } from "./networks";
import { people } from "./people";
import { owner } from "./owner";
import { points } from "./points";
import { publish } from "./publish";
import { same } from "./same";
import { score } from "./score";
import { style } from "./style";
import { take } from "./take";
import { whatIf } from "./whatif";
import { why } from "./why";

/** Puts the page into `place` and returns what draws it. */
export function page(app: App, place: HTMLElement): (state: State) => void {
  const views = {
    header: header(app),
    drop: dropZone(app),
    files: files(app),
    owner: owner(app),
    imagined: imagined(app),
    score: score(app),
    curve: curve(app),
    why: why(app),
    points: points(app),
    whatIf: whatIf(app),
    style: style(),
    networks: networks(app),
    same: same(app),
    cards: cards(app),
    publish: publish(app),
    guide: guide(),
  };
  const answer = h("section", { class: "card answer", "aria-label": "Score and curve" }, views.imagined.node, views.score.node, views.curve.node);
  const reasons = h(
    "div",
    { class: "reasons" },
    h("div", {}, views.points.node, views.style.node),
    h("div", {}, views.whatIf.node, views.networks.node),
  );
  const error = h("p", { class: "problem card", role: "alert" });
  const said = h("p", { class: "unseen", role: "status" });
  const forgetting = h("button", { type: "button", onclick: () => forget(app) }, "Forget everything");
  const footer = h(
    "footer",
    {},
    h("p", {}, "Nothing is stored: closing this page forgets all of it, too."),
    forgetting,
  );
  const main = h(
    "main",
    {},
    views.drop.node,
    error,
    views.files.node,
    views.owner.node,
    answer,
    views.why.node,
    reasons,
    views.same.node,
    views.cards.node,
    views.publish.node,
    views.guide.node,
    take(app),
    people(app),
  );
  place.replaceChildren(views.header.node, main, footer, said, h("div", { class: "veil", "aria-hidden": "true" }, "Drop it anywhere"));

  // Back, one step at a time: the innermost fold, then the chosen days.
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (!closeFold() && app.state.days) void chooseDays(app, null);
  });
  addEventListener("hashchange", () => followFragment(app));

  const all: View<State>[] = Object.values(views);
  return (state) => {
    for (const view of all) view.update(state);
    for (const part of [answer, reasons]) attribute(part, "hidden", state.summary === null);
    attribute(main, "aria-busy", state.scoring ? "true" : null);
    answer.classList.toggle("supposed", state.changes.length > 0);
    answer.classList.toggle("in-the-making", state.traced !== null);
    attribute(footer, "hidden", state.drops.length === 0);
    attribute(error, "hidden", state.error === null);
    text(error, state.error ?? "");
    text(said, state.said);
  };
}
