//! Messages, and reactions on them: one file holds up to 10,000 messages of one thread, newest first.

use super::shapes::{Message, moment, name, named};
use crate::import::json::{Path, Step::*};
use crate::import::reading::File;
use crate::import::{About, Reading, Sink, text};
use crate::ledger::{Kind, Precision, Sym};
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

/// A thread's file as it is read.
#[derive(Default)]
struct Thread {
    /// Its folder's name, the same in every section and in every export: what `inbox/` and `e2ee_cutover/` repeat of
    /// each other coincides. Empty for a flat E2EE file and for a lone one.
    folder: String,
    /// The group's name, or the other's.
    title: String,
    /// The thread, from its first message on.
    id: Option<(String, Sym)>,
    e2ee: bool,
    /// As they stand in the file.
    participants: Vec<String>,
    /// The same, mended.
    members: Vec<String>,
}

/// Reads one thread's file. `flat`: without a folder of its own.
pub fn read(reading: &mut Reading, file: &File, flat: bool) -> Said {
    let mut thread = Thread::default();
    if let Some((folders, _)) = file.path.rsplit_once('/').filter(|_| !flat) {
        folders.rsplit('/').next().unwrap_or_default().clone_into(&mut thread.folder);
    }
    reading.json(file, PATHS, |sink, item, value| {
        match item.path {
            0 => thread.message(sink, &Message::of(value)?),
            1 => thread.participants.extend(named(value)?.map(Cow::into_owned)),
            _ => thread.title = value.text()?.unwrap_or_default().into_owned(),
        }
        Ok(())
    });
    thread.end(&mut reading.sink)
}

impl Thread {
    fn mend(&self, raw: &str) -> String {
        // E2EE exports are written as proper UTF-8.
        if self.e2ee { text::clean(raw).into_owned() } else { name(raw) }
    }

    fn members(&mut self) -> &[String] {
        if self.members.len() < self.participants.len() {
            self.members = self.participants.iter().map(|p| self.mend(p)).collect();
        }
        &self.members
    }

    fn id(&mut self, sink: &mut Sink) -> (&str, Sym) {
        if self.id.is_none() {
            let id = match self.members().len() {
                _ if !self.folder.is_empty() => self.folder.clone(),
                // A group may change its members, two people don't.
                3.. if !self.title.is_empty() => self.mend(&self.title),
                _ => {
                    let mut members = self.members().to_vec();
                    crate::sort::ascending(&mut members);
                    members.join(", ")
                }
            };
            let sym = sink.sym(&id);
            self.id = Some((id, sym));
        }
        self.id.as_ref().map(|(id, sym)| (&**id, *sym)).unwrap_or_default()
    }

    fn message(&mut self, sink: &mut Sink, message: &Message) {
        self.e2ee |= message.e2ee;
        let sender = self.mend(&message.sender);
        if message.unsent {
            return sink.skip("unsent messages");
        }
        // "Ann left the group": written by nobody. Exports since 2024 don't tell these from messages.
        if matches!(&*message.kind, "Subscribe" | "Unsubscribe") {
            return sink.skip("notices about members joining or leaving");
        }
        if sender.is_empty() {
            return sink.skip("messages without a sender (a deleted account)");
        }
        let from = sink.person(&sender, "");
        let when = moment(message.number);
        let (id, thread) = self.id(sink);
        let object = (!message.reactions.is_empty())
            .then(|| sink.sym(&format!("{id}/{}", message.number.unwrap_or_default())));
        sink.act(Kind::Message, from, None, About::private(when, thread));
        for (actor, at) in &message.reactions {
            let actor = self.actor(actor);
            if actor.is_empty() {
                sink.skip("reactions on messages without a name");
                continue;
            }
            let actor = sink.person(&actor, "");
            let when = match moment(*at) {
                own if own.at.is_some() => own,
                _ => when.with(Precision::Derived),
            };
            sink.act(Kind::Reaction, actor, Some(from), About { object, ..About::private(when, thread) });
        }
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

    fn end(mut self, sink: &mut Sink) -> Said {
        let mut said = Said { owner: None, e2ee: self.e2ee };
        if self.participants.is_empty() {
            return said;
        }
        let (_, thread) = self.id(sink);
        let title = self.mend(&self.title);
        let members = self.members();
        for member in members.iter().filter(|m| !m.is_empty()) {
            let member = sink.person(member, "");
            sink.participant(thread, member, None);
        }
        if let [a, b] = members
            && a != b
        {
            said.owner = [(a, b), (b, a)].into_iter().find(|(other, _)| **other == title).map(|(_, own)| own.clone());
        }
        said
    }
}
