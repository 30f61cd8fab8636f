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

/// Sums in the making, kept from one day to the next for their room alone.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    x: Vec<X>,
    /// Pairs with anything, in the order in which the window shows them.
    pairs: Vec<u32>,
}

impl Sums {
    /// Adds up an inbox's window at the end of `day`, as known at the end of `known`.
    pub fn add_up(&mut self, cells: &Cells, day: i32, known: i32, decay: &Decay) {
        for pair in self.pairs.drain(..) {
            self.x[pair as usize] = [0.0; 2];
        }
        for (cell, left) in cells.left(day, known, decay) {
            let pair = cell.pair as usize;
            if self.x.len() <= pair {
                self.x.resize(pair + 1, [0.0; 2]);
            }
            if self.x[pair] == [0.0; 2] {
                self.pairs.push(cell.pair);
            }
            self.x[pair][usize::from(cell.private)] += left;
        }
    }

    /// Every pair with strength left, and its x.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, X)> {
        self.pairs.iter().map(|&pair| (pair as usize, self.x[pair as usize]))
    }

    /// Σ x.
    pub fn total(&self) -> f64 {
        self.pairs().map(|(_, [public, private])| public + private).sum()
    }
}
