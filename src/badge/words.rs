//! What a card says in words: the same on badges, in pasted HTML, and to screen readers.

use crate::card::{Card, Hundredths};
use crate::import;
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
pub(super) fn short_day(day: Day) -> String {
    dated(day, 3)
}

fn dated(day: Day, letters: usize) -> String {
    let date = day.date();
    let month = MONTHS[(date.month as usize + 11) % 12];
    format!("{} {} {}", date.day, month.get(..letters).unwrap_or(month), date.year)
}

/// A change with its sign, the minus as wide as the plus.
pub(crate) fn change(change: Hundredths) -> String {
    let shown = change.shown();
    shown.strip_prefix('-').map_or_else(|| format!("+{shown}"), |size| format!("−{size}"))
}

/// Whose score; untrusted text.
pub(crate) fn heading(card: &Card) -> &str {
    if card.name.is_empty() { "Influence score" } else { &card.name }
}

/// The answer in a line.
pub(super) fn title(card: &Card) -> String {
    format!("{}: {} of 100", heading(card), card.score.shown())
}

/// All that the card has, in sentences.
pub(crate) fn desc(card: &Card) -> String {
    let mut said = format!("A Cloutscope score as of {}.", spoken_day(card.as_of));
    let mut add = |sentence: String| {
        said.push(' ');
        said.push_str(&sentence);
    };
    if let Some([low, high]) = card.band {
        add(format!("Between {} and {}, depending on how fast attention fades.", low.shown(), high.shown()));
    }
    if let Some([one, five, thirty]) = card.delta.map(|delta| delta.map(change)) {
        add(format!("{one} in 1 day, {five} in 5 days, {thirty} in 30 days."));
    }
    if let [first, .., _] = *card.curve {
        let (least, most) = (card.curve.iter().min().unwrap_or(&first), card.curve.iter().max().unwrap_or(&first));
        let weeks = card.curve.len() - 1;
        add(format!("{} {weeks} weeks ago; since then {} to {}.", first.shown(), least.shown(), most.shown()));
    }
    if let Some(gauges) = card.gauges {
        add(format!("True reach {}.", gauges.reach));
        for (name, gauge) in [("Amplification", gauges.amplification), ("Network", gauges.network)] {
            if let Some(value) = gauge {
                add(format!("{name} {}.", value.shown()));
            }
        }
    }
    if let Some(style) = card.style {
        add(format!("Style: {}.", style.name));
    }
    if !card.networks.is_empty() {
        let part = |(name, points): &(String, Hundredths)| format!("{} {}", import::title(name), points.shown());
        let mut parts: Vec<String> = card.networks.iter().take(NETWORKS).map(part).collect();
        if let Some(more @ 1..) = card.networks.len().checked_sub(NETWORKS) {
            parts.push(format!("{more} more"));
        }
        add(format!("Points by network: {}.", parts.join(", ")));
    }
    said
}
