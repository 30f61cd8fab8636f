//! Why the score moved, as others read it: one line for each cause; all that a network's day brought is one cause.

use super::{Names, SourceReport, WhoReport};
use crate::ledger::Ledger;
use crate::record::{Audience, Kind};
use crate::score::{Acts, Cause, Day, Move, Scored, Why};
use serde::Serialize;

/// Why the score moved between two days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyReport {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Its score.
    pub from_score: f64,
    /// Its score.
    pub to_score: f64,
    /// The largest first, up or down.
    pub causes: Vec<CauseReport>,
    /// How many there are. All of them together are the difference.
    pub total: usize,
}

/// One cause: person or crowd × network × cause; or a network that was connected, or no longer is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CauseReport {
    /// Where.
    pub network: String,
    /// Who; nobody where it is the network.
    #[serde(flatten)]
    pub who: WhoReport,
    /// Why.
    pub cause: Cause,
    /// By how much.
    pub points: f64,
    /// The standing of who did it, 0 to 100; null: unknown, or many.
    pub partner_score: Option<f64>,
    /// What was done, the most frequent first; for `new` what is new.
    pub acts: Vec<ActsReport>,
    /// The rows that count most, at most five; for `new` the new ones.
    pub source: Vec<SourceReport>,
    /// How many rows there are.
    pub sources: u64,
    /// Of a network: its people and crowd, the largest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<CauseReport>,
    /// Of a network: how many people and crowds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<usize>,
}

/// So many acts of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ActsReport {
    /// What.
    pub kind: Kind,
    /// Who could see it.
    pub audience: Audience,
    /// How many.
    pub count: u64,
}

/// The causes between two days, at most so many, with names and rows.
pub fn explain(ledger: &Ledger, scored: &Scored, why: &Why, most: usize) -> WhyReport {
    let names = Names { ledger };
    let (mut people, mut networks) = (Vec::new(), Vec::new());
    for one in &why.moves {
        match one.cause {
            Cause::Connected | Cause::Removed | Cause::Ended => add(&mut networks, one),
            _ => people.push(one),
        }
    }
    let total = people.len() + networks.len();
    crate::score::ranking::first(&mut people, most, |a, b| a.before(b));
    let mut causes: Vec<CauseReport> = people.iter().take(most).map(|one| person(names, scored, why, one)).collect();
    causes.extend(networks.into_iter().map(|moves| network(names, scored, why, moves, most)));
    causes.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    causes.truncate(most);
    let Why { from, to, from_score, to_score, .. } = *why;
    WhyReport { from, to, from_score, to_score, causes, total }
}

/// All that one network's day brought is one cause.
fn add<'a>(networks: &mut Vec<Vec<&'a Move>>, one: &'a Move) {
    match networks.iter_mut().find(|moves| (moves[0].network, moves[0].cause) == (one.network, one.cause)) {
        Some(moves) => moves.push(one),
        None => networks.push(vec![one]),
    }
}

fn network(names: Names, scored: &Scored, why: &Why, mut moves: Vec<&Move>, most: usize) -> CauseReport {
    crate::score::ranking::first(&mut moves, most, |a, b| a.before(b));
    CauseReport {
        network: names.network(moves[0].network),
        who: WhoReport::default(),
        cause: moves[0].cause,
        points: moves.iter().map(|one| one.points).sum(),
        partner_score: None,
        acts: Vec::new(),
        source: Vec::new(),
        sources: moves.iter().map(|one| scored.behind(why, one).sources.count).sum(),
        parts: moves.iter().take(most).map(|one| person(names, scored, why, one)).collect(),
        people: Some(moves.len()),
    }
}

fn person(names: Names, scored: &Scored, why: &Why, one: &Move) -> CauseReport {
    let behind = scored.behind(why, one);
    let acts = |&Acts { kind, audience, count }: &Acts| ActsReport { kind, audience, count };
    CauseReport {
        network: names.network(one.network),
        who: names.who(one.who),
        cause: one.cause,
        points: one.points,
        partner_score: one.partner_score,
        acts: behind.acts.iter().map(acts).collect(),
        source: names.sources(&behind.sources),
        sources: behind.sources.count,
        parts: Vec::new(),
        people: None,
    }
}
