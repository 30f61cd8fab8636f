//! Direct messages: who wrote whom and when, who reacted. Their texts are passed over.

use super::element::Element as Unwrapped;
use super::fields::is_id;
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::Path;
use crate::readers::json::Step::{Element, ElementOrOne, Key, Member};
use crate::readers::json::fields::{List, Object, Present, Word};
use crate::readers::json::members::Members;
use crate::readers::text;
use crate::record::{Kind, OWNER, Observe, Precision, Source, Sym, When};
use serde::Deserialize;
use std::collections::HashSet;

/// Conversations come one message at a time: a long one costs no memory. The id stands before the messages. Since 2018
/// both are wrapped in a `dmConversation`.
const PATHS: &[Path] = &[
    &[Element, Member, Key("conversationId")],
    &[Element, Member, Key("messages"), Element],
    &[Element, Key("conversationId")],
    &[Element, Key("messages"), Element],
];

const NO_MESSAGE: &str = "an event that is not a message (a new name, somebody leaving or reading): left out";

/// What happened in a conversation: one of its members says what. Until 2019, a message's fields stand here.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Event<'t> {
    #[serde(borrow)]
    message_create: Object<Message<'t>>,
    welcome_message_create: Object<Present>,
    reaction_create: Object<Reaction<'t>>,
    join_conversation: Object<Joined<'t>>,
    participants_join: Object<Joined<'t>>,
    sender_id: Option<Word<'t>>,
    recipient_id: Word<'t>,
    created_at: Word<'t>,
    id: Word<'t>,
    reactions: Option<List<Reaction<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Message<'t> {
    #[serde(borrow)]
    sender_id: Word<'t>,
    recipient_id: Word<'t>,
    created_at: Word<'t>,
    id: Word<'t>,
    reactions: Option<List<Reaction<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Reaction<'t> {
    #[serde(borrow)]
    sender_id: Word<'t>,
    event_id: Word<'t>,
    created_at: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Joined<'t> {
    #[serde(borrow)]
    participants_snapshot: List<Word<'t>>,
    user_ids: List<Word<'t>>,
    created_at: Word<'t>,
}

/// The conversation in work.
#[derive(Default)]
struct Chat {
    group: bool,
    /// Its id; empty where the file doesn't say.
    id: String,
    /// How many messages and other events it has had so far.
    events: u64,
    /// Ids of the reactions that stand with their message: they may also stand by themselves.
    reacted: HashSet<String>,
    /// Reactions that stand by themselves.
    apart: Vec<Apart>,
}

struct Apart {
    source: Source,
    id: String,
    from: String,
    to: Option<String>,
    when: When,
    thread: Sym,
}

/// `direct-message(s).js`, `direct-message(s)-group.js`, or the same without texts (`…-headers.js`).
pub fn read(reading: &mut ExportReader, file: &File, group: bool) {
    let mut chat = Chat { group, ..Chat::default() };
    reading.json(file, PATHS, |recorder, item| {
        if item.path % 2 == 0 {
            chat.begin(recorder, &item.parse::<Word>()?);
        } else {
            chat.event(recorder, item.parse::<Object<_>>()?.or_empty());
        }
        Ok(())
    });
    chat.end(&mut reading.recorder);
}

impl Chat {
    fn begin(&mut self, recorder: &mut Recorder, id: &str) {
        self.close(recorder);
        self.id = id.replace(':', "-");
        if self.group && !self.id.is_empty() && recorder.knows_owner() {
            let thread = recorder.sym(&self.id);
            recorder.participant(thread, OWNER, None);
        }
    }

    /// The conversation is over.
    fn close(&mut self, recorder: &mut Recorder) {
        if !self.id.is_empty() && self.events == 0 {
            recorder.skip("a conversation without messages");
        }
        self.events = 0;
    }

    fn event(&mut self, recorder: &mut Recorder, event: Event) {
        self.events += 1;
        if let Object(Some(message)) = event.message_create {
            self.message(recorder, message);
        } else if event.welcome_message_create.is_some() {
            // What a business sends to whoever opens a chat.
            recorder.skip("an automatic welcome message: left out");
        } else if let Object(Some(reaction)) = event.reaction_create {
            self.apart(recorder, &reaction);
        } else if let Object(Some(joined)) = event.join_conversation {
            // The owner joined; these were there.
            self.members(recorder, &joined.participants_snapshot, None);
        } else if let Object(Some(joined)) = event.participants_join {
            self.members(recorder, &joined.user_ids, text::iso(&joined.created_at));
        } else if let Some(sender_id) = event.sender_id {
            let Event { recipient_id, created_at, id, reactions, .. } = event;
            self.message(recorder, Message { sender_id, recipient_id, created_at, id, reactions });
        } else {
            recorder.skip(NO_MESSAGE);
        }
    }

    fn members(&self, recorder: &mut Recorder, ids: &[Word], since: Option<i64>) {
        let Some(thread) = recorder.sym_if(&self.id) else { return };
        for id in ids.iter().filter(|id| is_id(id)) {
            let person = recorder.person(id, "");
            recorder.participant(thread, person, since);
        }
    }

    fn message(&mut self, recorder: &mut Recorder, message: Message) {
        let from = &*message.sender_id;
        let to = if self.group { "" } else { &*message.recipient_id };
        let when = text::exact(text::iso(&message.created_at));
        let Some(thread) = send(recorder, &self.id, from, to, when) else { return };
        let Some(reactions) = message.reactions else { return };
        recorder.observes(&[Observe::MessageReactions]);
        for reaction in reactions.iter() {
            self.reacted.insert(reaction.event_id.to_string());
            // Without a time of its own, it is not older than the message.
            let when = text::iso(&reaction.created_at).map_or(when.with(Precision::Derived), When::exact);
            let object = recorder.sym_if(&message.id);
            let about = About { object, ..About::private(when, thread) };
            react(recorder, &reaction.sender_id, Some(from), about);
        }
    }

    fn apart(&mut self, recorder: &mut Recorder, reaction: &Reaction) {
        let Some(thread) = recorder.sym_if(&self.id) else {
            recorder.problem("a reaction without its conversation was left out");
            return;
        };
        recorder.observes(&[Observe::MessageReactions]);
        let from = reaction.sender_id.to_string();
        self.apart.push(Apart {
            source: recorder.here(),
            id: reaction.event_id.to_string(),
            to: partner(&self.id, &from).map(str::to_owned),
            from,
            when: text::exact(text::iso(&reaction.created_at)),
            thread,
        });
    }

    fn end(mut self, recorder: &mut Recorder) {
        self.close(recorder);
        for Apart { source, id, from, to, when, thread } in self.apart {
            if id.is_empty() || !self.reacted.contains(&id) {
                recorder.back(source);
                react(recorder, &from, to.as_deref(), About::private(when, thread));
            }
        }
        recorder.back(Source::default());
    }
}

/// The other one of a conversation of two, whose id is both ids: `1-77`.
fn partner<'c>(conversation: &'c str, one: &str) -> Option<&'c str> {
    let (a, b) = conversation.split_once('-')?;
    let other = if a == one { b } else { a };
    (is_id(a) && is_id(b) && (a == one || b == one)).then_some(other)
}

/// A message; returns its thread. What is empty, or no id, isn't known.
fn send(recorder: &mut Recorder, conversation: &str, from: &str, to: &str, when: When) -> Option<Sym> {
    if !is_id(from) {
        recorder.problem("a message without its sender was left out");
        return None;
    }
    let to = if is_id(to) { Some(to) } else { partner(conversation, from) };
    let thread = match to {
        // The id of the conversation before, where this one has none, would be somebody else's.
        Some(to) if partner(conversation, from) != Some(to) => {
            let (a, b) = if (from.len(), from) < (to.len(), to) { (from, to) } else { (to, from) };
            format!("{a}-{b}")
        }
        _ => conversation.to_owned(),
    };
    if thread.is_empty() {
        recorder.problem("a message without its conversation was left out");
        return None;
    }
    if to == Some(from) {
        recorder.skip("a message to oneself: left out");
        return None;
    }
    let thread = recorder.sym(&thread);
    let from = recorder.person(from, "");
    let to = to.map(|to| recorder.person(to, ""));
    recorder.act(Kind::Message, from, to, About::private(when, thread));
    recorder.observes(&[Observe::Messages]);
    Some(thread)
}

fn react(recorder: &mut Recorder, from: &str, to: Option<&str>, about: About) {
    if is_id(from) && to != Some(from) {
        let from = recorder.person(from, "");
        let to = to.filter(|to| is_id(to)).map(|to| recorder.person(to, ""));
        recorder.act(Kind::Reaction, from, to, about);
    }
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Envelope<'t> {
    #[serde(borrow)]
    detail: Members<'t, Present>,
    created_at_msec: Word<'t>,
    conversation_id: Word<'t>,
    sender_id: Word<'t>,
}

/// `message-event.js`: envelopes of encrypted chats (2026). The content can't be read, and need not be.
pub fn events(reading: &mut ExportReader, file: &File) {
    reading.json(file, &[&[ElementOrOne]], |recorder, item| {
        let event = item.parse::<Unwrapped<Envelope>>()?.content;
        if is_no_message(&event.detail) {
            recorder.skip(NO_MESSAGE);
            return Ok(());
        }
        let when = event.created_at_msec.parse().map_or(When::UNKNOWN, text::epoch);
        let conversation = event.conversation_id.replace(':', "-");
        send(recorder, &conversation, &event.sender_id, "", when);
        Ok(())
    });
}

/// The detail says that the event is another than a message: somebody read the chat, the group has a new name.
fn is_no_message(detail: &[(Word, Present)]) -> bool {
    let event = |name: &str| name.ends_with("Event") && !name.eq_ignore_ascii_case("messageCreateEvent");
    detail.iter().any(|(name, _)| event(name))
}
