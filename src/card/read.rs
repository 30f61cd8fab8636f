//! A card from somebody's file. Whoever wrote it is a stranger: what is not as it should be is an error that says so,
//! and what a card doesn't have is passed over.

use super::contents::{BEFORE, Card, Gauges, HANDLES, NETWORKS_READ, SCHEMA, Style, Versions, WEEKS, style_name};
use super::hundredths::Hundredths;
use super::name;
use crate::error::usage;
use crate::score::Day;
use crate::{Error, ErrorKind, Result};
use serde_json::Value;

/// A card has at most a quarter of it.
const LARGEST: usize = 16 << 10;
/// What every layout's name begins with.
const FAMILY: &str = "cloutscope-card/";
/// A whole number above this is not exact everywhere.
const MOST: u64 = 1 << 53;

impl Card {
    /// Reads a file.
    ///
    /// # Errors
    /// A sentence that says what in it doesn't make a card.
    pub fn read(file: &[u8]) -> Result<Card> {
        if file.len() > LARGEST {
            let why = format!("a card has no more than 4 kB, this is {} kB", file.len() / 1000);
            return Err(Error::new(ErrorKind::Limit { limit: "16 kB".to_owned(), why }));
        }
        let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
        let card: Value = serde_json::from_slice(file).map_err(|e| Error::new(ErrorKind::Damaged(e.to_string())))?;
        let card = &card;
        match word(card, "schema") {
            SCHEMA | BEFORE => {}
            other if other.starts_with(FAMILY) => {
                return Err(usage(format!(
                    "is a card of another version ({}): get a newer Cloutscope",
                    name::clean(other)
                )));
            }
            _ => return Err(usage(format!("is not a card: a card's schema is “{SCHEMA}”"))),
        }
        let as_of = Day::parse(word(card, "as_of"));
        let curve = numbers(card, "curve", 0..=100)?;
        if curve.len() > WEEKS {
            return Err(wrong("curve", "a list of at most 52 numbers"));
        }
        Ok(Card {
            name: text(card, "name")?,
            handles: handles(card)?,
            as_of: as_of.ok_or_else(|| wrong("as_of", "a day, written YYYY-MM-DD"))?,
            score: score(card, "score")?,
            band: band(card)?,
            delta: delta(card)?,
            curve,
            gauges: gauges(card)?,
            style: style(card)?,
            networks: networks(card)?,
            carried: carried(card)?,
            given: gauge(card, "given")?,
            versions: versions(card)?,
            digest: digest(card)?,
        })
    }
}

/// Whether it can be a network's name in a ledger.
pub(super) fn is_network(name: &str) -> bool {
    (1..=24).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn wrong(field: &str, expected: &str) -> Error {
    Error::new(ErrorKind::Damaged(format!("{field} of a card must be {expected}")))
}

/// What stands in a field, if anything does.
fn get<'v>(of: &'v Value, field: &str) -> Option<&'v Value> {
    of.get(field).filter(|value| !value.is_null())
}

/// A field's text, trimmed; empty where it has none.
fn word<'v>(of: &'v Value, field: &str) -> &'v str {
    of.get(field).and_then(Value::as_str).unwrap_or_default().trim()
}

fn text(of: &Value, field: &str) -> Result<String> {
    match get(of, field) {
        None => Ok(String::new()),
        Some(Value::String(text)) => Ok(name::clean(text)),
        Some(_) => Err(wrong(field, "a text")),
    }
}

fn number(value: Option<&Value>, range: &std::ops::RangeInclusive<i32>) -> Option<Hundredths> {
    let number = value?.as_f64()?;
    (f64::from(*range.start())..=f64::from(*range.end())).contains(&number).then(|| Hundredths::of(number))
}

fn score(of: &Value, field: &str) -> Result<Hundredths> {
    number(of.get(field), &(0..=100)).ok_or_else(|| wrong(field, "a number from 0 to 100"))
}

/// A gauge that isn't there is unknown.
fn gauge(of: &Value, field: &str) -> Result<Option<Hundredths>> {
    if get(of, field).is_none() { Ok(None) } else { score(of, field).map(Some) }
}

fn numbers(of: &Value, field: &str, range: std::ops::RangeInclusive<i32>) -> Result<Vec<Hundredths>> {
    let list = list(of, field)?;
    let numbers =
        list.iter().map(|value| number(Some(value), &range).ok_or_else(|| wrong(field, "a list of scores")));
    numbers.collect()
}

fn list<'v>(of: &'v Value, field: &str) -> Result<&'v [Value]> {
    match get(of, field) {
        None => Ok(&[]),
        Some(Value::Array(list)) => Ok(list),
        Some(_) => Err(wrong(field, "a list")),
    }
}

/// An object, where there is one.
fn object<'v>(of: &'v Value, field: &str) -> Result<Option<&'v Value>> {
    match get(of, field) {
        object @ (None | Some(Value::Object(_))) => Ok(object),
        Some(_) => Err(wrong(field, "an object")),
    }
}

fn handles(card: &Value) -> Result<Vec<String>> {
    let list = list(card, "handles")?;
    let handles: Option<Vec<String>> = list.iter().map(|handle| handle.as_str().map(name::handle)).collect();
    handles.filter(|_| list.len() <= HANDLES).ok_or_else(|| wrong("handles", "a list of at most 8 texts"))
}

fn band(card: &Value) -> Result<Option<[Hundredths; 2]>> {
    match *numbers(card, "band", 0..=100)? {
        [] => Ok(None),
        [low, high] if low <= high => Ok(Some([low, high])),
        _ => Err(wrong("band", "two numbers, the smaller first")),
    }
}

fn delta(card: &Value) -> Result<Option<[Hundredths; 3]>> {
    let Some(delta) = object(card, "delta")? else { return Ok(None) };
    let days = ["1", "5", "30"].map(|days| number(delta.get(days), &(-100..=100)));
    match days {
        [Some(one), Some(five), Some(thirty)] => Ok(Some([one, five, thirty])),
        _ => Err(wrong("delta", "three numbers from -100 to 100, named 1, 5 and 30")),
    }
}

fn gauges(card: &Value) -> Result<Option<Gauges>> {
    let Some(gauges) = object(card, "gauges")? else { return Ok(None) };
    let reach = gauges.get("reach").and_then(Value::as_u64).filter(|&n| n <= MOST);
    Ok(Some(Gauges {
        reach: reach.ok_or_else(|| wrong("reach", "a number of people"))?,
        amplification: gauge(gauges, "amplification")?,
        network: gauge(gauges, "network")?,
    }))
}

fn style(card: &Value) -> Result<Option<Style>> {
    let Some(style) = object(card, "style")? else { return Ok(None) };
    let share = |field| number(style.get(field), &(0..=1)).ok_or_else(|| wrong(field, "a number from 0 to 1"));
    let name = style_name(word(style, "name")).ok_or_else(|| wrong("style", "one of the sixteen"))?;
    Ok(Some(Style { name, x: share("x")?, y: share("y")? }))
}

fn networks(card: &Value) -> Result<Vec<(String, Hundredths)>> {
    let list = list(card, "networks")?;
    if list.len() > NETWORKS_READ {
        return Err(wrong("networks", "a list of at most 32"));
    }
    let network = |value| match word(value, "network") {
        name if is_network(name) => Ok((name.to_owned(), score(value, "points")?)),
        _ => Err(wrong("network", "a network's name")),
    };
    list.iter().map(network).collect()
}

fn carried(card: &Value) -> Result<Vec<(String, Day)>> {
    let carried = list(card, "networks")?.iter().filter(|value| get(value, "as_of").is_some());
    let day = |value: &Value| match Day::parse(word(value, "as_of")) {
        Some(day) => Ok((word(value, "network").to_owned(), day)),
        None => Err(wrong("as_of of a network", "a day, written YYYY-MM-DD")),
    };
    carried.map(day).collect()
}

fn versions(card: &Value) -> Result<Option<Versions>> {
    if get(card, "model").or(get(card, "engine")).is_none() {
        return Ok(None);
    }
    let is_version = |text: &str| {
        (1..=24).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".-+".contains(&b))
    };
    let model = card.get("model").and_then(Value::as_u64).and_then(|model| model.try_into().ok());
    match (model, word(card, "engine")) {
        (Some(model), engine) if is_version(engine) => Ok(Some(Versions { model, engine: engine.to_owned() })),
        _ => Err(wrong("model and engine", "a number and a version such as 1.0.0")),
    }
}

fn digest(card: &Value) -> Result<Option<String>> {
    let digest = word(card, "digest");
    let hex = |hex: &str| hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match digest.strip_prefix("sha256:") {
        _ if get(card, "digest").is_none() => Ok(None),
        Some(sum) if hex(sum) => Ok(Some(digest.to_owned())),
        _ => Err(wrong("digest", "sha256: and 64 digits and letters from a to f")),
    }
}
