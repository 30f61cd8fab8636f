//! Why the score moved between two days: every item's part of the difference, split by cause.

use super::day::{OwnDay, Part, World};
use super::inbox::Who;
use super::points::{self, Behind, Records};
use super::strength;
use crate::day::Day;
use crate::ledger::NetworkIx;
use crate::model::Model;
use serde::Serialize;
use std::cmp::Ordering;
use std::iter::Peekable;

/// What moved an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "CauseKind"))]
pub enum Cause {
    /// Something was received in between.
    New,
    /// What was received before has faded.
    Fading,
    /// The sender's standing changed.
    Standing,
    /// The reactions per post changed.
    Amplification,
    /// The network was connected, or is known again.
    Connected,
    /// The network was disconnected.
    Removed,
    /// The network's exports end: its last known state is carried no longer, or the day lies in a gap.
    Ended,
}

impl Cause {
    /// The name used in JSON and in the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Cause::New => "new",
            Cause::Fading => "fading",
            Cause::Standing => "standing",
            Cause::Amplification => "amplification",
            Cause::Connected => "connected",
            Cause::Removed => "removed",
            Cause::Ended => "ended",
        }
    }

    /// Whether something was received, or the counting changed.
    fn is_received(self) -> bool {
        !matches!(self, Cause::Fading | Cause::Standing | Cause::Amplification)
    }
}

/// One cause of one item.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Where.
    pub network: NetworkIx,
    /// Who.
    pub who: Who,
    /// Why.
    pub cause: Cause,
    /// By how much; all moves together are the difference of the scores.
    pub points: f64,
    /// Their score, where known: on the later day, or while the network counted.
    pub partner_score: Option<f64>,
    pub(super) inbox: usize,
    /// `None`: the crowd.
    pub(super) pair: Option<usize>,
}

/// The difference of two days, explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Its score, as on the curve.
    pub from_score: f64,
    /// Its score, as on the curve.
    pub to_score: f64,
    /// By network, person and cause.
    pub moves: Vec<Move>,
}

/// One item on two days: e = c · a · v · M.
#[derive(Debug, Clone, Copy)]
struct Item {
    c: [f64; 2],
    a: [f64; 2],
    v: [f64; 2],
    m: [f64; 2],
    /// M of the earlier day's evidence, aged to the later day.
    old: f64,
    /// What it is where c falls.
    less: Cause,
}

impl Item {
    /// What each cause adds to e; together exactly Δe.
    fn causes(&self) -> impl Iterator<Item = (Cause, f64)> {
        let e = |d: usize| self.c[d] * self.a[d] * self.v[d] * self.m[d];
        let w = |f: [f64; 2], g: [f64; 2]| (f[0] * g[0] + f[1] * g[1]) / 3.0 + (f[0] * g[1] + f[1] * g[0]) / 6.0;
        let causes = match self.c[1].total_cmp(&self.c[0]) {
            Ordering::Greater => [Some((Cause::Connected, e(1) - e(0))), None, None, None],
            Ordering::Less => [Some((self.less, e(1) - e(0))), None, None, None],
            Ordering::Equal if self.c[0] == 0.0 => [None; 4],
            Ordering::Equal => [
                Some((Cause::New, (self.m[1] - self.old) * w(self.a, self.v))),
                Some((Cause::Fading, (self.old - self.m[0]) * w(self.a, self.v))),
                Some((Cause::Standing, (self.v[1] - self.v[0]) * w(self.a, self.m))),
                Some((Cause::Amplification, (self.a[1] - self.a[0]) * w(self.v, self.m))),
            ],
        };
        causes.into_iter().flatten()
    }
}

/// Points per evidence between two days: what makes the parts of ΔE parts of ΔS.
pub(super) fn slope(model: &Model, before: &OwnDay, after: &OwnDay) -> f64 {
    let (s, e) = ([before.score, after.score], [before.evidence, after.evidence]);
    let capped = |score: f64| score >= model.full_score;
    if capped(s[0]) && capped(s[1]) {
        return 0.0;
    }
    let unit = model.full_score / model.full_scale_digits / std::f64::consts::LN_10;
    let step = (e[1] - e[0]) / (1.0 + e[0]);
    if step == 0.0 {
        unit / (1.0 + e[0])
    } else if step.abs() < 1e-3 && !capped(s[0]) && !capped(s[1]) {
        // Two scores that hardly differ would leave no digit of their difference.
        unit * libm::log1p(step) / (e[1] - e[0])
    } else {
        (s[1] - s[0]) / (e[1] - e[0])
    }
}

/// Every cause that moved the score between two days.
pub(super) fn why(world: &World, before: &OwnDay, after: &OwnDay) -> Why {
    let mut moves = Vec::new();
    each(world, before, after, Wanted::All, &mut |one| moves.push(one));
    let (from, to) = (Day(before.day), Day(after.day));
    Why { from, to, from_score: before.score, to_score: after.score, moves }
}

/// Which causes are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    All,
    /// What was received, and changes in the counting. Of a million people those who did something between the two days are
    /// looked at, not all of whom something fades.
    Received,
}

/// Calls `told` with the causes that moved the score between two days, by inbox and sender.
pub(super) fn each(world: &World, before: &OwnDay, after: &OwnDay, wanted: Wanted, told: &mut dyn FnMut(Move)) {
    let slope = slope(&world.model, before, after);
    for parts in before.parts.iter().zip(&after.parts) {
        of_inbox(world, after.day, parts, wanted, &mut |one: Move| {
            let one = Move { points: slope * one.points, ..one };
            if one.points != 0.0 && (wanted == Wanted::All || one.cause.is_received()) {
                told(one);
            }
        });
    }
}

/// A pair's m of the earlier day, of the later one, and of the earlier day's evidence on the later one.
type Strengths = (usize, [f64; 3]);

/// By pair, in their order: of all with anything, or of those alone of whom something is new.
fn strengths(world: &World, (one, two): (&Part, &Part), wanted: Wanted) -> Vec<Strengths> {
    let (n, model) = (one.inbox, &*world.model);
    if wanted == Wanted::Received && one.counts == two.counts {
        let new = world.new_pairs(n, one.day, two.day);
        let [after, old] = [two.day, one.day].map(|known| world.pairs_of(n, &new, two.day, known));
        let of = |(pair, (x, y))| (pair, [0.0, strength::of_person(model, x), strength::of_person(model, y)]);
        return new.into_iter().zip(after.into_iter().zip(old)).map(of).collect();
    }
    let days = [(one.day, one.day), (two.day, two.day), (two.day, one.day)];
    let mut lists = days.map(|(day, known)| world.pairs(n, day, known).into_iter().peekable());
    let mut all = Vec::with_capacity(lists[1].len());
    while let Some(pair) = lists.iter_mut().filter_map(|list| list.peek().map(|(pair, _)| *pair)).min() {
        let next = |list: &mut Peekable<_>| list.next_if(|(known, _)| *known == pair);
        let x = |list| next(list).map_or(0.0, |(_, x)| strength::of_person(model, x));
        all.push((pair, lists.each_mut().map(x)));
    }
    all
}

/// The causes within one inbox, in evidence.
fn of_inbox(world: &World, to: i32, (one, two): (&Part, &Part), wanted: Wanted, add: &mut dyn FnMut(Move)) {
    let (n, model, both) = (one.inbox, &*world.model, [one, two]);
    let (c, a) = (both.map(|p| p.counts), both.map(|p| p.amplification));
    if c == [0.0; 2] {
        return;
    }
    let less = if world.place(n).connected_on(to) { Cause::Ended } else { Cause::Removed };
    let mut each = |who, pair, partner_score, item: Item| {
        for (cause, points) in item.causes() {
            add(Move { network: one.network, who, cause, points, partner_score, inbox: n, pair });
        }
    };
    for (pair, [m1, m2, old]) in strengths(world, (one, two), wanted) {
        let sender = &world.inbox(n).pairs[pair];
        let standing = both.map(|p| p.group.of(model, &world.given, sender.sender));
        let score = standing[1].score.or(standing[0].score);
        let item = Item { c, a, v: standing.map(|s| s.factor), m: [m1, m2], old, less };
        each(sender.who, Some(pair), score, item);
    }
    let (crowd, decay) = (&world.faded(n).crowd, world.decay(n));
    let old = crowd.strength(model, two.day, one.day, decay);
    let fans = crowd.fans(two.day, decay).max(crowd.fans(one.day, decay));
    let item = Item { c, a, v: [1.0; 2], m: both.map(|p| p.crowd), old, less };
    each(Who::Crowd(fans), None, None, item);
}

impl Move {
    /// The larger goes first, whether up or down.
    pub(crate) fn before(&self, other: &Move) -> Ordering {
        let order = |m: &Move| (m.network, m.who, m.cause);
        other.points.abs().total_cmp(&self.points.abs()).then_with(|| order(self).cmp(&order(other)))
    }
}

/// What is behind a move: for [`Cause::New`] the new records only.
pub(super) fn behind(world: &World, why: &Why, one: &Move) -> Behind {
    let (Day(from), Day(to)) = (why.from, why.to);
    let days = match one.cause {
        Cause::New => from + 1..=to,
        Cause::Fading | Cause::Removed | Cause::Ended => i32::MIN..=from,
        _ => i32::MIN..=to,
    };
    let of = Records { days, since: from, day: to };
    match one.pair {
        Some(pair) => points::behind_pair(world, one.inbox, pair, &of),
        None => points::behind_crowd(world, one.inbox, &of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_add_up_to_the_difference() {
        let less = Cause::Removed;
        let item = Item { c: [1.0; 2], a: [0.7, 1.4], v: [1.0, 2.5], m: [3.0, 0.0], old: 2.0, less };
        let causes = |item: Item| item.causes().collect::<Vec<_>>();
        let sum: f64 = item.causes().map(|(_, worth)| worth).sum();
        assert!((sum - (0.0 - 0.7 * 1.0 * 3.0)).abs() < 1e-15);
        let connected = Item { c: [0.0, 1.0], ..item };
        assert_eq!(causes(connected), [(Cause::Connected, 0.0)]);
        let removed = Item { c: [1.0, 0.0], ..item };
        assert_eq!(causes(removed), [(Cause::Removed, -0.7 * 3.0)]);
        let ended = Item { less: Cause::Ended, ..removed };
        assert_eq!(causes(ended), [(Cause::Ended, -0.7 * 3.0)]);
        assert_eq!(causes(Item { c: [0.0; 2], ..item }), []);
    }

    #[test]
    fn splits_by_hand() {
        // v and a constant: fading and new alone, each times a · v.
        let less = Cause::Removed;
        let item = Item { c: [1.0; 2], a: [1.2; 2], v: [2.0; 2], m: [4.0, 5.0], old: 3.0, less };
        let causes: Vec<_> = item.causes().collect();
        assert!((causes[0].1 - 2.0 * 2.4).abs() < 1e-15 && (causes[1].1 + 2.4).abs() < 1e-15);
        assert_eq!((causes[2].1, causes[3].1), (0.0, 0.0));
    }
}
