//! Numbers for strings that are stored elsewhere, each once.

use hashbrown::HashTable;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The numbers, found by their strings' hashes. The hash has a fixed key, as the engine draws no random number; nothing
/// depends on the table's order. It is SipHash, whose collisions nobody can write down: the strings are a file's.
#[derive(Debug, Default)]
pub(super) struct Interner(HashTable<Entry>);

/// With its hash, which is of the string it was numbered for: importers may give it another one later.
#[derive(Debug)]
struct Entry {
    hash: u64,
    number: u32,
}

fn hash(text: &str) -> u64 {
    // Its key is fixed.
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

impl Interner {
    /// The number of a string, where `of` tells the string of each number.
    pub fn get<'s>(&self, text: &str, of: impl Fn(u32) -> &'s str) -> Option<u32> {
        let hash = hash(text);
        self.0.find(hash, |entry| entry.hash == hash && of(entry.number) == text).map(|entry| entry.number)
    }

    /// Keeps the number of a string that has none yet.
    pub fn insert(&mut self, text: &str, number: u32) {
        let hash = hash(text);
        self.0.insert_unique(hash, Entry { hash, number }, |entry| entry.hash);
    }
}
