//! What one person receives on one network: senders, acts, counts and posts.

use super::people::{People, Person};
use super::times::Moment;
use crate::ledger::{AccountIx, NetworkIx};
use crate::record::{Audience, Kind};
use std::ops::Range;

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Somebody known by name, by their first account on the network.
    Person(AccountIx),
    /// So many fans without names.
    Crowd(u64),
    /// Somebody imagined: a number in [`super::Options::imagined`].
    Imagined(u32),
}

/// What one person receives on one network.
#[derive(Debug, Clone)]
pub(super) struct Inbox {
    pub receiver: Person,
    pub network: NetworkIx,
    /// Senders, in the order of people; whoever is imagined comes last.
    pub pairs: Vec<Pair>,
    /// By pair, then by time.
    pub rows: Vec<Row>,
    /// By day.
    pub counted: Vec<Counted>,
    pub posted: Vec<Posted>,
    pub reactions: Vec<PostReactions>,
}

/// One sender to one inbox.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub sender: Sender,
    pub who: Who,
    /// Their rows in [`Inbox::rows`].
    pub rows: Range<usize>,
}

/// Whose standing counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sender {
    Person(Person),
    /// A number in [`super::Options::imagined`].
    Imagined(u32),
}

/// One act, or one receiver's part of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub moment: Moment,
    /// The day on which a newer follow takes its place: somebody follows once.
    pub replaced: i32,
    /// The last known day of the account that received it.
    pub ends: i32,
    pub weight: f64,
    pub kind: Kind,
    pub audience: Audience,
    /// Its number in the ledger; [`IMAGINED`]: it is not there.
    pub act: u32,
}

/// No act's number: memory ends before there are so many.
const IMAGINED: u32 = u32::MAX;

impl Row {
    pub fn new(moment: Moment, weight: f64, kind: Kind, audience: Audience, act: Option<u32>) -> Row {
        let act = act.unwrap_or(IMAGINED);
        Row { moment, replaced: i32::MAX, ends: i32::MAX, weight, kind, audience, act }
    }

    /// Its number in the ledger; `None`: imagined.
    pub fn act(&self) -> Option<u32> {
        Some(self.act).filter(|act| *act != IMAGINED)
    }
}

/// One object's counts, as the crowd of one person on one network.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub moment: Moment,
    /// The last known day of its author's account.
    pub ends: i32,
    /// Reactions, reposts, replies.
    pub counts: [u64; 3],
    /// Its number in the ledger.
    pub tally: u32,
}

/// An own post whose reactions the exports show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posted {
    pub moment: Moment,
    /// The last known day of its author's account.
    pub ends: i32,
    /// The day from which at least one reaction is known.
    pub answered: Option<i32>,
}

/// Reactions to such a post.
#[derive(Debug, Clone, Copy)]
pub(super) struct PostReactions {
    pub moment: Moment,
    /// The last known day of the account whose post it is.
    pub ends: i32,
    pub number: f64,
}

impl Inbox {
    pub fn new(receiver: Person, network: NetworkIx) -> Inbox {
        let (pairs, rows, counted, posted, reactions) = Default::default();
        Inbox { receiver, network, pairs, rows, counted, posted, reactions }
    }

    /// Whether it shows that others did something.
    pub fn received(&self) -> bool {
        !self.rows.is_empty() || !self.counted.is_empty()
    }
}

/// Where an inbox stands: whether it is another's than the owner, whose, and of which network.
pub(super) type Key = (bool, Person, NetworkIx);

pub(super) fn key(people: &People, person: Person, network: NetworkIx) -> Key {
    (person != people.owner, person, network)
}
