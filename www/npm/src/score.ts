// The package's functions, the same for every entry: files in, a report out. Every number comes from the engine.

import { Engine, import_files, formats as known } from "../pkg/cloutscope.js";
import { gather, readable } from "./input.js";
import type { Answer, Format, Query } from "./shapes.js";
import type { Input } from "./types.js";

/** The compiled engine: its address, or its bytes. */
export type Wasm = string | ArrayBuffer | Uint8Array;

let start: (wasm: Wasm | undefined) => Promise<unknown>;
let started: Promise<unknown> | undefined;
/** Set once the engine has trapped: its memory is not to be trusted any more. */
let stopped: Error | undefined;

/** Says how an entry starts the engine. */
export function startWith(way: (wasm: Wasm | undefined) => Promise<unknown>): void {
  start = way;
}

/**
 * Loads the engine. The other functions do that themselves; call it earlier to have it at hand, or with the address or
 * the bytes of `cloutscope.wasm` where a bundler doesn't carry that file along. Once loaded, it stays.
 */
export async function load(wasm?: Wasm): Promise<void> {
  started ??= start(wasm);
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

/** The formats that can be read, and how to get each. */
export async function formats(): Promise<Format[]> {
  await load();
  return heeded(known);
}

/**
 * Reads exports and scores their owner: what `cloutscope score --json` prints. What can't be read is said in the answer's
 * `imports`, and where nobody can be scored, its `score` is `null`.
 *
 * The engine works on the thread that calls it: call it in a worker where a page is to stay responsive.
 *
 * @throws An `Error` with a sentence, where the query or an input is wrong.
 */
export async function score(files: Iterable<Input>, query: Query = {}): Promise<Answer> {
  const exports = gather(files);
  await load();
  const engine = heeded(() => new Engine());
  try {
    for (const one of exports) {
      const contents = await readable(one);
      heeded(() => engine.add(import_files(one.name, one.paths, contents, () => {})));
    }
    return heeded(() => engine.report(query));
  } finally {
    if (!stopped) engine.free();
  }
}

/** Calls the engine, whose errors may be thrown as texts. */
function heeded<T>(call: () => T): T {
  if (stopped) throw stopped;
  try {
    return call();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      stopped = new Error(`the engine stopped (${error.message}), and must be loaded anew: reload the page, or start the program again`, { cause: error });
      throw stopped;
    }
    throw error instanceof Error ? error : new Error(String(error));
  }
}
