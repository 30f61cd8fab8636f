//! What a card says in words: the same on badges, in pasted HTML, and to screen readers.

use crate::card::{Card, Hundredths};
use crate::model::VERSION;
use crate::networks;
use crate::score::Day;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Networks that are read out.
const NETWORKS: usize = 6;

/// `28 February 2011`.
pub(crate) fn spoken_day(day: Day) -> String {
    dated(day, usize::MAX)
}

/// `28 Feb 2011`.
pub(in crate::card) fn short_day(day: Day) -> String {
    dated(day, 3)
}

fn dated(day: Day, letters: usize) -> String {
    let date = day.date();
    let month = MONTHS[(date.month as usize + 11) % 12];
    format!("{} {} {}", date.day, month.get(..letters).unwrap_or(month), date.year)
}

/// A change with its sign, the minus as wide as the plus.
pub(in crate::card) fn change(change: Hundredths) -> String {
    let shown = change.shown();
    shown.strip_prefix('-').map_or_else(|| format!("+{shown}"), |size| format!("−{size}"))
}

/// Whose score; untrusted text.
pub(crate) fn heading(card: &Card) -> &str {
    if card.name.is_empty() { "Influence score" } else { &card.name }
}

/// The answer in a line.
pub(in crate::card) fn title(card: &Card) -> String {
    format!("{}: {} of 100", heading(card), card.score.shown())
}

/// All that the card has, in sentences.
pub(in crate::card) fn desc(card: &Card) -> String {
    let mut said = vec![format!("A Cloutscope score as of {}.", spoken_day(card.as_of))];
    said.extend(band(card).map(|band| format!("Between {band}, depending on how fast attention fades.")));
    said.extend(changes(card).map(|changes| format!("{changes}.")));
    said.extend(weeks(card));
    said.extend(facts(card));
    said.join(" ")
}

/// `28.4 and 30.3`.
fn band(card: &Card) -> Option<String> {
    card.band.map(|[low, high]| format!("{} and {}", low.shown(), high.shown()))
}

/// How it rose and fell of late.
pub(crate) fn changes(card: &Card) -> Option<String> {
    let [one, five, thirty] = card.delta?.map(change);
    Some(format!("{one} in 1 day, {five} in 5 days, {thirty} in 30 days"))
}

/// The curve in a sentence.
pub(crate) fn weeks(card: &Card) -> Option<String> {
    let [first, .., _] = *card.curve else { return None };
    let (least, most) =
        card.curve.iter().fold((first, first), |(least, most), week| (least.min(*week), most.max(*week)));
    let weeks = card.curve.len() - 1;
    let ago = if weeks == 1 { "1 week".to_owned() } else { format!("{weeks} weeks") };
    Some(format!("{} {ago} ago; since then {} to {}.", first.shown(), least.shown(), most.shown()))
}

/// What else is on the card, a sentence each.
pub(crate) fn facts(card: &Card) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(gauges) = card.gauges {
        facts.push(format!("True reach {}.", gauges.reach));
        facts.extend(gauges.amplification.map(|value| format!("Amplification {}.", value.shown())));
        facts.extend(gauges.network.map(|value| format!("Network {}.", value.shown())));
    }
    facts.extend(card.style.map(|style| format!("Style: {}.", style.name)));
    if !card.networks.is_empty() {
        let part = |(name, points): &(String, Hundredths)| {
            let carried = card.carried.iter().find(|(known, _)| known == name);
            let as_of = carried.map_or_else(String::new, |(_, day)| format!(" (as of {})", spoken_day(*day)));
            format!("{} {}{as_of}", networks::title(name), points.shown())
        };
        let mut parts: Vec<String> = card.networks.iter().take(NETWORKS).map(part).collect();
        if let Some(more @ 1..) = card.networks.len().checked_sub(NETWORKS) {
            parts.push(format!("{more} more"));
        }
        facts.push(format!("Points by network: {}.", parts.join(", ")));
    }
    facts.extend(
        card.given.map(|points| format!("{} of it by scores that its owner gave of others.", points.shown())),
    );
    let other = card.versions.as_ref().map(|versions| versions.model).filter(|model| *model != VERSION);
    facts.extend(other.map(|model| {
        format!("Counted by version {model} of the model: not to be compared with scores of version {VERSION}.")
    }));
    facts
}
