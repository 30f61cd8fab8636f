//! A post of the owner's, as every list of posts shows it.

use super::names::Names;
use super::shapes::{OwnPost, PostCounts};
use crate::day::Day;
use crate::ledger::{Counts, Ledger, NetworkIx, ObjectIx};
use crate::networks;
use std::collections::{HashMap, HashSet};

/// What was counted on some posts.
pub(super) fn counted(ledger: &Ledger, posts: impl Iterator<Item = u32>) -> HashMap<(NetworkIx, ObjectIx), &Counts> {
    let wanted: HashSet<_> =
        posts.map(|post| &ledger.posts[post as usize]).map(|post| (post.network, post.object)).collect();
    let of_posts = ledger.tallies.iter().filter(|n| wanted.contains(&(n.network, n.object)));
    of_posts.map(|n| ((n.network, n.object), n)).collect()
}

/// A post with its name, place and address.
pub(super) fn own_post(ledger: &Ledger, post: u32, counted: &HashMap<(NetworkIx, ObjectIx), &Counts>) -> OwnPost {
    let (names, written) = (Names { ledger }, &ledger.posts[post as usize]);
    let counts = counted.get(&(written.network, written.object));
    let network = names.network(written.network);
    let object = ledger.strings[written.object].clone();
    OwnPost {
        address: written
            .address
            .map(|address| ledger.strings[address].clone())
            .or_else(|| networks::address(&network, &object)),
        network,
        object,
        day: written.when.at.map(Day::of),
        kind: written.kind,
        counts: PostCounts {
            reactions: counts.and_then(|n| n.reactions),
            reposts: counts.and_then(|n| n.reposts),
            replies: counts.and_then(|n| n.replies),
        },
        source: names.row(written.row, written.when),
    }
}
