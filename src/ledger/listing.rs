//! The ledger as others read it: the summary and the records that the terminal prints as JSON.
//!
//! Shapes as documented in the README; times are Unix seconds, people are `network:key`, the owner is `owner`.

use super::columns::*;
use super::read::Count;
use crate::order::Order;
use crate::time;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::rc::Rc;

/// The summary: what each import read and skipped, and all of it together.
#[derive(Debug, Serialize)]
pub struct Summary<'a> {
    /// One per export found.
    pub imports: &'a [Imported],
    /// Each record once, over all imports.
    pub totals: &'a Count,
    /// How many people, the owner included.
    pub people: usize,
    /// The oldest record's time, ISO 8601; absent when no record has one.
    pub first: Option<String>,
    /// The newest record's.
    pub last: Option<String>,
}

impl Ledger {
    /// The summary of `ledger --json`.
    pub fn summary(&self) -> Summary<'_> {
        let span = self.span();
        Summary {
            imports: &self.imports,
            totals: &self.totals,
            people: self.accounts.iter().filter(|a| !a.key.is_empty()).count(),
            first: span.map(|(first, _)| time::write(first)),
            last: span.map(|(_, last)| time::write(last)),
        }
    }

    /// Every record, in the ledger's order: acts (messages as turns), tallies (less what is known by name), posts, people of
    /// several accounts, threads, contacts. `owner` is whose accounts are called `owner`; what comes within so many days
    /// after a message is called an answer (the model's `answering_days`).
    pub fn records<'a>(&'a self, owner: &'a [AccountIx], answering_days: i64) -> impl Iterator<Item = Value> + 'a {
        let mut is_owner = vec![false; self.accounts.len()];
        owner.iter().for_each(|&account| is_owner[account] = true);
        let listing = Rc::new(Listing { ledger: self, owner, is_owner, answering_days });
        let [acts, tallies, posts, threads, people, contacts] = [(); 6].map(|()| Rc::clone(&listing));
        let acts = self.acts.iter().map(move |a| acts.act(a));
        let tallies = self.tallies.iter().map(move |t| tallies.tally(t));
        let posts = self.posts.iter().map(move |p| posts.post(p));
        let threads = self.threads.iter().map(move |t| threads.thread(t));
        let people = self.joined().into_iter().filter_map(move |accounts| people.joined(&accounts));
        acts.chain(tallies)
            .chain(posts)
            .chain(people)
            .chain(threads)
            .chain(self.contacts.iter().map(move |c| contacts.contact(c)))
    }

    /// The accounts of each person who is proved to have several.
    fn joined(&self) -> Vec<Vec<AccountIx>> {
        let mut people: Vec<Vec<AccountIx>> = Vec::new();
        let mut of: HashMap<AccountIx, usize> = HashMap::new();
        for &(a, b) in &self.same {
            let at = match (of.get(&a).copied(), of.get(&b).copied()) {
                (None, None) => {
                    people.push(vec![a, b]);
                    people.len() - 1
                }
                (Some(at), None) | (None, Some(at)) => {
                    people[at].push(if of.contains_key(&a) { b } else { a });
                    at
                }
                (Some(at), Some(other)) if at != other => {
                    let more = std::mem::take(&mut people[other]);
                    of.extend(more.iter().map(|account| (*account, at)));
                    people[at].extend(more);
                    at
                }
                (Some(at), Some(_)) => at,
            };
            of.extend([(a, at), (b, at)]);
        }
        people.iter_mut().for_each(|accounts| accounts.order());
        people.retain(|accounts| !accounts.is_empty());
        people.order();
        people
    }

    /// A row's place as one string: `file › entry, record 7`.
    pub fn place_name(&self, row: Row) -> String {
        let (file, entry, record) = self.place(row);
        let entry = if entry.is_empty() || *entry == *file { String::new() } else { format!(" › {entry}") };
        format!("{file}{entry}, record {record}")
    }
}

struct Listing<'a> {
    ledger: &'a Ledger,
    owner: &'a [AccountIx],
    /// By account.
    is_owner: Vec<bool>,
    answering_days: i64,
}

impl Listing<'_> {
    fn person(&self, account: AccountIx) -> String {
        if self.is_owner[account] { "owner".to_owned() } else { self.ledger.account_name(account).to_string() }
    }

    fn network(&self, network: NetworkIx) -> &str {
        &self.ledger.networks[network].name
    }

    fn string(&self, string: ObjectIx) -> &str {
        &self.ledger.strings[string]
    }

    fn act(&self, a: &Act) -> Value {
        let network = self.ledger.accounts[a.from].network;
        // A message to a whole thread is listed as its owner received it.
        let answering = match a.to {
            Some(_) => a.answers_within(self.answering_days),
            None => self.owner.iter().any(|&o| {
                let wrote_before = self.ledger.wrote_before(a, o);
                Act { wrote_before, ..*a }.answers_within(self.answering_days)
            }),
        };
        json!({
            "type": "interaction", "network": self.network(network), "kind": a.kind,
            "from": self.person(a.from), "to": a.to.map(|to| self.person(to)),
            "at": a.when.at, "first": a.first(), "precision": a.when.precision, "audience": a.audience,
            "object": a.object.map(|o| self.string(o)),
            "thread": a.thread.map(|t| self.string(self.ledger.threads[t as usize].id)),
            "answering": answering, "source": self.ledger.place_name(a.row),
        })
    }

    fn tally(&self, t: &Counts) -> Value {
        json!({
            "type": "tally", "network": self.network(t.network), "object": self.string(t.object),
            "author": self.person(t.author), "at": t.when.at, "reactions": t.reactions, "reposts": t.reposts,
            "replies": t.replies, "as_of": t.as_of, "source": self.ledger.place_name(t.row),
        })
    }

    fn post(&self, p: &Written) -> Value {
        json!({
            "type": "post", "network": self.network(p.network), "object": self.string(p.object),
            "author": self.person(p.author), "at": p.when.at, "kind": p.kind, "observed": p.observed,
            "source": self.ledger.place_name(p.row),
        })
    }

    /// The owner's accounts have one name already.
    fn joined(&self, accounts: &[AccountIx]) -> Option<Value> {
        let mut accounts: Vec<String> = accounts.iter().map(|&account| self.person(account)).collect();
        accounts.dedup();
        (accounts.len() > 1).then(|| json!({ "type": "person", "accounts": accounts }))
    }

    fn thread(&self, t: &Conversation) -> Value {
        let member =
            |(account, since): &(AccountIx, Option<i64>)| json!({"person": self.person(*account), "since": since});
        json!({
            "type": "thread", "network": self.network(t.network), "thread": self.string(t.id),
            "participants": t.participants.iter().map(member).collect::<Vec<_>>(),
        })
    }

    fn contact(&self, c: &Known) -> Value {
        json!({
            "type": "contact", "network": self.network(self.ledger.accounts[c.account].network),
            "owner": self.person(c.owner), "person": self.person(c.account), "relation": c.relation,
            "since": c.since.at, "precision": c.since.precision, "source": self.ledger.place_name(c.row),
        })
    }
}
