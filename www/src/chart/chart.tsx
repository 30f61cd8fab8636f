// The curve by uPlot: an area, numbered dots for what happened, the chosen days, days that aren't fully known hatched; a
// small one below it with grips; and a slider for the keyboard and for those who hear it.

import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { CurveEvent, CurvePoint } from "../engine/types";
import type { Span } from "../state/store";
import { dayOf, seconds } from "../words/format";
import { f } from "../words/locale";
import { words } from "../words/words";
import { bands } from "./bands";
import { bindGestures } from "./gestures";
import { bandOf, colours, dots, hatch, networkColour, watchColours } from "./marks";
import { Overview } from "./overview";

export const RANGES = ["1M", "3M", "1Y", "All"] as const;
export type Range = (typeof RANGES)[number];
const DAYS: Record<Range, number> = { "1M": 31, "3M": 92, "1Y": 366, All: Number.POSITIVE_INFINITY };

const DAY = 86_400;
/** Zooming in ends here, in days. */
const CLOSEST = 7;
/** Its height: lower where the window is narrow. */
const heightOf = (width: number): number => (width < 360 ? 220 : width < 560 ? 270 : 300);

interface Props {
  curve: readonly CurvePoint[];
  /** What happened, where `curve` is imagined. */
  happened: readonly CurvePoint[] | null;
  events: readonly { number: number; event: CurveEvent }[];
  /** Those that add something, the lowest band first. */
  networks: readonly string[];
  title: (network: string) => string;
  span: Span | null;
  range: Range;
  choose: (span: Span) => void;
}

export function Chart(props: Props) {
  const { curve, happened, events, span, range, choose } = props;
  const chart = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  /** What the plugins draw: the newest props, without a new chart. */
  const now = useRef(props);
  now.current = props;
  const [seen, setSeen] = useState<[number, number]>([0, 0]);

  const show = (from: number, to: number) => {
    // The newest curve's ends: the gestures keep this function while days come in.
    const [first, last] = endsOf(now.current.curve);
    const width = Math.min(Math.max(to - from, CLOSEST * DAY), last - first || DAY);
    const start = Math.max(first, Math.min(last - width, (from + to - width) / 2));
    setSeen([start, start + width]);
    plot.current?.setScale("x", { min: start, max: start + width });
  };

  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const made = new uPlot(
      optionsOf(node.clientWidth || 600, now, (from, to) => choose({ from, to })),
      dataOf(curve, happened),
      node,
    );
    plot.current = made;
    const resized = new ResizeObserver(() => made.setSize({ width: node.clientWidth, height: heightOf(node.clientWidth) }));
    resized.observe(node);
    const unwatch = watchColours(() => made.redraw(false));
    const unbind = bindGestures(made, chart.current!, show);
    return () => {
      resized.disconnect();
      unwatch();
      unbind();
      made.destroy();
      plot.current = null;
    };
    // A new chart only for another shape of data.
  }, [happened === null]);

  useEffect(() => {
    plot.current?.setData(dataOf(curve, happened), false);
    const [first, last] = endsOf(curve);
    show(Math.max(first, last - DAYS[range] * DAY), last);
  }, [curve, happened, range]);

  // Without new paths: those would undo the days that are to be shown.
  useEffect(() => plot.current?.redraw(false), [events, span]);

  return (
    <div class="chart" ref={chart}>
      <div class="plot" ref={place} aria-hidden="true" />
      <p class="zoom-hint" aria-hidden="true">
        {words.value.curve.zoom(/Mac/.test(navigator.platform) ? "⌘" : words.value.common.ctrl)}
      </p>
      <Overview curve={curve} seen={seen} show={show} />
      <DaySlider curve={curve} choose={choose} />
    </div>
  );
}

const endsOf = (curve: readonly CurvePoint[]): [first: number, last: number] => [
  seconds(curve[0]?.day ?? "1970-01-01"),
  seconds(curve.at(-1)?.day ?? "1970-01-01"),
];

function dataOf(curve: readonly CurvePoint[], happened: readonly CurvePoint[] | null): uPlot.AlignedData {
  const days = curve.map(({ day }) => seconds(day));
  const scores = curve.map(({ score }) => score);
  if (!happened) return [days, scores];
  const by = new Map(happened.map(({ day, score }) => [day, score]));
  return [days, scores, curve.map(({ day }) => by.get(day) ?? null)];
}

function optionsOf(width: number, now: { current: Props }, choose: (from: string, to: string) => void): uPlot.Options {
  const axis: Partial<uPlot.Axis> = {
    stroke: () => colours().quiet,
    grid: { stroke: () => colours().line, width: 1 },
    ticks: { show: false },
    font: "12px system-ui",
  };
  const series: uPlot.Series[] = [
    {},
    { stroke: () => colours().accent, width: 2, fill: () => (now.current.networks.length > 1 ? "transparent" : colours().area), points: { show: false } },
  ];
  if (now.current.happened) series.push({ stroke: () => colours().quiet, width: 1.5, dash: [4, 4], points: { show: false } });
  return {
    width,
    height: heightOf(width),
    tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "UTC"),
    legend: { show: false },
    // The small curve below has the same margins (page.css).
    padding: [8, 20, 0, 0],
    cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 8 } },
    scales: {
      x: { time: true },
      y: {
        range: (_, low, high) => [
          now.current.networks.length > 1 || (low > 0 && low < 12) ? 0 : Math.max(0, Math.floor(low / 5) * 5),
          Math.max(5, Math.ceil((high + 1) / 5) * 5),
        ],
      },
    },
    axes: [
      { ...axis, values: (_, ticks) => ticks.map((tick) => f.value.shortDay(dayOf(tick))), space: 80, size: 30 },
      // Whole scores, or 2.5 would read as 3.
      { ...axis, size: 34, incrs: [1, 2, 5, 10, 20, 50], values: (_, ticks) => ticks.map((tick) => f.value.count(tick)) },
    ],
    series,
    hooks: {
      drawClear: [
        (u) => bands(u, now.current.curve, now.current.networks, networkColour),
        (u) => bandOf(u, now.current.span),
        (u) => hatch(u, now.current.curve),
      ],
      draw: [(u) => dots(u, now.current.curve, now.current.events)],
      setSelect: [
        (u) => {
          const { left, width: wide } = u.select;
          if (wide < 4) return;
          const days = [u.posToVal(left, "x"), u.posToVal(left + wide, "x")].map((time) => dayOf(Math.round(time / DAY) * DAY)) as [string, string];
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          const [from, to] = within(days, now.current.curve);
          if (from < to) choose(from, to);
        },
      ],
      setCursor: [(u) => readOut(u, now.current)],
    },
  };
}

function within([from, to]: [string, string], curve: readonly CurvePoint[]): [string, string] {
  const [first, last] = [curve[0]?.day ?? from, curve.at(-1)?.day ?? to];
  return [from < first ? first : from, to > last ? last : to];
}

/** The day under the pointer, above the plot. */
function readOut(u: uPlot, { curve, title }: Props): void {
  const box = u.over.querySelector<HTMLElement>(".read-out") ?? u.over.appendChild(Object.assign(document.createElement("div"), { className: "read-out" }));
  const point = u.cursor.idx == null ? undefined : curve[u.cursor.idx];
  box.hidden = point === undefined || (u.cursor.left ?? -1) < 0;
  if (!point) return;
  const { day, score, unknown } = point;
  const parts =
    (point.networks?.length ?? 0) > 1 ? ` = ${point.networks!.map(({ network, points }) => `${title(network)} ${f.value.score(points)}`).join(" + ")}` : "";
  box.textContent = `${f.value.day(day)} · ${f.value.score(score)}${parts}${unknown?.length ? ` · ${words.value.curve.unknown}` : ""}`;
  const left = u.cursor.left ?? 0;
  box.style.left = `${Math.min(Math.max(left - box.offsetWidth / 2, 0), u.over.clientWidth - box.offsetWidth)}px`;
}

/** The same by keyboard: arrows move by a day, with Shift they choose days, Page keys move by a month. */
function DaySlider({ curve, choose }: Pick<Props, "curve" | "choose">) {
  const w = words.value;
  /** `null`: the last, also of a curve that has grown. */
  const [at, setAt] = useState<number | null>(null);
  const [begun, setBegun] = useState<number | null>(null);
  const index = Math.min(at ?? curve.length - 1, curve.length - 1);
  const point = curve[index];
  if (!point) return null;
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageUp: 30, PageDown: -30, Home: -curve.length, End: curve.length }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(curve.length - 1, index + step));
    setAt(next);
    if (!event.shiftKey) {
      setBegun(null);
      return;
    }
    const start = begun ?? index;
    setBegun(start);
    const [from, to] = [curve[Math.min(start, next)]!.day, curve[Math.max(start, next)]!.day];
    if (from < to) choose({ from, to });
  };
  const { day, score } = point;
  return (
    <div
      class="day-slider"
      role="slider"
      tabIndex={0}
      aria-label={w.curve.slider(f.value.day(curve[0]!.day))}
      aria-valuemin={0}
      aria-valuemax={curve.length - 1}
      aria-valuenow={index}
      aria-valuetext={`${f.value.longDay(day)}: ${f.value.score(score)}`}
      onKeyDown={key}
    >
      {`${f.value.day(day)} · ${f.value.score(score)}`} <span class="quiet">{w.curve.keys}</span>
    </div>
  );
}
