//! Counts without names: the largest that any export has, less what is known by name.

use super::columns::*;
use super::numbers::{Map, Numbers, Places, each, places};
use crate::order::Order;
use crate::record::*;
use std::collections::HashSet;

/// Of each object's counts the largest, over all exports.
pub(super) fn largest(imports: &[&Import], numbers: &Numbers, posts: &[Written], written: &Places) -> Vec<Counts> {
    let counts = |(n, _, map, t): (u32, &Import, &Map, &Tally)| {
        let object = map.strings[t.object as usize];
        let owner = map.people[OWNER as usize];
        Counts {
            network: map.network,
            object,
            author: written.get(&(map.network, object)).map_or(owner, |at| posts[*at].author),
            when: t.when,
            reactions: t.reactions,
            reposts: t.reposts,
            replies: t.replies,
            as_of: t.as_of,
            row: Row { import: n, source: t.source },
        }
    };
    let mut all: Vec<Counts> = each(imports, numbers, |i| &i.tallies).map(counts).collect();
    all.order_by_key(|t| (t.network, t.object, t.when.precision, t.when.at, t.author, t.row));
    all.dedup_by(|more, kept| {
        let same = (more.network, more.object) == (kept.network, kept.object);
        if same {
            // `None` is less than any count: unknown gives way to known.
            kept.reactions = kept.reactions.max(more.reactions);
            kept.reposts = kept.reposts.max(more.reposts);
            kept.replies = kept.replies.max(more.replies);
            kept.as_of = kept.as_of.max(more.as_of);
        }
        same
    });
    all.order_by_key(|t| (t.when.at, t.network, t.object));
    all
}

/// What the owner reacted to of the owner's own, by any export.
pub(super) fn own_reactions(imports: &[&Import], numbers: &Numbers) -> HashSet<(NetworkIx, ObjectIx)> {
    let own = each(imports, numbers, |i| &i.own_reactions);
    own.map(|(_, _, map, object)| (map.network, map.strings[*object as usize])).collect()
}

/// Takes away what is known by name: the counts hold it, too. Likes of one's own are known where the export lists what
/// was liked, and counts likes; `own` are those that importers left out.
pub(super) fn unnamed(
    mut tallies: Vec<Counts>,
    mut own: HashSet<(NetworkIx, ObjectIx)>,
    ledger: &Ledger,
) -> Vec<Counts> {
    let by_object = places(&mut tallies.iter().map(|t| (t.network, t.object)));
    let counts_likes = |n: NetworkIx| ledger.networks[n].observes.contains(&Observe::ReactionsCounted);
    for act in &ledger.acts {
        let network = ledger.accounts[act.from].network;
        let at = act.object.and_then(|object| by_object.get(&(network, object)));
        let Some(tally) = at.map(|at| &mut tallies[*at]) else { continue };
        let by_another = act.from != tally.author && act.to.is_some();
        let to_own = act.to.is_none_or(|to| to == tally.author);
        let own_like = to_own && act.kind == Kind::Reaction && act.from == tally.author;
        let field = match act.kind {
            Kind::Reaction => &mut tally.reactions,
            Kind::Repost => &mut tally.reposts,
            Kind::Reply => &mut tally.replies,
            _ => continue,
        };
        if by_another || (own_like && counts_likes(tally.network)) {
            *field = field.map(|n| n.saturating_sub(1));
        }
        if own_like {
            own.remove(&(tally.network, tally.object));
        }
    }
    for at in own.iter().filter(|(network, _)| counts_likes(*network)).filter_map(|of| by_object.get(of)) {
        let reactions = &mut tallies[*at].reactions;
        *reactions = reactions.map(|n| n.saturating_sub(1));
    }
    tallies
}
