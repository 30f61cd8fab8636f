//! What is found once of a score and kept: who is whom, whose posts there are, what they and people add.

use super::people::{People, Person};
use super::posts::{OwnPosts, Posts};
use super::totals::PersonTotal;
use crate::ledger::NetworkIx;
use std::cell::OnceCell;
use std::collections::HashSet;

/// What was found once and holds for every further question about the same score.
#[derive(Debug)]
pub(super) struct Found {
    pub people: People,
    pub own: OwnPosts,
    pub posts: OnceCell<Posts>,
    pub totals: OnceCell<Vec<PersonTotal>>,
    pub addressed: OnceCell<Addressed>,
}

/// Whom the owner ever addressed.
#[derive(Debug, Default)]
pub(super) struct Addressed {
    pub people: HashSet<Person>,
    /// Networks whose exports show that at all.
    pub networks: HashSet<NetworkIx>,
}
