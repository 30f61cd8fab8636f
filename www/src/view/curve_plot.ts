// The curve's days in view, the day that is read out, and their drawing.

import { h } from "../dom";
import type { CurvePoint, Day } from "../engine";
import { seconds } from "../format";
import type { Span } from "../state";
import { draw } from "./curve_draw";
import { DAY, fives, type Scale, within, xOf, yOf } from "./curve_scale";

/** Zooming in ends here, in days. */
const CLOSEST = 5;

export interface Plot {
  canvas: HTMLCanvasElement;
  /** Inside the axes. */
  area: HTMLElement;
  /** The mark of the day that is read out. */
  mark: HTMLElement;
  /** Where days and scores lie in the area; `null`: nothing is drawn. */
  scale: Scale | null;
  points: readonly CurvePoint[];
  /** What happened, where `points` are imagined. */
  happened: readonly CurvePoint[] | null;
  /** The number of each day in `points`. */
  index: Map<Day, number>;
  /** The day that is read out: a number in `points`. */
  cursor: number;
  /** The visible days, as seconds; `null`: all. */
  range: [from: number, to: number] | null;
  days: Span | null;
  /** How sure the last day's score is. */
  band: [low: number, high: number] | null;
  /** While two days are being chosen. */
  choosing: Span | null;
  drawn(): void;
  moved(): void;
}

export function makePlot(place: HTMLElement): Plot {
  const mark = h("div", { class: "cursor" }, h("i"));
  const plot: Plot = {
    canvas: h("canvas"),
    area: h("div", { class: "plot-area" }, mark),
    mark,
    scale: null,
    points: [],
    happened: null,
    index: new Map(),
    cursor: 0,
    range: null,
    days: null,
    band: null,
    choosing: null,
    drawn() {},
    moved() {},
  };
  place.append(plot.canvas, plot.area);
  new ResizeObserver(() => redraw(plot)).observe(place);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => redraw(plot));
  }
  return plot;
}

/** Shows another curve; the zoom stays where it still has days to show. */
export function setCurve(plot: Plot, points: readonly CurvePoint[], happened: readonly CurvePoint[] | null): void {
  const atEnd = plot.points.length === 0 || plot.cursor >= plot.points.length - 1;
  const before = plot.points[plot.cursor]?.[0];
  plot.points = points;
  plot.happened = happened;
  plot.index = new Map(points.map(([day], index) => [day, index]));
  plot.cursor = (atEnd ? undefined : plot.index.get(before ?? "")) ?? points.length - 1;
  const [first, last] = bounds(plot);
  if (plot.range && (plot.range[0] < first || plot.range[1] > last)) plot.range = null;
  redraw(plot);
}

/** Draws what there is, as it is now. */
export function redraw(plot: Plot): void {
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = plot.area;
  if (width <= 0 || height <= 0 || plot.points.length < 2) return;
  const [from, to] = plot.range ?? bounds(plot);
  const seen = [plot.points, plot.happened ?? []].flatMap((points) => points.slice(...within(points, from, to)));
  const [low, high] = fives([...seen.map(([, score]) => score), ...(plot.band ?? [])]);
  plot.scale = { width, height, from, to, low, high };
  draw(plot, plot.scale, offsetLeft, offsetTop);
  placeCursor(plot);
  plot.drawn();
}

/** Moves the cursor, and the visible days with it. */
export function moveCursor(plot: Plot, index: number): void {
  plot.cursor = Math.max(0, Math.min(plot.points.length - 1, index));
  const x = secondsAt(plot, plot.cursor);
  if (plot.range && (x < plot.range[0] || x > plot.range[1])) {
    const half = (plot.range[1] - plot.range[0]) / 2;
    setRange(plot, x - half, x + half);
  }
  placeCursor(plot);
  plot.moved();
}

function placeCursor({ scale, mark, points, cursor }: Plot): void {
  const point = points[cursor];
  if (!scale || !point) return;
  const x = xOf(scale, seconds(point[0]));
  mark.hidden = x < 0 || x > scale.width;
  mark.style.left = `${x}px`;
  (mark.firstElementChild as HTMLElement).style.top = `${yOf(scale, point[1])}px`;
}

/** Shows `factor` times as many days around `centre`, by default the cursor. */
export function zoom(plot: Plot, factor: number, centre = secondsAt(plot, plot.cursor)): void {
  const [from, to] = plot.range ?? bounds(plot);
  setRange(plot, centre - (centre - from) * factor, centre + (to - centre) * factor);
}

export function resetRange(plot: Plot): void {
  plot.range = null;
  redraw(plot);
}

function setRange(plot: Plot, from: number, to: number): void {
  const [first, last] = bounds(plot);
  const width = Math.max(to - from, CLOSEST * DAY);
  if (width >= last - first) return resetRange(plot);
  const start = Math.max(first, Math.min(last - width, (from + to - width) / 2));
  plot.range = [start, start + width];
  redraw(plot);
}

const secondsAt = ({ points }: Plot, index: number): number => seconds(points[index]?.[0] ?? "1970-01-01");

function bounds(plot: Plot): [number, number] {
  return [secondsAt(plot, 0), secondsAt(plot, plot.points.length - 1)];
}
