//! One record's text as its layout's struct, damage and all.

use crate::{Error, ErrorKind};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::cell::OnceCell;
use std::fmt;

/// A record's text, and what it reads as where it is damaged within its strings.
#[derive(Debug, Default)]
pub struct Mended(OnceCell<Vec<u8>>);

impl Mended {
    /// `text` in well-formed JSON, where its structure isn't broken. What serde refuses but people would not (a byte that is
    /// no UTF-8, half of a surrogate pair, a line's end within a string, a name that stands twice: the last counts) is mended
    /// on a second pass that whole records never see.
    #[cold]
    pub fn of(&self, text: &[u8]) -> Option<&[u8]> {
        let mended = self.0.get_or_init(|| mend(text).unwrap_or_default());
        (!mended.is_empty()).then_some(mended)
    }
}

/// A longer record that is damaged isn't mended: its values take many times its bytes.
const LONGEST_MENDED: usize = 1 << 20;

/// Why a record can't be read, in words that aren't about structs.
#[cold]
pub fn damaged(error: &serde_json::Error) -> Error {
    let why = error.to_string();
    let plain = why.split_once("expected struct ").and_then(|(before, after)| {
        let (_, place) = after.split_once(' ')?;
        Some(format!("{before}expected an object {place}"))
    });
    Error::new(ErrorKind::Damaged(plain.unwrap_or(why)))
}

/// The record in well-formed JSON; `None` where its structure is broken.
#[cold]
fn mend(text: &[u8]) -> Option<Vec<u8>> {
    if text.len() > LONGEST_MENDED {
        return None;
    }
    let text = String::from_utf8_lossy(text);
    let value: serde_json::Value = serde_json::from_str(&without_controls(&without_halves(&text))).ok()?;
    serde_json::to_vec(&value).ok()
}

/// Control characters within strings as escapes.
fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut string, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = string,
            '"' => string = !string,
            _ => {}
        }
        if string && c < ' ' {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Halves of surrogate pairs (`\ud83d` alone: a text that was cut by its length) as `\ufffd`.
fn without_halves(text: &str) -> String {
    let code = |at: usize| -> Option<u16> {
        let escape = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(escape, 16).ok()
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = 0;
    while let Some(found) = text[rest..].find('\\') {
        let at = rest + found;
        out.push_str(&text[rest..at]);
        rest = match code(at) {
            Some(0xd800..0xdc00) if matches!(code(at + 6), Some(0xdc00..0xe000)) => at + 12,
            Some(0xd800..0xe000) => {
                out.push_str("\\ufffd");
                rest = at + 6;
                continue;
            }
            // The next character is escaped: it may be a backslash itself.
            _ => at + 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
        };
        out.push_str(&text[at..rest]);
    }
    out.push_str(&text[rest..]);
    out
}

/// The fields of a record that may be shown, depth first, each under its own name; empty where it can't be read.
pub fn shown(text: &[u8], may: &[&str]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    if serde_json::Deserializer::from_slice(text).deserialize_any(Shown { name: "", may, out: &mut out }).is_err() {
        out.clear();
        if let Some(text) = mend(text) {
            // What is broken all the same shows what stands before.
            let _ =
                serde_json::Deserializer::from_slice(&text).deserialize_any(Shown { name: "", may, out: &mut out });
        }
    }
    out
}

/// The text of the first of these names that the record has, where it stands least deep; of a path exactly there.
pub fn first_of(text: &[u8], names: &[&str]) -> Option<String> {
    let record: serde_json::Value = serde_json::from_slice(text).ok()?;
    let said = |name: &&str| {
        let mut level = vec![&record];
        if let Some((above, name)) = name.rsplit_once('.') {
            for part in above.split('.') {
                let below = |value| each(value).into_iter().filter_map(|value| value.get(part)).collect::<Vec<_>>();
                level = level.into_iter().flat_map(below).collect();
            }
            return level.into_iter().flat_map(each).find_map(|value| whole(value.get(name)?));
        }
        while !level.is_empty() {
            let found =
                level.iter().find_map(|value| whole(value.get(*name)?)).filter(|text| !text.trim().is_empty());
            if let Some(text) = found {
                return Some(text);
            }
            level = level.into_iter().flat_map(members).collect();
        }
        None
    };
    names.iter().find_map(said)
}

/// The elements of a list; anything else is one itself.
fn each(value: &serde_json::Value) -> Vec<&serde_json::Value> {
    value.as_array().map_or_else(|| vec![value], |items| items.iter().collect())
}

/// Where Google puts a text's pieces.
const SEGMENTS: &str = "takeoutSegments";

/// A text, which may be in pieces: texts, or objects that have one.
fn whole(value: &serde_json::Value) -> Option<String> {
    let piece = |value: &serde_json::Value| match value.as_str() {
        Some(text) => Some(text.to_owned()),
        None => {
            value.get("text").and_then(|text| Some(text.as_str()?.to_owned())).or_else(|| whole(value.get(SEGMENTS)?))
        }
    };
    match value {
        serde_json::Value::Array(pieces) => pieces.iter().map(piece).collect(),
        text => text.as_str().map(str::to_owned),
    }
}

/// The text of pieces that stand one behind the other: `{"text":"one"},{"text":" two"}`.
pub fn joined(pieces: &str) -> Option<String> {
    whole(&serde_json::from_str(&["[", pieces, "]"].concat()).ok()?)
}

fn members(value: &serde_json::Value) -> Vec<&serde_json::Value> {
    match value {
        serde_json::Value::Array(items) => items.iter().collect(),
        serde_json::Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    }
}

/// Collects what may be shown of the value of a name.
struct Shown<'a> {
    name: &'a str,
    may: &'a [&'a str],
    out: &'a mut Vec<(String, String)>,
}

impl Shown<'_> {
    fn show(self, text: &str) {
        let text = text.trim();
        if !text.is_empty() && self.may.contains(&self.name) {
            self.out.push((self.name.to_owned(), text.to_owned()));
        }
    }
}

impl<'de> DeserializeSeed<'de> for Shown<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Shown<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, v: bool) -> Result<(), E> {
        self.show(&v.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, v: i64) -> Result<(), E> {
        self.show(&v.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, v: u64) -> Result<(), E> {
        self.show(&v.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, v: f64) -> Result<(), E> {
        self.show(&v.to_string());
        Ok(())
    }

    fn visit_str<E>(self, v: &str) -> Result<(), E> {
        self.show(v);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Shown { name: self.name, may: self.may, out: self.out })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            map.next_value_seed(Shown { name: &name, may: self.may, out: self.out })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(default)]
    struct Named<'t> {
        #[serde(borrow)]
        name: crate::readers::json::fields::Word<'t>,
    }

    fn name(text: &[u8]) -> String {
        let mended = Mended::default();
        let read = |text: &[u8]| serde_json::from_slice::<Named>(text).map(|named| named.name.to_string()).ok();
        read(text).or_else(|| read(mended.of(text)?)).unwrap_or_default()
    }

    #[test]
    fn damage_within_strings_is_mended() {
        assert_eq!(name(b"{\"name\": \"a\xffb\"}"), "a\u{fffd}b");
        assert_eq!(name(br#"{"name": "a\ud83d"}"#), "a\u{fffd}");
        assert_eq!(name(br#"{"name": "\ud83d\ude00 \\ud83d"}"#), "😀 \\ud83d");
        assert_eq!(name(br#"{"name": "a", "name": "b"}"#), "b");
        assert_eq!(name(b"{\"name\": \"a\nb\"}"), "a\nb");
        assert_eq!(name(br#"{"name": "a"#), "");
    }

    #[test]
    fn what_was_written_stands_least_deep() {
        let tweet = br#"{"entities": {"hashtags": [{"text": "tag"}]}, "text": "said", "more": [{"full_text": " "}]}"#;
        assert_eq!(first_of(tweet, &["full_text", "text"]), Some("said".to_owned()));
        assert_eq!(first_of(br#"{"comment": {"comment": "said"}}"#, &["comment"]), Some("said".to_owned()));
        assert_eq!(first_of(br#"{"title": 5}"#, &["title"]), None);
    }

    #[test]
    fn only_what_may_be_shown_is() {
        let rows = shown(br#"{"id": 5, "text": "secret", "user": {"id": "x"}, "list": [{"id": null}]}"#, &["id"]);
        assert_eq!(rows, [("id".to_owned(), "5".to_owned()), ("id".to_owned(), "x".to_owned())]);
    }
}
