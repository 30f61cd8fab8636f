//! Score, curve and changes on a card for a blog's margin.

use super::draw::{ACCENT, Anchor, Drawing, INK, LOSS, QUIET, bold, escape, fitted, span};
use super::look::Look;
use super::spark::{self, Frame};
use super::words::heading;
use crate::card::{Card, Hundredths};

pub(super) const FONT: &str = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const WIDTH: i32 = 360;
const HEIGHT: i32 = 132;
/// Where the curve begins, beside a score of 100.0.
const LEFT: i32 = 214;
/// Free at both sides.
pub(super) const EDGE: i32 = 18;

pub(super) fn medium(card: &Card, look: Look) -> String {
    let mut drawing = Drawing::new(card, WIDTH, HEIGHT, FONT, look);
    drawing.ground(WIDTH, HEIGHT);
    let right = WIDTH - EDGE;
    head(&mut drawing, card, WIDTH);
    score(&mut drawing, card, 83, 42);
    spark::curve(&mut drawing, card, Frame { left: LEFT, top: 50, width: right - LEFT - 4, height: 36 });
    changes(&mut drawing, card, 114);
    drawing.text((right, 114), Anchor::End, 12, QUIET, &look.language.short_day(card.as_of));
    drawing.finish()
}

/// Whose score it is, and what made it.
pub(super) fn head(drawing: &mut Drawing, card: &Card, width: i32) {
    let name = fitted(heading(card, drawing.look.language), 15, width - 2 * EDGE - 76);
    drawing.text((EDGE, 31), Anchor::Start, 15, INK, &bold(&escape(&name)));
    drawing.text((width - EDGE, 30), Anchor::End, 12, QUIET, "cloutscope");
}

/// The score, large.
pub(super) fn score(drawing: &mut Drawing, card: &Card, y: i32, size: i32) {
    let language = drawing.look.language;
    let of = span(QUIET, " dx=\"6\" font-size=\"13\"", language.word("of 100"));
    drawing.text((EDGE, y), Anchor::Start, size, INK, &(bold(&language.number(card.score)) + &of));
}

/// The changes, what rose in another colour than what fell.
pub(super) fn changes(drawing: &mut Drawing, card: &Card, y: i32) {
    let Some(delta) = card.delta else { return };
    let mut said = String::new();
    for (days, rise) in ["1 d ", "\u{2003}5 d ", "\u{2003}30 d "].into_iter().zip(delta) {
        said.push_str(days);
        said.push_str(&span(tone(rise), " font-weight=\"600\"", &drawing.look.language.change(rise)));
    }
    drawing.text((EDGE, y), Anchor::Start, 12, QUIET, &said);
}

fn tone(rise: Hundredths) -> super::draw::Tone {
    match rise.shown().as_str() {
        "0.0" => QUIET,
        fallen if fallen.starts_with('-') => LOSS,
        _ => ACCENT,
    }
}
