//! ZIP: the directory at the end.
//!
//! The directory is found and parsed by rawzip, which holds nothing, opens nothing and believes no count. What it leaves
//! to us: offsets and sizes cut to 32 bits, members that share data, and archives without a directory ([`scan`]). The
//! `zip` crate was tried, too, and serves the tests: its readers borrow the archive mutably, so that only one entry can be
//! open, and one broken record fails the whole archive.

use super::budget::{Budget, Found};
use super::bytes::{Window, u16_at, u32_at};
use super::zip_member::Member;
use super::{overlap, path, scan, wrapped};
use crate::time::{DAY, Date};
use crate::{ErrorKind, Result};
use rawzip::{MAX_CENTRAL_DIRECTORY_RECORD_SIZE, ReaderAt, ZipArchive, ZipFileHeaderRecord, ZipLocator};
use std::io;

/// The size of an end record without its comment.
const END_LEN: usize = 22;
/// The same of a record of the directory.
const CENTRAL_LEN: u64 = 46;
/// What says where Zip64's end record lies.
const LOCATOR64: &[u8] = b"PK\x06\x07";
const LOCATOR64_LEN: u64 = 20;
/// How far from the end its record may lie: before a comment of at most 64 KiB.
const SEARCHED: u64 = (END_LEN + 0xFFFF) as u64;

/// A comment may hold the four bytes that begin an end record; more than a few are nonsense.
const ENDS: usize = 16;

/// The members of a ZIP: by its directory; where that is missing or broken, by the members' own headers.
pub(super) fn list(archive: &Window, budget: &mut Budget) -> Result<Found<Member>> {
    let mut damage = ErrorKind::Truncated("its directory, which is at the end, is missing".into());
    let mut buffer = vec![0; MAX_CENTRAL_DIRECTORY_RECORD_SIZE];
    let mut before = archive.len();
    for _ in 0..ENDS {
        let (found, end) = attempt(Ends { archive, patch: None }, before, &mut buffer, budget)?;
        let Some(end) = end else { break };
        if is_part(archive, end)? {
            damage = ErrorKind::Part;
            break;
        }
        let found = match found {
            None if has_zip64(archive, end)? => {
                attempt(Ends { archive, patch: Some(end) }, before, &mut buffer, budget)?.0
            }
            found => found,
        };
        if let Some(found) = found {
            return Ok(found);
        }
        damage = ErrorKind::Damaged("its directory is broken; files may be missing: download it again".into());
        before = end;
    }
    let mut found = scan::list(archive, budget)?;
    found.damage.get_or_insert(damage);
    Ok(found)
}

/// What the directory lists by the last end record before `before`, if all is well, and where that record lies.
fn attempt(
    ends: Ends,
    before: u64,
    buffer: &mut [u8],
    budget: &mut Budget,
) -> Result<(Option<Found<Member>>, Option<u64>)> {
    let archive = ends.archive;
    let zip = match ZipLocator::new().max_search_space(SEARCHED).locate_in_reader(ends, buffer, before) {
        Ok(zip) => zip,
        Err((_, error)) => return Ok((None, error.eocd_offset())),
    };
    let end = zip.eocd_offset();
    let stated = u32_at(&archive.array::<END_LEN>(end)?, 12);
    let zip64 = has_zip64(archive, end)?;
    let found = match read(&zip, (!zip64).then_some(stated), buffer, budget) {
        Ok(mut found) => {
            let stated = u32_at(&archive.array::<END_LEN>(end)?, 16);
            wrapped::unwrap(&mut found.items, archive, zip.directory_offset(), stated)?;
            // A record that lost or gained a byte has a name and a place that aren't its own.
            let own = |(path, member): &(String, Member)| member.offset < archive.len() && !path.contains('\0');
            if found.items.iter().all(own) { Ok(found) } else { Err(found.broken()) }
        }
        Err(broken) => Err(broken),
    };
    match found {
        Ok(mut found) => {
            found.overlapping = overlap::part(&mut found.items, archive)?;
            Ok((Some(found), Some(end)))
        }
        Err(broken) => {
            budget.give_back(broken.entries, broken.names);
            Ok((None, Some(end)))
        }
    }
}

/// An archive whose old end record, at `patch`, says that Zip64's holds the truth. X's archives have zeros in the old
/// one, and rawzip believes neither where they differ.
struct Ends<'a> {
    archive: &'a Window,
    patch: Option<u64>,
}

impl ReaderAt for Ends<'_> {
    fn read_at(&self, buf: &mut [u8], offset: u64) -> io::Result<usize> {
        let got = self.archive.fill(offset, buf)?;
        for (at, byte) in buf[..got].iter_mut().enumerate() {
            let place = self.patch.and_then(|patch| (offset + at as u64).checked_sub(patch));
            // The counts, the directory's size and its offset.
            if place.is_some_and(|place| (8..20).contains(&place)) {
                *byte = 0xFF;
            }
        }
        Ok(got)
    }
}

/// Whether Zip64's locator stands before the end record at `end`.
fn has_zip64(archive: &Window, end: u64) -> io::Result<bool> {
    let Some(at) = end.checked_sub(LOCATOR64_LEN) else { return Ok(false) };
    Ok(archive.array::<4>(at)? == LOCATOR64)
}

/// A directory that breaks off, and what of the budget went into it.
struct Broken {
    entries: usize,
    names: usize,
}

/// Reads the directory. The counts in the end records are not believed: they are zero or wrap in archives that are fine.
/// `stated`: its length by the old end record. One that is another within has lost or gained bytes, and its names are not its
/// own; zero is what writers put there that leave it to Zip64.
fn read(
    zip: &ZipArchive<Ends>,
    stated: Option<u32>,
    buffer: &mut [u8],
    budget: &mut Budget,
) -> Result<Found<Member>, Broken> {
    let mut found = Found::default();
    let mut records = 0;
    let mut length = 0;
    let mut entries = zip.entries(buffer);
    loop {
        match entries.next_entry() {
            Ok(None) => break,
            Ok(Some(record)) => {
                records += 1;
                let (name, extra) = (record.file_path(), record.extra_fields());
                let varies = [name.as_bytes(), extra.remaining_bytes(), record.comment().as_bytes()];
                length += CENTRAL_LEN + varies.iter().map(|part| part.len() as u64).sum::<u64>();
                found.changed(changed(&record));
                if let Some(path) = path::normal(&path::decode(name.as_bytes(), extra.remaining_bytes()))
                    && let Err(limit) = found.push(path, member(&record), budget)
                {
                    found.damage = Some(limit);
                    break;
                }
            }
            // What is behind the last record that was promised is not ours.
            Err(_) if records > 0 && records % 0x1_0000 == zip.entries_hint() % 0x1_0000 => break,
            Err(_) => return Err(found.broken()),
        }
    }
    let other = stated.is_some_and(|stated| stated != 0 && stated != u32::MAX && u64::from(stated) != length);
    if other && found.damage.is_none() { Err(found.broken()) } else { Ok(found) }
}

impl Found<Member> {
    fn broken(&self) -> Broken {
        Broken { entries: self.items.len(), names: self.items.iter().map(|(path, _)| path.len()).sum() }
    }
}

/// The day on which a file was last changed, Unix seconds.
fn changed(record: &ZipFileHeaderRecord) -> Option<i64> {
    let at = record.last_modified_dos();
    Some(Date::new(at.year().into(), at.month().into(), at.day().into())?.number() * DAY)
}

fn member(record: &ZipFileHeaderRecord) -> Member {
    Member {
        offset: record.local_header_offset(),
        compressed: record.compressed_size_hint(),
        size: Some(record.uncompressed_size_hint()),
        crc: Some(record.crc32()),
        method: record.compression_method().as_u16(),
        flags: record.flags().bits(),
        wraps: false,
    }
}

/// Whether the archive whose end record lies at `end` began in another file: the numbers of this disk and of that with
/// the directory.
fn is_part(archive: &Window, end: u64) -> io::Result<bool> {
    let record: [u8; END_LEN] = archive.array(end)?;
    Ok([4, 6].iter().any(|&at| !matches!(u16_at(&record, at), 0 | u16::MAX)))
}
