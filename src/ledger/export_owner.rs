//! Whose exports these are: one owner's parts are told from two people's exports.

use super::merge::{Map, set};
use super::*;
use crate::record::*;

/// The owner's key; where an import doesn't know (a part of an export, a lone file), that of the other imports of its
/// network if they agree: a name agrees with the better key that another knows for it.
pub(super) fn owner_key(import: &Import, imports: &[&Import]) -> String {
    let own = |i: &Import| i.people.first().map(|p| p.key.clone()).unwrap_or_default();
    let key = own(import);
    if !key.is_empty() || import.group_source {
        return key;
    }
    let same = || imports.iter().filter(|i| i.network == import.network);
    let mut keys = set(same().map(|i| own(i)).filter(|k| !k.is_empty()).collect());
    if keys.len() > 1 {
        let all = keys.clone();
        keys.retain(|key| {
            let named = |p: &Person| p.key != *key && all.contains(&p.key) && p.names.contains(key);
            !same().flat_map(|i| &i.people).any(named)
        });
    }
    if keys.len() == 1 { keys.remove(0) } else { String::new() }
}

/// The accounts of each import's owner; groups that share an account are one. An import that doesn't name its owner
/// has none where it shows everybody alike (a list's archive), or holds nothing of theirs (a chat of people by name:
/// they are one of them).
pub(super) fn owner_groups(imports: &[&Import], maps: &[Option<Map>]) -> Vec<Vec<AccountIx>> {
    let mut groups: Vec<Vec<AccountIx>> = Vec::new();
    for (import, map) in imports.iter().zip(maps) {
        let Some(map) = map else { continue };
        let unknown = import.people.first().is_none_or(|p| p.key.is_empty());
        if unknown && (import.group_source || !holds_owners(import)) {
            continue;
        }
        let also = import.owner_also.iter().map(|&p| map.people[p as usize]);
        let mut group: Vec<AccountIx> = also.chain([map.people[OWNER as usize]]).collect();
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.iter().any(|a| group.contains(a)));
        group.extend(joined.into_iter().flatten());
        groups = apart;
        groups.push(set(group));
    }
    groups.sort();
    groups
}

/// Groups of one network where the one knows only the name of its owner, and the other has that name with a better key:
/// two parts of one export, of which one lacks the profile.
pub(super) fn one_of_a_name(groups: Vec<Vec<AccountIx>>, accounts: &[Account]) -> Vec<Vec<AccountIx>> {
    let named = |a: &[AccountIx], b: &[AccountIx]| {
        let all = |group: &[AccountIx]| group.iter().map(|&ix| &accounts[ix as usize]).collect::<Vec<_>>();
        let (a, b) = (all(a), all(b));
        let name = |key: &String| b.iter().any(|other| other.names.contains(key));
        a[0].network == b[0].network && a.iter().all(|account| name(&account.key))
    };
    let mut joined: Vec<Vec<AccountIx>> = Vec::new();
    for group in groups {
        match joined.iter_mut().find(|other| named(&group, other) || named(other, &group)) {
            Some(other) => {
                other.extend(group);
                *other = set(std::mem::take(other));
            }
            None => joined.push(group),
        }
    }
    joined.sort();
    joined
}

/// Whether some record is about the owner as such.
fn holds_owners(import: &Import) -> bool {
    import.interactions.iter().any(|i| i.from == OWNER || i.to == Some(OWNER))
        || import.posts.iter().any(|p| p.author == OWNER)
        || import.threads.iter().any(|t| t.participants.iter().any(|(p, _)| *p == OWNER))
        || !import.contacts.is_empty()
        || !import.tallies.is_empty()
}
