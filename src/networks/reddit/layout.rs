//! Which of an export's files are read: by name in a folder that only Reddit writes, else by header.

use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader};
use crate::readers::table;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Statistics,
    Posts,
    Comments,
    Messages,
    Chat,
    Friends,
    Votes,
    GoldReceived,
    GoldGiven,
}

/// Names without ending and part number, and what they hold. Narrower headers come before those they contain.
const KNOWN: &[(&[&str], Kind)] = &[
    (&["comments", "comment_headers"], Kind::Comments),
    (&["posts", "post_headers"], Kind::Posts),
    (&["messages", "messages_archive", "message_headers", "messages_archive_headers"], Kind::Messages),
    (&["chat_history"], Kind::Chat),
    (&["gold_received"], Kind::GoldReceived),
    (&["gilded_content", "gilded_posts", "gilded_comments"], Kind::GoldGiven),
    (&["post_votes", "comment_votes"], Kind::Votes),
    (&["statistics"], Kind::Statistics),
    (&["friends"], Kind::Friends),
];

/// Only Reddit has files of these names: the CSV files beside them are its, too.
const OWN_NAMES: &[&str] = &[
    "approved_submitter_subreddits",
    "comment_headers",
    "comment_votes",
    "gilded_content",
    "ip_logs",
    "messages_archive",
    "moderated_subreddits",
    "post_headers",
    "post_votes",
    "saved_comments",
    "subscribed_subreddits",
];

impl Kind {
    /// Cells that its header has.
    pub fn needs(self) -> &'static [&'static str] {
        match self {
            Kind::Statistics => &["statistic", "value"],
            Kind::Posts => &["id", "permalink", "date", "subreddit", "url"],
            Kind::Comments => &["id", "permalink", "date", "subreddit", "link", "parent"],
            Kind::Messages => &["id", "permalink", "date", "from", "to"],
            Kind::Chat => &["message_id", "created_at", "username", "channel_url"],
            Kind::Friends => &["username"],
            Kind::Votes => &["id", "permalink", "direction"],
            Kind::GoldReceived => &["content_link", "gilder_username"],
            Kind::GoldGiven => &["content_link", "award"],
        }
    }

    /// Whether a file without the others, which begins so, is one of these.
    fn fits(self, start: &[u8]) -> bool {
        let has = |what: &[u8]| memchr::memmem::find(start, what).is_some();
        let sure = match self {
            Kind::Statistics => has(b"account name"),
            Kind::Friends => false,
            Kind::Messages | Kind::Votes | Kind::GoldReceived | Kind::GoldGiven => has(b"reddit.com/"),
            _ => true,
        };
        sure && table::has_header(start, self.needs())
    }
}

/// One file to be read.
pub struct Sheet {
    pub file: File,
    pub kind: Kind,
    pub has_header: bool,
}

/// The claimed files, without those that repeat others.
pub fn sheets(reading: &ExportReader) -> Vec<Sheet> {
    let full = |name: &str| reading.has(|path| stem(path).is_some_and(|stem| stem == name));
    let repeats = |file: &&File| match stem(&file.path).as_deref() {
        Some("comment_headers") => full("comments"),
        Some("post_headers") => full("posts"),
        Some("message_headers") => full("messages"),
        Some("messages_archive_headers") => full("messages_archive"),
        _ => false,
    };
    let sheet = |file: &File| {
        let start = reading.start(file);
        let kind = named(&file.path).or_else(|| by_header(&start))?;
        Some(Sheet { file: file.clone(), kind, has_header: table::has_header(&start, kind.needs()) })
    };
    reading.files.iter().filter(|file| !repeats(file)).filter_map(sheet).collect()
}

pub fn claim(head: &EntryProbe) -> Claim {
    let root = head.path.len() - head.name().len();
    if stem(&head.path).is_none() || !is_export(head, root) {
        return Claim::No;
    }
    match named(&head.path) {
        Some(_) => Claim::Wanted { root },
        // Addresses, payments, preferences, what was saved or hidden: never opened.
        None => Claim::Unwanted { root },
    }
}

pub fn sniff(head: &EntryProbe) -> Option<usize> {
    by_header(head.start()).map(|_| head.path.len() - head.name().len())
}

fn by_header(start: &[u8]) -> Option<Kind> {
    KNOWN.iter().map(|(_, kind)| *kind).find(|kind| kind.fits(start))
}

fn named(path: &str) -> Option<Kind> {
    let stem = stem(path)?;
    KNOWN.iter().find(|(names, _)| names.contains(&&*stem)).map(|(_, kind)| *kind)
}

/// Whether the folder of the first `root` bytes of the path holds a file that only Reddit has.
fn is_export(head: &EntryProbe, root: usize) -> bool {
    head.count_in(root, "reddit", |name| stem(name).is_some_and(|stem| OWN_NAMES.contains(&&*stem))) > 0
}

/// A CSV file's name without ending, part number (`comments_2.csv`) and a browser's ` (1)`.
fn stem(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?.strip_suffix(".csv")?;
    let name = name.split_once(" (").map_or(name, |(name, _)| name);
    let plain = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Some(plain.strip_suffix('_').unwrap_or(plain).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_numbered() {
        for name in ["x/comments.csv", "comments_2.csv", "comments (1).csv"] {
            assert_eq!(named(name), Some(Kind::Comments), "{name}");
        }
        assert_eq!(named("messages_archive_headers.csv"), Some(Kind::Messages));
        assert_eq!(named("ip_logs.csv"), None);
        assert_eq!(stem("comments.txt"), None);
    }

    #[test]
    fn a_lone_file_is_known_by_its_header() {
        let kind = |start: &str| by_header(start.as_bytes());
        assert_eq!(kind("id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n"), Some(Kind::Comments));
        assert_eq!(kind("\u{feff}id,permalink,date,ip,subreddit,gildings,title,url,body\n"), Some(Kind::Posts));
        assert_eq!(
            kind("message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url\n"),
            Some(Kind::Chat)
        );
        assert_eq!(
            kind("id,permalink,thread_id,date,ip,from,to\nx,https://www.reddit.com/message/messages/x,\n"),
            Some(Kind::Messages)
        );
        assert_eq!(kind("statistic,value\naccount name,mia_sample\n"), Some(Kind::Statistics));
    }

    #[test]
    fn look_alikes_of_other_networks_are_not_ours() {
        let kind = |start: &str| by_header(start.as_bytes());
        assert_eq!(kind("Comment ID,Channel ID,Comment create timestamp,Price,Video ID,Comment text\n"), None);
        assert_eq!(kind("Date,Link,Message\n2024-01-02 03:04:05,https://www.linkedin.com/feed/update/x,hi\n"), None);
        assert_eq!(kind("CONVERSATION ID,FROM,TO,DATE,SUBJECT,CONTENT\n"), None);
        assert_eq!(kind("username,note\nann,\n"), None, "friends.csv alone may be anybody's");
        assert_eq!(kind("statistic,value\nmean,3\n"), None);
    }
}
