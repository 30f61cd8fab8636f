//! ZIP: the directory at the end, and its members as streams.
//!
//! The `zip` crate (9.8) was tried and left to the tests: its readers borrow the archive mutably, so only one entry can
//! be open; one broken record fails the whole archive, as a missing directory does; and a count of 0 beside a full
//! directory is believed. What is left that it would do for us is to parse the directory: this file.

use super::bytes::{Stream, Window, u16_at, u32_at, u64_at};
use super::inflate::{Checked, Inflate};
use super::list::{Budget, Found};
use super::{path, scan};
use crate::{Error, ErrorKind, Result};
use std::io::{self, Read};

/// The four bytes that begin each structure.
pub(super) const LOCAL: &[u8] = b"PK\x03\x04";
pub(super) const CENTRAL: &[u8] = b"PK\x01\x02";
pub(super) const DESCRIPTOR: &[u8] = b"PK\x07\x08";
const END: &[u8] = b"PK\x05\x06";
const END64: &[u8] = b"PK\x06\x06";
const LOCATOR64: &[u8] = b"PK\x06\x07";

/// Their sizes without what varies.
pub(super) const LOCAL_LEN: usize = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;
const END64_LEN: usize = 56;
const LOCATOR64_LEN: usize = 20;

/// What is needed to read one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    /// Where its local header lies.
    pub(super) offset: u64,
    /// The length of its data as it lies there.
    pub(super) compressed: u64,
    /// The length of its content; `None` when its end was not found.
    pub(super) size: Option<u64>,
    /// The checksum of its content; `None` when its end was not found.
    pub(super) crc: Option<u32>,
    pub(super) method: u16,
    pub(super) flags: u16,
}

impl Member {
    /// Why it can't be read, if so.
    fn refused(&self) -> Option<ErrorKind> {
        // Bit 0: encrypted; bit 13: the directory is encrypted too. Method 99 is WinZip's AES.
        if self.flags & 0x2001 != 0 || self.method == 99 {
            return Some(ErrorKind::Encrypted);
        }
        let name = match self.method {
            0 | 8 => return None,
            // The Explorer of Windows uses it for files beyond 2 GB.
            9 => "Deflate64 compression",
            12 => "bzip2 compression",
            14 => "LZMA compression",
            93 => "Zstandard compression",
            95 => "xz compression",
            _ => "an unknown compression",
        };
        Some(ErrorKind::Unsupported(name.into()))
    }

    /// Its data as it lies in the archive.
    fn data(&self, archive: &Window) -> Result<Stream> {
        if let Some(kind) = self.refused() {
            return Err(Error::new(kind));
        }
        let mut stream = Stream::new(archive.from(self.offset));
        let header = stream.peek(LOCAL_LEN)?;
        if header.len() < LOCAL_LEN {
            return Err(Error::new(ErrorKind::Truncated("the archive ends before it".into())));
        }
        if !header.starts_with(LOCAL) {
            return Err(Error::new(ErrorKind::Damaged("it is not where the archive says; download it again".into())));
        }
        // The extra field may differ from the directory's: the local header alone says where the data begins.
        let start = LOCAL_LEN + usize::from(u16_at(header, 26)) + usize::from(u16_at(header, 28));
        stream.jump(start as u64);
        stream.limit(self.compressed);
        Ok(stream)
    }

    /// Its content.
    pub(super) fn open(&self, archive: &Window) -> Result<Box<dyn Read>> {
        let data = self.data(archive)?;
        Ok(match (self.method, self.crc) {
            (8, None) => Box::new(Inflate::new(data)),
            (8, _) => Box::new(Checked::new(Inflate::new(data), self.size, self.crc)),
            // Without compression nothing but its size tells that it is complete.
            (_, None) => Box::new(data.chain(Endless)),
            _ => Box::new(Checked::new(data, self.size, self.crc)),
        })
    }

    /// The range it lies in, when it is neither compressed nor encrypted and its end is known.
    pub(super) fn stored(&self, archive: &Window) -> Option<Window> {
        if self.method != 0 || self.crc.is_none() {
            return None;
        }
        let data = self.data(archive).ok()?;
        Some(archive.part(self.offset.checked_add(data.position())?, self.compressed))
    }
}

/// Stands after content whose end was not found.
struct Endless;

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        Err(Error::new(ErrorKind::Truncated("where it ends is not known".into())).into())
    }
}

/// The members of a ZIP: by its directory; where that is missing or broken, by the members' own headers.
pub(super) fn list(archive: &Window, budget: &mut Budget) -> Result<Found<Member>> {
    let damage = match directory(archive)? {
        None => ErrorKind::Truncated("its directory, which is at the end, is missing".into()),
        Some(directory) => {
            let found = directory.read(archive, budget)?;
            if !matches!(found.damage, Some(ErrorKind::Damaged(_))) {
                return Ok(found);
            }
            budget.give_back(&found);
            ErrorKind::Damaged("its directory is broken; files may be missing: download it again".into())
        }
    };
    let mut found = scan::list(archive, budget)?;
    found.damage.get_or_insert(damage);
    Ok(found)
}

/// Where the directory lies.
#[derive(Debug, Clone, Copy)]
struct Directory {
    at: u64,
    /// How long it is said to be.
    size: u64,
    /// What comes after it.
    end: u64,
    /// What to add to its offsets, where something was put before the archive.
    shift: u64,
    /// True when the offsets were cut to 32 bits: Mastodon until August 2025, beyond 4 GiB, without Zip64.
    wrapped: bool,
}

/// Finds the directory from the end of the file.
fn directory(archive: &Window) -> Result<Option<Directory>> {
    // The end record lies before a comment of at most 64 KiB, and Zip64's two records before it.
    let tail_len = archive.len().min((END64_LEN + LOCATOR64_LEN + END_LEN + 0xFFFF) as u64);
    let tail_at = archive.len() - tail_len;
    let mut tail = vec![0; usize::try_from(tail_len).unwrap_or_default()];
    let got = archive.fill(tail_at, &mut tail)?;
    tail.truncate(got);
    // A comment may hold the same four bytes; more than a few are nonsense.
    for at in memchr::memmem::rfind_iter(&tail, END).take(16) {
        let record = &tail[at..];
        let fits = record.len() >= END_LEN + usize::from(u16_at(record, 20));
        if fits && let Some(found) = locate(archive, tail_at + at as u64, record)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The directory that the end record at `end_at` speaks of, at the first of the places it may mean.
fn locate(archive: &Window, end_at: u64, end: &[u8]) -> Result<Option<Directory>> {
    let mut claims = Vec::new();
    if let Some((record_at, record)) = end64(archive, end_at)? {
        // X's archives have Zip64 records, and zeros in the old one, even when small.
        claims.push((u64_at(&record, 48), u64_at(&record, 40), record_at));
    }
    claims.push((u64::from(u32_at(end, 16)), u64::from(u32_at(end, 12)), end_at));
    for (offset, size, end) in claims {
        let is_at = |at: u64| -> io::Result<bool> {
            let fits = at.checked_add(size).is_some_and(|last| last <= end);
            // Only an archive without files has no directory.
            Ok(fits && if size == 0 { end == 0 } else { archive.array::<4>(at)? == CENTRAL })
        };
        if is_at(offset)? {
            return Ok(Some(Directory { at: offset, size, end, shift: 0, wrapped: false }));
        }
        // Directly before the end record, wherever it was said to be.
        if let Some(at) = end.checked_sub(size)
            && let Some(shift) = at.checked_sub(offset)
            && is_at(at)?
        {
            let wrapped = shift.is_multiple_of(1 << 32);
            // The offsets of files are off by the same, unless only the directory's own was wrong.
            let first = u64::from(u32_at(&archive.array::<CENTRAL_LEN>(at)?, 42)).saturating_add(shift);
            let shift = if wrapped || archive.array::<4>(first)? != LOCAL { 0 } else { shift };
            return Ok(Some(Directory { at, size, end, shift, wrapped }));
        }
    }
    Ok(None)
}

/// Zip64's end record, and where it lies.
fn end64(archive: &Window, end_at: u64) -> Result<Option<(u64, [u8; END64_LEN])>> {
    let Some(locator_at) = end_at.checked_sub(LOCATOR64_LEN as u64) else { return Ok(None) };
    let locator: [u8; LOCATOR64_LEN] = archive.array(locator_at)?;
    if !locator.starts_with(LOCATOR64) {
        return Ok(None);
    }
    for at in [u64_at(&locator, 8), locator_at.saturating_sub(END64_LEN as u64)] {
        let record: [u8; END64_LEN] = archive.array(at)?;
        if record.starts_with(END64) {
            return Ok(Some((at, record)));
        }
    }
    Ok(None)
}

impl Directory {
    /// Reads it. The counts in the end records are not believed: they are zero or wrap in archives that are fine.
    fn read(&self, archive: &Window, budget: &mut Budget) -> Result<Found<Member>> {
        let mut found = Found::default();
        let mut stream = Stream::new(archive.part(self.at, self.end - self.at));
        let mut wraps = Wraps::default();
        loop {
            let head = stream.peek(CENTRAL_LEN)?;
            let lens = [28, 30, 32].map(|at| usize::from(u16_at(head, at)));
            let len = CENTRAL_LEN + lens.iter().sum::<usize>();
            let record = stream.peek(len)?;
            if !record.starts_with(CENTRAL) || record.len() < len {
                // A signature of the directory may follow it, and Zip64's records.
                if stream.position() < self.size {
                    found.damage = Some(ErrorKind::Damaged("its directory is broken".into()));
                }
                return Ok(found);
            }
            let (name, rest) = record[CENTRAL_LEN..].split_at(lens[0]);
            let extra = &rest[..lens[1]];
            let (mut member, has_offset64) = central(record, extra);
            if self.wrapped && !has_offset64 {
                member.offset = wraps.unwrap(member.offset);
            }
            member.offset = member.offset.saturating_add(self.shift);
            if let Some(path) = path::normal(&path::decode(name, extra))
                && let Err(limit) = found.push(path, member, budget)
            {
                found.damage = Some(limit);
                return Ok(found);
            }
            let next = stream.position() + len as u64;
            stream.jump(next);
        }
    }
}

/// Offsets that were cut to 32 bits, in the order they were written in.
#[derive(Default)]
struct Wraps {
    last: u64,
}

impl Wraps {
    fn unwrap(&mut self, low: u64) -> u64 {
        let mut full = (self.last & !0xFFFF_FFFF) | low;
        if full < self.last {
            full += 1 << 32;
        }
        self.last = full;
        full
    }
}

/// A directory record, and whether Zip64 gave its offset.
fn central(record: &[u8], extra: &[u8]) -> (Member, bool) {
    let [compressed, size, offset] = [20, 24, 42].map(|at| u32_at(record, at));
    let mut zip64 = Zip64::new(extra);
    // The order within the field is fixed: size, compressed size, offset; only what did not fit is there.
    let size = zip64.or(size);
    let compressed = zip64.or(compressed);
    let has_offset64 = offset == u32::MAX;
    let offset = zip64.or(offset);
    let (flags, method) = (u16_at(record, 8), u16_at(record, 10));
    (Member { offset, compressed, size: Some(size), crc: Some(u32_at(record, 16)), method, flags }, has_offset64)
}

/// The numbers of a header's Zip64 field (0x0001), taken one after the other.
pub(super) struct Zip64<'a>(&'a [u8]);

impl<'a> Zip64<'a> {
    pub(super) fn new(extra: &'a [u8]) -> Zip64<'a> {
        Zip64(path::extra_fields(extra).find(|(id, _)| *id == 1).map_or(&[], |(_, field)| field))
    }

    /// The 32-bit number, or the next 64-bit one where it says that it did not fit.
    pub(super) fn or(&mut self, short: u32) -> u64 {
        match self.0.split_at_checked(8) {
            Some((number, rest)) if short == u32::MAX => {
                self.0 = rest;
                u64_at(number, 0)
            }
            _ => u64::from(short),
        }
    }
}
