//! The score of every day.

use super::day::World;
use super::known::{self, State};
use crate::day::Day;
use crate::ledger::NetworkIx;
use crate::order::Order;
use std::rc::Rc;

/// One day of the curve.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveDay {
    /// Which.
    pub day: Day,
    /// S.
    pub score: f64,
    /// What each network adds to it; those that add nothing are left out.
    pub networks: Vec<(NetworkIx, f64)>,
    /// Whether everything that counts is known: what may be compared with other days.
    pub known: bool,
    /// Networks that are not: filling, carried, ended or in a gap.
    pub unknown: Vec<(NetworkIx, State)>,
}

/// The curve in the making: its days come in order, as many at a time as are wanted. Days on which nothing is known are
/// not among them.
#[derive(Debug, Clone)]
pub struct Trace {
    world: Rc<World>,
    first: i32,
    next: i32,
    last: i32,
}

impl Trace {
    pub(super) fn new(world: &Rc<World>, last: i32) -> Trace {
        let first = known::span(&world.places).map_or(last, |(first, _)| first.min(last));
        Trace { world: Rc::clone(world), first, next: first, last }
    }

    /// S of the next days, at most so many; of none, when all were told.
    pub fn days(&mut self, most: usize) -> Vec<(Day, f64)> {
        self.next_days(most).into_iter().map(|day| (day.day, day.score)).collect()
    }

    /// The same, with what is known of them.
    pub fn next_days(&mut self, most: usize) -> Vec<CurveDay> {
        let mut days = Vec::new();
        while self.next <= self.last && days.len() < most {
            days.extend(day(&self.world, self.next));
            self.next += 1;
        }
        days
    }

    /// How many days were told, and how many there are.
    pub fn progress(&self) -> [u32; 2] {
        [self.next, self.last + 1].map(|day| day.abs_diff(self.first))
    }
}

/// One day of the curve; none where nothing is known.
pub(super) fn day(world: &World, day: i32) -> Option<CurveDay> {
    let places = &world.places;
    known::any_known(places, day).then(|| {
        let counting = places.iter().enumerate().filter(|(_, p)| p.matters() && p.connected_on(day));
        let states = counting.map(|(n, p)| (NetworkIx::of(n), p.state(day)));
        let own = world.on(day);
        let points = own.parts.iter().map(|part| (part.network, own.points_of(part)));
        CurveDay {
            day: Day(day),
            score: own.score,
            networks: points.filter(|(_, points)| *points > 0.0).collect(),
            known: known::all_known(places, day),
            unknown: states.filter(|(_, state)| !matches!(state, State::Known | State::Before)).collect(),
        }
    })
}

/// How a day's score stands among the owner's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnMeasure {
    /// The known day with the highest score, the first of them.
    pub highest: (Day, f64),
    /// The middle one of all known days.
    pub median: f64,
    /// The share of known days below this one's; equal ones count half.
    pub share_below: f64,
}

impl OwnMeasure {
    /// Over the known days of a curve; `None` where there is none.
    pub fn of(curve: &[CurveDay], score: f64) -> Option<OwnMeasure> {
        let mut scores: Vec<f64> = curve.iter().filter(|day| day.known).map(|day| day.score).collect();
        let known = curve.iter().filter(|day| day.known);
        let highest = known.fold(None, |best: Option<(Day, f64)>, day| {
            Some(best.filter(|(_, score)| *score >= day.score).unwrap_or((day.day, day.score)))
        })?;
        scores.order_by(f64::total_cmp);
        let (below, equal) = scores.iter().fold((0.0, 0.0), |(below, equal), s| {
            (below + f64::from(u8::from(*s < score)), equal + f64::from(u8::from(*s == score)))
        });
        let middle = scores.len() / 2;
        let median =
            if scores.len().is_multiple_of(2) { (scores[middle - 1] + scores[middle]) / 2.0 } else { scores[middle] };
        Some(OwnMeasure { highest, median, share_below: (below + equal / 2.0) / scores.len() as f64 })
    }
}

/// S at the end of a day with every half-life scaled.
pub(super) fn at_pace(world: &World, day: i32, pace: f64) -> f64 {
    world.at_pace(pace).on(day).score
}
