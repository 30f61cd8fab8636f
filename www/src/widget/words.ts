// What the widget says of a card, in the language of the post around it.

const shownIn = (tag: string, mark: string) => {
  const day = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return { day: (value: string) => day.format(Date.parse(value)), number: (value: number) => value.toFixed(1).replace(".", mark) };
};

const en = {
  ...shownIn("en-GB", "."),
  named: "Influence score",
  of: " of 100",
  asOf: " score as of ",
  band: (low: string, high: string) => `between ${low} and ${high}, as attention fades faster or slower`,
  days: (days: string) => ` in ${days} ${days === "1" ? "day" : "days"}`,
  style: (name: string) => `Style: ${name}`,
  more: (count: number) => `${count} more`,
  weeks: (count: number, first: string, least: string, most: string) =>
    `${first} ${count === 1 ? "1 week" : `${count} weeks`} ago; since then ${least} to ${most}.`,
};

/** Styles in German, put here by www/build.mjs. */
declare const STYLES: Record<string, string>;

const de: typeof en = {
  ...shownIn("de-DE", ","),
  named: "Einfluss-Score",
  of: " von 100",
  asOf: "-Score vom ",
  band: (low, high) => `zwischen ${low} und ${high}, je nachdem wie schnell Aufmerksamkeit verblasst`,
  days: (days) => ` in ${days} ${days === "1" ? "Tag" : "Tagen"}`,
  style: (name) => `Stil: ${STYLES[name] ?? name}`,
  more: (count) => `${count} weitere`,
  weeks: (count, first, least, most) => `${first} vor ${count === 1 ? "1 Woche" : `${count} Wochen`}; seither ${least} bis ${most}.`,
};

export type Words = typeof en;

/** Those of the element's own `lang`, or of the nearest around it. */
export const wordsOf = (node: Element): Words => (/^de\b/i.test(node.closest("[lang]")?.getAttribute("lang") ?? "") ? de : en);
