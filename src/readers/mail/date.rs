//! Dates in mail: as standards have them, and as programs write them.
//!
//! Ours, as no library reads them without guessing: `CEST` as UTC, `GMT-0700` without its offset, `00.24.50` and the
//! order of C's asctime not at all, the 31st of February as a day of March (mail-parser 0.11, jiff 0.2). A test compares
//! with the former where both agree on the form.

use crate::readers::text;
use crate::time::{DAY, Date};
use std::borrow::Cow;

/// A date as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Unix seconds; UTC where no zone is given.
    pub at: i64,
    /// Whether a zone is given.
    pub zone: bool,
}

/// 1971 to 2037: clocks that were never set, or overflowed, say something outside (1904, 1970, 2038).
pub fn sane(at: i64) -> bool {
    (31_536_000..2_145_916_800).contains(&at)
}

/// A `Date:` header, or the end of a `Received:` one. Words that are no part of a date are passed over.
pub fn header(text: &str) -> Option<Stamp> {
    Parts::of(words(&without_comments(text)), false)?.stamp()
}

/// A "From " line without its first word: the sender, and the date it must end with. The sender may hold blanks
/// (`ann at example.org`), or be missing.
pub fn envelope(line: &str) -> Option<(&str, Stamp)> {
    let blanks = memchr::memchr2_iter(b' ', b'\t', line.as_bytes());
    let starts = std::iter::once(0).chain(blanks.map(|at| at + 1)).take(16);
    let plain = text::find(line, "remote from ").or_else(|| text::find(line, "(")).is_none();
    for start in starts {
        let mut tail = &line[start..];
        if !plain {
            tail = &tail[..text::find(tail, " remote from ").unwrap_or(tail.len())];
            // JavaScript writes the zone's name behind it.
            tail = &tail[..text::find(tail, " (").unwrap_or(tail.len())];
        }
        if let Some(stamp) = Parts::of(words(tail), true).and_then(Parts::stamp) {
            return Some((line[..start].trim(), stamp));
        }
    }
    None
}

fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_u32;
    let outside = |c: &char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *c != ')'
    };
    Cow::Owned(text.chars().filter(outside).collect())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| matches!(c, ' ' | ',' | '"') || c.is_whitespace()).filter(|w| !w.is_empty()).take(16)
}

#[derive(Default)]
struct Parts {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    /// Hour, minute, second.
    clock: Option<[i64; 3]>,
    afternoon: Option<bool>,
    /// Seconds east of UTC, by number.
    zone: Option<i64>,
    /// The same by name, which says less: `+0200 CEST`, `+0000 BST`.
    named: Option<i64>,
}

impl Parts {
    /// `strict`: every word must be part of a date, and the year have four digits; for telling a "From " line from a
    /// sentence that begins with that word.
    fn of<'t>(words: impl Iterator<Item = &'t str>, strict: bool) -> Option<Parts> {
        let mut parts = Parts::default();
        for word in words {
            if !parts.take(word, strict) && strict {
                return None;
            }
        }
        Some(parts)
    }

    fn take(&mut self, word: &str, strict: bool) -> bool {
        if word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.') {
            let word = word.trim_end_matches('.');
            return self.translated(word, strict) || self.name(word);
        }
        if word.chars().all(|c| c.is_alphabetic() || c == '.') {
            return self.translated(word, strict);
        }
        if let Some(offset) = word.strip_prefix("GMT").or(word.strip_prefix("UTC")) {
            return self.offset(offset);
        }
        let clock = text::split(word, b"Tt");
        if word.contains(':') && word.as_bytes()[0].is_ascii_digit() && clock.is_none() {
            // `10:18:56-0700`, `10:18:56Z`, `10:18:56AM`.
            let is_clock = |b: &u8| b.is_ascii_digit() || matches!(b, b':' | b'.');
            let end = word.bytes().take_while(is_clock).count();
            return self.clock(&word[..end]) && (end == word.len() || self.take(&word[end..], strict));
        }
        if let Some((date, clock)) = clock.filter(|(date, _)| date.len() == 10) {
            return self.take(date, strict) && self.take(clock, strict);
        }
        if word.starts_with(['+', '-']) {
            return self.offset(word);
        }
        if word.contains('-') {
            return self.dashed(word, strict);
        }
        if word.trim_end_matches('.').contains('.') {
            return self.dotted(word);
        }
        self.number(word.trim_end_matches('.'), strict)
    }

    /// A weekday's, month's or zone's name, whole or three letters.
    fn name(&mut self, word: &str) -> bool {
        let is = |name: &str| name.eq_ignore_ascii_case(word);
        if let Some(month) = among(&MONTHS, word).or(is("sept").then_some(8)) {
            self.month = Some(month as i64 + 1);
            return true;
        }
        if among(&WEEKDAYS, word).is_some() || ["tues", "thur", "thurs"].into_iter().any(is) {
            return true;
        }
        if let Some(hours) = hours_of(word) {
            self.named = self.named.or(Some(hours * 3_600));
            return true;
        }
        if is("dst") {
            // `MET DST`: the zone's summer time.
            self.named = self.named.map(|east| east + 3_600);
            return true;
        }
        let is_half = is("am") || is("pm");
        if is_half {
            self.afternoon = Some(is("pm"));
        }
        is_half
    }

    /// A month's name in another language, as scripts write it: between day and year, where no other word stands.
    fn translated(&mut self, word: &str, strict: bool) -> bool {
        if strict || self.day.is_none() || self.year.is_some() {
            return false;
        }
        let month = among(&MONTHS, word).map(|month| month as i64 + 1).or_else(|| text::month(word));
        self.month = month.or(self.month);
        month.is_some()
    }

    /// `2019-11-22`, or `22-Nov-2019` as mail servers write it.
    fn dashed(&mut self, word: &str, strict: bool) -> bool {
        let parts: Vec<&str> = word.split('-').collect();
        let [a, b, c] = parts[..] else { return false };
        match (a.len(), b.parse::<i64>()) {
            (4, Ok(month)) => {
                self.month = Some(month);
                (self.year, self.day) = (a.parse().ok(), c.parse().ok());
                true
            }
            _ => self.number(a, strict) && (self.translated(b, strict) || self.name(b)) && self.number(c, strict),
        }
    }

    /// `00.24.50`, as some programs write a clock behind the date; `24.05.2002`, the day first.
    fn dotted(&mut self, word: &str) -> bool {
        let parts: Vec<&str> = word.split('.').collect();
        match parts[..] {
            [_, _, year] if year.len() == 4 && self.day.is_none() => {
                let mut numbers = parts.iter().map(|part| part.parse::<i64>().ok());
                (self.day, self.month) = (numbers.next().flatten(), numbers.next().flatten());
                self.year = numbers.next().flatten();
                true
            }
            [_, _] | [_, _, _] if self.day.is_some() && self.clock.is_none() => self.clock(&word.replace('.', ":")),
            _ => false,
        }
    }

    fn clock(&mut self, word: &str) -> bool {
        if let [h, i, b':', m, j, b':', s, c] = word.as_bytes()
            && [h, i, m, j, s, c].into_iter().all(u8::is_ascii_digit)
        {
            let number = |a: &u8, b: &u8| i64::from(a - b'0') * 10 + i64::from(b - b'0');
            return self.at(number(h, i), number(m, j), number(s, c));
        }
        let mut fields = word.split(':').map(|f| f.split('.').next().unwrap_or_default().parse::<i64>().ok());
        let clock = [fields.next().flatten(), fields.next().flatten(), fields.next().unwrap_or(Some(0))];
        let [Some(hour), Some(minute), Some(second)] = clock else { return false };
        self.at(hour, minute, second) && fields.next().is_none()
    }

    fn at(&mut self, hour: i64, minute: i64, second: i64) -> bool {
        // A leap second is the one before, twice.
        self.clock = Some([hour, minute, if second == 60 { 59 } else { second }]);
        true
    }

    /// `+0100`, `+01:00`, `-8`.
    fn offset(&mut self, word: &str) -> bool {
        let digits: String = word.chars().skip(1).filter(char::is_ascii_digit).collect();
        let Ok(number) = digits.parse::<i64>() else { return false };
        let (hours, minutes) = if digits.len() > 2 { (number / 100, number % 100) } else { (number, 0) };
        if hours > 14 || minutes > 59 || !word.starts_with(['+', '-']) {
            // A zone of nonsense, as some spam has: the time is read as UTC.
            return false;
        }
        let seconds = hours * 3_600 + minutes * 60;
        self.zone = Some(if word.starts_with('-') { -seconds } else { seconds });
        true
    }

    fn number(&mut self, word: &str, strict: bool) -> bool {
        let Ok(number) = word.parse::<i64>() else { return false };
        match (word.len(), self.day) {
            (1 | 2, None) => self.day = Some(number),
            (4, _) => self.year = Some(number),
            // Two digits by the standard's rule; three where a program added 1900 by hand ("101", seen 2001).
            (2, Some(_)) if !strict => self.year = Some(if number < 50 { 2000 + number } else { 1900 + number }),
            (3, Some(_)) if !strict => self.year = Some(1900 + number),
            _ => return false,
        }
        true
    }

    fn stamp(self) -> Option<Stamp> {
        let [hour, minute, second] = self.clock?;
        let hour = match self.afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        let there = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
        let day = Date::new(self.year?, self.month?, self.day?).filter(|_| there)?;
        let at = day.number() * DAY + hour * 3_600 + minute * 60 + second;
        let zone = self.zone.or(self.named);
        Some(Stamp { at: at - zone.unwrap_or(0), zone: zone.is_some() })
    }
}

/// The place of a name that is this word, whole or by its three letters.
fn among(names: &[&str], word: &str) -> Option<usize> {
    let three = word.as_bytes().first_chunk::<3>()?.map(|b| b.to_ascii_lowercase());
    let begins = |name: &&str| name.as_bytes().starts_with(&three);
    names.iter().position(begins).filter(|at| word.len() == 3 || names[*at].eq_ignore_ascii_case(word))
}

/// How many hours a zone of this name is east of UTC.
fn hours_of(word: &str) -> Option<i64> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    let is = |name: &str| name.as_bytes()[0] == first && name.eq_ignore_ascii_case(word);
    ZONES.iter().find(|(name, _)| is(name)).map(|(_, hours)| *hours)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Names still written, with their hours east of UTC.
const ZONES: [(&str, i64); 39] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("bst", 1),
    ("west", 1),
    ("cet", 1),
    ("met", 1),
    ("cest", 2),
    ("mest", 2),
    ("metdst", 2),
    ("eet", 2),
    ("eest", 3),
    ("msk", 3),
    ("msd", 4),
    ("sast", 2),
    ("hkt", 8),
    ("sgt", 8),
    ("jst", 9),
    ("kst", 9),
    ("aest", 10),
    ("aedt", 11),
    ("nzst", 12),
    ("nzdt", 13),
    ("wib", 7),
    ("brt", -3),
    ("art", -3),
    ("akdt", -8),
    ("akst", -9),
    ("hst", -10),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

#[cfg(test)]
mod tests {
    use super::*;

    const AT: i64 = 1_004_613_552; // 2001-11-01T11:19:12Z

    #[test]
    fn dates_as_programs_write_them() {
        let zoned = |text: &str| assert_eq!(header(text), Some(Stamp { at: AT, zone: true }), "{text}");
        zoned("Thu, 01 Nov 2001 11:19:12 +0000");
        zoned("1 Nov 2001 12:19:12 +0100 (MET, no DST)");
        zoned("Thu, 1 Nov 01 11:19:12 GMT");
        zoned("Thu, 1 Nov 101 03:19:12 PST");
        zoned("Thu Nov  1 11:19:12 UTC 2001");
        zoned("1-Nov-2001 06:19:12 -0500");
        zoned("2001-11-01T12:19:12+01:00");
        zoned("2001-11-01T11:19:12.5Z");
        zoned("Thu Nov 01 2001 12:19:12 GMT+0100 (CET)");
        zoned("Thu Nov 01 2001 04:19:12 GMT-0700 (Pacific Daylight Time)");
        zoned("Thu, 1 Nov 2001 04:19:12-0700");
        zoned("Thu, 1 Nov 2001 13.19.12 +0200");
        zoned("Thu, 1 Nov 2001 13:19:12 +0200 CEST");
        zoned("Thu, 1 Nov 2001 11:19:12 +0000 BST");
        zoned("Thu, 1 Nov 2001 13:19:12 CEST");
        zoned("Thu Nov  1 13:19:12 MET DST 2001");
        zoned("Thu, 1 Nov 2001 13:19:12 METDST");
        zoned("Thu, 1 Nov 2001 11:19:12 \"GMT\"");
        zoned("Thu, 1 Nov 2001 06:19:12 AM -0500");
        zoned("2001-11-01 11:19:12Z");
        let local = |text: &str, at| assert_eq!(header(text), Some(Stamp { at, zone: false }), "{text}");
        local("Thu Nov  1 11:19:12 2001", AT);
        local("Thursday, 1. November 2001 at 11:19", AT - 12);
        local("2001-11-01 11:19", AT - 12);
        local("November 1, 2001 11:19:12 AM", AT);
        local("01.11.2001 11:19:12", AT);
        local("Thu, 1 Nov 2001 23:19:12PM", AT + 12 * 3_600);
        let month = |text: &str, number| {
            let day = Date::new(2001, number, 1).map(|day| day.number() * DAY + 11 * 3_600);
            assert_eq!(header(text).map(|stamp| stamp.at), day, "{text}");
        };
        for (number, name) in
            (1..).zip(["Jan", "Feb", "M\u{e4}rz", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez"])
        {
            month(&format!("Do, 01 {name} 2001 12:00:00 +0100"), number);
        }
        for (number, name) in (1..).zip("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(' '))
        {
            month(&format!("mar. 1 {name} 2001 12:00:00 +0100"), number);
        }
        month("mié, 1 de diciembre de 2001 11:00:00 +0000", 12);
        month("gio, 1 ott 2001 11:00:00 +0000", 10);
        month("1-Dez-2001 11:00:00 +0000", 12);
        month("Чт, 1 мая 2001 11:00:00 +0000", 5);
        for none in [
            "",
            "yesterday",
            "Thu, 99 Nov 2001 11:19:12",
            "1 Nov 11:19",
            "Thu, 1 Nov 2001",
            ":::",
            "((((",
            "31 Feb 2001 10:00:00",
            "1.2.3.4",
            "1 Nov 2001 10:20:61",
            "1 Nov 2001 1.2.3.4",
        ] {
            assert_eq!(header(none), None, "{none}");
        }
    }

    #[test]
    fn envelopes_end_with_a_date() {
        let from = |line, sender, at, zone| assert_eq!(envelope(line), Some((sender, Stamp { at, zone })), "{line}");
        from("ann at example.org  Thu Nov  1 11:19:12 2001", "ann at example.org", AT, false);
        from("1545@xxx Thu Nov 01 11:19:12 +0000 2001", "1545@xxx", AT, true);
        from("- Thu Nov  1 11:19:12 2001", "-", AT, false);
        from("ann@example.org Thu, 1 Nov 2001 12:19:12 +0100", "ann@example.org", AT, true);
        from("ann!x Thu Nov  1 11:19 2001 remote from here", "ann!x", AT - 12, false);
        from("Thu Nov  1 11:19:12 2001", "", AT, false);
        from("ann@x Thu Nov 1 2001 04:19:12-0700", "ann@x", AT, true);
        from("- ann@x  Thu Nov 1 2001 04:19:12 GMT-0700 (Pacific Standard Time)", "- ann@x", AT, true);
        for sentence in [
            "what I saw on Thu Nov  1 11:19:12 2001 it works",
            "Monday on, we meet at 10:00",
            "ann@example.org",
            "1 Nov 2001",
            "Thu Nov 1 11:19:12 01",
            "",
        ] {
            assert_eq!(envelope(sentence), None, "{sentence}");
        }
    }
}
