//! The days worth a mark on the curve.

use super::shapes::{Event, EventKind};
use crate::networks;
use crate::score::{Day, Options};

/// How many days are marked on the curve for their rise, and as many for their fall.
const STEEPEST: usize = 4;
/// The least rise or fall that is marked, in points within a day.
const LEAST: f64 = 0.5;
/// Marks keep this distance, in days, so that they can be read and clicked.
const APART: usize = 3;
/// All marks together: more nobody can tell apart.
const MARKS: usize = 12;

/// The days on which the counting changed, and the steepest rises and falls, by day.
pub(super) fn events(options: &Options, curve: &[(Day, f64)]) -> Vec<Event> {
    let at = |day: &Day| curve.binary_search_by_key(day, |(known, _)| *known).ok();
    let change = |n: usize| if n == 0 { curve[0].1 } else { curve[n].1 - curve[n - 1].1 };
    let connected = options.connected.iter().filter_map(|(network, day)| Some((network, at(day)?)));
    let mut events: Vec<Event> = connected
        .map(|(network, n)| Event {
            day: curve[n].0,
            kind: EventKind::Counting,
            points: change(n),
            label: format!("{} began to count", networks::title(network)),
        })
        .collect();
    for (kind, sign) in [(EventKind::Rise, 1.0), (EventKind::Fall, -1.0)] {
        let mut steep: Vec<(usize, f64)> = (1..curve.len()).map(|n| (n, change(n))).collect();
        steep.retain(|(_, change)| sign * change >= LEAST);
        steep.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let mut chosen: Vec<usize> = Vec::new();
        for (n, points) in steep {
            let day = curve[n].0;
            if chosen.len() == STEEPEST
                || chosen.iter().any(|c| c.abs_diff(n) < APART)
                || events.iter().any(|e| e.day == day)
            {
                continue;
            }
            chosen.push(n);
            events.push(Event { day, kind, points, label: format!("{points:+.1} in a day") });
        }
    }
    events.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    events.truncate(MARKS);
    events.sort_by_key(|e| e.day);
    events
}
