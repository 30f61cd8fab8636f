//! Rhythm: at which hours of the week others react, and at which the owner acts.
//!
//! Only what has an hour of its own is told: a day without a clock has none, a reaction dated by what it refers to has
//! that one's, and a count has its object's. Clocks without a zone are kept apart: they are the export's own, not UTC.

use crate::Result;
use crate::ledger::{AccountIx, Ledger, NetworkIx, Row};
use crate::order::Order;
use crate::record::{Kind, Precision, When};
use crate::score::{Day, Options, People, Times};
use serde::Serialize;

/// Acts by weekday, Monday first, and by hour.
pub type Week = [[u64; 24]; 7];

/// What was received and what was done, by the hours of the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Hours {
    /// What others did because of the owner: 7 weekdays, Monday first, of 24 hours.
    #[cfg_attr(test, ts(type = "number[][]"))]
    pub received: Week,
    /// What the owner did, the same way.
    #[cfg_attr(test, ts(type = "number[][]"))]
    pub own: Week,
}

/// The hours of the week, up to the day of scoring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rhythm {
    /// In UTC.
    #[serde(flatten)]
    pub utc: Hours,
    /// By the clocks of exports that don't say their zone; null: there are none.
    pub local: Option<Hours>,
}

/// Which of the two weeks of [`Hours`].
type Side = fn(&mut Hours) -> &mut Week;

impl Rhythm {
    /// The rhythm as of a day: of `received` (numbers in [`Ledger::acts`]), and of what the owner did on watched networks. A
    /// post and the acts that stand in the same row of the export are one deed.
    ///
    /// # Errors
    /// Options that name nobody or an account that is not there.
    pub fn of(ledger: &Ledger, options: &Options, received: impl Iterator<Item = u32>, as_of: Day) -> Result<Rhythm> {
        let people = People::new(ledger, options)?;
        let times = Times::new(ledger);
        let happened = |when: When, row: Row| times.day(when, row).is_some_and(|day| day <= as_of);
        let own = |account: AccountIx| people.of(account) == people.owner;
        let watched = |network: NetworkIx| options.watches(&ledger.networks[network].name);
        let mut rhythm = Rhythm::default();

        for act in received.map(|act| &ledger.acts[act as usize]).filter(|act| happened(act.when, act.row)) {
            if !borrowed(act.kind, act.when) {
                rhythm.count(|hours| &mut hours.received, act.when);
            }
        }
        let posts = ledger.posts.iter().filter(|p| own(p.author) && watched(p.network)).map(|p| (p.row, p.when));
        let acts = ledger.acts.iter().filter(|act| own(act.from) && !borrowed(act.kind, act.when));
        let acts = acts.filter(|act| watched(ledger.accounts[act.from].network));
        let mut deeds: Vec<(Row, When)> = posts.chain(acts.map(|act| (act.row, act.when))).collect();
        deeds.retain(|(row, when)| happened(*when, *row));
        deeds.order_by_key(|(row, when)| (*row, when.at));
        deeds.dedup_by_key(|(row, _)| *row);
        deeds.into_iter().for_each(|(_, when)| rhythm.count(|hours| &mut hours.own, when));
        Ok(rhythm)
    }

    fn count(&mut self, side: Side, when: When) {
        let hours = match when.precision {
            Precision::Exact | Precision::Derived => &mut self.utc,
            Precision::Local => self.local.get_or_insert_default(),
            Precision::Day | Precision::Snapshot | Precision::None => return,
        };
        let Some(at) = when.at else { return };
        // The first of January 1970 was a Thursday.
        let weekday = (at.div_euclid(86_400) + 3).rem_euclid(7) as usize;
        side(hours)[weekday][(at.rem_euclid(86_400) / 3_600) as usize] += 1;
    }
}

/// Whether an act's time is that of what it refers to: of a reaction nothing else is known.
fn borrowed(kind: Kind, when: When) -> bool {
    kind == Kind::Reaction && when.precision == Precision::Derived
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_begin_on_monday_and_clocks_are_kept_apart() {
        let mut rhythm = Rhythm::default();
        let at = |at, precision| When { at: Some(at), precision };
        // Tuesday, 22 February 2011, 00:51 in UTC; and a Sunday before 1970, at its last second.
        rhythm.count(|h| &mut h.received, at(1_298_335_860, Precision::Exact));
        rhythm.count(|h| &mut h.own, at(-3 * 86_400 - 1, Precision::Derived));
        rhythm.count(|h| &mut h.own, at(1_298_335_860, Precision::Day));
        assert_eq!(rhythm.local, None);
        rhythm.count(|h| &mut h.own, at(1_298_335_860, Precision::Local));
        let total = |week: &Week| week.iter().flatten().sum::<u64>();
        assert_eq!((rhythm.utc.received[1][0], total(&rhythm.utc.received)), (1, 1));
        assert_eq!((rhythm.utc.own[6][23], total(&rhythm.utc.own)), (1, 1));
        let local = rhythm.local.expect("a clock without a zone");
        assert_eq!((local.own[1][0], total(&local.own), total(&local.received)), (1, 1, 0));
    }
}
