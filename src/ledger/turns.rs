//! Conversation turns, and when the receiver of an act last wrote to its sender: who wrote when. What an answer is (within
//! how many days), and whom a message to a whole thread reaches, is for the score to say.

use super::columns::{Account, AccountIx, Act, Conversation, Ledger, NetworkIx, ObjectIx, Place, Writing};
use crate::order::Order;
use crate::record::Kind;
use std::num::NonZeroU32;

/// Kinds that are writing: they can answer, and be answered.
pub(crate) fn writes(kind: Kind) -> bool {
    matches!(kind, Kind::Reply | Kind::Mention | Kind::Message)
}

/// Makes one turn of all messages of one person to one addressee (or to all) in one thread within one stretch
/// of the UTC clock (an hour), timed at its start; numbers the threads; sorts. Messages without time stay as they are.
pub(super) fn merge(mut acts: Vec<Act>, ledger: &Ledger) -> Vec<Act> {
    let Ledger { threads, accounts, .. } = ledger;
    let hour = ledger.joining.turn_seconds.max(1);
    for act in &mut acts {
        let network = accounts[act.from].network;
        act.thread = act.thread.and_then(|id| number(threads, network, ObjectIx(id)));
        if let Some(thread) = act.thread {
            act.group |= threads[thread as usize].group;
        }
        if act.kind == Kind::Message {
            // A turn refers to the conversation, not to one message of it.
            act.object = None;
            if let Some(at) = act.when.at {
                let start = at.div_euclid(hour).saturating_mul(hour);
                act.when.at = Some(start);
                act.later = u32::try_from(at.saturating_sub(start)).unwrap_or(u32::MAX);
            }
        }
    }
    let turn = |a: &Act| (a.when.at, a.from, a.to, a.thread, a.audience);
    // Not stable: that takes half as much again. What is equal in all of it is one turn, or alike.
    acts.sort_unstable_by_key(|a| {
        (a.when.at, a.from, a.to, a.thread, a.object, a.kind, a.audience, a.when.precision, a.row)
    });
    acts.dedup_by(|more, kept| {
        let message = more.kind == Kind::Message && kept.kind == Kind::Message && more.when.at.is_some();
        let same = message && turn(more) == turn(kept);
        if same {
            kept.later = kept.later.min(more.later);
            kept.rows += more.rows;
            kept.group |= more.group;
        }
        same
    });
    acts
}

fn number(threads: &[Conversation], network: NetworkIx, id: ObjectIx) -> Option<u32> {
    threads.binary_search_by_key(&(network, id), |t| (t.network, t.id)).ok().map(|n| n as u32)
}

fn places(act: &Act, network: NetworkIx) -> impl Iterator<Item = Place> + use<> {
    act.thread.map(Place::Thread).into_iter().chain(act.object.map(|object| Place::Object(network, object)))
}

impl Writing {
    pub(super) fn index(acts: &[Act], accounts: &[Account]) -> Vec<Writing> {
        let writings = acts.iter().filter(|a| writes(a.kind)).filter_map(|a| Some((a, a.first()?)));
        let writing = |(a, at): (&Act, i64)| {
            let (from, to) = (a.from, a.to);
            places(a, accounts[from].network).map(move |place| Writing { place, from, to, at })
        };
        let count = acts.iter().map(|a| usize::from(a.thread.is_some()) + usize::from(a.object.is_some())).sum();
        let mut index = Vec::with_capacity(count);
        index.extend(writings.flat_map(writing));
        index.order();
        index.dedup();
        index
    }
}

impl Ledger {
    /// How many seconds before `act` its receiver last wrote to its sender, or to all, in the same thread or object;
    /// `None`: never, or the act is nothing that answers.
    pub fn wrote_before(&self, act: &Act, receiver: AccountIx) -> Option<NonZeroU32> {
        self.wrote_before_among(&self.writings, act, receiver)
    }

    /// The same, where `writings` are those of [`Ledger::written_by`], and the receiver one that these are by.
    pub(crate) fn wrote_before_among(
        &self,
        writings: &[Writing],
        act: &Act,
        receiver: AccountIx,
    ) -> Option<NonZeroU32> {
        wrote_before(writings, self.accounts[act.from].network, act, receiver)
    }

    /// What was written, as if by those whom `by` names; of others nothing.
    pub(crate) fn written_by(&self, by: impl Fn(AccountIx) -> Option<AccountIx>) -> Vec<Writing> {
        let writing = |w: &Writing| Some(Writing { from: by(w.from)?, ..*w });
        let mut writings: Vec<Writing> = self.writings.iter().filter_map(writing).collect();
        writings.order();
        writings
    }
}

/// Seconds since the receiver's last writing to the act's sender, or to all, at the act's places, strictly before it.
fn wrote_before(writings: &[Writing], network: NetworkIx, act: &Act, receiver: AccountIx) -> Option<NonZeroU32> {
    let at = act.first().filter(|_| writes(act.kind))?;
    let last = |place: Place, to: Option<AccountIx>| {
        let key = (place, receiver, to, at);
        let before = writings.partition_point(|w| (w.place, w.from, w.to, w.at) < key).checked_sub(1)?;
        let w = &writings[before];
        ((w.place, w.from, w.to) == (place, receiver, to)).then_some(w.at)
    };
    let newest =
        places(act, network).flat_map(|place| [None, Some(act.from)].map(|to| last(place, to))).flatten().max();
    NonZeroU32::new(u32::try_from(at.saturating_sub(newest?)).unwrap_or(u32::MAX))
}

/// Sets `wrote_before` of every act with one receiver.
pub(super) fn find_answers(ledger: &mut Ledger) {
    // Who never wrote needs no search among all that was written.
    let mut wrote = vec![false; ledger.accounts.len()];
    ledger.writings.iter().for_each(|writing| wrote[writing.from] = true);
    let mut acts = std::mem::take(&mut ledger.acts);
    for act in &mut acts {
        act.wrote_before = act.to.filter(|to| wrote[*to]).and_then(|to| ledger.wrote_before(act, to));
    }
    ledger.acts = acts;
}
