//! DEFLATE, gzip and checksums as streams that say what is wrong only after everything good was delivered.
//!
//! The work is done by flate2 (zlib-rs), a gzip's header, trailer and checksum included. Its readers were tried: where a
//! step fails they drop what it had already inflated, which of a file of 60 kB with one wrong byte is everything; and
//! data that ends too early ends like data that is whole. Hence the step by step here.

use super::limits::{LIMITS, Limits};
use crate::{Error, ErrorKind};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// What may still be inflated of what was dropped, whichever entries it is spent on.
#[derive(Debug)]
pub(super) struct Allowance {
    left: Cell<u64>,
    all: u64,
    /// For going back, see [`Allowance::again`].
    back: bool,
}

impl Allowance {
    /// For a drop of so many bytes.
    pub(super) fn new(limits: &Limits, dropped: u64) -> Rc<Allowance> {
        let all = limits.inflated.saturating_add(dropped.saturating_mul(limits.inflated_ratio));
        Rc::new(Allowance { left: Cell::new(all), all, back: false })
    }

    /// For going through so many bytes again and again, in search of what stands before.
    pub(super) fn again(&self, limits: &Limits, bytes: u64) -> Rc<Allowance> {
        // A bomb that was let pass, as it is small, is not gone through as often.
        let all = bytes.saturating_mul(limits.again).min(self.all.saturating_mul(4));
        Rc::new(Allowance { left: Cell::new(all), all, back: true })
    }

    fn spend(&self, bytes: u64) -> Result<(), ErrorKind> {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or_else(|| match self.back {
            false => ErrorKind::Limit {
                limit: format!("{} bytes inflated from one drop", self.all),
                why: "it looks like an archive bomb; if it is not, unpack it and drop the folder".into(),
            },
            true => ErrorKind::Limit {
                limit: format!("{} bytes of a compressed tar, read again from its start", self.all),
                why: "unpack it and drop the folder".into(),
            },
        })
    }
}

thread_local! {
    /// What inflates raw DEFLATE, one file after the other: one of its own for each of many small ones (40 kB, between
    /// what is kept of them) would leave the heap in pieces that fit nothing.
    static RAW: Rc<RefCell<Decompress>> = Rc::new(RefCell::new(Decompress::new(false)));
}

/// Inflates raw DEFLATE, or a gzip with all its members, straight into the caller's buffer.
pub(super) struct Inflate<R> {
    input: R,
    state: Rc<RefCell<Decompress>>,
    gzip: bool,
    /// Compressed and inflated bytes so far.
    totals: (u64, u64),
    allowance: Rc<Allowance>,
    /// How it ended; told again on every further read.
    end: Option<Result<(), ErrorKind>>,
}

impl<R: BufRead> Inflate<R> {
    /// Raw DEFLATE.
    pub(super) fn new(input: R, allowance: Rc<Allowance>) -> Inflate<R> {
        let state = RAW.with(Rc::clone);
        // The thread's own and this one: no other file is open.
        let state = if Rc::strong_count(&state) == 2 { state } else { Rc::new(Decompress::new(false).into()) };
        state.borrow_mut().reset(false);
        Inflate { input, state, gzip: false, totals: (0, 0), allowance, end: None }
    }

    /// A gzip.
    pub(super) fn gzip(input: R, allowance: Rc<Allowance>) -> Inflate<R> {
        let state = Rc::new(Decompress::new_gzip(15).into());
        Inflate { input, state, gzip: true, totals: (0, 0), allowance, end: None }
    }

    /// One step: how many bytes were written, and `end` when that was all.
    fn step(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let input = self.input.fill_buf()?;
        let empty = input.is_empty();
        let mut state = self.state.borrow_mut();
        let before = (state.total_in(), state.total_out());
        let status = state.decompress(input, out, FlushDecompress::None);
        // Lossless: both differences are at most a buffer's length.
        let used = (state.total_in() - before.0) as usize;
        let wrote = (state.total_out() - before.1) as usize;
        drop(state);
        self.input.consume(used);
        self.totals.0 += used as u64;
        self.totals.1 += wrote as u64;
        self.end = match status {
            Ok(Status::StreamEnd) if self.gzip => self.next_member()?,
            Ok(Status::StreamEnd) => Some(Ok(())),
            Err(error) => Some(Err(ErrorKind::Damaged(self.damage(error.message()).into()))),
            Ok(_) if used > 0 || wrote > 0 => self.bomb(),
            Ok(_) if empty => Some(Err(ErrorKind::Truncated("its compressed data does not end".into()))),
            Ok(_) => Some(Err(ErrorKind::Damaged("its compressed data does not go on".into()))),
        };
        if let Err(limit) = self.allowance.spend(wrote as u64) {
            self.end = Some(Err(limit));
        }
        Ok(wrote)
    }

    /// Behind a gzip's member another may follow; or padding, zeros mostly, which gzip ignores too.
    fn next_member(&mut self) -> io::Result<Option<Result<(), ErrorKind>>> {
        if !self.input.fill_buf()?.starts_with(&[0x1f]) {
            return Ok(Some(Ok(())));
        }
        self.state.borrow_mut().reset(true);
        Ok(self.bomb())
    }

    fn damage(&self, message: Option<&str>) -> &'static str {
        let about = |what: &str| self.gzip && message.is_some_and(|message| message.contains(what));
        if about("data check") || about("length check") {
            "its content does not match its checksum; download it again"
        } else if about("header") {
            "what follows its first part is not a gzip"
        } else {
            "its compressed data is invalid"
        }
    }

    fn bomb(&self) -> Option<Result<(), ErrorKind>> {
        let (from, to) = self.totals;
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

/// What an archive says of a file's content.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    /// Its length.
    pub(super) size: Option<u64>,
    /// Its checksum.
    pub(super) crc: Option<u32>,
    /// The length is cut to 32 bits.
    pub(super) wraps: bool,
}

/// Size and CRC-32 of what passes.
#[derive(Default)]
struct Tally {
    crc: Crc,
    size: u64,
}

impl Tally {
    fn add(&mut self, bytes: &[u8]) {
        self.crc.update(bytes);
        self.size += bytes.len() as u64;
    }

    /// Whether it is what the archive says, where it says so.
    fn check(&self, sums: Sums) -> Result<(), ErrorKind> {
        let Sums { size, crc, wraps } = sums;
        // Kept modulo 2³².
        let size = size.map(|size| if wraps { (self.size & !0xFFFF_FFFF) | (size & 0xFFFF_FFFF) } else { size });
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
    sums: Sums,
}

impl<R: Read> Checked<R> {
    pub(super) fn new(inner: R, sums: Sums) -> Checked<R> {
        Checked { inner, tally: Tally::default(), sums }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        if n == 0 && !out.is_empty() {
            self.tally.check(self.sums).map_err(Error::new)?;
        }
        self.tally.add(&out[..n]);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, read::DeflateEncoder};

    #[test]
    fn files_that_are_open_at_once_do_not_disturb_each_other_nor_those_that_follow() {
        let texts = [b'a', b'b', b'c'].map(|letter| [letter; 1_000]);
        let deflated = texts.map(|text| {
            let mut bytes = Vec::new();
            DeflateEncoder::new(&text[..], Compression::fast()).read_to_end(&mut bytes).expect("in memory");
            bytes
        });
        let open = |n: usize| Inflate::new(&deflated[n][..], Allowance::new(&LIMITS, 0));
        let (mut one, mut other) = (open(0), open(1));
        let mut halves = [[0; 500]; 4];
        for (n, half) in halves.iter_mut().enumerate() {
            let file = if n % 2 == 0 { &mut one } else { &mut other };
            file.read_exact(half).expect("half of it");
        }
        assert_eq!(halves, [[b'a'; 500], [b'b'; 500]].repeat(2)[..]);
        drop(one);
        let mut read = Vec::new();
        open(2).read_to_end(&mut read).expect("all of it");
        assert_eq!(read, texts[2]);
    }
}
