//! Direct messages: who wrote whom and when, who reacted. Their texts are passed over.

use super::fields::{Word, is_id, text_of};
use super::tweets::element;
use crate::import::json::Path;
use crate::import::json::Step::{Element, ElementOrOne, Key, Member};
use crate::import::reading::File;
use crate::import::{About, Reading, Sink, text};
use crate::ledger::{Kind, OWNER, Observe, Precision, Source, Sym, When};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet};

/// Conversations come one message at a time: a long one costs no memory. The id stands before the messages. Since 2018
/// both are wrapped in a `dmConversation`.
const PATHS: &[Path] = &[
    &[Element, Member, Key("conversationId")],
    &[Element, Member, Key("messages"), Element],
    &[Element, Key("conversationId")],
    &[Element, Key("messages"), Element],
];

const NO_MESSAGE: &str = "an event that is no message (a new name, somebody leaving or reading): left out";

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Event<'a> {
    #[serde(borrow)]
    message_create: Option<Message<'a>>,
    /// What a business sends to whoever opens a chat.
    welcome_message_create: Option<IgnoredAny>,
    reaction_create: Option<Reaction<'a>>,
    join_conversation: Option<Members<'a>>,
    participants_join: Option<Members<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Message<'a> {
    #[serde(borrow)]
    id: Option<Word<'a>>,
    sender_id: Option<Word<'a>>,
    recipient_id: Option<Word<'a>>,
    created_at: Option<Word<'a>>,
    reactions: Option<Vec<Reaction<'a>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Reaction<'a> {
    #[serde(borrow)]
    sender_id: Option<Word<'a>>,
    event_id: Option<Word<'a>>,
    created_at: Option<Word<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Members<'a> {
    #[serde(borrow)]
    participants_snapshot: Option<Vec<Word<'a>>>,
    user_ids: Option<Vec<Word<'a>>>,
    created_at: Option<Word<'a>>,
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
    reacted: BTreeSet<String>,
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
pub fn read(reading: &mut Reading, file: &File, group: bool) {
    let mut chat = Chat { group, ..Chat::default() };
    reading.json(file, PATHS, |sink, item| {
        if item.path % 2 == 0 {
            let id = Reading::parse::<Word>(sink, item.text).unwrap_or_default();
            chat.begin(sink, &id.0);
        } else if let Some(event) = Reading::parse::<Event>(sink, item.text) {
            chat.event(sink, event, item.text);
        }
    });
    chat.end(&mut reading.sink);
}

impl Chat {
    fn begin(&mut self, sink: &mut Sink, id: &str) {
        self.close(sink);
        self.id = id.trim().replace(':', "-");
        if self.group && !self.id.is_empty() && sink.knows_owner() {
            let thread = sink.sym(&self.id);
            sink.participant(thread, OWNER, None);
        }
    }

    /// The conversation is over.
    fn close(&mut self, sink: &mut Sink) {
        if !self.id.is_empty() && self.events == 0 {
            sink.skip("a conversation without messages");
        }
        self.events = 0;
    }

    fn event(&mut self, sink: &mut Sink, event: Event, text: &[u8]) {
        self.events += 1;
        if let Some(message) = event.message_create {
            self.message(sink, &message);
        } else if event.welcome_message_create.is_some() {
            sink.skip("an automatic welcome message: left out");
        } else if let Some(reaction) = event.reaction_create {
            self.apart(sink, &reaction);
        } else if let Some(members) = event.join_conversation {
            // The owner joined; these were there.
            self.members(sink, &members.participants_snapshot.unwrap_or_default(), None);
        } else if let Some(members) = event.participants_join {
            let since = text::iso(text_of(&members.created_at));
            self.members(sink, &members.user_ids.unwrap_or_default(), since);
        } else if let Some(message) = serde_json::from_slice::<Message>(text).ok().filter(|m| m.sender_id.is_some()) {
            self.message(sink, &message);
        } else {
            sink.skip(NO_MESSAGE);
        }
    }

    fn members(&self, sink: &mut Sink, ids: &[Word], since: Option<i64>) {
        let Some(thread) = sink.sym_if(&self.id) else { return };
        for id in ids.iter().filter(|id| is_id(id.0.trim())) {
            let person = sink.person(id.0.trim(), "");
            sink.participant(thread, person, since);
        }
    }

    fn message(&mut self, sink: &mut Sink, message: &Message) {
        let from = text_of(&message.sender_id);
        let to = if self.group { "" } else { text_of(&message.recipient_id) };
        let when = text::exact(text::iso(text_of(&message.created_at)));
        let Some(thread) = send(sink, &self.id, from, to, when) else { return };
        let Some(reactions) = &message.reactions else { return };
        sink.observes(&[Observe::MessageReactions]);
        for reaction in reactions {
            self.reacted.insert(text_of(&reaction.event_id).to_owned());
            let reactor = text_of(&reaction.sender_id);
            let at = text::iso(text_of(&reaction.created_at));
            // Without a time of its own, it is not older than the message.
            let when = at.map_or(when.with(Precision::Derived), When::exact);
            let object = sink.sym_if(text_of(&message.id));
            react(sink, reactor, Some(from), About { object, ..About::private(when, thread) });
        }
    }

    fn apart(&mut self, sink: &mut Sink, reaction: &Reaction) {
        let Some(thread) = sink.sym_if(&self.id) else {
            sink.problem("a reaction without its conversation was left out");
            return;
        };
        sink.observes(&[Observe::MessageReactions]);
        let from = text_of(&reaction.sender_id);
        self.apart.push(Apart {
            source: sink.here(),
            id: text_of(&reaction.event_id).to_owned(),
            from: from.to_owned(),
            to: partner(&self.id, from).map(str::to_owned),
            when: text::exact(text::iso(text_of(&reaction.created_at))),
            thread,
        });
    }

    fn end(mut self, sink: &mut Sink) {
        self.close(sink);
        for Apart { source, id, from, to, when, thread } in self.apart {
            if id.is_empty() || !self.reacted.contains(&id) {
                sink.back(source);
                react(sink, &from, to.as_deref(), About::private(when, thread));
            }
        }
        sink.back(Source::default());
    }
}

/// The other one of a conversation of two, whose id is both ids: `1-77`.
fn partner<'c>(conversation: &'c str, one: &str) -> Option<&'c str> {
    let (a, b) = conversation.split_once('-')?;
    let other = if a == one { b } else { a };
    (is_id(a) && is_id(b) && (a == one || b == one)).then_some(other)
}

/// A message; returns its thread. What is empty, or no id, isn't known.
fn send(sink: &mut Sink, conversation: &str, from: &str, to: &str, when: When) -> Option<Sym> {
    if !is_id(from) {
        sink.problem("a message without its sender was left out");
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
        sink.problem("a message without its conversation was left out");
        return None;
    }
    if to == Some(from) {
        sink.skip("a message to oneself: left out");
        return None;
    }
    let thread = sink.sym(&thread);
    let from = sink.person(from, "");
    let to = to.map(|to| sink.person(to, ""));
    sink.act(Kind::Message, from, to, About::private(when, thread));
    sink.observes(&[Observe::Messages]);
    Some(thread)
}

fn react(sink: &mut Sink, from: &str, to: Option<&str>, about: About) {
    if is_id(from) && to != Some(from) {
        let from = sink.person(from, "");
        let to = to.filter(|to| is_id(to)).map(|to| sink.person(to, ""));
        sink.act(Kind::Reaction, from, to, about);
    }
}

/// An envelope of an encrypted chat (2026): the content can't be read, and need not be.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Envelope<'a> {
    #[serde(borrow)]
    sender_id: Option<Word<'a>>,
    conversation_id: Option<Word<'a>>,
    created_at_msec: Option<Word<'a>>,
    detail: Option<Detail>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Detail {
    Named(BTreeMap<String, IgnoredAny>),
    Other(IgnoredAny),
}

impl Detail {
    /// It says that the event is another than a message: somebody read the chat, the group has a new name.
    fn is_no_message(&self) -> bool {
        let Detail::Named(members) = self else { return false };
        let event = |name: &&String| name.ends_with("Event") && !name.eq_ignore_ascii_case("messageCreateEvent");
        members.keys().any(|name| event(&name))
    }
}

/// `message-event.js`.
pub fn events(reading: &mut Reading, file: &File) {
    reading.json(file, &[&[ElementOrOne]], |sink, item| {
        let Some((event, _)) = element::<Envelope>(sink, item.text) else { return };
        if event.detail.is_some_and(|detail| detail.is_no_message()) {
            sink.skip(NO_MESSAGE);
            return;
        }
        let when = text_of(&event.created_at_msec).parse().map_or(When::UNKNOWN, text::epoch);
        let conversation = text_of(&event.conversation_id).replace(':', "-");
        send(sink, &conversation, text_of(&event.sender_id), "", when);
    });
}
