//! The badge: a card as a picture, for blogs and README files.
//!
//! What leaves this room is an SVG of at most 6 kB that depends on the card alone. It has no script, loads nothing, and
//! is light or dark as its reader's system is, or always one of them ([`Look`]). Colours stand in attributes; the style
//! element only changes them in the dark, so that a host which forbids styles shows the light one.

pub(in crate::card) mod draw;
mod hues;
mod look;
mod medium;
mod small;
pub(in crate::card) mod spark;
#[cfg(test)]
mod tests;
mod wide;
pub(in crate::card) mod words;

pub use look::{Look, Size, Theme};
pub(crate) use words::{changes, facts, heading, weeks};

use crate::card::Card;

/// Draws a card.
pub fn badge(card: &Card, size: Size, look: Look) -> String {
    match size {
        Size::Small => small::small(card, look),
        Size::Medium => medium::medium(card, look),
        Size::Wide => wide::wide(card, look),
    }
}
