//! The numbers that several imports have in common.

use super::columns::{Account, AccountIx, Network, NetworkIx, ObjectIx};
use crate::record::Import;
use std::collections::HashMap;

/// The common numbers of networks, accounts and strings.
pub(super) struct Numbers {
    pub(super) networks: Vec<Network>,
    pub(super) accounts: Vec<Account>,
    pub(super) strings: Vec<String>,
    pub(super) owner_groups: Vec<Vec<AccountIx>>,
    /// Per import: its network, its people's and its strings' common numbers. `None`: not recognised.
    pub(super) maps: Vec<Option<Map>>,
}

pub(super) struct Map {
    pub(super) network: NetworkIx,
    pub(super) people: Vec<AccountIx>,
    pub(super) strings: Vec<ObjectIx>,
}

/// Where objects stand in a list, by network and number.
pub(super) type Places = HashMap<(NetworkIx, ObjectIx), usize>;

pub(super) fn places(objects: &mut dyn Iterator<Item = (NetworkIx, ObjectIx)>) -> Places {
    let mut places = Places::new();
    for (at, object) in objects.enumerate() {
        places.insert(object, at);
    }
    places
}

/// Sorted, each once.
pub(super) fn set<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items.dedup();
    items
}

/// Every record of one kind over all imports, with its import's number and map.
pub(super) fn each<'a, T: 'a>(
    imports: &'a [&Import],
    numbers: &'a Numbers,
    of: impl Fn(&'a Import) -> &'a [T] + 'a,
) -> impl Iterator<Item = (u32, &'a Import, &'a Map, &'a T)> + 'a {
    let known = imports.iter().zip(&numbers.maps).enumerate();
    known
        .filter_map(|(n, (i, map))| Some((n as u32, *i, map.as_ref()?)))
        .flat_map(move |(n, i, map)| of(i).iter().map(move |record| (n, i, map, record)))
}
