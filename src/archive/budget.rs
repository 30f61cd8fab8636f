//! What one archive holds, and how much of it may be listed and kept.

use super::limits::Limits;
use crate::ErrorKind;
use crate::time::DAY;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// What is left of the limits.
pub(super) struct Budget {
    pub(super) limits: Limits,
    entries: usize,
    names: usize,
    nested: usize,
    pub(super) nested_bytes: u64,
    pub(super) behind: usize,
    kept: u64,
    /// The letters and folders of what stands before the paths that are listed now.
    before: (usize, usize),
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Budget {
        let Limits { entries, names, nested, nested_bytes, behind, kept, .. } = limits;
        Budget { limits, entries, names, nested, nested_bytes, behind, kept, before: (0, 0) }
    }

    /// What is listed from here on is an archive's that lies within: its files have this before their paths.
    pub(super) fn under(&mut self, prefix: &str) {
        self.before = (prefix.len(), folders(prefix));
    }

    fn entry(&mut self, path: &str) -> Result<(), ErrorKind> {
        let left = (self.entries.checked_sub(1), self.names.checked_sub(self.before.0 + path.len()));
        let (Some(entries), Some(names)) = left else {
            return Err(ErrorKind::Limit {
                limit: format!("{} files, or {} bytes of file names", self.limits.entries, self.limits.names),
                why: "more may not fit into memory; those up to there were listed; drop only the parts with text"
                    .into(),
            });
        };
        (self.entries, self.names) = (entries, names);
        Ok(())
    }

    /// For a listing that is made anew.
    pub(super) fn give_back(&mut self, entries: usize, names: usize) {
        self.entries += entries;
        self.names += names + entries * self.before.0;
    }

    /// Whether no export has such a path.
    fn is_odd(&self, path: &str) -> bool {
        self.before.0 + path.len() > self.limits.path || self.before.1 + folders(path) > self.limits.folders
    }

    /// One more archive that lies in `depth` others.
    pub(super) fn nest(&mut self, depth: u32) -> Result<(), ErrorKind> {
        let limit = if depth >= self.limits.depth {
            format!("{} archives in one another", self.limits.depth)
        } else if let Some(nested) = self.nested.checked_sub(1) {
            self.nested = nested;
            return Ok(());
        } else {
            format!("{} archives at once", self.limits.nested)
        };
        Err(ErrorKind::Limit { limit, why: "it was not looked into; unpack it and drop the folder".into() })
    }

    pub(super) fn may_keep(&self, len: u64) -> bool {
        len <= self.limits.kept_entry && len <= self.kept
    }

    pub(super) fn keep(&mut self, len: u64) {
        self.kept = self.kept.saturating_sub(len);
    }
}

fn folders(path: &str) -> usize {
    path.bytes().filter(|byte| *byte == b'/').count()
}

/// What one archive holds.
pub(super) struct Found<T> {
    pub(super) items: Vec<(String, T)>,
    /// How many more have a path that no export has.
    pub(super) odd: u64,
    /// How many shared data with others.
    pub(super) overlapping: u64,
    /// Why it may not be all.
    pub(super) damage: Option<ErrorKind>,
    /// The newest day on which a file was changed, where it is told.
    pub(super) newest: Option<i64>,
}

impl<T> Default for Found<T> {
    fn default() -> Found<T> {
        Found { items: Vec::new(), odd: 0, overlapping: 0, damage: None, newest: None }
    }
}

impl<T> Found<T> {
    /// Takes note of when a file was changed, Unix seconds. Writers without a clock write 1970 or 1980.
    pub(super) fn changed(&mut self, at: Option<i64>) {
        const CLOCKS: RangeInclusive<i64> = 631_152_000..=4_102_444_799; // 1990 to 2099
        let day = at.filter(|at| CLOCKS.contains(at)).map(|at| at - at % DAY);
        self.newest = self.newest.max(day);
    }

    pub(super) fn push(&mut self, path: String, item: T, budget: &mut Budget) -> Result<(), ErrorKind> {
        if budget.is_odd(&path) {
            self.odd += 1;
            return Ok(());
        }
        budget.entry(&path)?;
        self.items.push((path, item));
        Ok(())
    }

    /// Of equal paths keeps the last one: an updated archive has its old members before. Returns how many went.
    pub(super) fn last_wins(&mut self) -> u64 {
        let mut last = HashMap::with_capacity(self.items.len());
        for (i, (path, _)) in self.items.iter().enumerate() {
            last.insert(path.as_str(), i);
        }
        let double = self.items.len() - last.len();
        if double > 0 {
            let mut keep = vec![false; self.items.len()];
            last.into_values().for_each(|i| keep[i] = true);
            let mut i = 0;
            self.items.retain(|_| {
                i += 1;
                keep[i - 1]
            });
        }
        double as u64
    }
}
