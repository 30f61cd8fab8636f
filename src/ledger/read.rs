//! What was read, by type and kind: the figures of the import report.

use crate::record::{Import, Kind, LARGEST_COUNT, PostKind, Relation};
use serde::{Serialize, Serializer};

/// How many records, by type and kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Count {
    /// Posts.
    #[cfg_attr(test, ts(type = "{ [kind in PostKind]?: number }"))]
    pub posts: ByKind<PostKind>,
    /// Named acts; messages one by one, not as turns.
    #[cfg_attr(test, ts(type = "{ [kind in Kind]?: number }"))]
    pub interactions: ByKind<Kind>,
    /// Counts without names.
    pub tallies: TallyCount,
    /// Contacts.
    #[cfg_attr(test, ts(type = "{ [relation in Relation]?: number }"))]
    pub contacts: ByKind<Relation>,
}

/// How many of each kind, in the order of kinds; a kind without any is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByKind<K>(Vec<(K, u64)>);

impl<K> Default for ByKind<K> {
    fn default() -> ByKind<K> {
        ByKind(Vec::new())
    }
}

impl<K: Copy + Ord> ByKind<K> {
    /// How many of one kind.
    pub fn get(&self, kind: K) -> u64 {
        self.iter().find(|(known, _)| *known == kind).map_or(0, |(_, n)| n)
    }

    /// Every kind there is, with its number.
    pub fn iter(&self) -> impl Iterator<Item = (K, u64)> {
        self.0.iter().copied()
    }

    fn add(&mut self, kind: K) {
        let at = self.0.partition_point(|(known, _)| *known < kind);
        match self.0.get_mut(at) {
            Some((known, n)) if *known == kind => *n += 1,
            _ => self.0.insert(at, (kind, 1)),
        }
    }
}

impl<K: Serialize> Serialize for ByKind<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(kind, n)| (kind, n)))
    }
}

/// Sums of the counts without names; `None` where no export shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TallyCount {
    /// How many objects have counts, zeros included.
    pub objects: u64,
    /// Σ reactions.
    pub reactions: Option<u64>,
    /// Σ reposts.
    pub reposts: Option<u64>,
    /// Σ replies.
    pub replies: Option<u64>,
}

impl Count {
    pub(super) fn of(import: &Import) -> Count {
        let mut count = Count::default();
        count.add_posts(import.posts.iter().map(|p| p.kind));
        count.add_acts(import.interactions.iter().map(|i| i.kind));
        count.add_contacts(import.contacts.iter().map(|c| c.relation));
        count.add_tallies(import.tallies.iter().map(|t| [t.reactions, t.reposts, t.replies]));
        count
    }

    /// Every record that was read.
    pub fn records(&self) -> u64 {
        let (posts, acts, contacts) = (self.posts.iter(), self.interactions.iter(), self.contacts.iter());
        let all = posts.map(|(_, n)| n).chain(acts.map(|(_, n)| n)).chain(contacts.map(|(_, n)| n));
        all.sum::<u64>() + self.tallies.objects
    }

    pub(super) fn add_posts(&mut self, kinds: impl Iterator<Item = PostKind>) {
        kinds.for_each(|kind| self.posts.add(kind));
    }

    pub(super) fn add_acts(&mut self, kinds: impl Iterator<Item = Kind>) {
        kinds.for_each(|kind| self.interactions.add(kind));
    }

    pub(super) fn add_contacts(&mut self, relations: impl Iterator<Item = Relation>) {
        relations.for_each(|relation| self.contacts.add(relation));
    }

    pub(super) fn add_tallies(&mut self, counts: impl Iterator<Item = [Option<u64>; 3]>) {
        let add = |sum: &mut Option<u64>, n: Option<u64>| {
            if let Some(n) = n {
                *sum = Some(sum.unwrap_or(0).saturating_add(n).min(LARGEST_COUNT));
            }
        };
        for [reactions, reposts, replies] in counts {
            self.tallies.objects += 1;
            add(&mut self.tallies.reactions, reactions);
            add(&mut self.tallies.reposts, reposts);
            add(&mut self.tallies.replies, replies);
        }
    }
}
