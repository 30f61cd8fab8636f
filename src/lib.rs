//! Cloutscope: an influence score from your own social-network exports, with every point explained.
//!
//! Data flows one way, and each room is named for what leaves it:
//!
//! ```text
//! files ─archive─▶ entries ─import─▶ records ─ledger─▶ columns ─score─▶ evidence ─report─▶ points, curve, causes
//! ```
//!
//! The engine reads no clock, draws no random number and opens no connection: the same files give the same bits,
//! natively and in every browser.

pub mod archive;
pub mod ask;
pub mod badge;
pub mod card;
pub mod embed;
pub mod error;
#[cfg(feature = "cli")]
pub mod explain;
pub mod import;
pub mod ledger;
pub mod model;
pub mod people;
pub mod report;
pub mod same;
#[cfg(any(feature = "cli", test))]
pub mod sample;
pub mod score;
pub mod session;
mod sort;
pub mod style;
mod time;
#[cfg(feature = "cli")]
pub mod validate;
#[cfg(feature = "wasm")]
pub mod wasm;

pub use error::{Error, ErrorKind, Result};
