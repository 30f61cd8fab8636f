//! Who receives an act, and what part of it.

use super::people::{People, Person};
use crate::day::Day;
use crate::ledger::{AccountIx, Act, Ledger, Writing, writes};
use crate::model::Model;
use crate::record::Audience;

const DAY: i64 = 86_400;

/// One act, or one receiver's part of a message to a whole thread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Delivery {
    pub receiver: Person,
    /// The account that it reached.
    pub account: AccountIx,
    /// Among how many people a group's message is shared; `None`: it is this person's alone.
    pub shared: Option<u32>,
}

/// Everybody who receives acts, by act.
pub(crate) struct Receivers<'a> {
    ledger: &'a Ledger,
    people: &'a People,
    /// By thread: when each person became a member, the earliest first.
    threads: Vec<Vec<(i64, Person, AccountIx)>>,
    /// Whom messages to groups reach, one after the other.
    reached: Vec<(Person, AccountIx)>,
    /// By act: which of those.
    groups: Vec<(u32, u32)>,
    /// What was written by people with several accounts, as if by the first of them.
    writings: Vec<Writing>,
}

/// Somebody who wrote in a thread: when they last began to.
type Author = (i64, Person, AccountIx);

impl<'a> Receivers<'a> {
    pub fn new(ledger: &'a Ledger, people: &'a People, model: &Model) -> Receivers<'a> {
        let thread = |participants: &[(AccountIx, Option<i64>)]| {
            let member = |&(account, since): &(AccountIx, Option<i64>)| {
                (people.of(account), since.unwrap_or(i64::MIN), account)
            };
            let mut members: Vec<_> = participants.iter().map(member).collect();
            // A person with two accounts in a thread is one member, since the earlier of the two.
            members.sort();
            members.dedup_by_key(|(person, ..)| *person);
            let mut members: Vec<_> = members.into_iter().map(|(person, since, a)| (since, person, a)).collect();
            members.sort();
            members
        };
        let threads = ledger.threads.iter().map(|t| thread(&t.participants)).collect();
        let of_several =
            |account| Some(people.accounts(people.of(account))).filter(|all| all.len() > 1).map(|all| all[0]);
        let (reached, groups, writings) = (Vec::new(), Vec::new(), ledger.written_by(of_several));
        let mut receivers = Receivers { ledger, people, threads, reached, groups, writings };
        receivers.find_conversations(model);
        receivers
    }

    /// Whom each message to a group reaches: who wrote in its thread last, before it.
    fn find_conversations(&mut self, model: &Model) {
        self.groups = vec![(0, 0); self.ledger.acts.len()];
        // By thread and time; of one second, messages before the authors that they make: they reach who wrote before.
        let mut steps: Vec<(u32, i64, bool, u32)> = Vec::new();
        for (ix, act) in self.ledger.acts.iter().enumerate().filter(|(_, a)| writes(a.kind)) {
            let Some((thread, first)) = act.thread.zip(act.first()) else { continue };
            if act.to.is_none() && self.is_group(act) {
                steps.push((thread, first, false, ix as u32));
            }
            steps.push((thread, first, true, ix as u32));
        }
        steps.sort_unstable();
        let mut recent: Vec<Author> = Vec::new();
        let mut thread = None;
        for (of, first, wrote, ix) in steps {
            if thread != Some(of) {
                thread = Some(of);
                recent.clear();
            }
            let from = self.ledger.acts[ix as usize].from;
            let author = self.people.of(from);
            if wrote {
                recent.retain(|(_, person, _)| *person != author);
                recent.insert(0, (first, author, from));
                recent.truncate(model.conversation_ties + 2);
            } else {
                let start = self.reached.len();
                self.reached.extend(conversation(&recent, author, first, model));
                self.groups[ix as usize] = (start as u32, self.reached.len() as u32);
            }
        }
    }

    /// Whether an act's thread has three members by then, its sender included.
    fn is_group(&self, act: &Act) -> bool {
        let Some((thread, first)) = act.thread.zip(act.first()) else { return false };
        let members = self.members_before(thread, first);
        let sender = self.people.of(act.from);
        // Among three there are at least two others.
        members.len() > 2 || members.iter().filter(|(_, person, _)| *person != sender).count() > 1
    }

    fn members_before(&self, thread: u32, second: i64) -> &[(i64, Person, AccountIx)] {
        let members = &self.threads[thread as usize];
        &members[..members.partition_point(|(since, ..)| *since < second)]
    }

    /// Whether an act is one that everybody could see: what it is worth to others than the owner is then known, too. Of a
    /// conversation between two only what either of them exported is.
    fn is_seen_by_all(&self, act: &Act) -> bool {
        let group = act.thread.is_some() && self.is_group(act);
        group || (act.group && (act.audience == Audience::Public || act.thread.is_none()))
    }

    /// Calls `each` with every receiver of the act whose receiving counts.
    ///
    /// The owner receives whatever is addressed to them. What anybody else receives counts where it was seen by
    /// all, or where it is their own export that shows it: of a private conversation we would see only the half that the
    /// owner wrote.
    pub fn of(&self, ix: usize, mut each: impl FnMut(Delivery)) {
        let act = &self.ledger.acts[ix];
        let seen = self.is_seen_by_all(act);
        self.all(ix, |to| {
            if to.receiver == self.people.owner || seen || self.ledger.accounts[to.account].owns_import {
                each(to);
            }
        });
    }

    /// Calls `each` with the one an act is addressed to; else, of two in a thread, with the other; else with those in the
    /// conversation; with nobody where there is no thread either.
    fn all(&self, ix: usize, mut each: impl FnMut(Delivery)) {
        let act = &self.ledger.acts[ix];
        let sender = self.people.of(act.from);
        let mut deliver = |receiver, account, shared| {
            if receiver != sender {
                each(Delivery { receiver, account, shared });
            }
        };
        match (act.to, act.thread.zip(act.first())) {
            (Some(to), _) => deliver(self.people.of(to), to, None),
            (None, Some((thread, first))) if writes(act.kind) => {
                if self.is_group(act) {
                    let (start, end) = self.groups[ix];
                    for &(person, account) in &self.reached[start as usize..end as usize] {
                        deliver(person, account, Some(end - start));
                    }
                } else {
                    for &(_, person, account) in self.members_before(thread, first) {
                        deliver(person, account, None);
                    }
                }
            }
            _ => {}
        }
    }

    /// The members of a thread without the owner, by the day since when they are.
    pub fn members(&self, thread: u32) -> Vec<(Day, Person)> {
        let others = self.threads[thread as usize].iter().filter(|(_, person, _)| *person != self.people.owner);
        others.map(|&(since, person, _)| (Day::of(since), person)).collect()
    }

    /// The weight of an act for one of its receivers.
    pub fn weight(&self, model: &Model, act: &Act, to: &Delivery) -> f64 {
        if let Some(people) = to.shared {
            return model.weights.answering / f64::from(people);
        }
        let within = |act: &Act| act.answers_within(model.answering_days);
        let answering = match act.to {
            Some(_) => within(act),
            None => {
                let wrote_before = match *self.people.accounts(to.receiver) {
                    [account] => self.ledger.wrote_before(act, account),
                    [first, ..] => self.ledger.wrote_before_among(&self.writings, act, first),
                    [] => None,
                };
                within(&Act { wrote_before, ..*act })
            }
        };
        model.weights.of(act.kind, answering)
    }
}

/// Of those who wrote last, the latest first, whom a message at `first` reaches.
fn conversation(
    recent: &[Author],
    sender: Person,
    first: i64,
    model: &Model,
) -> impl Iterator<Item = (Person, AccountIx)> {
    let since = first.saturating_sub(model.conversation_days.saturating_mul(DAY));
    let others = || recent.iter().filter(move |(at, person, _)| *person != sender && *at < first && *at >= since);
    let last = others().nth(model.conversation_people.max(1) - 1).map_or(i64::MIN, |(at, ..)| *at);
    let reached = others().filter(move |(at, ..)| *at >= last).count();
    let few = reached <= model.conversation_ties;
    others().filter(move |(at, ..)| few && *at >= last).map(|&(_, person, account)| (person, account))
}
