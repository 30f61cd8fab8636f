//! Messages, replies, mentions and reactions, day by day.

use super::people::{People, Room, Rooms, describe};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::Step::Element;
use crate::readers::text;
use crate::readers::value::Value;
use crate::record::{Audience, Kind, Observe, PersonIx, Precision, When};
use std::collections::HashMap;

const BOTS: &str = "messages by bots and apps";

/// Everything that was said.
pub struct Talk<'a> {
    people: &'a People,
    rooms: &'a Rooms,
    /// The folder in work, and its conversation where it is listed.
    folder: String,
    room: Option<usize>,
    /// Who wrote the message that a thread of replies hangs on.
    parents: HashMap<String, PersonIx>,
    /// Who wrote last in it.
    last: HashMap<String, PersonIx>,
    /// Listed conversations in which there were messages.
    pub talked: Vec<usize>,
}

impl<'a> Talk<'a> {
    pub fn new(people: &'a People, rooms: &'a Rooms) -> Talk<'a> {
        let (parents, last, talked) = <_>::default();
        Talk { people, rooms, folder: String::new(), room: None, parents, last, talked }
    }

    /// A day of a conversation.
    pub fn read(&mut self, reading: &mut ExportReader, file: &File) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder != self.folder {
            folder.clone_into(&mut self.folder);
            self.room = self.rooms.of_folder(folder);
        }
        reading.json_values(file, &[&[Element]], |recorder, _, message| {
            self.message(recorder, message.object()?);
            Ok(())
        });
    }

    fn room(&self) -> Option<&'a Room> {
        self.room.and_then(|number| self.rooms.get(number))
    }

    /// What a message's `ts` is called among all conversations.
    fn object(&self, ts: &str) -> String {
        format!("{}/{ts}", self.room().map_or(&*self.folder, |room| &room.id))
    }

    fn message(&mut self, recorder: &mut Recorder, message: Value) {
        let ts = message.get("ts").word();
        let when = ts.split('.').next().and_then(|seconds| seconds.parse().ok()).map_or(When::UNKNOWN, text::epoch);
        if when.at.is_none() {
            return recorder.problem("a record without its ts is no message of Slack's: it was left out");
        }
        let user = [message.get("user"), message.at(&["comment", "user"])].into_iter().find(|user| user.is_text());
        let user = user.map(Value::word).unwrap_or_default();
        let thread = recorder.sym_if(self.room().map_or(&*self.folder, |room| &room.id));
        let about = About { when, audience: Audience::Private, object: None, thread };
        if let Some(why) = self.why_left(&user, message) {
            if let ("channel_join" | "group_join", Some(thread)) = (&*message.get("subtype").word(), thread)
                && !user.is_empty()
                && !self.people.is_bot(&user)
            {
                let person = recorder.person(&user, "");
                recorder.participant(thread, person, when.at);
            }
            if why == BOTS {
                self.reactions(recorder, None, &self.object(&ts), about, message.get("reactions"));
            }
            return recorder.skip_in_all(why);
        }
        self.talked.extend(self.room.filter(|room| self.talked.last() != Some(room)));
        recorder.observes(&[Observe::Messages, Observe::Mentions, Observe::MessageReactions]);
        let from = recorder.person(&user, "");
        if recorder.import().people[from as usize].names.is_empty() {
            describe(recorder, &user, message.get("user_profile"), message.get("user_profile"));
        }
        let object = self.object(&ts);
        if let Some(room) = self.room().filter(|room| room.direct) {
            let to = room.other(&user).map(|other| recorder.person(other, ""));
            recorder.act(Kind::Message, from, to, about);
        } else {
            let replied = self.say(recorder, from, about, message);
            let about = About { object: Some(recorder.sym(&object)), ..about };
            self.mentions(recorder, [Some(from), replied], about, &message.get("text").word());
        }
        self.reactions(recorder, Some(from), &object, about, message.get("reactions"));
    }

    /// Why a message doesn't count, if so.
    fn why_left(&self, user: &str, message: Value) -> Option<&'static str> {
        let subtype = message.get("subtype").word();
        let to_bot = || {
            let room = self.room().filter(|room| room.direct);
            room.and_then(|room| room.other(user)).is_some_and(|other| self.people.is_bot(other))
        };
        match &*subtype {
            "bot_message" | "bot_add" | "bot_remove" => Some(BOTS),
            "" | "me_message" | "thread_broadcast" | "reply_broadcast" | "file_share" | "file_comment" => {
                if !message.get("bot_id").is_missing() || self.people.is_bot(user) {
                    Some(BOTS)
                } else if user.is_empty() {
                    Some("messages without a sender")
                } else {
                    to_bot().then_some("messages to bots")
                }
            }
            _ => Some("notices about members, topics, files and the like"),
        }
    }

    /// A message to all, or a reply to whom a thread hangs on; they themselves go on there to whoever wrote last.
    /// Returns to whom it was.
    fn say(&mut self, recorder: &mut Recorder, from: PersonIx, about: About, message: Value) -> Option<PersonIx> {
        let root = message.get("thread_ts").word();
        if root.is_empty() {
            recorder.act(Kind::Message, from, None, about);
            return None;
        }
        let parent = self.object(&root);
        if root == message.get("ts").word() {
            self.parents.insert(parent, from);
            recorder.act(Kind::Message, from, None, about);
            return None;
        }
        let named = message.get("parent_user_id").word();
        let author = match &*named {
            "" => self.parents.get(&parent).copied(),
            bot if self.people.is_bot(bot) => None,
            id => Some(recorder.person(id, "")),
        };
        let last = self.last.insert(parent.clone(), from).filter(|last| *last != from);
        match author {
            Some(author) if author != from => {
                let object = Some(recorder.sym(&parent));
                recorder.act(Kind::Reply, from, Some(author), About { object, ..about });
                Some(author)
            }
            Some(_) => {
                recorder.act(Kind::Message, from, last, about);
                last
            }
            None => {
                recorder.act(Kind::Message, from, None, about);
                None
            }
        }
    }

    /// `<@U01>`, `<@U01|ann>`
    fn mentions(&self, recorder: &mut Recorder, reached: [Option<PersonIx>; 2], about: About, text: &str) {
        let mut reached: Vec<PersonIx> = reached.into_iter().flatten().collect();
        for mention in text.split("<@").skip(1) {
            let id = mention.split(['>', '|']).next().unwrap_or_default();
            let plausible = id.len() > 1 && id.len() < 24 && id.bytes().all(|b| b.is_ascii_alphanumeric());
            if !plausible || self.people.is_bot(id) {
                continue;
            }
            let whom = recorder.person(id, "");
            if !reached.contains(&whom) {
                reached.push(whom);
                recorder.act(Kind::Mention, reached[0], Some(whom), about);
            }
        }
    }

    /// Who reacted is named, but not when: not before the message. On a bot's, it reaches nobody.
    fn reactions(&self, recorder: &mut Recorder, from: Option<PersonIx>, object: &str, about: About, list: Value) {
        for reaction in list.items() {
            let mut named = 0;
            for user in reaction.get("users").items() {
                let user = user.word();
                named += 1;
                if user.is_empty() || self.people.is_bot(&user) {
                    continue;
                }
                let who = recorder.person(&user, "");
                if from != Some(who) {
                    let object = Some(recorder.sym(object));
                    // With a thread and without a receiver it would be to all.
                    let thread = about.thread.filter(|_| from.is_some());
                    let about = About { object, thread, when: about.when.with(Precision::Derived), ..about };
                    recorder.act(Kind::Reaction, who, from, about);
                }
            }
            // Who is the owner isn't known, so a count can't be theirs.
            if reaction.get("count").count().is_some_and(|all| all > named) {
                recorder.skip_in_all("reactions of which not everybody is named: only those who are count");
            }
        }
    }
}
