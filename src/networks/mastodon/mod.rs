//! Mastodon's archive, as `.tar.gz` (2018–2023) and as `.zip` (since 4.2), and the lists beside it (`following_accounts.csv`;
//! `followers.csv`, which only some servers offer). Exports of Pleroma and Akkoma are built alike; no real one was seen.
//!
//! What leaves this room: own posts, with the counts that others left on them (since 4.4), whom the owner answered,
//! mentioned, boosted and liked, direct messages without their text, and whom they follow. Pictures and lists of blocked
//! accounts are never opened.

mod descriptor;
mod layout;
mod lists;
mod outbox;
mod people;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::readers::json::Path;
use crate::readers::json::Step::{ElementOrOne, Key};
use crate::readers::table;
use outbox::Outbox;
use people::People;

pub(super) const FORMAT: Format = Format {
    name: "mastodon",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On your Mastodon server, open Preferences, Import and export, Data export, and request your archive.",
        "When it is ready, download it there (one archive in seven days is allowed).",
        "Drop it as it is. Servers since version 4.4 count favourites and boosts in it; older archives don't. The list \"Follows\" on the same page may be dropped beside it.",
    ],
    wait: "minutes to hours",
    gives: Gives::Counts,
    mend: "request the archive again in the server's preferences and drop the whole file",
    shown: &[
        "id",
        "type",
        "published",
        "actor",
        "attributedTo",
        "inReplyTo",
        "object",
        "quote",
        "totalItems",
        "votersCount",
        "preferredUsername",
        "account address",
    ],
    own_words: OwnWords::Html(&["content"]),
    claim,
    sniff,
    read,
};

/// The elements of a collection.
const ITEMS: &[Path] = &[&[Key("orderedItems"), ElementOrOne]];

/// What a file of an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Actor,
    Outbox,
    Likes,
    Bookmarks,
    Following,
    Followers,
}

/// The files of an archive.
const FILES: [(&str, Part); 4] = [
    ("actor.json", Part::Actor),
    ("outbox.json", Part::Outbox),
    ("likes.json", Part::Likes),
    ("bookmarks.json", Part::Bookmarks),
];

/// What every file of it says at its beginning.
const MARK: &str = "www.w3.org/ns/activitystreams";

fn holds(start: &[u8], what: &str) -> bool {
    memchr::memmem::find(start, what.as_bytes()).is_some()
}

impl Part {
    /// By a path in lower case.
    fn of_path(path: &str) -> Option<Part> {
        let name = path.rsplit('/').next()?;
        match FILES.iter().find(|(file, _)| *file == name) {
            Some(&(_, part)) => Some(part),
            None if !name.ends_with(".csv") => None,
            None if name.starts_with("following_accounts") => Some(Part::Following),
            None => name.starts_with("follower").then_some(Part::Followers),
        }
    }

    /// By how a file begins: a collection says its own name.
    fn of_start(start: &[u8]) -> Option<Part> {
        if table::has_header(start, &["account address", "show boosts"]) {
            return Some(Part::Following);
        }
        if !holds(start, MARK) {
            return None;
        }
        if holds(start, "\"preferredUsername\"") {
            return Some(Part::Actor);
        }
        let id = &start[..start.len().min(1024)];
        let named = FILES.iter().find(|(file, _)| holds(id, &format!("\"{file}\"")));
        named.filter(|_| holds(id, "\"OrderedCollection\"")).map(|&(_, part)| part)
    }
}

fn claim(head: &EntryProbe) -> Claim {
    let folder = head.path.len() - head.name().len();
    match Part::of_path(&head.path) {
        Some(Part::Following) if is_list(head.start()) => Claim::Loose { root: folder },
        Some(Part::Followers) if table::has_header(head.start(), &["account address"]) => {
            Claim::Loose { root: folder }
        }
        // Nothing, or hardly anything (cut short, encrypted): the name decides, so that it is reported.
        Some(Part::Actor | Part::Outbox) if head.start().len() < 64 => Claim::Wanted { root: folder },
        Some(Part::Actor | Part::Outbox | Part::Likes | Part::Bookmarks) if holds(head.start(), MARK) => {
            Claim::Wanted { root: folder }
        }
        _ if matches!(head.name(), "blocked_accounts.csv" | "muted_accounts.csv" | "blocked_domains.csv") => {
            // The file alone: what else lies in its folder may be anybody's.
            Claim::Unwanted { root: head.path.len() }
        }
        _ => Claim::No,
    }
}

/// Whether a file begins as a list of accounts: with the header, or (until 2019) with the first address.
fn is_list(start: &[u8]) -> bool {
    table::has_header(start, &["account address"])
        || start.split(|b| *b == b'\n').next().is_some_and(lists::is_address)
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let ending = head.name().rsplit_once('.').map_or("", |(_, ending)| ending);
    let may = matches!(ending, "json" | "txt" | "csv" | "");
    (may && Part::of_start(head.start()).is_some()).then(|| head.path.len() - head.name().len())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let of = |file: &File| Part::of_path(&file.path).or_else(|| Part::of_start(&reading.start(file)));
    let parts: Vec<(Option<Part>, File)> = reading.files.iter().map(|file| (of(file), file.clone())).collect();
    let of = |part: Part| parts.iter().filter(move |(p, _)| *p == Some(part)).map(|(_, file)| file);
    reading.recorder.import().as_of = lists::made(&reading.recorder.import().file);
    let mut people = People::default();
    let mut outbox = Outbox::default();
    // Who the owner is comes first: everything else refers to them.
    of(Part::Actor).for_each(|file| lists::actor(reading, file, &mut people));
    of(Part::Outbox).for_each(|file| outbox.read(reading, file, &mut people));
    of(Part::Likes).for_each(|file| lists::liked(reading, file, &mut people, &mut outbox, false));
    of(Part::Bookmarks).for_each(|file| lists::liked(reading, file, &mut people, &mut outbox, true));
    if !reading.recorder.knows_owner()
        && (outbox.posts() || of(Part::Likes).chain(of(Part::Bookmarks)).next().is_some())
    {
        reading.recorder.problem(
            "neither actor.json nor outbox.json says whose archive this is, so that what they liked of their own can't \
             be told from others' posts: drop the whole archive",
        );
    }
    outbox.finish(&mut reading.recorder);
    for part in [Part::Following, Part::Followers] {
        of(part).for_each(|file| lists::accounts(reading, file, &people, part == Part::Followers));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Bytes, Input};
    use crate::record::Import;
    use std::io::{self, Write};

    #[test]
    fn files_are_known_by_name_or_content() {
        let of = |json: &str| Part::of_start(json.as_bytes());
        let collection =
            |id: &str| format!(r#"{{"@context":"https://{MARK}","id":"{id}","type":"OrderedCollection"}}"#);
        assert_eq!(of(&collection("outbox.json")), Some(Part::Outbox));
        assert_eq!(of(&collection("likes.json")), Some(Part::Likes));
        assert_eq!(of(&format!(r#"{{"@context":"https://{MARK}","preferredUsername":"zoe"}}"#)), Some(Part::Actor));
        assert_eq!(of("Account address,Show boosts\nann@a.example,true"), Some(Part::Following));
        for other in
            [r#"{"id":"outbox.json","type":"OrderedCollection"}"#, &collection("x"), "Account address\na@b", "[]"]
        {
            assert_eq!(of(other), None, "{other}");
        }
        assert_eq!(Part::of_path("a/archive-1/outbox.json"), Some(Part::Outbox));
        assert_eq!(Part::of_path("follower_accounts.csv"), Some(Part::Followers));
        assert_eq!(Part::of_path("followers.json"), None);
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

    fn outbox() -> Vec<u8> {
        let note = r#"{"type":"Create","actor":"https://a.example/users/zoe","to":["as:Public"],"object":{"id":"https://a.example/users/zoe/statuses/1","type":"Note"}}"#;
        format!(
            r#"{{"@context":"https://{MARK}","id":"outbox.json","type":"OrderedCollection","orderedItems":[{note}]}}"#
        )
        .into()
    }

    fn run(input: Input) -> Vec<Import> {
        crate::networks::import(input, &mut |_| {})
    }

    #[test]
    fn private_files_are_never_opened() {
        let open: Box<dyn Bytes> = Box::new(outbox());
        let mut files = vec![("outbox.json".to_owned(), open)];
        let media = ["avatar.png", "media_attachments/files/000/1/original/a.mp4"];
        for closed in ["blocked_accounts.csv", "muted_accounts.csv", "blocked_domains.csv"].into_iter().chain(media) {
            files.push((closed.to_owned(), Box::new(Closed)));
        }
        let imports = run(Input::Folder { name: "x".into(), files });
        assert_eq!((imports.len(), imports[0].posts.len()), (1, 1), "{:?}", imports[0].skipped);
    }

    #[test]
    fn others_files_of_the_same_name_are_not_taken() {
        let files: [(&str, &[u8]); 4] = [
            ("likes.json", b"[1]"),
            ("bookmarks.json", b"{}"),
            ("followers.csv", b"name\nann"),
            ("following_accounts.csv", b"a,b\n1,2"),
        ];
        let files =
            files.map(|(name, bytes)| -> (String, Box<dyn Bytes>) { (name.into(), Box::new(bytes.to_vec())) });
        let imports = run(Input::Folder { name: "x".into(), files: files.into() });
        assert_eq!(imports[0].format, "");
    }

    /// Archives beyond 4 GB were broken until 2025, and downloads of them break off.
    #[test]
    fn a_zip_without_its_directory_is_read_and_said_to_be_cut() {
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for (name, bytes) in [("outbox.json", outbox()), ("media_attachments/a.jpg", vec![7; 5_000])] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a name");
            zip.write_all(&bytes).expect("bytes");
        }
        let mut bytes = zip.finish().expect("a ZIP").into_inner();
        bytes.truncate(bytes.len() - 200);
        let import = &run(Input::File { name: "archive-20240506070809-0a1b.zip".into(), bytes: Box::new(bytes) })[0];
        assert_eq!((import.posts.len(), import.as_of), (1, Some(1_714_979_289)));
        assert!(
            import.skipped.iter().any(|skip| skip.problem && skip.why.contains("directory")),
            "{:?}",
            import.skipped
        );
    }
}
