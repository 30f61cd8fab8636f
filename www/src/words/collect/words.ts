// The words of collect.html, which the page that scores doesn't load.

import { computed } from "@preact/signals";
import { language } from "../locale";
import { de } from "./de";
import { en } from "./en";

export const words = computed<typeof en>(() => ({ en, de })[language.value]);
