//! A name that can stand anywhere: on one line, without what is invisible or turns the text around it.

/// The longest name, in characters.
const LONGEST: usize = 64;
/// The largest name and the largest handle, in bytes as JSON writes them: 64 characters of four bytes, eight times, would
/// be no card of 4 kB.
const NAME: usize = 192;
const HANDLE: usize = 128;

/// The text as a name: blanks and control characters made one space, marks that are hidden or turn the text's direction
/// left out, cut at [`LONGEST`] and [`NAME`].
pub(super) fn clean(text: &str) -> String {
    cut(text, NAME)
}

/// The same for a handle, cut at [`HANDLE`].
pub(super) fn handle(text: &str) -> String {
    cut(text, HANDLE)
}

fn cut(text: &str, largest: usize) -> String {
    let mut name = String::new();
    let (mut length, mut size) = (0, 0);
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word = word.chars().filter(|c| !is_hidden(*c));
        for (at, letter) in word.enumerate() {
            let gap = at == 0 && length > 0;
            length += 1 + usize::from(gap);
            size += written(letter) + usize::from(gap);
            if length > LONGEST || size > largest {
                return name;
            }
            name.extend(gap.then_some(' '));
            name.push(letter);
        }
    }
    name
}

/// Bytes of a character in a string of JSON.
fn written(letter: char) -> usize {
    if matches!(letter, '"' | '\\') { 2 } else { letter.len_utf8() }
}

/// Marks and overrides of direction, separators, the byte order mark, and what isn't a character (XML has no way to
/// write the last two).
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_line_that_reads_as_it_stands() {
        assert_eq!(clean(" Ann\t\n of\u{0} the \u{202e}Hill\u{feff} "), "Ann of the Hill");
        assert_eq!(clean("\u{202e} \u{1}"), "");
        assert_eq!(clean("<b>&amp;\"'"), "<b>&amp;\"'", "escaping is for who writes it");
        assert_eq!(clean("👩\u{200d}🚀 Müller"), "👩\u{200d}🚀 Müller");
        assert_eq!(clean(&"ä".repeat(100)).chars().count(), LONGEST);
        assert_eq!(clean(&"👩".repeat(100)).len(), NAME);
        assert_eq!((handle(&"👩".repeat(100)).len(), handle(&"\"".repeat(100)).len()), (HANDLE, LONGEST));
    }

    proptest! {
        #[test]
        fn a_name_is_a_name(text: String) {
            let name = clean(&text);
            prop_assert_eq!(clean(&name), name.clone());
            prop_assert!(name.chars().count() <= LONGEST && name.trim() == name);
        }
    }
}
