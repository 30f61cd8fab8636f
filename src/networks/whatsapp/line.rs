//! Who wrote, and the text, behind a line's stamp.

use crate::readers::text;
use std::borrow::Cow;

/// The longest name, in characters: no phone takes more. And so many bytes, whatever the script.
const LONGEST: usize = 100;

/// Who wrote, and the text, given what stands behind the stamp. `None`: WhatsApp did, about a member or the chat.
/// `known` tells whether somebody is called so: for a text that was glued to its name.
pub fn name(rest: &str, known: impl Fn(&str) -> bool) -> Option<(Cow<'_, str>, &str)> {
    let (name, after) =
        memchr::memchr_iter(b':', rest.as_bytes()).take_while(|at| *at <= 4 * LONGEST).find_map(|at| {
            let (before, after) = (bare(&rest[..at]), &rest[at + 1..]);
            let ends = after.is_empty() || after.starts_with(|c| plain(c) == Some(' '));
            (ends || known(&before)).then_some((before, after))
        })?;
    // “Ann changed the name to “Trip: Rome””: names have no quotation marks.
    let fits = !name.is_empty() && (name.len() <= LONGEST || name.chars().count() <= LONGEST);
    (fits && !is_quoting(&name)).then_some((name, after))
}

/// Whether a text quotes something, as notices quote titles.
pub fn is_quoting(text: &str) -> bool {
    let quotes = ['"', '‘', '“', '”', '„', '«', '»', '「', '『'];
    if text.is_ascii() { text.as_bytes().contains(&b'"') } else { text.contains(quotes) }
}

/// A name as people are told apart by: without what phones put around names that aren't in their address book.
fn bare(name: &str) -> Cow<'_, str> {
    // The mark of a name that its owner gave.
    let Some(name) = name.trim_start().strip_prefix('~') else {
        let cleaned = text::clean(name);
        if !cleaned.starts_with('~') {
            return composed(cleaned);
        }
        return Cow::Owned(composed(text::clean(cleaned.trim_start_matches('~'))).into_owned());
    };
    composed(text::clean(name.trim_start_matches('~')))
}

fn composed(name: Cow<'_, str>) -> Cow<'_, str> {
    match name {
        Cow::Borrowed(name) => text::nfc(name),
        Cow::Owned(name) => Cow::Owned(text::nfc(&name).into_owned()),
    }
}

/// Whether a text begins with the mark of what WhatsApp itself made of it: a notice, “image omitted”. Where texts are
/// written from the right, the mark that says so may stand before it.
pub fn is_marked(text: &str) -> Mark {
    let mut mark = Mark::None;
    for c in text.chars() {
        match c {
            '\u{200e}' => return Mark::Sure,
            '\u{200f}' => mark = Mark::Likely,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{202a}' | '\u{202b}' | '\u{2068}' => {}
            _ => break,
        }
    }
    mark
}

/// How surely a text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    None,
    /// By the mark of what is written from the right, with which in such languages any text may begin.
    Likely,
    Sure,
}

/// A character as it is compared: every blank is a blank, every digit 0 to 9; `None` for invisible marks.
pub fn plain(c: char) -> Option<char> {
    /// Where the digits of a script begin.
    const ZEROS: [u32; 15] =
        [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
    match c {
        ' '..='~' => Some(c),
        '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '،' | '，' => Some(','),
        '：' => Some(':'),
        '–' | '—' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        c => {
            let digit = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|d| *d < 10));
            Some(digit.and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_glued_to_a_known_name_is_theirs() {
        assert_eq!(name("Ann:.", |n| n == "Ann"), Some(("Ann".into(), ".")));
        assert_eq!(name("Ann:.", |_| false), None);
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for line in ["Jürgen: x", "Ju\u{308}rgen: x", "~\u{202f}Jürgen: x", "\u{202a}~ Jürgen\u{202c} : x"] {
            assert_eq!(name(line, |_| false).map(|(name, _)| name.into_owned()), Some("Jürgen".to_owned()), "{line}");
        }
        assert!(matches!(name("Ann Example: x", |_| false), Some((Cow::Borrowed("Ann Example"), " x"))));
    }
}
