//! CSV as exports write it: a preamble before the header, any of three delimiters, any encoding, ragged rows.
//!
//! What leaves this room: one row at a time, its cells found by the header's names, never by position. Where a row ends is
//! told by [`scan`], which knows how many cells it should have; cells with quotation marks within are csv-core's to read.

mod scan;
#[cfg(test)]
mod tests;
mod window;

use super::text;
use crate::{Error, ErrorKind, Result};
use scan::{Cells, Row as Scanned, Rows, Verdict};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;
use std::ops::Range;
use window::Window;

/// Where the header must stand: among so many first rows (LinkedIn's "Notes:" takes three).
const HEADER_ROWS: usize = 15;

/// In so many first bytes stray quotation marks are looked for.
const HEADER: usize = 1 << 10;

/// A header's cells, trimmed and in lower case, with their columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    cells: Vec<String>,
    /// The first column of each name: a row asks for some, and there may be thousands.
    columns: HashMap<String, usize>,
}

impl Header {
    fn of(bytes: &[u8], cells: &[Range<usize>]) -> Header {
        let cells: Vec<String> = cells.iter().map(|cell| label(&bytes[cell.clone()]).to_lowercase()).collect();
        let columns = cells.iter().enumerate().rev().map(|(column, cell)| (cell.clone(), column)).collect();
        Header { cells, columns }
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        match self.cells.len() {
            ..=FEW => self.cells.iter().position(|cell| cell == name),
            _ => self.columns.get(name).copied(),
        }
    }
}

/// So many columns are looked through faster than looked up.
const FEW: usize = 32;

/// No label has quotation marks: those within are stray.
fn label(cell: &[u8]) -> String {
    text::decode(cell).trim().replace('"', "")
}

/// One row below the header.
#[derive(Debug)]
pub struct Row<'a> {
    /// Counts the rows below the header, from 1.
    pub number: u32,
    /// The line of the file that it begins in, from 1.
    line: u64,
    header: &'a Header,
    bytes: &'a [u8],
    cells: &'a [Range<usize>],
    /// The same bytes, where they are text and need no mending.
    text: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn new(number: u32, line: u64, header: &'a Header, bytes: &'a [u8], cells: &'a [Range<usize>]) -> Row<'a> {
        let mend = memchr::memchr(0, bytes).is_some() || memchr::memchr(0xef, bytes).is_some();
        let text = std::str::from_utf8(bytes).ok().filter(|_| !mend);
        Row { number, line, header, bytes, cells, text }
    }

    /// The cell under the header `name` (in lower case), trimmed; empty where there is none.
    pub fn get(&self, name: &str) -> Cow<'a, str> {
        self.header.column(name).map_or(Cow::Borrowed(""), |column| self.cell(column))
    }

    /// The cell in the first of these columns that the header has.
    pub fn any(&self, names: &[&str]) -> Cow<'a, str> {
        names.iter().find_map(|n| self.header.column(n)).map_or(Cow::Borrowed(""), |column| self.cell(column))
    }

    /// The line of the file that it begins in, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The header's names and the cells under them.
    pub fn cells(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        self.header.cells.iter().enumerate().map(|(i, name)| (name.as_str(), self.cell(i)))
    }

    fn cell(&self, column: usize) -> Cow<'a, str> {
        let Some(cell) = self.cells.get(column) else { return Cow::Borrowed("") };
        if let Some(cell) = self.text.and_then(|text| text.get(cell.clone())) {
            return Cow::Borrowed(text::trim(cell));
        }
        match text::decode(&self.bytes[cell.clone()]) {
            Cow::Borrowed(s) if !s.contains('\0') => Cow::Borrowed(s.trim()),
            s => Cow::Owned(s.replace('\0', "").trim().to_owned()),
        }
    }

    /// How many more rows its cells would make: where a line break is missing, the last cell of a row and the first of the
    /// next are one.
    fn joined(&self) -> u64 {
        let (width, last) = (self.header.cells.len(), self.cells.len().saturating_sub(1));
        // Some writers pad rows with cells that have nothing in them, beyond the header's.
        let filled = self.cells.iter().skip(width).any(|cell| !cell.is_empty());
        if width < 4 || !filled { 0 } else { (last / (width - 1)).saturating_sub(1) as u64 }
    }

    /// No cell has anything in it (LinkedIn pads files with `,,,,,,`).
    fn is_blank(&self) -> bool {
        let blank = |cell: &Range<usize>| self.bytes[cell.clone()].iter().all(|b| b.is_ascii_whitespace() || *b == 0);
        self.cells.iter().all(blank)
    }
}

/// What the reader hands over.
#[derive(Debug)]
pub enum Event<'a> {
    /// A row.
    Row(Row<'a>),
    /// Something is wrong in row number so-and-so, but its cells will still come, or have come.
    Odd(u32, &'static str),
    /// Row number so-and-so can't be read.
    Lost(u32, &'static str),
    /// So many lines within row number so-and-so, which will come, look like rows of their own.
    Hidden(u32, u64),
    /// Row number so-and-so, which will come, has the cells of so many more.
    Joined(u32, u64),
}

/// Whether a text begins with a table whose header has all of `need` (lower case) among its first rows.
pub fn has_header(start: &[u8], need: &[&str]) -> bool {
    may_have(start, need) && find_header(start, need).is_some()
}

/// Whether all the names stand there at all: of a stray file each table's are asked, and a search costs less than an
/// automaton. A text with zeros may be in UTF-16.
fn may_have(start: &[u8], need: &[&str]) -> bool {
    if memchr::memchr(0, start).is_some() {
        return true;
    }
    let mut lower = start.to_ascii_lowercase();
    let all = |text: &[u8]| {
        need.iter().all(|name| !name.is_ascii() || memchr::memmem::find(text, name.as_bytes()).is_some())
    };
    all(&lower) || {
        // A stray quotation mark may stand within a name.
        lower.truncate(HEADER);
        memchr::memchr(b'"', &lower).is_some() && {
            lower.retain(|byte| *byte != b'"');
            all(&lower)
        }
    }
}

const CUT: &str = "its last row ends within a quotation: the file is cut short, or a quotation mark is not closed; download it \
                   again";
const SHORT: &str = "its last row lacks cells: the file is cut short, or a quotation mark is not closed and hides what \
                     follows; download it again";
const NUL: &str = "it holds NUL bytes, which were left out: the file was damaged in storage; download it again if names \
                   look wrong";
const MENDED: &str = "a quotation mark in it is not closed; it was read up to where the next row begins";
const LOST: &str = "a quotation mark in it is not closed, and its cells can't be told apart; it was left out, everything \
                    else counts";

/// Calls `on` for each row below the header, which is the first row with all of `need` (lower case).
///
/// # Errors
/// The reader's own; [`ErrorKind::Damaged`] when there is no such header. Rows handed over before are good.
pub fn rows(reader: impl Read, need: &[&str], on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
    let mut window = Window::new(reader);
    window.more()?;
    let Some((delimiter, end, header)) = find_header(window.bytes(), need) else {
        return Err(no_header(window.bytes(), need));
    };
    window.pass(end);
    let mut rows = Rows::new(window, delimiter, header.cells.len());
    let mut number = 0_u32;
    let mut nul_told = false;
    // Of the last row: it has fewer cells than the header, or no end.
    let mut short = None;
    while let Some(Scanned { line, verdict, hidden }) = rows.next()? {
        number = number.saturating_add(1);
        if verdict == Verdict::Lost {
            short = None;
            if !on(Event::Lost(number, LOST)) {
                return Ok(());
            }
            continue;
        }
        let (bytes, cells) = rows.row();
        let row = Row::new(number, line, &header, bytes, cells);
        let blank = row.is_blank();
        short = match verdict {
            _ if cells.len() < header.cells.len() && !blank => Some((number, SHORT)),
            Verdict::Cut => Some((number, CUT)),
            _ => None,
        };
        if !nul_told && memchr::memchr(0, bytes).is_some() {
            nul_told = true;
            if !on(Event::Odd(number, NUL)) {
                return Ok(());
            }
        }
        if hidden > 0 && !on(Event::Hidden(number, hidden)) {
            return Ok(());
        }
        let joined = row.joined();
        if joined > 0 && !on(Event::Joined(number, joined)) {
            return Ok(());
        }
        if verdict == Verdict::Mended && !on(Event::Odd(number, MENDED)) || !blank && !on(Event::Row(row)) {
            return Ok(());
        }
    }
    if let Some((number, why)) = short {
        on(Event::Odd(number, why));
    }
    Ok(())
}

fn no_header(start: &[u8], need: &[&str]) -> Error {
    if start.is_empty() {
        return Error::new(ErrorKind::Empty);
    }
    let found = text::decode(start.split(|b| *b == b'\n').next().unwrap_or_default()).trim().to_owned();
    let found: String = found.chars().take(120).collect();
    Error::new(ErrorKind::Damaged(format!("no header row with {} (it begins: {found})", need.join(", "))))
}

/// The delimiter, where the header ends, and the header.
fn find_header(start: &[u8], need: &[&str]) -> Option<(u8, usize, Header)> {
    let mut cells = Cells::default();
    b",;\t".iter().find_map(|&delimiter| {
        let mut at = 0;
        for _ in 0..HEADER_ROWS {
            at += scan::blank_lines(&start[at..]);
            let row = &start[at..];
            if row.is_empty() {
                return None;
            }
            // A header at the very end of a file may lack its line break.
            let end = cells.read(row, delimiter)?;
            at += end;
            let line = memchr::memchr(b'\n', row).map_or(end, |n| n + 1);
            if line < end && memchr::memchr(delimiter, &row[line..end]).is_some() {
                // A stray quotation mark opened what is never closed, or far below: rows would be a name of a column.
                let cells = split(&row[..line], delimiter);
                let header = Header::of(row, &cells);
                if need.iter().all(|name| header.column(name).is_some()) {
                    return Some((delimiter, at - end + line, header));
                }
            }
            let (bytes, cells) = cells.of(row);
            if need.iter().all(|name| cells.iter().any(|cell| is(&label(&bytes[cell.clone()]), name))) {
                return Some((delimiter, at, Header::of(bytes, cells)));
            }
        }
        None
    })
}

/// Whether a header's cell is this one, in lower case.
/// Cells of a line, whatever quotation marks say.
fn split(line: &[u8], delimiter: u8) -> Vec<Range<usize>> {
    let ends = memchr::memchr_iter(delimiter, line).chain([line.len()]);
    ends.scan(0, |start, end| Some(std::mem::replace(start, end + 1)..end)).collect()
}

fn is(label: &str, name: &str) -> bool {
    label.eq_ignore_ascii_case(name) || !label.is_ascii() && label.to_lowercase() == name
}
