// Numbers and days as people read them, in the language of the page. Rounds for the eye; the numbers are the engine's.

import type { Day } from "../engine/types";

export interface Format {
  /** `1,343` */
  count(value: number): string;
  /** `29.3` */
  score(value: number): string;
  /** Points, to the hundredth; less than half of one is said so. */
  points(value: number): string;
  /** Somebody's own score, as short as it can be: `61`, `43.5`. */
  standing(value: number): string;
  /** A change with its sign, the minus as wide as the plus; what rounds to nothing has none. */
  change(value: number, digits?: (value: number) => string): string;
  percent(share: number): string;
  /** `24 Feb 2011` */
  day(value: Day): string;
  /** `24 February 2011` */
  longDay(value: Day): string;
  /** `24 Feb` */
  shortDay(value: Day): string;
  /** `Feb 2011`, of `2011-02` */
  month(value: string): string;
  /** `21 → 23 Feb 2011`, as short as it can be. */
  span(from: Day, to: Day): string;
  /** Monday is 0. */
  weekday(value: number, length: "short" | "long"): string;
  bytes(value: number): string;
  list(items: readonly string[]): string;
}

export const seconds = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 1000;
export const dayOf = (unixSeconds: number): Day => new Date(unixSeconds * 1000).toISOString().slice(0, 10);

const UNITS = ["B", "kB", "MB", "GB", "TB"];

export function format(locale: string): Format {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const [whole, tenths, hundredths] = [0, 1, 2].map((digits) => number({ minimumFractionDigits: digits, maximumFractionDigits: digits })) as [
    Intl.NumberFormat,
    Intl.NumberFormat,
    Intl.NumberFormat,
  ];
  const short = number({ maximumFractionDigits: 1 });
  const share = number({ style: "percent", maximumFractionDigits: 0 });
  const inDays = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const shortDay = inDays({ day: "numeric", month: "short", year: "numeric" });
  const dayOnly = inDays({ day: "numeric", month: "short" });
  const longDay = inDays({ day: "numeric", month: "long", year: "numeric" });
  const month = inDays({ month: "short", year: "numeric" });
  // 1 January 2024 was a Monday.
  const weekdays = { short: inDays({ weekday: "short" }), long: inDays({ weekday: "long" }) };
  const listed = new Intl.ListFormat(locale, { type: "conjunction" });
  const score = (value: number) => tenths.format(value === 0 ? 0 : value).replace(/^-(0[.,]0)$/, "$1");
  const day = (value: Day) => shortDay.format(seconds(value) * 1000);
  const isNothing = (text: string) => !/[1-9]/.test(text);
  return {
    count: (value) => whole.format(value),
    score,
    points: (value) => (value !== 0 && Math.abs(value) < 0.005 ? `<${hundredths.format(0.01)}` : hundredths.format(value)),
    standing: (value) => short.format(value),
    change(value, digits = score) {
      const size = digits(Math.abs(value));
      if (isNothing(size)) return size;
      return value < 0 ? `−${size}` : `+${size}`;
    },
    percent: (value) => share.format(value),
    day,
    longDay: (value) => longDay.format(seconds(value) * 1000),
    shortDay: (value) => dayOnly.format(seconds(value) * 1000),
    month: (value) => month.format(seconds(`${value}-01`) * 1000),
    span(from, to) {
      if (from.slice(0, 4) !== to.slice(0, 4)) return `${day(from)} → ${day(to)}`;
      return `${dayOnly.format(seconds(from) * 1000)} → ${day(to)}`;
    },
    weekday: (value, length) => weekdays[length].format(Date.UTC(2024, 0, 1 + value)),
    bytes(value) {
      const power = value < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
      const scaled = value / 1000 ** power;
      return `${power > 0 && scaled < 10 ? tenths.format(scaled) : whole.format(scaled)} ${UNITS[power]}`;
    },
    list: (items) => listed.format(items),
  };
}
