// The curve by pointer, wheel and keyboard.

import { seconds } from "../format";
import type { Span } from "../state";
import { moveCursor, type Plot, redraw, resetRange, zoom } from "./curve_plot";
import { DAY, secondsOf } from "./curve_scale";

const MONTH = 30;
/** Milliseconds of silence after which a turn of the wheel is a new one. */
const NEW_TURN = 250;

export function control(plot: Plot, place: HTMLElement, choose: (days: Span | null) => void): void {
  byPointer(plot, place, choose);
  byWheel(plot, place);
  byKeys(plot, place, choose);
}

function between(plot: Plot, one: number, other: number): Span | null {
  const from = plot.points[Math.min(one, other)]?.[0];
  const to = plot.points[Math.max(one, other)]?.[0];
  return one === other || !from || !to ? null : { from, to };
}

/** Dragging chooses two days; a finger may still scroll the page up and down. */
function byPointer(plot: Plot, place: HTMLElement, choose: (days: Span | null) => void): void {
  let start: number | null = null;
  const indexAt = ({ clientX }: PointerEvent): number | null => {
    const first = plot.points[0];
    if (!plot.scale || !first) return null;
    const x = Math.max(0, Math.min(plot.scale.width, clientX - plot.area.getBoundingClientRect().left));
    return Math.round((secondsOf(plot.scale, x) - seconds(first[0])) / DAY);
  };
  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = indexAt(event);
    place.setPointerCapture(event.pointerId);
  });
  place.addEventListener("pointermove", (event) => {
    const here = indexAt(event);
    if (here === null || (start === null && event.pointerType !== "mouse")) return;
    if (start !== null) plot.choosing = between(plot, start, here);
    if (here === plot.cursor) return;
    moveCursor(plot, here);
    if (start !== null) redraw(plot);
  });
  const end = (event: PointerEvent, keep: boolean) => {
    const here = indexAt(event);
    const days = keep && start !== null && here !== null ? between(plot, start, here) : null;
    start = null;
    plot.choosing = null;
    if (here !== null && event.pointerType !== "mouse") moveCursor(plot, here);
    if (days) choose(days);
    else redraw(plot);
  };
  place.addEventListener("pointerup", (event) => end(event, true));
  place.addEventListener("pointercancel", (event) => end(event, false));
}

/** A turn of the wheel zooms where it began over the curve; one that came scrolling by, or can't zoom out more, scrolls. */
function byWheel(plot: Plot, place: HTMLElement): void {
  let last = -Infinity;
  let ours = false;
  addEventListener(
    "wheel",
    (event) => {
      if (event.timeStamp - last > NEW_TURN) ours = place.contains(event.target as Node);
      last = event.timeStamp;
    },
    { passive: true, capture: true },
  );
  place.addEventListener(
    "wheel",
    (event) => {
      const { scale } = plot;
      const out = event.deltaY > 0;
      if (!scale || !ours || event.deltaY === 0 || (out && plot.range === null)) return;
      event.preventDefault();
      zoom(plot, out ? 1.25 : 0.8, secondsOf(scale, event.clientX - plot.area.getBoundingClientRect().left));
    },
    { passive: false },
  );
}

function byKeys(plot: Plot, place: HTMLElement, choose: (days: Span | null) => void): void {
  /** Where choosing by Shift began. */
  let anchor: number | null = null;
  const targets: Record<string, () => number> = {
    ArrowLeft: () => plot.cursor - 1,
    ArrowRight: () => plot.cursor + 1,
    ArrowDown: () => plot.cursor - 1,
    ArrowUp: () => plot.cursor + 1,
    PageDown: () => plot.cursor - MONTH,
    PageUp: () => plot.cursor + MONTH,
    Home: () => 0,
    End: () => plot.points.length - 1,
  };
  const zooms: Record<string, () => void> = {
    "+": () => zoom(plot, 0.5),
    "=": () => zoom(plot, 0.5),
    "-": () => zoom(plot, 2),
    "0": () => resetRange(plot),
  };
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targets[event.key];
    if (target) {
      event.preventDefault();
      anchor = event.shiftKey ? (anchor ?? plot.cursor) : null;
      moveCursor(plot, target());
      if (anchor !== null) choose(between(plot, anchor, plot.cursor));
    } else if (zooms[event.key]) {
      event.preventDefault();
      zooms[event.key]?.();
    }
  });
}
