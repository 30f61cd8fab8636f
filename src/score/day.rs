//! The evidence of one day: everybody's standing, and what the owner's networks add.
//!
//! A day is computed from its window alone, whichever days were asked for before: the same bits on the curve, in the score
//! and in every explanation.

use super::amplification::PostRate;
use super::crowd::Crowd;
use super::inbox::{Inbox, Pair};
use super::input::Input;
use super::known::Place;
use super::people::Person;
use super::standing::{self, Edge, GivenScores, Group};
use super::strength::{self, Sums, X};
use super::window::{Cells, Decay};
use crate::ledger::NetworkIx;
use crate::model::Model;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Everything that a day is computed from, for one set of half-lives.
#[derive(Debug)]
pub(super) struct World {
    pub input: Arc<Input>,
    pub model: Arc<Model>,
    pub places: Arc<[Place]>,
    pub given: Arc<GivenScores>,
    /// By network.
    decays: Vec<Decay>,
    /// By inbox; empty, where neither the owner's score nor anybody's standing needs it.
    faded: Vec<Faded>,
    /// Who may stand above average, in the order of people.
    members: Vec<Person>,
    /// By member: their inboxes.
    inboxes: Vec<Vec<u32>>,
    /// By stretch of days: the members who may have something then. Nobody else is asked on each day.
    present: Vec<(i32, u32)>,
    /// By network: everybody on its last known day, once it was needed.
    carried: Vec<OnceCell<Rc<Carried>>>,
    sums: RefCell<Sums>,
}

/// An inbox, faded.
#[derive(Debug, Clone, Default)]
pub(super) struct Faded {
    pub cells: Cells,
    pub crowd: Crowd,
    pub posts: PostRate,
    /// By pair, of a member of the group: the sender.
    senders: Vec<Partner>,
}

/// A sender, as far as it is known beforehand.
#[derive(Debug, Clone, Copy)]
struct Partner {
    /// v; 1 where it is to be found.
    factor: f64,
    /// Their number among the members, where it is to be found.
    member: Option<u32>,
}

/// A network's last known day.
#[derive(Debug)]
struct Carried {
    group: Rc<Group>,
    /// By inbox of that network: whose, and what it is worth.
    evidence: Vec<(Person, f64)>,
}

/// What an inbox of the owner's adds on a day.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub inbox: usize,
    pub network: NetworkIx,
    /// c: 1 or 0.
    pub counts: f64,
    /// a.
    pub amplification: f64,
    /// Σ v · m.
    pub strength: f64,
    pub crowd: f64,
    /// The day as which it is taken: the day itself, or the last known one.
    pub day: i32,
    /// Everybody's standing then.
    pub group: Rc<Group>,
}

impl Part {
    /// E_n.
    pub fn evidence(&self) -> f64 {
        self.counts * self.amplification * (self.strength + self.crowd)
    }
}

/// The owner's day.
#[derive(Debug, Clone)]
pub(super) struct OwnDay {
    pub day: i32,
    pub parts: Vec<Part>,
    pub evidence: f64,
    pub score: f64,
}

impl OwnDay {
    /// What one of its parts adds to the score.
    pub fn points_of(&self, part: &Part) -> f64 {
        let evidence = part.evidence();
        if evidence > 0.0 { self.score * (evidence / self.evidence) } else { 0.0 }
    }
}

impl World {
    /// `pace` scales every half-life (1; the band's readings); `everybody`: whether all inboxes are needed, also those that
    /// can't change the owner's score.
    pub fn new(
        input: &Arc<Input>,
        model: &Arc<Model>,
        places: &Arc<[Place]>,
        given: &Arc<GivenScores>,
        pace: f64,
        everybody: bool,
    ) -> World {
        let decays: Vec<Decay> = places.iter().map(|p| Decay::new(model, pace * model.half_life(&p.name))).collect();
        let watched: Vec<bool> = places.iter().map(|p| p.connected.is_some()).collect();
        let members = standing::candidates(input, model, &decays, given, &watched);
        let mut inboxes = vec![Vec::new(); members.len()];
        let mut faded = Vec::with_capacity(input.inboxes.len());
        for (n, inbox) in input.inboxes.iter().enumerate() {
            let network = inbox.network;
            let member = members.binary_search(&inbox.receiver);
            if let Ok(member) = member {
                inboxes[member].push(n as u32);
            }
            let needed = everybody || inbox.receiver == input.owner || member.is_ok();
            let fade = || Faded {
                cells: Cells::new(inbox, model, &decays[network]),
                crowd: Crowd::new(inbox, model, &decays[network]),
                posts: PostRate::new(inbox, places[network].amplifies(), model, &decays[network]),
                senders: Vec::new(),
            };
            faded.push(if needed { fade() } else { Faded::default() });
            if let (Ok(_), Some(faded)) = (member, faded.last_mut()) {
                let nobody = Group::default();
                let partner = |pair: &Pair| Partner {
                    factor: nobody.of(model, given, pair.sender).factor,
                    member: standing::member(pair, given, &members),
                };
                faded.senders = inbox.pairs.iter().map(partner).collect();
            }
        }
        let mut present: Vec<(i32, u32)> = Vec::new();
        for (member, inboxes) in inboxes.iter().enumerate() {
            let mut there: BTreeSet<i32> = BTreeSet::new();
            for inbox in inboxes.iter().map(|&n| &input.inboxes[n as usize]) {
                let longest = decays[inbox.network].longest_with(true);
                let carried = longest - decays[inbox.network].longest();
                let days = inbox.rows.iter().map(|row| row.moment.day);
                let mut known = None;
                for day in days.chain(inbox.counted.iter().map(|c| c.moment.day)) {
                    // Then it fades, is carried behind its account's end, and is carried behind its network's.
                    let stretches = [day, day.saturating_add(longest).saturating_add(carried)].map(stretch);
                    if known != Some(stretches) {
                        known = Some(stretches);
                        there.extend(stretches[0]..=stretches[1]);
                    }
                }
            }
            present.extend(there.into_iter().map(|stretch| (stretch, member as u32)));
        }
        present.sort_unstable();
        World {
            present,
            input: Arc::clone(input),
            model: Arc::clone(model),
            places: Arc::clone(places),
            given: Arc::clone(given),
            carried: places.iter().map(|_| OnceCell::new()).collect(),
            decays,
            faded,
            members,
            inboxes,
            sums: RefCell::default(),
        }
    }

    /// The same with every half-life scaled.
    pub fn at_pace(&self, pace: f64) -> World {
        World::new(&self.input, &self.model, &self.places, &self.given, pace, false)
    }

    pub fn inbox(&self, inbox: usize) -> &Inbox {
        &self.input.inboxes[inbox]
    }

    pub fn faded(&self, inbox: usize) -> &Faded {
        &self.faded[inbox]
    }

    pub fn decay(&self, inbox: usize) -> &Decay {
        &self.decays[self.inbox(inbox).network]
    }

    pub fn place(&self, inbox: usize) -> &Place {
        &self.places[self.inbox(inbox).network]
    }

    /// Every pair of an inbox with strength left at the end of `day`, as known at the end of `known`, and its x; in the
    /// order of pairs.
    pub fn pairs(&self, inbox: usize, day: i32, known: i32) -> Vec<(usize, X)> {
        let mut sums = self.sums.borrow_mut();
        sums.add_up(inbox, &self.faded[inbox].cells, day, known, self.decay(inbox));
        sums.pairs().collect()
    }

    /// The x of some pairs, as [`World::pairs`] has them.
    pub fn pairs_of(&self, inbox: usize, some: &[usize], day: i32, known: i32) -> Vec<X> {
        let mut sums = self.sums.borrow_mut();
        sums.add_up(inbox, &self.faded[inbox].cells, day, known, self.decay(inbox));
        some.iter().map(|&pair| sums.of(pair)).collect()
    }

    /// The pairs, in their order, of which something was received on the days behind `from`, up to `to`.
    pub fn new_pairs(&self, inbox: usize, from: i32, to: i32) -> Vec<usize> {
        let mut pairs: Vec<usize> =
            self.faded[inbox].cells.received(from, to).map(|slot| slot as usize / 2).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// The owner at the end of a day.
    pub fn on(&self, day: i32) -> OwnDay {
        let group = self.group(day);
        let parts: Vec<Part> = (0..self.input.own()).map(|inbox| self.part(inbox, day, &group)).collect();
        let evidence = strength::sum(parts.iter().map(Part::evidence));
        OwnDay { day, parts, evidence, score: self.model.score(evidence) }
    }

    /// S of anybody on a day, each by their numbers in [`Input::inboxes`].
    pub fn scores_of(&self, inboxes: impl Iterator<Item = Range<usize>>, day: i32) -> Vec<f64> {
        let group = self.group(day);
        let score = |own: Range<usize>| {
            self.model.score(strength::sum(own.map(|inbox| self.part(inbox, day, &group).evidence())))
        };
        inboxes.map(score).collect()
    }

    /// An inbox on a day, with everybody's standing.
    fn part(&self, inbox: usize, day: i32, group: &Rc<Group>) -> Part {
        let place = self.place(inbox);
        let taken = place.as_known(day);
        let group = if taken < day { &self.carried(self.inbox(inbox).network).group } else { group };
        Part { counts: if place.counts_on(day) { 1.0 } else { 0.0 }, ..self.shown(inbox, taken, group) }
    }

    /// An inbox at the end of a known day, as if its network counted.
    fn shown(&self, inbox: usize, day: i32, group: &Rc<Group>) -> Part {
        let (model, decay, faded) = (&*self.model, self.decay(inbox), &self.faded[inbox]);
        let pairs = &self.inbox(inbox).pairs;
        let mut sums = self.sums.borrow_mut();
        sums.add_up(inbox, &faded.cells, day, day, decay);
        let worth = |(pair, x): (usize, X)| {
            group.of(model, &self.given, pairs[pair].sender).factor * strength::of_person(model, x)
        };
        Part {
            inbox,
            network: self.inbox(inbox).network,
            counts: 1.0,
            amplification: faded.posts.factor(model, day, decay),
            strength: strength::sum(sums.pairs().map(worth)),
            crowd: faded.crowd.strength(model, day, day, decay),
            day,
            group: Rc::clone(group),
        }
    }

    /// A network's last known day.
    fn carried(&self, network: NetworkIx) -> &Carried {
        self.carried[network].get_or_init(|| {
            let day = self.places[network].as_known(i32::MAX);
            let group = self.group(day);
            let there = |inbox: &u32| self.inbox(*inbox as usize).network == network;
            let inboxes = self.inboxes.iter().flatten().copied().filter(there);
            let worth = |inbox: u32| {
                let part = self.shown(inbox as usize, day, &group);
                (self.inbox(inbox as usize).receiver, part.evidence())
            };
            let evidence = inboxes.map(worth).collect();
            Rc::new(Carried { group, evidence })
        })
    }

    /// Everybody's score: the fixed point, among those who may be above average that day.
    fn group(&self, day: i32) -> Rc<Group> {
        let model = &*self.model;
        let least = standing::least(model) * (1.0 - 1e-9);
        let mut found: Vec<Found> = Vec::new();
        let there = self.present.partition_point(|(of, _)| *of < stretch(day));
        let there = self.present[there..].iter().take_while(|(of, _)| *of == stretch(day));
        for member in there.map(|(_, member)| *member as usize) {
            if self.may_rise(&self.inboxes[member], day, least) {
                found.extend(self.base(member, day));
            }
        }
        if found.is_empty() {
            return Rc::default();
        }
        let mut numbers = vec![u32::MAX; self.members.len()];
        found.iter().enumerate().for_each(|(n, f)| numbers[f.member] = n as u32);
        let mut edges = Vec::new();
        for (receiver, one) in found.iter().enumerate() {
            let receiver = receiver as u32;
            let there = one.open.iter().map(|&(member, evidence)| (numbers[member as usize], evidence));
            let there = there.filter(|(sender, _)| *sender < u32::MAX);
            edges.extend(there.map(|(sender, evidence)| Edge { receiver, sender, evidence }));
        }
        let people = found.iter().map(|f| self.members[f.member]);
        let base: Vec<f64> = found.iter().map(|f| f.base).collect();
        let scores = standing::fixed_point(model, &base, &edges, &vec![0.0; base.len()]);
        Rc::new(Group::new(model, people.zip(scores)))
    }

    /// Whether Σ x over a member's inboxes is enough for a score above average, or something carried may be.
    fn may_rise(&self, inboxes: &[u32], day: i32, least: f64) -> bool {
        let mut total = 0.0;
        for inbox in inboxes.iter().map(|&n| n as usize).filter(|&n| self.place(n).counts_on(day)) {
            let (taken, decay, faded) = (self.place(inbox).as_known(day), self.decay(inbox), &self.faded[inbox]);
            let mut sums = self.sums.borrow_mut();
            sums.add_up(inbox, &faded.cells, taken, taken, decay);
            total += sums.total() + faded.crowd.total(taken, decay);
            if total >= least {
                return true;
            }
        }
        false
    }

    /// A member's evidence while everybody of the group counts 1, where it may be enough for a score above average; and
    /// from whom.
    fn base(&self, member: usize, day: i32) -> Option<Found> {
        let model = &*self.model;
        let mut found = Found { member, base: 0.0, open: Vec::new() };
        for inbox in self.inboxes[member].iter().map(|&n| n as usize).filter(|&n| self.place(n).counts_on(day)) {
            if self.place(inbox).as_known(day) < day {
                let carried = self.carried(self.inbox(inbox).network);
                // As members are, in the order of people.
                let person = self.members[member];
                let own = &carried.evidence[carried.evidence.partition_point(|(p, _)| *p < person)..];
                let own = own.iter().take_while(|(p, _)| *p == person);
                found.base += strength::sum(own.map(|(_, evidence)| *evidence));
                continue;
            }
            let (decay, faded) = (self.decay(inbox), &self.faded[inbox]);
            let a = faded.posts.factor(model, day, decay);
            let mut sums = self.sums.borrow_mut();
            sums.add_up(inbox, &faded.cells, day, day, decay);
            let mut strength = 0.0;
            for (pair, x) in sums.pairs() {
                let (m, sender) = (strength::of_person(model, x), faded.senders[pair]);
                strength += sender.factor * m;
                found.open.extend(sender.member.map(|member| (member, a * m)));
            }
            found.base += a * (strength + faded.crowd.strength(model, day, day, decay));
        }
        (found.base >= standing::least_evidence(model)).then_some(found)
    }
}

/// A member who may stand above average.
/// Days are looked at by so many at once.
fn stretch(day: i32) -> i32 {
    day.div_euclid(256)
}

struct Found {
    member: usize,
    base: f64,
    /// Members who react, and the evidence of it.
    open: Vec<(u32, f64)>,
}
