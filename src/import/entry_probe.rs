//! An entry as detection sees it, and what a format says to it.

use super::paths::Paths;
use crate::archive::Archive;
use crate::readers::encoding;
use crate::{Error, ErrorKind};
use std::cell::OnceCell;
use std::io::Read;

/// Bytes that detection may look at.
const START: usize = 8 << 10;

/// An entry as detection sees it: its path, and on demand its first bytes.
pub struct EntryProbe<'a> {
    /// Its path in lower case, `/`-separated.
    pub path: String,
    archive: &'a Archive,
    paths: &'a Paths<'a>,
    index: usize,
    start: OnceCell<Start>,
}

/// An entry's first bytes, and what they end in where they are damaged.
type Start = (Vec<u8>, Option<ErrorKind>);

impl<'a> EntryProbe<'a> {
    pub(super) fn new(archive: &'a Archive, paths: &'a Paths<'a>, index: usize) -> EntryProbe<'a> {
        EntryProbe { path: paths.at(index).to_owned(), archive, paths, index, start: OnceCell::new() }
    }

    /// What was dropped, by name, in lower case.
    pub fn archive(&self) -> String {
        self.archive.name.to_lowercase()
    }

    /// Whether the export whose root ends after `root` bytes of the path has this folder: tells look-alikes apart.
    pub fn beside(&self, root: usize, folder: &str) -> bool {
        self.paths.has_folder(&[&self.path[..root], folder, "/"].concat())
    }

    /// Whether the export whose root ends after `root` bytes of the path has this file, in lower case.
    pub fn has(&self, root: usize, file: &str) -> bool {
        self.find(root, file).is_some()
    }

    fn find(&self, root: usize, file: &str) -> Option<usize> {
        self.paths.find(&[&self.path[..root], file].concat())
    }

    /// How many files fit, by their names in lower case, that lie in the very folder of the path's first `root` bytes. A
    /// folder is looked through once for each `question`, so that a probe costs the same however full it is.
    pub fn count_in(&self, root: usize, question: &'static str, fits: impl Fn(&str) -> bool) -> usize {
        self.paths.count(&self.path[..root], question, &fits)
    }

    /// The first bytes of another file of the export, empty where there is none.
    pub fn start_of(&self, root: usize, file: &str) -> Vec<u8> {
        self.find(root, file).map_or_else(Vec::new, |index| start(self.archive, index).0)
    }

    /// The file's name without its folders, in lower case.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The length of the path up to the file's name: the root of an export that begins in the file's own folder.
    pub fn folder(&self) -> usize {
        self.path.len() - self.name().len()
    }

    /// The path without its ending, and the ending without its dot (empty where there is none).
    pub fn split_ending(&self) -> (&str, &str) {
        match self.name().rsplit_once('.') {
            Some((_, ending)) => (&self.path[..self.path.len() - ending.len() - 1], ending),
            None => (&self.path, ""),
        }
    }

    /// Whether the first bytes hold these words, as they are. Opens the entry, as [`EntryProbe::start`] does.
    pub fn says(&self, words: &str) -> bool {
        memchr::memmem::find(self.start(), words.as_bytes()).is_some()
    }

    /// Where the export's root begins when the path ends in `suffix`: the length of what stands before it.
    pub fn under(&self, suffix: &str) -> Option<usize> {
        let root = self.path.strip_suffix(suffix)?;
        (root.is_empty() || root.ends_with('/')).then_some(root.len())
    }

    /// The first bytes, inflated. Opens the entry: ask only where its path makes it likely to be wanted.
    pub fn start(&self) -> &[u8] {
        &self.whole_start().0
    }

    /// Why the first bytes could not be read, or not all of them.
    pub(super) fn damage(&self) -> Option<&ErrorKind> {
        self.whole_start().1.as_ref()
    }

    fn whole_start(&self) -> &Start {
        self.start.get_or_init(|| start(self.archive, self.index))
    }
}

/// An entry's first bytes; of a text as UTF-8.
pub(crate) fn start(archive: &Archive, index: usize) -> (Vec<u8>, Option<ErrorKind>) {
    let mut start = Vec::new();
    // A damaged entry is judged by what it still begins with.
    let damage = match archive.read(index) {
        Ok(reader) => reader.take(START as u64).read_to_end(&mut start).err().map(|error| Error::from(error).kind),
        Err(error) => Some(error.kind),
    };
    (encoding::start(start), damage)
}

/// What a format says to an entry.
pub enum Claim {
    /// Mine; the export it belongs to begins after so many bytes of the path (its root folder).
    Wanted {
        /// Length of the root folder's path, with its `/`.
        root: usize,
    },
    /// Mine; it belongs with others of mine below this folder, but the folder isn't mine: what else lies there may be
    /// anybody's (a mail file among other exports).
    Loose {
        /// Length of the folder's path, with its `/`.
        root: usize,
    },
    /// Part of an export of mine that is not read, and never opened (pictures, address books, logs, ad data).
    Unwanted {
        /// Length of the root folder's path, with its `/`.
        root: usize,
    },
    /// Mine, but in a form that can't be read: the error says the mend.
    Refused(ErrorKind),
    /// Not mine.
    No,
}
