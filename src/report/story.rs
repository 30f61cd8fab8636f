//! Why the score moved, in four parts, and in two sentences.

use super::explained::largest_post;
use super::names::Names;
use super::shapes::{Counting, Story, StoryPart, Who};
use crate::Result;
use crate::ledger::Ledger;
use crate::networks;
use crate::order::Order;
use crate::score::{self, Day, Options, Scored, State};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The story of a span; without one, of that which moved most.
///
/// # Errors
/// Days in the wrong order, or outside the curve.
pub fn story(ledger: &Ledger, options: &Options, scored: &Scored, days: Option<(Day, Day)>) -> Result<Story> {
    let told = scored.story(days)?;
    let names = Names { ledger };
    let why = scored.why(told.from, told.to)?;
    let part = |part: &score::StoryPart| StoryPart {
        points: part.points,
        who: part.largest.as_ref().map(|one| names.who(one.who)),
        network: part.largest.as_ref().map(|one| names.network(one.network)),
        largest: part.largest.as_ref().map_or(0.0, |one| one.points),
        acts: part.largest.as_ref().map_or_else(Vec::new, |one| names.acts(&scored.behind(&why, one))),
    };
    let filling: BTreeMap<String, Day> = scored
        .networks()
        .into_iter()
        .filter(|part| part.state == Some(State::Filling))
        .filter_map(|part| Some((part.name, part.known?.0)))
        .collect();
    let counting = |one: &score::Counting| {
        let network = names.network(one.network);
        let known_from = filling.get(&network).copied().filter(|_| one.points > 0.0);
        Counting { network, day: one.day, points: one.points, known_from }
    };
    let mut story = Story {
        from: told.from,
        to: told.to,
        points: told.points,
        more: part(&told.more),
        more_on: told.more_on,
        largest_day: told.largest_day,
        post: largest_post(&scored.explained(ledger, options)?, ledger, told.from, told.to, true),
        faded: part(&told.faded),
        counting: part(&told.counting),
        networks: told.networks.iter().map(counting).collect(),
        method: part(&told.method),
        text: String::new(),
    };
    story.text = sentence(&story);
    Ok(story)
}

/// The story in English, in two sentences at most.
fn sentence(story: &Story) -> String {
    let span = format!("from {} to {}", story.from, story.to);
    if story.from == story.to {
        return format!("Only {} is known: there is nothing to compare it with.", story.to);
    }
    let first = match story.points {
        moved if moved >= 0.05 => format!("Up {moved:.1} {span}"),
        moved if moved <= -0.05 => format!("Down {:.1} {span}", -moved),
        _ => format!("Steady {span}"),
    };
    let mut parts: Vec<(f64, String)> = Vec::new();
    if story.more.points >= 0.05 {
        let on = story.more_on.map_or_else(String::new, |day| format!(", most of it on {day}"));
        let who = match &story.more.who {
            Some(Who::Person { name, .. }) => format!(", {name} most ({:+.1})", story.more.largest),
            _ => String::new(),
        };
        parts.push((story.more.points, format!("people did more ({:+.1}){on}{who}", story.more.points)));
    }
    for one in story.networks.iter().filter(|one| one.points.abs() >= 0.05) {
        let Counting { network, day, points, known_from } = one;
        let title = networks::title(network);
        let what = match known_from {
            Some(first) => format!(
                "what is known of {title} begins on {first}, so that this may be new or only newly seen ({points:+.1}, most of \
                 it on {day})"
            ),
            None if *points > 0.0 => format!("{title} began to count on {day} ({points:+.1})"),
            None => format!("{title} no longer counts from {day} on ({points:+.1})"),
        };
        parts.push((*points, what));
    }
    if story.faded.points <= -0.05 {
        parts.push((story.faded.points, format!("earlier attention faded ({:+.1})", story.faded.points)));
    }
    if story.method.points.abs() >= 0.05 {
        let text = format!("how it counts changed ({:+.1}): {METHOD}", story.method.points);
        parts.push((story.method.points, text));
    }
    parts.order_by(|a, b| b.0.abs().partial_cmp(&a.0.abs()).unwrap_or(Ordering::Equal));
    let mut rest = parts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("; ");
    match rest.get(..1).map(str::to_uppercase) {
        Some(start) => rest.replace_range(..1, &start),
        None => return format!("{first}."),
    }
    format!("{first}. {rest}.")
}

/// What the fourth part is.
const METHOD: &str = "others' standing, and reactions per post";
