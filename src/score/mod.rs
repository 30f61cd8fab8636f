//! The influence model over a ledger: what others did because of you, as a score, and every point of it explained.
//!
//! What leaves this room: evidence *with* its explanation. The engine reads no clock and draws no number; the same
//! ledger and options give the same bits everywhere.
//!
//! # Choices where the model's text is silent
//!
//! - **Times that can't be true** (before 1990 beside later ones, after 2099, more than a month after their own export
//!   was made) are treated as unknown, and counted ([`Ignored`]).
//! - **A person** is one account unless it is said otherwise ([`Options::joins`]); one with two accounts in a thread
//!   receives once. An owner's acts towards themselves never count.
//! - **What others receive** counts where everybody saw it (a list, a group, a workspace) or their own export shows
//!   it. Their standing is what the group shows where that is above average; otherwise it is unknown, not low.
//! - **Networks that don't count** (outside the profile, not connected yet) have a strength, and no evidence.
//! - **The curve** begins on the first day on which something scores, or would if its network were connected.
//! - **Nothing received** is 0 where an export of the owner's could show some, and no score at all where none could.
//! - **Amplification**: what refers to a post counts from the post's own day on, where clocks disagree.

mod amplification;
mod crowd;
mod curve;
mod day;
mod decay;
mod evidence;
mod gauges;
mod group_scores;
mod imagined;
mod options;
mod partner;
mod people;
mod points;
mod prepared;
pub(crate) mod ranking;
mod receivers;
mod snapshot;
mod standing_bounds;
mod standings;
mod state;
mod strength;
mod why;
mod window;

pub use curve::Trace;
pub use day::Day;
pub use gauges::Gauges;
pub use group_scores::group;
pub use options::{Imagined, Options, Profile};
pub use points::{Acts, Behind, Point, Source, Sources, Who};
pub use prepared::Prepared;
pub use why::{Cause, Move, Why};
pub use window::Ignored;

pub(crate) use people::People;
pub(crate) use receivers::Receivers;
pub(crate) use window::Window;

use crate::Result;
use crate::ledger::{Ledger, NetworkIx};
use crate::model::Model;
use crate::record::Observe;
use evidence::Evidence;
use snapshot::Snapshot;
use standings::OWNER;
use state::State;
use std::cell::OnceCell;
use std::sync::Arc;

/// What became of a ledger.
#[derive(Debug)]
pub enum Outcome {
    /// A score, with everything behind it.
    Scored(Box<Scored>),
    /// Nothing received is in these exports, nor could it be: no score, and no 0.
    Unscored(Unscored),
}

/// The owner's networks, none of which shows anything received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unscored {
    /// Names, sorted.
    pub networks: Vec<String>,
}

/// A score and all that explains it.
#[derive(Debug)]
pub struct Scored {
    /// At the end of the day of scoring.
    state: State,
    now: Snapshot,
    gauges: Gauges,
    delta: [f64; 3],
    points: OnceCell<Vec<Point>>,
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
    options.check()?;
    let Some(evidence) = prepared.gather(ledger, model, options, None)? else {
        return Ok(Outcome::Unscored(Unscored { networks: Vec::new() }));
    };
    if !shows_anything(&evidence) {
        let own = evidence.places.iter().filter(|p| p.owned && p.connected.is_some());
        return Ok(Outcome::Unscored(Unscored { networks: own.map(|p| p.name.clone()).collect() }));
    }
    let as_of = Day(evidence.as_of);
    let mut state = State::new(&Arc::new(evidence), &Arc::new(model.clone()), 1.0);
    let mut back = |days: i32| {
        state.advance(as_of.before(days));
        state.score().1
    };
    let [thirty, five, one] = [back(30), back(5), back(1)];
    state.advance(as_of);
    let now = Snapshot::of(&state);
    let gauges = gauges::gauges(&state, &now);
    let delta = [one, five, thirty].map(|then| now.score - then);
    Ok(Outcome::Scored(Box::new(Scored { state, now, gauges, delta, points: OnceCell::new() })))
}

/// Whether anything was received, or an export of the owner's could show it. A list of contacts shows nothing received.
fn shows_anything(evidence: &Evidence) -> bool {
    let watched = |inbox: u32| {
        let inbox = &evidence.inboxes[inbox as usize];
        inbox.slot == OWNER && evidence.places[inbox.network as usize].connected.is_some()
    };
    let shows = |p: &evidence::Place| p.observes.iter().any(|o| *o != Observe::Contacts);
    evidence.places.iter().any(|p| p.owned && p.connected.is_some() && shows(p))
        || evidence.ties.iter().any(|t| watched(t.inbox))
        || evidence.counted.iter().any(|c| watched(c.inbox))
}

impl Scored {
    /// The last day of the curve.
    pub fn as_of(&self) -> Day {
        self.now.day
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
        let readings = self.state.model().band.map(|pace| curve::at_pace(&self.state, pace));
        [f64::min, f64::max].map(|pick| readings.iter().fold(self.now.score, |a, b| pick(a, *b)))
    }

    /// By how much S has risen within each of [`DELTAS`].
    pub fn delta(&self) -> [f64; 3] {
        self.delta
    }

    /// The three gauges of 2011.
    pub fn gauges(&self) -> Gauges {
        self.gauges
    }

    /// Every item of the score, the largest first.
    pub fn points(&self) -> &[Point] {
        self.points.get_or_init(|| points::points(&self.state, &self.now))
    }

    /// How many people and crowds add something on a network (`None`: on any), and some of them, the largest first:
    /// each with its items.
    pub fn givers(&self, network: Option<NetworkIx>, offset: usize, limit: usize) -> (usize, Vec<Vec<Point>>) {
        let givers = points::givers(&self.state, &self.now, network, offset.saturating_add(limit));
        let some = givers.iter().skip(offset).take(limit);
        (givers.len(), some.map(|giver| points::items(&self.state, &self.now, giver)).collect())
    }

    /// Records that scored nothing for want of a usable time.
    pub fn ignored(&self) -> Ignored {
        self.state.evidence().ignored
    }

    /// S of every day, from the first on which something scores to the day of scoring.
    pub fn curve(&self) -> Vec<(Day, f64)> {
        self.trace().days(usize::MAX)
    }

    /// The same, to be taken piece by piece.
    pub fn trace(&self) -> Trace {
        Trace::new(self.state.restart(1.0))
    }

    /// Every network of the ledger, also those that add nothing.
    pub fn networks(&self) -> Vec<NetworkPart> {
        let evidence = self.state.evidence();
        let part = |(network, place): (usize, &evidence::Place)| {
            let own = evidence.inboxes.iter().zip(&self.now.inboxes);
            let content = own.filter(|(i, _)| i.network as usize == network).map(|(_, content)| *content).next();
            let worth = content.map_or(0.0, |c| c.evidence());
            NetworkPart {
                name: place.name.clone(),
                observes: place.observes.clone(),
                connected: place.counts_on(self.now.day.0),
                strength: content.map_or(0.0, |c| c.strength),
                crowd: content.map_or(0.0, |c| c.crowd),
                amplification_factor: content.map_or(1.0, |c| c.amplification),
                evidence: worth,
                points: if worth > 0.0 { self.now.score * (worth / self.now.evidence) } else { 0.0 },
            }
        };
        evidence.places.iter().enumerate().map(part).collect()
    }

    /// Why the score moved from the end of one day to the end of another.
    ///
    /// # Errors
    /// Days in the wrong order, or after the day of scoring.
    pub fn why(&self, from: Day, to: Day) -> Result<Why> {
        if from > to || to > self.now.day || from < Day::FIRST {
            return Err(people::usage(format!(
                "there is no way from {from} to {to}: choose two days in order, the later not after {}",
                self.now.day
            )));
        }
        let mut state = self.state.restart(1.0);
        state.advance(from);
        let before = Snapshot::of(&state);
        state.advance(to);
        let after = Snapshot::of(&state);
        Ok(why::why(&state, &before, &after))
    }

    /// What is behind one of the moves of [`Scored::why`].
    pub fn behind(&self, why: &Why, one: &Move) -> Behind {
        why::behind(&self.state, why, one)
    }
}
