// Why it moved between two days: the causes, the largest first, each with the rows it came from.

import { type App, chooseDays } from "../actions";
import { attribute, fill, fold, h, text, type View } from "../dom";
import type { Cause, Why } from "../engine";
import { change, name, points as hundredths, score as rounded, span } from "../format";
import type { State } from "../state";
import { cause as causeWord, title } from "../words";
import { bar } from "./bar";
import { hue } from "./points";
import { rows } from "./rows";

const PAGE = 12;

export function why(app: App): View<State> {
  const heading = h("h2", { id: "why-title" });
  const sum = h("p", { class: "quiet" });
  const items = h("div", { class: "tree" });
  const more = h("button", { type: "button", class: "small" }, "Show more");
  const clear = h("button", { type: "button", class: "small", onclick: () => void chooseDays(app, null) }, "Clear");
  const node = h(
    "section",
    { class: "card why", "aria-labelledby": "why-title" },
    h("div", { class: "card-head" }, heading, clear),
    sum,
    items,
    more,
  );
  let drawn: Why | null = null;
  let shown = PAGE;
  const draw = (reasons: Why) => {
    const largest = Math.max(...reasons.causes.map(({ points }) => Math.abs(points)));
    fill(items, ...reasons.causes.slice(0, shown).map((one) => item(app, one, largest)));
    attribute(more, "hidden", reasons.causes.length <= shown);
  };
  more.addEventListener("click", () => {
    shown += PAGE;
    if (drawn) draw(drawn);
  });
  return {
    node,
    update({ why: reasons }) {
      node.hidden = reasons === null;
      if (!reasons || reasons === drawn) return;
      drawn = reasons;
      shown = PAGE;
      text(heading, `Why it moved: ${span(reasons.from, reasons.to)}, ${rounded(reasons.from_score)} → ${rounded(reasons.to_score)}`);
      text(sum, reasons.causes.length > 0 ? "The parts add up exactly." : "Nothing moved it.");
      draw(reasons);
    },
  };
}

function item(app: App, one: Cause, largest: number): HTMLElement {
  const about = `${causeWord(one.cause)} · ${title(app.state.formats, one.network)}`;
  return fold(
    "item",
    [
      h("span", { class: "item-name" }, name(one.name, "people without a name"), " ", h("span", { class: "quiet" }, about)),
      h("span", { class: "graph", "aria-hidden": "true" }, bar(one.points, largest, one.points < 0 ? "loss" : hue(app.state, one.network))),
      h("span", { class: one.points < 0 ? "number loss" : "number" }, change(one.points, hundredths)),
    ],
    (body) => fill(body, one.source.length > 0 ? rows(app, one.source, one.source_total) : h("p", { class: "quiet" }, "Nothing new: time passed.")),
  );
}
