//! One record's JSON: parsed once, then asked field by field.
//!
//! What leaves this room: views into the record's own text. A string is decoded when it is asked for and not before, so
//! that texts nobody asks for are never copied. The parser checks the structure and calls nothing by itself, so that
//! depth costs no stack; there is one of it for all importers, where derived structs would be compiled once per shape.

mod parse;
mod string;

use crate::{Error, Result};
use parse::{Node, Shape, wrong};
use std::borrow::Cow;
use string::decode;

/// One record, parsed.
#[derive(Debug)]
pub struct Record<'t> {
    text: &'t [u8],
    nodes: Vec<Node>,
}

impl<'t> Record<'t> {
    /// Parses a whole text.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Damaged`] with the reason and the place within the text where it is no JSON.
    pub fn parse(text: &'t [u8]) -> Result<Record<'t>> {
        Ok(Record { text, nodes: parse::nodes(text)? })
    }

    /// The value that the text is.
    pub fn value(&self) -> Value<'_> {
        Value { text: self.text, nodes: &self.nodes, at: 0 }
    }
}

/// A value of a record, or one that isn't there, which can be asked like any other. `null` is not there.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    text: &'t [u8],
    nodes: &'t [Node],
    at: u32,
}

impl<'t> Value<'t> {
    /// The value that isn't there.
    pub const MISSING: Value<'static> = Value { text: &[], nodes: &[], at: 0 };

    fn node(self) -> Node {
        let missing = Node { shape: Shape::Null, from: 0, to: 0, next: self.at };
        self.nodes.get(self.at as usize).copied().unwrap_or(missing)
    }

    /// The values from one node to another that aren't inside of each other.
    fn row(self, mut from: u32, to: u32) -> impl Iterator<Item = Value<'t>> + use<'t> {
        std::iter::from_fn(move || {
            let value = Value { at: from, ..self };
            let more = from < to;
            from = value.node().next;
            more.then_some(value)
        })
    }

    /// Whether there is none.
    pub fn is_missing(self) -> bool {
        self.node().shape == Shape::Null
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        self.node().shape == Shape::Object
    }

    /// Whether it is a string.
    pub fn is_text(self) -> bool {
        matches!(self.node().shape, Shape::Text | Shape::Escaped)
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        self.node().shape == Shape::List
    }

    /// The member of this name; of anything but an object, and where there is none, the value that isn't there.
    pub fn get(self, name: &str) -> Value<'t> {
        let Node { shape: Shape::Object, next, .. } = self.node() else { return Value::MISSING };
        let mut at = self.at + 1;
        while at < next {
            let (key, value) = (Value { at, ..self }, Value { at: at + 1, ..self });
            let same = match key.node().shape {
                Shape::Escaped => key.word() == name,
                _ => key.raw() == name.as_bytes(),
            };
            if same {
                return value;
            }
            at = value.node().next;
        }
        Value::MISSING
    }

    /// The member of a member, and so on.
    pub fn at(self, names: &[&str]) -> Value<'t> {
        names.iter().fold(self, |value, name| value.get(name))
    }

    /// An object's members, each its name and its value.
    pub fn members(self) -> impl Iterator<Item = (Value<'t>, Value<'t>)> + use<'t> {
        let mut row = self.row(self.at + 1, if self.is_object() { self.node().next } else { 0 });
        std::iter::from_fn(move || Some((row.next()?, row.next()?)))
    }

    /// The elements of a list; anything else that is there is its own only element (Facebook writes lists of one so).
    pub fn items(self) -> impl Iterator<Item = Value<'t>> + use<'t> {
        let Node { shape, next, .. } = self.node();
        match shape {
            Shape::List => self.row(self.at + 1, next),
            Shape::Null => self.row(0, 0),
            _ => self.row(self.at, next),
        }
    }

    /// What the text has for it: of a string what is between its quotes, escapes as they are.
    pub fn raw(self) -> &'t [u8] {
        let Node { from, to, .. } = self.node();
        &self.text[from as usize..to as usize]
    }

    fn decode(self) -> Option<Result<Cow<'t, str>, Cow<'t, str>>> {
        match self.node().shape {
            Shape::Text => Some(decode(self.raw(), false)),
            Shape::Escaped => Some(decode(self.raw(), true)),
            _ => None,
        }
    }

    /// A word, trimmed: a string's, where damaged with `U+FFFD`; a number or truth value as it is written; empty for
    /// anything else. Some exports write the same field as a number and as a string.
    pub fn word(self) -> Cow<'t, str> {
        let word = match self.node().shape {
            Shape::Null | Shape::List | Shape::Object => Cow::Borrowed(""),
            Shape::Bool | Shape::Integer | Shape::Float => String::from_utf8_lossy(self.raw()),
            _ => self.decode().map_or_else(Cow::default, |text| text.unwrap_or_else(|damaged| damaged)),
        };
        match word {
            Cow::Borrowed(word) => Cow::Borrowed(word.trim()),
            Cow::Owned(word) => Cow::Owned(word.trim().to_owned()),
        }
    }

    /// How many: a word that writes a number.
    pub fn count(self) -> Option<u64> {
        self.word().parse().ok()
    }

    /// A string, if there is a value.
    ///
    /// # Errors
    /// When it is anything else, or damaged.
    pub fn text(self) -> Result<Option<Cow<'t, str>>> {
        match self.decode() {
            Some(Ok(text)) => Ok(Some(text)),
            Some(Err(_)) => Err(self.wrong("invalid unicode code point")),
            None if self.is_missing() => Ok(None),
            None => Err(self.unfit("a string")),
        }
    }

    /// A whole number, or a string that writes one, if there is a value.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn number(self) -> Result<Option<i64>> {
        match self.node().shape {
            Shape::Null => Ok(None),
            _ => self.word().parse().map(Some).map_err(|_| self.unfit("i64")),
        }
    }

    /// True or false, if there is a value.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn truth(self) -> Result<Option<bool>> {
        match self.node().shape {
            Shape::Null => Ok(None),
            Shape::Bool => Ok(Some(self.raw() == b"true")),
            _ => Err(self.unfit("a boolean")),
        }
    }

    /// The same, where it is an object.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn object(self) -> Result<Value<'t>> {
        if self.is_object() { Ok(self) } else { Err(self.unfit("an object")) }
    }

    #[cold]
    fn unfit(self, expected: &str) -> Error {
        let what = match self.node().shape {
            Shape::Null => "null".to_owned(),
            Shape::Bool => format!("boolean `{}`", self.word()),
            Shape::Integer => format!("integer `{}`", self.word()),
            Shape::Float => format!("floating point `{}`", self.word()),
            Shape::Text | Shape::Escaped => format!("string {:?}", self.word()),
            Shape::List => "sequence".to_owned(),
            Shape::Object => "map".to_owned(),
        };
        self.wrong(&format!("invalid type: {what}, expected {expected}"))
    }

    /// `why`, placed at the beginning of a list or object and at the end of anything else.
    #[cold]
    fn wrong(self, why: &str) -> Error {
        let Node { shape, from, to, .. } = self.node();
        let at = match shape {
            Shape::List | Shape::Object => from,
            Shape::Text | Shape::Escaped => to + 1,
            _ => to,
        };
        wrong(self.text, at as usize, why)
    }
}

/// As it is written.
impl std::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&String::from_utf8_lossy(self.raw()))
    }
}

/// A string as it stands in a JSON text, quotes included; `None` where it is none.
pub fn string(quoted: &[u8]) -> Option<String> {
    let record = Record::parse(quoted).ok()?;
    record.value().text().ok()?.map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::parse::{DEEPEST, MOST};
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// The same value as another parser has it.
    fn theirs(value: Value) -> serde_json::Value {
        match value.node().shape {
            Shape::Null => json!(null),
            Shape::Bool => json!(value.truth().expect("a boolean")),
            Shape::Integer | Shape::Float => serde_json::from_slice(value.raw()).expect("a number"),
            Shape::Text | Shape::Escaped => json!(value.text().expect("a string")),
            Shape::List => value.items().map(theirs).collect(),
            Shape::Object => value.members().map(|(key, value)| (string_of(key), theirs(value))).collect(),
        }
    }

    fn string_of(value: Value) -> String {
        value.text().expect("whole").expect("a string").into_owned()
    }

    fn why(error: Error) -> String {
        error.kind.to_string()
    }

    /// Both parsers take the text, and have the same; or neither does.
    fn agree(text: &[u8]) {
        let ours = Record::parse(text);
        match serde_json::from_slice::<serde_json::Value>(text) {
            Ok(value) => assert_eq!(ours.map(|r| theirs(r.value())), Ok(value), "{}", String::from_utf8_lossy(text)),
            // Ours keeps what is damaged inside strings for whoever asks for them, and any size of number.
            Err(error) if error.to_string().contains("surrogate") || error.to_string().contains("unicode") => {}
            Err(error) if error.to_string().contains("control character") => {}
            Err(error) if error.to_string().contains("hex escape") || error.to_string().contains("out of range") => {}
            Err(_) => assert!(ours.is_err(), "{}", String::from_utf8_lossy(text)),
        }
    }

    #[test]
    fn what_is_json_and_what_is_not() {
        for text in [
            "",
            " ",
            "null",
            "true",
            "falsey",
            "nul",
            "0",
            "-0",
            "-",
            "01",
            "1.",
            "1.5",
            ".5",
            "1e5",
            "1E-5",
            "1e",
            "+1",
            "[]",
            "[ ]",
            "{}",
            "{ }",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1,2",
            "[1}",
            "{\"a\":1}",
            "{\"a\":1,}",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":}",
            "{\"a\":[{},[],{\"b\":null}],\"c\":-1.5e3}",
            "[] []",
            "]",
            "\"a",
            "\"a\nb\"",
            "\"\\\"\"",
            "\"\\u00e4\\ud83d\\udc4d\\/\\b\\f\\n\\r\\t\\\\\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\\"",
            "\u{feff}1",
        ] {
            agree(text.as_bytes());
        }
    }

    proptest! {
        #[test]
        fn every_text_is_read_as_another_parser_reads_it(text in r#"([\[\]{},:]|"[a\\u0"é]{0,6}"|"a"|-?[0-9.e]{1,4}|null|true| ){0,12}"#) {
            agree(text.as_bytes());
        }

        #[test]
        fn every_string_survives(text: String, ascii: bool) {
            let mut quoted = json!(text).to_string();
            if ascii {
                let units = quoted.encode_utf16().map(|u| if u < 128 { char::from(u as u8).to_string() } else { format!("\\u{u:04x}") });
                quoted = units.collect();
            }
            prop_assert_eq!(string(quoted.as_bytes()), Some(text));
        }
    }

    #[test]
    fn fields_are_asked_by_name() {
        let text = br#"{"a":{"b":[1,{"c":"x\n"}],"n":null,"\u00e4":" 7 "},"d":"y","e":{},"f":[]}"#;
        let record = Record::parse(text).expect("JSON");
        let value = record.value();
        assert_eq!(value.get("d").word(), "y");
        assert_eq!(value.at(&["a", "ä"]).count(), Some(7));
        assert_eq!(value.at(&["a", "b"]).items().count(), 2);
        assert_eq!(value.at(&["a", "b"]).items().nth(1).map(|v| v.get("c").text()), Some(Ok(Some("x\n".into()))));
        assert_eq!(value.get("d").items().count(), 1, "an only element");
        for missing in [value.get("x"), value.at(&["a", "n"]), value.get("d").get("y"), value.at(&["a", "b", "c"])] {
            assert!(missing.is_missing() && missing.items().next().is_none() && missing.members().next().is_none());
            assert_eq!((missing.text(), missing.number(), missing.truth()), (Ok(None), Ok(None), Ok(None)));
        }
        assert!(value.get("e").members().next().is_none() && value.get("f").items().next().is_none());
    }

    #[test]
    fn words_are_strings_or_numbers() {
        let read = |json: &str| Record::parse(json.as_bytes()).expect("JSON").value().word().into_owned();
        assert_eq!(
            ["\" 3\"", "3", "-1", "1.5", "null", "[1]", "{\"a\":1}"].map(read),
            ["3", "3", "-1", "1.5", "", "", ""]
        );
    }

    #[test]
    fn what_does_not_fit_is_said_with_its_place() {
        let record = Record::parse(b"{\n  \"at\": \"soon\", \"who\": [1],\n\"n\": 1.5}").expect("JSON");
        let value = record.value();
        let said = |error: Option<Error>| error.map(why).unwrap_or_default();
        assert_eq!(
            said(value.get("at").number().err()),
            "is damaged: invalid type: string \"soon\", expected i64 at line 2 column 14"
        );
        assert_eq!(
            said(value.get("who").text().err()),
            "is damaged: invalid type: sequence, expected a string at line 2 column 23"
        );
        assert!(value.get("n").number().is_err() && value.get("n").truth().is_err());
        assert!(value.object().is_ok() && value.get("n").object().is_err());
    }

    #[test]
    fn no_json_is_said_with_its_place() {
        let said = |text: &[u8]| Record::parse(text).map_err(why).err().unwrap_or_default();
        assert_eq!(said(b"{\"a\":\n 1,\n \"b\": x}"), "is damaged: expected value at line 3 column 7");
        assert_eq!(said(b"[1 2]"), "is damaged: expected `,` or `]` at line 1 column 4");
        assert_eq!(said(b"{\"a\""), "is damaged: expected `:` at line 1 column 4");
    }

    #[test]
    fn damage_within_a_string_costs_only_whoever_asks_for_it() {
        let record =
            Record::parse(b"[\"a\xff\", \"\\ud83d!\", \"\\ud83d\\u0041\", \"b\", \"\\n\xff\"]").expect("JSON");
        let words: Vec<_> = record.value().items().map(|v| (v.word().into_owned(), v.text().is_ok())).collect();
        let expected =
            [("a\u{fffd}", false), ("\u{fffd}!", false), ("\u{fffd}A", false), ("b", true), ("\u{fffd}", false)];
        assert_eq!(words, expected.map(|(word, whole)| (word.to_owned(), whole)));
    }

    #[test]
    fn depth_and_number_are_limited() {
        let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert!(Record::parse(deep(DEEPEST).as_bytes()).is_ok());
        assert!(Record::parse(deep(DEEPEST + 1).as_bytes()).is_err());
        assert!(Record::parse("[".repeat(1 << 20).as_bytes()).is_err());
        assert!(Record::parse(("[".to_owned() + &"1,".repeat(MOST) + "1]").as_bytes()).is_err());
    }
}
