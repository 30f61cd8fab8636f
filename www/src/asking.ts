// Asking the engine: the score first, then why it moved, then its curve piece by piece. A newer question ends what is
// left of an older one, so that the worker never has more to do than what is still wanted.

import { type App, said, say, scorer, set } from "./app";
import { ask, type Change, scoresOf } from "./changes";
import type { CurvePoint, Summary } from "./engine";
import { plural, score as rounded } from "./format";
import { REASONS, type Span } from "./state";
import { remember } from "./url";
import { call, Ended, type Remote } from "./workers";

/** Scores anew: what was dropped or chosen has changed. */
export function score(app: App): Promise<void> {
  set(app, { real: null });
  return answer(app);
}

/** Asks as often as something changed meanwhile, however many changes these were. */
async function answer(app: App): Promise<void> {
  app.stale = true;
  app.since = performance.now();
  if (app.state.scoring) return;
  const worker = scorer(app);
  set(app, { scoring: true });
  try {
    while (app.stale && worker === app.scorer) {
      app.stale = false;
      await once(app, worker, app.since);
    }
  } catch (error) {
    if (!(error instanceof Ended)) set(app, { error: `The score could not be computed: ${said(error)}` });
  } finally {
    if (worker === app.scorer) set(app, { scoring: false, traced: null });
  }
}

async function once(app: App, worker: Remote, since: number): Promise<void> {
  if (!app.state.drops.some(({ phase }) => phase === "read")) {
    set(app, { summary: null, course: null, real: null, why: null });
    return;
  }
  const { options, changes } = app.state;
  const theirs = scoresOf(app.state.cards);
  if (changes.length > 0 && app.state.real === null) {
    const summary = await call(worker, "answer", [ask(options, [], theirs)]);
    // Stale, it may be the score of other files.
    if (!app.stale) set(app, { real: { summary, curve: null } });
  }
  const summary = await call(worker, "answer", [ask(options, changes, theirs)]);
  if (worker !== app.scorer) return;
  if (changes.length === 0 && !app.stale) set(app, { real: { summary, curve: null } });
  set(app, { summary, error: null, said: spoken(app, summary) });
  if (summary.score === null) set(app, { course: null });
  await explain(app);
  took("score and causes", since);
  await trace(app, worker, since);
}

/** The curve of the last answer; what there is of it is dropped when something newer is asked. */
async function trace(app: App, worker: Remote, since: number): Promise<void> {
  const curve: CurvePoint[] = [];
  const imagined = app.state.changes.length > 0;
  while (!app.stale) {
    const piece = await call(worker, "trace", []);
    if (worker !== app.scorer || piece === null) return;
    curve.push(...piece.curve.map(({ day, score }): CurvePoint => [day, score]));
    const [told, all] = piece.progress;
    if (!piece.rest) {
      set(app, { traced: told / all });
      continue;
    }
    const { real } = app.state;
    set(app, { course: { ...piece.rest, curve }, traced: null, real: real && !imagined && !app.stale ? { ...real, curve } : real });
    await null;
    took("curve", since);
    return;
  }
}

/** Leaves word of how long it took, from the change to what is drawn, among the browser's own measurements. */
function took(what: string, since: number): void {
  performance.clearMeasures(what);
  performance.measure(what, { start: since });
}

function spoken({ state: { changes, real } }: App, { score, no_score }: Summary): string {
  if (score === null) return no_score ?? "No score.";
  if (changes.length === 0 || !real) return `The score is ${rounded(score)} of 100.`;
  return `Imagined: the score would be ${rounded(score)} of 100, not ${real.summary.score === null ? "none" : rounded(real.summary.score)}.`;
}

// ── What if ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Changes something that happened; another change of the same thing takes its place. */
export function imagine(app: App, change: Change): void {
  const { changes } = app.state;
  const known = changes.some(({ key }) => key === change.key);
  set(app, { changes: known ? changes.map((one) => (one.key === change.key ? change : one)) : [...changes, change] });
  void answer(app);
}

/** Takes one change back, or all. */
export function undo(app: App, key?: string): void {
  const changes = key === undefined ? [] : app.state.changes.filter((one) => one.key !== key);
  if (changes.length === app.state.changes.length) return;
  set(app, { changes });
  void answer(app);
}

// ── Why it moved ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Chooses two days of the curve, or none. */
export async function chooseDays(app: App, days: Span | null): Promise<void> {
  set(app, { days, why: null, reasons: REASONS });
  remember(app.state);
  await explain(app);
}

export function moreReasons(app: App): void {
  set(app, { reasons: app.state.reasons + REASONS });
  void explain(app);
}

async function explain(app: App): Promise<void> {
  const { days, reasons, summary } = app.state;
  if (!days || summary === null || summary.score === null) {
    set(app, { why: null });
    return;
  }
  try {
    const why = await call(scorer(app), "why", [days.from, days.to, reasons]);
    if (app.state.days !== days) return;
    set(app, { why });
    if (why) say(app, `${plural(why.total, "reason")} from ${rounded(why.from_score)} to ${rounded(why.to_score)}.`);
  } catch (error) {
    if (!(error instanceof Ended)) set(app, { error: `The reasons could not be found: ${said(error)}` });
  }
}
