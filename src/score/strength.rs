//! One person's strength: many acts into one faded amount, and the sum of f over many people, day after day.
//!
//! Evaluating f for everybody who ever reacted, on each day of ten years, is what a curve would cost. But whoever has
//! faded below [`FAINT`] only fades on until they act again, and there f is its power series
//!
//! ```text
//! f(x) = log2(1 + x) · x / (1 + x) = (1/ln 2) · Σ (−1)^(n+1) · H_n · x^(n+1)     H_n = 1 + 1/2 + … + 1/n
//! ```
//!
//! so that the sum over all faint people is a fixed combination of [`TERMS`] power sums Σ x^k, each of which ages as
//! one number. **Error**: the series alternates and, for x ≤ 1/4, its terms shrink by more than a factor of two; what
//! is cut off is at most the first term left out, H_26 · x^27 / ln 2, against f(x) ≥ x² · (1 − 3x/2) / ln 2: a relative
//! 3.9 · 2^−50 / 0.62 < 5.6e-15 per person, whatever their number, at the moment of folding, and less from then on.
//! A relative error ε of E moves S by less than 6.3 · ε. So folding changes no score by more than 4e-14.

//! Those who differ little from each other are summed alike, whatever their strength ([`near`]): with x the least of them,
//! u = 1 + x and t = δ / u,
//!
//! ```text
//! f(x + δ) = (1/ln 2) · (ln u + ln(1 + t)) · (1 − (1/u) / (1 + t))
//!          = f(x) + (1/ln 2) · Σ (−1)^(n+1) · (1/n + (ln u − H_n) / u) · t^n
//! ```
//!
//! **Error**: for δ ≤ x/16 a term is less than H_n/16 of the one before, all the way down to terms that no longer count;
//! what is cut off is below 16^−12 of f(x), less than the rounding of the sum.

use super::decay::{Decay, Faded};
use crate::model::Model;

/// Strength below which a person is folded into the power sums.
pub(super) const FAINT: f64 = 1.0 / 4.0;
/// Power sums kept: x² to x^26.
const TERMS: usize = 25;
/// By how much those who are taken together may differ, as a part of the least of them.
pub(super) const NEAR: f64 = 1.0 / 16.0;
/// Power sums kept of them: δ^0 to δ^11.
pub(super) const NEAR_TERMS: usize = 12;
/// Faint people are looked for on every sixteenth day: keeping one longer costs time, never accuracy.
pub(super) const SWEEP: i32 = 16;

/// The series' coefficients, from x² on, without the common 1/ln 2.
const SERIES: [f64; TERMS] = {
    let mut series = [0.0; TERMS];
    let (mut n, mut harmonic, mut sign) = (0, 0.0, 1.0);
    while n < TERMS {
        harmonic += 1.0 / (n as f64 + 1.0);
        series[n] = sign * harmonic;
        sign = -sign;
        n += 1;
    }
    series
};

/// x(p, n) of one audience, and the constant that its f(x) is multiplied with.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub x: Faded,
    /// The partner factor, where it is constant, times the audience's share.
    pub factor: f64,
    pub state: Presence,
}

/// Where a cell is accounted for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Presence {
    /// Nothing received so far.
    #[default]
    Never,
    /// In the list of those who are evaluated one by one.
    Felt,
    /// In the power sums.
    Folded,
}

/// Power sums Σ factor · x^k over the faint.
#[derive(Debug, Clone, Default)]
pub(super) struct Faint {
    sums: [f64; TERMS],
    day: i32,
    people: u32,
}

impl Faint {
    /// Takes somebody of strength `x` at the end of `day` in.
    pub fn fold(&mut self, day: i32, x: f64, factor: f64, decay: &Decay) {
        if self.people == 0 {
            self.day = day;
        }
        self.people += 1;
        self.add(day, x, factor, decay);
    }

    /// Lets somebody go who has been folded and is now, at the end of `day`, of strength `x`.
    pub fn unfold(&mut self, day: i32, x: f64, factor: f64, decay: &Decay) {
        self.people -= 1;
        self.add(day, x, -factor, decay);
        if self.people == 0 {
            // Exactly nobody, not the rounding of the last subtraction.
            self.sums = [0.0; TERMS];
        }
    }

    fn add(&mut self, day: i32, x: f64, factor: f64, decay: &Decay) {
        let age = decay.over(day - self.day);
        self.day = day;
        let (mut power, mut aging) = (x * x, age * age);
        for sum in &mut self.sums {
            *sum = *sum * aging + factor * power;
            power *= x;
            aging *= age;
        }
    }

    /// Σ factor · f(x) at the end of `day`.
    pub fn strength(&self, day: i32, decay: &Decay) -> f64 {
        if self.people == 0 {
            return 0.0;
        }
        let age = decay.over(day - self.day);
        let series = self.sums.iter().zip(SERIES).rev().fold(0.0, |sum, (power, factor)| sum * age + power * factor);
        (series * age * age / std::f64::consts::LN_2).max(0.0)
    }
}

/// Σ f(x + δ) of those whose power sums Σ δ^n, before they aged, are `powers`; every δ is at most [`NEAR`] of x.
pub(super) fn near(model: &Model, x: f64, powers: &[f64; NEAR_TERMS], age: f64) -> f64 {
    let (log, share) = (libm::log1p(x), 1.0 / (1.0 + x));
    let (scale, mut power) = (age * share, 1.0);
    // The first by itself: there the others' way loses what little is left of a small x.
    let (mut sum, mut harmonic, mut sign) = ((x + log) * share * powers[1] * scale, 1.0, -1.0);
    for (n, own) in powers.iter().enumerate().skip(2) {
        let part = 1.0 / n as f64;
        harmonic += part;
        power *= scale;
        sum += sign * (part + (log - harmonic) * share) * own * (power * scale);
        sign = -sign;
    }
    powers[0] * model.strength(x) + sum / std::f64::consts::LN_2
}

/// m(p, n): what the public saw, and the private share of what nobody else saw.
pub(super) fn of_person(model: &Model, public: f64, private: f64) -> f64 {
    model.strength(public) + model.private_share * model.strength(private)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_changes_no_sum_by_more_than_its_proof_says() {
        let model = Model::default();
        let decay = Decay::new(&model, 30.0, 400);
        let mut faint = Faint::default();
        let people: Vec<f64> = (1..=2_000).map(|n| FAINT * f64::from(n) / 2_000.0).collect();
        for &x in &people {
            faint.fold(100, x, 1.5, &decay);
        }
        for day in [100, 107, 130, 250, 400] {
            let exact: f64 = people.iter().map(|x| 1.5 * model.strength(x * decay.over(day - 100))).sum();
            let error = (faint.strength(day, &decay) / exact - 1.0).abs();
            assert!(error < 2e-14, "day {day}: {error:e}");
        }
    }

    #[test]
    fn one_person_at_the_edge_is_within_the_bound_and_no_better() {
        let model = Model::default();
        let decay = Decay::new(&model, 30.0, 1);
        let mut faint = Faint::default();
        faint.fold(0, FAINT, 1.0, &decay);
        let error = (faint.strength(0, &decay) / model.strength(FAINT) - 1.0).abs();
        assert!(error < 1.3e-14, "{error:e}");
    }

    #[test]
    fn whoever_comes_back_leaves_nothing_behind() {
        let decay = Decay::new(&Model::default(), 30.0, 100);
        let mut faint = Faint::default();
        faint.fold(0, 0.05, 1.0, &decay);
        faint.unfold(40, 0.05 * decay.over(40), 1.0, &decay);
        assert_eq!(faint.strength(50, &decay), 0.0);
    }

    #[test]
    fn those_who_differ_little_are_the_sum_of_each() {
        let model = Model::default();
        for x in [1e-9, 1e-3, 0.2, 1.0, 40.0, 3e4, 1e9] {
            for age in [1.0, 0.4] {
                let deltas: Vec<f64> = (0..=64).map(|n| NEAR * x * f64::from(n) / 64.0).collect();
                let powers = std::array::from_fn(|k| deltas.iter().map(|d| 3.0 * d.powi(k as i32)).sum());
                let exact: f64 = deltas.iter().map(|d| 3.0 * model.strength(x + d * age)).sum();
                let error = (near(&model, x, &powers, age) / exact - 1.0).abs();
                assert!(error < 2e-15, "{x}: {error:e}");
            }
        }
    }

    #[test]
    fn strength_by_hand() {
        let model = Model::default();
        // One like: log2(2) · 1/2. Three: log2(4) · 3/4. In private, half.
        assert_eq!(of_person(&model, 1.0, 0.0), 0.5);
        assert_eq!(of_person(&model, 3.0, 1.0), 1.5 + 0.25);
        assert_eq!(of_person(&model, 0.0, 0.0), 0.0);
    }
}
