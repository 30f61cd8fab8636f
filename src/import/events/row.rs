//! One row of the table, understood; or what is wrong with it, and the mend.

use crate::import::table::Row;
use crate::import::text;
use crate::ledger::{Audience, Kind, When};
use std::borrow::Cow;

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Somebody did something.
    Act(Kind),
    /// Somebody published something.
    Post,
    /// So many, unnamed, did something with an object.
    Count(Kind, u64),
}

/// A row in which everything has its place: a post has `from` and no `to`; a count `to`, an object and no `from`; an
/// act both, a message at least `from` and a thread.
#[derive(Debug)]
pub(super) struct Event<'a> {
    /// In lower case.
    pub network: String,
    pub what: What,
    pub from: Cow<'a, str>,
    pub to: Cow<'a, str>,
    pub when: When,
    pub audience: Audience,
    pub object: Cow<'a, str>,
    pub thread: Cow<'a, str>,
}

/// Why a row can't count.
#[derive(Debug)]
pub(super) struct Wrong {
    pub column: &'static str,
    pub cell: String,
    pub what: &'static str,
    pub mend: &'static str,
}

impl Wrong {
    /// A sentence; `line` is where, and that the cell is to be quoted.
    pub fn sentence(&self, line: Option<u64>) -> String {
        let Wrong { column, cell, what, mend } = self;
        let rest = "it was left out, everything else counts";
        let what = if cell.is_empty() { NOTHING } else { what };
        let Some(line) = line else { return format!("its {column} {what}: {mend}; {rest}") };
        let quoted = cell.char_indices().nth(QUOTED).map_or(&**cell, |(end, _)| &cell[..end]);
        let (open, close) = match (cell.is_empty(), quoted == cell) {
            (true, _) => ("", ""),
            (_, true) => (" “", "”"),
            (_, false) => (" “", "…”"),
        };
        format!("line {line}: its {column}{open}{quoted}{close} {what}: {mend}; {rest}")
    }
}

/// Characters of a cell that are quoted.
const QUOTED: usize = 40;

/// The names of [`Kind`] and "post", as a sentence lists them.
pub(super) const KINDS: &str =
    "write reaction, follow, endorsement, repost, mention, reply, message, recommendation or post";

const UNKNOWN: &str = "is none we know";
const TOO_MUCH: &str = "is too much";
const NOTHING: &str = "is empty";
const TIMES: &str = "write 2024-03-05T10:20:30Z, 2024-03-05 10:20, 2024-03-05 or Unix seconds";

impl<'a> Event<'a> {
    pub fn of(row: &Row<'a>) -> Result<Event<'a>, Wrong> {
        let cell = |column: &str| row.get(column);
        let network = cell("network").to_lowercase();
        if !is_network(&network) {
            return wrong(
                row,
                "network",
                "is no name",
                "write one word of at most 32 letters a to z, digits, - and _",
            );
        }
        let what = what(row)?;
        let audience = match &*cell("audience").to_lowercase() {
            "public" => Audience::Public,
            "private" => Audience::Private,
            "" if what == What::Act(Kind::Message) => Audience::Private,
            "" => Audience::Public,
            _ => return wrong(row, "audience", UNKNOWN, "write public or private, or leave it empty"),
        };
        let Some(when) = when(&cell("at")) else {
            return wrong(row, "at", "is no time", TIMES);
        };
        let [from, to, object, thread] = ["from", "to", "object", "thread"].map(cell);
        Ok(Event { network, what, from, to, when, audience, object, thread })
    }

    /// Whether somebody did it to themselves.
    pub fn is_own(&self) -> bool {
        match (is_me(&self.from), is_me(&self.to)) {
            (false, false) => !self.to.is_empty() && key(&self.from) == key(&self.to),
            (from, to) => from && to,
        }
    }
}

fn wrong<T>(row: &Row, column: &'static str, what: &'static str, mend: &'static str) -> Result<T, Wrong> {
    Err(Wrong { column, cell: row.get(column).into_owned(), what, mend })
}

/// What is said, once the columns that it needs are filled in, and those that it can't have are empty.
fn what(row: &Row) -> Result<What, Wrong> {
    let has = |column: &str| !bare(&row.get(column)).is_empty();
    let kind = row.get("kind").to_lowercase();
    let what = match Kind::ALL.into_iter().find(|known| known.name() == kind) {
        Some(kind) => counted(row, kind, has("from"))?,
        None if kind == "post" && has("count") => {
            return wrong(row, "count", TOO_MUCH, "a post is one; count what others did with it");
        }
        None if kind == "post" => What::Post,
        None => return wrong(row, "kind", UNKNOWN, KINDS),
    };
    match what {
        What::Count(..) if !has("object") => wrong(row, "object", NOTHING, "name the post whose count it is"),
        What::Act(_) | What::Post if !has("from") => {
            wrong(row, "from", NOTHING, "say who did it, or in count how many did")
        }
        What::Post if has("to") => wrong(row, "to", TOO_MUCH, "a post is to nobody; one to somebody is a mention"),
        What::Post => Ok(what),
        What::Act(Kind::Message) if !has("to") && !has("thread") => {
            wrong(row, "to", NOTHING, "say to whom the message went, or name its thread")
        }
        What::Act(Kind::Message) => Ok(what),
        _ if !has("to") => wrong(row, "to", NOTHING, "say whom it concerns"),
        _ => Ok(what),
    }
}

/// An act by somebody named, or a count of those who are not.
fn counted(row: &Row, kind: Kind, named: bool) -> Result<What, Wrong> {
    match (kind, &*row.get("count")) {
        (_, "") => Ok(What::Act(kind)),
        (_, "1") if named => Ok(What::Act(kind)),
        _ if named => wrong(row, "count", TOO_MUCH, "who is named in from did it once; write a row for each time"),
        (Kind::Reaction | Kind::Repost | Kind::Reply, count) => match count.parse() {
            Ok(count) if count <= MOST => Ok(What::Count(kind, count)),
            _ => wrong(row, "count", "is no count", "write a whole number"),
        },
        _ => wrong(row, "count", TOO_MUCH, "only reactions, reposts and replies are counted without names"),
    }
}

/// More than any platform counts; sums stay far below what a number holds.
const MOST: u64 = 1_000_000_000_000;

/// Whether a cell means the owner. `@me` is somebody of that name.
pub(super) fn is_me(cell: &str) -> bool {
    ["me", "owner"].iter().any(|me| cell.eq_ignore_ascii_case(me))
}

/// What a person is known by: `@Ann` and `ann` are one.
pub(super) fn key(cell: &str) -> String {
    bare(cell).to_lowercase()
}

/// A handle without its `@`.
fn bare(cell: &str) -> &str {
    cell.trim_start_matches('@').trim()
}

fn is_network(name: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    (1..=32).contains(&name.len()) && name.bytes().all(fits)
}

/// ISO 8601, or Unix time of nine digits or more (1973 on; a year alone is none). An empty cell is a time unknown; `None`
/// one that can't be read.
pub(super) fn when(cell: &str) -> Option<When> {
    if cell.is_empty() {
        return Some(When::UNKNOWN);
    }
    let seconds = cell.split_once('.').map_or(cell, |(seconds, _)| seconds);
    let is_unix = (9..=16).contains(&seconds.len()) && seconds.bytes().all(|b| b.is_ascii_digit());
    let when = match seconds.parse() {
        Ok(number) if is_unix => text::epoch(number),
        _ => text::moment(cell),
    };
    when.at.map(|_| when)
}
