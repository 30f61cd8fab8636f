// What goes in and what comes out. Names are those of `cloutscope score --json`.

/** A day, UTC, as `YYYY-MM-DD`. */
export type Day = string;
/** A network's name, lower case. */
export type Network = string;
/** `network:key`: one account. The key is untrusted text. */
export type Account = string;

/** Bytes, as they are or to be read: anything like a `Blob`, such as what Node's `fs.openAsBlob` gives. */
export type Content = ArrayBuffer | Uint8Array | BlobLike;

/** What is needed of a `Blob`. */
export interface BlobLike {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What is needed of a `File`. Those of a picked folder know their path, and are read as one export. */
export interface FileLike extends BlobLike {
  readonly name: string;
  readonly webkitRelativePath?: string;
}

/** A file: a ZIP as it was downloaded, or a single file of an export. */
export interface NamedBytes {
  name: string;
  bytes: Content;
}

/** An unpacked export: what lies in its folder, by path below it, with `/`. */
export interface Folder {
  name: string;
  files: Record<string, Content>;
}

/** One export, or a part of one. */
export type Input = FileLike | NamedBytes | Folder;

/** What one person did. */
export type Kind = "reaction" | "follow" | "endorsement" | "repost" | "mention" | "reply" | "message" | "recommendation";

/** What may be asked; what is left out has the model's default. */
export interface Options {
  /** Who is scored; none: whose exports these are. */
  owner?: Account[];
  /** All networks alike, or only what Klout could see in 2011. */
  profile?: "everything" | "klout-2011";
  /** By network, the day from which it counts. */
  connected?: Record<Network, Day>;
  /** Networks that don't count. */
  disabled?: Network[];
  /** The last day; none: that of the newest record or archive. */
  as_of?: Day | null;
  /** Whether others count by their standing: true, unless said otherwise. */
  prestige?: boolean;
  /** The text of a `people.csv`, the scores of others: `network,person,score`. */
  people_csv?: string | null;
  /** Pairs of accounts that are one person. */
  same?: [Account, Account][];
  /** What if: scores of others, before those of `people_csv`. */
  scores?: Record<Account, number>;
  /** What if: acts that did not happen. */
  imagined?: Imagined[];
  /** What if: another half-life, in days. */
  half_life?: number | null;
  /** Two days between which the score's movement is to be explained. */
  why?: [from: Day, to: Day];
}

/** An act that did not happen. */
export interface Imagined {
  network: Network;
  kind: Kind;
  day: Day;
  /** The score of who does it; none: unknown. */
  partner_score?: number | null;
}

/** A score with all that it is made of, or why there is none: ask whether `score` is `null`. */
export type Report = Scored | Unscored;

/** Nobody could be scored. */
export interface Unscored {
  score: null;
  /** Why, as a sentence. */
  no_score: string;
  /** Who was meant to be scored. */
  owner: Account[];
  /** Who may be scored, the likeliest first: one for {@link Options.owner}. */
  candidates: Candidate[];
  imports: Import[];
}

/** Everything about one score. */
export interface Scored {
  /** The model's version. */
  model: number;
  /** The day of scoring, at its end in UTC. */
  as_of: Day;
  owner: Account[];
  /** 0 to 100. */
  score: number;
  /** How many engaged people of average standing. */
  evidence: number;
  /** The smallest and the largest score of a faster and a slower reading. */
  band: [low: number, high: number];
  /** By how much the score has risen in so many days. */
  delta: { 1: number; 5: number; 30: number };
  /** True reach: people. */
  reach: number;
  /** 0 to 100; `null`: no export shows reactions to posts. */
  amplification: number | null;
  /** 0 to 100; `null`: nobody engaged by name. */
  network: number | null;
  networks: NetworkScore[];
  /**
   * Who the owner may be on networks where that isn't known, by network, the likeliest first: each one more for
   * {@link Options.owner}. What was received there is unknown, and adds nothing.
   */
  unclaimed: Candidate[];
  /** The score of every day. */
  curve: [day: Day, score: number][];
  /** How the owner acts; `null`: not enough to say. */
  style: Style | null;
  /** Days worth a mark on the curve. */
  events: { day: Day; label: string }[];
  /** Everybody whom the score is made of, the largest first. Together they are the score. */
  points: Points[];
  /** Why the score moved, where {@link Options.why} asked. */
  why: Why | null;
  /** Where Klout's own population stood, as a phrase: for orientation only. */
  orientation: string;
  /** Records that scored nothing for want of a usable time. */
  ignored: { undated: number; implausible: number };
  /** Who may be scored, the owner first. */
  candidates: Candidate[];
  /** Those in {@link Options.people_csv} and {@link Options.same} who are nobody here. */
  people_unknown: string[];
  no_score: null;
  imports: Import[];
}

/** One network. */
export interface NetworkScore {
  network: Network;
  /** Whether it counts on the day of scoring. */
  connected: boolean;
  connected_from: Day | null;
  /** Σ of the strength of people with a name, each times their factor. */
  strength: number;
  /** Strength of those without a name. */
  crowd: number;
  /** What both are multiplied with. */
  amplification_factor: number;
  evidence: number;
  /** Its part of the score. */
  points: number;
  /** What its exports can show. */
  observes: Observed[];
  /** What the network has and its exports don't show: unknown, never zero. */
  missing: string[];
  /** What it would add, where it doesn't count. */
  would_add: number | null;
}

/** What an export can show. */
export type Observed =
  | "reactions_named"
  | "reactions_counted"
  | "replies_named"
  | "replies_counted"
  | "reposts_named"
  | "reposts_counted"
  | "message_reactions"
  | "messages"
  | "mentions"
  | "follows"
  | "endorsements"
  | "recommendations"
  | "invitations"
  | "contacts";

/** How somebody acts. */
export interface Style {
  /** One of sixteen. */
  name: string;
  /** 0 to 1: mean of creating and consistent. */
  x: number;
  /** 0 to 1: mean of participating and broad. */
  y: number;
  /** Each 0 to 1. */
  axes: { creating: number; participating: number; broad: number; consistent: number };
  /** The name at the end of each month (`YYYY-MM`) in which there was enough to say. */
  path: [month: string, name: string][];
}

/** Somebody with a name, or a number of people without: either `person` or `crowd`. */
export interface Who {
  /** `imagined` for nobody real. */
  person?: Account;
  /** The best name for display. Untrusted text. */
  name?: string;
  crowd?: number;
}

/** What comes from one person, or one crowd, on one network. */
export interface Points extends Who {
  network: Network;
  /** Their part of the score. */
  points: number;
  /** The same by what they did; `without`: how much lower the score would be without it. */
  kinds: { kind: Kind; points: number; without: number }[];
  strength: number;
  /** 0 to 100; `null`: unknown. */
  partner_score: number | null;
  /** How much somebody of that score counts. */
  partner_factor: number;
  /** The rows that count most. */
  source: Row[];
  /** How many rows there are. */
  source_total: number;
}

/** A row of an export. */
export interface Row {
  /** The name it was given under. */
  file: string;
  /** The file within. */
  entry: string;
  /** The record's number within the entry, from 1. */
  record: number;
}

/** Why the score moved between two days. */
export interface Why {
  from: Day;
  to: Day;
  from_score: number;
  to_score: number;
  /** The largest first, up or down. Together they are the difference. */
  causes: Cause[];
}

/** One reason: somebody, a crowd, or a network's own day. */
export interface Cause extends Who {
  network: Network;
  cause: "new" | "fading" | "standing" | "amplification" | "connected" | "removed";
  points: number;
  /** 0 to 100; `null`: unknown, or many. */
  partner_score: number | null;
  /** What was done, the most frequent first; for `new` what is new. */
  acts: Acts[];
  /** The rows that count most; for `new` the new ones. */
  source: Row[];
  source_total: number;
  /** Of a network: its people and crowd, the largest first. */
  parts: Cause[];
  /** Of a network: how many people and crowds. */
  people: number | null;
}

/** So many acts of one kind. */
export interface Acts {
  kind: Kind;
  audience: "public" | "private";
  count: number;
}

/** Somebody who may be scored. */
export interface Candidate {
  account: Account;
  /** For display. Untrusted text. */
  name: string;
  records: number;
}

/** What was read of one export, what was not, and why. */
export interface Import {
  /** The name it was given under; a second one of that name gets a number. */
  file: string;
  /** The file within, where the import is about one only. */
  entry: string | null;
  /** Empty where nothing was recognised. */
  format: string;
  /** Which layout of it. */
  generation: string | null;
  network: Network;
  owner: Account[];
  observes: Observed[];
  missing: string[];
  /** When the export was made: Unix seconds. */
  as_of: number | null;
  /** How many records, by type and kind. */
  read: {
    posts: { original?: number; reply?: number; repost?: number };
    interactions: { [kind in Kind]?: number };
    tallies: { objects: number; reactions: number | null; reposts: number | null; replies: number | null };
    contacts: { [relation in Relation]?: number };
  };
  skipped: Skip[];
  /** The files within that were read. */
  entries: string[];
}

/** How two people are connected, seen from the export's owner. */
export type Relation = "follower" | "following" | "connection" | "friend" | "request_received" | "request_sent" | "contact";

/** Something that was not read. */
export interface Skip {
  /** File, entry and record of the first one. */
  where: string;
  /** A sentence: the reason and, where there is one, the mend. */
  why: string;
  count: number;
  /** Something is broken or missing, which may want mending; otherwise it was left out on purpose. */
  problem: boolean;
}

/** A format that can be read. */
export interface Format {
  name: string;
  network: Network;
  /** What people call the network. */
  title: string;
  /** How to get the export, step by step. */
  how: string[];
  /** How long the network takes to deliver it. */
  wait: string;
}
