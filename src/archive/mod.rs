//! Whatever was dropped, as a list of entries that can be read one by one.
//!
//! What leaves this room: paths and byte streams. It knows no network.

mod budget;
mod bytes;
mod entries;
mod entry_source;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
mod inflate;
mod input;
mod limits;
mod list;
mod overlap;
mod path;
mod scan;
mod sniff;
mod tar;
mod wrapped;
mod zip;
mod zip_member;

pub use entries::{Archive, Entry};
#[cfg(not(target_arch = "wasm32"))]
pub use folder::FileBytes;
pub use input::{Bytes, Input};
