//! Conversation turns, and which acts answer what their receiver wrote.

use super::{Account, AccountIx, Act, Conversation, Ledger, NetworkIx};
use crate::model::Model;
use crate::record::{Kind, When};

const HOUR: i64 = 3_600;

/// Kinds that are writing: they can answer, and be answered.
pub(super) fn writes(kind: Kind) -> bool {
    matches!(kind, Kind::Reply | Kind::Mention | Kind::Message)
}

/// Makes one turn of all messages of one person to one addressee (or to all) in one thread within one UTC clock
/// hour, timed at the hour's start; numbers the threads; sorts. Messages without time stay as they are.
pub(super) fn merge(mut acts: Vec<Act>, threads: &[Conversation], accounts: &[Account]) -> Vec<Act> {
    for act in &mut acts {
        let network = accounts[act.from as usize].network;
        act.thread = act.thread.and_then(|id| number(threads, network, id));
        if let Some(thread) = act.thread {
            act.group |= threads[thread as usize].group;
        }
        if act.kind == Kind::Message {
            // A turn refers to the conversation, not to one message of it.
            act.object = None;
            if let Some(at) = act.when.at {
                act.when = When { at: Some(at.div_euclid(HOUR) * HOUR), ..act.when };
            }
        }
    }
    let turn = |a: &Act| (a.when.at, a.from, a.to, a.thread, a.audience);
    acts.sort_by_key(|a| (a.when.at, a.from, a.to, a.thread, a.object, a.kind, a.audience, a.when.precision, a.row));
    acts.dedup_by(|more, kept| {
        let message = more.kind == Kind::Message && kept.kind == Kind::Message && more.when.at.is_some();
        let same = message && turn(more) == turn(kept);
        if same {
            kept.rows += more.rows;
            kept.group |= more.group;
        }
        same
    });
    acts
}

fn number(threads: &[Conversation], network: NetworkIx, id: u32) -> Option<u32> {
    threads.binary_search_by_key(&(network, id), |t| (t.network, t.id)).ok().map(|n| n as u32)
}

/// Something written, by where: what may be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Writing {
    /// A thread's number, or an object's behind all threads.
    place: Place,
    from: AccountIx,
    at: i64,
    to: Option<AccountIx>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Thread(u32),
    Object(u32),
}

fn places(act: &Act) -> impl Iterator<Item = Place> + use<> {
    act.thread.map(Place::Thread).into_iter().chain(act.object.map(Place::Object))
}

impl Writing {
    pub(super) fn index(acts: &[Act]) -> Vec<Writing> {
        let writings = acts.iter().filter(|a| writes(a.kind)).filter_map(|a| Some((a, a.when.at?)));
        let writing = |(a, at): (&Act, i64)| {
            let (from, to) = (a.from, a.to);
            places(a).map(move |place| Writing { place, from, at, to })
        };
        let mut index: Vec<Writing> = writings.flat_map(writing).collect();
        index.sort();
        index.dedup();
        index
    }
}

pub(super) fn answers(ledger: &Ledger, act: &Act, receiver: AccountIx) -> bool {
    let Some(at) = act.when.at.filter(|_| writes(act.kind)) else { return false };
    let since = at - Model::default().answering_days * 86_400;
    places(act).any(|place| {
        let index = &ledger.writings;
        let first = index.partition_point(|w| (w.place, w.from, w.at) < (place, receiver, since));
        let earlier = index[first..].iter().take_while(|w| (w.place, w.from) == (place, receiver) && w.at < at);
        earlier.into_iter().any(|w| w.to.is_none_or(|to| to == act.from))
    })
}

/// Sets `answering` of every act with one receiver.
pub(super) fn mark_answers(ledger: &mut Ledger) {
    let mut acts = std::mem::take(&mut ledger.acts);
    for act in &mut acts {
        act.answering = act.to.is_some_and(|to| answers(ledger, act, to));
    }
    ledger.acts = acts;
}
