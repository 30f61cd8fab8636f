//! Facebook's "Download your information" as JSON, 2018 to 2026, and Messenger's separate E2EE download.
//!
//! What leaves this room: messages and reactions on them, friends, followers and requests, wall posts, comments on the
//! owner's album photos, pokes, and the owner's own posts, comments and reactions. People have no ids there: the
//! display name is the key, so homonyms are one person and several parts of one export join by name. Files are
//! found by folder and name, whatever stands before them (`your_facebook_activity/`, `connections/`, …), lists by
//! their root key. Message requests count as messages; what Facebook filtered as spam (`filtered_threads/`) doesn't.

mod acts;
mod names;
mod shapes;
mod threads;

use super::reading::File;
use super::{Claim, Format, Head, Reading, Sink};
use crate::ledger::{OWNER, Observe, PersonIx};
use crate::{ErrorKind, Result};
use names::Names;
use std::collections::BTreeSet;

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
    claim,
    sniff,
    read,
};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Profile,
    List,
    /// Messages in a folder per thread.
    Thread,
    /// Messages of an E2EE thread, one flat file each.
    FlatThread,
    Posts,
    Wall,
    Comments,
    Reactions,
    Album,
    Pokes,
}

/// Folders, names (without ending, number, and with `_` for `'`), what they hold, and what they let an export show.
type Known = (&'static [&'static str], &'static [&'static str], Kind, &'static [Observe]);

const KNOWN: &[Known] = {
    use Kind::*;
    use Observe::*;
    &[
        (&["profile_information"], &["profile_information"], Profile, &[]),
        (&["friends", "friends_and_followers"], &["friends", "your_friends"], List, &[Follows, Contacts]),
        (FOLLOW, &["followers", "people_who_followed_you"], List, &[Follows, Contacts]),
        (FOLLOW, &["following", "who_you_ve_followed", "who_you_follow"], List, &[Contacts]),
        (
            &["friends", "friends_and_followers"],
            &["received_friend_requests", "friend_requests_received"],
            List,
            &[Invitations],
        ),
        (&["friends", "friends_and_followers"], &["sent_friend_requests", "friend_requests_sent"], List, &[]),
        (&["posts"], &["your_posts", "your_posts__check_ins__photos_and_videos"], Posts, &[]),
        (&["posts"], &["other_people_s_posts_to_your_timeline"], Wall, &[Mentions]),
        (&["comments", "comments_and_reactions"], &["comments"], Comments, &[]),
        (
            &["groups"],
            &["your_comments_in_groups", "group_posts_and_comments", "your_posts_and_comments_in_groups"],
            Comments,
            &[],
        ),
        (
            &["likes_and_reactions", "comments_and_reactions", "groups"],
            &["posts_and_comments", "likes_and_reactions"],
            Reactions,
            &[],
        ),
        (&["other_activity"], &["pokes"], Pokes, &[]),
    ]
};
const FOLLOW: &[&str] = &["followers", "friends_and_followers", "following_and_followers"];

/// Sections of `messages/`. Until mid-2018 there were none.
const SECTIONS: &[&str] = &["inbox", "archived_threads", "message_requests", "filtered_threads", "e2ee_cutover"];
/// Folders around the known ones that came and went (2023 to 2025), and are nobody else's.
const ACTIVITY: &[&str] = &["your_activity_across_facebook", "your_facebook_activity"];
/// The same, that Instagram has too.
const SHARED: &[&str] = &["connections", "personal_information", "logged_information"];
/// Never opened: logins, places, ads, searches, payments, address books. Everything else that isn't known stays closed
/// too; these are named for the part of an export that holds nothing else.
const PRIVATE: &[&str] = &[
    "security_and_login_information",
    "logged_information",
    "location_history",
    "ads_information",
    "apps_and_websites",
    "apps_and_websites_off_of_facebook",
    "search_history",
    "facebook_payments",
    "payment_history",
    "primary_location.json",
    "your_search_history.json",
    "your_address_books.json",
];
/// Folders by which an Instagram export of 2021–2023 gives itself away, whose threads look the same.
const INSTAGRAM: &[&str] = &[
    "your_instagram_activity",
    "followers_and_following",
    "connections/followers_and_following",
    "account_information",
    "login_and_account_creation",
    "past_instagram_insights",
    "story_sticker_interactions",
    "likes",
];

/// Where a path's export begins and what it holds; the path in lower case, without its ending.
fn locate(path: &str) -> Option<(usize, Kind)> {
    let parts: Vec<&str> = path.split('/').collect();
    let file = stem(parts.last()?);
    let (depth, kind) = match parts.as_slice() {
        [.., "messages", section, _, _] if SECTIONS.contains(section) && file == "message" => (4, Kind::Thread),
        [.., "messages", _, _] if file == "message" => (3, Kind::Thread),
        [.., "messages", name] if numbered(name) => (2, Kind::FlatThread),
        [.., "photos_and_videos" | "posts", "album", _] if file.is_empty() => (3, Kind::Album),
        [.., folder, _] => {
            let known = KNOWN.iter().find(|(folders, names, ..)| folders.contains(folder) && names.contains(&&*file));
            (2, known?.2)
        }
        _ => return None,
    };
    Some((root(&parts[..parts.len() - depth]), kind))
}

/// A file's name without its part number (`_12`), apostrophes as `_`: some tools unpack them so.
fn stem(name: &str) -> String {
    let plain = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = if plain.is_empty() { plain } else { plain.strip_suffix('_').unwrap_or(plain) };
    plain.replace(['\'', '\u{2019}'], "_")
}

fn numbered(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn claim(head: &Head) -> Claim {
    if head.archive().starts_with("instagram") || head.path.split('/').any(|p| p == INSTAGRAM[0]) {
        return Claim::No;
    }
    let instagram = |root: usize| INSTAGRAM.iter().any(|folder| head.beside(root, folder));
    let html = || Claim::Refused(ErrorKind::Html { network: "Facebook".to_owned() });
    let (path, ending) = head.path.rsplit_once('.').unwrap_or((&head.path, ""));
    if let ("json" | "html", Some((root, _))) = (ending, locate(path)) {
        return match ending {
            _ if instagram(root) => Claim::No,
            "json" => Claim::Wanted { root },
            _ => html(),
        };
    }
    // The layout of 2017 and before, which had no JSON.
    if ["html/friends.htm", "html/messages.htm", "html/timeline.htm"].iter().any(|p| head.under(p).is_some()) {
        return html();
    }
    match unwanted(&head.path) {
        Some(root) if !instagram(root) => Claim::Unwanted { root },
        _ => Claim::No,
    }
}

/// The root of an export to which a path belongs that is not read.
fn unwanted(path: &str) -> Option<usize> {
    let parts: Vec<&str> = path.split('/').collect();
    let at = parts.iter().position(|p| ACTIVITY.contains(p) || PRIVATE.contains(p))?;
    Some(root(&parts[..at]))
}

/// The length of the path that leads to an export's root: without the folders that only group the known ones.
fn root(mut before: &[&str]) -> usize {
    while let [rest @ .., last] = before
        && (ACTIVITY.contains(last) || SHARED.contains(last))
    {
        before = rest;
    }
    before.iter().map(|p| p.len() + 1).sum()
}

/// A lone file: a thread under any name, else one of the known names with its root key in it.
fn sniff(head: &Head) -> Option<usize> {
    let name = head.name();
    let start = head.start();
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    if has("instagram.com") {
        return None;
    }
    let thread = has("\"participants\"") && (has("\"sender_name\"") || has("\"senderName\""));
    let keys = ["_v2\"", "_v3\"", "\"wall_posts_sent_to_you\"", "\"status_updates\"", "\"label_values\""];
    let known = name.ends_with(".json") && lone(name).is_some() && keys.iter().any(|key| has(key));
    (thread || known).then(|| head.path.len() - name.len())
}

/// A file's name as the known ones are written, without the ` (1)` of a second download.
fn plain(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_suffix(".json").unwrap_or(name);
    stem(name.split_once(" (").map_or(name, |(name, _)| name))
}

fn lone(path: &str) -> Option<&'static Known> {
    let name = plain(path);
    KNOWN.iter().find(|(_, names, ..)| names.contains(&&*name))
}

/// What a claimed file holds: by its folders, else by its name, else it was recognised as a thread.
fn kind(path: &str) -> Kind {
    let located = locate(path.strip_suffix(".json").unwrap_or(path));
    located.map(|(_, kind)| kind).or_else(|| lone(path).map(|known| known.2)).unwrap_or(Kind::FlatThread)
}

fn read(reading: &mut Reading) -> Result<()> {
    let of = |reading: &Reading, wanted: &[Kind]| reading.select(|path| wanted.contains(&kind(path)));
    describe(reading);
    let spam = |file: &File| file.path.contains("messages/filtered_threads/");
    let (filtered, threads): (Vec<File>, _) =
        of(reading, &[Kind::Thread, Kind::FlatThread]).into_iter().partition(spam);
    for _ in filtered {
        reading.sink.skip("threads that Facebook filtered as spam");
    }
    for file in of(reading, &[Kind::Profile]) {
        acts::profile(reading, &file);
    }
    for file in of(reading, &[Kind::List]) {
        acts::list(reading, &file);
    }
    let mut copies = threads::Copies::of(&threads);
    for file in &threads {
        threads::read(reading, file, kind(&file.path) == Kind::FlatThread, &mut copies);
    }
    let names = everybody(&mut reading.sink);
    let mut own = acts::Own::default();
    for file in of(reading, &[Kind::Comments, Kind::Posts]) {
        own.writing(reading, &file, bare(&file), &names);
    }
    for file in of(reading, &[Kind::Reactions]) {
        own.reactions(reading, &file, bare(&file), &names);
    }
    find_owner(&mut reading.sink, &own.authors);
    let photos = reading.sink.import().posts.len();
    let mut commented = false;
    for file in of(reading, &[Kind::Album]) {
        commented |= acts::album(reading, &file);
    }
    if commented {
        acts::observe_photos(&mut reading.sink, photos);
    }
    for file in of(reading, &[Kind::Pokes]) {
        acts::pokes(reading, &file);
    }
    let names = everybody(&mut reading.sink);
    for file in of(reading, &[Kind::Wall]) {
        acts::wall(reading, &file, &names);
    }
    Ok(())
}

/// Files that are themselves a list, not an object with a list in it.
fn bare(file: &File) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    name.starts_with("likes_and_reactions") || (name.starts_with("your_posts_") && kind(&file.path) == Kind::Posts)
}

/// What this export is and can show, by the files it has.
fn describe(reading: &mut Reading) {
    let mut observes: Vec<Observe> = Vec::new();
    for file in &reading.files {
        match kind(&file.path) {
            Kind::Thread | Kind::FlatThread => observes.extend([Observe::Messages, Observe::MessageReactions]),
            _ => observes.extend(lone(&file.path).into_iter().flat_map(|known| known.3)),
        }
    }
    let has = |folders: &[&str]| reading.has(|path| path.split('/').rev().skip(1).any(|p| folders.contains(&p)));
    let generation = if reading.files.iter().all(|f| kind(&f.path) == Kind::FlatThread) {
        Some("e2ee")
    } else if has(&["your_facebook_activity", "connections", "personal_information"]) {
        Some("2024")
    } else if has(&["your_activity_across_facebook"]) {
        Some("2023")
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

/// Settles who the owner is where the profile isn't in this part (whoever is in every two-person thread, else the one
/// author of all own comments and reactions) or the name has changed since. Then the owner is a member of every
/// thread: some layouts list only the others.
fn find_owner(sink: &mut Sink, authors: &BTreeSet<String>) {
    let common = common_member(sink);
    let import = sink.import();
    let common = common.map(|ix| import.people[ix as usize].key.clone());
    let unknown = import.people[OWNER as usize].key.is_empty();
    let listed = import.threads.iter().flat_map(|t| &t.participants).any(|(p, _)| *p == OWNER);
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

/// The only one who is in all threads of two, of which there are at least two with different others.
fn common_member(sink: &mut Sink) -> Option<PersonIx> {
    let threads = sink.import().threads.iter();
    let mut pairs =
        threads.map(|t| t.participants.iter().map(|(p, _)| *p).collect::<BTreeSet<_>>()).filter(|t| t.len() == 2);
    let first = pairs.next()?;
    let common = pairs.fold(first, |common, pair| &common & &pair);
    (common.len() == 1).then(|| common.first().copied()).flatten()
}
