//! Threads, which is downloaded inside of Instagram's export or alone: `threads/*.json`.
//!
//! What leaves this room: followers with their day, follow requests received; and what the owner did: threads and
//! replies, likes, accounts followed. Posts have no ids, replies don't say to whom, and no count is exported: what
//! others did with a post is unknown. Nobody but the app's own key says which network a list is of.

mod descriptor;

pub(super) use descriptor::NETWORK;

use super::meta::items::{Posts, Site, each};
use super::meta::layout::{self as meta, INSTAGRAM, made, plain, root, stem};
use crate::Result;
use crate::import::File;
use crate::import::{About, Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::order::Order;
use crate::record::{Kind, OWNER, Observe, PostKind, Relation};

const SITE: Site = Site("https://www.threads.net/@");

pub(super) const FORMAT: Format = Format {
    name: "threads",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "In Threads: Settings, Account, Download or export your information; or tick Threads in Instagram's export.",
        "Choose all time (a shorter range leaves out the followers gained before it) and the format JSON (not HTML).",
        "Drop the ZIP as it is.",
    ],
    wait: "a few hours up to some days",
    gives: Gives::Style,
    mend: "ask for it again for all time, as JSON",
    shown: &["href", "timestamp", "creation_timestamp", "is_reply", "uri"],
    own_words: OwnWords::Plain(&["title"]),
    claim,
    sniff,
    read,
};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Profile,
    People(Relation),
    Likes,
    Posts,
}

/// Names, the list's own key, and what it holds.
const KNOWN: &[(&str, &str, Holds)] = &[
    ("personal_information", "text_post_app_text_post_app_profile", Holds::Profile),
    ("followers", "text_post_app_text_post_app_followers", Holds::People(Relation::Follower)),
    ("following", "text_post_app_text_post_app_following", Holds::People(Relation::Following)),
    (
        "follow_requests_you_ve_received",
        "text_post_app_text_post_app_follow_requests_received",
        Holds::People(Relation::RequestReceived),
    ),
    (
        "pending_follow_requests",
        "text_post_app_text_post_app_follow_requests_sent",
        Holds::People(Relation::RequestSent),
    ),
    ("liked_threads", "text_post_app_media_likes", Holds::Likes),
    ("threads_and_replies", "text_post_app_text_posts", Holds::Posts),
];

/// Where a path's export begins and what it holds; the path in lower case, without its ending.
fn locate(path: &str) -> Option<(usize, Holds)> {
    let parts: Vec<&str> = path.split('/').collect();
    let [before @ .., "threads", file] = parts.as_slice() else { return None };
    let file = stem(file);
    let (.., holds) = KNOWN.iter().find(|(name, ..)| *name == file)?;
    Some((root(before, &[INSTAGRAM]), *holds))
}

/// Whether a path, without its ending, is one of ours.
pub(super) fn is_known(path: &str) -> bool {
    locate(path).is_some()
}

fn claim(head: &EntryProbe) -> Claim {
    let (path, _) = head.split_ending();
    locate(path).map_or(Claim::No, |(root, _)| meta::claim(head, root, "Threads"))
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    keyed(head.start()).map(|_| head.folder())
}

fn keyed(start: &[u8]) -> Option<Holds> {
    let has = |key: &str| memchr::memmem::find(start, key.as_bytes()).is_some();
    KNOWN.iter().find(|(_, key, _)| has(key)).map(|(.., holds)| *holds)
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let name = |path: &str| KNOWN.iter().find(|(name, ..)| *name == plain(path)).map(|(.., holds)| *holds);
    let holds = |reading: &ExportReader, file: &File| keyed(&reading.start(file)).or_else(|| name(&file.path));
    let mut files: Vec<(File, Holds)> =
        reading.files.iter().filter_map(|file| Some((file.clone(), holds(reading, file)?))).collect();
    // The owner comes first.
    files.order_by_key(|(_, holds)| *holds != Holds::Profile);
    let import = reading.recorder.import();
    import.as_of = made(&import.file, "threads-").or_else(|| made(&import.file, "instagram-"));
    for (file, holds) in &files {
        match holds {
            Holds::Profile => SITE.profile(reading, file),
            Holds::People(relation) => {
                reading.recorder.observes(match relation {
                    Relation::Follower => &[Observe::Follows, Observe::Contacts],
                    Relation::RequestReceived => &[Observe::Invitations],
                    _ => &[Observe::Contacts],
                });
                SITE.contacts(reading, file, *relation);
            }
            Holds::Likes => SITE.reactions(reading, file),
            Holds::Posts => posts(reading, file),
        }
    }
    Ok(())
}

/// Own threads, and replies to somebody whom the export doesn't name.
fn posts(reading: &mut ExportReader, file: &File) {
    let mut posts = Posts::of("post");
    each(reading, file, |recorder, entry| {
        let app = entry.first_media().and_then(|media| media.text_app_post.as_ref());
        let reply = app.is_some_and(|post| post.is_reply == Some(true));
        let when = posts.read(recorder, entry, if reply { PostKind::Reply } else { PostKind::Original });
        if reply {
            recorder.act(Kind::Reply, OWNER, None, About::public(when, None));
        }
        Ok(())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_inside_of_instagram_and_alone() {
        let at = |path: &str| locate(path);
        let followers = Holds::People(Relation::Follower);
        assert_eq!(at("x/your_instagram_activity/threads/followers_1"), Some((2, followers)));
        assert_eq!(at("your_instagram_activity/threads/threads_and_replies"), Some((0, Holds::Posts)));
        assert_eq!(at("threads/liked_threads"), Some((0, Holds::Likes)));
        assert_eq!(at("threads/threads_viewed"), None);
        assert_eq!(at("connections/followers_and_following/followers_1"), None);
        assert_eq!(
            keyed(br#"{"text_post_app_text_post_app_following": []}"#),
            Some(Holds::People(Relation::Following))
        );
        assert_eq!(keyed(br#"{"relationships_following": []}"#), None);
    }
}
