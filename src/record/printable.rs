//! Untrusted text on its way to a terminal or into a line of its own.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with everything spelled out that a terminal would obey: control characters with which a name could move the
/// cursor, hide or colour what follows or set the window's title; line breaks, with which it could look like a line of
/// ours; and what turns the direction of writing around. For JSON, which says it all its own way, there is no need.
///
/// ```
/// use cloutscope::record::printable;
///
/// assert_eq!(printable("Zoë 👩‍🚀"), "Zoë 👩‍🚀");
/// assert_eq!(printable("a\u{1b}[2J\nb\u{202e}c"), r"a\u{1b}[2J\nb\u{202e}c");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => out.push_str(r"\n"),
            '\r' => out.push_str(r"\r"),
            '\t' => out.push(' '),
            c if is_obeyed(c) => {
                // Into a string, which takes everything.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Controls of either set, line and paragraph separators, overrides and isolates of direction, and the tag characters,
/// which nobody sees.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        let all: String = (0..=0x2_0000).filter_map(char::from_u32).chain(['\u{e0041}']).collect();
        let printed = printable(&all);
        assert!(!printed.chars().any(|c| c.is_control() || is_obeyed(c)));
        for left in ["Ann", "ß", "\u{200d}", "\u{200e}", "日本", "=1+1"] {
            assert!(matches!(printable(left), Cow::Borrowed(text) if text == left));
        }
    }
}
