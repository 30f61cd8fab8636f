//! The card: a score to be shown to others, as a small file its owner publishes.
//!
//! What leaves this room is a [`Card`] as JSON text ([`Card::write`], described in `docs/card.md`) or read back from one
//! ([`Card::read`]). It holds numbers and what its owner chose to say of themselves: nobody else's name, no text, and
//! every field but score and day only as long as its switch ([`Fields`]) is on.

pub mod badge;
mod contents;
mod digest;
pub mod embed;
#[cfg(test)]
pub(crate) mod example;
mod hundredths;
mod language;
mod name;
mod of_report;
pub mod picture;
mod publish;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use contents::{Card, Fields, Gauges, SCHEMA, Style, Versions, WEEKS};
pub use digest::digest;
pub use hundredths::Hundredths;
pub use language::Language;
pub use publish::{CardFacts, Published};

pub use crate::readers::card::is_card;
