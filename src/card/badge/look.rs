//! How large a badge is, and how it goes with the page that it is on.

use crate::card::Language;
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
    /// The language of its words, and of all else that is made of a card.
    pub language: Language,
}
