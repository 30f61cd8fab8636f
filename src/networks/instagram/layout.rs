//! Which file of an export holds what, in every layout since 2018.

use super::legacy::{self, Part};
use crate::import::{Claim, EntryProbe};
use crate::networks::meta::layout::{
    self as meta, INSTAGRAM, SHARED, bare, instagram, lone_thread, plain, root, stem, thread,
};
use crate::networks::threads;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Profile,
    Followers,
    Following,
    Received,
    Sent,
    Comments,
    Likes,
    Posts,
    Insights,
    Thread,
    /// A file of 2018 to 2020.
    Old(Part),
}

/// The owner comes first: who acts is known then.
pub const ORDER: &[Holds] = &[
    Holds::Profile,
    Holds::Old(Part::Profile),
    Holds::Followers,
    Holds::Following,
    Holds::Received,
    Holds::Sent,
    Holds::Old(Part::Connections),
    Holds::Thread,
    Holds::Old(Part::Messages),
    Holds::Comments,
    Holds::Old(Part::Comments),
    Holds::Likes,
    Holds::Old(Part::Likes),
    Holds::Posts,
    Holds::Old(Part::Media),
    Holds::Insights,
];

/// Folders, names (without ending, number, and with `_` for `'`), what they hold.
type Known = (&'static [&'static str], &'static [&'static str], Holds);

const KNOWN: &[Known] = &[
    (&["personal_information", "account_information"], &["personal_information"], Holds::Profile),
    (&["followers_and_following"], &["followers"], Holds::Followers),
    (&["followers_and_following"], &["following"], Holds::Following),
    (&["followers_and_following"], &["follow_requests_you_ve_received"], Holds::Received),
    // `recent_follow_requests` repeats those that were answered.
    (&["followers_and_following"], &["pending_follow_requests"], Holds::Sent),
    (&["comments"], &["post_comments", "reels_comments", "hype"], Holds::Comments),
    (&["likes"], &["liked_posts", "liked_comments", "liked_reels"], Holds::Likes),
    (
        &["story_interactions", "story_sticker_interactions"],
        &[
            "story_likes",
            "emoji_story_reactions",
            "avatar_story_reactions",
            "story_reaction_sticker_reactions",
            "emoji_sliders",
            "polls",
            "quizzes",
            "questions",
        ],
        Holds::Likes,
    ),
    (&["past_instagram_insights"], &["posts", "reels", "stories"], Holds::Insights),
    (MEDIA, &["posts", "reels", "stories", "igtv_videos", "archived_posts"], Holds::Posts),
];
/// Folders that others have, too.
const MEDIA: &[&str] = &["content", "media"];

/// Never opened: logins, devices, places, ads, searches, address books, what Instagram inferred. Everything else that
/// isn't known stays closed too; these are named for the part of an export that holds nothing else.
const PRIVATE: &[&str] = &[
    "account_information",
    "ads_and_businesses",
    "ads_and_content",
    "ads_and_topics",
    "ads_information",
    "apps_and_websites",
    "apps_and_websites_off_of_instagram",
    "comments_settings",
    "connections",
    "contacts",
    "device_information",
    "followers_and_following",
    "information_about_you",
    "logged_information",
    "login_and_account_creation",
    "past_instagram_insights",
    "personal_information",
    "preferences",
    "recent_searches",
    "saved",
    "security_and_login_information",
    "your_topics",
];

/// Roots by which a file is known whatever it is called.
const KEYS: &[(&str, Holds)] = &[
    ("\"relationships_followers\"", Holds::Followers),
    ("\"relationships_following\"", Holds::Following),
    ("\"relationships_follow_requests_received\"", Holds::Received),
    ("\"relationships_follow_requests_sent\"", Holds::Sent),
    ("\"profile_user\"", Holds::Profile),
    ("\"likes_media_likes\"", Holds::Likes),
    ("\"likes_comment_likes\"", Holds::Likes),
    ("\"story_activities_story_likes\"", Holds::Likes),
    ("\"comments_media_comments\"", Holds::Comments),
    ("\"comments_reels_comments\"", Holds::Comments),
    ("\"organic_insights_posts\"", Holds::Insights),
    ("\"organic_insights_reels\"", Holds::Insights),
    ("\"organic_insights_stories\"", Holds::Insights),
    ("\"ig_stories\"", Holds::Posts),
    ("\"ig_reels_media\"", Holds::Posts),
];

/// Where a path's export begins and what it holds; the path in lower case, without its ending.
fn locate(path: &str) -> Option<(usize, Holds)> {
    let parts: Vec<&str> = path.split('/').collect();
    let (depth, holds) = match (thread(&parts), parts.as_slice()) {
        (Some(depth), _) => (depth, Holds::Thread),
        (None, [.., folder, file]) => {
            let file = stem(file);
            let known = KNOWN.iter().find(|(folders, names, _)| folders.contains(folder) && names.contains(&&*file));
            (2, known?.2)
        }
        _ => return None,
    };
    Some((root(&parts[..parts.len() - depth], &[INSTAGRAM]), holds))
}

/// Whether a path, without its ending, can be no other network's.
pub fn is_known(path: &str) -> bool {
    path.split('/').any(|part| part == INSTAGRAM)
        || matches!(locate(path), Some((_, holds)) if holds != Holds::Thread)
}

pub fn claim(head: &EntryProbe) -> Claim {
    let (path, ending) = head.split_ending();
    // Threads lies in the same download, and is a network of its own.
    if threads::is_known(path) {
        return Claim::No;
    }
    if let ("json" | "html", Some((root, holds))) = (ending, locate(path)) {
        let sure = match holds {
            Holds::Thread => instagram(head, root),
            Holds::Posts => instagram(head, root) || ending == "json" && is_media(head.start()),
            _ => true,
        };
        return if sure { meta::claim(head, root, "Instagram") } else { Claim::No };
    }
    if let Some(claim) = legacy::claim(head) {
        return claim;
    }
    let parts: Vec<&str> = head.path.split('/').collect();
    let private = |part: &&str| *part == INSTAGRAM || SHARED.contains(part) || PRIVATE.contains(part);
    match parts.iter().position(private).map(|at| root(&parts[..at], &[INSTAGRAM])) {
        Some(root) if instagram(head, root) => Claim::Unwanted { root },
        _ => Claim::No,
    }
}

/// Whether a file begins as a list of own posts.
fn is_media(start: &[u8]) -> bool {
    let has = |what: &[u8]| memchr::memmem::find(start, what).is_some();
    has(b"\"creation_timestamp\"") && has(b"\"uri\"") && !has(b"\"text_post_app")
}

/// A lone file: a thread, a list by its root key, or one without a root key by what its entries have.
pub fn sniff(head: &EntryProbe) -> Option<usize> {
    let name = head.name();
    let start = head.start();
    let own = match lone_thread(head) {
        Some(instagram) => instagram,
        None => by_content(start, name).is_some() || legacy::part(start).is_some(),
    };
    own.then(|| head.folder())
}

fn by_content(start: &[u8], name: &str) -> Option<Holds> {
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    if has("\"text_post_app") {
        return None;
    }
    if let Some((_, holds)) = KEYS.iter().find(|(key, _)| has(key)) {
        return Some(*holds);
    }
    let called = |part: &str| plain(name).contains(part);
    match () {
        () if !bare(start) => None,
        () if has("\"string_list_data\"") && has("instagram.com/") => Some(Holds::Followers),
        () if has("\"string_map_data\"") && called("comments") => Some(Holds::Comments),
        () if has("\"label_values\"") && (called("liked_") || called("story_likes")) => Some(Holds::Likes),
        () if is_media(start) && has("\"media\"") => Some(Holds::Posts),
        () => None,
    }
}

/// What a claimed file holds: by its folders, else by its beginning.
pub fn holds(path: &str, start: impl Fn() -> Vec<u8>) -> Holds {
    if let Some((_, holds)) = locate(path.strip_suffix(".json").unwrap_or(path)) {
        return holds;
    }
    let start = start();
    by_content(&start, path).or_else(|| legacy::part(&start).map(Holds::Old)).unwrap_or(Holds::Thread)
}

/// The kind of post a file of posts or of their insights is about: part of their ids.
pub fn kind(path: &str) -> &'static str {
    match &*plain(path) {
        "stories" => "story",
        "reels" => "reel",
        _ => "post",
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
        let me = "instagram-mia-2024-05-06-ab/";
        for (path, root, holds) in [
            ("followers_and_following/followers.json", "", Holds::Followers),
            ("connections/followers_and_following/followers_12.json", "", Holds::Followers),
            ("instagram-mia-2024-05-06-ab/connections/followers_and_following/following.json", me, Holds::Following),
            ("followers_and_following/follow_requests_you've_received.json", "", Holds::Received),
            ("followers_and_following/follow_requests_you\u{2019}ve_received.json", "", Holds::Received),
            ("account_information/personal_information.json", "", Holds::Profile),
            ("personal_information/personal_information.json", "", Holds::Profile),
            ("personal_information/personal_information/personal_information.json", "", Holds::Profile),
            ("x/your_instagram_activity/messages/inbox/ann_1/message_12.json", "x/", Holds::Thread),
            ("messages/inbox/ann_1/message_1.json", "", Holds::Thread),
            ("your_instagram_activity/comments/post_comments_1.json", "", Holds::Comments),
            ("your_instagram_activity/story_interactions/story_likes.json", "", Holds::Likes),
            ("logged_information/past_instagram_insights/posts.json", "", Holds::Insights),
            ("your_instagram_activity/media/posts_1.json", "", Holds::Posts),
            ("content/stories.json", "", Holds::Posts),
        ] {
            assert_eq!(at(path), Some((root, holds)), "{path}");
        }
        for path in [
            "personal_information/profile_information/profile_information.json",
            "following_and_followers/followers.json",
            "comments/comments.json",
            "your_instagram_activity/threads/followers.json",
            "saved/saved_posts.json",
            "posts_1.json",
        ] {
            assert_eq!(at(path), None, "{path}");
        }
    }

    #[test]
    fn lone_files_are_known_by_what_they_hold() {
        let holds = |start: &str, name: &str| by_content(start.as_bytes(), name);
        let follower = r#"[{"string_list_data":[{"href":"https://www.instagram.com/ann","value":"ann"}]}]"#;
        assert_eq!(holds(follower, "x.json"), Some(Holds::Followers));
        assert_eq!(holds(r#"{"relationships_following":[]}"#, "x.json"), Some(Holds::Following));
        assert_eq!(holds(r#"[{"string_map_data":{}}]"#, "post_comments_1 (1).json"), Some(Holds::Comments));
        assert_eq!(holds(r#"[{"label_values":[]}]"#, "likes_and_reactions_1.json"), None, "Facebook's");
        assert_eq!(holds(r#"{"text_post_app_text_posts":[{"creation_timestamp":1,"uri":""}]}"#, "x.json"), None);
        assert_eq!(holds(r#"{"friends_v2":[]}"#, "followers_1.json"), None);
    }
}
