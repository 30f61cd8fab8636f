//! Everything received that may score, in columns: an inbox for each person and network, its senders, their acts in the
//! order of time, its counts and posts. No half-life and no day of scoring is in it, so it is good for many questions.

use super::amplification::{self, Drawn, Posted};
use super::crowd::{self, Counted};
use super::ends::Ends;
use super::people::{People, Person};
use super::receivers::Receivers;
use super::times::{Ignored, Moment, Times};
use crate::ledger::{AccountIx, Ledger, NetworkIx};
use crate::model::Model;
use crate::record::{Audience, Kind};
use std::ops::Range;
use std::sync::Arc;

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
    pub drawn: Vec<Drawn>,
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
    /// Its number in the ledger; `None`: imagined.
    pub act: Option<u32>,
}

/// Everything that was received, by the owner first, then by people and networks.
#[derive(Debug, Clone)]
pub(super) struct Input {
    pub owner: Person,
    pub people: usize,
    pub inboxes: Vec<Arc<Inbox>>,
    pub ends: Ends,
    pub ignored: Ignored,
}

impl Inbox {
    pub fn new(receiver: Person, network: NetworkIx) -> Inbox {
        let (pairs, rows, counted, posted, drawn) = Default::default();
        Inbox { receiver, network, pairs, rows, counted, posted, drawn }
    }

    /// Whether it shows that others did something.
    pub fn received(&self) -> bool {
        !self.rows.is_empty() || !self.counted.is_empty()
    }
}

impl Input {
    pub fn new(ledger: &Ledger, model: &Model, people: &People, times: &Times) -> Input {
        let receivers = Receivers::new(ledger, people, model);
        let ends = Ends::new(ledger, people);
        let mut received = received(ledger, model, people, (&receivers, &ends), times);
        received.sort_unstable_by_key(|r| {
            (r.inbox, r.sender, r.row.moment.day, std::cmp::Reverse(r.row.moment.left), r.row.act)
        });
        let (posted, drawn) = amplification::gather(ledger, people, &ends, times);
        let counted = crowd::gather(ledger, people, &ends, times);

        let keys = received.iter().map(|r| r.inbox).chain(counted.iter().map(|c| c.0));
        let mut keys: Vec<Key> = keys.chain(posted.iter().map(|p| p.0)).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut inboxes: Vec<Inbox> = keys.iter().map(|&(_, person, network)| Inbox::new(person, network)).collect();
        let at = |key: Key| keys.partition_point(|k| *k < key);
        for same in received.chunk_by(|a, b| a.inbox == b.inbox) {
            let inbox = &mut inboxes[at(same[0].inbox)];
            inbox.rows = same.iter().map(|r| r.row).collect();
            let mut end = 0;
            for pair in same.chunk_by(|a, b| a.sender == b.sender) {
                let rows = end..end + pair.len();
                end = rows.end;
                replace_follows(&mut inbox.rows[rows.clone()]);
                let accounts = people.accounts(pair[0].sender);
                let there = accounts.iter().find(|a| ledger.accounts[**a as usize].network == inbox.network);
                let who = Who::Person(*there.unwrap_or(&accounts[0]));
                inbox.pairs.push(Pair { sender: Sender::Person(pair[0].sender), who, rows });
            }
        }
        counted.into_iter().for_each(|(key, one)| inboxes[at(key)].counted.push(one));
        posted.into_iter().for_each(|(key, one)| inboxes[at(key)].posted.push(one));
        drawn.into_iter().for_each(|(key, one)| inboxes[at(key)].drawn.push(one));
        Input {
            owner: people.owner,
            people: people.len(),
            inboxes: inboxes.into_iter().map(Arc::new).collect(),
            ends,
            ignored: times.ignored,
        }
    }

    /// The owner's inboxes come first.
    pub fn own(&self) -> usize {
        self.inboxes.partition_point(|inbox| inbox.receiver == self.owner)
    }
}

/// Where an inbox stands: whether it is another's than the owner, whose, and of which network.
pub(super) type Key = (bool, Person, NetworkIx);

pub(super) fn key(people: &People, person: Person, network: NetworkIx) -> Key {
    (person != people.owner, person, network)
}

/// A row on its way to its inbox.
struct Received {
    inbox: Key,
    sender: Person,
    row: Row,
}

fn received(
    ledger: &Ledger,
    model: &Model,
    people: &People,
    (receivers, ends): (&Receivers, &Ends),
    times: &Times,
) -> Vec<Received> {
    let mut received = Vec::new();
    for (ix, act) in ledger.acts.iter().enumerate() {
        let Some(moment) = times.moment(act.when, act.row) else { continue };
        let network = ledger.accounts[act.from as usize].network;
        receivers.of(ix, |to| {
            let (weight, act_ix) = (receivers.weight(model, act, &to), Some(ix as u32));
            let (kind, audience, replaced) = (act.kind, act.audience, i32::MAX);
            let row = Row { moment, replaced, ends: ends.of(to.account), weight, kind, audience, act: act_ix };
            received.push(Received { inbox: key(people, to.receiver, network), sender: people.of(act.from), row });
        });
    }
    received
}

/// A follow counts once per person and network: of several (an invitation, and the connection that follows) the newest
/// there is by the end of a day.
fn replace_follows(rows: &mut [Row]) {
    let mut next = i32::MAX;
    for row in rows.iter_mut().rev().filter(|r| r.kind == Kind::Follow) {
        row.replaced = next;
        next = row.moment.day;
    }
}
