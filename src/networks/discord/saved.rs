//! A channel as the program DiscordChatExporter saves it (JSON, 2019 on): everybody's messages, replies, mentions and
//! reactions. Discord's own package has the owner's alone.

use super::account::is_id;
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::readers::value::Value;
use crate::record::{Kind, Observe, PersonIx, Precision, Sym};
use std::collections::HashMap;

/// Whether a file begins as one.
pub fn is(start: &[u8]) -> bool {
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    has("\"guild\"") && has("\"channel\"") && has("\"dateRange\"")
}

/// The channel in work.
#[derive(Default)]
struct Channel {
    id: String,
    /// Called after the other one, where it is of two.
    name: String,
    direct: bool,
    /// Who wrote which message of it.
    authors: HashMap<String, PersonIx>,
    /// Of two people, whether the one wrote after whom it is called, and the id of the other.
    pair: (bool, String),
}

pub fn read(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[&[Key("channel")], &[Key("messages"), Element]];
    let mut channel = Channel::default();
    reading.json_values(file, PATHS, |recorder, item, value| {
        let value = value.object()?;
        if item.path == 0 {
            channel.id = value.get("id").word().into_owned();
            channel.name = value.get("name").word().into_owned();
            channel.direct = value.get("type").word() == "DirectTextChat";
        } else {
            channel.message(recorder, value);
        }
        Ok(())
    });
    let (called, own) = channel.pair;
    if called && !reading.recorder.knows_owner() {
        reading.recorder.owner(&own, "");
    }
}

/// Somebody's key and names; `None` for bots.
fn person(recorder: &mut Recorder, who: Value) -> Option<PersonIx> {
    let id = who.get("id").word();
    if who.get("isBot").word() == "true" || !is_id(&id) {
        return None;
    }
    let person = recorder.person(&id, &who.get("nickname").word());
    let handle = who.get("name").word();
    if !handle.is_empty() {
        recorder.name(person, &format!("@{handle}"));
    }
    Some(person)
}

impl Channel {
    fn message(&mut self, recorder: &mut Recorder, message: Value) {
        // Replies were once written by their number, and before that as any message.
        if !matches!(&*message.get("type").word(), "Default" | "Reply" | "19") {
            return recorder.skip("notices about members, calls, pins and the like");
        }
        let author = message.get("author");
        let Some(from) = person(recorder, author) else {
            return recorder.skip("messages by bots and apps");
        };
        recorder.observes(&[Observe::Messages, Observe::Mentions, Observe::MessageReactions]);
        let thread = recorder.sym(&self.id);
        let about = About::private(text::exact(text::iso(&message.get("timestamp").word())), thread);
        let id = message.get("id");
        let object = recorder.sym(&format!("{}/{}", self.id, id.word()));
        let about_this = About { object: Some(object), ..about };
        if self.direct {
            self.member(recorder, thread, from, author);
            recorder.act(Kind::Message, from, None, about);
        } else {
            let replied = self.say(recorder, from, about, message.get("reference"));
            let mut reached = vec![Some(from), replied];
            for mention in message.get("mentions").items() {
                let whom = person(recorder, mention);
                if whom.is_some() && !reached.contains(&whom) {
                    reached.push(whom);
                    recorder.act(Kind::Mention, from, whom, about_this);
                }
            }
        }
        self.authors.insert(id.word().into_owned(), from);
        let when = about.when.with(Precision::Derived);
        reactions(recorder, from, About { when, ..about_this }, message.get("reactions"));
    }

    /// Of two people, whoever isn't called as the channel is the owner.
    fn member(&mut self, recorder: &mut Recorder, thread: Sym, from: PersonIx, author: Value) {
        recorder.participant(thread, from, None);
        let name = |name| author.get(name).word() == *self.name;
        if name("name") || name("nickname") {
            self.pair.0 = true;
        } else {
            self.pair.1 = author.get("id").word().into_owned();
        }
    }

    /// To all, or in reply to somebody. Returns to whom.
    fn say(&self, recorder: &mut Recorder, from: PersonIx, about: About, reference: Value) -> Option<PersonIx> {
        // What was forwarded or pinned may stand in another channel.
        let replied = reference.get("messageId").word();
        let to = self.authors.get(&*replied).copied().filter(|to| *to != from);
        match to {
            Some(to) => {
                let object = Some(recorder.sym(&format!("{}/{replied}", self.id)));
                recorder.act(Kind::Reply, from, Some(to), About { object, ..about });
            }
            None => recorder.act(Kind::Message, from, None, about),
        }
        to
    }
}

/// Who reacted is named since 2023, but not when: not before the message.
fn reactions(recorder: &mut Recorder, to: PersonIx, about: About, list: Value) {
    for reaction in list.items() {
        let mut named = 0;
        for user in reaction.get("users").items() {
            named += 1;
            if let Some(who) = person(recorder, user).filter(|who| *who != to) {
                recorder.act(Kind::Reaction, who, Some(to), about);
            }
        }
        if reaction.get("count").count().is_some_and(|all| all > named) {
            recorder.skip("reactions of which not everybody is named: only those who are count");
        }
    }
}
