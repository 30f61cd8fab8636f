//! The days worth a mark on the curve.

use super::shapes::Event;
use crate::networks;
use crate::score::{Day, Options};

/// How many days are marked on the curve for their rise.
const RISES: usize = 4;
/// The least rise that is marked, in points within a day.
const LEAST_RISE: f64 = 0.5;
/// Marks keep this distance, in days, so that they can be read and clicked.
const APART: usize = 3;

/// The days on which networks were connected, and the steepest rises.
pub(super) fn events(options: &Options, curve: &[(Day, f64)]) -> Vec<Event> {
    let connected =
        options.connected.iter().map(|(network, day)| (*day, format!("{} connected", networks::title(network))));
    let mut events: Vec<Event> = connected
        .filter(|(day, _)| curve.iter().any(|(known, _)| known == day))
        .map(|(day, label)| Event { day, label })
        .collect();
    let mut rises: Vec<(usize, f64)> = (1..curve.len()).map(|n| (n, curve[n].1 - curve[n - 1].1)).collect();
    rises.retain(|(_, rise)| *rise >= LEAST_RISE);
    rises.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut chosen: Vec<usize> = Vec::new();
    for (n, rise) in rises {
        let day = curve[n].0;
        if chosen.len() == RISES
            || chosen.iter().any(|c| c.abs_diff(n) < APART)
            || events.iter().any(|e| e.day == day)
        {
            continue;
        }
        chosen.push(n);
        events.push(Event { day, label: format!("+{rise:.1} in a day") });
    }
    events.sort_by_key(|e| e.day);
    events
}
