//! The field types of JSON layouts: what an export writes now as a number and now as a string, or leaves out, breaks
//! nothing.
//!
//! A layout is a struct of these with `#[derive(Deserialize, Default)] #[serde(default)]` and no other fields than those
//! that are read: what isn't there can't leak, and costs no copy.

use crate::readers::text;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
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

/// What stands in a field, as far as these types ask.
enum Scalar<'t> {
    Nothing,
    Bool(bool),
    Integer(i64),
    Large(u64),
    Float(f64),
    Text(Cow<'t, str>),
    /// An object or a list.
    Other,
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Scalar<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Scalar::Nothing)
            }

            fn visit_bool<E>(self, v: bool) -> Result<Self::Value, E> {
                Ok(Scalar::Bool(v))
            }

            fn visit_i64<E>(self, v: i64) -> Result<Self::Value, E> {
                Ok(Scalar::Integer(v))
            }

            fn visit_u64<E>(self, v: u64) -> Result<Self::Value, E> {
                Ok(i64::try_from(v).map_or(Scalar::Large(v), Scalar::Integer))
            }

            fn visit_f64<E>(self, v: f64) -> Result<Self::Value, E> {
                Ok(Scalar::Float(v))
            }

            fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
                Ok(Scalar::Text(Cow::Borrowed(v)))
            }

            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(Scalar::Text(Cow::Owned(v.to_owned())))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Scalar::Other)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalar::Other)
            }
        }

        from.deserialize_any(Any)
    }
}

impl<'t> Scalar<'t> {
    fn word(self) -> Cow<'t, str> {
        match self {
            Scalar::Nothing | Scalar::Other => Cow::Borrowed(""),
            Scalar::Bool(v) => Cow::Borrowed(if v { "true" } else { "false" }),
            Scalar::Integer(v) => Cow::Owned(v.to_string()),
            Scalar::Large(v) => Cow::Owned(v.to_string()),
            Scalar::Float(v) => Cow::Owned(v.to_string()),
            Scalar::Text(Cow::Borrowed(text)) => Cow::Borrowed(text::trim(text)),
            Scalar::Text(Cow::Owned(text)) if text.trim().len() == text.len() => Cow::Owned(text),
            Scalar::Text(Cow::Owned(text)) => Cow::Owned(text.trim().to_owned()),
        }
    }

    /// What it is, as the reason why a record can't be read names it.
    fn named(&self) -> String {
        match self {
            Scalar::Nothing => "null".to_owned(),
            Scalar::Bool(v) => format!("boolean `{v}`"),
            Scalar::Integer(v) => format!("integer `{v}`"),
            Scalar::Large(v) => format!("integer `{v}`"),
            Scalar::Float(v) => format!("floating point `{v}`"),
            Scalar::Text(v) => format!("string {v:?}"),
            Scalar::Other => "a list or an object".to_owned(),
        }
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

impl<'de: 't, 't> Deserialize<'de> for Start<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Start<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
                Ok(Start(Some(Cow::Borrowed(&v[..v.floor_char_boundary(Start::MOST)]))))
            }

            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(Start(Some(Cow::Owned(v[..v.floor_char_boundary(Start::MOST)].to_owned()))))
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Start(None))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Start(None))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(Start(None))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
                Ok(Start(None))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(Start(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Start(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Start(None))
            }
        }

        from.deserialize_any(Any)
    }
}

impl<'de: 't, 't, T: Deserialize<'de>> Deserialize<'de> for WordOr<'t, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any<T>(PhantomData<T>);

        fn word<'t, T>(scalar: Scalar<'t>) -> WordOr<'t, T> {
            WordOr::Word(Word(scalar.word()))
        }

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Any<T> {
            type Value = WordOr<'de, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word or an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(WordOr::Object)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(WordOr::default())
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(WordOr::default())
            }

            fn visit_bool<E>(self, v: bool) -> Result<Self::Value, E> {
                Ok(word(Scalar::Bool(v)))
            }

            fn visit_i64<E>(self, v: i64) -> Result<Self::Value, E> {
                Ok(word(Scalar::Integer(v)))
            }

            fn visit_u64<E>(self, v: u64) -> Result<Self::Value, E> {
                Ok(word(Scalar::Large(v)))
            }

            fn visit_f64<E>(self, v: f64) -> Result<Self::Value, E> {
                Ok(word(Scalar::Float(v)))
            }

            fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
                Ok(word(Scalar::Text(Cow::Borrowed(v))))
            }

            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(word(Scalar::Text(Cow::Owned(v.to_owned()))))
            }
        }

        let read = from.deserialize_any(Any(PhantomData))?;
        Ok(match read {
            WordOr::Word(word) => WordOr::Word(word),
            WordOr::Object(object) => WordOr::Object(object),
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Map<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Map<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|object| Object(Some(object)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Object(None))
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Object(None))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Object(None))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(Object(None))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
                Ok(Object(None))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(Object(None))
            }

            fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
                Ok(Object(None))
            }
        }

        from.deserialize_any(Map(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Elements<T>(PhantomData<T>);

        fn one<'de, T: Deserialize<'de>, E: Error, D: Deserializer<'de, Error = E>>(from: D) -> Result<List<T>, E> {
            T::deserialize(from).map(|element| List(vec![element]))
        }

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(List)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                one(MapAccessDeserializer::new(map))
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(List(Vec::new()))
            }

            fn visit_bool<E: Error>(self, v: bool) -> Result<Self::Value, E> {
                one(v.into_deserializer())
            }

            fn visit_i64<E: Error>(self, v: i64) -> Result<Self::Value, E> {
                one(v.into_deserializer())
            }

            fn visit_u64<E: Error>(self, v: u64) -> Result<Self::Value, E> {
                one(v.into_deserializer())
            }

            fn visit_f64<E: Error>(self, v: f64) -> Result<Self::Value, E> {
                one(v.into_deserializer())
            }

            fn visit_borrowed_str<E: Error>(self, v: &'de str) -> Result<Self::Value, E> {
                one(serde::de::value::BorrowedStrDeserializer::new(v))
            }

            fn visit_str<E: Error>(self, v: &str) -> Result<Self::Value, E> {
                one(v.into_deserializer())
            }
        }

        from.deserialize_any(Elements(PhantomData))
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
