//! Where a row ends, and where its cells do.
//!
//! By the letter of RFC 4180 first. A row that breaks it, or has another number of cells than the header, is looked at once
//! more: LinkedIn writes `\"` within quotations (2019–2026), some write bare quotation marks within, and some leave one
//! open. The last would hide all rows up to the next mark; so a line within it that reads as a whole row ends it.

use super::window::Window;
use crate::Result;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::cell::RefCell;
use std::io::Read;
use std::ops::Range;

/// The longest row, in bytes. A longer one is a quotation mark that nobody closed.
pub(super) const MAX_ROW: usize = 4 << 20;
/// Bytes that may be looked at again, for each that is read.
const AGAIN: u64 = 8;
/// Bytes within which a row has to end, once more than that was looked at.
const SHORT: usize = 4 << 10;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Whole,
    /// A quotation mark is not closed, but its cells are all there.
    Mended,
    /// The file ends within a quotation.
    Cut,
    /// Its cells can't be told apart.
    Lost,
}

/// How quotation marks are written within a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// `""`.
    Doubled,
    /// `\"`, too.
    Escaped,
    /// As they come: what closes a quotation stands before a delimiter or the line's end.
    Bare,
}

/// What a scan finds.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// The row ends here.
    Row(usize),
    /// A quotation mark stands where none may.
    Stray,
    /// The bytes end before the row.
    Open,
}

/// The length of the line breaks at the beginning.
pub(super) fn blank_lines(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count()
}

thread_local! {
    /// By delimiter and kind of mark: building one takes as long as reading a small file, and a copy of a built one
    /// (csv-core 0.1.13) isn't the same.
    static MACHINES: RefCell<Vec<((u8, Marks), Reader)>> = const { RefCell::new(Vec::new()) };
}

/// Calls `on` with a machine at its beginning.
fn with_machine<T>(delimiter: u8, marks: Marks, on: impl FnOnce(&mut Reader) -> T) -> T {
    MACHINES.with_borrow_mut(|machines| {
        let known = machines.iter().position(|(of, _)| *of == (delimiter, marks));
        let at = known.unwrap_or_else(|| {
            let escape = (marks == Marks::Escaped).then_some(b'\\');
            machines.push(((delimiter, marks), ReaderBuilder::new().delimiter(delimiter).escape(escape).build()));
            machines.len() - 1
        });
        let machine = &mut machines[at].1;
        machine.reset();
        on(machine)
    })
}

/// A row's cells: as they stand in the file, or as csv-core unquoted them.
#[derive(Default)]
pub(super) struct Cells {
    ranges: Vec<Range<usize>>,
    /// Marks stand within a quotation: the cells are those of `unquoted`.
    marks: bool,
    unquoted: Vec<u8>,
    length: usize,
    ends: Vec<usize>,
}

impl Cells {
    /// The cells of the row that was read from `row`.
    pub fn of<'a>(&'a self, row: &'a [u8]) -> (&'a [u8], &'a [Range<usize>]) {
        (if self.marks { &self.unquoted[..self.length] } else { row }, &self.ranges)
    }

    /// Reads the first row of `bytes`, and be it that they end before it does; its length.
    pub fn read(&mut self, bytes: &[u8], delimiter: u8) -> Option<usize> {
        match self.scan(bytes, delimiter, Marks::Doubled, true) {
            End::Row(end) => {
                self.unquote(&bytes[..end], delimiter, Marks::Doubled);
                Some(end)
            }
            End::Stray | End::Open => Some(self.lenient(bytes, delimiter, true)?),
        }
    }

    /// The end of the row at the beginning of `bytes`, after which `ended` says that there are no more. Line breaks count
    /// to the row behind them.
    fn scan(&mut self, bytes: &[u8], delimiter: u8, marks: Marks, ended: bool) -> End {
        self.ranges.clear();
        self.marks = false;
        let mut at = 0;
        loop {
            let start = at;
            if bytes.get(at) == Some(&b'"') {
                at += 1;
                loop {
                    let rest = &bytes[at..];
                    let found = match marks {
                        Marks::Doubled | Marks::Bare => memchr::memchr(b'"', rest),
                        Marks::Escaped => memchr::memchr2(b'"', b'\\', rest),
                    };
                    let Some(found) = found else { return End::Open };
                    at += found;
                    match (bytes[at], bytes.get(at + 1)) {
                        (_, None) if !ended => return End::Open,
                        (b'\\', None) => return End::Open,
                        (b'\\', _) => {
                            self.marks = true;
                            at += 2;
                        }
                        (_, Some(b'"')) if marks != Marks::Bare => {
                            self.marks = true;
                            at += 2;
                        }
                        (_, None | Some(b'\r' | b'\n')) => break,
                        (_, Some(next)) if *next == delimiter => break,
                        _ if marks == Marks::Bare => at += 1,
                        _ => return End::Stray,
                    }
                }
                self.ranges.push(start + 1..at);
                at += 1;
            } else {
                match memchr::memchr3(delimiter, b'\n', b'\r', &bytes[at..]) {
                    Some(length) => at += length,
                    None if ended => at = bytes.len(),
                    None => return End::Open,
                }
                self.ranges.push(start..at);
            }
            match bytes.get(at) {
                Some(b) if *b == delimiter => at += 1,
                _ => return End::Row(at),
            }
        }
    }

    /// Cells of a row that was scanned, where marks stand within.
    fn unquote(&mut self, row: &[u8], delimiter: u8, marks: Marks) {
        if self.marks {
            with_machine(delimiter, marks, |machine| self.run(machine, row, true));
        }
    }

    /// The row at the beginning of `bytes` as csv-core reads it, which knows no error; `None` where it doesn't end.
    fn lenient(&mut self, bytes: &[u8], delimiter: u8, ended: bool) -> Option<usize> {
        with_machine(delimiter, Marks::Doubled, |machine| self.run(machine, bytes, ended))
    }

    fn run(&mut self, machine: &mut Reader, bytes: &[u8], ended: bool) -> Option<usize> {
        self.marks = true;
        let (mut at, mut length, mut cells) = (0, 0, 0);
        self.unquoted.resize(self.unquoted.len().max(1 << 10), 0);
        self.ends.resize(self.ends.len().max(64), 0);
        loop {
            let rest = &bytes[at..];
            if rest.is_empty() && !ended {
                return None;
            }
            let (result, read, written, ends) =
                machine.read_record(rest, &mut self.unquoted[length..], &mut self.ends[cells..]);
            at += read;
            length += written;
            cells += ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.unquoted.resize(self.unquoted.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.ranges.clear();
        self.length = length;
        let mut start = 0;
        for &end in &self.ends[..cells] {
            self.ranges.push(start..end);
            start = end;
        }
        Some(at)
    }

    /// A row whose quotation marks are taken for letters.
    fn plain(&mut self, row: &[u8], delimiter: u8) {
        self.marks = false;
        self.ranges.clear();
        let mut start = 0;
        for end in memchr::memchr_iter(delimiter, row).chain([row.len()]) {
            self.ranges.push(start..end);
            start = end + 1;
        }
    }
}

/// A row that is told where it begins.
pub(super) struct Row {
    pub line: u64,
    pub verdict: Verdict,
    /// Lines within a quotation that look like rows.
    pub hidden: u64,
}

/// Bytes of a cell that are compared.
const SAMPLE: usize = 32;

/// How a cell is made: digits and letters alike, however many follow one another.
fn pattern(cell: &[u8]) -> impl Iterator<Item = u8> + Clone + '_ {
    let class = |b: &u8| match b {
        b'0'..=b'9' => b'0',
        b if b.is_ascii_alphabetic() || !b.is_ascii() => b'a',
        b => *b,
    };
    let classes = cell.iter().take(SAMPLE).map(class);
    let before = std::iter::once(0).chain(classes.clone());
    classes.zip(before).filter(|(class, before)| class != before).map(|(class, _)| class)
}

/// Whether a line reads as a row of so many cells, the first of which is made like another row's.
fn looks_alike(cells: &mut Cells, line: &[u8], delimiter: u8, usual: usize, sample: &[u8]) -> bool {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    matches!(cells.scan(line, delimiter, Marks::Doubled, true), End::Row(_))
        && cells.ranges.len() == usual
        && pattern(&line[cells.ranges[0].clone()]).eq(pattern(sample))
}

/// The rows of a table, one after another.
pub(super) struct Rows<R> {
    window: Window<R>,
    delimiter: u8,
    /// Cells of the header, and of the last row on one line: exports that add a cell add it to every row.
    width: usize,
    usual: usize,
    /// The beginning of that row's first cell.
    sample: Vec<u8>,
    hidden: u64,
    cells: Cells,
    /// Another row's, that is only tried.
    tried: Cells,
    /// The length of the row in work.
    length: usize,
    /// Bytes read, and those that were looked at again.
    read: u64,
    again: u64,
}

impl<R: Read> Rows<R> {
    pub fn new(window: Window<R>, delimiter: u8, width: usize) -> Rows<R> {
        let (cells, tried) = (Cells::default(), Cells::default());
        Rows {
            window,
            delimiter,
            width,
            usual: width,
            sample: Vec::new(),
            hidden: 0,
            cells,
            tried,
            length: 0,
            read: 0,
            again: 0,
        }
    }

    /// The cells of the row in work.
    pub fn row(&self) -> (&[u8], &[Range<usize>]) {
        self.cells.of(&self.window.bytes()[..self.length])
    }

    /// Goes to the next row, where there is one.
    pub fn next(&mut self) -> Result<Option<Row>> {
        self.window.pass(self.length);
        self.read += self.length as u64;
        self.length = 0;
        loop {
            let blank = blank_lines(self.window.bytes());
            self.window.pass(blank);
            if !self.window.bytes().is_empty() {
                break;
            }
            if self.window.ended {
                return Ok(None);
            }
            self.window.more()?;
        }
        let verdict = self.verdict()?;
        let hidden = std::mem::take(&mut self.hidden);
        Ok(Some(Row { line: self.window.line, verdict, hidden }))
    }

    /// Whether a row may have so many cells.
    fn fits(&self, cells: &Cells) -> bool {
        [self.width, self.usual].contains(&cells.ranges.len())
    }

    fn verdict(&mut self) -> Result<Verdict> {
        // Where marks open again and again what never ends, each row would be looked for in all that follow.
        let most = if self.is_costly() { SHORT } else { MAX_ROW };
        let strict = loop {
            let (bytes, ended) = (self.window.bytes(), self.window.ended);
            let looked = if most < MAX_ROW { &bytes[..bytes.len().min(most)] } else { bytes };
            match self.cells.scan(looked, self.delimiter, Marks::Doubled, ended && looked.len() == bytes.len()) {
                End::Open if !ended && bytes.len() < most => self.window.more()?,
                end => break end,
            }
        };
        let End::Row(end) = strict else { return self.doubtful(strict) };
        let bytes = &self.window.bytes()[..end];
        let one_line = memchr::memchr2(b'\n', b'\\', bytes).is_none();
        if !self.fits(&self.cells) && !one_line {
            return self.doubtful(strict);
        }
        if one_line {
            self.usual = self.cells.ranges.len();
            self.sample.clear();
            self.sample.extend(bytes[self.cells.ranges[0].clone()].iter().take(SAMPLE));
        } else if self.usual > 2 && !self.sample.is_empty() {
            // From outside: rows are told by their lines, whatever the quotation marks say.
            self.hidden = bytes
                .split(|b| *b == b'\n')
                .skip(1)
                .filter(|line| looks_alike(&mut self.tried, line, self.delimiter, self.usual, &self.sample))
                .count() as u64;
        }
        self.cells.unquote(bytes, self.delimiter, Marks::Doubled);
        self.length = end;
        Ok(Verdict::Whole)
    }

    /// A row whose quotation marks don't add up, or that has more or fewer cells than it should have.
    fn doubtful(&mut self, strict: End) -> Result<Verdict> {
        loop {
            let (bytes, ended) = (self.window.bytes(), self.window.ended);
            self.again += bytes.len().min(MAX_ROW) as u64;
            if self.is_costly() {
                return match memchr::memchr(b'\n', bytes) {
                    Some(line) => self.resumed(None, line),
                    None if ended => self.resumed(None, bytes.len()),
                    None => self.endless(),
                };
            }
            if let End::Row(end) = self.cells.scan(bytes, self.delimiter, Marks::Escaped, ended)
                && self.fits(&self.cells)
            {
                self.cells.unquote(&bytes[..end], self.delimiter, Marks::Escaped);
                self.length = end;
                return Ok(Verdict::Whole);
            }
            let end = match strict {
                End::Row(end) => Some(end),
                End::Open | End::Stray => match self.cells.scan(bytes, self.delimiter, Marks::Bare, ended) {
                    End::Row(end) if self.fits(&self.cells) => Some(end),
                    _ => self.cells.lenient(bytes, self.delimiter, ended),
                },
            };
            if end.is_none() && bytes.len() < MAX_ROW && !ended {
                self.window.more()?;
                continue;
            }
            let whole = end.unwrap_or(bytes.len());
            let line = memchr::memchr(b'\n', &bytes[..whole]);
            let next = line.and_then(|line| self.next_row(line + 1, whole));
            return match (end, next, line) {
                (_, Some(next), Some(line)) => self.resumed(Some(next), line),
                (None, _, Some(line)) => self.resumed(None, line),
                (None, _, None) => self.endless(),
                (Some(end), ..) => Ok(self.accepted(end, strict)),
            };
        }
    }

    /// The row ends where it seemed to: its cells as the best reading of them.
    fn accepted(&mut self, end: usize, strict: End) -> Verdict {
        let row = &self.window.bytes()[..end];
        self.length = end;
        match strict {
            End::Row(_) => {
                self.cells.scan(row, self.delimiter, Marks::Doubled, true);
                self.cells.unquote(row, self.delimiter, Marks::Doubled);
            }
            _ => {
                self.cells.scan(row, self.delimiter, Marks::Bare, true);
                if !self.fits(&self.cells) {
                    self.cells.lenient(row, self.delimiter, true);
                }
            }
        }
        if strict == End::Open { Verdict::Cut } else { Verdict::Whole }
    }

    /// The row in work ends before `next`, or with its first line, which is so long.
    fn resumed(&mut self, next: Option<usize>, line: usize) -> Result<Verdict> {
        let bytes = self.window.bytes();
        self.length = next.unwrap_or(line);
        self.cells.lenient(&bytes[..self.length], self.delimiter, true);
        if !self.fits(&self.cells) {
            let first = bytes[..line].strip_suffix(b"\r").unwrap_or(&bytes[..line]);
            self.cells.plain(first, self.delimiter);
        }
        Ok(if self.fits(&self.cells) { Verdict::Mended } else { Verdict::Lost })
    }

    /// More was looked at again than what a file may cost.
    fn is_costly(&self) -> bool {
        self.again > AGAIN * (self.read + 4 * MAX_ROW as u64)
    }

    /// The first line from `at` on, but before `end`, that is a row with as many cells as the header.
    fn next_row(&mut self, mut at: usize, end: usize) -> Option<usize> {
        while at < end {
            if self.is_costly() {
                return Some(at);
            }
            let bytes = &self.window.bytes()[at..];
            let line = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |length| length + 1);
            for marks in [Marks::Doubled, Marks::Escaped] {
                let found = self.tried.scan(bytes, self.delimiter, marks, self.window.ended);
                let looked = if let End::Row(end) = found { end } else { bytes.len() };
                self.again += looked.max(line) as u64;
                if matches!(found, End::Row(_)) && self.tried.ranges.len() == self.usual {
                    return Some(at);
                }
            }
            at += line;
        }
        None
    }

    /// A row that is longer than rows may be, on one line: what follows that line counts.
    fn endless(&mut self) -> Result<Verdict> {
        loop {
            let bytes = self.window.bytes();
            let line = memchr::memchr(b'\n', bytes);
            self.length = line.unwrap_or(bytes.len());
            if line.is_some() || self.window.ended {
                return Ok(Verdict::Lost);
            }
            self.window.pass(self.length);
            self.window.more()?;
        }
    }
}
