// All that the page knows: plain data in signals. What changes it is in the files beside this one; views only read it.

import { batch, computed, signal } from "@preact/signals";
import type {
  Account,
  CardFacts,
  CurvePoint,
  Day,
  Dropped,
  FileId,
  Import,
  Network,
  Options,
  Post,
  Progress,
  Rest,
  Skip,
  Story,
  Summary,
  Waiting,
  Why,
} from "../engine/types";
import type { Channel } from "../lock/attempts";
import type { Change } from "./change";

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
  imports: readonly Import[];
  /** Why it failed as a whole, as a sentence. */
  error: string | null;
  /** Part of the built-in example. */
  example: boolean;
}

/** Somebody else's card, dropped. */
export interface TheirCard {
  key: number;
  file: string;
  says: CardFacts;
  /** Whose score it is; empty: not said yet, and so it doesn't count. */
  account: Account;
}

/** The curve, and what comes with it. */
export interface Course extends Rest {
  curve: readonly CurvePoint[];
}

type Lock = "closing" | "locked" | "open" | "failed";

export const SECTIONS = ["posts", "people", "waiting", "networks", "style", "change", "unseen"] as const;
export type Section = (typeof SECTIONS)[number];

/** Causes that are shown at first, and again by each "Show more". */
export const REASONS = 6;

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

// ── The page itself ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Files are taken with `locked`, never with `open`. */
export const network = signal<{ lock: Lock; leaks: readonly Channel[]; why?: string }>({ lock: "closing", leaks: [] });
/** The page's own HTML, to be taken along; `null` in the single file. */
export const page = signal<string | null>(null);
/** Where the page lies on the web; empty from a disk. */
export const place = signal("");
/** What a screen reader says next. */
export const spoken = signal("");
/** What went wrong, for the one place where it is shown. */
export const error = signal<string | null>(null);
/** A note that goes away by itself, with a way back. */
export const notice = signal<{ text: string; undo?: () => void } | null>(null);

// ── What was dropped and chosen ─────────────────────────────────────────────────────────────────────────────────────

export const drops = signal<readonly Drop[]>([]);
/** While a dropped folder is being walked through. */
export const gathering = signal(false);
export const options = signal<Options>(plain());
/** The name of the file that `options.people_csv` came from. */
export const peopleFile = signal<string | null>(null);
export const cards = signal<readonly TheirCard[]>([]);
/** Networks on which the user is nobody, as they say. */
export const absent = signal<readonly Network[]>([]);
/** What did not happen, and counts nevertheless. It stays here: not in the files, not in the address. */
export const changes = signal<readonly Change[]>([]);

/** The name of a kept session whose password is wanted. */
export const sessionWanted = signal<string | null>(null);
/** The model that an opened session was kept with; `null`: none was opened. */
export const keptModel = signal<number | null>(null);

// ── What the engine says ────────────────────────────────────────────────────────────────────────────────────────────

/** The newest score; `null` before the first. */
export const summary = signal<Summary | null>(null);
/** The newest whole curve: while another is in the making, that of an older score. */
export const course = signal<Course | null>(null);
/** How much of the next curve there is, 0 to 1; `null`: none is in the making. */
export const traced = signal<number | null>(null);
export const scoring = signal(false);
/** What is shown without `changes`; `null`: not known. */
export const real = signal<{ summary: Summary; curve: readonly CurvePoint[] | null } | null>(null);
/** The chosen days; `null`: those of the story. */
export const days = signal<Span | null>(null);
export const story = signal<Story | null>(null);
export const why = signal<Why | null>(null);
/** How many causes are asked for. */
export const reasons = signal(REASONS);
export const posts = signal<{ total: number; rows: readonly Post[]; noPost: number } | null>(null);
export const waiting = signal<Waiting | null>(null);

// ── How it is looked at ─────────────────────────────────────────────────────────────────────────────────────────────

export const section = signal<Section>("posts");
export const sheet = signal<"files" | "share" | "lock" | "owner" | "method" | null>(null);

/** The days that are explained: chosen, else those of the story. */
export const shownDays = computed<Span | null>(() => days.value ?? (story.value && { from: story.value.from, to: story.value.to }));
export const isExample = computed(() => drops.value.some(({ example }) => example));
export const isEmpty = computed(() => drops.value.length === 0 && cards.value.length === 0);
export const isBusy = ({ phase }: Drop): boolean => phase === "waiting" || phase === "reading";
export const busy = computed(() => drops.value.some(isBusy));
const skips = (drop: Drop): readonly Skip[] => drop.imports.flatMap(({ skipped }) => skipped);
export const problems = (drop: Drop): readonly Skip[] => skips(drop).filter(({ problem }) => problem);

/** Everything as it was at first, but for the lock and the list of networks. */
export function clear(): void {
  batch(() => {
    drops.value = [];
    gathering.value = false;
    options.value = plain();
    peopleFile.value = null;
    cards.value = [];
    absent.value = [];
    changes.value = [];
    keptModel.value = null;
    clearScore();
    error.value = null;
    section.value = "posts";
    sheet.value = null;
  });
}

export function clearScore(): void {
  batch(() => {
    summary.value = null;
    course.value = null;
    traced.value = null;
    scoring.value = false;
    real.value = null;
    days.value = null;
    story.value = null;
    why.value = null;
    reasons.value = REASONS;
    posts.value = null;
    waiting.value = null;
  });
}

export const set = batch;
