//! WordPress' export (WXR 1.0, 1.1, 1.2): RSS with posts as items and their comments within.

use super::people::{Writer, bare, host};
use super::store::{Comment, Post, Store};
use crate::import::Recorder;
use crate::readers::text;
use crate::readers::xml::{Record, Shape};
use crate::record::{Kind, OWNER, Observe, PersonIx, Precision, When};
use std::collections::HashMap;

pub(super) const SHAPE: Shape = Shape {
    records: &["/channel", "/channel/author", "/channel/item", "/item/comment"],
    fields: &[
        "wxr_version",
        "base_blog_url",
        "link",
        "pubDate",
        "author_id",
        "author_login",
        "author_email",
        "author_display_name",
        "creator",
        "post_id",
        "post_date",
        "post_date_gmt",
        "status",
        "post_type",
        "comment_id",
        "comment_author",
        "comment_author_email",
        "comment_author_url",
        "comment_date",
        "comment_date_gmt",
        "comment_approved",
        "comment_type",
        "comment_parent",
        "comment_user_id",
    ],
};

/// What is kept from record to record of one file.
#[derive(Default)]
pub(super) struct Blog {
    /// The first of the blog's authors.
    first: Option<PersonIx>,
    /// Its authors by number and by login; of several of one, the first.
    numbers: HashMap<String, PersonIx>,
    logins: HashMap<String, PersonIx>,
    /// Comments of the item that is being read: what it is, is known when it ends.
    waiting: Vec<Comment>,
}

impl Blog {
    pub fn take(&mut self, recorder: &mut Recorder, store: &mut Store, record: &Record, outer: &[Record]) {
        match record.kind {
            "/channel" => channel(recorder, record),
            "/channel/author" => self.author(recorder, store, record, outer),
            "/item/comment" => self.comment(recorder, store, record, outer),
            _ => self.item(recorder, store, record, outer),
        }
    }

    fn author(&mut self, recorder: &mut Recorder, store: &mut Store, record: &Record, outer: &[Record]) {
        let login = record.get("author_login");
        let display = record.get("author_display_name");
        let name = if display.is_empty() { login } else { display };
        let writer = Writer { name, mail: record.get("author_email"), ..Writer::default() };
        if writer.key("").is_none() {
            return;
        }
        let person = writer.person(recorder, &site(outer), "");
        store.author(person, &writer);
        self.first.get_or_insert(person);
        self.numbers.entry(record.get("author_id").to_owned()).or_insert(person);
        self.logins.entry(login.to_owned()).or_insert(person);
    }

    fn item(&mut self, recorder: &mut Recorder, store: &mut Store, record: &Record, outer: &[Record]) {
        let comments = std::mem::take(&mut self.waiting);
        let site = site(outer);
        let id = post_id(&site, record);
        let status = record.get("status");
        if id.is_empty() || !record.whole && status.is_empty() {
            return recorder
                .problem("a post without number and address, or cut short; it was left out with its comments");
        }
        let object = recorder.sym(&id);
        store.comments.extend(comments.into_iter().map(|comment| Comment { post: Some(object), ..comment }));
        if !matches!(status, "" | "publish" | "inherit") {
            store.left_out.push(object);
            return recorder.skip("a draft, or a post that is private, scheduled or deleted");
        }
        store.pages.insert(object, record.get("link").to_owned());
        let page = !matches!(record.get("post_type"), "" | "post");
        if page {
            recorder.skip("a page, picture, menu or template: no post (comments on it count)");
        }
        let author = self.creator(recorder, store, record.get("creator"), &site, page);
        let when = when(record, ["post_date_gmt", "post_date"]);
        store.posts.push(Post { object, author, when, page, source: recorder.here() });
    }

    /// Who wrote a post.
    fn creator(&self, recorder: &mut Recorder, store: &mut Store, login: &str, site: &str, page: bool) -> PersonIx {
        let creator = Writer { name: login, ..Writer::default() };
        match self.logins.get(login).copied().or(self.first) {
            // Up to WXR 1.0 there is no list of authors.
            None if !page && creator.named().is_some() => {
                let person = creator.person(recorder, site, "");
                store.author(person, &creator);
                person
            }
            None => OWNER,
            Some(person) => person,
        }
    }

    fn comment(&mut self, recorder: &mut Recorder, store: &mut Store, record: &Record, outer: &[Record]) {
        if !record.whole {
            return recorder.problem("the file ends within this comment; it was left out");
        }
        if !matches!(record.get("comment_approved"), "" | "1" | "approved") {
            return recorder.skip("a comment that is spam, deleted, or waits for approval");
        }
        let kind = match record.get("comment_type") {
            "" | "comment" | "review" => Kind::Reply,
            "pingback" | "trackback" | "mention" | "webmention" => Kind::Mention,
            "like" => Kind::Reaction,
            "repost" => Kind::Repost,
            _ => return recorder.skip("a note of a plugin, no comment"),
        };
        let site = site(outer);
        let comment_id = |id: &str| format!("{site}#comment-{id}");
        let id = comment_id(record.get("comment_id"));
        let url = record.get("comment_author_url");
        let (name, mail) = (record.get("comment_author"), record.get("comment_author_email"));
        let writer = Writer { name, mail, url, guest: false };
        let from = if kind == Kind::Mention {
            let Some(from) = host(url) else { return recorder.skip("a mention by a site without address") };
            if Some(&from) == host(&site).as_ref() {
                return recorder.skip("a mention by the blog itself");
            }
            recorder.person(&from, "")
        } else {
            self.writer(recorder, store, record, &writer, &site, &id)
        };
        let parent = record.get("comment_parent");
        let parent = recorder.sym_if(&if matches!(parent, "" | "0") { String::new() } else { comment_id(parent) });
        let when = when(record, ["comment_date_gmt", "comment_date"]);
        let (id, source) = (recorder.sym(&id), recorder.here());
        self.waiting.push(Comment { id, post: None, parent, from, when, kind, source });
    }

    fn writer(
        &self,
        recorder: &mut Recorder,
        store: &mut Store,
        record: &Record,
        writer: &Writer,
        site: &str,
        id: &str,
    ) -> PersonIx {
        let user = record.get("comment_user_id");
        let user = Some(user).filter(|user| !matches!(*user, "" | "0"));
        if let Some(author) = user.and_then(|user| self.numbers.get(user)) {
            return *author;
        }
        let person = writer.person(recorder, site, id);
        if user.is_some() || writer.by_name_only() {
            store.maybe_author(person, writer);
        }
        person
    }
}

fn channel(recorder: &mut Recorder, record: &Record) {
    recorder.observes(&[Observe::RepliesNamed, Observe::Mentions]);
    let version = record.get("wxr_version");
    let made = text::time(record.get("pubDate"), &["%a, %d %b %Y %H:%M:%S %z"]);
    let import = recorder.import();
    import.generation.get_or_insert_with(|| format!("WXR {version}").trim_end().to_owned());
    import.as_of = import.as_of.max(made);
}

/// The blog's address, which makes numbers of posts and comments unique.
fn site(outer: &[Record]) -> String {
    let channel = outer.first();
    let url = |field| channel.and_then(|channel: &Record| bare(channel.get(field)));
    url("base_blog_url").or_else(|| url("link")).unwrap_or_default()
}

/// A post's id as WordPress itself writes it, `blog.example?p=12`; where it has no number, its address.
fn post_id(site: &str, item: &Record) -> String {
    match item.get("post_id") {
        "" => bare(item.get("link")).unwrap_or_default(),
        number => format!("{site}?p={number}"),
    }
}

/// The time in UTC, else the blog's own (`0000-00-00 00:00:00` is none).
fn when(record: &Record, [utc, local]: [&str; 2]) -> When {
    match text::iso(record.get(utc)) {
        Some(at) => When::exact(at),
        None => text::exact(text::iso(record.get(local))).with(Precision::Local),
    }
}
