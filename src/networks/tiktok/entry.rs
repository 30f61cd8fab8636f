//! An entry of any of TikTok's lists.

use crate::readers::json::fields::Word;
use crate::readers::text;
use crate::record::When;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// What is read of it. Names are in upper or lower case: both are seen, even within one file, so this isn't a derived
/// layout, which knows a field by one spelling and breaks where two of them stand together. The first one counts.
#[derive(Debug, Default)]
pub struct Entry<'t> {
    date: Word<'t>,
    pub user_name: Word<'t>,
    pub display_name: Word<'t>,
    pub from: Word<'t>,
    pub link: Word<'t>,
    likes: Word<'t>,
}

impl Entry<'_> {
    /// `2024-05-06 07:08:09`, the same with `UTC`, ISO, or Unix seconds.
    pub fn when(&self) -> When {
        match self.date.parse() {
            Some(number) => text::epoch(number),
            None => text::exact(text::iso(&self.date)),
        }
    }

    pub fn likes(&self) -> Option<u64> {
        self.likes.parse()
    }
}

impl<'de: 't, 't> Deserialize<'de> for Entry<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Entry<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entry = Entry::default();
                let mut seen = [false; 6];
                while let Some(name) = map.next_key::<Word>()? {
                    let fields = [
                        ("date", &mut entry.date),
                        ("username", &mut entry.user_name),
                        ("displayname", &mut entry.display_name),
                        ("from", &mut entry.from),
                        ("link", &mut entry.link),
                        ("likes", &mut entry.likes),
                    ];
                    let known =
                        fields.into_iter().enumerate().find(|(_, (known, _))| name.eq_ignore_ascii_case(known));
                    match known {
                        Some((n, (_, field))) if !std::mem::replace(&mut seen[n], true) => {
                            *field = map.next_value()?
                        }
                        _ => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(entry)
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Err(E::custom("invalid type: null, expected an object"))
            }
        }

        from.deserialize_any(Fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(json: &str) -> Entry<'_> {
        serde_json::from_str(json).expect("an entry")
    }

    #[test]
    fn times_in_all_the_ways_they_were_seen() {
        let read = |json: &str| entry(json).when();
        let when = When::exact(1_714_979_289);
        assert_eq!(read("{\"Date\": \"2024-05-06 07:08:09\"}"), when);
        assert_eq!(read("{\"date\": \"2024-05-06 07:08:09 UTC\"}"), when);
        assert_eq!(read("{\"Date\": \"2024-05-06T07:08:09Z\"}"), when);
        assert_eq!(read("{\"Date\": 1714979289}"), when);
        assert_eq!(read("{\"Date\": \"1714979289\"}"), when);
        assert_eq!(read("{\"Date\": \"N/A\"}"), When::UNKNOWN);
        assert_eq!(read("{}"), When::UNKNOWN);
    }

    #[test]
    fn names_are_the_same_in_upper_and_lower_case() {
        let read =
            entry(r#"{"UserName": "ann", "username": "bob", "LIKES": "7", "Content": {"Link": 1}, "from": [1]}"#);
        assert_eq!((&*read.user_name, read.likes(), &*read.from, &*read.link), ("ann", Some(7), "", ""));
        for other in ["null", "[]", "1", "\"x\""] {
            assert!(serde_json::from_str::<Entry>(other).is_err(), "{other}");
        }
    }
}
