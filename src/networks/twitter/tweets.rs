//! Own posts: each once, with its counts, and what it does to others.

use super::fields::{id_of, retweeted, written};
use super::people::{People, Who};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::Step::ElementOrOne;
use crate::readers::value::Value;
use crate::record::{Kind, OWNER, Observe, PersonIx, PostKind, Source, Sym, When};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

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

/// Somebody in a post: its author, or whom it mentions.
#[derive(Clone, Copy)]
struct User<'t>(Value<'t>);

impl<'t> User<'t> {
    fn id(self) -> Cow<'t, str> {
        id_of(self.0, &["id_str", "id"])
    }

    fn handle(self) -> Cow<'t, str> {
        self.0.get("screen_name").word()
    }

    fn name(self) -> Cow<'t, str> {
        self.0.get("name").word()
    }

    fn who(self, recorder: &mut Recorder, people: &mut People) -> Who {
        people.who(recorder, &self.id(), &self.handle(), &self.name())
    }
}

/// A post in any generation; every field may be missing.
#[derive(Clone, Copy)]
struct Tweet<'t>(Value<'t>);

impl<'t> Tweet<'t> {
    fn id(self) -> Cow<'t, str> {
        id_of(self.0, &["id_str", "tweet_id", "id"])
    }

    fn mentions(self) -> impl Iterator<Item = User<'t>> {
        self.0.at(&["entities", "user_mentions"]).items().map(User)
    }

    fn mention(self, handle: &str) -> Option<User<'t>> {
        self.mentions().find(|user| !handle.is_empty() && user.handle().eq_ignore_ascii_case(handle))
    }

    /// The handle, where it begins as X begins a retweet.
    fn retweeted(self) -> Option<&'t str> {
        let full = self.0.get("full_text");
        retweeted(if full.is_missing() { self.0.get("text") } else { full })
    }

    /// The id of the first version of a post that was edited. Since autumn 2022 the first version has `initial`, later
    /// ones `edit`; both list all versions, oldest first.
    fn edited(self) -> Option<Cow<'t, str>> {
        let info = self.0.get("edit_info");
        let edit = info.at(&["edit", "editControlInitial"]);
        let control = if edit.is_missing() { info.get("initial") } else { edit };
        let mut ids = control.get("editTweetIds").items();
        let first = ids.next()?.word();
        ids.next().map(|_| first)
    }
}

/// An element of a `window.YTD` array without what it is wrapped in since January 2020, and whether it was.
pub fn element(value: Value) -> (Value, bool) {
    const WRAPS: [&str; 7] = ["tweet", "like", "follower", "following", "account", "userListInfo", "messageEvent"];
    let wraps = |name: Value| WRAPS.iter().any(|wrap| wrap.as_bytes() == name.raw());
    match value.members().find(|&(name, inner)| inner.is_object() && wraps(name)) {
        Some((_, inner)) => (inner, true),
        None => (value, false),
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
    seen: HashSet<Sym>,
    /// By the first version's id: the last version so far, its id, where it stands.
    edited: BTreeMap<String, (u64, Source, Own)>,
}

impl Timeline {
    /// Reads one file of posts.
    pub fn read(&mut self, reading: &mut ExportReader, file: &File, people: &mut People, origin: Origin) {
        reading.json_values(file, &[&[ElementOrOne]], |recorder, _, value| {
            let (tweet, wrapped) = element(value);
            let generation = match origin {
                Origin::Grailbird => "grailbird",
                Origin::Early if !wrapped => "2018",
                Origin::Early => "2020",
                Origin::Archive | Origin::Headers => "2022",
            };
            recorder.import().generation.get_or_insert_with(|| generation.to_owned());
            self.take(recorder, people, Tweet(tweet), origin);
            Ok(())
        });
    }

    fn take(&mut self, recorder: &mut Recorder, people: &mut People, tweet: Tweet, origin: Origin) {
        if !recorder.knows_owner() {
            let user = User(tweet.0.get("user"));
            if user.0.is_missing() {
                people.owner(recorder, &tweet.0.get("user_id").word(), "", "");
            } else {
                people.owner(recorder, &user.id(), &user.handle(), &user.name());
            }
        }
        let id = tweet.id();
        if id.is_empty() {
            recorder.problem("a post without an id can't be told from others; it was left out");
            return;
        }
        let own = own(recorder, people, tweet, &id, origin);
        if own.counts != [None, None] {
            recorder.observes(&[Observe::ReactionsCounted, Observe::RepostsCounted]);
        }
        match tweet.edited() {
            None => self.add(recorder, people, own),
            Some(first) => self.edit(recorder, &first, id.parse().unwrap_or(0), own),
        }
    }

    /// Every version of an edited post is listed, each with counts of its own: the last one is the post.
    fn edit(&mut self, recorder: &mut Recorder, first: &str, id: u64, own: Own) {
        let here = recorder.here();
        let known = self.edited.get(first).map(|(id, ..)| *id);
        if known.is_some() {
            recorder.skip("an earlier version of a post that was edited: the last version counts");
        }
        if known.is_none_or(|known| known < id) {
            self.edited.insert(first.to_owned(), (id, here, own));
        }
    }

    /// Records a post, unless it has been.
    pub fn add(&mut self, recorder: &mut Recorder, people: &mut People, own: Own) {
        let Own { object, when, kind, counts: [likes, retweets], acts } = own;
        if !self.seen.insert(object) {
            recorder.skip("a post that stands in the archive twice: counted once");
            return;
        }
        let observed = likes.or(retweets).is_some();
        recorder.post(object, OWNER, when, kind, observed);
        if observed {
            recorder.tally(object, when, [likes, retweets, None]);
        }
        for (kind, to, theirs) in acts {
            people.act(recorder, kind, Who::Known(OWNER), to, About::public(when, theirs));
        }
    }

    /// All files have been read.
    pub fn finish(mut self, recorder: &mut Recorder, people: &mut People) {
        for (_, (_, source, own)) in std::mem::take(&mut self.edited) {
            recorder.back(source);
            self.add(recorder, people, own);
        }
        if !recorder.knows_owner() {
            self.find_owner(recorder);
        }
        recorder.back(Source::default());
    }

    /// A lone `tweets.js` doesn't say whose it is; but who is replied to on the owner's own posts is the owner.
    fn find_owner(&self, recorder: &mut Recorder) {
        let import = recorder.import();
        let to_own = import.interactions.iter().filter(|i| i.kind == Kind::Reply && i.from == OWNER);
        let to_own = to_own.filter(|i| i.object.is_some_and(|o| self.seen.contains(&o)));
        let replied: HashSet<PersonIx> = to_own.filter_map(|i| i.to).collect();
        let &[owner] = Vec::from_iter(replied).as_slice() else { return };
        import.interactions.retain(|i| i.from != OWNER || i.to != Some(owner));
        let person = import.people[owner as usize].clone();
        recorder.owner(&person.key, "");
        person.names.iter().for_each(|name| recorder.name(OWNER, name));
    }
}

fn own(recorder: &mut Recorder, people: &mut People, tweet: Tweet, id: &str, origin: Origin) -> Own {
    let object = recorder.sym(id);
    let when = written(&tweet.0.get("created_at").word(), id);
    if let Some((author, theirs)) = retweet(recorder, people, tweet, origin) {
        let acts = vec![(Kind::Repost, author, theirs)];
        return Own { object, when, kind: PostKind::Repost, counts: [None, None], acts };
    }
    let mut acts = Vec::new();
    let mut kind = PostKind::Original;
    if let Some((author, theirs)) = reply(recorder, people, tweet) {
        kind = PostKind::Reply;
        acts.push((Kind::Reply, author, theirs));
    }
    for mention in tweet.mentions() {
        let who = mention.who(recorder, people);
        if !matches!(who, Who::Nobody) && !acts.iter().any(|(_, to, _)| to.same(&who)) {
            acts.push((Kind::Mention, who, Some(object)));
        }
    }
    let counts = ["favorite_count", "retweet_count"].map(|name| tweet.0.get(name).count());
    Own { object, when, kind, counts, acts }
}

/// Whose post is repeated, and which, where the export says it.
fn retweet(recorder: &mut Recorder, people: &mut People, tweet: Tweet, origin: Origin) -> Option<(Who, Option<Sym>)> {
    let status = tweet.0.get("retweeted_status");
    if !status.is_missing() {
        let author = User(status.get("user")).who(recorder, people);
        return Some((author, recorder.sym_if(&id_of(status, &["id_str", "id"]))));
    }
    let handle = tweet.retweeted().filter(|_| origin != Origin::Grailbird)?;
    let author = match tweet.mention(handle) {
        Some(user) => user.who(recorder, people),
        None => people.who(recorder, "", handle, ""),
    };
    Some((author, None))
}

/// Who is replied to, and on which post. A post that begins with somebody's handle is a reply without a post.
fn reply(recorder: &mut Recorder, people: &mut People, tweet: Tweet) -> Option<(Who, Option<Sym>)> {
    let status = id_of(tweet.0, &["in_reply_to_status_id_str", "in_reply_to_status_id"]);
    let id = id_of(tweet.0, &["in_reply_to_user_id_str", "in_reply_to_user_id"]);
    let handle = tweet.0.get("in_reply_to_screen_name").word();
    if status.is_empty() && id.is_empty() && handle.is_empty() {
        return None;
    }
    let author = match tweet.mention(&handle).filter(|m| id.is_empty() || m.id() == id) {
        Some(user) => user.who(recorder, people),
        None => people.who(recorder, &id, &handle, ""),
    };
    Some((author, recorder.sym_if(&status)))
}

/// Deleted posts are counted as such; what they say isn't looked at.
pub fn deleted(reading: &mut ExportReader, file: &File) {
    reading.json_values(file, &[&[ElementOrOne]], |recorder, _, _| {
        recorder.skip("a post that was deleted: left out");
        Ok(())
    });
}
