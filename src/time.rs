//! The calendar: days, clocks, and the many ways in which exports write them.
//!
//! Days are numbered from 1970-01-01, in the Gregorian calendar carried backwards; times are Unix seconds, UTC. A library
//! for time zones and arithmetic would be a tenth of what the page may weigh; tests compare with one.

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;

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
        let there = (1..=9_999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let date = Date { year, month, day };
        // The 31st of a short month is a day of the next one: it comes back as another date.
        (there && Date::of(date.number()) == date).then_some(date)
    }

    /// The date of a day's number.
    pub fn of(number: i64) -> Date {
        // Years begin in March here, so that the leap day comes last; 146,097 days are 400 years.
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Date { year: year + era * 400 + i64::from(month <= 2), month, day }
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let of_era = year.rem_euclid(400);
        let month = if self.month > 2 { self.month - 3 } else { self.month + 9 };
        let of_year = (153 * month + 2) / 5 + self.day - 1;
        let day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        year.div_euclid(400) * 146_097 + day - 719_468
    }
}

/// Reads a time written in `format`, which is strftime's: `%Y %y %m %d %e %b %B %a %A %H %I %M %S %f %p %z`; a blank
/// stands for any white space, none included; anything else for itself. Without a zone it is UTC, without a clock midnight.
pub(crate) fn parse(format: &str, text: &str) -> Option<i64> {
    let mut reader = Reader { rest: text.trim() };
    let mut read = Fields::default();
    let mut format = format.chars();
    while let Some(c) = format.next() {
        match c {
            '%' => read.field(format.next()?, &mut reader)?,
            c if c.is_whitespace() => reader.rest = reader.rest.trim_start(),
            c => reader.rest = reader.rest.strip_prefix(c)?,
        }
    }
    if reader.rest.is_empty() { read.at() } else { None }
}

/// Reads ISO 8601 and RFC 3339: `T`, `t` or a blank before the clock, fractions of a second, `Z`, an offset or none
/// (UTC), a date alone.
pub(crate) fn iso(text: &str) -> Option<i64> {
    let mut reader = Reader { rest: text.trim() };
    let mut read = Fields::default();
    for (field, mark) in [('Y', "-"), ('m', "-"), ('d', "")] {
        read.field(field, &mut reader)?;
        reader.rest = reader.rest.strip_prefix(mark)?;
    }
    if reader.rest.is_empty() {
        return read.at();
    }
    reader.rest = reader.rest.strip_prefix(['T', 't', ' '])?.trim_start();
    read.field('H', &mut reader)?;
    reader.rest = reader.rest.strip_prefix(':')?;
    read.field('M', &mut reader)?;
    if let Some(rest) = reader.rest.strip_prefix(':') {
        reader.rest = rest;
        read.field('S', &mut reader)?;
    }
    if let Some(rest) = reader.rest.strip_prefix(['.', ',']) {
        reader.rest = rest;
        read.field('f', &mut reader)?;
    }
    match reader.rest.trim() {
        "" => {}
        _ => {
            reader.rest = reader.rest.trim();
            read.field('z', &mut reader)?;
        }
    }
    if reader.rest.is_empty() { read.at() } else { None }
}

/// Writes Unix seconds as ISO 8601.
pub(crate) fn write(at: i64) -> String {
    let Date { year, month, day } = Date::of(at.div_euclid(DAY));
    let second = at.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
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

/// What is left to read.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// A number of at most `most` digits.
    fn number(&mut self, most: usize) -> Option<i64> {
        let digits = self.rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        number.parse().ok()
    }

    /// Which of the names it begins with, whole or its first three letters.
    fn name(&mut self, names: &[&str]) -> Option<i64> {
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.rest.split_at(letters);
        let word = word.to_ascii_lowercase();
        let found = names.iter().position(|name| word.len() >= 3 && (*name == word || name[..3] == word))?;
        self.rest = rest;
        Some(found as i64)
    }

    /// Seconds east of Greenwich: `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `-07`.
    fn zone(&mut self) -> Option<i64> {
        for name in ["Z", "z", "UTC", "GMT"] {
            if let Some(rest) = self.rest.strip_prefix(name) {
                self.rest = rest;
                return Some(0);
            }
        }
        let east = match self.rest.as_bytes().first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        self.rest = &self.rest[1..];
        let hours = self.number(2)?;
        self.rest = self.rest.strip_prefix(':').unwrap_or(self.rest);
        let minutes = if self.rest.starts_with(|c: char| c.is_ascii_digit()) { self.number(2)? } else { 0 };
        (hours <= 25 && minutes <= 59).then_some(east * (hours * 3_600 + minutes * 60))
    }
}

/// What was read so far.
#[derive(Default)]
struct Fields {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    hour: i64,
    minute: i64,
    second: i64,
    afternoon: Option<bool>,
    offset: i64,
}

impl Fields {
    fn field(&mut self, field: char, reader: &mut Reader) -> Option<()> {
        match field {
            'Y' => self.year = Some(reader.number(4)?),
            // As POSIX has it: 69 to 99 are of the last century.
            'y' => self.year = Some(reader.number(2).map(|y| if y < 69 { 2_000 + y } else { 1_900 + y })?),
            'm' => self.month = Some(reader.number(2)?),
            'd' | 'e' => self.day = Some(reader.number(2)?),
            'b' | 'B' => self.month = Some(reader.name(&MONTHS)? + 1),
            'a' | 'A' => drop(reader.name(&WEEKDAYS)?),
            'H' | 'I' => self.hour = reader.number(2).filter(|h| *h < if field == 'H' { 24 } else { 13 })?,
            'M' => self.minute = reader.number(2).filter(|m| *m < 60)?,
            // A leap second counts as the last of its minute.
            'S' => self.second = reader.number(2).filter(|s| *s <= 60)?.min(59),
            'f' => drop(reader.number(18)?),
            'p' => {
                let half = reader.rest.get(..2)?.to_ascii_lowercase();
                self.afternoon = Some(if half == "pm" {
                    true
                } else if half == "am" {
                    false
                } else {
                    return None;
                });
                reader.rest = &reader.rest[2..];
            }
            'z' => self.offset = reader.zone()?,
            _ => return None,
        }
        Some(())
    }

    fn at(&self) -> Option<i64> {
        let hour = match self.afternoon {
            None => self.hour,
            Some(_) if self.hour == 0 || self.hour > 12 => return None,
            Some(afternoon) => self.hour % 12 + if afternoon { 12 } else { 0 },
        };
        let date = Date::new(self.year?, self.month?, self.day?)?;
        Some(date.number() * DAY + hour * 3_600 + self.minute * 60 + self.second - self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_is_the_librarys(number in -700_000_i64..2_900_000) {
            let date = Date::of(number);
            let theirs = civil::date(1970, 1, 1) + jiff::Span::new().days(number);
            let of_theirs = (i64::from(theirs.year()), i64::from(theirs.month()), i64::from(theirs.day()));
            prop_assert_eq!((date.year, date.month, date.day), of_theirs);
            prop_assert_eq!(date.number(), number);
            prop_assert_eq!(Date::new(date.year, date.month, date.day), Some(date));
        }

        #[test]
        fn every_instant_is_written_and_read_as_the_library_does(at in -60_000_000_000_i64..250_000_000_000) {
            let theirs = jiff::Timestamp::from_second(at).expect("in range").to_string();
            prop_assert_eq!(write(at), theirs.clone());
            prop_assert_eq!(iso(&theirs), Some(at));
            let zoned = jiff::Timestamp::from_second(at).expect("in range").to_zoned(jiff::tz::TimeZone::UTC);
            for format in ["%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z", "%m/%d/%Y, %I:%M:%S %p", "%d %B %Y %H:%M:%S"] {
                prop_assert_eq!(parse(format, &zoned.strftime(format).to_string()), Some(at), "{}", format);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String, format in "(%[a-zA-Z]|[ :/T-]){0,8}") {
            let _ = (iso(&text), parse(&format, &text));
        }
    }

    #[test]
    fn days_that_are_none() {
        assert_eq!(Date::new(2023, 2, 29), None);
        assert_eq!(Date::new(2024, 2, 29).map(Date::number), Some(19_782));
        assert_eq!(parse("%d/%m/%Y", "31/04/2024"), None);
        assert_eq!(parse("%I:%M %p %d/%m/%Y", "13:00 PM 01/04/2024"), None);
        assert_eq!(iso("2024-01-01T24:00:00Z"), None);
    }

    #[test]
    fn zones_and_fractions() {
        assert_eq!(iso("2024-01-02T03:04:05.123456+01:30"), iso("2024-01-02 01:34:05"));
        assert_eq!(iso("2024-01-02T03:04:05-07"), iso("2024-01-02T10:04:05Z"));
        assert_eq!(iso("2024-01-02"), iso("2024-01-02T00:00:00Z"));
    }
}
