// The page's language, and numbers and days as it writes them.

import { computed, signal } from "@preact/signals";
import { format } from "./format";

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const wanted = (): readonly string[] => (typeof navigator === "undefined" ? [] : (navigator.languages ?? []));

/** English until the page runs: the HTML that is there before is written in it. */
export const language = signal<Language>("en");

/** The first of the browser's languages that there is. */
export function usePreferred(): void {
  language.value = wanted().map((tag) => tag.slice(0, 2).toLowerCase()).find((tag): tag is Language => tag in LANGUAGES) ?? "en";
}

/** The reader's own locale, where it is of the page's language. */
export const locale = computed(() => {
  const fits = (tag: string) => {
    try {
      return tag.slice(0, 2).toLowerCase() === language.value && Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
    } catch {
      // A locale named `C`, as systems without a language have it.
      return false;
    }
  };
  return wanted().find(fits) ?? (language.value === "en" ? "en-GB" : language.value);
});

export const f = computed(() => format(locale.value));
