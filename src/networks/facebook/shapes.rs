//! What Facebook's own records look like, as far as they are read. Texts are never asked for, so they are passed over.

use crate::Result;
use crate::networks::meta::shapes::{Label, name, names};
use crate::readers::value::Value;
use std::borrow::Cow;

/// A post, comment, reaction or wall post: they share one shape.
pub struct Entry<'t> {
    pub timestamp: Option<i64>,
    /// Facebook's own sentence, in the user's language, mended: "Ann commented on Bob's post."
    pub title: String,
    /// Whoever is named as its author, mended: of one's own comments and reactions, the owner.
    pub author: String,
    /// It is a comment, of this time.
    pub comment: Option<Option<i64>>,
    pub tags: Vec<String>,
    pub labels: Vec<Label<'t>>,
    pub id: Option<Cow<'t, str>>,
}

impl<'t> Entry<'t> {
    pub fn of(value: Value<'t>) -> Result<Entry<'t>> {
        let entry = value.object()?;
        let mut author = None;
        let mut comment = None;
        for datum in entry.get("data").items() {
            let own = datum.get("comment");
            if own.is_object() && comment.is_none() {
                comment = Some(own.get("timestamp").number()?);
            }
            let named = own.get("author").text()?.or(datum.at(&["reaction", "actor"]).text()?);
            author = author.or(named);
        }
        Ok(Entry {
            timestamp: entry.get("timestamp").number()?,
            title: title(&entry.get("title").text()?.unwrap_or_default()),
            author: name(&author.unwrap_or_default()),
            comment,
            tags: names(entry.get("tags"))?,
            labels: entry.get("label_values").items().map(Label::of).collect::<Result<_>>()?,
            id: entry.get("fbid").text()?,
        })
    }
}

/// No real title is longer than a few dozen words.
fn title(raw: &str) -> String {
    let mut title = name(raw);
    if let Some((end, _)) = title.char_indices().nth(500) {
        title.truncate(end);
    }
    title
}
