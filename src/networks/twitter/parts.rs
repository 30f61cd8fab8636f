//! What each file of an archive holds, by its path or its beginning.

use crate::import::File;
use std::collections::HashMap;

/// What a file of an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
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
    pub(super) fn of_global(name: &str) -> Option<Part> {
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
    pub(super) fn of_path(path: &str) -> Option<(Part, usize)> {
        let name = path.rsplit('/').next()?;
        let folder = &path[..path.len() - name.len()];
        let (stem, ending) = name.rsplit_once('.')?;
        let stem = uncopied(stem);
        if let Some(root) = below(folder, "data/js/tweets/") {
            let month = stem.split_once('_').is_some_and(|(y, m)| is_number(y) && is_number(m));
            return (ending == "js" && month).then_some((Part::Month, root));
        }
        let root = below(folder, "data/").unwrap_or(folder.len());
        match (stem, ending, below(folder, "data/js/")) {
            ("user_details", "js", Some(root)) => return Some((Part::UserDetails, root)),
            ("payload_details", "js", Some(root)) => return Some((Part::PayloadDetails, root)),
            ("tweet_index", "js", Some(root)) => return Some((Part::MonthIndex, root)),
            ("tweets", "csv", _) => return Some((Part::Csv, folder.len())),
            ("manifest", "js", _) => return Some((Part::Manifest, root)),
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
    pub(super) fn of_start(bytes: &[u8]) -> Option<Part> {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        if start.starts_with("Grailbird.data.tweets_") {
            return Some(Part::Month);
        }
        if start.starts_with(MANIFEST) {
            return Some(Part::Manifest);
        }
        match start.strip_prefix("window.YTD.") {
            Some(name) => Part::of_global(name.split('.').next()?),
            None => Part::of_array(bytes),
        }
    }

    /// By the first element of an array that tools took out of what X assigns it to, or assign to something else.
    fn of_array(start: &[u8]) -> Option<Part> {
        let begins = memchr::memchr2(b'[', b'{', &start[..start.len().min(64)])?;
        let first = start[begins..]
            .strip_prefix(b"[")?
            .trim_ascii_start()
            .strip_prefix(b"{")?
            .trim_ascii_start()
            .strip_prefix(b"\"")?;
        let name = std::str::from_utf8(&first[..memchr::memchr(b'"', first)?]).ok()?;
        let has = |name: &str| memchr::memmem::find(start, format!("\"{name}\"").as_bytes()).is_some();
        let post = ["id_str", "created_at", "entities"].into_iter().all(has) && (has("full_text") || has("text"));
        match name {
            "tweet" if post => Some(Part::Tweets),
            "like" if has("tweetId") => Some(Part::Likes),
            "follower" | "following" | "account" if has("accountId") => Part::of_global(name),
            "dmConversation" => {
                let id = memchr::memmem::find(start, b"\"conversationId\"").map(|at| &start[at + 16..]);
                // Those of two people are called after both: `5-77`.
                let pair = id.and_then(|id| id.split(|b| *b == b'"').nth(1)).is_some_and(|id| id.contains(&b'-'));
                Some(Part::Messages { group: !pair, headers: false })
            }
            // Without the wrapping, as until 2020, or as X's interface had it. Another tool's rows name the author in a row.
            _ if post && has("user") => Some(Part::Month),
            _ if post && !has("profile_image_url") => Some(Part::Tweets),
            _ => None,
        }
    }
}

const MANIFEST: &str = "window.__THAR_CONFIG";
pub(super) const CSV_HEADER: &[&str] = &["tweet_id", "in_reply_to_status_id", "timestamp"];

/// A name without what browsers and file managers put behind it (`tweets (1)`, `tweets copy`, `2018_10 2`): X's have no blanks.
pub(super) fn uncopied(stem: &str) -> &str {
    stem.split([' ', '(']).next().unwrap_or_default()
}

/// A file's name, without that and its ending.
pub(super) fn plain(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    uncopied(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// The length of what stands before `folders` at the end of `folder`.
pub(super) fn below(folder: &str, folders: &str) -> Option<usize> {
    let root = folder.strip_suffix(folders)?;
    (root.is_empty() || root.ends_with('/')).then_some(root.len())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// See [`Parts::by_name`].
pub(super) type ByName = HashMap<String, usize>;

/// The files of one archive, with what they hold.
pub(super) struct Parts(pub(super) Vec<(Part, File)>);

impl Parts {
    pub(super) fn of(&self, part: Part) -> impl Iterator<Item = &File> {
        self.0.iter().filter(move |(p, _)| *p == part).map(|(_, file)| file)
    }

    /// By name, without what copies and endings add: the first of each.
    pub(super) fn by_name(&self) -> ByName {
        self.0.iter().enumerate().rev().map(|(n, (_, file))| (plain(&file.path).to_owned(), n)).collect()
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.of(part).next().is_some()
    }
}
