//! Bytes, one by one or up to a mark, from a stream that is read in large blocks.

use super::Reader;
use crate::Error;
use std::io::ErrorKind;

/// Bytes read at once.
const CHUNK: usize = 64 << 10;

pub(crate) struct Source<'r> {
    read: &'r mut Reader<'r>,
    chunk: Vec<u8>,
    at: usize,
    end: usize,
    /// Why there are no more, where that is not the end.
    pub failed: Option<Error>,
    /// What was kept on the way to a mark, and how much more may be.
    pub kept: Vec<u8>,
    pub room: usize,
}

impl<'r> Source<'r> {
    pub fn new(read: &'r mut Reader<'r>) -> Source<'r> {
        Source { read, chunk: vec![0; CHUNK], at: 0, end: 0, failed: None, kept: Vec::new(), room: 0 }
    }

    /// The next byte, left where it is.
    pub fn peek(&mut self) -> Option<u8> {
        while self.at == self.end {
            if self.failed.is_some() {
                return None;
            }
            match (self.read)(&mut self.chunk) {
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

    /// Goes behind the next `mark`, whose bytes before the last are all the same (`<`, `?>`, `]]>`, `-->`); what stands
    /// before it is kept as far as there is room. `None` where the file ends.
    pub fn past(&mut self, mark: &[u8]) -> Option<()> {
        let (first, before) = (mark[0], mark.len() - 1);
        let mut run = 0;
        loop {
            let b = self.peek()?;
            if run == before && b == mark[before] {
                self.at += 1;
                return Some(());
            }
            if b == first {
                self.at += 1;
                run += 1;
                // One more of the same: the first of them was no part of the mark.
                if run > before {
                    run = before;
                    self.keep(b, 1);
                }
                continue;
            }
            self.keep(first, run);
            run = 0;
            let rest = &self.chunk[self.at..self.end];
            let length = memchr::memchr(first, rest).unwrap_or(rest.len());
            let kept = length.min(self.room);
            self.kept.extend_from_slice(&rest[..kept]);
            self.room -= kept;
            self.at += length;
        }
    }

    fn keep(&mut self, b: u8, times: usize) {
        for _ in 0..times.min(self.room) {
            self.kept.push(b);
            self.room -= 1;
        }
    }
}
