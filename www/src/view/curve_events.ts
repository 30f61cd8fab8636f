// The curve's events as buttons on it: the largest rises, and days on which networks were connected.

import { fill, h } from "../dom";
import type { Rest } from "../engine";
import { day, dayInYear, seconds } from "../format";
import type { Span } from "../state";
import { moveCursor, type Plot } from "./curve_plot";
import { type Scale, secondsOf, within, xOf, yOf } from "./curve_scale";

type Event = Rest["events"][number];

interface Mark {
  event: Event;
  button: HTMLElement;
  label: HTMLElement;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** How many days of the curve a box would hide. */
function daysIn(scale: Scale, { points }: Plot, { left, right, top, bottom }: Box): number {
  const below = within(points, secondsOf(scale, left), secondsOf(scale, right));
  const heights = points.slice(...below).map(([, score]) => yOf(scale, score));
  return heights.filter((y) => y > top && y < bottom).length;
}

/** Pixels between a point and its label. */
const GAP = 10;

export function eventMarks(place: HTMLElement, plot: Plot, choose: (days: Span) => void): { set(events: Event[]): void; place(): void } {
  let marks: Mark[] = [];

  function mark(event: Event): Mark {
    const years = plot.points[0]?.[0].slice(0, 4) !== plot.points.at(-1)?.[0].slice(0, 4);
    const label = h("span", { class: "event-label" }, `${years ? day(event.day) : dayInYear(event.day)}: ${event.label}`);
    const button = h("button", { type: "button", class: "event" }, label);
    button.addEventListener("click", () => {
      const index = plot.index.get(event.day) ?? 0;
      const before = plot.points[index - 1]?.[0];
      moveCursor(plot, index);
      if (before) choose({ from: before, to: event.day });
    });
    return { event, button, label };
  }

  /** Puts each mark on its point, and its label where it meets no other and hides the least of the curve. */
  function placeAll(): void {
    const { scale } = plot;
    if (!scale) return;
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = plot.area;
    const taken: Box[] = [];
    for (const { event, button, label } of marks) {
      const point = plot.points[plot.index.get(event.day) ?? -1];
      const x = point ? xOf(scale, seconds(event.day)) : -1;
      button.hidden = !point || x < 0 || x > offsetWidth;
      if (!point || button.hidden) continue;
      const y = yOf(scale, point[1]);
      button.style.left = `${offsetLeft + x}px`;
      button.style.top = `${offsetTop + y}px`;

      // Unseen it has no size to speak of.
      label.classList.remove("unseen");
      const { offsetWidth: width, offsetHeight: height } = label;
      const inside = Math.max(0, Math.min(offsetWidth - width, x - width / 2));
      const free = [
        [x - GAP - width, y - height / 2],
        [x + GAP, y - height / 2],
        [inside, y - GAP - height],
        [inside, y + GAP],
      ]
        .map(([left = 0, top = 0]): Box => ({ left, right: left + width, top, bottom: top + height }))
        .filter((box) => box.left >= 0 && box.right <= offsetWidth && box.top >= 0 && box.bottom <= offsetHeight)
        .filter((box) => !taken.some((other) => meet(box, other)))
        .map((box) => ({ box, crossed: daysIn(scale, plot, box) }))
        .reduce<{ box: Box; crossed: number } | null>((best, one) => (best && best.crossed <= one.crossed ? best : one), null)?.box;
      if (!free) {
        label.classList.add("unseen");
        label.removeAttribute("style");
        continue;
      }
      taken.push(free);
      label.style.left = `${free.left - x}px`;
      label.style.top = `${free.top - y}px`;
    }
  }

  return {
    set(events) {
      marks = events.map(mark);
      // Reading order is by day, whatever their importance.
      const byDay = [...marks].sort((a, b) => (a.event.day < b.event.day ? -1 : 1));
      fill(place, ...byDay.map(({ button }) => button));
      place.hidden = marks.length === 0;
      placeAll();
    },
    place: placeAll,
  };
}
