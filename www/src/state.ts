// All that the page knows, as plain data. Views draw it; src/actions.ts changes it.

import type { Account, CurvePoint, Day, Dropped, FileId, CardFacts, Format, Import, Network, Options, Progress, Rest, Summary, Why } from "./engine";
import type { Channel } from "./attempts";
import type { Change } from "./changes";

/** Two chosen days, the earlier first. */
export interface Span {
  from: Day;
  to: Day;
}

/** One thing that was dropped, from the drop to its report. */
export interface Drop {
  /** Ours, from the drop on; the engine's `id` comes with the report. */
  key: number;
  id: FileId | null;
  dropped: Dropped;
  /** Of all its files. */
  size: number;
  phase: "waiting" | "reading" | "read" | "failed" | "cancelled";
  progress: Progress | null;
  imports: Import[];
  /** Why it failed as a whole, as a sentence. */
  error: string | null;
  /** Part of the built-in sample. */
  sample: boolean;
}

/** Somebody else's card, dropped. */
export interface PartnerCard {
  key: number;
  file: string;
  facts: CardFacts;
  /** Whose score it is; empty: not said yet, and so it doesn't count. */
  account: Account;
}

/** The curve, and what comes with it. */
export interface Course extends Rest {
  curve: readonly CurvePoint[];
}

/** The score without anything imagined. */
export interface Real {
  summary: Summary;
  /** `null`: not computed. */
  curve: readonly CurvePoint[] | null;
}

/** Causes that are shown at first, and again by each "Show more". */
export const REASONS = 8;

export interface State {
  /** The drop zone opens with `locked` and stays closed with `open`. */
  network: "closing" | "locked" | "open";
  /** What got through, where the lock does not hold. */
  leaks: Channel[];
  formats: readonly Format[];
  /** While a dropped folder is being walked through. */
  gathering: boolean;
  drops: readonly Drop[];
  options: Options;
  /** The name of the file that `options.people_csv` came from. */
  peopleFile: string | null;
  cards: readonly PartnerCard[];
  /** Networks on which the user is nobody, as they say. */
  absent: readonly Network[];
  /** The newest score; `null` before the first. */
  summary: Summary | null;
  /** The newest whole curve: while another is in the making, that of an older score. */
  course: Course | null;
  /** How much of the next curve there is, 0 to 1; `null`: none is in the making. */
  traced: number | null;
  scoring: boolean;
  /** What did not happen, and counts nevertheless. It stays here: not in the files, not in the address. */
  changes: readonly Change[];
  /** What would be shown without `changes`; `null`: not known. */
  real: Real | null;
  days: Span | null;
  why: Why | null;
  /** How many causes are asked for. */
  reasons: number;
  /** What went wrong, for the one place where it is shown. */
  error: string | null;
  /** What a screen reader says next. */
  said: string;
}

export const plain = (): Options => ({
  owner: [],
  profile: "everything",
  connected: {},
  disabled: [],
  as_of: null,
  prestige: true,
  people_csv: null,
  same: [],
});

export function initial(): State {
  return {
    network: "closing",
    leaks: [],
    formats: [],
    gathering: false,
    drops: [],
    options: plain(),
    peopleFile: null,
    cards: [],
    absent: [],
    summary: null,
    course: null,
    traced: null,
    scoring: false,
    changes: [],
    real: null,
    days: null,
    why: null,
    reasons: REASONS,
    error: null,
    said: "",
  };
}

/** What was dropped under the name that the engine knows it by: a second file of a name gets a number there. */
export const dropOf = ({ drops }: State, file: string): Drop | undefined => drops.find(({ imports }) => imports.some((one) => one.file === file));

export const isBusy = ({ phase }: Drop): boolean => phase === "waiting" || phase === "reading";
