// A change of what happened: what is imagined otherwise.

import type { Account, Day, ImaginedAct, Network } from "../engine/types";

/** `key` is what is changed: of two changes of one thing the later holds. */
export type Change = { key: string } & (
  | { what: "score"; account: Account; name: string; score: number; was: number | null }
  | { what: "act"; act: ImaginedAct }
  | { what: "half-life"; days: number }
  | { what: "since"; network: Network; day: Day | null; was: Day | null }
  | { what: "prestige"; prestige: boolean }
);
