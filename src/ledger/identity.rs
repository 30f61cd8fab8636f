//! Which accounts are one person: what the exports prove, and what equal names suggest.
//!
//! Proof is an equal e-mail address or profile URL, and nothing else: names are shared by strangers. What a name
//! suggests is for the user to decide.

use super::columns::{Account, AccountIx, Ledger};
use crate::networks;
use crate::order::Order;
use crate::record::AccountName;
use serde::Serialize;
use std::collections::HashSet;

/// How many suggestions are made.
const SUGGESTIONS: usize = 50;

/// Two accounts of one name, on two networks: perhaps one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Suggestion {
    /// The name. Untrusted text.
    pub name: String,
    /// The one.
    pub one: AccountName,
    /// The other.
    pub other: AccountName,
    /// How many acts and posts are theirs or addressed to them: those that matter most come first.
    pub records: u64,
}

/// An e-mail address or a profile's URL in the one form that all its spellings share; `None` for what many may have in
/// common, such as a site without a path.
pub(super) fn canonical(link: &str) -> Option<String> {
    let link = link.trim().to_lowercase();
    let bare = link.strip_prefix("mailto:").unwrap_or(&link);
    if let Some((name, host)) = bare.split_once('@').filter(|(name, host)| !name.contains('/') && host.contains('.'))
    {
        let host = if host == "googlemail.com" { "gmail.com" } else { host };
        let plain =
            |text: &str| !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c == '/' || c == '@');
        return (plain(name) && plain(host)).then(|| format!("{name}@{host}"));
    }
    let bare = link.strip_prefix("https://").or(link.strip_prefix("http://"))?;
    let bare = bare.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (host, path) = bare.split_once('/')?;
    let host = ["www.", "m.", "mobile."].iter().find_map(|sub| host.strip_prefix(sub)).unwrap_or(host);
    let host = networks::profile_host(host);
    (!path.is_empty()).then(|| format!("{host}/{path}"))
}

/// Pairs of accounts that are one person because they have an address or a profile in common.
pub(super) fn proved(accounts: &[Account]) -> Vec<(AccountIx, AccountIx)> {
    let mut known: Vec<(String, AccountIx)> = Vec::new();
    for (ix, account) in accounts.iter().enumerate() {
        let links = account.links.iter().chain([&account.key]);
        known.extend(links.filter_map(|link| Some((canonical(link)?, AccountIx::of(ix)))));
    }
    known.order();
    let same = known.windows(2).filter(|w| w[0].0 == w[1].0 && w[0].1 != w[1].1);
    let mut pairs: Vec<_> = same.map(|w| (w[0].1, w[1].1)).collect();
    pairs.order();
    pairs.dedup();
    pairs
}

/// A name by which people may be told apart: of two words at least, in one spelling.
fn telling(name: &str) -> Option<String> {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    (words.len() > 1 && !name.contains('@')).then(|| words.join(" "))
}

impl Ledger {
    /// Accounts of equal names on two networks that aren't known to be one person (`one` says which are).
    pub fn suggestions(&self, one: &dyn Fn(AccountIx, AccountIx) -> bool) -> Vec<Suggestion> {
        let records = self.records_of_accounts();
        let mut named: Vec<(String, AccountIx)> = Vec::new();
        for (ix, account) in self.accounts.iter().enumerate().filter(|(ix, _)| records[*ix] > 0) {
            let names = account.names.iter().chain([&account.key]);
            named.extend(names.filter_map(|name| Some((telling(name)?, AccountIx::of(ix)))));
        }
        named.order();
        named.dedup();
        let mut seen = HashSet::new();
        let mut suggestions = Vec::new();
        for alike in named.chunk_by(|a, b| a.0 == b.0) {
            // Each with the first of the name elsewhere: whoever is joined to that one is joined to all.
            let network = |at: usize| self.network_of(alike[at].1);
            let Some(elsewhere) = (0..alike.len()).find(|&at| network(at) != network(0)) else { continue };
            for (at, &(_, account)) in alike.iter().enumerate() {
                let (_, other) = alike[if network(at) == network(0) { elsewhere } else { 0 }];
                let (first, other) = (account.min(other), account.max(other));
                if one(first, other) || !seen.insert((first, other)) {
                    continue;
                }
                suggestions.push(Suggestion {
                    name: self.display_name(first).to_owned(),
                    one: self.account_name(first),
                    other: self.account_name(other),
                    records: records[first] + records[other],
                });
            }
        }
        suggestions
            .order_by(|a, b| b.records.cmp(&a.records).then_with(|| (&a.one, &a.other).cmp(&(&b.one, &b.other))));
        suggestions.truncate(SUGGESTIONS);
        suggestions
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::NetworkIx;
    use super::*;

    fn account(network: u16, key: &str, names: &[&str], links: &[&str]) -> Account {
        let owned = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect();
        Account {
            network: NetworkIx(network),
            key: key.to_owned(),
            names: owned(names),
            links: owned(links),
            owns_import: false,
        }
    }

    #[test]
    fn spellings_of_one_profile_are_one() {
        for (a, b) in [
            ("https://twitter.com/Ann/", "http://x.com/ann"),
            ("https://de.linkedin.com/in/ann?trk=x", "https://www.linkedin.com/in/ann"),
            ("mailto:Ann@Example.org", " ann@example.org"),
            ("ann@googlemail.com", "ann@gmail.com"),
        ] {
            assert_eq!(canonical(a), canonical(b), "{a} {b}");
            assert!(canonical(a).is_some(), "{a}");
        }
    }

    #[test]
    fn what_many_may_share_proves_nothing() {
        for link in
            ["https://company.example", "https://company.example/", "ann", "@ann", "", "http://", "a@b", "a b@c.d"]
        {
            assert_eq!(canonical(link), None, "{link}");
        }
    }

    #[test]
    fn an_address_in_common_is_proof_and_a_name_is_not() {
        let accounts = [
            account(0, "Ann Ode", &[], &["ann@mail.example"]),
            account(1, "ann@mail.example", &["Ann Ode"], &[]),
            account(2, "https://x.example/ann", &["Ann Ode"], &["https://site.example/"]),
            account(3, "7", &[], &["http://www.x.example/ann", "https://site.example/"]),
        ];
        assert_eq!(proved(&accounts), [(0, 1), (2, 3)].map(|(a, b)| (AccountIx(a), AccountIx(b))));
    }
}
