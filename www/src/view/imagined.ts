// The band over the score while something is imagined: nobody shall take it for what happened.

import type { App } from "../actions";
import { undo } from "../asking";
import { attribute, fill, h, type View } from "../dom";
import { change, plural, points as hundredths } from "../format";
import type { State } from "../state";

export function imagined(app: App): View<State> {
  const words = h("p", {});
  const back = h("button", { type: "button", onclick: () => undo(app) }, "Back to what happened");
  const node = h("div", { class: "imagined", role: "group", "aria-label": "Imagined" }, words, back);
  return {
    node,
    update({ changes, real, summary }) {
      attribute(node, "hidden", changes.length === 0);
      if (changes.length === 0) return;
      const [was, is] = [real?.summary.score ?? null, summary?.score ?? null];
      const told = (score: number | null) => (score === null ? "no score" : hundredths(score));
      const moved = was === null || is === null ? "" : ` (${change(is - was, hundredths)})`;
      fill(words, h("strong", {}, "Imagined: "), `${told(was)} → `, h("b", {}, told(is)), `${moved} with ${plural(changes.length, "change")}`);
    },
  };
}
