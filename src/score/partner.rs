//! The visible group: everybody's score at once, as a fixed point.

use crate::model::Model;

/// Evidence that one member of the group is to another, before the sender's standing counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    /// Who receives, a number in `base`.
    pub receiver: u32,
    /// Whose standing counts.
    pub sender: u32,
    /// a · m.
    pub evidence: f64,
}

/// More rounds than any iteration needs that shrinks its error by 0.215 each time.
const ROUNDS: usize = 100;

/// v of a member of the group: what can be seen of them is a lower bound, so it never counts against them.
pub(super) fn factor(model: &Model, score: f64) -> f64 {
    model.partner_factor(Some(score)).max(1.0)
}

/// The scores S with S_p = S(base_p + Σ (v(S_s) − 1) · evidence), `base` being the evidence with every v = 1.
///
/// `edges` are sorted by receiver. Starts from `start` and returns when no score moves by more than
/// [`Model::fixed_point_tolerance`]. The map contracts, so any start leads to the same scores within that tolerance;
/// the curve starts each day from the same place (nobody above average), so that a day's score doesn't depend on
/// which other days were asked for, not even in its last bit.
pub(super) fn fixed_point(model: &Model, base: &[f64], edges: &[Edge], start: &[f64]) -> Vec<f64> {
    let mut scores = start.to_vec();
    let mut extra: Vec<f64> = vec![0.0; base.len()];
    let mut above: Vec<f64> = vec![0.0; base.len()];
    for _ in 0..ROUNDS {
        for (v, s) in above.iter_mut().zip(&scores) {
            *v = factor(model, *s) - 1.0;
        }
        extra.fill(0.0);
        for edge in edges {
            extra[edge.receiver as usize] += above[edge.sender as usize] * edge.evidence;
        }
        let mut moved: f64 = 0.0;
        for ((score, base), extra) in scores.iter_mut().zip(base).zip(&extra) {
            let next = model.score(base + extra);
            moved = moved.max((next - *score).abs());
            *score = next;
        }
        if moved < model.fixed_point_tolerance {
            break;
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_people_who_only_know_each_other() {
        let model = Model::default();
        let edge = |receiver, sender| Edge { receiver, sender, evidence: 60.0 };
        let scores = fixed_point(&model, &[60.0; 2], &[edge(0, 1), edge(1, 0)], &[0.0; 2]);
        let s = scores[0];
        assert_eq!(s, scores[1]);
        assert!(s > 25.0 && (model.score(60.0 * factor(&model, s)) - s).abs() < 1e-12);
    }

    #[test]
    fn those_below_average_count_as_average() {
        let model = Model::default();
        let edge = Edge { receiver: 0, sender: 1, evidence: 5.0 };
        assert_eq!(fixed_point(&model, &[5.0, 1.0], &[edge], &[0.0; 2]), [model.score(5.0), model.score(1.0)]);
    }

    proptest! {
        /// §10.12: the fixed point does not depend on the starting values.
        #[test]
        fn any_start_leads_to_the_same_scores(
            base in proptest::collection::vec(0.0_f64..1e5, 1..12),
            edges in proptest::collection::vec((0_u32..12, 0_u32..12, 0.0_f64..1e4), 0..60),
            start in proptest::collection::vec(0.0_f64..100.0, 12),
        ) {
            let model = Model::default();
            let n = base.len() as u32;
            let mut base = base;
            let mut edges: Vec<Edge> = edges
                .into_iter()
                .map(|(receiver, sender, evidence)| Edge { receiver: receiver % n, sender: sender % n, evidence })
                .collect();
            edges.sort_by_key(|e| e.receiver);
            for edge in &edges {
                base[edge.receiver as usize] += edge.evidence;
            }
            let cold = fixed_point(&model, &base, &edges, &vec![0.0; base.len()]);
            let other = fixed_point(&model, &base, &edges, &start[..base.len()]);
            for (a, b) in cold.iter().zip(&other) {
                prop_assert!((a - b).abs() < 1e-11, "{a} {b}");
            }
        }
    }
}
