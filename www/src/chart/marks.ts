// What is drawn on the curve beside the line: the chosen days, the days that aren't fully known, numbered dots.

import type uPlot from "uplot";
import type { CurveEvent, CurvePoint } from "../engine/types";
import type { Span } from "../state/store";
import { seconds } from "../words/format";

interface Colours {
  accent: string;
  area: string;
  quiet: string;
  line: string;
  ink: string;
  event: string;
  span: string;
  ground: string;
}

const NAMES: (keyof Colours)[] = ["accent", "area", "quiet", "line", "ink", "event", "span", "ground"];
let known: Colours | null = null;

/** The page's colours, as its styles have them now. */
export function colours(): Colours {
  if (!known) {
    const style = getComputedStyle(document.documentElement);
    known = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as unknown as Colours;
  }
  return known;
}

/** A network's, the same on page, badge and card. */
export function networkColour(network: string): string {
  const style = getComputedStyle(document.documentElement);
  return (style.getPropertyValue(`--net-${network}`) || style.getPropertyValue("--net-other")).trim();
}

/** Calls `changed` when the scheme changes, and for print, which is light. */
export function watchColours(changed: () => void): () => void {
  const again = () => {
    known = null;
    changed();
  };
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", again);
  return () => {
    for (const query of queries) query.removeEventListener("change", again);
  };
}

const x = (u: uPlot, day: string): number => u.valToPos(seconds(day), "x", true);

/** The chosen days: an area with two edges, which forced colours keep. */
export function bandOf(u: uPlot, span: Span | null): void {
  if (!span) return;
  const { ctx, bbox } = u;
  const [from, to] = [x(u, span.from), x(u, span.to)];
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = colours().span;
  ctx.fillRect(from, bbox.top, Math.max(to - from, 2), bbox.height);
  ctx.strokeStyle = colours().event;
  ctx.lineWidth = devicePixelRatio;
  for (const edge of [from, to]) {
    // On whole pixels, else the line is a pale one of two.
    const at = Math.round(edge) + (ctx.lineWidth % 2) / 2;
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** Days that aren't fully known: behind an export's end, or filling at its beginning. */
export function hatch(u: uPlot, curve: readonly CurvePoint[]): void {
  const { ctx, bbox } = u;
  const step = 7 * devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colours().line;
  ctx.lineWidth = devicePixelRatio;
  for (const [from, to] of unknownStretches(curve)) {
    const [left, right] = [Math.max(x(u, from), bbox.left), Math.min(x(u, to), bbox.left + bbox.width)];
    if (right <= left) continue;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, right - left, bbox.height);
    ctx.clip();
    ctx.beginPath();
    for (let at = left - bbox.height; at < right; at += step) {
      ctx.moveTo(at, bbox.top + bbox.height);
      ctx.lineTo(at + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  }
  ctx.restore();
}

/** First and last days of each stretch in which a network is not known. */
function unknownStretches(curve: readonly CurvePoint[]): [from: string, to: string][] {
  const stretches: [string, string][] = [];
  let from: string | null = null;
  for (const { day, unknown } of curve) {
    if (unknown?.length && from === null) from = day;
    if (!unknown?.length && from !== null) {
      stretches.push([from, day]);
      from = null;
    }
  }
  const last = curve.at(-1)?.day;
  if (from !== null && last) stretches.push([from, last]);
  return stretches;
}

const RADIUS = 9;

export function dots(u: uPlot, curve: readonly CurvePoint[], events: readonly { number: number; event: CurveEvent }[]): void {
  const { ctx, bbox } = u;
  const score = new Map(curve.map((point) => [point.day, point.score]));
  const radius = RADIUS * devicePixelRatio;
  const { ink, event: loud, quiet, ground } = colours();
  ctx.save();
  ctx.font = `700 ${11 * devicePixelRatio}px system-ui`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const { number, event } of events) {
    const at = x(u, event.day);
    if (at < bbox.left - 1 || at > bbox.left + bbox.width + 1) continue;
    const y = u.valToPos(score.get(event.day) ?? 0, "y", true);
    ctx.fillStyle = event.kind === "counting" ? quiet : event.kind === "rise" ? loud : ink;
    ctx.beginPath();
    ctx.arc(at, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = ground;
    ctx.fillText(String(number), at, y + devicePixelRatio * 0.5);
  }
  ctx.restore();
}
