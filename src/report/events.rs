//! The days worth a mark on the curve.

use super::explained::largest_post;
use super::names::Names;
use super::shapes::{Event, EventKind};
use crate::Result;
use crate::ledger::Ledger;
use crate::networks;
use crate::order::Order;
use crate::score::{Day, Options, Scored};

/// How many days are marked on the curve for their rise, and as many for their fall.
const STEEPEST: usize = 4;
/// Of so many last days, which are what one sees first, the steepest is marked in any case.
const RECENT: usize = 92;
/// The least rise or fall that is marked, in points within a day.
const LEAST: f64 = 0.5;
/// Marks keep this distance, in days, so that they can be read and clicked.
const APART: usize = 3;
/// All marks together: more nobody can tell apart.
const MARKS: usize = 12;

/// The days on which the counting changed, and the steepest rises and falls, by day, each with what lies behind it: of the
/// whole curve, or of a span of it.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn events(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    curve: &[(Day, f64)],
    span: Option<(Day, Day)>,
) -> Result<Vec<Event>> {
    let names = Names { ledger };
    let shown = |day: Day| span.is_none_or(|(from, to)| from <= day && day <= to);
    let at = |day: &Day| curve.binary_search_by_key(day, |(known, _)| *known).ok().filter(|_| shown(*day));
    let change = |n: usize| if n == 0 { curve[0].1 } else { curve[n].1 - curve[n - 1].1 };
    let mark = |n: usize, kind, label| {
        let (network, who, post) = Default::default();
        Event { day: curve[n].0, kind, points: change(n), label, network, who, largest: 0.0, post }
    };
    let mut events: Vec<Event> = Vec::new();
    for (day, network, began) in scored.counting_changes() {
        let (Some(n), network) = (at(&day), names.network(network)) else { continue };
        let what = if began { "began to count" } else { "no longer counts" };
        let label = format!("{} {what}", networks::title(&network));
        events.push(Event { network: Some(network), ..mark(n, EventKind::Counting, label) });
    }
    for (kind, sign) in [(EventKind::Rise, 1.0), (EventKind::Fall, -1.0)] {
        let mut steep: Vec<(usize, f64)> = (1..curve.len()).map(|n| (n, change(n))).collect();
        steep.retain(|(n, change)| sign * change >= LEAST && shown(curve[*n].0));
        steep.order_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let mut chosen: Vec<usize> = Vec::new();
        let is_recent = |n: usize| n + RECENT >= curve.len();
        for (n, points) in steep {
            let day = curve[n].0;
            let missed = is_recent(n) && !chosen.iter().any(|c| is_recent(*c));
            if chosen.len() >= STEEPEST && !missed
                || chosen.iter().any(|c| c.abs_diff(n) < APART)
                || events.iter().any(|e| e.day == day)
            {
                continue;
            }
            chosen.push(n);
            events.push(mark(n, kind, format!("{points:+.1} in a day")));
        }
    }
    events.order_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    events.truncate(MARKS);
    events.order_by_key(|e| e.day);
    let explained = scored.explained(ledger, options)?;
    let first = curve.first().map(|(day, _)| *day);
    for event in events.iter_mut().filter(|event| Some(event.day) > first) {
        let (from, to) = (event.day.before(1), event.day);
        let story = scored.parts(from, to)?;
        let (part, rose) = match event.kind {
            EventKind::Rise => (story.more, true),
            EventKind::Fall => (story.faded, false),
            EventKind::Counting => continue,
        };
        if let Some(largest) = part.largest {
            event.network = Some(names.network(largest.network));
            event.who = Some(names.who(largest.who));
            event.largest = largest.points;
        }
        event.post = largest_post(&explained, ledger, from, to, rose);
    }
    Ok(events)
}
