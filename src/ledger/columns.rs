//! What a ledger holds: its columns, and the report of each import.

pub use super::index::{AccountIx, NetworkIx, ObjectIx};
use super::read::Count;
use crate::day::Day;
use crate::record::{Audience, FileAccount, Joining, Kind, Observe, PostKind, Relation, Skip, Source, When};
use serde::Serialize;
use std::num::NonZeroU32;
use std::rc::Rc;

/// Somebody's name on one network. A person may have several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Where.
    pub network: NetworkIx,
    /// The key, unique within its network; empty for an owner whom no export names.
    pub key: String,
    /// Other names, the best for display first. Untrusted text.
    pub names: Vec<String>,
    /// E-mail addresses and profile URLs.
    pub links: Vec<String>,
    /// The exports' owner, or one of them: an import said so.
    pub owns_import: bool,
}

/// What is known of one network over all imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Network {
    /// Lower-case name.
    pub name: String,
    /// What its exports can show, together; sorted.
    pub observes: Vec<Observe>,
}

/// The row a record came from: file, entry, record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Row {
    /// A number in [`Ledger::imports`].
    pub import: u32,
    /// The entry and record within it.
    pub source: Source,
}

/// One act, or one conversation turn (`kind == Message`, timed at its hour's start).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// When: Unix seconds UTC; an act without time scores nothing and answers nothing.
    pub when: When,
    /// How many seconds behind `when` a turn's first message was written; of any other act none: see [`Act::first`].
    pub later: u32,
    /// What.
    pub kind: Kind,
    /// Who.
    pub from: AccountIx,
    /// To whom; `None`: to everybody else in `thread`, or to somebody the export doesn't name (no thread).
    pub to: Option<AccountIx>,
    /// Who could see it.
    pub audience: Audience,
    /// What it refers to: a number in [`Ledger::strings`].
    pub object: Option<ObjectIx>,
    /// The conversation: a number in [`Ledger::threads`].
    pub thread: Option<u32>,
    /// How many seconds before it the receiver last wrote to the sender, or to all, in the same thread or object. Of acts
    /// with one receiver; for those to a whole thread see [`Ledger::wrote_before`].
    pub wrote_before: Option<NonZeroU32>,
    /// Shown by a source that shows everybody's acts (a list, a workspace).
    pub group: bool,
    /// Where its first row stands.
    pub row: Row,
    /// How many rows it was made of (messages of a turn).
    pub rows: u32,
}

/// Counts without names of one object: the largest of each field over all exports, less what is known by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// The network.
    pub network: NetworkIx,
    /// The object: a number in [`Ledger::strings`].
    pub object: ObjectIx,
    /// Whose object it is.
    pub author: AccountIx,
    /// When the object was made.
    pub when: When,
    /// Likes by nobody named; `None`: not in these exports.
    pub reactions: Option<u64>,
    /// Reposts by nobody named.
    pub reposts: Option<u64>,
    /// Replies by nobody named.
    pub replies: Option<u64>,
    /// The newest day of counting.
    pub as_of: Option<i64>,
    /// Where it stands.
    pub row: Row,
}

/// A post, once, however many exports hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The network.
    pub network: NetworkIx,
    /// The post: a number in [`Ledger::strings`].
    pub object: ObjectIx,
    /// Who wrote it.
    pub author: AccountIx,
    /// When.
    pub when: When,
    /// What it is.
    pub kind: PostKind,
    /// Some export shows what others did with a post like this.
    pub observed: bool,
    /// Where it can be seen, if an export says so: a number in [`Ledger::strings`].
    pub address: Option<ObjectIx>,
    /// Where it stands.
    pub row: Row,
}

/// A line of an owner's address book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Whose address book.
    pub owner: AccountIx,
    /// Who stands in it.
    pub account: AccountIx,
    /// How.
    pub relation: Relation,
    /// Since when.
    pub since: When,
    /// Where it stands.
    pub row: Row,
}

/// A conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// The network.
    pub network: NetworkIx,
    /// Its id: a number in [`Ledger::strings`].
    pub id: ObjectIx,
    /// Everybody who is listed or wrote there, sorted by account, with the second since when they receive what
    /// is written to all: `None` from the start, else strictly after (joined then, or first wrote then).
    pub participants: Vec<(AccountIx, Option<i64>)>,
    /// Part of a source that shows everybody's acts.
    pub group: bool,
}

/// What was imported from one file, without its records: the report.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Import"))]
pub struct Imported {
    /// The dropped file.
    pub file: String,
    /// The inner file, when the import is about one only.
    pub entry: Option<String>,
    /// The importer; empty when not recognised.
    pub format: String,
    /// Which layout of it.
    pub generation: Option<String>,
    /// The network; empty when not recognised.
    pub network: String,
    /// Owner accounts, `network:key`.
    pub owner: Vec<String>,
    /// What it can show.
    pub observes: Vec<Observe>,
    /// When the export was made.
    pub as_of: Option<i64>,
    /// The first and the last day that it knows.
    pub known: Option<(Day, Day)>,
    /// Whether it holds everything since the account began, or is cut out of it.
    #[serde(skip)]
    pub whole: bool,
    /// Whether it shows everybody's acts.
    #[serde(skip)]
    pub group_source: bool,
    /// The last day that can be true; later records are a broken clock's.
    #[serde(skip)]
    pub plausible_until: Option<Day>,
    /// The numbers of the owner's accounts; none where everybody is shown alike.
    #[serde(skip)]
    pub accounts: Vec<AccountIx>,
    /// What was read, record by record (messages not yet merged into turns).
    pub read: Count,
    /// What was not, and why.
    pub skipped: Vec<Skip>,
    /// What became of each file.
    pub account: Vec<FileAccount>,
    /// The entries that were read.
    pub entries: Vec<Rc<str>>,
}

/// Everything, joined.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// By which constants its records were joined.
    pub joining: Joining,
    /// Sorted by name.
    pub networks: Vec<Network>,
    /// Sorted by network and key.
    pub accounts: Vec<Account>,
    /// Ids of objects and threads, sorted.
    pub strings: Vec<String>,
    /// Sorted by time (unknown first), network, sender, receiver, thread, object, kind, audience, precision.
    pub acts: Vec<Act>,
    /// Sorted by time, network, object.
    pub tallies: Vec<Counts>,
    /// Sorted by time, network, object.
    pub posts: Vec<Written>,
    /// Sorted by owner, account, relation.
    pub contacts: Vec<Known>,
    /// Sorted by network and id.
    pub threads: Vec<Conversation>,
    /// In the order of file names.
    pub imports: Vec<Imported>,
    /// What was read, each record once.
    pub totals: Count,
    /// For each person whose export this is (several, when several people's exports were dropped together), their
    /// accounts on one network.
    pub owner_groups: Vec<Vec<AccountIx>>,
    /// Pairs of accounts that are one person: the exports prove it by an equal address or profile URL.
    pub same: Vec<(AccountIx, AccountIx)>,
    /// What was written, by place, author and addressee: who wrote when.
    pub writings: Vec<Writing>,
}

impl Ledger {
    /// Where a row stands: file, entry, record.
    pub fn place(&self, row: Row) -> (&str, Rc<str>, u32) {
        let import = &self.imports[row.import as usize];
        let entry = import.entries.get(row.source.entry as usize).cloned().unwrap_or_default();
        (&import.file, entry, row.source.record)
    }
}

impl Act {
    /// The second of a turn's first message; of any other act that of `when`. It says what came before what.
    pub fn first(&self) -> Option<i64> {
        self.when.at.map(|at| at.saturating_add(self.later.into()))
    }

    /// Whether it comes within so many days after its receiver wrote to its sender, or to all, in the same thread or
    /// object.
    pub fn answers_within(&self, days: i64) -> bool {
        self.wrote_before.is_some_and(|seconds| i64::from(seconds.get()) <= days.saturating_mul(86_400))
    }
}

/// Something written, by where: what may be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Writing {
    /// A thread's number, or an object's behind all threads.
    pub(super) place: Place,
    pub(super) from: AccountIx,
    pub(super) to: Option<AccountIx>,
    pub(super) at: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Thread(u32),
    Object(NetworkIx, ObjectIx),
}
