//! Exports of any size in every format: a fixture whose main file was made long by repeating what it repeats anyway.

use std::path::{Path, PathBuf};

/// What of a file is repeated.
enum Grow {
    /// The elements of its largest JSON array.
    Elements,
    /// The rows behind the line with this word.
    Rows(&'static str),
    /// From the first of these to the end of the last of those.
    Between(&'static str, &'static str),
    /// All of it.
    Whole,
    /// The blocks behind a CAR's header.
    Blocks,
}

use Grow::*;

/// Format, case, its main file, and how that grows.
const MAIN: [(&str, &str, &str, Grow); 27] = [
    ("twitter", "twitter/current", "data/tweets.js", Elements),
    ("linkedin, messages", "linkedin/complete", "/messages.csv", Rows("CONVERSATION ID")),
    ("linkedin, contacts", "linkedin/complete", "Connections.csv", Rows("First Name")),
    ("facebook", "facebook/layout-2024", "inbox/annexample_12345/message_1.json", Elements),
    ("mail, a list", "mail/pipermail", "2001-November.txt", Whole),
    ("mail, Gmail", "mail/gmail", "All mail Including Spam and Trash.mbox", Whole),
    ("instagram", "instagram/layout-2024", "inbox/crew_12/message_1.json", Elements),
    ("threads", "threads/in-instagram", "threads_and_replies.json", Elements),
    ("mastodon", "mastodon/v4.4", "outbox.json", Elements),
    ("bluesky", "bluesky/v3", "repo.car", Blocks),
    ("youtube", "youtube/takeout-2025", "comments.csv", Rows("Channel ID")),
    ("tiktok", "tiktok/layout-2025", "user_data_tiktok.json", Elements),
    ("reddit", "reddit/complete", "/comments.csv", Rows("permalink")),
    ("github", "github/account", "/issue_comments_000001.json", Elements),
    ("telegram", "telegram/full-2025", "result.json", Elements),
    ("whatsapp", "whatsapp/android-en-us", ".txt", Whole),
    ("slack", "slack/workspace", "general/2023-11-14.json", Elements),
    ("discord", "discord/package-2025", "c900000000000000001/messages.json", Elements),
    ("xing, table", "xing/german", "Kontakte.csv", Rows("Vorname")),
    ("xing, cards", "xing/vcards", "cards.vcf", Whole),
    ("blog, WordPress", "blog/wxr-1.2", ".xml", Between("<item>", "</item>")),
    ("blog, Blogger", "blog/blogger-takeout", "feed.atom", Between("<entry>", "</entry>")),
    ("x-analytics", "x-analytics/content-alone", "renamed.csv", Rows("Post id")),
    ("linkedin-analytics", "linkedin-analytics/alone", "sheet3.xml", Between("<row", "</row>")),
    ("youtube-studio", "youtube-studio/whole", "Table data.csv", Rows("Total,")),
    ("instagram-insights", "instagram-insights/lifetime", ".csv", Rows("Post ID")),
    ("cloutscope", "cloutscope/example", "example.csv", Rows("network,")),
];

pub struct Grown {
    pub format: &'static str,
    /// Paths and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Every format's main fixture, its main file grown to `size` bytes or a little more.
pub fn all(size: usize) -> impl Iterator<Item = Grown> {
    MAIN.iter().map(move |(format, case, main, grow)| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(case).join("export");
        let mut files = Vec::new();
        below(&folder, "", &mut files);
        let file = files.iter_mut().find(|(path, _)| format!("/{path}").ends_with(main));
        let bytes = &mut file.unwrap_or_else(|| panic!("{case} has no {main}")).1;
        *bytes = grown(bytes, grow, size);
        Grown { format, files }
    })
}

fn below(folder: &Path, prefix: &str, out: &mut Vec<(String, Vec<u8>)>) {
    let mut paths: Vec<PathBuf> = folder.read_dir().expect("a folder").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
        match path.is_dir() {
            true => below(&path, &format!("{name}/"), out),
            false => out.push((name, std::fs::read(&path).expect("a readable fixture"))),
        }
    }
}

fn grown(bytes: &[u8], grow: &Grow, size: usize) -> Vec<u8> {
    let (from, to, between) = match grow {
        Elements => {
            let (from, to) = largest_array(bytes);
            (from, to, ",")
        }
        // A last row may be cut off on purpose.
        Rows(header) => {
            let end = bytes.iter().rposition(|b| *b == b'\n').expect("a whole row") + 1;
            (find(bytes, "\n", find(bytes, header, 0)) + 1, end, "")
        }
        Between(first, last) => {
            let ends = bytes.windows(last.len()).rposition(|w| w == last.as_bytes()).expect("its end");
            (find(bytes, first, 0), ends + last.len(), "")
        }
        Whole => (0, bytes.len(), ""),
        // The header's length is a number of two bytes.
        Blocks => {
            let header = usize::from(bytes[0] & 0x7F) + if bytes[0] > 0x7F { usize::from(bytes[1]) << 7 } else { 0 };
            (header + 1 + usize::from(bytes[0] > 0x7F), bytes.len(), "")
        }
    };
    let unit = &bytes[from..to];
    assert!(!unit.is_empty(), "nothing to repeat");
    let mut out = bytes[..to].to_vec();
    while out.len() < size {
        out.extend(between.as_bytes());
        out.extend(unit);
    }
    out.extend(&bytes[to..]);
    out
}

fn find(bytes: &[u8], word: &str, from: usize) -> usize {
    from + bytes[from..].windows(word.len()).position(|w| w == word.as_bytes()).expect(word)
}

/// The inside of the JSON array with the most bytes that is in no other array.
fn largest_array(bytes: &[u8]) -> (usize, usize) {
    let (mut best, mut open, mut quoted, mut escaped) = ((0, 0), Vec::new(), false, false);
    for (at, b) in bytes.iter().enumerate() {
        match b {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' => open.push(at + 1),
            b']' => {
                let from = open.pop().expect("an array");
                if open.is_empty() && at - from > best.1 - best.0 {
                    best = (from, at);
                }
            }
            _ => {}
        }
    }
    best
}
