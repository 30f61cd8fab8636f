//! The naive model's explanations of a day and of two: §7's gauges and §8.

use super::naive::{Evidence, OWNER, Standings, Strength, World, f, left, score, total};
use std::collections::{BTreeMap, BTreeSet};

/// What items without names are filed under.
pub const CROWD: &str = "crowd";

/// Network, person or [`CROWD`], kind or cause.
pub type Item = (String, String, String);

/// The owner's evidence at the end of a day, by network, and everybody's standing.
pub struct Reading<'w> {
    world: &'w World,
    day: i64,
    pub own: BTreeMap<String, Evidence>,
    standings: Standings,
}

impl<'w> Reading<'w> {
    pub fn new(world: &'w World, day: i64, stretch: f64) -> Reading<'w> {
        let standings = world.standings(day, stretch);
        Reading { world, day, own: world.evidence(OWNER, day, day, stretch), standings }
    }

    /// E
    pub fn total(&self) -> f64 {
        total(&self.own, &self.standings)
    }
    /// S
    pub fn score(&self) -> f64 {
        score(self.total())
    }

    /// S of anybody, as far as the ledger shows it.
    pub fn score_of(&self, person: &str) -> f64 {
        score(total(&self.world.evidence(person, self.day, self.day, 1.0), &self.standings))
    }

    fn connected(&self) -> impl Iterator<Item = (&String, &Evidence)> {
        self.own.iter().filter(|(_, e)| e.connected)
    }

    /// Points by kind: S · (its share of E).
    pub fn points(&self) -> BTreeMap<Item, f64> {
        let mut points: BTreeMap<Item, f64> = BTreeMap::new();
        let mut add = |network: &String, who: &str, kind: &String, e: f64| {
            *points.entry((network.clone(), who.to_owned(), kind.clone())).or_default() +=
                self.score() * e / self.total();
        };
        for (network, e) in self.connected() {
            for (person, s) in &e.people {
                for (audience, share) in [1.0, 0.5].into_iter().enumerate() {
                    for (kind, part) in &s.kinds[audience] {
                        let m = share * f(s.x[audience]) * part / s.x[audience];
                        add(network, person, kind, e.a * self.standings[person].factor * m);
                    }
                }
            }
            for (kind, strength) in &e.crowd.kinds {
                add(network, CROWD, kind, e.a * strength);
            }
        }
        points
    }

    /// People and ranks with x ≥ `least`, each person once.
    pub fn reach(&self, least: f64) -> u64 {
        let mut named: BTreeSet<&String> = BTreeSet::new();
        let mut ranks = 0;
        for (_, e) in self.connected() {
            named.extend(e.people.iter().filter(|(_, s)| s.x[0] + s.x[1] >= least).map(|(p, _)| p));
            ranks += e.crowd.ranks.iter().filter(|x| **x >= least).count();
        }
        (named.len() + ranks) as u64
    }

    /// Σ m·s / Σ m over people.
    pub fn network(&self) -> Option<f64> {
        let people = || self.connected().flat_map(|(_, e)| &e.people);
        let weight: f64 = people().map(|(_, s)| s.m()).sum();
        let sum: f64 = people().map(|(p, s)| s.m() * self.standings[p].score).sum();
        (weight > 0.0).then(|| sum / weight)
    }

    /// 100 · (decayed posts with ≥ 1 + 1) / (decayed posts + 2), over the connected networks that observe any.
    pub fn amplification(&self) -> f64 {
        let (mut posts, mut with) = (0.0, 0.0);
        let limit = (self.day + 1) * 86_400;
        for (network, _) in self.connected().filter(|(n, _)| self.world.chosen.observing.contains(*n)) {
            for post in self.world.posts(OWNER, network, limit) {
                let left = left(network, post.at, self.day, 1.0);
                posts += left;
                with += if post.drawn.iter().any(|(at, _)| *at < limit) { left } else { 0.0 };
            }
        }
        100.0 * (with + 1.0) / (posts + 2.0)
    }
}

/// Causes between two days.
pub fn why(one: &Reading, two: &Reading) -> BTreeMap<Item, f64> {
    let old = two.world.evidence(OWNER, two.day, one.day, 1.0);
    let (k, mut causes) = (slope(one.total(), two.total()), BTreeMap::new());
    for (network, now) in &two.own {
        let (then, aged) = (&one.own[network], &old[network]);
        let mut item = |who: &str, v: [f64; 2], m: [f64; 2], m_old: f64| {
            for (cause, de) in split([then.connected, now.connected], [then.a, now.a], v, m, m_old) {
                causes.insert((network.clone(), who.to_owned(), cause.to_owned()), k * de);
            }
        };
        for person in now.people.keys() {
            let m = |e: &Evidence| e.people.get(person).map_or(0.0, Strength::m);
            let v = [one, two].map(|reading| reading.standings[person].factor);
            item(person, v, [m(then), m(now)], m(aged));
        }
        item(CROWD, [1.0, 1.0], [then.crowd.strength, now.crowd.strength], aged.crowd.strength);
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

/// Δe of e = c·a·v·M, by cause.
fn split(c: [bool; 2], a: [f64; 2], v: [f64; 2], m: [f64; 2], m_old: f64) -> Vec<(&'static str, f64)> {
    let w = |f: [f64; 2], g: [f64; 2]| (f[0] * g[0] + f[1] * g[1]) / 3.0 + (f[0] * g[1] + f[1] * g[0]) / 6.0;
    match c {
        [false, false] => Vec::new(),
        [false, true] => vec![("connected", a[1] * v[1] * m[1])],
        [true, false] => vec![("removed", -a[0] * v[0] * m[0])],
        [true, true] => vec![
            ("amplification", (a[1] - a[0]) * w(v, m)),
            ("standing", (v[1] - v[0]) * w(a, m)),
            ("fading", (m_old - m[0]) * w(a, v)),
            ("new", (m[1] - m_old) * w(a, v)),
        ],
    }
}
