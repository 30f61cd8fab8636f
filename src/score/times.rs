//! Which times can be true.
//!
//! A broken clock must neither stretch the curve by decades nor, being the newest record, let everything else fade.
//! So a record's time counts as unknown (kept, counted in [`Ignored`], never scored) before 1990
//! (`clock_first_day`) where the ledger knows later days, after 2099, and behind the last plausible day of the import that holds it
//! ([`crate::ledger::Imported::plausible_until`]).

use crate::day::Day;
use crate::ledger::{Ledger, Row};
use crate::record::{Precision, When};
use serde::Serialize;

/// Records that score nothing for want of a usable time, over all acts, tallies and posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ignored {
    /// Without any time of their own.
    pub undated: u64,
    /// With a time that can't be true: before 1990 (where there are later ones), after 2099, long after their export
    /// was made, or a few alone behind a year without any.
    pub implausible: u64,
}

/// The times that can be true, by import.
#[derive(Debug, Clone)]
pub(crate) struct Times {
    first: Day,
    latest: Vec<Day>,
    pub ignored: Ignored,
}

impl Times {
    pub fn new(ledger: &Ledger) -> Times {
        let latest = ledger.imports.iter().map(|i| i.plausible_until.unwrap_or(Day::LAST).min(Day::LAST)).collect();
        let mut times = Times { first: ledger.joining.clock_first_day, latest, ignored: Ignored::default() };
        let acts = ledger.acts.iter().map(|a| (a.when, a.row));
        let counted = acts.chain(ledger.tallies.iter().map(|t| (t.when, t.row)));
        if counted.clone().any(|(when, _)| dated(when))
            && !counted.clone().any(|(when, row)| times.day(when, row).is_some())
        {
            times.first = Day::FIRST;
        }
        for (when, row) in counted.chain(ledger.posts.iter().map(|p| (p.when, p.row))) {
            match (dated(when), times.day(when, row)) {
                (false, _) => times.ignored.undated += 1,
                (true, None) => times.ignored.implausible += 1,
                (true, Some(_)) => {}
            }
        }
        times
    }

    /// The day of a record's time, where that is known and can be true.
    pub fn day(&self, when: When, row: Row) -> Option<Day> {
        let latest = self.latest.get(row.import as usize).copied().unwrap_or(Day::LAST);
        when.at.filter(|_| dated(when)).map(Day::of).filter(|day| (self.first..=latest).contains(day))
    }

    /// The same, as the model places it.
    pub fn moment(&self, when: When, row: Row) -> Option<Moment> {
        let day = self.day(when, row)?;
        Some(Moment { day: day.0, left: (day.end() - when.at?) as u32 })
    }
}

/// The day on which an export was made isn't the time of a record in it.
fn dated(when: When) -> bool {
    when.at.is_some() && when.precision != Precision::Snapshot
}

/// When something happened: its day, and the seconds left of it (1 to 86,400).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub day: i32,
    pub left: u32,
}
