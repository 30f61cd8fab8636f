// The page's words, all of them in one catalogue per language. Views hold none.

import { computed } from "@preact/signals";
import { de } from "./de";
import { en } from "./en";
import { type Language, language } from "./locale";

export type Words = typeof en;

const CATALOGUE: Record<Language, Words> = { en, de };

export const words = computed<Words>(() => CATALOGUE[language.value]);
