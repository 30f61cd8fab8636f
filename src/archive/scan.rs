//! ZIPs without a usable directory: their members by their own headers, in one pass.
//!
//! Where a header says how long its data is, the data is stepped over. Streaming writers put that behind the data (a
//! "data descriptor"): then the bytes are searched for a descriptor whose length fits, or for the next header; nothing
//! is inflated.

use super::budget::{Budget, Found};
use super::bytes::{Stream, Window, u16_at, u32_at, u64_at};
use super::limits::LIMITS;
use super::path;
use super::zip_member::{CENTRAL, DESCRIPTOR, LOCAL, LOCAL_LEN, Member, Zip64};
use crate::Result;
use std::io;

/// Lists what is there. Its `damage` is set only by a limit.
pub(super) fn list(archive: &Window, budget: &mut Budget) -> Result<Found<Member>> {
    let mut found = Found::default();
    let mut stream = Stream::new(archive.clone());
    while seek(&mut stream)? {
        let Some((name, mut member, start)) = local(&mut stream)? else {
            stream.jump(stream.position() + 4);
            continue;
        };
        stream.jump(start);
        match end_of_known(archive, &member, start)? {
            Some(end) => stream.jump(end),
            None => end_of_unknown(archive, &mut stream, &mut member, start)?,
        }
        if let Some(path) = name
            && let Err(limit) = found.push(path, member, budget)
        {
            found.damage = Some(limit);
            break;
        }
    }
    Ok(found)
}

/// What may lie between data and data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Local,
    Central,
    Descriptor,
}

fn mark(bytes: &[u8]) -> Option<Mark> {
    [(LOCAL, Mark::Local), (CENTRAL, Mark::Central), (DESCRIPTOR, Mark::Descriptor)]
        .into_iter()
        .find_map(|(magic, mark)| bytes.starts_with(magic).then_some(mark))
}

/// Goes to the next local header; false when there is none. What lies between, such as the directory of an archive
/// that lies in this one, is passed over.
fn seek(stream: &mut Stream) -> io::Result<bool> {
    while let Some(mark) = next_mark(stream)? {
        if mark == Mark::Local {
            return Ok(true);
        }
        stream.jump(stream.position() + 4);
    }
    Ok(false)
}

/// Goes to the next mark from here on, or to the end of the bytes.
fn next_mark(stream: &mut Stream) -> io::Result<Option<Mark>> {
    loop {
        if stream.peek(4)?.len() < 4 {
            return Ok(None);
        }
        let buffered = stream.buffered();
        // `PK` may begin at the buffer's last byte.
        let step = memchr::memmem::find(buffered, b"PK").unwrap_or(buffered.len() - 1);
        stream.jump(stream.position() + step as u64);
        if let Some(mark) = mark(stream.peek(4)?) {
            return Ok(Some(mark));
        }
        stream.jump(stream.position() + 1);
    }
}

/// The header here: path (`None` for folders and junk), member, and where its data begins. `None` when it isn't a header
/// but four bytes that look so.
fn local(stream: &mut Stream) -> io::Result<Option<(Option<String>, Member, u64)>> {
    let offset = stream.position();
    let head = stream.peek(LOCAL_LEN)?;
    let (name_len, extra_len) = (usize::from(u16_at(head, 26)), usize::from(u16_at(head, 28)));
    let (flags, method) = (u16_at(head, 6), u16_at(head, 8));
    // No writer asks for a version beyond 6.3, or uses the method numbers between.
    if name_len == 0 || u16_at(head, 4) & 0xFF > 63 || !matches!(method, 0..=20 | 92..=99) {
        return Ok(None);
    }
    let len = LOCAL_LEN + name_len + extra_len;
    let header = stream.peek(len)?;
    if header.len() < len || header[LOCAL_LEN..LOCAL_LEN + name_len].contains(&0) {
        return Ok(None);
    }
    let (name, extra) = header[LOCAL_LEN..].split_at(name_len);
    let mut zip64 = Zip64::new(extra);
    let size = zip64.or(u32_at(header, 22));
    let compressed = zip64.or(u32_at(header, 18));
    // With bit 3 the numbers follow the data; some writers give them here as well.
    let crc = u32_at(header, 14);
    let known = (flags & 8 == 0 || compressed > 0 && crc > 0) && compressed != u64::from(u32::MAX);
    let crc = known.then_some(crc);
    let member = Member { offset, compressed, size: known.then_some(size), crc, method, flags, wraps: false };
    // Of one that is too long so much that it shows.
    let name = &name[..name_len.min(LIMITS.path + 1)];
    Ok(Some((path::normal(&path::decode(name, extra)), member, offset + len as u64)))
}

/// Where the data ends by its header's word, provided that something sensible follows there.
fn end_of_known(archive: &Window, member: &Member, start: u64) -> io::Result<Option<u64>> {
    let Some(end) = start.checked_add(member.compressed).filter(|end| member.crc.is_some() && *end <= archive.len())
    else {
        return Ok(None);
    };
    let after: [u8; 28] = archive.array(end)?;
    // A header, or one after a descriptor of 12 to 24 bytes; or the bytes end within that.
    let follows = [0, 12, 16, 20, 24].into_iter().any(|gap| after[gap..].starts_with(b"PK"));
    Ok((follows || archive.len() - end <= 24).then_some(end))
}

/// Searches the data's end, from its start at the stream's position, and leaves the stream there.
fn end_of_unknown(archive: &Window, stream: &mut Stream, member: &mut Member, start: u64) -> io::Result<()> {
    loop {
        let mark = next_mark(stream)?;
        let here = if mark.is_some() { stream.position() } else { archive.len() };
        if mark == Some(Mark::Descriptor) {
            let record = stream.peek(24)?;
            if finish(member, &record[4.min(record.len())..], here - start) {
                return Ok(());
            }
        } else {
            // A header, or the end. Directly before it may be a descriptor without a mark of its own.
            stream.jump(here);
            let finished = finish_before(stream, member, here - start);
            if finished || mark != Some(Mark::Local) || local(stream)?.is_some() {
                if !finished {
                    member.compressed = here - start;
                }
                return Ok(());
            }
        }
        stream.jump(here + 4);
    }
}

/// Takes the word of a descriptor that ends here, `len` bytes behind the data's start: one of 12 bytes, or of 20 where
/// its sizes have 64 bits.
fn finish_before(stream: &Stream, member: &mut Member, len: u64) -> bool {
    let ends = [(12, finish32 as fn(&mut Member, &[u8], u64) -> bool), (20, finish64)];
    ends.into_iter().any(|(size, finish)| {
        let (record, distance) = (stream.behind(size), len.checked_sub(size as u64));
        record.zip(distance).is_some_and(|(record, distance)| finish(member, record, distance))
    })
}

/// Takes a descriptor's word (checksum, sizes) when its compressed size is the distance to the data's start.
fn finish(member: &mut Member, record: &[u8], distance: u64) -> bool {
    finish32(member, record, distance) || finish64(member, record, distance)
}

fn finish32(member: &mut Member, record: &[u8], distance: u64) -> bool {
    let fits = record.len() >= 12 && u64::from(u32_at(record, 4)) == distance;
    if fits {
        take(member, record, distance, u64::from(u32_at(record, 8)));
    }
    fits
}

fn finish64(member: &mut Member, record: &[u8], distance: u64) -> bool {
    let fits = record.len() >= 20 && u64_at(record, 4) == distance;
    if fits {
        take(member, record, distance, u64_at(record, 12));
    }
    fits
}

fn take(member: &mut Member, record: &[u8], distance: u64, size: u64) {
    (member.compressed, member.size, member.crc) = (distance, Some(size), Some(u32_at(record, 0)));
}
