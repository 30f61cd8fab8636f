//! A score with what leads to the single post, the single person and the answer that is waited for.

use super::day::OwnDay;
use super::found::{Addressed, Found};
use super::options::Options;
use super::people::People;
use super::posts::{self, Moved, OwnPosts, Posts};
use super::scored::Scored;
use super::totals::{self, PersonTotal};
use super::waiting::{self, Waiting};
use crate::Result;
use crate::day::Day;
use crate::ledger::{AccountIx, Ledger};
use std::collections::HashMap;

/// See [`Scored::explained`].
#[derive(Debug)]
pub struct Explained<'a> {
    scored: &'a Scored,
    ledger: &'a Ledger,
    found: &'a Found,
}

impl Scored {
    /// What leads to the single post and the single person: of the ledger and the options that were scored.
    ///
    /// # Errors
    /// Options that name nobody.
    pub fn explained<'a>(&'a self, ledger: &'a Ledger, options: &Options) -> Result<Explained<'a>> {
        Explained::new(self, ledger, options)
    }
}

impl<'a> Explained<'a> {
    fn new(scored: &'a Scored, ledger: &'a Ledger, options: &Options) -> Result<Explained<'a>> {
        let found = match scored.found.get() {
            Some(found) => found,
            None => {
                let people = People::new(ledger, options)?;
                let own = OwnPosts::new(ledger, |account| people.of(account) == people.owner);
                let (posts, totals, addressed) = Default::default();
                scored.found.get_or_init(|| Found { people, own, posts, totals, addressed })
            }
        };
        Ok(Explained { scored, ledger, found })
    }

    /// What each of the owner's posts adds on the day of scoring.
    pub fn posts(&self) -> &'a Posts {
        let Scored { world, now, .. } = self.scored;
        self.found.posts.get_or_init(|| posts::posts(world, self.ledger, &self.found.own, now))
    }

    /// What each of the owner's posts added to the score's move between two days: all together, with what stands on no
    /// post, are the move.
    ///
    /// # Errors
    /// As [`Scored::why`].
    pub fn moved(&self, from: Day, to: Day) -> Result<Moved> {
        self.scored.check(from, to)?;
        let on = |Day(day)| -> OwnDay { self.scored.world.on(day) };
        Ok(posts::moved(&self.scored.world, self.ledger, &self.found.own, &on(from), &on(to)))
    }

    /// When each of some posts (numbers in [`Ledger::posts`]) had most evidence of its own, and its points then.
    pub fn most(&self, posts: &[u32]) -> HashMap<u32, (Day, f64)> {
        posts::most(&self.scored.world, self.ledger, &self.found.own, posts, self.scored.now.day)
    }

    /// Everybody who ever did something because of the owner, those who add most first.
    pub fn people(&self) -> &'a [PersonTotal] {
        self.found.totals.get_or_init(|| totals::totals(&self.scored.world, &self.scored.now))
    }

    /// Who waits for an answer.
    pub fn waiting(&self) -> Waiting {
        let Found { people, own, .. } = self.found;
        waiting::waiting(&self.scored.world, self.ledger, people, own, &self.scored.now)
    }

    /// Whether the owner ever addressed an account's person; `None` where the exports of its network show nothing that the
    /// owner did towards others.
    pub fn answered(&self, account: AccountIx) -> Option<bool> {
        let addressed = self.found.addressed.get_or_init(|| self.addressed());
        let shown = addressed.networks.contains(&self.ledger.accounts[account].network);
        shown.then(|| addressed.people.contains(&self.found.people.of(account)))
    }

    fn addressed(&self) -> Addressed {
        let people = &self.found.people;
        let is_owner = |account| people.of(account) == people.owner;
        let mut addressed = Addressed::default();
        for act in self.ledger.acts.iter().filter(|act| is_owner(act.from)) {
            if let Some(to) = act.to.filter(|to| !is_owner(*to)) {
                addressed.networks.insert(self.ledger.accounts[act.from].network);
                addressed.people.insert(people.of(to));
            }
        }
        addressed
    }
}
