//! The part of a file that is in work: it moves on with what was read, and grows only for headers longer than it.

use crate::Result;
use std::io::Read;

/// Bytes read at a time.
const WINDOW: usize = 128 << 10;
/// The same of a single mail: folders hold a hundred thousand of them.
const SINGLE: usize = 8 << 10;
/// Bytes kept of what stands before the work.
const BEHIND: usize = super::mark::LOOK + 64;

pub(super) struct Window<R> {
    reader: R,
    bytes: Vec<u8>,
    /// What is in work: `bytes[at..end]`; some of what stands before it is kept, too.
    at: usize,
    end: usize,
    /// Bytes of the file before `bytes`.
    before: u64,
    done: bool,
    /// Lines end with a carriage return alone, as on the first Macs: read as line breaks.
    carriage: bool,
    /// What is passed over, where a mail is wanted whole.
    kept: Option<Vec<u8>>,
    keeps: bool,
}

/// Bytes kept of a mail that is wanted whole: its headers and the beginning of its text.
const KEPT: usize = 512 << 10;

impl<R: Read> Window<R> {
    pub fn new(reader: R, single: bool) -> Window<R> {
        let bytes = vec![0; if single { SINGLE } else { WINDOW }];
        Window { reader, bytes, at: 0, end: 0, before: 0, done: false, carriage: false, kept: None, keeps: false }
    }

    /// What is in work.
    pub fn work(&self) -> &[u8] {
        &self.bytes[self.at..self.end]
    }

    /// The same with what stands before it, and where the work begins in that.
    pub fn around(&self) -> (&[u8], usize) {
        (&self.bytes[..self.end], self.at)
    }

    /// Bytes of the file before the work.
    pub fn offset(&self) -> u64 {
        self.before + self.at as u64
    }

    /// Passes over bytes of the work.
    pub fn pass(&mut self, n: usize) {
        let passed = self.at..(self.at + n).min(self.end);
        self.at = passed.end;
        if let Some(kept) = self.kept.as_mut().filter(|_| self.keeps) {
            let room = KEPT.saturating_sub(kept.len()).min(passed.len());
            kept.extend_from_slice(&self.bytes[passed.start..passed.start + room]);
        }
    }

    /// From here on what is passed over is kept.
    pub fn keep(&mut self) {
        (self.kept, self.keeps) = (Some(Vec::new()), true);
    }

    /// What follows is not kept.
    pub fn stop_keeping(&mut self) {
        self.keeps = false;
    }

    /// What was kept.
    pub fn kept(&mut self) -> Option<Vec<u8>> {
        self.keeps = false;
        self.kept.take()
    }

    /// Reads until the work has so many bytes; fewer at the end.
    pub fn need(&mut self, n: usize) -> Result<()> {
        while self.end - self.at < n && self.more()? {}
        Ok(())
    }

    /// Reads more; `false` at the end.
    pub fn more(&mut self) -> Result<bool> {
        if self.done {
            return Ok(false);
        }
        if self.end == self.bytes.len() {
            let from = self.at.saturating_sub(BEHIND);
            // Moving pays when it frees a good part.
            if from * 2 >= self.bytes.len() {
                self.bytes.copy_within(from..self.end, 0);
                self.before += from as u64;
                (self.at, self.end) = (self.at - from, self.end - from);
            } else {
                self.bytes.resize(self.bytes.len() * 2, 0);
            }
        }
        loop {
            match self.reader.read(&mut self.bytes[self.end..]) {
                Ok(0) => {
                    self.done = true;
                    return Ok(false);
                }
                Ok(n) => {
                    let new = &mut self.bytes[self.end..self.end + n];
                    if self.carriage {
                        new.iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
                    }
                    self.end += n;
                    return Ok(true);
                }
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e.into()),
            }
        }
    }

    pub fn is_done(&mut self) -> Result<bool> {
        Ok(self.at == self.end && !self.more()?)
    }

    /// Tells how lines end, by the file's first bytes.
    pub fn tell_lines(&mut self, look: usize) -> Result<()> {
        self.need(look)?;
        let start = &mut self.bytes[self.at..self.end];
        // A carriage return at the very end may have its line break behind it.
        let alone = memchr::memchr(b'\r', start).is_some_and(|at| at + 1 < start.len());
        if alone && !start.contains(&b'\n') {
            self.carriage = true;
            start.iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        }
        Ok(())
    }
}
