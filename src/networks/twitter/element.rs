//! The elements of X's arrays, which since January 2020 are wrapped in an object of one member: `{"tweet": {…}}`.

use crate::readers::json::fields::Object;
use serde::de::value::{CowStrDeserializer, MapAccessDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// An element without what it is wrapped in; anything but an object is one that says nothing.
#[derive(Debug, Default)]
pub struct Element<T> {
    pub content: T,
    pub wrapped: bool,
}

const WRAPS: [&str; 7] = ["tweet", "like", "follower", "following", "account", "userListInfo", "messageEvent"];

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let element = Object::<Unwrapped<T>>::deserialize(from)?;
        Ok(element.0.map_or_else(Element::default, |Unwrapped(element)| element))
    }
}

struct Unwrapped<T>(Element<T>);

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Unwrapped<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Map<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for Map<T> {
            type Value = Unwrapped<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let Some(Name(name)) = map.next_key::<Name>()? else { return Ok(Unwrapped(Element::default())) };
                if !WRAPS.contains(&&*name) {
                    let content = T::deserialize(MapAccessDeserializer::new(From { name: Some(name), rest: map }))?;
                    return Ok(Unwrapped(Element { content, wrapped: false }));
                }
                let content: Object<T> = map.next_value()?;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                let wrapped = content.is_some();
                Ok(Unwrapped(Element { content: content.or_empty(), wrapped }))
            }
        }

        from.deserialize_map(Map(PhantomData))
    }
}

/// A member's name, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

/// The members of an object whose first name has been read.
struct From<'de, A> {
    name: Option<Cow<'de, str>>,
    rest: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for From<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.name.take() {
            Some(name) => seed.deserialize(CowStrDeserializer::new(name)).map(Some),
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.rest.next_value_seed(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::json::fields::Word;

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(default)]
    struct Liked<'t> {
        #[serde(borrow, rename = "tweetId")]
        id: Word<'t>,
    }

    #[test]
    fn an_element_is_read_wrapped_or_not() {
        let read = |json: &str| {
            let element: Element<Liked> = serde_json::from_str(json).expect("an element");
            (element.content.id.to_string(), element.wrapped)
        };
        assert_eq!(read(r#"{"like": {"tweetId": "20", "x": 1}}"#), ("20".to_owned(), true));
        assert_eq!(read(r#"{"tweetId": "20", "like": 1}"#), ("20".to_owned(), false));
        for nothing in ["{}", "[1]", "7", r#"{"like": 1}"#, "null"] {
            assert_eq!(read(nothing), (String::new(), false), "{nothing}");
        }
    }
}
