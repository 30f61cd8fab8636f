//! The acts of a day's window, faded: by inbox, for one set of half-lives.
//!
//! What is left of an act at the end of its own day is computed once, by `exp2` of the seconds; what is left `n` whole days
//! later is that times the n-th entry of a table, which is `exp2` of n days. Both come from `libm`, so natively and in the
//! browser they are the same bits. A day's sum begins anew with the first act of its window.

use super::input::{Inbox, Row};
use super::times::Moment;
use crate::day::SECONDS;
use crate::model::Model;
use crate::record::Audience;

/// How much of an act is left, for one half-life.
#[derive(Debug, Clone)]
pub(super) struct Decay {
    half_life: f64,
    /// Seconds after which nothing is.
    gone: f64,
    days: Vec<f64>,
}

impl Decay {
    pub fn new(model: &Model, half_life: f64) -> Decay {
        let window = (model.half_lives * half_life).max(0.0);
        // Longer than between the first day that can be scored and the last, no window needs to be.
        let days = libm::ceil(window).min(110_000.0) as i32;
        let left = |n: i32| model.decay(f64::from(n) * SECONDS as f64, half_life);
        Decay { half_life, gone: window * SECONDS as f64, days: (0..=days).map(left).collect() }
    }

    /// What is left after whole days.
    pub fn over(&self, days: i32) -> f64 {
        self.days.get(days as usize).copied().unwrap_or(0.0)
    }

    /// What is left at the end of its own day.
    pub fn within(&self, model: &Model, moment: Moment) -> f64 {
        model.decay(f64::from(moment.left), self.half_life)
    }

    /// The first day at whose end nothing is left: it is as old as the window, or older.
    pub fn until(&self, moment: Moment) -> i32 {
        let left = f64::from(moment.left);
        let whole = libm::ceil((self.gone - left) / SECONDS as f64).max(0.0);
        moment.day.saturating_add(whole.min(f64::from(i32::MAX / 2)) as i32)
    }

    /// How many days before a day its window may begin.
    pub fn longest(&self) -> i32 {
        self.days.len() as i32
    }
}

/// When something counts: from its day on, until nothing is left of it or something newer takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub day: i32,
    pub until: i32,
    pub replaced: i32,
}

impl Span {
    pub fn new(decay: &Decay, moment: Moment) -> Span {
        Span { day: moment.day, until: decay.until(moment), replaced: i32::MAX }
    }

    pub fn of(decay: &Decay, row: &Row) -> Span {
        Span { replaced: row.replaced, ..Span::new(decay, row.moment) }
    }

    /// Whether it counts at the end of `day`, as known at the end of `known`.
    pub fn counts(self, day: i32, known: i32) -> bool {
        self.day <= known && day < self.until && known < self.replaced
    }
}

/// All acts of one pair on one day, public or private: what is left of them at the day's end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub span: Span,
    pub pair: u32,
    pub private: bool,
    pub amount: f64,
}

/// An inbox's cells, in the order of days, then of pairs.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells(Vec<Cell>);

impl Cells {
    pub fn new(inbox: &Inbox, model: &Model, decay: &Decay) -> Cells {
        let mut cells: Vec<Cell> = Vec::with_capacity(inbox.rows.len());
        for (pair, rows) in inbox.pairs.iter().map(|p| &inbox.rows[p.rows.clone()]).enumerate() {
            let first = cells.len();
            for row in rows {
                let (span, private) = (Span::of(decay, row), row.audience == Audience::Private);
                if span.until.min(span.replaced) <= span.day {
                    continue;
                }
                let amount = row.weight * decay.within(model, row.moment);
                let known = cells[first..].iter_mut().rev().take_while(|c| c.span.day == span.day);
                match known.into_iter().find(|c| (c.span, c.private) == (span, private)) {
                    Some(cell) => cell.amount += amount,
                    None => cells.push(Cell { span, pair: pair as u32, private, amount }),
                }
            }
        }
        cells.sort_by_key(|c| (c.span.day, c.pair, c.private, c.span.until, c.span.replaced));
        Cells(cells)
    }

    /// Those that may count at the end of `day`, as known at the end of `known`.
    fn window(&self, day: i32, known: i32, decay: &Decay) -> &[Cell] {
        let first = day.saturating_sub(decay.longest());
        let from = self.0.partition_point(|c| c.span.day < first);
        &self.0[from..self.0.partition_point(|c| c.span.day <= known).max(from)]
    }

    /// What is left of each that counts.
    pub fn left(&self, day: i32, known: i32, decay: &Decay) -> impl Iterator<Item = (&Cell, f64)> {
        let counting = self.window(day, known, decay).iter().filter(move |c| c.span.counts(day, known));
        counting.map(move |c| (c, c.amount * decay.over(day - c.span.day)))
    }
}
