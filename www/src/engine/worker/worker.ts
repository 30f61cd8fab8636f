// The engine in a worker: one of these scores, others each read one dropped file, so that ending one cancels its file.

import { Engine, import_files, initSync, own_words, read_card, read_same, row, write_same } from "../../../pkg/cloutscope";
import type { Methods, Piece, Progress, Request, Response } from "../types";

/** Milliseconds between two reports of progress. */
const PACE = 60;
/** Milliseconds that a piece of the curve may take: a newer question waits no longer than that. */
const PIECE = 16;
/** Days of the curve between two looks at the clock. */
const DAYS = 8;

let engine: Engine | undefined;
const scoring = (): Engine => (engine ??= new Engine());

/** The page's methods; `read` also gets where to report its progress. */
const methods: { [M in keyof Methods]: (report: (at: Progress) => void, ...args: Parameters<Methods[M]>) => unknown } = {
  start: (_, module) => void initSync({ module }),
  read: (report, { name, paths, files }) => {
    let last = 0;
    return import_files(name, paths, files, (at: Progress) => {
      const now = performance.now();
      if (now - last < PACE) return;
      last = now;
      report(at);
    });
  },
  row: (_, { name, paths, files }, entry, record) => row(name, paths, files, entry, record),
  ownWords: (_, { name, paths, files }, entry, record, owner) => own_words(name, paths, files, entry, record, owner) ?? null,
  add: (_, records) => scoring().add(records),
  remove: (_, id) => scoring().remove(id),
  answer: (_, question) => scoring().answer(question),
  trace: () => trace(scoring()),
  givers: (_, network, offset, limit) => scoring().people(network, offset, limit),
  suggestions: (_, same) => scoring().suggestions(same),
  readSame: (_, text) => read_same(text),
  writeSame: (_, same) => write_same(same),
  why: (_, from, to, most) => scoring().why(from, to, most),
  person: (_, account) => scoring().person(account),
  posts: (_, offset, limit, from, to) => scoring().posts(offset, limit, from, to),
  totals: (_, order, search, offset, limit) => scoring().totals(order, search, offset, limit),
  waiting: () => scoring().waiting(),
  story: (_, from, to) => scoring().story(from, to),
  events: (_, from, to) => scoring().events(from, to),
  tables: () => scoring().tables(),
  card: (_, name, on, look) => scoring().card(name, on, look),
  readCard: (_, file) => read_card(file),
};

addEventListener("message", ({ data: { id, method, args } }: MessageEvent<Request>) => {
  const report = (progress: Progress) => answer({ id, progress });
  try {
    const result = (methods[method] as (...all: unknown[]) => unknown)(report, ...args);
    answer({ id, result }, result instanceof Uint8Array ? [result.buffer] : []);
  } catch (error) {
    const fatal = error instanceof WebAssembly.RuntimeError;
    answer({ id, error: fatal ? `The engine stopped (${error.message}).` : said(error), fatal });
  }
});

/** As many days of the curve as fit into its time. */
function trace(from: Engine): Piece | null {
  const until = performance.now() + PIECE;
  const curve: Piece["curve"] = [];
  for (;;) {
    const piece = from.trace(DAYS) as Piece | null;
    if (!piece) return null;
    curve.push(...piece.curve);
    if (piece.rest || performance.now() > until) return { ...piece, curve };
  }
}

function answer(response: Response, transfer: Transferable[] = []): void {
  postMessage(response, { transfer });
}

/** The engine throws its errors as strings or as `Error`s; both are sentences. */
function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
