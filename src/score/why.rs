//! Why the score moved between two days: every item's part of the difference, split by cause.

use super::points::{self, Behind, Who};
use super::snapshot::Snapshot;
use super::state::State;
use super::{Day, strength};
use crate::ledger::NetworkIx;
use crate::model::Model;
use serde::Serialize;
use std::cmp::Ordering;

/// What moved an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "CauseKind"))]
pub enum Cause {
    /// Something was received in between.
    New,
    /// What was received before has faded.
    Fading,
    /// The sender's standing changed.
    Standing,
    /// The reactions per post changed.
    Amplification,
    /// The network was connected.
    Connected,
    /// The network was disconnected.
    Removed,
}

impl Cause {
    /// The name used in JSON and in the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Cause::New => "new",
            Cause::Fading => "fading",
            Cause::Standing => "standing",
            Cause::Amplification => "amplification",
            Cause::Connected => "connected",
            Cause::Removed => "removed",
        }
    }
}

/// One cause of one item.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Where.
    pub network: NetworkIx,
    /// Who.
    pub who: Who,
    /// Why.
    pub cause: Cause,
    /// By how much; all moves together are the difference of the scores.
    pub points: f64,
    /// Their score, where known: on the later day, or while the network counted.
    pub partner_score: Option<f64>,
    inbox: usize,
    /// `None`: the crowd.
    tie: Option<usize>,
}

/// The difference of two days, explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Its score, as on the curve.
    pub from_score: f64,
    /// Its score, as on the curve.
    pub to_score: f64,
    /// By network, person and cause.
    pub moves: Vec<Move>,
}

/// One item on two days: e = c · a · v · M.
#[derive(Debug, Clone, Copy)]
struct Item {
    c: [f64; 2],
    a: [f64; 2],
    v: [f64; 2],
    m: [f64; 2],
    /// M of the earlier day's evidence, aged to the later day.
    old: f64,
}

impl Item {
    /// What each cause adds to e; together exactly Δe.
    fn causes(&self) -> Vec<(Cause, f64)> {
        let e = |d: usize| self.c[d] * self.a[d] * self.v[d] * self.m[d];
        match self.c[1].total_cmp(&self.c[0]) {
            Ordering::Greater => return vec![(Cause::Connected, e(1) - e(0))],
            Ordering::Less => return vec![(Cause::Removed, e(1) - e(0))],
            Ordering::Equal if self.c[0] == 0.0 => return Vec::new(),
            Ordering::Equal => {}
        }
        let w = |f: [f64; 2], g: [f64; 2]| (f[0] * g[0] + f[1] * g[1]) / 3.0 + (f[0] * g[1] + f[1] * g[0]) / 6.0;
        vec![
            (Cause::New, (self.m[1] - self.old) * w(self.a, self.v)),
            (Cause::Fading, (self.old - self.m[0]) * w(self.a, self.v)),
            (Cause::Standing, (self.v[1] - self.v[0]) * w(self.a, self.m)),
            (Cause::Amplification, (self.a[1] - self.a[0]) * w(self.v, self.m)),
        ]
    }
}

/// Points per evidence between two days: what makes the parts of ΔE parts of ΔS.
fn slope(model: &Model, before: &Snapshot, after: &Snapshot) -> f64 {
    let (s, e) = ([before.score, after.score], [before.evidence, after.evidence]);
    let capped = |score: f64| score >= model.full_score;
    if capped(s[0]) && capped(s[1]) {
        return 0.0;
    }
    let unit = model.full_score / model.full_scale_digits / std::f64::consts::LN_10;
    let step = (e[1] - e[0]) / (1.0 + e[0]);
    if step == 0.0 {
        unit / (1.0 + e[0])
    } else if step.abs() < 1e-3 && !capped(s[0]) && !capped(s[1]) {
        // Two scores that hardly differ would leave no digit of their difference.
        unit * libm::log1p(step) / (e[1] - e[0])
    } else {
        (s[1] - s[0]) / (e[1] - e[0])
    }
}

/// Every cause that moved the score between two days.
pub(super) fn why(state: &State, before: &Snapshot, after: &Snapshot) -> Why {
    let (evidence, model, to) = (state.evidence(), state.model(), after.day.0);
    let slope = slope(model, before, after);
    let mut moves = Vec::new();
    for (n, inbox) in evidence.inboxes.iter().enumerate().take(after.inboxes.len()) {
        let (decay, content) = (state.decay(n), [&before.inboxes[n], &after.inboxes[n]]);
        let (c, a) = (content.map(|c| c.connected), content.map(|c| c.amplification));
        let mut add = |who, tie, partner_score, item: Item| {
            let causes = item.causes().into_iter().map(|(cause, worth)| (cause, slope * worth));
            let moved = causes.filter(|(_, points)| *points != 0.0);
            let network = inbox.network;
            moves.extend(moved.map(|(cause, points)| Move {
                network,
                who,
                cause,
                points,
                partner_score,
                inbox: n,
                tie,
            }));
        };
        for tie in inbox.ties.clone() {
            let of = |snapshot: &Snapshot| {
                let [public, private] = snapshot.cells[tie].map(|x| x.at(snapshot.day.0, decay));
                strength::of_person(model, public, private)
            };
            let [public, private] = before.cells[tie].map(|x| x.at(to, decay));
            let old = strength::of_person(model, public, private);
            let standing = [before, after].map(|snapshot| snapshot.ties[tie]);
            let score = standing[1].score.or(standing[0].score);
            let item = Item { c, a, v: standing.map(|s| s.factor), m: [of(before), of(after)], old };
            add(evidence.ties[tie].who, Some(tie), score, item);
        }
        let old = before.crowds[n].strength(&inbox.steps, to, model, decay);
        let who = Who::Crowd(after.crowds[n].ranks(&inbox.steps));
        add(who, None, None, Item { c, a, v: [1.0; 2], m: content.map(|c| c.crowd), old });
    }
    Why { from: before.day, to: after.day, from_score: before.score, to_score: after.score, moves }
}

impl Move {
    /// The larger goes first, whether up or down.
    pub(crate) fn before(&self, other: &Move) -> Ordering {
        let order = |m: &Move| (m.network, m.who, m.cause);
        other.points.abs().total_cmp(&self.points.abs()).then_with(|| order(self).cmp(&order(other)))
    }
}

/// What is behind a move: for [`Cause::New`] the new records only.
pub(super) fn behind(state: &State, why: &Why, one: &Move) -> Behind {
    let (Day(from), Day(to)) = (why.from, why.to);
    let days = match one.cause {
        Cause::New => from + 1..=to,
        Cause::Fading | Cause::Removed => i32::MIN..=from,
        _ => i32::MIN..=to,
    };
    match one.tie {
        Some(tie) => points::behind_tie(state, tie, days, to),
        None => points::behind_crowd(state, one.inbox, days, to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_add_up_to_the_difference() {
        let item = Item { c: [1.0; 2], a: [0.7, 1.4], v: [1.0, 2.5], m: [3.0, 0.0], old: 2.0 };
        let sum: f64 = item.causes().iter().map(|(_, worth)| worth).sum();
        assert!((sum - (0.0 - 0.7 * 1.0 * 3.0)).abs() < 1e-15);
        let connected = Item { c: [0.0, 1.0], ..item };
        assert_eq!(connected.causes(), [(Cause::Connected, 0.0)]);
        let removed = Item { c: [1.0, 0.0], ..item };
        assert_eq!(removed.causes(), [(Cause::Removed, -0.7 * 3.0)]);
        assert_eq!(Item { c: [0.0; 2], ..item }.causes(), []);
    }

    #[test]
    fn splits_by_hand() {
        // v and a constant: fading and new alone, each times a · v.
        let item = Item { c: [1.0; 2], a: [1.2; 2], v: [2.0; 2], m: [4.0, 5.0], old: 3.0 };
        let causes = item.causes();
        assert!((causes[0].1 - 2.0 * 2.4).abs() < 1e-15 && (causes[1].1 + 2.4).abs() < 1e-15);
        assert_eq!((causes[2].1, causes[3].1), (0.0, 0.0));
    }
}
