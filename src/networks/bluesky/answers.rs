//! What Bluesky's public interface answers (`app.bsky.*`, from its lexicons): who liked and when, who reposted, quoted,
//! replied and follows.

use super::layout::{Actor, Answer, Feed, Item as Entry, Notification, Post, Saved, Thread};
use super::records::{act, author, made, tid};
use crate::Result;
use crate::import::{About, EntryProbe, ExportReader, Format, Gives, OwnWords, Recorder, Rows};
use crate::networks::answers::{ANSWERS, Acts, Request, Votes, begins, by_account};
use crate::readers::json::{Item, fields::Object};
use crate::readers::text;
use crate::record::{Kind, OWNER, Observe, PersonIx, PostKind, Relation, Source, Sym, When};
use std::collections::{BTreeMap, HashMap};

pub const FORMAT: Format = Format {
    name: "bluesky-answers",
    network: super::NETWORK.name,
    title: "Bluesky: who reacted",
    how: &[
        "Open collect.html, which stands beside this page, and write your handle: it fetches what is public about your posts, without a login, and saves it as a file.",
        "Drop that file here, together with your repository (repo.car) if you have it.",
        "By hand: the answers of app.bsky.feed.getAuthorFeed, getLikes, getRepostedBy, getQuotes, getPostThread, getPosts and app.bsky.graph.getFollowers, saved as .json; app.bsky.notification.listNotifications needs your login (docs/collect.md).",
    ],
    wait: "some minutes",
    gives: Gives::People,
    mend: "save the answers of getAuthorFeed and getLikes again, from the account that has posts",
    shown: &[],
    own_words: OwnWords::Never,
    claim: |_| crate::import::Claim::No,
    sniff,
    read,
};

fn sniff(head: &EntryProbe) -> Option<usize> {
    const LISTS: [&str; 8] = [
        "\"feed\"",
        "\"posts\"",
        "\"likes\"",
        "\"repostedBy\"",
        "\"thread\"",
        "\"followers\"",
        "\"notifications\"",
        "\"postView\"",
    ];
    if !matches!(head.split_ending().1, "json" | "jsonl" | "ndjson" | "txt" | "") {
        return None;
    }
    let plain = || {
        let person = head.says("\"did:plc:") || head.says("\"did:web:") || head.says("\"at://did:");
        person && LISTS.iter().any(|list| head.says(list))
    };
    (begins(head.start(), "/xrpc/app.bsky.") || plain()).then(|| head.folder())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    for (n, files) in by_account(reading).into_iter().enumerate() {
        if n > 0 {
            reading.another();
        }
        let mut found = Found::default();
        for file in files {
            reading.json_rows(&file, ANSWERS, &mut |rows, item| found.take(rows, item));
        }
        found.finish(&mut reading.recorder);
    }
    Ok(())
}

/// A post, as one of the answers shows it.
struct Seen {
    source: Source,
    author: PersonIx,
    when: When,
    /// Likes, reposts and quotes, replies.
    counts: [Option<u64>; 3],
    parent: Option<Sym>,
    root: Option<Sym>,
    quoted: Option<Sym>,
    mentions: Vec<PersonIx>,
}

/// What the answers say, until all are read.
#[derive(Default)]
struct Found {
    owners: Votes,
    names: BTreeMap<String, String>,
    posts: BTreeMap<Sym, Seen>,
    acts: Acts,
    followers: BTreeMap<PersonIx, (When, Source)>,
    newest: Option<i64>,
}

/// Somebody's number; `None`: nobody is named.
fn person(recorder: &mut Recorder, actor: &Actor) -> Option<PersonIx> {
    if actor.did.is_empty() {
        return None;
    }
    let person = recorder.person(&actor.did, &actor.display_name);
    // Handles that can't be verified are all called so.
    if !actor.handle.is_empty() && *actor.handle != *"handle.invalid" {
        recorder.name(person, &format!("@{}", &*actor.handle));
    }
    Some(person)
}

fn is_post(uri: &str) -> bool {
    uri.contains("/app.bsky.feed.post/")
}

/// Whose a post is; empty where its address doesn't say.
fn of(uri: &str) -> &str {
    author(uri).unwrap_or_default()
}

/// When something was made that says so, else when the network saw it.
fn told(made: &str, seen: &str) -> When {
    text::exact(text::iso(made).or_else(|| text::iso(seen)))
}

const NOBODY: &str = "names nobody: it was left out, everything else counts";

impl Found {
    fn take(&mut self, rows: &mut Rows, item: &Item) -> Result<()> {
        let saved: Saved = item.object()?;
        let request = Request::of(&saved.request);
        self.newest = self.newest.max(text::iso(&saved.at));
        match &saved.answer.0 {
            Some(answer) => self.answer(rows, request, answer),
            None => self.answer(rows, request, &item.object()?),
        }
        Ok(())
    }

    fn answer(&mut self, rows: &mut Rows, request: Request, answer: &Answer) {
        if !answer.error.is_empty() {
            rows.row(&[("error", &answer.error)]);
            return rows.recorder.skip("an answer that only says what went wrong: left out");
        }
        if !answer.did.is_empty() {
            // A profile: whose account was asked about.
            if rows.row(&[("did", &answer.did), ("handle", &answer.handle)]) {
                self.owners.add(&answer.did, 0);
                self.names.insert(answer.did.to_string(), answer.display_name.to_string());
            }
            return;
        }
        let asked = request.parameter("uri");
        let about = if answer.uri.is_empty() { &*asked } else { &*answer.uri };
        if let Some(likes) = &answer.likes {
            rows.recorder.observes(&[Observe::ReactionsNamed]);
            for like in likes.iter().filter_map(|like| like.as_ref()) {
                self.did(rows, Kind::Reaction, &like.actor, about, [&like.created_at, &like.indexed_at]);
            }
        }
        if let Some(people) = &answer.reposted_by {
            rows.recorder.observes(&[Observe::RepostsNamed]);
            for actor in people.iter() {
                self.did(rows, Kind::Repost, actor, about, ["", ""]);
            }
        }
        for entry in answer.feed.iter().flat_map(|feed| feed.iter()).filter_map(|entry| entry.as_ref()) {
            self.entry(rows, entry);
        }
        if let Some(posts) = &answer.posts {
            if !about.is_empty() {
                rows.recorder.observes(&[Observe::RepostsNamed]);
                self.owners.add(of(about), 2);
            }
            posts.iter().for_each(|post| self.post(rows, post));
        }
        if let Some(thread) = answer.thread.as_ref() {
            rows.recorder.observes(&[Observe::RepliesNamed]);
            self.owners.add(thread.post.as_ref().map_or("", |post| of(&post.uri)), 2);
            self.thread(rows, thread);
        }
        if let Some(followers) = &answer.followers {
            self.followers(rows, answer.subject.as_ref(), followers);
        }
        for notification in answer.notifications.iter().flat_map(|list| list.iter()).filter_map(|one| one.as_ref()) {
            self.notification(rows, notification);
        }
    }

    /// Somebody liked or reposted a post.
    fn did(&mut self, rows: &mut Rows, kind: Kind, actor: &Object<Actor>, uri: &str, [made, seen]: [&str; 2]) {
        let Actor { did, handle, .. } = actor.as_ref().unwrap_or(&Actor::default()).clone();
        if !rows.row(&[("uri", uri), ("did", &did), ("handle", &handle), ("createdAt", made), ("indexedAt", seen)]) {
            return;
        }
        if !is_post(uri) {
            return rows
                .recorder
                .problem("it doesn't say which post it is about: save the whole answer, with its uri");
        }
        self.owners.add(of(uri), 2);
        match actor.as_ref().and_then(|actor| person(rows.recorder, actor)) {
            Some(from) => {
                let object = rows.recorder.sym(uri);
                self.acts.add(rows.recorder, kind, from, object, told(made, seen));
            }
            None => rows.recorder.problem(NOBODY),
        }
    }

    /// An entry of the account's own feed.
    fn entry(&mut self, rows: &mut Rows, entry: &Feed) {
        match entry.reason.as_ref().and_then(|reason| reason.by.as_ref()) {
            Some(by) => {
                if rows.row(&[("reason", "repost"), ("did", &by.did)]) {
                    self.owners.add(&by.did, 1);
                    rows.recorder
                        .skip("a repost of somebody else's post: the repository (repo.car) has it with its time");
                }
            }
            None => {
                self.owners.add(entry.post.as_ref().map_or("", |post| of(&post.uri)), 1);
                self.post(rows, &entry.post);
            }
        }
    }

    fn thread(&mut self, rows: &mut Rows, thread: &Thread) {
        self.post(rows, &thread.post);
        for reply in thread.replies.iter() {
            match reply.as_ref().filter(|reply| reply.post.is_some()) {
                Some(reply) => self.thread(rows, reply),
                None => {
                    if rows.row(&[("reply", "deleted or hidden")]) {
                        rows.recorder.skip("a reply that was deleted or is hidden: left out");
                    }
                }
            }
        }
    }

    fn post(&mut self, rows: &mut Rows, post: &Object<Post>) {
        let Some(post) = post.as_ref() else { return };
        self.see(rows, &post.uri, &post.author, &post.record, &post.indexed_at, post.counts());
    }

    /// A post is shown: the first time it is read, later only its counts.
    fn see(
        &mut self,
        rows: &mut Rows,
        uri: &str,
        actor: &Object<Actor>,
        record: &Object<Entry>,
        seen: &str,
        counts: [Option<u64>; 3],
    ) {
        let empty = Entry::default();
        let record = record.as_ref().unwrap_or(&empty);
        let [parent, root] = [record.parent(), record.root()];
        if !rows.row(&[("uri", uri), ("createdAt", &record.created_at), ("indexedAt", seen), ("reply", parent)]) {
            return;
        }
        let recorder = &mut *rows.recorder;
        let author = actor.as_ref().and_then(|actor| person(recorder, actor));
        let (true, Some(author)) = (is_post(uri), author) else {
            return recorder.problem("a post without its address or its author was left out");
        };
        let object = recorder.sym(uri);
        if let Some(known) = self.posts.get_mut(&object) {
            for (known, count) in known.counts.iter_mut().zip(counts) {
                *known = (*known).max(count);
            }
            return;
        }
        let key = uri.rsplit('/').next().unwrap_or_default();
        let when = made(&record.created_at, key);
        let when = if when.at.is_some() { when } else { text::exact(text::iso(seen)) };
        let quoted = Some(record.quoted()).filter(|uri| is_post(uri)).map(|uri| recorder.sym(uri));
        let mentions = record.mentions().map(|did| recorder.person(did, "")).collect();
        let [parent, root] = [parent, root].map(|uri| recorder.sym_if(uri));
        let source = recorder.here();
        self.posts.insert(object, Seen { source, author, when, counts, parent, root, quoted, mentions });
    }

    fn followers(&mut self, rows: &mut Rows, of: Option<&Actor>, followers: &[Object<Actor>]) {
        rows.recorder.observes(&[Observe::Contacts]);
        self.owners.add(of.map_or("", |actor| &actor.did), 0);
        for actor in followers.iter().filter_map(|actor| actor.as_ref()) {
            if !rows.row(&[("did", &actor.did), ("handle", &actor.handle)]) {
                continue;
            }
            match person(rows.recorder, actor) {
                Some(from) => self.follows(rows.recorder, from, When::UNKNOWN),
                None => rows.recorder.problem(NOBODY),
            }
        }
    }

    fn follows(&mut self, recorder: &Recorder, from: PersonIx, when: When) {
        let (known, source) = self.followers.entry(from).or_insert((when, recorder.here()));
        if when.precision < known.precision {
            (*known, *source) = (when, recorder.here());
        }
    }

    fn notification(&mut self, rows: &mut Rows, said: &Notification) {
        rows.recorder.observes(&[
            Observe::ReactionsNamed,
            Observe::RepostsNamed,
            Observe::RepliesNamed,
            Observe::Mentions,
            Observe::Follows,
        ]);
        let empty = Entry::default();
        let record = said.record.as_ref().unwrap_or(&empty);
        match &*said.reason {
            "like" => {
                let times = [&*record.created_at, &*said.indexed_at];
                self.did(rows, Kind::Reaction, &said.author, &said.reason_subject, times);
            }
            "repost" => {
                let times = [&*record.created_at, &*said.indexed_at];
                self.did(rows, Kind::Repost, &said.author, &said.reason_subject, times);
            }
            "reply" | "quote" | "mention" => {
                if matches!(&*said.reason, "reply" | "quote") {
                    self.owners.add(of(&said.reason_subject), 2);
                }
                self.see(rows, &said.uri, &said.author, &said.record, &said.indexed_at, [None; 3]);
            }
            "follow" => {
                let did = said.author.as_ref().map_or("", |actor| &actor.did);
                let when = told(&record.created_at, &said.indexed_at);
                if rows.row(&[("did", did), ("reason", "follow"), ("createdAt", &record.created_at)]) {
                    match said.author.as_ref().and_then(|actor| person(rows.recorder, actor)) {
                        Some(from) => self.follows(rows.recorder, from, when),
                        None => rows.recorder.problem(NOBODY),
                    }
                }
            }
            reason => {
                if rows.row(&[("reason", reason)]) {
                    rows.recorder
                        .skip("a notification that is neither like, repost, reply, quote, mention nor follow");
                }
            }
        }
    }

    /// All answers have been read.
    fn finish(self, recorder: &mut Recorder) {
        let Found { owners, names, posts, acts, followers, newest } = self;
        recorder.import().as_of = newest;
        recorder.import().cut = true;
        let Some(owner) = owners.winner().map(str::to_owned) else {
            return;
        };
        recorder.owner(&owner, names.get(&owner).map_or("", String::as_str));
        recorder.link(OWNER, &format!("https://bsky.app/profile/{owner}"));
        let own = own(&posts, recorder);
        for (object, post) in &posts {
            recorder.back(post.source);
            if recorder.is_owner(post.author) {
                let reposts = acts.by(Kind::Repost, *object, &own.people);
                own_post(recorder, *object, post, [0, reposts + own.quoted(*object), own.replied(*object)]);
            } else {
                anothers(recorder, *object, post, &owner);
            }
        }
        acts.write(recorder, &|recorder, object| {
            let uri = recorder.string(object);
            let derived = || text::exact(uri.rsplit('/').next().and_then(tid));
            (of(uri) == owner).then(|| posts.get(&object).map_or_else(derived, |post| post.when))
        });
        for (person, (when, source)) in followers {
            recorder.back(source);
            recorder.contact(person, Relation::Follower, when);
        }
        recorder.back(Source::default());
    }
}

/// What the owner did to their own posts, which the counts hold, too.
struct Own {
    people: Vec<PersonIx>,
    replied: HashMap<Sym, u64>,
    quoted: HashMap<Sym, u64>,
}

impl Own {
    fn replied(&self, post: Sym) -> u64 {
        self.replied.get(&post).copied().unwrap_or_default()
    }

    fn quoted(&self, post: Sym) -> u64 {
        self.quoted.get(&post).copied().unwrap_or_default()
    }
}

fn own(posts: &BTreeMap<Sym, Seen>, recorder: &mut Recorder) -> Own {
    let also = recorder.import().owner_also.clone();
    let mut own = Own { people: also, replied: HashMap::new(), quoted: HashMap::new() };
    own.people.push(OWNER);
    for post in posts.values().filter(|post| recorder.is_owner(post.author)) {
        if let Some(parent) = post.parent {
            *own.replied.entry(parent).or_default() += 1;
        }
        if let Some(quoted) = post.quoted {
            *own.quoted.entry(quoted).or_default() += 1;
        }
    }
    own
}

/// Writes a post of the owner's, its counts without what they did themselves, and what it does to others.
fn own_post(recorder: &mut Recorder, object: Sym, post: &Seen, own: [u64; 3]) {
    let kind = if post.parent.is_some() { PostKind::Reply } else { PostKind::Original };
    let counted = post.counts.iter().any(Option::is_some);
    recorder.post(object, OWNER, post.when, kind, counted);
    if counted {
        recorder.observes(&[Observe::ReactionsCounted, Observe::RepostsCounted, Observe::RepliesCounted]);
        let counts = [0, 1, 2].map(|n| post.counts[n].map(|count| count.saturating_sub(own[n])));
        recorder.tally(object, post.when, counts);
    }
    let mut told = Vec::new();
    let theirs = |recorder: &mut Recorder, uri: Sym| {
        let did = of(recorder.string(uri)).to_owned();
        (!did.is_empty()).then(|| recorder.person(&did, ""))
    };
    if let Some(parent) = post.parent {
        let to = theirs(recorder, parent);
        told.extend(to);
        let about = About { thread: post.root, ..About::public(post.when, Some(parent)) };
        act(recorder, Kind::Reply, to, about);
    }
    if let Some(quoted) = post.quoted {
        let to = theirs(recorder, quoted);
        act(recorder, Kind::Repost, to, About::public(post.when, Some(quoted)));
    }
    for &mentioned in &post.mentions {
        if !told.contains(&mentioned) {
            told.push(mentioned);
            act(recorder, Kind::Mention, Some(mentioned), About::public(post.when, Some(object)));
        }
    }
}

/// Writes what somebody's post does to the owner.
fn anothers(recorder: &mut Recorder, object: Sym, post: &Seen, owner: &str) {
    let own = |recorder: &Recorder, uri: Option<Sym>| uri.filter(|uri| of(recorder.string(*uri)) == owner);
    let replied = own(recorder, post.parent);
    let quoted = own(recorder, post.quoted);
    if replied.is_some() {
        let about = About { thread: post.root, ..About::public(post.when, replied) };
        recorder.act(Kind::Reply, post.author, Some(OWNER), about);
    }
    if quoted.is_some() {
        recorder.act(Kind::Repost, post.author, Some(OWNER), About::public(post.when, quoted));
    }
    let mentioned = post.mentions.iter().any(|person| recorder.is_owner(*person));
    if mentioned && replied.is_none() {
        recorder.act(Kind::Mention, post.author, Some(OWNER), About::public(post.when, Some(object)));
    } else if replied.is_none() && quoted.is_none() {
        recorder.skip("a post of somebody else's that does nothing to the owner's: left out");
    }
}
