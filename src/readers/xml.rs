//! XML as exports write it, read as it streams by: one record at a time, of each only the wanted fields.
//!
//! What leaves this room: a [`Record`], a flat list of short texts. Everything else (bodies of posts, mostly) is passed
//! over without being held, so that a file of any size costs no memory. There is no DTD and no entity but the five and
//! characters by number: nothing can be pulled in, and nothing blows up.
//!
//! Blogs' exports are broken in known ways: a body that ends too early (`]]>` written by its author) spills its HTML
//! into the markup, control characters stand where none may. So tags need not match: an end closes what bears its
//! name, an end of nothing is passed over, and both are told.

#[cfg(test)]
mod tests;
mod window;
pub(crate) mod words;

use crate::{Error, ErrorKind, Result};
use quick_xml::events::{BytesEnd, BytesStart, Event as Xml};
pub use window::Reader;
use window::Window;

/// How deep elements may lie in one another; deeper ones are passed over. (WordPress needs 5.)
const MAX_DEPTH: usize = 64;
/// The longest text of a field, in bytes, give or take one piece; the rest is cut off. Names, dates and addresses are
/// shorter.
const MAX_TEXT: usize = 4 << 10;
/// The longest prefix of a tag, with its colon.
const MAX_PREFIX: usize = 16;
/// The longest reference.
const MAX_REFERENCE: usize = 64;
/// Fields of a record; the rest is passed over.
const MAX_FIELDS: usize = 1 << 14;

/// What to take. Names are without their prefix (`wp:`), whose letters exports are free to choose.
#[derive(Debug)]
pub struct Shape<'s> {
    /// Elements that are records, each as the end of its path: `/channel/item`.
    pub records: &'static [&'static str],
    /// Fields, as paths below their record: `author/name`; attributes as `link@rel`.
    pub fields: &'s [&'static str],
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
    /// So many records seem to begin within a text of the record of this number.
    Hidden(u32, u64),
}

/// Calls `on` for each record. `on` returns `false` to stop early.
///
/// # Errors
/// The reader's own; [`ErrorKind::Truncated`] where the file ends within an element; [`ErrorKind::Damaged`] where it
/// has none. Records handed over before are good, and those that were begun come as not whole.
pub fn records(read: &mut Reader, shape: &Shape, on: &mut dyn FnMut(Event<'_>) -> bool) -> Result<()> {
    let mut window = Window::new(read);
    let mut machine = Machine::new(shape, on);
    while !window.ended || !window.text().is_empty() {
        if window.text().is_empty() {
            window.more();
        }
        let (read, goes_on) = machine.read(window.text(), window.is_full(), window.ended);
        if !goes_on {
            return Ok(());
        }
        window.pass(read);
        if read == 0 && !window.ended {
            window.more();
        } else if read == 0 {
            break;
        }
    }
    while let Some(mut record) = machine.records.pop() {
        record.whole = false;
        if !(machine.on)(Event::Record(record, &machine.records)) {
            break;
        }
    }
    if let Some(error) = window.failed {
        return Err(error);
    }
    Err(Error::new(match machine.open.last() {
        Some(open) => ErrorKind::Truncated(format!("it ends within <{}>", &machine.names[open.name..])),
        None if machine.seen => return Ok(()),
        None => ErrorKind::Damaged("there is no XML in it".to_owned()),
    }))
}

/// An element that was opened and not yet closed.
struct Open {
    /// Where its name stands in [`Machine::names`], as it is written, prefix included: an end must be written alike.
    name: usize,
    /// The length of the path above it.
    above: usize,
    /// It is a record.
    record: bool,
}

struct Machine<'o> {
    shape: &'o Shape<'o>,
    on: &'o mut dyn FnMut(Event<'_>) -> bool,
    open: Vec<Open>,
    /// The names of those that are open, one behind the other.
    names: String,
    /// The same without prefixes, each behind a `/`.
    path: String,
    /// Records that were opened, outermost first.
    records: Vec<Record>,
    begun: u32,
    /// The field whose text is being read.
    field: Option<(&'static str, String)>,
    /// The last record that was told to be odd.
    told: u32,
    seen: bool,
    /// What ends the long text that is being passed over.
    past: Option<&'static str>,
    /// How records begin, but for their prefix: `item>`.
    beginnings: Vec<String>,
}

impl<'o> Machine<'o> {
    fn new(shape: &'o Shape<'o>, on: &'o mut dyn FnMut(Event<'_>) -> bool) -> Machine<'o> {
        Machine {
            shape,
            on,
            open: Vec::new(),
            names: String::new(),
            path: String::new(),
            records: Vec::new(),
            begun: 0,
            field: None,
            told: 0,
            seen: false,
            past: None,
            beginnings: shape
                .records
                .iter()
                .filter_map(|path| Some(format!("{}>", path.rsplit_once('/')?.1)))
                .collect(),
        }
    }

    /// Tells of records that seem to begin within a text: one whose end is missing hides them.
    fn hidden(&mut self, text: &str) {
        let begins = |at: usize| {
            let near = &text.as_bytes()[at.saturating_sub(MAX_PREFIX)..at];
            let prefix = memchr::memrchr(b'<', near).map(|open| &near[open + 1..]);
            prefix.is_some_and(|prefix| prefix.is_empty() || prefix.ends_with(b":") && !prefix.starts_with(b"/"))
        };
        let count = |name: &String| text.match_indices(&**name).filter(|(at, _)| begins(*at)).count();
        let hidden = self.beginnings.iter().map(count).sum::<usize>();
        if hidden > 0 {
            let number = self.records.last().map_or(0, |record| record.number);
            (self.on)(Event::Hidden(number, hidden as u64));
        }
    }

    /// Reads as much of `text` as is whole, and says how much that was and whether to go on. `full`: more of it isn't
    /// looked at at once.
    fn read(&mut self, text: &str, full: bool, ended: bool) -> (usize, bool) {
        if let Some(mark) = self.past {
            return (self.pass(text, mark, ended), true);
        }
        let mut at = 0;
        while at < text.len() {
            let mut reader = quick_xml::Reader::from_str(&text[at..]);
            let config = reader.config_mut();
            config.check_end_names = false;
            config.allow_unmatched_ends = true;
            config.allow_dangling_amp = true;
            let from = at;
            loop {
                at = from + usize::try_from(reader.buffer_position()).unwrap_or(text.len());
                let rest = &text[at..];
                if let Some(next) = broken_tag(rest) {
                    // A `<` that nobody escaped, or a tag that has no end.
                    match next {
                        Some(next) => at += self.stray(rest, next),
                        None if ended => return (text.len(), true),
                        None if full => at += self.stray(rest, rest.len()),
                        None => return (at, true),
                    }
                    break;
                }
                let event = reader.read_event();
                let end = from + usize::try_from(reader.buffer_position()).unwrap_or(text.len());
                // What ends with what is there may go on.
                let cut = end == text.len() && !ended;
                match event {
                    Ok(Xml::Eof) => return (text.len(), true),
                    Ok(Xml::Text(piece)) => {
                        if cut && piece.starts_with('&') && piece.len() < MAX_REFERENCE {
                            return (at, true);
                        }
                        self.keep(&piece);
                    }
                    Ok(Xml::GeneralRef(reference)) => match words::character(&reference) {
                        Some(c) => self.keep(c.encode_utf8(&mut [0; 4])),
                        None => self.keep(rest.get(..end - at).unwrap_or_default()),
                    },
                    Ok(Xml::CData(piece)) => {
                        self.hidden(&piece);
                        self.keep(&piece);
                    }
                    Ok(Xml::Comment(piece)) => self.hidden(&piece),
                    Ok(Xml::Start(tag)) => {
                        if let Some(next) = memchr::memchr(b'<', tag.as_bytes()) {
                            self.odd();
                            at += 1 + next;
                            break;
                        }
                        self.start(&tag);
                    }
                    Ok(Xml::Empty(tag)) => {
                        if let Some(next) = memchr::memchr(b'<', tag.as_bytes()) {
                            self.odd();
                            at += 1 + next;
                            break;
                        }
                        if self.start(&tag) && !self.close(self.open.len() - 1) {
                            return (end, false);
                        }
                    }
                    Ok(Xml::End(tag)) => {
                        if !self.end(&tag) {
                            return (end, false);
                        }
                    }
                    Ok(_) => {}
                    Err(_) if !full => return (at, true),
                    Err(_) => return (at + self.long(rest), true),
                }
            }
        }
        (at, true)
    }

    /// Something broken that ends at `next`: a tag is dropped, and a `<` that begins none is text.
    fn stray(&mut self, rest: &str, next: usize) -> usize {
        self.odd();
        if rest[1..].starts_with(is_name) || rest[1..].starts_with('/') {
            return next;
        }
        self.keep("<");
        1
    }

    /// What is longer than what is looked at, or never ends: of verbatim text the beginning is kept.
    fn long(&mut self, rest: &str) -> usize {
        const VERBATIM: &str = "<![CDATA[";
        let kinds = [("<!--", "-->"), (VERBATIM, "]]>"), ("<?", "?>"), ("<!", ">")];
        let Some((begin, mark)) = kinds.into_iter().find(|(begin, _)| rest.starts_with(begin)) else {
            return self.stray(rest, rest[1..].find('<').map_or(rest.len(), |next| next + 1));
        };
        if begin == VERBATIM {
            self.keep(&rest[begin.len()..]);
        }
        self.past = Some(mark);
        begin.len()
    }

    /// Goes behind the mark, where it comes; half of it may stand at the end.
    fn pass(&mut self, text: &str, mark: &str, ended: bool) -> usize {
        let passed = match memchr::memmem::find(text.as_bytes(), mark.as_bytes()) {
            Some(at) => {
                self.past = None;
                at + mark.len()
            }
            None if ended => text.len(),
            None => text.floor_char_boundary(text.len().saturating_sub(mark.len() - 1)),
        };
        self.hidden(&text[..passed]);
        passed
    }

    fn keep(&mut self, more: &str) {
        if let Some((_, text)) = &mut self.field
            && text.len() < MAX_TEXT
        {
            text.push_str(&more[..more.floor_char_boundary(MAX_TEXT - text.len())]);
        }
    }

    /// Whether the element counts: it isn't too deep.
    fn start(&mut self, tag: &BytesStart) -> bool {
        self.seen = true;
        if self.open.len() >= MAX_DEPTH {
            return false;
        }
        self.let_go();
        let above = self.path.len();
        self.path.push('/');
        self.path.push_str(tag.local_name().as_ref());
        let kind = self.shape.records.iter().find(|record| self.path.ends_with(**record));
        if let Some(kind) = kind {
            self.begun = self.begun.saturating_add(1);
            self.records.push(Record { number: self.begun, kind, whole: true, fields: Vec::new() });
        } else if let Some(record) = self.records.last_mut() {
            let base = self.open.iter().rev().take_while(|open| !open.record).last().map_or(above, |open| open.above);
            let path = &self.path[base + 1..];
            let begins = |field: &&&str| field.as_bytes().first() == path.as_bytes().first();
            for field in self.shape.fields.iter().filter(begins) {
                match field.strip_prefix(path) {
                    Some("") => self.field = Some((field, String::new())),
                    Some(rest) if rest.starts_with('@') => record.push(field, &attribute(tag, &rest[1..])),
                    _ => {}
                }
            }
        }
        self.open.push(Open { name: self.names.len(), above, record: kind.is_some() });
        self.names.push_str(tag.name().as_ref());
        true
    }

    fn end(&mut self, tag: &BytesEnd) -> bool {
        let (qualified, mut end) = (tag.name(), self.names.len());
        let name = qualified.as_ref().trim();
        let at = self.open.iter().rposition(|open| {
            let same = self.names[open.name..end] == *name;
            end = open.name;
            same
        });
        if at.is_none_or(|at| at + 1 < self.open.len()) {
            self.odd();
        }
        at.is_none_or(|at| self.close(at))
    }

    /// Closes the elements from this one on.
    fn close(&mut self, at: usize) -> bool {
        self.let_go();
        while self.open.len() > at
            && let Some(open) = self.open.pop()
        {
            self.path.truncate(open.above);
            self.names.truncate(open.name);
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

fn is_name(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

/// Where a broken tag ends, if there is one here: before the next `<`. `Some(None)`: it has no end in sight.
fn broken_tag(rest: &str) -> Option<Option<usize>> {
    let inner = rest.strip_prefix('<')?;
    if inner.starts_with(['!', '?']) {
        return None;
    }
    match memchr::memchr2(b'<', b'>', inner.as_bytes()) {
        Some(end) if inner.as_bytes()[end] == b'<' => Some(Some(end + 1)),
        Some(_) if inner.starts_with(is_name) || inner.starts_with('/') => None,
        Some(end) => Some(Some(end + 1)),
        None => Some(None),
    }
}

/// The attribute of this name, prefix or not; empty where there is none.
fn attribute(tag: &BytesStart, name: &str) -> String {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let found = attributes.filter_map(|attribute| attribute.ok()).find(|a| a.key.local_name().as_ref() == name);
    found.map_or_else(String::new, |attribute| words::unescaped(&attribute.value))
}
