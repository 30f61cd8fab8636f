//! Which post, which person, who waits, and the story of a move: with names, places and addresses.

use super::names::Names;
use super::shapes::{
    Counting, Post, PostCounts, Posts, Story, StoryPart, Total, Totals, TotalsOrder, Waiting, Waits,
};
use crate::Result;
use crate::ledger::Ledger;
use crate::networks;
use crate::score::{self, Explained, Options, PersonTotal, PostPoints, Scored};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// Some of the owner's posts, those that add most first: at most `limit` behind the first `offset`.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn posts(ledger: &Ledger, options: &Options, scored: &Scored, offset: usize, limit: usize) -> Result<Posts> {
    let explained = scored.explained(ledger, options)?;
    let found = explained.posts();
    let page: Vec<&PostPoints> = found.posts.iter().skip(offset).take(limit).collect();
    let most = explained.most(&page.iter().map(|post| post.post).collect::<Vec<_>>());
    let names = Names { ledger };
    let wanted: HashSet<_> =
        page.iter().map(|post| &ledger.posts[post.post as usize]).map(|w| (w.network, w.object)).collect();
    let of_page = ledger.tallies.iter().filter(|n| wanted.contains(&(n.network, n.object)));
    let counted: HashMap<_, _> = of_page.map(|n| ((n.network, n.object), n)).collect();
    let post = |points: &PostPoints| {
        let written = &ledger.posts[points.post as usize];
        let counts = counted.get(&(written.network, written.object));
        let network = names.network(written.network);
        let object = ledger.strings[written.object as usize].clone();
        Post {
            address: networks::address(&network, &object),
            network,
            object,
            day: written.when.at.map(score::Day::of),
            kind: written.kind,
            counts: PostCounts {
                reactions: counts.and_then(|n| n.reactions),
                reposts: counts.and_then(|n| n.reposts),
                replies: counts.and_then(|n| n.replies),
            },
            points: points.points,
            most: most.get(&points.post).copied(),
            source: names.row(written.row, written.when),
        }
    };
    Ok(Posts { total: found.posts.len(), rows: page.into_iter().map(post).collect(), no_post: found.no_post })
}

/// Some of the people over all networks, in an order, of those whose names hold `search`: at most `limit` behind the first
/// `offset`.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn totals(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    (order, search): (TotalsOrder, &str),
    (offset, limit): (usize, usize),
) -> Result<Totals> {
    let explained = scored.explained(ledger, options)?;
    let mut all = explained.people();
    let search = search.trim().to_lowercase();
    let name = |one: &PersonTotal| match one.who {
        score::Who::Person(account) => ledger.display_name(account).to_lowercase(),
        score::Who::Crowd(_) | score::Who::Imagined(_) => String::new(),
    };
    if !search.is_empty() {
        all.retain(|one| name(one).contains(&search));
    }
    match order {
        TotalsOrder::Points => {}
        TotalsOrder::Name => all.sort_by_cached_key(name),
        TotalsOrder::Since => all.sort_by_key(|one| std::cmp::Reverse(one.since)),
        TotalsOrder::Last => all.sort_by_key(|one| std::cmp::Reverse(one.last)),
        TotalsOrder::Score => all.sort_by(|a, b| score_order(b).total_cmp(&score_order(a))),
    }
    let total = all.len();
    let page: Vec<PersonTotal> = all.into_iter().skip(offset).take(limit).collect();
    Ok(Totals { total, rows: rows(ledger, scored, &explained, &page) })
}

fn score_order(one: &PersonTotal) -> f64 {
    one.partner_score.unwrap_or(-1.0)
}

fn rows(ledger: &Ledger, scored: &Scored, explained: &Explained, page: &[PersonTotal]) -> Vec<Total> {
    let names = Names { ledger };
    let account = |one: &PersonTotal| match one.who {
        score::Who::Person(account) => Some(account),
        score::Who::Crowd(_) | score::Who::Imagined(_) => None,
    };
    let known: Vec<_> = page.iter().filter_map(account).collect();
    let mut answered = explained.answered(&known).into_iter();
    let row = |one: &PersonTotal| Total {
        who: names.who(one.who),
        networks: one.networks.iter().map(|n| names.network(*n)).collect(),
        points: one.points,
        share: if scored.score() > 0.0 { one.points / scored.score() } else { 0.0 },
        since: one.since,
        last: one.last,
        kinds: one.kinds.clone(),
        partner_score: one.partner_score,
        answered: account(one).and_then(|_| answered.next().flatten()),
    };
    page.iter().map(row).collect()
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

/// The story of a span; without one, of that which moved most.
///
/// # Errors
/// Days in the wrong order, or outside the curve.
pub fn story(ledger: &Ledger, scored: &Scored, days: Option<(score::Day, score::Day)>) -> Result<Story> {
    let told = scored.story(days)?;
    let names = Names { ledger };
    let why = scored.why(told.from, told.to)?;
    let part = |part: &score::StoryPart| StoryPart {
        points: part.points,
        who: part.largest.as_ref().map(|one| names.who(one.who)),
        network: part.largest.as_ref().map(|one| names.network(one.network)),
        largest: part.largest.as_ref().map_or(0.0, |one| one.points),
        acts: part.largest.as_ref().map_or_else(Vec::new, |one| names.acts(&scored.behind(&why, one))),
    };
    let counting =
        |one: &score::Counting| Counting { network: names.network(one.network), day: one.day, points: one.points };
    let mut story = Story {
        from: told.from,
        to: told.to,
        points: told.points,
        more: part(&told.more),
        more_on: told.more_on,
        faded: part(&told.faded),
        counting: part(&told.counting),
        networks: told.networks.iter().map(counting).collect(),
        method: part(&told.method),
        text: String::new(),
    };
    story.text = sentence(&story);
    Ok(story)
}

/// The story in English, in two sentences at most.
fn sentence(story: &Story) -> String {
    let days = story.to.0 - story.from.0;
    let span = if days == 1 { "in a day".to_owned() } else { format!("in {days} days") };
    let first = match story.points {
        moved if moved >= 0.05 => format!("Up {moved:.1} {span}"),
        moved if moved <= -0.05 => format!("Down {:.1} {span}", -moved),
        _ => format!("Steady {span}"),
    };
    let mut parts: Vec<(f64, String)> = Vec::new();
    if story.more.points >= 0.05 {
        let on = story.more_on.map_or_else(String::new, |day| format!(" after {day}"));
        let who = match &story.more.who {
            Some(super::shapes::Who::Person { name, .. }) => format!(", {name} most ({:+.1})", story.more.largest),
            _ => String::new(),
        };
        parts.push((story.more.points, format!("people did more{on} ({:+.1}{who})", story.more.points)));
    }
    for one in story.networks.iter().filter(|one| one.points.abs() >= 0.05) {
        let title = networks::title(&one.network);
        let what = if one.points > 0.0 { "began to count" } else { "no longer counts" };
        parts.push((one.points, format!("{title} {what} on {} ({:+.1})", one.day, one.points)));
    }
    if story.faded.points <= -0.05 {
        parts.push((story.faded.points, format!("earlier attention faded ({:+.1})", story.faded.points)));
    }
    if story.method.points.abs() >= 0.05 {
        let text = format!("standing and reactions per post changed ({:+.1})", story.method.points);
        parts.push((story.method.points, text));
    }
    parts.sort_by(|a, b| b.0.abs().partial_cmp(&a.0.abs()).unwrap_or(Ordering::Equal));
    if parts.is_empty() {
        return format!("{first}.");
    }
    let told: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
    let mut rest = told.join("; ");
    if let Some(start) = rest.get(..1).map(str::to_uppercase) {
        rest.replace_range(..1, &start);
    }
    format!("{first}. {rest}.")
}
