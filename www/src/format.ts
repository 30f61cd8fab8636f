// Numbers and days as people read them. Rounds for the eye; the numbers themselves are the engine's.

import type { Day } from "./engine";

const LANGUAGE = "en-GB";
const whole = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const inDays = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone: "UTC" });
const shortDay = inDays({ day: "numeric", month: "short", year: "numeric" });
const dayOnly = inDays({ day: "numeric", month: "short" });
const longDay = inDays({ day: "numeric", month: "long", year: "numeric" });
const shortMonth = inDays({ month: "short", year: "numeric" });

export const count = (value: number): string => whole.format(value);
export const score = (value: number): string => tenths.format(value);
/** Somebody's own score, as short as it can be: `61`, `43.5`. */
export const standing = (value: number): string => String(Number(value.toFixed(1)));

/** Points, to the hundredth; less than half of one is said so. */
export function points(value: number): string {
  return value !== 0 && Math.abs(value) < 0.005 ? "<0.01" : hundredths.format(value);
}

/** A change with its sign, the minus as wide as the plus. */
export function change(value: number, digits: (value: number) => string = score): string {
  const size = digits(Math.abs(value));
  return value < 0 ? `−${size}` : `+${size}`;
}

export const seconds = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 1000;
export const dayOf = (unixSeconds: number): Day => new Date(unixSeconds * 1000).toISOString().slice(0, 10);

/** `24 Feb 2011` */
export const day = (value: Day): string => shortDay.format(seconds(value) * 1000);
/** `24 February 2011` */
export const spokenDay = (value: Day): string => longDay.format(seconds(value) * 1000);
/** `24 Feb` */
export const dayInYear = (value: Day): string => dayOnly.format(seconds(value) * 1000);
/** `Feb 2011`, of `2011-02` */
export const month = (value: string): string => shortMonth.format(seconds(`${value}-01`) * 1000);

/** `21 → 23 Feb 2011`, as short as it can be. */
export function span(from: Day, to: Day): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${day(from)} → ${day(to)}`;
  const start = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : dayInYear(from);
  return `${start} → ${day(to)}`;
}

const UNITS = ["B", "kB", "MB", "GB", "TB"];

export function bytes(value: number): string {
  const power = value < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** power;
  return `${power > 0 && scaled < 10 ? score(scaled) : count(scaled)} ${UNITS[power]}`;
}

/** `1 record`, `4,212 records` */
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;

/** `a, b and c` */
export const list = (items: string[]): string => new Intl.ListFormat(LANGUAGE, { type: "conjunction" }).format(items);
