//! To whom an act is that its own export can't say: whoever wrote its object, where another import shows that (the next
//! month of a list, the other one's archive).

use super::{AccountIx, Act, Kind, NetworkIx, PostKind, Written};
use std::collections::HashMap;

/// Addresses such acts. Of a group source's, they come into the thread of what they answer, and an answer to oneself is
/// dropped, as its importer does with those of one file.
pub(super) fn complete(acts: &mut Vec<Act>, posts: &[Written], network: impl Fn(&Act) -> NetworkIx) {
    let waits = |a: &Act| a.to.is_none() && a.thread.is_none() && a.object.is_some();
    let waits = |a: &Act| waits(a) && matches!(a.kind, Kind::Reply | Kind::Repost | Kind::Reaction);
    if !acts.iter().any(waits) {
        return;
    }
    let written: HashMap<(NetworkIx, u32), &Written> = posts.iter().map(|p| ((p.network, p.object), p)).collect();
    let mut threads = Threads::default();
    acts.iter().filter(|a| a.group).for_each(|act| threads.know(act, network(act)));
    // A chain of answers is told from its beginning on.
    crate::sort::by_key(acts, |a| (a.when.at, a.row));
    acts.retain_mut(|act| {
        let post = act.object.filter(|_| waits(act)).and_then(|object| written.get(&(network(act), object)));
        let Some(post) = post else { return true };
        if post.author == act.from {
            return !(act.group && act.kind == Kind::Reply);
        }
        act.to = Some(post.author);
        if act.group {
            act.thread = threads.of(post);
            threads.know(act, post.network);
        }
        true
    });
}

/// The threads that answers are in.
#[derive(Default)]
struct Threads {
    /// By what is answered.
    below: HashMap<(NetworkIx, u32), u32>,
    /// By who answers, and when: an answer doesn't say which post it is.
    above: HashMap<(AccountIx, Option<i64>), u32>,
}

impl Threads {
    fn know(&mut self, act: &Act, network: NetworkIx) {
        let (Kind::Reply, Some(thread), Some(object)) = (act.kind, act.thread, act.object) else { return };
        // The least: the order of files decides nothing.
        let least = |known: &mut u32| *known = thread.min(*known);
        self.below.entry((network, object)).and_modify(least).or_insert(thread);
        self.above.entry((act.from, act.when.at)).and_modify(least).or_insert(thread);
    }

    /// Where a post's answers are: with the others, else where it itself answers; the first of a thread begins it.
    fn of(&self, post: &Written) -> Option<u32> {
        let below = self.below.get(&(post.network, post.object));
        let known = below.or_else(|| self.above.get(&(post.author, post.when.at))).copied();
        known.or((post.kind == PostKind::Original).then_some(post.object))
    }
}
