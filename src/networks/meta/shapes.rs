//! What Meta's records look like, as far as they are read.

use crate::readers::json::fields::{Flag, List, Number, Object, Present, Text, Word};
use crate::readers::text;
use crate::record::When;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Deref;

/// Facebook opened in 2004. Exports since 2024 date most own reactions to second 1: no date at all.
const OPENED: i64 = 1_072_915_200;

/// A time in seconds or milliseconds.
pub fn moment(number: Number) -> When {
    let when = text::epoch(number.0.unwrap_or_default());
    if when.at.is_some_and(|at| at < OPENED) { When::UNKNOWN } else { when }
}

/// A name as it stands in the export, mended.
pub fn name(raw: &str) -> String {
    text::nfc(&text::clean(&text::unmojibake(raw))).into_owned()
}

/// A string, mended; empty where there is none. Anything else breaks the record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Mended(pub String);

impl Deref for Mended {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Mended {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Text::deserialize(from).map(|text| Mended(name(text.as_str())))
    }
}

/// Somebody's name: `{"name": …}`, or the name alone (E2EE threads); as it stands there. What else stands there names
/// nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named<'t>(pub Word<'t>);

impl<'de: 't, 't> Deserialize<'de> for Named<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Person<'t> {
            #[serde(borrow)]
            name: Word<'t>,
        }

        impl<'de> Visitor<'de> for Either {
            type Value = Named<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Person::deserialize(MapAccessDeserializer::new(map)).map(|person| Named(person.name))
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Named(Word(name.trim().into())))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Named(Word(name.trim().to_owned().into())))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Named::default())
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Named::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Named::default())
            }

            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(Named::default())
            }

            fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
                Ok(Named::default())
            }

            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(Named::default())
            }
        }

        from.deserialize_any(Either)
    }
}

/// One message: `sender_name` and `timestamp_ms` (`timestamp` until August 2018), or E2EE `senderName` and `timestamp`.
/// Its text is looked at for what Meta itself writes there (see [`super::notices`]), and is gone with the record.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Message<'t> {
    #[serde(borrow)]
    sender_name: Text<'t>,
    #[serde(rename = "senderName")]
    e2ee_sender: Text<'t>,
    timestamp_ms: Number,
    timestamp: Number,
    /// Missing since 2024.
    #[serde(rename = "type")]
    pub kind: Word<'t>,
    is_unsent: Flag,
    #[serde(rename = "isUnsent")]
    e2ee_unsent: Flag,
    pub reactions: List<Object<Reaction<'t>>>,
    content: Word<'t>,
    text: Word<'t>,
    pub call_duration: Present,
    /// Who joined or left.
    pub users: List<Present>,
    share: Present,
    photos: Present,
    videos: Present,
    audio_files: Present,
    gifs: Present,
    files: Present,
    sticker: Present,
    media: List<Present>,
}

/// Who reacted, and when; not every export says when.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Reaction<'t> {
    #[serde(borrow)]
    pub actor: Text<'t>,
    pub reaction: Word<'t>,
    pub timestamp: Number,
}

impl Message<'_> {
    pub fn is_e2ee(&self) -> bool {
        self.e2ee_sender.0.is_some()
    }

    pub fn sender(&self) -> &str {
        if self.is_e2ee() { self.e2ee_sender.as_str() } else { self.sender_name.as_str() }
    }

    /// In milliseconds, or seconds.
    pub fn number(&self) -> Number {
        Number(self.timestamp_ms.0.or(self.timestamp.0))
    }

    pub fn is_unsent(&self) -> bool {
        self.is_unsent.0.or(self.e2ee_unsent.0) == Some(true)
    }

    pub fn text(&self) -> &str {
        if self.content.is_empty() { &self.text } else { &self.content }
    }

    /// Whether there is more to it than a text.
    pub fn has_attachment(&self) -> bool {
        let attached = [self.share, self.photos, self.videos, self.audio_files, self.gifs, self.files, self.sticker];
        attached.contains(&Present(true)) || !self.media.is_empty()
    }
}

/// A line of the newest layout (2024): label and value in the user's language, or a titled group of such lines.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Label<'t> {
    #[serde(borrow)]
    pub label: Word<'t>,
    value: Word<'t>,
    pub title: Word<'t>,
    dict: List<Object<Label<'t>>>,
}

impl<'t> Label<'t> {
    /// Mended; empty where there is none.
    pub fn value(&self) -> String {
        name(&self.value)
    }

    /// The lines of a group.
    pub fn lines(&self) -> impl Iterator<Item = &Label<'t>> {
        self.dict.iter().filter_map(|line| line.0.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_in_two_ways() {
        let read = |text: &str| serde_json::from_str::<Named>(text).expect("JSON").0.to_string();
        assert_eq!(read(r#"{"x": [1], "name": "Ann"}"#), "Ann");
        assert_eq!(read(r#"" Ann ""#), "Ann");
        for nobody in ["null", "{}", "[\"Ann\"]", "1", "-1", "1.5", "true"] {
            assert_eq!(read(nobody), "", "{nobody}");
        }
    }
}
