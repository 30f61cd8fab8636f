// Everything that can happen, as functions over the page's one state: each changes it and asks for a redraw. What asks
// the engine for numbers is in src/asking.ts.

import { type App, said, say, scorer, set } from "./app";
import { score } from "./asking";
import { fits } from "./changes";
import { takeCards } from "./cards";
import type { Account, Dropped, Fields, Network, Options, Pair, People, Source } from "./engine";
import { type Given } from "./drop";
import { openSample, sampleOptions } from "./sample";
import { save } from "./save";
import { type Drop, dropOf, initial, isBusy, plain } from "./state";
import { fromFragment, remember, toFragment } from "./url";
import { networkOf } from "./words";
import { call, Ended, endWorker, startWorker } from "./workers";

export type { App } from "./app";

/** Files read at the same time: each needs a processor, and one is left for the score. */
const AT_ONCE = Math.max(1, Math.min(3, navigator.hardwareConcurrency - 1));

/** Begins: the fragment's options, and the formats that the engine reads. */
export async function start(app: App): Promise<void> {
  const { days, ...options } = fromFragment(location.hash);
  set(app, { options: { ...plain(), ...options }, days });
  set(app, { formats: await call(scorer(app), "formats", []) });
}

/** A bookmarked view, opened in the running page. */
export function followFragment(app: App): void {
  if (location.hash === toFragment(app.state)) return;
  const { days, ...shared } = fromFragment(location.hash);
  set(app, { options: { ...app.state.options, ...shared }, days });
  void score(app);
}

// ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Takes what was dropped or picked. Real files take the place of the sample. */
export async function give(app: App, given: Promise<Given>): Promise<void> {
  if (app.state.network !== "locked") return;
  set(app, { gathering: true, error: null });
  try {
    const { dropped, people, same } = await given;
    const exports = await takeCards(app, dropped);
    // Cards, or who is whom, may be tried on the sample.
    const real = exports.length > 0 || people !== undefined;
    if (real && app.state.drops.some(({ sample }) => sample)) await forgetSample(app);
    if (people) await usePeople(app, people);
    if (same) await useSame(app, same);
    enqueue(app, exports, false);
  } catch (error) {
    set(app, { error: `The browser could not read what was dropped: ${said(error)}. Drop it again, or pick it.` });
  } finally {
    set(app, { gathering: false });
  }
}

export async function trySample(app: App): Promise<void> {
  if (!app.sample) return;
  forget(app);
  const { dropped, people } = openSample(app.sample);
  set(app, { options: sampleOptions() });
  if (people) await usePeople(app, people);
  remember(app.state);
  enqueue(app, dropped, true);
}

async function forgetSample(app: App): Promise<void> {
  for (const { key, sample } of app.state.drops) if (sample) await remove(app, key);
  set(app, { options: plain(), peopleFile: null, changes: [], absent: [] });
  remember(app.state);
}

function enqueue(app: App, dropped: Dropped[], sample: boolean): void {
  const drops = dropped.map(
    (item): Drop => ({
      key: app.nextKey++,
      id: null,
      dropped: item,
      size: item.files.reduce((sum, { size }) => sum + size, 0),
      phase: "waiting",
      progress: null,
      imports: [],
      error: null,
      sample,
    }),
  );
  set(app, { drops: [...app.state.drops, ...drops] });
  next(app);
}

/** Starts as many waiting files as may be read at once. */
function next(app: App): void {
  for (const drop of app.state.drops) {
    if (app.readers.size >= AT_ONCE) return;
    if (drop.phase === "waiting") void read(app, drop);
  }
}

async function read(app: App, drop: Drop): Promise<void> {
  const reader = startWorker(app.engine);
  app.readers.set(drop.key, reader);
  update(app, drop, { phase: "reading", progress: null, error: null });
  try {
    const progress = (at: Drop["progress"]) => update(app, drop, { progress: at });
    const records = await call(reader, "read", [drop.dropped], { progress });
    const { id, imports } = await call(scorer(app), "add", [records], { transfer: [records.buffer] });
    if (drop.phase !== "reading") {
      // Cancelled or removed while the last of it was being added.
      await call(scorer(app), "remove", [id]);
      return;
    }
    const useful = imports.some(({ format }) => format !== "");
    update(app, drop, { phase: useful ? "read" : "failed", imports, id });
    say(app, useful ? `${drop.dropped.name} was read.` : `${drop.dropped.name} could not be read.`);
    void score(app);
  } catch (error) {
    if (!(error instanceof Ended)) {
      update(app, drop, { phase: "failed", error: `${drop.dropped.name} could not be read: ${said(error)}` });
      say(app, drop.error ?? "");
    }
  } finally {
    endWorker(reader);
    app.readers.delete(drop.key);
    next(app);
  }
}

function update(app: App, drop: Drop, change: Partial<Drop>): void {
  Object.assign(drop, change);
  app.redraw();
}

export function cancel(app: App, key: number): void {
  const drop = app.state.drops.find((one) => one.key === key);
  if (!drop || !isBusy(drop)) return;
  update(app, drop, { phase: "cancelled", progress: null });
  say(app, `${drop.dropped.name}: cancelled.`);
  const reader = app.readers.get(key);
  if (reader) endWorker(reader);
}

/** Reads a cancelled file after all. */
export function again(app: App, key: number): void {
  const drop = app.state.drops.find((one) => one.key === key);
  if (!drop || drop.phase !== "cancelled") return;
  update(app, drop, { phase: "waiting" });
  next(app);
}

export async function remove(app: App, key: number): Promise<void> {
  const drop = app.state.drops.find((one) => one.key === key);
  if (!drop) return;
  cancel(app, key);
  set(app, { drops: app.state.drops.filter((one) => one !== drop) });
  if (drop.id !== null) await call(scorer(app), "remove", [drop.id]);
  const networks = app.state.drops.flatMap(({ imports }) => imports.map(({ network }) => network));
  const owner = app.state.options.owner.filter((account) => networks.includes(networkOf(account)));
  set(app, { changes: app.state.changes.filter((change) => fits(change, networks)), options: { ...app.state.options, owner } });
  if (app.state.drops.length === 0) set(app, { summary: null, course: null, real: null, why: null, days: null });
  else await score(app);
}

/** Ends every worker and forgets everything: no file, no record and no choice is left. */
export function forget(app: App): void {
  for (const worker of [...app.readers.values(), app.scorer, app.rows]) if (worker) endWorker(worker);
  app.scorer = app.rows = null;
  app.stale = false;
  const { network, leaks, formats } = app.state;
  set(app, { ...initial(), network, leaks, formats, said: "Everything is forgotten." });
  remember(app.state);
}

// ── What counts ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Changes how it is counted. */
export function choose(app: App, change: Partial<Options>): void {
  set(app, { options: { ...app.state.options, ...change } });
  remember(app.state);
  void score(app);
}

export function toggleNetwork(app: App, network: Network, on: boolean): void {
  const others = app.state.options.disabled.filter((name) => name !== network);
  choose(app, { disabled: on ? others : [...others, network] });
}

/** Since when a network counts; `null`: always. */
export function connect(app: App, network: Network, day: string | null): void {
  const { [network]: _, ...others } = app.state.options.connected;
  choose(app, { connected: day === null ? others : { ...others, [network]: day } });
}

export async function usePeople(app: App, file: File): Promise<void> {
  const people_csv = await file.text();
  set(app, { peopleFile: file.name, said: `The scores in ${file.name} count from now on.` });
  choose(app, { people_csv });
}

export function dropPeople(app: App): void {
  set(app, { peopleFile: null });
  choose(app, { people_csv: null });
}

// ── Who is whom ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** On its network the user is this account. */
export function claim(app: App, account: Account): void {
  const others = app.state.options.owner.filter((one) => networkOf(one) !== networkOf(account));
  choose(app, { owner: [...others, account] });
}

/** On these networks the user is nobody. */
export const absent = (app: App, networks: readonly Network[]): void => set(app, { absent: networks });

const equal = ([a, b]: Pair, [c, d]: Pair): boolean => (a === c && b === d) || (a === d && b === c);

/** Accounts of one person each: the user's word, beside what was said before. */
export function join(app: App, pairs: readonly Pair[]): void {
  const { same } = app.state.options;
  choose(app, { same: [...same, ...pairs.filter((pair) => !same.some((known) => equal(known, pair)))] });
}

export function part(app: App, pair: Pair): void {
  choose(app, { same: app.state.options.same.filter((known) => !equal(known, pair)) });
}

async function useSame(app: App, file: File): Promise<void> {
  try {
    join(app, await call(scorer(app), "readSame", [await file.text()]));
    say(app, `The pairs in ${file.name} count from now on.`);
  } catch (error) {
    set(app, { error: said(error) });
  }
}

export async function saveSame(app: App): Promise<void> {
  save("same-people.csv", await call(scorer(app), "writeSame", [app.state.options.same]), "text/csv");
}

// ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Who gave the points, the largest first. */
export function peopleOf(app: App, network: Network, offset: number, limit: number): Promise<People> {
  return call(scorer(app), "people", [network, offset, limit]);
}

/** A row of an export, read again from the dropped file. */
export async function rowOf(app: App, { file, entry, record }: Source): Promise<Fields> {
  const drop = dropOf(app.state, file);
  if (!drop) throw new Error("This file was removed.");
  app.rows ??= startWorker(app.engine);
  return call(app.rows, "row", [drop.dropped, entry, record]);
}
