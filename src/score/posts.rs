//! Which post drew it: the score's items again, split by what the acts refer to.
//!
//! Within one person × network, public and private apart, objects share in proportion to their part of x; a crowd's rank
//! shares its strength over objects in proportion to their part of its x. Acts without an object, and those on objects that
//! are no post of the owner's in the ledger, stand on no post. Posts and what stands on none add up to the score.

use super::causes;
use super::day::{OwnDay, World};
use super::points;
use crate::day::Day;
use crate::ledger::{AccountIx, Ledger, NetworkIx, ObjectIx};
use crate::order::Order;
use crate::record::PostKind;
use std::collections::{BTreeSet, HashMap};

/// What one post adds.
#[derive(Debug, Clone, PartialEq)]
pub struct PostPoints {
    /// A number in [`Ledger::posts`].
    pub post: u32,
    /// Its part of the score on the day of scoring.
    pub points: f64,
}

/// Every post that adds something.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Posts {
    /// The largest first.
    pub posts: Vec<PostPoints>,
    /// What stands on no post. Together with `posts` it is the score.
    pub no_post: f64,
}

/// The owner's own posts, by network and object.
#[derive(Debug)]
pub(super) struct OwnPosts(HashMap<(NetworkIx, ObjectIx), u32>);

impl OwnPosts {
    /// `own`: whether an account is the owner's. What they pass on is another's post.
    pub fn new(ledger: &Ledger, own: impl Fn(AccountIx) -> bool) -> OwnPosts {
        let posts = ledger.posts.iter().enumerate();
        let own = posts.filter(|(_, post)| post.kind != PostKind::Repost && own(post.author));
        OwnPosts(own.map(|(n, post)| ((post.network, post.object), n as u32)).collect())
    }

    fn of(&self, network: NetworkIx, object: Option<ObjectIx>) -> Option<u32> {
        object.and_then(|object| self.0.get(&(network, object)).copied())
    }
}

/// The evidence of a day by post; `None`: on no post.
fn evidence(world: &World, ledger: &Ledger, own: &OwnPosts, day: &OwnDay) -> HashMap<Option<u32>, f64> {
    let mut evidence: HashMap<Option<u32>, f64> = HashMap::new();
    for part in day.parts.iter().filter(|part| part.counts > 0.0) {
        let unit = part.counts * part.amplification;
        let mut add = |object: Option<ObjectIx>, worth: f64| {
            if worth > 0.0 {
                *evidence.entry(own.of(part.network, object)).or_default() += worth;
            }
        };
        let inbox = world.inbox(part.inbox);
        for (pair, x) in world.pairs(part.inbox, part.day, part.day) {
            let factor = part.group.of(&world.model, &world.given, inbox.pairs[pair].sender).factor;
            for (row, share) in points::shares(world, part, pair, x) {
                let object = row.act().and_then(|act| ledger.acts[act as usize].object);
                add(object, unit * factor * share);
            }
        }
        let crowd = &world.faded(part.inbox).crowd;
        for (counted, share) in crowd.by_object(&world.model, part.day, part.day, world.decay(part.inbox)) {
            let tally = &ledger.tallies[inbox.counted[counted].tally as usize];
            add(Some(tally.object), unit * share);
        }
    }
    evidence
}

/// Every post's points on a day.
pub(super) fn posts(world: &World, ledger: &Ledger, own: &OwnPosts, day: &OwnDay) -> Posts {
    let mut found = Posts::default();
    if day.evidence <= 0.0 {
        return found;
    }
    for (post, evidence) in evidence(world, ledger, own, day) {
        let points = day.score * (evidence / day.evidence);
        match post {
            Some(post) => found.posts.push(PostPoints { post, points }),
            None => found.no_post = points,
        }
    }
    found.posts.order_by(|a, b| b.points.total_cmp(&a.points).then(a.post.cmp(&b.post)));
    found
}

/// What posts added to a move.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Moved {
    /// By post (a number in [`Ledger::posts`]): up or down.
    pub posts: HashMap<u32, f64>,
    /// What stands on no post.
    pub no_post: f64,
}

/// What every post added to the move between two days.
pub(super) fn moved(world: &World, ledger: &Ledger, own: &OwnPosts, before: &OwnDay, after: &OwnDay) -> Moved {
    let slope = causes::slope(&world.model, before, after);
    let mut moved = Moved::default();
    for (day, sign) in [(before, -1.0), (after, 1.0)] {
        for (post, evidence) in evidence(world, ledger, own, day) {
            let points = sign * slope * evidence;
            match post {
                Some(post) => *moved.posts.entry(post).or_default() += points,
                None => moved.no_post += points,
            }
        }
    }
    moved
}

/// For each of some posts the day on which its own evidence was largest, and its points then: of the days on which
/// something was added to it, as between them it only fades.
pub(super) fn most(
    world: &World,
    ledger: &Ledger,
    own: &OwnPosts,
    posts: &[u32],
    last: i32,
) -> HashMap<u32, (Day, f64)> {
    let wanted: BTreeSet<u32> = posts.iter().copied().collect();
    let is_wanted = |network, object| own.of(network, object).is_some_and(|post| wanted.contains(&post));
    let mut days: BTreeSet<i32> = BTreeSet::new();
    for inbox in &world.input.inboxes[..world.input.own()] {
        for row in &inbox.rows {
            let object = row.act().and_then(|act| ledger.acts[act as usize].object);
            if is_wanted(inbox.network, object) {
                days.insert(row.moment.day);
            }
        }
        for counted in &inbox.counted {
            if is_wanted(inbox.network, Some(ledger.tallies[counted.tally as usize].object)) {
                days.insert(counted.moment.day);
            }
        }
    }
    let mut most: HashMap<u32, (f64, Day, f64)> = HashMap::new();
    for day in days.range(..=last) {
        let day = world.on(*day);
        if day.evidence <= 0.0 {
            continue;
        }
        for (post, evidence) in evidence(world, ledger, own, &day) {
            let Some(post) = post.filter(|post| wanted.contains(post)) else { continue };
            let known = most.get(&post).map_or(0.0, |(known, ..)| *known);
            if evidence > known {
                most.insert(post, (evidence, Day(day.day), day.score * (evidence / day.evidence)));
            }
        }
    }
    most.into_iter().map(|(post, (_, day, points))| (post, (day, points))).collect()
}

impl OwnPosts {
    /// Whether an object is a post of the owner's.
    pub fn holds(&self, network: NetworkIx, object: Option<ObjectIx>) -> bool {
        self.of(network, object).is_some()
    }
}
