// A bar: as long as its number, in the colour of its network. Decoration; the number stands beside it.

import { h } from "../dom";

/** With a `largest`, its share of the width; without, its share among its neighbours. */
export function bar(value: number, largest: number, hue: string): HTMLElement {
  const node = h("i", { class: `bar ${hue}` });
  if (largest > 0) node.style.inlineSize = `${Math.min(100, (100 * Math.abs(value)) / largest)}%`;
  else node.style.flexGrow = String(value);
  return node;
}
