//! Reactions without names: the nested audience, the most modest reading that fits the counts.
//!
//! The j-th fan reacted to every object that counts at least j; so x_j falls with j, and between two successive
//! distinct counts all fans are alike. A count of ten million is one step, not ten million fans.

use super::decay::{Decay, Faded};
use super::strength;
use super::window::Moment;
use crate::model::Model;
use crate::record::Kind;
use std::ops::Range;

/// The kinds that are counted without names, in the order of [`Counted::counts`].
pub(super) const KINDS: [Kind; 3] = [Kind::Reaction, Kind::Repost, Kind::Reply];

/// One object's counts, as the crowd of one person on one network.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub moment: Moment,
    pub inbox: u32,
    /// Reactions, reposts, replies.
    pub counts: [u64; 3],
    /// Its number in the ledger.
    pub tally: u32,
}

/// How much a fan gains by each kind.
pub(super) fn weights(model: &Model) -> [f64; 3] {
    KINDS.map(|kind| model.weights.of(kind, false))
}

/// The distinct counts of one person's objects on one network, sorted: where fans begin to differ.
#[derive(Debug, Clone, Default)]
pub(super) struct Steps(Vec<u64>);

impl Steps {
    pub fn new(mut counts: Vec<u64>) -> Steps {
        counts.retain(|&n| n > 0);
        counts.sort();
        counts.dedup();
        Steps(counts)
    }

    fn of(&self, count: u64) -> Option<usize> {
        self.0.binary_search(&count).ok()
    }

    /// How many fans are between this step and the one below.
    fn width(&self, step: usize) -> u64 {
        self.0[step] - step.checked_sub(1).map_or(0, |below| self.0[below])
    }
}

/// By step: what the objects with exactly this count give to each fan up to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Crowd {
    steps: Vec<Faded>,
    blocks: Vec<Block>,
}

/// Steps side by side in one [`Block`].
const BLOCK: usize = 64;

/// Neighbours that are taken together where their fans differ little: with counts that are all different, each day of
/// a curve would else ask for the strength at every step.
#[derive(Debug, Clone, Default)]
struct Block {
    /// What its steps give to every fan below them.
    sum: Faded,
    /// Σ δ^n over its fans, as of `day`, δ being what its own steps give to each.
    powers: [f64; strength::NEAR_TERMS],
    day: i32,
    /// Whether something was added since.
    changed: bool,
}

impl Crowd {
    pub fn new(steps: &Steps) -> Crowd {
        let blocks = steps.0.chunks(BLOCK).scan(0, |below, counts| {
            let fans = counts[counts.len() - 1] - std::mem::replace(below, counts[counts.len() - 1]);
            let powers = std::array::from_fn(|n| if n == 0 { fans as f64 } else { 0.0 });
            Some(Block { powers, ..Block::default() })
        });
        Crowd { steps: vec![Faded::default(); steps.0.len()], blocks: blocks.collect() }
    }

    /// Adds one object's counts on its day; `kinds` chooses among them.
    pub fn add(&mut self, counted: &Counted, kinds: [bool; 3], steps: &Steps, model: &Model, decay: &Decay) {
        let left = decay.within(model, counted.moment.left);
        for ((&count, weight), _) in counted.counts.iter().zip(weights(model)).zip(kinds).filter(|(_, on)| *on) {
            if let Some(step) = steps.of(count) {
                self.steps[step].add(counted.moment.day, weight * left, decay);
                self.blocks[step / BLOCK].changed = true;
            }
        }
    }

    /// Takes neighbours of this object together again, when all of its day were added: [`Crowd::strength`] is then
    /// quick. A crowd of one block has nobody above it to be near to.
    pub fn settle(&mut self, counted: &Counted, steps: &Steps, decay: &Decay) {
        if self.blocks.len() < 2 {
            return;
        }
        let day = counted.moment.day;
        for step in counted.counts.iter().filter_map(|&count| steps.of(count)) {
            let block = &mut self.blocks[step / BLOCK];
            if std::mem::take(&mut block.changed) {
                let (first, mut delta) = (step - step % BLOCK, 0.0);
                (block.day, block.powers) = (day, [0.0; strength::NEAR_TERMS]);
                for (n, own) in self.steps[first..].iter().take(BLOCK).enumerate().rev() {
                    delta += own.at(day, decay);
                    let mut part = steps.width(first + n) as f64;
                    for power in &mut block.powers {
                        *power += part;
                        part *= delta;
                    }
                }
                block.sum = Faded::default();
                block.sum.add(day, delta, decay);
            }
        }
    }

    /// x_j at the end of `day`, from the last fan to the first: how many are alike, and what they are worth.
    fn fans(&self, steps: Range<usize>, above: f64, day: i32, decay: &Decay) -> impl Iterator<Item = (usize, f64)> {
        let mut x = above;
        steps.rev().map(move |step| {
            x += self.steps[step].at(day, decay);
            (step, x)
        })
    }

    /// Σ_j f(x_j) at the end of `day`.
    pub fn strength(&self, steps: &Steps, day: i32, model: &Model, decay: &Decay) -> f64 {
        let (mut total, mut above) = (0.0, 0.0);
        for (n, block) in self.blocks.iter().enumerate().rev() {
            let sum = block.sum.at(day, decay);
            if !block.changed && sum <= above * strength::NEAR {
                let age = if sum > 0.0 { decay.over(day - block.day) } else { 0.0 };
                total += if above > 0.0 { strength::near(model, above, &block.powers, age) } else { 0.0 };
                above += sum;
                continue;
            }
            let own = n * BLOCK..steps.0.len().min((n + 1) * BLOCK);
            let (mut alike, mut worth) = (0, 0.0);
            for (step, x) in self.fans(own, above, day, decay) {
                if x != worth {
                    total += if alike > 0 { alike as f64 * model.strength(worth) } else { 0.0 };
                    (alike, worth) = (0, x);
                }
                if x > 0.0 {
                    alike += steps.width(step);
                }
            }
            total += if alike > 0 { alike as f64 * model.strength(worth) } else { 0.0 };
            above = worth;
        }
        total
    }

    /// How many fans are worth at least `least` (above 0).
    pub fn reach(&self, steps: &Steps, day: i32, least: f64, decay: &Decay) -> u64 {
        self.fans(0..steps.0.len(), 0.0, day, decay).find(|(_, x)| *x >= least).map_or(0, |(step, _)| steps.0[step])
    }

    /// How many fans there are at all.
    pub fn ranks(&self, steps: &Steps) -> u64 {
        self.steps.iter().rposition(|d| *d != Faded::default()).map_or(0, |step| steps.0[step])
    }

    /// Splits the crowd's strength among kinds: each rank's in proportion to the parts of its x. `parts` holds the
    /// same objects, one kind each.
    pub fn split(parts: &[Crowd; 3], steps: &Steps, day: i32, model: &Model, decay: &Decay) -> [f64; 3] {
        let mut strengths = [0.0; 3];
        let mut x = [0.0; 3];
        for step in (0..steps.0.len()).rev() {
            for (x, part) in x.iter_mut().zip(parts) {
                *x += part.steps[step].at(day, decay);
            }
            let sum: f64 = x.iter().sum();
            if sum > 0.0 {
                let each = steps.width(step) as f64 * model.strength(sum) / sum;
                for (strength, x) in strengths.iter_mut().zip(x) {
                    *strength += each * x;
                }
            }
        }
        strengths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All on one day, at its very end less a second.
    fn crowd(objects: &[[u64; 3]]) -> (Steps, Crowd, [Crowd; 3], Decay, Model) {
        let model = Model::default();
        let decay = Decay::new(&model, 30.0, 400);
        let steps = Steps::new(objects.iter().flatten().copied().collect());
        let mut whole = Crowd::new(&steps);
        let mut parts = [(); 3].map(|()| Crowd::new(&steps));
        for &counts in objects {
            let counted = Counted { moment: Moment { day: 0, left: 0 }, inbox: 0, counts, tally: 0 };
            whole.add(&counted, [true; 3], &steps, &model, &decay);
            for (kind, part) in parts.iter_mut().enumerate() {
                part.add(&counted, [kind == 0, kind == 1, kind == 2], &steps, &model, &decay);
            }
        }
        (steps, whole, parts, decay, model)
    }

    #[test]
    fn by_hand() {
        let (steps, whole, parts, decay, model) = crowd(&[[3, 1, 0], [2, 0, 1], [0, 0, 0]]);
        // Fan 1: 1 + 2 + 1 + 3 = 7; fan 2: 2; fan 3: 1.
        let expected = 3.0 * 7.0 / 8.0 + model.strength(2.0) + 0.5;
        assert!((whole.strength(&steps, 0, &model, &decay) - expected).abs() < 1e-15);
        assert_eq!(whole.ranks(&steps), 3);
        assert_eq!(whole.reach(&steps, 0, 0.25, &decay), 3);
        assert_eq!(whole.reach(&steps, 60, 0.25, &decay), 3);
        assert_eq!(whole.reach(&steps, 61, 0.25, &decay), 2);
        let split = Crowd::split(&parts, &steps, 0, &model, &decay);
        let first = 3.0 * 7.0 / 8.0;
        for (part, by_hand) in
            split.iter().zip([first * 2.0 / 7.0 + model.strength(2.0) + 0.5, first * 2.0 / 7.0, first * 3.0 / 7.0])
        {
            assert!((part - by_hand).abs() < 1e-15);
        }
    }

    #[test]
    fn equals_the_sum_over_every_single_fan() {
        let objects = [[40, 7, 3], [40, 0, 90], [1, 1, 1], [12, 12, 12], [0, 100, 0]];
        let (steps, whole, _, decay, model) = crowd(&objects);
        for day in [0, 45, 399] {
            let left = decay.over(day);
            let fan = |j: u64| -> f64 {
                let object = |counts: &[u64; 3]| {
                    counts.iter().zip(weights(&model)).filter(|(n, _)| **n >= j).map(|(_, w)| w * left).sum::<f64>()
                };
                model.strength(objects.iter().map(object).sum())
            };
            let expected: f64 = (1..=100).map(fan).sum();
            assert!((whole.strength(&steps, day, &model, &decay) / expected - 1.0).abs() < 1e-13);
        }
    }

    #[test]
    fn taken_together_neighbours_are_the_sum_of_each() {
        // Counts that all differ, of which a few each day are new: most blocks have many above them.
        let objects: Vec<[u64; 3]> = (0..3_000).map(|n| [1 + 7 * ((n * 1_117) % 3_000), (n % 3) * 11, 0]).collect();
        let (steps, mut whole, _, decay, model) = crowd(&[]);
        assert!(steps.0.is_empty() && whole.strength(&steps, 0, &model, &decay) == 0.0);
        let steps = Steps::new(objects.iter().flatten().copied().collect());
        let mut single = Crowd::new(&steps);
        whole = single.clone();
        for (day, some) in (0..300).zip(objects.chunks(10)) {
            let counted =
                |&counts: &[u64; 3]| Counted { moment: Moment { day, left: 0 }, inbox: 0, counts, tally: 0 };
            for one in some.iter().map(counted) {
                whole.add(&one, [true; 3], &steps, &model, &decay);
                single.add(&one, [true; 3], &steps, &model, &decay);
            }
            some.iter().map(counted).for_each(|one| whole.settle(&one, &steps, &decay));
            // What was never settled is asked step by step.
            single.blocks.iter_mut().for_each(|block| block.changed = true);
            let [one, all] = [&single, &whole].map(|crowd| crowd.strength(&steps, day, &model, &decay));
            assert!((all / one - 1.0).abs() < 1e-14, "day {day}: {all} {one}");
        }
        assert!(whole.blocks.iter().filter(|block| !block.changed).count() == whole.blocks.len());
    }

    #[test]
    fn ten_million_are_exact_and_one_step() {
        let (steps, whole, _, decay, model) = crowd(&[[10_000_000, 0, 0], [2, 0, 0]]);
        let expected = 2.0 * model.strength(2.0) + 9_999_998.0 * 0.5;
        assert!((whole.strength(&steps, 0, &model, &decay) / expected - 1.0).abs() < 1e-15);
        assert_eq!(steps.0.len(), 2);
    }

    #[test]
    fn zeros_are_nothing() {
        let (steps, whole, _, decay, model) = crowd(&[[0, 0, 0]]);
        assert_eq!(whole.strength(&steps, 5, &model, &decay), 0.0);
        assert_eq!(whole.reach(&steps, 5, 0.25, &decay), 0);
    }
}
