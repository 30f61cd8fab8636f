//! The score of every day.

use super::Day;
use super::evidence::{Evidence, OWNER};
use super::state::State;
use crate::model::Model;

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

/// S of every day from the first to the day of scoring.
pub(super) fn curve(evidence: &Evidence, model: &Model) -> Vec<(Day, f64)> {
    let mut state = State::new(evidence, model, 1.0);
    let day = |day| {
        state.advance(Day(day));
        (Day(day), state.score().1)
    };
    (first(evidence).0..=evidence.as_of).map(day).collect()
}

/// S at the day of scoring with every half-life scaled.
pub(super) fn at_pace(evidence: &Evidence, model: &Model, pace: f64) -> f64 {
    let mut state = State::new(evidence, model, pace);
    state.advance(Day(evidence.as_of));
    state.score().1
}
