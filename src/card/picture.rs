//! Pictures to be shared: the score, large, for a phone's screen, a square post and a link's preview. They look the same
//! wherever they are seen.

use super::badge::draw::{Anchor, Drawing, Tone, bold, escape, fitted, width};
use super::badge::spark::{self, Frame};
use super::badge::{Look, Theme};
use super::{Card, Hundredths, Language};

/// A picture's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// 1080 × 1920.
    Story,
    /// 1080 × 1080.
    Square,
    /// 1200 × 630.
    Wide,
}

/// Where things stand.
struct Layout {
    width: i32,
    height: i32,
    edge: i32,
    /// Baselines: the name; the score, with its size; what it is of; and the month's change, with its size.
    name: i32,
    score: (i32, i32),
    of: i32,
    month: (i32, i32),
    /// The curve's top and height, and where its area ends.
    curve: (i32, i32, i32),
    /// The text's size, and that of the foot.
    text: (i32, i32),
}

const FONT: &str = "system-ui,sans-serif";
const PAPER: Tone = Tone("i", "#f7f4ee");
const PALE: Tone = Tone("q", "#c9dcd5");
const LOUD: Tone = Tone("x", "#ff9a63");
/// A rise that the dot marks is at least that much in a week.
const RISE: i32 = 100;
/// Its radius.
const DOT: i32 = 18;

impl Shape {
    fn layout(self) -> Layout {
        match self {
            Shape::Story => Layout {
                width: 1080,
                height: 1920,
                edge: 84,
                name: 150,
                score: (720, 400),
                of: 850,
                month: (980, 72),
                curve: (1100, 480, 1730),
                text: (44, 28),
            },
            Shape::Square => Layout {
                width: 1080,
                height: 1080,
                edge: 72,
                name: 120,
                score: (420, 300),
                of: 520,
                month: (615, 56),
                curve: (670, 200, 960),
                text: (38, 28),
            },
            Shape::Wide => Layout {
                width: 1200,
                height: 630,
                edge: 60,
                name: 88,
                score: (280, 210),
                of: 348,
                month: (280, 44),
                curve: (390, 110, 552),
                text: (30, 24),
            },
        }
    }
}

/// A card as a picture: a file of SVG.
pub fn picture(card: &Card, shape: Shape, language: Language) -> String {
    let Layout { width: wide, height, edge, name, score: (score, size), of, month, curve, text: (text, foot) } =
        shape.layout();
    let room = wide - 2 * edge;
    let look = Look { theme: Theme::Light, language, ..Look::default() };
    let mut drawing = Drawing::new(card, wide, height, FONT, look);
    drawing.add(&format!("<rect width=\"{wide}\" height=\"{height}\" fill=\"#0c5d4c\"/>"));
    weeks(&mut drawing, &card.curve, wide, curve);
    let called = if card.name.is_empty() { "Cloutscope".to_owned() } else { fitted(&card.name, text + 8, room) };
    drawing.text((edge, name), Anchor::Start, text + 8, PAPER, &bold(&escape(&called)));
    let number = language.number(card.score);
    let size = size.min(room * 100 / width(&number, 100));
    let number = format!("<tspan font-weight=\"800\">{number}</tspan>");
    drawing.text((edge - size / 30, score), Anchor::Start, size, PAPER, &number);
    let band = card.band.map(|band| band.map(|score| language.number(score)));
    let band = band.map(|[low, high]| format!(" · {}", language.say("{} to {}", &[&low, &high])));
    let said = language.say("of 100 on {}", &[&language.short_day(card.as_of)]) + &band.unwrap_or_default();
    drawing.text((edge, of), Anchor::Start, text, PALE, &escape(&said));
    if let Some([.., change]) = card.delta {
        // Beside the score, where there is no room below it.
        let (x, anchor) = if month.0 == score { (wide - edge, Anchor::End) } else { (edge, Anchor::Start) };
        let said = language.say("{} in 30 days", &[&language.change(change)]);
        drawing.text((x, month.0), anchor, month.1, if change.0 > 0 { LOUD } else { PALE }, &bold(&said));
    }
    let below = (height + curve.2 + foot) / 2;
    let made = language.word("cloutscope · computed on my device");
    drawing.text((edge, below), Anchor::Start, foot, PALE, made);
    let style = card.style.map_or("", |style| language.word(style.name));
    drawing.text((wide - edge, below), Anchor::End, foot, PALE, style);
    drawing.finish()
}

/// The curve from edge to edge, over an area that ends above the foot; a dot on the week that rose the most.
fn weeks(drawing: &mut Drawing, weeks: &[Hundredths], width: i32, (top, height, bottom): (i32, i32, i32)) {
    if weeks.len() < 2 {
        return;
    }
    // It goes on to the edge, so that a dot on the last week is whole.
    let (path, points) = spark::path(weeks, Frame { left: 0, top, width: width - DOT - 6, height });
    let path = format!("{path}H{width}");
    drawing.add(&format!(
        "<path fill=\"#2a7164\" d=\"{path}V{bottom}H0Z\"/>\n<path fill=\"none\" stroke=\"#f7f4ee\" stroke-width=\"6\" \
         stroke-linejoin=\"round\" d=\"{path}\"/>"
    ));
    let rises = weeks.windows(2).map(|pair| pair[1].0 - pair[0].0);
    let most = rises.enumerate().max_by_key(|(_, rise)| *rise).filter(|(_, rise)| *rise >= RISE);
    if let Some([x, y]) = most.and_then(|(n, _)| points.get(n + 1)) {
        drawing.add(&format!("<circle fill=\"{}\" cx=\"{x}\" cy=\"{y}\" r=\"{DOT}\"/>", LOUD.1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::example;

    #[test]
    fn pictures_are_as_large_as_they_say_and_hold_no_markup_of_a_name() {
        let card = Card { name: "<b>&\u{7}".to_owned(), ..example::largest() };
        for (shape, size) in [
            (Shape::Story, "1080\" height=\"1920"),
            (Shape::Square, "1080\" height=\"1080"),
            (Shape::Wide, "1200\" height=\"630"),
        ] {
            let svg = picture(&card, shape, Language::De);
            assert!(svg.contains(size) && !svg.contains("<b>") && svg.ends_with("</svg>\n"));
            let mut reader = quick_xml::Reader::from_str(&svg);
            while !matches!(reader.read_event().expect("XML"), quick_xml::events::Event::Eof) {}
        }
    }
}
