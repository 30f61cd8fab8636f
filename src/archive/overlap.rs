//! Members of a ZIP that share data: two million files in 200 kB, or a directory with a wrong byte.
//!
//! Each byte of an archive belongs to one member at most, so that reading all of them costs what reading the archive does.

use super::bytes::Window;
use super::zip_member::{LOCAL_LEN, Member, is_at, name_at};
use crate::order::Order;
use std::io;

/// Leaves one member at each place, and none that reaches into the next; returns how many did either.
pub(super) fn part(items: &mut Vec<(String, Member)>, archive: &Window) -> io::Result<u64> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.order_by_key(|&i| items[i].1.offset);
    let mut dropped = vec![false; items.len()];
    let mut shared = 0;
    for same in order.chunk_by(|&a, &b| items[a].1.offset == items[b].1.offset).filter(|same| same.len() > 1) {
        // Whose place it is says the header there; where it says nothing, the first's.
        let name = name_at(archive, items[same[0]].1.offset)?.unwrap_or_else(|| items[same[0]].0.clone());
        for &i in same.iter().filter(|&&i| items[i].0 != name) {
            dropped[i] = true;
            shared += 1;
        }
    }
    // From the last to the first, beside those that follow it. One that isn't where it is said to be bounds nobody.
    let mut following: Vec<(usize, bool)> = Vec::new();
    for &i in order.iter().rev().filter(|&&i| !dropped[i]) {
        let offset = items[i].1.offset;
        while let Some((next, sure)) = following.last_mut() {
            let (path, member) = &items[*next];
            let room = member.offset.saturating_sub(offset).saturating_sub(LOCAL_LEN as u64);
            // Equal offsets: one name, of which the last counts.
            if member.offset == offset || items[i].1.compressed <= room {
                break;
            }
            *sure = *sure || is_at(archive, member.offset, path)?;
            if *sure {
                items[i].1.compressed = room;
                shared += 1;
                break;
            }
            following.pop();
        }
        following.push((i, false));
    }
    if dropped.contains(&true) {
        let mut dropped = dropped.into_iter();
        items.retain(|_| dropped.next() != Some(true));
    }
    Ok(shared)
}
