// The area under the curve by network: bands in the networks' colours, which together are the score.

import type uPlot from "uplot";
import type { CurvePoint } from "../engine/types";

/** The networks that add something on any day, those that add the most first: they lie lowest. */
export function networksOf(curve: readonly CurvePoint[]): string[] {
  const sums = new Map<string, number>();
  for (const { networks } of curve) for (const { network, points } of networks ?? []) sums.set(network, (sums.get(network) ?? 0) + points);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([network]) => network);
}

/** The bands of the days in sight; days without data leave a gap, as the line does. */
export function bands(u: uPlot, curve: readonly CurvePoint[], networks: readonly string[], hue: (network: string) => string): void {
  const [first, last] = u.series[0]?.idxs ?? [0, -1];
  const days = curve.slice(first, last + 1);
  if (networks.length < 2 || days.length < 2) return;
  const { ctx, bbox } = u;
  const xs = days.map((_, index) => u.valToPos(u.data[0][first + index]!, "x", true));
  let below = days.map(() => 0);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = 0.3;
  for (const network of networks) {
    const above = days.map((day, index) => below[index]! + (day.networks?.find((one) => one.network === network)?.points ?? 0));
    ctx.beginPath();
    for (const [index, x] of xs.entries()) ctx.lineTo(x, u.valToPos(above[index]!, "y", true));
    for (let index = xs.length - 1; index >= 0; index--) ctx.lineTo(xs[index]!, u.valToPos(below[index]!, "y", true));
    ctx.closePath();
    ctx.fillStyle = hue(network);
    ctx.fill();
    below = above;
  }
  ctx.restore();
}
