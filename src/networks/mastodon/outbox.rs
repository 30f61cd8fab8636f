//! `outbox.json`: own posts and boosts, each once, with its counts and what it does to others.

use super::ITEMS;
use super::people::{People, author, host, profile};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::text;
use crate::readers::value::Value;
use crate::record::{Audience, Kind, OWNER, Observe, PersonIx, PostKind, Precision, Source, Sym, When};
use std::borrow::Cow;
use std::collections::HashSet;

/// The owner's posts so far.
#[derive(Default)]
pub struct Outbox {
    seen: HashSet<Sym>,
    /// Posts that the owner liked; of their own, the count holds that too.
    pub liked: HashSet<Sym>,
    /// Posts that the owner boosted.
    boosted: HashSet<Sym>,
    counts: Vec<Counts>,
}

/// What others left on a post, as the server counted it.
struct Counts {
    source: Source,
    object: Sym,
    when: When,
    likes: Option<u64>,
    /// How many voted, where it is a poll.
    voters: u64,
    shares: Option<u64>,
    replies: Option<u64>,
}

/// Who can see a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visibility {
    /// Public, or unlisted.
    Public,
    Followers,
    /// Whom it mentions: a direct message.
    Direct,
}

impl Visibility {
    fn of(activity: Value) -> Visibility {
        let all = || addressees(activity);
        if all().next().is_none() || all().any(|to| is_public(&to)) {
            Visibility::Public
        } else if all().any(|to| is_followers(&to)) {
            Visibility::Followers
        } else {
            Visibility::Direct
        }
    }

    fn audience(self) -> Audience {
        if self == Visibility::Public { Audience::Public } else { Audience::Private }
    }
}

/// To whom an activity goes.
fn addressees<'v>(activity: Value<'v>) -> impl Iterator<Item = Cow<'v, str>> {
    activity.get("to").items().chain(activity.get("cc").items()).map(Value::word)
}

fn is_public(to: &str) -> bool {
    to.ends_with("#Public") || to == "as:Public"
}

/// Whether an address is a list of somebody's followers.
fn is_followers(to: &str) -> bool {
    to.ends_with("/followers")
}

/// The URI of an object that stands as such, or whole.
pub fn id_of(object: Value) -> Cow<str> {
    if object.is_object() { object.get("id").word() } else { object.word() }
}

/// When a post was written: as it says, else by its id, which on Mastodon holds the time (since October 2017).
pub fn posted(said: When, id: &str) -> When {
    const FIRST: i64 = 1_506_816_000;
    let number = id.split_once("/statuses/").and_then(|(_, number)| number.parse::<i64>().ok());
    let derived = number.map(|n| (n >> 16) / 1000).filter(|at| *at >= FIRST);
    if said.at.is_some() { said } else { text::exact(derived).with(Precision::Derived) }
}

impl Outbox {
    pub fn read(&mut self, reading: &mut ExportReader, file: &File, people: &mut People) {
        reading.json_values(file, ITEMS, |recorder, _, activity| {
            let activity = activity.object()?;
            let actor = activity.get("actor");
            let actor = if actor.is_missing() { activity.get("attributedTo") } else { actor };
            if !recorder.knows_owner() {
                recorder.owner(&id_of(actor), "");
                people.actor(recorder, &id_of(actor));
            }
            match &*activity.get("type").word() {
                "Create" => self.post(recorder, people, activity, activity.get("object")),
                "Announce" => self.boost(recorder, people, activity),
                // Other servers' exports may list posts as they are.
                "Note" | "Question" | "Article" => self.post(recorder, people, activity, activity),
                _ => recorder.skip("an activity that is neither a post nor a boost: left out"),
            }
            Ok(())
        });
    }

    /// Whether it is a post of the owner's.
    pub fn holds(&self, object: Sym) -> bool {
        self.seen.contains(&object)
    }

    /// The number of a post, unless it was seen.
    fn first_seen(&mut self, recorder: &mut Recorder, id: &str) -> Option<Sym> {
        if id.is_empty() {
            recorder.problem("a post without an id can't be told from others; it was left out");
            return None;
        }
        let object = recorder.sym(id);
        if self.seen.insert(object) {
            return Some(object);
        }
        recorder.skip("a post that stands in the archive twice: counted once");
        None
    }

    fn post(&mut self, recorder: &mut Recorder, people: &mut People, activity: Value, post: Value) {
        let id = id_of(post);
        let Some(object) = self.first_seen(recorder, &id) else { return };
        let when = written(activity, post, &id);
        let visibility = Visibility::of(activity);
        let replied = post.get("inReplyTo");
        let kind = if replied.is_missing() { PostKind::Original } else { PostKind::Reply };
        let observed = visibility != Visibility::Direct && self.count(recorder, post, object, when);
        recorder.post(object, OWNER, when, kind, observed);
        if visibility == Visibility::Direct {
            return message(recorder, people, activity, when);
        }
        let act = |recorder: &mut Recorder, kind: Kind, to: Option<PersonIx>, object: Sym| {
            // What one does to oneself is no act.
            if to.is_none_or(|to| !recorder.is_owner(to)) {
                let about = About { when, audience: visibility.audience(), object: Some(object), thread: None };
                recorder.act(kind, OWNER, to, about);
            }
        };
        let mut told = Vec::new();
        let tags = || post.get("tag").items().filter(|tag| tag.get("type").word() == "Mention");
        if kind == PostKind::Reply {
            let theirs = id_of(replied);
            let to = replied_to(recorder, people, &theirs, &mut tags());
            let theirs = recorder.sym(&theirs);
            act(recorder, Kind::Reply, to, theirs);
            told.extend(to);
        }
        // A quote, since 4.5; other servers call it otherwise.
        let quote = ["quote", "quoteUri", "quoteUrl"].iter().find(|name| !post.get(name).is_missing());
        let quoted = quote.map(|name| id_of(post.get(name))).unwrap_or_default();
        if !quoted.is_empty() {
            let to = author(&quoted).map(|uri| people.actor(recorder, uri));
            let theirs = recorder.sym(&quoted);
            act(recorder, Kind::Repost, to, theirs);
        }
        for tag in tags() {
            if let Some(to) = people.mentioned(recorder, tag).filter(|to| !told.contains(to)) {
                told.push(to);
                act(recorder, Kind::Mention, Some(to), object);
            }
        }
    }

    /// Keeps the counts of a post until all is read; `false` where it has none (before 4.4).
    fn count(&mut self, recorder: &mut Recorder, post: Value, object: Sym, when: When) -> bool {
        let total = |name: &str| post.at(&[name, "totalItems"]).count();
        let [likes, shares, replies] = ["likes", "shares", "replies"].map(total);
        let voters = voters(post);
        if likes.or(shares).or(replies).is_none() {
            if voters > 0 {
                recorder.skip(
                    "votes on a poll: left out, as this archive counts neither favourites nor boosts beside them",
                );
            }
            return false;
        }
        for (count, what) in [
            (likes, Observe::ReactionsCounted),
            (shares, Observe::RepostsCounted),
            (replies, Observe::RepliesCounted),
        ] {
            if count.is_some() {
                recorder.observes(&[what]);
            }
        }
        // The first of them are listed: only the author's own are.
        let own = post.at(&["replies", "first", "items"]).items().count() as u64;
        let replies = replies.map(|n| n.saturating_sub(own));
        self.counts.push(Counts { source: recorder.here(), object, when, likes, voters, shares, replies });
        true
    }

    fn boost(&mut self, recorder: &mut Recorder, people: &mut People, activity: Value) {
        let id = activity.get("id").word();
        let Some(object) = self.first_seen(recorder, &id) else { return };
        let boosted = activity.get("object");
        let theirs = id_of(boosted);
        let when = written(activity, activity, &id);
        recorder.post(object, OWNER, when, PostKind::Repost, false);
        // Whose it is stands in the post, where that is there whole; else among the addressees.
        let whole = id_of(boosted.get("attributedTo"));
        let addressed = addressees(activity).find(|to| !is_followers(to) && !is_public(to) && host(to).is_some());
        let told = Some(whole).filter(|uri| !uri.is_empty()).or(addressed);
        let to = told.as_deref().or(author(&theirs)).map(|uri| people.actor(recorder, uri));
        let theirs = recorder.sym_if(&theirs);
        self.boosted.extend(theirs);
        if to.is_none_or(|to| !recorder.is_owner(to)) {
            let audience = Visibility::of(activity).audience();
            recorder.act(Kind::Repost, OWNER, to, About { when, audience, object: theirs, thread: None });
        }
    }

    /// All files have been read: writes the counts, without what the owner added to them.
    pub fn finish(self, recorder: &mut Recorder) {
        let counted = !self.counts.is_empty();
        if !self.seen.is_empty() {
            let generation = if counted { "4.4" } else { "2.3" };
            recorder.import().generation.get_or_insert_with(|| generation.to_owned());
        }
        for Counts { source, object, when, likes, voters, shares, replies } in self.counts {
            let less = |count: u64, own: &HashSet<Sym>| count.saturating_sub(u64::from(own.contains(&object)));
            // Whoever liked a poll may be among those who voted: the larger number is what is surely there.
            let likes = likes.map(|n| less(n, &self.liked).max(voters));
            let shares = shares.map(|n| less(n, &self.boosted));
            recorder.back(source);
            recorder.tally(object, when, [likes, shares, replies]);
        }
        recorder.back(Source::default());
    }
}

fn written(activity: Value, post: Value, id: &str) -> When {
    let said = |value: Value| text::iso(&value.get("published").word());
    posted(text::exact(said(post).or(said(activity))), id)
}

/// A direct message to those it is addressed to. Its thread is who they are: `conversation` was missing once, and written
/// in several ways since.
fn message(recorder: &mut Recorder, people: &mut People, activity: Value, when: When) {
    let mut uris = vec![recorder.import().people[OWNER as usize].key.clone()];
    let mut members = Vec::new();
    for to in addressees(activity).filter(|to| !to.is_empty()) {
        let person = people.actor(recorder, &to);
        if !recorder.is_owner(person) && !members.contains(&person) {
            members.push(person);
            uris.push(to.into_owned());
        }
    }
    if members.is_empty() {
        return recorder.skip("a direct message to nobody: only counted as a post");
    }
    uris.sort();
    let thread = recorder.sym(&uris.join(" "));
    members.iter().chain(&[OWNER]).for_each(|&member| recorder.participant(thread, member, None));
    let to = if members.len() == 1 { Some(members[0]) } else { None };
    recorder.act(Kind::Message, OWNER, to, About::private(when, thread));
}

/// Whose post is replied to: its URI tells, else the only one mentioned who is on its server, else nobody.
fn replied_to<'v>(
    recorder: &mut Recorder,
    people: &mut People,
    post: &str,
    mentions: &mut dyn Iterator<Item = Value<'v>>,
) -> Option<PersonIx> {
    if let Some(uri) = author(post) {
        return Some(people.actor(recorder, uri));
    }
    let mut near = mentions.filter(|tag| host(post).is_some() && host(&tag.get("href").word()) == host(post));
    match (near.next(), near.next()) {
        (Some(only), None) => people.mentioned(recorder, only),
        _ => profile(post).map(|uri| people.actor(recorder, uri)),
    }
}

/// How many voted, at least.
fn voters(post: Value) -> u64 {
    let votes =
        |name: &str| post.get(name).items().filter_map(|option| option.at(&["replies", "totalItems"]).count());
    // Of several answers that one may give, the most given tells how many there are at least.
    let least = votes("oneOf").fold(0, u64::saturating_add).max(votes("anyOf").max().unwrap_or(0));
    post.get("votersCount").count().unwrap_or(least)
}
