//! What is dropped: files and folders, as bytes that are read by range.

use std::io;

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
