//! Who "you" are: the accounts of the person to be scored.

use super::columns::{Account, AccountIx, Ledger, NetworkIx};
use crate::order::Order;
use crate::record::AccountName;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// The accounts of one person, sorted, at least one. Scoring takes them as one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owner(pub Vec<AccountIx>);

/// Somebody who might be the owner, or be scored in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Candidate {
    /// As `--owner` takes it.
    pub account: AccountName,
    /// The best name for display. Untrusted text.
    pub name: String,
    /// How many acts and posts are theirs or addressed to them: the likeliest first.
    pub records: u64,
}

impl Candidate {
    /// Where they are.
    pub fn network(&self) -> &str {
        &self.account.network
    }
}

/// Why there is no owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoOwner {
    /// The exports name several people, or nobody: these are the likeliest (at most [`CANDIDATES`]).
    Unclear(Vec<Candidate>),
    /// Nobody of this name is in the ledger.
    Unknown(AccountName),
}

impl fmt::Display for NoOwner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoOwner::Unclear(candidates) if candidates.is_empty() => "these exports hold nobody to score",
            NoOwner::Unclear(_) => "these exports don't say whose they are: choose who is scored",
            NoOwner::Unknown(_) => "the person chosen is not in these exports",
        })
    }
}

impl std::error::Error for NoOwner {}

/// How many candidates are offered.
pub const CANDIDATES: usize = 20;
/// How many are offered on one network, where one of them is asked for: whoever seldom writes on a list must be among
/// them.
pub const OFFERED: usize = 200;

impl Ledger {
    /// How the terminal and the page name an account.
    pub fn account_name(&self, account: AccountIx) -> AccountName {
        let a = &self.accounts[account];
        AccountName::new(&self.networks[a.network].name, &a.key)
    }

    /// The account of just this name, as [`Ledger::account_name`] says it.
    pub fn account(&self, AccountName { network, key }: &AccountName) -> Option<AccountIx> {
        let place = |a: &Account| (&self.networks[a.network].name, &a.key).cmp(&(network, key));
        let at = self.accounts.partition_point(|a| place(a).is_lt());
        self.accounts.get(at).filter(|a| place(a).is_eq()).map(|_| AccountIx::of(at))
    }

    /// The best name of an account for people to read. Untrusted text.
    pub fn display_name(&self, account: AccountIx) -> &str {
        let a = &self.accounts[account];
        a.names.first().map_or(a.key.as_str(), String::as_str)
    }

    /// The accounts that somebody means by a name: that of just this name, else those that [`Ledger::find`] finds. A key
    /// may hold a colon itself (a profile URL written without its network).
    pub fn named(&self, name: &AccountName) -> Vec<AccountIx> {
        let found = self.account(name).map_or_else(|| self.find(&name.network, &name.key), |account| vec![account]);
        if found.is_empty() { self.find("", &name.to_string()) } else { found }
    }

    /// The first account that each of these names means, all found in one pass.
    pub(crate) fn first_named(&self, names: &[&AccountName]) -> Vec<Option<AccountIx>> {
        let whole: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        let found = self.find_all(names.iter().map(|name| &*name.key).chain(whole.iter().map(|name| &**name)));
        let first = |(name, whole): (&&AccountName, &String)| {
            let found = || found.first_on(&name.network, &name.key).or_else(|| found.first_on("", whole));
            self.account(name).or_else(found)
        };
        names.iter().zip(&whole).map(first).collect()
    }

    /// The person to be scored. `chosen` are `network:key` (or handle, name, address); nothing chosen means the
    /// person whose exports these are; of several people's exports of a network, those of whom they tell most. Choosing an
    /// owner's account on one network keeps their others; choosing
    /// anybody else is about that person alone.
    ///
    /// # Errors
    /// [`NoOwner`], when that isn't clear.
    pub fn owner(&self, chosen: &[AccountName]) -> Result<Owner, NoOwner> {
        let mut accounts: Vec<AccountIx> = Vec::new();
        for name in chosen {
            let found = self.named(name);
            if found.is_empty() {
                return Err(NoOwner::Unknown(name.clone()));
            }
            accounts.extend(found);
        }
        let chosen: HashSet<AccountIx> = accounts.iter().copied().collect();
        let is_chosen = |group: &&Vec<AccountIx>| group.iter().any(|a| chosen.contains(a));
        let (mine, others): (Vec<_>, Vec<_>) = self.owner_groups.iter().partition(is_chosen);
        let own: HashSet<AccountIx> = mine.into_iter().flatten().copied().collect();
        let chosen_on: HashSet<NetworkIx> = accounts.iter().map(|&a| self.network_of(a)).collect();
        let mut rivals = vec![0_usize; self.networks.len()];
        others.iter().for_each(|group| rivals[self.network_of(group[0])] += 1);
        let stranger = accounts.iter().any(|a| !own.contains(a) && rivals[self.network_of(*a)] > 0);
        accounts.extend(own);
        if !stranger {
            // How many records they have, and whether others have as many.
            let mut largest: HashMap<NetworkIx, (u64, bool, &Vec<AccountIx>)> = HashMap::new();
            let records = if rivals.iter().any(|n| *n > 1) { self.records_of_accounts() } else { Vec::new() };
            for group in others {
                let network = self.network_of(group[0]);
                match (chosen_on.contains(&network), rivals[network]) {
                    // The chosen account stands for this network; whoever else has an export of it is somebody else.
                    (true, _) => {}
                    (false, 1) => accounts.extend(group.iter()),
                    // Whose one of them is, nothing says.
                    (false, _) if group.iter().all(|&a| self.accounts[a].key.is_empty()) => {
                        return Err(NoOwner::Unclear(self.candidates()));
                    }
                    (false, _) => {
                        let known: u64 = group.iter().map(|&a| records[a]).sum();
                        largest
                            .entry(network)
                            .and_modify(|most| match known.cmp(&most.0) {
                                Ordering::Less => {}
                                Ordering::Equal => most.1 = true,
                                Ordering::Greater => *most = (known, false, group),
                            })
                            .or_insert((known, false, group));
                    }
                }
            }
            if largest.values().any(|(_, tied, _)| *tied) {
                return Err(NoOwner::Unclear(self.candidates()));
            }
            accounts.extend(largest.into_values().flat_map(|(.., group)| group));
        }
        if accounts.is_empty() {
            return Err(NoOwner::Unclear(self.candidates()));
        }
        let mut owner = Owner(accounts);
        self.widen(&mut owner, &[]);
        Ok(owner)
    }

    /// Whose exports these are, too, on the networks of who is scored: one of each other person's accounts.
    pub fn others(&self, owner: &[AccountIx]) -> Vec<Candidate> {
        let networks: HashSet<NetworkIx> = owner.iter().map(|&a| self.network_of(a)).collect();
        let own: HashSet<AccountIx> = owner.iter().copied().collect();
        let groups = self.owner_groups.iter().filter(|group| !group.iter().any(|a| own.contains(a)));
        let first: Vec<AccountIx> =
            groups.map(|group| group[0]).filter(|&a| networks.contains(&self.network_of(a))).collect();
        let records = if first.is_empty() { Vec::new() } else { self.records_of_accounts() };
        first.into_iter().take(CANDIDATES).map(|a| self.candidate(a, &records)).collect()
    }

    /// Adds the accounts that are proved to be the same person's, or said to be (`joined`).
    pub fn widen(&self, owner: &mut Owner, joined: &[(AccountIx, AccountIx)]) {
        let Owner(accounts) = owner;
        let mut others: HashMap<AccountIx, Vec<AccountIx>> = HashMap::new();
        for &(a, b) in self.same.iter().chain(joined) {
            others.entry(a).or_default().push(b);
            others.entry(b).or_default().push(a);
        }
        let mut known: HashSet<AccountIx> = accounts.iter().copied().collect();
        let mut at = 0;
        while let Some(account) = accounts.get(at) {
            let more = others.remove(account).unwrap_or_default();
            accounts.extend(more.into_iter().filter(|&other| known.insert(other)));
            at += 1;
        }
        accounts.order();
        accounts.dedup();
    }

    pub(super) fn network_of(&self, account: AccountIx) -> NetworkIx {
        self.accounts[account].network
    }

    /// How many acts and posts are each account's or addressed to it.
    pub(super) fn records_of_accounts(&self) -> Vec<u64> {
        let mut records = vec![0_u64; self.accounts.len()];
        for act in &self.acts {
            records[act.from] += 1;
            if let Some(to) = act.to {
                records[to] += 1;
            }
        }
        for post in &self.posts {
            records[post.author] += 1;
        }
        records
    }

    /// Whom one may choose to score: those whose exports these are, then the likeliest; at most [`CANDIDATES`]. Where
    /// no owner is known of a network, its people come before those of other networks; of several such networks by
    /// turns, so that none is left out.
    pub fn candidates(&self) -> Vec<Candidate> {
        let records = self.records_of_accounts();
        let mut order: Vec<AccountIx> = AccountIx::all(self.accounts.len()).filter(|&a| records[a] > 0).collect();
        let owns = |a: AccountIx| self.accounts[a].owns_import;
        let mut known = vec![false; self.networks.len()];
        let named = self.accounts.iter().filter(|a| a.owns_import && !a.key.is_empty());
        named.for_each(|a| known[a.network] = true);
        order.order_by_key(|&a| (!owns(a), std::cmp::Reverse(records[a]), a));
        // By turns: the first of each network, the second of each, and so on.
        let mut seen = vec![0_u32; self.networks.len()];
        let mut turn = vec![0; self.accounts.len()];
        for &a in &order {
            let network = self.network_of(a);
            turn[a] = if known[network] { u32::MAX } else { seen[network] };
            seen[network] += 1;
        }
        order.order_by_key(|&a| (!owns(a), turn[a]));
        order.truncate(CANDIDATES);
        order.into_iter().map(|a| self.candidate(a, &records)).collect()
    }

    fn candidate(&self, a: AccountIx, records: &[u64]) -> Candidate {
        Candidate { account: self.account_name(a), name: self.display_name(a).to_owned(), records: records[a] }
    }

    /// Who `owner`, who has an export here, may be on networks where nobody is known to be them: until they say it, what
    /// they received there adds nothing, and how much that is, is unknown. By network: those whose export it is, then
    /// those of the owner's name, then by records; at most [`OFFERED`] of each. Where nobody is scored (no accounts),
    /// on all networks. Of somebody who is scored in the owner's place nothing is asked.
    pub fn unclaimed(&self, owner: &[AccountIx]) -> Vec<Candidate> {
        let accounts: HashSet<AccountIx> = owner.iter().copied().collect();
        let own = |a: &AccountIx| accounts.contains(a);
        let mut asked = vec![true; self.networks.len()];
        owner.iter().for_each(|&a| asked[self.network_of(a)] = false);
        let another =
            !owner.is_empty() && !self.owner_groups.is_empty() && !self.owner_groups.iter().flatten().any(own);
        if another || !asked.contains(&true) {
            return Vec::new();
        }
        let records = self.records_of_accounts();
        let known = |a: AccountIx| &self.accounts[a];
        let names: HashSet<&str> = owner.iter().flat_map(|&own| known(own).called()).collect();
        let alike = |a: AccountIx| known(a).called().any(|name| names.contains(name));
        // Lower is likelier.
        let rank: Vec<u8> = AccountIx::all(records.len())
            .map(|a| match asked[self.network_of(a)] && records[a] > 0 {
                false => u8::MAX,
                true if known(a).owns_import => 0,
                true => 2 - u8::from(alike(a)),
            })
            .collect();
        let mut people: Vec<AccountIx> = AccountIx::all(records.len()).filter(|&a| rank[a] < u8::MAX).collect();
        people.order_by_key(|&a| (self.network_of(a), rank[a], std::cmp::Reverse(records[a])));
        let mut seen = vec![0; self.networks.len()];
        people.retain(|&a| {
            let seen = &mut seen[self.network_of(a)];
            *seen += 1;
            *seen <= OFFERED
        });
        people.into_iter().map(|a| self.candidate(a, &records)).collect()
    }
}

impl Account {
    /// Its key and its names.
    fn called(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain([&self.key]).map(String::as_str)
    }
}
