//! `outbox.json`: own posts and boosts, each once, with its counts and what it does to others.

use super::layout::{Activity, Choice, Collection, HasId, ITEMS, Post, Tag};
use super::people::{People, author, host, profile};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::order::Order;
use crate::readers::json::fields::{List, Object, WordOr};
use crate::readers::text;
use crate::record::{Audience, Kind, OWNER, Observe, PersonIx, PostKind, Precision, Source, Sym, When};
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
    /// What the owner did to posts whose author nothing told.
    open: Vec<(Source, Kind, About)>,
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
    fn of(activity: &Activity) -> Visibility {
        let all = || activity.addressees();
        if all().next().is_none() || all().any(|to| is_public(to)) {
            Visibility::Public
        } else if all().any(|to| is_followers(to)) {
            Visibility::Followers
        } else {
            Visibility::Direct
        }
    }

    fn audience(self) -> Audience {
        if self == Visibility::Public { Audience::Public } else { Audience::Private }
    }
}

fn is_public(to: &str) -> bool {
    to.ends_with("#Public") || to == "as:Public"
}

/// Whether an address is a list of somebody's followers.
fn is_followers(to: &str) -> bool {
    to.ends_with("/followers")
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
        reading.json(file, ITEMS, |recorder, item| {
            let activity: Activity = item.parse()?;
            let actor = [&activity.actor, &activity.attributed_to].map(HasId::id);
            let actor = actor.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
            if !recorder.knows_owner() {
                recorder.owner(actor, "");
                people.actor(recorder, actor);
            }
            match (&*activity.kind, &activity.object) {
                ("Create", WordOr::Object(post)) => self.post(recorder, people, &activity, post),
                ("Create", WordOr::Word(id)) => {
                    self.post(recorder, people, &activity, &Post { id: id.clone(), ..Post::default() })
                }
                ("Announce", _) => self.boost(recorder, people, &activity),
                // Other servers' exports may list posts as they are.
                ("Note" | "Question" | "Article", _) => self.post(recorder, people, &activity, &item.parse()?),
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

    /// Whether it has any.
    pub fn posts(&self) -> bool {
        !self.seen.is_empty()
    }

    fn post(&mut self, recorder: &mut Recorder, people: &mut People, activity: &Activity, post: &Post) {
        let id = post.id();
        let Some(object) = self.first_seen(recorder, id) else { return };
        let when = written([&post.published, &activity.published], id);
        let visibility = Visibility::of(activity);
        let replied = post.in_reply_to.id();
        let kind = if replied.is_empty() { PostKind::Original } else { PostKind::Reply };
        let observed = visibility != Visibility::Direct && self.count(recorder, post, object, when);
        recorder.post(object, OWNER, when, kind, observed);
        if visibility == Visibility::Direct {
            return message(recorder, people, activity, when);
        }
        let about = |object| About { when, audience: visibility.audience(), object: Some(object), thread: None };
        let mut told = HashSet::new();
        if kind == PostKind::Reply {
            let to = replied_to(recorder, people, replied, post);
            let theirs = recorder.sym(replied);
            self.act(recorder, Kind::Reply, to, about(theirs));
            told.extend(to);
        }
        let quoted = post.quoted();
        if !quoted.is_empty() {
            let to = author(quoted).map(|uri| people.actor(recorder, uri));
            let theirs = recorder.sym(quoted);
            self.act(recorder, Kind::Repost, to, about(theirs));
        }
        for tag in post.mentions() {
            if let Some(to) = people.mentioned(recorder, tag).filter(|to| told.insert(*to)) {
                self.act(recorder, Kind::Mention, Some(to), about(object));
            }
        }
    }

    /// The owner did something; what one does to oneself doesn't count, and a post whose author nothing tells may turn out to be
    /// the owner's.
    fn act(&mut self, recorder: &mut Recorder, kind: Kind, to: Option<PersonIx>, about: About) {
        match to {
            None => self.open.push((recorder.here(), kind, about)),
            Some(to) if recorder.is_owner(to) => {}
            Some(_) => recorder.act(kind, OWNER, to, about),
        }
    }

    /// Keeps the counts of a post until all is read; `false` where it has none (before 4.4).
    fn count(&mut self, recorder: &mut Recorder, post: &Post, object: Sym, when: When) -> bool {
        let [likes, shares, replies] = [&post.likes, &post.shares, &post.replies].map(total);
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
        let first = post.replies.as_ref().and_then(|replies| replies.first.as_ref());
        let own = first.map_or(0, |page| page.items.len()) as u64;
        let replies = replies.map(|n| n.saturating_sub(own));
        self.counts.push(Counts { source: recorder.here(), object, when, likes, voters, shares, replies });
        true
    }

    fn boost(&mut self, recorder: &mut Recorder, people: &mut People, activity: &Activity) {
        let id = &*activity.id;
        let Some(object) = self.first_seen(recorder, id) else { return };
        let theirs = activity.object.id();
        let when = written([&activity.published, &activity.published], id);
        recorder.post(object, OWNER, when, PostKind::Repost, false);
        // Whose it is stands in the post, where that is there whole; else among the addressees.
        let whole = match &activity.object {
            WordOr::Object(post) => post.attributed_to.id(),
            WordOr::Word(_) => "",
        };
        let mut addressed = activity.addressees().map(|to| &*to.0);
        let addressed = addressed.find(|to| !is_followers(to) && !is_public(to) && host(to).is_some());
        let told = Some(whole).filter(|uri| !uri.is_empty()).or(addressed);
        let to = told.or(author(theirs)).map(|uri| people.actor(recorder, uri));
        let object = recorder.sym_if(theirs);
        self.boosted.extend(object);
        let audience = Visibility::of(activity).audience();
        self.act(recorder, Kind::Repost, to, About { when, audience, object, thread: None });
    }

    /// All files have been read: writes what waited, and the counts without what the owner added to them.
    pub fn finish(self, recorder: &mut Recorder) {
        for (source, kind, about) in self.open {
            if about.object.is_none_or(|object| !self.seen.contains(&object)) {
                recorder.back(source);
                recorder.act(kind, OWNER, None, about);
            }
        }
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

/// By the first of these that is a time, else by the id.
fn written(published: [&str; 2], id: &str) -> When {
    posted(text::exact(published.into_iter().find_map(text::iso)), id)
}

fn total(collection: &Object<Collection>) -> Option<u64> {
    collection.as_ref()?.total_items.0
}

/// A direct message to those it is addressed to. Its thread is who they are: `conversation` was missing once, and written
/// in several ways since.
fn message(recorder: &mut Recorder, people: &mut People, activity: &Activity, when: When) {
    let mut uris = vec![recorder.import().people[OWNER as usize].key.clone()];
    let mut members = Vec::new();
    let mut known = HashSet::new();
    for to in activity.addressees().filter(|to| !to.is_empty()) {
        let person = people.actor(recorder, to);
        if !recorder.is_owner(person) && known.insert(person) {
            members.push(person);
            uris.push(to.to_string());
        }
    }
    if members.is_empty() {
        return recorder.skip("a direct message to nobody: only counted as a post");
    }
    uris.order();
    let thread = recorder.sym(&uris.join(" "));
    members.iter().chain(&[OWNER]).for_each(|&member| recorder.participant(thread, member, None));
    let to = if members.len() == 1 { Some(members[0]) } else { None };
    recorder.act(Kind::Message, OWNER, to, About::private(when, thread));
}

/// Whose post is replied to: its URI tells, else the only one mentioned who is on its server, else nobody.
fn replied_to(recorder: &mut Recorder, people: &mut People, theirs: &str, reply: &Post) -> Option<PersonIx> {
    if let Some(uri) = author(theirs) {
        return Some(people.actor(recorder, uri));
    }
    let near = |tag: &&Tag| host(theirs).is_some() && host(&tag.href) == host(theirs);
    let mut near = reply.mentions().filter(near);
    match (near.next(), near.next()) {
        (Some(only), None) => people.mentioned(recorder, only),
        _ => profile(theirs).map(|uri| people.actor(recorder, uri)),
    }
}

/// How many voted, at least.
fn voters(post: &Post) -> u64 {
    fn votes(choices: &List<Object<Choice>>) -> impl Iterator<Item = u64> {
        choices.iter().filter_map(|choice| total(&choice.as_ref()?.replies))
    }
    // Of several answers that one may give, the most given tells how many there are at least.
    let least = votes(&post.one_of).fold(0, u64::saturating_add).max(votes(&post.any_of).max().unwrap_or(0));
    post.voters_count.0.unwrap_or(least)
}
