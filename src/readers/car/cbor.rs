//! DAG-CBOR, as far as repositories use it: an item, asked field by field, without copying it.
//!
//! Nothing here calls itself, and no length is believed before the bytes are there: depth costs no stack, and a wrong
//! length no memory.

/// An item and whatever follows it; or one that isn't there, which can be asked like any other.
#[derive(Clone, Copy)]
pub struct Item<'t>(pub &'t [u8]);

const BYTES: u8 = 2;
const TEXT: u8 = 3;
const LIST: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;
/// The only tag: a link to another block.
const LINK: u64 = 42;

/// An item's kind, its number (a length, for most), and what follows.
fn head(bytes: &[u8]) -> Option<(u8, u64, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    let width = match first & 31 {
        short @ 0..=23 => return Some((first >> 5, short.into(), rest)),
        long @ 24..=27 => 1 << (long - 24),
        // Lengths that are not told are not allowed in DAG-CBOR.
        _ => return None,
    };
    let (number, rest) = rest.split_at_checked(width)?;
    Some((first >> 5, number.iter().fold(0, |n, &byte| n << 8 | u64::from(byte)), rest))
}

/// What follows an item; `None` where it is broken or cut.
fn after(mut bytes: &[u8]) -> Option<&[u8]> {
    let mut left = 1;
    while left > 0 {
        let (kind, number, rest) = head(bytes)?;
        bytes = rest;
        left -= 1;
        match kind {
            BYTES | TEXT => bytes = bytes.get(usize::try_from(number).ok()?..)?,
            // Each item within takes a byte at least.
            LIST | MAP if number > bytes.len() as u64 => return None,
            LIST => left += number,
            MAP => left += number * 2,
            TAG => left += 1,
            _ => {}
        }
    }
    Some(bytes)
}

impl<'t> Item<'t> {
    const MISSING: Item<'static> = Item(&[]);

    /// Whether it is whole.
    pub fn is_whole(self) -> bool {
        after(self.0).is_some()
    }

    /// The content of a string of either kind.
    fn string(self, kind: u8) -> Option<&'t [u8]> {
        let (is, length, rest) = head(self.0)?;
        rest.get(..usize::try_from(length).ok()?).filter(|_| is == kind)
    }

    /// A text.
    pub fn text(self) -> Option<&'t str> {
        str::from_utf8(self.string(TEXT)?).ok()
    }

    /// Bytes.
    pub fn bytes(self) -> Option<&'t [u8]> {
        self.string(BYTES)
    }

    /// A number that isn't negative.
    pub fn number(self) -> Option<u64> {
        head(self.0).filter(|(kind, ..)| *kind == 0).map(|(_, number, _)| number)
    }

    /// The address (CID) of another block.
    pub fn link(self) -> Option<&'t [u8]> {
        let (_, _, rest) = head(self.0).filter(|(kind, tag, _)| (*kind, *tag) == (TAG, LINK))?;
        Item(rest).bytes()?.strip_prefix(&[0])
    }

    /// The elements of a list, as far as they are whole; of anything else none.
    pub fn items(self) -> Items<'t> {
        match head(self.0) {
            Some((LIST, left, rest)) => Items { rest, left },
            _ => Items { rest: &[], left: 0 },
        }
    }

    /// The member of this name; of anything but a map, and where there is none, the item that isn't there.
    pub fn get(self, name: &str) -> Item<'t> {
        // A map lies there as a list of names and values by turns.
        let Some((MAP, pairs, rest)) = head(self.0) else { return Item::MISSING };
        let mut row = Items { rest, left: pairs.saturating_mul(2) };
        while let (Some(key), Some(value)) = (row.next(), row.next()) {
            if key.text() == Some(name) {
                return value;
            }
        }
        Item::MISSING
    }

    /// The member of a member, and so on.
    pub fn at(self, names: &[&str]) -> Item<'t> {
        names.iter().fold(self, |item, name| item.get(name))
    }
}

/// Items that follow one another.
pub struct Items<'t> {
    rest: &'t [u8],
    left: u64,
}

impl Items<'_> {
    /// Whether there should have been more than came.
    pub fn is_cut(&self) -> bool {
        self.left > 0
    }
}

impl<'t> Iterator for Items<'t> {
    type Item = Item<'t>;

    fn next(&mut self) -> Option<Item<'t>> {
        if self.left == 0 {
            return None;
        }
        let item = Item(self.rest);
        self.rest = after(self.rest)?;
        self.left -= 1;
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `{"a": [1, "x", h'00ff'], "link": 42(h'00 0171'), "n": 1000, "no": null}`
    const MAP: &[u8] =
        b"\xa4\x61a\x83\x01\x61x\x42\x00\xff\x64link\xd8\x2a\x43\x00\x01\x71\x61n\x19\x03\xe8\x62no\xf6";

    #[test]
    fn fields_are_asked_by_name() {
        let map = Item(MAP);
        assert_eq!(
            map.get("a").items().map(|i| (i.number(), i.text(), i.bytes())).collect::<Vec<_>>(),
            [(Some(1), None, None), (None, Some("x"), None), (None, None, Some(&[0, 255][..])),]
        );
        assert_eq!(map.get("link").link(), Some(&[1, 0x71][..]));
        assert_eq!(map.get("n").number(), Some(1000));
        for missing in [map.get("no"), map.get("b"), map.at(&["a", "a"]), map.at(&["n", "x", "y"]), Item(&[])] {
            assert!(missing.text().is_none() && missing.link().is_none() && missing.items().next().is_none());
        }
    }

    #[test]
    fn what_is_cut_is_not_whole() {
        assert_eq!(after(MAP), Some(&[][..]));
        for end in 0..MAP.len() {
            assert!(!Item(&MAP[..end]).is_whole(), "{end}");
        }
    }

    #[test]
    fn lengths_and_depth_are_not_believed() {
        for lie in [
            &b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff\x01"[..],
            b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff\x01\x01",
            b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x9f\x01\xff",
        ] {
            assert!(!Item(lie).is_whole() && Item(lie).get("a").text().is_none() && Item(lie).bytes().is_none());
            assert!(Item(lie).items().count() < 2);
        }
        let deep = [0x81; 1_000_000];
        assert!(!Item(&deep).is_whole());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let item = Item(&bytes);
            item.items().for_each(|i| { i.get("a").text(); });
            item.at(&["a", "b"]).link();
        }
    }
}
