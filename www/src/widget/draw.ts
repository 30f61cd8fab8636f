// A card as elements. All text goes in as text; no style attribute, no markup: the strictest policies take it.

import type { Card } from "./read";
import type { Words } from "./words";

/** By the name that a card has: title, and colour in the light and in the dark; put here by www/build.mjs. */
declare const NETWORKS: Record<string, [title: string, light: string, dark: string]>;
/** Named; further ones are taken together. */
const NAMED = 4;

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [320, 56];

export function draw(card: Card, home: string | null, w: Words): HTMLElement {
  const shown = w.number;
  const change = (value: number): string => (shown(value).startsWith("-") ? `−${shown(-value)}` : `+${shown(value)}`);
  const { name, score, band, delta, curve, style, asOf } = card;
  const named = name || w.named;
  const node = element("figure", "card", "");
  node.setAttribute("aria-label", `${named}: ${shown(score)}${w.of}`);
  const value = element("p", "value", "");
  value.append(element("b", "", shown(score)), w.of);
  const when = element("figcaption", "quiet", "");
  when.append(brand(home), w.asOf);
  const time = element("time", "", w.day(asOf));
  time.setAttribute("datetime", asOf);
  when.append(time);
  const name_ = element("p", "name", named);
  // A name may be of another direction than the blog.
  name_.dir = "auto";
  node.append(name_, value);
  if (band) node.append(element("p", "quiet", w.band(shown(band[0]!), shown(band[1]!))));
  if (curve.length > 1) node.append(sparkline(curve, w));
  if (delta.length > 0) {
    const list = element("ul", "changes", "");
    for (const [days, rise] of delta) {
      const item = element("li", "quiet", "");
      item.append(element("b", rise < 0 ? "loss" : "", change(rise)), w.days(days));
      list.append(item);
    }
    node.append(list);
  }
  if (card.networks.length > 0) node.append(...networks(card.networks, w));
  if (style) node.append(element("p", "", w.style(style)));
  node.append(when);
  return node;
}

/** What can't be shown says why, and nothing else. */
export function refusal(why: string): HTMLElement {
  return element("p", "card", `This score can't be shown: ${why}.`);
}

/** What made it, with a link to where the blog's author says that it is. */
function brand(home: string | null): Node {
  const link = element("a", "", "Cloutscope") as HTMLAnchorElement;
  link.href = home ?? "";
  if (!home || !/^https?:$/.test(link.protocol)) return document.createTextNode("Cloutscope");
  // From a frame, too.
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

/** A bar of the networks' points, and its key. */
function networks(all: Card["networks"], w: Words): Element[] {
  const parts = all.slice(0, all.length > NAMED ? NAMED - 1 : NAMED).map(([network, points]) => {
    const [title, light, dark] = NETWORKS[network] ?? [network, ...NETWORKS[""]!.slice(1)];
    return { title, points, fill: `light-dark(${light}, ${dark})` };
  });
  const rest = all.slice(parts.length);
  const [, light, dark] = NETWORKS[""]!;
  if (rest.length > 0)
    parts.push({ title: w.more(rest.length), points: rest.reduce((sum, [, points]) => sum + points, 0), fill: `light-dark(${light}, ${dark})` });
  const sum = parts.reduce((all, { points }) => all + points, 0) || 1;
  const bar = shape("svg", { viewBox: `0 0 ${WIDTH} 6`, "aria-hidden": "true" });
  const key = element("ul", "networks", "");
  let x = 0;
  for (const { title, points, fill } of parts) {
    const width = (points / sum) * WIDTH;
    bar.append(shape("rect", { x: x.toFixed(1), width: Math.max(width - 2, 0.5).toFixed(1), height: 6, rx: 1.5, fill }));
    x += width;
    const item = element("li", "quiet", "");
    const dot = shape("svg", { viewBox: "0 0 6 6", "aria-hidden": "true" });
    dot.append(shape("rect", { width: 6, height: 6, rx: 3, fill }));
    item.append(dot, `${title} ${w.number(points)}`);
    key.append(item);
  }
  return [bar, key];
}

function element(tag: string, className: string, content: string): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = content;
  return made;
}

function sparkline(curve: number[], w: Words): SVGElement {
  const [least, most] = [Math.min(...curve), Math.max(...curve)];
  // A score that hardly moves is drawn flat.
  const range = Math.max(most - least, 5);
  const x = (week: number) => 4 + (week * (WIDTH - 8)) / (curve.length - 1);
  const y = (score: number) => HEIGHT - 4 - ((score - least) * (HEIGHT - 8)) / range;
  const at = (week: number) => `${x(week).toFixed(1)} ${y(curve[week]!).toFixed(1)}`;
  const last = curve.length - 1;
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  svg.setAttribute("aria-label", w.weeks(last, w.number(curve[0]!), w.number(least), w.number(most)));
  const line = `M${curve.map((_, week) => at(week)).join("L")}`;
  const area = shape("path", { class: "area", d: `${line}V${HEIGHT}H${x(0)}Z` });
  svg.append(area, shape("path", { d: line }), shape("circle", { cx: x(last), cy: y(curve[last]!), r: 3 }));
  return svg;
}

function shape(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
