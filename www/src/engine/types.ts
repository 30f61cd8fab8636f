// What the engine takes and gives: the shapes of src/wasm.rs. Numbers about scores come from here and nowhere else.

/** A day, UTC, as `YYYY-MM-DD`. */
export type Day = string;
/** A network's name in the ledger, lower case. */
export type Network = string;
/** `network:key`: one account. The key is untrusted text. */
export type Account = string;
/** The engine's number of one dropped file or folder. */
export type FileId = number;

export type Profile = "everything" | "klout-2011";

/** One format that can be read, and how to get it. */
export interface Format {
  name: string;
  network: Network;
  title: string;
  how: string[];
  wait: string;
  /** What its export gives: a score by person, a score from counts, or only how one acts. */
  gives?: "people" | "counts" | "style" | "both" | "unknown";
  /** What to bring where it shows nothing. */
  mend?: string;
}

/** How far an import has come. Bytes are inflated bytes; the total is what the archive's directory says. */
export interface Progress {
  bytes: number;
  total: number;
  records: number;
}

/** Something that was not read, and why. A problem may want mending; the rest is left out on purpose. */
export interface Skip {
  where: string;
  why: string;
  count: number;
  problem: boolean;
  /** Bytes that are known to be missing or unreadable. */
  lost_bytes?: number;
}

/** What one entry held, and what became of it. */
export interface EntryAccount {
  entry: string;
  bytes: number;
  seen: number;
  records: number;
  merged: number;
  left_out: number;
  lost: number;
}

/** How many records, by type and kind. `null`: no export shows them. */
export interface Read {
  posts: Record<string, number>;
  interactions: Record<string, number>;
  tallies: { objects: number; reactions: number | null; reposts: number | null; replies: number | null };
  contacts: Record<string, number>;
}

/** The report of one export found in a dropped file. */
export interface Imported {
  id: FileId;
  file: string;
  entry: string | null;
  /** Empty when the file was not recognised. */
  format: string;
  generation: string | null;
  network: Network;
  owner: Account[];
  observes: string[];
  /** What the network has and this export doesn't show. */
  missing: string[];
  /** Unix seconds. */
  as_of: number | null;
  read: Read;
  skipped: Skip[];
  account?: EntryAccount[];
}

/** Two accounts of one person. */
export type Pair = [one: Account, other: Account];

/** Two accounts of one name, on two networks. The name is untrusted text. */
export interface Suggestion {
  name: string;
  one: Account;
  other: Account;
  records: number;
}

export interface Options {
  /** None: whose exports these are. */
  owner: Account[];
  profile: Profile;
  connected: Record<Network, Day>;
  disabled: Network[];
  /** The last day; `null`: that of the newest record or archive. */
  as_of: Day | null;
  prestige: boolean;
  people_csv: string | null;
  /** Accounts that the user says are one person. */
  same: Pair[];
}

/** What goes on a card beside name, score and day. */
export type CardField = "handles" | "band" | "delta" | "curve" | "gauges" | "style" | "networks" | "versions" | "digest";

/** A card and what is made of it, each as the bytes of its file. */
export interface Published {
  json: string;
  badge: string;
  badge_small: string;
  badge_wide: string;
  embed: string;
  /** 1080 × 1920, 1080 × 1080 and 1200 × 630. */
  picture_story?: string;
  picture_square?: string;
  picture_wide?: string;
}

/** What somebody's card says. The name is untrusted text. */
export interface Said {
  name: string;
  as_of: Day;
  score: number;
}

/** An act that did not happen, by somebody nobody knows. */
export interface ImaginedAct {
  network: Network;
  kind: string;
  day: Day;
  /** `null`: unknown. */
  partner_score: number | null;
}

/** What is asked of the engine: the options, and what is imagined. */
export interface Ask extends Options {
  scores: Record<Account, number>;
  imagined: ImaginedAct[];
  half_life: number | null;
}

export interface NetworkScore {
  network: Network;
  /** Whether it counts on the day of scoring. */
  connected: boolean;
  connected_from: Day | null;
  strength: number;
  crowd: number;
  amplification_factor: number;
  evidence: number;
  points: number;
  observes: string[];
  missing: string[];
  /** What it would add, where it doesn't count. */
  would_add: number | null;
}

/** A day of the curve, and its score. */
export type CurvePoint = [day: Day, score: number, unknown?: Network[]];

export interface Style {
  name: string;
  x: number;
  y: number;
  axes: Record<string, number>;
  /** The name at the end of each month in which there was enough to say. */
  path: [month: string, name: string][];
}

export interface Candidate {
  account: Account;
  name: string;
  records: number;
}

export interface Summary {
  model: number;
  as_of: Day | null;
  owner: Account[];
  score: number | null;
  evidence: number | null;
  delta: Record<"1" | "5" | "30", number | null> | null;
  reach: number | null;
  amplification: number | null;
  network: number | null;
  networks: NetworkScore[];
  /** Who the owner may be on networks where that isn't known: by network, the likeliest first. */
  unclaimed: Candidate[];
  /** Where a known population stood, as a phrase. */
  orientation: string | null;
  /** Records that can't score: without a time, or with one that can't be true. */
  ignored: { undated: number; implausible: number } | null;
  /** Who may be scored: the owner first; where that is unclear, the likeliest. */
  candidates: Candidate[];
  /** Why there is no score, as a sentence. */
  no_score: string | null;
  people_unknown: string[];
  /** Measured by one's own days; `null`: too few are known. */
  own: OwnMeasure | null;
  /** The networks' last known days, where they are not the day of scoring. */
  carried: { network: Network; until: Day }[];
}

/** One's own highest day, median day, and the share of known days that stood below today's. */
export interface OwnMeasure {
  highest: [day: Day, score: number];
  median: number;
  share_below: number;
}

/** A post of the owner's, and what it drew. `null`: this export does not show it. */
export interface Post {
  network: Network;
  object: string;
  address: string | null;
  day: Day | null;
  kind: string;
  counts: { reactions: number | null; reposts: number | null; replies: number | null };
  points: number;
  most: [day: Day, points: number] | null;
  source: Source | null;
}

export interface Posts {
  total: number;
  rows: Post[];
  /** Points of acts that stand on no post. */
  no_post: number;
}

/** Somebody over all networks. */
export interface Person {
  person: Account | null;
  name: string;
  networks: Network[];
  points: number;
  share: number;
  since: Day | null;
  last: Day | null;
  kinds: string[];
  partner_score: number | null;
  answered: boolean | null;
}

export type PeopleOrder = "points" | "name" | "since" | "last";

export interface People {
  total: number;
  rows: Person[];
}

/** Somebody who wrote to the owner and has no answer. */
export interface Waiting {
  person: Account;
  name: string;
  network: Network;
  since: Day;
  kind: string;
  partner_score: number | null;
  worth: number;
}

/** One part of a move: a sum, and the largest behind it. */
export interface StoryPart {
  points: number;
  who: { name: string | null; network: Network; kind: string | null; count: number; points: number } | null;
  day: Day | null;
}

/** Why the score moved within a span, in four parts that sum to the move. */
export interface Story {
  from: Day;
  to: Day;
  move: number;
  more: StoryPart;
  faded: StoryPart;
  counting: StoryPart & { networks: { network: Network; day: Day | null; points: number }[] };
  method: StoryPart;
}

/** What takes the whole curve, or as long. */
export interface Rest {
  band: [low: number, high: number];
  style: Style | null;
  events: CurveEvent[];
}

/** A day worth a mark on the curve, and what lies behind it. */
export interface CurveEvent {
  day: Day;
  kind: "rise" | "fall" | "counting";
  points: number;
  label: string;
}

/** A piece of the curve; with the last one comes the rest. */
export interface Piece {
  curve: CurvePoint[];
  /** Days told so far, and all. */
  progress: [told: number, all: number];
  rest: Rest | null;
}

/** A row of an export. */
export interface Source {
  file_id: FileId;
  entry: string;
  record: number;
}

/** Somebody with a name, or a number of people without: either `person`, or `crowd`. */
interface Item {
  network: Network;
  person?: Account;
  name?: string;
  crowd?: number;
  points: number;
  /** The rows that count most. */
  source: Source[];
  source_total: number;
}

/** One person, or one crowd, and the points that come from them. */
export interface Point extends Item {
  kinds: { kind: string; points: number; without: number }[];
  strength: number;
  partner_score: number | null;
  partner_factor: number;
}

export interface Points {
  total: number;
  rows: Point[];
}

/** So many acts of one kind. */
export interface Acts {
  kind: string;
  audience: "public" | "private";
  count: number;
}

/** One reason why the score moved: somebody, a crowd, or a network's own day. */
export interface Cause extends Item {
  cause: string;
  partner_score: number | null;
  acts: Acts[];
  /** Of a network: its people, the largest first, and how many there are. */
  parts: Cause[];
  people: number | null;
}

export interface Why {
  from: Day;
  to: Day;
  from_score: number;
  to_score: number;
  /** How many causes there are; `causes` are the largest. */
  total: number;
  causes: Cause[];
}

/** What was dropped as one: a file (no paths), or a folder's files with their paths below it. */
export interface Dropped {
  name: string;
  paths: string[];
  files: File[];
}

/** A row of an export as its fields stand there. */
export type Fields = [field: string, content: string][];

/** What a worker can be asked. `start` comes first; `read` and `row` need no engine's state, the others share it. */
export interface Methods {
  start(module: WebAssembly.Module): void;
  formats(): Format[];
  read(dropped: Dropped): Uint8Array<ArrayBuffer>;
  row(dropped: Dropped, entry: string, record: number): Fields;
  add(records: Uint8Array<ArrayBuffer>): Imported[];
  remove(id: FileId): void;
  /** The score, at once; its curve comes after it in pieces, each for a call of `trace`. */
  answer(ask: Ask): Summary;
  trace(): Piece | null;
  points(network: Network | undefined, offset: number, limit: number): Points;
  suggestions(same: Pair[]): Suggestion[];
  readSame(text: string): Pair[];
  writeSame(same: Pair[]): string;
  /** The `most` largest causes. */
  why(from: Day, to: Day, most: number): Why | null;
  posts(offset: number, limit: number): Posts;
  people(order: PeopleOrder, search: string, offset: number, limit: number): People;
  waiting(): Waiting[];
  /** `undefined` days: the span that moved most. */
  story(from?: Day, to?: Day): Story | null;
  csv(): Record<string, string>;
  /** With that name, which may be empty, and with those fields; `null`: there is no score. */
  card(name: string, on: CardField[]): Published | null;
  /** `null`: the file is no card. */
  readCard(file: Uint8Array): Said | null;
}

/** The messages between the page and a worker. */
export interface Request {
  id: number;
  method: keyof Methods;
  args: unknown[];
}
export type Response = { id: number } & ({ result: unknown } | { error: string; fatal: boolean } | { progress: Progress });
