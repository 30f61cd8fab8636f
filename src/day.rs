//! A day in UTC, the model's unit of time.

use crate::time::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

pub(crate) use crate::time::DAY as SECONDS;

/// A day in UTC, numbered from 1970-01-01 (day 0). It ends at 24:00, which is when it is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
pub struct Day(pub i32);

impl Day {
    /// The first day that can be scored: 1800-01-01. Synthetic exports are set in other centuries on purpose.
    pub const FIRST: Day = Day(-62_091);
    /// The last one: 2099-12-31.
    pub const LAST: Day = Day(47_481);

    /// The day of a Unix second.
    pub fn of(at: i64) -> Day {
        Day(at.div_euclid(SECONDS).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// Reads `YYYY-MM-DD`; `None` for anything else, and for days before 1800 or after 2099.
    pub fn parse(text: &str) -> Option<Day> {
        let at = crate::time::parse("%Y-%m-%d", text).filter(|_| text.len() == 10)?;
        let day = Day::of(at);
        (Day::FIRST..=Day::LAST).contains(&day).then_some(day)
    }

    /// The Unix second at which it ends.
    pub(crate) fn end(self) -> i64 {
        (i64::from(self.0) + 1) * SECONDS
    }

    /// The day `days` before.
    #[must_use]
    pub fn before(self, days: i32) -> Day {
        Day(self.0.saturating_sub(days))
    }

    /// The last day of its month.
    pub(crate) fn month_end(self) -> Day {
        // The next month's first day, less one.
        let Date { year, month, .. } = self.date();
        let next = Date { year: year + month / 12, month: month % 12 + 1, day: 1 };
        Day(next.number() as i32 - 1)
    }

    /// `YYYY-MM`.
    pub(crate) fn month(self) -> String {
        self.to_string().chars().take(7).collect()
    }

    /// Year, month and day.
    pub(crate) fn date(self) -> Date {
        Date::of(i64::from(self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        Day::parse(&text)
            .ok_or_else(|| de::Error::custom(format_args!("“{text}” is not a valid date: write YYYY-MM-DD")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        assert_eq!(Day::parse("2011-02-22"), Some(Day(15_027)));
        assert_eq!(Day(15_027).to_string(), "2011-02-22");
        assert_eq!((Day::FIRST.to_string(), Day::LAST.to_string()), ("1800-01-01".into(), "2099-12-31".into()));
        for wrong in ["2011-02-30", "2011-2-3", "20110222", "1799-12-31", "2100-01-01", "", "2011-02-22T00:00"] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Day::of(-1), Day(-1));
        assert_eq!(Day(15_027).month_end().to_string(), "2011-02-28");
        assert_eq!(Day(15_027).month(), "2011-02");
    }
}
