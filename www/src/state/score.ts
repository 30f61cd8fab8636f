// Asking the engine: the score first, then its story and why it moved, then its curve piece by piece. A newer question
// ends what is left of an older one, so that the worker never has more to do than what is still wanted.

import { ask, current, Ended, isCurrent } from "../engine/services";
import type { CurvePoint, Summary } from "../engine/types";
import { call, type Remote } from "../engine/workers";
import { told } from "../words/told";
import { words } from "../words/words";
import type { Change } from "./change";
import { question, scoresOf } from "./changes";
import { remember } from "./fragment";
import * as state from "./store";
import { REASONS, type Span } from "./store";

/** Something changed since the score was last asked for. */
let stale = false;
/** When it did, by the page's clock. */
let since = 0;

export const reasonOf = (error: unknown): string => told(error instanceof Error ? error.message : String(error));

/** Scores anew: what was dropped or chosen has changed. */
export function score(): Promise<void> {
  state.real.value = null;
  return answer();
}

/** What was asked of an ended engine is of no interest any more. */
export const letGo = (): void => void (stale = false);

/** Asks as often as something changed meanwhile, however many changes these were. */
async function answer(): Promise<void> {
  stale = true;
  since = performance.now();
  if (state.scoring.value) return;
  const worker = current();
  state.scoring.value = true;
  try {
    while (stale && isCurrent(worker)) {
      stale = false;
      await once(worker, since);
    }
  } catch (error) {
    if (!(error instanceof Ended)) state.error.value = words.value.errors.score(reasonOf(error));
  } finally {
    if (isCurrent(worker)) {
      state.set(() => {
        state.scoring.value = false;
        state.traced.value = null;
      });
    }
  }
}

async function once(worker: Remote, began: number): Promise<void> {
  if (!state.drops.value.some(({ phase }) => phase === "read")) {
    const kept = state.days.value;
    state.set(() => {
      state.summary.value = null;
      state.course.value = null;
      state.real.value = null;
      state.why.value = null;
      state.story.value = null;
      state.posts.value = null;
      state.waiting.value = null;
      state.days.value = kept;
    });
    return;
  }
  const [options, changes] = [state.options.value, state.changes.value];
  const theirs = scoresOf(state.cards.value);
  if (changes.length > 0 && state.real.value === null) {
    const plain = await call(worker, "answer", [question(options, [], theirs)]);
    // Stale, it may be the score of other files.
    if (!stale) state.real.value = { summary: plain, curve: null };
  }
  const summary = await call(worker, "answer", [question(options, changes, theirs)]);
  if (!isCurrent(worker)) return;
  state.set(() => {
    if (changes.length === 0 && !stale) state.real.value = { summary, curve: null };
    state.summary.value = summary;
    state.error.value = null;
    state.spoken.value = spoken(summary);
    if (summary.score === null) state.course.value = null;
  });
  took("score", began);
  await trace(worker, began);
  if (stale || !isCurrent(worker)) return;
  await explain();
  await parts();
  took("all", began);
}

/** The curve of the last answer; what there is of it is dropped when something newer is asked. */
async function trace(worker: Remote, began: number): Promise<void> {
  const curve: CurvePoint[] = [];
  const imagined = state.changes.value.length > 0;
  while (!stale) {
    const piece = await call(worker, "trace", []);
    if (!isCurrent(worker) || piece === null) return;
    curve.push(...piece.curve);
    const [told, all] = piece.progress;
    if (!piece.rest) {
      state.traced.value = told / all;
      continue;
    }
    const { rest } = piece;
    state.set(() => {
      state.course.value = { ...rest, curve };
      state.traced.value = null;
      if (state.real.value && !imagined && !stale) state.real.value = { ...state.real.value, curve };
    });
    took("curve", began);
    return;
  }
}

/** What the sections show at first. */
async function parts(): Promise<void> {
  if (state.summary.value === null || state.summary.value.score === null) {
    state.posts.value = null;
    state.waiting.value = null;
    return;
  }
  const [posts, waiting] = await Promise.all([ask("posts", 0, POSTS), ask("waiting")]);
  state.set(() => {
    state.posts.value = { total: posts.total, rows: posts.rows, noPost: posts.no_post };
    state.waiting.value = waiting;
  });
}

const POSTS = 10;

/** The next posts. */
export async function morePosts(): Promise<void> {
  const shown = state.posts.value;
  if (!shown) return;
  const more = await ask("posts", shown.rows.length, 5 * POSTS);
  state.posts.value = { ...shown, rows: [...shown.rows, ...more.rows] };
}

/** Leaves word of how long it took, from the change to what is drawn, among the browser's own measurements. */
function took(what: string, began: number): void {
  performance.clearMeasures(what);
  performance.measure(what, { start: began });
}

function spoken({ score, no_score }: Summary): string {
  const { say } = words.value;
  if (score === null) return no_score ?? say.noScore;
  const real = state.real.value?.summary.score ?? null;
  return state.changes.value.length === 0 ? say.score(score) : say.imagined(score, real);
}

// ── What if ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Changes something that happened; another change of the same thing takes its place. */
export function imagine(change: Change): void {
  const known = state.changes.value.some(({ key }) => key === change.key);
  state.changes.value = known ? state.changes.value.map((one) => (one.key === change.key ? change : one)) : [...state.changes.value, change];
  void answer();
}

/** Takes one change back, or all. */
export function undo(key?: string): void {
  const left = key === undefined ? [] : state.changes.value.filter((one) => one.key !== key);
  if (left.length === state.changes.value.length) return;
  state.changes.value = left;
  void answer();
}

// ── Why it moved ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Chooses two days of the curve; `null`: those that moved it most. */
export async function chooseDays(days: Span | null): Promise<void> {
  const before = state.days.value;
  if (before?.from === days?.from && before?.to === days?.to) return;
  state.set(() => {
    state.days.value = days;
    state.reasons.value = REASONS;
  });
  // Back takes the choice back, and does not leave the page.
  if (days && !before) history.pushState("days", "");
  remember();
  await explain();
}

/** Back takes a chosen span back. */
export const listenForBack = (): void => addEventListener("popstate", () => void chooseDays(null));

export function moreReasons(): void {
  state.reasons.value += 3 * REASONS;
  void explain();
}

async function explain(): Promise<void> {
  const chosen = state.days.value;
  if (state.summary.value === null || state.summary.value.score === null) {
    state.set(() => {
      state.why.value = null;
      state.story.value = null;
    });
    return;
  }
  try {
    const story = await ask("story", chosen?.from, chosen?.to);
    const span = chosen ?? story;
    const why = span && (await ask("why", span.from, span.to, state.reasons.value));
    if (state.days.value !== chosen) return;
    state.set(() => {
      state.story.value = story;
      state.why.value = why;
      if (why && chosen) state.spoken.value = words.value.say.reasons(why.total, why.from_score, why.to_score);
    });
  } catch (error) {
    if (!(error instanceof Ended)) state.error.value = words.value.errors.why(reasonOf(error));
  }
}
