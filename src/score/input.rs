//! Everything received that may score, in columns: an inbox for each person and network, its senders, their acts in the
//! order of time, its counts and posts. No half-life and no day of scoring is in it, so it is good for many questions.

use super::ends::Ends;
use super::inbox::{Inbox, Key, Pair, Row, Sender, Who, key};
use super::people::{People, Person};
use super::receivers::{Delivery, Receivers};
use super::times::{Ignored, Moment, Times};
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
        let sent = sent(ledger, people, &receivers, times);
        let (posted, reactions) = amplification::gather(ledger, people, &ends, times);
        let counted = crowd::gather(ledger, people, &ends, times);

        let keys = sent.chunk_by(|a, b| a.inbox == b.inbox).map(|s| s[0].inbox).chain(counted.iter().map(|c| c.0));
        let mut keys: Vec<Key> = keys.chain(posted.iter().map(|p| p.0)).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut inboxes: Vec<Inbox> = keys.iter().map(|&(_, person, network)| Inbox::new(person, network)).collect();
        let at = |key: Key| keys.partition_point(|k| *k < key);
        for same in sent.chunk_by(|a, b| a.inbox == b.inbox) {
            let inbox = &mut inboxes[at(same[0].inbox)];
            inbox.pairs.reserve_exact(same.len());
            let mut end = 0;
            for of in same {
                let accounts = people.accounts(of.sender);
                let there = accounts.iter().find(|a| ledger.accounts[**a].network == inbox.network);
                let who = Who::Person(*there.unwrap_or(&accounts[0]));
                // Grown by each row that comes.
                inbox.pairs.push(Pair { sender: Sender::Person(of.sender), who, rows: end..end });
                end += of.rows as usize;
            }
            inbox.rows = vec![Row::NONE; end];
        }
        drop(sent);
        deliveries(ledger, people, &receivers, times, &mut |delivered| {
            let Delivered { ix, inbox, sender, moment, to } = delivered;
            let (act, inbox) = (&ledger.acts[ix as usize], &mut inboxes[at(inbox)]);
            let pair = inbox.pairs.partition_point(|p| p.sender < Sender::Person(sender));
            let rows = &mut inbox.pairs[pair].rows;
            let mut row = Row::new(moment, receivers.weight(model, act, &to), act.kind, act.audience, Some(ix));
            row.ends = ends.of(to.account);
            inbox.rows[rows.end] = row;
            rows.end += 1;
        });
        for Inbox { pairs, rows, .. } in &mut inboxes {
            pairs.iter().for_each(|pair| replace_follows(&mut rows[pair.rows.clone()]));
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

/// What somebody received, before it lies in its inbox.
struct Delivered {
    /// The act's number.
    ix: u32,
    inbox: Key,
    sender: Person,
    moment: Moment,
    to: Delivery,
}

/// Calls `each` with everything that was received, in the order of acts: of one pair that is the order of time.
fn deliveries(
    ledger: &Ledger,
    people: &People,
    receivers: &Receivers,
    times: &Times,
    each: &mut dyn FnMut(Delivered),
) {
    for (ix, act) in ledger.acts.iter().enumerate() {
        let Some(moment) = times.moment(act.when, act.row) else { continue };
        let (network, sender) = (ledger.accounts[act.from].network, people.of(act.from));
        receivers.of(ix, |to| {
            each(Delivered { ix: ix as u32, inbox: key(people, to.receiver, network), sender, moment, to });
        });
    }
}

/// How many rows an inbox has of a sender.
struct Sent {
    inbox: Key,
    sender: Person,
    rows: u32,
}

/// How many rows each inbox has of each sender, in the order of both. They are counted before there is any, for a list of
/// all rows that grows, and is sorted into inboxes, is several times as large as these.
fn sent(ledger: &Ledger, people: &People, receivers: &Receivers, times: &Times) -> Vec<Sent> {
    let mut sent: Vec<Sent> = Vec::with_capacity(1 << 10);
    let add_up = |sent: &mut Vec<Sent>| {
        sent.sort_unstable_by_key(|s| (s.inbox, s.sender));
        sent.dedup_by(|more, kept| {
            let same = (more.inbox, more.sender) == (kept.inbox, kept.sender);
            kept.rows += if same { more.rows } else { 0 };
            same
        });
    };
    deliveries(ledger, people, receivers, times, &mut |Delivered { inbox, sender, .. }| {
        if sent.len() == sent.capacity() {
            add_up(&mut sent);
            // Half of it is free again, or it is twice as large: so each is sorted a few times at most.
            if sent.len() > sent.capacity() / 2 {
                sent.reserve_exact(sent.capacity());
            }
        }
        sent.push(Sent { inbox, sender, rows: 1 });
    });
    add_up(&mut sent);
    sent
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
