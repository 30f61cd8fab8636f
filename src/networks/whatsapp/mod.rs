//! A WhatsApp chat as text (“Export chat”): `_chat.txt` of iPhones, `WhatsApp Chat with ….txt` of Android, alone, in
//! a ZIP among its media, several in a folder.
//!
//! What leaves this room: who wrote and when, by the clock of the phone. Texts are passed over, media never opened.
//! People are keyed by the name, or phone number, that the exporting phone shows. Reactions, quotes and receipts are
//! not in such files. Which of the people is the owner isn't either; but a chat of two is called after the other one.

mod days;
mod descriptor;
mod line;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{About, Claim, EntryProbe, ExportReader, Format, Recorder};
use crate::record::{Kind, OWNER, Observe, PersonIx, Precision, Source, When};
use crate::time::{self, DAY};
use line::Stamp;

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
    mend: "export the chat again and drop the file unchanged",
    shown: &["time", "name"],
    claim,
    sniff,
    read,
};

fn claim(head: &EntryProbe) -> Claim {
    let name = head.name();
    let called = name == "_chat.txt" || (name.contains("whatsapp") && name.ends_with(".txt"));
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

/// Whether a text begins with a stamped line, and `somebody` soon writes.
fn begins(start: &[u8], somebody: bool) -> bool {
    let start = String::from_utf8_lossy(start);
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let named = |line: &str| line::stamp(line).is_some_and(|(_, rest)| line::name(rest, |_| false).is_some());
    let Some(first) = lines.next().filter(|line| line::stamp(line).is_some()) else { return false };
    !somebody || named(first) || lines.any(named)
}

fn read(reading: &mut ExportReader) -> Result<()> {
    for file in reading.files.clone() {
        let chat = messages(reading, &file);
        let recorder = &mut reading.recorder;
        let here = recorder.here();
        chat.write(recorder);
        recorder.back(here);
    }
    Ok(())
}

/// What the notice says with which chats begin.
const ENCRYPTED: &str =
    "end-to-end|Ende-zu-Ende|extremo a extremo|de bout en bout|ponta a ponta|uçtan uca|сквозным шифр";

/// A message, as its line has it.
#[derive(Clone, Copy)]
struct Sent {
    stamp: Stamp,
    /// Its place among the chat's people.
    who: usize,
    source: Source,
    /// Its text begins with the mark of what WhatsApp itself writes (a notice, “image omitted”).
    marked: bool,
}

/// A chat, as its file has it.
#[derive(Default)]
struct Chat {
    sent: Vec<Sent>,
    /// Everybody who wrote, the first first.
    people: Vec<String>,
    /// Lines that WhatsApp wrote, each where it stands.
    notices: Vec<Source>,
}

fn messages(reading: &mut ExportReader, file: &File) -> Chat {
    let mut chat = Chat::default();
    let row = |line: &str| {
        let (_, rest) = line::stamp(line)?;
        let (name, _) = line::name(rest, |_| false)?;
        let time = line[..line.len() - rest.len()].trim_end().trim_end_matches('-').trim_end();
        Some(vec![("time".to_owned(), crate::readers::text::clean(time).into_owned()), ("name".to_owned(), name)])
    };
    reading.lines(file, &row, &mut |recorder, line| {
        let Some((stamp, rest)) = line::stamp(line) else { return };
        let source = recorder.here();
        let known = |name: &str| chat.people.iter().position(|n| n == name);
        let Some((name, text)) = line::name(rest, |name| known(name).is_some()) else {
            return chat.notices.push(source);
        };
        let who = known(&name).unwrap_or(chat.people.len());
        if who == chat.people.len() {
            chat.people.push(name);
        }
        // The first notice is known by what it says where an editor took its mark away.
        let first = chat.sent.is_empty() && ENCRYPTED.split('|').any(|words| text.contains(words));
        let marked = first || text.trim_start_matches([' ', '\u{a0}']).starts_with('\u{200e}');
        chat.sent.push(Sent { stamp, who, source, marked });
    });
    chat
}

impl Chat {
    fn write(mut self, recorder: &mut Recorder) {
        self.leave_notices(recorder);
        let Some(first) = self.sent.first().copied() else { return };
        let mut dates: Vec<[u16; 3]> = self.sent.iter().map(|s| s.stamp.date).collect();
        dates.dedup();
        let (order, doubt) = days::order(&dates, first.stamp.american);
        if doubt {
            recorder.back(first.source);
            recorder.problem(
                "whether its dates begin with the day or the month can't be told from so few; check the days on the curve",
            );
        }
        // A clock that ever shows more than 12 has no halves.
        let half_unknown = self.sent.iter().all(|s| s.stamp.half_unknown);
        let when = |stamp: Stamp| match order.day(stamp.date) {
            None => When::UNKNOWN,
            Some(day) if half_unknown => When::day(day * DAY),
            Some(day) => When::exact(day * DAY + i64::from(stamp.second)).with(Precision::Local),
        };
        recorder.observes(&[Observe::Messages]);
        self.find_owner(recorder);
        let thread = recorder.sym(&self.id(first.who, when(first.stamp)));
        // Who joined later isn't told in a way that can be read in every language.
        let mut people: Vec<PersonIx> = Vec::new();
        for name in &self.people {
            let person = recorder.person(name, "");
            recorder.participant(thread, person, None);
            people.push(person);
        }
        // Nobody has answered yet, or it is a group: unless it is called after who wrote.
        let to_owner = matches!(&self.people[..], [only] if self.title_is(recorder, only)).then_some(OWNER);
        for sent in &self.sent {
            recorder.back(sent.source);
            let when = when(sent.stamp);
            if when.at.is_none() {
                recorder.problem("messages whose date is no day of this calendar: they count without a time");
            }
            let to = match people[..] {
                [a, b] => Some(if sent.who == 0 { b } else { a }),
                _ => to_owner,
            };
            recorder.act(Kind::Message, people[sent.who], to, About::private(when, thread));
        }
        if half_unknown {
            recorder.back(first.source);
            recorder.problem(
                "the word behind its clock, for before or after noon, is not known here: only its days count",
            );
        }
    }

    /// iPhones write a group's notices as if the group had, under its name, the first one on the first line; in a chat
    /// of two that first one comes under the other's name.
    fn leave_notices(&mut self, recorder: &mut Recorder) {
        if let Some(first) = self.sent.first().filter(|s| s.marked).map(|s| (s.who, s.source)) {
            let group = self.sent.iter().all(|s| s.who != first.0 || s.marked);
            let notice = |s: &Sent| (group && s.who == first.0) || s.source == first.1;
            self.notices.extend(self.sent.iter().filter(|s| notice(s)).map(|s| s.source));
            self.sent.retain(|s| !notice(s));
        }
        // A group's name is nobody.
        for who in (0..self.people.len()).rev() {
            if self.sent.iter().all(|s| s.who != who) {
                self.people.remove(who);
                self.sent.iter_mut().for_each(|s| s.who -= usize::from(s.who > who));
            }
        }
        for notice in &self.notices {
            recorder.back(*notice);
            recorder.skip("notices by WhatsApp (members, calls, encryption)");
        }
    }

    /// The same for every export of the chat: two people, or how a group's chat begins.
    fn id(&self, first: usize, when: When) -> String {
        let mut names: Vec<&str> = self.people.iter().map(|name| &**name).collect();
        if names.len() == 2 {
            names.sort();
            return names.join(" & ");
        }
        let name = &self.people[first];
        let at = when.at.map(time::write).unwrap_or_default();
        format!("{name} {at}")
    }

    /// A chat of two is called after the other one.
    fn find_owner(&self, recorder: &mut Recorder) {
        if let [a, b] = &self.people[..] {
            let [is_a, is_b] = [a, b].map(|p| if self.title_is(recorder, p) { p.len() } else { 0 });
            let owner = if is_a > is_b { b } else { a };
            if is_a != is_b {
                recorder.owner(owner, "");
            }
        }
    }

    /// Whether the file is called after somebody: `WhatsApp Chat with Ann.txt`, `WhatsApp Chat - Ann.zip`.
    fn title_is(&self, recorder: &mut Recorder, name: &str) -> bool {
        let import = recorder.import();
        let entry = self.sent.first().and_then(|s| import.entries.get(s.source.entry as usize));
        let places = entry.map_or("", |e| e).split('/').rev().chain([&*import.file]);
        let name = name.to_lowercase();
        places.map(str::to_lowercase).filter(|place| place.contains("whatsapp")).any(|place| {
            let title = place.trim_end_matches(".txt").trim_end_matches(".zip");
            // A second download: `… Ann (1)`.
            let plain = title.rsplit_once(" (").filter(|(_, n)| n.trim_end_matches(')').parse::<u8>().is_ok());
            let title = plain.map_or(title, |(title, _)| title).replace('_', " ");
            title.strip_suffix(&*name).is_some_and(|before| before.ends_with(' '))
        })
    }
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
        assert_eq!(row(2).ok(), None, "a line that goes on is no row");
        assert_eq!(row(3).ok(), shown("31.12.23, 21:05", "Mia Sample"));
    }
}
