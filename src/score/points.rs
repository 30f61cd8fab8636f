//! Where the score comes from: its points, by person or crowd, network and kind.

use super::crowd::{Counted, Crowd, KINDS};
use super::decay::Decay;
use super::evidence::{Evidence, Row};
use super::snapshot::Snapshot;
use super::state::State;
use super::strength;
use crate::ledger::{AccountIx, NetworkIx};
use crate::model::Model;
use crate::record::{Audience, Kind};
use std::ops::RangeInclusive;

/// How many rows an item names.
const SOURCES: usize = 5;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Somebody known by name, by their first account on the network.
    Person(AccountIx),
    /// So many fans without names.
    Crowd(u64),
    /// Somebody imagined: a number in [`super::Options::imagined`].
    Imagined(u32),
}

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
    network: NetworkIx,
    inbox: usize,
    /// `None`: the crowd.
    tie: Option<usize>,
    who: Who,
    worth: f64,
}

/// Everybody who adds something, on one network or on all; the `most` largest first.
pub(super) fn givers(state: &State, now: &Snapshot, network: Option<NetworkIx>, most: usize) -> Vec<Giver> {
    let evidence = state.evidence();
    let mut givers = Vec::new();
    for (n, content) in now.inboxes.iter().enumerate().filter(|(_, content)| content.connected > 0.0) {
        let inbox = &evidence.inboxes[n];
        if network.is_some_and(|network| network != inbox.network) {
            continue;
        }
        let mut add = |tie, who, strength: f64| {
            let worth = content.connected * content.amplification * strength;
            if worth > 0.0 {
                givers.push(Giver { network: inbox.network, inbox: n, tie, who, worth });
            }
        };
        for tie in inbox.ties.clone() {
            let [public, private] = state.x(tie);
            let m = strength::of_person(state.model(), public, private);
            add(Some(tie), evidence.ties[tie].who, now.ties[tie].factor * m);
        }
        add(None, Who::Crowd(0), content.crowd);
    }
    super::ranking::first(&mut givers, most, |a, b| {
        b.worth.total_cmp(&a.worth).then_with(|| (a.network, a.who).cmp(&(b.network, b.who)))
    });
    givers
}

/// Every item that scores, the largest first.
pub(super) fn points(state: &State, now: &Snapshot) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for giver in givers(state, now, None, 0) {
        points.extend(items(state, now, &giver));
    }
    largest_first(&mut points);
    points
}

/// The items of one person or crowd, the largest first.
pub(super) fn items(state: &State, now: &Snapshot, giver: &Giver) -> Vec<Point> {
    let (evidence, model) = (state.evidence(), state.model());
    let (n, day, content) = (giver.inbox, now.day.0, &now.inboxes[giver.inbox]);
    let (inbox, decay) = (&evidence.inboxes[n], state.decay(n));
    let mut points = Vec::new();
    let mut item = |who, kind, strength: f64, score, factor: f64, sources| {
        let worth = content.connected * content.amplification * factor * strength;
        if worth > 0.0 {
            points.push(Point {
                network: inbox.network,
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
    if let Some(tie) = giver.tie {
        let standing = now.ties[tie];
        for (kind, strength, sources) in by_kind(evidence, model, state, tie) {
            item(giver.who, kind, strength, standing.score, standing.factor, sources);
        }
    } else {
        let (strengths, crowds) = crowd_by_kind(evidence, model, n, day, decay);
        for (which, kind) in KINDS.into_iter().enumerate().filter(|(which, _)| strengths[*which] > 0.0) {
            let who = Who::Crowd(crowds[which].ranks(&inbox.steps));
            let kinds = [which == 0, which == 1, which == 2];
            let sources = tallies(evidence, model, n, kinds, i32::MIN..=day, day, decay);
            item(who, kind, strengths[which], None, 1.0, sources);
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

/// A tie's rows of some days.
fn rows(evidence: &Evidence, tie: usize, days: RangeInclusive<i32>) -> impl Iterator<Item = &Row> {
    let rows = evidence.by_tie[evidence.ties[tie].rows.clone()].iter().map(|&row| &evidence.rows[row as usize]);
    rows.filter(move |row| days.contains(&row.moment.day))
}

/// What is left of a row at the end of `day`.
fn left(row: &Row, day: i32, model: &Model, decay: &Decay) -> f64 {
    row.weight * decay.within(model, row.moment.left) * decay.over(day - row.moment.day)
}

/// A tie's m split among the kinds: of what the public saw and of what it didn't, each in proportion to its x.
fn by_kind(evidence: &Evidence, model: &Model, state: &State, tie: usize) -> Vec<(Kind, f64, Sources)> {
    let decay = state.decay(evidence.ties[tie].inbox as usize);
    let day = state.day();
    let mut parts = [[0.0; Kind::ALL.len()]; 2];
    let mut sources: [Vec<(f64, Source)>; Kind::ALL.len()] = Default::default();
    let mut counts = [0; Kind::ALL.len()];
    for row in rows(evidence, tie, i32::MIN..=day) {
        let (kind, amount) = (row.kind as usize, left(row, day, model, decay));
        parts[usize::from(row.audience == Audience::Private)][kind] += amount;
        counts[kind] += 1;
        sources[kind].extend(row.act.map(|act| (amount, Source::Act(act))));
    }
    let x = state.x(tie);
    let strength = [model.strength(x[0]), model.private_share * model.strength(x[1])];
    let whole = parts.map(|kinds| kinds.iter().sum::<f64>());
    let share = |audience: usize, kind: usize| match whole[audience] {
        0.0 => 0.0,
        whole => strength[audience] * (parts[audience][kind] / whole),
    };
    let kinds = Kind::ALL.into_iter().zip(sources).zip(counts).enumerate().filter(|(_, (_, count))| *count > 0);
    kinds.map(|(n, ((kind, rows), count))| (kind, share(0, n) + share(1, n), first(rows, count))).collect()
}

/// The crowd's strength by kind, and each kind's own crowd.
fn crowd_by_kind(
    evidence: &Evidence,
    model: &Model,
    inbox: usize,
    day: i32,
    decay: &Decay,
) -> ([f64; 3], [Crowd; 3]) {
    let steps = &evidence.inboxes[inbox].steps;
    let mut crowds = [(); 3].map(|()| Crowd::new(steps));
    for counted in evidence.counted.iter().filter(|c| c.inbox as usize == inbox && c.moment.day <= day) {
        for (kind, crowd) in crowds.iter_mut().enumerate() {
            crowd.add(counted, [kind == 0, kind == 1, kind == 2], steps, model, decay);
        }
    }
    (Crowd::split(&crowds, steps, day, model, decay), crowds)
}

/// What is behind a tie, of some days, as felt on `day`.
pub(super) fn behind_tie(state: &State, tie: usize, days: RangeInclusive<i32>, day: i32) -> Behind {
    let evidence = state.evidence();
    let decay = state.decay(evidence.ties[tie].inbox as usize);
    let mut counts = [[0; Kind::ALL.len()]; 2];
    let mut named = Vec::new();
    for row in rows(evidence, tie, days) {
        counts[usize::from(row.audience == Audience::Private)][row.kind as usize] += 1;
        named.extend(row.act.map(|act| (left(row, day, state.model(), decay), Source::Act(act))));
    }
    let count = counts.as_flattened().iter().sum();
    Behind { acts: counted(counts), sources: first(named, count) }
}

/// What is behind a crowd, of some days, as felt on `day`.
pub(super) fn behind_crowd(state: &State, inbox: usize, days: RangeInclusive<i32>, day: i32) -> Behind {
    let (evidence, decay) = (state.evidence(), state.decay(inbox));
    let mut counts = [[0; Kind::ALL.len()]; 2];
    for tally in of_days(evidence, inbox, &days) {
        for (kind, count) in KINDS.into_iter().zip(tally.counts) {
            counts[0][kind as usize] += count;
        }
    }
    let sources = tallies(evidence, state.model(), inbox, [true; 3], days, day, decay);
    Behind { acts: counted(counts), sources }
}

/// Public and private counts by kind, as a list.
fn counted(counts: [[u64; Kind::ALL.len()]; 2]) -> Vec<Acts> {
    let mut acts = Vec::new();
    for (audience, counts) in [Audience::Public, Audience::Private].into_iter().zip(counts) {
        let some = Kind::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        acts.extend(some.map(|(kind, count)| Acts { kind, audience, count }));
    }
    acts.sort_by(|a, b| b.count.cmp(&a.count));
    acts
}

fn of_days<'e>(
    evidence: &'e Evidence,
    inbox: usize,
    days: &RangeInclusive<i32>,
) -> impl Iterator<Item = &'e Counted> {
    evidence.counted.iter().filter(move |c| c.inbox as usize == inbox && days.contains(&c.moment.day))
}

/// The tallies behind a crowd, of some kinds and days, as felt on `day`.
fn tallies(
    evidence: &Evidence,
    model: &Model,
    inbox: usize,
    kinds: [bool; 3],
    days: RangeInclusive<i32>,
    day: i32,
    decay: &Decay,
) -> Sources {
    let weights = super::crowd::weights(model);
    let worth = |c: &Counted| {
        let counts = c.counts.iter().zip(weights).zip(kinds).filter(|(_, on)| *on);
        let sum: f64 = counts.map(|((&n, w), _)| n as f64 * w).sum();
        sum * decay.within(model, c.moment.left) * decay.over(day - c.moment.day)
    };
    let of = of_days(evidence, inbox, &days).map(|c| (worth(c), Source::Tally(c.tally)));
    let rows: Vec<_> = of.filter(|(worth, _)| *worth > 0.0).collect();
    let count = rows.len() as u64;
    first(rows, count)
}

fn first(mut rows: Vec<(f64, Source)>, count: u64) -> Sources {
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    Sources { first: rows.into_iter().take(SOURCES).map(|(_, source)| source).collect(), count }
}
