//! Bytes, one by one or up to a mark, from a stream that is read in large blocks.

use super::Ended;
use crate::Error;
use std::io::{ErrorKind, Read};

/// Bytes read at once.
const CHUNK: usize = 64 << 10;

pub(super) struct Source<'r> {
    reader: &'r mut dyn Read,
    chunk: Vec<u8>,
    at: usize,
    end: usize,
    /// Why there are no more, where that is not the end.
    pub failed: Option<Error>,
}

impl<'r> Source<'r> {
    pub fn new(reader: &'r mut dyn Read) -> Source<'r> {
        Source { reader, chunk: vec![0; CHUNK], at: 0, end: 0, failed: None }
    }

    /// The next byte, left where it is.
    pub fn peek(&mut self) -> Option<u8> {
        while self.at == self.end {
            if self.failed.is_some() {
                return None;
            }
            match self.reader.read(&mut self.chunk) {
                Ok(0) => return None,
                Ok(n) => (self.at, self.end) = (0, n),
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => self.failed = Some(e.into()),
            }
        }
        Some(self.chunk[self.at])
    }

    pub fn next(&mut self) -> Option<u8> {
        let b = self.peek()?;
        self.at += 1;
        Some(b)
    }

    /// Takes `word` where it comes next. What of it comes is taken in any case: nothing else begins so.
    pub fn take(&mut self, word: &[u8]) -> bool {
        word.iter().all(|w| {
            let same = self.peek() == Some(*w);
            self.at += usize::from(same);
            same
        })
    }

    /// Goes behind the next `mark`; what stands before it is kept in `keep`, as far as there is room. A mark's bytes
    /// before its last are all the same (`<`, `?>`, `]]>`, `-->`).
    pub fn past(&mut self, mark: &[u8], mut keep: Option<(&mut Vec<u8>, usize)>) -> Result<(), Ended> {
        let mut keep = |bytes: &[u8]| {
            if let Some((kept, most)) = &mut keep {
                let room = most.saturating_sub(kept.len()).min(bytes.len());
                kept.extend_from_slice(&bytes[..room]);
            }
        };
        let (&last, before) = mark.split_last().ok_or(Ended)?;
        let mut run = 0;
        loop {
            let b = self.peek().ok_or(Ended)?;
            if run == before.len() && b == last {
                self.at += 1;
                return Ok(());
            }
            if before.first() == Some(&b) {
                self.at += 1;
                // One more of the same: the first of them was no part of the mark.
                if run == before.len() {
                    keep(&[b])
                } else {
                    run += 1
                }
                continue;
            }
            keep(&before[..run]);
            run = 0;
            let rest = &self.chunk[self.at..self.end];
            let length = memchr::memchr(mark[0], rest).unwrap_or(rest.len());
            keep(&rest[..length]);
            self.at += length;
        }
    }
}
