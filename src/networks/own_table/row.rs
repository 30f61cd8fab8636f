//! One row of the table, understood; or what is wrong with it, and the mend.

use crate::readers::table::Row;
use crate::readers::text;
use crate::record::{Audience, Kind, When};
use std::borrow::Cow;

/// The columns that are read; a table must have the first five.
pub(super) const COLUMNS: [&str; 9] =
    ["network", "from", "to", "kind", "at", "object", "thread", "audience", "count"];
const NETWORK: usize = 0;
const FROM: usize = 1;
const TO: usize = 2;
const KIND: usize = 3;
const AT: usize = 4;
const OBJECT: usize = 5;
const THREAD: usize = 6;
const AUDIENCE: usize = 7;
const COUNT: usize = 8;

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
    pub from: &'a str,
    pub to: &'a str,
    pub when: When,
    pub audience: Audience,
    pub object: &'a str,
    pub thread: &'a str,
}

/// Why a row can't count.
#[derive(Debug)]
pub(super) struct Wrong {
    column: usize,
    what: &'static str,
    mend: &'static str,
}

const UNKNOWN: &str = "is not one that we know";
const TOO_MUCH: &str = "is too much";
const EMPTY: &str = "is empty";

/// The names of [`Kind`] and "post", as a sentence lists them.
pub(super) const KINDS: &str =
    "write reaction, follow, endorsement, repost, mention, reply, message, recommendation or post";

/// The row's network is one more than a file may have.
pub(super) const ONE_TOO_MANY: Wrong = Wrong {
    column: NETWORK,
    what: "is one too many",
    mend: "a table holds 50 networks at most; name the network here, and what is in it in thread or object",
};

/// Characters of a cell that are quoted.
const QUOTED: usize = 40;
/// More than any platform counts; sums stay far below what a number holds.
const MOST: u64 = 1_000_000_000_000;

/// A row's cells, in the order of [`COLUMNS`].
pub(super) struct Cells<'a>(Vec<Cow<'a, str>>);

impl<'a> Cells<'a> {
    pub fn of(row: &Row<'a>) -> Cells<'a> {
        Cells(COLUMNS.iter().map(|name| row.get(name)).collect())
    }

    /// The row, understood.
    pub fn event(&self) -> Result<Event<'_>, Wrong> {
        let network = self.0[NETWORK].to_ascii_lowercase();
        if !is_network(&network) {
            let mend = "write one word of at most 32 letters a to z, digits, - and _";
            return wrong(NETWORK, "is not a valid name", mend);
        }
        let what = self.what()?;
        let audience = match &*self.0[AUDIENCE].to_ascii_lowercase() {
            "public" => Audience::Public,
            "private" => Audience::Private,
            "" if what == What::Act(Kind::Message) => Audience::Private,
            "" => Audience::Public,
            _ => return wrong(AUDIENCE, UNKNOWN, "write public or private, or leave it empty"),
        };
        let Some(when) = when(&self.0[AT]) else {
            let mend = "write 2024-03-05T10:20:30Z, 2024-03-05 10:20, 2024-03-05 or Unix seconds";
            return wrong(AT, "is not a valid time", mend);
        };
        let [from, to, object, thread] = [&self.0[FROM], &self.0[TO], &self.0[OBJECT], &self.0[THREAD]];
        Ok(Event { network, what, from, to, when, audience, object, thread })
    }

    /// What is said, once the columns that it needs are filled in, and those that it can't have are empty.
    fn what(&self) -> Result<What, Wrong> {
        let what = self.kind()?;
        let has = |column: usize| !bare(&self.0[column]).is_empty();
        match what {
            What::Count(..) if !has(OBJECT) => wrong(OBJECT, EMPTY, "name the post whose count it is"),
            What::Act(_) | What::Post if !has(FROM) => wrong(FROM, EMPTY, "say who did it, or in count how many did"),
            What::Post if has(TO) => wrong(TO, TOO_MUCH, "a post is to nobody; one to somebody is a mention"),
            What::Act(Kind::Message) if !has(TO) && !has(THREAD) => {
                wrong(TO, EMPTY, "say to whom the message went, or name its thread")
            }
            What::Act(Kind::Message) | What::Post => Ok(what),
            _ if !has(TO) => wrong(TO, EMPTY, "say whom it concerns"),
            _ => Ok(what),
        }
    }

    fn kind(&self) -> Result<What, Wrong> {
        let [said, count] = [&self.0[KIND], &self.0[COUNT]];
        let once = count.is_empty();
        let Some(kind) = Kind::ALL.iter().find(|kind| said.eq_ignore_ascii_case(kind.name())) else {
            return match said.eq_ignore_ascii_case("post") {
                true if once => Ok(What::Post),
                true => wrong(COUNT, TOO_MUCH, "a post is one; count what others did with it"),
                false => wrong(KIND, UNKNOWN, KINDS),
            };
        };
        let named = !bare(&self.0[FROM]).is_empty();
        match kind {
            kind if once || named && count == "1" => Ok(What::Act(*kind)),
            _ if named => wrong(COUNT, TOO_MUCH, "who is named in from did it once; write a row for each time"),
            Kind::Reaction | Kind::Repost | Kind::Reply => match count.parse() {
                Ok(count) if count <= MOST => Ok(What::Count(*kind, count)),
                _ => wrong(COUNT, "is not a valid count", "write a whole number"),
            },
            _ => wrong(COUNT, TOO_MUCH, "only reactions, reposts and replies are counted without names"),
        }
    }

    /// What is wrong, in a sentence; `line` is where, and that the cell is to be quoted.
    pub fn sentence(&self, wrong: &Wrong, line: Option<u64>) -> String {
        let &Wrong { column, what, mend } = wrong;
        let cell = &self.0[column];
        let what = match cell.char_indices().nth(QUOTED) {
            _ if cell.is_empty() => EMPTY.to_owned(),
            _ if line.is_none() => what.to_owned(),
            Some((end, _)) => format!("“{}…” {what}", &cell[..end]),
            None => format!("“{cell}” {what}"),
        };
        let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        let name = COLUMNS[column];
        format!("{place}its {name} {what}: {mend}; it was left out, everything else counts")
    }
}

impl Event<'_> {
    /// Whether somebody did it to themselves.
    pub fn is_own(&self) -> bool {
        !self.to.is_empty() && key(self.from) == key(self.to)
    }
}

fn wrong<T>(column: usize, what: &'static str, mend: &'static str) -> Result<T, Wrong> {
    Err(Wrong { column, what, mend })
}

/// What a person is known by (`@Ann` and `ann` are one), `None` for the owner. `@me` is somebody of that name.
pub(super) fn key(cell: &str) -> Option<String> {
    let me = cell.eq_ignore_ascii_case("me") || cell.eq_ignore_ascii_case("owner");
    (!me).then(|| bare(cell).trim().to_lowercase())
}

/// A handle without its `@`.
fn bare(cell: &str) -> &str {
    cell.trim_start_matches('@')
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
