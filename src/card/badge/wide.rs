//! Everything that is on a card, across a page.

use super::draw::{Anchor, Drawing, INK, QUIET, bold, escape, fitted, span, width};
use super::hues::{OTHER, hue};
use super::look::Look;
use super::medium::{EDGE, FONT, changes, head, score};
use super::spark::{self, Frame};
use super::words::network;
use crate::card::{Card, Hundredths};

const WIDTH: i32 = 680;
/// Without the networks.
const HEIGHT: i32 = 156;
/// Between two parts of the networks' bar.
const GAP: i32 = 2;
/// What the networks take.
const NETWORKS: i32 = 36;
/// Named in the networks' key; further ones are taken together.
const NAMED: usize = 5;
/// Where gauges begin and end.
const GAUGES: (i32, i32) = (510, WIDTH - EDGE);

pub(super) fn wide(card: &Card, look: Look) -> String {
    let height = if card.networks.is_empty() { HEIGHT } else { HEIGHT + NETWORKS };
    let mut drawing = Drawing::new(card, WIDTH, height, FONT, look);
    drawing.ground(WIDTH, height);
    head(&mut drawing, card, WIDTH);
    score(&mut drawing, card, 90, 50);
    if let Some([low, high]) = card.band {
        let language = look.language;
        let band = language.say("{} to {}", &[&language.number(low), &language.number(high)]);
        drawing.text((EDGE, 114), Anchor::Start, 12, QUIET, &band);
    }
    changes(&mut drawing, card, 136);
    let aside = card.style.is_some() || card.gauges.is_some();
    weeks(&mut drawing, card, if aside { GAUGES.0 - 30 } else { WIDTH - EDGE - 4 });
    gauges(&mut drawing, card);
    networks(&mut drawing, card);
    drawing.finish()
}

fn weeks(drawing: &mut Drawing, card: &Card, right: i32) {
    let (left, language) = (256, drawing.look.language);
    spark::curve(drawing, card, Frame { left, top: 54, width: right - left, height: 62 });
    if let weeks @ 2.. = card.curve.len() {
        let first = card.as_of.before(7 * (weeks as i32 - 1));
        drawing.text((left, 136), Anchor::Start, 11, QUIET, &language.short_day(first));
    }
    drawing.text((right, 136), Anchor::End, 11, QUIET, &language.short_day(card.as_of));
}

fn gauges(drawing: &mut Drawing, card: &Card) {
    let mut y = 64;
    let language = drawing.look.language;
    let mut row = |label: &'static str, value: &str| {
        drawing.text((GAUGES.0, y), Anchor::Start, 12, QUIET, language.word(label));
        drawing.text((GAUGES.1, y), Anchor::End, 12, INK, &bold(value));
        y += 24;
    };
    if let Some(style) = card.style {
        row("Style", language.word(style.name));
    }
    if let Some(gauges) = card.gauges {
        let unknown = language.word("unknown");
        let known = |gauge: Option<Hundredths>| gauge.map_or_else(|| unknown.to_owned(), |g| language.number(g));
        row("True reach", &gauges.reach.to_string());
        row("Amplification", &known(gauges.amplification));
        row("Network", &known(gauges.network));
    }
}

/// A bar of the networks' parts in their colours, with a key; further ones are taken together.
fn networks(drawing: &mut Drawing, card: &Card) {
    let language = drawing.look.language;
    let named = if card.networks.len() > NAMED { NAMED - 1 } else { card.networks.len() };
    let (named, others) = card.networks.split_at(named);
    let mut parts: Vec<_> =
        named.iter().map(|(name, points)| (network(name, language).to_owned(), points.0, hue(name))).collect();
    if !others.is_empty() {
        parts.push((
            language.say("{} more", &[&others.len().to_string()]),
            others.iter().map(|(_, points)| points.0).sum(),
            OTHER,
        ));
    }
    if !parts.is_empty() {
        let dark = parts.iter().enumerate().map(|(n, (.., hue))| format!(".n{n}{{fill:{}}}", hue.dark));
        drawing.dark(&dark.collect::<String>());
    }
    let all: i32 = parts.iter().map(|(_, points, _)| points).sum();
    let room = WIDTH - 2 * EDGE;
    let (mut x, mut key) = (EDGE * 100, EDGE);
    for (n, (name, points, hue)) in parts.iter().enumerate() {
        // Its share of the bar, less the gap to the next; where there are no points at all, there is nothing to share.
        let share = (i64::from(100 * (room + GAP)) * i64::from(*points) / i64::from(all.max(1))) as i32;
        let (from, length) = (Hundredths(x), Hundredths((share - 100 * GAP).max(50)));
        x += share;
        drawing.add(&format!(
            "<g class=\"n{n}\" fill=\"{}\"><circle cx=\"{}\" cy=\"174\" r=\"3.5\"/>",
            hue.light,
            key + 4
        ));
        if all > 0 {
            drawing.add(&format!("<rect x=\"{from}\" y=\"154\" width=\"{length}\" height=\"6\" rx=\"1.5\"/>"));
        }
        drawing.add("</g>");
        let value = language.number(Hundredths(*points));
        let name = fitted(name, 11, room / parts.len() as i32 - 30 - width(&value, 11));
        let said = escape(&name) + &span(INK, " dx=\"4\" font-weight=\"600\"", &value);
        drawing.text((key + 13, 178), Anchor::Start, 11, QUIET, &said);
        key += 13 + width(&name, 11) + width(&value, 11) + 20;
    }
}
