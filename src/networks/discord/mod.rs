//! Discord's data package: the account with its friends, and the owner's own messages (`messages.csv` until 2024, then
//! `messages.json`), in folders whose names, capitals and (2026) language have changed over the years. Beside it, or
//! alone, channels as the program DiscordChatExporter saves them.
//!
//! What leaves this room: to whom, or in which channel, the owner wrote and when, and who is a friend since when.
//! The package holds nobody else's messages and no reactions, so that by itself it shows next to nothing received.
//! Texts are passed over; `activity/`, gigabytes of what the app reported, is never opened.

mod account;
mod descriptor;
mod saved;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{About, Claim, EntryProbe, ExportReader, Format, Gives, OwnWords, Recorder};
use crate::readers::json::Step::{Element, Member};
use crate::readers::json::fields::{List, Word};
use crate::readers::{table, text};
use crate::record::{Kind, OWNER, PersonIx, Precision, Sym, When};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

pub(super) const FORMAT: Format = Format {
    name: "discord",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "In Discord: User Settings, Data & Privacy, Request all of my data; Messages and Account are enough.",
        "Download the ZIP that the e-mail links to and drop it as it is.",
        "It holds your own messages only, so that it adds to your style and your friends, and hardly to the score; channels that DiscordChatExporter saved as JSON, dropped beside it, show what others wrote.",
    ],
    wait: "some days, up to a month",
    gives: Gives::Style,
    mend: "request the package again with Account and Messages",
    shown: &[
        "ID",
        "Timestamp",
        "id",
        "type",
        "since",
        "username",
        "global_name",
        "timestamp",
        "nickname",
        "messageId",
    ],
    own_words: OwnWords::Never,
    claim,
    sniff,
    read,
};

/// What the app reported; the files' names repeat the folder.
const TELEMETRY: [&str; 4] = ["analytics/", "modeling/", "reporting/", "tns/"];

fn claim(head: &EntryProbe) -> Claim {
    if let Some((folder, _)) = channel(&head.path) {
        return Claim::Wanted { root: above(&head.path[..folder]) };
    }
    if let Some(at) = head.path.find("activity/").filter(|at| *at == 0 || head.path[..*at].ends_with('/')) {
        let inner = &head.path[at + "activity/".len()..];
        return if TELEMETRY.iter().any(|folder| inner.starts_with(folder)) {
            Claim::Unwanted { root: at }
        } else {
            Claim::No
        };
    }
    let folder = &head.path[..head.path.len() - head.name().len()];
    let ours = match head.name() {
        _ if folder.is_empty() => false,
        INDEX => begins_with_id(head.start()),
        ACCOUNT => account::is_own(head.start(), folder),
        _ => false,
    };
    if ours { Claim::Wanted { root: above(folder) } } else { Claim::No }
}

/// Lists of channels, and of servers.
const INDEX: &str = "index.json";
const ACCOUNT: &str = "user.json";

/// Where the export begins in which a folder lies.
fn above(folder: &str) -> usize {
    folder.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1)
}

/// The name of a file in a folder of whatever name: both are in the user's language (2026), the file's is not.
fn called(path: &str, name: &str) -> bool {
    path.rsplit('/').next() == Some(name)
}

/// Where the folder of a channel's file begins, and the channel's id: `messages/c123/messages.json`; until 2021
/// without the `c`.
fn channel(path: &str) -> Option<(usize, &str)> {
    let (folders, name) = path.rsplit_once('/')?;
    let folder = folders.rsplit('/').next()?;
    let id = folder.strip_prefix('c').unwrap_or(folder);
    let known = ["channel.json", "messages.json", "messages.csv"].contains(&name);
    (known && account::is_id(id)).then_some((folders.len() - folder.len(), id))
}

fn begins_with_id(start: &[u8]) -> bool {
    let start = start.trim_ascii_start().strip_prefix(b"{").unwrap_or_default().trim_ascii_start();
    start.strip_prefix(b"\"").is_some_and(|key| key.first().is_some_and(u8::is_ascii_digit))
}

/// A channel's messages, or the account, dropped alone.
fn sniff(head: &EntryProbe) -> Option<usize> {
    let has = |what: &str| memchr::memmem::find(head.start(), what.as_bytes()).is_some();
    let messages = || has("\"ID\"") && has("\"Timestamp\"") && has("\"Contents\"");
    let own = || head.name() == ACCOUNT && account::is_own(head.start(), "");
    let json = head.name().ends_with(".json") && (messages() || saved::is(head.start()) || own());
    let csv = head.name().ends_with(".csv") && table::has_header(head.start(), &MESSAGES);
    (json || csv).then(|| head.path.len() - head.name().len())
}

const MESSAGES: [&str; 3] = ["id", "timestamp", "contents"];

/// `channel.json`
#[derive(Default, Deserialize)]
#[serde(default)]
struct Described<'t> {
    #[serde(rename = "type", borrow)]
    kind: Word<'t>,
    recipients: List<Word<'t>>,
}

/// A message in `messages.json`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Written<'t> {
    #[serde(rename = "ID", borrow)]
    id: Word<'t>,
    #[serde(rename = "Timestamp")]
    timestamp: Word<'t>,
}

/// Conversations by their ids.
type Channels = HashMap<String, Channel>;

/// A conversation.
#[derive(Default)]
struct Channel {
    kind: Kinds,
    /// Ids of people, the owner often among them.
    recipients: Vec<String>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kinds {
    Direct,
    Group,
    /// On a server, or not told.
    #[default]
    Server,
}

fn read(reading: &mut ExportReader) -> Result<()> {
    for file in reading.select(|path| called(path, ACCOUNT)) {
        account::read(reading, &file);
    }
    let mut channels = Channels::new();
    for file in reading.select(|path| called(path, "channel.json")) {
        let (id, channel) = described(reading, &file);
        channels.entry(id).or_insert(channel);
    }
    if !reading.recorder.knows_owner() {
        find_owner(&mut reading.recorder, &channels);
    }
    for file in reading.select(|path| called(path, INDEX)) {
        names(reading, &file, &channels);
    }
    let known = [ACCOUNT, INDEX, "channel.json"];
    for file in reading.select(|path| !known.iter().any(|name| called(path, name))) {
        let of = channel(&file.path);
        if of.is_none() && saved::is(&reading.start(&file)) {
            saved::read(reading, &file);
            continue;
        }
        let id = of.map_or("", |(_, id)| id);
        if !id.is_empty() && !channels.contains_key(id) {
            reading
                .problem(&file, "its channel.json is missing: nothing tells to whom these messages were".to_owned());
        }
        messages(reading, &file, id, channels.get_mut(id).unwrap_or(&mut Channel::default()));
    }
    Ok(())
}

fn described(reading: &mut ExportReader, file: &File) -> (String, Channel) {
    let id = channel(&file.path).map(|(_, id)| id.to_owned()).unwrap_or_default();
    let mut channel = Channel::default();
    reading.json(file, &[&[]], |_, item| {
        let described: Described = item.object()?;
        channel.kind = match &*described.kind {
            "1" | "DM" => Kinds::Direct,
            "3" | "GROUP_DM" => Kinds::Group,
            _ => Kinds::Server,
        };
        // Deleted accounts stand there as words.
        let ids = described.recipients.iter().filter(|id| account::is_id(id));
        // Each once: they are looked through for every file and every name of the channel.
        let mut seen = HashSet::new();
        channel.recipients = ids.map(|id| id.to_string()).filter(|id| seen.insert(id.clone())).collect();
        Ok(())
    });
    (id, channel)
}

/// Some packages lack the account. Whoever is in every conversation of two is the owner.
fn find_owner(recorder: &mut Recorder, channels: &Channels) {
    let mut pairs = channels.values().filter(|c| c.kind == Kinds::Direct && c.recipients.len() == 2);
    let Some(first) = pairs.next() else { return };
    let mut common: Vec<&String> = first.recipients.iter().collect();
    for pair in pairs {
        common.retain(|id| pair.recipients.contains(id));
    }
    if let [owner] = common[..] {
        recorder.owner(owner, "");
    } else {
        recorder.skip("the account: without account/user.json nothing tells which of the recipients are you");
    }
}

/// `messages/index.json`: what channels are called, `Direct Message with ann#0`. That of servers names none of them.
fn names(reading: &mut ExportReader, file: &File, channels: &Channels) {
    reading.json(file, &[&[Member]], |recorder, item| {
        let name: Word = item.parse()?;
        // In other languages a name of today's kind, without blanks, stands at the end.
        let last = || name.rsplit(' ').next().filter(|word| word.ends_with("#0")).unwrap_or_default();
        let handle = name.strip_prefix("Direct Message with ").unwrap_or_else(last);
        let handle = handle.strip_suffix("#0").unwrap_or(handle);
        let channel = item.keys.last().and_then(|id| channels.get(id));
        let Some(channel) = channel.filter(|c| c.kind == Kinds::Direct) else { return Ok(()) };
        if let (Some(other), false) = (other(recorder, channel), matches!(handle, "" | "Unknown Participant")) {
            recorder.name(other, &format!("@{handle}"));
        }
        Ok(())
    });
}

/// The other one of a conversation of two.
fn other(recorder: &mut Recorder, channel: &Channel) -> Option<PersonIx> {
    let own = recorder.import().people[OWNER as usize].key.clone();
    let mut others = channel.recipients.iter().filter(|id| **id != own);
    let other = others.next().filter(|_| others.next().is_none())?;
    Some(recorder.person(other, ""))
}

/// The owner's messages in a channel.
fn messages(reading: &mut ExportReader, file: &File, id: &str, channel: &mut Channel) {
    let recorder = &mut reading.recorder;
    let thread = recorder.sym_if(id);
    let to = if channel.kind == Kinds::Direct { other(recorder, channel) } else { None };
    if let Some(thread) = thread.filter(|_| channel.kind == Kinds::Group) {
        recorder.participant(thread, OWNER, None);
        // With the first of several files of one channel.
        for id in &std::mem::take(&mut channel.recipients) {
            let member = recorder.person(id, "");
            recorder.participant(thread, member, None);
        }
    }
    if file.path.ends_with(".csv") {
        reading.table(file, &MESSAGES, |recorder, row| {
            message(recorder, &row.get("id"), &row.get("timestamp"), to, thread);
        });
    } else {
        reading.json_filled(file, &[&[Element]], |recorder, item| {
            let written: Written = item.object()?;
            message(recorder, &written.id, &written.timestamp, to, thread);
            Ok(())
        });
    }
}

fn message(recorder: &mut Recorder, id: &str, timestamp: &str, to: Option<PersonIx>, thread: Option<Sym>) {
    let when = text::iso(timestamp).map_or_else(|| made(id), When::exact);
    if id.is_empty() && when.at.is_none() {
        return recorder.problem("a record that is not a message: it was left out");
    }
    let audience = crate::record::Audience::Private;
    recorder.act(Kind::Message, OWNER, to, About { when, audience, object: None, thread });
}

/// Ids hold the millisecond at which they were given.
fn made(id: &str) -> When {
    /// The first second of 2015.
    const EPOCH: i64 = 1_420_070_400;
    let at = id.parse::<i64>().ok().filter(|id| *id > 1 << 22).map(|id| (id >> 22) / 1_000 + EPOCH);
    text::exact(at).with(Precision::Derived)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Bytes, Input};

    #[test]
    fn channels_are_known_by_their_folders() {
        let at = |path| channel(path).map(|(folder, id)| (folder, id.to_owned()));
        let id = "123456789012345678".to_owned();
        assert_eq!(at("x/messages/c123456789012345678/channel.json"), Some((11, id.clone())));
        assert_eq!(at("nachrichten/123456789012345678/messages.csv"), Some((12, id)));
        assert_eq!(at("c123456789012345678/channel.json"), Some((0, "123456789012345678".to_owned())));
        for path in ["messages.csv", "messages/inbox/messages.csv", "messages/c1/messages.json"] {
            assert_eq!(at(path), None, "{path}");
        }
    }

    /// A file that must not be opened.
    struct Closed;
    impl Bytes for Closed {
        fn len(&self) -> u64 {
            100
        }
        fn read_at(&self, _: u64, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("telemetry was opened")
        }
    }

    #[test]
    fn telemetry_is_never_opened() {
        for root in ["", "package/"] {
            let messages = r#"[{"ID": 1200000000000000001, "Timestamp": "2024-01-25 06:07:08"}]"#;
            let mut files: Vec<(String, Box<dyn Bytes>)> = vec![(
                format!("{root}Messages/c123456789012345678/messages.json"),
                Box::new(messages.as_bytes().to_vec()),
            )];
            for folder in TELEMETRY {
                files
                    .insert(0, (format!("{root}Activity/{folder}events-2024-00000-of-00001.json"), Box::new(Closed)));
            }
            let imports = crate::networks::import(Input::Folder { name: "x".into(), files }, &mut |_| {});
            assert_eq!((imports.len(), imports[0].interactions.len()), (1, 1));
        }
    }

    #[test]
    fn ids_tell_their_time() {
        // 2016-04-30 11:18:25 UTC, the example of Discord's documentation.
        assert_eq!(made("175928847299117063"), When::exact(1_462_015_105).with(Precision::Derived));
        assert_eq!(made("7"), When::UNKNOWN);
    }
}
