//! How far a mail's body goes by its own word: up to the end of its last part, or as long as its header says. Mails found
//! before that wait: they are attached ones, whose marks nobody escaped, unless the word turns out to be wrong.

use memchr::memchr_iter;
use memchr::memmem::Finder;

/// Mails that wait at most, and their bytes: mails that were cut off never end.
const WAITING: usize = 8;
const BYTES: usize = 1 << 20;

/// The body in work.
#[derive(Default)]
pub(super) struct Body {
    /// The line that ends the last part, with the break before it.
    close: Option<Finder<'static>>,
    /// The offset where it ends by its length.
    end: Option<u64>,
    /// Whether lines end with two bytes. Their writers may have counted one, and the others two.
    crlf: bool,
    /// Lines passed so far.
    lines: u64,
    /// Headers of the mails that wait.
    waiting: Vec<Vec<u8>>,
}

impl Body {
    /// Of a mail with this header, whose body begins at `offset`.
    pub fn new(header: &[u8], offset: u64) -> Body {
        let close = boundary(header).map(|name| Finder::new(&[b"\n--", name, b"--"].concat()).into_owned());
        let length = value(header, b"\nContent-Length").and_then(|value| value.trim().parse::<u64>().ok());
        let end = length.and_then(|length| offset.checked_add(length));
        let crlf = memchr_iter(b'\r', header).any(|at| header.get(at + 1) == Some(&b'\n'));
        Body { close, end, crlf, ..Body::default() }
    }

    /// Whether it has said how far it goes.
    pub fn is_open(&self) -> bool {
        self.close.is_some() || self.end.is_some()
    }

    /// How many bytes of the text before a place must be looked at with it.
    pub fn overlap(&self) -> usize {
        self.close.as_ref().map_or(0, |close| close.needle().len())
    }

    /// Looks for its end in text that is passed over, behind so many bytes that were passed before; what waited stood before
    /// it.
    pub fn pass(&mut self, text: &[u8], before: usize) {
        self.lines += memchr_iter(b'\n', &text[before..]).count() as u64;
        if self.close.as_ref().is_some_and(|close| close.find(text).is_some()) {
            *self = Body::default();
        }
    }

    /// Whether a mail at `offset`, or the file's end, is where it ends by its length; what waited stood before it.
    pub fn ends_at(&mut self, offset: u64) -> bool {
        // An empty line follows, or the break before it was not counted.
        let ends = self.end.is_some_and(|end| {
            let around = end.saturating_sub(2)..=end.saturating_add(4);
            around.contains(&offset) || around.contains(&self.counted(offset))
        });
        if ends {
            *self = Body::default();
        }
        ends
    }

    /// Lets the mail with this header at `offset` wait; `false` where it can't be part of this body, or too many wait.
    pub fn wait(&mut self, header: &[u8], offset: u64) -> bool {
        let same = |close: &Finder| boundary(header).is_some_and(|name| close.needle()[3..].starts_with(name));
        let least = offset.min(self.counted(offset));
        let beyond = self.close.is_none() && self.end.is_none_or(|end| least > end);
        let bytes: usize = self.waiting.iter().map(Vec::len).sum();
        let full = self.waiting.len() == WAITING || bytes + header.len() > BYTES;
        // The same mail once more: the first one was cut off.
        if beyond || full || self.close.as_ref().is_some_and(same) {
            return false;
        }
        self.waiting.push(header.to_vec());
        true
    }

    /// An offset as who counts the ends of lines in the other way has it.
    fn counted(&self, offset: u64) -> u64 {
        // The last of the headers and the empty line behind them are passed with the body.
        let lines = self.lines.saturating_sub(2);
        if self.crlf { offset.saturating_sub(lines) } else { offset.saturating_add(lines) }
    }

    /// The mails that waited in vain: they are mails of their own.
    pub fn release(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(self).waiting
    }
}

/// What separates the parts of a mail that has any.
fn boundary(header: &[u8]) -> Option<&[u8]> {
    let named =
        |at: &usize| header[..*at].last_chunk::<8>().is_some_and(|name| name.eq_ignore_ascii_case(b"boundary"));
    let value = &header[memchr_iter(b'=', header).find(named)? + 1..];
    let end = match value.strip_prefix(b"\"") {
        Some(quoted) => return memchr::memchr(b'"', quoted).map(|end| &quoted[..end]).filter(|name| fits(name)),
        None => value.iter().position(|b| b.is_ascii_whitespace() || *b == b';').unwrap_or(value.len()),
    };
    Some(&value[..end]).filter(|name| fits(name))
}

/// Whether no other line looks like it: not a rule of dashes. (The standard allows 70 bytes.)
fn fits(boundary: &[u8]) -> bool {
    boundary.len() <= 200 && boundary.iter().filter(|b| b.is_ascii_alphanumeric()).count() >= 4
}

fn value<'a>(header: &'a [u8], name: &[u8]) -> Option<&'a str> {
    let value = &header[memchr_iter(b':', header).find(|at| header[..*at].ends_with(name))? + 1..];
    std::str::from_utf8(&value[..memchr::memchr(b'\n', value)?]).ok()
}
