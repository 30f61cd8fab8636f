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
mod people;
mod tweets;

pub(super) use fields::{is_id, written};

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::readers::table;
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

/// What a file of an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Manifest,
    Account,
    Tweets,
    /// Until 2022.
    EarlyTweets,
    TweetHeaders,
    DeletedTweets,
    Likes,
    Followers,
    Following,
    ListsMember,
    Messages {
        group: bool,
        headers: bool,
    },
    /// Encrypted chats, since 2026.
    MessageEvents,
    Month,
    MonthIndex,
    UserDetails,
    PayloadDetails,
    Csv,
}

impl Part {
    /// By the name in `window.YTD.<name>.part0`, which the file's name repeats.
    fn of_global(name: &str) -> Option<Part> {
        Some(match name {
            "account" => Part::Account,
            "tweet" => Part::EarlyTweets,
            "tweets" | "community_tweet" | "twitter_circle_tweet" => Part::Tweets,
            "tweet_headers" => Part::TweetHeaders,
            "deleted_tweet" | "deleted_tweets" => Part::DeletedTweets,
            "like" => Part::Likes,
            "follower" => Part::Followers,
            "following" => Part::Following,
            "lists_member" => Part::ListsMember,
            "direct_message" | "direct_messages" => Part::Messages { group: false, headers: false },
            "direct_message_headers" => Part::Messages { group: false, headers: true },
            "direct_message_group" | "direct_messages_group" => Part::Messages { group: true, headers: false },
            "direct_message_group_headers" => Part::Messages { group: true, headers: true },
            "message_event" | "message_events" => Part::MessageEvents,
            _ => return None,
        })
    }

    /// By a path in lower case, and the length of the path of the export's root.
    fn of_path(path: &str) -> Option<(Part, usize)> {
        let name = path.rsplit('/').next()?;
        let folder = &path[..path.len() - name.len()];
        let (stem, ending) = name.rsplit_once('.')?;
        if let Some(root) = below(folder, "data/js/tweets/") {
            let month = stem.split_once('_').is_some_and(|(y, m)| is_number(y) && is_number(m));
            return (ending == "js" && month).then_some((Part::Month, root));
        }
        let root = below(folder, "data/").unwrap_or(folder.len());
        match (name, below(folder, "data/js/")) {
            ("user_details.js", Some(root)) => return Some((Part::UserDetails, root)),
            ("payload_details.js", Some(root)) => return Some((Part::PayloadDetails, root)),
            ("tweet_index.js", Some(root)) => return Some((Part::MonthIndex, root)),
            ("tweets.csv", _) => return Some((Part::Csv, folder.len())),
            ("manifest.js", _) => return Some((Part::Manifest, root)),
            _ => {}
        }
        let stem = match stem.rsplit_once("-part") {
            Some((stem, number)) if is_number(number) => stem,
            _ => stem,
        };
        let part = Part::of_global(&stem.replace('-', "_"))?;
        (ending == "js").then_some((part, root))
    }

    /// By how a file begins.
    fn of_start(start: &[u8]) -> Option<Part> {
        let start = String::from_utf8_lossy(&start[..start.len().min(256)]);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        if start.starts_with("Grailbird.data.tweets_") {
            return Some(Part::Month);
        }
        if start.starts_with(MANIFEST) {
            return Some(Part::Manifest);
        }
        Part::of_global(start.strip_prefix("window.YTD.")?.split('.').next()?)
    }
}

const MANIFEST: &str = "window.__THAR_CONFIG";
const CSV_HEADER: &[&str] = &["tweet_id", "in_reply_to_status_id", "timestamp"];

/// The length of what stands before `folders` at the end of `folder`.
fn below(folder: &str, folders: &str) -> Option<usize> {
    let root = folder.strip_suffix(folders)?;
    (root.is_empty() || root.ends_with('/')).then_some(root.len())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn claim(head: &EntryProbe) -> Claim {
    let Some((part, root)) = Part::of_path(&head.path) else {
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

/// The files of one archive, with what they hold.
struct Parts(Vec<(Part, File)>);

impl Parts {
    fn of(&self, part: Part) -> impl Iterator<Item = &File> {
        self.0.iter().filter(move |(p, _)| *p == part).map(|(_, file)| file)
    }

    fn has(&self, part: Part) -> bool {
        self.of(part).next().is_some()
    }
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
    parts.of(Part::Manifest).for_each(|file| manifest::read(reading, file, &parts, &mut people));
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
    people.settle(&mut reading.recorder);
    Ok(())
}

/// Own posts, each once, from the best files there are.
fn posts(reading: &mut ExportReader, parts: &Parts, people: &mut People) {
    let mut timeline = Timeline::default();
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
            ("tweet.js", Part::EarlyTweets, ""),
            ("twitter/tweet.js", Part::EarlyTweets, "twitter/"),
            ("data/direct-messages-group-part1.js", messages(true, false), ""),
            ("data/direct-message-group-headers.js", messages(true, true), ""),
            ("a/data/js/tweets/2013_07.js", Part::Month, "a/"),
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
        assert_eq!(Part::of_start(b"\xef\xbb\xbfwindow.YTD.like.part3 = ["), Some(Part::Likes));
        assert_eq!(Part::of_start(b"Grailbird.data.tweets_2013_07 = \n ["), Some(Part::Month));
        assert_eq!(Part::of_start(b"window.YTD.ip_audit.part0 = ["), None);
        assert_eq!(Part::of_start(b"var tweets = ["), None);
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
