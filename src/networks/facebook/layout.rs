//! Which file of an export holds what, in every layout since 2018, and which exports are not ours.

use crate::ErrorKind;
use crate::import::{Claim, EntryProbe};
use crate::networks::instagram as sibling;
use crate::networks::meta::layout::{self as meta, FACEBOOK, instagram, lone_thread, plain, root, stem, thread};
use crate::record::Observe;

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

/// As people are told of it.
const NETWORK: &str = "Facebook";

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

/// Where a path's export begins and what it holds; the path in lower case, without its ending.
fn locate(path: &str) -> Option<(usize, Holds)> {
    let parts: Vec<&str> = path.split('/').collect();
    let file = stem(parts.last()?);
    let (depth, holds) = match parts.as_slice() {
        all if thread(all).is_some() => (thread(all)?, Holds::Thread),
        [.., "messages", name] if numbered(name) => (2, Holds::FlatThread),
        [.., "photos_and_videos" | "posts", "album", _] if file.is_empty() => (3, Holds::Album),
        [.., folder, _] => {
            let known = KNOWN.iter().find(|(folders, names, ..)| folders.contains(folder) && names.contains(&&*file));
            (2, known?.2)
        }
        _ => return None,
    };
    Some((root(&parts[..parts.len() - depth], FACEBOOK), holds))
}

fn numbered(name: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit();
    // Behind it stands what a copy has: `Ann Example_7 (1)`.
    name.rsplit_once('_').is_some_and(|(_, n)| {
        let rest = n.trim_start_matches(digits);
        n.starts_with(digits) && (rest.is_empty() || rest.starts_with([' ', '(']))
    })
}

pub fn claim(head: &EntryProbe) -> Claim {
    let (path, ending) = head.split_ending();
    if let ("json" | "html", Some((root, holds))) = (ending, locate(path)) {
        let siblings = matches!(holds, Holds::Thread | Holds::FlatThread) && instagram(head, root);
        return if siblings { Claim::No } else { meta::claim(head, root, NETWORK) };
    }
    // The layout of 2017 and before, which had no JSON.
    if ["html/friends.htm", "html/messages.htm", "html/timeline.htm"].iter().any(|p| head.under(p).is_some()) {
        return Claim::Refused(ErrorKind::Html { network: NETWORK.to_owned() });
    }
    match unwanted(&head.path) {
        Some(root) if !(instagram(head, root) || sibling::is_known(path)) => Claim::Unwanted { root },
        _ => Claim::No,
    }
}

/// The root of an export to which a path belongs that is not read.
fn unwanted(path: &str) -> Option<usize> {
    let parts: Vec<&str> = path.split('/').collect();
    let at = parts.iter().position(|p| FACEBOOK.contains(p) || PRIVATE.contains(p))?;
    Some(root(&parts[..at], FACEBOOK))
}

/// A lone file: a thread under any name, else one of the known names with its root key in it.
pub fn sniff(head: &EntryProbe) -> Option<usize> {
    let name = head.name();
    let keys = ["_v2\"", "_v3\"", "\"wall_posts_sent_to_you\"", "\"status_updates\"", "\"label_values\""];
    let known = name.ends_with(".json") && lone(name).is_some() && keys.iter().any(|key| head.says(key));
    (lone_thread(head).map_or(known, |instagram| !instagram)).then(|| head.folder())
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
            ("messages/ann example_7 (1).json", "", Holds::FlatThread),
            ("messages/ann example_7 - copy.json", "", Holds::FlatThread),
            ("messages/ann example_7(2).json", "", Holds::FlatThread),
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
            "messages/autofill_information (1).json",
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
}
