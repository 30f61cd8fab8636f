//! Who "you" are: the accounts of the person to be scored.

use super::{AccountIx, Ledger};
use serde::Serialize;

/// The accounts of one person, sorted, at least one. Scoring takes them as one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owner(pub Vec<AccountIx>);

/// Somebody who might be the owner, where the exports don't say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// `network:key`, as `--owner` takes it.
    pub account: String,
    /// The best name for display. Untrusted text.
    pub name: String,
    /// How many records are theirs or addressed to them: the likeliest first.
    pub records: u64,
}

impl Ledger {
    /// `network:key` of an account: how the terminal and the page name it.
    pub fn account_name(&self, account: AccountIx) -> String {
        let a = &self.accounts[account as usize];
        format!("{}:{}", self.networks[a.network as usize].name, a.key)
    }
}
