//! Mail: where one ends and the next begins, its headers, dates and addresses.

pub mod address;
mod body;
pub mod date;
pub mod header;
pub mod labels;
mod mark;
pub mod split;
mod window;
pub mod words;

pub use header::Header;
pub use split::{Event, is_mailbox, split};
pub use words::quoted;
