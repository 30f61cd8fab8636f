//! The part of a stream that is in memory.

use std::io::{Error, ErrorKind, Read};

/// Half of the bytes read at first: where files are many, most are small.
const FIRST: usize = 8 << 10;
/// Bytes read at once, later on.
const CHUNK: usize = 256 << 10;
/// Bytes that are kept of what has been passed, for [`Window::before`].
const CONTEXT: usize = 64;

/// The bytes of a stream from the place in work on, as many as were asked for.
pub struct Window<R> {
    reader: R,
    bytes: Vec<u8>,
    at: usize,
    to: usize,
    ended: bool,
    failed: Option<Error>,
    passed: u64,
}

impl<R: Read> Window<R> {
    pub fn new(reader: R) -> Window<R> {
        Window { reader, bytes: Vec::new(), at: 0, to: 0, ended: false, failed: None, passed: 0 }
    }

    /// What has been read and not yet passed.
    pub fn rest(&self) -> &[u8] {
        &self.bytes[self.at..self.to]
    }

    /// What stands before it, up to a line's beginning of usual length.
    pub fn before(&self) -> &[u8] {
        &self.bytes[self.at.saturating_sub(CONTEXT)..self.at]
    }

    /// Whether nothing follows, as far as can be read.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Whether what follows can't be read.
    pub fn failed(&self) -> bool {
        self.failed.is_some()
    }

    /// Why.
    pub fn failure(&mut self) -> Option<Error> {
        self.failed.take()
    }

    /// How many bytes were passed.
    pub fn passed(&self) -> u64 {
        self.passed
    }

    /// Passes so many bytes.
    pub fn pass(&mut self, n: usize) {
        self.at += n;
        self.passed += n as u64;
    }

    /// Reads on until there are `n` bytes, or all that can be read.
    pub fn fill(&mut self, n: usize) {
        while self.to - self.at < n && !self.ended {
            let chunk = self.bytes.len().clamp(FIRST, CHUNK);
            if self.bytes.len() - self.to < chunk / 2 {
                let from = self.at.saturating_sub(CONTEXT);
                if from > 0 {
                    self.bytes.copy_within(from..self.to, 0);
                    self.at -= from;
                    self.to -= from;
                }
                if self.bytes.len() - self.to < chunk {
                    self.bytes.resize(self.to + CHUNK.min(2 * chunk), 0);
                }
            }
            let room = (self.to + CHUNK).min(self.bytes.len());
            match self.reader.read(&mut self.bytes[self.to..room]) {
                Ok(0) => self.ended = true,
                Ok(n) => self.to += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => {
                    self.ended = true;
                    self.failed = Some(e);
                }
            }
        }
    }

    /// The next byte, if there is one.
    pub fn peek(&mut self) -> Option<u8> {
        self.fill(1);
        self.rest().first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_has_a_small_buffer_and_a_large_one_soon_a_large_one() {
        let mut small = Window::new(&b"x"[..]);
        small.fill(9);
        assert!(small.rest() == b"x" && small.bytes.len() <= 16 << 10, "{}", small.bytes.len());
        let mut large = Window::new(std::io::repeat(b'x'));
        for _ in 0..9 {
            large.fill(1);
            large.pass(large.rest().len());
        }
        assert!(large.bytes.len() >= CHUNK && large.passed() > 2 * CHUNK as u64, "{}", large.bytes.len());
    }
}
