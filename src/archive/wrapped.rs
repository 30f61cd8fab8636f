//! Offsets of a ZIP that are not what they say: cut to 32 bits, or off by what was put before the archive.
//!
//! Beyond 4 GiB the Archive Utility of macOS writes no Zip64 but each number modulo 2³² (yauzl's issue 69), as Mastodon
//! did until August 2025. Which multiple is missing shows by the local headers: where the name stands, the member begins.

use super::bytes::Window;
use super::zip_member::{LOCAL_LEN, Member, is_at};
use std::io;

const CUT: u64 = 1 << 32;
/// Members that may be looked for in vain before no more are.
const VAIN: usize = 16;

/// Mends the members' offsets and lengths. The directory begins at `directory`, where its end record says `stated`.
pub(super) fn unwrap(
    items: &mut [(String, Member)],
    archive: &Window,
    directory: u64,
    stated: u32,
) -> io::Result<()> {
    let Some((path, first)) = items.first() else { return Ok(()) };
    // What stands before the archive is added to each offset, unless only the directory's own was wrong.
    let before = directory.saturating_sub(u64::from(stated));
    if !is_at(archive, first.offset, path)?
        && let Some(offset) = first.offset.checked_sub(before)
        && is_at(archive, offset, path)?
    {
        items.iter_mut().for_each(|(_, member)| member.offset = member.offset.saturating_sub(before));
    }
    if directory < CUT || last_is_there(items, archive)? {
        return Ok(());
    }
    let mut last = 0;
    for (_, member) in items.iter_mut() {
        member.offset = next(last, member.offset);
        last = member.offset;
    }
    if !last_is_there(items, archive)? {
        search(items, archive, directory)?;
    }
    lengthen(items, directory);
    Ok(())
}

fn last_is_there(items: &[(String, Member)], archive: &Window) -> io::Result<bool> {
    items.last().map_or(Ok(true), |(path, member)| is_at(archive, member.offset, path))
}

/// The first offset from `last` on with these last 32 bits.
fn next(last: u64, offset: u64) -> u64 {
    let full = (last & !(CUT - 1)) | (offset & (CUT - 1));
    if full < last { full + CUT } else { full }
}

/// Some file alone has more than 4 GiB: looks for each member at every place that it may have behind the last one.
fn search(items: &mut [(String, Member)], archive: &Window, directory: u64) -> io::Result<()> {
    let (mut last, mut vain) = (0, 0);
    for (path, member) in items {
        let first = next(last, member.offset);
        member.offset = first;
        let mut at = first;
        while vain < VAIN && at < directory {
            if is_at(archive, at, path)? {
                member.offset = at;
                last = at;
                break;
            }
            at += CUT;
        }
        vain += usize::from(at >= directory);
    }
    Ok(())
}

/// A member's data has as many times 4 GiB as fit before what follows it.
fn lengthen(items: &mut [(String, Member)], directory: u64) {
    let mut end = directory;
    for (_, member) in items.iter_mut().rev() {
        let room = end.saturating_sub(member.offset).saturating_sub(LOCAL_LEN as u64);
        let more = room.saturating_sub(member.compressed) & !(CUT - 1);
        member.compressed += more;
        // What isn't compressed is as long as its data.
        member.size = member.size.map(|size| if member.method == 0 { size + more } else { size });
        member.wraps = true;
        end = member.offset;
    }
}
