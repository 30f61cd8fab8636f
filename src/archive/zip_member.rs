//! One member of a ZIP: its local header, and its content as a stream.

use super::bytes::{Stream, Window, u16_at, u64_at};
use super::inflate::{Allowance, Checked, Inflate, Sums};
use super::limits::LIMITS;
use super::path;
use crate::{Error, ErrorKind, Result};
use std::io::{self, Read};
use std::rc::Rc;

/// The four bytes that begin each structure.
pub(super) const LOCAL: &[u8] = b"PK\x03\x04";
pub(super) const CENTRAL: &[u8] = b"PK\x01\x02";
pub(super) const DESCRIPTOR: &[u8] = b"PK\x07\x08";

/// The size of a local header without what varies.
pub(super) const LOCAL_LEN: usize = 30;

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
    /// `size` is cut to 32 bits.
    pub(super) wraps: bool,
}

impl Member {
    /// Whether a password is needed. Bit 0: encrypted; bit 13: the directory is encrypted too. Method 99 is WinZip's AES.
    pub(super) fn encrypted(&self) -> bool {
        self.flags & 0x2001 != 0 || self.method == 99
    }

    /// Why it can't be read, if so.
    fn refused(&self) -> Option<ErrorKind> {
        if self.encrypted() {
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
    pub(super) fn open(&self, archive: &Window, allowance: &Rc<Allowance>) -> Result<Box<dyn Read>> {
        let data = self.data(archive)?;
        let sums = Sums { size: self.size, crc: self.crc, wraps: self.wraps };
        let inflate = |data| Inflate::new(data, Rc::clone(allowance));
        Ok(match (self.method, self.crc) {
            (8, None) => Box::new(inflate(data)),
            (8, _) => Box::new(Checked::new(inflate(data), sums)),
            // Without compression nothing but its size tells that it is complete.
            (_, None) => Box::new(data.chain(Endless)),
            _ => Box::new(Checked::new(data, sums)),
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

/// Whether a local header lies at `offset`, and of this name as it is listed.
pub(super) fn is_at(archive: &Window, offset: u64, path: &str) -> io::Result<bool> {
    Ok(name_at(archive, offset)?.as_deref() == Some(path))
}

/// The path in the local header at `offset`, if there is one.
pub(super) fn name_at(archive: &Window, offset: u64) -> io::Result<Option<String>> {
    let head: [u8; LOCAL_LEN] = archive.array(offset)?;
    let (name, extra) = (usize::from(u16_at(&head, 26)), usize::from(u16_at(&head, 28)));
    // A longer name is nobody's that was listed, and a path in the extra field is no longer than it may be.
    if !head.starts_with(LOCAL) || name > LIMITS.path {
        return Ok(None);
    }
    let mut rest = vec![0; name + extra.min(2 * LIMITS.path)];
    let got = archive.fill(offset.saturating_add(LOCAL_LEN as u64), &mut rest)?;
    let (name, extra) = rest[..got].split_at(name.min(got));
    Ok(path::normal(&path::decode(name, extra)))
}

/// The numbers of a local header's Zip64 field (0x0001), taken one after the other.
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
