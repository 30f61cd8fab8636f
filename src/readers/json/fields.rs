//! The field types of JSON layouts: what an export writes now as a number and now as a string, or leaves out, breaks
//! nothing.
//!
//! A layout is a struct of these with `#[derive(Deserialize, Default)] #[serde(default)]` and no other fields than those
//! that are read: what isn't there can't leak, and costs no copy.

use super::room::Room;
use super::value::{FromAny, Scalar, any};
use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess};
use std::borrow::Cow;
use std::ops::Deref;

/// A word, trimmed: a string, or a number or truth value as it is written; empty where there is anything else or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word<'t>(pub Cow<'t, str>);

/// A word that remembers whether it stood as a string: for ids that mean something else as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Id<'t> {
    /// The word.
    pub word: Cow<'t, str>,
    /// Whether it stood as a string.
    pub quoted: bool,
}

/// A string, as it is. Anything else but `null` breaks the record: for what must not be misread.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text<'t>(pub Option<Cow<'t, str>>);

/// A whole number, or a string that writes one. Anything else but `null` breaks the record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Number(pub Option<i64>);

/// How many: a number or a string that writes one. Unknown where there is anything else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count(pub Option<u64>);

/// True or false; `None` where there is anything else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flag(pub Option<bool>);

/// How a string begins, up to [`Start::MOST`] bytes: enough to tell what it is, without a copy of a text that nobody asks
/// for. `None` where there is anything else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Start<'t>(pub Option<Cow<'t, str>>);

/// Whether there is anything but `null`, whatever it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Present(pub bool);

/// An object; `None` where there is anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object<T>(pub Option<T>);

/// An object, or a word in its place: ActivityPub writes a thing whole or by its address alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordOr<'t, T> {
    /// A word, as [`Word`] reads it.
    Word(Word<'t>),
    /// The object.
    Object(T),
}

/// The elements of a list; anything else but `null` is its own only element (Facebook writes lists of one so).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

impl Word<'_> {
    /// The number that the word writes.
    pub fn parse<N: std::str::FromStr>(&self) -> Option<N> {
        self.0.parse().ok()
    }
}

impl Deref for Word<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Text<'_> {
    /// The text, empty where there is none.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl Start<'_> {
    /// The longest beginning that is kept.
    pub const MOST: usize = 64;

    fn of(text: &str) -> &str {
        &text[..text.floor_char_boundary(Self::MOST)]
    }
}

impl<T: Default> Object<T> {
    /// The object; where there is none, one that says nothing.
    pub fn or_empty(self) -> T {
        self.0.unwrap_or_default()
    }
}

impl<T> Default for WordOr<'_, T> {
    fn default() -> Self {
        WordOr::Word(Word::default())
    }
}

impl<T> Default for Object<T> {
    fn default() -> Self {
        Object(None)
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T> Deref for Object<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de: 't, 't> Deserialize<'de> for Word<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Scalar::deserialize(from).map(|scalar| Word(scalar.word()))
    }
}

impl<'de: 't, 't> Deserialize<'de> for Id<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let scalar = Scalar::deserialize(from)?;
        Ok(Id { quoted: matches!(scalar, Scalar::Text(_)), word: scalar.word() })
    }
}

impl<'de: 't, 't> Deserialize<'de> for Text<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(from)? {
            Scalar::Nothing => Ok(Text(None)),
            Scalar::Text(text) => Ok(Text(Some(text))),
            other => Err(D::Error::custom(format_args!("invalid type: {}, expected a string", other.named()))),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let scalar = Scalar::deserialize(from)?;
        let unfit = |scalar: &Scalar| {
            D::Error::custom(format_args!("invalid type: {}, expected a whole number", scalar.named()))
        };
        match &scalar {
            Scalar::Nothing => Ok(Number(None)),
            Scalar::Integer(v) => Ok(Number(Some(*v))),
            Scalar::Text(text) => text.trim().parse().map(|v| Number(Some(v))).map_err(|_| unfit(&scalar)),
            _ => Err(unfit(&scalar)),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Count(match Scalar::deserialize(from)? {
            Scalar::Integer(v) => u64::try_from(v).ok(),
            Scalar::Large(v) => Some(v),
            Scalar::Text(text) => text.trim().parse().ok(),
            _ => None,
        }))
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Flag(match Scalar::deserialize(from)? {
            Scalar::Bool(v) => Some(v),
            _ => None,
        }))
    }
}

impl<'de> Deserialize<'de> for Present {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Present(!matches!(Scalar::deserialize(from)?, Scalar::Nothing)))
    }
}

impl<'de> FromAny<'de> for Start<'de> {
    const EXPECTED: &'static str = "a text";

    fn scalar<E: Error>(scalar: Scalar<'de>) -> Result<Self, E> {
        Ok(Start(match scalar {
            Scalar::Text(Cow::Borrowed(text)) => Some(Cow::Borrowed(Self::of(text))),
            _ => None,
        }))
    }

    fn copied<E: Error>(text: &str) -> Result<Self, E> {
        Ok(Start(Some(Cow::Owned(Self::of(text).to_owned()))))
    }
}

impl<'de: 't, 't> Deserialize<'de> for Start<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        any::<Start<'de>, D>(from)
    }
}

impl<'de, T: Deserialize<'de>> FromAny<'de> for WordOr<'de, T> {
    const EXPECTED: &'static str = "a word or an object";

    fn scalar<E: Error>(scalar: Scalar<'de>) -> Result<Self, E> {
        Ok(WordOr::Word(Word(scalar.word())))
    }

    fn object<A: MapAccess<'de>>(object: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(object)).map(WordOr::Object)
    }
}

impl<'de: 't, 't, T: Deserialize<'de>> Deserialize<'de> for WordOr<'t, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        any::<WordOr<'de, T>, D>(from)
    }
}

impl<'de, T: Deserialize<'de>> FromAny<'de> for Object<T> {
    const EXPECTED: &'static str = "an object";

    fn scalar<E: Error>(_: Scalar<'de>) -> Result<Self, E> {
        Ok(Object(None))
    }

    fn object<A: MapAccess<'de>>(object: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(object)).map(|object| Object(Some(object)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        any(from)
    }
}

impl<'de, T: Deserialize<'de>> FromAny<'de> for List<T> {
    const EXPECTED: &'static str = "a list";

    fn scalar<E: Error>(scalar: Scalar<'de>) -> Result<Self, E> {
        let one = match scalar {
            Scalar::Nothing | Scalar::Other => return Ok(List(Vec::new())),
            Scalar::Bool(v) => T::deserialize(v.into_deserializer()),
            Scalar::Integer(v) => T::deserialize(v.into_deserializer()),
            Scalar::Large(v) => T::deserialize(v.into_deserializer()),
            Scalar::Float(v) => T::deserialize(v.into_deserializer()),
            Scalar::Text(Cow::Borrowed(v)) => T::deserialize(BorrowedStrDeserializer::new(v)),
            Scalar::Text(Cow::Owned(v)) => T::deserialize(v.into_deserializer()),
        };
        one.map(|element| List(vec![element]))
    }

    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let (room, mut elements) = (Room::enter(), Vec::new());
        while let Some(element) = list.next_element()? {
            room.spend()?;
            elements.push(element);
        }
        Ok(List(elements))
    }

    fn object<A: MapAccess<'de>>(object: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(object)).map(|element| List(vec![element]))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        any(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(default)]
    struct Post<'t> {
        #[serde(borrow)]
        id: Word<'t>,
        count: Count,
        user: Object<User<'t>>,
        tags: List<Word<'t>>,
        flag: Flag,
    }

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(default)]
    struct User<'t> {
        #[serde(borrow)]
        name: Word<'t>,
    }

    #[test]
    fn odd_types_break_nothing() {
        let text =
            br#"{"id": 12, "count": "7", "user": "none", "tags": {"x": 1}, "flag": "yes", "more": [1, {"a": 2}]}"#;
        let post: Post = serde_json::from_slice(text).expect("a post");
        assert_eq!((&*post.id, post.count, post.flag), ("12", Count(Some(7)), Flag(None)));
        assert!(post.user.is_none() && post.tags.len() == 1);
    }

    #[test]
    fn words_without_escapes_are_not_copied() {
        let post: Post =
            serde_json::from_slice(br#"{"id": " a ", "user": {"name": "b"}, "tags": "c"}"#).expect("a post");
        assert_eq!(post.id, Word(Cow::Borrowed("a")));
        assert!(matches!(post.id.0, Cow::Borrowed(_)));
        assert!(matches!(post.user.0.expect("a user").name.0, Cow::Borrowed("b")));
        assert_eq!(&*post.tags[0], "c");
    }
}
