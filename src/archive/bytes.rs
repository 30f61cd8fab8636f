//! Bytes by range: whole files, windows of them, and the buffered stream that everything here reads through.

use super::input::Bytes;
use crate::{Error, ErrorKind};
use std::io::{self, BufRead, Read};
use std::rc::Rc;

// Only for owned bytes: were it for slices too, `len()` of every `&&[u8]` would be this one where the trait is in scope.
impl Bytes for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|at| self.get(at..)).unwrap_or_default();
        let n = rest.len().min(buf.len());
        buf[..n].copy_from_slice(&rest[..n]);
        Ok(n)
    }
}

/// A range of a file, of which the end may be missing.
#[derive(Clone)]
pub(super) struct Window {
    bytes: Rc<dyn Bytes>,
    start: u64,
    /// How many bytes there are; less than `len` where the file is cut short.
    have: u64,
    /// How many there should be.
    len: u64,
}

impl Window {
    pub(super) fn whole(bytes: Rc<dyn Bytes>) -> Window {
        let len = bytes.len();
        Window { bytes, start: 0, have: len, len }
    }

    /// The `len` bytes from `at` on; never more than this window has.
    pub(super) fn part(&self, at: u64, len: u64) -> Window {
        let have = self.have.saturating_sub(at).min(len);
        Window { bytes: Rc::clone(&self.bytes), start: self.start + at.min(self.have), have, len }
    }

    /// The bytes from `at` to the end.
    pub(super) fn from(&self, at: u64) -> Window {
        self.part(at, self.len.saturating_sub(at))
    }

    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Fills `buf` from `at` on as far as there are bytes, whatever portions they come in.
    pub(super) fn fill(&self, at: u64, buf: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.have.saturating_sub(at)).unwrap_or(usize::MAX);
        let want = buf.len().min(left);
        let mut done = 0;
        while done < want {
            match self
                .bytes
                .read_at(self.start.saturating_add(at).saturating_add(done as u64), &mut buf[done..want])?
            {
                0 => break,
                n => done += n,
            }
        }
        Ok(done)
    }

    /// Up to `N` bytes at `at`, zeros where there are none.
    pub(super) fn array<const N: usize>(&self, at: u64) -> io::Result<[u8; N]> {
        let mut buf = [0; N];
        self.fill(at, &mut buf)?;
        Ok(buf)
    }
}

/// The first read after a jump: headers and small entries need no more.
const BLOCK_MIN: usize = 16 << 10;
/// Reading on in one direction: beyond this a larger block gains nothing, in files as in `Blob`s.
const BLOCK_MAX: usize = 256 << 10;

/// What stays in the buffer when it was consumed.
const BEHIND: usize = 32;

/// A window from its start to its end, through one buffer that doubles while the reading goes on. Ends in
/// [`ErrorKind::Truncated`] where bytes are missing.
pub(super) struct Stream {
    window: Window,
    /// Where in the window the buffer ends.
    ahead: u64,
    buf: Vec<u8>,
    /// What of the buffer was consumed.
    used: usize,
    block: usize,
}

impl Stream {
    pub(super) fn new(window: Window) -> Stream {
        Stream { window, ahead: 0, buf: Vec::new(), used: 0, block: BLOCK_MIN }
    }

    /// Where in the window the next byte lies.
    pub(super) fn position(&self) -> u64 {
        self.ahead - self.buffered().len() as u64
    }

    /// What was read ahead.
    pub(super) fn buffered(&self) -> &[u8] {
        &self.buf[self.used..]
    }

    /// How many bytes there still are.
    pub(super) fn left(&self) -> u64 {
        self.window.have.saturating_sub(self.position())
    }

    /// Goes on at `position`: free within the buffer.
    pub(super) fn jump(&mut self, position: u64) {
        let start = self.ahead - self.buf.len() as u64;
        if (start..=self.ahead).contains(&position) {
            // Lossless: the difference is at most the buffer's length.
            self.used = (position - start) as usize;
        } else {
            self.ahead = position;
            self.buf.clear();
            self.used = 0;
            self.block = BLOCK_MIN;
        }
    }

    /// Ends the stream `len` bytes from here.
    pub(super) fn limit(&mut self, len: u64) {
        let end = self.position().saturating_add(len);
        let surplus = usize::try_from(self.ahead.saturating_sub(end)).unwrap_or(usize::MAX);
        self.buf.truncate(self.buf.len().saturating_sub(surplus));
        self.ahead = self.ahead.min(end);
        self.window = Window { len: end, have: self.window.have.min(end), ..self.window.clone() };
    }

    /// The next `n` bytes without consuming them; fewer only where the window or the file ends.
    pub(super) fn peek(&mut self, n: usize) -> io::Result<&[u8]> {
        while self.buffered().len() < n && self.more()? > 0 {}
        let buffered = self.buffered();
        Ok(&buffered[..n.min(buffered.len())])
    }

    /// The last `n` bytes before the next one (at most [`BEHIND`]), as far as they were read on the way here.
    pub(super) fn behind(&self, n: usize) -> Option<&[u8]> {
        self.buf.get(self.used.checked_sub(n)?..self.used)
    }

    /// Reads a block behind the buffer; returns how many bytes came.
    fn more(&mut self) -> io::Result<usize> {
        let keep = self.used.min(BEHIND);
        self.buf.drain(..self.used - keep);
        self.used = keep;
        let left = self.window.have.saturating_sub(self.ahead);
        let want = usize::try_from(left).unwrap_or(usize::MAX).min(self.block);
        let old = self.buf.len();
        self.buf.resize(old + want, 0);
        let read = match want {
            0 => Ok(0),
            _ => self.window.bytes.read_at(self.window.start + self.ahead, &mut self.buf[old..]),
        };
        let n = *read.as_ref().unwrap_or(&0);
        self.buf.truncate(old + n);
        self.ahead += n as u64;
        self.block = (self.block * 2).min(BLOCK_MAX);
        read
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.buffered().is_empty() && self.more()? == 0 && self.ahead < self.window.len {
            let missing = self.window.len - self.ahead;
            return Err(Error::new(ErrorKind::Truncated(format!("{missing} bytes are missing"))).into());
        }
        Ok(self.buffered())
    }

    fn consume(&mut self, n: usize) {
        self.used = (self.used + n).min(self.buf.len());
    }
}

impl Read for Stream {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

/// A stream that can go on without what it skips being wanted.
pub(super) trait Skip: Read {
    /// Skips `n` bytes; returns how many there were.
    fn skip(&mut self, n: u64) -> io::Result<u64>;
}

impl Skip for Stream {
    fn skip(&mut self, n: u64) -> io::Result<u64> {
        let n = n.min(self.left());
        self.jump(self.position() + n);
        Ok(n)
    }
}

impl Skip for Box<dyn Read> {
    fn skip(&mut self, n: u64) -> io::Result<u64> {
        let mut waste = vec![0; usize::try_from(n).unwrap_or(usize::MAX).min(64 << 10)];
        let mut left = n;
        while left > 0 {
            let want = usize::try_from(left).unwrap_or(usize::MAX).min(waste.len());
            match self.read(&mut waste[..want])? {
                0 => break,
                got => left -= got as u64,
            }
        }
        Ok(n - left)
    }
}

/// Reads until `buf` is full or the stream ends; returns how many bytes came.
pub(super) fn read_full(from: &mut dyn Read, buf: &mut [u8]) -> io::Result<usize> {
    let mut done = 0;
    while done < buf.len() {
        match from.read(&mut buf[done..]) {
            Ok(0) => break,
            Ok(n) => done += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(done)
}

/// The `N` bytes at `at`, zeros where there are none: lets fixed-size headers be read without a panic.
pub(super) fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut out = [0; N];
    let rest = bytes.get(at..).unwrap_or_default();
    let n = rest.len().min(N);
    out[..n].copy_from_slice(&rest[..n]);
    out
}

/// Little-endian numbers, as ZIP and gzip write them.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(array(bytes, at))
}

/// See [`u16_at`].
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(bytes, at))
}

/// See [`u16_at`].
pub(super) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(array(bytes, at))
}
