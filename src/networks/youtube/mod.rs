//! YouTube, as Google Takeout gives it: tables since 2020, JSON before; comments as HTML until 2022.
//!
//! What leaves this room: own comments and live chat messages, own videos and posts, subscriptions and likes given.
//! Takeout holds nothing of what others did: no comments, likes or subscribers. What was watched and searched for is
//! never opened; of the tables, whose names are in the user's language, the beginnings are looked at, and those that
//! are named above are read. Everything beside YouTube's folder is somebody else's.

mod descriptor;
mod page;
mod shape;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{About, Claim, EntryProbe, ExportReader, Format, Recorder};
use crate::readers::json::{Path, Step::*};
use crate::readers::{table, text};
use crate::record::{Kind, OWNER, Observe, PostKind, Relation, When};
use shape::{Cells, Holds, holds, is_channel, is_comment, is_post, is_video};

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
        Some((_, "json")) => memchr::memmem::find(head.start(), b"\"youtube#subscription\"").is_some(),
        _ => false,
    };
    found.then(|| head.path.len() - name.len())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    for file in reading.files.clone() {
        if file.path.ends_with(".json") {
            list(reading, &file);
        } else if file.path.ends_with(".csv") {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            let start = reading.start(&file);
            // Until 2023 a playlist's own line and header stood above those of its videos.
            let likes: &[&str] = &["video id"];
            let need = if table::has_header(&start, likes) { likes } else { &[] };
            match holds(&start, name) {
                Some(holds) => reading.table(&file, need, |recorder, row| record(recorder, holds, &Cells::of(row))),
                None => reading.recorder.skip("tables that hold nothing that counts"),
            }
        } else {
            page::read(reading, &file);
        }
    }
    Ok(())
}

fn record(recorder: &mut Recorder, holds: Holds, cells: &Cells) {
    let (channel, when) = (cells.channel(), cells.time());
    match holds {
        Holds::Channels => recorder.owner(channel, cells.title()),
        Holds::Subscriptions => subscription(recorder, channel, cells.title(), When::UNKNOWN),
        Holds::Comments => {
            recorder.owner(channel, "");
            comment(recorder, cells, when);
        }
        Holds::Videos => {
            recorder.owner(channel, "");
            let Some(object) = recorder.sym_if(cells.find(is_video)) else { return odd(recorder) };
            recorder.post(object, OWNER, when, PostKind::Original, false);
        }
        Holds::Likes => {
            // The list's own line names the channel.
            let Some(object) = recorder.sym_if(cells.find(is_video)).filter(|_| channel.is_empty()) else { return };
            recorder.act(Kind::Reaction, OWNER, None, About::public(when, Some(object)));
        }
    }
}

fn odd(recorder: &mut Recorder) {
    recorder.problem("this row has no id; it was left out, everything else counts");
}

/// A comment on a video, on a post, or on another comment; or a post. To whom it was, isn't told.
fn comment(recorder: &mut Recorder, cells: &Cells, when: When) {
    let (post, video) = (cells.find(is_post), cells.find(is_video));
    let id = cells.find(|cell| is_comment(cell) && !is_post(cell));
    if !id.is_empty() {
        reply(recorder, id, if video.is_empty() { post } else { video }, when);
    } else if let Some(object) = recorder.sym_if(post) {
        recorder.post(object, OWNER, when, PostKind::Original, false);
    } else {
        odd(recorder);
    }
}

/// A comment: on another one, where its id begins with that one's, else on a video or post.
fn reply(recorder: &mut Recorder, id: &str, on: &str, when: When) {
    let object = recorder.sym(id);
    recorder.post(object, OWNER, when, PostKind::Reply, false);
    let on = recorder.sym_if(id.split_once('.').map_or(on, |(parent, _)| parent));
    recorder.act(Kind::Reply, OWNER, None, About::public(when, on));
}

fn subscription(recorder: &mut Recorder, channel: &str, title: &str, since: When) {
    if !is_channel(channel) {
        return odd(recorder);
    }
    recorder.observes(&[Observe::Contacts]);
    let person = recorder.person(channel, title);
    recorder.link(person, &["https://www.youtube.com/channel/", channel].concat());
    recorder.contact(person, Relation::Following, since);
}

/// Subscriptions or likes as JSON: API resources, each with the day, and the owner's channel as the one whose list it is.
fn list(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[&[ElementOrOne]];
    reading.json_values(file, PATHS, |recorder, _, value| {
        let snippet = value.get("snippet");
        let when = text::exact(text::iso(&snippet.get("publishedAt").word()));
        let own = snippet.get("channelId").word();
        if is_channel(&own) {
            recorder.owner(&own, "");
        }
        let (channel, video) = (snippet.at(&["resourceId", "channelId"]), snippet.at(&["resourceId", "videoId"]));
        match recorder.sym_if(&video.word()) {
            Some(object) => recorder.act(Kind::Reaction, OWNER, None, About::public(when, Some(object))),
            None => subscription(recorder, &channel.word(), &snippet.get("title").word(), when),
        }
        Ok(())
    });
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
