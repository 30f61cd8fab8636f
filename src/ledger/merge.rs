//! Many imports into one ledger: numbers made common, repetitions counted once.
//!
//! A record that stands twice in one file is two; in two files (two archives of one account, a mail under two
//! labels) it is one: over files, the largest multiplicity counts.

use super::columns::*;
use super::export_owner::{one_of_a_name, owner_groups, owner_keys};
use super::numbers::{Map, Numbers, Places, each, places, set};
use super::read::Count;
use super::turns::{self, writes};
use super::{address, identity, ranges, tallies};
use crate::order::Order;
use crate::record::*;
use std::collections::{BTreeMap, HashMap, HashSet};

impl Ledger {
    /// Joins imports by the default model's constants.
    pub fn build<'a>(imports: impl IntoIterator<Item = &'a Import>) -> Ledger {
        Ledger::build_by(Joining::default(), imports)
    }

    /// Joins imports. The result doesn't depend on their order, nor on that of their records.
    pub fn build_by<'a>(joining: Joining, imports: impl IntoIterator<Item = &'a Import>) -> Ledger {
        let mut order: Vec<&Import> = imports.into_iter().collect();
        order.order_by(|a, b| {
            (&a.file, &a.format, &a.network, &a.entries).cmp(&(&b.file, &b.format, &b.network, &b.entries))
        });
        let numbers = Numbers::new(&order);
        let posts = posts(&order, &numbers);
        let written = places(&mut posts.iter().map(|p| (p.network, p.object)));
        let acts = acts(&order, &numbers, &posts, &written);
        let threads = threads(&order, &numbers, &acts);
        let contacts = contacts(&order, &numbers);
        let counted = tallies::largest(&order, &numbers, &posts, &written);
        let own_reactions = tallies::own_reactions(&order, &numbers);
        drop(written);
        // Moved, not copied: of a million people that is a fifth of the whole.
        let Numbers { networks, accounts, strings, owner_groups, .. } = numbers;
        let same = identity::proved(&accounts);
        let mut ledger = Ledger {
            joining,
            networks,
            accounts,
            strings,
            owner_groups,
            same,
            posts,
            threads,
            contacts,
            ..Ledger::default()
        };
        ledger.totals.add_posts(ledger.posts.iter().map(|p| p.kind));
        ledger.totals.add_acts(acts.iter().map(|a| a.kind));
        ledger.totals.add_contacts(ledger.contacts.iter().map(|c| c.relation));
        ledger.totals.add_tallies(counted.iter().map(|t| [t.reactions, t.reposts, t.replies]));
        ledger.acts = turns::merge(acts, &ledger);
        ledger.tallies = tallies::unnamed(counted, own_reactions, &ledger);
        ledger.writings = Writing::index(&ledger.acts, &ledger.accounts);
        turns::find_answers(&mut ledger);
        let imported = |(import, map): (&&Import, &Option<Map>)| imported(import, map.as_ref(), &ledger.joining);
        ledger.imports = order.iter().zip(&numbers.maps).map(imported).collect();
        ledger
    }

    /// The first and the last known time of any record, Unix seconds.
    pub fn span(&self) -> Option<(i64, i64)> {
        let acts = self.acts.iter().map(|a| a.when);
        let times = acts.chain(self.posts.iter().map(|p| p.when)).chain(self.tallies.iter().map(|t| t.when));
        let times = times.chain(self.contacts.iter().map(|c| c.since)).filter_map(|w| w.at);
        times.fold(None, |span, at| Some(span.map_or((at, at), |(a, b): (i64, i64)| (a.min(at), b.max(at)))))
    }
}

impl Numbers {
    fn new(imports: &[&Import]) -> Numbers {
        let networks = networks(imports);
        let network_of = |i: &Import| {
            let found = networks.binary_search_by(|n| n.name.cmp(&i.network)).ok();
            found.and_then(|n| u16::try_from(n).ok().map(NetworkIx))
        };
        let owner_keys: Vec<String> = owner_keys(imports);
        let mut accounts: Vec<Account> = Vec::new();
        let mut number: HashMap<(NetworkIx, &str), AccountIx> = HashMap::new();
        let (mut names, mut links) = (HashSet::new(), HashSet::new());
        for (import, owner_key) in imports.iter().zip(&owner_keys) {
            let Some(network) = network_of(import) else { continue };
            for (ix, person) in import.people.iter().enumerate() {
                let key = if ix == OWNER as usize { owner_key } else { &person.key };
                let ix = *number.entry((network, key)).or_insert_with(|| {
                    let (names, links) = (Vec::new(), Vec::new());
                    accounts.push(Account { network, key: key.to_owned(), names, links, owns_import: false });
                    AccountIx::of(accounts.len() - 1)
                });
                let account = &mut accounts[ix];
                union(&mut account.names, &person.names, ix, &mut names);
                union(&mut account.links, &person.links, ix, &mut links);
            }
        }
        // From the order of appearance to that of network and key.
        accounts.order_by(|a, b| (a.network, &a.key).cmp(&(b.network, &b.key)));
        accounts.iter().enumerate().for_each(|(ix, a)| {
            if let Some(old) = number.get_mut(&(a.network, a.key.as_str())) {
                *old = AccountIx::of(ix);
            }
        });
        let strings = set(imports.iter().flat_map(|i| &i.strings).collect());
        let string: HashMap<&str, ObjectIx> =
            strings.iter().enumerate().map(|(ix, s)| (s.as_str(), ObjectIx::of(ix))).collect();
        let map = |(import, owner_key): (&&Import, &String)| {
            let network = network_of(import)?;
            let key = |(ix, p): (usize, &'_ Person)| {
                if ix == OWNER as usize { number[&(network, &**owner_key)] } else { number[&(network, &*p.key)] }
            };
            let people = import.people.iter().enumerate().map(key).collect();
            Some(Map { network, people, strings: import.strings.iter().map(|s| string[s.as_str()]).collect() })
        };
        let maps: Vec<Option<Map>> = imports.iter().zip(&owner_keys).map(map).collect();
        let strings = strings.into_iter().cloned().collect();
        let owner_groups = one_of_a_name(owner_groups(imports, &maps), &accounts);
        for &owner in owner_groups.iter().flatten() {
            accounts[owner].owns_import = true;
        }
        Numbers { networks, accounts, strings, owner_groups, maps }
    }
}

fn networks(imports: &[&Import]) -> Vec<Network> {
    let known = |i: &&&Import| !i.network.is_empty();
    let mut all: BTreeMap<&String, Vec<Observe>> = BTreeMap::new();
    imports.iter().filter(known).for_each(|i| all.entry(&i.network).or_default().extend(&i.observes));
    all.into_iter().map(|(name, observes)| Network { name: name.clone(), observes: set(observes) }).collect()
}

/// So many texts of an account are looked through; of more, a set knows which there are.
const FEW: usize = 32;

/// Adds those that `into` lacks; `seen` knows the texts of `account` once there are more than a few.
fn union<'t>(
    into: &mut Vec<String>,
    more: &'t [String],
    account: AccountIx,
    seen: &mut HashSet<(AccountIx, &'t str)>,
) {
    for text in more {
        let few = into.len() < FEW;
        if into.iter().take(FEW).any(|known| known == text) || (!few && !seen.insert((account, text))) {
            continue;
        }
        if few {
            // Most have one; a vector's first growth is to four.
            into.reserve_exact(1);
        }
        into.push(text.clone());
    }
}

fn acts(imports: &[&Import], numbers: &Numbers, posts: &[Written], written: &Places) -> Vec<Act> {
    let act = |(n, import, map, i): (u32, &Import, &Map, &Interaction)| Act {
        when: i.when,
        later: 0,
        kind: i.kind,
        from: map.people[i.from as usize],
        to: i.to.map(|p| map.people[p as usize]),
        audience: i.audience,
        object: i.object.map(|s| map.strings[s as usize]),
        thread: i.thread.map(|s| map.strings[s as usize].0),
        wrote_before: None,
        group: import.group_source,
        row: Row { import: n, source: i.source },
        rows: 1,
    };
    // Until `turns::merge` numbers the threads, `thread` is the number of its id.
    let mut acts = Vec::with_capacity(imports.iter().map(|i| i.interactions.len()).sum());
    acts.extend(each(imports, numbers, |i| &i.interactions).map(act));
    let sort = |acts: &mut Vec<Act>| acts.sort_unstable_by_key(|a| (what(a, numbers), a.row, a.thread, a.group));
    sort(&mut acts);
    if address::complete(&mut acts, posts, written, &|a| numbers.accounts[a.from].network) {
        sort(&mut acts);
    }
    keep_largest(&mut acts, |a| what(a, numbers));
    acts
}

/// What makes two acts the same one.
type What = (When, NetworkIx, AccountIx, Option<AccountIx>, Option<u32>, Option<ObjectIx>, Kind, Audience);

fn what(a: &Act, numbers: &Numbers) -> What {
    let network = numbers.accounts[a.from].network;
    // Where the object is named, a part of the export may know less of the thread than the whole.
    let thread = a.thread.filter(|_| a.object.is_none());
    (a.when, network, a.from, a.to, thread, a.object, a.kind, a.audience)
}

/// Of equal acts, as many as the file has that holds most of them, each knowing what any of them knows. `acts` are sorted
/// by key and row.
fn keep_largest(acts: &mut Vec<Act>, key: impl Fn(&Act) -> What) {
    let (mut at, mut kept) = (0, 0);
    while at < acts.len() {
        let this = key(&acts[at]);
        let end = at + acts[at..].iter().take_while(|a| key(a) == this).count();
        let same = &acts[at..end];
        let file = |a: &Act, b: &Act| (a.row.import, a.row.source.entry) == (b.row.import, b.row.source.entry);
        let largest = same.chunk_by(file).max_by_key(|c| (c.len(), std::cmp::Reverse(c[0].row)));
        let len = largest.map_or(0, <[Act]>::len);
        let start = same.chunk_by(file).take_while(|c| c.len() < len).map(<[Act]>::len).sum::<usize>() + at;
        let (group, thread) = (same.iter().any(|a| a.group), same.iter().find_map(|a| a.thread));
        for from in start..start + len {
            let act = acts[from];
            acts[kept] = Act { group: act.group || group, thread: act.thread.or(thread), ..act };
            kept += 1;
        }
        at = end;
    }
    acts.truncate(kept);
}

/// Since when each is a member (`None`: from the start), and whether a group source shows the thread.
type Members = (HashMap<AccountIx, Option<i64>>, bool);

fn threads(imports: &[&Import], numbers: &Numbers, acts: &[Act]) -> Vec<Conversation> {
    let mut threads: HashMap<(NetworkIx, ObjectIx), Members> = HashMap::new();
    for (_, import, map, t) in each(imports, numbers, |i| &i.threads) {
        let (members, group) = threads.entry((map.network, map.strings[t.thread as usize])).or_default();
        *group |= import.group_source;
        for &(person, since) in &t.participants {
            let account = map.people[person as usize];
            let known = members.entry(account).or_insert(since);
            *known = known.zip(since).map(|(a, b)| a.min(b));
        }
    }
    // Who writes is a member, too: from then on.
    for act in acts.iter().filter(|a| writes(a.kind)) {
        let (Some(thread), Some(at)) = (act.thread, act.when.at) else { continue };
        let network = numbers.accounts[act.from].network;
        let (members, group) = threads.entry((network, ObjectIx(thread))).or_default();
        *group |= act.group;
        let known = members.entry(act.from).or_insert(Some(at));
        *known = known.map(|since| since.min(at));
    }
    let conversation = |((network, id), (members, group)): ((NetworkIx, ObjectIx), Members)| Conversation {
        network,
        id,
        group,
        participants: set(members.into_iter().collect()),
    };
    let mut threads: Vec<Conversation> = threads.into_iter().map(conversation).collect();
    threads.order_by_key(|t| (t.network, t.id));
    threads
}

fn posts(imports: &[&Import], numbers: &Numbers) -> Vec<Written> {
    // Of several addresses the first in the order of letters.
    let mut addresses: HashMap<(NetworkIx, ObjectIx), ObjectIx> = HashMap::new();
    for (_, _, map, &(object, address)) in each(imports, numbers, |i| &i.addresses) {
        let address = map.strings[address as usize];
        let known = addresses.entry((map.network, map.strings[object as usize])).or_insert(address);
        *known = address.min(*known);
    }
    let post = |(n, _, map, p): (u32, &Import, &Map, &Post)| Written {
        network: map.network,
        object: map.strings[p.object as usize],
        author: map.people[p.author as usize],
        when: p.when,
        kind: p.kind,
        observed: p.observed,
        address: addresses.get(&(map.network, map.strings[p.object as usize])).copied(),
        row: Row { import: n, source: p.source },
    };
    let mut posts: Vec<Written> = each(imports, numbers, |i| &i.posts).map(post).collect();
    // The export that shows what others did with it knows it best, then the one that knows its time best.
    posts.sort_by_key(|p| (p.network, p.object, !p.observed, p.when.precision, p.when.at, p.kind, p.author, p.row));
    posts.dedup_by_key(|p| (p.network, p.object));
    posts.sort_by_key(|p| (p.when.at, p.network, p.object));
    posts
}

fn contacts(imports: &[&Import], numbers: &Numbers) -> Vec<Known> {
    let known = |(n, _, map, c): (u32, &Import, &Map, &Contact)| Known {
        owner: map.people[OWNER as usize],
        account: map.people[c.person as usize],
        relation: c.relation,
        since: c.since,
        row: Row { import: n, source: c.source },
    };
    let mut contacts: Vec<Known> = each(imports, numbers, |i| &i.contacts).map(known).collect();
    contacts.order_by_key(|c| (c.owner, c.account, c.relation, c.since.precision, c.since.at, c.row));
    contacts.dedup_by_key(|c| (c.owner, c.account, c.relation));
    contacts
}

impl Imported {
    /// The report of an import, but for its owner's accounts: those have numbers in a ledger.
    pub(crate) fn of(import: &Import, by: &Joining) -> Imported {
        let ranges::Range { known, plausible_until } = ranges::of(import, by);
        let name = |p: PersonIx| format!("{}:{}", import.network, import.people[p as usize].key);
        Imported {
            file: import.file.clone(),
            entry: import.entry.clone(),
            format: import.format.clone(),
            generation: import.generation.clone(),
            network: import.network.clone(),
            owner: set(owners(import).map(name).collect()),
            accounts: Vec::new(),
            observes: import.observes.clone(),
            as_of: import.as_of,
            known,
            whole: !import.cut,
            group_source: import.group_source,
            plausible_until,
            read: Count::of(import),
            skipped: import.skipped.clone(),
            account: import.account.clone(),
            entries: import.entries.iter().map(|path| path.as_str().into()).collect(),
        }
    }
}

/// The accounts of an import's owner that have a name.
fn owners(import: &Import) -> impl Iterator<Item = PersonIx> + '_ {
    let all = [OWNER].into_iter().chain(import.owner_also.iter().copied());
    all.filter(|p| import.people.get(*p as usize).is_some_and(|p| !p.key.is_empty()))
}

fn imported(import: &Import, map: Option<&Map>, by: &Joining) -> Imported {
    let account = |p: PersonIx| map.and_then(|map| map.people.get(p as usize)).copied();
    Imported { accounts: set(owners(import).filter_map(account).collect()), ..Imported::of(import, by) }
}
