//! Paths and first bytes: what tells Meta's files apart, and whose export a file that several networks write is.

use crate::ErrorKind;
use crate::import::{Claim, EntryProbe};
use crate::readers::text;

/// Sections of `messages/`. Until mid-2018 there were none.
const SECTIONS: &[&str] = &["inbox", "archived_threads", "message_requests", "filtered_threads", "e2ee_cutover"];
/// Folders around the known ones that came and went (2023 to 2025), by network.
pub const FACEBOOK: &[&str] = &["your_activity_across_facebook", "your_facebook_activity"];
pub const INSTAGRAM: &str = "your_instagram_activity";
/// The same, that both have.
pub const SHARED: &[&str] = &["connections", "personal_information", "logged_information"];
/// Folders by which an Instagram export gives itself away, whose threads look the same as Messenger's.
const INSTAGRAM_ONLY: &[&str] = &[
    INSTAGRAM,
    "followers_and_following",
    "connections/followers_and_following",
    "account_information",
    "login_and_account_creation",
    "past_instagram_insights",
    "story_sticker_interactions",
    "likes",
];

/// A file's name without its part number (`_12`), apostrophes as `_`: some tools unpack them so. What browsers and file
/// managers put behind it (` (1)`, ` copy`) is none of it: names that are known have no blanks.
pub fn stem(name: &str) -> String {
    let name = name.split([' ', '(']).next().unwrap_or_default();
    let plain = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = if plain.is_empty() { plain } else { plain.strip_suffix('_').unwrap_or(plain) };
    plain.replace(['\'', '\u{2019}'], "_")
}

/// The same of a file dropped alone.
pub fn plain(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_suffix(".json").unwrap_or(name);
    stem(name)
}

/// Whether a path, without its ending, is that of a message thread's file in a folder of its own: how many of its parts
/// belong to it.
pub fn thread(parts: &[&str]) -> Option<usize> {
    match parts {
        [.., "messages", section, _, file] if SECTIONS.contains(section) && stem(file) == "message" => Some(4),
        [.., "messages", _, file] if stem(file) == "message" => Some(3),
        _ => None,
    }
}

/// The length of the path that leads to an export's root: without the folders that only group the known ones.
pub fn root(mut before: &[&str], grouping: &[&str]) -> usize {
    while let [rest @ .., last] = before
        && (grouping.contains(last) || SHARED.contains(last))
    {
        before = rest;
    }
    before.iter().map(|p| p.len() + 1).sum()
}

/// What a network says to a file of its own, in the export that begins after `root` bytes of the path: the HTML version
/// can't be read, unless both lie in one folder.
pub fn claim(head: &EntryProbe, root: usize, network: &str) -> Claim {
    match head.split_ending() {
        (_, "json") => Claim::Wanted { root },
        (path, "html") if !head.has(0, &format!("{path}.json")) => {
            Claim::Refused(ErrorKind::Html { network: network.to_owned() })
        }
        (_, "html") => Claim::Unwanted { root },
        _ => Claim::No,
    }
}

/// Whether what both networks write alike (threads, private folders) is Instagram's, in the export that begins after
/// `root` bytes of the path. Both may lie in one ZIP; then the folders around the file decide.
pub fn instagram(head: &EntryProbe, root: usize) -> bool {
    let parts = || head.path.split('/');
    if parts().any(|part| part == INSTAGRAM) {
        return true;
    }
    let facebook = parts().any(|part| FACEBOOK.contains(&part)) || called(&head.path[..root], "facebook");
    let named = called(&head.path[..root], "instagram") || head.archive().starts_with("instagram");
    !facebook && (named || INSTAGRAM_ONLY.iter().any(|folder| head.beside(root, folder)))
}

/// Whether one of the folders bears the network's name (`instagram-ann-2024-05-06-AbCd`).
fn called(folders: &str, network: &str) -> bool {
    let rest = |folder: &'_ str| folder.strip_prefix(network).map(str::to_owned);
    folders.split('/').filter_map(rest).any(|rest| rest.is_empty() || rest.starts_with(['-', '_', ' ']))
}

/// Whether a file that stands alone is a message thread, and then whether Instagram's. What says so are the paths of its
/// pictures, the owners of shared posts, and the name of what was dropped; where nothing does, it is Messenger's.
pub fn lone_thread(head: &EntryProbe) -> Option<bool> {
    let has = |words: &str| head.says(words);
    let listed = has("\"participants\"") || has("\"messages\"");
    if !(listed && (has("\"sender_name\"") || has("\"senderName\""))) {
        return None;
    }
    let facebook = has("\"senderName\"") || FACEBOOK.iter().any(|folder| has(folder));
    let root = head.folder();
    Some(has("your_instagram_activity/") || has("\"original_content_owner\"") || !facebook && instagram(head, root))
}

/// Whether a file is itself the list, by its start: an array, or its only entry (as check-ins are written in 2024);
/// else it is an object with the list in it.
pub fn bare(start: &[u8]) -> bool {
    const FIRST: [&[u8]; 12] = [
        b"timestamp",
        b"data",
        b"title",
        b"attachments",
        b"media",
        b"label_values",
        b"creation_timestamp",
        b"fbid",
        b"media_list_data",
        b"media_map_data",
        b"string_list_data",
        b"string_map_data",
    ];
    // Stray bytes may stand before the first bracket.
    let start = memchr::memchr2(b'[', b'{', start).map_or(start, |at| &start[at..]);
    let first = start.strip_prefix(b"{").map(<[u8]>::trim_ascii_start).and_then(|s| s.strip_prefix(b"\""));
    let entry = |first: &[u8]| FIRST.iter().any(|key| first.strip_prefix(*key).is_some_and(|s| s.starts_with(b"\"")));
    start.starts_with(b"[") || first.is_some_and(entry)
}

/// The day in a name like `facebook-ann-2024-05-06-AbCd.zip`.
pub fn made(name: &str, prefix: &str) -> Option<i64> {
    let day = |at: usize| text::time(name.get(at..at + 10)?, &["%Y-%m-%d"]);
    name.starts_with(prefix).then(|| (0..name.len()).find_map(day)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_told_from_an_object_with_a_list_in_it() {
        assert!(bare(b" [ {}"));
        assert!(bare(b"{\n  \"timestamp\": 1"), "a list of one");
        assert!(bare(b"{\"string_map_data\": {}}"));
        assert!(!bare(b"{\"status_updates\": ["));
        assert!(!bare(b"{\"data_v2\": [") && !bare(b"{}") && !bare(b""));
    }

    #[test]
    fn the_day_of_making_stands_in_the_name() {
        assert_eq!(made("facebook-ann-2024-05-06-AbCd.zip", "facebook-"), Some(1_714_953_600));
        assert_eq!(made("facebook-2018.zip", "facebook-"), None);
        assert_eq!(made("holiday-2024-05-06.zip", "facebook-"), None);
    }

    #[test]
    fn folders_are_named_after_their_network() {
        assert!(called("x/instagram-ann-2024-05-06-ab/", "instagram") && called("instagram/", "instagram"));
        assert!(!called("x/instagramuser_12/", "instagram") && !called("", "instagram"));
    }
}
