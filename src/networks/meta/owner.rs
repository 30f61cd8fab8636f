//! Who the owner is, as message threads tell it: where the profile isn't in this part of an export, or names them
//! differently.

use crate::import::Recorder;
use crate::record::{Import, OWNER, PersonIx};
use std::collections::{HashMap, HashSet};

/// Who threads say the owner is, and how often: see [`super::threads::ThreadInfo::owner`].
#[derive(Default)]
pub struct Votes(HashMap<String, usize>);

impl Votes {
    /// One thread's word; `None` where it says nothing.
    pub fn add(&mut self, owner: Option<String>) {
        if let Some(owner) = owner.filter(|owner| !owner.is_empty()) {
            *self.0.entry(owner).or_default() += 1;
        }
    }

    /// Settles who the owner is where the profile isn't in this part, or the name has changed since: whom most threads
    /// of two are not titled after, else who is in every thread of two, else (without a profile) `author`, the one
    /// author of all own comments and reactions. Then the owner is a member of every thread: some layouts list only
    /// the others.
    pub fn settle(&self, recorder: &mut Recorder, author: Option<&String>) {
        let all: usize = self.0.values().sum();
        let titled = self.0.iter().find(|(_, n)| **n * 2 > all).map(|(name, _)| name.clone());
        let common = common_member(recorder);
        let unknown = !recorder.knows_owner();
        // A name that is in use hasn't changed.
        let listed = in_threads(recorder);
        let import = recorder.import();
        let common = titled.or(common.map(|ix| import.people[ix as usize].key.clone()));
        let author = author.filter(|_| unknown).cloned();
        if let Some(owner) = common.or(author).filter(|_| !listed) {
            recorder.owner(&owner, "");
        } else if unknown {
            return;
        }
        let import = recorder.import();
        let own = owners(import);
        let without = import.threads.iter().filter(|t| !t.participants.iter().any(|(p, _)| own.contains(p)));
        for thread in without.map(|t| t.thread).collect::<Vec<_>>() {
            recorder.participant(thread, OWNER, None);
        }
    }
}

fn owners(import: &Import) -> HashSet<PersonIx> {
    import.owner_also.iter().copied().chain([OWNER]).collect()
}

/// Whether a name of the owner's is listed in a thread, or wrote there.
fn in_threads(recorder: &mut Recorder) -> bool {
    let import = recorder.import();
    let own = owners(import);
    import.threads.iter().flat_map(|t| &t.participants).any(|(p, _)| own.contains(p))
        || import.interactions.iter().any(|i| own.contains(&i.from) && i.thread.is_some())
}

/// The only one who is in all threads of two, of which there are at least two with different others. Nobody, where
/// threads list only the others: a thread with somebody alone in it tells.
fn common_member(recorder: &mut Recorder) -> Option<PersonIx> {
    let threads = &recorder.import().threads;
    let members: Vec<HashSet<PersonIx>> =
        threads.iter().map(|t| t.participants.iter().map(|(p, _)| *p).collect()).collect();
    let mut pairs = members.iter().filter(|m| m.len() == 2);
    let first = pairs.next()?.clone();
    let common = pairs.fold(first, |common, pair| &common & pair);
    let alone = members.iter().any(|m| m.len() == 1);
    (common.len() == 1 && !alone).then(|| common.iter().next().copied()).flatten()
}
