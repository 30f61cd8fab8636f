//! Posts, what each drew and what it is worth.

use super::people::Source;
use crate::record::PostKind;
use crate::score::Day;
use serde::Serialize;

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
