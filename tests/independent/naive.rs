//! The model a second time: naive, slow, straight from its text, on the records that `ledger --records` prints.
//!
//! It shares no code with the engine, not even constants: where the two disagree, one of them is wrong.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const DAY: f64 = 86_400.0;

/// What scoring needs to know beside the records.
#[derive(Default, Clone, Debug)]
pub struct World {
    pub records: Vec<Value>,
    /// Networks whose exports show reactions, replies or reposts to posts.
    pub observing: BTreeSet<String>,
    /// Networks that show everybody's acts.
    pub group_networks: BTreeSet<String>,
    /// People whose own export is there (the owner among them).
    pub exporters: BTreeSet<String>,
    /// Day numbers since 1970.
    pub connected_from: BTreeMap<String, i64>,
    pub given: BTreeMap<String, f64>,
    pub prestige: bool,
}

/// A person's strength on a network: public, private, and each by kind.
#[derive(Default, Clone, Debug)]
pub struct Strength {
    pub x: [f64; 2],
    pub kinds: [BTreeMap<String, f64>; 2],
}

/// A crowd's strength on a network, by kind.
#[derive(Default, Clone, Debug)]
pub struct Crowd {
    pub strength: f64,
    pub kinds: BTreeMap<String, f64>,
    pub reach: u64,
}

/// One network's evidence for one person on one day.
#[derive(Default, Clone, Debug)]
pub struct Evidence {
    pub connected: bool,
    pub a: f64,
    pub people: BTreeMap<String, Strength>,
    pub crowd: Crowd,
}

pub fn f(x: f64) -> f64 {
    (1.0 + x).log2() * x / (1.0 + x)
}

pub fn score(e: f64) -> f64 {
    (100.0 / 7.0 * (1.0 + e).log10()).min(100.0)
}

fn v(s: f64) -> f64 {
    2f64.powf((s - 20.0) / 20.0).clamp(0.5, 4.0)
}

impl Strength {
    pub fn m(&self) -> f64 {
        f(self.x[0]) + 0.5 * f(self.x[1])
    }
}

impl Evidence {
    pub fn total(&self, factor: &dyn Fn(&str) -> f64) -> f64 {
        if !self.connected {
            return 0.0;
        }
        let people: f64 = self.people.iter().map(|(p, s)| factor(p) * s.m()).sum();
        self.a * (people + self.crowd.strength)
    }
}

fn text<'a>(r: &'a Value, field: &str) -> &'a str {
    r[field].as_str().unwrap_or("")
}

fn half_life(network: &str, stretch: f64) -> f64 {
    stretch * if network == "linkedin" || network == "xing" { 60.0 } else { 30.0 }
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

/// One act as one receiver gets it.
struct Received {
    from: String,
    kind: String,
    network: String,
    private: bool,
    at: i64,
    weight: f64,
    object: Option<String>,
}

impl World {
    fn of_type<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = &'a Value> {
        self.records.iter().filter(move |r| text(r, "type") == wanted)
    }

    fn thread(&self, network: &str, id: &str) -> Option<&Value> {
        self.of_type("thread").find(|t| text(t, "network") == network && text(t, "thread") == id)
    }

    fn members(&self, network: &str, id: &str) -> Vec<(String, Option<i64>)> {
        let Some(thread) = self.thread(network, id) else { return Vec::new() };
        let member = |p: &Value| (text(p, "person").to_owned(), p["since"].as_i64());
        thread["participants"].as_array().expect("a list").iter().map(member).collect()
    }

    /// It comes within 7 days after the receiver wrote to that person, or to all, in the same thread or object.
    fn answering(&self, act: &Value, receiver: &str) -> bool {
        let writing = |r: &Value| ["reply", "mention", "message"].contains(&text(r, "kind"));
        let Some(at) = act["at"].as_i64() else { return false };
        writing(act)
            && self.of_type("interaction").filter(|r| writing(r)).any(|r| {
                let Some(then) = r["at"].as_i64() else { return false };
                let same = |field: &str| !act[field].is_null() && act[field] == r[field];
                text(r, "network") == text(act, "network")
                    && text(r, "from") == receiver
                    && (r["to"].is_null() || text(r, "to") == text(act, "from"))
                    && (same("thread") || same("object"))
                    && then < at
                    && at - then <= 7 * 86_400
            })
    }

    /// Everything that `person` received and the ledger may use, with its weight.
    fn received(&self, person: &str, owner: &str) -> Vec<Received> {
        let mut out = Vec::new();
        for act in self.of_type("interaction") {
            let (network, from) = (text(act, "network"), text(act, "from"));
            let Some(at) = act["at"].as_i64() else { continue };
            let thread = act["thread"].as_str();
            let members = thread.map(|t| self.members(network, t)).unwrap_or_default();
            let group = self.group_networks.contains(network) || members.len() > 2;
            if !(person == owner || group || self.exporters.contains(person)) || from == person {
                continue;
            }
            let share = if act["to"].is_null() {
                let there = |(p, since): &&(String, Option<i64>)| p != from && since.is_none_or(|s| s < at);
                let receivers: BTreeSet<&String> = members.iter().filter(there).map(|(p, _)| p).collect();
                if !receivers.contains(&person.to_owned()) {
                    continue;
                }
                1.0 / receivers.len() as f64
            } else if text(act, "to") == person {
                1.0
            } else {
                continue;
            };
            out.push(Received {
                from: from.to_owned(),
                kind: text(act, "kind").to_owned(),
                network: network.to_owned(),
                private: text(act, "audience") == "private",
                at,
                weight: share * weight(text(act, "kind"), self.answering(act, person)),
                object: act["object"].as_str().map(str::to_owned),
            });
        }
        out
    }

    /// All evidence for `person` at the end of `day` from what had happened by the end of `known`.
    pub fn evidence(
        &self,
        person: &str,
        owner: &str,
        day: i64,
        known: i64,
        stretch: f64,
    ) -> BTreeMap<String, Evidence> {
        let end = (day + 1) as f64 * DAY;
        let limit = (known + 1) * 86_400;
        let decay = |network: &str, at: i64| 2f64.powf(-(end - at as f64) / (half_life(network, stretch) * DAY));
        let received = self.received(person, owner);
        let mut out: BTreeMap<String, Evidence> = BTreeMap::new();
        let networks: BTreeSet<&str> = self.records.iter().map(|r| text(r, "network")).collect();
        for network in networks {
            let mut evidence = Evidence::default();
            evidence.connected = self.connected_from.get(network).is_none_or(|&from| from <= day);
            for r in received.iter().filter(|r| r.network == network && r.at < limit) {
                let strength = evidence.people.entry(r.from.clone()).or_default();
                let part = r.weight * decay(network, r.at);
                strength.x[usize::from(r.private)] += part;
                *strength.kinds[usize::from(r.private)].entry(r.kind.clone()).or_default() += part;
            }
            evidence.crowd = self.crowd(person, network, limit, &decay);
            evidence.a = self.amplification(person, network, limit, &received, &decay);
            out.insert(network.to_owned(), evidence);
        }
        out
    }

    fn tallies<'a>(&'a self, person: &'a str, network: &'a str, limit: i64) -> impl Iterator<Item = (&'a Value, i64)> {
        let mine = move |t: &&Value| text(t, "network") == network && text(t, "author") == person;
        self.of_type("tally").filter(mine).filter_map(|t| Some((t, t["at"].as_i64()?))).filter(move |(_, at)| *at < limit)
    }

    /// The j-th unnamed fan reacted to every object with count ≥ j.
    fn crowd(&self, person: &str, network: &str, limit: i64, decay: &dyn Fn(&str, i64) -> f64) -> Crowd {
        let fields = [("reactions", "reaction", 1.0), ("reposts", "repost", 2.0), ("replies", "reply", 3.0)];
        let count = |t: &Value, field: &str| t[field].as_u64().unwrap_or(0);
        let most = |(t, _): (&Value, i64)| fields.iter().map(|(field, ..)| count(t, field)).max().unwrap_or(0);
        let ranks = self.tallies(person, network, limit).map(most).max().unwrap_or(0);
        let mut crowd = Crowd::default();
        for j in 1..=ranks {
            let mut kinds: BTreeMap<String, f64> = BTreeMap::new();
            for (t, at) in self.tallies(person, network, limit) {
                for (field, kind, weight) in fields {
                    if count(t, field) >= j {
                        *kinds.entry(kind.to_owned()).or_default() += weight * decay(network, at);
                    }
                }
            }
            let x: f64 = kinds.values().sum();
            crowd.strength += f(x);
            crowd.reach += u64::from(x >= 0.25);
            for (kind, part) in kinds {
                *crowd.kinds.entry(kind).or_default() += f(x) * part / x;
            }
        }
        crowd
    }

    fn amplification(
        &self,
        person: &str,
        network: &str,
        limit: i64,
        received: &[Received],
        decay: &dyn Fn(&str, i64) -> f64,
    ) -> f64 {
        if !self.observing.contains(network) {
            return 1.0;
        }
        let counts = |p: &&Value| {
            text(p, "network") == network
                && text(p, "author") == person
                && ["original", "reply"].contains(&text(p, "kind"))
                && p["observed"].as_bool() == Some(true)
        };
        let own: Vec<&Value> = self.of_type("post").filter(counts).collect();
        let objects: BTreeSet<&str> = own.iter().map(|p| text(p, "object")).collect();
        let dated = own.iter().filter_map(|p| p["at"].as_i64()).filter(|at| *at < limit);
        let posts: f64 = dated.map(|at| decay(network, at)).sum();
        let mut reactions = 0.0;
        for r in received.iter().filter(|r| r.network == network && r.at < limit) {
            let of_post = r.object.as_deref().is_some_and(|o| objects.contains(o));
            if of_post && ["reaction", "repost", "reply"].contains(&r.kind.as_str()) {
                reactions += decay(network, r.at);
            }
        }
        for (t, at) in self.tallies(person, network, limit) {
            if objects.contains(text(t, "object")) {
                let n: u64 = ["reactions", "reposts", "replies"].iter().map(|f| t[*f].as_u64().unwrap_or(0)).sum();
                reactions += n as f64 * decay(network, at);
            }
        }
        ((reactions + 10.0) / (posts + 10.0)).powf(0.25).clamp(0.7, 1.4)
    }

    fn people(&self) -> BTreeSet<String> {
        let mut people = BTreeSet::from(["owner".to_owned()]);
        for r in &self.records {
            for field in ["from", "to", "author", "person"] {
                people.extend(r[field].as_str().map(str::to_owned));
            }
            for p in r["participants"].as_array().into_iter().flatten() {
                people.insert(text(p, "person").to_owned());
            }
        }
        people
    }

    /// Everybody's factor on a day: the fixed point, by plain iteration.
    pub fn factors(&self, owner: &str, day: i64, stretch: f64) -> BTreeMap<String, f64> {
        let people = self.people();
        let evidence: BTreeMap<&String, BTreeMap<String, Evidence>> =
            people.iter().map(|p| (p, self.evidence(p, owner, day, day, stretch))).collect();
        let fixed = |p: &String| {
            if !self.prestige {
                return Some(1.0);
            }
            self.given.get(p).map(|&s| v(s))
        };
        let mut factors: BTreeMap<String, f64> = people.iter().map(|p| (p.clone(), fixed(p).unwrap_or(1.0))).collect();
        for _ in 0..60 {
            let next = |p: &String| {
                let total: f64 = evidence[p].values().map(|e| e.total(&|q| factors[q])).sum();
                fixed(p).unwrap_or_else(|| v(score(total)).max(1.0))
            };
            factors = people.iter().map(|p| (p.clone(), next(p))).collect();
        }
        factors
    }

    /// E of the owner on a day.
    pub fn total(&self, owner: &str, day: i64, stretch: f64) -> f64 {
        let factors = self.factors(owner, day, stretch);
        self.evidence(owner, owner, day, day, stretch).values().map(|e| e.total(&|p| factors[p])).sum()
    }

    /// Points by (network, person or `crowd`, kind).
    pub fn points(&self, owner: &str, day: i64) -> BTreeMap<(String, String, String), f64> {
        let factors = self.factors(owner, day, 1.0);
        let evidence = self.evidence(owner, owner, day, day, 1.0);
        let total: f64 = evidence.values().map(|e| e.total(&|p| factors[p])).sum();
        let mut points: BTreeMap<(String, String, String), f64> = BTreeMap::new();
        let mut add = |network: &String, who: &str, kind: &String, e: f64| {
            *points.entry((network.clone(), who.to_owned(), kind.clone())).or_default() += score(total) * e / total;
        };
        for (network, e) in evidence.iter().filter(|(_, e)| e.connected) {
            for (person, s) in &e.people {
                for (audience, share) in [1.0, 0.5].into_iter().enumerate() {
                    for (kind, part) in &s.kinds[audience] {
                        let m = share * f(s.x[audience]) * part / s.x[audience];
                        add(network, person, kind, e.a * factors[person] * m);
                    }
                }
            }
            for (kind, strength) in &e.crowd.kinds {
                add(network, "crowd", kind, e.a * strength);
            }
        }
        points
    }

    /// Causes by (network, person or `crowd`, cause), between two days.
    pub fn why(&self, owner: &str, d1: i64, d2: i64) -> BTreeMap<(String, String, String), f64> {
        let (v1, v2) = (self.factors(owner, d1, 1.0), self.factors(owner, d2, 1.0));
        let one = self.evidence(owner, owner, d1, d1, 1.0);
        let two = self.evidence(owner, owner, d2, d2, 1.0);
        let old = self.evidence(owner, owner, d2, d1, 1.0);
        let sum = |e: &BTreeMap<String, Evidence>, v: &BTreeMap<String, f64>| -> f64 {
            e.values().map(|e| e.total(&|p| v[p])).sum()
        };
        let (e1, e2) = (sum(&one, &v1), sum(&two, &v2));
        let k = if e1 == e2 { 100.0 / 7.0 / std::f64::consts::LN_10 / (1.0 + e1) } else { (score(e2) - score(e1)) / (e2 - e1) };
        let w = |f: [f64; 2], g: [f64; 2]| (f[0] * g[0] + f[1] * g[1]) / 3.0 + (f[0] * g[1] + f[1] * g[0]) / 6.0;
        let mut causes = BTreeMap::new();
        for (network, now) in &two {
            let (then, aged) = (&one[network], &old[network]);
            let mut item = |who: &str, v: [f64; 2], m: [f64; 2], m_old: f64| {
                let a = [then.a, now.a];
                let e = |i: usize, c: bool| f64::from(u8::from(c)) * a[i] * v[i] * m[i];
                let mut add = |cause: &str, de: f64| {
                    *causes.entry((network.clone(), who.to_owned(), cause.to_owned())).or_insert(0.0) += k * de;
                };
                match (then.connected, now.connected) {
                    (false, false) => {}
                    (false, true) => add("connected", e(1, true)),
                    (true, false) => add("removed", -e(0, true)),
                    (true, true) => {
                        add("amplification", (a[1] - a[0]) * w(v, m));
                        add("standing", (v[1] - v[0]) * w(a, m));
                        add("fading", (m_old - m[0]) * w(a, v));
                        add("new", (m[1] - m_old) * w(a, v));
                    }
                }
            };
            for person in now.people.keys() {
                let m = |e: &Evidence| e.people.get(person).map_or(0.0, Strength::m);
                item(person, [v1[person], v2[person]], [m(then), m(now)], m(aged));
            }
            item("crowd", [1.0, 1.0], [then.crowd.strength, now.crowd.strength], aged.crowd.strength);
        }
        causes
    }
}
