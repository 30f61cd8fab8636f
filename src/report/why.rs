//! Why the score moved, as others read it: one line for each cause; all that a network's day brought is one cause.

use super::names::Names;
use super::shapes::{Acts, Cause, Why};
use crate::ledger::Ledger;
use crate::order::Order;
use crate::score::{self, Cause as CauseKind, Move, Scored};

/// The causes between two days, at most so many, with names and rows.
pub fn explain(ledger: &Ledger, scored: &Scored, why: &score::Why, most: usize) -> Why {
    let names = Names { ledger };
    let (mut people, mut networks) = (Vec::new(), Vec::new());
    for one in &why.moves {
        match one.cause {
            CauseKind::Connected | CauseKind::Removed | CauseKind::Ended => add(&mut networks, one),
            _ => people.push(one),
        }
    }
    let total = people.len() + networks.len();
    score::ranking::first(&mut people, most, |a, b| a.before(b));
    let mut causes: Vec<Cause> = people.iter().take(most).map(|one| person(names, scored, why, one)).collect();
    causes.extend(networks.into_iter().map(|moves| network(names, scored, why, moves, most)));
    causes.order_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    causes.truncate(most);
    let score::Why { from, to, from_score, to_score, .. } = *why;
    let older_posts = scored.older_posts(to).into_iter().map(|(_, posts)| posts).sum();
    Why { from, to, from_score, to_score, causes, total, older_posts }
}

/// All that one network's day brought is one cause.
fn add<'a>(networks: &mut Vec<Vec<&'a Move>>, one: &'a Move) {
    match networks.iter_mut().find(|moves| (moves[0].network, moves[0].cause) == (one.network, one.cause)) {
        Some(moves) => moves.push(one),
        None => networks.push(vec![one]),
    }
}

fn network(names: Names, scored: &Scored, why: &score::Why, mut moves: Vec<&Move>, most: usize) -> Cause {
    score::ranking::first(&mut moves, most, |a, b| a.before(b));
    Cause {
        network: names.network(moves[0].network),
        who: None,
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

fn person(names: Names, scored: &Scored, why: &score::Why, one: &Move) -> Cause {
    let behind = scored.behind(why, one);
    let acts = |&score::Acts { kind, audience, count }: &score::Acts| Acts { kind, audience, count };
    Cause {
        network: names.network(one.network),
        who: Some(names.who(one.who)),
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
