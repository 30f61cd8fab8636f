//! Chats and their messages, in the order of the file: a chat's name, type and id stand before its messages.

use super::heads::{Head, Part, Turn};
use super::ids;
use super::layout::{self, Personal};
use crate::import::{About, Recorder};
use crate::readers::json::fields::Word;
use crate::readers::text;
use crate::record::{Audience, Kind, OWNER, Observe, PersonIx, PostKind, Precision, Source, Sym, When};
use std::collections::{HashMap, HashSet};

/// What a chat is, by its `type`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Type {
    Personal,
    /// Also where the export doesn't say.
    #[default]
    Group,
    Supergroup {
        public: bool,
    },
    Channel,
    /// Nobody's but one's own, or a machine's: why it is left out.
    Left(&'static str),
}

impl Type {
    fn of(word: &str) -> Type {
        match word {
            "personal_chat" => Type::Personal,
            "private_supergroup" => Type::Supergroup { public: false },
            "public_supergroup" => Type::Supergroup { public: true },
            "private_channel" | "public_channel" => Type::Channel,
            "saved_messages" => Type::Left("saved messages: written to oneself"),
            BOT_CHAT => Type::Left("messages in chats with bots"),
            "replies" | "verification_codes" => Type::Left("notifications by Telegram"),
            _ => Type::Group,
        }
    }

    /// Ids of people, groups and channels may be equal.
    fn space(self) -> &'static str {
        match self {
            Type::Personal | Type::Left(_) => "user",
            Type::Group => "chat",
            Type::Supergroup { .. } | Type::Channel => "channel",
        }
    }

    fn audience(self) -> Audience {
        if self == (Type::Supergroup { public: true }) { Audience::Public } else { Audience::Private }
    }
}

const BOT_CHAT: &str = "bot_chat";

/// Notices by Telegram come as a person's messages.
const TELEGRAM: &str = "user777000";

/// The chat in work.
#[derive(Default)]
struct Chat {
    name: String,
    kind: Option<Type>,
    id: u64,
    /// From its first message on.
    thread: Option<(String, Sym)>,
    /// When the owner joined, where that is told.
    joined: Option<i64>,
}

/// A message, as far as every kind of chat needs it.
struct Message {
    key: String,
    from: PersonIx,
    /// What the local clock was ahead of UTC.
    ahead: i64,
    object: String,
    about: About,
}

/// A post of the owner's in a channel.
struct Posted {
    object: Sym,
    when: When,
    reactions: u64,
    source: Source,
}

/// All chats of a file.
#[derive(Default)]
pub struct Chats {
    chat: Chat,
    /// The owner's, as mentions write it, in lower case.
    handle: String,
    /// Who wrote which message of this chat.
    authors: HashMap<u32, usize>,
    bots: HashSet<String>,
    posts: Vec<Posted>,
    /// Exports show reactions since the end of 2024.
    shows_reactions: bool,
    /// In a sorted file: the heads of its chats, and which of them is the one in work.
    heads: Option<Vec<Head>>,
    turn: Turn,
    at: usize,
}

impl Chats {
    /// Of a sorted file.
    pub fn of(heads: Vec<Head>) -> Chats {
        let mut chats = Chats::default();
        heads.iter().filter(|head| head.kind == BOT_CHAT).for_each(|head| chats.bot(head.id));
        chats.heads = Some(heads);
        chats
    }

    pub fn owner(&mut self, recorder: &mut Recorder, personal: &Personal) {
        let key = ids::peer(&personal.user_id);
        recorder.owner(&key, &format!("{} {}", &*personal.first_name, &*personal.last_name));
        let handle = personal.username.trim_start_matches('@');
        if !handle.is_empty() && !key.is_empty() {
            self.handle = format!("@{}", handle.to_lowercase());
            recorder.name(OWNER, &format!("@{handle}"));
            recorder.link(OWNER, &format!("https://t.me/{handle}"));
        }
    }

    /// A chat begins where something comes that the one in work has.
    fn begin(&mut self, recorder: &mut Recorder, has: impl Fn(&Chat) -> bool) -> &mut Chat {
        if has(&self.chat) || self.chat.thread.is_some() {
            self.close(recorder);
        }
        &mut self.chat
    }

    /// In a sorted file, heads are known before they come: they only tell where a chat ends.
    fn turns(&mut self, recorder: &mut Recorder, part: Part) -> bool {
        if self.heads.is_some() && self.turn.begins(part) {
            self.close(recorder);
            self.at += 1;
        }
        self.heads.is_some()
    }

    /// The head of the chat in work.
    fn fill(&mut self) {
        if let Some(head) = self.heads.as_ref().and_then(|heads| heads.get(self.at))
            && self.chat.kind.is_none()
        {
            self.chat.name.clone_from(&head.name);
            self.chat.kind = Some(Type::of(&head.kind));
            self.chat.id = head.id;
        }
    }

    pub fn name(&mut self, recorder: &mut Recorder, name: &str) {
        if self.turns(recorder, Part::Name) {
            return;
        }
        self.begin(recorder, |c| !c.name.is_empty() || c.kind.is_some()).name = text::clean(name).into_owned();
    }

    pub fn kind(&mut self, recorder: &mut Recorder, word: &str) {
        if self.turns(recorder, Part::Type) {
            return;
        }
        self.begin(recorder, |c| c.kind.is_some()).kind = Some(Type::of(word));
    }

    pub fn id(&mut self, recorder: &mut Recorder, id: u64) {
        if self.turns(recorder, Part::Id) {
            return;
        }
        let chat = self.begin(recorder, |c| c.id != 0);
        chat.id = id;
        if chat.kind == Some(Type::of(BOT_CHAT)) {
            self.bot(id);
        }
    }

    /// Which generation wrote a bot's id is only known from messages.
    fn bot(&mut self, id: u64) {
        self.bots.extend([false, true].map(|numbers| format!("user{}", ids::bare(id, numbers))));
    }

    /// The chat is over: the owner was in it all along, or since they joined.
    fn close(&mut self, recorder: &mut Recorder) {
        let chat = std::mem::take(&mut self.chat);
        self.authors.clear();
        let group = matches!(chat.kind, Some(Type::Group | Type::Supergroup { .. }));
        if let Some((_, thread)) = chat.thread.filter(|_| group && recorder.knows_owner()) {
            recorder.participant(thread, OWNER, chat.joined);
        }
    }

    pub fn end(mut self, recorder: &mut Recorder) {
        self.close(recorder);
        for post in &self.posts {
            recorder.back(post.source);
            recorder.post(post.object, OWNER, post.when, PostKind::Original, self.shows_reactions);
            if self.shows_reactions {
                recorder.observes(&[Observe::ReactionsCounted]);
                recorder.tally(post.object, post.when, [Some(post.reactions), None, None]);
            }
        }
        recorder.back(Source::default());
    }

    /// The thread's id, the same in every export of it. `numbers`: people's ids are.
    fn thread(&mut self, recorder: &mut Recorder, numbers: bool) -> (&str, Sym) {
        let chat = &mut self.chat;
        let (id, thread) = chat.thread.get_or_insert_with(|| {
            let space = chat.kind.unwrap_or_default().space();
            let id = match ids::bare(chat.id, numbers) {
                0 if chat.name.is_empty() => space.to_owned(),
                0 => recorder.bounded(&chat.name).to_owned(),
                bare => format!("{space}{bare}"),
            };
            let thread = recorder.sym(&id);
            (id, thread)
        });
        (id, *thread)
    }

    pub fn message(&mut self, recorder: &mut Recorder, message: &layout::Message) {
        self.fill();
        if self.chat.kind.is_none() && self.chat.thread.is_none() {
            recorder.problem("the file doesn't say what kind of chat this is: its messages are read as a group's");
        }
        match (&*message.kind, self.chat.kind.unwrap_or_default()) {
            ("service", _) => self.service(recorder, message),
            ("unsupported", _) => recorder.skip("messages of a kind that Telegram doesn't export"),
            (_, Type::Left(why)) => recorder.skip(why),
            (_, kind) => self.written(recorder, kind, message),
        }
    }

    fn written(&mut self, recorder: &mut Recorder, kind: Type, written: &layout::Message) {
        let id = &written.from_id;
        let name = text::clean(&written.from).into_owned();
        let key = Some(ids::peer(id)).filter(|key| !key.is_empty()).unwrap_or_else(|| name.clone());
        let numbers = !id.quoted && !id.word.is_empty();
        let (thread, thread_sym) = self.thread(recorder, numbers);
        let object = format!("{thread}/{}", &*written.id);
        self.shows_reactions |= written.reactions.is_some();
        if kind == Type::Channel {
            return self.posted(recorder, written, &object);
        }
        // Only bots write buttons; what people send by way of a bot names it.
        if written.inline_bot_buttons.0 && !written.via_bot.0 {
            self.bots.insert(key.clone());
        }
        if key.is_empty() {
            return recorder.skip("messages without a sender");
        }
        if key == TELEGRAM || self.bots.contains(&key) {
            return recorder.skip("messages by bots and by Telegram");
        }
        let when = written.when();
        if written.is_misdated() {
            recorder.problem("messages with an invalid date: they count without a time");
        }
        let from = recorder.person(&key, &name);
        let about = About { when, audience: kind.audience(), object: None, thread: Some(thread_sym) };
        let message = Message { key, from, ahead: written.ahead(when), object, about };
        recorder.observes(&[Observe::Messages]);
        let other = if kind == Type::Personal {
            self.personal(recorder, &message, &name, numbers)
        } else {
            self.grouped(recorder, &message, written);
            None
        };
        self.reactions(recorder, &message, other, written);
    }

    /// A chat of two is called by the other one's name and id. Who writes there and isn't them is the owner. Returns to
    /// whom it was.
    fn personal(
        &mut self,
        recorder: &mut Recorder,
        message: &Message,
        name: &str,
        numbers: bool,
    ) -> Option<PersonIx> {
        let chat = &self.chat;
        let peer = match ids::bare(chat.id, numbers) {
            0 => chat.name.clone(),
            bare => format!("user{bare}"),
        };
        let theirs = message.key == peer || (name == chat.name && !name.is_empty());
        let to = if theirs && !recorder.is_owner(message.from) {
            Some(OWNER)
        } else {
            if !recorder.knows_owner() {
                recorder.owner(&message.key, name);
            }
            let own = recorder.is_owner(message.from) && !peer.is_empty();
            own.then(|| recorder.person(&peer, &chat.name))
        };
        recorder.act(Kind::Message, message.from, to, message.about);
        to
    }

    /// To everybody, or in reply to somebody; and to whom it mentions.
    fn grouped(&mut self, recorder: &mut Recorder, message: &Message, written: &layout::Message) {
        // What it replies to may stand in another chat.
        let here = !written.reply_to_peer_id.0;
        let replied = number(&written.reply_to_message_id).filter(|_| here);
        let author = replied.and_then(|id| self.authors.get(&id)).map(|&p| p as PersonIx);
        let to =
            author.filter(|&to| to != message.from && !(recorder.is_owner(to) && recorder.is_owner(message.from)));
        if let Some((to, replied)) = to.zip(replied) {
            let thread = self.chat.thread.as_ref().map_or("", |(id, _)| id);
            let object = Some(recorder.sym(&format!("{thread}/{}", replied.cast_signed())));
            recorder.act(Kind::Reply, message.from, Some(to), About { object, ..message.about });
        } else {
            recorder.act(Kind::Message, message.from, None, message.about);
        }
        self.wrote(&written.id, message.from);
        self.mentions(recorder, message, to, written);
    }

    /// Who wrote which message of this chat, for replies to it.
    fn wrote(&mut self, id: &Word, who: PersonIx) {
        if let Some(id) = number(id) {
            self.authors.insert(id, who as usize);
        }
    }

    fn mentions(
        &self,
        recorder: &mut Recorder,
        message: &Message,
        replied: Option<PersonIx>,
        written: &layout::Message,
    ) {
        if !self.handle.is_empty() {
            recorder.observes(&[Observe::Mentions]);
        }
        // Whoever is replied to has been reached by this message, and so has everybody once.
        let one = |recorder: &Recorder, whom: PersonIx| if recorder.is_owner(whom) { OWNER } else { whom };
        let mut reached: HashSet<PersonIx> =
            replied.into_iter().chain([message.from]).map(|whom| one(recorder, whom)).collect();
        for part in written.parts() {
            let whom = match &*part.kind {
                "mention_name" => {
                    let key = ids::peer(&part.user_id);
                    if key.is_empty() || self.bots.contains(&key) {
                        continue;
                    }
                    recorder.person(&key, "")
                }
                "mention" if !self.handle.is_empty() && part.text.to_lowercase() == self.handle => OWNER,
                _ => continue,
            };
            if reached.insert(one(recorder, whom)) {
                let object = Some(recorder.sym(&message.object));
                recorder.observes(&[Observe::Mentions]);
                recorder.act(Kind::Mention, message.from, Some(whom), About { object, ..message.about });
            }
        }
    }

    /// Who reacted is named for a few; how many did, for all: in a chat of two the `other` one, in a group anybody. Their
    /// clock is local, as the message's other one. A count has no audience, so a private group's is as good as any.
    fn reactions(
        &self,
        recorder: &mut Recorder,
        message: &Message,
        other: Option<PersonIx>,
        written: &layout::Message,
    ) {
        if written.reactions.is_none() {
            return;
        }
        recorder.observes(&[Observe::MessageReactions]);
        let (mut all, mut named) = (0, 0);
        for reaction in written.reactions() {
            // A file may write any number.
            all = reaction.count.0.unwrap_or_default().saturating_add(all);
            for recent in reaction.named() {
                let key = Some(ids::peer(&recent.from_id)).filter(|k| !k.is_empty());
                let key = key.unwrap_or_else(|| recent.from.to_string());
                if self.bots.contains(&key) {
                    all = all.saturating_sub(1);
                    continue;
                }
                if key.is_empty() {
                    continue;
                }
                let who = recorder.person(&key, &recent.from);
                if who == message.from || (recorder.is_owner(who) && recorder.is_owner(message.from)) {
                    all = all.saturating_sub(1);
                    continue;
                }
                named += 1;
                let local = text::iso(&recent.date);
                let own = local.map(|at| When::exact(at - message.ahead).with(Precision::Local));
                let when = own.unwrap_or(message.about.when.with(Precision::Derived));
                let object = Some(recorder.sym(&message.object));
                let about = About { when, object, ..message.about };
                recorder.act(Kind::Reaction, who, Some(message.from), about);
            }
        }
        let when = message.about.when;
        let object = recorder.sym(&message.object);
        if all <= named {
        } else if let Some(other) = other {
            let about = About { when: when.with(Precision::Derived), object: Some(object), ..message.about };
            // Nobody places more than three on one message.
            (named..all.min(3)).for_each(|_| recorder.act(Kind::Reaction, other, Some(message.from), about));
        } else if recorder.is_owner(message.from) {
            recorder.tally(object, when, [Some(all), None, None]);
        } else if !recorder.knows_owner() {
            recorder.skip("reactions counted without names, where the export doesn't say which messages are yours");
        }
    }

    /// A channel's posts are the channel's; only a signature tells which of them the owner wrote.
    fn posted(&mut self, recorder: &mut Recorder, posted: &layout::Message, object: &str) {
        let author = text::clean(&posted.author);
        let own =
            !author.is_empty() && recorder.import().people[OWNER as usize].names.iter().any(|name| *name == author);
        if !own {
            return recorder.skip("posts in channels that are not signed with your name: whose they are isn't told");
        }
        let counts = posted.reactions().filter_map(|reaction| reaction.count.0);
        let reactions = counts.fold(0, u64::saturating_add);
        let post = Posted { object: recorder.sym(object), when: posted.when(), reactions, source: recorder.here() };
        self.posts.push(post);
    }

    fn service(&mut self, recorder: &mut Recorder, notice: &layout::Message) {
        let joins = matches!(&*notice.action, "join_group_by_link" | "join_group_by_request");
        if joins && self.chat.joined.is_none() && recorder.knows_owner() {
            let key = ids::peer(&notice.actor_id);
            if !key.is_empty() && recorder.import().people[OWNER as usize].key == key {
                self.chat.joined = notice.when().at;
            }
        }
        recorder.skip("notices about calls, members, titles and the like");
    }
}

/// A message's number within its chat.
fn number(id: &Word) -> Option<u32> {
    id.parse::<i32>().map(i32::cast_unsigned)
}
