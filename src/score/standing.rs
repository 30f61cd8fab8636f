//! Who reacts: the partner factor, and the visible group, whose scores are found at once as a fixed point.

use super::inbox::{Pair, Row, Sender};
use super::input::Input;
use super::options::Options;
use super::people::{People, Person};
use super::strength::sum;
use super::window::Decay;
use crate::Result;
use crate::error::usage;
use crate::ledger::Ledger;
use crate::model::Model;
use crate::order::Order;
use std::ops::Range;

/// v of a member of the group: what can be seen of them is a lower bound, so it never counts against them.
pub(super) fn factor(model: &Model, score: f64) -> f64 {
    model.partner_factor(Some(score)).max(1.0)
}

/// A sender's standing: s, where it is known, and v.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Standing {
    pub score: Option<f64>,
    pub factor: f64,
}

/// The scores that the user gave, and whether standing counts at all.
#[derive(Debug, Clone, Default)]
pub(super) struct GivenScores {
    people: Vec<Option<f64>>,
    imagined: Vec<Option<f64>>,
    pub prestige: bool,
}

impl GivenScores {
    pub fn new(ledger: &Ledger, people: &People, options: &Options) -> Result<GivenScores> {
        let mut given: Vec<Option<f64>> = vec![None; people.len()];
        for &(account, score) in &options.scores {
            if account.place() >= ledger.accounts.len() {
                return Err(usage("a score was given for an account that is not in the ledger"));
            }
            let best = &mut given[people.of(account) as usize];
            *best = Some(best.map_or(score, |best: f64| best.max(score)));
        }
        let imagined = options.imagined.iter().map(|i| i.partner_score).collect();
        Ok(GivenScores { people: given, imagined, prestige: options.prestige })
    }

    pub fn of(&self, sender: Sender) -> Option<f64> {
        match sender {
            Sender::Person(person) => self.people[person as usize],
            Sender::Imagined(n) => self.imagined[n as usize],
        }
    }
}

/// The group's scores on one day, by person; of whom none is above average is unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Group(Vec<(Person, f64)>);

impl Group {
    /// `scores` in the order of people.
    pub fn new(model: &Model, scores: impl Iterator<Item = (Person, f64)>) -> Group {
        Group(scores.filter(|(_, score)| *score > model.average_score).collect())
    }

    /// A sender's standing.
    pub fn of(&self, model: &Model, given: &GivenScores, sender: Sender) -> Standing {
        if let Some(score) = given.of(sender) {
            let factor = if given.prestige { model.partner_factor(Some(score)) } else { 1.0 };
            return Standing { score: Some(score), factor };
        }
        let found = match sender {
            Sender::Person(person) => self.0.binary_search_by_key(&person, |(p, _)| *p).ok().map(|at| self.0[at].1),
            Sender::Imagined(_) => None,
        };
        Standing { score: found, factor: found.map_or(1.0, |score| factor(model, score)) }
    }
}

/// Evidence that one member of the group is to another, before the sender's standing counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    /// Who receives, a number in `base`.
    pub receiver: u32,
    /// Whose standing counts.
    pub sender: u32,
    /// a · m.
    pub evidence: f64,
}

/// More rounds than any iteration needs that shrinks its error by 0.215 each time.
const ROUNDS: usize = 100;

/// The scores S with S_p = S(base_p + Σ (v(S_s) − 1) · evidence), `base` being the evidence with every v = 1.
///
/// `edges` are sorted by receiver. Starts from `start` and returns when no score moves by more than
/// [`Model::fixed_point_tolerance`]. The map contracts, so any start leads to the same scores within that tolerance;
/// every day starts from the same place (nobody above average), so that a day's score doesn't depend on
/// which other days were asked for, not even in its last bit.
pub(super) fn fixed_point(model: &Model, base: &[f64], edges: &[Edge], start: &[f64]) -> Vec<f64> {
    let mut scores = start.to_vec();
    let mut next = vec![0.0; base.len()];
    let mut own: Vec<Range<usize>> = vec![0..0; base.len()];
    let mut end = 0;
    for same in edges.chunk_by(|a, b| a.receiver == b.receiver) {
        own[same[0].receiver as usize] = end..end + same.len();
        end += same.len();
    }
    let mut above: Vec<f64> = vec![0.0; base.len()];
    for _ in 0..ROUNDS {
        for (v, s) in above.iter_mut().zip(&scores) {
            *v = factor(model, *s) - 1.0;
        }
        let mut moved: f64 = 0.0;
        for (n, next) in next.iter_mut().enumerate() {
            let extra = sum(edges[own[n].clone()].iter().map(|edge| above[edge.sender as usize] * edge.evidence));
            *next = model.score(base[n] + extra);
            moved = moved.max((*next - scores[n]).abs());
        }
        std::mem::swap(&mut scores, &mut next);
        if moved < model.fixed_point_tolerance {
            break;
        }
    }
    scores
}

/// The largest of f(x) / x, which is 1 / (e · ln 2), rounded up.
const KAPPA: f64 = 0.530_738;

/// The Σ x below which nobody can have a score above average: nobody counts more than `partner_max`, and f(x) ≤ κ·x.
/// A little less, for sums round.
pub(super) fn least(model: &Model) -> f64 {
    least_evidence(model) / (model.amplification_max * KAPPA)
}

/// The evidence, while everybody counts 1, below which nobody can have a score above average.
pub(super) fn least_evidence(model: &Model) -> f64 {
    let average =
        libm::expm1(model.average_score * model.full_scale_digits / model.full_score * std::f64::consts::LN_10);
    average / model.partner_max * (1.0 - 1e-9)
}

/// The people who may stand above average on some day, and whose inboxes are therefore added up: at the peak of what they
/// receive, Σ x is enough for it. All others count exactly 1, whatever they receive.
pub(super) fn candidates(
    input: &Input,
    model: &Model,
    decays: &[Decay],
    given: &GivenScores,
    watched: &[bool],
) -> Vec<Person> {
    if !given.prestige || input.inboxes.len() == input.own() {
        return Vec::new();
    }
    let least = least(model);
    let mut peaks = vec![0.0; input.people];
    for inbox in input.inboxes.iter().filter(|i| watched[i.network]) {
        peaks[inbox.receiver as usize] += peak(inbox, model, &decays[inbox.network]);
    }
    let open = |p: &Person| given.of(Sender::Person(*p)).is_none();
    (0..input.people as Person).filter(|&p| peaks[p as usize] >= least).filter(open).collect()
}

/// No less than Σ x ever is in an inbox: acts count in full until the end of their day.
fn peak(inbox: &super::inbox::Inbox, model: &Model, decay: &Decay) -> f64 {
    if inbox.rows.iter().any(|row| row.ends < i32::MAX) || inbox.counted.iter().any(|c| c.ends < i32::MAX) {
        // What is carried is still there when more comes.
        return f64::INFINITY;
    }
    let weights = super::crowd::weights(model);
    let weight = |rows: &Row| (rows.moment.day, rows.weight);
    let counts = |c: &super::inbox::Counted| {
        (c.moment.day, c.counts.iter().zip(weights).map(|(&n, w)| n as f64 * w).sum::<f64>())
    };
    let mut days: Vec<(i32, f64)> = inbox.rows.iter().map(weight).chain(inbox.counted.iter().map(counts)).collect();
    days.order_by_key(|(day, _)| *day);
    let (mut sum, mut peak, mut last) = (0.0, 0.0_f64, i32::MIN);
    for (day, amount) in days {
        sum = if last == i32::MIN { 0.0 } else { sum * decay.over(day - last) } + amount;
        last = day;
        peak = peak.max(sum);
    }
    peak
}

/// Whether a pair's sender is one of those whose standing is to be found.
pub(super) fn member(pair: &Pair, given: &GivenScores, members: &[Person]) -> Option<u32> {
    match pair.sender {
        Sender::Person(person) if given.of(pair.sender).is_none() => {
            members.binary_search(&person).ok().map(|n| n as u32)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kappa_bounds_strength() {
        let model = Model::default();
        const { assert!(KAPPA > 1.0 / (std::f64::consts::E * std::f64::consts::LN_2)) };
        for n in 1..10_000 {
            let x = f64::from(n) / 500.0;
            assert!(model.strength(x) <= KAPPA * x);
        }
        let least = least_evidence(&model) * model.partner_max;
        assert!((model.score(least) - 20.0).abs() < 1e-7 && model.score(least) < 20.0);
    }

    #[test]
    fn two_people_who_only_know_each_other() {
        let model = Model::default();
        let edge = |receiver, sender| Edge { receiver, sender, evidence: 60.0 };
        let scores = fixed_point(&model, &[60.0; 2], &[edge(0, 1), edge(1, 0)], &[0.0; 2]);
        let s = scores[0];
        assert_eq!(s, scores[1]);
        assert!(s > 25.0 && (model.score(60.0 * factor(&model, s)) - s).abs() < 1e-12);
    }

    #[test]
    fn those_below_average_count_as_average() {
        let model = Model::default();
        let edge = Edge { receiver: 0, sender: 1, evidence: 5.0 };
        assert_eq!(fixed_point(&model, &[5.0, 1.0], &[edge], &[0.0; 2]), [model.score(5.0), model.score(1.0)]);
    }

    proptest! {
        /// §10.12: the fixed point does not depend on the starting values.
        #[test]
        fn any_start_leads_to_the_same_scores(
            base in proptest::collection::vec(0.0_f64..1e5, 1..12),
            edges in proptest::collection::vec((0_u32..12, 0_u32..12, 0.0_f64..1e4), 0..60),
            start in proptest::collection::vec(0.0_f64..100.0, 12),
        ) {
            let model = Model::default();
            let n = base.len() as u32;
            let mut base = base;
            let mut edges: Vec<Edge> = edges
                .into_iter()
                .map(|(receiver, sender, evidence)| Edge { receiver: receiver % n, sender: sender % n, evidence })
                .collect();
            edges.order_by_key(|e| e.receiver);
            for edge in &edges {
                base[edge.receiver as usize] += edge.evidence;
            }
            let cold = fixed_point(&model, &base, &edges, &vec![0.0; base.len()]);
            let other = fixed_point(&model, &base, &edges, &start[..base.len()]);
            for (a, b) in cold.iter().zip(&other) {
                prop_assert!((a - b).abs() < 1e-11, "{a} {b}");
            }
        }
    }
}
