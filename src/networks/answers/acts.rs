//! What others did, gathered until all answers are read: only then it is known whose these are.

use crate::import::{About, Recorder};
use crate::record::{Kind, OWNER, PersonIx, Precision, Relation, Source, Sym, When};
use std::collections::BTreeMap;

/// What others did to posts, each act once: the same one that is told with its time is better than without.
#[derive(Debug, Default)]
pub struct Acts(BTreeMap<(Kind, PersonIx, Sym), (When, Source)>);

impl Acts {
    /// Somebody did something to a post, as the row in work says.
    pub fn add(&mut self, recorder: &Recorder, kind: Kind, from: PersonIx, object: Sym, when: When) {
        let here = recorder.here();
        let known = self.0.entry((kind, from, object)).or_insert((when, here));
        if (when.precision, when.at, here) < (known.0.precision, known.0.at, known.1) {
            *known = (when, here);
        }
    }

    /// How many there are of a kind by these people on a post.
    pub fn by(&self, kind: Kind, object: Sym, people: &[PersonIx]) -> u64 {
        people.iter().filter(|person| self.0.contains_key(&(kind, **person, object))).count() as u64
    }

    /// Writes those on the owner's posts: `posts` says of each when it was written; an act whose time isn't told was not before
    /// that. `None`: it isn't the owner's.
    pub fn write(self, recorder: &mut Recorder, posts: &dyn Fn(&Recorder, Sym) -> Option<When>) {
        for ((kind, from, object), (when, source)) in self.0 {
            recorder.back(source);
            let Some(written) = posts(recorder, object) else {
                recorder.skip("what somebody did to a post of somebody else's: left out");
                continue;
            };
            let when = if when.at.is_some() { when } else { written.with(Precision::Derived) };
            let own = recorder.is_owner(from);
            if !own || kind == Kind::Reaction {
                // What one likes of one's own is counted among the likes, and comes off them.
                let from = if own { OWNER } else { from };
                recorder.act(kind, from, Some(OWNER), About::public(when, Some(object)));
            }
        }
    }
}

/// Who follows the owner, each once: with the time, where one of the answers tells it.
#[derive(Debug, Default)]
pub struct Followers(BTreeMap<PersonIx, (When, Source)>);

impl Followers {
    pub fn add(&mut self, recorder: &Recorder, from: PersonIx, when: When) {
        let (known, source) = self.0.entry(from).or_insert((when, recorder.here()));
        if when.precision < known.precision {
            (*known, *source) = (when, recorder.here());
        }
    }

    pub fn write(self, recorder: &mut Recorder) {
        for (person, (when, source)) in self.0 {
            recorder.back(source);
            recorder.contact(person, Relation::Follower, when);
        }
        recorder.back(Source::default());
    }
}

/// How often each candidate was said to be whose answers these are; what says it best counts first.
#[derive(Debug, Default)]
pub struct Votes(BTreeMap<String, [u32; 3]>);

impl Votes {
    /// `rank` 0 is the best.
    pub fn add(&mut self, who: &str, rank: usize) {
        if !who.is_empty() {
            self.0.entry(who.to_owned()).or_default()[rank] += 1;
        }
    }

    /// Who has most; of equal ones the first by name.
    pub fn winner(&self) -> Option<&str> {
        let best = self.0.iter().rev().max_by_key(|(_, votes)| **votes);
        best.map(|(who, _)| who.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_that_is_told_twice_keeps_its_time() {
        let (recorder, mut acts) = (Recorder::new("x", "x", "x"), Acts::default());
        for when in [When::UNKNOWN, When::exact(7), When::UNKNOWN] {
            acts.add(&recorder, Kind::Repost, 1, 1, when);
        }
        assert_eq!(acts.0.into_values().map(|(when, _)| when).collect::<Vec<_>>(), [When::exact(7)]);
    }

    #[test]
    fn whose_answers_they_are_is_what_the_best_say() {
        let mut votes = Votes::default();
        for (who, rank) in [("b", 2), ("b", 2), ("a", 1), ("c", 1), ("", 0)] {
            votes.add(who, rank);
        }
        assert_eq!(votes.winner(), Some("a"));
        assert_eq!(Votes::default().winner(), None);
    }
}
