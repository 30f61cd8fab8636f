// The quadrant: how one acts, not how much one scores. The grid has words for those who don't see it.

import { fill, h, text, type View } from "../dom";
import { month } from "../format";
import type { State } from "../state";
import type { Style } from "../engine";

/** The sixteen, from the top row down, from sharing to creating; `-` where a narrow screen may break the word. */
const GRID = [
  ["Curator", "Broad-caster", "Taste Maker", "Celebrity"],
  ["Syndi-cator", "Feeder", "Thought Leader", "Pundit"],
  ["Dabbler", "Conver-sation-alist", "Social-izer", "Net-worker"],
  ["Observer", "Explorer", "Activist", "Special-ist"],
];

export function style(): View<State> {
  const words = h("p", { class: "quiet" });
  const grid = h("div", { class: "grid", "aria-hidden": "true" });
  const node = h("section", { class: "card", "aria-labelledby": "style-title" }, h("h2", { id: "style-title" }, "How you act"), words, grid);
  let drawn: Style | null = null;
  return {
    node,
    update({ course }) {
      const now = course?.style ?? null;
      node.hidden = now === null;
      if (!now || now === drawn) return;
      drawn = now;
      text(words, `${story(now)} It says how you act, not how much you score.`);
      const before = new Set(now.path.map(([, name]) => name));
      fill(
        grid,
        ...GRID.flat().map((broken) => {
          const name = broken.replaceAll("-", "");
          return h("span", { class: name === now.name ? "now" : before.has(name) ? "before" : "" }, broken.replaceAll("-", "\u00ad"));
        }),
      );
    },
  };
}

/** `Explorer (Nov 2010) → Conversationalist (Feb 2011).` */
function story({ name, path }: Style): string {
  const turns = path.filter(([, style], index) => style !== path[index - 1]?.[1]);
  if (turns.length < 2) return `${name}.`;
  return `${turns.slice(-4).map(([when, style]) => `${style} (${month(when)})`).join(" → ")}.`;
}
