//! The same file twice in an export: browsers and file managers leave copies (`message_1 (1).json`).

use super::Recorder;
use crate::record::{Source, Sym};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

impl Recorder {
    /// Takes back what a file holds that is as long as another, and has the same records in the same places. The ledger
    /// would count them once, too; here, what the file holds is part of records that were already there.
    pub(in crate::import) fn leave_copies(&mut self) {
        let alike = self.book.of_one_length();
        if alike.is_empty() {
            return;
        }
        let mut held: HashMap<u32, u64> = HashMap::new();
        let mut add = |source: Source, what: u64| {
            if alike.contains(&source.entry) {
                let held = held.entry(source.entry).or_default();
                *held = hash((*held, source.record, what));
            }
        };
        let import = &self.import;
        // Each text once, however often it is named.
        let texts: Vec<u64> = import.strings.iter().map(hash).collect();
        let text = |sym: Sym| texts[sym as usize];
        for a in &import.interactions {
            let about = (a.audience, a.object.map(text), a.thread.map(text));
            add(a.source, hash((a.kind, a.from, a.to, a.when, about)));
        }
        for p in &import.posts {
            add(p.source, hash((text(p.object), p.author, p.when, p.kind)));
        }
        for t in &import.tallies {
            add(t.source, hash((text(t.object), t.when, t.reactions, t.reposts, t.replies)));
        }
        for c in &import.contacts {
            add(c.source, hash((c.person, c.relation, c.since)));
        }
        // The shortest name is none of a copy's.
        let mut entries: Vec<u32> = held.keys().copied().collect();
        entries.sort_unstable_by_key(|entry| (import.entries[*entry as usize].len(), *entry));
        let mut known = HashSet::new();
        entries.retain(|entry| !known.insert(held[entry]));
        let copies: HashSet<u32> = entries.into_iter().collect();
        let import = &mut self.import;
        import.interactions.retain(|act| !copies.contains(&act.source.entry));
        import.posts.retain(|post| !copies.contains(&post.source.entry));
        import.tallies.retain(|tally| !copies.contains(&tally.source.entry));
        import.contacts.retain(|contact| !copies.contains(&contact.source.entry));
        let here = self.source;
        for entry in copies {
            self.source = Source { entry, record: 0 };
            self.skip("files that are copies of others: they count once");
        }
        self.source = here;
    }
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
