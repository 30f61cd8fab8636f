//! The badge: a card as a picture, for blogs and README files.
//!
//! What leaves this room is an SVG of at most 6 kB that depends on the card alone. It has no script, loads nothing, and
//! is light or dark as its reader's system is. Colours stand in attributes; the style element only changes them in the
//! dark, so that a host which forbids styles shows the light one.

pub(in crate::card) mod draw;
mod medium;
mod small;
pub(in crate::card) mod spark;
#[cfg(test)]
mod tests;
mod wide;
pub(in crate::card) mod words;

pub(crate) use words::{changes, facts, heading, spoken_day, weeks};

use crate::card::Card;

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

/// Draws a card.
pub fn badge(card: &Card, size: Size) -> String {
    match size {
        Size::Small => small::small(card),
        Size::Medium => medium::medium(card),
        Size::Wide => wide::wide(card),
    }
}
