//! The layout of 2018 to 2020: six files at the export's root, times in ISO 8601, people by user name everywhere.

use super::site::SITE;
use crate::import::File;
use crate::import::{About, Claim, EntryProbe, ExportReader, Recorder};
use crate::networks::meta::items::handle;
use crate::order::Order;
use crate::readers::json::fields::{List, Object, Word};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::record::{Kind, OWNER, PostKind, Precision, Relation, Sym};
use serde::Deserialize;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Profile,
    Connections,
    Messages,
    Comments,
    Likes,
    Media,
}

/// Names, each with what only its beginning has; [`CONNECTIONS`] are told by more.
const PARTS: &[(&str, &[&str], Part)] = &[
    ("profile", &["\"date_joined\"", "\"username\""], Part::Profile),
    ("connections", &["\"blocked_users\"", "\"follow_requests_sent\"", "\"followers\""], Part::Connections),
    ("messages", &["\"participants\"", "\"conversation\"", "\"created_at\""], Part::Messages),
    ("comments", &["\"media_comments\""], Part::Comments),
    ("likes", &["\"media_likes\""], Part::Likes),
    ("media", &["\"taken_at\"", "\"path\""], Part::Media),
];
/// Lists in `connections.json`, of which the first may fill its beginning.
const CONNECTIONS: &[&str] = &[
    "\"blocked_users\"",
    "\"follow_requests_sent\"",
    "\"permanent_follow_requests\"",
    "\"followers\"",
    "\"following\"",
];
/// Beside them, and never opened.
const PRIVATE: &[&str] = &[
    "account_history",
    "autofill",
    "checkout",
    "contacts",
    "devices",
    "information_about_you",
    "saved",
    "searches",
    "seen_content",
    "settings",
    "stories_activities",
    "uploaded_contacts",
];

/// The part that a file is, by its beginning.
pub fn part(start: &[u8]) -> Option<Part> {
    let has = |what: &&str| memchr::memmem::find(start, what.as_bytes()).is_some();
    let known = PARTS.iter().find(|(_, keys, _)| keys.iter().all(has)).map(|(.., part)| *part);
    known.or_else(|| CONNECTIONS.iter().any(|list| dated(start, list)).then_some(Part::Connections))
}

/// Whether a list is an object of user names and the time of each, as nobody else writes it.
fn dated(start: &[u8], list: &str) -> bool {
    let Some(at) = memchr::memmem::find(start, list.as_bytes()) else { return false };
    let rest = start[at + list.len()..].trim_ascii_start();
    let Some(rest) = rest.strip_prefix(b":").and_then(|rest| rest.trim_ascii_start().strip_prefix(b"{")) else {
        return false;
    };
    // The longest user name has 30 letters.
    memchr::memmem::find(&rest[..rest.len().min(80)], b"\"20").is_some()
}

/// Files of these names are ours where several of them lie together: each name alone is anybody's.
pub fn claim(head: &EntryProbe) -> Option<Claim> {
    let folder = |path: &str| path.rfind('/').map_or(0, |at| at + 1);
    let root = folder(&head.path);
    let name = head.path[root..].strip_suffix(".json")?;
    let known = |name: &str| PARTS.iter().any(|(part, ..)| *part == name);
    if !(known(name) || PRIVATE.contains(&name)) {
        return None;
    }
    let beside = head.count_in(root, "instagram", |name| name.strip_suffix(".json").is_some_and(known));
    let together = beside > 2;
    match known(name) {
        true if together && part(head.start()).is_some() => Some(Claim::Wanted { root }),
        false if together => Some(Claim::Unwanted { root }),
        _ => None,
    }
}

pub fn read(reading: &mut ExportReader, file: &File, part: Part) {
    match part {
        Part::Profile => profile(reading, file),
        Part::Connections => connections(reading, file),
        Part::Messages => messages(reading, file),
        Part::Comments => given(reading, file, COMMENTS, Kind::Reply),
        Part::Likes => given(reading, file, LIKES, Kind::Reaction),
        Part::Media => media(reading, file),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Profile<'t> {
    #[serde(borrow)]
    username: Word<'t>,
    name: Word<'t>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Picture<'t> {
    #[serde(borrow)]
    taken_at: Word<'t>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Message<'t> {
    #[serde(borrow)]
    sender: Word<'t>,
    created_at: Word<'t>,
    likes: List<Object<Like<'t>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Like<'t> {
    #[serde(borrow)]
    username: Word<'t>,
    date: Word<'t>,
}

fn profile(reading: &mut ExportReader, file: &File) {
    reading.json(file, &[&[]], |recorder, item| {
        let profile: Profile = item.object()?;
        SITE.owner(recorder, &profile.username, &profile.name);
        Ok(())
    });
}

fn connections(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] =
        &[&[Key("followers"), Member], &[Key("following"), Member], &[Key("follow_requests_sent"), Member]];
    const RELATIONS: [Relation; 3] = [Relation::Follower, Relation::Following, Relation::RequestSent];
    reading.json_filled(file, PATHS, |recorder, item| {
        match item.keys.last().and_then(|name| handle(name)) {
            Some(name) => {
                let person = SITE.person(recorder, &name, "");
                recorder.contact(person, RELATIONS[item.path], text::moment(&item.parse::<Word>()?));
            }
            None => recorder.skip("entries without a name (deleted accounts)"),
        }
        Ok(())
    });
}

const COMMENTS: &[Path] =
    &[&[Key("media_comments"), Element], &[Key("live_comments"), Element], &[Key("story_comments"), Element]];
const LIKES: &[Path] = &[&[Key("media_likes"), Element], &[Key("comment_likes"), Element]];

/// Likes are `[time, whose]`, comments `[time, what, whose]`.
fn given(reading: &mut ExportReader, file: &File, paths: &[Path], kind: Kind) {
    reading.json_filled(file, paths, |recorder, item| {
        let said: List<Word> = item.parse()?;
        let when = text::moment(said.first().map_or("", |time| time));
        let to = said.iter().skip(1).next_back().and_then(|name| handle(name));
        let to = to.map(|name| SITE.person(recorder, &name, "")).filter(|to| !recorder.is_owner(*to));
        if kind == Kind::Reply {
            let object = object(recorder, "comment", when.at);
            recorder.post(object, OWNER, when, PostKind::Reply, false);
        }
        recorder.act(kind, OWNER, to, About::public(when, None));
        Ok(())
    });
}

/// Several pictures of one second are one post.
fn media(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[&[Key("photos"), Element], &[Key("videos"), Element], &[Key("stories"), Element]];
    reading.json_filled(file, PATHS, |recorder, item| {
        let when = text::moment(&item.object::<Picture>()?.taken_at);
        let object = object(recorder, if item.path == 2 { "story" } else { "post" }, when.at);
        recorder.post(object, OWNER, when, PostKind::Original, false);
        Ok(())
    });
}

fn object(recorder: &mut Recorder, what: &str, at: Option<i64>) -> Sym {
    crate::networks::meta::items::object(recorder, what, at.unwrap_or_default(), 1)
}

/// All threads in one file: their members, who have no other name, then their messages.
fn messages(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[&[Element, Key("participants")], &[Element, Key("conversation"), Element]];
    let mut id = String::new();
    reading.json_filled(file, PATHS, |recorder, item| {
        if item.path == 0 {
            let names: List<Word> = item.parse()?;
            let mut members: Vec<String> = names.iter().filter_map(|name| handle(name)).collect();
            members.order();
            id = members.join(", ");
            let thread = recorder.sym(&id);
            for member in &members {
                let member = SITE.person(recorder, member, "");
                recorder.participant(thread, member, None);
            }
            return Ok(());
        }
        message(recorder, &id, &item.object()?);
        Ok(())
    });
}

fn message(recorder: &mut Recorder, id: &str, message: &Message) {
    let Some(sender) = handle(&message.sender) else {
        return recorder.skip("messages without a sender (a deleted account)");
    };
    let from = SITE.person(recorder, &sender, "");
    let when = text::moment(&message.created_at);
    let thread = recorder.sym(id);
    recorder.act(Kind::Message, from, None, About::private(when, thread));
    for like in message.likes.iter().filter_map(|like| like.0.as_ref()) {
        let Some(name) = handle(&like.username) else { continue };
        let actor = SITE.person(recorder, &name, "");
        let own = text::moment(&like.date);
        let object = Some(recorder.sym(&format!("{id}/{}", when.at.unwrap_or_default())));
        let when = if own.at.is_some() { own } else { when.with(Precision::Derived) };
        recorder.act(Kind::Reaction, actor, Some(from), About { object, ..About::private(when, thread) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_beginning() {
        let of = |start: &str| part(start.as_bytes());
        assert_eq!(
            of(r#"{"blocked_users": {}, "follow_requests_sent": {}, "followers": {}}"#),
            Some(Part::Connections)
        );
        assert_eq!(
            of(r#"{"following": {"ann": "2019-01-02T03:04:05""#),
            Some(Part::Connections),
            "its end is beyond"
        );
        assert_eq!(of(r#"{"media_likes": [["2019-01-02T03:04:05", "ann"]]}"#), Some(Part::Likes));
        for other in
            [r#"{"followers": [{"name": "Ann"}]}"#, r#"{"following": {"count": 3}}"#, r#"{"followers":"#, "[]"]
        {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
