//! DEFLATE and checksums as streams that say what is wrong only after everything good was delivered.

use super::limits::LIMITS;
use crate::{Error, ErrorKind};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::io::{self, BufRead, Read};

/// Inflates raw DEFLATE straight into the caller's buffer.
///
/// flate2's own readers drop what an erroneous step had already produced; this one delivers it first.
pub(super) struct Inflate<R> {
    input: R,
    state: Decompress,
    /// Compressed and inflated bytes of what came before in the same file.
    past: (u64, u64),
    /// How it ended; told again on every further read.
    end: Option<Result<(), ErrorKind>>,
}

impl<R: BufRead> Inflate<R> {
    pub(super) fn new(input: R) -> Inflate<R> {
        Inflate::after(input, (0, 0))
    }

    /// One that goes on where another ended, with its totals.
    pub(super) fn after(input: R, past: (u64, u64)) -> Inflate<R> {
        Inflate { input, state: Decompress::new(false), past, end: None }
    }

    /// Compressed and inflated bytes so far.
    pub(super) fn totals(&self) -> (u64, u64) {
        (self.past.0 + self.state.total_in(), self.past.1 + self.state.total_out())
    }

    /// What follows the compressed data.
    pub(super) fn into_input(self) -> R {
        self.input
    }

    /// One step: how many bytes were written, and `end` when that was all.
    fn step(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let input = self.input.fill_buf()?;
        let empty = input.is_empty();
        let before = (self.state.total_in(), self.state.total_out());
        let status = self.state.decompress(input, out, FlushDecompress::None);
        // Lossless: both differences are at most a buffer's length.
        let used = (self.state.total_in() - before.0) as usize;
        let wrote = (self.state.total_out() - before.1) as usize;
        self.input.consume(used);
        self.end = match status {
            Ok(Status::StreamEnd) => Some(Ok(())),
            Err(_) => Some(Err(ErrorKind::Damaged("its compressed data is invalid".into()))),
            Ok(_) if used > 0 || wrote > 0 => self.bomb(),
            Ok(_) if empty => Some(Err(ErrorKind::Truncated("its compressed data does not end".into()))),
            Ok(_) => Some(Err(ErrorKind::Damaged("its compressed data does not go on".into()))),
        };
        Ok(wrote)
    }

    fn bomb(&self) -> Option<Result<(), ErrorKind>> {
        let (from, to) = self.totals();
        (to > LIMITS.ratio_from && to / LIMITS.ratio > from).then(|| {
            Err(ErrorKind::Limit {
                limit: format!("{} bytes for one compressed byte", LIMITS.ratio),
                why: "it looks like an archive bomb; if it is not, unpack it and drop the folder".into(),
            })
        })
    }
}

impl<R: BufRead> Read for Inflate<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            match &self.end {
                Some(Ok(())) => return Ok(0),
                Some(Err(kind)) => return Err(Error::new(kind.clone()).into()),
                None => {}
            }
            let n = self.step(out)?;
            if n > 0 {
                return Ok(n);
            }
        }
    }
}

/// Size and CRC-32 of what passes.
#[derive(Default)]
pub(super) struct Tally {
    crc: Crc,
    size: u64,
}

impl Tally {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.crc.update(bytes);
        self.size += bytes.len() as u64;
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Whether it is what the archive says, where it says so.
    pub(super) fn check(&self, size: Option<u64>, crc: Option<u32>) -> Result<(), ErrorKind> {
        match size {
            Some(size) if size > self.size => {
                Err(ErrorKind::Truncated(format!("{} of {size} bytes are missing", size - self.size)))
            }
            Some(size) if size < self.size => {
                Err(ErrorKind::Damaged(format!("it has {} bytes where the archive says {size}", self.size)))
            }
            _ if crc.is_some_and(|crc| crc != self.crc.sum()) => {
                Err(ErrorKind::Damaged("its content does not match its checksum; download it again".into()))
            }
            _ => Ok(()),
        }
    }
}

/// A stream that ends in an error unless size and checksum are right.
pub(super) struct Checked<R> {
    inner: R,
    tally: Tally,
    size: Option<u64>,
    crc: Option<u32>,
}

impl<R: Read> Checked<R> {
    pub(super) fn new(inner: R, size: Option<u64>, crc: Option<u32>) -> Checked<R> {
        Checked { inner, tally: Tally::default(), size, crc }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        if n == 0 && !out.is_empty() {
            self.tally.check(self.size, self.crc).map_err(Error::new)?;
        }
        self.tally.add(&out[..n]);
        Ok(n)
    }
}
