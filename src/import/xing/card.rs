//! vCards (RFC 2426 and 6350, and what address books still write of version 2.1): several in a file, lines folded.
//!
//! Of a card the name, addresses and profile are taken, and whether it names XING; the rest is passed over.

use super::{profile, says_xing};
use crate::Result;
use crate::import::text;
use std::io::Read;

/// Bytes that are kept of one property. Longer ones are pictures.
const LINE: usize = 8 << 10;
/// Bytes read at a time.
const CHUNK: usize = 16 << 10;
/// Addresses and URLs kept of one card.
const MANY: usize = 8;

/// What is taken of one card.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Card {
    pub(super) name: String,
    pub(super) mails: Vec<String>,
    pub(super) urls: Vec<String>,
    /// A URL, a property of XING's own or the program that wrote it names XING.
    pub(super) of_xing: bool,
}

/// What [`split`] finds.
pub(in crate::import) enum Event<'a> {
    /// A card and its number, from 1.
    Card(u32, &'a Card),
    /// Something odd about the card of this number, for the report.
    Odd(u32, &'static str),
}

/// Whether a file begins as a card.
pub(super) fn is_card(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    start.get(..11).is_some_and(|mark| mark.eq_ignore_ascii_case(b"BEGIN:VCARD"))
}

/// Whether any card of a file's beginning names XING.
pub(super) fn any_of_xing(start: &[u8]) -> bool {
    let mut any = false;
    let read = split(&mut &*start, &mut |event| {
        any |= matches!(event, Event::Card(_, card) if card.of_xing);
        !any
    });
    read.is_ok() && any
}

/// Calls `on` for every card, until it says `false`.
///
/// # Errors
/// When the reader fails; what came before counts.
pub(in crate::import) fn split(reader: &mut dyn Read, on: &mut dyn FnMut(Event) -> bool) -> Result<()> {
    let mut cards = Cards { on, number: 0, card: None, property: Vec::new(), done: false };
    let mut chunk = vec![0; CHUNK];
    let mut line = Vec::new();
    while !cards.done {
        let read = match reader.read(&mut chunk) {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        if read == 0 {
            cards.line(&line);
            cards.end();
            break;
        }
        for piece in chunk[..read].split_inclusive(|b| *b == b'\n') {
            let room = LINE.saturating_sub(line.len());
            line.extend_from_slice(&piece[..piece.len().min(room)]);
            if piece.ends_with(b"\n") {
                cards.line(&line);
                line.clear();
            }
        }
    }
    Ok(())
}

struct Cards<'a> {
    on: &'a mut dyn FnMut(Event) -> bool,
    number: u32,
    /// The card in work.
    card: Option<Card>,
    /// The property in work: its lines so far.
    property: Vec<u8>,
    done: bool,
}

impl Cards<'_> {
    /// A line as it stands in the file: a property, or the rest of one. Folding may cut a character in two, so the
    /// bytes are joined before they are decoded.
    fn line(&mut self, line: &[u8]) {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let folded = line.first().is_some_and(|b| matches!(b, b' ' | b'\t'));
        // Quoted-printable folds in a way of its own.
        let soft = self.property.last() == Some(&b'=') && is_quoted(head(&self.property));
        if soft {
            self.property.pop();
        } else if !folded {
            self.take();
        }
        let more = if folded { &line[1..] } else { line };
        let room = LINE.saturating_sub(self.property.len());
        self.property.extend_from_slice(&more[..more.len().min(room)]);
    }

    /// The property is whole.
    fn take(&mut self) {
        let property = std::mem::take(&mut self.property);
        let head = head(&property);
        let bytes = property.get(head.len() + 1..).unwrap_or_default();
        let value = if is_quoted(head) {
            text::decode(&quoted(bytes)).into_owned()
        } else {
            text::decode(bytes).into_owned()
        };
        let name = name(head);
        let mark = value.trim().eq_ignore_ascii_case("VCARD");
        match &*name {
            "BEGIN" if mark => {
                self.drop_open("begins before the one before it ends; what is left of that one was left out");
                self.number += 1;
                self.card = Some(Card::default());
            }
            "END" if mark => {
                if let Some(card) = self.card.take() {
                    self.done |= !(self.on)(Event::Card(self.number, &card));
                }
            }
            name => {
                if let Some(card) = &mut self.card {
                    card.take(name, &value);
                }
            }
        }
    }

    /// The file is over.
    fn end(&mut self) {
        self.take();
        self.drop_open("is cut short and was left out: download the file again");
    }

    fn drop_open(&mut self, why: &'static str) {
        if self.card.take().is_some() && !self.done {
            self.done |= !(self.on)(Event::Odd(self.number, why));
        }
    }
}

impl Card {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "FN" => self.name = plain(value),
            "N" if self.name.is_empty() => {
                // Family name; given name; further names; titles before; titles after.
                let mut parts = split_at_semicolons(value);
                let family = parts.next().unwrap_or_default();
                self.name = plain(&format!("{} {family}", parts.next().unwrap_or_default()));
            }
            "EMAIL" if self.mails.len() < MANY => self.mails.push(plain(value)),
            "URL" | "SOURCE" | "IMPP" | "SOCIALPROFILE" | "PRODID" => self.link(value),
            _ if name.starts_with("X-") => {
                self.of_xing |= says_xing(name);
                self.link(value);
            }
            _ => {}
        }
    }

    fn link(&mut self, value: &str) {
        self.of_xing |= says_xing(value);
        let url = plain(value);
        if profile(&url).is_some() && self.urls.len() < MANY {
            self.urls.push(url);
        }
    }

    /// The fields that `may` be shown.
    pub(in crate::import) fn shown(&self, may: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let all = [("Name", &self.name)].into_iter().chain(self.urls.iter().map(|url| ("URL", url)));
        let shown = all.filter(|(name, value)| may(name) && !value.is_empty());
        shown.map(|(name, value)| (name.to_owned(), value.clone())).collect()
    }
}

/// What stands before a property's value: `item1.EMAIL;TYPE="a:b"`.
fn head(property: &[u8]) -> &[u8] {
    let mut inside = false;
    let colon = property.iter().position(|b| {
        inside ^= *b == b'"';
        *b == b':' && !inside
    });
    &property[..colon.unwrap_or(property.len())]
}

/// A property's name in upper case, without its group and parameters.
fn name(head: &[u8]) -> String {
    let name = head.split(|b| *b == b';').next().unwrap_or_default();
    let name = name.rsplit(|b| *b == b'.').next().unwrap_or_default();
    text::decode(name).trim_start_matches('\u{feff}').to_ascii_uppercase()
}

fn is_quoted(head: &[u8]) -> bool {
    let mut words = head.split(|b| matches!(b, b';' | b'=' | b','));
    words.any(|word| word.eq_ignore_ascii_case(b"QUOTED-PRINTABLE"))
}

fn quoted(value: &[u8]) -> Vec<u8> {
    let hex = |at: usize| value.get(at).and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let mut bytes = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        match (byte, hex(at + 1), hex(at + 2)) {
            (b'=', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                at += 3;
            }
            _ => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    bytes
}

/// The parts of a value, `\;` being none of their separators.
fn split_at_semicolons(value: &str) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    value.split(move |c| {
        let separates = c == ';' && !escaped;
        escaped = c == '\\' && !escaped;
        separates
    })
}

/// A value without its escapes: `\,` `\;` `\\`, and `\n` for a line break.
fn plain(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut chars = value.trim().chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => plain.extend(chars.next().map(|c| if matches!(c, 'n' | 'N') { ' ' } else { c })),
            (c, false) => plain.push(c),
        }
    }
    plain
}
