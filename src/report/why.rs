//! Why the score moved, as others read it: one line for each cause; all that a network's day brought is one cause.

use super::{Names, SourceReport, WhoReport};
use crate::ledger::{Audience, Kind, Ledger};
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

/// A cause before it is told: the moves that are one line.
struct Line<'a> {
    points: f64,
    moves: Vec<&'a Move>,
}

/// The causes between two days, at most so many, with names and rows.
pub fn explain(ledger: &Ledger, scored: &Scored, why: &Why, most: usize) -> WhyReport {
    let lines = lines(&why.moves);
    let names = Names { ledger };
    let cause = |one: &Move| person(names, scored, why, one);
    let told = lines.iter().take(most).map(|line| match line.moves[..] {
        [one] if !of_network(one) => cause(one),
        _ => CauseReport {
            who: WhoReport::default(),
            points: line.points,
            partner_score: None,
            acts: Vec::new(),
            source: Vec::new(),
            sources: line.moves.iter().map(|one| scored.behind(why, one).sources.count).sum(),
            parts: line.moves.iter().take(most).map(|one| cause(one)).collect(),
            people: Some(line.moves.len()),
            network: names.network(line.moves[0].network),
            cause: line.moves[0].cause,
        },
    });
    WhyReport {
        from: why.from,
        to: why.to,
        from_score: why.from_score,
        to_score: why.to_score,
        causes: told.collect(),
        total: lines.len(),
    }
}

/// Whether it is the network's doing, not somebody's.
fn of_network(one: &Move) -> bool {
    matches!(one.cause, Cause::Connected | Cause::Removed)
}

/// The largest first, as the moves are.
fn lines(moves: &[Move]) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    // By network and cause: its line.
    let mut networks: Vec<(u16, Cause, usize)> = Vec::new();
    for one in moves {
        let known = networks.iter().find(|(network, cause, _)| (*network, *cause) == (one.network, one.cause));
        match known.filter(|_| of_network(one)) {
            Some(&(.., line)) => {
                lines[line].points += one.points;
                lines[line].moves.push(one);
            }
            None => {
                if of_network(one) {
                    networks.push((one.network, one.cause, lines.len()));
                }
                lines.push(Line { points: one.points, moves: vec![one] });
            }
        }
    }
    crate::sort::by(&mut lines, |a, b| b.points.abs().total_cmp(&a.points.abs()));
    lines
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
