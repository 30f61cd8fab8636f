//! Messages, and reactions on them: one file holds up to 10,000 messages of one thread, newest first.

use super::shapes::{self, Message, moment};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::record::{Kind, PersonIx, Precision, Sym};
use std::borrow::Cow;

const PATHS: &[Path] =
    &[&[Key("messages"), ElementOrOne], &[Key("participants"), ElementOrOne], &[Key("title")], &[Key("threadName")]];

/// What a thread's file says beside its records.
pub struct Said {
    /// Who the owner must be: a thread of two is titled after the other one.
    pub owner: Option<String>,
    /// Written by the E2EE download.
    pub e2ee: bool,
}

/// How to tell which thread a file is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// By its folder, the same in every section and in every export (Facebook): what `inbox/` and `e2ee_cutover/`
    /// repeat of each other coincides.
    Folder,
    /// By title or members: it has no folder of its own, or one that is called anew in every export (Instagram).
    Members,
}

/// A thread's file as it is read.
struct Thread {
    named: Named,
    /// Its folder's name; empty where it has none.
    folder: String,
    /// What the thread is called until the file has been read: title and members may stand at its end.
    name: String,
    /// The messages reacted to, and when they were written.
    objects: Vec<(Sym, i64)>,
    /// The group's name, or the other's.
    title: String,
    e2ee: bool,
    /// As they stand in the file.
    participants: Vec<String>,
    /// The same, mended.
    members: Vec<String>,
    /// Who wrote, for files that list no participants.
    senders: Vec<String>,
}

/// Reads one thread's file.
pub fn read(reading: &mut ExportReader, file: &File, named: Named) -> Said {
    let (folders, _) = file.path.rsplit_once('/').unwrap_or_default();
    let folder = folders.rsplit('/').next().unwrap_or_default().to_owned();
    let name = if named == Named::Folder { folder.clone() } else { file.path.clone() };
    let (title, objects) = (String::new(), Vec::new());
    let (participants, members, senders) = (Vec::new(), Vec::new(), Vec::new());
    let mut thread = Thread { named, folder, name, objects, title, e2ee: false, participants, members, senders };
    reading.json_values(file, PATHS, |recorder, item, value| {
        match item.path {
            0 => thread.message(recorder, &Message::of(value)?),
            1 => thread.participants.extend(shapes::named(value)?.map(Cow::into_owned)),
            2 => thread.title = value.text()?.unwrap_or_default().into_owned(),
            _ => thread.title = unnumbered(&value.text()?.unwrap_or_default()).to_owned(),
        }
        Ok(())
    });
    thread.end(&mut reading.recorder)
}

/// The name of an E2EE thread without what numbers it anew in every download: `Ann Example_7`.
fn unnumbered(name: &str) -> &str {
    let number = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    name.rsplit_once('_').filter(|(_, n)| number(n)).map_or(name, |(name, _)| name)
}

impl Thread {
    fn mend(&self, raw: &str) -> String {
        // E2EE exports are written as proper UTF-8.
        if self.e2ee { text::clean(raw).into_owned() } else { shapes::name(raw) }
    }

    fn members(&mut self) -> &[String] {
        if self.members.len() < self.participants.len() {
            self.members = self.participants.iter().map(|p| self.mend(p)).collect();
        }
        &self.members
    }

    fn message(&mut self, recorder: &mut Recorder, message: &Message) {
        self.e2ee |= message.e2ee;
        let sender = self.mend(&message.sender);
        if message.unsent {
            return recorder.skip("unsent messages");
        }
        // "Ann left the group": written by nobody. Exports since 2024 don't tell these from messages.
        if matches!(&*message.kind, "Subscribe" | "Unsubscribe") {
            return recorder.skip("notices about members joining or leaving");
        }
        if sender.is_empty() {
            return recorder.skip("messages without a sender (a deleted account)");
        }
        let from = self.person(recorder, &sender);
        let when = moment(message.number);
        let thread = recorder.sym(&self.name);
        let object =
            (!message.reactions.is_empty()).then(|| self.object(recorder, message.number.unwrap_or_default()));
        if self.participants.is_empty() && !self.senders.contains(&sender) {
            self.senders.push(sender);
        }
        recorder.act(Kind::Message, from, None, About::private(when, thread));
        for (actor, at) in &message.reactions {
            let actor = self.actor(actor);
            if actor.is_empty() {
                recorder.skip("reactions on messages without a name");
                continue;
            }
            let actor = self.person(recorder, &actor);
            let when = match moment(*at) {
                own if own.at.is_some() => own,
                _ => when.with(Precision::Derived),
            };
            recorder.act(Kind::Reaction, actor, Some(from), About { object, ..About::private(when, thread) });
        }
    }

    fn object(&mut self, recorder: &mut Recorder, number: i64) -> Sym {
        let object = recorder.sym(&format!("{}/{number}", self.name));
        self.objects.push((object, number));
        object
    }

    /// A closed account is somebody else in each conversation.
    fn person(&self, recorder: &mut Recorder, name: &str) -> PersonIx {
        if !is_nobody(name) {
            return recorder.person(name, "");
        }
        recorder.person(&format!("{name} in {}", self.folder), name)
    }

    /// Who reacted: mojibake once or twice over, or with the emoji before the name; the participants tell which.
    fn actor(&mut self, raw: &str) -> String {
        let once = text::unmojibake(raw);
        let twice = text::unmojibake(&once);
        let members = self.members();
        let forms = [raw, &*once, &*twice].map(|form| text::clean(form).into_owned());
        if let Some(plain) = forms.iter().find(|form| members.contains(form)) {
            return plain.clone();
        }
        let [.., last] = forms;
        let prefixed = members.iter().filter(|m| !m.is_empty() && last.ends_with(m.as_str()));
        match prefixed.max_by_key(|m| m.len()) {
            Some(member) => member.clone(),
            None => last.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned(),
        }
    }

    fn end(mut self, recorder: &mut Recorder) -> Said {
        let mut said = Said { owner: None, e2ee: self.e2ee };
        let title = self.mend(&self.title);
        let members = self.members().to_vec();
        let thread = recorder.sym(&self.name);
        if self.named == Named::Members {
            self.rename(recorder, thread, &title);
        }
        for member in members.iter().filter(|m| !m.is_empty()) {
            let member = self.person(recorder, member);
            recorder.participant(thread, member, None);
        }
        if let [a, b] = members.as_slice()
            && a != b
        {
            said.owner = [(a, b), (b, a)].into_iter().find(|(other, _)| *other == &title).map(|(_, own)| own.clone());
        }
        said
    }

    /// Calls the thread by what every export calls it.
    fn rename(&self, recorder: &mut Recorder, thread: Sym, title: &str) {
        let members = if self.members.is_empty() { &self.senders } else { &self.members };
        let id = match members.len() {
            // All conversations with closed accounts would be one.
            _ if members.iter().any(|m| is_nobody(m)) && !self.folder.is_empty() => self.folder.clone(),
            // A group may change its members, two people don't.
            3.. if !title.is_empty() => title.to_owned(),
            _ => {
                let mut members = members.clone();
                members.sort();
                members.join(", ")
            }
        };
        let strings = &mut recorder.import().strings;
        for (object, number) in &self.objects {
            strings[*object as usize] = format!("{id}/{number}");
        }
        strings[thread as usize] = id;
    }
}

/// What exports in English call a closed account.
fn is_nobody(name: &str) -> bool {
    ["Facebook user", "FacebookUser", "Instagram user", "InstagramUser"].iter().any(|n| n.eq_ignore_ascii_case(name))
}
