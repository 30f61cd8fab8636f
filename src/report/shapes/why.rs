//! Why a score moved, in causes and in a sentence.

use super::people::{Acts, Source, Who};
use super::posts::PostMove;
use crate::score::{Cause as CauseKind, Day};
use serde::Serialize;

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
