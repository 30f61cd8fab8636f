//! Who "you" are: the accounts of the person to be scored.

use super::columns::{Account, AccountIx, Ledger, NetworkIx};
use crate::record::AccountName;
use serde::Serialize;
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
        let a = &self.accounts[account as usize];
        AccountName::new(&self.networks[a.network as usize].name, &a.key)
    }

    /// The account of just this name, as [`Ledger::account_name`] says it.
    pub fn account(&self, AccountName { network, key }: &AccountName) -> Option<AccountIx> {
        let place = |a: &Account| (&self.networks[a.network as usize].name, &a.key).cmp(&(network, key));
        let at = self.accounts.partition_point(|a| place(a).is_lt());
        self.accounts.get(at).filter(|a| place(a).is_eq()).map(|_| at as AccountIx)
    }

    /// The best name of an account for people to read. Untrusted text.
    pub fn display_name(&self, account: AccountIx) -> &str {
        let a = &self.accounts[account as usize];
        a.names.first().map_or(a.key.as_str(), String::as_str)
    }

    /// The accounts that `name` means on `network` (any, where it is empty): by key, else by handle or display name,
    /// else by address or profile URL; upper and lower case alike.
    pub fn find(&self, network: &str, name: &str) -> Vec<AccountIx> {
        let name = name.trim().to_lowercase();
        let bare = name.trim_start_matches('@');
        let there =
            |ix: &usize| network.is_empty() || self.networks[self.accounts[*ix].network as usize].name == network;
        let all = |fits: &dyn Fn(&str) -> bool, of: &dyn Fn(usize) -> Vec<String>| -> Vec<AccountIx> {
            let fitting =
                (0..self.accounts.len()).filter(there).filter(|&ix| of(ix).iter().any(|n| fits(&n.to_lowercase())));
            fitting.map(|ix| ix as AccountIx).collect()
        };
        let by_key = all(&|n| n == name || n == bare, &|ix| vec![self.accounts[ix].key.clone()]);
        if !by_key.is_empty() {
            return by_key;
        }
        let by_name = all(&|n| n.trim_start_matches('@') == bare, &|ix| self.accounts[ix].names.clone());
        if !by_name.is_empty() {
            return by_name;
        }
        all(&|n| n == name, &|ix| self.accounts[ix].links.clone())
    }

    /// The accounts that somebody means by a name: that of just this name, else those that [`Ledger::find`] finds. A key
    /// may hold a colon itself (a profile URL written without its network).
    pub fn named(&self, name: &AccountName) -> Vec<AccountIx> {
        let found = self.account(name).map_or_else(|| self.find(&name.network, &name.key), |account| vec![account]);
        if found.is_empty() { self.find("", &name.to_string()) } else { found }
    }

    /// The person to be scored. `chosen` are `network:key` (or handle, name, address); nothing chosen means the
    /// person whose exports these are. Choosing an owner's account on one network keeps their others; choosing
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
        let others: Vec<&Vec<AccountIx>> =
            self.owner_groups.iter().filter(|g| g.iter().all(|a| !accounts.contains(a))).collect();
        let own: Vec<AccountIx> =
            self.owner_groups.iter().filter(|g| g.iter().any(|a| accounts.contains(a))).flatten().copied().collect();
        let networks: Vec<NetworkIx> = accounts.iter().map(|&a| self.network_of(a)).collect();
        let stranger = accounts
            .iter()
            .any(|&a| !own.contains(&a) && others.iter().any(|g| self.network_of(g[0]) == self.network_of(a)));
        accounts.extend(own);
        if !stranger {
            for group in &others {
                let network = self.network_of(group[0]);
                let rivals = others.iter().filter(|g| self.network_of(g[0]) == network).count();
                match (networks.contains(&network), rivals) {
                    // The chosen account stands for this network; whoever else has an export of it is somebody else.
                    (true, _) => {}
                    (false, 1) => accounts.extend(group.iter()),
                    (false, _) => return Err(NoOwner::Unclear(self.candidates())),
                }
            }
        }
        if accounts.is_empty() {
            return Err(NoOwner::Unclear(self.candidates()));
        }
        let mut owner = Owner(accounts);
        self.widen(&mut owner, &[]);
        Ok(owner)
    }

    /// Adds the accounts that are proved to be the same person's, or said to be (`joined`).
    pub fn widen(&self, owner: &mut Owner, joined: &[(AccountIx, AccountIx)]) {
        let Owner(accounts) = owner;
        loop {
            let known = |a: &AccountIx| accounts.contains(a);
            let other = self.same.iter().chain(joined).find_map(|(a, b)| match (known(a), known(b)) {
                (true, false) => Some(*b),
                (false, true) => Some(*a),
                _ => None,
            });
            match other {
                Some(other) => accounts.push(other),
                None => break,
            }
        }
        accounts.sort();
        accounts.dedup();
    }

    pub(super) fn network_of(&self, account: AccountIx) -> NetworkIx {
        self.accounts[account as usize].network
    }

    /// How many acts and posts are each account's or addressed to it.
    pub(super) fn records_of_accounts(&self) -> Vec<u64> {
        let mut records = vec![0_u64; self.accounts.len()];
        for act in &self.acts {
            records[act.from as usize] += 1;
            if let Some(to) = act.to {
                records[to as usize] += 1;
            }
        }
        for post in &self.posts {
            records[post.author as usize] += 1;
        }
        records
    }

    /// Whom one may choose to score: those whose exports these are, then the likeliest; at most [`CANDIDATES`]. Where
    /// no owner is known of a network, its people come before those of other networks; of several such networks by
    /// turns, so that none is left out.
    pub fn candidates(&self) -> Vec<Candidate> {
        let records = self.records_of_accounts();
        let mut order: Vec<AccountIx> =
            (0..self.accounts.len() as AccountIx).filter(|&a| records[a as usize] > 0).collect();
        let owns = |a: AccountIx| self.accounts[a as usize].owns_import;
        let mut known = vec![false; self.networks.len()];
        let named = self.accounts.iter().filter(|a| a.owns_import && !a.key.is_empty());
        named.for_each(|a| known[a.network as usize] = true);
        order.sort_by_key(|&a| (!owns(a), std::cmp::Reverse(records[a as usize]), a));
        // By turns: the first of each network, the second of each, and so on.
        let mut seen = vec![0_u32; self.networks.len()];
        let mut turn = vec![0; self.accounts.len()];
        for &a in &order {
            let network = self.network_of(a) as usize;
            turn[a as usize] = if known[network] { u32::MAX } else { seen[network] };
            seen[network] += 1;
        }
        order.sort_by_key(|&a| (!owns(a), turn[a as usize]));
        order.truncate(CANDIDATES);
        order.into_iter().map(|a| self.candidate(a, &records)).collect()
    }

    fn candidate(&self, a: AccountIx, records: &[u64]) -> Candidate {
        Candidate {
            account: self.account_name(a),
            name: self.display_name(a).to_owned(),
            records: records[a as usize],
        }
    }

    /// Who `owner`, who has an export here, may be on networks where nobody is known to be them: until they say it, what
    /// they received there adds nothing, and how much that is, is unknown. By network: those whose export it is, then
    /// those of the owner's name, then by records; at most [`OFFERED`] of each. Where nobody is scored (no accounts),
    /// on all networks. Of somebody who is scored in the owner's place nothing is asked.
    pub fn unclaimed(&self, owner: &[AccountIx]) -> Vec<Candidate> {
        let own = |a: &AccountIx| owner.contains(a);
        let mut asked = vec![true; self.networks.len()];
        owner.iter().for_each(|&a| asked[self.network_of(a) as usize] = false);
        let another =
            !owner.is_empty() && !self.owner_groups.is_empty() && !self.owner_groups.iter().flatten().any(own);
        if another || !asked.contains(&true) {
            return Vec::new();
        }
        let records = self.records_of_accounts();
        let known = |a: AccountIx| &self.accounts[a as usize];
        let alike = |a: AccountIx| owner.iter().any(|&own| known(a).has_a_name_of(known(own)));
        // Lower is likelier.
        let rank: Vec<u8> = (0..records.len() as AccountIx)
            .map(|a| match asked[self.network_of(a) as usize] && records[a as usize] > 0 {
                false => u8::MAX,
                true if known(a).owns_import => 0,
                true => 2 - u8::from(alike(a)),
            })
            .collect();
        let mut people: Vec<AccountIx> =
            (0..records.len() as AccountIx).filter(|&a| rank[a as usize] < u8::MAX).collect();
        people.sort_by_key(|&a| (self.network_of(a), rank[a as usize], std::cmp::Reverse(records[a as usize])));
        let mut seen = vec![0; self.networks.len()];
        people.retain(|&a| {
            let seen = &mut seen[self.network_of(a) as usize];
            *seen += 1;
            *seen <= OFFERED
        });
        people.into_iter().map(|a| self.candidate(a, &records)).collect()
    }
}

impl Account {
    fn has_a_name_of(&self, other: &Account) -> bool {
        let named = |name: &String| self.key == *name || self.names.contains(name);
        named(&other.key) || other.names.iter().any(named)
    }
}
