//! Which times can be true, and up to which day there is anything to score.
//!
//! A broken clock must neither stretch the curve by decades nor, being the newest record, let everything else fade.
//! So a record's time counts as unknown (kept, counted in [`Ignored`], never scored) before 1990 where the ledger knows
//! later days, after 2099, and more than [`SLACK`] days after the export that holds it was made. An export made from a
//! clock that ran ahead by hours or by a time zone loses nothing.

use super::{Day, Options};
use crate::ledger::{Ledger, Row};
use crate::record::When;
use serde::Serialize;

/// Days that a record may be newer than its export says to be itself.
const SLACK: i32 = 31;

/// Records that score nothing for want of a usable time, over all acts, tallies and posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ignored {
    /// Without any time.
    pub undated: u64,
    /// With a time that can't be true: before 1990 (where there are later ones), after 2099, or long after their export
    /// was made.
    pub implausible: u64,
}

/// The times that can be true, by import, up to the day of scoring.
#[derive(Debug)]
pub(crate) struct Window {
    first: Day,
    latest: Vec<Day>,
    pub as_of: Option<Day>,
    pub ignored: Ignored,
}

impl Window {
    /// `as_of` is the chosen day, else the newest plausible day of a record or an archive.
    pub fn new(ledger: &Ledger, options: &Options) -> Window {
        let made = |at: i64| Some(Day::of(at)).filter(|day| (Day::FIRST..=Day::LAST).contains(day));
        let archives: Vec<Option<Day>> = ledger.imports.iter().map(|i| i.as_of.and_then(made)).collect();
        let latest = archives.iter().map(|day| day.map_or(Day::LAST, |d| Day(d.0 + SLACK).min(Day::LAST))).collect();
        let mut window = Window { first: Day::PLAUSIBLE, latest, as_of: None, ignored: Ignored::default() };
        let acts = ledger.acts.iter().map(|a| (a.when, a.row));
        let tallies = ledger.tallies.iter().map(|t| (t.when, t.row));
        let times = acts.clone().chain(tallies.clone());
        if times.clone().any(|(when, _)| when.at.is_some())
            && !times.clone().any(|(when, row)| window.day(when, row).is_some())
        {
            window.first = Day::FIRST;
        }
        let mut newest = archives.into_iter().flatten().max();
        for (when, row) in acts.chain(tallies).chain(ledger.posts.iter().map(|p| (p.when, p.row))) {
            match (when.at, window.day(when, row)) {
                (None, _) => window.ignored.undated += 1,
                (_, None) => window.ignored.implausible += 1,
                (_, day) => newest = newest.max(day),
            }
        }
        let contacts = ledger.contacts.iter().filter_map(|c| window.day(c.since, c.row)).max();
        window.as_of = options.as_of.or(newest.max(contacts));
        window
    }

    /// The day of a record's time, where that is known and can be true.
    pub fn day(&self, when: When, row: Row) -> Option<Day> {
        let latest = self.latest.get(row.import as usize).copied().unwrap_or(Day::LAST);
        when.at.map(Day::of).filter(|day| (self.first..=latest).contains(day))
    }

    /// The same, as the model places it, up to the day of scoring.
    pub fn moment(&self, when: When, row: Row) -> Option<Moment> {
        let day = self.day(when, row).filter(|&day| self.as_of.is_some_and(|as_of| day <= as_of))?;
        Some(Moment { day: day.0, left: (day.end() - when.at?) as u32 })
    }
}

/// When something happened: its day, and the seconds left of it (1 to 86,400).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub day: i32,
    pub left: u32,
}

impl Moment {
    /// The same act, felt from a later day on: aged to the end of that day.
    pub fn felt_from(self, day: i32) -> Moment {
        let later = day.max(self.day);
        Moment { day: later, left: self.left + (later - self.day) as u32 * 86_400 }
    }
}
