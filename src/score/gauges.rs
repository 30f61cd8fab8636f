//! The three gauges of 2011, beside the score.

use super::snapshot::Snapshot;
use super::standings::OWNER;
use super::state::State;
use super::strength;

/// True reach, amplification, network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauges {
    /// People with strength left: those with a name whose x, public and private together, is at least
    /// [`Model::reach_threshold`] on some network (each once), and fans without one.
    pub reach: u64,
    /// 0 to 100: the probability that a post draws at least one reaction; `None` where no connected network shows
    /// reactions to posts.
    pub amplification: Option<f64>,
    /// 0 to 100: the average standing of those with a name who engage, weighted by strength, unknown as average;
    /// `None` where there is nobody.
    pub network: Option<f64>,
}

pub(super) fn gauges(state: &State, now: &Snapshot) -> Gauges {
    let (evidence, model) = (state.evidence(), state.model());
    let mut reached = Vec::new();
    let (mut fans, mut weight, mut standing) = (0_u64, 0.0, 0.0);
    for (n, _) in now.inboxes.iter().enumerate().filter(|(_, c)| c.connected > 0.0) {
        let inbox = &evidence.inboxes[n];
        for tie in inbox.ties.clone() {
            let [public, private] = state.x(tie);
            if public + private >= model.reach_threshold {
                reached.push(evidence.ties[tie].sender);
            }
            let m = strength::of_person(model, public, private);
            weight += m;
            standing += m * now.ties[tie].score.unwrap_or(model.average_score);
        }
        let crowd = now.crowds[n].reach(&inbox.steps, now.day.0, model.reach_threshold, state.decay(n));
        fans = fans.saturating_add(crowd);
    }
    reached.sort();
    reached.dedup();
    Gauges {
        reach: fans.saturating_add(reached.len() as u64),
        amplification: amplification(state),
        network: (weight > 0.0).then(|| standing / weight),
    }
}

fn amplification(state: &State) -> Option<f64> {
    let (evidence, model, day) = (state.evidence(), state.model(), state.day());
    evidence.places.iter().find(|p| p.owned && p.counts_on(day) && p.amplifies())?;
    let (mut posts, mut answered) = (0.0, 0.0);
    for post in evidence.posted.iter().filter(|p| p.moment.day <= day) {
        let inbox = &evidence.inboxes[post.inbox as usize];
        if inbox.slot == OWNER && evidence.places[inbox.network as usize].counts_on(day) {
            let decay = state.decay(post.inbox as usize);
            let left = decay.within(model, post.moment.left) * decay.over(day - post.moment.day);
            posts += left;
            answered += if post.answered.is_some_and(|since| since <= day) { left } else { 0.0 };
        }
    }
    Some(100.0 * (answered + 1.0) / (posts + 2.0))
}
