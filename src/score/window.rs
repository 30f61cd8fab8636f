//! The acts of a day's window, faded: by inbox, for one set of half-lives.
//!
//! What is left of an act at the end of its own day is computed once, by `exp2` of the seconds; what is left `n` whole days
//! later is that times the n-th entry of a table, which is `exp2` of n days. Both come from `libm`, so natively and in the
//! browser they are the same bits. A day's sum begins anew with the first act of its window.

use super::inbox::{Inbox, Row};
use super::times::Moment;
use crate::day::SECONDS;
use crate::model::Model;
use crate::order::Order;
use crate::record::Audience;

/// Added to a day, it is positive.
const EARLY: i32 = 1 << 30;

/// How much of an act is left, for one half-life.
#[derive(Debug, Clone)]
pub(super) struct Decay {
    half_life: f64,
    /// Seconds after which nothing is.
    gone: f64,
    /// Days for which a state is carried behind its last known day.
    carried: i64,
    days: Vec<f64>,
}

impl Decay {
    pub fn new(model: &Model, half_life: f64) -> Decay {
        let window = (model.half_lives * half_life).max(0.0);
        // Longer than between the first day that can be scored and the last, no window needs to be.
        let days = libm::ceil(window).min(110_000.0) as i32;
        let left = |n: i32| model.decay(f64::from(n) * SECONDS as f64, half_life);
        Decay {
            half_life,
            gone: window * SECONDS as f64,
            carried: model.carried_days,
            days: (0..=days).map(left).collect(),
        }
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

    /// A number in the order of day and `until`: of one day's acts some are gone a day earlier than the others.
    fn key(&self, span: Span) -> u32 {
        let later = span.until.wrapping_sub(span.day).wrapping_sub(self.shortest());
        (span.day.wrapping_add(EARLY) as u32) << 1 | later as u32 & 1
    }

    /// The day and `until` of a [`Decay::key`].
    fn of_key(&self, key: u32) -> (i32, i32) {
        let day = ((key >> 1) as i32).wrapping_sub(EARLY);
        (day, day.wrapping_add(self.shortest()).wrapping_add((key & 1) as i32))
    }

    /// Days until nothing is left of what happened at a day's very start.
    fn shortest(&self) -> i32 {
        self.until(Moment { day: 0, left: SECONDS as u32 })
    }

    /// How many days before a day its window may begin.
    pub fn longest(&self) -> i32 {
        self.days.len() as i32
    }

    /// The same where something is `carried` behind the end of its account.
    pub fn longest_with(&self, carried: bool) -> i32 {
        let more = if carried { self.carried.clamp(0, i64::from(i32::MAX / 2)) as i32 } else { 0 };
        self.longest().saturating_add(more)
    }
}

/// When something counts: from its day on, until nothing is left of it or something newer takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub day: i32,
    pub until: i32,
    pub replaced: i32,
    /// The last known day of the account that received it: behind it, it is as on that day.
    ends: i32,
    /// The last day on which it is carried so.
    ended: i32,
}

impl Span {
    /// `ends`: the last known day of the account that received it.
    pub fn new(decay: &Decay, moment: Moment, ends: i32) -> Span {
        let ended = i64::from(ends).saturating_add(decay.carried).min(i64::from(i32::MAX)) as i32;
        Span { day: moment.day, until: decay.until(moment), replaced: i32::MAX, ends, ended }
    }

    pub fn of(decay: &Decay, row: &Row) -> Span {
        Span { replaced: row.replaced, ..Span::new(decay, row.moment, row.ends) }
    }

    /// Whether it counts at the end of `day`, as known at the end of `known`.
    pub fn counts(self, day: i32, known: i32) -> bool {
        self.day <= known && day.min(self.ends) < self.until && known < self.replaced && day <= self.ended
    }

    /// How many days old it is taken for.
    pub fn age(self, day: i32) -> i32 {
        day.min(self.ends) - self.day
    }

    /// Whether it is ever carried behind the end of its account.
    pub fn is_carried(self) -> bool {
        self.ends < i32::MAX && self.until > self.ends
    }

    /// The first day at whose end nothing is left of it.
    pub fn end(self) -> i32 {
        if self.is_carried() { self.ended.saturating_add(1) } else { self.until }
    }
}

/// All acts of one pair on one day, public or private: what is left of them at the day's end.
#[derive(Debug, Clone, Copy)]
struct Cell {
    span: Span,
    slot: u32,
    amount: f64,
}

impl Cell {
    /// Whether it may end otherwise than what happened on the same day.
    fn is_apart(&self) -> bool {
        self.span.replaced < i32::MAX || self.span.is_carried()
    }
}

/// Among so many cells of a pair's day a row looks for its own: there are more only where somebody has many accounts, each
/// with an end of its own, and then some cells are in parts.
const FEW: usize = 16;

/// Calls `each` with every cell of an inbox, in the order of pairs, days and slots; `weigh` says what is left of a row.
fn each_cell(inbox: &Inbox, decay: &Decay, weigh: &dyn Fn(&Row) -> f64, each: &mut dyn FnMut(Cell)) {
    let mut day: Vec<Cell> = Vec::new();
    for (pair, rows) in inbox.pairs.iter().map(|p| &inbox.rows[p.rows.clone()]).enumerate() {
        for same in rows.chunk_by(|a, b| a.moment.day == b.moment.day) {
            for row in same {
                let (span, slot) = (Span::of(decay, row), slot(pair, row.audience));
                if span.until.min(span.replaced) <= span.day || span.day > span.ended {
                    continue;
                }
                match day.iter_mut().rev().take(FEW).find(|c| (c.span, c.slot) == (span, slot)) {
                    Some(cell) => cell.amount += weigh(row),
                    None => day.push(Cell { span, slot, amount: weigh(row) }),
                }
            }
            if day.len() > 1 {
                day.order_by_key(|c| c.slot);
            }
            day.drain(..).for_each(&mut *each);
        }
    }
}

/// Where a pair's sum is: that of its public acts, then that of its private ones.
fn slot(pair: usize, audience: Audience) -> u32 {
    2 * pair as u32 + u32::from(audience == Audience::Private)
}

/// An inbox's cells, by day. Of one day at most two runs are counted: what happened at its very start leaves the window a
/// day before the rest. They lie close together, as each is read once for every day of its window.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    pairs: usize,
    runs: Vec<Run>,
    slots: Vec<u32>,
    amounts: Vec<f64>,
    /// Follows in whose place a newer one comes, and what is carried behind the end of its account; by day.
    apart: Vec<Cell>,
}

/// Cells of one day that leave the window on the same day.
#[derive(Debug, Clone, Copy)]
struct Run {
    day: i32,
    until: i32,
    start: u32,
    end: u32,
}

impl Cells {
    pub fn new(inbox: &Inbox, model: &Model, decay: &Decay) -> Cells {
        // Counted first: then each has its place at once, and nothing is sorted that is as large as the inbox.
        let mut keys: Vec<u32> = Vec::new();
        each_cell(inbox, decay, &|_| 0.0, &mut |cell| {
            if !cell.is_apart() {
                keys.push(decay.key(cell.span));
            }
        });
        keys.sort_unstable();
        let mut cells = Cells {
            pairs: inbox.pairs.len(),
            slots: vec![0; keys.len()],
            amounts: vec![0.0; keys.len()],
            ..Cells::default()
        };
        let mut start = 0;
        for same in keys.chunk_by(|a, b| a == b) {
            let (day, until) = decay.of_key(same[0]);
            cells.runs.push(Run { day, until, start, end: start });
            start += same.len() as u32;
        }
        drop(keys);
        each_cell(inbox, decay, &|row| row.weight * decay.within(model, row.moment), &mut |cell| {
            if cell.is_apart() {
                cells.apart.push(cell);
                return;
            }
            let at = cells.runs.partition_point(|run| (run.day, run.until) < (cell.span.day, cell.span.until));
            if let Some(run) = cells.runs.get_mut(at) {
                let place = run.end as usize;
                (cells.slots[place], cells.amounts[place]) = (cell.slot, cell.amount);
                run.end += 1;
            }
        });
        cells.apart.order_by_key(|c| (c.span.day, c.span.until, c.slot, c.span.replaced));
        cells
    }

    /// How many slots there are: two for each pair.
    pub fn slots(&self) -> usize {
        self.pairs * 2
    }

    /// The runs that may count at the end of `day`, as known at the end of `known`.
    fn window(&self, day: i32, known: i32, decay: &Decay) -> &[Run] {
        let first = day.saturating_sub(decay.longest());
        let from = self.runs.partition_point(|run| run.day < first);
        &self.runs[from..self.runs.partition_point(|run| run.day <= known).max(from)]
    }

    /// How many cells those have.
    pub fn within(&self, day: i32, known: i32, decay: &Decay) -> usize {
        let runs = self.window(day, known, decay);
        runs.first().zip(runs.last()).map_or(0, |(first, last)| (last.end - first.start) as usize)
    }

    /// The slots of what was received on the days behind `from`, up to `to`.
    pub fn received(&self, from: i32, to: i32) -> impl Iterator<Item = u32> {
        let first = self.runs.partition_point(|run| run.day <= from);
        let runs = self.runs[first..].iter().take_while(move |run| run.day <= to);
        let slots = runs.flat_map(|run| &self.slots[run.start as usize..run.end as usize]).copied();
        let apart = self.apart[self.apart.partition_point(|cell| cell.span.day <= from)..].iter();
        slots.chain(apart.take_while(move |cell| cell.span.day <= to).map(|cell| cell.slot))
    }

    /// Calls `each` with what is left of every cell that counts at the end of `day`, as known at the end of `known`, and
    /// its slot.
    pub fn left(&self, day: i32, known: i32, decay: &Decay, mut each: impl FnMut(u32, f64)) {
        for run in self.window(day, known, decay).iter().filter(|run| day < run.until) {
            let (left, cells) = (decay.over(day - run.day), run.start as usize..run.end as usize);
            for (slot, amount) in self.slots[cells.clone()].iter().zip(&self.amounts[cells]) {
                each(*slot, amount * left);
            }
        }
        let first = day.saturating_sub(decay.longest_with(true));
        let from = self.apart.partition_point(|cell| cell.span.day < first);
        let to = self.apart.partition_point(|cell| cell.span.day <= known).max(from);
        for cell in self.apart[from..to].iter().filter(|c| c.span.counts(day, known)) {
            each(cell.slot, cell.amount * decay.over(cell.span.age(day)));
        }
    }
}
