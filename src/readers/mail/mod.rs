//! Mail: where one ends and the next begins, its headers, dates and addresses.

pub mod address;
mod body;
pub mod date;
pub mod header;
pub mod labels;
mod mark;
mod own_words;
pub mod split;
mod window;
pub mod words;

pub use header::Header;
pub use own_words::own_words;
pub use split::{Event, is_mailbox, split, split_with};
pub use words::quoted;
