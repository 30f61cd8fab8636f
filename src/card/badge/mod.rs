//! The badge: a card as a picture, for blogs and README files.
//!
//! What leaves this room is an SVG of at most 6 kB that depends on the card alone. It has no script, loads nothing, and
//! is light or dark as its reader's system is, or always one of them ([`Look`]). Colours stand in attributes; the style
//! element only changes them in the dark, so that a host which forbids styles shows the light one.

pub(in crate::card) mod draw;
mod hues;
mod medium;
mod small;
pub(in crate::card) mod spark;
#[cfg(test)]
mod tests;
mod wide;
pub(in crate::card) mod words;

pub(crate) use words::{changes, facts, heading, spoken_day, weeks};

use crate::card::Card;
use serde::{Deserialize, Serialize};

/// How large, and so how much of the card is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 20 pixels high: the score in a row of others' shields.
    Small,
    /// 360 × 132: score, curve and changes.
    Medium,
    /// 680 wide: with gauges, style and networks.
    Wide,
}

/// When a badge is dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Theme {
    /// Where its reader's system is.
    #[default]
    Auto,
    /// Never: for a blog that is always light.
    Light,
    /// Always.
    Dark,
}

/// How a badge goes with the page that it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Look {
    /// Light, dark, or as its reader's system is.
    pub theme: Theme,
    /// Without a ground of its own. The small badge always has one.
    pub transparent: bool,
}

/// Draws a card.
pub fn badge(card: &Card, size: Size, look: Look) -> String {
    match size {
        Size::Small => small::small(card, look),
        Size::Medium => medium::medium(card, look),
        Size::Wide => wide::wide(card, look),
    }
}
