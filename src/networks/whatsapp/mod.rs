//! A WhatsApp chat as text (“Export chat”): `_chat.txt` of iPhones, `WhatsApp Chat with ….txt` of Android, alone, in
//! a ZIP among its media, several in a folder.
//!
//! What leaves this room: who wrote and when, by the clock of the phone. Texts are passed over, media never opened.
//! People are keyed by the name, or phone number, that the exporting phone shows. Reactions, quotes and receipts are
//! not in such files. Which of the people is the owner isn't either; but a chat of two is called after the other one.

mod bare;
mod chat;
mod days;
mod descriptor;
mod line;
mod notices;
mod pasted;
mod stamp;
mod title;
mod words;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use chat::Chat;
use title::Title;

pub(super) const FORMAT: Format = Format {
    name: "whatsapp",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On the phone, open a chat, its menu, More, Export chat (iPhone: the contact's or group's name, Export chat), without media; once for each chat that counts.",
        "Send the files to yourself, and drop them all: ZIP or text, as they are.",
        "A chat doesn't always say which of its people you are; then you are asked.",
    ],
    wait: "at once",
    gives: Gives::People,
    mend: "export the chat again and drop the file unchanged",
    shown: &["time", "name"],
    own_words: OwnWords::Never,
    claim,
    sniff,
    read,
};

fn claim(head: &EntryProbe) -> Claim {
    let name = head.name();
    let called = name == "_chat.txt" || (title::is_called(name) && name.ends_with(".txt"));
    if called && begins(head.start(), false) {
        Claim::Wanted { root: head.path.len() - name.len() }
    } else {
        Claim::No
    }
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let name = head.name();
    (name.ends_with(".txt") && begins(head.start(), true)).then(|| head.path.len() - name.len())
}

/// Whether a text begins with a stamped line, and `somebody` soon writes; called as chats are, that one of both is so.
fn begins(start: &[u8], somebody: bool) -> bool {
    let start = String::from_utf8_lossy(start);
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let named = |line: &str| stamp::stamp(line).is_some_and(|(_, rest)| line::name(rest, |_| false).is_some());
    let first = lines.next().unwrap_or_default();
    let stamped = stamp::stamp(first).is_some();
    // Where the name says so, the first line may be damaged.
    named(first) || stamped && !somebody || (stamped || !somebody) && lines.any(named)
}

fn read(reading: &mut ExportReader) -> Result<()> {
    // Each file is one chat, as far back as the phone had it.
    reading.recorder.import().cut = true;
    for file in reading.files.clone() {
        let chat = messages(reading, &file);
        let recorder = &mut reading.recorder;
        let here = recorder.here();
        let import = recorder.import();
        let path = import.entries.get(here.entry as usize).map_or("", |path| path);
        let title = Title::of(path.split('/').rev().chain([&*import.file]));
        chat.write(recorder, &title);
        recorder.back(here);
    }
    Ok(())
}

fn messages(reading: &mut ExportReader, file: &File) -> Chat {
    let mut chat = Chat::default();
    let row = |line: &str| {
        let (_, rest) = stamp::stamp(line)?;
        let (name, _) = line::name(rest, |_| false)?;
        let time = line[..line.len() - rest.len()].trim_end().trim_end_matches('-').trim_end();
        let time = crate::readers::text::clean(time).into_owned();
        Some(vec![("time".to_owned(), time), ("name".to_owned(), name.into_owned())])
    };
    reading.lines(file, &row, &mut |recorder, line| chat.line(recorder.here(), line));
    chat
}

#[cfg(test)]
mod tests {
    use crate::archive::{Bytes, Input};

    #[test]
    fn a_row_shows_who_and_when_and_no_text() {
        let chat = "[31.12.23, 21:04:05] Ann Example: secret\nmore of it\n31.12.23, 21:05 - Mia Sample: secret\n";
        let row = |record| {
            let bytes: Box<dyn Bytes> = Box::new(chat.as_bytes().to_vec());
            crate::networks::row(Input::File { name: "chat.txt".into(), bytes }, "chat.txt", record)
        };
        let shown = |time: &str, name: &str| Some(vec![("time".into(), time.into()), ("name".into(), name.into())]);
        assert_eq!(row(1).ok(), shown("[31.12.23, 21:04:05]", "Ann Example"));
        assert_eq!(row(2).ok(), None, "a line that goes on isn't a row");
        assert_eq!(row(3).ok(), shown("31.12.23, 21:05", "Mia Sample"));
    }
}
