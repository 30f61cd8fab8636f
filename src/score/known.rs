//! What the exports know of each network, and when: unknown is carried or absent, never aged and never zero.

use super::input::Input;
use super::options::Options;
use super::people::People;
use super::times::Times;
use crate::day::Day;
use crate::ledger::{AccountIx, Ledger, NetworkIx};
use crate::model::Model;
use crate::order::Order;
use crate::record::Observe;
use serde::Serialize;

/// How well a network is known on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum State {
    /// Its exports show the day.
    Known,
    /// They do, but not all of what came before: the score is at least what is shown.
    Filling,
    /// Behind the last known day: its last known state holds.
    Carried,
    /// Long behind it: it counts nothing.
    Ended,
    /// Between two known stretches: nothing is known.
    Gap,
    /// Before the first known day.
    Before,
}

/// Days in a row that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: i32,
    pub last: i32,
    /// Whether it begins with the account, and nothing came before.
    pub whole: bool,
}

/// What is known of a network beside its records.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub name: String,
    pub observes: Vec<Observe>,
    /// First day on which it counts; `None`: never.
    pub connected: Option<i32>,
    /// Whether the owner has an account there.
    pub owned: bool,
    /// Whether it shows anything that the owner received.
    pub received: bool,
    pub stretches: Vec<Stretch>,
    /// Last known days of accounts of the owner's there that end before it does.
    pub ends: Vec<i32>,
    filling: f64,
    carried: i64,
}

impl Place {
    /// How well it is known on a day.
    pub fn state(&self, day: i32) -> State {
        let next = self.stretches.partition_point(|s| s.first <= day);
        let Some(at) = next.checked_sub(1).map(|n| &self.stretches[n]) else { return State::Before };
        match day <= at.last {
            true if !at.whole && f64::from(day - at.first) < self.filling => State::Filling,
            true if self.last_end(day).is_some_and(|end| i64::from(day) <= i64::from(end) + self.carried) => {
                State::Carried
            }
            true => State::Known,
            false if next < self.stretches.len() => State::Gap,
            false if i64::from(day) <= i64::from(at.last) + self.carried => State::Carried,
            false => State::Ended,
        }
    }

    /// Whether the user lets it count on a day.
    pub fn connected_on(&self, day: i32) -> bool {
        self.connected.is_some_and(|from| from <= day)
    }

    /// c: whether it counts on a day.
    pub fn counts_on(&self, day: i32) -> bool {
        self.connected_on(day) && !matches!(self.state(day), State::Ended | State::Gap)
    }

    /// The day as which it is taken: behind its last known day that one.
    pub fn as_known(&self, day: i32) -> i32 {
        self.last().map_or(day, |last| day.min(last))
    }

    /// The first and the last known day.
    pub fn range(&self) -> Option<(Day, Day)> {
        Some((Day(self.stretches.first()?.first), Day(self.last()?)))
    }

    /// The days on which it began to count, or ceased to (`false`): its connection, the ends of gaps and of what is known.
    pub fn changes(&self) -> Vec<(i32, bool)> {
        let gaps = self.stretches.windows(2).flat_map(|two| [(two[0].last + 1, false), (two[1].first, true)]);
        let end = self.last().map(|last| (i64::from(last) + self.carried + 1).min(i64::from(i32::MAX)) as i32);
        let connected = self.connected.filter(|from| self.stretches.first().is_some_and(|s| s.first < *from));
        let days = gaps.chain(end.map(|day| (day, false))).filter(|(day, _)| self.connected_on(*day));
        connected.map(|day| (day, true)).into_iter().chain(days).collect()
    }

    /// The newest of `ends` before a day.
    fn last_end(&self, day: i32) -> Option<i32> {
        self.ends[..self.ends.partition_point(|end| *end < day)].last().copied()
    }

    fn last(&self) -> Option<i32> {
        self.stretches.last().map(|s| s.last)
    }

    /// Whether it may add something to the owner's score, at some time.
    pub fn matters(&self) -> bool {
        self.owned && self.connected.is_some() && self.received
    }

    /// Whether its exports show what others did with posts.
    pub fn amplifies(&self) -> bool {
        self.observes.iter().any(|o| o.of_posts())
    }
}

/// Every network of the ledger.
pub(super) fn places(
    ledger: &Ledger,
    model: &Model,
    options: &Options,
    people: &People,
    times: &Times,
    input: &Input,
) -> Vec<Place> {
    let own = |account: AccountIx| people.of(account) == people.owner;
    let imagined = |name: &str| options.imagined.iter().any(|i| i.network == name);
    let place = |(ix, network): (NetworkIx, &crate::ledger::Network)| {
        let accounts = people.accounts(people.owner);
        let owned = accounts.iter().any(|&a| ledger.accounts[a].network == ix);
        let received = |i: &std::sync::Arc<super::inbox::Inbox>| i.network == ix && i.received();
        Place {
            name: network.name.clone(),
            observes: network.observes.clone(),
            connected: options.connected_from(&network.name),
            owned,
            received: imagined(&network.name) || input.inboxes[..input.own()].iter().any(received),
            stretches: if owned { stretches(ledger, model, ix, &own, times) } else { Vec::new() },
            ends: input.ends.on(ledger, ix),
            filling: model.filling_half_lives * model.half_life(&network.name),
            carried: model.carried_days,
        }
    };
    NetworkIx::all(ledger.networks.len()).zip(&ledger.networks).map(place).collect()
}

/// The owner's known days on a network: what their own exports cover, and sources that show everybody. Where there are
/// neither, what others' exports cover of them.
fn stretches(
    ledger: &Ledger,
    model: &Model,
    network: NetworkIx,
    own: &dyn Fn(AccountIx) -> bool,
    times: &Times,
) -> Vec<Stretch> {
    let name = &ledger.networks[network].name;
    let of = |ours: bool| {
        let imports = ledger.imports.iter().filter(|i| i.network == *name);
        let imports = imports
            .filter(|i| !ours || i.group_source || i.accounts.is_empty() || i.accounts.iter().any(|&a| own(a)));
        let range = |i: &crate::ledger::Imported| {
            i.known.map(|(first, last)| Stretch { first: first.0, last: last.0, whole: i.whole })
        };
        imports.filter_map(range).collect::<Vec<_>>()
    };
    let ranges = match of(true) {
        none if none.is_empty() => of(false),
        ours => ours,
    };
    if ranges.is_empty() { of_records(ledger, network, times) } else { union(ranges, model.gap_days) }
}

/// Where no import says anything: from the first record to the last.
fn of_records(ledger: &Ledger, network: NetworkIx, times: &Times) -> Vec<Stretch> {
    let acts = ledger.acts.iter().filter(|a| ledger.accounts[a.from].network == network).map(|a| (a.when, a.row));
    let tallies = ledger.tallies.iter().filter(|t| t.network == network).map(|t| (t.when, t.row));
    let posts = ledger.posts.iter().filter(|p| p.network == network).map(|p| (p.when, p.row));
    let days = acts.chain(tallies).chain(posts).filter_map(|(when, row)| times.day(when, row));
    let range = days.fold(None, |range: Option<(i32, i32)>, Day(day)| {
        Some(range.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
    });
    range.map(|(first, last)| Stretch { first, last, whole: true }).into_iter().collect()
}

/// Ranges that overlap, or have a short silence between them, are one stretch.
fn union(mut ranges: Vec<Stretch>, gap: i64) -> Vec<Stretch> {
    ranges.order_by_key(|r| (r.first, !r.whole, r.last));
    let mut stretches: Vec<Stretch> = Vec::new();
    for range in ranges {
        match stretches.last_mut().filter(|s| i64::from(range.first) <= i64::from(s.last) + gap + 1) {
            Some(stretch) => stretch.last = stretch.last.max(range.last),
            None => stretches.push(range),
        }
    }
    stretches
}

/// Whether all that counts on a day is known: what is compared with other days.
pub(super) fn all_known(places: &[Place], day: i32) -> bool {
    let states = || counting(places).filter(move |p| p.connected_on(day)).map(move |p| (p, p.state(day)));
    let known = |(place, state): (&Place, State)| match state {
        State::Known | State::Ended => true,
        // Before an account began, nothing happened there.
        State::Before => place.stretches.first().is_none_or(|s| s.whole),
        State::Filling | State::Carried | State::Gap => false,
    };
    states().any(|(_, state)| state == State::Known) && states().all(known)
}

/// Whether there is a score on a day: something that counts is known or carried.
pub(super) fn any_known(places: &[Place], day: i32) -> bool {
    let shown = |p: &Place| matches!(p.state(day), State::Known | State::Filling | State::Carried);
    counting(places).any(shown)
}

/// The networks that matter; where none does, all that are the owner's and watched.
pub(super) fn counting(places: &[Place]) -> impl Iterator<Item = &Place> {
    let any = places.iter().any(Place::matters);
    places.iter().filter(move |p| p.owned && p.connected.is_some() && (p.received || !any))
}

/// The newest last known day, which is the day of scoring unless another is chosen; and the first known day.
pub(super) fn span(places: &[Place]) -> Option<(i32, i32)> {
    let ranges = || counting(places).filter_map(Place::range);
    Some((ranges().map(|(first, _)| first.0).min()?, ranges().map(|(_, last)| last.0).max()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(stretches: &[(i32, i32, bool)]) -> Place {
        let stretch = |&(first, last, whole): &(i32, i32, bool)| Stretch { first, last, whole };
        Place {
            name: String::new(),
            observes: Vec::new(),
            connected: Some(i32::MIN),
            owned: true,
            received: true,
            stretches: union(stretches.iter().map(stretch).collect(), 31),
            ends: Vec::new(),
            filling: 56.0,
            carried: 183,
        }
    }

    #[test]
    fn days_before_within_between_and_behind() {
        use State::*;
        let place = place(&[(0, 100, true), (90, 110, false), (142, 150, false), (300, 400, false)]);
        assert_eq!(place.stretches.len(), 2, "31 silent days are no gap");
        let days = [-1, 0, 150, 151, 299, 300, 355, 356, 400, 401, 583, 584];
        let states = [Before, Known, Known, Gap, Gap, Filling, Filling, Known, Known, Carried, Carried, Ended];
        assert_eq!(days.map(|day| place.state(day)), states);
        assert_eq!((place.as_known(350), place.as_known(500)), (350, 400));
        assert_eq!(place.changes(), [(151, false), (300, true), (584, false)]);
        let connected = Place { connected: Some(300), ..place.clone() };
        assert_eq!(connected.changes(), [(300, true), (300, true), (584, false)]);
        assert!(place.counts_on(583) && !place.counts_on(584) && !place.counts_on(200) && place.counts_on(-1));
    }

    #[test]
    fn what_is_cut_begins_unknown_and_what_is_whole_begins_at_nothing() {
        let known = |places: &[Place], day| (any_known(places, day), all_known(places, day));
        let (whole, cut) = (place(&[(100, 200, true)]), place(&[(0, 200, false)]));
        assert_eq!(known(&[cut.clone(), whole.clone()], 60), (true, true));
        assert_eq!(known(&[cut.clone(), whole.clone()], 50), (true, false));
        assert_eq!(known(std::slice::from_ref(&whole), 99), (false, false));
        let late = place(&[(100, 200, false)]);
        assert_eq!(known(&[place(&[(0, 200, true)]), late.clone()], 60), (true, false));
        assert_eq!(known(&[place(&[(0, 200, true)]), late], 180), (true, true));
        assert_eq!(span(&[cut, whole]), Some((0, 200)));
    }
}
