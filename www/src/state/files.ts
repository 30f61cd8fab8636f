// What was dropped: taken, read, cancelled, removed.

import { add, ask, current, Ended, endAll, example, read, reading, stopReading } from "../engine/services";
import type { Account, Dropped, Network } from "../engine/types";
import { call } from "../engine/workers";
import { fromFiles, type Given } from "../frame/drop";
import { type ExampleData, exampleOptions, openExample } from "../frame/example";
import type { ToFrame } from "../messages";
import { words } from "../words/words";
import { fits } from "./changes";
import { usePeople, useSame } from "./choices";
import { remember } from "./fragment";
import { letGo, reasonOf, score } from "./score";
import { openSession } from "./session";
import * as state from "./store";
import { type Drop, isBusy, plain, type TheirCard } from "./store";

/** Files read at the same time: each needs a processor, and one is left for the score. */
const atOnce = (): number => Math.max(1, Math.min(3, navigator.hardwareConcurrency - 1));
/** A card has a quarter of it; what is larger is none. */
const LARGEST_CARD = 16 << 10;
/** For so long everything that was forgotten can be brought back. */
const UNDO = 10_000;

let nextKey = 0;

/** Takes what was dropped or picked. Own files take the place of the example. */
export async function take(given: Given): Promise<void> {
  if (state.network.value.lock !== "locked") return;
  state.error.value = null;
  const { people, same, session } = given;
  if (session) openSession(session, openKept);
  const exports = await takeCards(given.dropped);
  const own = exports.length > 0 || people !== undefined;
  // Cards, or who is whom, may be tried on the example.
  if (own && state.isExample.value) await forgetExample();
  if (people) await usePeople(people);
  if (same) await useSame(same);
  enqueue(exports, false);
}

/** What the shell's cover took. */
export async function takeCover({ dropped, loose, unread }: ToFrame & { kind: "dropped" }): Promise<void> {
  const given = fromFiles(loose);
  await take({ ...given, dropped: [...dropped, ...given.dropped] });
  if (unread.length) state.notice.value = { text: words.value.errors.dropped(unread) };
}

function openKept(dropped: Dropped[], choices: () => void): void {
  forget(false);
  state.set(choices);
  enqueue(dropped, false);
  remember();
}

export async function tryExample(days: state.Span | null = null): Promise<void> {
  const text = example();
  if (text === null || state.network.value.lock !== "locked") return;
  forget(false);
  const { dropped, people } = openExample(JSON.parse(text) as ExampleData);
  state.set(() => {
    state.options.value = exampleOptions();
    state.days.value = days;
  });
  if (people) {
    const text = await people.text();
    state.set(() => {
      state.peopleFile.value = people.name;
      state.options.value = { ...state.options.value, people_csv: text };
    });
  }
  enqueue(dropped, true);
  remember();
}

async function forgetExample(): Promise<void> {
  for (const { key, example } of state.drops.value) if (example) await remove(key, false);
  state.set(() => {
    state.options.value = plain();
    state.peopleFile.value = null;
    state.changes.value = [];
    state.absent.value = [];
    state.clearScore();
  });
  remember();
}

function enqueue(dropped: readonly Dropped[], example: boolean): void {
  const known = new Map(state.drops.value.map((drop) => [fingerprint(drop.dropped), drop.dropped.name]));
  const twice = dropped.filter((item) => known.has(fingerprint(item)));
  if (twice.length > 0) state.notice.value = { text: words.value.files.twice(twice.map(({ name }) => name)) };
  const fresh = dropped.filter((item) => !known.has(fingerprint(item)));
  const drops = fresh.map(
    (item): Drop => ({
      key: nextKey++,
      id: null,
      dropped: item,
      size: item.files.reduce((sum, { size }) => sum + size, 0),
      phase: "waiting",
      progress: null,
      imports: [],
      error: null,
      example,
    }),
  );
  state.drops.value = [...state.drops.value, ...drops];
  next();
}

/** Equal by name, size and day: what was dropped already is not read twice. */
const fingerprint = ({ name, files }: Dropped): string =>
  JSON.stringify([name, files.length, ...files.slice(0, 20).map(({ name: file, size, lastModified }) => [file, size, lastModified])]);

/** Starts as many waiting files as may be read at once. */
function next(): void {
  for (const drop of state.drops.value) {
    if (reading() >= atOnce()) return;
    if (drop.phase === "waiting") void readOne(drop.key);
  }
}

const find = (key: number): Drop | undefined => state.drops.value.find((drop) => drop.key === key);

function update(key: number, change: Partial<Drop>): void {
  state.drops.value = state.drops.value.map((drop) => (drop.key === key ? { ...drop, ...change } : drop));
}

async function readOne(key: number): Promise<void> {
  const drop = find(key);
  if (!drop) return;
  const { name } = drop.dropped;
  update(key, { phase: "reading", progress: null, error: null });
  try {
    const records = await read(key, drop.dropped, (progress) => update(key, { progress }));
    const { id, imports } = await add(records);
    if (find(key)?.phase !== "reading") {
      // Cancelled or removed while the last of it was being added.
      await ask("remove", id);
      return;
    }
    const useful = imports.some(({ format }) => format !== "");
    update(key, { phase: useful ? "read" : "failed", imports, id });
    state.spoken.value = useful ? words.value.say.read(name) : words.value.say.unread(name);
    void score();
  } catch (error) {
    if (!(error instanceof Ended)) {
      update(key, { phase: "failed", error: words.value.errors.read(name, reasonOf(error)) });
      state.spoken.value = words.value.say.unread(name);
    }
  } finally {
    next();
  }
}

export function cancel(key: number): void {
  const drop = find(key);
  if (!drop || !isBusy(drop)) return;
  update(key, { phase: "cancelled", progress: null });
  state.spoken.value = words.value.say.cancelled(drop.dropped.name);
  stopReading(key);
}

export function again(key: number): void {
  update(key, { phase: "waiting" });
  next();
}

export async function remove(key: number, anew = true): Promise<void> {
  const drop = find(key);
  if (!drop) return;
  stopReading(key);
  state.drops.value = state.drops.value.filter((one) => one.key !== key);
  if (drop.id !== null) await ask("remove", drop.id);
  const networks = state.drops.value.flatMap(({ imports }) => imports.map(({ network }) => network));
  state.changes.value = state.changes.value.filter((change) => fits(change, networks));
  // Whoever was chosen may have gone with the file.
  const owner = state.options.value.owner.filter((account: Account) => networks.includes(networkOf(account)));
  if (owner.length !== state.options.value.owner.length) state.options.value = { ...state.options.value, owner };
  if (!anew) return;
  if (state.drops.value.length === 0) {
    state.clearScore();
    remember();
  } else {
    await score();
  }
}

const networkOf = (account: Account): Network => account.slice(0, account.indexOf(":"));

/** Ends every worker and forgets everything: no file, no record and no choice is left, but for ten seconds the way back. */
export function forget(undoable = true): void {
  const before = {
    dropped: state.drops.value.map(({ dropped }) => dropped),
    example: state.isExample.value,
    options: state.options.value,
    cards: state.cards.value,
    file: state.peopleFile.value,
  };
  endAll();
  letGo();
  state.clear();
  remember();
  if (!undoable) return;
  const text = words.value.files.forgotten;
  const undo = () => {
    state.notice.value = null;
    state.set(() => {
      state.options.value = before.options;
      state.cards.value = before.cards;
      state.peopleFile.value = before.file;
    });
    enqueue(before.dropped, before.example);
    remember();
  };
  const notice = { text, undo };
  state.set(() => {
    state.notice.value = notice;
    state.spoken.value = text;
  });
  setTimeout(() => {
    if (state.notice.value === notice) state.notice.value = null;
  }, UNDO);
}

// ── Cards of others ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Takes the cards out of what was dropped; the rest is left to be read as exports. */
async function takeCards(dropped: readonly Dropped[]): Promise<Dropped[]> {
  const rest: Dropped[] = [];
  for (const one of dropped) {
    const left: number[] = [];
    for (const [index, file] of one.files.entries()) if (!(await takeCard(file, one.paths[index]))) left.push(index);
    if (left.length === one.files.length) rest.push(one);
    else if (left.length > 0) {
      const name = left.length > 1 ? one.name : one.files[left[0]!]!.name;
      rest.push({ name, paths: left.map((index) => one.paths[index]!), files: left.map((index) => one.files[index]!) });
    }
  }
  return rest;
}

/** Whether it was a card. Those inside of a folder belong to it. */
async function takeCard(file: File, path = file.name): Promise<boolean> {
  if (path !== file.name || !/\.json$/i.test(file.name) || file.size > LARGEST_CARD) return false;
  try {
    const says = await call(current(), "readCard", [new Uint8Array(await file.arrayBuffer())]);
    if (!says) return false;
    state.cards.value = [...state.cards.value, { key: nextKey++, file: file.name, says, account: "" }];
    state.spoken.value = words.value.cards.asks(file.name);
  } catch (error) {
    state.error.value = `${file.name}: ${reasonOf(error)}`;
  }
  return true;
}

/** Says whose card it is; empty: nobody's, for now. */
export const ownCard = (key: number, account: Account): void =>
  changeCards(state.cards.value.map((card) => (card.key === key ? { ...card, account: account.trim() } : card)));

export const removeCard = (key: number): void => changeCards(state.cards.value.filter((card) => card.key !== key));

function changeCards(cards: readonly TheirCard[]): void {
  state.cards.value = cards;
  void score();
}
