//! A card as HTML to be pasted into a post, for hosts that strip scripts, styles and SVG: a figure with inline styles in
//! the blog's own font and colours, which reads well even where those are stripped, too. Each element undoes what a theme
//! says of all; the figure only how texts look, as its place on the page is the theme's.
//!
//! It is ASCII, other characters written as references, so that no host's encoding can spoil it.

use crate::card::badge::{changes, facts, heading, weeks};
use crate::card::{Card, Hundredths, Language};
use maud::html;
use std::fmt::Write;

/// Eight heights of a block.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The HTML, without a script, an address or an id. A card's texts have no control characters (see [`Card`]).
pub fn embed(card: &Card, language: Language) -> String {
    let facts = facts(card, language).join(" ");
    let lines = changes(card, language).into_iter().chain((!facts.is_empty()).then_some(facts));
    let html = html! {
        figure style="float:none;width:auto;margin:1em 0;padding:1em 1.25em;max-width:24em;border:1px solid;border-radius:.75em;text-align:start;text-transform:none;letter-spacing:normal" {
            "\n" p style="all:unset;display:block;font-weight:bold" { (heading(card, language)) }
            "\n" p style="all:unset;display:block;line-height:1.3" {
                strong style="all:unset;font-weight:bold;font-size:2.5em" { (language.number(card.score)) } " " (language.word("of 100"))
            }
            @if let Some(weeks) = weeks(card, language) {
                "\n" p role="img" aria-label=(weeks) style="all:unset;display:block;font-size:1.5em;line-height:1.2" {
                    (blocks(&card.curve))
                }
            }
            @for line in lines {
                "\n" p style="all:unset;display:block;margin:.4em 0 0" { (line) }
            }
            "\n" figcaption style="all:unset;display:block;margin:.5em 0 0;font-size:.8em" {
                (language.say("Cloutscope score as of {}", &[&language.spoken_day(card.as_of)]))
            }
            "\n"
        }
        "\n"
    };
    ascii(&html.into_string())
}

/// The weeks as blocks of text, the last one included, and no more than fit on a line in any font.
fn blocks(weeks: &[Hundredths]) -> String {
    let step = weeks.len().div_ceil(13);
    let mut shown: Vec<i32> = weeks.iter().rev().step_by(step).map(|week| week.0).collect();
    shown.reverse();
    let (least, most) = shown.iter().fold((i32::MAX, 0), |(least, most), w| (least.min(*w), most.max(*w)));
    let block = |week: &i32| BLOCKS[((week - least) * 7 / (most - least).max(500)) as usize];
    shown.iter().map(block).collect()
}

fn ascii(html: &str) -> String {
    let mut ascii = String::with_capacity(html.len());
    for c in html.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            // Writing into a string can't fail.
            let _ = write!(ascii, "&#{};", u32::from(c));
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{Fields, example};

    #[test]
    fn what_is_pasted_reads_without_styles_and_pictures() {
        let named = Fields { name: "Zoë <b>".to_owned(), delta: true, curve: true, ..Fields::all(false) };
        let curve = [0, 500, 1_000].map(Hundredths).to_vec();
        let html = embed(&Card { curve, ..example::largest() }.with(&named), Language::En);
        assert!(html.starts_with("<figure ") && html.ends_with("</figure>\n"), "{html}");
        assert!(html.contains(">Zo&#235; &lt;b&gt;</p>") && html.contains(">100.0</strong> of 100</p>"), "{html}");
        assert!(html.contains("aria-label=\"0.0 2 weeks ago; since then 0.0 to 10.0.\""), "{html}");
        assert!(html.contains(">&#9601;&#9604;&#9608;</p>") && html.contains("as of 31 December 2099"), "{html}");
        for reach in ["script", "http", "id=", "class=", "<style", "<svg", "<img", "url("] {
            assert!(!html.contains(reach), "{reach} in {html}");
        }
    }

    #[test]
    fn the_longest_curve_fits_on_a_line() {
        assert_eq!(blocks(&[Hundredths(1); 52]).chars().count(), 13);
        assert_eq!(blocks(&[0, 100].map(Hundredths)), "▁▂");
        assert!(
            !embed(&example::smallest(), Language::En).contains("role="),
            "without a curve there is none to draw"
        );
    }
}
