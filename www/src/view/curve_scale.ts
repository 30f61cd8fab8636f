// Which days and scores of the curve are seen, where, and what its axes mark.

import type { CurvePoint } from "../engine";
import { dayInYear, dayOf, month, seconds } from "../format";

export const DAY = 86_400;
/** About. */
const MONTH = 30 * DAY;

/** The steps of the axes: days, then months and years by the calendar; scores. */
const STEPS = { days: [1, 2, 3, 5, 10], months: [1, 2, 3, 6, 12, 24, 60, 120], scores: [1, 2, 5, 10, 20] };
/** Pixels from mark to mark, at least. */
const APART = { days: 64, scores: 36 };

/** What an area of so many pixels shows: days, as seconds, from left to right, and scores from the bottom up. */
export interface Scale {
  width: number;
  height: number;
  from: number;
  to: number;
  low: number;
  high: number;
}

export interface AxisMark {
  at: number;
  label: string;
}

/** Pixels from the left. */
export const xOf = ({ width, from, to }: Scale, at: number): number => (width * (at - from)) / (to - from);
/** Pixels from the top. */
export const yOf = ({ height, low, high }: Scale, score: number): number => (height * (high - score)) / (high - low);
/** The seconds at so many pixels from the left. */
export const secondsOf = ({ width, from, to }: Scale, x: number): number => from + ((to - from) * x) / width;

/** The numbers of the curve's points around these days: it has one for each day. */
export function within(points: readonly CurvePoint[], from: number, to: number, more = 0): [first: number, behind: number] {
  const start = points[0] ? seconds(points[0][0]) : 0;
  return [Math.max(0, Math.ceil((from - start) / DAY) - more), Math.min(points.length, Math.floor((to - start) / DAY) + 1 + more)];
}

/** Whole fives around all of these scores. */
export function fives(scores: readonly number[]): [low: number, high: number] {
  const [low, high] = scores.reduce(([least, most], score) => [Math.min(least, score), Math.max(most, score)], [100, 0]);
  return [Math.max(0, 5 * Math.floor((low - 1) / 5)), Math.min(100, 5 * Math.ceil((high + 1) / 5))];
}

export function scoreMarks({ height, low, high }: Scale): AxisMark[] {
  const step = STEPS.scores.find((scores) => (scores * height) / (high - low) >= APART.scores) ?? STEPS.scores.at(-1)!;
  const marks: AxisMark[] = [];
  for (let at = step * Math.ceil(low / step); at <= high; at += step) marks.push({ at, label: String(at) });
  return marks;
}

export function dayMarks({ width, from, to }: Scale): AxisMark[] {
  const wide = (step: number): boolean => (step * width) / (to - from) >= APART.days;
  const marks: AxisMark[] = [];
  const days = STEPS.days.find((days) => wide(days * DAY));
  if (days) {
    const step = days * DAY;
    for (let at = step * Math.ceil(from / step); at <= to; at += step) marks.push({ at, label: dayInYear(dayOf(at)) });
    return marks;
  }
  const months = STEPS.months.find((months) => wide(months * MONTH)) ?? STEPS.months.at(-1)!;
  const start = new Date(from * 1000);
  for (let n = months * Math.ceil((12 * start.getUTCFullYear() + start.getUTCMonth()) / months); ; n += months) {
    const at = Date.UTC(Math.floor(n / 12), n % 12) / 1000;
    if (at > to) return marks;
    const day = dayOf(at);
    if (at >= from) marks.push({ at, label: months < 12 ? month(day.slice(0, 7)) : day.slice(0, 4) });
  }
}
