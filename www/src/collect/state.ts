// Where somebody is: at the handle, before the requests, amid them, or at the end of them.

import { signal } from "@preact/signals";
import { save } from "../frame/save";
import { type Account, account, accountOfFile } from "./account";
import { Answers } from "./answers";
import { Failure } from "./ask";
import { bluesky } from "./bluesky";
import { mastodon } from "./mastodon";
import { narrow } from "./narrow";
import { NOTHING, type Progress } from "./reader";

type Step =
  | { at: "handle"; wrong?: "handle" | "file" | "other-host" }
  | { at: "confirm"; account: Account }
  | { at: "fetching"; account: Account }
  | { at: "end"; account: Account; outcome: Outcome };

/** `open`: the browser didn't keep to the policy, and nothing was asked. */
export type Outcome = "whole" | "stopped" | "open" | Failure;

/** Weeks to look back; 0: everything. */
export const WEEKS = [4, 12, 26, 52, 0];

export const step = signal<Step>({ at: "handle" });
export const weeks = signal(12);
export const followers = signal(true);
export const progress = signal<Progress>(NOTHING);
/** Milliseconds since 1970: the host wants to be left alone until then. */
export const waiting = signal<number | null>(null);
export const notes = signal<Failure[]>([]);
/** What a saved file has, and what came since. */
export const answers = signal(new Answers());
/** Of what is there, something isn't in a file yet. */
export const unsaved = signal(false);

/** A server on one's own machine, instead of the network's. */
let instead: string | null = null;
export const useInstead = (host: string | null): void => void (instead = host);

/** Once it is named, it stays: policies can't be taken back. */
let named: string | null = null;
let stopping = new AbortController();

export function choose(written: string): void {
  const found = account(written, instead);
  show(found, "handle");
}

/** Goes on from a file that was saved here. */
export async function goOn(file: File): Promise<void> {
  const read = Answers.of(await file.text());
  const found = accountOfFile(read.first, instead);
  if (found) answers.value = read;
  show(found, "file");
}

function show(found: Account | null, wrong: "handle" | "file"): void {
  if (!found) step.value = { at: "handle", wrong };
  else if (named !== null && named !== found.host) step.value = { at: "handle", wrong: "other-host" };
  else step.value = { at: "confirm", account: found };
}

export function back(): void {
  answers.value = new Answers();
  step.value = { at: "handle" };
}

export async function fetchAll(whose: Account): Promise<void> {
  stopping = new AbortController();
  progress.value = NOTHING;
  notes.value = [];
  step.value = { at: "fetching", account: whose };
  step.value = { at: "end", account: whose, outcome: await outcome(whose) };
}

async function outcome(whose: Account): Promise<Outcome> {
  const holds = named === whose.host || (await narrow(whose.host));
  if (!holds) return "open";
  named = whose.host;
  const job = {
    host: whose.host,
    name: whose.name,
    since: weeks.value === 0 ? 0 : Date.now() - weeks.value * 7 * 86_400_000,
    followers: followers.value,
    answers: answers.value,
    asking: { stop: stopping.signal, waits: (until: number | null) => void (waiting.value = until) },
    tell(news: Progress) {
      if (news.asked > progress.value.asked) unsaved.value = true;
      progress.value = news;
    },
    note: (failure: Failure) => void (notes.value = [...notes.value, failure]),
  };
  try {
    await { bluesky, mastodon }[whose.network](job);
    return "whole";
  } catch (error) {
    if (stopping.signal.aborted) return "stopped";
    if (error instanceof Failure) return error;
    throw error;
  } finally {
    waiting.value = null;
  }
}

export const stop = (): void => stopping.abort();

export function saveAll({ network, handle }: Account): void {
  const called = handle.replace(/^@/, "").replaceAll(/[^\p{L}\p{N}@._-]/gu, "-");
  save(`${network}-${called}-${new Date().toISOString().slice(0, 10)}.jsonl`, answers.value.file(), "application/jsonl");
  unsaved.value = false;
}
