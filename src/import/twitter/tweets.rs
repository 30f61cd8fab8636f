//! Own posts: each once, with its counts, and what it does to others.

use super::fields::{Opening, Word, id_of, text_of, written};
use super::people::{People, Who};
use crate::import::json::Step::ElementOrOne;
use crate::import::reading::File;
use crate::import::{About, Reading, Sink};
use crate::ledger::{Kind, OWNER, Observe, PersonIx, PostKind, Source, Sym, When};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Where a post stands, which decides how a retweet is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `tweets.js`: retweets begin `RT @name:` and have no counts.
    Archive,
    /// `tweet.js`, the same until 2022.
    Early,
    /// `tweet-headers.js`: id and time only.
    Headers,
    /// A monthly file: a retweet holds the post it repeats; `RT @name:` was typed by hand.
    Grailbird,
}

/// A post in any generation; every field may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tweet<'a> {
    #[serde(borrow)]
    id_str: Option<Word<'a>>,
    id: Option<Word<'a>>,
    tweet_id: Option<Word<'a>>,
    user_id: Option<Word<'a>>,
    created_at: Option<Word<'a>>,
    full_text: Option<Opening>,
    text: Option<Opening>,
    favorite_count: Option<Word<'a>>,
    retweet_count: Option<Word<'a>>,
    in_reply_to_status_id_str: Option<Word<'a>>,
    in_reply_to_status_id: Option<Word<'a>>,
    in_reply_to_user_id_str: Option<Word<'a>>,
    in_reply_to_user_id: Option<Word<'a>>,
    in_reply_to_screen_name: Option<Word<'a>>,
    entities: Option<Entities<'a>>,
    user: Option<User<'a>>,
    retweeted_status: Option<Retweeted<'a>>,
    edit_info: Option<EditInfo<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entities<'a> {
    #[serde(borrow)]
    user_mentions: Option<Vec<User<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct User<'a> {
    #[serde(borrow)]
    id_str: Option<Word<'a>>,
    id: Option<Word<'a>>,
    screen_name: Option<Word<'a>>,
    name: Option<Word<'a>>,
}

impl User<'_> {
    fn id(&self) -> &str {
        id_of(&[&self.id_str, &self.id])
    }

    fn who(&self, sink: &mut Sink, people: &mut People) -> Who {
        people.who(sink, self.id(), text_of(&self.screen_name), text_of(&self.name))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Retweeted<'a> {
    #[serde(borrow)]
    id_str: Option<Word<'a>>,
    id: Option<Word<'a>>,
    user: Option<User<'a>>,
}

/// Since autumn 2022. The first version has `initial`, later ones `edit`; both list all versions, oldest first.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct EditInfo<'a> {
    #[serde(borrow)]
    initial: Option<Versions<'a>>,
    edit: Option<Edit<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Edit<'a> {
    #[serde(borrow)]
    edit_control_initial: Option<Versions<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Versions<'a> {
    #[serde(borrow)]
    edit_tweet_ids: Option<Vec<Word<'a>>>,
}

impl Tweet<'_> {
    fn mentions(&self) -> &[User<'_>] {
        self.entities.as_ref().and_then(|e| e.user_mentions.as_deref()).unwrap_or_default()
    }

    fn mention(&self, handle: &str) -> Option<&User<'_>> {
        let has = |m: &&User| !handle.is_empty() && text_of(&m.screen_name).eq_ignore_ascii_case(handle);
        self.mentions().iter().find(has)
    }

    /// The id of the first version of a post that was edited.
    fn edited(&self) -> Option<&str> {
        let info = self.edit_info.as_ref()?;
        let edit = info.edit.as_ref().and_then(|e| e.edit_control_initial.as_ref());
        let ids = edit.or(info.initial.as_ref())?.edit_tweet_ids.as_ref()?;
        (ids.len() > 1).then(|| &*ids[0].0)
    }
}

/// An element, or what it is wrapped in since January 2020.
#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Wrap<T> {
    #[serde(
        rename = "tweet",
        alias = "like",
        alias = "follower",
        alias = "following",
        alias = "account",
        alias = "userListInfo",
        alias = "messageEvent"
    )]
    inner: Option<T>,
}

/// An element of a `window.YTD` array, and whether it was wrapped.
pub fn element<'t, T: Deserialize<'t>>(sink: &mut Sink, text: &'t [u8]) -> Option<(T, bool)> {
    let wrap: Wrap<T> = Reading::parse(sink, text)?;
    match wrap.inner {
        Some(inner) => Some((inner, true)),
        None => Some((Reading::parse(sink, text)?, false)),
    }
}

/// A post as it will be recorded.
pub struct Own {
    pub object: Sym,
    pub when: When,
    pub kind: PostKind,
    /// Likes and retweets; `None` where the export doesn't say, or where they are another's.
    pub counts: [Option<u64>; 2],
    /// What it does, to whom, with which post of theirs.
    pub acts: Vec<(Kind, Who, Option<Sym>)>,
}

/// The owner's posts so far.
#[derive(Default)]
pub struct Timeline {
    seen: BTreeSet<Sym>,
    /// By the first version's id: the last version so far, its id, where it stands.
    edited: BTreeMap<String, (u64, Source, Own)>,
}

impl Timeline {
    /// Reads one file of posts.
    pub fn read(&mut self, reading: &mut Reading, file: &File, people: &mut People, origin: Origin) {
        reading.json(file, &[&[ElementOrOne]], |sink, item| {
            let Some((tweet, wrapped)) = element::<Tweet>(sink, item.text) else { return };
            let generation = match origin {
                Origin::Grailbird => "grailbird",
                Origin::Early if !wrapped => "2018",
                Origin::Early => "2020",
                Origin::Archive | Origin::Headers => "2022",
            };
            sink.import().generation.get_or_insert_with(|| generation.to_owned());
            self.take(sink, people, &tweet, origin);
        });
    }

    fn take(&mut self, sink: &mut Sink, people: &mut People, tweet: &Tweet, origin: Origin) {
        if !sink.knows_owner() {
            if let Some(user) = &tweet.user {
                people.owner(sink, user.id(), text_of(&user.screen_name), text_of(&user.name));
            } else {
                people.owner(sink, text_of(&tweet.user_id), "", "");
            }
        }
        let id = id_of(&[&tweet.id_str, &tweet.tweet_id, &tweet.id]);
        if id.is_empty() {
            sink.problem("a post without an id can't be told from others; it was left out");
            return;
        }
        let own = own(sink, people, tweet, id, origin);
        if own.counts != [None, None] {
            sink.observes(&[Observe::ReactionsCounted, Observe::RepostsCounted]);
        }
        match tweet.edited() {
            None => self.add(sink, people, own),
            Some(first) => self.edit(sink, first, id.parse().unwrap_or(0), own),
        }
    }

    /// Every version of an edited post is listed, each with counts of its own: the last one is the post.
    fn edit(&mut self, sink: &mut Sink, first: &str, id: u64, own: Own) {
        let here = sink.here();
        let known = self.edited.get(first).map(|(id, ..)| *id);
        if known.is_some() {
            sink.skip("an earlier version of a post that was edited: the last version counts");
        }
        if known.is_none_or(|known| known < id) {
            self.edited.insert(first.to_owned(), (id, here, own));
        }
    }

    /// Records a post, unless it has been.
    pub fn add(&mut self, sink: &mut Sink, people: &mut People, own: Own) {
        let Own { object, when, kind, counts: [likes, retweets], acts } = own;
        if !self.seen.insert(object) {
            sink.skip("a post that stands in the archive twice: counted once");
            return;
        }
        let observed = likes.or(retweets).is_some();
        sink.post(object, OWNER, when, kind, observed);
        if observed {
            sink.tally(object, when, [likes, retweets, None]);
        }
        for (kind, to, theirs) in acts {
            people.act(sink, kind, Who::Known(OWNER), to, About::public(when, theirs));
        }
    }

    /// All files have been read.
    pub fn finish(mut self, sink: &mut Sink, people: &mut People) {
        for (_, (_, source, own)) in std::mem::take(&mut self.edited) {
            sink.back(source);
            self.add(sink, people, own);
        }
        if !sink.knows_owner() {
            self.find_owner(sink);
        }
        sink.back(Source::default());
    }

    /// A lone `tweets.js` doesn't say whose it is; but who is replied to on the owner's own posts is the owner.
    fn find_owner(&self, sink: &mut Sink) {
        let import = sink.import();
        let to_own = import.interactions.iter().filter(|i| i.kind == Kind::Reply && i.from == OWNER);
        let to_own = to_own.filter(|i| i.object.is_some_and(|o| self.seen.contains(&o)));
        let replied: BTreeSet<PersonIx> = to_own.filter_map(|i| i.to).collect();
        let &[owner] = Vec::from_iter(replied).as_slice() else { return };
        import.interactions.retain(|i| i.from != OWNER || i.to != Some(owner));
        let person = import.people[owner as usize].clone();
        sink.owner(&person.key, "");
        person.names.iter().for_each(|name| sink.name(OWNER, name));
    }
}

fn own(sink: &mut Sink, people: &mut People, tweet: &Tweet, id: &str, origin: Origin) -> Own {
    let object = sink.sym(id);
    let when = written(text_of(&tweet.created_at), id);
    if let Some((author, theirs)) = retweet(sink, people, tweet, origin) {
        let acts = vec![(Kind::Repost, author, theirs)];
        return Own { object, when, kind: PostKind::Repost, counts: [None, None], acts };
    }
    let mut acts = Vec::new();
    let mut kind = PostKind::Original;
    if let Some((author, theirs)) = reply(sink, people, tweet) {
        kind = PostKind::Reply;
        acts.push((Kind::Reply, author, theirs));
    }
    for mention in tweet.mentions() {
        let who = mention.who(sink, people);
        if !matches!(who, Who::Nobody) && !acts.iter().any(|(_, to, _)| to.same(&who)) {
            acts.push((Kind::Mention, who, Some(object)));
        }
    }
    let count = |word: &Option<Word>| word.as_ref().and_then(Word::count);
    let counts = [count(&tweet.favorite_count), count(&tweet.retweet_count)];
    Own { object, when, kind, counts, acts }
}

/// Whose post is repeated, and which, where the export says it.
fn retweet(sink: &mut Sink, people: &mut People, tweet: &Tweet, origin: Origin) -> Option<(Who, Option<Sym>)> {
    if let Some(status) = &tweet.retweeted_status {
        let author = status.user.as_ref().map_or(Who::Nobody, |user| user.who(sink, people));
        return Some((author, sink.sym_if(id_of(&[&status.id_str, &status.id]))));
    }
    let text = tweet.full_text.as_ref().or(tweet.text.as_ref())?;
    let handle = text.retweets.as_deref().filter(|_| origin != Origin::Grailbird)?;
    let author = match tweet.mention(handle) {
        Some(user) => user.who(sink, people),
        None => people.who(sink, "", handle, ""),
    };
    Some((author, None))
}

/// Who is replied to, and on which post. A post that begins with somebody's handle is a reply without a post.
fn reply(sink: &mut Sink, people: &mut People, tweet: &Tweet) -> Option<(Who, Option<Sym>)> {
    let status = id_of(&[&tweet.in_reply_to_status_id_str, &tweet.in_reply_to_status_id]);
    let id = id_of(&[&tweet.in_reply_to_user_id_str, &tweet.in_reply_to_user_id]);
    let handle = text_of(&tweet.in_reply_to_screen_name);
    if status.is_empty() && id.is_empty() && handle.is_empty() {
        return None;
    }
    let author = match tweet.mention(handle).filter(|m| id.is_empty() || m.id() == id) {
        Some(user) => user.who(sink, people),
        None => people.who(sink, id, handle, ""),
    };
    Some((author, sink.sym_if(status)))
}

/// Deleted posts are counted as such; what they say isn't looked at.
pub fn deleted(reading: &mut Reading, file: &File) {
    reading.json(file, &[&[ElementOrOne]], |sink, _| sink.skip("a post that was deleted: left out"));
}
