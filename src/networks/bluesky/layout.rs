//! Bluesky's answers, as its lexicons describe them: what of them is read.

use crate::readers::json::fields::{Count, List, Object, Word};
use serde::Deserialize;

/// An answer beside the address that it came from; without `request` the answer itself.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Saved<'t> {
    #[serde(borrow)]
    pub request: Word<'t>,
    pub at: Word<'t>,
    pub answer: Object<Answer<'t>>,
}

/// Any of the answers: each has one of the lists. An empty list says that there is nobody, none that it wasn't asked.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Answer<'t> {
    /// What it is about, of likes, reposts and quotes.
    #[serde(borrow)]
    pub uri: Word<'t>,
    pub error: Word<'t>,
    /// The next three: a profile.
    pub did: Word<'t>,
    pub handle: Word<'t>,
    pub display_name: Word<'t>,
    pub feed: Option<List<Object<Feed<'t>>>>,
    pub posts: Option<List<Object<Post<'t>>>>,
    pub likes: Option<List<Object<Like<'t>>>>,
    pub reposted_by: Option<List<Object<Actor<'t>>>>,
    pub thread: Object<Thread<'t>>,
    pub followers: Option<List<Object<Actor<'t>>>>,
    /// Whose followers they are.
    pub subject: Object<Actor<'t>>,
    pub notifications: Option<List<Object<Notification<'t>>>>,
}

/// Somebody.
#[derive(Default, Clone, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Actor<'t> {
    #[serde(borrow)]
    pub did: Word<'t>,
    pub handle: Word<'t>,
    pub display_name: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Like<'t> {
    #[serde(borrow)]
    pub created_at: Word<'t>,
    pub indexed_at: Word<'t>,
    pub actor: Object<Actor<'t>>,
}

/// An entry of a feed: a post, and why it stands there if it isn't the account's own.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Feed<'t> {
    #[serde(borrow)]
    pub post: Object<Post<'t>>,
    pub reason: Object<Reason<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Reason<'t> {
    #[serde(borrow)]
    pub by: Object<Actor<'t>>,
}

/// A post with its counts.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Post<'t> {
    #[serde(borrow)]
    pub uri: Word<'t>,
    pub author: Object<Actor<'t>>,
    pub record: Object<Item<'t>>,
    pub indexed_at: Word<'t>,
    pub like_count: Count,
    pub repost_count: Count,
    pub quote_count: Count,
    pub reply_count: Count,
}

impl Post<'_> {
    /// Likes, reposts with quotes, replies.
    pub fn counts(&self) -> [Option<u64>; 3] {
        let quotes = self.quote_count.0.unwrap_or_default();
        let reposts = self.repost_count.0.map(|reposts| reposts.saturating_add(quotes));
        [self.like_count.0, reposts, self.reply_count.0]
    }
}

/// A record: of a post, a like, a repost or a follow.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Item<'t> {
    #[serde(borrow)]
    pub created_at: Word<'t>,
    pub reply: Object<Reply<'t>>,
    pub embed: Object<Embed<'t>>,
    pub facets: List<Object<Facet<'t>>>,
}

impl<'t> Item<'t> {
    /// What it quotes, with pictures or without; empty where nothing.
    pub fn quoted(&self) -> &str {
        let record = self.embed.as_ref().and_then(|embed| embed.record.as_ref());
        record.map_or("", |quoted| match quoted.record.as_ref() {
            Some(inner) if quoted.uri.is_empty() => &inner.uri,
            _ => &quoted.uri,
        })
    }

    /// What it replies to; empty where to nothing.
    pub fn parent(&self) -> &str {
        self.reply.as_ref().and_then(|reply| reply.parent.as_ref()).map_or("", |parent| &parent.uri)
    }

    /// Where that conversation began.
    pub fn root(&self) -> &str {
        self.reply.as_ref().and_then(|reply| reply.root.as_ref()).map_or("", |root| &root.uri)
    }

    /// Whom it mentions.
    pub fn mentions(&self) -> impl Iterator<Item = &str> {
        let facets = self.facets.iter().filter_map(|facet| facet.as_ref());
        let features = facets.flat_map(|facet| facet.features.iter()).filter_map(|feature| feature.as_ref());
        features.map(|feature| &*feature.did.0).filter(|did| did.starts_with("did:"))
    }
}

/// What a post replies to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Reply<'t> {
    #[serde(borrow)]
    parent: Object<Reference<'t>>,
    root: Object<Reference<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Reference<'t> {
    #[serde(borrow)]
    uri: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Embed<'t> {
    #[serde(borrow)]
    record: Object<Quoted<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Quoted<'t> {
    #[serde(borrow)]
    uri: Word<'t>,
    record: Object<Reference<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Facet<'t> {
    #[serde(borrow)]
    features: List<Object<Feature<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Feature<'t> {
    #[serde(borrow)]
    did: Word<'t>,
}

/// A post with the replies below it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Thread<'t> {
    #[serde(borrow)]
    pub post: Object<Post<'t>>,
    pub replies: List<Object<Thread<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Notification<'t> {
    #[serde(borrow)]
    pub uri: Word<'t>,
    pub author: Object<Actor<'t>>,
    pub reason: Word<'t>,
    pub reason_subject: Word<'t>,
    pub record: Object<Item<'t>>,
    pub indexed_at: Word<'t>,
}
