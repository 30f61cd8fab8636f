//! Fading: amounts that halve every half-life, aged only when somebody looks.

use super::day::SECONDS;
use crate::model::Model;

/// How much of an amount is left after a number of days, for one half-life.
#[derive(Debug, Clone)]
pub(super) struct Decay {
    half_life: f64,
    days: Vec<f64>,
}

impl Decay {
    /// For ages up to `span` days.
    pub fn new(model: &Model, half_life: f64, span: i32) -> Decay {
        let days = (0..=span.max(0)).map(|n| model.decay(f64::from(n) * SECONDS as f64, half_life)).collect();
        Decay { half_life, days }
    }

    /// What is left after whole days.
    pub fn over(&self, days: i32) -> f64 {
        self.days[days as usize]
    }

    /// What is left at the end of the day of something that happened `left` seconds before.
    pub fn within(&self, model: &Model, left: u32) -> f64 {
        model.decay(f64::from(left), self.half_life)
    }
}

/// An amount as of the end of a day. It ages when read: one rounding per reading, however many days have passed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Faded {
    value: f64,
    day: i32,
}

impl Faded {
    /// The amount at the end of `day`, which must not be before the last addition.
    #[inline(always)]
    pub fn at(&self, day: i32, decay: &Decay) -> f64 {
        if self.value == 0.0 { 0.0 } else { self.value * decay.over(day - self.day) }
    }

    /// Adds what is left of something at the end of `day`.
    pub fn add(&mut self, day: i32, amount: f64, decay: &Decay) {
        *self = Faded { value: self.at(day, decay) + amount, day };
    }
}
