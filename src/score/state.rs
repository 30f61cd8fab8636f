//! The state of the world at the end of a day, and what the model makes of it.
//!
//! One machine makes the curve, the score, the points and the causes: it takes the days in order, and may be looked at
//! on any of them. Looking changes nothing, so a day's score has the same bits on the curve and in the explanation.
//! Its cost grows with the records, and with days × people still felt (see [`super::strength`]), not with days × all.

use super::crowd::Crowd;
use super::decay::{Decay, Faded};
use super::evidence::{Evidence, Inbox, Tie};
use super::partner::{self, Edge};
use super::standings::OWNER;
use super::strength::{self, Cell, FAINT, Faint, Presence, SWEEP};
use super::{Day, standing_bounds};
use crate::model::Model;
use crate::record::Audience;
use std::ops::Range;
use std::sync::Arc;

/// Strength (in either audience) below which a tie is not asked for its sender's standing: (v − 1) · f(x) is then
/// below 2e-20, and a million of them don't move a score by 1e-12.
const UNFELT: f64 = 1.0 / (1_u64 << 34) as f64;
/// Ties that are unfelt are looked for on every so many days only: a tie is asked for three years before it is one.
const CLEAR: i32 = 16 * SWEEP;

/// The machine.
#[derive(Debug, Clone)]
pub(super) struct State {
    evidence: Arc<Evidence>,
    model: Arc<Model>,
    /// By network.
    decays: Vec<Decay>,
    day: i32,
    /// By tie: public, private.
    cells: Vec<[Cell; 2]>,
    /// By tie: whether it is in its inbox's `standing`.
    listed: Vec<bool>,
    held: Vec<Held>,
    /// By inbox: at least Σ x over all cells and fans. Apart, as it is asked of everybody on every day.
    bounds: Vec<Faded>,
    next: Cursors,
}

/// What has been taken in so far of each column.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Cursors {
    rows: usize,
    counted: usize,
    posted: usize,
    drawn: usize,
}

/// An inbox at the end of a day.
#[derive(Debug, Clone)]
struct Held {
    /// Cells evaluated one by one: 2 · tie + audience.
    felt: Vec<u32>,
    faint: Faint,
    /// Ties whose sender's standing is to be found, while it can make a difference.
    standing: Vec<u32>,
    crowd: Crowd,
    posts: Faded,
    reactions: Faded,
}

/// What an inbox holds, before the network's factors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Content {
    /// 1 or 0: whether the network counts that day.
    pub connected: f64,
    /// a.
    pub amplification: f64,
    /// Σ v · m.
    pub strength: f64,
    pub crowd: f64,
}

impl Content {
    /// E_n.
    pub fn evidence(&self) -> f64 {
        self.connected * self.amplification * (self.strength + self.crowd)
    }
}

/// Somebody of the visible group on one day.
struct Member {
    slot: u32,
    inboxes: Range<usize>,
    /// E while everybody counts 1.
    base: f64,
}

/// Scores of the visible group's members, by slot; `None`: counts as average.
pub(super) type Group = Vec<Option<f64>>;

impl State {
    /// Before the first day. `pace` scales every half-life (1; the band's readings).
    pub fn new(evidence: &Arc<Evidence>, model: &Arc<Model>, pace: f64) -> State {
        let span = evidence.as_of - evidence.first;
        let decays = evidence.places.iter().map(|p| Decay::new(model, pace * model.half_life(&p.name), span));
        let empty = |inbox: &Inbox| Held {
            felt: Vec::new(),
            faint: Faint::default(),
            standing: Vec::new(),
            crowd: Crowd::new(&inbox.steps),
            posts: Faded::default(),
            reactions: Faded::default(),
        };
        let cell = |tie: &Tie, share: f64| Cell { factor: tie.factor * share, ..Cell::default() };
        State {
            evidence: Arc::clone(evidence),
            model: Arc::clone(model),
            decays: decays.collect(),
            day: evidence.first.min(evidence.as_of) - 1,
            cells: evidence.ties.iter().map(|t| [cell(t, 1.0), cell(t, model.private_share)]).collect(),
            listed: vec![false; evidence.ties.len()],
            held: evidence.inboxes.iter().map(empty).collect(),
            bounds: vec![Faded::default(); evidence.inboxes.len()],
            next: Cursors::default(),
        }
    }

    /// Takes in all days up to `day`.
    pub fn advance(&mut self, day: Day) {
        if self.next == Cursors::default() {
            // Nothing has happened yet, so any earlier day looks the same, but for the networks connected on it.
            self.day = self.day.min(day.0);
        }
        while self.day < day.0 {
            self.step();
            if self.day % SWEEP == 0 {
                self.sweep();
            }
        }
    }

    /// The same without folding anybody: quicker where only one day will be looked at.
    pub fn jump(&mut self, day: Day) {
        while self.day < day.0 {
            self.step();
        }
    }

    fn step(&mut self) {
        self.day += 1;
        self.take_rows();
        self.take_tallies();
        self.take_posts();
    }

    fn take_rows(&mut self) {
        let (evidence, model, day) = (&*self.evidence, &*self.model, self.day);
        while let Some(row) = evidence.rows.get(self.next.rows).filter(|r| r.moment.day == day) {
            self.next.rows += 1;
            let tie = &evidence.ties[row.tie as usize];
            let decay = &self.decays[evidence.inboxes[tie.inbox as usize].network as usize];
            let audience = usize::from(row.audience == Audience::Private);
            let (cells, inbox) = (&mut self.cells[row.tie as usize], &mut self.held[tie.inbox as usize]);
            let listed = &mut self.listed[row.tie as usize];
            if tie.slot.is_some() && !*listed {
                inbox.standing.push(row.tie);
                *listed = true;
            }
            let cell = &mut cells[audience];
            if cell.state == Presence::Folded {
                inbox.faint.unfold(day, cell.x.at(day, decay), cell.factor, decay);
            }
            if cell.state != Presence::Felt {
                inbox.felt.push(2 * row.tie + audience as u32);
                cell.state = Presence::Felt;
            }
            let left = row.weight * decay.within(model, row.moment.left);
            cell.x.add(day, left, decay);
            self.bounds[tie.inbox as usize].add(day, left, decay);
        }
    }

    fn take_tallies(&mut self) {
        let (evidence, model, day) = (&*self.evidence, &*self.model, self.day);
        let before = self.next.counted;
        while let Some(counted) = evidence.counted.get(self.next.counted).filter(|c| c.moment.day == day) {
            self.next.counted += 1;
            let inbox = &evidence.inboxes[counted.inbox as usize];
            let decay = &self.decays[inbox.network as usize];
            let state = &mut self.held[counted.inbox as usize];
            state.crowd.add(counted, [true; 3], &inbox.steps, model, decay);
            let weights = super::crowd::weights(model);
            let sum: f64 = counted.counts.iter().zip(weights).map(|(&n, w)| n as f64 * w).sum();
            self.bounds[counted.inbox as usize].add(day, sum, decay);
        }
        for counted in &evidence.counted[before..self.next.counted] {
            let inbox = &evidence.inboxes[counted.inbox as usize];
            let decay = &self.decays[inbox.network as usize];
            self.held[counted.inbox as usize].crowd.settle(counted, &inbox.steps, decay);
        }
    }

    fn take_posts(&mut self) {
        let (evidence, model, day) = (&*self.evidence, &*self.model, self.day);
        while let Some(posted) = evidence.posted.get(self.next.posted).filter(|p| p.moment.day == day) {
            self.next.posted += 1;
            let decay = &self.decays[evidence.inboxes[posted.inbox as usize].network as usize];
            self.held[posted.inbox as usize].posts.add(day, decay.within(model, posted.moment.left), decay);
        }
        while let Some(drawn) = evidence.drawn.get(self.next.drawn).filter(|d| d.moment.day == day) {
            self.next.drawn += 1;
            let decay = &self.decays[evidence.inboxes[drawn.inbox as usize].network as usize];
            let left = drawn.number * decay.within(model, drawn.moment.left);
            self.held[drawn.inbox as usize].reactions.add(day, left, decay);
        }
    }

    /// Folds whoever has become faint.
    fn sweep(&mut self) {
        let (cells, listed, day) = (&mut self.cells, &mut self.listed, self.day);
        for (inbox, state) in self.evidence.inboxes.iter().zip(&mut self.held) {
            let decay = &self.decays[inbox.network as usize];
            let Held { felt, faint, standing, .. } = state;
            if day % CLEAR == 0 {
                standing.retain(|&tie| {
                    listed[tie as usize] = cells[tie as usize].iter().any(|cell| cell.x.at(day, decay) >= UNFELT);
                    listed[tie as usize]
                });
            }
            felt.retain(|&n| {
                let cell = &mut cells[n as usize / 2][n as usize % 2];
                let x = cell.x.at(day, decay);
                if x < FAINT {
                    faint.fold(day, x, cell.factor, decay);
                    cell.state = Presence::Folded;
                }
                x >= FAINT
            });
        }
    }

    /// a of an inbox.
    fn amplification(&self, inbox: usize) -> f64 {
        let network = self.evidence.inboxes[inbox].network as usize;
        if !self.evidence.places[network].amplifies() {
            return 1.0;
        }
        let (state, decay) = (&self.held[inbox], &self.decays[network]);
        self.model.amplification(state.posts.at(self.day, decay), state.reactions.at(self.day, decay))
    }

    /// What an inbox holds while every standing that is to be found counts 1.
    fn content(&self, inbox: usize) -> Content {
        let Inbox { network, steps, .. } = &self.evidence.inboxes[inbox];
        let (state, decay) = (&self.held[inbox], &self.decays[*network as usize]);
        let one = |&n: &u32| {
            let cell = &self.cells[n as usize / 2][n as usize % 2];
            cell.factor * self.model.strength(cell.x.at(self.day, decay))
        };
        Content {
            connected: if self.counts(inbox) { 1.0 } else { 0.0 },
            amplification: self.amplification(inbox),
            strength: state.felt.iter().map(one).sum::<f64>() + state.faint.strength(self.day, decay),
            crowd: state.crowd.strength(steps, self.day, &self.model, decay),
        }
    }

    /// x of a tie, public and private.
    pub fn x(&self, tie: usize) -> [f64; 2] {
        let network = self.evidence.inboxes[self.evidence.ties[tie].inbox as usize].network;
        self.cells[tie].map(|cell| cell.x.at(self.day, &self.decays[network as usize]))
    }

    /// Ties of an inbox whose sender's standing is to be found: the sender's slot, and m.
    fn standing(&self, inbox: usize) -> impl Iterator<Item = (u32, f64)> {
        let decay = &self.decays[self.evidence.inboxes[inbox].network as usize];
        self.held[inbox].standing.iter().filter_map(move |&tie| {
            let slot = self.evidence.ties[tie as usize].slot?;
            let [public, private] = &self.cells[tie as usize];
            let (public, private) = (public.x.at(self.day, decay), private.x.at(self.day, decay));
            Some((slot, strength::of_person(&self.model, public, private)))
        })
    }

    /// Everybody's score: the fixed point, among those who may be above average that day.
    pub fn group(&self) -> Group {
        let (evidence, model) = (&*self.evidence, &*self.model);
        let mut scores: Group = vec![None; evidence.kept.len()];
        if scores.len() == 1 {
            return scores;
        }
        let members = self.members();
        let mut number = vec![None; scores.len()];
        for (n, member) in members.iter().enumerate() {
            number[member.slot as usize] = Some(n as u32);
        }
        let mut edges = Vec::new();
        for (receiver, member) in members.iter().enumerate() {
            for inbox in member.inboxes.clone().filter(|&inbox| self.counts(inbox)) {
                let a = self.amplification(inbox);
                for (slot, m) in self.standing(inbox) {
                    if let Some(sender) = number[slot as usize] {
                        edges.push(Edge { receiver: receiver as u32, sender, evidence: a * m });
                    }
                }
            }
        }
        let base: Vec<f64> = members.iter().map(|m| m.base).collect();
        let found = partner::fixed_point(model, &base, &edges, &vec![0.0; base.len()]);
        for (member, score) in members.iter().zip(found) {
            scores[member.slot as usize] = Some(score).filter(|s| *s > model.average_score);
        }
        scores
    }

    /// Those who may be above average: nobody counts more than `ceiling`, so nobody's evidence is more than that many
    /// times what it is while everybody counts 1.
    fn members(&self) -> Vec<Member> {
        let model = &*self.model;
        let mut members = self.candidates();
        for member in &mut members {
            member.base = member.inboxes.clone().map(|inbox| self.content(inbox).evidence()).sum();
        }
        let most = members.iter().map(|m| m.base).fold(0.0, f64::max);
        let mut ceiling = model.partner_max;
        for _ in 0..8 {
            ceiling = partner::factor(model, model.score(most * ceiling)).min(ceiling);
        }
        let least = standing_bounds::evidence_for(model, model.average_score) / (ceiling * (1.0 + 1e-9));
        members.retain(|member| member.base >= least);
        members
    }

    /// Everybody whose Σ x is enough for a score above average.
    fn candidates(&self) -> Vec<Member> {
        let least = standing_bounds::least(&self.model) * (1.0 - 1e-9);
        let inboxes = &self.evidence.inboxes;
        let (mut found, mut start) = (Vec::new(), 0);
        while start < inboxes.len() {
            let slot = inboxes[start].slot;
            let own = inboxes[start..].iter().take_while(|i| i.slot == slot).count();
            let (mut sum, own) = (0.0, start..start + own);
            for n in own.clone().filter(|&n| self.counts(n)) {
                sum += self.bounds[n].at(self.day, &self.decays[inboxes[n].network as usize]);
            }
            start = own.end;
            if sum >= least {
                found.push(Member { slot, inboxes: own, base: 0.0 });
            }
        }
        found
    }

    fn counts(&self, inbox: usize) -> bool {
        self.evidence.places[self.evidence.inboxes[inbox].network as usize].counts_on(self.day)
    }

    /// The owner's inboxes, with everybody's standing.
    pub fn owner(&self, group: &Group) -> Vec<Content> {
        let own = self.evidence.inboxes.iter().take_while(|i| i.slot == OWNER);
        own.enumerate().map(|(n, _)| self.with_standing(n, group)).collect()
    }

    /// An inbox, with everybody's standing.
    pub fn with_standing(&self, inbox: usize, group: &Group) -> Content {
        let mut content = self.content(inbox);
        for (slot, m) in self.standing(inbox) {
            if let Some(score) = group[slot as usize] {
                content.strength += (partner::factor(&self.model, score) - 1.0) * m;
            }
        }
        content
    }

    /// E and S of the owner.
    pub fn score(&self) -> (f64, f64) {
        total(&self.model, &self.owner(&self.group()))
    }

    pub fn decay(&self, inbox: usize) -> &Decay {
        &self.decays[self.evidence.inboxes[inbox].network as usize]
    }

    pub fn crowd(&self, inbox: usize) -> &Crowd {
        &self.held[inbox].crowd
    }

    /// The same evidence, before the first day.
    pub fn restart(&self, pace: f64) -> State {
        State::new(&self.evidence, &self.model, pace)
    }

    pub fn model(&self) -> &Model {
        &self.model
    }

    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    pub fn day(&self) -> i32 {
        self.day
    }

    pub fn cell(&self, tie: usize) -> [Faded; 2] {
        self.cells[tie].map(|cell| cell.x)
    }
}

/// E and S of one person's inboxes.
pub(super) fn total(model: &Model, inboxes: &[Content]) -> (f64, f64) {
    let evidence = inboxes.iter().map(Content::evidence).sum();
    (evidence, model.score(evidence))
}
