// The workers: one that scores, one for each file that is read, one that reads single rows again.

import type { Methods, Progress } from "./types";
import { call, Ended, endWorker, type Remote, startWorker } from "./workers";

let module: WebAssembly.Module | null = null;
let scorer: Remote | null = null;
let rows: Remote | null = null;
let bytes: ArrayBuffer | null = null;
let exampleText: string | null = null;
/** One per file being read, by the drop's key: ending it cancels the file. */
const readers = new Map<number, Remote>();

/** Only after the lock: a worker keeps the policy that it was made under. */
export function startEngine(compiled: WebAssembly.Module, example: string | null, engine: ArrayBuffer | null): void {
  module = compiled;
  exampleText = example;
  bytes = engine;
}

/** The example's files as JSON. */
export const example = (): string | null => exampleText;
/** The engine's own bytes, for taking the page along. */
export const engineBytes = (): ArrayBuffer | null => bytes;

const fresh = (): Remote => {
  if (!module) throw new Error("The engine is not there yet.");
  return startWorker(module);
};

/** The scorer as it is now: what was asked of an older one is of no interest any more. */
export const current = (): Remote => (scorer ??= fresh());
export const isCurrent = (remote: Remote): boolean => remote === scorer;

/** Asks the engine that scores. */
export function ask<M extends keyof Methods>(method: M, ...args: Parameters<Methods[M]>): Promise<ReturnType<Methods[M]>> {
  return call(current(), method, args);
}

/** Takes what a reader made of a file. */
export const add = (records: Uint8Array<ArrayBuffer>) => call(current(), "add", [records], { transfer: [records.buffer] });

export const reading = (): number => readers.size;

/** Reads a file in a worker of its own. */
export async function read(key: number, dropped: Parameters<Methods["read"]>[0], progress: (at: Progress) => void): Promise<Uint8Array<ArrayBuffer>> {
  const reader = fresh();
  readers.set(key, reader);
  try {
    return await call(reader, "read", [dropped], { progress });
  } finally {
    endWorker(reader);
    readers.delete(key);
  }
}

export function stopReading(key: number): void {
  const reader = readers.get(key);
  if (reader) endWorker(reader);
}

/** A row of an export, read again from the dropped file. */
export function row(...args: Parameters<Methods["row"]>): Promise<ReturnType<Methods["row"]>> {
  rows ??= fresh();
  return call(rows, "row", args);
}

/** What the owner wrote in a row, read again from the dropped file. */
export function ownWords(...args: Parameters<Methods["ownWords"]>): Promise<ReturnType<Methods["ownWords"]>> {
  rows ??= fresh();
  return call(rows, "ownWords", args);
}

/** Ends every worker: nothing of what they hold is left. */
export function endAll(): void {
  for (const worker of [...readers.values(), scorer, rows]) if (worker) endWorker(worker);
  scorer = rows = null;
}

export { Ended };
