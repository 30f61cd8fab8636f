//! What Facebook's own records look like, as far as they are read. Texts are never asked for, so they are passed over.

use crate::networks::meta::shapes::{Label, Mended, Named, name};
use crate::readers::json::fields::{List, Number, Object, Text, Word};
use serde::Deserialize;

/// A post, comment, reaction or wall post: they share one layout.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Entry<'t> {
    pub timestamp: Number,
    #[serde(borrow)]
    title: Text<'t>,
    data: List<Object<Datum>>,
    tags: List<Named<'t>>,
    label_values: List<Object<Label<'t>>>,
    /// Its id (2024).
    #[serde(rename = "fbid")]
    pub id: Word<'t>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Datum {
    comment: Object<Comment>,
    reaction: Object<Reaction>,
}

/// A comment of the owner's, or one on a photo of theirs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Comment {
    pub author: Mended,
    pub timestamp: Number,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reaction {
    actor: Mended,
}

impl<'t> Entry<'t> {
    /// Facebook's own sentence, in the user's language, mended: "Ann commented on Bob's post."
    pub fn title(&self) -> String {
        // No real title is longer than a few dozen words.
        let mut title = name(self.title.as_str());
        if let Some((end, _)) = title.char_indices().nth(500) {
            title.truncate(end);
        }
        title
    }

    /// Whoever is named as its author, mended: of one's own comments and reactions, the owner.
    pub fn author(&self) -> &str {
        let mut named = self.data().filter_map(|datum| {
            let comment = datum.comment.as_ref().map(|comment| &*comment.author);
            let reaction = || datum.reaction.as_ref().map(|reaction| &*reaction.actor);
            comment.filter(|author| !author.is_empty()).or_else(reaction)
        });
        named.find(|author| !author.is_empty()).unwrap_or_default()
    }

    /// The comment that it is.
    pub fn comment(&self) -> Option<&Comment> {
        self.data().find_map(|datum| datum.comment.as_ref())
    }

    /// Who is tagged, mended.
    pub fn tags(&self) -> impl Iterator<Item = String> {
        self.tags.iter().map(|tagged| name(&tagged.0)).filter(|tagged| !tagged.is_empty())
    }

    pub fn labels(&self) -> impl Iterator<Item = &Label<'t>> {
        self.label_values.iter().filter_map(|label| label.0.as_ref())
    }

    fn data(&self) -> impl Iterator<Item = &Datum> {
        self.data.iter().filter_map(|datum| datum.0.as_ref())
    }
}

/// Who the owner is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Profile<'t> {
    pub name: Object<FullName>,
    #[serde(borrow)]
    pub profile_uri: Text<'t>,
    pub previous_names: List<Named<'t>>,
    pub emails: Object<Emails<'t>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FullName {
    pub full_name: Mended,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Emails<'t> {
    #[serde(borrow)]
    pub emails: List<Word<'t>>,
    pub previous_emails: List<Word<'t>>,
}

/// A friend, a follower or a request.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Listed {
    pub name: Mended,
    pub timestamp: Number,
}

/// A photo of an album; comments until about 2021.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Photo<'t> {
    #[serde(borrow)]
    pub uri: Text<'t>,
    pub creation_timestamp: Number,
    pub comments: List<Object<Comment>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Poke {
    pub poker: Mended,
    pub pokee: Mended,
    pub timestamp: Number,
}
