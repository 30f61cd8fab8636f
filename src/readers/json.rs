//! JSON texts of any length, record by record.
//!
//! What leaves this room: wanted values, each read into its layout's struct straight from the stream's buffer, so that
//! every byte is looked at once. Everything else is skipped by counting brackets. A broken record breaks nothing but
//! itself: reading goes on where its brackets close, or where the next one begins as the others do.

mod damage;
pub mod fields;
mod item;
pub mod members;
pub mod record;
mod room;
mod skip;
mod splitter;
#[cfg(test)]
mod tests;
mod value;
mod window;

pub use item::{Event, Item, Path, Step};

use crate::Result;
use std::io::Read;

/// Calls `on` for each value at one of `paths`, in the order of the text. Anything before the first `[` or `{` is
/// passed over: the JavaScript assignments that Twitter wraps its arrays in, byte order marks. Another text may follow, as
/// it is or assigned to something else. `on` returns `false` to stop early.
///
/// # Errors
/// The reader's own; [`crate::ErrorKind::Truncated`] when the text ends inside a value; [`crate::ErrorKind::Damaged`] when no
/// array or object begins at all, or nothing after a damaged record could be read. What was handed over before is good.
pub fn split(reader: impl Read, paths: &[Path], on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
    splitter::Splitter::new(reader, paths).run(on)
}

/// Whether a text, of which this is the start, is an empty list, or an object of nothing but empty ones and single values:
/// what an export writes where there is nothing to tell.
pub fn is_empty(start: &[u8]) -> bool {
    use serde_json::Value;
    let none = |value: &Value| match value {
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => true,
    };
    match serde_json::from_slice(start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start)) {
        Ok(Value::Object(object)) => object.values().all(none),
        Ok(value) => none(&value),
        // What is longer than its start isn't empty.
        Err(_) => false,
    }
}
