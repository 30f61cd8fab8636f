//! The days of the curve, and what is marked on it.

use super::people::Who;
use super::posts::PostMove;
use crate::score::{Day, State};
use serde::Serialize;

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

/// A day of the curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CurvePoint {
    /// Which.
    pub day: Day,
    /// 0 to 100.
    pub score: f64,
    /// What each network adds to it; together they are the score.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<NetworkPoints>>"))]
    pub networks: Vec<NetworkPoints>,
    /// Networks that aren't wholly known on it: carried behind their last known day, ended, in a gap, or filling.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Unknown>>"))]
    pub unknown: Vec<Unknown>,
}

/// What a network adds to a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NetworkPoints {
    /// Which.
    pub network: String,
    /// Points of the score.
    pub points: f64,
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
