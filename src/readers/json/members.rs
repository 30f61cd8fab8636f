//! An object whose keys are data: names of people, labels in the user's language.

use super::fields::Word;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// The members of an object, in their order, repeated keys included; none where there is anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members<'t, T>(pub Vec<(Word<'t>, T)>);

impl<T> Default for Members<'_, T> {
    fn default() -> Self {
        Members(Vec::new())
    }
}

impl<'t, T> Deref for Members<'t, T> {
    type Target = [(Word<'t>, T)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'de: 't, 't, T: Deserialize<'de>> Deserialize<'de> for Members<'t, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Map<'t, T>(PhantomData<(&'t (), T)>);

        impl<'de: 't, 't, T: Deserialize<'de>> Visitor<'de> for Map<'t, T> {
            type Value = Members<'t, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Members::default())
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Members::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Members::default())
            }

            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(Members::default())
            }

            fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
                Ok(Members::default())
            }

            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(Members::default())
            }

            fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
                Ok(Members::default())
            }
        }

        from.deserialize_any(Map(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_all_else_has_none() {
        let read = |text: &str| -> Vec<(String, String)> {
            let members: Members<Word> = serde_json::from_str(text).expect("JSON");
            members.0.into_iter().map(|(key, word)| (key.to_string(), word.to_string())).collect()
        };
        let pair = |key: &str, word: &str| (key.to_owned(), word.to_owned());
        assert_eq!(read(r#"{"b": 1, "\u00e4": "x", "b": []}"#), [pair("b", "1"), pair("ä", "x"), pair("b", "")]);
        for other in ["[{\"a\": 1}]", "null", "true", "1", "-1", "1.5", "\"a\"", "{}"] {
            assert_eq!(read(other), [], "{other}");
        }
    }
}
