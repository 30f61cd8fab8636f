//! The model a second time: naive, slow, straight from its text, on the records that `ledger --records` prints.
//!
//! It shares no code with the engine, not even constants: where the two disagree, one of them is wrong.

use serde::Deserialize;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

const DAY: f64 = 86_400.0;
const WEEK: i64 = 7 * 86_400;
/// What the records call the person to be scored.
pub const OWNER: &str = "owner";

/// What scoring needs to know beside the records.
#[derive(Default, Clone, Debug)]
pub struct Chosen {
    /// Networks whose exports show reactions, replies or reposts to posts.
    pub observing: BTreeSet<String>,
    /// Networks that show everybody's acts.
    pub group_networks: BTreeSet<String>,
    /// People whose own export is there.
    pub exporters: BTreeSet<String>,
    /// Networks on which the owner has an account.
    pub owned: BTreeSet<String>,
    /// What each import covers.
    pub covered: Vec<Covered>,
    /// Day numbers since 1970.
    pub connected_from: BTreeMap<String, i64>,
    pub given: BTreeMap<String, f64>,
    pub prestige: bool,
}

/// The first and the last day of an import.
#[derive(Clone, Debug)]
pub struct Covered {
    pub network: String,
    /// Whose export it is; `None`: everybody's.
    pub by: Option<String>,
    pub first: i64,
    pub last: i64,
    pub whole: bool,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Record {
    Interaction(Act),
    Tally(Tally),
    Post(Post),
    Thread(Thread),
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Act {
    network: String,
    kind: String,
    from: String,
    to: Option<String>,
    at: Option<i64>,
    first: Option<i64>,
    audience: String,
    object: Option<String>,
    thread: Option<String>,
}

#[derive(Deserialize)]
struct Tally {
    network: String,
    object: String,
    author: String,
    at: Option<i64>,
    reactions: Option<u64>,
    reposts: Option<u64>,
    replies: Option<u64>,
}

#[derive(Deserialize)]
struct Post {
    network: String,
    object: String,
    author: String,
    at: Option<i64>,
    kind: String,
    observed: bool,
}

#[derive(Deserialize)]
struct Thread {
    network: String,
    thread: String,
    participants: Vec<Member>,
}

#[derive(Deserialize)]
struct Member {
    person: String,
    since: Option<i64>,
}

/// One act as one receiver gets it.
struct Received {
    network: String,
    from: String,
    kind: String,
    private: bool,
    at: i64,
    weight: f64,
    object: Option<String>,
}

/// A post that counts for amplification, and what it drew: when, and how much.
pub struct Answered {
    network: String,
    author: String,
    pub at: i64,
    pub drawn: Vec<(i64, f64)>,
}

pub struct World {
    pub chosen: Chosen,
    pub networks: BTreeSet<String>,
    people: BTreeSet<String>,
    received: BTreeMap<String, Vec<Received>>,
    tallies: Vec<Tally>,
    posts: Vec<Answered>,
    /// Everybody's posts, whether or not their reactions are shown: network, object, author.
    written: BTreeSet<(String, String, String)>,
    /// Standings by day and stretch, in thousandths.
    known: RefCell<BTreeMap<(i64, i64), Rc<Standings>>>,
}

/// A person's strength on a network: public, private, each by kind, and by kind and object.
#[derive(Default)]
pub struct Strength {
    pub x: [f64; 2],
    pub kinds: [BTreeMap<String, f64>; 2],
    pub objects: [BTreeMap<Option<String>, f64>; 2],
}

/// A crowd's strength on a network, by kind and by object, and each rank's x.
#[derive(Default)]
pub struct Crowd {
    pub strength: f64,
    pub kinds: BTreeMap<String, f64>,
    pub objects: BTreeMap<String, f64>,
    pub ranks: Vec<f64>,
}

/// One network's evidence for one person on one day.
#[derive(Default)]
pub struct Evidence {
    pub a: f64,
    pub people: BTreeMap<String, Strength>,
    pub crowd: Crowd,
}

/// Somebody's score, 20 where it is unknown, and how much they count.
pub struct Standing {
    pub score: f64,
    pub factor: f64,
}

pub type Standings = BTreeMap<String, Standing>;

pub fn f(x: f64) -> f64 {
    (1.0 + x).log2() * x / (1.0 + x)
}

pub fn score(e: f64) -> f64 {
    (100.0 / 7.0 * (1.0 + e).log10()).min(100.0)
}

fn v(s: f64) -> f64 {
    2f64.powf((s - 20.0) / 20.0).clamp(0.5, 4.0)
}

fn half_life(network: &str) -> f64 {
    if network == "linkedin" || network == "xing" { 28.0 } else { 14.0 }
}

/// What is left at the end of `day` of something that happened at second `at`: nothing after ten half-lives.
pub fn left(network: &str, at: i64, day: i64, stretch: f64) -> f64 {
    let half_life = stretch * half_life(network);
    let age = (day + 1) as f64 * DAY - at as f64;
    if age >= 10.0 * half_life * DAY { 0.0 } else { 2f64.powf(-age / (half_life * DAY)) }
}

fn weight(kind: &str, answering: bool) -> f64 {
    match kind {
        "reply" | "mention" | "message" if answering => 4.0,
        "reaction" | "follow" | "endorsement" => 1.0,
        "repost" => 2.0,
        "mention" | "reply" | "message" => 3.0,
        "recommendation" => 6.0,
        other => panic!("no weight for {other}"),
    }
}

fn writing(act: &Act) -> bool {
    ["reply", "mention", "message"].contains(&act.kind.as_str())
}

/// It comes within 7 days after the receiver wrote to that person, or to all, in the same thread or object.
fn answering(acts: &[Act], act: &Act, first: i64, receiver: &str) -> bool {
    let before = |other: &&Act| other.first.is_some_and(|then| then < first && first - then <= WEEK);
    let to_them_or_all = |other: &Act| other.to.as_ref().is_none_or(|to| *to == act.from);
    let same_place = |other: &Act| {
        act.thread.is_some() && act.thread == other.thread || act.object.is_some() && act.object == other.object
    };
    writing(act)
        && acts
            .iter()
            .filter(|other| other.from == receiver && other.network == act.network)
            .filter(before)
            .any(|other| writing(other) && to_them_or_all(other) && same_place(other))
}

/// Who else is in the act's thread by then.
fn others_there<'t>(act: &Act, first: i64, threads: &'t [Thread]) -> BTreeSet<&'t str> {
    let this = |t: &&Thread| t.network == act.network && act.thread.as_ref() == Some(&t.thread);
    let members = threads.iter().find(this).map_or(&[][..], |t| &t.participants);
    let there = members.iter().filter(|m| m.since.is_none_or(|since| since < first));
    there.map(|m| m.person.as_str()).filter(|person| *person != act.from).collect()
}

/// Those who took part in the conversation last: eight, with whoever ties with the eighth, of the last seven days.
fn conversation<'a>(acts: &'a [Act], act: &Act, first: i64) -> BTreeSet<&'a str> {
    let mut last: BTreeMap<&str, i64> = BTreeMap::new();
    let there = |other: &&Act| {
        writing(other) && other.network == act.network && other.thread == act.thread && other.from != act.from
    };
    for other in acts.iter().filter(there) {
        if let Some(then) = other.first.filter(|then| *then < first && first - then <= WEEK) {
            let known = last.entry(&other.from).or_insert(then);
            *known = then.max(*known);
        }
    }
    let mut times: Vec<i64> = last.values().copied().collect();
    times.sort_by(|a, b| b.cmp(a));
    let eighth = times.get(7).copied().unwrap_or(i64::MIN);
    last.into_iter().filter(|(_, then)| *then >= eighth).map(|(person, _)| person).collect()
}

impl Strength {
    pub fn m(&self) -> f64 {
        f(self.x[0]) + 0.5 * f(self.x[1])
    }
}

impl Evidence {
    /// a · (Σ v · m + crowd)
    pub fn worth(&self, standings: &Standings) -> f64 {
        let people: f64 = self.people.iter().map(|(p, s)| standings[p].factor * s.m()).sum();
        self.a * (people + self.crowd.strength)
    }
}

impl World {
    pub fn new(records: impl Iterator<Item = Value>, chosen: Chosen) -> World {
        let (mut acts, mut tallies, mut posts, mut threads) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for record in records {
            match serde_json::from_value(record).expect("a record as documented") {
                Record::Interaction(act) => acts.push(act),
                Record::Tally(tally) => tallies.push(tally),
                Record::Post(post) => posts.push(post),
                Record::Thread(thread) => threads.push(thread),
                Record::Other => {}
            }
        }
        // A retweet carries its author's counts: never count those.
        tallies.retain(|t: &Tally| {
            !posts.iter().any(|p: &Post| p.kind == "repost" && (&p.network, &p.object) == (&t.network, &t.object))
        });
        let mut people = BTreeSet::from([OWNER.to_owned()]);
        people.extend(acts.iter().flat_map(|a: &Act| [Some(a.from.clone()), a.to.clone()]).flatten());
        people.extend(threads.iter().flat_map(|t: &Thread| t.participants.iter().map(|m| m.person.clone())));
        people.extend(tallies.iter().map(|t| t.author.clone()));
        let networks = acts.iter().map(|a| &a.network).chain(tallies.iter().map(|t| &t.network));
        let written = |p: &Post| (p.network.clone(), p.object.clone(), p.author.clone());
        let mut world = World {
            networks: networks.chain(posts.iter().map(|p| &p.network)).chain(&chosen.owned).cloned().collect(),
            people,
            received: BTreeMap::new(),
            posts: posts.iter().filter_map(|p| answered(p, &acts, &tallies)).collect(),
            written: posts.iter().filter(|p| p.kind != "repost").map(written).collect(),
            tallies,
            chosen,
            known: RefCell::default(),
        };
        for act in &acts {
            world.deliver(act, &acts, &threads);
        }
        world
    }

    /// Gives an act to all who receive it and whose receiving the ledger shows.
    fn deliver(&mut self, act: &Act, acts: &[Act], threads: &[Thread]) {
        let (Some(at), Some(first)) = (act.at, act.first) else { return };
        let others = others_there(act, first, threads);
        let group = act.thread.is_some() && others.len() >= 2;
        // In a group a message to all is worth an answer, shared; else it is that person's alone.
        let to_all = act.to.is_none() && writing(act) && act.thread.is_some();
        let receivers: BTreeSet<&str> = match &act.to {
            Some(to) => BTreeSet::from([to.as_str()]),
            None if to_all && group => conversation(acts, act, first),
            None if to_all => others,
            None => BTreeSet::new(),
        };
        let source = self.chosen.group_networks.contains(&act.network);
        let seen = group || source && (act.audience == "public" || act.thread.is_none());
        for receiver in receivers.iter().filter(|r| **r != act.from) {
            if *receiver == OWNER || seen || self.chosen.exporters.contains(*receiver) {
                let weight = match to_all && group {
                    true => 4.0 / receivers.len() as f64,
                    false => weight(&act.kind, answering(acts, act, first, receiver)),
                };
                self.received.entry((*receiver).to_owned()).or_default().push(Received {
                    network: act.network.clone(),
                    from: act.from.clone(),
                    kind: act.kind.clone(),
                    private: act.audience == "private",
                    at,
                    weight,
                    object: act.object.clone(),
                });
            }
        }
    }

    /// The known stretches of a network: first day, last day, whole.
    fn stretches(&self, network: &str) -> Vec<(i64, i64, bool)> {
        if !self.chosen.owned.contains(network) {
            return Vec::new();
        }
        let there = || self.chosen.covered.iter().filter(|c| c.network == network);
        let own = |c: &&Covered| c.by.as_ref().is_none_or(|by| by == OWNER);
        let any = there().any(|c| own(&c));
        let mut ranges: Vec<&Covered> = there().filter(|c| !any || own(c)).collect();
        ranges.sort_by_key(|c| (c.first, !c.whole));
        let mut out: Vec<(i64, i64, bool)> = Vec::new();
        for c in ranges {
            match out.last_mut() {
                // Up to 31 silent days between them.
                Some(last) if c.first - last.1 - 1 <= 31 => last.1 = last.1.max(c.last),
                _ => out.push((c.first, c.last, c.whole)),
            }
        }
        out
    }

    /// `known`, `filling`, `carried`, `ended`, `gap`, `before`.
    pub fn state(&self, network: &str, day: i64) -> &'static str {
        let stretches = self.stretches(network);
        if let Some((first, _, whole)) = stretches.iter().find(|s| s.0 <= day && day <= s.1) {
            let filling = !whole && ((day - first) as f64) < 4.0 * half_life(network);
            return if filling { "filling" } else { "known" };
        }
        match (stretches.first(), stretches.last()) {
            (Some(first), _) if day < first.0 => "before",
            (_, Some(last)) if day > last.1 + 183 => "ended",
            (_, Some(last)) if day > last.1 => "carried",
            (_, Some(_)) => "gap",
            // Nobody's of the owner's: others' exports alone.
            _ => "before",
        }
    }

    pub fn connected(&self, network: &str, day: i64) -> bool {
        self.chosen.connected_from.get(network).is_none_or(|&from| from <= day)
    }

    pub fn counts(&self, network: &str, day: i64) -> bool {
        self.connected(network, day) && !["ended", "gap"].contains(&self.state(network, day))
    }

    /// Behind a network's last known day it is taken as on that day.
    pub fn taken(&self, network: &str, day: i64) -> i64 {
        self.stretches(network).last().map_or(day, |s| day.min(s.1))
    }

    /// The owner's networks on which they received anything; where there are none, all of theirs.
    fn watched(&self) -> Vec<&String> {
        let received = |n: &&String| {
            self.received.get(OWNER).into_iter().flatten().any(|r| r.network == **n)
                || self.tallies.iter().any(|t| t.network == **n && t.author == OWNER && t.at.is_some())
        };
        match self.chosen.owned.iter().filter(received).collect::<Vec<_>>() {
            none if none.is_empty() => self.chosen.owned.iter().collect(),
            some => some,
        }
    }

    /// Whether there is a score on a day.
    pub fn any_known(&self, day: i64) -> bool {
        self.watched().iter().any(|n| ["known", "filling", "carried"].contains(&self.state(n, day)))
    }

    /// Whether a day may be compared with others.
    pub fn all_known(&self, day: i64) -> bool {
        let connected: Vec<&String> = self.watched().into_iter().filter(|n| self.connected(n, day)).collect();
        let whole = |n: &str| self.stretches(n).first().is_none_or(|s| s.2);
        connected.iter().any(|n| self.state(n, day) == "known")
            && connected.iter().all(|n| match self.state(n, day) {
                "known" | "ended" => true,
                "before" => whole(n),
                _ => false,
            })
    }

    /// Evidence for `person` on a network at the end of `day` from what had happened by the end of `known`.
    pub fn evidence(&self, person: &str, network: &str, day: i64, known: i64, stretch: f64) -> Evidence {
        let limit = (known + 1) * 86_400;
        let mut evidence = Evidence {
            crowd: self.crowd(person, network, day, limit, stretch),
            a: self.amplification(person, network, day, limit, stretch),
            ..Evidence::default()
        };
        let received = self.received.get(person).into_iter().flatten();
        let received: Vec<&Received> = received.filter(|r| r.network == network && r.at < limit).collect();
        let mut followed: BTreeMap<&str, &Received> = BTreeMap::new();
        let mut counted: Vec<&Received> = Vec::new();
        for r in received {
            if r.kind != "follow" {
                counted.push(r);
            } else if followed.get(r.from.as_str()).is_none_or(|known| known.at <= r.at) {
                // Once per person and network: the newest.
                followed.insert(&r.from, r);
            }
        }
        for r in counted.into_iter().chain(followed.into_values()) {
            let part = r.weight * left(network, r.at, day, stretch);
            if part > 0.0 {
                let (strength, audience) =
                    (evidence.people.entry(r.from.clone()).or_default(), usize::from(r.private));
                strength.x[audience] += part;
                *strength.kinds[audience].entry(r.kind.clone()).or_default() += part;
                let object = r.object.clone().filter(|o| self.owns(network, o));
                *strength.objects[audience].entry(object).or_default() += part;
            }
        }
        evidence
    }

    /// Whether a post is the owner's.
    pub fn owns(&self, network: &str, object: &str) -> bool {
        self.written.contains(&(network.to_owned(), object.to_owned(), OWNER.to_owned()))
    }

    /// The j-th unnamed fan reacted to every object with count ≥ j.
    fn crowd(&self, person: &str, network: &str, day: i64, limit: i64, stretch: f64) -> Crowd {
        let mut counts: Vec<(u64, &str, f64, &String)> = Vec::new();
        for t in self.tallies.iter().filter(|t| t.network == network && t.author == person) {
            let Some(at) = t.at.filter(|at| *at < limit) else { continue };
            let left = left(network, at, day, stretch);
            counts.push((t.reactions.unwrap_or(0), "reaction", 1.0 * left, &t.object));
            counts.push((t.reposts.unwrap_or(0), "repost", 2.0 * left, &t.object));
            counts.push((t.replies.unwrap_or(0), "reply", 3.0 * left, &t.object));
        }
        let mut crowd = Crowd::default();
        for j in 1..=counts.iter().map(|c| c.0).max().unwrap_or(0) {
            let did = || counts.iter().filter(|c| c.0 >= j);
            let x: f64 = did().map(|c| c.2).sum();
            if x == 0.0 {
                continue;
            }
            crowd.ranks.push(x);
            crowd.strength += f(x);
            for (_, kind, part, object) in did() {
                *crowd.kinds.entry((*kind).to_owned()).or_default() += f(x) * part / x;
                *crowd.objects.entry((*object).clone()).or_default() += f(x) * part / x;
            }
        }
        crowd
    }

    pub fn posts(&self, person: &str, network: &str, limit: i64) -> impl Iterator<Item = &Answered> {
        let own = move |p: &&Answered| p.author == person && p.network == network && p.at < limit;
        self.posts.iter().filter(own)
    }

    fn amplification(&self, person: &str, network: &str, day: i64, limit: i64, stretch: f64) -> f64 {
        if !self.chosen.observing.contains(network) {
            return 1.0;
        }
        let (mut posts, mut reactions) = (0.0, 0.0);
        for post in self.posts(person, network, limit) {
            posts += left(network, post.at, day, stretch);
            let drawn = post.drawn.iter().filter(|(at, _)| *at < limit);
            reactions += drawn.map(|(at, n)| n * left(network, *at, day, stretch)).sum::<f64>();
        }
        ((reactions + 10.0) / (posts + 10.0)).powf(0.25).clamp(0.7, 1.4)
    }

    /// Everybody's standing: the fixed point, by plain iteration.
    pub fn standings(&self, day: i64, stretch: f64) -> Rc<Standings> {
        let key = (day, (stretch * 1e3).round() as i64);
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        let found = Rc::new(self.fixed_point(day, stretch));
        self.known.borrow_mut().insert(key, Rc::clone(&found));
        found
    }

    fn fixed_point(&self, day: i64, stretch: f64) -> Standings {
        // What is carried is as it was; the others move with everybody's standing.
        let mut fixed: BTreeMap<&String, f64> = BTreeMap::new();
        let mut open: BTreeMap<&String, Vec<Evidence>> = BTreeMap::new();
        for network in self.networks.iter().filter(|n| self.counts(n, day)) {
            let taken = self.taken(network, day);
            for person in &self.people {
                let evidence = self.evidence(person, network, taken, taken, stretch);
                if taken < day {
                    *fixed.entry(person).or_default() += evidence.worth(&self.standings(taken, stretch));
                } else {
                    open.entry(person).or_default().push(evidence);
                }
            }
        }
        let standing = |p: &String, seen: f64| match self.chosen.given.get(p) {
            _ if !self.chosen.prestige => {
                Standing { score: self.chosen.given.get(p).copied().unwrap_or(20.0), factor: 1.0 }
            }
            Some(&known) => Standing { score: known, factor: v(known) },
            // A lower bound: it never counts against them.
            None => Standing { score: seen.max(20.0), factor: v(seen).max(1.0) },
        };
        let mut standings: Standings = self.people.iter().map(|p| (p.clone(), standing(p, 0.0))).collect();
        loop {
            let total = |p: &String| {
                let moving: f64 = open.get(p).into_iter().flatten().map(|e| e.worth(&standings)).sum();
                moving + fixed.get(p).copied().unwrap_or(0.0)
            };
            let next: Standings = self.people.iter().map(|p| (p.clone(), standing(p, score(total(p))))).collect();
            let moved = next.iter().map(|(p, s)| (s.score - standings[p].score).abs()).fold(0.0, f64::max);
            standings = next;
            if moved < 1e-12 {
                return standings;
            }
        }
    }
}

/// An original or reply of a kind whose reactions the export shows, with reactions by others, named and counted.
fn answered(post: &Post, acts: &[Act], tallies: &[Tally]) -> Option<Answered> {
    let at = post.at.filter(|_| post.observed && ["original", "reply"].contains(&post.kind.as_str()))?;
    let mut drawn = Vec::new();
    for act in acts.iter().filter(|a| a.network == post.network && a.object.as_ref() == Some(&post.object)) {
        if ["reaction", "repost", "reply"].contains(&act.kind.as_str()) && act.from != post.author {
            drawn.extend(act.at.map(|at| (at, 1.0)));
        }
    }
    for tally in tallies.iter().filter(|t| (&t.network, &t.object) == (&post.network, &post.object)) {
        let n: u64 = [tally.reactions, tally.reposts, tally.replies].into_iter().flatten().sum();
        drawn.extend(tally.at.filter(|_| n > 0).map(|at| (at, n as f64)));
    }
    Some(Answered { network: post.network.clone(), author: post.author.clone(), at, drawn })
}
