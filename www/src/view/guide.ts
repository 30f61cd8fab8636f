// How to get each network's export: two or three steps, and the wait it takes.

import { fill, h, type View } from "../dom";
import type { Format } from "../engine";
import type { State } from "../state";
import table from "../../../tests/fixtures/cloutscope/example/export/example.csv";

/** What is offered as a start, by format: part of the page, as nothing can be fetched after the lock. */
const EXAMPLES: Record<string, { file: string; text: string }> = { cloutscope: { file: "example.csv", text: table } };

export function guide(): View<State> {
  const items = h("div", { class: "formats" });
  const node = h(
    "section",
    { class: "card guide", "aria-labelledby": "guide-title" },
    h("h2", { id: "guide-title" }, "How to get your exports"),
    h("p", { class: "quiet" }, "Ask each network for a copy of your data, choose JSON where it offers HTML, and drop the file as it comes."),
    items,
  );
  let drawn: readonly Format[] | undefined;
  return {
    node,
    update({ formats }) {
      if (formats === drawn) return;
      drawn = formats;
      node.hidden = formats.length === 0;
      fill(items, ...formats.map(steps));
    },
  };
}

function steps({ name, title, how, wait }: Format): HTMLElement {
  const example = EXAMPLES[name];
  return h(
    "details",
    {},
    h("summary", {}, h("span", {}, title), h("span", { class: "quiet" }, wait)),
    h("ol", {}, ...how.map((step) => h("li", {}, step))),
    example && h("p", {}, h("a", { download: example.file, href: `data:text/csv;charset=utf-8,${encodeURIComponent(example.text)}` }, `Save ${example.file}`)),
  );
}
