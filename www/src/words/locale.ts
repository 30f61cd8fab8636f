// The page's language, and numbers and days as it writes them.

import { computed, signal } from "@preact/signals";
import { format } from "./format";

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

/** The reader's languages, the dearest first. */
const wanted = signal<readonly string[]>([]);

/** English until the page runs: the HTML that is there before is written in it. */
export const language = signal<Language>("en");

/** Takes the first of a reader's languages that there is, and numbers and days as they write them. */
export function usePreferred(languages: readonly string[]): void {
  wanted.value = languages;
  language.value = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag): tag is Language => tag in LANGUAGES) ?? "en";
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
  return wanted.value.find(fits) ?? (language.value === "en" ? "en-GB" : language.value);
});

export const f = computed(() => format(locale.value));
