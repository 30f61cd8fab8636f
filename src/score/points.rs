//! Where the score comes from: its points, by person or crowd, network and kind.

use super::crowd::{self, KINDS};
use super::day::{OwnDay, Part, World};
use super::inbox::{Counted, Row};
use super::strength;
use super::window::{Decay, Span};
use crate::ledger::NetworkIx;
use crate::model::Model;
use crate::order::Order;
use crate::record::{Audience, Kind};
use std::ops::RangeInclusive;

pub use super::inbox::Who;

/// How many rows an item names.
const SOURCES: usize = 5;

/// A record of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A number in [`crate::ledger::Ledger::acts`].
    Act(u32),
    /// A number in [`crate::ledger::Ledger::tallies`].
    Tally(u32),
}

/// The records behind an item: those that count most on its day first, at most five.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// The first few.
    pub first: Vec<Source>,
    /// How many there are.
    pub count: u64,
}

/// So many records of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acts {
    /// What.
    pub kind: Kind,
    /// Who could see it.
    pub audience: Audience,
    /// How many; reactions without names one by one.
    pub count: u64,
}

/// What is behind a cause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behind {
    /// What was done, the most frequent first.
    pub acts: Vec<Acts>,
    /// The records.
    pub sources: Sources,
}

/// One item of the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Where.
    pub network: NetworkIx,
    /// Who.
    pub who: Who,
    /// By what.
    pub kind: Kind,
    /// S · its share of E. All points together are S.
    pub points: f64,
    /// By how much the score would be lower without it.
    pub without: f64,
    /// Its part of m, or of the crowd's strength.
    pub strength: f64,
    /// Its sender's score, where known.
    pub partner_score: Option<f64>,
    /// v.
    pub partner_factor: f64,
    /// What it was made of.
    pub sources: Sources,
}

/// Everything that one person, or one crowd, adds on one network.
#[derive(Debug, Clone, Copy)]
pub(super) struct Giver {
    /// A number in [`OwnDay::parts`].
    part: usize,
    /// Its number in the inbox, and its x; `None`: the crowd.
    pair: Option<(usize, strength::X)>,
    who: Who,
    worth: f64,
}

/// Everybody who adds something, on one network or on all; the `most` largest first.
pub(super) fn givers(world: &World, now: &OwnDay, network: Option<NetworkIx>, most: usize) -> Vec<Giver> {
    let mut givers = Vec::new();
    let parts = now.parts.iter().enumerate().filter(|(_, part)| part.counts > 0.0);
    for (n, part) in parts.filter(|(_, part)| network.is_none_or(|network| network == part.network)) {
        let mut add = |pair, who, strength: f64| {
            let worth = part.counts * part.amplification * strength;
            if worth > 0.0 {
                givers.push(Giver { part: n, pair, who, worth });
            }
        };
        let pairs = &world.inbox(part.inbox).pairs;
        for (pair, x) in world.pairs(part.inbox, part.day, part.day) {
            let factor = part.group.of(&world.model, &world.given, pairs[pair].sender).factor;
            add(Some((pair, x)), pairs[pair].who, factor * strength::of_person(&world.model, x));
        }
        add(None, Who::Crowd(0), part.crowd);
    }
    super::ranking::first(&mut givers, most, |a, b| {
        b.worth.total_cmp(&a.worth).then_with(|| (a.part, a.who).cmp(&(b.part, b.who)))
    });
    givers
}

/// The items of some of the people and crowds: one list for each network.
pub(super) fn of(world: &World, now: &OwnDay, whose: &dyn Fn(Who) -> bool) -> Vec<Vec<Point>> {
    let givers = givers(world, now, None, 0);
    givers.iter().filter(|giver| whose(giver.who)).map(|giver| items(world, now, giver)).collect()
}

/// Every item that scores, the largest first.
pub(super) fn points(world: &World, now: &OwnDay) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for giver in givers(world, now, None, 0) {
        points.extend(items(world, now, &giver));
    }
    largest_first(&mut points);
    points
}

/// The items of one person or crowd, the largest first.
pub(super) fn items(world: &World, now: &OwnDay, giver: &Giver) -> Vec<Point> {
    let (model, part) = (&*world.model, &now.parts[giver.part]);
    let mut points = Vec::new();
    let mut item = |who, kind, strength: f64, score, factor: f64, sources| {
        let worth = part.counts * part.amplification * factor * strength;
        if worth > 0.0 {
            points.push(Point {
                network: part.network,
                who,
                kind,
                points: now.score * (worth / now.evidence),
                without: now.score - model.score((now.evidence - worth).max(0.0)),
                strength,
                partner_score: score,
                partner_factor: factor,
                sources,
            });
        }
    };
    if let Some((pair, x)) = giver.pair {
        let standing = part.group.of(model, &world.given, world.inbox(part.inbox).pairs[pair].sender);
        for (kind, strength, sources) in by_kind(world, part, pair, x) {
            item(giver.who, kind, strength, standing.score, standing.factor, sources);
        }
    } else {
        let split = world.faded(part.inbox).crowd.split(model, part.day, world.decay(part.inbox));
        for (which, (kind, (strength, fans))) in KINDS.into_iter().zip(split).enumerate() {
            let kinds = [which == 0, which == 1, which == 2];
            let of = Records { days: i32::MIN..=part.day, since: part.day, day: part.day };
            let sources = || tallies(world, part.inbox, kinds, &of);
            if strength > 0.0 {
                item(Who::Crowd(fans), kind, strength, None, 1.0, sources());
            }
        }
    }
    largest_first(&mut points);
    points
}

fn largest_first(points: &mut [Point]) {
    points.sort_by(|a, b| {
        b.points.total_cmp(&a.points).then((a.network, a.who, a.kind).cmp(&(b.network, b.who, b.kind)))
    });
}

/// A pair's rows that count at the end of `day`, and what is left of each.
pub(super) fn rows(world: &World, inbox: usize, pair: usize, day: i32) -> impl Iterator<Item = (&Row, f64)> {
    let (model, decay) = (&*world.model, world.decay(inbox));
    let all = &world.inbox(inbox);
    let rows = &all.rows[all.pairs[pair].rows.clone()];
    // In the order of time.
    let first = day.saturating_sub(decay.longest_with(true));
    let rows = rows[rows.partition_point(|row| row.moment.day < first)..].iter();
    let counting =
        rows.take_while(move |row| row.moment.day <= day).filter(move |row| Span::of(decay, row).counts(day, day));
    counting.map(move |row| (row, left(row, day, model, decay)))
}

fn left(row: &Row, day: i32, model: &Model, decay: &Decay) -> f64 {
    row.weight * decay.within(model, row.moment) * decay.over(Span::of(decay, row).age(day))
}

/// A pair's m split among its rows: of what the public saw and of what it didn't, each in proportion to its part of x.
pub(super) fn shares<'w>(world: &'w World, part: &Part, pair: usize, x: strength::X) -> Vec<(&'w Row, f64)> {
    let model = &*world.model;
    let strength = [model.strength(x[0]), model.private_share * model.strength(x[1])];
    let rows: Vec<(&'w Row, f64)> = rows(world, part.inbox, pair, part.day).collect();
    let mut whole = [0.0; 2];
    for (row, left) in &rows {
        whole[usize::from(row.audience == Audience::Private)] += left;
    }
    let share = |(row, left): (&'_ Row, f64)| -> f64 {
        let audience = usize::from(row.audience == Audience::Private);
        if whole[audience] > 0.0 { strength[audience] * (left / whole[audience]) } else { 0.0 }
    };
    rows.into_iter().map(|(row, left)| (row, share((row, left)))).collect()
}

fn by_kind(world: &World, part: &Part, pair: usize, x: strength::X) -> Vec<(Kind, f64, Sources)> {
    type OfKind = (f64, u64, Vec<(f64, Source)>);
    let mut kinds: [OfKind; Kind::ALL.len()] = Default::default();
    for (row, share) in shares(world, part, pair, x) {
        let (strength, count, sources) = &mut kinds[row.kind as usize];
        *strength += share;
        *count += 1;
        sources.extend(row.act().map(|act| (share, Source::Act(act))));
    }
    let kinds = Kind::ALL.into_iter().zip(kinds).filter(|(_, (_, count, _))| *count > 0);
    kinds.map(|(kind, (strength, count, rows))| (kind, strength, first(rows, count))).collect()
}

/// The records of some days, of which something is left at the end of day `since` or came later; those that count most on
/// `day` first.
#[derive(Debug, Clone)]
pub(super) struct Records {
    pub days: RangeInclusive<i32>,
    pub since: i32,
    pub day: i32,
}

/// What is behind a pair.
pub(super) fn behind_pair(world: &World, inbox: usize, pair: usize, of: &Records) -> Behind {
    let mut counts = [[0; Kind::ALL.len()]; 2];
    let mut named = Vec::new();
    let (model, decay, all) = (&*world.model, world.decay(inbox), world.inbox(inbox));
    for row in all.rows[all.pairs[pair].rows.clone()].iter().filter(|row| of.days.contains(&row.moment.day)) {
        if Span::of(decay, row).end() > of.since {
            counts[usize::from(row.audience == Audience::Private)][row.kind as usize] += 1;
            named.extend(row.act().map(|act| (left(row, of.day, model, decay), Source::Act(act))));
        }
    }
    let count = counts.as_flattened().iter().sum();
    Behind { acts: counted(counts), sources: first(named, count) }
}

/// What is behind a crowd.
pub(super) fn behind_crowd(world: &World, inbox: usize, of: &Records) -> Behind {
    let mut counts = [[0_u64; Kind::ALL.len()]; 2];
    for tally in counted_in(world, inbox, of) {
        for (kind, count) in KINDS.into_iter().zip(tally.counts) {
            counts[0][kind as usize] = counts[0][kind as usize].saturating_add(count);
        }
    }
    Behind { acts: counted(counts), sources: tallies(world, inbox, [true; 3], of) }
}

/// Public and private counts by kind, as a list.
fn counted(counts: [[u64; Kind::ALL.len()]; 2]) -> Vec<Acts> {
    let mut acts = Vec::new();
    for (audience, counts) in [Audience::Public, Audience::Private].into_iter().zip(counts) {
        let some = Kind::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        acts.extend(some.map(|(kind, count)| Acts { kind, audience, count }));
    }
    acts.order_by_key(|a| std::cmp::Reverse(a.count));
    acts
}

fn counted_in<'w>(world: &'w World, inbox: usize, of: &Records) -> impl Iterator<Item = &'w Counted> {
    let (decay, Records { days, since, .. }) = (world.decay(inbox), of.clone());
    let counted = world.inbox(inbox).counted.iter().filter(move |c| days.contains(&c.moment.day));
    counted.filter(move |c| Span::new(decay, c.moment, c.ends).end() > since)
}

/// The tallies behind a crowd, of some kinds.
fn tallies(world: &World, inbox: usize, kinds: [bool; 3], of: &Records) -> Sources {
    let (model, decay) = (&*world.model, world.decay(inbox));
    let weights = crowd::weights(model);
    let worth = |c: &Counted| {
        let counts = c.counts.iter().zip(weights).zip(kinds).filter(|(_, on)| *on);
        let sum: f64 = counts.map(|((&n, w), _)| n as f64 * w).sum();
        sum * decay.within(model, c.moment) * decay.over(Span::new(decay, c.moment, c.ends).age(of.day))
    };
    let some = |c: &&Counted| c.counts.iter().zip(kinds).any(|(n, on)| on && *n > 0);
    let rows: Vec<_> =
        counted_in(world, inbox, of).filter(some).map(|c| (worth(c), Source::Tally(c.tally))).collect();
    let count = rows.len() as u64;
    first(rows, count)
}

fn first(mut rows: Vec<(f64, Source)>, count: u64) -> Sources {
    super::ranking::first(&mut rows, SOURCES, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    Sources { first: rows.into_iter().take(SOURCES).map(|(_, source)| source).collect(), count }
}
