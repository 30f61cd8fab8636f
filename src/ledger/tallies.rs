//! Counts without names: the largest that any export has, less what is known by name.

use super::merge::{Map, Numbers, each};
use super::*;
use std::collections::HashMap;

/// Of each object's counts the largest, over all exports.
pub(super) fn largest(imports: &[&Import], numbers: &Numbers, posts: &[Written]) -> Vec<Counts> {
    let authors: HashMap<(NetworkIx, u32), AccountIx> =
        posts.iter().map(|p| ((p.network, p.object), p.author)).collect();
    let counts = |(n, _, map, t): (u32, &Import, &Map, &Tally)| {
        let object = map.strings[t.object as usize];
        let owner = map.people[OWNER as usize];
        Counts {
            network: map.network,
            object,
            author: authors.get(&(map.network, object)).copied().unwrap_or(owner),
            when: t.when,
            reactions: t.reactions,
            reposts: t.reposts,
            replies: t.replies,
            as_of: t.as_of,
            row: Row { import: n, source: t.source },
        }
    };
    let mut all: Vec<Counts> = each(imports, numbers, |i| &i.tallies).map(counts).collect();
    crate::sort::by_key(&mut all, |t| (t.network, t.object, t.when.precision, t.when.at, t.author, t.row));
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
    crate::sort::by_key(&mut all, |t| (t.when.at, t.network, t.object));
    all
}

/// Takes away what is known by name: the counts hold it, too. Likes of one's own are known where the export lists what
/// was liked, and counts likes.
pub(super) fn unnamed(mut tallies: Vec<Counts>, ledger: &Ledger) -> Vec<Counts> {
    let by_object: HashMap<(NetworkIx, u32), usize> =
        tallies.iter().enumerate().map(|(ix, t)| ((t.network, t.object), ix)).collect();
    let network: HashMap<AccountIx, NetworkIx> = tallies.iter().map(|t| (t.author, t.network)).collect();
    let counts_likes = |n: NetworkIx| ledger.networks[n as usize].observes.contains(&Observe::ReactionsCounted);
    for act in &ledger.acts {
        let (Some(object), to) = (act.object, act.to.unwrap_or(act.from)) else { continue };
        let Some(&ix) = network.get(&to).and_then(|n| by_object.get(&(*n, object))) else { continue };
        let tally = &mut tallies[ix];
        let by_another = act.from != tally.author && act.to.is_some();
        let own_like = act.to.is_none() && act.kind == Kind::Reaction && act.from == tally.author;
        let field = match act.kind {
            Kind::Reaction => &mut tally.reactions,
            Kind::Repost => &mut tally.reposts,
            Kind::Reply => &mut tally.replies,
            _ => continue,
        };
        if by_another || (own_like && counts_likes(tally.network)) {
            *field = field.map(|n| n.saturating_sub(1));
        }
    }
    tallies
}
