//! To whom an act is that its own export can't say: whoever wrote its object, where another import shows that (the next
//! month of a list, the other one's archive).

use super::columns::{AccountIx, Act, NetworkIx, Written};
use super::numbers::Places;
use crate::record::{Kind, PostKind};
use std::collections::HashMap;

/// Addresses such acts; whether there was any. Of a group source's, they come into the thread of what they answer, and an
/// answer to oneself is dropped, as its importer does with those of one file. `acts` are sorted by time: a chain of
/// answers is told from its beginning on.
pub(super) fn complete(
    acts: &mut Vec<Act>,
    posts: &[Written],
    written: &Places,
    network: &dyn Fn(&Act) -> NetworkIx,
) -> bool {
    let post = |act: &Act| {
        let waits = act.to.is_none() && act.thread.is_none();
        let object =
            act.object.filter(|_| waits && matches!(act.kind, Kind::Reply | Kind::Repost | Kind::Reaction))?;
        written.get(&(network(act), object)).map(|n| &posts[*n])
    };
    let mut below = Places::new();
    for act in acts.iter() {
        know(&mut below, act, network(act));
    }
    // In which thread somebody answered, by author and second: the first that is told so far.
    let mut answered: HashMap<(AccountIx, i64), u32> = HashMap::new();
    let mut any = false;
    let mut kept = 0;
    for ix in 0..acts.len() {
        let mut act = acts[ix];
        if let Some(post) = post(&act) {
            if post.author == act.from && act.group && act.kind == Kind::Reply {
                continue;
            }
            if post.author != act.from {
                any = true;
                act.to = Some(post.author);
                if act.group {
                    act.thread = thread(&answered, &below, post);
                    know(&mut below, &act, post.network);
                }
            }
        }
        if let (Kind::Reply, Some(thread), Some(at)) = (act.kind, act.thread, act.when.at) {
            answered.entry((act.from, at)).or_insert(thread);
        }
        acts[kept] = act;
        kept += 1;
    }
    acts.truncate(kept);
    any
}

/// In which thread an object is answered.
fn know(below: &mut Places, act: &Act, network: NetworkIx) {
    if let (true, Some(thread), Some(object)) = (act.group && act.kind == Kind::Reply, act.thread, act.object) {
        // The least: the order of files decides nothing.
        let known = below.get(&(network, object)).copied().unwrap_or(usize::MAX);
        below.insert((network, object), known.min(thread as usize));
    }
}

/// Where a post's answers are: with the others, else where it itself answers (its author's act of that second, among those
/// before); the first of a thread begins it.
fn thread(answered: &HashMap<(AccountIx, i64), u32>, below: &Places, post: &Written) -> Option<u32> {
    let own = || answered.get(&(post.author, post.when.at?)).copied();
    let below = below.get(&(post.network, post.object)).map(|thread| *thread as u32);
    below.or_else(own).or((post.kind == PostKind::Original).then_some(post.object.0))
}
