//! Acts that did not happen, put among those that did.
//!
//! The evidence of what happened stays as it was: what is shared with the next question is copied first.

use super::Options;
use super::day::SECONDS;
use super::evidence::{Evidence, Inbox, Row, Tie};
use super::options::Imagined;
use super::people::{Person, usage};
use super::points::Who;
use super::standings::OWNER;
use super::window::Moment;
use crate::Result;
use crate::ledger::NetworkIx;
use crate::model::Model;
use crate::record::Audience;
use std::sync::Arc;

/// Adds every imagined act up to the day of scoring, each by a person of their own, numbered from `strangers` on.
pub(super) fn add(evidence: &mut Evidence, model: &Model, options: &Options, strangers: Person) -> Result<()> {
    for (n, act) in options.imagined.iter().enumerate() {
        let Some(network) = evidence.places.iter().position(|p| p.name == act.network) else {
            return Err(usage(format!("there is no network “{}” in these exports", act.network)));
        };
        if act.day.0 <= evidence.as_of {
            let inbox = inbox(evidence, network as NetworkIx);
            insert(evidence, model, act, inbox, (n as u32, strangers));
        }
    }
    Ok(())
}

/// The owner's inbox of a network; where nothing was received there, an empty one.
fn inbox(evidence: &mut Evidence, network: NetworkIx) -> usize {
    let at = evidence.inboxes.partition_point(|i| (i.slot, i.network) < (OWNER, network));
    if evidence.inboxes.get(at).is_some_and(|i| (i.slot, i.network) == (OWNER, network)) {
        return at;
    }
    evidence.inboxes.insert(at, Inbox::new((OWNER, network)));
    let behind = |inbox: &mut u32| *inbox += u32::from(*inbox as usize >= at);
    evidence.ties.iter_mut().for_each(|t| behind(&mut t.inbox));
    Arc::make_mut(&mut evidence.counted).iter_mut().for_each(|c| behind(&mut c.inbox));
    Arc::make_mut(&mut evidence.posted).iter_mut().for_each(|p| behind(&mut p.inbox));
    Arc::make_mut(&mut evidence.drawn).iter_mut().for_each(|d| behind(&mut d.inbox));
    at
}

/// Puts one act behind all others of its day, and its sender behind all others of the inbox.
fn insert(evidence: &mut Evidence, model: &Model, act: &Imagined, inbox: usize, (n, strangers): (u32, Person)) {
    let tie = evidence.inboxes[..=inbox].iter().map(|i| i.ties.end).max().unwrap_or(0);
    let place = tie.checked_sub(1).map_or(0, |before| evidence.ties[before].rows.end);
    let row = evidence.rows.partition_point(|r| r.moment.day <= act.day.0);

    let own = evidence.inboxes[inbox].ties.clone();
    evidence.inboxes[inbox].ties = if own.is_empty() { tie..tie + 1 } else { own.start..tie + 1 };
    for later in evidence.inboxes[inbox + 1..].iter_mut().filter(|i| !i.ties.is_empty()) {
        later.ties = later.ties.start + 1..later.ties.end + 1;
    }
    for later in &mut evidence.ties[tie..] {
        later.rows = later.rows.start + 1..later.rows.end + 1;
    }
    let (sender, who, rows) = (strangers + n, Who::Imagined(n), place..place + 1);
    evidence.ties.insert(tie, Tie { sender, who, inbox: inbox as u32, given: None, factor: 1.0, slot: None, rows });

    let rows = Arc::make_mut(&mut evidence.rows);
    rows.iter_mut().for_each(|r| r.tie += u32::from(r.tie as usize >= tie));
    let moment = Moment { day: act.day.0, left: SECONDS as u32 };
    let (weight, audience) = (model.weights.of(act.kind, false), Audience::Public);
    rows.insert(row, Row { moment, tie: tie as u32, weight, kind: act.kind, audience, act: None });
    let by_tie = Arc::make_mut(&mut evidence.by_tie);
    by_tie.iter_mut().for_each(|r| *r += u32::from(*r as usize >= row));
    by_tie.insert(place, row as u32);
    evidence.first = evidence.first.min(act.day.0);
}
