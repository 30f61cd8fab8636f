//! Any value of a JSON text, by its kind: what the field types have in common.

use crate::readers::text;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// What stands in a field, as far as these types ask.
pub(super) enum Scalar<'t> {
    Nothing,
    Bool(bool),
    Integer(i64),
    Large(u64),
    Float(f64),
    Text(Cow<'t, str>),
    /// An object or a list.
    Other,
}

/// What is made of a value of any kind: none breaks the record by its kind alone.
pub(super) trait FromAny<'de>: Sized {
    /// What it should be, for the reason why a record can't be read.
    const EXPECTED: &'static str;

    fn scalar<E: Error>(scalar: Scalar<'de>) -> Result<Self, E>;

    /// A string whose escapes were resolved.
    fn copied<E: Error>(text: &str) -> Result<Self, E> {
        Self::scalar(Scalar::Text(Cow::Owned(text.to_owned())))
    }

    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Self::scalar(Scalar::Other)
    }

    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Self::scalar(Scalar::Other)
    }
}

/// Reads a value of any kind.
pub(super) fn any<'de, T: FromAny<'de>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_any(Any(PhantomData))
}

struct Any<T>(PhantomData<T>);

impl<'de, T: FromAny<'de>> Visitor<'de> for Any<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        T::scalar(Scalar::Nothing)
    }

    fn visit_bool<E: Error>(self, v: bool) -> Result<T, E> {
        T::scalar(Scalar::Bool(v))
    }

    fn visit_i64<E: Error>(self, v: i64) -> Result<T, E> {
        T::scalar(Scalar::Integer(v))
    }

    fn visit_u64<E: Error>(self, v: u64) -> Result<T, E> {
        T::scalar(i64::try_from(v).map_or(Scalar::Large(v), Scalar::Integer))
    }

    fn visit_f64<E: Error>(self, v: f64) -> Result<T, E> {
        T::scalar(Scalar::Float(v))
    }

    fn visit_borrowed_str<E: Error>(self, v: &'de str) -> Result<T, E> {
        T::scalar(Scalar::Text(Cow::Borrowed(v)))
    }

    fn visit_str<E: Error>(self, v: &str) -> Result<T, E> {
        T::copied(v)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::object(object)
    }
}

impl<'de> FromAny<'de> for Scalar<'de> {
    const EXPECTED: &'static str = "a value";

    fn scalar<E: Error>(scalar: Scalar<'de>) -> Result<Self, E> {
        Ok(scalar)
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        any(from)
    }
}

impl<'t> Scalar<'t> {
    /// As a word; empty where it isn't one.
    pub fn word(self) -> Cow<'t, str> {
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
    pub fn named(&self) -> String {
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
