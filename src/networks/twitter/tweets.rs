//! Own posts: each once, with its counts, and what it does to others.

use super::element::Element;
use super::fields::{id_of, is_id, retweeted, written};
use super::people::{People, Who};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json;
use crate::readers::json::Step::ElementOrOne;
use crate::readers::json::fields::{Count, Flag, List, Object, Start, Word};
use crate::record::{Kind, OWNER, Observe, PersonIx, PostKind, Precision, Source, Sym, When};
use serde::Deserialize;
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
#[derive(Default, Deserialize)]
#[serde(default)]
struct User<'t> {
    #[serde(borrow)]
    id_str: Word<'t>,
    id: Word<'t>,
    screen_name: Word<'t>,
    name: Word<'t>,
}

impl User<'_> {
    fn id(&self) -> &str {
        id_of(&[&self.id_str, &self.id])
    }

    fn who(&self, recorder: &mut Recorder, people: &mut People) -> Who {
        people.who(recorder, self.id(), &self.screen_name, &self.name)
    }
}

/// A post in any generation; every field may be missing.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Tweet<'t> {
    #[serde(borrow)]
    id_str: Word<'t>,
    tweet_id: Word<'t>,
    id: Word<'t>,
    created_at: Word<'t>,
    full_text: Start<'t>,
    text: Start<'t>,
    user: Object<User<'t>>,
    user_id: Word<'t>,
    user_id_str: Word<'t>,
    /// Whether the owner retweeted it.
    retweeted: Flag,
    retweeted_status: Object<Status<'t>>,
    entities: Object<Entities<'t>>,
    in_reply_to_status_id_str: Word<'t>,
    in_reply_to_status_id: Word<'t>,
    in_reply_to_user_id_str: Word<'t>,
    in_reply_to_user_id: Word<'t>,
    in_reply_to_screen_name: Word<'t>,
    favorite_count: Count,
    retweet_count: Count,
    edit_info: Object<EditInfo<'t>>,
}

/// The post that a retweet repeats.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Status<'t> {
    #[serde(borrow)]
    id_str: Word<'t>,
    id: Word<'t>,
    user: Object<User<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Entities<'t> {
    #[serde(borrow)]
    user_mentions: List<Object<User<'t>>>,
}

/// Since autumn 2022: the first version has `initial`, later ones `edit`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct EditInfo<'t> {
    #[serde(borrow)]
    initial: Object<Versions<'t>>,
    edit: Object<Edit<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Edit<'t> {
    #[serde(borrow)]
    edit_control_initial: Object<Versions<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Versions<'t> {
    /// All versions, oldest first.
    #[serde(borrow)]
    edit_tweet_ids: List<Word<'t>>,
}

impl<'t> Tweet<'t> {
    fn id(&self) -> &str {
        id_of(&[&self.id_str, &self.tweet_id, &self.id])
    }

    /// The id of its author, where it says one.
    fn author_id(&self) -> &str {
        match self.user.as_ref() {
            Some(user) => user.id(),
            None => id_of(&[&self.user_id_str, &self.user_id]),
        }
    }

    fn mentions(&self) -> impl Iterator<Item = &User<'t>> {
        let mentions = self.entities.as_ref().map_or(&[][..], |entities| &*entities.user_mentions);
        mentions.iter().filter_map(|user| user.as_ref())
    }

    fn mention(&self, handle: &str) -> Option<&User<'t>> {
        self.mentions().find(|user| !handle.is_empty() && user.screen_name.eq_ignore_ascii_case(handle))
    }

    /// The handle, where it begins as X begins a retweet. What has been liked or retweeted itself was typed so by hand:
    /// X counts what others do with a retweet on the post that it repeats.
    fn retweeted(&self) -> Option<&str> {
        let counted = |count: Count| count.0.is_some_and(|n| n > 0);
        if counted(self.favorite_count) || counted(self.retweet_count) {
            return None;
        }
        self.begins_as_retweet()
    }

    /// The handle behind `RT`.
    fn begins_as_retweet(&self) -> Option<&str> {
        retweeted(self.full_text.0.as_deref().or(self.text.0.as_deref())?)
    }

    /// The id of the first version of a post that was edited.
    fn edited(&self) -> Option<&str> {
        let info = self.edit_info.as_ref()?;
        let edit = info.edit.as_ref().and_then(|edit| edit.edit_control_initial.as_ref());
        match &*edit.or(info.initial.as_ref())?.edit_tweet_ids {
            [first, _, ..] => Some(first),
            _ => None,
        }
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
    /// Others' posts that stand in place of the owner's retweets.
    repeated: HashSet<Sym>,
    /// By the first version's id: the last version so far, its id, where it stands.
    edited: BTreeMap<String, (u64, Source, Own)>,
}

impl Timeline {
    /// Reads one file of posts.
    pub fn read(&mut self, reading: &mut ExportReader, file: &File, people: &mut People, origin: Origin) {
        reading.json(file, &[&[ElementOrOne]], |recorder, item| {
            let Element { content: tweet, wrapped } = item.parse()?;
            let generation = match origin {
                Origin::Grailbird => "grailbird",
                Origin::Early if !wrapped => "2018",
                Origin::Early => "2020",
                Origin::Archive | Origin::Headers => "2022",
            };
            recorder.import().generation.get_or_insert_with(|| generation.to_owned());
            self.take(recorder, people, &tweet, origin);
            Ok(())
        });
    }

    fn take(&mut self, recorder: &mut Recorder, people: &mut People, tweet: &Tweet, origin: Origin) {
        if !recorder.knows_owner() && tweet.retweeted.0 != Some(true) {
            match tweet.user.as_ref() {
                Some(user) => people.owner(recorder, user.id(), &user.screen_name, &user.name),
                None => people.owner(recorder, tweet.author_id(), "", ""),
            }
        }
        let id = tweet.id();
        if id.is_empty() {
            recorder.problem("a post without an id can't be told from others; it was left out");
            return;
        }
        if is_anothers(recorder, people, tweet) {
            return self.repeat(recorder, people, tweet, id);
        }
        let own = own(recorder, people, tweet, id, origin);
        if own.counts != [None, None] {
            recorder.observes(&[Observe::ReactionsCounted, Observe::RepostsCounted]);
        }
        match tweet.edited() {
            None => self.add(recorder, people, own),
            Some(first) => self.edit(recorder, first, id.parse().unwrap_or(0), own),
        }
    }

    /// A retweet that stands as the post it repeats, with that post's counts, as tools that renew monthly files write it.
    /// When it was retweeted isn't said, only that it wasn't before.
    fn repeat(&mut self, recorder: &mut Recorder, people: &mut People, tweet: &Tweet, id: &str) {
        let object = recorder.sym(id);
        if !self.repeated.insert(object) {
            recorder.skip("a post that stands in the archive twice: counted once");
            return;
        }
        let when = written(&tweet.created_at, id).with(Precision::Derived);
        let author = match tweet.user.as_ref() {
            Some(user) => user.who(recorder, people),
            None => people.who(recorder, tweet.author_id(), "", ""),
        };
        people.act(recorder, Kind::Repost, Who::Known(OWNER), author, About::public(when, Some(object)));
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
        if !recorder.knows_owner() && !self.seen.is_empty() {
            recorder.skip("whose posts these are: nothing in it says so, and all of them count as yours; the whole archive would tell");
        }
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

/// Says who the owner is where no other file does: who wrote more of the posts at the files' beginnings than anybody else.
/// Others' posts that were retweeted may stand among them, and before them.
pub fn author(reading: &mut ExportReader, files: &[&File], people: &mut People) {
    let mut authors: BTreeMap<String, (u32, [String; 2])> = BTreeMap::new();
    for file in files {
        let start = reading.start(file);
        // What is wrong with it is told when it is read.
        let _ = json::split(&*start, &[&[ElementOrOne]], &mut |event| {
            if let json::Event::Item(item) = event
                && let Ok(Element { content: tweet, .. }) = item.parse::<Element<Tweet>>()
                && let Some(user) = tweet.user.as_ref().filter(|_| tweet.retweeted.0 != Some(true))
            {
                let known = authors.entry(user.id().to_owned()).or_default();
                known.0 += 1;
                known.1 = [user.screen_name.to_string(), user.name.to_string()];
            }
            true
        });
    }
    let most = authors.values().map(|(posts, _)| *posts).max().unwrap_or(0);
    let mut first = authors.iter().filter(|(_, (posts, _))| *posts == most);
    if let (Some((id, (_, [handle, name]))), None) = (first.next(), first.next()) {
        people.owner(&mut reading.recorder, id, handle, name);
    }
}

/// Whether a post's author is another than the owner, by id, else by handle; where nobody has said who the owner is, a post
/// that they retweeted.
fn is_anothers(recorder: &mut Recorder, people: &People, tweet: &Tweet) -> bool {
    let id = tweet.author_id();
    let handle = tweet.user.as_ref().map_or("", |user| &user.screen_name);
    if id.is_empty() && handle.is_empty() {
        return false;
    }
    let owner = &recorder.import().people[OWNER as usize].key;
    match (is_id(owner), is_id(id)) {
        (true, true) if is_rounded(owner, id) => false,
        (true, true) => {
            let author = recorder.person(id, "");
            !recorder.is_owner(author)
        }
        _ if owner.is_empty() => tweet.retweeted.0 == Some(true),
        // Handles change: an id that is missing on one side leaves doubt.
        (known, _) => !handle.is_empty() && !people.is_owners(handle) && (!known || tweet.retweeted.0 == Some(true)),
    }
}

/// Whether two ids are the same, or one is the other as JavaScript rounds it.
fn is_rounded(a: &str, b: &str) -> bool {
    const EXACT: u64 = 1 << 53;
    let number = |id: &str| id.parse().ok().filter(|id: &u64| *id > EXACT).map(|id| id as f64);
    a == b || number(a).is_some_and(|a| number(b) == Some(a))
}

fn own(recorder: &mut Recorder, people: &mut People, tweet: &Tweet, id: &str, origin: Origin) -> Own {
    let object = recorder.sym(id);
    let when = written(&tweet.created_at, id);
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
    let mut told: HashSet<_> = acts.iter().filter_map(|(_, to, _)| to.key()).collect();
    for mention in tweet.mentions() {
        let who = mention.who(recorder, people);
        if who.key().is_some_and(|key| told.insert(key)) {
            acts.push((Kind::Mention, who, Some(object)));
        }
    }
    Own { object, when, kind, counts: [tweet.favorite_count.0, tweet.retweet_count.0], acts }
}

/// Whose post is repeated, and which, where the export says it.
fn retweet(
    recorder: &mut Recorder,
    people: &mut People,
    tweet: &Tweet,
    origin: Origin,
) -> Option<(Who, Option<Sym>)> {
    if let Some(status) = tweet.retweeted_status.as_ref() {
        let author = status.user.as_ref().map_or(Who::Nobody, |user| user.who(recorder, people));
        return Some((author, recorder.sym_if(id_of(&[&status.id_str, &status.id]))));
    }
    let handle = match tweet.retweeted.0 {
        // As X's interface wrote it, and tools that renew files keep it; its counts are those of the post that it repeats.
        Some(true) => tweet.begins_as_retweet()?,
        _ => tweet.retweeted().filter(|_| origin != Origin::Grailbird)?,
    };
    let author = match tweet.mention(handle) {
        Some(user) => user.who(recorder, people),
        None => people.who(recorder, "", handle, ""),
    };
    Some((author, None))
}

/// Who is replied to, and on which post. A post that begins with somebody's handle is a reply without a post.
fn reply(recorder: &mut Recorder, people: &mut People, tweet: &Tweet) -> Option<(Who, Option<Sym>)> {
    let status = id_of(&[&tweet.in_reply_to_status_id_str, &tweet.in_reply_to_status_id]);
    let id = id_of(&[&tweet.in_reply_to_user_id_str, &tweet.in_reply_to_user_id]);
    let handle = &*tweet.in_reply_to_screen_name;
    if status.is_empty() && id.is_empty() && handle.is_empty() {
        return None;
    }
    let author = match tweet.mention(handle).filter(|m| id.is_empty() || m.id() == id) {
        Some(user) => user.who(recorder, people),
        None => people.who(recorder, id, handle, ""),
    };
    Some((author, recorder.sym_if(status)))
}

/// Deleted posts are counted as such; what they say isn't looked at.
pub fn deleted(reading: &mut ExportReader, file: &File) {
    reading.json(file, &[&[ElementOrOne]], |recorder, _| {
        recorder.skip("a post that was deleted: left out");
        Ok(())
    });
}
