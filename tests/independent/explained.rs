//! The naive model's explanations of a day and of two: §7's gauges and §8.

use super::naive::{Evidence, OWNER, Standings, Strength, World, f, left, score};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What items without names are filed under.
pub const CROWD: &str = "crowd";

/// Network, person or [`CROWD`], kind or cause.
pub type Item = (String, String, String);

/// One network of the owner's at the end of a day: the evidence as it is taken, and everybody's standing then.
pub struct Own {
    pub evidence: Evidence,
    pub standings: Rc<Standings>,
    pub counts: bool,
    connected: bool,
    day: i64,
}

/// The owner's evidence at the end of a day, by network.
pub struct Reading<'w> {
    world: &'w World,
    day: i64,
    stretch: f64,
    pub own: BTreeMap<String, Own>,
}

impl<'w> Reading<'w> {
    pub fn new(world: &'w World, day: i64, stretch: f64) -> Reading<'w> {
        let own = |network: &String| (network.clone(), own(world, OWNER, network, day, stretch));
        Reading { world, day, stretch, own: world.networks.iter().map(own).collect() }
    }

    /// E
    pub fn total(&self) -> f64 {
        self.counting().map(|(_, own)| own.worth()).sum()
    }
    /// S
    pub fn score(&self) -> f64 {
        score(self.total())
    }

    /// S of anybody, as far as the ledger shows it.
    pub fn score_of(&self, person: &str) -> f64 {
        let own = |network: &String| own(self.world, person, network, self.day, self.stretch);
        score(self.world.networks.iter().map(own).filter(|own| own.counts).map(|own| own.worth()).sum())
    }

    fn counting(&self) -> impl Iterator<Item = (&String, &Own)> {
        self.own.iter().filter(|(_, own)| own.counts)
    }

    /// Points by kind: S · (its share of E).
    pub fn points(&self) -> BTreeMap<Item, f64> {
        let mut points: BTreeMap<Item, f64> = BTreeMap::new();
        let mut add = |network: &String, who: &str, kind: &String, e: f64| {
            *points.entry((network.clone(), who.to_owned(), kind.clone())).or_default() +=
                self.score() * e / self.total();
        };
        for (network, own) in self.counting() {
            let e = &own.evidence;
            for (person, s) in &e.people {
                for (audience, share) in [1.0, 0.5].into_iter().enumerate() {
                    for (kind, part) in &s.kinds[audience] {
                        let m = share * f(s.x[audience]) * part / s.x[audience];
                        add(network, person, kind, e.a * own.standings[person].factor * m);
                    }
                }
            }
            for (kind, strength) in &e.crowd.kinds {
                add(network, CROWD, kind, e.a * strength);
            }
        }
        points
    }

    /// The same split by post: network and object; `None`: no post of the owner's.
    pub fn posts(&self) -> BTreeMap<Option<(String, String)>, f64> {
        let mut posts: BTreeMap<Option<(String, String)>, f64> = BTreeMap::new();
        let mut add = |network: &String, object: Option<&String>, e: f64| {
            let key = object.map(|object| (network.clone(), object.clone()));
            *posts.entry(key).or_default() += self.score() * e / self.total();
        };
        for (network, own) in self.counting() {
            let e = &own.evidence;
            for (person, s) in &e.people {
                for (audience, share) in [1.0, 0.5].into_iter().enumerate() {
                    for (object, part) in &s.objects[audience] {
                        let m = share * f(s.x[audience]) * part / s.x[audience];
                        add(network, object.as_ref(), e.a * own.standings[person].factor * m);
                    }
                }
            }
            for (object, strength) in &e.crowd.objects {
                add(network, self.world.owns(network, object).then_some(object), e.a * strength);
            }
        }
        posts
    }

    /// People and ranks with x ≥ `least`, each person once.
    pub fn reach(&self, least: f64) -> u64 {
        let mut named: BTreeSet<&String> = BTreeSet::new();
        let mut ranks = 0;
        for (_, own) in self.counting() {
            let e = &own.evidence;
            named.extend(e.people.iter().filter(|(_, s)| s.x[0] + s.x[1] >= least).map(|(p, _)| p));
            ranks += e.crowd.ranks.iter().filter(|x| **x >= least).count();
        }
        (named.len() + ranks) as u64
    }

    /// Σ m·s / Σ m over people.
    pub fn network(&self) -> Option<f64> {
        let people =
            || self.counting().flat_map(|(_, own)| own.evidence.people.iter().map(move |(p, s)| (own, p, s)));
        let weight: f64 = people().map(|(_, _, s)| s.m()).sum();
        let sum: f64 = people().map(|(own, p, s)| s.m() * own.standings[p].score).sum();
        (weight > 0.0).then(|| sum / weight)
    }

    /// 100 · (decayed posts with ≥ 1 + 1) / (decayed posts + 2), over the counting networks that observe any.
    pub fn amplification(&self) -> f64 {
        let (mut posts, mut with) = (0.0, 0.0);
        for (network, own) in self.counting().filter(|(n, _)| self.world.chosen.observing.contains(*n)) {
            let limit = (own.day + 1) * 86_400;
            for post in self.world.posts(OWNER, network, limit) {
                let left = left(network, post.at, own.day, self.stretch);
                posts += left;
                with += if post.drawn.iter().any(|(at, _)| *at < limit) { left } else { 0.0 };
            }
        }
        100.0 * (with + 1.0) / (posts + 2.0)
    }
}

impl Own {
    fn worth(&self) -> f64 {
        self.evidence.worth(&self.standings)
    }
}

fn own(world: &World, person: &str, network: &str, day: i64, stretch: f64) -> Own {
    let taken = world.taken(network, day);
    Own {
        evidence: world.evidence(person, network, taken, taken, stretch),
        standings: world.standings(taken, stretch),
        counts: world.counts(network, day),
        connected: world.connected(network, day),
        day: taken,
    }
}

/// Causes between two days.
pub fn why(one: &Reading, two: &Reading) -> BTreeMap<Item, f64> {
    let (k, mut causes) = (slope(one.total(), two.total()), BTreeMap::new());
    for (network, now) in &two.own {
        let then = &one.own[network];
        let aged = two.world.evidence(OWNER, network, now.day, then.day, 1.0);
        let c = [(then.counts, then.connected), (now.counts, now.connected)];
        let mut item = |who: &str, v: [f64; 2], m: [f64; 2], m_old: f64| {
            for (cause, de) in split(c, [then.evidence.a, now.evidence.a], v, m, m_old) {
                causes.insert((network.clone(), who.to_owned(), cause.to_owned()), k * de);
            }
        };
        let people: BTreeSet<&String> = then.evidence.people.keys().chain(now.evidence.people.keys()).collect();
        for person in people {
            let m = |e: &Evidence| e.people.get(person).map_or(0.0, Strength::m);
            let v = [then, now].map(|own| own.standings[person].factor);
            item(person, v, [m(&then.evidence), m(&now.evidence)], m(&aged));
        }
        let crowds = [then.evidence.crowd.strength, now.evidence.crowd.strength];
        item(CROWD, [1.0, 1.0], crowds, aged.crowd.strength);
    }
    causes
}

/// (S2 − S1) / (E2 − E1)
fn slope(e1: f64, e2: f64) -> f64 {
    let unit = 100.0 / 7.0 / std::f64::consts::LN_10;
    match (score(e1) >= 100.0, score(e2) >= 100.0) {
        (true, true) => 0.0,
        (false, false) if e1 == e2 => unit / (1.0 + e1),
        (false, false) => unit * ((e2 - e1) / (1.0 + e1)).ln_1p() / (e2 - e1),
        _ => (score(e2) - score(e1)) / (e2 - e1),
    }
}

/// Δe of e = c·a·v·M, by cause; c and whether the network is connected on each day.
fn split(c: [(bool, bool); 2], a: [f64; 2], v: [f64; 2], m: [f64; 2], m_old: f64) -> Vec<(&'static str, f64)> {
    let w = |f: [f64; 2], g: [f64; 2]| (f[0] * g[0] + f[1] * g[1]) / 3.0 + (f[0] * g[1] + f[1] * g[0]) / 6.0;
    match (c[0].0, c[1].0) {
        (false, false) => Vec::new(),
        (false, true) => vec![("connected", a[1] * v[1] * m[1])],
        (true, false) => vec![(if c[1].1 { "ended" } else { "removed" }, -a[0] * v[0] * m[0])],
        (true, true) => vec![
            ("amplification", (a[1] - a[0]) * w(v, m)),
            ("standing", (v[1] - v[0]) * w(a, m)),
            ("fading", (m_old - m[0]) * w(a, v)),
            ("new", (m[1] - m_old) * w(a, v)),
        ],
    }
}
