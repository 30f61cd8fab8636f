//! How many elements a list may have, with those of all lists within it: each may take hundreds of times the bytes that it is
//! written in.

use serde::de::Error;
use std::cell::Cell;

/// Twenty times the most that a list in a record of a real export has.
const ELEMENTS: u32 = 100_000;

thread_local! {
    /// Lists in work, each within the one before, and the elements that there is room for.
    static ROOM: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
}

/// A list in work.
pub struct Room(());

impl Room {
    pub fn enter() -> Room {
        let (within, left) = ROOM.get();
        ROOM.set((within + 1, if within == 0 { ELEMENTS } else { left }));
        Room(())
    }

    /// Takes the room of one element.
    pub fn spend<E: Error>(&self) -> Result<(), E> {
        let (within, left) = ROOM.get();
        let left = left.checked_sub(1).ok_or_else(|| E::custom("a list in it has more than 100,000 entries"))?;
        ROOM.set((within, left));
        Ok(())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let (within, left) = ROOM.get();
        ROOM.set((within - 1, left));
    }
}

#[cfg(test)]
mod tests {
    use crate::readers::json::fields::List;

    #[test]
    fn lists_have_room_for_so_many_elements_with_those_within() {
        let list = |of: &str, n: usize| format!("[{}]", vec![of; n].join(","));
        let read = |text: &str| {
            serde_json::from_str::<List<List<u8>>>(text).map(|list| list.iter().map(|l| l.len()).sum::<usize>())
        };
        let inner = list("1", 999);
        assert_eq!(read(&list(&inner, 100)).expect("so many"), 99_900);
        let why = read(&list(&inner, 101)).expect_err("more").to_string();
        assert!(why.starts_with("a list in it has more than 100,000 entries"), "{why}");
        assert_eq!(read(&list(&inner, 100)).expect("the next one has room of its own"), 99_900);
    }
}
