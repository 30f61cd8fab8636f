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
use std::io;
use words::{attribute, local, unescaped};

/// How deep elements may lie in one another; deeper ones are passed over. (WordPress needs 5.)
const MAX_DEPTH: usize = 64;
/// The longest tag, in bytes, attributes included.
const MAX_TAG: usize = 64 << 10;
/// The longest text of a field, in bytes, give or take one piece; the rest is cut off. Names, dates and addresses are
/// shorter.
const MAX_TEXT: usize = 4 << 10;
/// Fields of a record; the rest is passed over.
const MAX_FIELDS: usize = 1 << 14;

/// Reads bytes as [`io::Read::read`] does. (For a trait object its other methods would be compiled, too.)
pub type Reader<'r> = dyn FnMut(&mut [u8]) -> io::Result<usize> + 'r;

/// What to take. Names are without their prefix (`wp:`), whose letters exports are free to choose.
#[derive(Debug)]
pub struct Shape {
    /// Elements that are records, each as the end of its path: `/channel/item`.
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
    /// All fields, in the order of the file. An element's attributes that are wanted come in the order in which
    /// [`Shape::fields`] has them, missing ones as empty texts: `link@rel` and `link@href` stay side by side.
    pub fields: Vec<(&'static str, String)>,
}

impl Record {
    /// The first such field; empty where there is none.
    pub fn get(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| *name == field).map_or("", |(_, text)| text)
    }

    fn push(&mut self, field: &'static str, text: &str) {
        if self.fields.len() < MAX_FIELDS {
            self.fields.push((field, text.trim().to_owned()));
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
pub fn records(read: &mut Reader, shape: &Shape, on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
    let mut machine = Machine {
        source: Source::new(read),
        shape,
        on,
        open: Vec::new(),
        path: String::new(),
        records: Vec::new(),
        begun: 0,
        field: None,
        told: 0,
        seen: false,
    };
    if machine.run().is_some() {
        return Ok(());
    }
    while let Some(mut record) = machine.records.pop() {
        record.whole = false;
        if !(machine.on)(Event::Record(record, &machine.records)) {
            break;
        }
    }
    if let Some(error) = machine.source.failed {
        return Err(error);
    }
    Err(Error::new(match machine.open.last() {
        Some(open) => ErrorKind::Truncated(format!("it ends within <{}>", open.name)),
        None if machine.seen => return Ok(()),
        None => ErrorKind::Damaged("there is no XML in it".to_owned()),
    }))
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

/// Its steps return `None` at the end of the file, and whether to go on.
struct Machine<'r, 'o> {
    source: Source<'r>,
    shape: &'r Shape,
    on: &'o mut dyn FnMut(Event<'_>) -> bool,
    open: Vec<Open>,
    /// Their names, without prefixes, each behind a `/`.
    path: String,
    /// Records that were opened, outermost first.
    records: Vec<Record>,
    begun: u32,
    /// The field whose text is being read.
    field: Option<(&'static str, String)>,
    /// The last record that was told to be odd.
    told: u32,
    seen: bool,
}

impl Machine<'_, '_> {
    /// `None` at the end of the file, else `on` said to stop.
    fn run(&mut self) -> Option<()> {
        loop {
            let text = self.past(b"<");
            self.keep(&unescaped(&text.0));
            text.1?;
            let go_on = match self.source.peek()? {
                b'/' => self.end()?,
                b'!' => self.declaration()?,
                b'?' => self.past(b"?>").1.is_some(),
                b if b.is_ascii_alphabetic() || b == b'_' || b >= 0x80 => self.start()?,
                // A `<` that nobody escaped.
                _ => {
                    self.keep("<");
                    self.odd();
                    true
                }
            };
            if !go_on {
                return Some(());
            }
        }
    }

    /// Goes behind the next `mark`: what stands before it, where it belongs to a field; `None` where the file ends.
    fn past(&mut self, mark: &[u8]) -> (String, Option<()>) {
        self.source.room = if self.field.is_some() { MAX_TEXT } else { 0 };
        let end = self.source.past(mark);
        let text = text::decode(&self.source.kept).into_owned();
        self.source.kept.clear();
        (text, end)
    }

    fn keep(&mut self, more: &str) {
        if let Some((_, text)) = &mut self.field
            && text.len() < MAX_TEXT
        {
            text.push_str(more);
        }
    }

    /// After `<!`: a comment, verbatim text, or a document type, of which the inner subset is passed over.
    fn declaration(&mut self) -> Option<bool> {
        self.source.next();
        if self.source.take(b"--") {
            self.source.room = 0;
            self.source.past(b"-->")?;
        } else if self.source.take(b"[CDATA[") {
            let text = self.past(b"]]>");
            self.keep(&text.0);
            text.1?;
        } else {
            let mut brackets = 0;
            loop {
                match self.source.next()? {
                    b'[' => brackets += 1,
                    b']' => brackets -= 1,
                    b'>' if brackets <= 0 => break,
                    _ => {}
                }
            }
        }
        Some(true)
    }

    /// Reads the rest of a tag; an empty one where it is none: a `<` within, or no end in sight.
    fn tag(&mut self) -> Option<String> {
        let mut tag = Vec::new();
        let mut quote = b'>';
        loop {
            let b = self.source.peek()?;
            if b == b'<' || tag.len() >= MAX_TAG {
                self.odd();
                return Some(String::new());
            }
            self.source.next();
            if b == quote {
                if quote == b'>' {
                    return Some(text::decode(&tag).into_owned());
                }
                quote = b'>';
            } else if quote == b'>' && (b == b'"' || b == b'\'') {
                quote = b;
            }
            tag.push(b);
        }
    }

    fn start(&mut self) -> Option<bool> {
        let tag = self.tag()?;
        if tag.is_empty() || self.open.len() >= MAX_DEPTH {
            return Some(true);
        }
        self.seen = true;
        let inner = tag.strip_suffix('/').unwrap_or(&tag);
        let (name, attributes) = inner.split_at(inner.find(char::is_whitespace).unwrap_or(inner.len()));
        self.opened(name, attributes);
        Some(inner.len() == tag.len() || self.close(self.open.len() - 1))
    }

    fn opened(&mut self, name: &str, attributes: &str) {
        self.let_go();
        let above = self.path.len();
        self.path.push('/');
        self.path.push_str(local(name));
        let kind = self.shape.records.iter().find(|record| self.path.ends_with(**record));
        if let Some(kind) = kind {
            self.begun = self.begun.saturating_add(1);
            self.records.push(Record { number: self.begun, kind, whole: true, fields: Vec::new() });
        } else if let Some(record) = self.records.last_mut() {
            let base = self.open.iter().rev().take_while(|open| !open.record).last().map_or(above, |open| open.above);
            let path = &self.path[base + 1..];
            for field in self.shape.fields {
                match field.strip_prefix(path) {
                    Some("") => self.field = Some((field, String::new())),
                    Some(rest) if rest.starts_with('@') => record.push(field, &attribute(attributes, &rest[1..])),
                    _ => {}
                }
            }
        }
        self.open.push(Open { name: name.to_owned(), above, record: kind.is_some() });
    }

    fn end(&mut self) -> Option<bool> {
        self.source.next();
        let tag = self.tag()?;
        let name = tag.trim();
        let at = self.open.iter().rposition(|open| open.name == name);
        if at.is_none_or(|at| at + 1 < self.open.len()) {
            self.odd();
        }
        Some(at.is_none_or(|at| self.close(at)))
    }

    /// Closes the elements from this one on.
    fn close(&mut self, at: usize) -> bool {
        self.let_go();
        while self.open.len() > at
            && let Some(open) = self.open.pop()
        {
            self.path.truncate(open.above);
            if open.record
                && let Some(record) = self.records.pop()
                && !(self.on)(Event::Record(record, &self.records))
            {
                return false;
            }
        }
        true
    }

    /// A field's text ends where its element does, or where one begins within.
    fn let_go(&mut self) {
        if let (Some((field, text)), Some(record)) = (self.field.take(), self.records.last_mut()) {
            record.push(field, &text);
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
