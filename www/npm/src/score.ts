// The package's functions, the same for every entry: files in, a report out. Every number comes from the engine.

import { Engine, formats as known, import_files } from "../pkg/cloutscope.js";
import { gather, readable } from "./input.js";
import type { Cause, Format, Import, Input, Options, Points, Report, Row, Scored, Unscored, Why } from "./types.js";

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
 * Reads exports and scores their owner. What can't be read is said in the report's `imports`, and where nobody can be
 * scored, its `score` is `null`.
 *
 * The engine works on the thread that calls it: call it in a worker where a page is to stay responsive.
 *
 * @throws An `Error` with a sentence, where an option or an input is wrong.
 */
export async function score(files: Iterable<Input>, options: Options = {}): Promise<Report> {
  const given = gather(files);
  await load();
  const engine = heeded(() => new Engine());
  try {
    const imports: Imported[] = [];
    for (const one of given) {
      const contents = await readable(one);
      const records = heeded(() => import_files(one.name, one.paths, contents, () => {}));
      imports.push(...heeded<Imported[]>(() => engine.add(records)));
    }
    return heeded(() => report(engine, imports, options));
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

function report(engine: Engine, imports: Imported[], { why: days, ...ask }: Options): Report {
  const summary: Summary = engine.answer(ask);
  const reported = imports.map(({ id, ...rest }): Import => rest);
  if (summary.score === null) {
    const { score, no_score, owner, candidates } = summary;
    return { score, no_score, owner, candidates, imports: reported };
  }
  const names = new Map(imports.map(({ id, file }) => [id, file]));
  const row = ({ file_id, ...rest }: NumberedRow): Row => ({ file: names.get(file_id)!, ...rest });
  const cause = ({ source, parts, ...rest }: NumberedCause): Cause => ({ ...rest, source: source.map(row), parts: parts.map(cause) });
  const points: { rows: Numbered<Points>[] } = engine.points(undefined, 0, ALL);
  const why: NumberedWhy | null = days ? engine.why(...days) : null;
  return {
    ...summary,
    ...curve(engine),
    points: points.rows.map(({ source, ...rest }) => ({ ...rest, source: source.map(row) })),
    why: why && reasons(why, cause),
    imports: reported,
  };
}

/** Without its number of causes: all are there. */
function reasons({ total, causes, ...rest }: NumberedWhy, cause: (numbered: NumberedCause) => Cause): Why {
  return { ...rest, causes: causes.map(cause) };
}

/** The curve, which the engine draws after its answer, and behind its last day what takes the whole of it. */
function curve(engine: Engine): AfterCurve & Pick<Scored, "curve"> {
  const curve: Scored["curve"] = [];
  for (;;) {
    const piece: { curve: Scored["curve"]; rest: AfterCurve | null } = engine.trace(ALL);
    for (const day of piece.curve) curve.push(day);
    if (piece.rest) return { ...piece.rest, curve };
  }
}

/** The largest number that the engine takes. */
const ALL = 0xffff_ffff;

// Shapes of src/session.rs where they differ from the report's: a row's file is a number, and the curve comes later.
type NumberedRow = Omit<Row, "file"> & { file_id: number };
type Numbered<T> = Omit<T, "source"> & { source: NumberedRow[] };
type NumberedCause = Omit<Numbered<Cause>, "parts"> & { parts: NumberedCause[] };
type Imported = Import & { id: number };
type NumberedWhy = Omit<Why, "causes"> & { total: number; causes: NumberedCause[] };
type AfterCurve = Pick<Scored, "band" | "style" | "events">;
type Summary = Omit<Scored, keyof AfterCurve | "curve" | "points" | "why" | "imports"> | Omit<Unscored, "imports">;
