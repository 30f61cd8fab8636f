//! Whatever was dropped, as a list of entries that can be read one by one.
//!
//! What leaves this room: paths and byte streams. It knows no network.

use crate::{Error, Result, ledger::Skip};
use std::io::{self, Read};

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
    /// Its path, `/`-separated, as UTF-8, without any folder that wraps the whole archive.
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
    /// What is damaged in the archive itself.
    pub problems: Vec<Skip>,
}

impl Archive {
    /// Reads the directory; opens no entry.
    ///
    /// # Errors
    /// When nothing at all can be read of it.
    pub fn open(input: Input) -> Result<Archive> {
        let _ = input;
        Err(Error::new(crate::ErrorKind::Empty))
    }

    /// The bytes of entry number `index`, inflated as they are read. The stream ends in an error where the entry is
    /// cut short or damaged; what was read before is good.
    ///
    /// # Errors
    /// When it can't be opened (encrypted, unsupported, outside the file).
    pub fn read(&self, index: usize) -> Result<Box<dyn Read + '_>> {
        let _ = index;
        Err(Error::new(crate::ErrorKind::Empty))
    }
}
