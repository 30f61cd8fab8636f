//! Which days an import knows: from its first record to the day on which the export was made.
//!
//! A clock that was wrong must not stretch that. Records count as a broken clock's more than a month after the export was
//! made, and where they stand behind a year without any and are fewer than one in a hundred.

use crate::day::Day;
use crate::record::{Import, Joining, Precision, When};

/// What an import knows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Range {
    /// The first and the last day.
    pub known: Option<(Day, Day)>,
    /// The last day that can be true.
    pub plausible_until: Option<Day>,
}

pub(super) fn of(import: &Import, by: &Joining) -> Range {
    let plausible = |day: &Day| (Day::FIRST..=Day::LAST).contains(day);
    let made = import.as_of.map(Day::of).filter(plausible);
    let latest = made.map_or(Day::LAST, |made| Day(made.0.saturating_add(by.clock_ahead_days)).min(Day::LAST));
    let acts = import.interactions.iter().map(|i| i.when);
    let counts = import.tallies.iter().map(|t| t.when).chain(import.contacts.iter().map(|c| c.since));
    let dated = |when: When| when.at.filter(|_| when.precision != Precision::Snapshot).map(Day::of);
    let days = acts.chain(import.posts.iter().map(|p| p.when)).chain(counts).filter_map(dated);
    let mut days: Vec<Day> = days.filter(|day| plausible(day) && *day <= latest).collect();
    days.sort_unstable();
    // Where there are later ones, older ones are a clock's that began to count anew.
    let early = days.partition_point(|day| *day < by.clock_first_day);
    if early < days.len() {
        days.drain(..early);
    }
    let few = |n: usize| n.saturating_mul(by.clock_few) < days.len();
    let alone = |n: &usize| days[*n].0 - days[n - 1].0 > by.clock_silent_days && few(days.len() - n);
    let mut plausible_until = made.map(|_| latest);
    if let Some(cut) = (1..days.len()).find(alone) {
        plausible_until = Some(days[cut - 1]);
        days.truncate(cut);
    }
    let last = days.last().copied().max(made);
    let known = days.first().copied().or(made).zip(last);
    Range { known, plausible_until }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Audience, Interaction, Kind, Source};

    fn import(days: &[i64], made: Option<i64>) -> Import {
        let act = |day: &i64| Interaction {
            kind: Kind::Reaction,
            from: 1,
            to: Some(0),
            when: When::exact(day * 86_400),
            audience: Audience::Public,
            object: None,
            thread: None,
            source: Source::default(),
        };
        let as_of = made.map(|day| day * 86_400);
        Import { interactions: days.iter().map(act).collect(), as_of, ..Import::default() }
    }

    #[test]
    fn from_the_first_record_to_the_day_it_was_made() {
        let range = |days: &[i64], made| of(&import(days, made), &Joining::default()).known.map(|(a, b)| (a.0, b.0));
        assert_eq!(range(&[18_000, 18_010], None), Some((18_000, 18_010)));
        assert_eq!(range(&[18_000, 18_010], Some(18_100)), Some((18_000, 18_100)));
        assert_eq!(range(&[18_000, 18_110], Some(18_100)), Some((18_000, 18_110)), "a clock that ran ahead");
        assert_eq!(range(&[18_000, 18_200], Some(18_100)), Some((18_000, 18_100)), "a broken one");
        assert_eq!(range(&[0, 18_000], None), Some((18_000, 18_000)));
        assert_eq!(range(&[], Some(18_100)), Some((18_100, 18_100)));
        assert_eq!(range(&[], None), None);
        let by = Joining { clock_ahead_days: 5, clock_first_day: Day(-1), ..Joining::default() };
        let other = of(&import(&[0, 18_000, 18_110], Some(18_100)), &by).known;
        assert_eq!(other.map(|(a, b)| (a.0, b.0)), Some((0, 18_100)));
    }

    #[test]
    fn a_few_behind_a_silent_year_are_a_broken_clocks() {
        let days = |few: usize| -> Vec<i64> {
            (0..200).map(|n| 18_000 + n).chain((0..few as i64).map(|n| 20_000 + n)).collect()
        };
        assert_eq!(
            of(&import(&days(2), None), &Joining::default()),
            Range { known: Some((Day(18_000), Day(18_199))), plausible_until: Some(Day(18_199)) }
        );
        assert_eq!(
            of(&import(&days(3), None), &Joining::default()).known,
            Some((Day(18_000), Day(20_002))),
            "three are as many as one in 68"
        );
        let by = Joining { clock_few: 60, ..Joining::default() };
        assert_eq!(of(&import(&days(3), None), &by).plausible_until, Some(Day(18_199)), "fewer than one in 60");
        let by = Joining { clock_silent_days: 2_000, ..Joining::default() };
        assert_eq!(of(&import(&days(2), None), &by).plausible_until, None);
    }
}
