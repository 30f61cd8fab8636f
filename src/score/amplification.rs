//! Reactions per post: which posts could draw any, and what they drew.

use super::evidence::Place;
use super::people::People;
use super::standings::Standings;
use super::window::{Moment, Window};
use crate::ledger::Ledger;
use crate::record::{Kind, PostKind};

/// An own post whose reactions the exports show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posted {
    pub moment: Moment,
    pub inbox: u32,
    /// The day from which at least one reaction is known.
    pub answered: Option<i32>,
}

/// Reactions to such a post.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn {
    pub moment: Moment,
    pub inbox: u32,
    pub number: f64,
}

/// Posts, and reactions, reposts and replies of others to them, on the networks that show them; both by day.
///
/// A reaction counts from its own day on, but not before its post: where clocks disagree, what refers to a post that
/// is not there yet waits for it. Posts without a time, and what refers to them, are left out.
pub(super) fn gather(
    ledger: &Ledger,
    people: &People,
    window: &Window,
    places: &[Place],
    standings: &Standings,
) -> (Vec<Posted>, Vec<Drawn>) {
    // By network and object: the post, and whose it is.
    let mut posts: Vec<(u16, u32, u32, Posted)> = Vec::new();
    for post in ledger.posts.iter().filter(|p| p.observed && p.kind != PostKind::Repost) {
        let author = people.of(post.author);
        let kept = standings.desk(author, post.network).filter(|_| places[post.network as usize].amplifies());
        if let Some((inbox, moment)) = kept.zip(window.moment(post.when, post.row)) {
            posts.push((post.network, post.object, author, Posted { moment, inbox, answered: None }));
        }
    }
    posts.sort_by_key(|p| (p.0, p.1, p.2));
    let mut drawn = Vec::new();
    let mut draw = |network: u16, object: u32, moment: Moment, number: f64, by: &dyn Fn(u32) -> bool| {
        let from = posts.partition_point(|p| (p.0, p.1) < (network, object));
        for (.., author, post) in posts[from..].iter_mut().take_while(|p| (p.0, p.1) == (network, object)) {
            if number > 0.0 && by(*author) {
                let felt = moment.felt_from(post.moment.day);
                post.answered = Some(post.answered.map_or(felt.day, |day| day.min(felt.day)));
                drawn.push(Drawn { moment: felt, inbox: post.inbox, number });
            }
        }
    };
    for act in ledger.acts.iter().filter(|a| matches!(a.kind, Kind::Reaction | Kind::Repost | Kind::Reply)) {
        if let Some((object, moment)) = act.object.zip(window.moment(act.when, act.row)) {
            let network = ledger.accounts[act.from as usize].network;
            draw(network, object, moment, 1.0, &|author| author != people.of(act.from));
        }
    }
    for tally in &ledger.tallies {
        if let Some(moment) = window.moment(tally.when, tally.row) {
            let number =
                [tally.reactions, tally.reposts, tally.replies].into_iter().flatten().map(|n| n as f64).sum();
            draw(tally.network, tally.object, moment, number, &|author| author == people.of(tally.author));
        }
    }
    drawn.sort_by_key(|d| d.moment.day);
    let mut posted: Vec<Posted> = posts.into_iter().map(|p| p.3).collect();
    posted.sort_by_key(|p| p.moment);
    (posted, drawn)
}
