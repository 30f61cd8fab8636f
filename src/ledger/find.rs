//! Who is meant by a name: many names are looked for in one pass over the accounts.

use super::columns::{AccountIx, Ledger};
use crate::order::Order;
use std::collections::HashMap;

/// The accounts that each of some names may mean.
#[derive(Debug)]
pub(crate) struct Found<'l> {
    ledger: &'l Ledger,
    /// By name in lower case: the accounts of this key, of this handle or display name, of this address or profile, each
    /// in order.
    places: HashMap<String, [Vec<AccountIx>; 3]>,
}

const KEY: usize = 0;
const NAME: usize = 1;
const LINK: usize = 2;

/// A name as it is compared: as it was written, and without the mark of a handle.
fn spellings(name: &str) -> [String; 2] {
    let name = name.trim().to_lowercase();
    let bare = bare(&name).to_owned();
    [name, bare]
}

fn bare(name: &str) -> &str {
    name.strip_prefix('@').unwrap_or(name)
}

impl Ledger {
    /// The accounts that `name` means on `network` (any, where it is empty): by key, else by handle or display name,
    /// else by address or profile URL; upper and lower case alike.
    pub fn find(&self, network: &str, name: &str) -> Vec<AccountIx> {
        self.find_all([name].into_iter()).on(network, name)
    }

    /// The same of many names.
    pub(crate) fn find_all<'n>(&self, names: impl Iterator<Item = &'n str>) -> Found<'_> {
        let mut places: HashMap<String, [Vec<AccountIx>; 3]> =
            names.flat_map(spellings).map(|name| (name, Default::default())).collect();
        let mut note = |name: &str, which: usize, account: usize| {
            if let Some(found) = places.get_mut(name).map(|all| &mut all[which])
                && found.last() != Some(&(AccountIx::of(account)))
            {
                found.push(AccountIx::of(account));
            }
        };
        for (ix, account) in self.accounts.iter().enumerate() {
            note(&account.key.to_lowercase(), KEY, ix);
            account.names.iter().for_each(|name| note(bare(&name.to_lowercase()), NAME, ix));
            account.links.iter().for_each(|link| note(&link.to_lowercase(), LINK, ix));
        }
        Found { ledger: self, places }
    }
}

impl Found<'_> {
    /// See [`Ledger::find`]: of a name that was looked for.
    pub fn on(&self, network: &str, name: &str) -> Vec<AccountIx> {
        let [key, bare, named, linked] = self.there(network, name);
        let mut by_key = [key, bare].concat();
        by_key.order();
        by_key.dedup();
        [&by_key[..], named, linked].into_iter().find(|found| !found.is_empty()).unwrap_or_default().to_vec()
    }

    /// The first of them.
    pub fn first_on(&self, network: &str, name: &str) -> Option<AccountIx> {
        let [key, bare, named, linked] = self.there(network, name).map(|found| found.first().copied());
        key.into_iter().chain(bare).min().or(named).or(linked)
    }

    /// By key as it stands, by key without its `@`, by name, by link.
    fn there(&self, network: &str, name: &str) -> [&[AccountIx]; 4] {
        let [name, bare] = spellings(name);
        let there = |which: usize, name: &str| -> &[AccountIx] {
            let all = self.places.get(name).map_or(&[][..], |all| &all[which]);
            if network.is_empty() {
                return all;
            }
            // Accounts are sorted by network.
            let of = |&account: &AccountIx| &*self.ledger.networks[self.ledger.network_of(account)].name;
            let (from, to) = (all.partition_point(|a| of(a) < network), all.partition_point(|a| of(a) <= network));
            &all[from..to]
        };
        [there(KEY, &name), there(KEY, &bare), there(NAME, &bare), there(LINK, &name)]
    }
}
