//! The part of a text that is being looked at, as UTF-8: quick-xml reads no further than the first byte that isn't.

use super::Reader;
use crate::Error;
use crate::readers::encoding::{Decode, declared, windows_1252};
use std::io::ErrorKind;

/// Bytes read at once.
const CHUNK: usize = 256 << 10;
/// What is looked at, at the most; longer texts come in pieces, and longer tags are broken ones.
const MOST: usize = 1 << 20;

pub(super) struct Window<'r> {
    read: &'r mut Reader<'r>,
    /// Bytes that aren't text yet: half a character.
    raw: Vec<u8>,
    text: String,
    start: usize,
    begun: bool,
    /// Where the file declares another encoding than UTF-8.
    decoder: Option<Box<dyn Decode>>,
    /// There is no more.
    pub ended: bool,
    /// Why, where that is not the end.
    pub failed: Option<Error>,
}

impl<'r> Window<'r> {
    pub fn new(read: &'r mut Reader<'r>) -> Window<'r> {
        Window {
            read,
            raw: Vec::new(),
            text: String::new(),
            start: 0,
            begun: false,
            decoder: None,
            ended: false,
            failed: None,
        }
    }

    pub fn text(&self) -> &str {
        &self.text[self.start..]
    }

    /// No more than this is looked at at once.
    pub fn is_full(&self) -> bool {
        self.ended || self.text().len() >= MOST
    }

    /// Goes on behind so many bytes.
    pub fn pass(&mut self, length: usize) {
        self.start += length;
    }

    /// Reads on.
    pub fn more(&mut self) {
        self.text.drain(..self.start);
        self.start = 0;
        let wanted = CHUNK.max(self.text.len());
        let mut length = self.raw.len();
        self.raw.resize(length + wanted, 0);
        while length < self.raw.len() && !self.ended {
            match (self.read)(&mut self.raw[length..]) {
                Ok(0) => self.ended = true,
                Ok(n) => length += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => {
                    self.failed = Some(e.into());
                    self.ended = true;
                }
            }
        }
        self.raw.truncate(length);
        if !self.begun {
            self.begun = true;
            self.decoder = declared(&self.raw).map(|encoding| encoding.decoder());
        }
        self.decode();
    }

    fn decode(&mut self) {
        if let Some(decoder) = &mut self.decoder {
            decoder.decode(&self.raw, self.ended, &mut self.text);
            self.raw.clear();
            return;
        }
        let mut rest = 0;
        for chunk in self.raw.utf8_chunks() {
            self.text.push_str(chunk.valid());
            let wrong = chunk.invalid();
            let last = rest + chunk.valid().len() + wrong.len() == self.raw.len();
            rest += chunk.valid().len();
            // Half a character, whose other half may come.
            if last && !self.ended && wrong.len() < 4 {
                break;
            }
            self.text.push_str(&windows_1252(wrong));
            rest += wrong.len();
        }
        self.raw.drain(..rest);
    }
}
