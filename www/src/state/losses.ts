// How much of what was dropped could not be read: said beside the score, where it can't be missed.

import { computed } from "@preact/signals";
import type { Import } from "../engine/types";
import { drops } from "./store";

/** Of an export, by the accounts of its files; as the engine's `Loss` has it, which the terminal tells. */
function lossOf(account: Import["account"]): { share: number; unmeasured: boolean } {
  const sum = (of: (entry: Import["account"][number]) => number) => account.reduce((all, entry) => all + of(entry), 0);
  const share = (part: number, all: number) => (all > 0 ? part / all : 0);
  const counted = share(
    sum(({ lost }) => lost),
    sum(({ seen }) => seen),
  );
  const unread = sum(({ seen, lost, bytes }) => (lost > 0 && lost === seen ? bytes : 0));
  return {
    share: Math.max(
      counted,
      share(
        unread,
        sum(({ bytes }) => bytes),
      ),
    ),
    unmeasured: account.some(({ lost, bytes }) => lost > 0 && bytes === 0),
  };
}

/** What is missing of the export that misses most: its share, 0 to 1, and whether more is missing that nothing measures. */
export const loss = computed(() => {
  const losses = drops.value.flatMap(({ imports }) => imports.map(({ account }) => lossOf(account)));
  const unmeasured = losses.some((one) => one.unmeasured);
  const share = losses.reduce((most, one) => Math.max(most, one.share), 0);
  return { share, unmeasured, matters: unmeasured || share > 0.01 };
});
