// The page as a whole: its one state, and the workers that do its work.

import type { SampleData } from "./sample";
import type { Parts } from "./single";
import type { State } from "./state";
import { type Remote, startWorker } from "./workers";

/** The page: its state, and what does the work. */
export interface App {
  state: State;
  redraw(): void;
  engine: WebAssembly.Module;
  sample: SampleData | null;
  /** What the single file is made of; `null` in that file itself. */
  parts: Parts | null;
  /** Holds the ledger, and scores; see {@link scorer}. */
  scorer: Remote | null;
  /** One per file being read, by the drop's key: ending it cancels the file. */
  readers: Map<number, Remote>;
  /** Re-reads single rows; started at the first. */
  rows: Remote | null;
  nextKey: number;
  /** Something changed since the score was last asked for. */
  stale: boolean;
  /** When it did, by the page's clock. */
  since: number;
}

export function set(app: App, change: Partial<State>): void {
  Object.assign(app.state, change);
  app.redraw();
}

export const say = (app: App, said: string): void => set(app, { said });

/** Started when it is first needed, and so after the lock: a worker keeps the policy that it was made under. */
export const scorer = (app: App): Remote => (app.scorer ??= startWorker(app.engine));

/** An error as a sentence. */
export function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
