//! What an answer is made of: the score with all beside it, or why there is none.

use super::curve::{CurvePoint, Event};
use super::people::{Point, Total, Waiting};
use super::posts::{OwnPost, Post};
use super::why::{Story, Why};
use crate::ledger::{Candidate, Imported};
use crate::record::{AccountName, Feature, Observe};
use crate::rhythm::Rhythm;
use crate::score::{Day, Ignored, State};
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

/// A table, to be saved as a file of its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its bytes, as text: RFC 4180.
    pub content: String,
}
