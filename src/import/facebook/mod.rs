//! Facebook's "Download your information" as JSON, 2018 to 2026, and Messenger's separate E2EE download.
//!
//! What leaves this room: messages and reactions on them, friends, followers and requests, wall posts, comments on the
//! owner's album photos, pokes, and the owner's own posts, comments and reactions. People have no ids there: the
//! display name is the key, so homonyms are one person and several parts of one export join by name. Files are
//! found by folder and name, whatever stands before them (`your_facebook_activity/`, `connections/`, …), lists by
//! their root key. Message requests count as messages; what Facebook filtered as spam (`filtered_threads/`) doesn't.

mod acts;
mod layout;
mod names;
mod shapes;
mod threads;

use super::reading::File;
use super::{Format, Reading, Sink};
use crate::Result;
use crate::ledger::{OWNER, Observe, PersonIx};
use layout::{Holds, holds};
use names::Names;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FORMAT: Format = Format {
    name: "facebook",
    network: "facebook",
    title: "Facebook",
    how: &[
        "On Facebook: Settings, Accounts Center, Your information and permissions, Export your information, to your device.",
        "Choose all time and the format JSON (not HTML); messages, posts, comments and reactions, friends and followers, and profile information are enough; low media quality keeps it small.",
        "Drop the ZIP as it is; of an export in several numbered ZIPs drop all of them. Encrypted chats are a separate download on messenger.com: Privacy & safety, End-to-end encrypted chats, Message storage, Download.",
    ],
    wait: "a few hours up to some days",
    mend: "ask for it again with messages, friends and followers, posts, comments and profile information, for all time, as JSON; of several numbered ZIPs drop all",
    shown: &[
        "name",
        "timestamp",
        "timestamp_ms",
        "creation_timestamp",
        "sender_name",
        "senderName",
        "type",
        "actor",
        "author",
        "title",
        "label",
        "value",
        "poker",
        "pokee",
        "uri",
        "fbid",
        "full_name",
    ],
    claim: layout::claim,
    sniff: layout::sniff,
    read,
};

fn read(reading: &mut Reading) -> Result<()> {
    let of = |reading: &Reading, wanted: &[Holds]| reading.select(|path| wanted.contains(&holds(path)));
    describe(reading);
    let spam = |file: &File| file.path.contains("messages/filtered_threads/");
    let (filtered, threads): (Vec<File>, _) =
        of(reading, &[Holds::Thread, Holds::FlatThread]).into_iter().partition(spam);
    for _ in filtered {
        reading.sink.skip("files of threads that Facebook filtered as spam");
    }
    for file in of(reading, &[Holds::Profile]) {
        acts::profile(reading, &file);
    }
    for file in of(reading, &[Holds::List]) {
        acts::list(reading, &file);
    }
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    let mut e2ee = threads.len() == reading.files.len();
    for file in &threads {
        let said = threads::read(reading, file, holds(&file.path) == Holds::FlatThread);
        e2ee &= said.e2ee;
        *votes.entry(said.owner.unwrap_or_default()).or_default() += 1;
    }
    votes.remove("");
    if e2ee {
        reading.sink.import().generation = Some("e2ee".to_owned());
    }
    let names = everybody(&mut reading.sink);
    let mut own = acts::Own::default();
    for file in of(reading, &[Holds::Comments, Holds::Posts]) {
        own.writing(reading, &file, &names);
    }
    for file in of(reading, &[Holds::Reactions]) {
        own.reactions(reading, &file, &names);
    }
    find_owner(&mut reading.sink, &votes, &own.authors);
    let photos = reading.sink.import().posts.len();
    let mut commented = false;
    for file in of(reading, &[Holds::Album]) {
        commented |= acts::album(reading, &file);
    }
    if commented {
        acts::observe_photos(&mut reading.sink, photos);
    }
    for file in of(reading, &[Holds::Pokes]) {
        acts::pokes(reading, &file);
    }
    let names = everybody(&mut reading.sink);
    for file in of(reading, &[Holds::Wall]) {
        acts::wall(reading, &file, &names);
    }
    Ok(())
}

/// What this export is and can show, by the files it has.
fn describe(reading: &mut Reading) {
    let observes: Vec<Observe> = reading.files.iter().flat_map(|file| layout::shows(&file.path)).copied().collect();
    let has = |folders: &[&str]| reading.has(|path| path.split('/').rev().skip(1).any(|p| folders.contains(&p)));
    let generation = if has(&["your_activity_across_facebook"]) {
        Some("2023")
    } else if has(&["your_facebook_activity", "connections", "personal_information"]) {
        Some("2024")
    } else if has(&["friends_and_followers", "comments_and_reactions"]) {
        Some("2021")
    } else {
        let old = ["friends", "following_and_followers", "comments", "likes_and_reactions", "photos_and_videos"];
        has(&old).then_some("2018")
    };
    reading.sink.observes(&observes);
    let import = reading.sink.import();
    import.generation = generation.map(str::to_owned);
    import.as_of = made(&import.file);
}

/// The day in a name like `facebook-ann-2024-05-06-AbCd.zip`.
fn made(name: &str) -> Option<i64> {
    let day = |at: usize| super::text::time(name.get(at..at + 10)?, &["%Y-%m-%d"]);
    name.starts_with("facebook-").then(|| (0..name.len()).find_map(day)).flatten()
}

/// Everybody named so far but the owner.
fn everybody(sink: &mut Sink) -> Names {
    let import = sink.import();
    let others = import.people.iter().enumerate().filter(|(ix, _)| *ix != OWNER as usize);
    let others = others.filter(|(ix, _)| !import.owner_also.iter().any(|also| *also as usize == *ix));
    Names::new(others.map(|(_, person)| person.key.clone()))
}

/// Settles who the owner is where the profile isn't in this part, or the name has changed since: whom most threads
/// of two are not titled after, else who is in every thread of two, else (without a profile) the one author of all
/// own comments and reactions. Then the owner is a member of every thread: some layouts list only the others.
fn find_owner(sink: &mut Sink, votes: &BTreeMap<String, usize>, authors: &BTreeSet<String>) {
    let all: usize = votes.values().sum();
    let titled = votes.iter().find(|(_, n)| **n * 2 > all).map(|(name, _)| name.clone());
    let common = common_member(sink);
    let import = sink.import();
    let common = titled.or(common.map(|ix| import.people[ix as usize].key.clone()));
    let unknown = import.people[OWNER as usize].key.is_empty();
    // A name that is in use hasn't changed.
    let listed = import.threads.iter().flat_map(|t| &t.participants).any(|(p, _)| *p == OWNER);
    let listed = listed || import.interactions.iter().any(|i| i.from == OWNER && i.thread.is_some());
    let author = authors.first().filter(|_| unknown && authors.len() == 1).cloned();
    if let Some(owner) = common.or(author).filter(|_| !listed) {
        sink.owner(&owner, "");
    } else if unknown {
        return;
    }
    let import = sink.import();
    let own = |p: PersonIx| p == OWNER || import.owner_also.contains(&p);
    let without = import.threads.iter().filter(|t| !t.participants.iter().any(|(p, _)| own(*p)));
    for thread in without.map(|t| t.thread).collect::<Vec<_>>() {
        sink.participant(thread, OWNER, None);
    }
}

/// The only one who is in all threads of two, of which there are at least two with different others. Nobody, where
/// threads list only the others: a thread with somebody alone in it tells.
fn common_member(sink: &mut Sink) -> Option<PersonIx> {
    let threads = &sink.import().threads;
    let members: Vec<BTreeSet<PersonIx>> =
        threads.iter().map(|t| t.participants.iter().map(|(p, _)| *p).collect()).collect();
    let mut pairs = members.iter().filter(|m| m.len() == 2);
    let first = pairs.next()?.clone();
    let common = pairs.fold(first, |common, pair| &common & pair);
    let alone = members.iter().any(|m| m.len() == 1);
    (common.len() == 1 && !alone).then(|| common.first().copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_making_stands_in_the_name() {
        assert_eq!(made("facebook-ann-2024-05-06-AbCd.zip"), Some(1_714_953_600));
        assert_eq!(made("facebook-2018.zip"), None);
        assert_eq!(made("holiday-2024-05-06.zip"), None);
    }
}
