//! What the answers say, gathered until all are read: only then it is known whose they are, and which post has which number.

use super::about::{About, Accounts};
use super::layout::{Entity, Mention};
use crate::import::{Recorder, Rows};
use crate::networks::answers::{Acts, Does, Followers, OwnTo, Votes, more, own_post};
use crate::networks::mastodon::outbox::posted;
use crate::networks::mastodon::people::{People, author, host};
use crate::readers::text;
use crate::record::{Audience, Kind, OWNER, Observe, PersonIx, Source, Sym, When};
use std::collections::{BTreeMap, HashMap};

/// A status, as one of the answers shows it.
struct Seen {
    source: Source,
    author: PersonIx,
    when: When,
    audience: Audience,
    /// Favourites, boosts and quotes, replies.
    counts: [Option<u64>; 3],
    /// Whether it answers something, and by their server's numbers what and whose.
    reply: bool,
    parent: String,
    parents_author: String,
    quoted: Option<(PersonIx, Sym)>,
    mentions: Vec<PersonIx>,
    direct: bool,
}

/// Accounts that did something to a status of which only its number is told.
struct Waiting {
    source: Source,
    kind: Kind,
    from: PersonIx,
    id: String,
}

#[derive(Default)]
pub struct Found {
    owners: Votes,
    people: People,
    /// Accounts and statuses by the server's numbers.
    accounts: HashMap<String, PersonIx>,
    statuses: HashMap<String, Sym>,
    posts: BTreeMap<Sym, Seen>,
    waiting: Vec<Waiting>,
    acts: Acts,
    followers: Followers,
    newest: Option<i64>,
}

/// The URI by which archives name an account: as the server says since 4.2, else as its profile's address tells.
fn actor(account: &Entity) -> String {
    key(&account.uri, &account.url, &account.acct)
}

fn key(uri: &str, url: &str, acct: &str) -> String {
    if !uri.is_empty() {
        return uri.to_owned();
    }
    match url.rsplit_once("/@") {
        Some((server, name)) if !name.contains('/') => format!("{server}/users/{name}"),
        _ if !url.is_empty() => url.to_owned(),
        _ if !acct.is_empty() => format!("@{}", acct.to_lowercase()),
        _ => String::new(),
    }
}

impl Found {
    /// What the address says that was asked.
    pub fn asked(&mut self, recorder: &mut Recorder, at: &str, list: Accounts) {
        self.newest = self.newest.max(text::iso(at));
        match list {
            Accounts::Favourited => recorder.observes(&[Observe::ReactionsNamed]),
            Accounts::Boosted => recorder.observes(&[Observe::RepostsNamed]),
            Accounts::Follow => recorder.observes(&[Observe::Contacts]),
            Accounts::Owner | Accounts::Untold => {}
        }
    }

    /// Reads an entity, whichever it is. `own`: statuses are those of the account that was asked about.
    pub fn entity(&mut self, rows: &mut Rows, entity: &Entity, about: &About, own: bool) {
        if !entity.error.is_empty() {
            rows.row(&[("error", &entity.error)]);
            rows.recorder.skip("an answer that only says what went wrong: left out");
        } else if let Some(ancestors) = &entity.ancestors {
            rows.recorder.observes(&[Observe::RepliesNamed]);
            for status in ancestors.iter().chain(entity.descendants.iter()).filter_map(|status| status.as_ref()) {
                self.status(rows, status);
            }
        } else if entity.notification_groups.is_some() {
            rows.row(&[]);
            rows.recorder.problem(
                "grouped notifications name only some of those who reacted: save /api/v1/notifications instead",
            );
        } else if !entity.kind.is_empty() && !entity.created_at.is_empty() && entity.visibility.is_empty() {
            self.notification(rows, entity);
        } else if entity.account.is_some() {
            if own {
                self.owners.add(&entity.account.as_ref().map_or(String::new(), |account| actor(account)), 1);
            }
            self.status(rows, entity);
        } else {
            self.account(rows, entity, about);
        }
    }

    /// An account in a list, which is what says what they did.
    fn account(&mut self, rows: &mut Rows, account: &Entity, about: &About) {
        let called = if account.acct.is_empty() { &account.username } else { &account.acct };
        if !rows.row(&[("acct", called), ("url", &account.url), ("status", about.id)]) {
            return;
        }
        let recorder = &mut *rows.recorder;
        let Some(from) = self.person(recorder, account) else {
            return recorder.problem("what is neither a status, an account nor a notification was left out");
        };
        let (source, id) = (recorder.here(), about.id.to_owned());
        match about.list {
            Accounts::Owner => self.owners.add(&actor(account), 0),
            Accounts::Follow => {
                recorder.observes(&[Observe::Contacts]);
                self.followers.add(recorder, from, When::UNKNOWN);
            }
            Accounts::Favourited if !id.is_empty() => {
                recorder.observes(&[Observe::ReactionsNamed]);
                self.waiting.push(Waiting { source, kind: Kind::Reaction, from, id });
            }
            Accounts::Boosted if !id.is_empty() => {
                recorder.observes(&[Observe::RepostsNamed]);
                self.waiting.push(Waiting { source, kind: Kind::Repost, from, id });
            }
            _ => recorder.problem(
                "a list of accounts doesn't say what they did, nor to which post: call the file by both, as in favourited_by-109419880690343548.json",
            ),
        }
    }

    fn person(&mut self, recorder: &mut Recorder, account: &Entity) -> Option<PersonIx> {
        let key = actor(account);
        if key.is_empty() {
            return None;
        }
        let person = recorder.person(&key, &account.display_name);
        self.called(recorder, person, &account.acct, &account.username, &account.url);
        if !account.id.is_empty() {
            self.accounts.entry(account.id.to_string()).or_insert(person);
        }
        Some(person)
    }

    fn mentioned(&mut self, recorder: &mut Recorder, mention: &Mention) -> Option<PersonIx> {
        if let Some(&known) = self.accounts.get(&*mention.id) {
            return Some(known);
        }
        let key = key("", &mention.url, &mention.acct);
        if key.is_empty() {
            return None;
        }
        let person = recorder.person(&key, "");
        self.called(recorder, person, &mention.acct, &mention.username, &mention.url);
        self.accounts.insert(mention.id.to_string(), person);
        Some(person)
    }

    /// `acct` has no host where the account is the server's own; their profile has.
    fn called(&mut self, recorder: &mut Recorder, person: PersonIx, acct: &str, username: &str, url: &str) {
        let (name, at) = acct.split_once('@').unwrap_or((username, host(url).unwrap_or_default()));
        self.people.has_handle(recorder, person, name, at);
        recorder.link(person, url);
    }

    /// A status, the first time it is shown; later only its counts. Returns its number.
    fn status(&mut self, rows: &mut Rows, status: &Entity) -> Option<Sym> {
        let address = if status.uri.is_empty() { &status.url } else { &status.uri };
        let replied = &*status.in_reply_to_id;
        if !rows.row(&[("uri", address), ("created_at", &status.created_at), ("in_reply_to_id", replied)]) {
            return None;
        }
        let recorder = &mut *rows.recorder;
        let author = status.account.as_ref().and_then(|account| self.person(recorder, account));
        let (false, Some(author)) = (address.is_empty(), author) else {
            recorder.problem("a status without its address or its author was left out");
            return None;
        };
        if status.reblog.is_some() {
            recorder.skip("a boost of somebody else's post: the archive has it");
            return None;
        }
        let object = recorder.sym(address);
        if !status.id.is_empty() {
            self.statuses.insert(status.id.to_string(), object);
        }
        if let Some(known) = self.posts.get_mut(&object) {
            more(&mut known.counts, status.counts());
            return Some(object);
        }
        let mentions = status.mentions.iter().filter_map(|mention| mention.as_ref());
        let mentions: Vec<PersonIx> = mentions.filter_map(|mention| self.mentioned(recorder, mention)).collect();
        let quoted = self.quoted(recorder, status);
        let seen = Seen {
            source: recorder.here(),
            author,
            when: posted(text::exact(text::iso(&status.created_at)), address),
            audience: if matches!(&*status.visibility, "private" | "direct" | "mutuals_only" | "local") {
                Audience::Private
            } else {
                Audience::Public
            },
            counts: status.counts(),
            reply: !replied.is_empty() || !status.in_reply_to_account_id.is_empty(),
            parent: replied.to_owned(),
            parents_author: status.in_reply_to_account_id.to_string(),
            quoted,
            mentions,
            direct: &*status.visibility == "direct",
        };
        self.posts.insert(object, seen);
        Some(object)
    }

    fn quoted(&mut self, recorder: &mut Recorder, status: &Entity) -> Option<(PersonIx, Sym)> {
        let quoted = status.quote.as_ref()?.quoted_status.as_ref()?;
        let by = self.person(recorder, quoted.account.as_ref()?)?;
        Some((by, recorder.sym_if(&quoted.uri)?))
    }

    fn notification(&mut self, rows: &mut Rows, said: &Entity) {
        rows.recorder.observes(&[
            Observe::ReactionsNamed,
            Observe::RepostsNamed,
            Observe::RepliesNamed,
            Observe::Mentions,
            Observe::Follows,
        ]);
        let status = said.status.as_ref();
        let acct = said.account.as_ref().map_or("", |account| &account.acct);
        let kind = match &*said.kind {
            "favourite" => Kind::Reaction,
            "reblog" => Kind::Repost,
            "follow" => Kind::Follow,
            // The status says by itself what it does.
            "mention" | "quote" if status.is_some() => {
                self.status(rows, status.map_or(said, |status| status));
                return;
            }
            kind => {
                if rows.row(&[("type", kind), ("acct", acct)]) {
                    rows.recorder.skip("a notification that is neither favourite, boost, mention, quote nor follow");
                }
                return;
            }
        };
        let uri = status.map_or("", |status| &status.uri);
        if !rows.row(&[("type", &said.kind), ("acct", acct), ("created_at", &said.created_at), ("uri", uri)]) {
            return;
        }
        let when = text::exact(text::iso(&said.created_at));
        let from = said.account.as_ref().and_then(|account| self.person(rows.recorder, account));
        match (from, status.filter(|status| !status.uri.is_empty())) {
            (Some(from), _) if kind == Kind::Follow => self.followers.add(rows.recorder, from, when),
            (Some(from), Some(status)) => {
                self.owners.add(&status.account.as_ref().map_or(String::new(), |account| actor(account)), 2);
                let object = rows.recorder.sym(&status.uri);
                self.acts.add(rows.recorder, kind, from, object, when);
                if !self.posts.contains_key(&object) {
                    self.status(rows, status);
                }
            }
            _ => rows.recorder.problem("a notification that doesn't say who did it, or to what, was left out"),
        }
    }

    /// All answers have been read.
    pub fn finish(mut self, recorder: &mut Recorder) {
        recorder.import().as_of = self.newest;
        recorder.import().cut = true;
        let owner = recorder.bounded(self.owners.winner().unwrap_or_default()).to_owned();
        if owner.is_empty() && !self.waiting.is_empty() {
            recorder.problem(
                "nothing says whose posts these are about: drop the account's statuses (/api/v1/accounts/…/statuses) \
                 together with the lists of accounts",
            );
        }
        if owner.is_empty() {
            return;
        }
        recorder.owner(&owner, "");
        self.named(recorder, &owner);
        let mut people = recorder.import().owner_also.clone();
        people.push(OWNER);
        for Waiting { source, kind, from, id } in std::mem::take(&mut self.waiting) {
            recorder.back(source);
            match self.numbered(recorder, &owner, &id) {
                Some(object) => self.acts.add(recorder, kind, from, object, When::UNKNOWN),
                None => recorder.problem(
                    "the post that these accounts reacted to is not among the statuses: drop the account's statuses \
                     together with the lists of accounts",
                ),
            }
        }
        let own = self.posts.values().filter(|post| recorder.is_owner(post.author));
        let own =
            OwnTo::of(own.map(|post| (self.statuses.get(&post.parent).copied(), post.quoted.map(|(_, uri)| uri))));
        for (object, post) in &self.posts {
            recorder.back(post.source);
            if post.direct {
                recorder.skip("a direct message: left out");
            } else if recorder.is_owner(post.author) {
                let counts = own.less(*object, post.counts, self.acts.by(Kind::Repost, *object, &people));
                own_post(recorder, *object, post.when, post.reply, counts);
                self.does(*object, post).by_owner(recorder);
            } else {
                self.does(*object, post).to_owner(recorder, post.author);
            }
        }
        let Found { posts, acts, followers, .. } = self;
        acts.write(recorder, &|recorder, object| match posts.get(&object) {
            Some(post) => recorder.is_owner(post.author).then_some(post.when),
            None => {
                let uri = recorder.string(object);
                (author(uri) == Some(&owner)).then(|| posted(When::UNKNOWN, uri))
            }
        });
        followers.write(recorder);
    }

    /// The owner is called as their account is.
    fn named(&mut self, recorder: &mut Recorder, owner: &str) {
        let known = recorder.import().people.iter().skip(1).find(|person| person.key == owner).cloned();
        let Some(known) = known else { return };
        known.names.iter().for_each(|name| recorder.name(OWNER, name));
        known.links.iter().for_each(|link| recorder.link(OWNER, link));
    }

    /// The status of this number: as an answer shows it, else as servers build its address of it.
    fn numbered(&self, recorder: &mut Recorder, owner: &str, id: &str) -> Option<Sym> {
        if let Some(known) = self.statuses.get(id) {
            return Some(*known);
        }
        let mastodon = owner.contains("/users/") && id.len() > 5 && id.bytes().all(|b| b.is_ascii_digit());
        mastodon.then(|| recorder.sym(&format!("{owner}/statuses/{id}")))
    }

    /// What a status does to whom, as far as it is told.
    fn does<'p>(&self, object: Sym, post: &'p Seen) -> Does<'p> {
        let parent = self.statuses.get(&post.parent).copied();
        let by = parent.and_then(|parent| self.posts.get(&parent)).map(|parent| parent.author);
        let to = by.or_else(|| self.accounts.get(&post.parents_author).copied());
        Does {
            object,
            when: post.when,
            audience: post.audience,
            thread: None,
            reply: post.reply.then_some((to, parent)),
            quoted: post.quoted,
            mentions: &post.mentions,
        }
    }
}
