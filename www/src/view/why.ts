// Why it moved between two days: the causes, the largest first, each with the people and rows it came from.

import type { App } from "../actions";
import { chooseDays, moreReasons } from "../asking";
import { attribute, fill, fold, h, keyed, text, type View } from "../dom";
import type { Cause, Why } from "../engine";
import { change, points as hundredths, score as rounded, span } from "../format";
import type { State } from "../state";
import { cause as causeWords, title, who } from "../words";
import { bar } from "./bar";
import { hue } from "./points";
import { rows } from "./rows";

export function why(app: App): View<State> {
  const heading = h("h2", { id: "why-title" });
  const sum = h("p", { class: "quiet" });
  const items = h("div", { class: "tree" });
  const more = () => h("button", { type: "button", class: "small", onclick: () => moreReasons(app) }, "Show more");
  const further = more();
  const clear = h("button", { type: "button", class: "small", onclick: () => void chooseDays(app, null) }, "Clear");
  const node = h(
    "section",
    { class: "card why", "aria-labelledby": "why-title" },
    h("div", { class: "card-head" }, heading, clear),
    sum,
    items,
    further,
  );
  let largest = 0;
  const draw = causes(app, items, () => largest, more);
  let drawn: Why | null = null;
  return {
    node,
    update({ why: reasons }) {
      node.hidden = reasons === null;
      if (!reasons || reasons === drawn) return;
      drawn = reasons;
      text(heading, `Why it moved: ${span(reasons.from, reasons.to)}, ${rounded(reasons.from_score)} → ${rounded(reasons.to_score)}`);
      text(sum, reasons.total > 0 ? "The parts add up exactly." : "Nothing moved it.");
      largest = Math.max(...reasons.causes.map(({ points }) => Math.abs(points)));
      draw(reasons.causes);
      attribute(further, "hidden", reasons.causes.length >= reasons.total);
    },
  };
}

/** A list of causes that stay open as long as they are told. */
function causes(app: App, place: HTMLElement, largest: () => number, more: () => HTMLElement): (causes: readonly Cause[]) => void {
  const key = ({ network, who: one, cause }: Cause) => JSON.stringify([network, one && "crowd" in one ? "crowd" : one, cause]);
  return keyed<Cause>(place, key, () => item(app, largest, more));
}

function item(app: App, largest: () => number, more: () => HTMLElement): View<Cause> {
  const called = h("span", { class: "item-name" });
  const graph = h("span", { class: "graph", "aria-hidden": "true" });
  const value = h("span");
  const people = h("div");
  const further = more();
  let drawn: Cause | undefined;
  const node = fold("item", [called, graph, value], (body) => drawn && open(body, drawn));
  let drawPeople: ((causes: readonly Cause[]) => void) | undefined;

  /** A network opens to its people, a person to the rows of the export. */
  function open(body: HTMLElement, one: Cause): void {
    if (one.people === null) {
      fill(body, rows(app, one, "Nothing new: time passed."));
      return;
    }
    drawPeople ??= causes(app, people, largest, more);
    drawPeople(one.parts);
    attribute(further, "hidden", one.parts.length >= one.people);
    if (people.parentNode !== body) fill(body, people, further);
  }

  return {
    node,
    update(one) {
      const changed = !drawn || one.source.length !== drawn.source.length || one.points !== drawn.points;
      drawn = one;
      const network = title(app.state.formats, one.network);
      const whole = one.people !== null;
      fill(called, one.who ? who(one.who) : network, " ", h("span", { class: "quiet" }, whole ? causeWords(one) : `${causeWords(one)} · ${network}`));
      fill(graph, bar(one.points, largest(), one.points < 0 ? "loss" : hue(app.state, one.network)));
      value.className = one.points < 0 ? "number loss" : "number";
      text(value, change(one.points, hundredths));
      if (node.open && (whole || changed)) open(node.body, one);
    },
  };
}
