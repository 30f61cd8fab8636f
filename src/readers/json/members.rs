//! An object whose keys are data: names of people, labels in the user's language.

use super::fields::Word;
use super::room::Room;
use super::value::{FromAny, Scalar, any};
use serde::de::{Deserialize, Deserializer, Error, MapAccess};
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

impl<'de, T: Deserialize<'de>> FromAny<'de> for Members<'de, T> {
    const EXPECTED: &'static str = "an object";

    fn scalar<E: Error>(_: Scalar<'de>) -> Result<Self, E> {
        Ok(Members::default())
    }

    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
        let (room, mut members) = (Room::enter(), Vec::new());
        while let Some(member) = object.next_entry()? {
            room.spend()?;
            members.push(member);
        }
        Ok(Members(members))
    }
}

impl<'de: 't, 't, T: Deserialize<'de>> Deserialize<'de> for Members<'t, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        any::<Members<'de, T>, D>(from)
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
