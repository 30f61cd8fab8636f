//! XML as exports write it, read as it streams by: one record at a time, of each only the wanted fields.
//!
//! What leaves this room: a [`Record`], a flat list of short texts. Everything else (bodies of posts, mostly) is passed
//! over without being held, so that a file of any size costs no memory. There is no DTD and no entity but the five and
//! characters by number: nothing can be pulled in, and nothing blows up.
//!
//! Blogs' exports are broken in known ways: a body that ends too early (`]]>` written by its author) spills its HTML
//! into the markup, control characters stand where none may. So tags need not match: an end closes what bears its
//! name, an end of nothing is passed over, and both are told.

mod source;
#[cfg(test)]
mod tests;
mod words;

use super::text;
use crate::{Error, ErrorKind, Result};
use source::Source;
use std::io::Read;
use words::{attribute, local, unescaped};

/// How deep elements may lie in one another; deeper ones are passed over. (WordPress needs 5.)
const MAX_DEPTH: usize = 64;
/// The longest tag, in bytes, attributes included.
const MAX_TAG: usize = 64 << 10;
/// The longest text of a field, in bytes; the rest is cut off. Names, dates and addresses are shorter.
const MAX_TEXT: usize = 4 << 10;
/// Fields of a record; the rest is passed over.
const MAX_FIELDS: usize = 1 << 14;

/// What to take. Names are without their prefix (`wp:`), whose letters exports are free to choose.
#[derive(Debug)]
pub struct Shape {
    /// Elements that are records, each as `parent/name`; the root's parent has no name.
    pub records: &'static [&'static str],
    /// Fields, as paths below their record: `author/name`; attributes as `link@rel`.
    pub fields: &'static [&'static str],
}

/// One record.
#[derive(Debug, Clone)]
pub struct Record {
    /// Counts the records of the file in the order in which they begin, from 1.
    pub number: u32,
    /// Which of [`Shape::records`].
    pub kind: &'static str,
    /// False where the file ends before it does.
    pub whole: bool,
    fields: Vec<(&'static str, String)>,
}

impl Record {
    /// The first such field, trimmed; empty where there is none.
    pub fn get(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| *name == field).map_or("", |(_, text)| text.trim())
    }

    /// All fields, in the order of the file. An element's attributes that are wanted come in the order in which
    /// [`Shape::fields`] has them, missing ones as empty texts: `link@rel` and `link@href` stay side by side.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.fields.iter().map(|(name, text)| (*name, text.trim()))
    }

    fn push(&mut self, field: &'static str, text: String) {
        if self.fields.len() < MAX_FIELDS {
            self.fields.push((field, text));
        }
    }
}

/// What the reader hands over.
#[derive(Debug)]
pub enum Event<'a> {
    /// A record that ended, and those around it, outermost first, with what is known of them so far.
    Record(Record, &'a [Record]),
    /// Something is wrong in the record of this number, but the rest of it will still come.
    Odd(u32, &'static str),
}

/// Calls `on` for each record. `on` returns `false` to stop early.
///
/// # Errors
/// The reader's own; [`ErrorKind::Truncated`] where the file ends within an element; [`ErrorKind::Damaged`] where it
/// has none. Records handed over before are good, and those that were begun come as not whole.
pub fn records(reader: &mut dyn Read, shape: &Shape, on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
    let mut machine = Machine {
        source: Source::new(reader),
        shape,
        on,
        open: Vec::new(),
        path: String::new(),
        records: Vec::new(),
        begun: 0,
        field: None,
        tag: Vec::new(),
        told: 0,
        seen: false,
    };
    let end = machine.run();
    if matches!(end, Ok(Next::Stop)) {
        return Ok(());
    }
    let inside = machine.open.last().map(|open| open.name.clone());
    while let Some(mut record) = machine.records.pop() {
        record.whole = false;
        if !(machine.on)(Event::Record(record, &machine.records)) {
            break;
        }
    }
    match (machine.source.failed.take(), inside) {
        (Some(error), _) => Err(error),
        (None, Some(name)) => Err(Error::new(ErrorKind::Truncated(format!("it ends within <{name}>")))),
        (None, None) if !machine.seen => Err(Error::new(ErrorKind::Damaged("there is no XML in it".into()))),
        (None, None) => Ok(()),
    }
}

/// An element that was opened and not yet closed.
struct Open {
    /// As it is written, prefix included: an end must be written alike.
    name: String,
    /// The length of the path above it.
    above: usize,
    /// It is a record.
    record: bool,
}

#[derive(PartialEq, Eq)]
enum Next {
    Go,
    Stop,
}

/// Nothing more to read.
struct Ended;

struct Machine<'r, 'o> {
    source: Source<'r>,
    shape: &'r Shape,
    on: &'o mut dyn FnMut(Event<'_>) -> bool,
    open: Vec<Open>,
    /// Their names, without prefixes, each before a `/`.
    path: String,
    /// Records that were opened, outermost first.
    records: Vec<Record>,
    begun: u32,
    /// The field whose text is being read.
    field: Option<(&'static str, String)>,
    tag: Vec<u8>,
    /// The last record that was told to be odd.
    told: u32,
    seen: bool,
}

impl Machine<'_, '_> {
    fn run(&mut self) -> Result<Next, Ended> {
        loop {
            self.text()?;
            let next = match self.source.peek().ok_or(Ended)? {
                b'/' => self.end()?,
                b'!' => self.declaration()?,
                b'?' => {
                    self.source.past(b"?>", None)?;
                    Next::Go
                }
                b if b.is_ascii_alphabetic() || b == b'_' || b >= 0x80 => self.start()?,
                // A `<` that nobody escaped.
                _ => {
                    self.keep("<");
                    self.odd();
                    Next::Go
                }
            };
            if next == Next::Stop {
                return Ok(next);
            }
        }
    }

    /// Reads up to the next `<`, and that.
    fn text(&mut self) -> Result<(), Ended> {
        if self.field.is_none() {
            return self.source.past(b"<", None);
        }
        let mut raw = Vec::new();
        let end = self.source.past(b"<", Some((&mut raw, MAX_TEXT)));
        let decoded = text::decode(&raw);
        self.keep(&unescaped(&decoded));
        end
    }

    fn keep(&mut self, more: &str) {
        if let Some((_, text)) = &mut self.field {
            let mut room = MAX_TEXT.saturating_sub(text.len()).min(more.len());
            while !more.is_char_boundary(room) {
                room -= 1;
            }
            text.push_str(&more[..room]);
        }
    }

    /// After `<!`: a comment, verbatim text, or a document type, of which the inner subset is passed over.
    fn declaration(&mut self) -> Result<Next, Ended> {
        self.source.next();
        if self.source.take(b"--") {
            self.source.past(b"-->", None)?;
        } else if self.source.take(b"[CDATA[") {
            let mut raw = Vec::new();
            let wanted = self.field.is_some();
            let end = self.source.past(b"]]>", wanted.then_some((&mut raw, MAX_TEXT)));
            self.keep(&text::decode(&raw));
            end?;
        } else {
            let mut brackets = 0;
            loop {
                match self.source.next().ok_or(Ended)? {
                    b'[' => brackets += 1,
                    b']' => brackets -= 1,
                    b'>' if brackets <= 0 => break,
                    _ => {}
                }
            }
        }
        Ok(Next::Go)
    }

    /// Reads the rest of a tag. `false` where it is none: a `<` within, or no end in sight.
    fn tag(&mut self) -> Result<bool, Ended> {
        self.tag.clear();
        let mut quote = None;
        loop {
            let b = self.source.peek().ok_or(Ended)?;
            if b == b'<' || self.tag.len() >= MAX_TAG {
                self.odd();
                return Ok(false);
            }
            self.source.next();
            match quote {
                None if b == b'>' => return Ok(true),
                None if b == b'"' || b == b'\'' => quote = Some(b),
                Some(open) if open == b => quote = None,
                _ => {}
            }
            self.tag.push(b);
        }
    }

    fn start(&mut self) -> Result<Next, Ended> {
        if !self.tag()? {
            return Ok(Next::Go);
        }
        self.seen = true;
        let tag = std::mem::take(&mut self.tag);
        let inner = tag.strip_suffix(b"/");
        let closed = inner.is_some();
        let inner = text::decode(inner.unwrap_or(&tag));
        let (name, attributes) = inner.split_at(inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len()));
        if self.open.len() < MAX_DEPTH {
            self.opened(name, attributes);
            if closed {
                return Ok(self.close(self.open.len() - 1));
            }
        }
        self.tag = tag;
        Ok(Next::Go)
    }

    fn opened(&mut self, name: &str, attributes: &str) {
        let above = self.path.len();
        let local = local(name);
        let parent = self.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let shape = self.shape;
        let kind = shape
            .records
            .iter()
            .find(|r| r.rsplit_once('/').is_some_and(|(outer, inner)| inner == local && outer == parent));
        self.path.push_str(local);
        self.let_go();
        if let Some(kind) = kind {
            self.begun = self.begun.saturating_add(1);
            self.records.push(Record { number: self.begun, kind, whole: true, fields: Vec::new() });
        } else if let Some(record) = self.records.last_mut() {
            let base = self
                .open
                .iter()
                .rposition(|o| o.record)
                .map_or(0, |at| self.open.get(at + 1).map_or(above, |child| child.above));
            let path = &self.path[base..];
            for field in shape.fields {
                if let Some((_, name)) = field.split_once('@').filter(|(of, _)| *of == path) {
                    record.push(field, attribute(attributes, name));
                }
            }
            self.field = shape.fields.iter().find(|f| **f == path).map(|f| (*f, String::new()));
        }
        self.path.push('/');
        self.open.push(Open { name: name.to_owned(), above, record: kind.is_some() });
    }

    fn end(&mut self) -> Result<Next, Ended> {
        self.source.next();
        if !self.tag()? {
            return Ok(Next::Go);
        }
        let tag = std::mem::take(&mut self.tag);
        let name = text::decode(tag.trim_ascii());
        let at = self.open.iter().rposition(|open| open.name == *name);
        if at.is_none_or(|at| at + 1 < self.open.len()) {
            self.odd();
        }
        let next = at.map_or(Next::Go, |at| self.close(at));
        self.tag = tag;
        Ok(next)
    }

    /// Closes the elements from this one on.
    fn close(&mut self, at: usize) -> Next {
        self.let_go();
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            self.path.truncate(open.above);
            let record = if open.record { self.records.pop() } else { None };
            if record.is_some_and(|record| !(self.on)(Event::Record(record, &self.records))) {
                return Next::Stop;
            }
        }
        Next::Go
    }

    /// A field's text ends where its element does, or where one begins within.
    fn let_go(&mut self) {
        if let (Some((field, text)), Some(record)) = (self.field.take(), self.records.last_mut()) {
            record.push(field, text);
        }
    }

    /// Tells once per record that its markup is broken.
    fn odd(&mut self) {
        let number = self.records.last().map_or(0, |record| record.number);
        if number != self.told {
            self.told = number;
            (self.on)(Event::Odd(number, "its markup is broken; what could be read of it counts"));
        }
    }
}
