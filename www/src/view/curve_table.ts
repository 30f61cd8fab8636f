// The curve as a table, for those who don't see it, or want its numbers.

import { fill, fold, h } from "../dom";
import type { CurvePoint } from "../engine";
import { day, score as rounded, seconds } from "../format";
import type { Plot } from "./curve_plot";

/** Up to so many days each has its row; of more, the last of every month. */
const EACH_DAY = 62;

export function curveTable(plot: Plot): { node: HTMLElement; refresh(): void } {
  const draw = (body: HTMLElement) => {
    const visible = plot.points.filter(([at]) => !plot.range || (seconds(at) >= plot.range[0] && seconds(at) <= plot.range[1]));
    const each = visible.length <= EACH_DAY;
    const rows = each ? visible : visible.filter(lastOfMonth);
    const caption = each ? "The score of each visible day" : "The score at the end of each month; zoom in to see each day";
    fill(
      body,
      h(
        "div",
        // Scrolls by itself, so it takes the focus.
        { class: "curve-table", tabindex: 0, role: "region", "aria-label": "The curve as a table" },
        h(
          "table",
          {},
          h("caption", { class: "quiet" }, caption),
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Day"), h("th", { scope: "col" }, "Score"))),
          h("tbody", {}, ...rows.map(([at, score]) => h("tr", {}, h("th", { scope: "row" }, day(at)), h("td", {}, rounded(score))))),
        ),
      ),
    );
  };
  const node = fold("as-table", ["The curve as a table"], draw);
  let drawn: unknown[] = [];
  return {
    node,
    refresh() {
      const now = [plot.points, plot.range];
      if (!node.open || now.every((value, index) => value === drawn[index])) return;
      drawn = now;
      draw(node.body);
    },
  };
}

function lastOfMonth([at]: CurvePoint, index: number, points: readonly CurvePoint[]): boolean {
  return points[index + 1]?.[0].slice(0, 7) !== at.slice(0, 7);
}
