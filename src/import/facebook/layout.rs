//! Which file of an export holds what, in every layout since 2018, and which exports are not ours.

use crate::ErrorKind;
use crate::import::{Claim, Head};
use crate::ledger::Observe;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
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
type Known = (&'static [&'static str], &'static [&'static str], Holds, &'static [Observe]);

const KNOWN: &[Known] = {
    use Holds::*;
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
fn locate(path: &str) -> Option<(usize, Holds)> {
    let parts: Vec<&str> = path.split('/').collect();
    let file = stem(parts.last()?);
    let (depth, holds) = match parts.as_slice() {
        [.., "messages", section, _, _] if SECTIONS.contains(section) && file == "message" => (4, Holds::Thread),
        [.., "messages", _, _] if file == "message" => (3, Holds::Thread),
        [.., "messages", name] if numbered(name) => (2, Holds::FlatThread),
        [.., "photos_and_videos" | "posts", "album", _] if file.is_empty() => (3, Holds::Album),
        [.., folder, _] => {
            let known = KNOWN.iter().find(|(folders, names, ..)| folders.contains(folder) && names.contains(&&*file));
            (2, known?.2)
        }
        _ => return None,
    };
    Some((root(&parts[..parts.len() - depth]), holds))
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

/// Whether the export that begins after `root` bytes is one of Instagram's.
fn instagram(head: &Head, root: usize) -> bool {
    head.archive().starts_with("instagram")
        || head.path.split('/').any(|part| part == INSTAGRAM[0])
        || INSTAGRAM.iter().any(|folder| head.beside(root, folder))
}

pub fn claim(head: &Head) -> Claim {
    let html = || Claim::Refused(ErrorKind::Html { network: "Facebook".to_owned() });
    let (path, ending) = head.path.rsplit_once('.').unwrap_or((&head.path, ""));
    if let ("json" | "html", Some((root, _))) = (ending, locate(path)) {
        return match ending {
            _ if instagram(head, root) => Claim::No,
            "json" => Claim::Wanted { root },
            _ => html(),
        };
    }
    // The layout of 2017 and before, which had no JSON.
    if ["html/friends.htm", "html/messages.htm", "html/timeline.htm"].iter().any(|p| head.under(p).is_some()) {
        return html();
    }
    match unwanted(&head.path) {
        Some(root) if !instagram(head, root) => Claim::Unwanted { root },
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
pub fn sniff(head: &Head) -> Option<usize> {
    let name = head.name();
    let start = head.start();
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    let root = locate(head.path.strip_suffix(".json").unwrap_or(&head.path)).map_or(0, |(root, _)| root);
    if instagram(head, root) || has("instagram.com") {
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
pub fn holds(path: &str) -> Holds {
    let located = locate(path.strip_suffix(".json").unwrap_or(path));
    located.map(|(_, holds)| holds).or_else(|| lone(path).map(|known| known.2)).unwrap_or(Holds::FlatThread)
}

/// Whether a file is itself the list, by its start: an array, or its only entry (as check-ins are written in 2024);
/// else it is an object with the list in it.
pub fn bare(start: &[u8]) -> bool {
    const FIRST: [&[u8]; 6] = [b"timestamp", b"data", b"title", b"attachments", b"media", b"label_values"];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let first = start.strip_prefix(b"{").map(<[u8]>::trim_ascii_start).and_then(|s| s.strip_prefix(b"\""));
    let entry = |first: &[u8]| FIRST.iter().any(|key| first.strip_prefix(*key).is_some_and(|s| s.starts_with(b"\"")));
    start.starts_with(b"[") || first.is_some_and(entry)
}

/// What a file lets its export show.
pub fn shows(path: &str) -> &'static [Observe] {
    match holds(path) {
        Holds::Thread | Holds::FlatThread => &[Observe::Messages, Observe::MessageReactions],
        _ => lone(path).map_or(&[], |known| known.3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Root and content of a path with its ending.
    fn at(path: &str) -> Option<(&str, Holds)> {
        let (stem, _) = path.rsplit_once('.')?;
        locate(stem).map(|(root, holds)| (&path[..root], holds))
    }

    #[test]
    fn files_are_found_in_every_layout() {
        let me = "facebook-me-2024-05-06-ab/";
        for (path, root, holds) in [
            ("friends/friends.json", "", Holds::List),
            ("friends_and_followers/friend_requests_received.json", "", Holds::List),
            ("facebook-me-2024-05-06-ab/connections/friends/your_friends.json", me, Holds::List),
            ("connections/followers/people_who_followed_you_1.json", "", Holds::List),
            ("connections/followers/who_you've_followed.json", "", Holds::List),
            ("connections/followers/who_you_ve_followed.json", "", Holds::List),
            ("your_activity_across_facebook/connections/followers/who_you\u{2019}ve_followed.json", "", Holds::List),
            ("personal_information/profile_information/profile_information.json", "", Holds::Profile),
            ("messages/inbox/ann_1/message.json", "", Holds::Thread),
            ("messages/ann_1/message.json", "", Holds::Thread),
            ("x/your_facebook_activity/messages/e2ee_cutover/ann_1/message_12.json", "x/", Holds::Thread),
            ("messages/ann example_7.json", "", Holds::FlatThread),
            ("posts/your_posts.json", "", Holds::Posts),
            ("your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_2.json", "", Holds::Posts),
            ("posts/other_people's_posts_to_your_timeline.json", "", Holds::Wall),
            ("posts/album/0.json", "", Holds::Album),
            ("photos_and_videos/album/12.json", "", Holds::Album),
            ("your_facebook_activity/groups/likes_and_reactions_1.json", "", Holds::Reactions),
            ("your_facebook_activity/groups/your_comments_in_groups.json", "", Holds::Comments),
            ("your_facebook_activity/other_activity/pokes.json", "", Holds::Pokes),
        ] {
            assert_eq!(at(path), Some((root, holds)), "{path}");
        }
        for path in [
            "messages/autofill_information.json",
            "messages/inbox/ann_1/photos/1.json",
            "comments.json",
            "about_you/notifications.json",
            "album/0.json",
        ] {
            assert_eq!(at(path), None, "{path}");
        }
    }

    #[test]
    fn private_files_are_known_by_their_folder() {
        assert_eq!(unwanted("x/logged_information/search/your_search_history.json"), Some(2));
        assert_eq!(unwanted("x/security_and_login_information/logins.json"), Some(2));
        assert_eq!(unwanted("your_facebook_activity/messages/autofill_information.json"), Some(0));
        assert_eq!(unwanted("x/y.json"), None);
    }

    #[test]
    fn a_list_is_told_from_an_object_with_a_list_in_it() {
        assert!(bare(b" [ {}"));
        assert!(bare(b"{\n  \"timestamp\": 1"), "a list of one");
        assert!(!bare(b"{\"status_updates\": ["));
        assert!(!bare(b"{\"data_v2\": [") && !bare(b"{}") && !bare(b""));
    }
}
