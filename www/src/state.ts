// All that the page knows, as plain data. Views draw it; src/actions.ts changes it.

import type { Account, Day, Dropped, FileId, Format, Imported, Options, Progress, Said, Summary, Why } from "./engine";
import type { Channel } from "./attempts";

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
  imports: Imported[];
  /** Why it failed as a whole, as a sentence. */
  error: string | null;
  /** Part of the built-in sample. */
  sample: boolean;
}

/** Somebody else's card, dropped. */
export interface GivenCard {
  key: number;
  file: string;
  said: Said;
  /** Whose score it is; empty: not said yet, and so it doesn't count. */
  account: Account;
}

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
  cards: readonly GivenCard[];
  /** The newest score; `null` before the first. */
  summary: Summary | null;
  scoring: boolean;
  days: Span | null;
  why: Why | null;
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
    summary: null,
    scoring: false,
    days: null,
    why: null,
    error: null,
    said: "",
  };
}

export const isBusy = ({ phase }: Drop): boolean => phase === "waiting" || phase === "reading";
