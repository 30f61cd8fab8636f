//! The digest of what a score was made from, so that its owner can let someone recompute it: who has the same exports
//! and counts them in the same way gets the same digest, whatever the files are called and however they are packed.
//!
//! It is taken over the ledger, not over the files: a score depends on nothing else, and gigabytes of pictures would
//! have to be read for the others. `docs/card.md` says in which order what is hashed.

use crate::ledger::{AccountIx, Ledger};
use crate::order::Order;
use crate::record::When;
use crate::score::{Options, Scored};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// `sha256:` and the digest of a ledger's records, and of all that was chosen about how they count.
pub fn digest(ledger: &Ledger, options: &Options, scored: &Scored) -> String {
    let mut sum = Sum { hash: Sha256::new(), waiting: String::with_capacity(AT_ONCE + 256) };
    sum.text("cloutscope-digest/1");
    sum.options(ledger, options, scored);
    sum.names(ledger);
    sum.records(ledger);
    sum.finish()
}

/// Bytes hashed at once.
const AT_ONCE: usize = 4 << 10;

struct Sum {
    hash: Sha256,
    waiting: String,
}

impl Sum {
    fn flush(&mut self) {
        self.hash.update(self.waiting.as_bytes());
        self.waiting.clear();
    }

    /// A number in decimal digits, and a semicolon.
    fn number(&mut self, number: i64) {
        // Writing into a string can't fail.
        let _ = write!(self.waiting, "{number};");
        if self.waiting.len() >= AT_ONCE {
            self.flush();
        }
    }

    fn count(&mut self, of: usize) {
        self.number(of as i64);
    }

    fn numbers<const N: usize>(&mut self, numbers: [i64; N]) {
        numbers.into_iter().for_each(|number| self.number(number));
    }

    /// Nothing is a semicolon alone.
    fn maybe(&mut self, number: Option<i64>) {
        match number {
            Some(number) => self.number(number),
            None => self.waiting.push(';'),
        }
    }

    /// Its length in bytes, a colon, and the text.
    fn text(&mut self, text: &str) {
        let _ = write!(self.waiting, "{}:{text}", text.len());
        self.flush();
    }

    fn when(&mut self, when: When) {
        self.maybe(when.at);
        self.number(when.precision as i64);
    }

    fn options(&mut self, ledger: &Ledger, options: &Options, scored: &Scored) {
        let ignored = scored.ignored();
        self.number(scored.as_of().0.into());
        self.numbers([i64::from(options.prestige), ignored.undated as i64, ignored.implausible as i64]);
        self.accounts(&options.owner.0);
        self.count(options.scores.len());
        for (account, score) in &options.scores {
            self.numbers([i64::from(*account), score.to_bits() as i64]);
        }
        self.same(ledger, options);
        self.count(ledger.networks.len());
        for network in &ledger.networks {
            self.text(&network.name);
            // Since when it counts: from the first day there is, or never.
            self.maybe(options.connected_from(&network.name).map(i64::from));
            self.count(network.observes.len());
            network.observes.iter().for_each(|what| self.number(*what as i64));
        }
    }

    /// Which accounts are one person, by their addresses and by what was said.
    fn same(&mut self, ledger: &Ledger, options: &Options) {
        let pairs = ledger.same.iter().chain(&options.joins);
        let mut pairs: Vec<_> = pairs.map(|&(a, b)| (a.min(b), a.max(b))).collect();
        pairs.order();
        pairs.dedup();
        self.count(pairs.len());
        pairs.into_iter().for_each(|(a, b)| self.numbers([a.into(), b.into()]));
    }

    fn accounts(&mut self, accounts: &[AccountIx]) {
        self.count(accounts.len());
        accounts.iter().for_each(|account| self.number((*account).into()));
    }

    fn names(&mut self, ledger: &Ledger) {
        self.count(ledger.accounts.len());
        for account in &ledger.accounts {
            self.numbers([account.network.into(), account.owns_import.into()]);
            self.text(&account.key);
        }
        self.count(ledger.strings.len());
        ledger.strings.iter().for_each(|string| self.text(string));
    }

    fn records(&mut self, ledger: &Ledger) {
        self.count(ledger.acts.len());
        for act in &ledger.acts {
            self.when(act.when);
            self.numbers([act.kind as i64, act.from.into(), act.audience as i64, act.group.into()]);
            self.maybe(act.to.map(i64::from));
            self.maybe(act.object.map(i64::from));
            self.maybe(act.thread.map(i64::from));
        }
        self.count(ledger.tallies.len());
        for tally in &ledger.tallies {
            self.when(tally.when);
            self.numbers([tally.network.into(), tally.object.into(), tally.author.into()]);
            for count in [tally.reactions, tally.reposts, tally.replies] {
                self.maybe(count.map(|n| n as i64));
            }
        }
        self.count(ledger.posts.len());
        for post in &ledger.posts {
            self.when(post.when);
            self.numbers([post.network.into(), post.object.into(), post.author.into(), post.kind as i64]);
            self.number(post.observed.into());
        }
        self.count(ledger.contacts.len());
        for line in &ledger.contacts {
            self.when(line.since);
            self.numbers([line.owner.into(), line.account.into(), line.relation as i64]);
        }
        self.count(ledger.threads.len());
        for thread in &ledger.threads {
            self.numbers([thread.network.into(), thread.id.into(), thread.group.into()]);
            self.count(thread.participants.len());
            for (account, since) in &thread.participants {
                self.number((*account).into());
                self.maybe(*since);
            }
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        let mut written = "sha256:".to_owned();
        for byte in self.hash.finalize() {
            let _ = write!(written, "{byte:02x}");
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::score::{Day, Outcome, run};
    use crate::{networks, sample};

    fn sample_ledger(turned: bool) -> Ledger {
        let mut inputs = sample::inputs();
        if turned {
            inputs.reverse();
        }
        Ledger::build(&inputs.into_iter().flat_map(|input| networks::import(input, &mut |_| {})).collect::<Vec<_>>())
    }

    fn of(ledger: &Ledger, options: &Options) -> String {
        match run(ledger, &Model::default(), options).expect("sound options") {
            Outcome::Scored(scored) => digest(ledger, options, &scored),
            Outcome::Unscored(why) => panic!("the sample scores: {why:?}"),
        }
    }

    #[test]
    fn the_same_exports_have_one_digest_in_any_order() {
        let (ledger, turned) = (sample_ledger(false), sample_ledger(true));
        let options = Options::new(ledger.owner(&[]).expect("one owner"));
        let digest = of(&ledger, &options);
        assert_eq!(digest, of(&turned, &Options::new(turned.owner(&[]).expect("one owner"))));
        assert!(digest.len() == 71 && digest.starts_with("sha256:"), "{digest}");
    }

    #[test]
    fn whatever_moves_the_score_moves_the_digest() {
        let ledger = sample_ledger(false);
        let plain = Options::new(ledger.owner(&[]).expect("one owner"));
        let network = || ledger.networks[0].name.clone();
        let choices = [
            ("nothing", plain.clone()),
            ("the day", Options { as_of: Day::parse("2011-02-01"), ..plain.clone() }),
            ("a network's first day", Options { connected: [(network(), Day(15_000))].into(), ..plain.clone() }),
            ("a network less", Options { disabled: [network()].into(), ..plain.clone() }),
            ("everybody alike", Options { prestige: false, ..plain.clone() }),
            ("somebody's score", Options { scores: vec![(AccountIx(7), 50.0)], ..plain.clone() }),
            ("two that are one", Options { joins: vec![(AccountIx(7), AccountIx(8))], ..plain.clone() }),
        ];
        let mut digests = Vec::new();
        for (what, options) in choices {
            let digest = of(&ledger, &options);
            assert!(!digests.contains(&digest), "{what} is not in the digest");
            digests.push(digest);
        }
    }

    #[test]
    fn who_is_one_person_is_said_in_any_order() {
        let ledger = sample_ledger(false);
        let joined = |joins: &[(u32, u32)]| {
            let joins = joins.iter().map(|&(a, b)| (AccountIx(a), AccountIx(b))).collect();
            of(&ledger, &Options { joins, ..Options::new(ledger.owner(&[]).expect("one owner")) })
        };
        assert_eq!(joined(&[(7, 8), (9, 10)]), joined(&[(10, 9), (8, 7), (7, 8)]));
    }
}
