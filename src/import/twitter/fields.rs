//! Fields as X writes them: numbers as strings (2018 on), as numbers (Grailbird), rounded, or not at all.

use crate::import::text;
use crate::ledger::{Precision, When};
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A string or a number, as text; empty for anything else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word<'a>(pub Cow<'a, str>);

impl Word<'_> {
    /// The number it writes.
    pub fn count(&self) -> Option<u64> {
        self.0.trim().parse().ok()
    }
}

/// The text of a field that may be missing.
pub fn text_of<'t>(word: &'t Option<Word>) -> &'t str {
    word.as_ref().map_or("", |w| w.0.trim())
}

/// An id: digits, but neither `0` nor the `-1` of a deleted account.
pub fn is_id(text: &str) -> bool {
    text != "0" && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The first of these that is an id.
pub fn id_of<'t>(words: &[&'t Option<Word>]) -> &'t str {
    words.iter().map(|w| text_of(w)).find(|w| is_id(w)).unwrap_or_default()
}

impl<'de: 'a, 'a> serde::Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Word<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or a number")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Owned(text.to_owned())))
            }
            fn visit_u64<E>(self, n: u64) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Owned(n.to_string())))
            }
            fn visit_i64<E>(self, n: i64) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Owned(n.to_string())))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Word<'de>, E> {
                Ok(Word::default())
            }
            fn visit_bool<E>(self, _: bool) -> Result<Word<'de>, E> {
                Ok(Word::default())
            }
            fn visit_unit<E>(self) -> Result<Word<'de>, E> {
                Ok(Word::default())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Word<'de>, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Word::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Word<'de>, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Word::default())
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// What the beginning of a text tells; the text itself is dropped while it is parsed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// It begins `RT @name:`, as X begins a retweet: the handle.
    pub retweets: Option<String>,
}

impl<'de> serde::Deserialize<'de> for Opening {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Start;
        impl<'de> Visitor<'de> for Start {
            type Value = Opening;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text")
            }
            // As bytes: a damaged character further on in a text must not cost the post.
            fn visit_bytes<E>(self, text: &[u8]) -> Result<Opening, E> {
                Ok(Opening { retweets: retweeted(text) })
            }
            fn visit_str<E>(self, text: &str) -> Result<Opening, E> {
                Ok(Opening { retweets: retweeted(text.as_bytes()) })
            }
        }
        deserializer.deserialize_bytes(Start)
    }
}

fn retweeted(text: &[u8]) -> Option<String> {
    let rest = text.strip_prefix(b"RT @")?;
    let end = rest.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'_')?;
    let handle = std::str::from_utf8(&rest[..end]).ok()?;
    // "RT @ann so true" is how people retweeted by hand before there was a button: a text of their own.
    (end > 0 && rest[end] == b':').then(|| handle.to_owned())
}

/// The first id that carries its time, on 4 November 2010.
const FIRST_SNOWFLAKE: u64 = 29_700_859_247;
/// When Twitter began: anything earlier is the exporter's mistake.
const FIRST_TWEET: i64 = 1_142_974_200;

/// The time that is part of an id.
pub fn snowflake(id: &str) -> When {
    match id.parse::<u64>() {
        Ok(id) if id >= FIRST_SNOWFLAKE => {
            let at = ((id >> 22) + 1_288_834_974_657) / 1000;
            text::exact(i64::try_from(at).ok()).with(Precision::Derived)
        }
        _ => When::UNKNOWN,
    }
}

/// When a post was written: what the export says, where its id agrees. (Some archives say 1997 or 2003; Grailbird
/// says 00:00:00 for everything before November 2010.)
pub fn written(said: &str, id: &str) -> When {
    const FORMATS: &[&str] = &["%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z"];
    let said = text::time(said, FORMATS).or_else(|| text::iso(said)).filter(|at| *at >= FIRST_TWEET);
    let derived = snowflake(id);
    match (said, derived.at) {
        (None, _) => derived,
        // In every archive seen they differ by seconds only.
        (Some(at), Some(true_at)) if (at - true_at).abs() > 60 => derived,
        (Some(at), None) if at % 86_400 == 0 => When::day(at),
        (Some(at), _) => When::exact(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_as_strings_numbers_or_nothing() {
        let read = |json: &str| serde_json::from_str::<Word>(json).expect("a word").0.into_owned();
        assert_eq!(
            ["\"3\"", "3", "-1", "null", "[1]", "{\"a\":1}", "1.5", "true"].map(read),
            ["3", "3", "-1", "", "", "", "", ""]
        );
    }

    #[test]
    fn a_retweet_begins_as_x_begins_it() {
        let read = |json: &[u8]| serde_json::from_slice::<Opening>(json).expect("a text").retweets;
        assert_eq!(read(br#""RT @ann_1: hello""#).as_deref(), Some("ann_1"));
        assert_eq!(read(b"\"RT @ann: \xff\"").as_deref(), Some("ann"), "a damaged text is still a retweet");
        for other in [&br#""RT @ann so true""#[..], br#""RT @""#, br#""@ann RT @bob: x""#, br#""RT @: x""#] {
            assert_eq!(read(other), None, "{}", String::from_utf8_lossy(other));
        }
    }

    #[test]
    fn an_id_corrects_the_time_that_is_said() {
        let id = "1511834222333444555";
        let true_at = snowflake(id).at.expect("a snowflake");
        assert_eq!(written("Wed Apr 06 22:32:21 +0000 2022", "20").at, Some(1_649_284_341));
        for wrong in ["Wed Apr 06 22:32:21 +0000 1997", "Wed Apr 06 22:32:21 +0000 2011", "", "yesterday"] {
            assert_eq!(written(wrong, id), When { at: Some(true_at), precision: Precision::Derived }, "{wrong}");
        }
        assert_eq!(written("2010-03-04 00:00:00 +0000", "9999999999"), When::day(1_267_660_800));
        assert_eq!(written("2010-03-04 08:00:00 +0000", "9999999999"), When::exact(1_267_689_600));
        assert_eq!(written("1997-03-04 08:00:00 +0000", "9999999999"), When::UNKNOWN);
    }
}
