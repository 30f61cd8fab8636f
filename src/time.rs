//! Days, clocks, and the many ways in which exports write them, over jiff.
//!
//! Days are numbered from 1970-01-01; times are Unix seconds, UTC. jiff reads what standards allow. What exports write beside
//! (names of zones, 24:00, single digits, no-break spaces before AM) is put into that form first; a weekday says nothing
//! that the date doesn't and may be wrong; a year that nobody's export can be of ([`YEARS`]) makes no date.

use jiff::civil::{self, DateTime};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::Offset;
use jiff::{Timestamp, civil::Time};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::RangeInclusive;

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// The years of dates that are read. (`24` is the year 24, to who asks for four digits.)
const YEARS: RangeInclusive<i16> = 1800..=2100;

/// Year, month and day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: i64,
    pub month: i64,
    pub day: i64,
}

impl Date {
    /// The date, where there is such a day (years 1 to 9999).
    pub fn new(year: i64, month: i64, day: i64) -> Option<Date> {
        let date = Date { year, month, day };
        date.civil().filter(|_| year > 0).map(|_| date)
    }

    /// The date of a day's number; the first or last one that there is, beyond them.
    pub fn of(number: i64) -> Date {
        let date = civil(number.saturating_mul(DAY)).date();
        Date { year: date.year().into(), month: date.month().into(), day: date.day().into() }
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        let date = self.civil().unwrap_or(if self.year > 0 { civil::Date::MAX } else { civil::Date::MIN });
        second(date.to_datetime(Time::midnight()), 0).unwrap_or_default().div_euclid(DAY)
    }

    fn civil(self) -> Option<civil::Date> {
        civil::Date::new(self.year.try_into().ok()?, self.month.try_into().ok()?, self.day.try_into().ok()?).ok()
    }
}

/// The date and clock of a Unix second, in UTC.
fn civil(at: i64) -> DateTime {
    let last = if at < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Offset::UTC.to_datetime(Timestamp::from_second(at).unwrap_or(last))
}

/// The Unix second of a date and clock that is so many seconds ahead of UTC.
fn second(datetime: DateTime, ahead: i64) -> Option<i64> {
    let at = Offset::UTC.to_timestamp(datetime).ok()?.as_second();
    Some(at - ahead)
}

/// Reads a time written in `format`, which is strftime's; a blank stands for any white space, none included. Without a zone
/// it is UTC, without a clock midnight.
pub(crate) fn parse(format: &str, text: &str) -> Option<i64> {
    parse_any(&[format], text)
}

/// Reads a time written in one of these formats, the first that fits.
pub(crate) fn parse_any(formats: &[&str], text: &str) -> Option<i64> {
    let written = Written { text: text.trim(), plain: OnceCell::new() };
    let marks = Marks::of(written.text.as_bytes());
    formats.iter().filter(|format| may_be(format, &marks)).find_map(|format| written.parse(format))
}

/// A time as a text.
struct Written<'t> {
    text: &'t str,
    /// [`plain`], once a format doesn't fit the text as it is.
    plain: OnceCell<(String, i64)>,
}

impl Written<'_> {
    fn parse(&self, format: &str) -> Option<i64> {
        broken_down(format, self.text).or_else(|| {
            let (plain, later) = self.plain.get_or_init(|| plain(self.text));
            (plain != self.text).then(|| Some(broken_down(format, plain)? + later))?
        })
    }
}

/// Whether a text can be written in `format`, by its slashes, colons and letters alone. Importers try many formats, and an
/// attempt that fails costs more than one that doesn't.
fn may_be(format: &str, has: &Marks) -> bool {
    let mut wants = Marks::default();
    let (mut words, mut zone) = (false, false);
    let mut rest = format.as_bytes();
    while let Some((part, after)) = rest.split_first() {
        rest = after;
        match (part, after.split_first()) {
            (b'%', Some((directive, after))) => {
                rest = after;
                match directive {
                    b'd' | b'e' | b'm' | b'y' | b'Y' | b'H' | b'I' | b'M' | b'S' => {}
                    b'a' | b'A' | b'b' | b'B' => words = true,
                    b'p' => wants.letters = true,
                    b'z' => zone = true,
                    _ => return true,
                }
            }
            _ => wants.add(*part),
        }
    }
    let marked = wants.slashes == has.slashes && (zone || wants.colons == has.colons);
    marked && (has.letters || !words) && (!has.letters || words || wants.letters || zone)
}

/// What tells formats apart at a glance.
#[derive(Default)]
struct Marks {
    slashes: usize,
    colons: usize,
    letters: bool,
}

impl Marks {
    fn of(text: &[u8]) -> Marks {
        let mut marks = Marks::default();
        text.iter().for_each(|byte| marks.add(*byte));
        marks
    }

    fn add(&mut self, byte: u8) {
        self.slashes += usize::from(byte == b'/');
        self.colons += usize::from(byte == b':');
        self.letters |= byte.is_ascii_alphabetic();
    }
}

fn broken_down(format: &str, text: &str) -> Option<i64> {
    let read = BrokenDownTime::parse(format, text).ok()?;
    let date = civil::Date::new(read.year().filter(|year| YEARS.contains(year))?, read.month()?, read.day()?).ok()?;
    // Half a day says nothing of an hour that isn't there.
    let hour = read.hour().or(read.meridiem().map_or(Some(0), |_| None))?;
    let clock = Time::new(hour, read.minute().unwrap_or_default(), read.second().unwrap_or_default(), 0).ok()?;
    second(date.to_datetime(clock), read.offset().map_or(0, |offset| offset.seconds().into()))
}

/// A text in the words that jiff knows, and how many seconds later it is than they say.
fn plain(text: &str) -> (String, i64) {
    let mut later = 0;
    let words = text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).map(|word| {
        if let Some(rest) = word.strip_prefix("24:00") {
            later = DAY;
            return Cow::Owned(["00:00", rest].concat());
        }
        let end = word.trim_end_matches(',');
        if let Some(ahead) = zone(end) {
            let (sign, minutes) = (if ahead < 0 { '-' } else { '+' }, ahead.abs() / 60);
            return Cow::Owned(format!("{sign}{:02}{:02}", minutes / 60, minutes % 60));
        }
        let named = |name: &&&str| name.eq_ignore_ascii_case(end);
        let may_be = end.len() > 3 && end.as_bytes()[0].is_ascii_alphabetic();
        match NAMES.iter().filter(|_| may_be).find(named) {
            Some(_) => Cow::Owned([&word[..3], &word[end.len()..]].concat()),
            None => Cow::Borrowed(word),
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    (text, later)
}

/// Names that formats want by their first three letters.
const NAMES: [&str; 18] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Zones by the names that people and programs write, in minutes ahead of UTC. Those that mean several are left out.
const ZONES: [(&str, i64); 28] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("mez", 60),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
];

/// How many seconds a zone is ahead of UTC: `Z`, `UTC`, `CEST`, `GMT-0700`, `+01:00`, `+0100`, `-07`.
fn zone(word: &str) -> Option<i64> {
    // Most words are numbers.
    let first = *word.as_bytes().first()?;
    if !(first.is_ascii_alphabetic() || matches!(first, b'+' | b'-')) {
        return None;
    }
    let signed = word.find(['+', '-']).unwrap_or(word.len());
    let (name, offset) = word.split_at(signed);
    let known = ZONES.iter().find(|(zone, _)| zone.eq_ignore_ascii_case(name)).map(|(_, minutes)| minutes * 60);
    if offset.is_empty() {
        return known;
    }
    // Behind a name that isn't UTC's, an offset would say two things.
    if !name.is_empty() && known != Some(0) {
        return None;
    }
    let digits = offset[1..].replace(':', "");
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let hours: i64 = digits[..2].parse().ok()?;
    let minutes: i64 = digits.get(2..4).filter(|m| !m.is_empty()).map_or(Ok(0), str::parse).ok()?;
    let ahead = (hours <= 25 && minutes <= 59).then_some(hours * 3_600 + minutes * 60)?;
    Some(if offset.starts_with('-') { -ahead } else { ahead })
}

/// Reads ISO 8601 and RFC 3339: `T`, `t` or a blank before the clock, fractions of a second, `Z`, an offset or none
/// (UTC), a date alone.
pub(crate) fn iso(text: &str) -> Option<i64> {
    let text = text.trim();
    // Numbers without marks between them are dates to the standard, and anything to exports.
    let marked = text.as_bytes().get(4) == Some(&b'-') && text.contains(':') == (text.len() > 10);
    if marked && let Some(at) = standard(text) {
        return Some(at);
    }
    let (date, clock) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    // A month of three digits is a damaged one: which of them is wrong, nobody knows.
    let mut numbers = date.splitn(3, '-').zip([4, 2, 2]).map(|(number, most)| digits(number, most)?.parse().ok());
    let date = Date::new(numbers.next()??, numbers.next()??, numbers.next()??)?.civil()?;
    let clock = clock.trim();
    if clock.is_empty() {
        return (!text.contains(['T', 't', ' '])).then(|| dated(date, Time::midnight(), 0))?;
    }
    let end = clock.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(clock.len());
    let (clock, name) = clock.split_at(end);
    let ahead = if name.trim().is_empty() { 0 } else { zone(name.trim())? };
    let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    digits(fraction, 18)?;
    let mut numbers = clock.splitn(3, ':').map(|number| digits(number, 2)?.parse::<i8>().ok());
    let (hour, minute) = (numbers.next()??, numbers.next()??);
    let second = match numbers.next() {
        Some(number) => number.filter(|second| *second <= 60)?.min(59),
        None => 0,
    };
    // The end of a day is the beginning of the next.
    let (hour, later) = if (hour, minute, second) == (24, 0, 0) { (0, DAY) } else { (hour, 0) };
    Some(dated(date, Time::new(hour, minute, second, 0).ok()?, ahead)? + later)
}

fn standard(text: &str) -> Option<i64> {
    const PARSER: DateTimeParser = DateTimeParser::new();
    let pieces = PARSER.parse_pieces(text).ok()?;
    let ahead = pieces.to_numeric_offset().map_or(0, |offset| offset.seconds().into());
    dated(pieces.date(), pieces.time().unwrap_or(Time::midnight()).with().subsec_nanosecond(0).build().ok()?, ahead)
}

fn dated(date: civil::Date, clock: Time, ahead: i64) -> Option<i64> {
    second(date.to_datetime(clock), ahead).filter(|_| YEARS.contains(&date.year()))
}

/// A number of at most so many digits.
fn digits(text: &str, most: usize) -> Option<&str> {
    ((1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

/// Writes Unix seconds as ISO 8601.
pub(crate) fn write(at: i64) -> String {
    format!("{:.0}Z", civil(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FORMATS: [&str; 12] = [
        "%d %b %Y",
        "%m/%d/%y, %I:%M %p",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M %z",
        "%Y-%m-%dT%H:%M",
        "%a %b %d %H:%M:%S %z %Y",
        "%a, %d %b %Y %H:%M:%S %z",
        "%d.%m.%Y, %H:%M",
        "%d. %b. %Y",
        "%b %d, %Y",
        "%Y%m%d%H%M%S",
        "%I:%M %p %d/%m/%Y",
    ];

    proptest! {
        #[test]
        fn what_is_told_from_its_marks_is_never_a_time(
            at in 0_i64..4_000_000_000,
            of in 0..FORMATS.len(),
            zone in prop::sample::select(vec!["+0000", "CEST", "GMT-07:00", "UTC,"]),
            odd in "[0-9/:., a-zA-Z+-]{0,24}",
        ) {
            let format = FORMATS[of].replace("%z", zone);
            let written = jiff::fmt::strtime::format(&format, civil(at)).expect("a format");
            for text in [&*written, &*written.replace("Jan", "January"), &*odd] {
                let (marks, written) = (Marks::of(text.as_bytes()), Written { text, plain: OnceCell::new() });
                for format in FORMATS.iter().filter(|format| !may_be(format, &marks)) {
                    prop_assert_eq!(written.parse(format), None, "{} as {}", text, format);
                }
            }
            prop_assert!(parse(FORMATS[of], &written).is_some(), "{}", written);
        }

        #[test]
        fn every_day_has_its_number(number in -700_000_i64..2_900_000) {
            let date = Date::of(number);
            prop_assert_eq!(date.number(), number);
            prop_assert_eq!(Date::new(date.year, date.month, date.day), Some(date));
        }

        #[test]
        fn every_second_is_written_and_read(at in -5_364_662_400_i64..4_133_980_800) {
            let written = write(at);
            prop_assert_eq!(iso(&written), Some(at), "{}", written);
            let zoned = Timestamp::from_second(at).expect("in range").to_zoned(jiff::tz::TimeZone::UTC);
            for format in ["%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z", "%m/%d/%Y, %I:%M:%S %p", "%d %B %Y %H:%M:%S"] {
                let text = zoned.strftime(format).to_string();
                let format = format.replace("%B", "%b");
                prop_assert_eq!(parse(&format, &text), Some(at), "{} {}", format, text);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String, format in "(%[a-zA-Z]|[ :/T-]){0,8}") {
            let _ = (iso(&text), parse(&format, &text), plain(&text), zone(&text));
        }

        #[test]
        fn no_number_makes_it_panic(number: i64, fields: [i64; 3]) {
            let [year, month, day] = fields;
            let _ = (Date::of(number), write(number), Date { year, month, day }.number(), Date::new(year, month, day));
        }
    }

    #[test]
    fn days_that_are_none() {
        assert_eq!(Date::new(2023, 2, 29), None);
        assert_eq!(Date::new(2024, 2, 29).map(Date::number), Some(19_782));
        assert_eq!(write(0), "1970-01-01T00:00:00Z");
        assert_eq!(write(-5_364_662_400), "1800-01-01T00:00:00Z");
        for (format, text) in [
            ("%d/%m/%Y", "31/04/2024"),
            ("%d/%m/%Y", "30/04/24"),
            ("%d/%m/%Y", "30/04/1799"),
            ("%I:%M %p %d/%m/%Y", "13:00 PM 01/04/2024"),
            ("%H:%M %d/%m/%Y", "24:01 01/04/2024"),
            ("%d %b %Y", "05 Foo 2024"),
            ("%d %b %Y", "05 Jun 2024 x"),
        ] {
            assert_eq!(parse(format, text), None, "{text}");
        }
        for text in [
            "20240102",
            "2024-01",
            "2024-01-02T",
            "2024-01-02T0304",
            "2024-011-08",
            "2024-011-08T06:00:00Z",
            "2024-01-02 12",
            "0000-00-00 00:00:00",
            "1799-12-31",
            "2024-01-02T03:04:05 XYZ",
            "2024-01-02T03:04:05-0700-0700",
            "2024-01-02T25:00:00Z",
            "24-01-02",
            "yesterday",
            "",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn zones_fractions_and_the_end_of_a_day() {
        let at = iso("2024-01-02 03:04:05");
        assert_eq!(at, Some(1_704_164_645));
        for text in [
            "2024-01-02T03:04:05.123456Z",
            "2024-01-02t03:04:05,1234567890123z",
            "2024-01-02T04:34:05.5+01:30",
            "2024-01-01T20:04:05-07",
            "2024-01-02 03:04:05 +0000",
            "2024-01-02  03:04:05 UTC",
            "2024-1-2 3:04:05",
            "2024-01-02T05:04:05 CEST",
            "2024-01-01 20:04:05 GMT-0700",
            "2024-01-02T03:04:05GMT",
        ] {
            assert_eq!(iso(text), at, "{text}");
        }
        assert_eq!(iso("2024-01-02"), iso("2024-01-02T00:00:00Z"));
        assert_eq!(iso("2024-01-01T24:00:00Z"), iso("2024-01-02"));
        assert_eq!(iso("2016-12-31T23:59:60Z"), iso("2016-12-31T23:59:59Z"));
        for (format, text) in [
            ("%a, %d %b %Y %H:%M:%S %z", "Mon, 02 Jan 2024 03:04:05 GMT"),
            ("%a, %d %b %Y %H:%M:%S %z", "Tuesday, 2 January 2024 05:04:05 CEST"),
            ("%a, %d %b %Y %H:%M:%S %z", "Tue, 02 Jan 2024 04:04:05 +01:00"),
            ("%m/%d/%y, %I:%M:%S %p", "1/2/24, 3:04:05\u{202f}AM"),
            ("%Y-%m-%d %H:%M:%S %z", "2024-01-01 20:04:05 GMT-0700"),
        ] {
            assert_eq!(parse(format, text), at, "{text}");
        }
        assert_eq!(parse("%d.%m.%Y %H:%M", "01.01.2024 24:00"), iso("2024-01-02"));
    }
}
