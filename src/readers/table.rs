//! CSV as exports write it: a preamble before the header, any of three delimiters, any encoding, ragged rows.
//!
//! What leaves this room: one row at a time, its cells found by the header's names, never by position.

use super::text;
use crate::{Error, ErrorKind, Result};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::borrow::Cow;
use std::io::Read;

/// The longest row, in bytes. A longer one is a quotation mark that nobody closed.
const MAX_ROW: usize = 16 << 20;
/// Where the header must stand: among so many first rows (LinkedIn's "Notes:" takes three).
const HEADER_ROWS: usize = 15;
/// Bytes read at once; the header must be within the first of them.
const CHUNK: usize = 64 << 10;

/// A header's cells, trimmed and in lower case, with their columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header(Vec<String>);

impl Header {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|cell| cell == name)
    }
}

/// One row below the header.
#[derive(Debug)]
pub struct Row<'a> {
    /// Counts the rows below the header, from 1.
    pub number: u32,
    /// The line of the file that it ends in, from 1.
    end: u64,
    header: &'a Header,
    bytes: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Row<'a> {
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
        self.end - self.bytes.iter().filter(|b| **b == b'\n').count() as u64
    }

    /// The header's names and the cells under them.
    pub fn cells(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        self.header.0.iter().enumerate().map(|(i, name)| (name.as_str(), self.cell(i)))
    }

    fn cell(&self, column: usize) -> Cow<'a, str> {
        let Some(&end) = self.ends.get(column) else { return Cow::Borrowed("") };
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        let cell = self.bytes.get(start..end).unwrap_or_default();
        match text::decode(cell) {
            Cow::Borrowed(s) if !s.contains('\0') => Cow::Borrowed(s.trim()),
            s => Cow::Owned(s.replace('\0', "").trim().to_owned()),
        }
    }

    /// No cell has anything in it (LinkedIn pads files with `,,,,,,`).
    fn is_blank(&self) -> bool {
        self.bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0)
    }
}

/// What the reader hands over.
#[derive(Debug)]
pub enum Event<'a> {
    /// A row.
    Row(Row<'a>),
    /// Something is wrong in row number so-and-so, but its cells will still come.
    Odd(u32, &'static str),
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
    let lower = start.to_ascii_lowercase();
    need.iter().all(|name| !name.is_ascii() || memchr::memmem::find(&lower, name.as_bytes()).is_some())
}

/// Calls `on` for each row below the header, which is the first row with all of `need` (lower case).
///
/// # Errors
/// The reader's own; [`ErrorKind::Damaged`] when there is no such header, or a row never ends. Rows handed over
/// before are good.
pub fn rows(mut reader: impl Read, need: &[&str], on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
    let mut chunk = vec![0; CHUNK];
    let mut filled = fill(&mut reader, &mut chunk)?;
    let Some((delimiter, header_row, header)) = find_header(&chunk[..filled], need) else {
        return Err(no_header(&chunk[..filled], need));
    };
    let mut table = Table::new(delimiter);
    let mut seen = 0;
    let mut nul_said = false;
    // The last row, where it has fewer cells than the header.
    let mut short = None;
    loop {
        let mut input = &chunk[..filled];
        loop {
            match table.step(&mut input, filled == 0)? {
                Step::NeedsInput => break,
                Step::End => {
                    if let Some(number) = short {
                        let why = "its last row lacks cells: the file is cut short, or a quotation mark is not closed and \
                                   hides what follows; download it again";
                        on(Event::Odd(number, why));
                    }
                    return Ok(());
                }
                Step::Row => {}
            }
            seen += 1;
            if seen > header_row + 1 {
                let number = u32::try_from(seen - header_row - 1).unwrap_or(u32::MAX);
                let row =
                    Row { number, end: table.line(), header: &header, bytes: table.bytes(), ends: table.ends() };
                if !nul_said && memchr::memchr(0, row.bytes).is_some() {
                    nul_said = true;
                    let why = "it holds NUL bytes, which were left out: the file was damaged in storage, or saved as \
                               UTF-16; download it again if names look wrong";
                    if !on(Event::Odd(number, why)) {
                        return Ok(());
                    }
                }
                short = (row.ends.len() < header.0.len() && !row.is_blank()).then_some(number);
                if !row.is_blank() && !on(Event::Row(row)) {
                    return Ok(());
                }
            }
            table.clear();
        }
        filled = fill(&mut reader, &mut chunk)?;
    }
}

fn no_header(start: &[u8], need: &[&str]) -> Error {
    if start.is_empty() {
        return Error::new(ErrorKind::Empty);
    }
    let found = text::decode(start.split(|b| *b == b'\n').next().unwrap_or_default()).trim().to_owned();
    let found: String = found.chars().take(120).collect();
    Error::new(ErrorKind::Damaged(format!("no header row with {} (it begins: {found})", need.join(", "))))
}

/// Reads until the buffer is full or the file ends.
fn fill(reader: &mut impl Read, buffer: &mut [u8]) -> Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            // Deliver what came before the damage; it shows again at the next call.
            Err(_) if filled > 0 => break,
            Err(e) => return Err(e.into()),
        }
    }
    Ok(filled)
}

fn find_header(start: &[u8], need: &[&str]) -> Option<(u8, usize, Header)> {
    [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
        let mut table = Table::new(delimiter);
        // A header at the very end of a file may lack its line break: an empty input ends the last row.
        let mut input = start;
        for row in 0..HEADER_ROWS {
            let step = match table.step(&mut input, false).ok()? {
                Step::NeedsInput => table.step(&mut &b""[..], true).ok()?,
                other => other,
            };
            if !matches!(step, Step::Row) {
                return None;
            }
            let header = table.header();
            if need.iter().all(|name| header.column(name).is_some()) {
                return Some((delimiter, row, header));
            }
            table.clear();
        }
        None
    })
}

enum Step {
    Row,
    NeedsInput,
    End,
}

/// csv-core's machine with its buffers.
struct Table {
    machine: Reader,
    bytes: Vec<u8>,
    len: usize,
    ends: Vec<usize>,
    fields: usize,
    /// Whether the last byte read was a line break.
    broken: bool,
}

impl Table {
    fn new(delimiter: u8) -> Table {
        let machine = ReaderBuilder::new().delimiter(delimiter).build();
        Table { machine, bytes: vec![0; 1 << 12], len: 0, ends: vec![0; 64], fields: 0, broken: false }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn ends(&self) -> &[usize] {
        &self.ends[..self.fields]
    }

    /// The line in which the row in work ends. The machine counts a break as read; of `\r\n` it leaves the second byte.
    fn line(&self) -> u64 {
        self.machine.line() - u64::from(self.broken)
    }

    fn clear(&mut self) {
        self.len = 0;
        self.fields = 0;
    }

    fn header(&self) -> Header {
        let mut start = 0;
        let cell = |&end: &usize| {
            let cell = text::decode(self.bytes().get(start..end).unwrap_or_default())
                .trim()
                .trim_matches('"')
                .to_lowercase();
            start = end;
            cell
        };
        Header(self.ends().iter().map(cell).collect())
    }

    /// One row, or as much of it as `input` has. To the machine nothing more is the end, so it gets nothing only at
    /// `end`: a row may end just where a chunk does.
    fn step(&mut self, input: &mut &[u8], end: bool) -> Result<Step> {
        loop {
            if input.is_empty() && !end {
                return Ok(Step::NeedsInput);
            }
            let (result, read, written, ended) =
                self.machine.read_record(input, &mut self.bytes[self.len..], &mut self.ends[self.fields..]);
            self.broken = read > 0 && input[read - 1] == b'\n';
            *input = &input[read..];
            self.len += written;
            self.fields += ended;
            match result {
                ReadRecordResult::Record => return Ok(Step::Row),
                ReadRecordResult::End => return Ok(Step::End),
                ReadRecordResult::InputEmpty => return Ok(Step::NeedsInput),
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull
                    if self.bytes.len() > MAX_ROW || self.ends.len() > MAX_ROW / 16 =>
                {
                    let line = self.machine.line();
                    return Err(Error::new(ErrorKind::Damaged(format!(
                        "a row that ends no earlier than line {line} is longer than {} MB: a quotation mark is not closed",
                        MAX_ROW >> 20
                    ))));
                }
                ReadRecordResult::OutputFull => self.bytes.resize(self.bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_end_where_a_chunk_does_lose_nothing() {
        // Of 64 bytes each, the header's too: every chunk ends with a row.
        let line = |n: usize| format!("{n:063}\n");
        let text: String = std::iter::once(format!("{:<63}\n", "Name")).chain((1..4_000).map(line)).collect();
        let (rows, end) = read(text.as_bytes(), &["name"]);
        assert!(end.is_ok());
        assert_eq!(rows.len(), 3_999);
        // A cell that fills what it is kept in just there.
        let long = format!("Name\n\"{}\"\nlast\n", "x".repeat(4 * CHUNK));
        assert_eq!(read(long.as_bytes(), &["name"]).0.len(), 2);
    }

    fn read(bytes: &[u8], need: &[&str]) -> (Vec<String>, Result<()>) {
        let mut out = Vec::new();
        let end = rows(bytes, need, &mut |event| {
            out.push(match event {
                Event::Row(row) => {
                    let cells: Vec<String> = row.cells().map(|(name, cell)| format!("{name}={cell}")).collect();
                    format!("{} {}", row.number, cells.join("|"))
                }
                Event::Odd(number, _) => format!("!{number}"),
            });
            true
        });
        (out, end)
    }

    #[test]
    fn a_preamble_is_passed_over() {
        let text = "\u{feff}Notes:\n\"Some, \"\"text\"\"\n more\"\n\nFirst Name,URL\nAnn,x\n,,\n\"Zo\u{eb}\n2\",y";
        let (out, end) = read(text.as_bytes(), &["first name", "url"]);
        assert_eq!(out, ["1 first name=Ann|url=x", "3 first name=Zo\u{eb}\n2|url=y"]);
        assert!(end.is_ok());
    }

    #[test]
    fn semicolons_tabs_windows_1252_and_ragged_rows() {
        assert_eq!(read(b"A;B\nZo\xeb;2;3\n4\n5;6", &["a", "b"]).0, ["1 a=Zo\u{eb}|b=2", "2 a=4|b=", "3 a=5|b=6"]);
        assert_eq!(read(b"a\tb\n1\t2\n", &["a", "b"]).0, ["1 a=1|b=2"]);
    }

    #[test]
    fn a_cut_last_row_is_read_and_said() {
        let (out, end) = read(b"a,b,c\n1,2,3\n4,\"x\n5,6,7\n8,9,10\n", &["a"]);
        assert_eq!(out, ["1 a=1|b=2|c=3", "2 a=4|b=x\n5,6,7\n8,9,10|c=", "!2"]);
        assert!(end.is_ok());
    }

    #[test]
    fn nuls_are_left_out_and_said() {
        assert_eq!(read(b"a,b\n1,\0x\0\n2,y\n", &["a", "b"]).0, ["!1", "1 a=1|b=x", "2 a=2|b=y"]);
    }

    #[test]
    fn no_header_names_what_was_looked_for() {
        let error = read(b"x,y\n1,2\n", &["a"]).1.expect_err("no header");
        assert!(error.to_string().contains("no header row with a") && error.to_string().contains("x,y"), "{error}");
    }

    #[test]
    fn a_row_that_never_ends_is_an_error_not_a_memory_hog() {
        let text = Read::chain(&b"a,b\n1,2\n\""[..], std::io::repeat(b'x').take(64 << 20));
        let mut good = 0;
        let end = rows(text, &["a"], &mut |_| {
            good += 1;
            true
        });
        assert!(end.expect_err("too long").to_string().contains("quotation mark"));
        assert_eq!(good, 1);
    }

    #[test]
    fn rows_know_their_lines() {
        for (text, expected) in
            [("a,b\n1,2\n\n3,\"x\ny\"\n5,6", [2, 4, 6]), ("a,b\r\n1,2\r\n\r\n3,\"x\r\ny\"\r\n5,6\r\n", [2, 4, 6])]
        {
            let mut lines = Vec::new();
            let end = rows(text.as_bytes(), &["a"], &mut |event| {
                if let Event::Row(row) = event {
                    lines.push(row.line());
                }
                true
            });
            assert_eq!((&*lines, end), (&expected[..], Ok(())));
        }
    }

    #[test]
    fn a_header_alone_is_an_empty_table() {
        assert_eq!(read(b"a,b", &["a"]), (vec![], Ok(())));
    }
}
