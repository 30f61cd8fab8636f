//! X (Twitter), every generation of its archive: monthly files (Grailbird, 2012–2019) and their `tweets.csv`, the
//! files at the root (2018 – early 2020), and `data/*.js` (since 2020).
//!
//! What leaves this room: own posts with the counts that others left on them, whom the owner replied to, mentioned,
//! retweeted and liked, direct messages without their text, followers and followings. Address book, logins, devices
//! and advertising data are never opened.

mod descriptor;
mod element;
mod fields;
mod grailbird;
mod lists;
mod manifest;
mod messages;
mod parts;
mod people;
mod saved;
mod tweets;

pub(super) use fields::{is_id, written};

pub(super) use descriptor::NETWORK;
pub(super) use saved::FORMAT as SAVED;

use crate::Result;
use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::readers::table;
use crate::record::Source;
use parts::{CSV_HEADER, Part, Parts, below};
use people::People;
use tweets::{Origin, Timeline};

pub(super) const FORMAT: Format = Format {
    name: "twitter",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On x.com, open Settings, Your account, Download an archive of your data, and confirm that it is you.",
        "When X tells you that it is ready, download the ZIP file; all of them, if there are several.",
        "Drop it here as it is. Archives from 2012 on are read, too.",
    ],
    wait: "one day, sometimes more",
    gives: Gives::Both,
    mend: "request the archive again in X's settings and drop the whole ZIP file",
    shown: &[
        "id_str",
        "created_at",
        "favorite_count",
        "retweet_count",
        "in_reply_to_status_id_str",
        "in_reply_to_user_id_str",
        "in_reply_to_screen_name",
        "screen_name",
        "name",
        "tweet_id",
        "tweetId",
        "accountId",
        "senderId",
        "recipientId",
        "conversationId",
        "createdAt",
        "createdAtMsec",
        "reactionKey",
        "in_reply_to_status_id",
        "in_reply_to_user_id",
        "timestamp",
        "retweeted_status_id",
        "retweeted_status_user_id",
    ],
    own_words: OwnWords::Html(&["full_text", "text"]),
    claim,
    sniff,
    read,
};

fn claim(head: &EntryProbe) -> Claim {
    let Some((part, root)) = Part::of_path(&head.path) else {
        // `data/tweets.json`, as tools turn it into JSON.
        let js = head.path.strip_suffix(".json").and_then(|path| Part::of_path(&format!("{path}.js")));
        if let Some((_, root)) = js.filter(|_| Part::of_start(head.start()).is_some()) {
            return Claim::Wanted { root };
        }
        let folder = &head.path[..head.path.len() - head.name().len()];
        let root = below(folder, "data/").unwrap_or(folder.len());
        return if is_private(head.name()) { Claim::Unwanted { root } } else { Claim::No };
    };
    // `data/` and one of these names is Twitter's layout, whatever the file begins with (it may be damaged); at the
    // root, or under a name that others use as well, the content decides.
    let start = |length: usize| head.start().get(..length).unwrap_or(head.start());
    let holds = |start: &[u8], word: &str| memchr::memmem::find(start, word.as_bytes()).is_some();
    let mine = match part {
        Part::Manifest => holds(start(1024), "THAR_CONFIG") || holds(start(1024), "\"userInfo\""),
        Part::Csv => table::has_header(head.start(), CSV_HEADER),
        _ if head.path[root..].starts_with("data/") => true,
        // Nothing, or hardly anything (cut short, encrypted): the name alone decides, so that it is reported.
        _ if b"window.YTD.".starts_with(start(64)) => true,
        _ => holds(start(64), "YTD.") || holds(start(64), ".part"),
    };
    if mine { Claim::Wanted { root } } else { Claim::No }
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let folder = head.path.len() - head.name().len();
    let mine = match head.name().rsplit_once('.').map(|(_, ending)| ending) {
        Some("js" | "json" | "txt") | None => Part::of_start(head.start()).is_some(),
        Some("csv") => table::has_header(head.start(), CSV_HEADER),
        _ => false,
    };
    mine.then_some(folder)
}

/// Names of files that are nobody's business: they hold addresses, numbers, places, devices, or what advertisers were
/// told.
fn is_private(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".js") else { return false };
    let stem = stem.split("-part").next().unwrap_or(stem);
    stem.starts_with("ad-")
        || stem.starts_with("ads-")
        || matches!(
            stem,
            "account-creation-ip"
                | "account-timezone"
                | "ageinfo"
                | "block"
                | "connected-application"
                | "contact"
                | "device-token"
                | "email-address-change"
                | "grok-chat-item"
                | "ip-audit"
                | "key-registry"
                | "mute"
                | "ni-devices"
                | "personalization"
                | "phone-number"
                | "saved-search"
                | "sso"
                | "user-link-clicks"
        )
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let part = |file: &File| match Part::of_path(&file.path) {
        Some((part, _)) => Some(part),
        None if table::has_header(&reading.start(file), CSV_HEADER) => Some(Part::Csv),
        None => Part::of_start(&reading.start(file)),
    };
    let parts = Parts(reading.files.iter().filter_map(|file| Some((part(file)?, file.clone()))).collect());
    let mut people = People::default();
    // Who and when come first: everything else refers to them.
    parts.of(Part::Account).for_each(|file| lists::account(reading, file, &mut people));
    parts.of(Part::UserDetails).for_each(|file| grailbird::user(reading, file, &mut people));
    let mut listed = Vec::new();
    parts.of(Part::Manifest).for_each(|file| manifest::read(reading, file, &parts, &mut people, &mut listed));
    parts.of(Part::PayloadDetails).for_each(|file| grailbird::payload(reading, file));
    posts(reading, &parts, &mut people);
    parts.of(Part::Likes).for_each(|file| lists::likes(reading, file));
    for part in [Part::Followers, Part::Following] {
        parts.of(part).for_each(|file| lists::contacts(reading, file, part == Part::Followers));
    }
    parts.of(Part::ListsMember).for_each(|file| lists::memberships(reading, file, &mut people));
    for group in [false, true] {
        let full = Part::Messages { group, headers: false };
        let headers = Part::Messages { group, headers: true };
        let best = if parts.has(full) { full } else { headers };
        parts.of(best).for_each(|file| messages::read(reading, file, group));
    }
    parts.of(Part::MessageEvents).for_each(|file| messages::events(reading, file));
    manifest::compare(&mut reading.recorder, &listed);
    if !parts.has(Part::Manifest) {
        reading.recorder.back(Source::default());
        manifest::gaps(&mut reading.recorder, &parts);
    }
    people.settle(&mut reading.recorder);
    Ok(())
}

/// Own posts, each once, from the best files there are.
fn posts(reading: &mut ExportReader, parts: &Parts, people: &mut People) {
    let mut timeline = Timeline::default();
    if !reading.recorder.knows_owner() {
        let files: Vec<&File> =
            [Part::Tweets, Part::EarlyTweets, Part::Month].into_iter().flat_map(|part| parts.of(part)).collect();
        tweets::author(reading, &files, people);
    }
    parts.of(Part::Tweets).for_each(|file| timeline.read(reading, file, people, Origin::Archive));
    parts.of(Part::EarlyTweets).for_each(|file| timeline.read(reading, file, people, Origin::Early));
    parts.of(Part::DeletedTweets).for_each(|file| tweets::deleted(reading, file));
    let full = parts.has(Part::Tweets) || parts.has(Part::EarlyTweets);
    if !full && parts.has(Part::TweetHeaders) {
        parts.of(Part::TweetHeaders).for_each(|file| timeline.read(reading, file, people, Origin::Headers));
        reading.recorder.problem(
            "tweets.js is missing: tweet-headers.js says when posts were written, but neither which were replies or \
             retweets nor how many people reacted; drop the whole archive",
        );
    }
    parts.of(Part::MonthIndex).for_each(|file| grailbird::index(reading, file, parts));
    if parts.has(Part::Month) {
        parts.of(Part::Month).for_each(|file| timeline.read(reading, file, people, Origin::Grailbird));
    } else {
        parts.of(Part::Csv).for_each(|file| grailbird::table(reading, file, &mut timeline, people));
    }
    timeline.finish(&mut reading.recorder, people);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Bytes, Input};
    use std::io;

    #[test]
    fn files_are_known_by_path() {
        let messages = |group, headers| Part::Messages { group, headers };
        for (path, part, root) in [
            ("data/tweets.js", Part::Tweets, ""),
            ("x-2022/data/tweets-part12.js", Part::Tweets, "x-2022/"),
            ("x-2022/data/tweets (1).js", Part::Tweets, "x-2022/"),
            ("tweet.js", Part::EarlyTweets, ""),
            ("twitter/tweet.js", Part::EarlyTweets, "twitter/"),
            ("data/direct-messages-group-part1.js", messages(true, false), ""),
            ("data/direct-message-group-headers.js", messages(true, true), ""),
            ("a/data/js/tweets/2013_07.js", Part::Month, "a/"),
            ("a/data/js/tweets/2013_07 (1).js", Part::Month, "a/"),
            ("a/data/js/tweets/2013_07 2.js", Part::Month, "a/"),
            ("a/data/js/user_details - copy.js", Part::UserDetails, "a/"),
            ("data/tweets-part1(1).js", Part::Tweets, ""),
            ("a/data/js/user_details.js", Part::UserDetails, "a/"),
            ("a/tweets.csv", Part::Csv, "a/"),
        ] {
            assert_eq!(Part::of_path(path), Some((part, root.len())), "{path}");
        }
        for path in ["data/contact.js", "data/tweets.json", "data/js/tweets/index.js", "data/tweets_media/1.js", "x"]
        {
            assert_eq!(Part::of_path(path), None, "{path}");
        }
    }

    #[test]
    fn files_under_other_names_are_known_by_content() {
        let messages = |group, headers| Part::Messages { group, headers };
        assert_eq!(Part::of_start(b"\xef\xbb\xbfwindow.YTD.like.part3 = ["), Some(Part::Likes));
        assert_eq!(Part::of_start(b"Grailbird.data.tweets_2013_07 = \n ["), Some(Part::Month));
        assert_eq!(Part::of_start(b"window.YTD.ip_audit.part0 = ["), None);
        assert_eq!(Part::of_start(b"var tweets = ["), None);
        let post = r#""id_str":"1","created_at":"x","full_text":"x","entities":{}"#;
        for (text, part) in [
            (format!("[{{\"tweet\": {{{post}}}}}]"), Some(Part::Tweets)),
            (format!("module.exports = [\n{{ \"tweet\" : {{{post}}}}}]"), Some(Part::Tweets)),
            (format!("\u{feff}[{{{post}}}]"), Some(Part::Tweets)),
            (format!("[{{{post},\"user\":{{\"profile_image_url\":\"\"}}}}]"), Some(Part::Month)),
            (format!("[{{{post},\"profile_image_url\":\"\"}}]"), None),
            (r#"[{"like": {"tweetId": "1"}}]"#.to_owned(), Some(Part::Likes)),
            (r#"[{"follower": {"accountId": "1"}}]"#.to_owned(), Some(Part::Followers)),
            (r#"[{"follower": {"name": "1"}}]"#.to_owned(), None),
            (r#"[{"dmConversation": {"conversationId": "5-77"}}]"#.to_owned(), Some(messages(false, false))),
            (r#"[{"dmConversation": {"conversationId": "577"}}]"#.to_owned(), Some(messages(true, false))),
            (r#"[{"id_str": "1", "text": "no time"}]"#.to_owned(), None),
            (format!("{{\"tweets\": [{{\"tweet\": {{{post}}}}}]}}"), None),
        ] {
            assert_eq!(Part::of_start(text.as_bytes()), part, "{text}");
        }
    }

    /// A file that must not be opened.
    struct Closed;
    impl Bytes for Closed {
        fn len(&self) -> u64 {
            100
        }
        fn read_at(&self, _: u64, _: &mut [u8]) -> io::Result<usize> {
            panic!("a private file was opened")
        }
    }

    #[test]
    fn private_files_are_never_opened() {
        for folder in ["data/", "", "twitter-2022/data/"] {
            let tweets = r#"window.YTD.tweets.part0 = [{"tweet":{"id_str":"20"}}]"#;
            let open: Box<dyn Bytes> = Box::new(tweets.as_bytes().to_vec());
            let mut files = vec![(format!("{folder}tweets.js"), open)];
            for private in ["contact", "ip-audit", "ad-engagements", "device-token", "phone-number", "block"] {
                files.insert(0, (format!("{folder}{private}.js"), Box::new(Closed)));
                files.push((format!("{folder}{private}-part1.js"), Box::new(Closed)));
            }
            let imports = crate::networks::import(Input::Folder { name: "x".into(), files }, &mut |_| {});
            assert_eq!(imports.len(), 1);
            assert_eq!(imports[0].posts.len(), 1, "{folder}: {:?}", imports[0].skipped);
        }
    }
}
