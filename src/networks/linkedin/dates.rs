//! The ways LinkedIn writes a time: one per file and year.

use crate::import::Recorder;
use crate::readers::text;
use crate::record::{Precision, When};

/// Days, tried after the times. Month before day wherever both are numbers.
const DAYS: [&str; 9] = [
    "%d %b %Y", // 05 Jun 2024: connections, 2019 on
    "%m/%d/%y", // 1/1/24: recommendations
    "%m/%d/%Y", // 06/05/2024
    "%Y-%m-%d", // 2024-06-05
    "%Y/%m/%d", // 2024/06/05
    "%d %B %Y", // 05 June 2024
    "%d-%b-%y", // 05-Jun-24: saved by a spreadsheet
    "%d-%b-%Y", // 05-Jun-2024
    "%d.%m.%Y", // 05.06.2024: with German headers
];

/// Clock times, in UTC where they say so.
const TIMES: [&str; 8] = [
    "%Y-%m-%d %H:%M:%S", // 2025-03-01 10:00:00 UTC: messages; without zone: shares, comments, reactions
    "%Y/%m/%d %H:%M:%S", // 2023/06/18 14:24:54 UTC: endorsements
    "%m/%d/%y, %I:%M %p", // 8/20/26, 8:13 AM: invitations; 01/19/13, 05:40 PM: recommendations
    "%m/%d/%Y, %I:%M %p",
    "%m/%d/%y, %H:%M",
    "%Y-%m-%d %H:%M",
    "%a %b %d %H:%M:%S %Y", // Wed Jun 24 12:43:42 UTC 2026: followed members and companies
    "%m/%d/%y %I:%M %p",
];

/// 1000-01-01. A two-digit year read as a year of four is no year.
const EARLIEST: i64 = -30_610_224_000;

/// Reads the dates of one file; the first that can't be read is the example in its report.
#[derive(Debug, Default)]
pub(super) struct Dates {
    odd: Option<String>,
}

impl Dates {
    /// The time in a cell. Where there is none the record stays, unknown in time, and is reported.
    pub fn read(&mut self, recorder: &mut Recorder, cell: &str) -> When {
        if cell.is_empty() {
            recorder.skip("has no date: it is listed, but can't score");
            return When::UNKNOWN;
        }
        let when = parse(cell);
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
    let mut cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut zone = Precision::Local;
    if let Some(at) = cell.find(" UTC").or_else(|| cell.find(" GMT")) {
        zone = Precision::Exact;
        cell.replace_range(at..at + 4, "");
    }
    let known = |formats: &[&str]| text::time(&cell, formats).filter(|at| *at >= EARLIEST);
    match (known(&TIMES), known(&DAYS)) {
        (Some(at), _) => When::exact(at).with(zone),
        (None, Some(at)) => When::day(at),
        (None, None) => text::exact(text::iso(&cell)),
    }
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
        ] {
            assert_eq!(parse(cell), When { at: Some(at), precision }, "{cell}");
        }
        assert_eq!(parse("05 Jun 1833").precision, Precision::Day);
    }

    #[test]
    fn a_guess_is_no_date() {
        for cell in ["", "yesterday", "13/14/24", "Jun 2024", "31 Feb 2024", "20", "2024-06-05 12:"] {
            assert_eq!(parse(cell), When::UNKNOWN, "{cell}");
        }
    }

    #[test]
    fn the_file_name_tells_the_day_of_the_export() {
        assert_eq!(of_file_name("Complete_LinkedInDataExport_10-02-2026 (1).zip"), Some(1_790_899_200));
        assert_eq!(of_file_name("Complete_LinkedInDataExport_2026.zip"), None);
        assert_eq!(of_file_name("linkedin.zip"), None);
    }
}
