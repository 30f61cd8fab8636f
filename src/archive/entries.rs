//! The entries of what was dropped, each opened on demand.

use super::entry_source::Place;
use super::inflate::Allowance;
use crate::{Result, record::Skip};
use std::io::Read;
use std::rc::Rc;

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
    /// The archives, by path, that are damaged so that files of theirs may be missing.
    pub incomplete: Vec<String>,
    /// The newest day of a file in a ZIP's directory, Unix seconds.
    pub newest: Option<i64>,
    /// Where each entry's bytes are.
    pub(super) places: Vec<Place>,
    /// What may still be inflated of it.
    pub(super) allowance: Rc<Allowance>,
}

impl Archive {
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
