//! Pictures to be shared: the score, large, for a phone's screen, a square post and a link's preview.

use super::badge::Look;
use super::badge::draw::{Anchor, Drawing, INK, QUIET, Tone, bold, escape, fitted};
use super::badge::spark::{self, Frame};
use super::{Card, Language};

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
    /// Baselines: the name, the score, what it is of; and the curve's top and height.
    name: i32,
    score: i32,
    of: i32,
    curve: (i32, i32),
    /// The score's size.
    size: i32,
    /// The text's size.
    text: i32,
}

const FONT: &str = "system-ui,sans-serif";
const BRAND: Tone = Tone("a", "#0c5d4c");

impl Shape {
    fn layout(self) -> Layout {
        let (width, height) = match self {
            Shape::Story => (1080, 1920),
            Shape::Square => (1080, 1080),
            Shape::Wide => (1200, 630),
        };
        match self {
            Shape::Story => Layout {
                width,
                height,
                edge: 96,
                name: 420,
                score: 800,
                of: 890,
                curve: (1080, 420),
                size: 380,
                text: 44,
            },
            Shape::Square => Layout {
                width,
                height,
                edge: 84,
                name: 210,
                score: 500,
                of: 572,
                curve: (650, 250),
                size: 300,
                text: 38,
            },
            Shape::Wide => Layout {
                width,
                height,
                edge: 64,
                name: 140,
                score: 320,
                of: 376,
                curve: (420, 120),
                size: 200,
                text: 30,
            },
        }
    }
}

/// A card as a picture: a file of SVG.
pub fn picture(card: &Card, shape: Shape, language: Language) -> String {
    let Layout { width, height, edge, name, score, of, curve: (top, tall), size, text } = shape.layout();
    let room = width - 2 * edge;
    let mut drawing = Drawing::new(card, width, height, FONT, Look { language, ..Look::default() });
    drawing.add(&format!("<rect class=\"g\" width=\"{width}\" height=\"{height}\" fill=\"#f7f4ee\"/>"));
    let called = if card.name.is_empty() { "Cloutscope".to_owned() } else { fitted(&card.name, text + 8, room) };
    drawing.text((edge, name), Anchor::Start, text + 8, INK, &bold(&escape(&called)));
    let number = format!("<tspan font-weight=\"800\">{}</tspan>", language.number(card.score));
    drawing.text((edge - size / 30, score), Anchor::Start, size, BRAND, &number);
    let band = card.band.map(|band| band.map(|score| language.number(score)));
    let band = band.map(|[low, high]| format!(" · {}", language.say("{} to {}", &[&low, &high])));
    let said = language.say("of 100 on {}", &[&language.short_day(card.as_of)]) + &band.unwrap_or_default();
    drawing.text((edge, of), Anchor::Start, text, QUIET, &escape(&said));
    spark::curve(&mut drawing, card, Frame { left: edge, top, width: room, height: tall });
    let foot = height - edge / 2 - text / 2;
    let style = card.style.map_or_else(String::new, |style| language.word(style.name).to_owned());
    drawing.text((edge, foot), Anchor::Start, text, INK, &escape(&style));
    let own = if card.name.is_empty() { "" } else { "Cloutscope" };
    drawing.text((width - edge, foot), Anchor::End, text, QUIET, own);
    drawing.finish()
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
