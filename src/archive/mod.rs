//! Whatever was dropped, as a list of entries that can be read one by one.
//!
//! What leaves this room: paths and byte streams. It knows no network.

mod bytes;
mod entry_source;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
mod inflate;
mod limits;
mod list;
mod overlap;
mod path;
mod scan;
mod sniff;
mod tar;
mod wrapped;
mod zip;

#[cfg(not(target_arch = "wasm32"))]
pub use folder::FileBytes;

use crate::{Result, record::Skip};
use entry_source::Place;
use inflate::Allowance;
use limits::LIMITS;
use std::io::{self, Read};
use std::rc::Rc;

/// A file's bytes, by range. Natively a file, in the browser a `Blob` in a worker, in tests a slice.
pub trait Bytes {
    /// How many there are.
    fn len(&self) -> u64;
    /// True for a file of 0 bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Fills `buf` from `offset` on, as far as there are bytes; returns how many (0 only at the end).
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize>;
}

/// What the user gave: one file, or a folder's files with their paths below it.
pub enum Input {
    /// One file.
    File {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Box<dyn Bytes>,
    },
    /// A folder, or several files that were dropped as one.
    Folder {
        /// Its name.
        name: String,
        /// Path below it (with `/`), bytes.
        files: Vec<(String, Box<dyn Bytes>)>,
    },
}

impl Input {
    /// The name of the file or folder.
    pub fn name(&self) -> &str {
        match self {
            Input::File { name, .. } | Input::Folder { name, .. } => name,
        }
    }
}

/// One file within an archive or folder.
pub struct Entry {
    /// Its full path, `/`-separated, as UTF-8. Folders that wrap the whole archive are kept: re-packing adds some, and
    /// which are a part of the layout only an importer knows; so match paths by their end. A file of an archive within
    /// has that archive's path before its own (`outer.zip/data/x.json`).
    pub path: String,
    /// Its size once inflated, as the directory says; `None` where unknown.
    pub size: Option<u64>,
}

/// The entries of what was dropped.
pub struct Archive {
    /// The dropped file's or folder's name.
    pub name: String,
    /// Its files, in the order of the directory, without folders and junk (`__MACOSX/`, `._*`, `.DS_Store`).
    pub entries: Vec<Entry>,
    /// What is damaged in the archive itself, or was left out by a limit. The sentences go on from their place: `x.zip`,
    /// `is cut short …`.
    pub problems: Vec<Skip>,
    /// The newest day of a file in a ZIP's directory, Unix seconds.
    pub newest: Option<i64>,
    /// Where each entry's bytes are.
    places: Vec<Place>,
    /// What may still be inflated of it.
    allowance: Rc<Allowance>,
}

impl Archive {
    /// Reads the directory, and those of archives within; opens no entry.
    ///
    /// # Errors
    /// When it is empty, known to be no export, or nothing at all can be read of it.
    pub fn open(input: Input) -> Result<Archive> {
        list::open(input, LIMITS)
    }

    /// The bytes of entry number `index`, inflated as they are read; any number may be open at once, and again. The
    /// stream ends in an error where the entry is cut short or damaged; what was read before is good. It has no buffer of
    /// its own: read in blocks of 64 KiB or more, smaller ones cost up to half as much again.
    ///
    /// # Errors
    /// When it can't be opened (encrypted, unsupported, outside the file).
    ///
    /// # Panics
    /// When there is no such entry.
    pub fn read(&self, index: usize) -> Result<Box<dyn Read + '_>> {
        let place = || format!("{} › {}", self.name, self.entries[index].path);
        self.places[index].open(&self.allowance).map_err(|e| e.at(place()))
    }
}
