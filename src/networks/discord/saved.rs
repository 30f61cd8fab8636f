//! A channel as the program DiscordChatExporter saves it (JSON, 2019 on): everybody's messages, replies, mentions and
//! reactions. Discord's own package has the owner's alone.

use super::account::is_id;
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::fields::{Count, List, Object, Word};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::record::{Kind, Observe, PersonIx, Precision, Sym};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// `channel`
#[derive(Default, Deserialize)]
#[serde(default)]
struct Saved<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    #[serde(rename = "type")]
    kind: Word<'t>,
    name: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    #[serde(rename = "type")]
    kind: Word<'t>,
    timestamp: Word<'t>,
    author: Object<Who<'t>>,
    reference: Object<Reference<'t>>,
    mentions: List<Object<Who<'t>>>,
    reactions: List<Object<Reaction<'t>>>,
}

/// Somebody.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Who<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    name: Word<'t>,
    nickname: Word<'t>,
    #[serde(rename = "isBot")]
    is_bot: Word<'t>,
}

/// What a message replies to.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Reference<'t> {
    #[serde(rename = "messageId", borrow)]
    message_id: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reaction<'t> {
    count: Count,
    #[serde(borrow)]
    users: List<Object<Who<'t>>>,
}

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
    reading.recorder.import().cut = true;
    const PATHS: &[Path] = &[&[Key("channel")], &[Key("messages"), Element]];
    let mut channel = Channel::default();
    reading.json(file, PATHS, |recorder, item| {
        if item.path == 0 {
            let saved: Saved = item.object()?;
            channel.id = recorder.bounded(&saved.id).to_owned();
            channel.name = saved.name.to_string();
            channel.direct = *saved.kind == *"DirectTextChat";
        } else {
            channel.message(recorder, &item.object()?);
        }
        Ok(())
    });
    let (called, own) = channel.pair;
    if called && !reading.recorder.knows_owner() {
        reading.recorder.owner(&own, "");
    }
}

/// Somebody's key and names; `None` for bots.
fn person(recorder: &mut Recorder, who: &Object<Who>) -> Option<PersonIx> {
    let who = who.as_ref().filter(|who| *who.is_bot != *"true" && is_id(&who.id))?;
    let person = recorder.person(&who.id, &who.nickname);
    if !who.name.is_empty() {
        recorder.name(person, &format!("@{}", &*who.name));
    }
    Some(person)
}

impl Channel {
    fn message(&mut self, recorder: &mut Recorder, message: &Message) {
        // Replies were once written by their number, and before that as any message.
        if !matches!(&*message.kind, "Default" | "Reply" | "19") {
            return recorder.skip("notices about members, calls, pins and the like");
        }
        let when = text::exact(text::iso(&message.timestamp));
        if when.at.is_none() || message.author.is_none() {
            return recorder.problem("a message without an author or a time that can be read: it was left out");
        }
        let Some(from) = person(recorder, &message.author) else {
            return recorder.skip("messages by bots and apps");
        };
        recorder.observes(&[Observe::Messages, Observe::Mentions, Observe::MessageReactions]);
        let thread = recorder.sym(&self.id);
        let about = About::private(when, thread);
        let id = &*message.id;
        let object = recorder.sym(&format!("{}/{id}", self.id));
        let about_this = About { object: Some(object), ..about };
        if self.direct {
            self.member(recorder, thread, from, message.author.as_ref());
            recorder.act(Kind::Message, from, None, about);
        } else {
            let replied = self.say(recorder, from, about, message.reference.as_ref());
            let mut reached = HashSet::from([Some(from), replied]);
            for mention in message.mentions.iter() {
                let whom = person(recorder, mention);
                if whom.is_some() && reached.insert(whom) {
                    recorder.act(Kind::Mention, from, whom, about_this);
                }
            }
        }
        self.authors.insert(id.to_owned(), from);
        let when = about.when.with(Precision::Derived);
        reactions(recorder, from, About { when, ..about_this }, &message.reactions);
    }

    /// Of two people, whoever isn't called as the channel is the owner.
    fn member(&mut self, recorder: &mut Recorder, thread: Sym, from: PersonIx, author: Option<&Who>) {
        recorder.participant(thread, from, None);
        let Some(author) = author else { return };
        if [&author.name, &author.nickname].iter().any(|name| ***name == *self.name) {
            self.pair.0 = true;
        } else {
            self.pair.1 = author.id.to_string();
        }
    }

    /// To all, or in reply to somebody. Returns to whom.
    fn say(
        &self,
        recorder: &mut Recorder,
        from: PersonIx,
        about: About,
        reference: Option<&Reference>,
    ) -> Option<PersonIx> {
        // What was forwarded or pinned may stand in another channel.
        let replied = reference.map_or("", |reference| &reference.message_id);
        let to = self.authors.get(replied).copied().filter(|to| *to != from);
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
fn reactions(recorder: &mut Recorder, to: PersonIx, about: About, list: &List<Object<Reaction>>) {
    for reaction in list.iter().filter_map(|reaction| reaction.as_ref()) {
        for user in reaction.users.iter() {
            if let Some(who) = person(recorder, user).filter(|who| *who != to) {
                recorder.act(Kind::Reaction, who, Some(to), about);
            }
        }
        if reaction.count.0.is_some_and(|all| all > reaction.users.len() as u64) {
            recorder.skip("reactions of which not everybody is named: only those who are count");
        }
    }
}
