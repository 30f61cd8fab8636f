//! Whose exports these are: one owner's parts are told from two people's exports.

use super::columns::{Account, AccountIx, NetworkIx};
use super::numbers::{Map, set};
use crate::order::Order;
use crate::record::*;
use std::collections::{HashMap, HashSet};

/// Each import's owner's key; where an import doesn't know (a part of an export, a lone file), that of the other imports of
/// its network if they agree: a name agrees with the better key that another knows for it.
pub(super) fn owner_keys(imports: &[&Import]) -> Vec<String> {
    let mut agreed: HashMap<&str, String> = HashMap::new();
    let mut networks: HashMap<&str, Vec<&Import>> = HashMap::new();
    imports.iter().for_each(|import| networks.entry(&import.network).or_default().push(import));
    let mut keys = Vec::with_capacity(imports.len());
    for import in imports {
        let key = own(import);
        keys.push(match key.is_empty() && !import.group_source {
            true => {
                let known = || agreed_key(&networks[import.network.as_str()]);
                agreed.entry(&import.network).or_insert_with(known).clone()
            }
            false => key.to_owned(),
        });
    }
    keys
}

fn own(import: &Import) -> &str {
    import.people.first().map_or("", |p| p.key.as_str())
}

/// The owner's key on which a network's imports agree; empty where they don't.
fn agreed_key(same: &[&Import]) -> String {
    let mut keys = set(same.iter().map(|i| own(i)).filter(|key| !key.is_empty()).collect());
    if keys.len() > 1 {
        let all: HashSet<&str> = keys.iter().copied().collect();
        // Names under which somebody stands who has another of the keys.
        let better = same.iter().flat_map(|i| &i.people).filter(|p| all.contains(p.key.as_str()));
        let names: HashSet<&str> =
            better.flat_map(|p| p.names.iter().filter(|name| **name != p.key).map(String::as_str)).collect();
        keys.retain(|key| !names.contains(key));
    }
    if keys.len() == 1 { keys[0].to_owned() } else { String::new() }
}

/// The accounts of each import's owner; groups that share an account are one. An import that doesn't name its owner
/// has none where it shows everybody alike (a list's archive), or holds nothing of theirs (a chat of people by name:
/// they are one of them).
pub(super) fn owner_groups(imports: &[&Import], maps: &[Option<Map>]) -> Vec<Vec<AccountIx>> {
    let mut groups: Vec<Vec<AccountIx>> = Vec::new();
    // In which group an account is. A group that was joined to another is empty.
    let mut places: HashMap<AccountIx, usize> = HashMap::new();
    for (import, map) in imports.iter().zip(maps) {
        let Some(map) = map else { continue };
        let unknown = import.people.first().is_none_or(|p| p.key.is_empty());
        if unknown && (import.group_source || !holds_owners(import)) {
            continue;
        }
        let also = import.owner_also.iter().map(|&p| map.people[p as usize]);
        let mut group: Vec<AccountIx> = also.chain([map.people[OWNER as usize]]).collect();
        let mut joined = set(group.iter().filter_map(|account| places.get(account).copied()).collect());
        // Into the largest: each account moves a few times at most.
        joined.order_by_key(|&place| groups[place].len());
        let place = joined.pop().unwrap_or(groups.len());
        joined.into_iter().for_each(|other| group.extend(std::mem::take(&mut groups[other])));
        group.iter().for_each(|&account| {
            places.insert(account, place);
        });
        match groups.get_mut(place) {
            Some(all) => all.extend(group),
            None => groups.push(group),
        }
    }
    let mut groups: Vec<Vec<AccountIx>> = groups.into_iter().map(set).filter(|group| !group.is_empty()).collect();
    groups.order();
    groups
}

/// Groups of one network where the one knows only the name of its owner, and the other has that name with a better key:
/// two parts of one export, of which one lacks the profile.
pub(super) fn one_of_a_name(groups: Vec<Vec<AccountIx>>, accounts: &[Account]) -> Vec<Vec<AccountIx>> {
    // What a group's accounts are called, by network: where to look for one that has a name for its key.
    let mut called: HashMap<(NetworkIx, &str), Vec<usize>> = HashMap::new();
    for (n, group) in groups.iter().enumerate() {
        for account in group.iter().map(|&ix| &accounts[ix]) {
            account.names.iter().for_each(|name| called.entry((account.network, name)).or_default().push(n));
        }
    }
    // All its keys are names of the other's accounts.
    let owner_of_names = |n: usize| -> Option<usize> {
        let mut keys = groups[n].iter().map(|&ix| &accounts[ix]);
        let first = keys.next()?;
        let place = |account: &Account, other: usize| {
            called.get(&(account.network, account.key.as_str())).is_some_and(|in_| in_.binary_search(&other).is_ok())
        };
        let others = called.get(&(first.network, first.key.as_str()))?;
        let others = others.iter().copied().filter(|&other| other != n).take(OTHERS);
        let rest: Vec<&Account> = keys.collect();
        others.into_iter().find(|&other| rest.iter().all(|account| place(account, other)))
    };
    let mut root: Vec<usize> = (0..groups.len()).collect();
    for n in 0..groups.len() {
        if let Some(other) = owner_of_names(n) {
            let (a, b) = (top(&mut root, n), top(&mut root, other));
            root[a.max(b)] = a.min(b);
        }
    }
    let mut joined: Vec<Vec<AccountIx>> = vec![Vec::new(); groups.len()];
    for (n, group) in groups.iter().enumerate() {
        joined[top(&mut root, n)].extend(group);
    }
    let mut joined: Vec<Vec<AccountIx>> = joined.into_iter().map(set).filter(|group| !group.is_empty()).collect();
    joined.order();
    joined
}

/// So many groups of one name are compared: more are strangers.
const OTHERS: usize = 50;

/// The first of those that were joined.
fn top(root: &mut [usize], mut n: usize) -> usize {
    while root[n] != n {
        root[n] = root[root[n]];
        n = root[n];
    }
    n
}

/// Whether some record is about the owner as such.
fn holds_owners(import: &Import) -> bool {
    import.interactions.iter().any(|i| i.from == OWNER || i.to == Some(OWNER))
        || import.posts.iter().any(|p| p.author == OWNER)
        || import.threads.iter().any(|t| t.participants.iter().any(|(p, _)| *p == OWNER))
        || !import.contacts.is_empty()
        || !import.tallies.is_empty()
}
