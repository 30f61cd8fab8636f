//! Who adds how much, and who waits for an answer.

use crate::record::{AccountName, Audience, Kind};
use crate::score::Day;
use serde::Serialize;
use std::rc::Rc;

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
    // One text for all of its rows: a path may be long.
    #[cfg_attr(test, ts(type = "string"))]
    pub entry: Rc<str>,
    /// The record's number within the entry, from 1.
    pub record: u32,
    /// Unix seconds, UTC.
    pub at: Option<i64>,
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
