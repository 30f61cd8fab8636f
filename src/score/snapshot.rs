//! The owner's side of one day, kept: what scores, and all that explains it.

use super::crowd::Crowd;
use super::decay::Faded;
use super::standings::OWNER;
use super::state::{Content, State, total};
use super::{Day, partner};

/// The owner's inboxes and ties at the end of a day. Both come first in [`Evidence`], so their numbers are the same.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    pub day: Day,
    pub evidence: f64,
    pub score: f64,
    pub inboxes: Vec<Content>,
    pub crowds: Vec<Crowd>,
    pub ties: Vec<Standing>,
    pub cells: Vec<[Faded; 2]>,
}

/// A sender's standing: s, where it is known, and v.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub score: Option<f64>,
    pub factor: f64,
}

impl Snapshot {
    pub fn of(state: &State) -> Snapshot {
        let (evidence, model) = (state.evidence(), state.model());
        let group = state.group();
        let inboxes = state.owner(&group);
        let (worth, score) = total(model, &inboxes);
        let own = evidence.inboxes.iter().take_while(|i| i.slot == OWNER);
        let ties = own.map(|i| i.ties.end).max().unwrap_or(0);
        let standing = |tie: &super::evidence::Tie| match tie.slot {
            Some(slot) => {
                let score = group[slot as usize];
                Standing { score, factor: score.map_or(1.0, |s| partner::factor(model, s)) }
            }
            None => Standing { score: tie.given, factor: tie.factor },
        };
        Snapshot {
            day: Day(state.day()),
            evidence: worth,
            score,
            crowds: (0..inboxes.len()).map(|i| state.crowd(i).clone()).collect(),
            inboxes,
            ties: evidence.ties[..ties].iter().map(standing).collect(),
            cells: (0..ties).map(|tie| state.cell(tie)).collect(),
        }
    }
}
