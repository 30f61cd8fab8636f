//! `same-people.csv`: which accounts the user says are one person. Header `person,same_as`, each an account as
//! `network:key`.
//!
//! What leaves this room: pairs of names of accounts, and the text that the user may save. It holds names of others: it
//! is a file for its owner, never part of what is published.

use crate::ledger::{AccountIx, Ledger};
use crate::readers::table;
use crate::record::AccountName;
use crate::{Error, ErrorKind, Result};

/// The columns it needs.
const HEADER: [&str; 2] = ["person", "same_as"];

/// Two accounts of one person.
pub type Pair = (AccountName, AccountName);

/// Whether a text is such a table.
pub fn is_same(start: &[u8]) -> bool {
    table::has_header(start, &HEADER)
}

/// Reads the table; the place of an error is its row.
///
/// # Errors
/// No such header, or a row with an empty cell.
pub fn parse(text: &[u8]) -> Result<Vec<Pair>> {
    let mut pairs = Vec::new();
    let mut wrong = None;
    table::rows(text, &HEADER, &mut |event| {
        let row = match event {
            table::Event::Row(row) => row,
            table::Event::Odd(..) | table::Event::Hidden(..) | table::Event::Joined(..) => return true,
            table::Event::Lost(number, why) => {
                wrong = Some(Error::new(ErrorKind::Usage(format!("same-people.csv, row {number}: {why}"))));
                return false;
            }
        };
        let (one, other) = (row.get(HEADER[0]).into_owned(), row.get(HEADER[1]).into_owned());
        if one.is_empty() || other.is_empty() {
            let why = format!("same-people.csv, row {}: write an account (network:key) into both cells", row.number);
            wrong = Some(Error::new(ErrorKind::Usage(why)));
        }
        pairs.push((one.into(), other.into()));
        wrong.is_none()
    })?;
    wrong.map_or(Ok(pairs), Err)
}

/// The table of these pairs, to be saved.
pub fn write(pairs: &[Pair]) -> String {
    let mut text = format!("{},{}\n", HEADER[0], HEADER[1]);
    for (one, other) in pairs {
        for (cell, end) in [(one, ','), (other, '\n')] {
            text.push('"');
            text.push_str(&cell.to_string().replace('"', "\"\""));
            text.push('"');
            text.push(end);
        }
    }
    text
}

/// The pairs of accounts that are meant, and the names that mean nobody here.
pub fn resolve(pairs: &[Pair], ledger: &Ledger) -> (Vec<(AccountIx, AccountIx)>, Vec<AccountName>) {
    let mut joins = Vec::new();
    let mut unknown = Vec::new();
    let names: Vec<&AccountName> = pairs.iter().flat_map(|(one, other)| [one, other]).collect();
    for ((one, other), found) in pairs.iter().zip(ledger.first_named(&names).chunks(2)) {
        match (found[0], found[1]) {
            (Some(a), Some(b)) => joins.push((a, b)),
            (a, b) => {
                let missing = [(a, one), (b, other)].into_iter().filter(|(found, _)| found.is_none());
                unknown.extend(missing.map(|(_, name)| name.clone()));
            }
        }
    }
    (joins, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_saved_is_what_is_read(
            pairs in proptest::collection::vec(("[a-z]{1,8}:[!-~]{1,12}", "[a-z]{1,8}:[ -~é]{0,8}[!-~]"), 0..9),
        ) {
            let pairs: Vec<Pair> = pairs.into_iter().map(|(one, other)| (one.into(), other.into())).collect();
            let text = write(&pairs);
            prop_assert!(is_same(text.as_bytes()));
            prop_assert_eq!(parse(text.as_bytes()).expect("our own table"), pairs);
        }
    }

    #[test]
    fn an_empty_cell_is_said_with_its_row() {
        let error = parse(b"person,same_as\nmail:a,xing:b\nmail:c,\n").expect_err("nobody");
        assert!(error.to_string().contains("row 2"), "{error}");
    }
}
