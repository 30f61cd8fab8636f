// The words of collect.html, which the page that scores doesn't load.

import { computed } from "@preact/signals";
import { language } from "../locale";
import { de } from "./de";
import { en } from "./en";

export type CollectWords = typeof en;

export const words = computed<CollectWords>(() => ({ en, de })[language.value]);
