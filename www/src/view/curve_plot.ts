// The curve's drawing: uPlot, in the page's colours, with the chosen days behind the line.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { CurvePoint, Day } from "../engine";
import { dayInYear, dayOf, month, seconds } from "../format";
import type { Span } from "../state";

const DAY = 86_400;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
/** The widths of the x axis's steps; uPlot walks months and years by the calendar. */
const STEPS = [1, 2, 3, 5, 10].map((days) => days * DAY).concat([1, 2, 3, 6].map((months) => months * MONTH), [1, 2, 5, 10].map((years) => years * YEAR));
/** Zooming in ends here, in days. */
const CLOSEST = 5;

export interface Plot {
  /** Made when there is both a curve and a place of some width. */
  u: uPlot | null;
  place: HTMLElement;
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
  const plot: Plot = {
    u: null,
    place,
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
  new ResizeObserver(() => fit(plot)).observe(place);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => plot.u?.redraw());
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
  if (plot.u) {
    plot.u.setData(columns(plot), false);
    applyRange(plot);
  } else {
    fit(plot);
  }
}

/** Moves the cursor, and the visible days with it. */
export function moveCursor(plot: Plot, index: number): void {
  plot.cursor = Math.max(0, Math.min(plot.points.length - 1, index));
  const x = secondsAt(plot, plot.cursor);
  if (plot.range && (x < plot.range[0] || x > plot.range[1])) {
    const half = (plot.range[1] - plot.range[0]) / 2;
    setRange(plot, x - half, x + half);
  }
  const point = plot.points[plot.cursor];
  if (plot.u && point) plot.u.setCursor({ left: plot.u.valToPos(x, "x"), top: plot.u.valToPos(point[1], "y") });
  plot.moved();
}

/** Shows `factor` times as many days around `centre`, by default the cursor. */
export function zoom(plot: Plot, factor: number, centre = secondsAt(plot, plot.cursor)): void {
  const [from, to] = plot.range ?? bounds(plot);
  setRange(plot, centre - (centre - from) * factor, centre + (to - centre) * factor);
}

export function resetRange(plot: Plot): void {
  plot.range = null;
  applyRange(plot);
}

function setRange(plot: Plot, from: number, to: number): void {
  const [first, last] = bounds(plot);
  const width = Math.max(to - from, CLOSEST * DAY);
  if (width >= last - first) return resetRange(plot);
  const start = Math.max(first, Math.min(last - width, (from + to - width) / 2));
  plot.range = [start, start + width];
  applyRange(plot);
}

function applyRange(plot: Plot): void {
  const [min, max] = plot.range ?? bounds(plot);
  plot.u?.setScale("x", { min, max });
}

export const secondsAt = ({ points }: Plot, index: number): number => seconds(points[index]?.[0] ?? "1970-01-01");

function bounds(plot: Plot): [number, number] {
  return [secondsAt(plot, 0), secondsAt(plot, plot.points.length - 1)];
}

function columns({ points, happened }: Plot): uPlot.AlignedData {
  const then = new Map(happened);
  return [points.map(([day]) => seconds(day)), points.map(([, score]) => score), points.map(([day]) => then.get(day) ?? null)];
}

function fit(plot: Plot): void {
  const { clientWidth: width, clientHeight: height } = plot.place;
  if (width === 0 || plot.points.length < 2) return;
  if (plot.u) {
    plot.u.setSize({ width, height });
  } else {
    plot.u = new uPlot(options(plot, width, height), columns(plot), plot.place);
    applyRange(plot);
    moveCursor(plot, plot.cursor);
  }
}

/** A colour of the style sheet, as it is now. */
const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function options(plot: Plot, width: number, height: number): uPlot.Options {
  const font = `${0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px system-ui, sans-serif`;
  const axis: uPlot.Axis = {
    font,
    stroke: () => colour("quiet"),
    grid: { stroke: () => colour("line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    legend: { show: false },
    padding: [12, 12, 0, 0],
    tzDate: (unixSeconds) => uPlot.tzDate(new Date(unixSeconds * 1000), "Etc/UTC"),
    cursor: {
      drag: { x: false, y: false },
      y: false,
      points: { size: 9, fill: () => colour("accent"), stroke: () => colour("card"), width: 2 },
    },
    scales: { y: { range: (_, min, max) => nice(min, max, plot.band) } },
    axes: [
      { ...axis, size: 30, incrs: STEPS, space: 64, grid: { show: false }, values: (_, splits, __, ___, step) => splits.map((at) => dayLabel(at, step)) },
      { ...axis, size: 34, space: 36, incrs: [1, 2, 5, 10, 20] },
    ],
    series: [
      {},
      { stroke: () => colour("accent"), width: 2, points: { show: false } },
      { stroke: () => colour("edge"), width: 1.5, dash: [4, 4], points: { show: false } },
    ],
    hooks: {
      drawAxes: [(u) => drawDays(u, plot.choosing ?? plot.days), (u) => drawBand(u, plot)],
      draw: [() => plot.drawn()],
      setCursor: [
        ({ cursor: { idx } }) => {
          if (idx === null || idx === undefined || idx === plot.cursor) return;
          plot.cursor = idx;
          plot.moved();
        },
      ],
    },
  };
}

/** Whole fives around the visible scores and the band. */
function nice(min: number | null, max: number | null, band: Plot["band"]): [number, number] {
  if (min === null || max === null) return [0, 100];
  const [low, high] = [Math.min(min, band?.[0] ?? min), Math.max(max, band?.[1] ?? max)];
  return [Math.max(0, 5 * Math.floor((low - 1) / 5)), Math.min(100, 5 * Math.ceil((high + 1) / 5))];
}

function dayLabel(at: number, step: number): string {
  const day = dayOf(at);
  if (step >= YEAR) return day.slice(0, 4);
  if (step >= MONTH) return month(day.slice(0, 7));
  return dayInYear(day);
}

function drawDays(u: uPlot, days: Span | null): void {
  if (!days) return;
  const { ctx, bbox } = u;
  const clamp = (x: number) => Math.max(bbox.left, Math.min(bbox.left + bbox.width, x));
  const [left, right] = [days.from, days.to].map((day) => clamp(u.valToPos(seconds(day), "x", true))) as [number, number];
  ctx.save();
  ctx.fillStyle = colour("band");
  ctx.fillRect(left, bbox.top, right - left, bbox.height);
  ctx.restore();
}

/** The last day's band, as a pillar that ends in two lines. */
function drawBand(u: uPlot, { band, points }: Plot): void {
  const last = points.at(-1);
  if (!band || !last) return;
  const { ctx, bbox } = u;
  const x = u.valToPos(seconds(last[0]), "x", true);
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  const [low, high] = band.map((score) => u.valToPos(score, "y", true)) as [number, number];
  const half = 5 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colour("band");
  ctx.fillRect(x - half, high, 2 * half, low - high);
  ctx.fillStyle = colour("accent");
  for (const edge of [low, high]) ctx.fillRect(x - half, edge - 0.5, 2 * half, devicePixelRatio);
  ctx.restore();
}
