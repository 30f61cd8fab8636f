//! The ways LinkedIn writes a time: one per file and year; and how spreadsheets in other languages save it.

use crate::import::Recorder;
use crate::readers::text;
use crate::record::{Precision, When};
use crate::time::{DAY, Date};
use std::borrow::Cow;

/// Days, tried after the times. Month before day wherever a slash stands between the numbers; [`Dates`] may have turned them.
const DAYS: [&str; 10] = [
    "%d %b %Y", // 05 Jun 2024: connections, 2019 on
    "%m/%d/%y", // 1/1/24: recommendations
    "%m/%d/%Y", // 06/05/2024
    "%Y-%m-%d", // 2024-06-05
    "%Y/%m/%d", // 2024/06/05
    "%d %B %Y", // 05 June 2024
    "%d-%b-%y", // 05-Jun-24: saved by a spreadsheet
    "%d-%b-%Y", // 05-Jun-2024
    "%d.%m.%Y", // 05.06.2024: with German headers
    "%d.%m.%y",
];

/// Clock times, in UTC where they say so.
const TIMES: [&str; 12] = [
    "%Y-%m-%d %H:%M:%S", // 2025-03-01 10:00:00 UTC: messages; without zone: shares, comments, reactions
    "%Y/%m/%d %H:%M:%S", // 2023/06/18 14:24:54 UTC: endorsements
    "%m/%d/%y, %I:%M %p", // 8/20/26, 8:13 AM: invitations; 01/19/13, 05:40 PM: recommendations
    "%m/%d/%Y, %I:%M %p",
    "%m/%d/%y, %H:%M",
    "%Y-%m-%d %H:%M",
    "%a %b %d %H:%M:%S %Y", // Wed Jun 24 12:43:42 UTC 2026: followed members and companies
    "%m/%d/%y %I:%M %p",
    "%d.%m.%Y %H:%M:%S", // 05.06.2024 10:00: saved by a spreadsheet
    "%d.%m.%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
];

/// 1000-01-01. A two-digit year read as one of four isn't a year.
const EARLIEST: i64 = -30_610_224_000;

/// Reads the dates of one file; the first that can't be read is the example in its report.
#[derive(Debug, Default)]
pub(super) struct Dates {
    odd: Option<String>,
    /// A spreadsheet saved the file with the day before the month.
    day_first: bool,
}

/// What the dates at a file's beginning, two numbers and slashes, say of their order.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// So many have a day above 12 in the first place, and in the second.
    above: [u32; 2],
    /// The first that can be read either way.
    doubtful: Option<String>,
}

impl Evidence {
    pub fn add(&mut self, cell: &str) {
        let Some((first, second, _)) = numbers(cell) else { return };
        self.above[0] += u32::from(first > 12);
        self.above[1] += u32::from(second > 12);
        // So LinkedIn itself wrote until 2018: `11/5/14, 7:30 PM`.
        let own = cell.ends_with(['M', 'm']);
        if first != second && !own && self.doubtful.is_none() {
            self.doubtful = Some(cell.chars().take(40).collect());
        }
    }

    /// The first date, where nothing tells which number is the day.
    pub fn doubt(&self) -> Option<&str> {
        self.doubtful.as_deref().filter(|_| self.above == [0, 0])
    }
}

/// The first two numbers of `6/5/24` or `06-05-2024`, and what stands behind them.
fn numbers(cell: &str) -> Option<(u8, u8, &str)> {
    let (first, rest) = text::split(cell, b"/-")?;
    let (second, rest) = text::split(rest, b"/-")?;
    let number = |text: &str| text.parse::<u8>().ok().filter(|n| (1..=31).contains(n) && text.len() < 3);
    Some((number(first)?, number(second)?, rest))
}

impl Dates {
    /// Of a file whose beginning says so.
    pub fn of(evidence: &Evidence) -> Dates {
        Dates { day_first: evidence.above[0] > 0 && evidence.above[1] == 0, odd: None }
    }

    /// The time in a cell. Where there is none the record stays, unknown in time, and is reported.
    pub fn read(&mut self, recorder: &mut Recorder, cell: &str) -> When {
        if cell.is_empty() {
            recorder.skip("has no date: it is listed, but can't score");
            return When::UNKNOWN;
        }
        let when = match numbers(cell) {
            Some((day, month, rest)) if self.day_first => parse(&format!("{month}/{day}/{rest}")),
            _ => parse(cell),
        };
        if when.at.is_none() {
            let odd = self.odd.get_or_insert_with(|| cell.chars().take(40).collect());
            recorder.problem(format!(
                "has a date in a form we don't know (the first: {odd}): it is listed, but can't score; where a spreadsheet \
                 saved the file, drop the original"
            ));
        }
        when
    }
}

/// A date in any of LinkedIn's forms, or unknown.
pub(super) fn parse(cell: &str) -> When {
    // Newer clocks have a narrow no-break space before AM and PM.
    let mut cell = text::clean(cell);
    let mut zone = Precision::Local;
    if cell.as_bytes().contains(&b'T')
        && let Some(at) = cell.find(" UTC").or_else(|| cell.find(" GMT"))
    {
        zone = Precision::Exact;
        cell = Cow::Owned([&cell[..at], &cell[at + 4..]].concat());
    }
    let known = |formats: &[&str]| text::time(&cell, formats).filter(|at| *at >= EARLIEST);
    if let Some(at) = known(&TIMES) {
        return When::exact(at).with(zone);
    }
    match known(&DAYS).or_else(|| named(&cell)) {
        Some(at) => When::day(at),
        None => text::exact(text::iso(&cell)),
    }
}

/// `05. Jun 24`, `05-juin-24`: a day as spreadsheets save it whose language isn't English.
fn named(cell: &str) -> Option<i64> {
    let parts: Vec<&str> = cell.split([' ', '.', '-', '/']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts[..] else { return None };
    let month = text::month(month)?;
    let year = match (year.len(), year.parse::<i64>().ok()?) {
        (2, year) => 2_000 + year,
        (4, year) => year,
        _ => return None,
    };
    let date = Date::new(year, month, day.parse().ok().filter(|_| day.len() < 3)?)?;
    Some(date.number() * DAY)
}

/// The day in `Complete_LinkedInDataExport_10-02-2026.zip`: when the export was made, Unix seconds.
pub(super) fn of_file_name(name: &str) -> Option<i64> {
    let (_, rest) = name.split_once("LinkedInDataExport_")?;
    text::time(rest.get(..10)?, &["%m-%d-%Y"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_seen() {
        let noon = 1_717_588_800;
        for (cell, at, precision) in [
            ("2024-06-05 12:00:00 UTC", noon, Precision::Exact),
            ("2024/06/05 12:00:00 UTC", noon, Precision::Exact),
            ("Wed Jun 05 12:00:00 UTC 2024", noon, Precision::Exact),
            ("2024-06-05T12:00:00Z", noon, Precision::Exact),
            ("2024-06-05 12:00:00", noon, Precision::Local),
            ("2024-06-05 12:00", noon, Precision::Local),
            ("6/5/24, 12:00 PM", noon, Precision::Local),
            ("06/05/2024, 12:00\u{202f}PM", noon, Precision::Local),
            ("6/5/24, 12:00", noon, Precision::Local),
            ("05 Jun 2024", noon - 43_200, Precision::Day),
            ("5 June 2024", noon - 43_200, Precision::Day),
            ("05-Jun-24", noon - 43_200, Precision::Day),
            ("6/5/24", noon - 43_200, Precision::Day),
            ("06/05/2024", noon - 43_200, Precision::Day),
            ("2024/06/05", noon - 43_200, Precision::Day),
            ("05.06.2024", noon - 43_200, Precision::Day),
            ("05.06.24", noon - 43_200, Precision::Day),
            ("05.06.2024 12:00", noon, Precision::Local),
            ("6/5/2024 12:00:00", noon, Precision::Local),
            ("05. Jun 24", noon - 43_200, Precision::Day),
            ("5. Juni 2024", noon - 43_200, Precision::Day),
            ("05-juin-24", noon - 43_200, Precision::Day),
            ("5 czerwca 2024", noon - 43_200, Precision::Day),
            ("05-giu-24", noon - 43_200, Precision::Day),
        ] {
            assert_eq!(parse(cell), When { at: Some(at), precision }, "{cell}");
        }
        assert_eq!(parse("05 Jun 1833").precision, Precision::Day);
    }

    #[test]
    fn a_guess_is_no_date() {
        for cell in
            ["", "yesterday", "5 foo 24", "5 Jun 024", "13/14/24", "Jun 2024", "31 Feb 2024", "20", "2024-06-05 12:"]
        {
            assert_eq!(parse(cell), When::UNKNOWN, "{cell}");
        }
    }

    #[test]
    fn a_day_above_twelve_tells_the_order_of_a_files_dates() {
        let order = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.add(cell));
            (Dates::of(&evidence).day_first, evidence.doubt().map(str::to_owned))
        };
        assert_eq!(order(&["5/6/24", "13/6/24"]), (true, None));
        assert_eq!(order(&["05-06-2024", "06-13-2024"]), (false, None));
        assert_eq!(order(&["13/6/24", "6/13/24"]), (false, None), "one of them is damaged: as LinkedIn writes");
        assert_eq!(order(&["6/6/24", "5/6/24, 8:00"]), (false, Some("5/6/24, 8:00".into())));
        assert_eq!(order(&["6/6/24", "05 Jun 2024", "2024-06-05", "", "11/5/14, 7:30 PM"]), (false, None));
    }

    #[test]
    fn the_file_name_tells_the_day_of_the_export() {
        assert_eq!(of_file_name("Complete_LinkedInDataExport_10-02-2026 (1).zip"), Some(1_790_899_200));
        assert_eq!(of_file_name("Complete_LinkedInDataExport_2026.zip"), None);
        assert_eq!(of_file_name("linkedin.zip"), None);
    }
}
