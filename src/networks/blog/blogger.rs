//! Blogger's feeds: the backup that it offers itself, and Google Takeout's `feed.atom`, which says the same in words of
//! its own. Posts, pages and comments are entries side by side, in any order.

use super::people::Writer;
use super::store::{Comment, Post, Store};
use crate::import::Recorder;
use crate::readers::text;
use crate::readers::xml::{Record, Shape};
use crate::record::{Kind, Observe};

pub(super) const SHAPE: Shape = Shape {
    records: &["/feed", "/feed/entry"],
    fields: &[
        "id",
        "published",
        "author/name",
        "author/uri",
        "author/email",
        "author/type",
        "category@term",
        "control/draft",
        "in-reply-to@ref",
        "link@rel",
        "link@href",
        "type",
        "status",
        "trashed",
        "parent",
        "inReplyTo",
    ],
};

/// What a classic backup begins its kinds with.
const KIND: &str = "http://schemas.google.com/blogger/2008/kind#";

/// The day in `blog-05-06-2011.xml`, the backup's name until 2022: when it was made, Unix seconds.
pub(super) fn made(path: &str) -> Option<i64> {
    let (_, rest) = path.rsplit('/').next()?.split_once("blog-")?;
    text::time(rest.get(..10)?, &["%m-%d-%Y"])
}

pub(super) fn take(recorder: &mut Recorder, store: &mut Store, entry: &Record) {
    if entry.kind != "/feed/entry" {
        return recorder.observes(&[Observe::RepliesNamed]);
    }
    let generation = if entry.get("type").is_empty() { "Blogger backup" } else { "Blogger Takeout" };
    recorder.import().generation.get_or_insert_with(|| generation.to_owned());
    let kind = kind(entry);
    let id = entry.get("id");
    if !entry.whole || id.is_empty() {
        return recorder.problem("an entry without an id, or cut short; it was left out");
    }
    if !matches!(&*kind, "post" | "page" | "comment") {
        return recorder.skip("settings and templates");
    }
    // `tag:blogger.com,1999:blog-12.post-34`
    let blog = id.split_once(".post-").map_or(id, |(blog, _)| blog);
    let object = recorder.sym(id);
    let guest = entry.get("author/type") == "ANONYMOUS";
    let [name, mail, url] = ["author/name", "author/email", "author/uri"].map(|field| entry.get(field));
    let writer = Writer { name, mail, url, guest };
    // Without what all of Blogger's ids have in common.
    let short = |id: &str| id[id.rfind(':').map_or(0, |colon| colon + 1)..].to_owned();
    let gone = !matches!(entry.get("status"), "" | "LIVE") || !entry.get("trashed").is_empty();
    if gone || entry.get("control/draft") == "yes" {
        store.left_out.push(object);
        return recorder.skip(match &*kind {
            "comment" => "a comment that is spam, deleted, or waits for approval",
            _ => "a draft, or a post that is scheduled or deleted",
        });
    }
    store.pages.insert(object, link(entry, "alternate").to_owned());
    let when = text::exact(text::iso(entry.get("published")));
    let source = recorder.here();
    if kind == "comment" {
        let post = match entry.get("parent") {
            "" => entry.get("in-reply-to@ref"),
            post => post,
        };
        let parent = match entry.get("inReplyTo") {
            "" => related(entry, blog),
            parent => parent.to_owned(),
        };
        let (post, parent) = (recorder.sym_if(post), recorder.sym_if(&parent));
        let from = writer.person(recorder, &short(blog), &short(id));
        if writer.by_name_only() {
            store.maybe_author(from, &writer);
        }
        store.comments.push(Comment { id: object, post, parent, from, when, kind: Kind::Reply, source });
        return;
    }
    let page = kind == "page";
    if page {
        recorder.skip("a page: no post (comments on it count)");
    }
    let author = writer.person(recorder, &short(blog), &short(id));
    if writer.named().is_some() {
        store.author(author, &writer);
    }
    store.posts.push(Post { object, author, when, page, source });
}

/// `post`, `page`, `comment`; in a backup also `settings` and `template`.
fn kind(entry: &Record) -> String {
    let mut kind = entry.get("type");
    for (field, text) in &entry.fields {
        if *field == "category@term" {
            kind = text.strip_prefix(KIND).unwrap_or(kind);
        }
    }
    kind.to_ascii_lowercase()
}

/// The address that an entry gives as this relation's; empty: none.
fn link<'a>(entry: &'a Record, relation: &str) -> &'a str {
    let mut related = false;
    for (field, text) in &entry.fields {
        match *field {
            "link@rel" => related = text == relation,
            "link@href" if related => return text,
            _ => {}
        }
    }
    ""
}

/// The comment that one answers: in a backup the page it is "related" to, whose address ends in its number.
fn related(entry: &Record, blog: &str) -> String {
    let page = link(entry, "related");
    let page = page.split_once("?").map_or(page, |(page, _)| page);
    match page.rsplit('/').next() {
        Some(number) if !number.is_empty() => format!("{blog}.post-{number}"),
        _ => String::new(),
    }
}
