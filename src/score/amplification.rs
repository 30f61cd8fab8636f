//! Reactions per post: which posts could draw any, and what they drew.

use super::ends::Ends;
use super::inbox::{Inbox, Key, PostReactions, Posted, key};
use super::people::{People, Person};
use super::strength::sum;
use super::times::{Moment, Times};
use super::window::{Decay, Span};
use crate::day::SECONDS;
use crate::ledger::{Ledger, NetworkIx, ObjectIx};
use crate::model::Model;
use crate::order::Order;
use crate::record::{Kind, PostKind};

/// Posts, and reactions, reposts and replies of others to them, on the networks that show them; both by day.
///
/// A reaction counts from its own day on, but not before its post: where clocks disagree, what refers to a post that
/// is not there yet waits for it. Posts without a time, and what refers to them, are left out.
#[expect(clippy::type_complexity, reason = "two lists of the same kind")]
pub(super) fn gather(
    ledger: &Ledger,
    people: &People,
    ends: &Ends,
    times: &Times,
) -> (Vec<(Key, Posted)>, Vec<(Key, PostReactions)>) {
    struct Post {
        of: (NetworkIx, ObjectIx),
        author: Person,
        key: Key,
        posted: Posted,
    }
    let shows = |network: NetworkIx| ledger.networks[network].observes.iter().any(|o| o.of_posts());
    let mut posts: Vec<Post> = Vec::new();
    for post in ledger.posts.iter().filter(|p| p.observed && p.kind != PostKind::Repost && shows(p.network)) {
        let author = people.of(post.author);
        if let Some(moment) = times.moment(post.when, post.row) {
            let (of, key) = ((post.network, post.object), key(people, author, post.network));
            posts.push(Post {
                of,
                author,
                key,
                posted: Posted { moment, ends: ends.of(post.author), answered: None },
            });
        }
    }
    posts.order_by_key(|p| (p.of, p.author));
    let mut reactions: Vec<(Key, PostReactions)> = Vec::new();
    let mut draw = |of: (NetworkIx, ObjectIx), moment: Moment, number: f64, by: &dyn Fn(Person) -> bool| {
        let from = posts.partition_point(|p| p.of < of);
        for post in posts[from..].iter_mut().take_while(|p| p.of == of).filter(|p| number > 0.0 && by(p.author)) {
            let posted = &mut post.posted;
            let day = moment.day.max(posted.moment.day);
            posted.answered = Some(posted.answered.map_or(day, |known| known.min(day)));
            let later = ((day - moment.day) as u32).saturating_mul(SECONDS as u32);
            let left = moment.left.saturating_add(later);
            reactions.push((post.key, PostReactions { moment: Moment { day, left }, ends: posted.ends, number }));
        }
    };
    for act in ledger.acts.iter().filter(|a| matches!(a.kind, Kind::Reaction | Kind::Repost | Kind::Reply)) {
        if let Some((object, moment)) = act.object.zip(times.moment(act.when, act.row)) {
            let network = ledger.accounts[act.from].network;
            draw((network, object), moment, 1.0, &|author| author != people.of(act.from));
        }
    }
    for tally in &ledger.tallies {
        if let Some(moment) = times.moment(tally.when, tally.row) {
            let counts = [tally.reactions, tally.reposts, tally.replies];
            let number = counts.into_iter().flatten().map(|n| n as f64).sum();
            draw((tally.network, tally.object), moment, number, &|author| author == people.of(tally.author));
        }
    }
    reactions.order_by_key(|(_, d)| d.moment.day);
    let mut posted: Vec<(Key, Posted)> = posts.into_iter().map(|p| (p.key, p.posted)).collect();
    posted.order_by_key(|(_, p)| p.moment.day);
    (posted, reactions)
}

/// An amount from a day on, as it is at that day's end.
#[derive(Debug, Clone, Copy)]
struct Amount {
    span: Span,
    left: f64,
}

/// One inbox's posts and what they drew, faded; each by day.
#[derive(Debug, Clone, Default)]
pub(super) struct PostRate {
    posts: Vec<Amount>,
    /// Whether each post is answered, and since when.
    answered: Vec<Option<i32>>,
    reactions: Vec<Amount>,
    /// Whether any is carried behind the end of its account.
    carried: bool,
    shown: bool,
}

impl PostRate {
    /// `shown`: whether the network's exports show what others did with posts.
    pub fn new(inbox: &Inbox, shown: bool, model: &Model, decay: &Decay) -> PostRate {
        let amount = |moment: Moment, ends: i32, number: f64| {
            let left = number * decay.within(model, moment);
            Amount { span: Span::new(decay, moment, ends), left }
        };
        PostRate {
            posts: inbox.posted.iter().map(|p| amount(p.moment, p.ends, 1.0)).collect(),
            answered: inbox.posted.iter().map(|p| p.answered).collect(),
            reactions: inbox.reactions.iter().map(|d| amount(d.moment, d.ends, d.number)).collect(),
            carried: inbox.posted.iter().any(|p| p.ends < i32::MAX),
            shown,
        }
    }

    /// a at the end of `day`.
    pub fn factor(&self, model: &Model, day: i32, decay: &Decay) -> f64 {
        if !self.shown {
            return 1.0;
        }
        let longest = decay.longest_with(self.carried);
        let sum = |amounts: &[Amount]| sum(left(amounts, day, decay, longest).map(|(_, left)| left));
        model.amplification(sum(&self.posts), sum(&self.reactions))
    }

    /// Faded posts, and those of them with at least one reaction.
    pub fn answered(&self, day: i32, decay: &Decay) -> (f64, f64) {
        let (mut posts, mut answered) = (0.0, 0.0);
        for (n, left) in left(&self.posts, day, decay, decay.longest_with(self.carried)) {
            posts += left;
            answered += if self.answered[n].is_some_and(|since| since <= day) { left } else { 0.0 };
        }
        (posts, answered)
    }
}

/// What is left of each that counts at the end of `day`, with its number.
fn left(amounts: &[Amount], day: i32, decay: &Decay, longest: i32) -> impl Iterator<Item = (usize, f64)> {
    let first = day.saturating_sub(longest);
    let from = amounts.partition_point(|a| a.span.day < first);
    let to = amounts.partition_point(|a| a.span.day <= day).max(from);
    let counting = amounts[from..to].iter().enumerate().filter(move |(_, a)| a.span.counts(day, day));
    counting.map(move |(n, a)| (from + n, a.left * decay.over(a.span.age(day))))
}
