// The engine's shapes, as it declares them, and the messages between the page and its workers.

import type {
  AccountName,
  Added,
  CardFacts,
  People as Givers,
  Look,
  Person,
  Piece,
  Posts,
  Progress,
  Published,
  Query,
  Rest,
  Story,
  Suggestion,
  Summary,
  Table,
  Totals,
  TotalsOrder,
  Waiting,
  Why,
} from "../../npm/src/shapes";

export type * from "../../npm/src/shapes";

/** `network:key`: one account. The key is untrusted text. */
export type Account = AccountName;
/** A network's name in the ledger, lower case. */
export type Network = string;
/** The engine's number of one dropped file or folder. */
export type FileId = number;

/** Two accounts of one person. */
export type Pair = [one: Account, other: Account];

/** A query with nothing left to the engine's defaults. */
export type Question = Required<Omit<Query, "why">>;

/** What the user chooses: a question without what is imagined. */
export type Options = Omit<Question, "scores" | "imagined" | "half_life">;

/** A day worth a mark on the curve. */
export type CurveEvent = Rest["events"][number];

/** What goes on a card beside name, score and day. */
export type CardField = "handles" | "band" | "delta" | "curve" | "gauges" | "style" | "networks" | "versions" | "digest";

/** What was dropped as one: a file (no paths), or a folder's files with their paths below it. */
export interface Dropped {
  name: string;
  paths: string[];
  files: File[];
}

/** A row of an export as its fields stand there. */
export type Fields = [field: string, content: string][];

/** What a worker can be asked. `start` comes first; `read`, `row` and `ownWords` need no engine's state, the others share it. */
export interface Methods {
  start(module: WebAssembly.Module): void;
  read(dropped: Dropped): Uint8Array<ArrayBuffer>;
  row(dropped: Dropped, entry: string, record: number): Fields;
  /** What is written in it, if it is by one of these accounts: nobody else's words are ever shown. */
  ownWords(dropped: Dropped, entry: string, record: number, owner: Account[]): string | null;
  add(records: Uint8Array<ArrayBuffer>): Added;
  remove(id: FileId): void;
  /** The score, at once; its curve comes after it in pieces, each for a call of `trace`. */
  answer(question: Question): Summary;
  trace(): Piece | null;
  /** Who gave the points on a network, the largest first. */
  givers(network: Network | undefined, offset: number, limit: number): Givers;
  /** What one person adds, by network; without an account, what crowds add. */
  person(account?: Account): Person[];
  posts(offset: number, limit: number, from?: string, to?: string): Posts;
  /** Everybody over all networks. */
  totals(order: TotalsOrder, search: string, offset: number, limit: number): Totals;
  waiting(): Waiting;
  /** Without days: of the span that moved most. */
  story(from?: string, to?: string): Story | null;
  /** Of a part of the curve the days worth a mark. */
  events(from: string, to: string): CurveEvent[];
  /** Tables, as CSV. */
  tables(): Table[];
  suggestions(same: Pair[]): Suggestion[];
  readSame(text: string): Pair[];
  writeSame(same: Pair[]): string;
  /** The `most` largest causes. */
  why(from: string, to: string, most: number): Why | null;
  /** With that name, which may be empty, and with those fields; `null`: there is no score. */
  card(name: string, on: CardField[], look: Look): Published | null;
  /** `null`: the file is not a card. */
  readCard(file: Uint8Array): CardFacts | null;
}

/** The messages between the page and a worker. */
export interface Request {
  id: number;
  method: keyof Methods;
  args: unknown[];
}
export type Response = { id: number } & ({ result: unknown } | { error: string; fatal: boolean } | { progress: Progress });
