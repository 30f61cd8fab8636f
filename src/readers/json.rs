//! The element splitter: picks values out of a JSON text as it streams by, without holding the text.
//!
//! What leaves this room: the bytes of one wanted value at a time, with its number. Everything else is skipped by
//! counting brackets, so that a text of any length and any depth costs no memory. What is *inside* a wanted value is
//! the importer's to parse: a broken record then breaks nothing but itself.

pub mod fields;
pub mod record;

use super::value;
use crate::{Error, ErrorKind, Result};
use std::io::Read;

/// One step of a path to the wanted values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The member of this name, in upper or lower case (TikTok changes its mind about that).
    Key(&'static str),
    /// Every member of an object.
    Member,
    /// Every element of an array.
    Element,
    /// Every element of an array; an object in its place is taken as the only element (Facebook writes lists of one so).
    ElementOrOne,
}

/// The way from the root to wanted values.
pub type Path = &'static [Step];

/// A wanted value.
#[derive(Debug)]
pub struct Item<'a> {
    /// Which of the paths led here.
    pub path: usize,
    /// Counts the wanted values of the text, from 1.
    pub number: u32,
    /// The names of the members on the way here, outermost first.
    pub keys: &'a [String],
    /// Its text.
    pub text: &'a [u8],
    mended: record::Mended,
}

impl Item<'_> {
    /// The record as its layout's struct.
    ///
    /// # Errors
    /// [`ErrorKind::Damaged`] with the reason and the place within the record.
    pub fn parse<'s, T: serde::Deserialize<'s>>(&'s self) -> Result<T> {
        record::parse(self.text, &self.mended)
    }
}

/// What the splitter hands over.
#[derive(Debug)]
pub enum Event<'a> {
    /// A whole value (brackets balanced; its inside unchecked).
    Item(Item<'a>),
    /// A record that begins where another should have ended, or that exceeds [`MAX_ITEM`]: number and reason.
    Broken(u32, String),
}

/// The longest value that is handed over, in bytes: ten times the longest record seen in a real export. A longer one
/// is reported and skipped, so that memory stays bounded.
pub const MAX_ITEM: usize = 16 << 20;
/// Bytes read at once.
const CHUNK: usize = 64 << 10;

/// Calls `on` for each value at one of `paths`, in the order of the text. Anything before the first `[` or `{` is
/// passed over: the JavaScript assignments that Twitter wraps its arrays in, byte order marks. `on` returns `false`
/// to stop early.
///
/// # Errors
/// The reader's own; [`ErrorKind::Truncated`] when the text ends inside a value; [`ErrorKind::Damaged`] when no array or
/// object begins at all. What was handed over before is good.
pub fn split(mut reader: impl Read, paths: &[Path], on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
    assert!(paths.len() <= 32, "one bit each");
    let mut machine = Machine::new(paths);
    let mut chunk = vec![0; CHUNK];
    loop {
        let n = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(n) => n,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(e) => {
                machine.cut(on);
                return Err(e.into());
            }
        };
        if !machine.feed(&chunk[..n], on) {
            return Ok(());
        }
    }
    machine.finish(on)
}

/// An open container on the way to wanted values.
struct Frame {
    array: bool,
    /// The paths whose first steps led here, one bit each.
    live: u32,
    /// A member's name has been pushed for the value in work.
    named: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the root.
    Before,
    /// Between values of the innermost frame.
    Between,
    /// In a member's name of the innermost frame.
    Name { escaped: bool },
    /// In a value that is captured or skipped.
    Value,
    /// In a string of such a value.
    Text { escaped: bool },
    /// After the root.
    After,
}

struct Machine<'p> {
    paths: &'p [Path],
    state: State,
    frames: Vec<Frame>,
    keys: Vec<String>,
    /// The member's name as it stands in the text, quotes included.
    name: Vec<u8>,
    /// The value in work, where it is wanted.
    item: Vec<u8>,
    /// Which path wants it; `None` while skipping.
    wanted: Option<usize>,
    /// Brackets open within the value in work.
    depth: u64,
    /// The value in work is a bare word or number: it ends at the next delimiter.
    bare: bool,
    number: u32,
    too_long: bool,
    /// The line so far, up to [`LINE_START`] bytes: tells where a line-broken file begins its records.
    line: Vec<u8>,
    /// How the first record's line begins, where it stands at a line's start: the same text at a line's start inside
    /// a record means that record never ended.
    boundary: Option<Vec<u8>>,
}

const LINE_START: usize = 24;

impl<'p> Machine<'p> {
    fn new(paths: &'p [Path]) -> Self {
        Machine {
            paths,
            state: State::Before,
            frames: Vec::new(),
            keys: Vec::new(),
            name: Vec::new(),
            item: Vec::new(),
            wanted: None,
            depth: 0,
            bare: false,
            number: 0,
            too_long: false,
            line: Vec::new(),
            boundary: None,
        }
    }

    /// `false`: told to stop.
    fn feed(&mut self, mut bytes: &[u8], on: &mut dyn FnMut(Event<'_>) -> bool) -> bool {
        while let Some(&b) = bytes.first() {
            // Most bytes of an export are inside strings nobody wants: pass over them at memchr's speed, but for the
            // start of a line, which may tell that a record was never closed.
            if self.state == (State::Text { escaped: false }) && self.line.len() == LINE_START {
                let n = memchr::memchr3(b'"', b'\\', b'\n', bytes).unwrap_or(bytes.len());
                if n > 0 {
                    self.take(&bytes[..n]);
                    bytes = &bytes[n..];
                    continue;
                }
            }
            if !self.byte(b, on) {
                return false;
            }
            bytes = &bytes[1..];
        }
        true
    }

    fn byte(&mut self, b: u8, on: &mut dyn FnMut(Event<'_>) -> bool) -> bool {
        if b == b'\n' {
            self.line.clear();
        } else if self.line.len() < LINE_START {
            self.line.push(b);
            if b == b'{' && self.record_restarts() {
                return self.restart(on);
            }
        }
        match self.state {
            State::Before => {
                if b == b'[' || b == b'{' {
                    return self.begin(b, on);
                }
            }
            State::Between => return self.between(b, on),
            State::Name { escaped } => {
                self.name.push(b);
                self.state = State::Name { escaped: !escaped && b == b'\\' };
                if b == b'"' && !escaped {
                    self.end_name();
                }
            }
            State::Value => return self.in_value(b, on),
            State::Text { escaped } => {
                self.take(&[b]);
                self.state = match b {
                    b'"' if !escaped => State::Value,
                    _ => State::Text { escaped: !escaped && b == b'\\' },
                };
                if self.state == State::Value && self.depth == 0 {
                    return self.end_value(on);
                }
            }
            State::After => {}
        }
        true
    }

    fn between(&mut self, b: u8, on: &mut dyn FnMut(Event<'_>) -> bool) -> bool {
        let array = self.frames.last().is_some_and(|f| f.array);
        let named = self.frames.last().is_some_and(|f| f.named);
        match b {
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => {}
            b']' | b'}' => self.close(),
            b'"' if !array && !named => {
                self.name.clear();
                self.name.push(b);
                self.state = State::Name { escaped: false };
            }
            _ => return self.begin(b, on),
        }
        true
    }

    fn end_name(&mut self) {
        // A name that is no JSON string matches nothing.
        self.keys.push(value::string(&self.name).unwrap_or_default());
        if let Some(frame) = self.frames.last_mut() {
            frame.named = true;
        }
        self.state = State::Between;
    }

    /// A value begins with `b`: descend into it, capture it, or skip it.
    fn begin(&mut self, b: u8, on: &mut dyn FnMut(Event<'_>) -> bool) -> bool {
        let container = matches!(b, b'[' | b'{');
        let mut live = self.live_here();
        let depth = self.frames.len();
        let ends = |i: &usize| live & (1 << i) != 0 && self.ends_at(*i, depth, b);
        self.wanted = (0..self.paths.len()).find(ends);
        if self.wanted.is_none() && container && live != 0 {
            if b == b'{' {
                live = self.as_one(live, depth);
            }
            self.frames.push(Frame { array: b == b'[', live, named: false });
            self.state = State::Between;
            return true;
        }
        if self.wanted.is_some() {
            self.number += 1;
            if self.boundary.is_none() && b == b'{' {
                let starts_line = self.line.last() == Some(&b'{') && self.line.len() < LINE_START;
                let indent = self.line.len().saturating_sub(1);
                let blank = self.line[..indent].iter().all(|c| matches!(c, b' ' | b'\t'));
                // Only a file that breaks its lines between records has a usable boundary.
                self.boundary = Some(if starts_line && blank { self.line.clone() } else { Vec::new() });
            }
        }
        self.item.clear();
        self.too_long = false;
        self.depth = 0;
        self.bare = false;
        self.state = State::Value;
        self.in_value(b, on)
    }

    /// The paths that reach the value which begins here.
    fn live_here(&self) -> u32 {
        let Some(frame) = self.frames.last() else {
            return if self.paths.len() == 32 { u32::MAX } else { (1 << self.paths.len()) - 1 };
        };
        let depth = self.frames.len() - 1;
        let fits = |i: usize| match self.paths[i].get(depth) {
            Some(Step::Element | Step::ElementOrOne) => frame.array,
            Some(Step::Member) => !frame.array,
            Some(Step::Key(key)) => !frame.array && self.keys.last().is_some_and(|k| k.eq_ignore_ascii_case(key)),
            None => false,
        };
        (0..self.paths.len()).filter(|&i| frame.live & (1 << i) != 0 && fits(i)).fold(0, |m, i| m | (1 << i))
    }

    /// Whether path `i` ends at the value beginning with `b` at `depth`.
    fn ends_at(&self, i: usize, depth: usize, b: u8) -> bool {
        let rest = &self.paths[i][depth.min(self.paths[i].len())..];
        rest.is_empty() || (b == b'{' && rest == [Step::ElementOrOne])
    }

    /// An object in the place of a list that goes on below its elements isn't seen in exports; those paths end here.
    fn as_one(&self, live: u32, depth: usize) -> u32 {
        let stays = |i: &usize| self.paths[*i].get(depth) != Some(&Step::ElementOrOne);
        (0..self.paths.len()).filter(|i| live & (1 << i) != 0).filter(stays).fold(0, |m, i| m | (1 << i))
    }

    fn in_value(&mut self, b: u8, on: &mut dyn FnMut(Event<'_>) -> bool) -> bool {
        match b {
            b'"' => {
                self.take(&[b]);
                self.state = State::Text { escaped: false };
            }
            b'[' | b'{' => {
                self.take(&[b]);
                self.depth += 1;
            }
            b']' | b'}' if self.depth > 0 => {
                self.take(&[b]);
                self.depth -= 1;
                if self.depth == 0 {
                    return self.end_value(on);
                }
            }
            // A bare word ends at what belongs to the container around it.
            b']' | b'}' | b',' if self.depth == 0 => {
                let goes_on = self.end_value(on);
                return goes_on && self.between(b, on);
            }
            b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 => return self.end_value(on),
            _ => {
                self.bare |= self.depth == 0;
                self.take(&[b]);
            }
        }
        true
    }

    /// Keeps the bytes of a wanted value, up to the limit.
    fn take(&mut self, bytes: &[u8]) {
        if self.wanted.is_none() || self.too_long {
            return;
        }
        if self.item.len() + bytes.len() > MAX_ITEM {
            self.too_long = true;
            self.item = Vec::new();
            return;
        }
        self.item.extend_from_slice(bytes);
    }

    fn end_value(&mut self, on: &mut dyn FnMut(Event<'_>) -> bool) -> bool {
        let goes_on = match self.wanted.take() {
            None => true,
            Some(_) if self.too_long => {
                let why = format!("the record is longer than {} MB and was skipped", MAX_ITEM >> 20);
                on(Event::Broken(self.number, why))
            }
            Some(path) => on(Event::Item(Item {
                path,
                number: self.number,
                keys: &self.keys,
                text: &self.item,
                mended: Default::default(),
            })),
        };
        self.value_done();
        goes_on
    }

    fn value_done(&mut self) {
        match self.frames.last_mut() {
            None => self.state = State::After,
            Some(frame) => {
                if std::mem::take(&mut frame.named) {
                    self.keys.pop();
                }
                self.state = State::Between;
            }
        }
    }

    fn close(&mut self) {
        if self.frames.last().is_some_and(|f| f.named) {
            self.keys.pop();
        }
        self.frames.pop();
        self.value_done();
    }

    /// A line begins as records begin, though the record in work has not ended.
    fn record_restarts(&self) -> bool {
        let open = match self.state {
            State::Value => self.depth > 0,
            State::Text { .. } => true,
            _ => false,
        };
        open && self.wanted.is_some() && self.boundary.as_ref().is_some_and(|l| !l.is_empty() && *l == self.line)
    }

    fn restart(&mut self, on: &mut dyn FnMut(Event<'_>) -> bool) -> bool {
        let goes_on = on(Event::Broken(self.number, "the record does not end before the next one begins".into()));
        self.item.clear();
        self.too_long = false;
        self.number += 1;
        self.depth = 0;
        self.state = State::Value;
        goes_on && self.in_value(b'{', on)
    }

    /// The stream failed: say which record was in work.
    fn cut(&mut self, on: &mut dyn FnMut(Event<'_>) -> bool) {
        if self.wanted.take().is_some() {
            on(Event::Broken(self.number, "the file is cut short inside this record".into()));
        }
    }

    fn finish(mut self, on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
        if self.bare && self.frames.is_empty() && self.state == State::Value {
            self.end_value(on);
        }
        match self.state {
            State::After => Ok(()),
            State::Before => Err(Error::new(ErrorKind::Damaged("no JSON array or object begins in it".into()))),
            _ => {
                let number = self.number;
                self.cut(on);
                Err(Error::new(ErrorKind::Truncated(format!(
                    "it ends after record {number}, before its last bracket"
                ))))
            }
        }
    }
}

#[cfg(test)]
mod tests;
