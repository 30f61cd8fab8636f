//! Messages, and reactions on them: one file holds up to 10,000 messages of one thread, newest first.

use super::notices::{self, Notices};
use super::shapes::{self, Message, Named as Person, moment};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::order::Order;
use crate::readers::json::fields::Text;
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::record::{Kind, PersonIx, Precision, Source, Sym};
use std::collections::{BTreeSet, HashMap, HashSet};

const PATHS: &[Path] = &[
    &[Key("messages"), ElementOrOne],
    &[Key("participants"), ElementOrOne],
    &[Key("title")],
    &[Key("threadName")],
    &[Key("thread_path")],
];

/// An emoji before a name has fewer characters.
const LONGEST_EMOJI: usize = 40;

/// Bytes of a thread's id: it stands in that of every message reacted to.
const LONGEST_ID: usize = 255;

/// What a thread's file says beside its records.
pub struct ThreadInfo {
    /// Who the owner must be: a thread of two is titled after the other one.
    pub owner: Option<String>,
    /// Written by the E2EE download.
    pub e2ee: bool,
}

/// How to tell which thread a file is of.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Named {
    /// By its folder, the same in every section and in every export (Facebook): what `inbox/` and `e2ee_cutover/`
    /// repeat of each other coincides.
    Folder,
    /// By title or members: its folder is called anew in every export (Instagram).
    #[default]
    Members,
    /// It lies alone: by the folder that it says it is from, as above; where it doesn't say, by title or members.
    Alone,
}

/// A thread's file as it is read.
#[derive(Default)]
struct Thread {
    named: Named,
    /// Its folder's name; empty where it has none.
    folder: String,
    /// The same as the file has it: `inbox/annexample_12345`.
    path: String,
    /// What the thread is called until the file has been read: title and members may stand at its end.
    name: String,
    /// The messages reacted to, and when they were written.
    objects: Vec<(Sym, i64)>,
    /// The group's name, or the other's.
    title: String,
    e2ee: bool,
    /// As they stand in the file.
    participants: Vec<String>,
    /// The same, mended, in the same order and to be looked up.
    members: Vec<String>,
    known: HashSet<String>,
    /// Who wrote, for files that list no participants.
    senders: HashSet<String>,
    /// How many messages there are, and how many of them name no sender.
    messages: u64,
    unsigned: u64,
}

/// Reads one thread's file. `found` gathers what of all threads may be Meta's own bookkeeping.
pub fn read(reading: &mut ExportReader, file: &File, named: Named, found: &mut Notices) -> ThreadInfo {
    let (folders, _) = file.path.rsplit_once('/').unwrap_or_default();
    let folder = folders.rsplit('/').next().unwrap_or_default();
    // Without what a copy has behind it: Meta's have no blanks.
    let folder = folder.split([' ', '(']).next().unwrap_or_default().to_owned();
    let name = if named == Named::Folder { folder.clone() } else { file.path.clone() };
    let mut thread = Thread { named, folder, name, ..Thread::default() };
    reading.json_filled(file, PATHS, |recorder, item| {
        match item.path {
            0 => thread.message(recorder, found, &item.object()?),
            1 => thread.participant(&item.parse()?),
            2 => thread.title = item.parse::<Text>()?.as_str().to_owned(),
            3 => thread.title = unnumbered(item.parse::<Text>()?.as_str()).to_owned(),
            _ => thread.path = item.parse::<Text>()?.as_str().to_lowercase(),
        }
        Ok(())
    });
    if thread.messages > 0 && thread.messages == thread.unsigned {
        let why = "no message of it names its sender: its layout is new to us, and nothing of it was read; please report it";
        reading.problem(file, why.to_owned());
    }
    thread.end(&mut reading.recorder)
}

/// Takes back what files of one name repeat of each other's thread, in `inbox/` and `e2ee_cutover/`, or as copies of different
/// age: the same act at the same second in another file. A thread's parts have numbers, and no act in common.
pub fn leave_repeated(recorder: &mut Recorder) {
    let import = recorder.import();
    let mut files: HashMap<(&str, &str), u32> = HashMap::new();
    let mut twice: HashSet<&str> = HashSet::new();
    let mut last = (None, 0);
    for act in &import.interactions {
        let (Some(thread), entry) = (act.thread, act.source.entry) else { continue };
        if last == (Some(thread), entry) {
            continue;
        }
        last = (Some(thread), entry);
        let name = import.entries[entry as usize].rsplit('/').next().unwrap_or_default();
        let part = name.split([' ', '(', '.']).next().unwrap_or_default();
        let thread = &*import.strings[thread as usize];
        if *files.entry((thread, part)).or_insert(entry) != entry {
            twice.insert(thread);
        }
    }
    if twice.is_empty() {
        return;
    }
    // Several files of a thread know it, and its messages, by several numbers.
    let mut first: HashMap<&str, Sym> = HashMap::new();
    let same: Vec<Sym> = (0..).zip(&import.strings).map(|(sym, text)| *first.entry(text).or_insert(sym)).collect();
    let twice: HashSet<Sym> = twice.iter().map(|thread| first[thread]).collect();
    let mut known = HashMap::new();
    let (mut again, mut repeating) = (Vec::new(), BTreeSet::new());
    for (n, act) in import.interactions.iter().enumerate() {
        let [thread, object] = [act.thread, act.object].map(|sym| sym.map(|sym| same[sym as usize]));
        if thread.is_some_and(|thread| twice.contains(&thread)) && act.when.at.is_some() {
            let key = (act.kind, act.from, act.to, act.when.at, object, thread);
            if *known.entry(key).or_insert(act.source.entry) != act.source.entry {
                again.push(n);
                repeating.insert(act.source.entry);
            }
        }
    }
    recorder.take_back(&again, &[]);
    let here = recorder.here();
    for entry in repeating {
        recorder.back(Source { entry, record: 0 });
        recorder.skip("files that repeat messages or reactions of another file of their thread: these count once");
    }
    recorder.back(here);
}

/// The name of an E2EE thread without what numbers it anew in every download: `Ann Example_7`.
fn unnumbered(name: &str) -> &str {
    let number = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    name.rsplit_once('_').filter(|(_, n)| number(n)).map_or(name, |(name, _)| name)
}

impl Thread {
    fn mend(&self, raw: &str) -> String {
        // E2EE exports are written as proper UTF-8.
        if self.e2ee { text::nfc(&text::clean(raw)).into_owned() } else { shapes::name(raw) }
    }

    /// Mends what participants were added since.
    fn mend_members(&mut self) {
        for n in self.members.len()..self.participants.len() {
            let member = self.mend(&self.participants[n]);
            self.known.insert(member.clone());
            self.members.push(member);
        }
    }

    fn participant(&mut self, Person(name): &Person) {
        self.participants.push(name.to_string());
    }

    fn message(&mut self, recorder: &mut Recorder, found: &mut Notices, message: &Message) {
        self.e2ee |= message.is_e2ee();
        self.messages += 1;
        let sender = self.mend(message.sender());
        if message.is_unsent() {
            return recorder.skip("unsent messages");
        }
        // "Ann left the group": written by nobody.
        if !message.users.is_empty() || matches!(&*message.kind, "Subscribe" | "Unsubscribe") {
            return recorder.skip("notices about members joining or leaving");
        }
        if message.call_duration.0 || message.kind.eq_ignore_ascii_case("call") {
            return recorder.skip("calls");
        }
        if sender.is_empty() {
            self.unsigned += 1;
            return recorder.skip("messages without a sender (a deleted account)");
        }
        let from = self.person(recorder, &sender);
        let when = moment(message.number());
        if when.at.is_none() {
            recorder.problem("messages without a time: they are known, and count for nothing");
        }
        let thread = recorder.sym(&self.name);
        let object =
            (!message.reactions.is_empty()).then(|| self.object(recorder, message.number().0.unwrap_or_default()));
        let text = Some(message.text()).filter(|text| text.len() <= notices::MOST).unwrap_or_default();
        let text = self.mend(text);
        let act = recorder.import().interactions.len();
        found.message(act, (thread, from), when.at, &sender, &text, message.has_attachment());
        recorder.act(Kind::Message, from, None, About::private(when, thread));
        for reaction in message.reactions.iter().filter_map(|reaction| reaction.0.as_ref()) {
            let actor = self.actor(reaction.actor.as_str());
            if actor.is_empty() {
                recorder.skip("reactions on messages without a name");
                continue;
            }
            let actor = self.person(recorder, &actor);
            let own = moment(reaction.timestamp);
            let dated = own.at.is_some();
            let when = if dated { own } else { when.with(Precision::Derived) };
            if let Some(second) = when.at {
                found.reaction((thread, actor), second, dated, &text::unmojibake(&reaction.reaction));
            }
            recorder.act(Kind::Reaction, actor, Some(from), About { object, ..About::private(when, thread) });
        }
        if self.participants.is_empty() {
            self.senders.insert(sender);
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
        self.mend_members();
        let once = text::unmojibake(raw);
        let twice = text::unmojibake(&once);
        let forms = [raw, &*once, &*twice].map(|form| text::nfc(&text::clean(form)).into_owned());
        if let Some(plain) = forms.iter().find(|form| self.known.contains(*form)) {
            return plain.clone();
        }
        let [.., last] = forms;
        let prefixes = last.char_indices().map(|(at, _)| at).take(LONGEST_EMOJI).skip(1);
        match prefixes.map(|at| &last[at..]).find(|rest| self.known.contains(*rest)) {
            Some(member) => member.to_owned(),
            None => last.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned(),
        }
    }

    fn end(mut self, recorder: &mut Recorder) -> ThreadInfo {
        let mut said = ThreadInfo { owner: None, e2ee: self.e2ee };
        let title = self.mend(&self.title);
        self.mend_members();
        let members = self.members.clone();
        let thread = recorder.sym(&self.name);
        if self.named == Named::Alone {
            self.folder = recorder.bounded(self.path.rsplit('/').next().unwrap_or_default()).to_owned();
        }
        if self.named != Named::Folder {
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
        let senders: Vec<String>;
        let members = if self.members.is_empty() {
            senders = self.senders.iter().cloned().collect();
            &senders
        } else {
            &self.members
        };
        let id = match members.len() {
            _ if self.named == Named::Alone && !self.folder.is_empty() => self.folder.clone(),
            // All conversations with closed accounts would be one.
            _ if members.iter().any(|m| is_nobody(m)) && !self.folder.is_empty() => self.folder.clone(),
            // A group may change its members, two people don't.
            3.. if !title.is_empty() => title.to_owned(),
            _ => {
                let mut members = members.clone();
                members.order();
                members.join(", ")
            }
        };
        let id = recorder.bounded(&id);
        let id = id[..id.floor_char_boundary(LONGEST_ID)].to_owned();
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
