//! The one declaration of what the engine says of a score: what `score --json` prints, what the page draws and what the
//! npm package returns. Their TypeScript is generated from here (see `typescript`).

use crate::ledger::{Candidate, Imported};
use crate::record::{AccountName, Audience, Feature, Kind, Observe, PostKind};
use crate::rhythm::Rhythm;
use crate::score::{Cause as CauseKind, Day, Ignored, State};
use crate::style::Style;
use serde::Serialize;

/// A score with everything behind it, or why there is none: ask whether `score` is null.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Answer {
    /// A score.
    Scored(Box<Report>),
    /// None.
    Unscored(Box<Unscored>),
}

/// Nobody could be scored.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unscored {
    /// There is none, which is not a 0.
    #[cfg_attr(test, ts(type = "null"))]
    pub score: (),
    /// Why, as a sentence.
    pub no_score: String,
    /// Who was meant to be scored.
    pub owner: Vec<AccountName>,
    /// Who may be scored, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// What was read, and what was not.
    pub imports: Vec<Imported>,
    /// What the owner did; null: nobody was meant.
    pub own_acts: Option<OwnActs>,
}

/// What the owner did, where nothing shows what others did because of it: nothing of it is a score.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnActs {
    /// The newest day that these exports know.
    pub as_of: Day,
    /// How the owner acts; null: not enough to say.
    pub style: Option<Style>,
    /// At which hours of the week.
    pub rhythm: Rhythm,
    /// The owner's posts, the newest first.
    pub posts: Vec<OwnPost>,
    /// How many there are.
    pub posts_total: usize,
    /// Whom the owner answers and writes to, most often first.
    pub answers: Vec<Answers>,
    /// How many people these are.
    pub answers_total: usize,
    /// What to bring, by network.
    pub bring: Vec<Bring>,
}

/// Somebody whom the owner answers or writes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Answers {
    /// Their account.
    pub person: AccountName,
    /// The best name for display. Untrusted text.
    pub name: String,
    /// How often.
    pub acts: u64,
    /// The day of the last time; null: unknown.
    pub last: Option<Day>,
}

/// What a network's exports don't show, and which of them would.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Bring {
    /// Which.
    pub network: String,
    /// What the network has and these exports don't show.
    pub missing: Vec<Feature>,
    /// Which export shows something received: a sentence; null: none is known.
    pub export: Option<String>,
}

/// Everything about one score.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// The model's version.
    pub model: u32,
    /// The day of scoring, at its end in UTC.
    pub as_of: Day,
    /// The owner's accounts.
    pub owner: Vec<AccountName>,
    /// 0 to 100.
    pub score: f64,
    /// How many engaged people of average standing.
    pub evidence: f64,
    /// The smallest and the largest score of a faster and a slower reading.
    pub band: [f64; 2],
    /// By how much the score has risen.
    pub delta: Delta,
    /// True reach: people.
    pub reach: u64,
    /// 0 to 100; null where no export shows reactions to posts.
    pub amplification: Option<f64>,
    /// 0 to 100; null where nobody engaged by name.
    pub network: Option<f64>,
    /// Every network of the ledger.
    pub networks: Vec<NetworkScore>,
    /// Who the owner may be on those of them where that isn't known: what was received there is unknown.
    pub unclaimed: Vec<Candidate>,
    /// The score of every day.
    pub curve: Vec<CurvePoint>,
    /// How the owner acts; null: not enough to say.
    pub style: Option<Style>,
    /// At which hours of the week others react, and the owner acts.
    pub rhythm: Rhythm,
    /// Days worth a mark on the curve.
    pub events: Vec<Event>,
    /// Every item of the score, the largest first. Together they are the score.
    pub points: Vec<Point>,
    /// Points of people whose score the user gave.
    pub given_points: f64,
    /// Why the score moved, where that was asked.
    pub why: Option<Why>,
    /// Where Klout's own population stood.
    pub orientation: Orientation,
    /// Records that scored nothing for want of a usable time.
    pub ignored: Ignored,
    /// Names in the query that mean nobody here.
    pub people_unknown: Vec<AccountName>,
    /// Everybody's score, the largest first, where these exports show a group.
    pub group: Vec<Member>,
    /// What was read, and what was not.
    pub imports: Vec<Imported>,
    /// How the score stands among one's own; null: no day can be compared.
    pub own: Option<OwnMeasure>,
    /// What each post drew, the largest first.
    pub posts: Vec<Post>,
    /// Points that stand on no post. With those of all posts they are the score.
    pub no_post: f64,
    /// What stands on no post added in the story's span. With what all posts added it is the move.
    pub no_post_moved: f64,
    /// Everybody over all networks, those who add most first.
    pub people: Vec<Total>,
    /// Who waits for an answer.
    pub waiting: Waiting,
    /// Why it moved, in four parts.
    pub story: Story,
}

/// The first answer to a query, without what takes longer: the curve comes in pieces, the rest in pages.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Summary {
    /// The model's version.
    pub model: u32,
    /// The day of scoring, at its end in UTC.
    pub as_of: Option<Day>,
    /// The owner's accounts.
    pub owner: Vec<AccountName>,
    /// 0 to 100; null: there is none.
    pub score: Option<f64>,
    /// Why there is no score, as a sentence.
    pub no_score: Option<String>,
    /// How many engaged people of average standing.
    pub evidence: Option<f64>,
    /// By how much the score has risen.
    pub delta: Option<Delta>,
    /// True reach: people.
    pub reach: Option<u64>,
    /// 0 to 100; null where no export shows reactions to posts.
    pub amplification: Option<f64>,
    /// 0 to 100; null where nobody engaged by name.
    pub network: Option<f64>,
    /// Every network of the ledger.
    pub networks: Vec<NetworkScore>,
    /// Who the owner may be on networks where that isn't known: by network, the likeliest first.
    pub unclaimed: Vec<Candidate>,
    /// Where Klout's own population stood.
    pub orientation: Option<Orientation>,
    /// Records that scored nothing for want of a usable time.
    pub ignored: Option<Ignored>,
    /// Who may be scored, the owner first; where that is unclear, the likeliest.
    pub candidates: Vec<Candidate>,
    /// Names in the query that mean nobody here.
    pub people_unknown: Vec<AccountName>,
    /// Where there is no score: what the owner did, its longest lists cut.
    pub own_acts: Option<OwnActs>,
}

/// A piece of the last answer's curve.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Piece {
    /// The next days.
    pub curve: Vec<CurvePoint>,
    /// How many days were told so far, and how many there are.
    pub progress: [u32; 2],
    /// Behind the last day: what takes the whole curve, or as long.
    pub rest: Option<Rest>,
}

/// What takes the whole curve, or as long.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rest {
    /// How the score stands among one's own; null: no day can be compared.
    pub own: Option<OwnMeasure>,
    /// The smallest and the largest score of a faster and a slower reading.
    pub band: [f64; 2],
    /// How the owner acts; null: not enough to say.
    pub style: Option<Style>,
    /// At which hours of the week others react, and the owner acts.
    pub rhythm: Rhythm,
    /// Days worth a mark on the curve.
    pub events: Vec<Event>,
}

/// Differences to earlier days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Delta {
    /// Since the day before.
    #[serde(rename = "1")]
    pub one: Option<f64>,
    /// Over five days.
    #[serde(rename = "5")]
    pub five: Option<f64>,
    /// Over thirty days.
    #[serde(rename = "30")]
    pub thirty: Option<f64>,
}

/// One network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NetworkScore {
    /// Its name.
    pub network: String,
    /// Whether it counts on the day of scoring.
    pub connected: bool,
    /// The day from which it counts, where one was chosen.
    pub connected_from: Option<Day>,
    /// Σ of the strength of people with a name, each times their factor.
    pub strength: f64,
    /// Strength of those without a name.
    pub crowd: f64,
    /// What both are multiplied with.
    pub amplification_factor: f64,
    /// The product; 0 while the network doesn't count.
    pub evidence: f64,
    /// Its part of the score.
    pub points: f64,
    /// What it would add, where it doesn't count.
    pub would_add: Option<f64>,
    /// What its exports can show.
    pub observes: Vec<Observe>,
    /// What the network has and its exports don't show.
    pub missing: Vec<Feature>,
    /// How well it is known on the day of scoring; null: it is none of the owner's.
    pub state: Option<State>,
    /// Its first and its last known day.
    #[cfg_attr(test, ts(type = "[first: Day, last: Day] | null"))]
    pub known: Option<(Day, Day)>,
    /// Posts with counts that are older than the window: counts carry no dates, so these are not scored.
    pub older_posts: u64,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Who {
    /// Somebody with a name.
    Person {
        /// Their account.
        person: AccountName,
        /// The best name for display. Untrusted text.
        name: String,
    },
    /// Fans without names.
    Crowd {
        /// How many.
        crowd: u64,
    },
    /// Nobody real: somebody imagined.
    Imagined {
        /// Which act of the query's.
        imagined: u32,
    },
}

/// One item of the score: person or crowd × network × kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Point {
    /// Where.
    pub network: String,
    /// Who.
    pub who: Who,
    /// By what.
    pub kind: Kind,
    /// Its part of the score.
    pub points: f64,
    /// By how much the score would be lower without it.
    pub without: f64,
    /// Strength.
    pub strength: f64,
    /// 0 to 100; null: unknown.
    pub partner_score: Option<f64>,
    /// How much somebody of that score counts.
    pub partner_factor: f64,
    /// The rows that count most, at most five.
    pub source: Vec<Source>,
    /// How many rows there are.
    pub sources: u64,
}

/// One person or crowd on one network, with the items that are theirs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Person {
    /// Where.
    pub network: String,
    /// Who.
    pub who: Who,
    /// Their part of the score.
    pub points: f64,
    /// Strength.
    pub strength: f64,
    /// 0 to 100; null: unknown.
    pub partner_score: Option<f64>,
    /// How much somebody of that score counts.
    pub partner_factor: f64,
    /// By kind, the largest first. Together they are `points`.
    pub items: Vec<Point>,
}

/// Some of the people and crowds that a score is made of.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct People {
    /// How many there are.
    pub total: usize,
    /// Those that were asked for, the largest first.
    pub rows: Vec<Person>,
}

/// A row of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Source {
    /// The dropped file.
    pub file: String,
    /// The entry within.
    pub entry: String,
    /// The record's number within the entry, from 1.
    pub record: u32,
    /// Unix seconds, UTC.
    pub at: Option<i64>,
}

/// Why the score moved between two days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Why {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Its score.
    pub from_score: f64,
    /// Its score.
    pub to_score: f64,
    /// The largest first, up or down.
    pub causes: Vec<Cause>,
    /// How many there are. All of them together are the difference.
    pub total: usize,
    /// Posts with counts that are older than the window: counts carry no dates, so nothing is said of when they came.
    pub older_posts: u64,
}

/// One cause: person or crowd × network × cause; or a network that was connected, or no longer is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Cause {
    /// Where.
    pub network: String,
    /// Who; null where it is the network.
    pub who: Option<Who>,
    /// Why.
    pub cause: CauseKind,
    /// By how much.
    pub points: f64,
    /// The standing of who did it, 0 to 100; null: unknown, or many.
    pub partner_score: Option<f64>,
    /// What was done, the most frequent first; for `new` what is new.
    pub acts: Vec<Acts>,
    /// The rows that count most, at most five; for `new` the new ones.
    pub source: Vec<Source>,
    /// How many rows there are.
    pub sources: u64,
    /// Of a network: its people and crowd, the largest first.
    pub parts: Vec<Cause>,
    /// Of a network: how many people and crowds.
    pub people: Option<usize>,
}

/// So many acts of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Acts {
    /// What.
    pub kind: Kind,
    /// Who could see it.
    pub audience: Audience,
    /// How many.
    pub count: u64,
}

/// A day worth a mark on the curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Event {
    /// When.
    pub day: Day,
    /// What happened, in a few words.
    pub label: String,
    /// What kind of thing it was.
    pub kind: EventKind,
    /// By how much the score moved that day.
    pub points: f64,
    /// The network behind it: the one that changed, or that of `who`.
    pub network: Option<String>,
    /// Whose part of the move is the largest.
    pub who: Option<Who>,
    /// How much that is.
    pub largest: f64,
    /// The post whose part is the largest.
    pub post: Option<PostMove>,
}

/// Where a score would have stood among Klout's own: for orientation only, it is another measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Orientation {
    /// Whose scores these are.
    pub of: &'static str,
    /// The share of them below, in percent: between these two.
    pub percentile: [f64; 2],
    /// Both, as a phrase.
    pub text: String,
}

/// One of the visible group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Member {
    /// Their account.
    pub person: AccountName,
    /// The best name for display. Untrusted text.
    pub name: String,
    /// 0 to 100.
    pub score: f64,
}

/// What was dropped as one, once it is read.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Added {
    /// The engine's number of it.
    pub id: u32,
    /// The exports found in it.
    pub imports: Vec<Imported>,
}

/// A post of the owner's.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnPost {
    /// Where.
    pub network: String,
    /// Its id there.
    pub object: String,
    /// Where it can be seen; null: this export doesn't say.
    pub address: Option<String>,
    /// When it was written; null: unknown.
    pub day: Option<Day>,
    /// What it is.
    pub kind: PostKind,
    /// What was counted on it.
    pub counts: PostCounts,
    /// Its row.
    pub source: Source,
}

/// A post of the owner's, and what it drew.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Post {
    /// Which.
    #[serde(flatten)]
    pub post: OwnPost,
    /// Its part of the score.
    pub points: f64,
    /// What it added in the chosen span: up or down; null: no span was chosen.
    pub moved: Option<f64>,
    /// The day on which its own evidence was largest, and its points then.
    #[cfg_attr(test, ts(type = "[day: Day, points: number] | null"))]
    pub most: Option<(Day, f64)>,
}

/// A post that moved a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostMove {
    /// Where.
    pub network: String,
    /// Its id there.
    pub object: String,
    /// Where it can be seen; null: this export doesn't say.
    pub address: Option<String>,
    /// When it was written; null: unknown.
    pub day: Option<Day>,
    /// By how much.
    pub points: f64,
}

/// Counts as exported; null: not shown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostCounts {
    /// Likes and the like.
    pub reactions: Option<u64>,
    /// Reposts, shares, quotes.
    pub reposts: Option<u64>,
    /// Replies, comments.
    pub replies: Option<u64>,
}

/// Some of the posts that a score is made of.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Posts {
    /// How many there are.
    pub total: usize,
    /// Those that were asked for, the largest first.
    pub rows: Vec<Post>,
    /// Points that stand on no post. With those of all posts they are the score.
    pub no_post: f64,
    /// What stands on no post added in the chosen span; null: no span was chosen.
    pub no_post_moved: Option<f64>,
}

/// Somebody over all networks, or the crowd of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Total {
    /// Who.
    pub who: Who,
    /// Where.
    pub networks: Vec<String>,
    /// Their part of the score.
    pub points: f64,
    /// The same as a share of it, 0 to 1.
    pub share: f64,
    /// The day of their first act.
    pub since: Day,
    /// The day of their last.
    pub last: Day,
    /// What they did.
    pub kinds: Vec<Kind>,
    /// 0 to 100; null: unknown.
    pub partner_score: Option<f64>,
    /// Whether the owner ever addressed them; null: these exports don't show it.
    pub answered: Option<bool>,
}

/// Some of the people over all networks.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Totals {
    /// How many there are.
    pub total: usize,
    /// Those that were asked for.
    pub rows: Vec<Total>,
}

/// In which order people come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TotalsOrder {
    /// Who adds most first.
    #[default]
    Points,
    /// By name.
    Name,
    /// The newest first.
    Since,
    /// Who did something last first.
    Last,
    /// The highest own score first.
    Score,
    /// Whoever did most different things first.
    Kinds,
    /// Whoever was not answered first; those of whom that isn't known last.
    Answered,
}

/// Somebody who addressed the owner and has no answer in these exports.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Waits {
    /// Their account.
    pub person: AccountName,
    /// The best name for display. Untrusted text.
    pub name: String,
    /// Where.
    pub network: String,
    /// The day of their newest such act.
    pub since: Day,
    /// What it was.
    pub kind: Kind,
    /// 0 to 100; null: unknown.
    pub partner_score: Option<f64>,
    /// What their next answer adds to the score, if the owner writes.
    pub worth: f64,
}

/// Who waits, and where that can't be told.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Waiting {
    /// Whose answer is worth most first.
    pub people: Vec<Waits>,
    /// Networks whose exports show what was received and not the owner's own answers.
    pub unknown: Vec<String>,
}

/// Why the score moved within a span, in four parts that sum to the move.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Story {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// From one to the other.
    pub points: f64,
    /// People did more.
    pub more: StoryPart,
    /// The day on which most of it happened.
    pub more_on: Option<Day>,
    /// The day on which people did most, or the counting changed most, whichever is more.
    pub largest_day: Option<Day>,
    /// The post that people did most on.
    pub post: Option<PostMove>,
    /// Attention faded.
    pub faded: StoryPart,
    /// Networks were connected, removed, ended, or are not yet wholly known.
    pub counting: StoryPart,
    /// The same by network, the largest first.
    pub networks: Vec<Counting>,
    /// Standing and amplification.
    pub method: StoryPart,
    /// All of it in English, in two sentences at most.
    pub text: String,
}

/// One part of a move, and the largest behind it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StoryPart {
    /// Its sum.
    pub points: f64,
    /// Whose part is largest.
    pub who: Option<Who>,
    /// Where.
    pub network: Option<String>,
    /// How much that is.
    pub largest: f64,
    /// What they did.
    pub acts: Vec<Acts>,
}

/// A network whose counting changed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Counting {
    /// Which.
    pub network: String,
    /// The day on which it changed most.
    pub day: Day,
    /// By how much.
    pub points: f64,
    /// Where nothing is known of it from before its exports, so that what is new there may only be newly seen: the first
    /// day that they know.
    pub known_from: Option<Day>,
}

/// A day of the curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CurvePoint {
    /// Which.
    pub day: Day,
    /// 0 to 100.
    pub score: f64,
    /// Networks that aren't wholly known on it: carried behind their last known day, ended, in a gap, or filling.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Unknown>>"))]
    pub unknown: Vec<Unknown>,
}

/// How a network is not wholly known.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unknown {
    /// Which.
    pub network: String,
    /// How.
    pub state: State,
}

/// One's own measure: how the score stands among the known days of one's own curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnMeasure {
    /// The highest day and its score.
    #[cfg_attr(test, ts(type = "[day: Day, score: number]"))]
    pub highest: (Day, f64),
    /// The median of all known days.
    pub median: f64,
    /// The share of known days below, equal ones counted half: 0 to 1.
    pub share_below: f64,
}

/// What a marked day of the curve stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum EventKind {
    /// The score rose.
    Rise,
    /// It fell.
    Fall,
    /// A network began or ceased to count.
    Counting,
}

/// A table, to be saved as a file of its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its bytes, as text: RFC 4180.
    pub content: String,
}
