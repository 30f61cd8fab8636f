//! The part of a file that is being looked at: bytes from the row in work on.

use crate::Result;
use std::io::Read;

/// Bytes read at once; the header must be within the first of them.
pub(super) const CHUNK: usize = 64 << 10;

pub(super) struct Window<R> {
    reader: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// The file has no more.
    pub ended: bool,
    /// The line in which it begins, from 1.
    pub line: u64,
}

impl<R: Read> Window<R> {
    pub fn new(reader: R) -> Window<R> {
        Window { reader, buffer: vec![0; CHUNK], start: 0, end: 0, ended: false, line: 1 }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Goes on behind so many bytes.
    pub fn pass(&mut self, length: usize) {
        self.line += memchr::memchr_iter(b'\n', &self.bytes()[..length]).count() as u64;
        self.start += length;
    }

    /// Reads on, so that at least twice as much is there, or all.
    pub fn more(&mut self) -> Result<()> {
        let length = self.end - self.start;
        self.buffer.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, length);
        if self.buffer.len() < 2 * length {
            self.buffer.resize(2 * length, 0);
        }
        while self.end < self.buffer.len() && !self.ended {
            match self.reader.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.ended = true,
                Ok(n) => self.end += n,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                // Deliver what came before the damage; it shows again at the next call.
                Err(_) if self.end > length => break,
                Err(e) => return Err(e.into()),
            }
        }
        Ok(())
    }
}
