//! Where in an export the records stand, and what is told of those that are none.

use super::{Recorder, number};
use crate::record::Source;
use std::collections::HashMap;

impl Recorder {
    /// The next records stand in this entry.
    pub fn entry(&mut self, path: &str) {
        if self.import.entries.last().is_none_or(|last| last != path) {
            self.import.entries.push(path.to_owned());
        }
        let entry = number(self.import.entries.len() - 1).unwrap_or(self.source.entry);
        self.source = Source { entry, record: 0 };
    }

    /// The next records stand in this record of the entry.
    pub fn at(&mut self, record: u32) {
        self.source.record = record;
        self.book.seen(self.source);
    }

    /// So many bytes were read of the entry in work.
    pub(crate) fn bytes(&mut self, bytes: u64) {
        self.book.bytes(self.source, bytes);
    }

    /// Looked at from outside, so many more seem to begin here than the reader found: a problem.
    pub fn unread(&mut self, count: u64, why: impl AsRef<str>) {
        if count > 0 {
            self.book.unread(self.source, count);
            self.note(why.as_ref(), true);
        }
    }

    /// So many more records belong to the entry in work, and aren't there or can't be reached: why is a problem of its own.
    pub fn missing(&mut self, count: u64) {
        self.book.unread(self.source, count);
    }

    /// How many records the entry in work has shown.
    pub(crate) fn seen(&self) -> u64 {
        self.book.count(self.source)
    }

    /// Calls `each` with the number of every path (in lower case) that the path of a file which was opened ends in, with that
    /// file, how many records it has shown, and how many more are known to be missing of it.
    pub(crate) fn seen_in(&self, paths: &HashMap<String, usize>, mut each: impl FnMut(usize, Source, [u64; 2])) {
        for (entry, path) in self.import.entries.iter().map(|path| path.to_lowercase()).enumerate() {
            let mut ends = path.match_indices('/').map(|(slash, _)| slash + 1).chain([0]);
            let known = ends.find_map(|at| paths.get(&path[at..]));
            if let Some((known, entry)) = known.zip(number(entry)) {
                let file = Source { entry, record: 0 };
                each(*known, file, [self.book.count(file), self.book.missing(file)]);
            }
        }
    }

    /// Where the next record stands: for a record that is only written once the rest is known, with [`Recorder::back`].
    pub fn here(&self) -> Source {
        self.source
    }

    /// The next records stand where [`Recorder::here`] once was.
    pub fn back(&mut self, there: Source) {
        self.source = there;
    }

    /// Left out on purpose: say why in a few words.
    pub fn skip(&mut self, why: impl AsRef<str>) {
        self.note(why.as_ref(), false);
    }

    /// The same, in an export of many small files: said once for all of them, where the first stands.
    pub fn skip_in_all(&mut self, why: &'static str) {
        let here = self.source;
        self.source = self.notices.first(why, here);
        self.skip(why);
        self.source = here;
        self.book.noted(here, false);
    }

    /// Broken or missing, worth mending: say what and how.
    pub fn problem(&mut self, why: impl AsRef<str>) {
        self.note(why.as_ref(), true);
    }

    fn note(&mut self, why: &str, problem: bool) {
        self.book.noted(self.source, problem);
        let path = self.import.entries.get(self.source.entry as usize).map_or("", String::as_str);
        self.notices.note(&self.import.file, path, self.source, why, problem);
    }

    /// The record there was left out, or lost, though the notice that says why stands elsewhere: see [`FileAccount`].
    ///
    /// [`FileAccount`]: crate::record::FileAccount
    pub fn accounts_for(&mut self, there: Source, problem: bool) {
        self.book.noted(there, problem);
    }

    /// Whether something broken or missing was noted.
    pub fn has_problem(&self) -> bool {
        self.notices.has_problem()
    }
}
