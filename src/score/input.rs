//! Everything received that may score, in columns: an inbox for each person and network, its senders, their acts in the
//! order of time, its counts and posts. No half-life and no day of scoring is in it, so it is good for many questions.

use super::ends::Ends;
use super::inbox::{Inbox, Key, Pair, Row, Sender, Who, key};
use super::people::{People, Person};
use super::receivers::{Delivery, Receivers};
use super::times::{Ignored, Moment, Times};
use super::{amplification, crowd};
use crate::ledger::{AccountIx, Ledger};
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
        let received = counts(ledger, people, &receivers, times);
        let (posted, reactions) = amplification::gather(ledger, people, &ends, times);
        let counted = crowd::gather(ledger, people, &ends, times);

        let keys = received.iter().map(|r| r.0).chain(counted.iter().map(|c| c.0));
        let mut keys: Vec<Key> = keys.chain(posted.iter().map(|p| p.0)).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut inboxes: Vec<Inbox> = keys.iter().map(|&(_, person, network)| Inbox::new(person, network)).collect();
        let at = |key: Key| keys.partition_point(|k| *k < key);
        received.into_iter().for_each(|(key, rows)| inboxes[at(key)].rows.reserve_exact(rows));
        deliveries(ledger, people, &receivers, times, &mut |ix, moment, inbox, to| {
            let act = &ledger.acts[ix];
            let row = Row::new(moment, receivers.weight(model, act, to), act.kind, act.audience, Some(ix as u32));
            // Until the inbox is whole, `replaced` is the sender: with a field for them, all rows would take a quarter more.
            let replaced = people.of(act.from).cast_signed();
            inboxes[at(inbox)].rows.push(Row { ends: ends.of(to.account), replaced, ..row });
        });
        for inbox in &mut inboxes {
            // The order of acts is that of time.
            inbox.rows.sort_unstable_by_key(|row| (row.replaced.cast_unsigned(), row.act));
            let mut end = 0;
            for rows in inbox.rows.chunk_by_mut(|a, b| a.replaced == b.replaced) {
                let (sender, start) = (rows[0].replaced.cast_unsigned(), end);
                end += rows.len();
                replace_follows(rows);
                let accounts = people.accounts(sender);
                // Sorted by network, as all accounts are.
                let network = |a: &AccountIx| ledger.accounts[*a].network;
                let there = accounts.partition_point(|a| network(a) < inbox.network);
                let there = accounts.get(there).filter(|a| network(a) == inbox.network);
                let who = Who::Person(*there.unwrap_or(&accounts[0]));
                inbox.pairs.push(Pair { sender: Sender::Person(sender), who, rows: start..end });
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

/// Calls `each` with everything that was received, in the order of acts: the act, when, in which inbox, and by whom.
fn deliveries(
    ledger: &Ledger,
    people: &People,
    receivers: &Receivers,
    times: &Times,
    each: &mut dyn FnMut(usize, Moment, Key, &Delivery),
) {
    for (ix, act) in ledger.acts.iter().enumerate() {
        let Some(moment) = times.moment(act.when, act.row) else { continue };
        let network = ledger.accounts[act.from].network;
        receivers.of(ix, |to| each(ix, moment, key(people, to.receiver, network), &to));
    }
}

/// How many rows each inbox has. They are counted before there is any: a list of all that grows, and is then sorted into
/// inboxes, is several times as large as these.
fn counts(ledger: &Ledger, people: &People, receivers: &Receivers, times: &Times) -> Vec<(Key, usize)> {
    let mut counts: Vec<(Key, usize)> = Vec::with_capacity(1 << 10);
    let add_up = |counts: &mut Vec<(Key, usize)>| {
        counts.sort_unstable();
        counts.dedup_by(|more, kept| {
            let same = more.0 == kept.0;
            kept.1 += if same { more.1 } else { 0 };
            same
        });
    };
    deliveries(ledger, people, receivers, times, &mut |_, _, inbox, _| {
        if let Some((_, count)) = counts.last_mut().filter(|(last, _)| *last == inbox) {
            *count += 1;
            return;
        }
        if counts.len() == counts.capacity() {
            add_up(&mut counts);
            // Half of it is free again, or it is twice as large: so each is sorted a few times at most.
            if counts.len() > counts.capacity() / 2 {
                counts.reserve_exact(counts.capacity());
            }
        }
        counts.push((inbox, 1));
    });
    add_up(&mut counts);
    counts
}

/// A follow counts once per person and network: of several (an invitation, and the connection that follows) the newest
/// there is by the end of a day.
fn replace_follows(rows: &mut [Row]) {
    let mut next = i32::MAX;
    for row in rows.iter_mut().rev() {
        row.replaced = i32::MAX;
        if row.kind == Kind::Follow {
            row.replaced = next;
            next = row.moment.day;
        }
    }
}
