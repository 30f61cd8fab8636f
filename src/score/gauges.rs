//! The three gauges of 2011, beside the score.

use super::day::{OwnDay, World};
use super::inbox::Sender;
use super::strength;

/// True reach, amplification, network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauges {
    /// People with strength left: those with a name whose x, public and private together, is at least
    /// [`Model::reach_threshold`](crate::model::Model::reach_threshold) on some network (each once), and fans without one.
    pub reach: u64,
    /// 0 to 100: the probability that a post draws at least one reaction; `None` where no connected network shows
    /// reactions to posts.
    pub amplification: Option<f64>,
    /// 0 to 100: the average standing of those with a name who engage, weighted by strength, unknown as average;
    /// `None` where there is nobody.
    pub network: Option<f64>,
}

pub(super) fn gauges(world: &World, now: &OwnDay) -> Gauges {
    let model = &*world.model;
    let mut reached: Vec<Sender> = Vec::new();
    let (mut fans, mut weight, mut standing) = (0_u64, 0.0, 0.0);
    let (mut posts, mut answered) = (0.0, 0.0);
    for part in now.parts.iter().filter(|p| p.counts > 0.0) {
        let pairs = &world.inbox(part.inbox).pairs;
        for (pair, x) in world.pairs(part.inbox, part.day, part.day) {
            let sender = pairs[pair].sender;
            if x[0] + x[1] >= model.reach_threshold {
                reached.push(sender);
            }
            let m = strength::of_person(model, x);
            weight += m;
            standing += m * part.group.of(model, &world.given, sender).score.unwrap_or(model.average_score);
        }
        let (faded, decay) = (world.faded(part.inbox), world.decay(part.inbox));
        fans = fans.saturating_add(faded.crowd.reach(part.day, model.reach_threshold, decay));
        let (all, some) = faded.posts.answered(part.day, decay);
        posts += all;
        answered += some;
    }
    reached.sort();
    reached.dedup();
    let shown = world.places.iter().any(|p| p.owned && p.counts_on(now.day) && p.amplifies());
    Gauges {
        reach: fans.saturating_add(reached.len() as u64),
        amplification: shown.then(|| 100.0 * (answered + 1.0) / (posts + 2.0)),
        network: (weight > 0.0).then(|| standing / weight),
    }
}
