//! Who receives an act, and what part of it.

use super::Day;
use super::people::{People, Person};
use crate::ledger::{AccountIx, Act, Ledger};
use crate::model::Model;

/// One act, or one receiver's part of a message to a whole thread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Delivery {
    pub receiver: Person,
    /// The account that it reached.
    pub account: AccountIx,
    /// Among how many people the act is shared.
    pub shared: u32,
}

/// Everybody who receives acts, by act.
pub(crate) struct Receivers<'a> {
    ledger: &'a Ledger,
    people: &'a People,
    /// By thread: when each person began to receive, the earliest first.
    threads: Vec<Vec<(i64, Person, AccountIx)>>,
}

impl<'a> Receivers<'a> {
    pub fn new(ledger: &'a Ledger, people: &'a People) -> Receivers<'a> {
        let thread = |participants: &[(AccountIx, Option<i64>)]| {
            let member = |&(account, since): &(AccountIx, Option<i64>)| {
                (people.of(account), since.unwrap_or(i64::MIN), account)
            };
            let mut members: Vec<_> = participants.iter().map(member).collect();
            // A person with two accounts in a thread receives once, since the earlier of the two.
            members.sort();
            members.dedup_by_key(|(person, ..)| *person);
            let mut members: Vec<_> = members.into_iter().map(|(person, since, a)| (since, person, a)).collect();
            members.sort();
            members
        };
        let threads = ledger.threads.iter().map(|t| thread(&t.participants)).collect();
        Receivers { ledger, people, threads }
    }

    /// Calls `each` with every receiver of an act at second `at` whose receiving counts.
    ///
    /// The owner receives whatever is addressed to them. What anybody else receives counts where it was seen by
    /// all (`Act::group`), or where it is their own export that shows it: of a private conversation we would see
    /// only the half that the owner wrote.
    pub fn of(&self, act: &Act, at: i64, mut each: impl FnMut(Delivery)) {
        self.all(act, at, |to| {
            let own_export = self.ledger.accounts[to.account as usize].owns_import;
            if to.receiver == self.people.owner || act.group || own_export {
                each(to);
            }
        });
    }

    /// Calls `each` with the one an act is addressed to, else with everybody who was in its thread before, without
    /// the sender; with nobody where there is no thread either.
    pub fn all(&self, act: &Act, at: i64, mut each: impl FnMut(Delivery)) {
        let sender = self.people.of(act.from);
        let mut deliver = |receiver, account, shared| {
            if receiver != sender {
                each(Delivery { receiver, account, shared });
            }
        };
        match (act.to, act.thread) {
            (Some(to), _) => deliver(self.people.of(to), to, 1),
            (None, Some(thread)) => {
                let members = &self.threads[thread as usize];
                let there = &members[..members.partition_point(|(since, ..)| *since < at)];
                let own = there.iter().any(|(_, person, _)| *person == sender);
                let shared = there.len() as u32 - u32::from(own);
                for &(_, person, account) in there {
                    deliver(person, account, shared);
                }
            }
            (None, None) => {}
        }
    }

    /// The members of a thread without the owner, by the day since when they receive what is written there.
    pub fn members(&self, thread: u32) -> Vec<(Day, Person)> {
        let others = self.threads[thread as usize].iter().filter(|(_, person, _)| *person != self.people.owner);
        others.map(|&(since, person, _)| (Day::of(since), person)).collect()
    }

    /// The weight of an act for one of its receivers.
    pub fn weight(&self, model: &Model, act: &Act, to: &Delivery) -> f64 {
        let answering = match act.to {
            Some(_) => act.answering,
            None => self.people.accounts(to.receiver).iter().any(|&a| self.ledger.answers(act, a)),
        };
        model.weights.of(act.kind, answering) / f64::from(to.shared)
    }
}
