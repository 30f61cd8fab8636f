//! The influence model over a ledger: what others did because of you, as a score, and every point of it explained.
//!
//! What leaves this room: evidence *with* its explanation. The engine reads no clock and draws no number; the same
//! ledger and options give the same bits everywhere.
//!
//! # Choices where the model's text is silent
//!
//! - **Times that can't be true** are treated as unknown, and counted: see [`Ignored`].
//! - **A person** is one account unless it is said otherwise ([`Options::joins`]); one with two accounts in a thread
//!   receives once. An owner's acts towards themselves never count.
//! - **What others receive** counts where everybody saw it (a list, a group, a workspace's channel) or their own export shows
//!   it. Their standing is what the group shows where that is above average; otherwise it is unknown, not low.
//! - **A follow** that is repeated (an invitation, and the connection that follows) is, on each day, the newest there is.
//! - **Members of a thread by then** are those listed or writing strictly before the turn's first message, and its sender.
//! - **Networks that don't count** (outside the profile, not connected yet) have a strength, and no evidence.
//! - **A network is known** where an export of the owner's, or one that shows everybody, covers the day; where the exports of one of
//!   their accounts on it end before another's, what that one received is carried (`ends`). On a carried network everybody is taken as on its last known day.
//! - **The curve** begins on the first known day of a network that shows anything received.
//! - **Nothing received** is 0 where an export of the owner's could show some, and no score at all where none could.
//! - **Amplification**: what refers to a post counts from the post's own day on, where clocks disagree, and however old the
//!   post is.

mod amplification;
mod causes;
mod crowd;
mod curve;
mod day;
mod ends;
mod explained;
mod gauges;
mod group_scores;
mod input;
mod known;
mod options;
mod people;
mod points;
mod posts;
pub(crate) mod ranking;
mod receivers;
mod standing;
mod story;
mod strength;
mod times;
mod totals;
mod waiting;
mod what_if;
mod window;

pub use crate::day::Day;
pub use causes::{Cause, Move, Why};
pub use curve::{CurveDay, OwnMeasure, Trace};
pub use explained::Explained;
pub use gauges::Gauges;
pub use group_scores::group;
pub use input::Who;
pub use known::State;
pub use options::{Imagined, Options, Profile};
pub use points::{Acts, Behind, Point, Source, Sources};
pub use posts::{Moved, PostPoints, Posts};
pub use story::{Counting, Story, StoryPart};
pub use times::Ignored;
pub use totals::PersonTotal;
pub use waiting::{Waiting, Waits};

pub(crate) use people::People;
pub(crate) use receivers::Receivers;
pub(crate) use times::Times;

use crate::Result;
use crate::ledger::{AccountIx, Ledger, NetworkIx, Owner};
use crate::model::{Model, Weights};
use crate::record::Observe;
use day::{OwnDay, World};
use input::Input;
use known::Place;
use standing::Given;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

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
    world: Rc<World>,
    now: OwnDay,
    gauges: Gauges,
    delta: [Option<f64>; 3],
    points: OnceCell<Vec<Point>>,
    found: OnceCell<explained::Found>,
}

/// The days over which [`Scored::delta`] looks back.
pub const DELTAS: [i32; 3] = [1, 5, 30];

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
    let delta = DELTAS.map(|days| {
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

    /// By how much S has risen within each of [`DELTAS`]; `None` where one of the two days is not known.
    pub fn delta(&self) -> [Option<f64>; 3] {
        self.delta
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
                input::Sender::Person(_) if given.of(pairs[pair].sender).is_some() => {
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
            let part = self.now.parts.iter().find(|p| p.network as usize == network);
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
                points: if worth > 0.0 { self.now.score * (worth / self.now.evidence) } else { 0.0 },
            }
        };
        self.world.places.iter().enumerate().map(part).collect()
    }

    /// The days on which a network began to count, or ceased to (`false`), up to the day of scoring; by day.
    pub fn counting_changes(&self) -> Vec<(Day, NetworkIx, bool)> {
        let places = self.world.places.iter().enumerate().filter(|(_, place)| place.matters());
        let changes = |(network, place): (usize, &Place)| {
            let of = move |(day, began)| (Day(day), network as NetworkIx, began);
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
            let older = some.filter(|c| window::Span::new(decay, c.moment, c.ends).end() <= taken);
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

    fn check(&self, from: Day, to: Day) -> Result<()> {
        if from > to || to > self.as_of() || from < Day::FIRST {
            return Err(people::usage(format!(
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

    /// What leads to the single post and the single person: of the ledger and the options that were scored.
    ///
    /// # Errors
    /// Options that name nobody.
    pub fn explained<'a>(&'a self, ledger: &'a Ledger, options: &Options) -> Result<Explained<'a>> {
        Explained::new(self, ledger, options)
    }

    /// What the owner received on networks that are watched: numbers in [`Ledger::acts`].
    pub fn received(&self) -> impl Iterator<Item = u32> {
        let own = self.world.input.inboxes[..self.world.input.own()].iter();
        let watched = own.filter(|inbox| self.world.places[inbox.network as usize].connected.is_some());
        watched.flat_map(|inbox| inbox.rows.iter().filter_map(|row| row.act))
    }

    /// What is behind one of the moves of [`Scored::why`].
    pub fn behind(&self, why: &Why, one: &Move) -> Behind {
        causes::behind(&self.world, why, one)
    }
}

/// What was read from a ledger for the last question; for questions about one and the same ledger.
///
/// Who received what, and when, is most of a score's cost. A partner's score, a half-life, standing on or off, a
/// network's day and what is imagined change none of it.
#[derive(Debug, Default)]
pub struct Prepared(Option<(Basis, People, Times, Arc<Input>)>);

/// What it depends on.
#[derive(Debug, PartialEq)]
struct Basis {
    owner: Owner,
    joins: Vec<(AccountIx, AccountIx)>,
    weights: Weights,
    conversation: [i64; 4],
}

impl Prepared {
    fn world(&mut self, ledger: &Ledger, model: &Model, options: &Options, everybody: bool) -> Result<World> {
        options.check()?;
        let basis = Basis {
            owner: options.owner.clone(),
            joins: options.joins.clone(),
            weights: model.weights.clone(),
            conversation: [
                model.answering_days,
                model.conversation_days,
                model.conversation_people as i64,
                model.conversation_ties as i64,
            ],
        };
        let kept = match self.0.take().filter(|(known, ..)| *known == basis) {
            Some(kept) => kept,
            None => {
                let (people, times) = (People::new(ledger, options)?, Times::new(ledger));
                let input = Arc::new(Input::new(ledger, model, &people, &times));
                (basis, people, times, input)
            }
        };
        let (_, people, times, input) = self.0.insert(kept);
        let mut input = Arc::clone(input);
        if !options.imagined.is_empty() {
            what_if::add(Arc::make_mut(&mut input), ledger, model, options)?;
        }
        let places = known::places(ledger, model, options, people, times, &input);
        let given = Given::new(ledger, people, options)?;
        let (places, given) = (places.into(), Arc::new(given));
        Ok(World::new(&input, &Arc::new(model.clone()), &places, &given, 1.0, everybody))
    }
}
