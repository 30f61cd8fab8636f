//! A CAR file and the repository in it: blocks that name each other by the hash of their content (CID), in any order.
//!
//! A commit names the root of a tree (MST), whose nodes name records under sorted keys, `collection/rkey`. Only what the
//! tree reaches counts: what was deleted or replaced may still lie in the file.

mod cbor;

use crate::order::Order;
use crate::{Error, ErrorKind, Result};
pub use cbor::{Item, Items};

/// The longest key; the protocol allows 317 letters for a collection and 512 for the rest.
const KEY: usize = 1024;

/// A file's blocks, by CID.
pub struct Car<'t> {
    roots: Items<'t>,
    /// CID and content.
    blocks: Vec<(&'t [u8], &'t [u8])>,
}

/// Whether a file begins as a CAR does: with a header that tells its roots.
pub fn is_car(start: &[u8]) -> bool {
    varint(start).is_some_and(|(_, rest)| header(rest).is_some())
}

fn header(bytes: &[u8]) -> Option<Items<'_>> {
    let header = Item(bytes);
    let roots = header.get("roots").items();
    (header.get("version").number()? == 1 && header.is_whole()).then_some(roots)
}

/// A number in base 128, the lowest digits first, and what follows.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let end = bytes.iter().take(9).position(|byte| byte & 128 == 0)?;
    let (digits, rest) = bytes.split_at(end + 1);
    Some((digits.iter().rev().fold(0, |n, &byte| n << 7 | u64::from(byte & 127)), rest))
}

/// As many bytes as the number before them says, and what follows.
fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = varint(bytes)?;
    rest.split_at_checked(usize::try_from(length).ok()?)
}

/// A CID and what follows.
fn cid(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    // Version 0 is a bare SHA-256.
    let rest = if bytes.starts_with(&[0x12, 0x20]) {
        bytes.get(34..)?
    } else {
        // Version, codec, hash function; then the hash and its length.
        let (version, rest) = varint(bytes)?;
        let (_, rest) = varint(rest)?;
        let (_, rest) = varint(rest)?;
        let (_, rest) = counted(rest)?;
        if version == 1 { rest } else { return None }
    };
    Some(bytes.split_at(bytes.len() - rest.len()))
}

/// What a repository is at one time.
pub struct Commit<'t> {
    /// Whose it is.
    pub did: &'t str,
    /// The repository format's.
    pub version: u64,
    /// When it was committed, as a key of time; missing before version 3.
    pub rev: &'t str,
    data: &'t [u8],
    prev: Option<&'t [u8]>,
}

fn commit(block: &[u8]) -> Option<Commit<'_>> {
    let item = Item(block);
    let (did, data) = (item.get("did").text()?, item.get("data").link()?);
    let (version, prev) = (item.get("version").number()?, item.get("prev").link());
    Some(Commit { did, version, rev: item.get("rev").text().unwrap_or_default(), data, prev })
}

/// What a walk through the tree finds.
pub enum Found<'t> {
    /// A record; `None` where the file lacks it.
    Record(Option<Item<'t>>),
    /// A key of a record that an earlier one names.
    Again,
    /// A part of the tree that the file lacks, or that is broken, with however many records.
    Lost,
}

impl<'t> Car<'t> {
    /// The blocks of a file, and what is wrong with it behind them.
    ///
    /// # Errors
    /// When it is no CAR.
    pub fn read(bytes: &'t [u8]) -> Result<(Car<'t>, Option<ErrorKind>)> {
        let start = counted(bytes).and_then(|(head, rest)| Some((header(head)?, rest)));
        let Some((roots, mut rest)) = start else {
            return Err(Error::new(ErrorKind::Damaged("its first bytes are not those of a CAR file".into())));
        };
        let (mut blocks, mut damage) = (Vec::new(), None);
        while !rest.is_empty() {
            let Some((block, behind)) = counted(rest) else {
                damage = Some(ErrorKind::Truncated(format!("within its block {}", blocks.len() + 1)));
                break;
            };
            rest = behind;
            match cid(block) {
                Some(block) => blocks.push(block),
                // Nothing; a writer may pad with it.
                None if block.is_empty() => {}
                None => damage = Some(ErrorKind::Damaged("it holds a block without an address".into())),
            }
        }
        blocks.order_by_key(|(cid, _)| *cid);
        Ok((Car { roots, blocks }, damage))
    }

    fn place(&self, cid: &[u8]) -> Option<usize> {
        self.blocks.binary_search_by(|(other, _)| (*other).cmp(cid)).ok()
    }

    /// The commit that the file says it is about.
    pub fn rooted(&mut self) -> Option<Commit<'t>> {
        let root = self.roots.next()?.link()?;
        commit(self.blocks[self.place(root)?].1)
    }

    /// The newest commit that is there: no other comes after it.
    pub fn newest(&self) -> Option<Commit<'t>> {
        let commits = || self.blocks.iter().enumerate().filter_map(|(n, (_, block))| Some((n, commit(block)?)));
        let mut followed = vec![false; self.blocks.len()];
        for place in commits().filter_map(|(_, commit)| self.place(commit.prev?)) {
            followed[place] = true;
        }
        commits().filter(|(n, _)| !followed[*n]).map(|(_, commit)| commit).max_by_key(|commit| commit.rev)
    }

    /// Calls `on` with the key of every record that the commit's tree names, in their order.
    pub fn walk(&self, commit: &Commit<'t>, on: &mut dyn FnMut(&str, Found<'t>)) {
        let mut walk = Walk { car: self, open: Vec::new(), seen: vec![false; self.blocks.len()] };
        if !walk.enter(commit.data) {
            on("", Found::Lost);
        }
        while let Some(node) = walk.open.last_mut() {
            let Some(entry) = node.entries.next() else {
                let cut = node.entries.is_cut();
                walk.open.pop();
                if cut {
                    on("", Found::Lost);
                }
                continue;
            };
            let Some(link) = node.turn_to(entry) else {
                walk.open.pop();
                on("", Found::Lost);
                continue;
            };
            let found = match self.place(link) {
                Some(place) if std::mem::replace(&mut walk.seen[place], true) => Found::Again,
                place => Found::Record(place.map(|place| Item(self.blocks[place].1))),
            };
            on(&String::from_utf8_lossy(&node.key), found);
            if let Some(below) = entry.get("t").link()
                && !walk.enter(below)
            {
                on("", Found::Lost);
            }
        }
    }
}

/// A node whose entries are being gone through.
struct Node<'t> {
    entries: Items<'t>,
    /// The last entry's.
    key: Vec<u8>,
}

impl<'t> Node<'t> {
    /// Takes an entry's key, of which only what differs from the one before is written; where its record lies.
    fn turn_to(&mut self, entry: Item<'t>) -> Option<&'t [u8]> {
        let (same, more) = (usize::try_from(entry.get("p").number()?).ok()?, entry.get("k").bytes()?);
        if same > self.key.len() || same + more.len() > KEY {
            return None;
        }
        self.key.truncate(same);
        self.key.extend_from_slice(more);
        entry.get("v").link()
    }
}

/// The way through a tree: the nodes from its root to where we are.
struct Walk<'a, 't> {
    car: &'a Car<'t>,
    open: Vec<Node<'t>>,
    /// By block: a node that is named twice would let a small file stand for an endless tree, and a record for as many as
    /// there are keys. Genuine ones differ at least in their instant.
    seen: Vec<bool>,
}

impl<'t> Walk<'_, 't> {
    /// Goes to a node and on to the least below it; `false` where one of them is missing or broken.
    fn enter(&mut self, link: &'t [u8]) -> bool {
        let mut next = Some(link);
        while let Some(link) = next {
            let Some(place) = self.car.place(link) else { return false };
            if std::mem::replace(&mut self.seen[place], true) {
                return false;
            }
            let node = Item(self.car.blocks[place].1);
            self.open.push(Node { entries: node.get("e").items(), key: Vec::new() });
            next = node.get("l").link();
        }
        true
    }
}
