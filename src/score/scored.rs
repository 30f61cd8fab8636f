//! One person's score, and the questions that it answers.

use super::causes::{self, Move, Why};
use super::curve::{self, CurveDay, OwnMeasure, Trace};
use super::day::{self, OwnDay, World};
use super::found::Found;
use super::gauges::{self, Gauges};
use super::inbox::{Sender, Who};
use super::known::{self, Place, State};
use super::options::Options;
use super::points::{self, Behind, Point};
use super::prepared::Prepared;
use super::story::{self, Story};
use super::strength;
use super::times::Ignored;
use super::window::Span;
use crate::Result;
use crate::day::Day;
use crate::error::usage;
use crate::ledger::{Ledger, NetworkIx};
use crate::model::Model;
use crate::record::Observe;
use std::cell::OnceCell;
use std::rc::Rc;

/// What became of a ledger.
#[derive(Debug)]
pub enum Outcome {
    /// A score, with everything behind it.
    Scored(Box<Scored>),
    /// Nothing received is in these exports, nor could it be: no score, and no 0.
    Unscored(Unscored),
}

/// The owner's networks, none of which shows anything received, or none on the chosen day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unscored {
    /// Names, sorted.
    pub networks: Vec<String>,
    /// The first and the last known day, where something was received, but nothing is known of the chosen day.
    pub known: Option<(Day, Day)>,
}

/// A score and all that explains it.
#[derive(Debug)]
pub struct Scored {
    pub(super) world: Rc<World>,
    pub(super) now: OwnDay,
    gauges: Gauges,
    delta: [Option<f64>; 3],
    points: OnceCell<Vec<Point>>,
    pub(super) found: OnceCell<Found>,
}

/// One network's part.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkPart {
    /// Its name.
    pub name: String,
    /// What its exports can show, together.
    pub observes: Vec<Observe>,
    /// Whether it counts on the day of scoring.
    pub connected: bool,
    /// How well it is known on the day of scoring; `None`: it is none of the owner's.
    pub state: Option<State>,
    /// Its first and its last known day.
    pub known: Option<(Day, Day)>,
    /// Σ v · m.
    pub strength: f64,
    /// What those without names add.
    pub crowd: f64,
    /// a.
    pub amplification_factor: f64,
    /// E_n.
    pub evidence: f64,
    /// Its part of the score.
    pub points: f64,
}

/// Scores one person of a ledger.
///
/// # Errors
/// Options that name nobody, an account or network that is not there, or a day or score out of range.
pub fn run(ledger: &Ledger, model: &Model, options: &Options) -> Result<Outcome> {
    run_again(&mut Prepared::default(), ledger, model, options)
}

/// The same, quicker where the last question about this ledger was a similar one.
///
/// # Errors
/// As [`run`].
pub fn run_again(prepared: &mut Prepared, ledger: &Ledger, model: &Model, options: &Options) -> Result<Outcome> {
    let world = prepared.world(ledger, model, options, false)?;
    let places = &world.places;
    let shows = |p: &Place| p.observes.iter().any(|o| *o != Observe::Contacts) || p.received;
    let watched = || places.iter().filter(|p| p.owned && p.connected.is_some());
    let unscored = |known| {
        let networks = watched().map(|p| p.name.clone()).collect();
        Ok(Outcome::Unscored(Unscored { networks, known }))
    };
    let span = known::span(places).filter(|_| watched().any(shows));
    let Some((first, last)) = span else { return unscored(None) };
    let as_of = options.as_of.map_or(last, |day| day.0);
    if !known::any_known(places, as_of) {
        return unscored(Some((Day(first), Day(last))));
    }
    let now = world.on(as_of);
    let gauges = gauges::gauges(&world, &now);
    let compared = |day: i32| known::all_known(&world.places, day);
    let delta = model.delta_days.map(|days| {
        let then = as_of.saturating_sub(days);
        (compared(as_of) && compared(then)).then(|| now.score - world.on(then).score)
    });
    Ok(Outcome::Scored(Box::new(Scored {
        world: Rc::new(world),
        now,
        gauges,
        delta,
        points: OnceCell::new(),
        found: OnceCell::new(),
    })))
}

impl Scored {
    /// The last day of the curve.
    pub fn as_of(&self) -> Day {
        Day(self.now.day)
    }

    /// S, 0 to 100.
    pub fn score(&self) -> f64 {
        self.now.score
    }

    /// E: how many engaged people of average standing.
    pub fn evidence(&self) -> f64 {
        self.now.evidence
    }

    /// The smallest and the largest S of a faster reading, this one, and a slower.
    pub fn band(&self) -> [f64; 2] {
        let readings = self.world.model.band.map(|pace| curve::at_pace(&self.world, self.now.day, pace));
        [f64::min, f64::max].map(|pick| readings.iter().fold(self.now.score, |a, b| pick(a, *b)))
    }

    /// By how much S has risen within each of [`Model::delta_days`]; `None` where one of the two days is not known.
    pub fn delta(&self) -> [Option<f64>; 3] {
        self.delta
    }

    /// Those days.
    pub fn delta_days(&self) -> [i32; 3] {
        self.world.model.delta_days
    }

    /// The three gauges of 2011.
    pub fn gauges(&self) -> Gauges {
        self.gauges
    }

    /// Every item of the score, the largest first.
    pub fn points(&self) -> &[Point] {
        self.points.get_or_init(|| points::points(&self.world, &self.now))
    }

    /// How many people and crowds add something on a network (`None`: on any), and some of them, the largest first:
    /// each with its items.
    pub fn givers(&self, network: Option<NetworkIx>, offset: usize, limit: usize) -> (usize, Vec<Vec<Point>>) {
        let givers = points::givers(&self.world, &self.now, network, offset.saturating_add(limit));
        let some = givers.iter().skip(offset).take(limit);
        (givers.len(), some.map(|giver| points::items(&self.world, &self.now, giver)).collect())
    }

    /// What some of the people and crowds add, by network: each with its items.
    pub fn given_by(&self, whose: &dyn Fn(Who) -> bool) -> Vec<Vec<Point>> {
        points::of(&self.world, &self.now, whose)
    }

    /// Points of people whose score the user gave.
    pub fn given_points(&self) -> f64 {
        let World { model, given, .. } = &*self.world;
        let of = |part: &day::Part| {
            let pairs = &self.world.inbox(part.inbox).pairs;
            let worth = |(pair, x): (usize, strength::X)| match pairs[pair].sender {
                Sender::Person(_) if given.of(pairs[pair].sender).is_some() => {
                    part.group.of(model, given, pairs[pair].sender).factor * strength::of_person(model, x)
                }
                _ => 0.0,
            };
            let known = self.world.pairs(part.inbox, part.day, part.day).into_iter();
            part.counts * part.amplification * strength::sum(known.map(worth))
        };
        let evidence = strength::sum(self.now.parts.iter().map(of));
        if evidence > 0.0 { self.now.score * (evidence / self.now.evidence) } else { 0.0 }
    }

    /// Records that scored nothing for want of a usable time.
    pub fn ignored(&self) -> Ignored {
        self.world.input.ignored
    }

    /// S of every day on which something is known, from the first to the day of scoring.
    pub fn curve(&self) -> Vec<(Day, f64)> {
        self.trace().days(usize::MAX)
    }

    /// The same, with what is known of each.
    pub fn curve_days(&self) -> Vec<CurveDay> {
        self.trace().next_days(usize::MAX)
    }

    /// The same, to be taken piece by piece.
    pub fn trace(&self) -> Trace {
        Trace::new(&self.world, self.now.day)
    }

    /// How the score stands among the owner's own, over the known days of its curve.
    pub fn own_measure(&self, curve: &[CurveDay]) -> Option<OwnMeasure> {
        OwnMeasure::of(curve, self.now.score)
    }

    /// Every network of the ledger, also those that add nothing.
    pub fn networks(&self) -> Vec<NetworkPart> {
        let part = |(network, place): (usize, &Place)| {
            let part = self.now.parts.iter().find(|p| p.network.place() == network);
            let worth = part.map_or(0.0, day::Part::evidence);
            NetworkPart {
                name: place.name.clone(),
                observes: place.observes.clone(),
                connected: place.connected_on(self.now.day),
                state: place.owned.then(|| place.state(self.now.day)),
                known: place.range(),
                strength: part.map_or(0.0, |p| p.strength),
                crowd: part.map_or(0.0, |p| p.crowd),
                amplification_factor: part.map_or(1.0, |p| p.amplification),
                evidence: worth,
                points: part.map_or(0.0, |part| self.now.points_of(part)),
            }
        };
        self.world.places.iter().enumerate().map(part).collect()
    }

    /// The days on which a network began to count, or ceased to (`false`), up to the day of scoring; by day.
    pub fn counting_changes(&self) -> Vec<(Day, NetworkIx, bool)> {
        let places = self.world.places.iter().enumerate().filter(|(_, place)| place.matters());
        let changes = |(network, place): (usize, &Place)| {
            let of = move |(day, began)| (Day(day), NetworkIx::of(network), began);
            place.changes().into_iter().map(of).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = places.flat_map(changes).filter(|(day, ..)| *day <= self.as_of()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// By network: how many of the owner's posts have counts and are older than a day's window. Counts carry no dates, so
    /// these add nothing, and nothing can be said of when they came.
    pub fn older_posts(&self, day: Day) -> Vec<(NetworkIx, u64)> {
        let count = |inbox: usize| {
            let (of, decay) = (self.world.inbox(inbox), self.world.decay(inbox));
            let taken = self.world.place(inbox).as_known(day.0);
            let some = of.counted.iter().filter(|c| c.counts.iter().any(|n| *n > 0));
            let older = some.filter(|c| Span::new(decay, c.moment, c.ends).end() <= taken);
            (of.network, older.count() as u64)
        };
        (0..self.world.input.own()).map(count).filter(|(_, posts)| *posts > 0).collect()
    }

    /// Why the score moved from the end of one day to the end of another.
    ///
    /// # Errors
    /// Days in the wrong order, or after the day of scoring.
    pub fn why(&self, from: Day, to: Day) -> Result<Why> {
        self.check(from, to)?;
        Ok(causes::why(&self.world, &self.world.on(from.0), &self.world.on(to.0)))
    }

    pub(super) fn check(&self, from: Day, to: Day) -> Result<()> {
        if from > to || to > self.as_of() || from < Day::FIRST {
            return Err(usage(format!(
                "there is no way from {from} to {to}: choose two days in order, the later not after {}",
                self.as_of()
            )));
        }
        Ok(())
    }

    /// The same in four parts; without days, of the span that moved most.
    ///
    /// # Errors
    /// As [`Scored::why`].
    pub fn story(&self, days: Option<(Day, Day)>) -> Result<Story> {
        if let Some((from, to)) = days {
            self.check(from, to)?;
        }
        let last = self.now.day;
        let first = known::span(&self.world.places).map_or(last, |(first, _)| first.min(last));
        Ok(story::story(&self.world, days.map(|(from, to)| (from.0, to.0)), first, last))
    }

    /// The largest moves between two days, in each part of the story, without looking at the days between.
    ///
    /// # Errors
    /// As [`Scored::why`].
    pub fn parts(&self, from: Day, to: Day) -> Result<Story> {
        self.check(from, to)?;
        Ok(story::parts(&self.world, from.0, to.0))
    }

    /// What the owner received on networks that are watched: numbers in [`Ledger::acts`].
    pub fn received(&self) -> impl Iterator<Item = u32> {
        let own = self.world.input.inboxes[..self.world.input.own()].iter();
        let watched = own.filter(|inbox| self.world.places[inbox.network].connected.is_some());
        watched.flat_map(|inbox| inbox.rows.iter().filter_map(|row| row.act()))
    }

    /// What is behind one of the moves of [`Scored::why`].
    pub fn behind(&self, why: &Why, one: &Move) -> Behind {
        causes::behind(&self.world, why, one)
    }
}
