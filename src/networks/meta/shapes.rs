//! What Meta's records look like, as far as they are read. Texts are never asked for, so they are passed over.

use crate::Result;
use crate::readers::text;
use crate::readers::value::Value;
use crate::record::When;
use std::borrow::Cow;

/// Facebook opened in 2004. Exports since 2024 date most own reactions to second 1: no date at all.
const OPENED: i64 = 1_072_915_200;

/// A time in seconds or milliseconds.
pub fn moment(number: Option<i64>) -> When {
    let when = text::epoch(number.unwrap_or_default());
    if when.at.is_some_and(|at| at < OPENED) { When::UNKNOWN } else { when }
}

/// A name as it stands in the export, mended.
pub fn name(raw: &str) -> String {
    text::clean(&text::unmojibake(raw)).into_owned()
}

/// A string, mended; empty where there is none.
pub fn mended(value: Value) -> Result<String> {
    Ok(name(&value.text()?.unwrap_or_default()))
}

/// The name of somebody: `{"name": …}`, or the name alone (E2EE threads). What else stands there names nobody.
pub fn named(value: Value) -> Result<Option<Cow<str>>> {
    let name = if value.is_object() { value.get("name") } else { value };
    if name.is_text() { name.text() } else { Ok(None) }
}

/// The same of all in a list, mended.
pub fn names(list: Value) -> Result<Vec<String>> {
    list.items().map(|one| Ok(name(&named(one)?.unwrap_or_default()))).collect()
}

/// One message: `sender_name` and `timestamp_ms` (`timestamp` until August 2018), or E2EE `senderName` and `timestamp`.
pub struct Message<'t> {
    pub sender: Cow<'t, str>,
    pub e2ee: bool,
    /// In milliseconds, or seconds.
    pub number: Option<i64>,
    /// Missing since 2024.
    pub kind: Cow<'t, str>,
    pub unsent: bool,
    /// Who, and when; not every export says when.
    pub reactions: Vec<(Cow<'t, str>, Option<i64>)>,
}

impl<'t> Message<'t> {
    pub fn of(value: Value<'t>) -> Result<Message<'t>> {
        let message = value.object()?;
        let sender = message.get("sender_name").text()?.unwrap_or_default();
        let e2ee = message.get("senderName").text()?;
        let reaction =
            |one: Value<'t>| Ok((one.get("actor").text()?.unwrap_or_default(), one.get("timestamp").number()?));
        Ok(Message {
            e2ee: e2ee.is_some(),
            sender: e2ee.unwrap_or(sender),
            number: message.get("timestamp_ms").number()?.or(message.get("timestamp").number()?),
            kind: message.get("type").text()?.unwrap_or_default(),
            unsent: message.get("is_unsent").truth()?.or(message.get("isUnsent").truth()?) == Some(true),
            reactions: message.get("reactions").items().map(reaction).collect::<Result<_>>()?,
        })
    }
}

/// A line of the newest layout (2024): label and value in the user's language, or a titled group of such lines.
pub struct Label<'t> {
    pub label: Option<Cow<'t, str>>,
    /// Mended; empty where it is no text.
    pub value: String,
    pub title: Option<Cow<'t, str>>,
    pub dict: Vec<Label<'t>>,
}

impl<'t> Label<'t> {
    pub fn of(value: Value<'t>) -> Result<Label<'t>> {
        Ok(Label {
            label: value.get("label").text()?,
            value: Some(value.get("value")).filter(|v| v.is_text()).map(|v| name(&v.word())).unwrap_or_default(),
            title: value.get("title").text()?,
            dict: value.get("dict").items().map(Label::of).collect::<Result<_>>()?,
        })
    }
}
