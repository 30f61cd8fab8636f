//! How strong somebody's engagement is on one day: x, and what it makes of one person.

use super::window::{Cells, Decay};
use crate::model::Model;

/// A pair's x at the end of a day, public and private.
pub(super) type X = [f64; 2];

/// m: strength of one person on one network; what nobody else sees counts less.
pub(super) fn of_person(model: &Model, [public, private]: X) -> f64 {
    let one = |x: f64| if x > 0.0 { model.strength(x) } else { 0.0 };
    one(public) + model.private_share * one(private)
}

/// A sum that is 0 where there is nothing: that of the standard library would be −0.
pub(super) fn sum(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |sum, number| sum + number)
}

/// Sums in the making, kept from one inbox to the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    /// Which inbox's they are, on which day and as known when.
    of: Option<(usize, i32, i32)>,
    /// By slot; beyond the pairs named below all are 0.
    x: Vec<f64>,
    /// Pairs with anything, in their order.
    pairs: Vec<u32>,
}

impl Sums {
    /// Adds up an inbox's window at the end of `day`, as known at the end of `known`.
    pub fn add_up(&mut self, inbox: usize, cells: &Cells, day: i32, known: i32, decay: &Decay) {
        if self.of == Some((inbox, day, known)) {
            return;
        }
        self.of = Some((inbox, day, known));
        let Sums { x, pairs, .. } = self;
        for pair in pairs.drain(..) {
            x[2 * pair as usize..][..2].fill(0.0);
        }
        let slots = cells.slots();
        x.resize(slots.max(x.len()), 0.0);
        if 4 * cells.within(day, known, decay) > slots {
            // Most pairs have something: they are looked for at the end.
            cells.left(day, known, decay, |slot, left| x[slot as usize] += left);
            let some = |pair: &u32| x[2 * *pair as usize..][..2] != [0.0; 2];
            pairs.extend((0..slots as u32 / 2).filter(some));
        } else {
            cells.left(day, known, decay, |slot, left| {
                if x[slot as usize] == 0.0 {
                    pairs.push(slot / 2);
                }
                x[slot as usize] += left;
            });
            pairs.sort_unstable();
            pairs.dedup();
        }
    }

    /// Every pair with strength left, and its x.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, X)> {
        self.pairs.iter().map(|&pair| (pair as usize, self.of(pair as usize)))
    }

    /// A pair's x.
    pub fn of(&self, pair: usize) -> X {
        [self.x[2 * pair], self.x[2 * pair + 1]]
    }

    /// Σ x.
    pub fn total(&self) -> f64 {
        sum(self.pairs().map(|(_, [public, private])| public + private))
    }
}
