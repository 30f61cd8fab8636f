//! Facebook's "Download your information" as JSON, 2018 to 2026, and Messenger's separate E2EE download.
//!
//! What leaves this room: messages and reactions on them, friends, followers and requests, wall posts, comments on the
//! owner's album photos, pokes, and the owner's own posts, comments and reactions. People have no ids there: the
//! display name is the key, so homonyms are one person and several parts of one export join by name. Files are
//! found by folder and name, whatever stands before them (`your_facebook_activity/`, `connections/`, …), lists by
//! their root key. Message requests count as messages; what Facebook filtered as spam (`filtered_threads/`) doesn't.
//! A thread's file dropped alone is taken for Messenger's unless it shows Instagram's signs ([`super::meta::layout`]).

mod acts;
mod descriptor;
mod layout;
mod names;
mod shapes;

pub(super) use descriptor::NETWORK;

use super::meta::layout::made;
use super::meta::notices::Notices;
use super::meta::owner::Votes;
use super::meta::threads::{self, Named};
use crate::Result;
use crate::import::File;
use crate::import::{ExportReader, Format, Gives, OwnWords, Recorder};
use crate::record::{OWNER, Observe};
use layout::{Holds, holds};
use names::Names;
use std::collections::HashSet;

pub(super) const FORMAT: Format = Format {
    name: "facebook",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On Facebook: Settings, Accounts Center, Your information and permissions, Export your information, to your device.",
        "Choose all time and the format JSON (not HTML); messages, posts, comments and reactions, friends and followers, and profile information are enough; low media quality keeps it small.",
        "Drop the ZIP as it is; of an export in several numbered ZIPs drop all of them. Encrypted chats are a separate download on messenger.com: Privacy & safety, End-to-end encrypted chats, Message storage, Download.",
    ],
    wait: "a few hours up to some days",
    gives: Gives::People,
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
    // Not any "comment": below a picture stand those of others.
    own_words: OwnWords::Plain(&["post", "data.comment.comment"]),
    claim: layout::claim,
    sniff: layout::sniff,
    read,
};

fn read(reading: &mut ExportReader) -> Result<()> {
    let of = |reading: &ExportReader, wanted: &[Holds]| reading.select(|path| wanted.contains(&holds(path)));
    describe(reading);
    let spam = |file: &File| file.path.contains("messages/filtered_threads/");
    let (filtered, threads): (Vec<File>, _) =
        of(reading, &[Holds::Thread, Holds::FlatThread]).into_iter().partition(spam);
    for _ in filtered {
        reading.recorder.skip("files of threads that Facebook filtered as spam");
    }
    for file in of(reading, &[Holds::Profile]) {
        acts::profile(reading, &file);
    }
    for file in of(reading, &[Holds::List]) {
        acts::list(reading, &file);
    }
    let (mut votes, mut notices) = (Votes::default(), Notices::default());
    let mut e2ee = threads.len() == reading.files.len();
    for file in &threads {
        let named = if holds(&file.path) == Holds::FlatThread { Named::Alone } else { Named::Folder };
        let said = threads::read(reading, file, named, &mut notices);
        if named == Named::Alone && !said.e2ee && !file.path.contains('/') {
            reading.recorder.skip(
                "a thread's file alone doesn't say whether it is Messenger's or Instagram's: it was read as Messenger's; if it \
                 is Instagram's, drop the whole export, or a folder called instagram with the file in it",
            );
        }
        e2ee &= said.e2ee;
        votes.add(said.owner);
    }
    notices.settle(&mut reading.recorder);
    threads::leave_repeated(&mut reading.recorder);
    if e2ee {
        reading.recorder.import().generation = Some("e2ee".to_owned());
    }
    let names = everybody(&mut reading.recorder);
    let mut own = acts::Own::default();
    for file in of(reading, &[Holds::Comments, Holds::Posts]) {
        own.writing(reading, &file, &names);
    }
    for file in of(reading, &[Holds::Reactions]) {
        own.reactions(reading, &file, &names);
    }
    votes.settle(&mut reading.recorder, own.author());
    own.settle(&mut reading.recorder);
    let photos = reading.recorder.import().posts.len();
    let mut commented = false;
    for file in of(reading, &[Holds::Album]) {
        commented |= acts::album(reading, &file);
    }
    if commented {
        acts::observe_photos(&mut reading.recorder, photos);
    }
    for file in of(reading, &[Holds::Pokes]) {
        acts::pokes(reading, &file);
    }
    let names = everybody(&mut reading.recorder);
    for file in of(reading, &[Holds::Wall]) {
        acts::wall(reading, &file, &names);
    }
    Ok(())
}

/// What this export is and can show, by the files it has.
fn describe(reading: &mut ExportReader) {
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
    reading.recorder.observes(&observes);
    let import = reading.recorder.import();
    import.generation = generation.map(str::to_owned);
    import.as_of = made(&import.file, "facebook-");
}

/// Everybody named so far but the owner.
fn everybody(recorder: &mut Recorder) -> Names {
    let import = recorder.import();
    let own: HashSet<usize> = import.owner_also.iter().chain([&OWNER]).map(|ix| *ix as usize).collect();
    let others = import.people.iter().enumerate().filter(|(ix, _)| !own.contains(ix));
    Names::new(others.map(|(_, person)| person.key.clone()))
}

#[cfg(test)]
mod tests {
    use crate::archive::{Bytes, Input};
    use crate::ledger::Ledger;
    use crate::networks::import as run;

    #[test]
    fn an_address_joins_the_owner_with_an_account_elsewhere() {
        let folder = |files: &[(&str, &str)]| {
            let file = |(path, text): &(&str, &str)| -> (String, Box<dyn Bytes>) {
                ((*path).to_owned(), Box::new(text.as_bytes().to_vec()))
            };
            Input::Folder { name: "export".into(), files: files.iter().map(file).collect() }
        };
        let profile =
            r#"{"profile_v2": {"name": {"full_name": "Mia Sample"}, "emails": {"emails": ["mia@home.example"]}}}"#;
        let friends = r#"{"friends_v2": [{"name": "Ann Example", "timestamp": 1700000000}]}"#;
        let users =
            r#"[{"id": "U02", "team_id": "T1", "profile": {"real_name": "M.", "email": "Mia@home.example"}}]"#;
        let day = r#"[{"type": "message", "user": "U02", "text": "", "ts": "1700000000.000100"},
            {"type": "message", "user": "U01", "text": "", "ts": "1700000060.000100"}]"#;
        let facebook = [("profile_information/profile_information.json", profile), ("friends/friends.json", friends)];
        let slack = [("users.json", users), ("general/2023-11-14.json", day)];
        let imports: Vec<_> =
            [folder(&facebook), folder(&slack)].into_iter().flat_map(|i| run(i, &mut |_| {})).collect();
        let ledger = Ledger::build(&imports);
        let owner = ledger.owner(&[]).expect("the owner");
        let names: Vec<String> = owner.0.iter().map(|account| ledger.account_name(*account).to_string()).collect();
        assert_eq!(names, ["facebook:Mia Sample", "slack:U02"]);
    }
}
