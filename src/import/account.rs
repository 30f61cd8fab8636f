//! What became of everything that an export's files hold.
//!
//! The readers number what they see begin (rows, elements, mails, lines), before an importer looks at it; records and
//! notices say at which number they stand. Neither knows of the other, so what nobody accounts for shows.

use crate::record::{FileAccount, Import, Source};
use std::collections::{HashMap, HashSet};

/// Numbers beyond this aren't a file's own (16 MB of bits).
const MOST: u32 = 1 << 27;

/// A set of small numbers.
#[derive(Debug, Default)]
struct Numbers(Vec<u64>);

impl Numbers {
    /// Records are numbered from 1; 0 is the file itself.
    fn add(&mut self, number: u32) {
        if (1..MOST).contains(&number) {
            let at = number as usize / 64;
            if self.0.len() <= at {
                self.0.resize(at + 1, 0);
            }
            self.0[at] |= 1 << (number % 64);
        }
    }

    fn word(&self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or_default()
    }
}

/// What is known of one entry.
#[derive(Debug, Default)]
pub(super) struct Seen {
    bytes: u64,
    /// Beginnings of which no item came.
    unread: u64,
    seen: Numbers,
    left_out: Numbers,
    lost: Numbers,
    /// Something is wrong with the file itself.
    broken: bool,
}

/// By entry, as [`Source::entry`] numbers them.
#[derive(Debug, Default)]
pub(super) struct Book(Vec<Seen>);

impl Book {
    fn entry(&mut self, source: Source) -> &mut Seen {
        let entry = source.entry as usize;
        if self.0.len() <= entry {
            self.0.resize_with(entry + 1, Seen::default);
        }
        &mut self.0[entry]
    }

    /// Something begins here.
    pub fn seen(&mut self, source: Source) {
        if source.record > 0 {
            self.entry(source).seen.add(source.record);
        }
    }

    /// It was left out on purpose, or lost.
    pub fn noted(&mut self, source: Source, problem: bool) {
        let entry = self.entry(source);
        match (source.record, problem) {
            (0, _) => entry.broken |= problem,
            (record, true) => entry.lost.add(record),
            (record, false) => entry.left_out.add(record),
        }
    }

    /// So many bytes were read of the entry; a second pass reads the same.
    pub fn bytes(&mut self, source: Source, bytes: u64) {
        let entry = self.entry(source);
        entry.bytes = entry.bytes.max(bytes);
    }

    /// The entries that are as long as another.
    pub fn of_one_length(&self) -> HashSet<u32> {
        let mut first: HashMap<u64, u32> = HashMap::new();
        let mut alike = HashSet::new();
        for (entry, seen) in (0..).zip(&self.0).filter(|(_, seen)| seen.bytes > 0) {
            if let Some(&other) = first.get(&seen.bytes) {
                alike.extend([other, entry]);
            } else {
                first.insert(seen.bytes, entry);
            }
        }
        alike
    }

    /// How many have begun in the entry.
    pub fn count(&self, source: Source) -> u64 {
        let numbers = self.0.get(source.entry as usize).map(|entry| &*entry.seen.0);
        numbers.unwrap_or_default().iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// How many have begun in the entry of which no item came.
    pub fn missing(&self, source: Source) -> u64 {
        self.0.get(source.entry as usize).map_or(0, |entry| entry.unread)
    }

    /// So many began here of which no item came.
    pub fn unread(&mut self, source: Source, count: u64) {
        self.entry(source).unread += count;
    }
}

/// The account of each entry, once all is recorded: `parts` are those of one export. Its entries of one number and path are
/// one.
pub(super) fn settle(parts: Vec<(Book, &Import)>) -> Vec<FileAccount> {
    let mut known: HashMap<(usize, &str), usize> = HashMap::new();
    let mut entries: Vec<(&str, Seen, Numbers)> = Vec::new();
    for (book, import) in &parts {
        let mut rows = Vec::with_capacity(import.entries.len());
        for (number, path) in import.entries.iter().enumerate() {
            let row = *known.entry((number, path)).or_insert(entries.len());
            if row == entries.len() {
                entries.push((path, Seen::default(), Numbers::default()));
            }
            if let Some(seen) = book.0.get(number) {
                entries[row].1.add(seen);
            }
            rows.push(row);
        }
        let acts = import.interactions.iter().map(|i| i.source);
        let counts = import.tallies.iter().map(|t| t.source);
        let posts = import.posts.iter().map(|p| p.source);
        for source in acts.chain(counts).chain(posts).chain(import.contacts.iter().map(|c| c.source)) {
            if let Some(&row) = rows.get(source.entry as usize) {
                entries[row].2.add(source.record);
            }
        }
    }
    // A file that is read twice, with others in between, stands there twice.
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut accounts: Vec<FileAccount> = Vec::new();
    for (entry, row, made) in &entries {
        let account = row.account(entry, made);
        match first.get(entry) {
            Some(&known) => accounts[known].join(&account),
            None => {
                first.insert(entry, accounts.len());
                accounts.push(account);
            }
        }
    }
    accounts
}

impl Seen {
    fn add(&mut self, other: &Seen) {
        self.bytes = self.bytes.max(other.bytes);
        self.unread += other.unread;
        self.broken |= other.broken;
        let sets =
            [(&mut self.seen, &other.seen), (&mut self.left_out, &other.left_out), (&mut self.lost, &other.lost)];
        for (mine, theirs) in sets {
            mine.0.resize(mine.0.len().max(theirs.0.len()), 0);
            mine.0.iter_mut().zip(&theirs.0).for_each(|(mine, theirs)| *mine |= theirs);
        }
    }

    /// What a record came of was read, whatever else is said of it; what is said to be wrong outweighs what is said to be
    /// left out.
    fn account(&self, entry: &str, made: &Numbers) -> FileAccount {
        let mut account = FileAccount {
            entry: entry.to_owned(),
            bytes: self.bytes,
            seen: self.unread,
            lost: self.unread,
            ..FileAccount::default()
        };
        let words = [&self.seen, &self.left_out, &self.lost, made].map(|numbers| numbers.0.len()).into_iter().max();
        for at in 0..words.unwrap_or_default() {
            let [left_out, lost, made] = [&self.left_out, &self.lost, made].map(|numbers| numbers.word(at));
            let seen = self.seen.word(at) | left_out | lost | made;
            let count = |word: u64| u64::from(word.count_ones());
            account.seen += count(seen);
            account.records += count(made);
            account.lost += count(lost & !made);
            account.left_out += count(left_out & !made & !lost);
            account.merged += count(seen & !(made | lost | left_out));
        }
        if account.seen == 0 && self.broken {
            // Nothing in it could be counted, so it is one loss as a whole.
            (account.seen, account.lost) = (1, 1);
        }
        account
    }
}
