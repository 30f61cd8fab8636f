//! Answers of networks' own public interfaces, saved as files: what they have in common, whichever network gave them.
//!
//! A file holds one answer, an array of them, or one a line; in any order, and pages may overlap. Each may stand beside
//! the address that it answers, `{"request": "https://…", "at": "2026-…", "answer": …}`, as some answers don't say what
//! they are about.

use crate::import::{About, ExportReader, File, Recorder};
use crate::readers::json::Path;
use crate::readers::json::Step::ElementOrOne;
use crate::record::{Kind, OWNER, PersonIx, Source, Sym, When};
use std::collections::BTreeMap;

/// Every answer of a file.
pub const ANSWERS: &[Path] = &[&[ElementOrOne]];

/// An address that was asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'t> {
    pub host: &'t str,
    /// Without its first `/`.
    pub path: &'t str,
    query: &'t str,
}

impl<'t> Request<'t> {
    pub fn of(url: &'t str) -> Request<'t> {
        let bare = url.split_once("://").map_or("", |(_, bare)| bare);
        let (bare, query) = bare.split_once('?').unwrap_or((bare, ""));
        let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
        Request { host, path, query }
    }

    /// What a parameter says, decoded; empty where it isn't there.
    pub fn parameter(&self, name: &str) -> String {
        let mut pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| decoded(value)).unwrap_or_default()
    }

    /// The path's steps.
    pub fn steps(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.path.split('/').filter(|step| !step.is_empty())
    }
}

/// A parameter's text: `%3A` is a colon. What is wrongly written stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The files of a drop, those of one account together. A file may begin with the address that asks for its account; one
/// that doesn't is of the first.
pub fn by_account(reading: &ExportReader) -> Vec<Vec<File>> {
    let mut accounts: BTreeMap<String, Vec<File>> = BTreeMap::new();
    let mut others = Vec::new();
    for file in reading.files.clone() {
        match account(&reading.start(&file)) {
            Some(account) => accounts.entry(account).or_default().push(file),
            None => others.push(file),
        }
    }
    let mut all: Vec<Vec<File>> = accounts.into_values().collect();
    match all.first_mut() {
        Some(first) => first.extend(others),
        None => all.push(others),
    }
    all
}

/// Whose a file is, as its first request says: `actor=` on Bluesky, `acct=` on Mastodon.
fn account(start: &[u8]) -> Option<String> {
    let line = start.split(|byte| *byte == b'\n').next()?;
    let text = String::from_utf8_lossy(line);
    let (_, rest) = text.split_once("\"request\"")?;
    let request = Request::of(rest.split('"').nth(1)?);
    let asked = [request.parameter("actor"), request.parameter("acct")];
    let asked = asked.into_iter().find(|asked| !asked.is_empty())?;
    Some(format!("{} {}", request.host, asked.to_lowercase()))
}

/// Whether a file begins with an answer of this interface beside its address.
pub fn begins(start: &[u8], interface: &str) -> bool {
    let start = &start[..start.len().min(2048)];
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    has("\"request\"") && has("\"answer\"") && has(interface)
}

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
            let when = if when.at.is_some() { when } else { written.with(crate::record::Precision::Derived) };
            let own = recorder.is_owner(from);
            if !own || kind == Kind::Reaction {
                // What one likes of one's own is counted among the likes, and comes off them.
                let from = if own { OWNER } else { from };
                recorder.act(kind, from, Some(OWNER), About::public(when, Some(object)));
            }
        }
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
    fn a_request_is_taken_apart() {
        let request = Request::of("https://a.example/xrpc/app.bsky.feed.getLikes?uri=at%3A%2F%2Fdid&limit=100");
        assert_eq!((request.host, request.path), ("a.example", "xrpc/app.bsky.feed.getLikes"));
        assert_eq!((&*request.parameter("uri"), &*request.parameter("cursor")), ("at://did", ""));
        assert_eq!(Request::of("https://a.example/api/v1/x").steps().collect::<Vec<_>>(), ["api", "v1", "x"]);
        assert_eq!(Request::of("/local").host, "");
        assert_eq!((&*decoded("%"), &*decoded("%4"), &*decoded("a%20%zz")), ("%", "%4", "a %zz"));
    }

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
