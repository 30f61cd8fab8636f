//! Messages, replies, mentions and reactions, day by day.

use super::people::{People, Profile, Room, Rooms, describe_writer};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::Step::Element;
use crate::readers::json::fields::{Count, Id, List, Object, Present, Word};
use crate::readers::text;
use crate::record::{Audience, Kind, Observe, PersonIx, Precision, When};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// A message, or a notice in its place.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Message<'t> {
    #[serde(borrow)]
    ts: Word<'t>,
    subtype: Word<'t>,
    user: Id<'t>,
    /// Of a file, by somebody.
    comment: Object<Comment<'t>>,
    bot_id: Present,
    user_profile: Object<Profile<'t>>,
    thread_ts: Word<'t>,
    parent_user_id: Word<'t>,
    /// Looked through for mentions.
    text: Word<'t>,
    reactions: List<Object<Reaction<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Comment<'t> {
    #[serde(borrow)]
    user: Id<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reaction<'t> {
    #[serde(borrow)]
    users: List<Word<'t>>,
    count: Count,
}

impl Message<'_> {
    /// Who wrote it; empty where that isn't told.
    fn user(&self) -> &str {
        let comment = self.comment.as_ref().map(|comment| &comment.user);
        [Some(&self.user), comment].into_iter().flatten().find(|user| user.quoted).map_or("", |user| &user.word)
    }
}

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
    pub talked: HashSet<usize>,
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
        reading.json_filled(file, &[&[Element]], |recorder, item| {
            self.message(recorder, &item.object()?);
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

    fn message(&mut self, recorder: &mut Recorder, message: &Message) {
        let ts = &*message.ts;
        let when = ts.split('.').next().and_then(|seconds| seconds.parse().ok()).map_or(When::UNKNOWN, text::epoch);
        if when.at.is_none() {
            return recorder.problem("a record without its ts is not a message of Slack's: it was left out");
        }
        let user = message.user();
        let thread = recorder.sym_if(self.room().map_or(&*self.folder, |room| &room.id));
        let about = About { when, audience: Audience::Private, object: None, thread };
        if let Some(why) = self.why_left(user, message) {
            if let ("channel_join" | "group_join", Some(thread)) = (&*message.subtype, thread)
                && !user.is_empty()
                && !self.people.is_bot(user)
            {
                let person = recorder.person(user, "");
                recorder.participant(thread, person, when.at);
            }
            if why == BOTS {
                self.reactions(recorder, None, &self.object(ts), about, message);
            }
            return recorder.skip_in_all(why);
        }
        self.talked.extend(self.room);
        recorder.observes(&[Observe::Messages, Observe::Mentions, Observe::MessageReactions]);
        let from = recorder.person(user, "");
        if recorder.import().people[from as usize].names.is_empty()
            && let Some(profile) = message.user_profile.as_ref()
        {
            describe_writer(recorder, user, profile);
        }
        let object = self.object(ts);
        if let Some(room) = self.room().filter(|room| room.direct) {
            let to = room.other(user).map(|other| recorder.person(other, ""));
            recorder.act(Kind::Message, from, to, about);
        } else {
            let replied = self.say(recorder, from, about, message);
            let about = About { object: Some(recorder.sym(&object)), ..about };
            self.mentions(recorder, from, replied, about, &message.text);
        }
        self.reactions(recorder, Some(from), &object, about, message);
    }

    /// Why a message doesn't count, if so.
    fn why_left(&self, user: &str, message: &Message) -> Option<&'static str> {
        let to_bot = || {
            let room = self.room().filter(|room| room.direct);
            room.and_then(|room| room.other(user)).is_some_and(|other| self.people.is_bot(other))
        };
        match &*message.subtype {
            "bot_message" | "bot_add" | "bot_remove" => Some(BOTS),
            "" | "me_message" | "thread_broadcast" | "reply_broadcast" | "file_share" | "file_comment" => {
                if message.bot_id.0 || self.people.is_bot(user) {
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
    fn say(&mut self, recorder: &mut Recorder, from: PersonIx, about: About, message: &Message) -> Option<PersonIx> {
        let root = &*message.thread_ts;
        if root.is_empty() {
            recorder.act(Kind::Message, from, None, about);
            return None;
        }
        let parent = self.object(root);
        if root == &*message.ts {
            self.parents.insert(parent, from);
            recorder.act(Kind::Message, from, None, about);
            return None;
        }
        let author = match &*message.parent_user_id {
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
    fn mentions(&self, recorder: &mut Recorder, from: PersonIx, replied: Option<PersonIx>, about: About, text: &str) {
        let mut reached: HashSet<PersonIx> = replied.into_iter().chain([from]).collect();
        for mention in text.split("<@").skip(1) {
            let id = mention.split(['>', '|']).next().unwrap_or_default();
            let plausible = id.len() > 1 && id.len() < 24 && id.bytes().all(|b| b.is_ascii_alphanumeric());
            if !plausible || self.people.is_bot(id) {
                continue;
            }
            let whom = recorder.person(id, "");
            if reached.insert(whom) {
                recorder.act(Kind::Mention, from, Some(whom), about);
            }
        }
    }

    /// Who reacted is named, but not when: not before the message. On a bot's, it reaches nobody.
    fn reactions(
        &self,
        recorder: &mut Recorder,
        from: Option<PersonIx>,
        object: &str,
        about: About,
        message: &Message,
    ) {
        for reaction in message.reactions.iter().filter_map(|reaction| reaction.as_ref()) {
            let named = reaction.users.len() as u64;
            for user in reaction.users.iter() {
                if user.is_empty() || self.people.is_bot(user) {
                    continue;
                }
                let who = recorder.person(user, "");
                if from != Some(who) {
                    let object = Some(recorder.sym(object));
                    // With a thread and without a receiver it would be to all.
                    let thread = about.thread.filter(|_| from.is_some());
                    let about = About { object, thread, when: about.when.with(Precision::Derived), ..about };
                    recorder.act(Kind::Reaction, who, from, about);
                }
            }
            // Who is the owner isn't known, so a count can't be theirs.
            if reaction.count.0.is_some_and(|all| all > named) {
                recorder.skip_in_all("reactions of which not everybody is named: only those who are count");
            }
        }
    }
}
