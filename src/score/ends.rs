//! Where the exports of one of the owner's accounts end before those of another on the same network: what the former
//! received is carried from there on, not aged.

use super::people::People;
use crate::ledger::{AccountIx, Ledger};
use std::collections::HashMap;

/// By account of the owner's: its last known day, where the network is known for longer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ends(HashMap<AccountIx, i32>);

impl Ends {
    pub fn new(ledger: &Ledger, people: &People) -> Ends {
        let own = people.accounts(people.owner);
        let network = |account: AccountIx| ledger.accounts[account].network;
        let mut ends = HashMap::new();
        for there in own.chunk_by(|a, b| network(*a) == network(*b)).filter(|there| there.len() > 1) {
            let name = &ledger.networks[network(there[0])].name;
            let mut last_of: HashMap<AccountIx, i32> = HashMap::new();
            let mut last_of_all = None;
            for import in ledger.imports.iter().filter(|import| import.network == *name) {
                let Some((_, last)) = import.known else { continue };
                // What shows everybody, or doesn't say whose it is, knows all of them.
                if import.group_source || import.accounts.is_empty() {
                    last_of_all = last_of_all.max(Some(last.0));
                }
                for &account in &import.accounts {
                    last_of.entry(account).and_modify(|known| *known = last.0.max(*known)).or_insert(last.0);
                }
            }
            let last = |account: AccountIx| last_of_all.max(last_of.get(&account).copied());
            let newest = there.iter().filter_map(|account| last(*account)).max();
            let behind = |account: &AccountIx| Some((*account, last(*account).filter(|last| Some(*last) < newest)?));
            ends.extend(there.iter().filter_map(behind));
        }
        Ends(ends)
    }

    /// The last known day of an account; of one that is known as long as its network, the last of all days.
    pub fn of(&self, account: AccountIx) -> i32 {
        self.0.get(&account).copied().unwrap_or(i32::MAX)
    }

    /// Every such day on a network.
    pub fn on(&self, ledger: &Ledger, network: crate::ledger::NetworkIx) -> Vec<i32> {
        let there = |account: &AccountIx| ledger.accounts[*account].network == network;
        let mut days: Vec<i32> = self.0.iter().filter(|(account, _)| there(account)).map(|(_, day)| *day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}
