//! Whose inboxes are kept, and whose scores are known beforehand.

use super::Options;
use super::people::{People, Person, usage};
use crate::Result;
use crate::ledger::{Ledger, NetworkIx};

/// The owner among those whose inboxes are kept.
pub(super) const OWNER: u32 = 0;

/// Whose inboxes are kept, and whose scores are known beforehand.
pub(super) struct Standings {
    networks: u32,
    /// By slot: who.
    pub kept: Vec<Person>,
    slot: Vec<Option<u32>>,
    given: Vec<Option<f64>>,
}

impl Standings {
    pub fn new(ledger: &Ledger, people: &People, options: &Options) -> Result<Standings> {
        let mut given: Vec<Option<f64>> = vec![None; people.len()];
        for &(account, score) in &options.scores {
            if account as usize >= ledger.accounts.len() {
                return Err(usage("a score was given for an account that is not in the ledger"));
            }
            let best = &mut given[people.of(account) as usize];
            *best = Some(best.map_or(score, |best: f64| best.max(score)));
        }
        let mut slot = vec![None; people.len()];
        slot[people.owner as usize] = Some(OWNER);
        Ok(Standings { networks: ledger.networks.len() as u32, kept: vec![people.owner], slot, given })
    }

    /// Keeps the inboxes of people whose standing is to be found. A given score is not to be found.
    pub fn admit(&mut self, people: &[Person]) {
        for &person in people {
            if self.given[person as usize].is_none() {
                self.keep(person);
            }
        }
    }

    pub fn keep(&mut self, person: Person) {
        if self.slot[person as usize].is_none() {
            self.slot[person as usize] = Some(self.slots());
            self.kept.push(person);
        }
    }

    pub fn slots(&self) -> u32 {
        self.kept.len() as u32
    }

    /// The slot of somebody whose inboxes are kept; an imagined person has none.
    pub fn slot(&self, person: Person) -> Option<u32> {
        self.slot.get(person as usize).copied().flatten()
    }

    /// The score that the user gave.
    pub fn given(&self, person: Person) -> Option<f64> {
        self.given.get(person as usize).copied().flatten()
    }

    /// The number of an inbox before those that stay empty are left out; in the order of slots and networks.
    pub fn desk(&self, person: Person, network: NetworkIx) -> Option<u32> {
        self.slot[person as usize].map(|slot| slot * self.networks + u32::from(network))
    }

    pub fn split(&self, desk: u32) -> (u32, NetworkIx) {
        (desk / self.networks, (desk % self.networks) as NetworkIx)
    }
}
