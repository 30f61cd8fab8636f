//! The sheets of a workbook (`.xlsx`): texts that cells share, and rows of cells as text.
//!
//! What leaves this room: rows as the sheet has them; which of them is a header is the importer's to know. Formats are
//! not looked at, so that a day may come as Excel's number of it.

use super::xml::{self, Event, Reader, Shape};
use crate::{Error, ErrorKind, Result};
use std::borrow::Cow;

/// Bytes of all shared texts.
const MAX_STRINGS: usize = 32 << 20;
/// The longest of them; the rest is cut off. Titles, days and addresses are shorter.
const MAX_STRING: usize = 4 << 10;
/// Columns of a row that are looked at: a row of one cell may have it in the last of 16,384.
const MAX_COLUMNS: usize = 1 << 6;

const STRINGS: Shape = Shape { records: &["/sst/si"], fields: &["t", "r/t"] };
const ROWS: Shape = Shape { records: &["/sheetData/row"], fields: &["c@r", "c@t", "c/v", "c/is/t", "c/is/r/t"] };

/// Takes over the texts that cells refer to by number.
///
/// # Errors
/// The reader's own; more text than a table has. Texts taken over before are good.
pub fn strings(read: &mut Reader, strings: &mut Vec<String>) -> Result<()> {
    let mut bytes = 0;
    xml::records(read, &STRINGS, &mut |event| {
        if let Event::Record(record @ xml::Record { whole: true, .. }, _) = event {
            let mut text = String::new();
            for (_, run) in &record.fields {
                text.push_str(&run[..run.floor_char_boundary(MAX_STRING - text.len())]);
            }
            // An empty text costs, too.
            bytes += text.len() + size_of::<String>();
            strings.push(text);
        }
        bytes <= MAX_STRINGS
    })?;
    if bytes > MAX_STRINGS {
        return Err(Error::new(ErrorKind::Damaged("it has more text than a table of counts".to_owned())));
    }
    Ok(())
}

/// Calls `on` for each row, with its cells from column A on.
///
/// # Errors
/// The reader's own; rows handed over before are good.
pub fn rows(read: &mut Reader, strings: &[String], on: &mut dyn FnMut(&[Cow<str>])) -> Result<()> {
    xml::records(read, &ROWS, &mut |event| {
        // Half a number is another number.
        let Event::Record(record, _) = event else { return true };
        if !record.whole {
            return true;
        }
        // Any number of cells may name one text, which is not copied for each.
        let mut cells: Vec<Cow<str>> = Vec::new();
        let (mut at, mut shared) = (0, false);
        for (field, text) in record.fields {
            match field {
                // Empty cells are left out, and so may be the place of one that follows its neighbour.
                "c@r" => at = column(&text).unwrap_or(cells.len()),
                "c@t" => shared = text == "s",
                _ if at < MAX_COLUMNS => {
                    while cells.len() <= at {
                        cells.push(Cow::default());
                    }
                    match text.parse::<usize>() {
                        Ok(number) if shared => cells[at] = strings.get(number).map_or("", |text| text).into(),
                        _ => cells[at].to_mut().push_str(&text),
                    }
                }
                _ => {}
            }
        }
        on(&cells);
        true
    })
}

/// The column of `B3`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(4);
    letters.fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1).checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn columns_are_counted_in_letters() {
        let places = ["A1", "Z9", "AA1", "XFD1048576", "", "12"];
        assert_eq!(places.map(column), [Some(0), Some(25), Some(26), Some(16_383), None, None]);
    }

    #[test]
    fn cells_are_shared_inline_or_plain_and_may_be_left_out() {
        let mut sst =
            &b"<sst><si><t>a &amp; b</t></si><si><r><t>c</t></r><r><t>d</t></r><rPh><t>x</t></rPh></si></sst>"[..];
        let mut texts = Vec::new();
        strings(&mut |buf| sst.read(buf), &mut texts).expect("XML");
        assert_eq!(texts, ["a & b", "cd"]);
        let mut sheet =
            &b"<x:worksheet><x:sheetData><row r='1'><c r='A1' t='s'><v>1</v></c><c r='C1'><v>7</v></c></row>\
                     <row/><row><c t='inlineStr'><is><t>e</t></is></c><c t='str'><f>1+1</f><v>2</v></c>\
                     <c t='s'><v>9</v></c></row></x:sheetData></x:worksheet>"[..];
        let mut out = Vec::new();
        rows(&mut |buf| sheet.read(buf), &texts, &mut |cells| out.push(cells.join("|"))).expect("XML");
        assert_eq!(out, ["cd||7", "", "e|2|"]);
    }

    #[test]
    fn texts_before_damage_stay_and_long_ones_are_cut() {
        let run = format!("<r><t>{}</t></r>", "ä".repeat(1_500));
        let sst = format!("<sst><si>{run}{run}</si><si><t>whole</t></si><si><t>cu");
        let mut read = sst.as_bytes();
        let mut texts = Vec::new();
        strings(&mut |buf| read.read(buf), &mut texts).expect_err("cut");
        assert_eq!(texts, ["ä".repeat(2_048), "whole".to_owned()]);
    }
}
