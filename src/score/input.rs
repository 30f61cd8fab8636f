//! Everything received that may score, in columns: an inbox for each person and network, its senders, their acts in the
//! order of time, its counts and posts. No half-life and no day of scoring is in it, so it is good for many questions.

use super::ends::Ends;
use super::inbox::{Inbox, Key, Pair, Row, Sender, Who, key};
use super::people::{People, Person};
use super::receivers::Receivers;
use super::times::{Ignored, Times};
use super::{amplification, crowd};
use crate::ledger::Ledger;
use crate::model::Model;
use crate::record::Kind;
use std::sync::Arc;

/// Everything that was received, by the owner first, then by people and networks.
#[derive(Debug, Clone)]
pub(super) struct Input {
    pub owner: Person,
    pub people: usize,
    pub inboxes: Vec<Arc<Inbox>>,
    pub ends: Ends,
    pub ignored: Ignored,
}

impl Input {
    pub fn new(ledger: &Ledger, model: &Model, people: &People, times: &Times) -> Input {
        let receivers = Receivers::new(ledger, people, model);
        let ends = Ends::new(ledger, people);
        let mut received = received(ledger, model, people, (&receivers, &ends), times);
        received.sort_unstable_by_key(|r| {
            (r.inbox, r.sender, r.row.moment.day, std::cmp::Reverse(r.row.moment.left), r.row.act)
        });
        let (posted, reactions) = amplification::gather(ledger, people, &ends, times);
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
                let there = accounts.iter().find(|a| ledger.accounts[**a].network == inbox.network);
                let who = Who::Person(*there.unwrap_or(&accounts[0]));
                inbox.pairs.push(Pair { sender: Sender::Person(pair[0].sender), who, rows });
            }
        }
        counted.into_iter().for_each(|(key, one)| inboxes[at(key)].counted.push(one));
        posted.into_iter().for_each(|(key, one)| inboxes[at(key)].posted.push(one));
        reactions.into_iter().for_each(|(key, one)| inboxes[at(key)].reactions.push(one));
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
        let network = ledger.accounts[act.from].network;
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
