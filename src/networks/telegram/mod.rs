//! Telegram Desktop's export as JSON: the whole account (`DataExport_…`) or one chat (`ChatExport_…`), since 2018.
//!
//! What leaves this room: who wrote in which chat and when, to whose message it replied, who reacted, whom a group
//! message mentioned, and own posts in channels that sign them. Of texts only mentions are asked for; the address book,
//! phone numbers, sessions and media are passed over. The file is read as it streams by: real ones exceed a gigabyte.

mod chat;
mod descriptor;
mod heads;
mod ids;
mod layout;

pub(super) use descriptor::NETWORK;

use crate::import::{Claim, EntryProbe, ExportReader, File, Format, Gives, OwnWords};
use crate::readers::json::fields::{Count, Word};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::{ErrorKind, Result};
use chat::Chats;
use heads::{Head, Heads};

pub(super) const FORMAT: Format = Format {
    name: "telegram",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "In Telegram Desktop (not on the phone): Settings, Advanced, Export Telegram data; for one chat: its menu ⋮, Export chat history.",
        "Choose the chats and groups that count, no media, and the format machine-readable JSON (not HTML).",
        "Drop the file result.json, or its folder.",
    ],
    wait: "at once; the first export of an account after a day",
    gives: Gives::People,
    mend: "export again with personal chats and groups, as machine-readable JSON",
    shown: &["id", "date", "date_unixtime", "from", "from_id", "reply_to_message_id", "count", "user_id"],
    own_words: OwnWords::Behind(&["text"]),
    claim,
    sniff,
    read,
};

/// Beside the JSON file lie only media, and files that others sent, which are nobody's export.
fn claim(head: &EntryProbe) -> Claim {
    for html in ["export_results.html", "messages.html"] {
        match head.under(html) {
            // Both forms may be asked for at once (2023): then these pages say nothing more.
            Some(root) if head.has(root, "result.json") => return Claim::Unwanted { root },
            Some(root) if head.beside(root, "css") && head.beside(root, "js") => {
                return Claim::Refused(ErrorKind::Html { network: "Telegram".to_owned() });
            }
            _ => {}
        }
    }
    match head.under("result.json") {
        Some(root) if is_telegram(head.start()) => Claim::Wanted { root },
        _ => Claim::No,
    }
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let name = head.name();
    (name.ends_with(".json") && is_telegram(head.start())).then(|| head.path.len() - name.len())
}

/// How the types of chats end.
const TYPES: [&str; 5] = ["_chat\"", "_group\"", "_supergroup\"", "_channel\"", "\"saved_messages\""];

/// A whole account begins with who it is or with its chats, a chat with what it is. A list of messages without
/// either is told by its messages.
fn is_telegram(start: &[u8]) -> bool {
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    let parts = ["\"personal_information\"", "\"phone_number\"", "\"frequent_contacts\"", "\"chats\""];
    let whole = has("\"about\"") && parts.iter().any(|part| has(part));
    let chat = has("\"messages\"") && has("\"type\"") && TYPES.iter().any(|t| has(t));
    let messages = has("\"messages\"") && has("\"date_unixtime\"") && has("\"from\"");
    whole || chat || messages
}

/// Who it is, then four paths for each place where chats stand.
const PATHS: &[Path] = &[
    &[Key("personal_information")],
    &[Key("chats"), Key("list"), Element, Key("name")],
    &[Key("chats"), Key("list"), Element, Key("type")],
    &[Key("chats"), Key("list"), Element, Key("id")],
    &[Key("chats"), Key("list"), Element, Key("messages"), Element],
    &[Key("left_chats"), Key("list"), Element, Key("name")],
    &[Key("left_chats"), Key("list"), Element, Key("type")],
    &[Key("left_chats"), Key("list"), Element, Key("id")],
    &[Key("left_chats"), Key("list"), Element, Key("messages"), Element],
    &[Key("name")],
    &[Key("type")],
    &[Key("id")],
    &[Key("messages"), Element],
];

fn read(reading: &mut ExportReader) -> Result<()> {
    for file in reading.files.clone() {
        let start = reading.start(&file);
        let mut chats = if is_sorted(&start) { Chats::of(heads(reading, &file)) } else { Chats::default() };
        reading.json(&file, PATHS, |recorder, item| {
            match item.path {
                0 => chats.owner(recorder, &item.parse()?),
                // A chat alone, not a whole account.
                10.. if item.path == PATHS.len() - 1 && !recorder.import().cut => {
                    recorder.import().cut = true;
                    chats.message(recorder, &item.object()?);
                }
                path => match (path - 1) % 4 {
                    0 => chats.name(recorder, &item.parse::<Word>()?),
                    1 => chats.kind(recorder, &item.parse::<Word>()?),
                    2 => chats.id(recorder, item.parse::<Count>()?.0.unwrap_or_default()),
                    _ => chats.message(recorder, &item.object()?),
                },
            }
            Ok(())
        });
        chats.end(&mut reading.recorder);
        let import = reading.recorder.import();
        let made = import.entries.last().and_then(|entry| made(entry)).or_else(|| made(&import.file));
        import.as_of = import.as_of.max(made);
    }
    Ok(())
}

/// Whether messages come before the type of any chat.
fn is_sorted(start: &[u8]) -> bool {
    let before = memchr::memmem::find(start, b"\"messages\"").map_or(&start[..0], |at| &start[..at]);
    !before.is_empty() && !TYPES.iter().any(|word| memchr::memmem::find(before, word.as_bytes()).is_some())
}

/// The heads of all chats, and the owner, before any message is read.
fn heads(reading: &mut ExportReader, file: &File) -> Vec<Head> {
    let messages = |path: &&Path| path.iter().all(|step| *step != Key("messages"));
    let paths: Vec<Path> = PATHS.iter().filter(messages).copied().collect();
    let (mut heads, mut chats) = (Heads::default(), Chats::default());
    reading.json(file, &paths, |recorder, item| {
        match item.path {
            0 => chats.owner(recorder, &item.parse()?),
            path => match (path - 1) % 3 {
                0 => heads.name(&item.parse::<Word>()?),
                1 => heads.kind(&item.parse::<Word>()?),
                _ => heads.id(item.parse::<Count>()?.0.unwrap_or_default()),
            },
        }
        Ok(())
    });
    heads.finish()
}

/// The day in a name like `DataExport_2024-05-06`.
fn made(name: &str) -> Option<i64> {
    let at = name.find("Export_")? + "Export_".len();
    text::time(name.get(at..at + 10)?, &["%Y-%m-%d"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Bytes, Input};

    #[test]
    fn the_day_of_making_stands_in_the_folders_name() {
        assert_eq!(made("ChatExport_2024-05-06/result.json"), Some(1_714_953_600));
        assert_eq!(made("ChatExport_2024"), None);
        assert_eq!(made("result.json"), None);
    }

    #[test]
    fn the_address_book_is_not_read() {
        let export = br#"{"about": "", "personal_information": {"user_id": 1001, "first_name": "Mia"},
            "contacts": {"about": "", "list": [{"user_id": 2002, "first_name": "Ann", "date_unixtime": "1731823200"}, {broken}]},
            "chats": {"about": "", "list": [{"name": "Bob", "type": "personal_chat", "id": 3003, "messages": [
                {"id": 1, "type": "message", "date_unixtime": "1735822800", "from": "Bob", "from_id": "user3003"}]}]}}"#;
        let bytes: Box<dyn Bytes> = Box::new(export.to_vec());
        let imports = crate::networks::import(Input::File { name: "result.json".into(), bytes }, &mut |_| {});
        let keys: Vec<&str> = imports[0].people.iter().map(|person| &*person.key).collect();
        assert_eq!((keys, imports[0].contacts.len()), (vec!["user1001", "user3003"], 0));
        assert!(imports[0].skipped.is_empty(), "nothing in it can be broken");
    }

    #[test]
    fn a_sorted_file_holds_the_same_chats() {
        let message = |id: u32, who: u32| {
            format!(
                r#"{{"date_unixtime": "17358228{id:02}", "from": "N{who}", "from_id": "user{who}", "id": {id}, "type": "message"}}"#
            )
        };
        let own = r#""personal_information": {"user_id": 1001, "first_name": "Mia"}"#;
        let chat = |sorted: bool, name: &str, id: u32, kind: &str| {
            let head = format!(r#""name": "{name}", "type": "{kind}""#);
            let messages = format!(r#""messages": [{}, {}]"#, message(1, id), message(2, 1001));
            if sorted {
                format!(r#"{{"id": {id}, {messages}, {head}}}"#)
            } else {
                format!(r#"{{{head}, "id": {id}, {messages}}}"#)
            }
        };
        let read = |sorted: bool| {
            let chats = [
                chat(sorted, "Ann", 2002, "personal_chat"),
                chat(sorted, "Mia", 1001, "saved_messages"),
                chat(sorted, "Crew", 42, "private_group"),
                chat(sorted, "Bob", 3003, "personal_chat"),
            ];
            let list = format!(r#""chats": {{"about": "", "list": [{}]}}"#, chats.join(", "));
            let text = match sorted {
                true => format!(r#"{{"about": "", {list}, {own}}}"#),
                false => format!(r#"{{"about": "", {own}, {list}}}"#),
            };
            let bytes: Box<dyn Bytes> = Box::new(text.into_bytes());
            let imports = crate::networks::import(Input::File { name: "result.json".into(), bytes }, &mut |_| {});
            let key = |ix: u32| imports[0].people[ix as usize].key.clone();
            let acts = imports[0].interactions.iter().map(|act| (key(act.from), act.to.map(key), act.thread));
            (acts.collect::<Vec<_>>(), imports[0].strings.clone(), imports[0].skipped.len())
        };
        let plain = read(false);
        assert_eq!(plain.0.len(), 6);
        assert_eq!(read(true), plain);
    }

    #[test]
    fn exports_are_told_by_how_they_begin() {
        assert!(is_telegram(br#"{"about": "", "personal_information": {"user_id": 1}"#));
        assert!(is_telegram(
            br#"{"about": "", "contacts": {"about": "", "list": [{"user_id": 1, "phone_number": ""}"#
        ));
        assert!(is_telegram(br#"{"name": "Ann", "type": "personal_chat", "id": 1, "messages": ["#));
        assert!(is_telegram(br#"{"messages": [{"type": "message", "date_unixtime": "1", "from": "Ann"}"#));
        assert!(!is_telegram(br#"{"participants": [{"name": "Ann"}], "messages": [{"type": "Generic"}"#));
        assert!(!is_telegram(br#"{"type": "OrderedCollection", "id": "outbox.json"}"#));
    }
}
