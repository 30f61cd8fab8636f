//! What was read, by type and kind.
use super::{Kind, PostKind, Relation};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many records, by type and kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Read {
    /// Posts.
    pub posts: BTreeMap<PostKind, u64>,
    /// Named acts, messages one by one.
    pub interactions: BTreeMap<Kind, u64>,
    /// Counts without names.
    pub tallies: TallyRead,
    /// Contacts.
    pub contacts: BTreeMap<Relation, u64>,
}

/// Sums of the counts without names; `None` where no export shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TallyRead {
    /// How many objects have counts, zeros included.
    pub objects: u64,
    /// Σ reactions.
    pub reactions: Option<u64>,
    /// Σ reposts.
    pub reposts: Option<u64>,
    /// Σ replies.
    pub replies: Option<u64>,
}
