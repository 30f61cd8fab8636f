//! What became of a file of an export, and how much of an export is missing.

use serde::{Deserialize, Serialize};

/// What became of everything that one file of an export holds: `seen` is the sum of the four below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FileAccount {
    /// Its path in the export.
    pub entry: String,
    /// Its bytes, inflated: those that were read or, where it can't be opened, those that its directory tells. 0 where
    /// nobody knows.
    pub bytes: u64,
    /// What was seen to begin in it, as its reader counts: rows, elements, mails, lines.
    pub seen: u64,
    /// Of these, what became a record or several.
    pub records: u64,
    /// What says more about others, or about the export: names, members, the owner, a message's further lines.
    pub merged: u64,
    /// What was left out on purpose.
    pub left_out: u64,
    /// What is broken.
    pub lost: u64,
}

impl FileAccount {
    /// Adds what was read of the same file at another time.
    pub(crate) fn join(&mut self, other: &FileAccount) {
        self.bytes = self.bytes.max(other.bytes);
        self.seen += other.seen;
        self.records += other.records;
        self.merged += other.merged;
        self.left_out += other.left_out;
        self.lost += other.lost;
    }
}

/// How much of an export is missing or could not be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    /// The share of it, 0 to 1: of what its files' readers counted or, where that is more, of its files' bytes. A file in
    /// which nothing could be read has nothing to count.
    pub share: f64,
    /// More is missing, and nothing tells how much.
    pub unmeasured: bool,
}

impl Loss {
    /// Of an export, by the accounts of its files.
    pub fn of(accounts: &[FileAccount]) -> Loss {
        let sum = |of: fn(&FileAccount) -> u64| accounts.iter().map(|a| u128::from(of(a))).sum::<u128>();
        let unread = |a: &FileAccount| if a.lost > 0 && a.lost == a.seen { a.bytes } else { 0 };
        let share = |part: u128, all: u128| if all == 0 { 0.0 } else { part as f64 / all as f64 };
        Loss {
            share: share(sum(|a| a.lost), sum(|a| a.seen)).max(share(sum(unread), sum(|a| a.bytes))),
            unmeasured: accounts.iter().any(|a| a.lost > 0 && a.bytes == 0),
        }
    }

    /// Whether it is so much that a score may not be worth much.
    pub fn matters(self) -> bool {
        self.unmeasured || self.share > 0.01
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: u64, seen: u64, lost: u64) -> FileAccount {
        FileAccount { bytes, seen, records: seen - lost, lost, ..FileAccount::default() }
    }

    #[test]
    fn a_file_without_a_single_record_weighs_as_much_as_its_bytes() {
        assert_eq!(Loss::of(&[]), Loss { share: 0.0, unmeasured: false });
        assert_eq!(Loss::of(&[file(1_000, 100, 1), file(1_000, 0, 0)]).share, 0.01, "an empty list loses nothing");
        assert_eq!(Loss::of(&[file(1_000, 1_000, 0), file(3_000, 1, 1)]).share, 0.75);
        assert!(!Loss::of(&[file(1_000, 100, 1)]).matters());
        assert!(Loss::of(&[file(1_000, 100, 2)]).matters());
    }

    #[test]
    fn what_nobody_can_measure_matters() {
        let loss = Loss::of(&[file(1_000_000, 1_000, 0), file(0, 1, 1)]);
        assert!(loss.unmeasured && loss.matters() && loss.share < 0.01);
    }
}
