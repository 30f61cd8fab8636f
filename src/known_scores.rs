//! `people.csv`: the scores the user knows of others. Header `network,person,score` in any order, more columns ignored.
//!
//! `person` is a key, handle, address or display name as in the ledger; an empty network means any. What leaves this
//! room: scores by account, and the names nobody has.

use crate::ledger::{AccountIx, Ledger};
use crate::order::Order;
use crate::readers::table;
use crate::record::AccountName;
use crate::{Error, ErrorKind, Result};
use std::collections::HashMap;

/// The columns it needs.
const HEADER: [&str; 3] = ["network", "person", "score"];

/// One line of it.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownScore {
    /// Whose: a key, handle, address or display name, on any network where none is named.
    pub account: AccountName,
    /// 0 to 100.
    pub score: f64,
}

/// Whether a text is such a table.
pub fn is_people(start: &[u8]) -> bool {
    table::has_header(start, &HEADER)
}

/// Reads the table; the place of an error is its row.
///
/// # Errors
/// No such header, or a score that is not a number from 0 to 100.
pub fn parse(text: &[u8]) -> Result<Vec<KnownScore>> {
    let mut scores = Vec::new();
    let mut wrong = None;
    table::rows(text, &HEADER, &mut |event| {
        let row = match event {
            table::Event::Row(row) => row,
            table::Event::Odd(..) | table::Event::Hidden(..) | table::Event::Joined(..) => return true,
            table::Event::Lost(number, why) => {
                wrong = Some(Error::new(ErrorKind::Usage(format!("people.csv, row {number}: {why}"))));
                return false;
            }
        };
        let score = row.get("score");
        match decimal(&score) {
            // Who is listed without a score is unknown.
            None if score.trim().is_empty() => {}
            Some(score) if score <= 100.0 => scores.push(KnownScore {
                account: AccountName::new(&row.get("network").to_lowercase(), &row.get("person")),
                score,
            }),
            _ => {
                let why =
                    format!("people.csv, row {}: “{score}” is not a score: write a number from 0 to 100", row.number);
                wrong = Some(Error::new(ErrorKind::Usage(why)));
            }
        }
        wrong.is_none()
    })?;
    wrong.map_or(Ok(scores), Err)
}

/// A number written with a point, or whole. The 15 digits that make a number like 63.4 what the standard library makes
/// of it are kept, further ones dropped: its own parser would take a thirtieth of what the page may weigh.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    const KEPT: u64 = 100_000_000_000_000;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut mantissa: u64 = whole.parse().ok().filter(|&n| n < KEPT && digits(whole))?;
    let mut unit: u64 = 1;
    for digit in fraction.bytes().filter(|_| digits(fraction)) {
        if mantissa < KEPT && unit < KEPT {
            mantissa = mantissa * 10 + u64::from(digit - b'0');
            unit *= 10;
        }
    }
    // Both are exact, so that the quotient is the nearest there is.
    digits(fraction).then(|| mantissa as f64 / unit as f64)
}

/// The accounts that the lines mean, and the names that mean nobody. The last line for an account holds.
pub fn resolve(known: &[KnownScore], ledger: &Ledger) -> (Vec<(AccountIx, f64)>, Vec<AccountName>) {
    let found = ledger.find_all(known.iter().map(|line| &*line.account.key));
    let mut scores = HashMap::new();
    // Whether a name means anybody. Who is named twice is found once: a thousand people of one name in a thousand lines
    // are no million.
    let mut asked: HashMap<&AccountName, bool> = HashMap::new();
    for KnownScore { account: name, score } in known.iter().rev() {
        if asked.contains_key(name) {
            continue;
        }
        let accounts = found.on(&name.network, &name.key);
        asked.insert(name, !accounts.is_empty());
        accounts.into_iter().for_each(|account| {
            scores.entry(account).or_insert(*score);
        });
    }
    let mut scores: Vec<_> = scores.into_iter().collect();
    scores.order_by_key(|(account, _)| *account);
    let unknown = known.iter().map(|line| &line.account).filter(|name| !asked[name]).cloned().collect();
    (scores, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_decimal_is_what_the_standard_library_reads(text in "[0-9]{1,3}([.][0-9]{1,12})?") {
            prop_assert_eq!(decimal(&text), text.parse().ok());
        }

        #[test]
        fn further_digits_change_nothing_that_shows(text in "[0-9]{1,2}[.][0-9]{1,60}") {
            let (ours, theirs) = (decimal(&text).expect("a number"), text.parse::<f64>().expect("a number"));
            prop_assert!((ours - theirs).abs() < 1e-11, "{ours} {theirs}");
        }
    }

    #[test]
    fn what_is_no_decimal() {
        for text in ["", ".", "1.", ".5", "+1", "-1", "1e1", "1.2.3", "1,5", "inf", "99999999999999999999"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn columns_in_any_order() {
        let given = parse(b"score;note;Person;Network\n61;x;@ann;Twitter\n").expect("a table");
        assert_eq!(given, [KnownScore { account: AccountName::new("twitter", "@ann"), score: 61.0 }]);
    }

    #[test]
    fn who_has_no_score_is_passed_over() {
        let scores = parse(b"network,person,score\nx,a,\nx,b,1\n").expect("a table");
        assert_eq!(scores, [KnownScore { account: AccountName::new("x", "b"), score: 1.0 }]);
    }

    #[test]
    fn a_wrong_score_is_said_with_its_row() {
        let error = parse(b"network,person,score\nx,a,1\nx,b,many\n").expect_err("not a number");
        assert!(error.to_string().contains("row 2") && error.to_string().contains("many"), "{error}");
        assert!(parse(b"network,person,score\nx,b,101\n").is_err());
        assert!(parse(b"network,person,score\nx,b,NaN\n").is_err());
    }
}
