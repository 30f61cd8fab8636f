//! tar: its members' names and places in one pass.
//!
//! Headers are parsed by the `tar` crate. Its walk is not used: it ends at the first damaged header; with long names it
//! holds them whole, whatever their length, and without them it believes a header's size where pax gives another. Nor are
//! its pax records: it splits them at line breaks, and macOS writes attributes of any bytes there.

use super::budget::{Budget, Found};
use super::bytes::{Skip, read_full};
use super::path;
use super::sniff::{self, Kind};
use crate::{Error, ErrorKind, Result};
use ::tar::Header;

const BLOCK: usize = 512;

/// Names and pax records beyond this are not read: pax may hold attributes of some length.
const NOTE_MAX: u64 = 256 << 10;

/// A regular file in a tar.
pub(super) struct Member {
    /// Where its data lies in the tar.
    pub(super) at: u64,
    /// How long it is.
    pub(super) len: u64,
    /// Its data, if it was kept.
    pub(super) kept: Option<Vec<u8>>,
}

/// Text up to the first zero byte.
fn until_zero(field: &[u8]) -> &[u8] {
    &field[..memchr::memchr(0, field).unwrap_or(field.len())]
}

/// What a header says, by itself and by the notes before it.
#[derive(Default)]
struct Notes {
    path: Option<String>,
    size: Option<u64>,
    /// The path is longer than any.
    odd: bool,
}

impl Notes {
    /// pax records: `length key=value\n`, the length in bytes and with itself.
    fn pax(&mut self, mut body: &[u8]) {
        loop {
            let text = body.split(|&b| b == b' ').next().unwrap_or_default();
            let len = std::str::from_utf8(text).ok().and_then(|digits| digits.parse::<usize>().ok());
            let Some((record, rest)) = len.and_then(|len| body.split_at_checked(len)) else { return };
            let pair = record.get(text.len() + 1..).and_then(|pair| pair.strip_suffix(b"\n")).unwrap_or_default();
            if let Some(value) = pair.strip_prefix(b"path=") {
                self.path = Some(path::decode(value, &[]));
            } else if let Some(value) = pair.strip_prefix(b"size=") {
                self.size = std::str::from_utf8(value).ok().and_then(|digits| digits.parse().ok());
            }
            if record.is_empty() {
                return;
            }
            body = rest;
        }
    }

    fn path(&mut self, header: &Header) -> String {
        self.path.take().unwrap_or_else(|| path::decode(&header.path_bytes(), &[]))
    }
}

/// The files of a tar, and how many bytes it has. With `keep`, small texts and gzips are kept as the budget allows.
pub(super) fn list(from: &mut dyn Skip, keep: bool, budget: &mut Budget) -> (Found<Member>, u64) {
    let mut found = Found::default();
    let mut pass = Pass { from, at: 0, keep };
    if let Err(e) = pass.run(&mut found, budget) {
        found.damage = Some(e.kind);
    }
    (found, pass.at)
}

/// The one pass through a tar.
struct Pass<'a> {
    from: &'a mut dyn Skip,
    at: u64,
    keep: bool,
}

impl Pass<'_> {
    fn run(&mut self, found: &mut Found<Member>, budget: &mut Budget) -> Result<()> {
        let mut notes = Notes::default();
        let mut zeros = 0;
        while zeros < 2 {
            let mut block = [0; BLOCK];
            match self.read(&mut block)? {
                // Two blocks of zeros should have come first; none misses them.
                0 => break,
                BLOCK => {}
                _ => return Err(Error::new(ErrorKind::Truncated("it ends within a header".into()))),
            }
            if block == [0; BLOCK] {
                zeros += 1;
                continue;
            }
            zeros = 0;
            let header = Header::from_byte_slice(&block);
            // A size of all ones, or below zero, is none.
            let size = header.entry_size().ok().filter(|size| *size < 1 << 63);
            let (true, Some(size)) = (sniff::is_tar_header(&block), size) else {
                // Lost: the next block that is a header shows where it goes on.
                found
                    .damage
                    .get_or_insert_with(|| ErrorKind::Damaged("a part of it is not a tar; download it again".into()));
                continue;
            };
            self.member(header, size, &mut notes, found, budget)?;
        }
        Ok(())
    }

    fn member(
        &mut self,
        header: &Header,
        size: u64,
        notes: &mut Notes,
        found: &mut Found<Member>,
        budget: &mut Budget,
    ) -> Result<()> {
        match header.entry_type().as_byte() {
            b'L' if size <= NOTE_MAX => {
                let body = self.body(size)?;
                notes.path = Some(path::decode(until_zero(&body), &[]));
            }
            b'x' if size <= NOTE_MAX => {
                let body = self.body(size)?;
                notes.pax(&body);
            }
            // A name of a megabyte is none; the one in the header is its beginning.
            b'L' => {
                notes.odd = true;
                self.skip_data(size, 0)?;
            }
            // The target of a link's long name, and notes for all that follows: the next header is still to come.
            b'x' | b'K' | b'g' => self.skip_data(size, 0)?,
            // A regular file, also as the oldest tars and contiguous ones have it.
            b'0' | 0 | b'7' => {
                let size = notes.size.unwrap_or(size);
                let path = path::normal(&notes.path(header)).filter(|_| !notes.odd);
                found.odd += u64::from(notes.odd);
                *notes = Notes::default();
                found.changed(header.mtime().ok().and_then(|at| i64::try_from(at).ok()));
                self.file(path, size, found, budget)?;
            }
            kind => {
                // Links and devices have no data, whatever size they say.
                let size = if matches!(kind, b'1'..=b'6') { 0 } else { notes.size.unwrap_or(size) };
                *notes = Notes::default();
                self.skip_data(size, 0)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: Option<String>, len: u64, found: &mut Found<Member>, budget: &mut Budget) -> Result<()> {
        let Some(path) = path else { return self.skip_data(len, 0) };
        let at = self.at;
        let before = found.items.len();
        found.push(path, Member { at, len, kept: None }, budget).map_err(Error::new)?;
        if found.items.len() == before || !(self.keep && budget.may_keep(len)) {
            return self.skip_data(len, 0);
        }
        let body = self.body(len)?;
        let head = &body[..body.len().min(sniff::HEAD)];
        if (sniff::is_text(head) || sniff::kind(head) == Kind::Gzip)
            && let Some((_, member)) = found.items.last_mut()
        {
            budget.keep(len);
            member.kept = Some(body);
        }
        Ok(())
    }

    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = read_full(self.from, buf)?;
        self.at += n as u64;
        Ok(n)
    }

    /// The data of a member that is known to be small, and what fills its last block.
    fn body(&mut self, size: u64) -> Result<Vec<u8>> {
        let mut body = vec![0; usize::try_from(size).unwrap_or_default()];
        let done = self.read(&mut body)? as u64;
        self.skip_data(size, done)?;
        Ok(body)
    }

    /// Skips a member's data but for the `done` bytes of it that were read, and what fills its last block.
    fn skip_data(&mut self, size: u64, done: u64) -> Result<()> {
        let cut = || Error::new(ErrorKind::Truncated("it ends within a file".into()));
        let full = size.checked_next_multiple_of(BLOCK as u64).ok_or_else(cut)?;
        let want = full - done;
        let got = self.from.skip(want)?;
        self.at += got;
        // What fills up the last block may be missing.
        if got + done < size { Err(cut()) } else { Ok(()) }
    }
}
