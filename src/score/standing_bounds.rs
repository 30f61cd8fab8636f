//! Who of the visible group may ever stand above average.
//!
//! A member counts more than 1 only with a score above [`Model::average_score`], which takes the reactions of two
//! dozen people. Everybody else counts exactly 1, whatever their score: their inboxes are never needed. They are left
//! out by a bound that costs one number per person: f(x) ≤ κ·x, with κ the maximum of log2(1 + x) / (1 + x), which is
//! 1 / (e · ln 2), so that E_p ≤ a_max · v_max · κ · Σ x.

use super::decay::{Decay, Faded};
use super::evidence::Reading;
use super::people::{People, Person};
use super::receivers::Receivers;
use super::{Day, crowd};
use crate::ledger::{Act, Ledger};
use crate::model::Model;

/// The largest of f(x) / x, rounded up.
const KAPPA: f64 = 0.530_737_845_5;

/// The Σ x below which nobody can have a score above average.
pub(super) fn least(model: &Model) -> f64 {
    let evidence = evidence_for(model, model.average_score);
    evidence / (model.amplification_max * model.partner_max * KAPPA)
}

/// The evidence that a score takes: the inverse of [`Model::score`].
pub(super) fn evidence_for(model: &Model, score: f64) -> f64 {
    libm::expm1(score * model.full_scale_digits / model.full_score * std::f64::consts::LN_10)
}

/// Whether anybody but the owner is seen to receive something.
pub(super) fn is_seen(ledger: &Ledger, people: &People, receivers: &Receivers) -> bool {
    let others = |act: &Act| {
        let mut others = false;
        act.when.at.inspect(|&at| receivers.of(act, at, |to| others |= to.receiver != people.owner));
        others
    };
    ledger.acts.iter().any(others) || ledger.tallies.iter().any(|t| people.of(t.author) != people.owner)
}

/// Others who may, on some day, stand above average, sorted.
pub(super) fn standing(reading: Reading) -> Vec<Person> {
    let Reading { ledger, model, people, receivers, window, places } = reading;
    let acts = ledger.acts.iter().map(|a| (a.when, a.row));
    let days = acts.chain(ledger.tallies.iter().map(|t| (t.when, t.row)));
    let first = days.filter_map(|(when, row)| window.moment(when, row)).map(|m| m.day).min();
    let Some((Day(as_of), first)) = window.as_of.zip(first) else { return Vec::new() };
    // The slowest fading of any network, and of the band's slow reading.
    let slowest = places.iter().map(|p| model.half_life(&p.name)).fold(model.half_life_days, f64::max);
    let slowest = model.band.iter().fold(1.0, |a: f64, b| a.max(*b)) * slowest;
    let decay = Decay::new(model, slowest, as_of - first);
    let mut bounds = Bounds { sums: vec![Faded::default(); people.len()], peaks: vec![0.0; people.len()], decay };
    let counts = |network: u16| places[network as usize].connected.is_some();
    for act in ledger.acts.iter().filter(|a| counts(ledger.accounts[a.from as usize].network)) {
        let Some((at, moment)) = act.when.at.zip(window.moment(act.when, act.row)) else { continue };
        let weight = model.weights.of(act.kind, true).max(model.weights.of(act.kind, false));
        receivers.of(act, at, |to| bounds.add(to.receiver, moment.day, weight / f64::from(to.shared)));
    }
    // Tallies are by time among themselves, so they are a sum of their own; two sums bound one.
    let acts = std::mem::replace(&mut bounds.peaks, vec![0.0; people.len()]);
    bounds.sums.fill(Faded::default());
    for tally in ledger.tallies.iter().filter(|t| counts(t.network)) {
        let Some(moment) = window.moment(tally.when, tally.row) else { continue };
        let numbers = [tally.reactions, tally.reposts, tally.replies].map(|n| n.unwrap_or(0) as f64);
        let weight = numbers.iter().zip(crowd::weights(model)).map(|(n, w)| n * w).sum();
        bounds.add(people.of(tally.author), moment.day, weight);
    }
    let least = least(model);
    let person = |p: &Person| acts[*p as usize] + bounds.peaks[*p as usize] >= least && *p != people.owner;
    (0..people.len() as Person).filter(person).collect()
}

/// By person: Σ x so far, as of a day, and the largest it ever was.
struct Bounds {
    sums: Vec<Faded>,
    peaks: Vec<f64>,
    decay: Decay,
}

impl Bounds {
    /// Acts count in full until the end of their day: more than they are worth, as befits a bound.
    fn add(&mut self, person: Person, day: i32, weight: f64) {
        let sum = &mut self.sums[person as usize];
        sum.add(day, weight, &self.decay);
        let peak = &mut self.peaks[person as usize];
        *peak = peak.max(sum.at(day, &self.decay));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_bounds_strength() {
        let model = Model::default();
        const { assert!(KAPPA > 1.0 / (std::f64::consts::E * std::f64::consts::LN_2) && KAPPA < 0.530_738) };
        for n in 1..10_000 {
            let x = f64::from(n) / 500.0;
            assert!(model.strength(x) <= KAPPA * x);
        }
    }

    #[test]
    fn evidence_is_the_inverse_of_score() {
        let model = Model::default();
        assert!((model.score(evidence_for(&model, 20.0)) - 20.0).abs() < 1e-13);
    }
}
