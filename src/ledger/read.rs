//! What was read, by type and kind: the figures of the import report.

use super::{Import, Kind, PostKind, Relation};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many records, by type and kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Posts.
    pub posts: BTreeMap<PostKind, u64>,
    /// Named acts; messages one by one, not as turns.
    pub interactions: BTreeMap<Kind, u64>,
    /// Counts without names.
    pub tallies: TallyCount,
    /// Contacts.
    pub contacts: BTreeMap<Relation, u64>,
}

/// Sums of the counts without names; `None` where no export shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        let maps = self.posts.values().chain(self.interactions.values()).chain(self.contacts.values());
        maps.sum::<u64>() + self.tallies.objects
    }

    pub(super) fn add_posts(&mut self, kinds: impl Iterator<Item = PostKind>) {
        kinds.for_each(|kind| *self.posts.entry(kind).or_default() += 1);
    }

    pub(super) fn add_acts(&mut self, kinds: impl Iterator<Item = Kind>) {
        kinds.for_each(|kind| *self.interactions.entry(kind).or_default() += 1);
    }

    pub(super) fn add_contacts(&mut self, relations: impl Iterator<Item = Relation>) {
        relations.for_each(|relation| *self.contacts.entry(relation).or_default() += 1);
    }

    pub(super) fn add_tallies(&mut self, counts: impl Iterator<Item = [Option<u64>; 3]>) {
        let add = |sum: &mut Option<u64>, n: Option<u64>| {
            if let Some(n) = n {
                *sum = Some(sum.unwrap_or(0).saturating_add(n));
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
