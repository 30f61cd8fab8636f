//! Reactions without names: the nested audience, one reading that fits the counts.
//!
//! The j-th fan reacted to every object that counts at least j; so x_j falls with j, and between two successive
//! distinct counts all fans are alike. A count of ten million is one step, not ten million fans.

use super::ends::Ends;
use super::inbox::{Counted, Inbox, Key, key};
use super::people::People;
use super::strength::sum;
use super::times::Times;
use super::window::{Decay, Span};
use crate::ledger::Ledger;
use crate::model::Model;
use crate::order::Order;
use crate::record::{Kind, PostKind};

/// The kinds that are counted without names, in the order of [`Counted::counts`].
pub(super) const KINDS: [Kind; 3] = [Kind::Reaction, Kind::Repost, Kind::Reply];

/// Tallies, each of its object's author, by day. What somebody passes on carries its author's counts: never theirs.
pub(super) fn gather(ledger: &Ledger, people: &People, ends: &Ends, times: &Times) -> Vec<(Key, Counted)> {
    let reposts = ledger.posts.iter().filter(|p| p.kind == PostKind::Repost);
    let mut reposts: Vec<_> = reposts.map(|p| (p.network, p.object)).collect();
    reposts.sort_unstable();
    let counted = |(ix, tally): (usize, &crate::ledger::Counts)| {
        let moment = times.moment(tally.when, tally.row)?;
        let own = reposts.binary_search(&(tally.network, tally.object)).is_err();
        let counts = [tally.reactions, tally.reposts, tally.replies].map(|n| n.unwrap_or(0));
        let of = key(people, people.of(tally.author), tally.network);
        own.then_some((of, Counted { moment, ends: ends.of(tally.author), counts, tally: ix as u32 }))
    };
    let mut counted: Vec<_> = ledger.tallies.iter().enumerate().filter_map(counted).collect();
    counted.sort_by_key(|(_, c)| (c.moment.day, c.tally));
    counted
}

/// How much a fan gains by each kind.
pub(super) fn weights(model: &Model) -> [f64; 3] {
    KINDS.map(|kind| model.weights.of(kind, false))
}

/// One inbox's counts, with what is left of each object at its own day's end.
#[derive(Debug, Clone, Default)]
pub(super) struct Crowd {
    /// By day.
    objects: Vec<Object>,
    /// Every count above 0, the largest first.
    counts: Vec<Count>,
    /// Whether any is carried behind the end of its account.
    carried: bool,
}

#[derive(Debug, Clone, Copy)]
struct Object {
    span: Span,
    left: f64,
    /// Its counts' places in `counts`; as many as there are are above 0.
    places: [u32; 3],
    kinds: u8,
}

#[derive(Debug, Clone, Copy)]
struct Count {
    count: u64,
    weight: f64,
    object: u32,
    kind: u8,
}

/// Fans who are alike: those up to `count` and above the next step's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub count: u64,
    pub fans: f64,
    /// What each of them did, by kind.
    pub parts: [f64; 3],
    pub x: f64,
}

impl Crowd {
    pub fn new(inbox: &Inbox, model: &Model, decay: &Decay) -> Crowd {
        let object = |c: &Counted| {
            let (span, left) = (Span::new(decay, c.moment, c.ends), decay.within(model, c.moment));
            Object { span, left, places: [0; 3], kinds: 0 }
        };
        let mut objects: Vec<Object> = inbox.counted.iter().map(object).collect();
        let weights = weights(model);
        let mut counts = Vec::new();
        for (n, counted) in inbox.counted.iter().enumerate() {
            for (kind, (&count, weight)) in
                counted.counts.iter().zip(weights).enumerate().filter(|(_, (n, _))| **n > 0)
            {
                counts.push(Count { count, weight, object: n as u32, kind: kind as u8 });
            }
        }
        counts.order_by_key(|c| (std::cmp::Reverse(c.count), c.object, c.kind));
        for (place, count) in counts.iter().enumerate() {
            let object = &mut objects[count.object as usize];
            object.places[usize::from(object.kinds)] = place as u32;
            object.kinds += 1;
        }
        Crowd { carried: objects.iter().any(|o| o.span.is_carried()), objects, counts }
    }

    /// The places of all counts that count at the end of `day`, as known at the end of `known`: the largest first.
    fn places(&self, day: i32, known: i32, decay: &Decay) -> Vec<u32> {
        let first = day.saturating_sub(decay.longest_with(self.carried));
        let from = self.objects.partition_point(|o| o.span.day < first);
        let to = self.objects.partition_point(|o| o.span.day <= known).max(from);
        let objects = self.objects[from..to].iter().filter(|o| o.span.counts(day, known));
        let mut places: Vec<u32> = objects.flat_map(|o| o.places.into_iter().take(usize::from(o.kinds))).collect();
        places.sort_unstable();
        places
    }

    /// Every step, the highest first.
    pub fn steps(&self, day: i32, known: i32, decay: &Decay) -> impl Iterator<Item = Step> {
        let places = self.places(day, known, decay);
        let (mut at, mut parts) = (0, [0.0; 3]);
        std::iter::from_fn(move || {
            let count = self.counts[*places.get(at)? as usize].count;
            while let Some(c) = places.get(at).map(|&p| self.counts[p as usize]).filter(|c| c.count == count) {
                let object = &self.objects[c.object as usize];
                parts[usize::from(c.kind)] += c.weight * (object.left * decay.over(object.span.age(day)));
                at += 1;
            }
            let below = places.get(at).map_or(0, |&p| self.counts[p as usize].count);
            Some(Step { count, fans: (count - below) as f64, parts, x: parts.iter().sum() })
        })
    }

    /// Σ_j f(x_j).
    pub fn strength(&self, model: &Model, day: i32, known: i32, decay: &Decay) -> f64 {
        if self.counts.is_empty() {
            return 0.0;
        }
        sum(self.steps(day, known, decay).map(|step| step.fans * model.strength(step.x)))
    }

    /// Σ_j x_j.
    pub fn total(&self, day: i32, decay: &Decay) -> f64 {
        if self.counts.is_empty() {
            return 0.0;
        }
        sum(self.steps(day, day, decay).map(|step| step.fans * step.x))
    }

    /// How many fans are worth at least `least` (above 0).
    pub fn reach(&self, day: i32, least: f64, decay: &Decay) -> u64 {
        self.steps(day, day, decay).find(|step| step.x >= least).map_or(0, |step| step.count)
    }

    /// The strength by kind, each rank's in proportion to the parts of its x; and how many fans each kind has.
    pub fn split(&self, model: &Model, day: i32, decay: &Decay) -> [(f64, u64); 3] {
        let mut split = [(0.0, 0); 3];
        for step in self.steps(day, day, decay).filter(|step| step.x > 0.0) {
            let each = step.fans * model.strength(step.x) / step.x;
            for ((strength, fans), part) in split.iter_mut().zip(step.parts) {
                *strength += each * part;
                *fans = if part > 0.0 { step.count.max(*fans) } else { *fans };
            }
        }
        split
    }

    /// How many fans there are.
    pub fn fans(&self, day: i32, decay: &Decay) -> u64 {
        self.steps(day, day, decay).next().map_or(0, |step| step.count)
    }

    /// What each object with counts draws of the strength: in proportion to its part of each rank's x.
    pub fn by_object(&self, model: &Model, day: i32, known: i32, decay: &Decay) -> Vec<(usize, f64)> {
        // Σ over the ranks up to a count of f(x)/x: the steps from the lowest up.
        let steps: Vec<Step> = self.steps(day, known, decay).filter(|step| step.x > 0.0).collect();
        let mut sum = 0.0;
        let mut sums: Vec<(u64, f64)> = Vec::with_capacity(steps.len());
        for step in steps.iter().rev() {
            sum += step.fans * model.strength(step.x) / step.x;
            sums.push((step.count, sum));
        }
        let up_to = |count: u64| sums.get(sums.partition_point(|(c, _)| *c < count)).map_or(0.0, |(_, sum)| *sum);
        let mut drawn: Vec<(usize, f64)> = Vec::new();
        let mut places = self.places(day, known, decay);
        places.sort_unstable_by_key(|&p| (self.counts[p as usize].object, p));
        for c in places.into_iter().map(|p| self.counts[p as usize]) {
            let object = &self.objects[c.object as usize];
            let part = c.weight * (object.left * decay.over(object.span.age(day))) * up_to(c.count);
            match drawn.last_mut().filter(|(known, _)| *known == c.object as usize) {
                Some((_, sum)) => *sum += part,
                None => drawn.push((c.object as usize, part)),
            }
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::super::times::Moment;
    use super::*;
    use crate::ledger::NetworkIx;

    /// All on one day, at its very end.
    fn crowd(objects: &[[u64; 3]]) -> (Crowd, Decay, Model) {
        let model = Model::default();
        let decay = Decay::new(&model, 14.0);
        let mut inbox = Inbox::new(0, NetworkIx(0));
        for (n, &counts) in objects.iter().enumerate() {
            inbox.counted.push(Counted {
                moment: Moment { day: 0, left: 0 },
                ends: i32::MAX,
                counts,
                tally: n as u32,
            });
        }
        (Crowd::new(&inbox, &model, &decay), decay, model)
    }

    #[test]
    fn by_hand() {
        let (crowd, decay, model) = crowd(&[[3, 1, 0], [2, 0, 1], [0, 0, 0]]);
        // Fan 1: 1 + 2 + 1 + 3 = 7; fan 2: 2; fan 3: 1.
        let expected = 3.0 * 7.0 / 8.0 + model.strength(2.0) + 0.5;
        assert!((crowd.strength(&model, 0, 0, &decay) - expected).abs() < 1e-15);
        assert_eq!((crowd.fans(0, &decay), crowd.fans(140, &decay)), (3, 0));
        assert_eq!(crowd.reach(0, 0.25, &decay), 3);
        assert_eq!(crowd.reach(28, 0.25, &decay), 3);
        assert_eq!(crowd.reach(29, 0.25, &decay), 2);
        let first = 3.0 * 7.0 / 8.0;
        let by_hand = [first * 2.0 / 7.0 + model.strength(2.0) + 0.5, first * 2.0 / 7.0, first * 3.0 / 7.0];
        for ((part, _), by_hand) in crowd.split(&model, 0, &decay).into_iter().zip(by_hand) {
            assert!((part - by_hand).abs() < 1e-15);
        }
        let by_object = crowd.by_object(&model, 0, 0, &decay);
        assert_eq!(by_object.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [0, 1]);
        assert!((by_object[1].1 - (first * 4.0 / 7.0 + model.strength(2.0) / 2.0)).abs() < 1e-15);
    }

    #[test]
    fn equals_the_sum_over_every_single_fan() {
        let objects = [[40, 7, 3], [40, 0, 90], [1, 1, 1], [12, 12, 12], [0, 100, 0]];
        let (crowd, decay, model) = crowd(&objects);
        for day in [0, 45, 139] {
            let left = decay.over(day);
            let fan = |j: u64| -> f64 {
                let object = |counts: &[u64; 3]| {
                    counts.iter().zip(weights(&model)).filter(|(n, _)| **n >= j).map(|(_, w)| w * left).sum::<f64>()
                };
                model.strength(objects.iter().map(object).sum())
            };
            let expected: f64 = (1..=100).map(fan).sum();
            assert!((crowd.strength(&model, day, day, &decay) / expected - 1.0).abs() < 1e-13);
            let by_object: f64 = crowd.by_object(&model, day, day, &decay).iter().map(|(_, part)| part).sum();
            assert!((by_object / expected - 1.0).abs() < 1e-13);
        }
    }
}
