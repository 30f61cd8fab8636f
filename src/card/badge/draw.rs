//! The pieces of SVG that badges are made of. Lengths are pixels; those of text are guessed, as no font is known.

use super::look::{Look, Theme};
use super::words;
use crate::card::Card;
use std::fmt::Write;

/// A colour: its class, and what it is in the light.
#[derive(Clone, Copy)]
pub(in crate::card) struct Tone(pub &'static str, pub &'static str);

pub(in crate::card) const INK: Tone = Tone("i", "#1c1b19");
pub(in crate::card) const QUIET: Tone = Tone("q", "#625f59");
pub(in crate::card) const ACCENT: Tone = Tone("a", "#0b6b60");
pub(in crate::card) const LOSS: Tone = Tone("x", "#b3401f");

/// What changes in the dark.
const DARK: &str = ".g{fill:#1d1c1b}.i{fill:#eeece7}.q{fill:#a9a59d}.a{fill:#5ec4b4}.s{stroke:#5ec4b4}.x{fill:#f08b68}\
    .r{stroke:#34322f}";

/// A picture being drawn.
pub(in crate::card) struct Drawing {
    svg: String,
    pub look: Look,
}

impl Drawing {
    /// A canvas, with what screen readers say of it.
    pub fn new(card: &Card, width: i32, height: i32, font: &str, look: Look) -> Drawing {
        let (title, desc) = (escape(&words::title(card, look.language)), escape(&words::desc(card, look.language)));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"cloutscope-title cloutscope-desc\" \
             font-family=\"{font}\">\n<title id=\"cloutscope-title\">{title}</title>\n\
             <desc id=\"cloutscope-desc\">{desc}</desc>\n"
        );
        let mut drawing = Drawing { svg, look };
        drawing.dark(DARK);
        drawing
    }

    /// What changes in the dark: rules of a style sheet.
    pub fn dark(&mut self, rules: &str) {
        match self.look.theme {
            Theme::Auto => self.add(&format!("<style>@media(prefers-color-scheme:dark){{{rules}}}</style>")),
            Theme::Dark => self.add(&format!("<style>{rules}</style>")),
            Theme::Light => {}
        }
    }

    /// The card's ground and edge.
    pub fn ground(&mut self, width: i32, height: i32) {
        let (width, height) = (width - 1, height - 1);
        let fill = if self.look.transparent { "class=\"r\" fill=\"none\"" } else { "class=\"g r\" fill=\"#fff\"" };
        self.add(&format!(
            "<rect {fill} x=\".5\" y=\".5\" width=\"{width}\" height=\"{height}\" rx=\"11.5\" stroke=\"#e4e1da\"/>"
        ));
    }

    /// An element.
    pub fn add(&mut self, element: &str) {
        self.svg.push_str(element);
        self.svg.push('\n');
    }

    /// A line of text, which begins at a point; or ends there.
    pub fn text(&mut self, (x, y): (i32, i32), anchor: Anchor, size: i32, tone: Tone, content: &str) {
        let anchor = if anchor == Anchor::End { " text-anchor=\"end\"" } else { "" };
        let Tone(class, light) = tone;
        self.add(&format!(
            "<text class=\"{class}\" fill=\"{light}\" x=\"{x}\" y=\"{y}\"{anchor} font-size=\"{size}\">{content}</text>"
        ));
    }

    /// The file.
    pub fn finish(mut self) -> String {
        self.svg.push_str("</svg>\n");
        self.svg
    }
}

/// What of a text is at its point.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::card) enum Anchor {
    Start,
    End,
}

/// A piece of a line in another colour. What it says is escaped here.
pub(in crate::card) fn span(tone: Tone, attributes: &str, text: &str) -> String {
    let Tone(class, light) = tone;
    format!("<tspan class=\"{class}\" fill=\"{light}\"{attributes}>{}</tspan>", escape(text))
}

/// A piece of a line that is set off.
pub(in crate::card) fn bold(content: &str) -> String {
    format!("<tspan font-weight=\"600\">{content}</tspan>")
}

/// Text that is text in XML and HTML, in an attribute too.
pub(in crate::card) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => {
                let _ = write!(safe, "&#{};", u32::from(c));
            }
            _ => safe.push(c),
        }
    }
    safe
}

/// How wide a character of one pixel's size is at most, in hundredths: those of DejaVu Sans in bold, the widest font that
/// systems bring. Which one a reader has is not known here.
fn width_of(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 40,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 50,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 110,
        'A'..='Z' | '&' | '#' | '<' | '>' | '=' | '+' => 84,
        '\u{0300}'..='\u{036f}' | '\u{200c}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 105,
        '\u{ff00}'..='\u{ff60}' => 105,
        '\u{1f000}'.. => 140,
        c if c.is_ascii() => 72,
        _ => 78,
    }
}

/// The guessed width of a text.
pub(in crate::card) fn width(text: &str, size: i32) -> i32 {
    text.chars().map(width_of).sum::<i32>() * size / 100
}

/// As much of a text as fits, with an ellipsis where something is left out.
pub(in crate::card) fn fitted(text: &str, size: i32, room: i32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut fitting = String::new();
    let mut used = size;
    for c in text.chars() {
        used += width_of(c) * size / 100;
        if used > room {
            break;
        }
        fitting.push(c);
    }
    format!("{}…", fitting.trim_end())
}
