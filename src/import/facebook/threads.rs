//! Messages, and reactions on them: one file holds up to 10,000 messages of one thread, newest first.

use super::shapes::{Message, Named, moment, name};
use crate::import::json::{Path, Step::*};
use crate::import::reading::File;
use crate::import::{About, Reading, Sink, text};
use crate::ledger::{Kind, PersonIx, Precision, Sym};
use std::collections::{HashMap, HashSet};

const PATHS: &[Path] =
    &[&[Key("messages"), ElementOrOne], &[Key("participants"), ElementOrOne], &[Key("threadName")]];

/// Which messages of threads that lie in several folders have been read, and where: `e2ee_cutover/` repeats part
/// of `inbox/` (2024).
#[derive(Default)]
pub struct Copies {
    seen: HashMap<(Sym, PersonIx, i64), String>,
    doubled: HashSet<String>,
}

impl Copies {
    /// Notes which threads lie in more than one folder; others cost nothing.
    pub fn of(files: &[File]) -> Copies {
        let mut first: HashMap<&str, &str> = HashMap::new();
        let mut doubled = HashSet::new();
        for (folder, thread) in files.iter().filter_map(|f| place(&f.path)) {
            if *first.entry(thread).or_insert(folder) != folder {
                doubled.insert(thread.to_owned());
            }
        }
        Copies { seen: HashMap::new(), doubled }
    }

    /// Whether this very message was read from another folder.
    fn has(&mut self, folder: &str, key: (Sym, PersonIx, i64)) -> bool {
        let first = self.seen.entry(key).or_insert_with(|| folder.to_owned());
        first != folder
    }
}

/// The section (`messages/inbox`) and the thread's own folder: the same in every section and in every export.
fn place(path: &str) -> Option<(&str, &str)> {
    path.rsplit_once('/')?.0.rsplit_once('/')
}

/// A thread's file as it is read.
struct Thread<'c> {
    copies: &'c mut Copies,
    /// The section, where the thread lies in several.
    section: Option<String>,
    /// Its id so far: its folder's name; without one (E2EE, a lone file) the thread's name, else its participants.
    id: String,
    sym: Option<Sym>,
    e2ee: bool,
    /// As they stand in the file.
    participants: Vec<String>,
    /// The same, mended.
    members: Vec<String>,
}

/// Reads one thread's file. `flat`: E2EE, without a folder of its own.
pub fn read(reading: &mut Reading, file: &File, flat: bool, copies: &mut Copies) {
    let own = place(&file.path).filter(|_| !flat);
    let section = own.filter(|(_, thread)| copies.doubled.contains(*thread)).map(|(section, _)| section.to_owned());
    let id = own.map_or_else(String::new, |(_, thread)| thread.to_owned());
    let mut thread =
        Thread { copies, section, id, sym: None, e2ee: false, participants: Vec::new(), members: Vec::new() };
    let named = !thread.id.is_empty();
    reading.json(file, PATHS, |sink, item| match item.path {
        0 => {
            let Some(message) = Reading::parse::<Message>(sink, item.text) else { return };
            thread.message(sink, &message);
        }
        1 => {
            let member = serde_json::from_slice::<Named>(item.text).ok();
            thread.participants.extend(member.as_ref().and_then(Named::name).map(str::to_owned));
        }
        _ if named => {}
        _ => thread.id = serde_json::from_slice(item.text).unwrap_or_default(),
    });
    thread.end(&mut reading.sink);
}

impl Thread<'_> {
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

    fn sym(&mut self, sink: &mut Sink) -> Sym {
        if let Some(sym) = self.sym {
            return sym;
        }
        if self.id.is_empty() {
            let mut all = self.members().to_vec();
            all.sort();
            self.id = all.join(", ");
        }
        *self.sym.insert(sink.sym(&self.id))
    }

    fn message(&mut self, sink: &mut Sink, message: &Message) {
        self.e2ee |= message.e2ee_sender.is_some();
        let sender = self.mend(message.e2ee_sender.as_deref().unwrap_or(&message.sender_name));
        if message.is_unsent == Some(true) {
            return sink.skip("unsent messages");
        }
        // "Ann left the group": written by nobody. Exports since 2024 don't tell these from messages.
        if matches!(message.r#type.as_deref(), Some("Subscribe" | "Unsubscribe")) {
            return sink.skip("notices about members joining or leaving");
        }
        if sender.is_empty() {
            return sink.skip("messages without a sender (a deleted account)");
        }
        let from = sink.person(&sender, "");
        let number = message.timestamp_ms.or(message.timestamp);
        let when = moment(number);
        let thread = self.sym(sink);
        if let (Some(section), Some(number)) = (&self.section, number)
            && self.copies.has(section, (thread, from, number))
        {
            return sink.skip("copies of messages that stand in another folder too");
        }
        sink.act(Kind::Message, from, None, About::private(when, thread));
        for reaction in &message.reactions {
            let actor = self.actor(reaction.actor.as_deref().unwrap_or_default());
            if actor.is_empty() {
                sink.skip("reactions on messages without a name");
                continue;
            }
            let object = sink.sym(&format!("{}/{}", self.id, number.unwrap_or_default()));
            let actor = sink.person(&actor, "");
            let when = match moment(reaction.timestamp) {
                own if own.at.is_some() => own,
                _ => when.with(Precision::Derived),
            };
            let about = About { object: Some(object), ..About::private(when, thread) };
            sink.act(Kind::Reaction, actor, Some(from), about);
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

    fn end(mut self, sink: &mut Sink) {
        if self.sym.is_none() && self.participants.is_empty() {
            return;
        }
        let thread = self.sym(sink);
        for member in self.members() {
            if !member.is_empty() {
                let member = sink.person(member, "");
                sink.participant(thread, member, None);
            }
        }
    }
}
