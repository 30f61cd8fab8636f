//! Badges of every card are pictures that every reader takes.

use super::*;
use crate::card::{Fields, Hundredths, Language, example};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

const SIZES: [Size; 3] = [Size::Small, Size::Medium, Size::Wide];

/// Goes through the picture as another parser reads it; its elements and all text in it. Fails unless it is well-formed.
fn read(svg: &str) -> (Vec<String>, String) {
    let legal = |c: char| matches!(c, '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(svg.chars().all(legal), "a character that XML has no way to write");
    let mut reader = Reader::from_str(svg);
    let (mut elements, mut text, mut depth) = (Vec::new(), String::new(), 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(element) | Event::Empty(element) if element.attributes().any(|a| a.is_err()) => {
                panic!("an attribute of {element:?}")
            }
            Event::Start(element) => {
                depth += 1;
                elements.push(element.name().as_ref().to_owned());
            }
            Event::Empty(element) => elements.push(element.name().as_ref().to_owned()),
            Event::End(_) => depth -= 1,
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(number) => text.extend(number.resolve_char_ref().expect("a character")),
            Event::Eof => break,
            other => panic!("{other:?} in a badge"),
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    (elements, text)
}

fn auto(card: &Card, size: Size) -> String {
    badge(card, size, Look::default())
}

fn named(name: &str) -> Card {
    example::largest().with(&Fields { name: name.to_owned(), ..Fields::all(true) })
}

#[test]
fn the_largest_badge_has_six_kilobytes() {
    for size in SIZES {
        let svg = auto(&example::largest(), size);
        assert!(svg.len() <= 6_000, "{size:?}: {} bytes", svg.len());
    }
}

#[test]
fn a_badge_says_what_it_shows_to_who_cannot_see_it() {
    for size in SIZES {
        let svg = auto(&named("Ann"), size);
        let (_, text) = read(&svg);
        assert!(svg.contains("role=\"img\" aria-labelledby=\"cloutscope-title cloutscope-desc\""), "{svg}");
        assert!(text.contains("Ann: 100.0 of 100") && text.contains("as of 31 December 2099"), "{text}");
        assert!(text.contains("−100.0 in 30 days") && text.contains("Style: Conversationalist."), "{text}");
    }
}

#[test]
fn a_german_badge_is_german_throughout_and_no_larger() {
    let look = Look { language: Language::De, ..Look::default() };
    for size in SIZES {
        let svg = badge(&example::largest(), size, look);
        let (_, text) = read(&svg);
        assert!(text.contains("100,0 von 100") && text.contains("Stil: Plauderer."), "{text}");
        assert!(text.contains("−100,0 in 30 Tagen") && text.contains("Stand 31. Dezember 2099"), "{text}");
        for english in [" of ", " day", " week", " by ", " more", " to ", "Style", "reach", "December", "100.0"] {
            assert!(!text.contains(english), "{english} in {text}");
        }
        assert!(svg.len() <= 6_000, "{size:?}: {} bytes", svg.len());
    }
}

#[test]
fn a_badge_has_no_more_than_the_card() {
    for size in SIZES {
        let (elements, text) = read(&auto(&example::smallest(), size));
        assert!(elements.iter().all(|e| {
            ["svg", "title", "desc", "style", "rect", "path", "circle", "g", "text", "tspan"].contains(&&**e)
        }));
        assert!(text.contains("Influence score: 100.0 of 100") && !text.contains("reach"), "{text}");
    }
}

#[test]
fn a_badge_reaches_for_nothing() {
    for size in SIZES {
        let svg = auto(&named("x\" onload=\"alert(1)\"><script>alert(1)</script><!--"), size);
        let (elements, _) = read(&svg);
        assert!(!elements.iter().any(|e| e == "script"));
        let inside = svg.replace("http://www.w3.org/2000/svg", "");
        for reach in ["http", "//", "url(", "href", "@import", "onload=\"", "<!--", "<?"] {
            assert!(!inside.contains(reach), "{reach} in {svg}");
        }
    }
}

#[test]
fn a_long_name_ends_in_an_ellipsis_and_a_missing_one_is_made_up_for() {
    let shown = |name: &str| auto(&named(name), Size::Medium);
    assert!(shown(&"Wolfeschlegelsteinhausen ".repeat(3)).contains("Wolfeschleg"));
    assert!(shown(&"Wolfeschlegelsteinhausen ".repeat(3)).contains("…</tspan>"));
    assert!(!shown("Ann Hill").contains('…'));
    assert!(shown("").contains(">Influence score</tspan>"));
}

#[test]
fn rises_and_falls_differ_by_more_than_their_colour() {
    let card = Card { delta: Some([5, -400, 4].map(Hundredths)), ..example::largest() };
    let svg = auto(&card, Size::Medium);
    assert!(svg.contains("class=\"a\" fill=\"#0b6b60\" font-weight=\"600\">+0.1<"), "{svg}");
    assert!(svg.contains(">−4.0<") && svg.contains("class=\"q\" fill=\"#625f59\" font-weight=\"600\">+0.0<"));
}

#[test]
fn a_badge_is_dark_when_it_was_asked_to_be() {
    for size in SIZES {
        let look = |theme| badge(&named("Ann"), size, Look { theme, ..Look::default() });
        let asked = "@media(prefers-color-scheme:dark){";
        assert!(look(Theme::Auto).contains(asked), "{size:?}");
        assert!(!look(Theme::Light).contains("<style>"), "{size:?}");
        let dark = look(Theme::Dark);
        assert!(!dark.contains(asked) && dark.contains("<style>.g{fill:#1d1c1b}"), "{dark}");
    }
}

#[test]
fn a_transparent_badge_has_an_edge_and_no_ground() {
    for (size, theme) in [(Size::Medium, Theme::Auto), (Size::Wide, Theme::Light)] {
        let svg = badge(&named("Ann"), size, Look { theme, transparent: true, ..Look::default() });
        assert!(!svg.contains("#fff") && svg.contains("<rect class=\"r\" fill=\"none\""), "{svg}");
    }
}

#[test]
fn networks_have_the_colours_of_the_page() {
    let networks = [("linkedin", 1_601), ("twitter", 538), ("elsewhere", 3)];
    let networks = networks.map(|(name, points)| (name.to_owned(), Hundredths(points))).to_vec();
    let svg = auto(&Card { networks, ..example::largest() }, Size::Wide);
    assert!(
        svg.contains("<g class=\"n0\" fill=\"#0a5cab\"><circle") && svg.contains("<g class=\"n2\" fill=\"#5f635d\">")
    );
    assert!(svg.contains(".n0{fill:#7db7ef}.n1{fill:#c3cad3}.n2{fill:#a9aba2}"), "{svg}");
}

fn is_a_picture(name: &str, curve: Vec<i32>, score: i32) {
    let curve = curve.into_iter().map(Hundredths).collect();
    let card = Card { score: Hundredths(score), curve, ..named(name) };
    for size in SIZES {
        let svg = auto(&card, size);
        let (_, text) = read(&svg);
        assert!(text.contains(heading(&card, Language::En)), "{text}");
        assert!(svg.len() <= 6_000, "{size:?}: {} bytes", svg.len());
    }
    let html = crate::card::embed::embed(&card, Language::En);
    assert!(html.is_ascii() && html.len() <= 6_000, "{} bytes", html.len());
    read(&html);
}

proptest! {
    #[test]
    fn every_card_is_a_picture(name: String, curve in prop::collection::vec(0..=10_000_i32, 0..=52), score in 0..=10_000_i32) {
        is_a_picture(&name, curve, score);
    }
}

/// Drawn once, and no picture then.
#[test]
fn a_strange_name_over_a_flat_curve_with_a_peak_is_a_picture() {
    let mut curve = vec![0; 42];
    curve.splice(38.., [8_344, 2, 675, 4_712]);
    is_a_picture("\u{1820}®\"\u{1d49e} A\u{1aff0}\"aa\u{2003}!\u{113c5}A", curve, 0);
}

/// Drawn once: a name of rare letters over a curve that jumps every week.
#[test]
fn a_name_of_rare_letters_over_a_jagged_curve_is_a_picture() {
    let curve = vec![
        236, 1779, 4153, 236, 238, 716, 46, 12, 1828, 30, 519, 3642, 188, 3295, 4919, 2743, 3484, 12, 9790, 1323,
        1339, 4067, 5187, 1749, 3720, 109, 30, 4619, 3563, 740, 992, 2585, 4335, 93, 3594, 140, 2049, 14, 2080, 251,
        11, 1590, 3720, 5313, 202, 1795, 3404, 3420, 1701, 1606, 11, 13,
    ];
    is_a_picture(
        "\u{113b7}\u{c00}\u{ae}&\" !<a\u{10300}\u{3a3}\u{1083c}\u{1e950}\u{11400}\u{ae}0\u{fe54}\u{b2a}\u{10b00}A\u{fffc}A0A\u{a93}&AA\u{1ee47}",
        curve,
        0,
    );
}
