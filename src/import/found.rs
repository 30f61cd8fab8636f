//! The exports found in what was dropped.

use super::claimed::Claimed;
use super::format::Format;
use std::collections::HashMap;

/// One export found in what was dropped.
pub struct Found {
    pub format: &'static Format,
    pub claimed: Claimed,
}

/// The exports found so far, each under its format and root.
#[derive(Default)]
pub struct Exports {
    pub list: Vec<Found>,
    places: HashMap<&'static str, HashMap<String, usize>>,
}

impl Exports {
    pub fn add(&mut self, format: &'static Format, root: &str, index: usize) -> &mut Claimed {
        let places = self.places.entry(format.name).or_default();
        let place = places.get(root).copied().unwrap_or(self.list.len());
        if place == self.list.len() {
            places.insert(root.to_owned(), place);
            let claimed = Claimed { root: root.to_owned(), ..Claimed::default() };
            self.list.push(Found { format, claimed });
        }
        let claimed = &mut self.list[place].claimed;
        claimed.entries.push(index);
        claimed
    }
}
