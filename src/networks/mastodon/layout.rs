//! ActivityPub as Mastodon and its kin write it: what of it is read.

use crate::readers::json::Path;
use crate::readers::json::Step::{ElementOrOne, Key};
use crate::readers::json::fields::{Count, List, Object, Present, Word, WordOr};
use serde::Deserialize;

/// The elements of a collection.
pub const ITEMS: &[Path] = &[&[Key("orderedItems"), ElementOrOne]];

/// Something by its address, alone or in an object that says more.
pub type Link<'t> = WordOr<'t, Named<'t>>;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Named<'t> {
    #[serde(borrow)]
    pub id: Word<'t>,
}

/// What has an address.
pub trait HasId {
    fn id(&self) -> &str;
}

impl HasId for Named<'_> {
    fn id(&self) -> &str {
        &self.id
    }
}

impl HasId for Post<'_> {
    fn id(&self) -> &str {
        &self.id
    }
}

impl<T: HasId> HasId for WordOr<'_, T> {
    fn id(&self) -> &str {
        match self {
            WordOr::Word(word) => word,
            WordOr::Object(object) => object.id(),
        }
    }
}

/// `actor.json`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Actor<'t> {
    #[serde(borrow)]
    pub id: Word<'t>,
    pub name: Word<'t>,
    pub url: Word<'t>,
    pub webfinger: Word<'t>,
    pub preferred_username: Word<'t>,
    pub also_known_as: List<Word<'t>>,
    pub moved_to: List<Word<'t>>,
}

/// What was done: `Create` and `Announce`; other servers' exports may list posts as they are, see [`Post`].
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Activity<'t> {
    #[serde(borrow)]
    pub id: Word<'t>,
    #[serde(rename = "type")]
    pub kind: Word<'t>,
    pub actor: Link<'t>,
    pub attributed_to: Link<'t>,
    pub published: Word<'t>,
    pub to: List<Word<'t>>,
    pub cc: List<Word<'t>>,
    pub object: WordOr<'t, Post<'t>>,
}

impl<'t> Activity<'t> {
    /// To whom it goes.
    pub fn addressees(&self) -> impl Iterator<Item = &Word<'t>> {
        self.to.iter().chain(self.cc.iter())
    }
}

/// A post.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Post<'t> {
    #[serde(borrow)]
    pub id: Word<'t>,
    pub attributed_to: Link<'t>,
    pub published: Word<'t>,
    pub in_reply_to: Link<'t>,
    /// A quote, since 4.5; other servers call it otherwise.
    pub quote: Link<'t>,
    pub quote_uri: Link<'t>,
    pub quote_url: Link<'t>,
    pub tag: List<Object<Tag<'t>>>,
    pub likes: Object<Collection>,
    pub shares: Object<Collection>,
    pub replies: Object<Collection>,
    pub one_of: List<Object<Choice>>,
    pub any_of: List<Object<Choice>>,
    pub voters_count: Count,
}

impl<'t> Post<'t> {
    /// Whom it mentions.
    pub fn mentions(&self) -> impl Iterator<Item = &Tag<'t>> {
        self.tag.iter().filter_map(|tag| tag.as_ref()).filter(|tag| &*tag.kind == "Mention")
    }

    /// What it quotes; empty where nothing.
    pub fn quoted(&self) -> &str {
        let quotes = [&self.quote, &self.quote_uri, &self.quote_url];
        quotes.into_iter().map(HasId::id).find(|id| !id.is_empty()).unwrap_or_default()
    }
}

/// A name in a post.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Tag<'t> {
    #[serde(borrow, rename = "type")]
    pub kind: Word<'t>,
    pub href: Word<'t>,
    pub name: Word<'t>,
}

/// What others left on a post.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Collection {
    pub total_items: Count,
    pub first: Object<Page>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Page {
    pub items: List<Present>,
}

/// One of a poll's answers.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    pub replies: Object<Collection>,
}
