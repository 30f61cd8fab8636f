//! The model a second time: naive, slow, straight from its text, on the records that `ledger --records` prints.
//!
//! It shares no code with the engine, not even constants: where the two disagree, one of them is wrong.

use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const DAY: f64 = 86_400.0;
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
    /// Day numbers since 1970.
    pub connected_from: BTreeMap<String, i64>,
    pub given: BTreeMap<String, f64>,
    pub prestige: bool,
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
    networks: BTreeSet<String>,
    people: BTreeSet<String>,
    received: BTreeMap<String, Vec<Received>>,
    tallies: Vec<Tally>,
    posts: Vec<Answered>,
}

/// A person's strength on a network: public, private, and each by kind.
#[derive(Default)]
pub struct Strength {
    pub x: [f64; 2],
    pub kinds: [BTreeMap<String, f64>; 2],
}

/// A crowd's strength on a network, by kind, and each rank's x.
#[derive(Default)]
pub struct Crowd {
    pub strength: f64,
    pub kinds: BTreeMap<String, f64>,
    pub ranks: Vec<f64>,
}

/// One network's evidence for one person on one day.
#[derive(Default)]
pub struct Evidence {
    pub connected: bool,
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

/// What is left at the end of `day` of something that happened at second `at`.
pub fn left(network: &str, at: i64, day: i64, stretch: f64) -> f64 {
    let half_life = stretch * if network == "linkedin" || network == "xing" { 60.0 } else { 30.0 };
    2f64.powf(-((day + 1) as f64 * DAY - at as f64) / (half_life * DAY))
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
fn answering(acts: &[Act], act: &Act, at: i64, receiver: &str) -> bool {
    let before = |other: &&Act| other.at.is_some_and(|then| then < at && at - then <= 7 * 86_400);
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

impl Strength {
    pub fn m(&self) -> f64 {
        f(self.x[0]) + 0.5 * f(self.x[1])
    }
}

/// E
pub fn total(evidence: &BTreeMap<String, Evidence>, standings: &Standings) -> f64 {
    let one = |e: &Evidence| {
        let people: f64 = e.people.iter().map(|(p, s)| standings[p].factor * s.m()).sum();
        e.a * (people + e.crowd.strength)
    };
    evidence.values().filter(|e| e.connected).map(one).sum()
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
        let mut world = World {
            networks: networks.chain(posts.iter().map(|p| &p.network)).cloned().collect(),
            people,
            received: BTreeMap::new(),
            posts: posts.iter().filter_map(|p| answered(p, &acts, &tallies)).collect(),
            tallies,
            chosen,
        };
        for act in &acts {
            world.deliver(act, &acts, &threads);
        }
        world
    }

    /// Gives an act to all who receive it and whose receiving the ledger shows.
    fn deliver(&mut self, act: &Act, acts: &[Act], threads: &[Thread]) {
        let Some(at) = act.at else { return };
        let this = |t: &&Thread| t.network == act.network && act.thread.as_ref() == Some(&t.thread);
        let members = threads.iter().find(this).map_or(&[][..], |t| &t.participants);
        let receivers: BTreeSet<&String> = match &act.to {
            Some(to) => BTreeSet::from([to]),
            // Those who are listed, or wrote there before that hour began.
            None => members.iter().filter(|m| m.since.is_none_or(|s| s < at)).map(|m| &m.person).collect(),
        };
        let receivers: Vec<&String> = receivers.into_iter().filter(|r| **r != act.from).collect();
        let group = self.chosen.group_networks.contains(&act.network) || members.len() > 2;
        for &receiver in &receivers {
            if receiver == OWNER || group || self.chosen.exporters.contains(receiver) {
                let weight = weight(&act.kind, answering(acts, act, at, receiver)) / receivers.len() as f64;
                self.received.entry(receiver.clone()).or_default().push(Received {
                    network: act.network.clone(),
                    from: act.from.clone(),
                    kind: act.kind.clone(),
                    private: act.audience == "private",
                    at,
                    weight,
                });
            }
        }
    }

    /// All evidence for `person` at the end of `day` from what had happened by the end of `known`.
    pub fn evidence(&self, person: &str, day: i64, known: i64, stretch: f64) -> BTreeMap<String, Evidence> {
        let limit = (known + 1) * 86_400;
        let mut out: BTreeMap<String, Evidence> = BTreeMap::new();
        for network in &self.networks {
            let mut evidence = Evidence {
                connected: self.chosen.connected_from.get(network).is_none_or(|&from| from <= day),
                crowd: self.crowd(person, network, day, limit, stretch),
                a: self.amplification(person, network, day, limit, stretch),
                ..Evidence::default()
            };
            let received = self.received.get(person).into_iter().flatten();
            for r in received.filter(|r| r.network == *network && r.at < limit) {
                let strength = evidence.people.entry(r.from.clone()).or_default();
                let part = r.weight * left(network, r.at, day, stretch);
                strength.x[usize::from(r.private)] += part;
                *strength.kinds[usize::from(r.private)].entry(r.kind.clone()).or_default() += part;
            }
            out.insert(network.clone(), evidence);
        }
        out
    }

    /// The j-th unnamed fan reacted to every object with count ≥ j.
    fn crowd(&self, person: &str, network: &str, day: i64, limit: i64, stretch: f64) -> Crowd {
        let mut counts: Vec<(u64, &str, f64)> = Vec::new();
        for t in self.tallies.iter().filter(|t| t.network == network && t.author == person) {
            let Some(at) = t.at.filter(|at| *at < limit) else { continue };
            let left = left(network, at, day, stretch);
            counts.push((t.reactions.unwrap_or(0), "reaction", 1.0 * left));
            counts.push((t.reposts.unwrap_or(0), "repost", 2.0 * left));
            counts.push((t.replies.unwrap_or(0), "reply", 3.0 * left));
        }
        let mut crowd = Crowd::default();
        for j in 1..=counts.iter().map(|c| c.0).max().unwrap_or(0) {
            let did = || counts.iter().filter(|c| c.0 >= j);
            let x: f64 = did().map(|c| c.2).sum();
            crowd.ranks.push(x);
            crowd.strength += f(x);
            for (_, kind, part) in did() {
                *crowd.kinds.entry((*kind).to_owned()).or_default() += f(x) * part / x;
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
    pub fn standings(&self, day: i64, stretch: f64) -> Standings {
        let evidence: BTreeMap<&String, _> =
            self.people.iter().map(|p| (p, self.evidence(p, day, day, stretch))).collect();
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
            let next = |p: &String| (p.clone(), standing(p, score(total(&evidence[p], &standings))));
            let next: Standings = self.people.iter().map(next).collect();
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
