//! Which post, which person and who waits: with names, places and addresses.

use super::names::Names;
use super::own_post::{counted, own_post};
use super::shapes::{Post, PostMove, Posts, Total, Totals, TotalsOrder, Waiting, Waits};
use crate::Result;
use crate::ledger::Ledger;
use crate::order::Order;
use crate::score::{self, Day, Explained, Options, PersonTotal, Scored};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Some of the owner's posts, those that add most first: at most `limit` behind the first `offset`. With a span, those
/// that only moved the score in it come last.
///
/// # Errors
/// Options that don't fit the ledger; days in the wrong order, or outside the curve.
pub fn posts(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    span: Option<(Day, Day)>,
    (offset, limit): (usize, usize),
) -> Result<Posts> {
    let explained = scored.explained(ledger, options)?;
    let found = explained.posts();
    let moved = span.map(|(from, to)| explained.moved(from, to)).transpose()?;
    let mut all: Vec<(u32, f64)> = found.posts.iter().map(|post| (post.post, post.points)).collect();
    if let Some(moved) = &moved {
        let known: HashSet<u32> = all.iter().map(|(post, _)| *post).collect();
        let mut gone: Vec<(u32, f64)> = moved.posts.iter().map(|(post, points)| (*post, *points)).collect();
        gone.retain(|(post, _)| !known.contains(post));
        gone.order_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        all.extend(gone.into_iter().map(|(post, _)| (post, 0.0)));
    }
    let page: Vec<(u32, f64)> = all.iter().skip(offset).take(limit).copied().collect();
    let most = explained.most(&page.iter().map(|(post, _)| *post).collect::<Vec<_>>());
    let counted = counted(ledger, page.iter().map(|(post, _)| *post));
    let post = |&(post, points): &(u32, f64)| Post {
        post: own_post(ledger, post, &counted),
        points,
        moved: moved.as_ref().map(|moved| moved.posts.get(&post).copied().unwrap_or(0.0)),
        most: most.get(&post).copied(),
    };
    Ok(Posts {
        total: all.len(),
        rows: page.iter().map(post).collect(),
        no_post: found.no_post,
        no_post_moved: moved.as_ref().map(|moved| moved.no_post),
    })
}

/// The post whose part of a move between two days is the largest, where the score rose or fell.
pub(super) fn largest_post(
    explained: &Explained,
    ledger: &Ledger,
    from: Day,
    to: Day,
    rose: bool,
) -> Option<PostMove> {
    let sign = if rose { 1.0 } else { -1.0 };
    let moved = explained.moved(from, to).ok()?.posts.into_iter().filter(|(_, points)| sign * points > 0.0);
    let (post, points) = moved.max_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1)).then(b.0.cmp(&a.0)))?;
    let post = own_post(ledger, post, &HashMap::new());
    Some(PostMove { network: post.network, object: post.object, address: post.address, day: post.day, points })
}

/// Everybody over all networks, in an order, of those whose names hold `search`.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn ranked(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    order: TotalsOrder,
    search: &str,
) -> Result<Vec<PersonTotal>> {
    let explained = scored.explained(ledger, options)?;
    let search = search.trim().to_lowercase();
    let name = |one: &PersonTotal| match one.who {
        score::Who::Person(account) => ledger.display_name(account).to_lowercase(),
        score::Who::Crowd(_) | score::Who::Imagined(_) => String::new(),
    };
    let found = explained.people().iter().filter(|one| search.is_empty() || name(one).contains(&search));
    let mut all: Vec<PersonTotal> = found.cloned().collect();
    match order {
        TotalsOrder::Points => {}
        TotalsOrder::Name => all.sort_by_cached_key(name),
        TotalsOrder::Since => all.order_by_key(|one| Reverse(one.since)),
        TotalsOrder::Last => all.order_by_key(|one| Reverse(one.last)),
        TotalsOrder::Score => all.order_by(|a, b| score_order(b).total_cmp(&score_order(a))),
        TotalsOrder::Kinds => all.order_by_key(|one| Reverse(one.kinds.len())),
        TotalsOrder::Answered => all.order_by_key(|one| match answered(&explained, one) {
            Some(answered) => u8::from(answered),
            None => 2,
        }),
    }
    Ok(all)
}

fn score_order(one: &PersonTotal) -> f64 {
    one.partner_score.unwrap_or(-1.0)
}

fn answered(explained: &Explained, one: &PersonTotal) -> Option<bool> {
    match one.who {
        score::Who::Person(account) => explained.answered(account),
        score::Who::Crowd(_) | score::Who::Imagined(_) => None,
    }
}

/// Some of them: at most `limit` behind the first `offset`. It costs what these cost, however many there are.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn totals(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    ranked: &[PersonTotal],
    (offset, limit): (usize, usize),
) -> Result<Totals> {
    let explained = scored.explained(ledger, options)?;
    let names = Names { ledger };
    let row = |one: &PersonTotal| Total {
        who: names.who(one.who),
        networks: one.networks.iter().map(|n| names.network(*n)).collect(),
        points: one.points,
        share: if scored.score() > 0.0 { one.points / scored.score() } else { 0.0 },
        since: one.since,
        last: one.last,
        kinds: one.kinds.clone(),
        partner_score: one.partner_score,
        answered: answered(&explained, one),
    };
    Ok(Totals { total: ranked.len(), rows: ranked.iter().skip(offset).take(limit).map(row).collect() })
}

/// Who waits for an answer, and where that can't be told.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn waiting(ledger: &Ledger, options: &Options, scored: &Scored) -> Result<Waiting> {
    let found = scored.explained(ledger, options)?.waiting();
    let names = Names { ledger };
    let waits = |one: &score::Waits| Waits {
        person: ledger.account_name(one.account),
        name: ledger.display_name(one.account).to_owned(),
        network: names.network(one.network),
        since: one.since,
        kind: one.kind,
        partner_score: one.partner_score,
        worth: one.worth,
    };
    Ok(Waiting {
        people: found.people.iter().map(waits).collect(),
        unknown: found.unknown.iter().map(|n| names.network(*n)).collect(),
    })
}
