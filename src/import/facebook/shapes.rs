//! What Facebook's records look like, as far as they are read. Texts are not among the fields, so they are passed over.

use crate::import::text;
use crate::ledger::When;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// Facebook opened in 2004. Exports since 2024 date most own reactions to second 1: no date at all.
const OPENED: i64 = 1_072_915_200;

/// A time in seconds or milliseconds.
pub fn moment(number: Option<i64>) -> When {
    let when = text::epoch(number.unwrap_or_default());
    if when.at.is_some_and(|at| at < OPENED) { When::UNKNOWN } else { when }
}

/// A name as it stands in the export, mended.
pub fn name(raw: &str) -> String {
    text::clean(&text::unmojibake(raw)).into_owned()
}

/// A list, or its only element where Facebook left the brackets out, or `null`.
pub fn many<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    struct Many<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Many<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a list, or its only element")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let mut all = Vec::new();
            while let Some(one) = seq.next_element()? {
                all.push(one);
            }
            Ok(all)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map)).map(|one| vec![one])
        }
        fn visit_unit<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }
    }
    from.deserialize_any(Many(PhantomData))
}

/// Somebody, or something else that has a name: `{"name": …}`, or the name alone (E2EE threads).
#[derive(serde::Deserialize)]
#[serde(untagged)]
pub enum Named {
    Plain(String),
    Object { name: String },
    Else(IgnoredAny),
}

impl Named {
    pub fn name(&self) -> Option<&str> {
        match self {
            Named::Plain(name) | Named::Object { name } => Some(name),
            Named::Else(_) => None,
        }
    }
}

#[derive(serde::Deserialize)]
pub struct Profile {
    pub name: Option<FullName>,
    pub profile_uri: Option<String>,
    #[serde(default, deserialize_with = "many")]
    pub previous_names: Vec<Named>,
}

#[derive(serde::Deserialize)]
pub struct FullName {
    pub full_name: Option<String>,
}

/// A friend, follower or request.
#[derive(serde::Deserialize)]
pub struct Listed {
    pub name: Option<String>,
    pub timestamp: Option<i64>,
}

/// One message: `sender_name` and `timestamp_ms` (`timestamp` until August 2018), or E2EE `senderName` and `timestamp`.
#[derive(serde::Deserialize)]
pub struct Message<'a> {
    #[serde(borrow, default)]
    pub sender_name: Cow<'a, str>,
    #[serde(borrow, default, rename = "senderName")]
    pub e2ee_sender: Option<Cow<'a, str>>,
    pub timestamp_ms: Option<i64>,
    pub timestamp: Option<i64>,
    /// Missing since 2024.
    pub r#type: Option<String>,
    #[serde(default, alias = "isUnsent")]
    pub is_unsent: Option<bool>,
    #[serde(default, deserialize_with = "many")]
    pub reactions: Vec<OnMessage>,
}

#[derive(serde::Deserialize)]
pub struct OnMessage {
    pub actor: Option<String>,
    /// Not in every export.
    pub timestamp: Option<i64>,
}

/// A post, comment, reaction or wall post: they share one shape.
#[derive(serde::Deserialize)]
pub struct Entry {
    pub timestamp: Option<i64>,
    /// Facebook's own sentence, in the user's language: "Ann commented on Bob's post."
    pub title: Option<String>,
    #[serde(default, deserialize_with = "many")]
    pub data: Vec<Datum>,
    #[serde(default, deserialize_with = "many")]
    pub tags: Vec<Named>,
    #[serde(default, deserialize_with = "many")]
    pub label_values: Vec<Label>,
    pub fbid: Option<String>,
}

#[derive(serde::Deserialize)]
pub struct Datum {
    pub comment: Option<Comment>,
    pub reaction: Option<Actor>,
}

#[derive(serde::Deserialize)]
pub struct Comment {
    pub timestamp: Option<i64>,
    pub author: Option<String>,
}

#[derive(serde::Deserialize)]
pub struct Actor {
    pub actor: Option<String>,
}

impl Entry {
    /// Whoever is named as its author: of one's own comments and reactions, the owner.
    pub fn author(&self) -> Option<&str> {
        self.data.iter().find_map(|d| {
            let comment = d.comment.as_ref().and_then(|c| c.author.as_deref());
            comment.or_else(|| d.reaction.as_ref().and_then(|r| r.actor.as_deref()))
        })
    }

    /// Its title, mended; no real one is longer than a few dozen words.
    pub fn title(&self) -> String {
        let title = name(self.title.as_deref().unwrap_or_default());
        title.char_indices().nth(500).map_or(&*title, |(end, _)| &title[..end]).to_owned()
    }

    /// The comment, where it is one.
    pub fn comment(&self) -> Option<&Comment> {
        self.data.iter().find_map(|d| d.comment.as_ref())
    }
}

/// A line of the newest layout (2024): label and value in the user's language, or a titled group of such lines.
#[derive(serde::Deserialize)]
pub struct Label {
    pub label: Option<String>,
    pub value: Option<Value>,
    pub title: Option<String>,
    #[serde(default, deserialize_with = "many")]
    pub dict: Vec<Label>,
}

/// A photo of an album.
#[derive(serde::Deserialize)]
pub struct Photo {
    pub uri: Option<String>,
    pub creation_timestamp: Option<i64>,
    /// Until about 2021.
    #[serde(default, deserialize_with = "many")]
    pub comments: Vec<Comment>,
}

#[derive(serde::Deserialize)]
pub struct Poke {
    pub poker: Option<String>,
    pub pokee: Option<String>,
    pub timestamp: Option<i64>,
}
