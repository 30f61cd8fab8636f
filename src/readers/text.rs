//! What exports do to text: encodings, mojibake, invisible marks, and the many ways to write a time.

use super::encoding::windows_1252;
use crate::record::{Precision, When};
use crate::time::{DAY, Date};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Mends Meta's exports, which write each UTF-8 byte as if it were a Latin-1 character (seen 2018–2026). A string is
/// mended whole or left alone: where the bytes are no UTF-8, it was right before.
pub fn unmojibake(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    match bytes.map(String::from_utf8) {
        Some(Ok(mended)) => Cow::Owned(mended),
        _ => Cow::Borrowed(text),
    }
}

/// A name as people read it: byte order and direction marks removed, white space folded and trimmed.
pub fn clean(name: &str) -> Cow<'_, str> {
    if is_plain(name.as_bytes()) {
        return Cow::Borrowed(name);
    }
    let mark = |c: char| matches!(c, '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let trimmed = name.trim();
    let plain = |c: char| c == ' ' || !(c.is_whitespace() || c.is_control() || mark(c));
    if trimmed.chars().all(plain) && !trimmed.contains("  ") {
        return Cow::Borrowed(trimmed);
    }
    let kept: String = trimmed.chars().filter(|&c| !mark(c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    Cow::Owned(kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether it is words of ASCII with a blank between them: most names are.
fn is_plain(name: &[u8]) -> bool {
    let mut before = b' ';
    for &b in name {
        if !(b.is_ascii_graphic() || b == b' ' && before != b' ') {
            return false;
        }
        before = b;
    }
    before != b' ' || name.is_empty()
}

/// [`str::trim`], without a look at what most texts begin and end with.
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] | [first @ last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Where `mark` stands first: a search through a cell costs less than the automaton that the standard library makes for it.
pub fn find(text: &str, mark: &str) -> Option<usize> {
    let (text, mark) = (text.as_bytes(), mark.as_bytes());
    memchr::memchr_iter(*mark.first()?, text).find(|&at| text[at..].starts_with(mark))
}

/// What stands before the first of these marks, which are ASCII, and what behind it.
pub fn split<'t>(text: &'t str, marks: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = text.bytes().position(|b| marks.contains(&b))?;
    Some((&text[..at], &text[at + 1..]))
}

/// What stands before the first of these marks, which are ASCII.
pub fn before<'t>(text: &'t str, marks: &[u8]) -> &'t str {
    split(text, marks).map_or(text, |(before, _)| before)
}

/// Whether there is white space in it.
pub fn has_blank(text: &str) -> bool {
    text.bytes().any(|b| b <= b' ' || !b.is_ascii()) && text.contains(char::is_whitespace)
}

/// A name or a file's name with its accents composed (NFC): macOS writes file names with the accent behind its letter, and
/// some phones names. Whole texts are almost always composed, which is seen without a copy.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// The bytes of a text as UTF-8: decoded from Windows-1252 where they are not UTF-8, without the byte order mark.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_or_else(|_| windows_1252(bytes), Cow::Borrowed)
}

/// The same for a text that may be damaged: where it holds whole characters of UTF-8, too, it isn't Windows-1252.
pub fn decode_damaged(bytes: &[u8]) -> Cow<'_, str> {
    if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
        return String::from_utf8_lossy(bytes);
    }
    decode(bytes)
}

/// The day that a file's name holds, as in `export-2024-05-06.zip` or `20240506`.
pub fn day_in(name: &str) -> Option<i64> {
    let digits = |from: usize, n: usize| -> Option<i64> {
        let digits = name.get(from..from + n)?;
        if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
    };
    let free = |at: Option<usize>| at.and_then(|at| name.as_bytes().get(at)).is_none_or(|b| !b.is_ascii_digit());
    let day = |from: usize| {
        let year = digits(from, 4).filter(|year| (1990..2100).contains(year))?;
        let apart = usize::from(name[from + 4..].starts_with(['-', '_', '.']));
        let (month, end) = (digits(from + 4 + apart, 2)?, from + 8 + 2 * apart);
        let alike = apart == 0 || name.as_bytes().get(from + 4) == name.as_bytes().get(end - 3);
        let day = digits(end - 2, 2).filter(|_| alike && free(from.checked_sub(1)) && free(Some(end)))?;
        Some(Date::new(year, month, day)?.number() * DAY)
    };
    name.char_indices().find_map(|(at, _)| day(at))
}

/// How months begin, in lower case: in English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Polish, Russian.
const MONTHS: [&str; 12] = [
    "jan jän ene gen sty янв",
    "feb fév fev lut фев",
    "mar mär maa mrt mrz мар",
    "apr avr abr kwi апр",
    "mai may mag mei maj май мая",
    "jun juin giu cze июн",
    "jul juil lug lip июл",
    "aug aoû aou ago sie авг",
    "sep set wrz сен",
    "oct okt out ott paź окт",
    "nov lis ноя",
    "dec dez déc dic gru дек",
];

/// The number of the month that a word names, in any of ten languages, from its first letters on.
pub fn month(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let begins = |stems: &&str| stems.split(' ').any(|stem| word.starts_with(stem));
    (1..).zip(&MONTHS).find(|(_, stems)| begins(stems)).map(|(month, _)| month)
}

/// Unix seconds of a time written in one of `formats` (strftime), the first that fits. A format without a zone is
/// read as UTC, one without a clock as midnight.
pub fn time(text: &str, formats: &[&str]) -> Option<i64> {
    crate::time::parse_any(formats, text)
}

/// ISO 8601 / RFC 3339 with `Z` or an offset, with `T` or a blank between date and clock, with or without fractions;
/// without a zone it is UTC.
pub fn iso(text: &str) -> Option<i64> {
    moment(text).at
}

/// The same with its precision: a date alone is a day, a clock without zone is local; unknown where it isn't a time.
pub fn moment(text: &str) -> When {
    let text = trim(text);
    let at = exact(crate::time::iso(text.strip_suffix(" UTC").unwrap_or(text)));
    match split(text, b"Tt ") {
        None => day(at.at),
        // The only letters and signs that a clock may have are those of its zone.
        Some((_, clock)) if clock.bytes().any(|b| b.is_ascii_alphabetic() || matches!(b, b'+' | b'-')) => at,
        Some(_) => at.with(Precision::Local),
    }
}

/// Unix seconds given as seconds, milliseconds or microseconds: exports differ, and all of them are after 1973.
pub fn epoch(number: i64) -> When {
    let seconds = match number.unsigned_abs() {
        0 => return When::UNKNOWN,
        n if n >= 100_000_000_000_000 => number.div_euclid(1_000_000),
        n if n >= 100_000_000_000 => number.div_euclid(1_000),
        _ => number,
    };
    When::exact(seconds)
}

/// The exact time, or unknown.
pub fn exact(at: Option<i64>) -> When {
    at.map_or(When::UNKNOWN, When::exact)
}

/// The day, or unknown.
pub fn day(at: Option<i64>) -> When {
    at.map_or(When::UNKNOWN, When::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mojibake_is_mended_whole_or_not_at_all() {
        assert_eq!(unmojibake("Zo\u{c3}\u{ab}"), "Zoë");
        assert_eq!(unmojibake("Zoë"), "Zoë", "a lone 0xEB is no UTF-8: it was right before");
        assert_eq!(unmojibake("\u{f0}\u{9f}\u{91}\u{8d}"), "👍");
        assert_eq!(unmojibake("👍 Zo\u{c3}\u{ab}"), "👍 Zo\u{c3}\u{ab}");
    }

    #[test]
    fn text_that_is_no_utf8_is_windows_1252() {
        assert_eq!(decode(b"Zo\xeb \x80 \x9f"), "Zoë € Ÿ");
        assert_eq!(decode(b"\xef\xbb\xbfa"), "a");
        assert_eq!(decode_damaged(b"Zo\xc3\xab \xff"), "Zo\u{eb} \u{fffd}");
        assert_eq!(decode_damaged(b"Zo\xeb"), "Zo\u{eb}");
    }

    #[test]
    fn names_lose_their_invisible_marks() {
        assert_eq!(clean("\u{200e}Ann\u{a0} Example\u{202c} "), "Ann Example");
        assert_eq!(clean("Ann"), "Ann");
        assert_eq!(clean("a\u{0}b"), "a b");
    }

    #[test]
    fn accents_are_composed() {
        assert_eq!(nfc("Ju\u{308}rgen"), "Jürgen");
        assert!(matches!(nfc("Jürgen 한국 😀"), Cow::Borrowed(_)));
    }

    #[test]
    fn times_in_the_ways_exports_write_them() {
        assert_eq!(time("Wed Apr 06 22:32:21 +0000 2022", &["%a %b %d %H:%M:%S %z %Y"]), Some(1_649_284_341));
        assert_eq!(time("05 Jun 2024", &["%d %b %Y"]), Some(1_717_545_600));
        assert_eq!(time("8/20/26, 8:13 AM", &["%m/%d/%y, %I:%M %p"]), Some(1_787_213_580));
        assert_eq!(iso("2021-05-06T07:08:09.123Z"), Some(1_620_284_889));
        assert_eq!(iso("2025-03-01 10:00:00 UTC"), Some(1_740_823_200));
        assert_eq!(iso("2025-03-01T10:00:00+01:00"), Some(1_740_819_600));
        assert_eq!(iso("2024-06-01 12:00:00"), Some(1_717_243_200));
        assert_eq!(iso("yesterday"), None);
    }

    #[test]
    fn a_time_is_as_good_as_it_is_written() {
        let noon = 1_717_588_800;
        for (text, when) in [
            ("2024-06-05T12:00:00Z", When::exact(noon)),
            ("2024-06-05 12:00:00 UTC", When::exact(noon)),
            ("2024-06-05T14:00:00.5+02:00", When::exact(noon)),
            ("2024-06-05T07:00:00-0500", When::exact(noon)),
            ("2024-06-05T12:00:00", When::exact(noon).with(Precision::Local)),
            ("2024-06-05", When::day(noon)),
            ("yesterday", When::UNKNOWN),
            ("", When::UNKNOWN),
        ] {
            assert_eq!(moment(text), when, "{text}");
        }
    }

    #[test]
    fn a_day_in_a_name() {
        let day = Some(1_714_953_600);
        for name in ["export-2024-05-06.zip", "2024_05_06", "data.20240506.tar.gz", "é 2024.05.06"] {
            assert_eq!(day_in(name), day, "{name}");
        }
        for name in ["2024-05", "2024-05_06", "120240506", "202405061", "2024-13-06", "2001-November.txt", "éé", ""]
        {
            assert_eq!(day_in(name), None, "{name}");
        }
    }

    #[test]
    fn epochs_in_any_unit() {
        assert_eq!(epoch(1_609_459_200), When::exact(1_609_459_200));
        assert_eq!(epoch(1_609_459_200_123), When::exact(1_609_459_200));
        assert_eq!(epoch(0), When::UNKNOWN);
    }
}
