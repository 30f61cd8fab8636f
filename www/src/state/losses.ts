// How much of what was dropped could not be read: said beside the score, where it can't be missed.

import { computed } from "@preact/signals";
import { drops } from "./store";

/** The largest share of an export that was lost, 0 to 1, by its own account. */
export const lostShare = computed(() => {
  let worst = 0;
  for (const { imports } of drops.value) {
    for (const { account } of imports) {
      const [seen, lost] = account.reduce(([all, gone], entry) => [all + entry.seen, gone + entry.lost], [0, 0]);
      if (seen > 0) worst = Math.max(worst, lost / seen);
    }
  }
  return worst;
});
