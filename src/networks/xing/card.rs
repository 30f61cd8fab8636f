//! vCards (RFC 2426 and 6350, and what address books still write of version 2.1): several in a file, lines folded.
//!
//! Of a card the name, addresses and profile are taken, and whether it names XING; the rest is passed over.

use super::contact::{profile, says_xing};
use crate::readers::mail;
use crate::readers::text;

/// The line that begins a card.
const BEGIN: &[u8] = b"BEGIN:VCARD";
/// Bytes that are kept of one property. Longer ones are pictures.
const LINE: usize = 8 << 10;
/// Addresses kept of one card.
const MAILS: usize = 8;

/// What is taken of one card.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Card {
    pub name: String,
    pub mails: Vec<String>,
    /// The address of a profile on XING.
    pub url: String,
    /// A URL, a property of XING's own or the program that wrote it names XING.
    pub of_xing: bool,
    /// It has said in which version it is written.
    versioned: bool,
}

/// What [`split`] finds.
pub(super) enum Event<'a> {
    /// A card and its number, from 1.
    Card(u32, &'a Card),
    /// What there is of a card that doesn't end, and what is to be reported of it.
    Cut(u32, &'a Card, &'static str),
}

/// Whether a file begins as a card.
pub(super) fn is_card(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    start.get(..BEGIN.len()).is_some_and(|mark| mark.eq_ignore_ascii_case(BEGIN))
}

/// Whether any card of a file's beginning names XING; the last may go on for long, as pictures stand in cards.
pub(super) fn any_of_xing(start: &[u8]) -> bool {
    let mut any = false;
    split(start, &mut |event| any |= matches!(event, Event::Card(_, card) | Event::Cut(_, card, _) if card.of_xing));
    any
}

/// Calls `on` for every card of a file.
pub(super) fn split(bytes: &[u8], on: &mut dyn FnMut(Event)) {
    let mut cards = Cards { on, number: 0, card: None, property: Vec::new() };
    // Old Macs ended lines with a carriage return alone.
    for line in bytes.split(|b| *b == b'\n') {
        let ends = line.iter().rev().take_while(|b| **b == b'\r').count();
        line[..line.len() - ends].split(|b| *b == b'\r').for_each(|line| cards.line(line));
    }
    cards.begin_cut();
    cards.take();
    cards.drop_open("is cut short and was left out: download the file again");
}

struct Cards<'a> {
    on: &'a mut dyn FnMut(Event),
    number: u32,
    /// The card in work.
    card: Option<Card>,
    /// The property in work: its lines so far.
    property: Vec<u8>,
}

impl Cards<'_> {
    /// A line as it stands in the file: a property, or the rest of one. Folding may cut a character in two, so the
    /// bytes are joined before they are decoded.
    fn line(&mut self, line: &[u8]) {
        // What is left of a broken line's end.
        let broken = line.iter().take_while(|b| b.is_ascii_control() && **b != b'\t').count();
        let line = &line[broken..];
        let folded = matches!(line.first(), Some(b' ' | b'\t'));
        // Quoted-printable folds in a way of its own.
        if self.property.ends_with(b"=") && is_quoted(head(&self.property)) {
            self.property.pop();
        } else if !folded {
            self.take();
        }
        let room = LINE.saturating_sub(self.property.len());
        let more = &line[usize::from(folded)..];
        self.property.extend_from_slice(&more[..more.len().min(room)]);
    }

    /// The property is whole.
    fn take(&mut self) {
        let property = std::mem::take(&mut self.property);
        let head = head(&property);
        let bytes = property.get(head.len() + 1..).unwrap_or_default();
        let quoted = is_quoted(head).then(|| mail::quoted(bytes, b' '));
        let value = text::decode(quoted.as_deref().unwrap_or(bytes));
        let name = name(head);
        let mark = value.trim().eq_ignore_ascii_case("VCARD");
        // Every card says once in which version it is written: a second one is that of the next card.
        let next = name == "VERSION" && self.card.as_ref().is_some_and(|card| card.versioned);
        if mark && name == "BEGIN" || next {
            self.drop_open("begins before the one before it ends; what is left of that one was left out");
            self.number += 1;
            self.card = Some(Card { versioned: next, ..Card::default() });
        } else if mark && name == "END" {
            if let Some(card) = self.card.take() {
                (self.on)(Event::Card(self.number, &card));
            } else {
                self.number += 1;
                (self.on)(Event::Cut(
                    self.number,
                    &Card::default(),
                    "ends without a beginning that can be read; it was left out",
                ));
            }
        } else if let Some(card) = &mut self.card {
            card.take(&name, &value);
        }
    }

    /// The file ends within the line that begins a card.
    fn begin_cut(&mut self) {
        let line = self.property.trim_ascii().to_ascii_uppercase();
        if self.card.is_none() && !line.is_empty() && line.len() < BEGIN.len() && BEGIN.starts_with(&line) {
            self.number += 1;
            self.card = Some(Card::default());
        }
    }

    fn drop_open(&mut self, why: &'static str) {
        if let Some(card) = self.card.take() {
            (self.on)(Event::Cut(self.number, &card, why));
        }
    }
}

impl Card {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "VERSION" => self.versioned = true,
            "FN" => self.name = plain(value),
            "N" if self.name.is_empty() => {
                // Family name; given name; further names; titles before; titles after.
                let mut parts = value.split(';');
                let family = parts.next().unwrap_or_default();
                self.name = plain(&format!("{} {family}", parts.next().unwrap_or_default()));
            }
            "EMAIL" if self.mails.len() < MAILS => self.mails.push(plain(value)),
            "URL" | "SOURCE" | "SOCIALPROFILE" | "PRODID" => self.link(value),
            _ if name.starts_with("X-") => {
                self.of_xing |= says_xing(name);
                self.link(value);
            }
            _ => {}
        }
    }

    fn link(&mut self, value: &str) {
        if says_xing(value) {
            self.of_xing = true;
            let url = plain(value);
            if profile(&url).is_some() {
                self.url = url;
            }
        }
    }

    /// What is shown of it.
    pub fn shown(&self) -> Vec<(String, String)> {
        let mut shown = vec![("Name".to_owned(), self.name.clone()), ("URL".to_owned(), self.url.clone())];
        shown.retain(|(_, value)| !value.is_empty());
        shown
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
    let name = &head[..memchr::memchr(b';', head).unwrap_or(head.len())];
    let name = &name[memchr::memchr(b'.', name).map_or(0, |dot| dot + 1)..];
    text::decode(name).to_ascii_uppercase()
}

fn is_quoted(head: &[u8]) -> bool {
    let mut words = head.split(|b| matches!(b, b';' | b'=' | b','));
    words.any(|word| word.eq_ignore_ascii_case(b"QUOTED-PRINTABLE"))
}

/// A value without its escapes: `\,`, `\;` and `\:`, and `\n` for a line break.
fn plain(value: &str) -> String {
    value.trim().replace("\\n", " ").replace('\\', "")
}
