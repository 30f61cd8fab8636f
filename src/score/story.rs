//! Why the score moved, in four parts: people did more, attention faded, the counting changed, it counts differently.

use super::causes::{self, Cause, Move, Wanted};
use super::day::{OwnDay, World};
use super::known::State;
use crate::day::Day;
use crate::ledger::NetworkIx;
use crate::order::Order;

/// One part of a move.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StoryPart {
    /// Its sum.
    pub points: f64,
    /// The largest move within it.
    pub largest: Option<Move>,
}

/// A network whose counting changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Counting {
    /// Which.
    pub network: NetworkIx,
    /// The day on which it changed most.
    pub day: Day,
    /// By how much, over the span.
    pub points: f64,
}

/// A span's move in four parts that sum to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// From one to the other.
    pub points: f64,
    /// People did more.
    pub more: StoryPart,
    /// The day on which most of it happened.
    pub more_on: Option<Day>,
    /// The day on which people did most, or the counting changed most, whichever is more.
    pub largest_day: Option<Day>,
    /// Attention faded.
    pub faded: StoryPart,
    /// A network was connected, removed, ended, or is not yet wholly known.
    pub counting: StoryPart,
    /// By network, the largest first.
    pub networks: Vec<Counting>,
    /// Standing and amplification.
    pub method: StoryPart,
}

/// What a cause is, in a story.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    More,
    Faded,
    Counting,
    Method,
}

fn kind(world: &World, to: i32, one: &Move) -> Kind {
    match one.cause {
        // What is new while a network fills only shows what was there before.
        Cause::New if world.places[one.network].state(to) == State::Filling => Kind::Counting,
        Cause::New => Kind::More,
        Cause::Fading => Kind::Faded,
        Cause::Connected | Cause::Removed | Cause::Ended => Kind::Counting,
        Cause::Standing | Cause::Amplification => Kind::Method,
    }
}

/// What each day of a span added: by people who did more, and by network where the counting changed.
struct Daily {
    day: i32,
    more: f64,
    counting: Vec<(NetworkIx, f64)>,
}

impl Daily {
    /// What makes a span worth telling.
    fn told(&self) -> f64 {
        self.more + self.counting.iter().map(|(_, points)| points).sum::<f64>()
    }
}

fn daily(world: &World, from: i32, to: i32) -> Vec<Daily> {
    let mut before = world.on(from);
    let mut days = Vec::new();
    for day in from + 1..=to {
        let after = world.on(day);
        let mut one = Daily { day, more: 0.0, counting: Vec::new() };
        causes::each(world, &before, &after, Wanted::Received, &mut |moved| match kind(world, day, &moved) {
            Kind::More => one.more += moved.points,
            Kind::Counting => add(&mut one.counting, moved.network, moved.points),
            Kind::Faded | Kind::Method => {}
        });
        days.push(one);
        before = after;
    }
    days
}

fn add(sums: &mut Vec<(NetworkIx, f64)>, network: NetworkIx, points: f64) {
    match sums.iter_mut().find(|(known, _)| *known == network) {
        Some((_, sum)) => *sum += points,
        None => sums.push((network, points)),
    }
}

/// The span that is told where none was chosen: of at most as many days as the model says, within the last ones, the one with the
/// largest sum of what people did more and of what changed in the counting. Of each length only the span with the largest
/// sum over its single days is looked at as a whole.
fn default_span(world: &World, first: i32, last: i32) -> (i32, i32) {
    let from = last.saturating_sub(world.model.story_within_days).max(first);
    let days = daily(world, from, last);
    let mut best: Option<(f64, i32, i32)> = None;
    for length in 1..=world.model.story_days {
        let spans = days.windows(length as usize);
        let sum = |span: &[Daily]| span.iter().map(Daily::told).sum::<f64>();
        let Some(span) = spans.max_by(|a, b| sum(a).total_cmp(&sum(b))) else { break };
        let (Some(begin), Some(end)) = (span.first().map(|d| d.day - 1), span.last().map(|d| d.day)) else { break };
        let (mut more, mut counting) = (0.0, 0.0);
        causes::each(world, &world.on(begin), &world.on(end), Wanted::Received, &mut |moved| {
            if kind(world, end, &moved) == Kind::More { more += moved.points } else { counting += moved.points }
        });
        let worth = more + counting;
        // A longer span has to add something of its own: a twentieth of the score's hundredth part is not seen.
        if worth > 0.005 && best.is_none_or(|(known, ..)| worth > known + 0.05) {
            best = Some((worth, begin, end));
        }
    }
    best.map_or((last.saturating_sub(world.model.story_else_days).max(first), last), |(_, from, to)| (from, to))
}

/// What moved most between two days, in each part of the story.
pub(super) fn parts(world: &World, from: i32, to: i32) -> Story {
    tell(world, &world.on(from), &world.on(to), &[])
}

/// The story of a span; without one, of that which moved most.
pub(super) fn story(world: &World, span: Option<(i32, i32)>, first: i32, last: i32) -> Story {
    let (from, to) = span.unwrap_or_else(|| default_span(world, first, last));
    tell(
        world,
        &world.on(from),
        &world.on(to),
        &daily(world, from.max(to.saturating_sub(world.model.story_within_days)), to),
    )
}

fn tell(world: &World, before: &OwnDay, after: &OwnDay, days: &[Daily]) -> Story {
    let (from, to) = (Day(before.day), Day(after.day));
    let mut parts: [StoryPart; 4] = Default::default();
    let mut networks: Vec<(NetworkIx, f64)> = Vec::new();
    causes::each(world, before, after, Wanted::All, &mut |one| {
        let kind = kind(world, after.day, &one);
        if kind == Kind::Counting {
            add(&mut networks, one.network, one.points);
        }
        let part = &mut parts[kind as usize];
        part.points += one.points;
        if part.largest.as_ref().is_none_or(|known| one.before(known).is_lt()) {
            part.largest = Some(one);
        }
    });
    let most = |of: &dyn Fn(&Daily) -> f64| {
        let most = days.iter().filter(|day| of(day) > 0.0).max_by(|a, b| of(a).total_cmp(&of(b)));
        most.map(|day| Day(day.day))
    };
    let changed = |network: NetworkIx, day: &Daily| {
        day.counting.iter().find(|(known, _)| *known == network).map_or(0.0, |(_, points)| points.abs())
    };
    let counting = |(network, points): (NetworkIx, f64)| Counting {
        network,
        day: most(&|day| changed(network, day)).unwrap_or(to),
        points,
    };
    let mut networks: Vec<Counting> = networks.into_iter().map(counting).collect();
    networks.order_by(|a, b| b.points.abs().total_cmp(&a.points.abs()).then(a.network.cmp(&b.network)));
    let more_on = most(&|day| day.more);
    let counted = |day: &Daily| day.counting.iter().map(|(_, points)| points.abs()).sum::<f64>();
    let largest_day = most(&|day| day.more.max(counted(day)));
    let [more, faded, counting, method] = parts;
    let points = after.score - before.score;
    Story { from, to, points, more, more_on, largest_day, faded, counting, networks, method }
}
