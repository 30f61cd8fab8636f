//! YouTube, as Google Takeout gives it: tables since 2020, JSON before; comments as HTML until 2022.
//!
//! What leaves this room: own comments and live chat messages, own videos and posts, subscriptions and likes given.
//! Takeout holds nothing of what others did: no comments, likes or subscribers. What was watched and searched for is
//! never opened; of the tables, whose names are in the user's language, the beginnings are looked at, and those that
//! are named above are read. Everything beside YouTube's folder is somebody else's.

mod acts;
mod descriptor;
mod page;
mod shape;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{About, Claim, EntryProbe, ExportReader, Format, Gives, OwnWords, Recorder};
use crate::order::Order;
use crate::readers::json::fields::{Object, Word};
use crate::readers::json::{Path, Step::*};
use crate::readers::{table, text};
use crate::record::{Kind, OWNER, When};
use acts::{comment, odd, subscription, video};
use serde::Deserialize;
use shape::{Cells, Holds, holds, is_channel, is_video};
use std::collections::HashSet;

pub(super) const FORMAT: Format = Format {
    name: "youtube",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On takeout.google.com choose Deselect all, then select YouTube and YouTube Music.",
        "Under All YouTube data included leave out videos and history; the rest is small. Create the export.",
        "Drop the ZIP as it is. It shows what you did, and nothing that others did: for likes and comments per video, export a table in YouTube Studio (Analytics, Advanced mode).",
    ],
    wait: "some minutes up to some hours",
    gives: Gives::Style,
    mend: "it has only what is not read here (what was watched, searched for or bought); export YouTube's comments, subscriptions and video metadata, and, for what others did, a table from YouTube Studio (Analytics, Advanced mode)",
    shown: &[
        "Comment ID",
        "Channel ID",
        "Comment Create Timestamp",
        "Parent Comment ID",
        "Video ID",
        "Post ID",
        "Live Chat ID",
        "Live Chat Create Timestamp",
        "Channel Url",
        "Channel Title",
        "Video Create Timestamp",
        "Video Publish Timestamp",
        "Time Added",
        "publishedAt",
        "channelId",
        "videoId",
    ],
    own_words: OwnWords::Pieces(&["Comment Text", "Live Chat Text", "Post Text", "(original)"]),
    claim,
    sniff,
    read,
};

/// How the JSON of subscriptions and likes was called until 2020, in English and German.
const JSON: [&str; 3] = ["subscriptions.json", "abos.json", "likes.json"];

fn claim(head: &EntryProbe) -> Claim {
    let Some(root) = root(&head.path) else { return Claim::No };
    let name = head.name();
    let wanted = match name.rsplit_once('.') {
        Some((_, "csv")) => holds(head.start(), name).is_some(),
        Some((_, "json")) => JSON.contains(&name),
        Some((_, "html")) => is_comments_page(name),
        _ => false,
    };
    if wanted { Claim::Wanted { root } } else { Claim::Unwanted { root } }
}

/// Where YouTube's folder ends. It begins with YouTube in every language ("YouTube und YouTube Music"), and has
/// folders in it.
fn root(path: &str) -> Option<usize> {
    let mut end = 0;
    for folder in path.split_inclusive('/') {
        end += folder.len();
        if let Some(rest) = folder.strip_prefix("youtube").filter(|_| folder.ends_with('/')) {
            let takeout = rest == "/" || rest.ends_with("youtube music/") || rest.ends_with("youtube\u{a0}music/");
            return takeout.then_some(end);
        }
    }
    None
}

/// Comments or live chat messages as HTML, in English or German.
fn is_comments_page(name: &str) -> bool {
    const PAGES: [&str; 5] =
        ["my-comments", "my-live-chat", "meine kommentare", "meine-kommentare", "meine-live-chat"];
    PAGES.iter().any(|page| name.starts_with(page))
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let name = head.name();
    let found = match name.rsplit_once('.') {
        // A lone list of videos may be anybody's.
        Some((_, "csv")) => matches!(
            holds(head.start(), ""),
            Some(Holds::Comments | Holds::Subscriptions | Holds::Channels | Holds::Videos)
        ),
        Some((_, "json")) => head.says("\"youtube#subscription\""),
        _ => false,
    };
    found.then(|| head.folder())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let mut channels = Channels::default();
    let mut files: Vec<(File, Option<Table>)> = Vec::new();
    for file in reading.files.clone() {
        if !file.path.ends_with(".csv") {
            files.push((file, None));
            continue;
        }
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let start = reading.start(&file);
        let need = if table::has_header(&start, LIKES) { LIKES } else { &[] };
        match holds(&start, name) {
            Some(holds) => files.push((file, Some(Table { holds, need }))),
            None => reading.recorder.skip("tables that hold nothing that counts"),
        }
    }
    // Whose channels these are comes first.
    files.order_by_key(|(_, table)| table.as_ref().is_none_or(|table| table.holds != Holds::Channels));
    for (file, table) in &files {
        match table {
            Some(Table { holds, need }) => {
                reading.table(file, need, |recorder, row| channels.record(recorder, *holds, &Cells::of(row)));
            }
            None if file.path.ends_with(".json") => channels.list(reading, file),
            None => page::read(reading, file),
        }
    }
    if channels.own.is_empty() && channels.seen.len() > 1 {
        let count = channels.seen.len();
        reading.recorder.problem(format!(
            "is of {count} channels, and no table says which are yours: all were taken as yours; export YouTube's channels, too"
        ));
    }
    Ok(())
}

/// What a table holds, and what its header must have.
struct Table {
    holds: Holds,
    need: &'static [&'static str],
}

/// What only the table of a playlist's videos has. Until 2023 the playlist's own line and header stood above it.
const LIKES: &[&str] = &["video id"];

/// Whose comments and videos these are.
#[derive(Default)]
struct Channels {
    /// The owner's, by the table of them.
    own: HashSet<String>,
    /// Those that stand beside comments, videos and lists.
    seen: HashSet<String>,
}

impl Channels {
    /// Whether what stands beside this channel is the owner's own: where no table says so, all is.
    fn is_own(&mut self, recorder: &mut Recorder, channel: &str) -> bool {
        if channel.is_empty() {
            return true;
        }
        if !self.own.is_empty() && !self.own.contains(channel) {
            recorder.skip("comments, videos and lists of a channel that is not among yours");
            return false;
        }
        if !self.seen.contains(channel) {
            self.seen.insert(channel.to_owned());
            recorder.owner(channel, "");
        }
        true
    }

    fn record(&mut self, recorder: &mut Recorder, holds: Holds, cells: &Cells) {
        let (channel, when) = (cells.channel(), cells.time());
        match holds {
            Holds::Channels if is_channel(channel) => {
                self.own.insert(channel.to_owned());
                recorder.owner(channel, cells.title());
            }
            Holds::Channels => odd(recorder),
            Holds::Subscriptions => subscription(recorder, channel, cells.title(), When::UNKNOWN),
            Holds::Comments if self.is_own(recorder, channel) => comment(recorder, cells, when),
            Holds::Videos if self.is_own(recorder, channel) => match cells.find(is_video) {
                "" => odd(recorder),
                id => video(recorder, id, when),
            },
            Holds::Comments | Holds::Videos => {}
            // The list's own line names the channel.
            Holds::Likes if !channel.is_empty() => {}
            Holds::Likes => match recorder.sym_if(cells.find(is_video)) {
                Some(object) => recorder.act(Kind::Reaction, OWNER, None, About::public(when, Some(object))),
                None => odd(recorder),
            },
        }
    }

    /// Subscriptions or likes as JSON: API resources, each with the day, and the owner's channel as the one whose list
    /// it is.
    fn list(&mut self, reading: &mut ExportReader, file: &File) {
        const PATHS: &[Path] = &[&[ElementOrOne]];
        reading.json_filled(file, PATHS, |recorder, item| {
            let snippet = item.object::<Resource>()?.snippet.0.unwrap_or_default();
            let when = text::exact(text::iso(&snippet.published_at));
            if is_channel(&snippet.channel_id) && !self.is_own(recorder, &snippet.channel_id) {
                return Ok(());
            }
            let target = snippet.resource_id.0.unwrap_or_default();
            match recorder.sym_if(&target.video_id) {
                Some(object) => recorder.act(Kind::Reaction, OWNER, None, About::public(when, Some(object))),
                None => subscription(recorder, &target.channel_id, &snippet.title, when),
            }
            Ok(())
        });
    }
}

/// An API resource, as far as it is read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Resource<'t> {
    #[serde(borrow)]
    snippet: Object<Snippet<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Snippet<'t> {
    #[serde(borrow)]
    published_at: Word<'t>,
    channel_id: Word<'t>,
    title: Word<'t>,
    resource_id: Object<Target<'t>>,
}

/// What it is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Target<'t> {
    #[serde(borrow)]
    channel_id: Word<'t>,
    video_id: Word<'t>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Bytes, Input};

    /// A file that must not be opened.
    struct Closed;
    impl Bytes for Closed {
        fn len(&self) -> u64 {
            100
        }
        fn read_at(&self, _: u64, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("a private file was opened")
        }
    }

    /// A Takeout with comments of every kind, and what was watched.
    fn takeout() -> Input {
        let page = "<ul><li>Sent at 2020-04-27 23:18:23 UTC while watching <a href=\"http://www.youtube.com/watch?v=aaaaaaaaaa1\">a video</a>.<br/>secret</li></ul>";
        let table = "Comment ID,Channel ID,Comment Create Timestamp,Video ID,Comment Text\n\
                     UgwAAAAAAAAAAAAAAAA4AaABAg,UCmmmmmmmmmmmmmmmmmmmmmm,2024-01-02T03:04:05+00:00,aaaaaaaaaa1,secret\n";
        let mut files: Vec<(String, Box<dyn Bytes>)> = Vec::new();
        for private in [
            "history/watch-history.json",
            "Verlauf/Suchverlauf.html",
            "videos/A pot.mp4",
            "playlists/watch-later.json",
        ] {
            files.push((format!("Takeout/YouTube/{private}"), Box::new(Closed)));
        }
        files.push(("Takeout/YouTube/my-comments/my-comments.html".into(), Box::new(page.as_bytes().to_vec())));
        files.push(("Takeout/YouTube/comments/comments.csv".into(), Box::new(table.as_bytes().to_vec())));
        Input::Folder { name: "x".into(), files }
    }

    #[test]
    fn what_was_watched_is_never_opened() {
        let imports = crate::networks::import(takeout(), &mut |_| {});
        assert_eq!((imports.len(), imports[0].posts.len()), (1, 2), "{:?}", imports[0].skipped);
    }

    #[test]
    fn rows_are_shown_without_their_text() {
        for (entry, fields) in [("my-comments/my-comments.html", 2), ("comments/comments.csv", 4)] {
            let row = crate::networks::row(takeout(), &format!("Takeout/YouTube/{entry}"), 1).expect("there");
            assert_eq!(row.len(), fields, "{row:?}");
            assert!(!format!("{row:?}").contains("secret"));
        }
    }

    #[test]
    fn youtubes_folder_is_found_in_every_language() {
        let at = |path: &str| root(path).map(|end| path[..end].to_owned());
        for folder in
            ["youtube/", "youtube and youtube music/", "youtube y youtube\u{a0}music/", "youtube और youtube music/"]
        {
            for before in ["", "takeout/", "x/takeout/"] {
                assert_eq!(at(&format!("{before}{folder}comments/comments.csv")), Some(format!("{before}{folder}")));
            }
        }
        assert_eq!(at("takeout/mail/all mail.mbox"), None);
        assert_eq!(at("youtube.csv"), None);
        assert_eq!(at("youtube-likes/comments.csv"), None);
    }
}
