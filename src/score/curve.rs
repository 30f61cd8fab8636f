//! The score of every day.

use super::Day;
use super::evidence::Evidence;
use super::standings::OWNER;
use super::state::State;

/// The first day on which something of the owner's scores, or would if its network were connected: where the curve
/// begins. Without any, the day of scoring.
pub(super) fn first(evidence: &Evidence) -> Day {
    let watched = |inbox: u32| {
        let inbox = &evidence.inboxes[inbox as usize];
        inbox.slot == OWNER && evidence.places[inbox.network as usize].connected.is_some()
    };
    let rows = evidence.rows.iter().find(|r| watched(evidence.ties[r.tie as usize].inbox)).map(|r| r.moment.day);
    let counted = evidence.counted.iter().find(|c| c.counts != [0; 3] && watched(c.inbox)).map(|c| c.moment.day);
    Day(rows.into_iter().chain(counted).min().unwrap_or(evidence.as_of))
}

/// The curve in the making: its days come in order, as many at a time as are wanted.
#[derive(Debug)]
pub struct Trace {
    state: State,
    first: i32,
    next: i32,
}

impl Trace {
    pub(super) fn new(state: State) -> Trace {
        let first = first(state.evidence()).0;
        Trace { state, first, next: first }
    }

    /// S of the next days, at most so many; of none, when all were told.
    pub fn days(&mut self, most: usize) -> Vec<(Day, f64)> {
        let last = self.state.evidence().as_of;
        let day = |day| {
            self.state.advance(Day(day));
            (Day(day), self.state.score().1)
        };
        let days: Vec<_> = (self.next..=last).take(most).map(day).collect();
        self.next += days.len() as i32;
        days
    }

    /// How many days were told, and how many there are.
    pub fn progress(&self) -> [u32; 2] {
        [self.next, self.state.evidence().as_of + 1].map(|day| day.abs_diff(self.first))
    }
}

/// S at the day of scoring with every half-life scaled.
pub(super) fn at_pace(now: &State, pace: f64) -> f64 {
    let mut state = now.restart(pace);
    state.jump(Day(now.day()));
    state.score().1
}
