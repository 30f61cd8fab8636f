//! The five record types to which every export is reduced, and the [`Import`] that holds one file's.
//!
//! Nothing else reaches the model: no text, no topic, no tone. An importer writes them through
//! [`crate::import::Recorder`]; [`crate::ledger::Ledger`] joins many imports into one. People and strings are
//! numbered within their import (see [`Import::people`], [`Import::strings`]), so that a record is a few words long.

mod account_name;
mod constant;
mod feature;
mod file_account;
mod joining;
mod observe;
mod printable;
mod whole;

pub use account_name::AccountName;
pub use constant::Constant;
pub(crate) use constant::constants;
pub use feature::Feature;
pub use file_account::{FileAccount, Loss};
pub use joining::Joining;
pub use observe::Observe;
pub use printable::printable;

use serde::{Deserialize, Serialize};

/// What one person did, as the model weighs it (`Model::weights`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Kind {
    /// Like, favourite, upvote, emoji, poke.
    Reaction,
    /// Follower gained, connection accepted, friend request or invitation received.
    Follow,
    /// LinkedIn skill endorsement.
    Endorsement,
    /// Retweet, boost, share, quote.
    Repost,
    /// Mentioned, tagged, listed, pingback, written on one's wall.
    Mention,
    /// Reply, comment or review on something of the receiver's.
    Reply,
    /// A direct or group message, or a poll in its place; the ledger merges a clock hour of them into one turn.
    Message,
    /// LinkedIn recommendation.
    Recommendation,
}

impl Kind {
    /// Every kind, in the order of the model's table.
    pub const ALL: [Kind; 8] = [
        Kind::Reaction,
        Kind::Follow,
        Kind::Endorsement,
        Kind::Repost,
        Kind::Mention,
        Kind::Reply,
        Kind::Message,
        Kind::Recommendation,
    ];

    /// The name used in JSON, in the terminal and on the page.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Reaction => "reaction",
            Kind::Follow => "follow",
            Kind::Endorsement => "endorsement",
            Kind::Repost => "repost",
            Kind::Mention => "mention",
            Kind::Reply => "reply",
            Kind::Message => "message",
            Kind::Recommendation => "recommendation",
        }
    }
}

/// How well a record's time is known. Only [`Precision::None`] keeps a record from scoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the second, in UTC.
    Exact,
    /// The day only; placed at its start, 00:00 UTC.
    Day,
    /// A clock time without zone, read as UTC.
    Local,
    /// Taken from the object it refers to (a message's own time for a reaction on it, a snowflake id).
    Derived,
    /// The day the export was made.
    Snapshot,
    /// Unknown: the record is kept and counted, and never scores.
    None,
}

/// A point in time: Unix seconds, UTC, and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct When {
    /// Unix seconds, UTC; `None` exactly when `precision` is [`Precision::None`].
    pub at: Option<i64>,
    /// How well `at` is known.
    pub precision: Precision,
}

impl When {
    /// An unknown time.
    pub const UNKNOWN: When = When { at: None, precision: Precision::None };

    /// A time known to the second.
    pub fn exact(at: i64) -> When {
        When { at: Some(at), precision: Precision::Exact }
    }

    /// A day, given by any second of it; placed at its start.
    pub fn day(at: i64) -> When {
        When { at: Some(at.div_euclid(86_400) * 86_400), precision: Precision::Day }
    }

    /// The same moment with a lesser precision; an unknown time stays unknown.
    pub fn with(self, precision: Precision) -> When {
        match self.at {
            Some(_) => When { precision, ..self },
            None => self,
        }
    }
}

/// Who could see the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Audience {
    /// Posts, comments, public lists.
    Public,
    /// Direct messages, group chats, workspaces, personal mail. Counts half.
    Private,
}

/// What an own post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PostKind {
    /// Written by its author, to nobody in particular.
    Original,
    /// Written in answer to somebody's (also one's own) post.
    Reply,
    /// Somebody else's post passed on; its counts are its author's and never used.
    Repost,
}

impl PostKind {
    /// Its name in tables, as serde writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Reply => "reply",
            Self::Repost => "repost",
        }
    }
}

/// How two people are connected, seen from the export's owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Relation {
    /// They follow the owner.
    Follower,
    /// The owner follows them.
    Following,
    /// Mutual (LinkedIn, XING).
    Connection,
    /// Mutual (Facebook).
    Friend,
    /// They asked to be connected, or invited the owner.
    RequestReceived,
    /// The owner asked them.
    RequestSent,
    /// In the owner's address book or member list.
    Contact,
}

/// The largest count that there is: what JavaScript's numbers hold exactly. The most reactions that anything ever drew are a
/// millionth of a millionth of it.
pub const LARGEST_COUNT: u64 = (1 << 53) - 1;

/// The number of a person in [`Import::people`]. 0 is always the export's owner, known or not.
pub type PersonIx = u32;
/// The number of a string (object, thread) in [`Import::strings`].
pub type Sym = u32;

/// The owner of the export, in every import.
pub const OWNER: PersonIx = 0;

/// The row of the export a record came from; every number on the page can be followed back to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Which entry: a number in [`Import::entries`].
    pub entry: u32,
    /// The record's number within the entry as its reader counts them, from 1.
    pub record: u32,
}

/// A person as one export names them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Person {
    /// The most stable name the export has: id > URI > profile URL > e-mail > handle > display name.
    /// Empty for an owner the export doesn't name.
    pub key: String,
    /// Other names, the best for display first: display name, then `@handle`.
    pub names: Vec<String>,
    /// E-mail addresses and profile URLs: what may prove that two accounts are one person.
    pub links: Vec<String>,
}

/// One named act by one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interaction {
    /// What was done.
    pub kind: Kind,
    /// Who did it.
    pub from: PersonIx,
    /// Whom it was addressed to; `None` for a message to a whole thread (then `thread` names it), or where the
    /// export doesn't say (a like whose post's author is unknown).
    pub to: Option<PersonIx>,
    /// When.
    pub when: When,
    /// Who could see it.
    pub audience: Audience,
    /// The post or message it refers to: the one replied to, reacted to, reposted.
    pub object: Option<Sym>,
    /// The conversation it belongs to.
    pub thread: Option<Sym>,
    /// Where it stands in the export.
    pub source: Source,
}

/// Counts without names, of one object, as of the export's making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The post they belong to; its author is the [`Post`]'s, else the owner.
    pub object: Sym,
    /// When the object was made: where the counts are placed on the curve.
    pub when: When,
    /// Likes, favourites; `None` when the export doesn't show them.
    pub reactions: Option<u64>,
    /// Retweets, boosts, shares, quotes.
    pub reposts: Option<u64>,
    /// Replies, comments.
    pub replies: Option<u64>,
    /// The day the counts were taken, Unix seconds.
    pub as_of: Option<i64>,
    /// Where it stands in the export.
    pub source: Source,
}

/// A post: the owner's, and in group sources everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Its id within the network.
    pub object: Sym,
    /// Who wrote it.
    pub author: PersonIx,
    /// When.
    pub when: When,
    /// What it is.
    pub kind: PostKind,
    /// True where this export shows what others did with a post like this one (amplification counts only these).
    pub observed: bool,
    /// Where it stands in the export.
    pub source: Source,
}

/// One line of the owner's address book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who.
    pub person: PersonIx,
    /// In which relation to the owner.
    pub relation: Relation,
    /// Since when.
    pub since: When,
    /// Where it stands in the export.
    pub source: Source,
}

/// A conversation and those who are listed as its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// Its id within the network.
    pub thread: Sym,
    /// Members, each with the Unix second they joined (`None`: listed from the start).
    pub participants: Vec<(PersonIx, Option<i64>)>,
}

/// Something that was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Skip {
    /// File, entry and record of the first one.
    #[serde(rename = "where")]
    pub place: String,
    /// A sentence: the reason and, where there is one, the mend.
    pub why: String,
    /// How many, for the same reason, in the same entry.
    pub count: u64,
    /// True when something is broken or missing that the user may want to mend; false for what is left out on
    /// purpose (drafts, own replies to oneself, retweeted counts).
    pub problem: bool,
}

/// What one importer made of one dropped file: its report and its records.
///
/// It leaves the import worker as bytes (`postcard`) and names in it are untrusted text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The dropped file or folder, as the user knows it.
    pub file: String,
    /// The inner file, when the import is about a single one of an archive.
    pub entry: Option<String>,
    /// The importer's name (`twitter`, `linkedin`, …); empty when the file was not recognised.
    pub format: String,
    /// Which layout of it, e.g. `2022`, `grailbird`.
    pub generation: Option<String>,
    /// The network's name, lower case; empty when the file was not recognised.
    pub network: String,
    /// Everybody, the owner first (its key empty where the export doesn't say who that is).
    pub people: Vec<Person>,
    /// More keys of the owner's (several addresses, a former handle): numbers in `people`, all the same person.
    pub owner_also: Vec<PersonIx>,
    /// True where everybody's posts and acts are shown, not only the owner's (a public mailing list, a workspace).
    pub group_source: bool,
    /// What this export can show.
    pub observes: Vec<Observe>,
    /// When the export was made, Unix seconds.
    pub as_of: Option<i64>,
    /// True where it is cut out of what there is (one chat, a month of a list, a range of dates); else it holds everything
    /// since the account began.
    pub cut: bool,
    /// The entries that were read, as paths in the archive.
    pub entries: Vec<String>,
    /// Objects and threads.
    pub strings: Vec<String>,
    /// Named acts. Messages one by one; the ledger makes turns of them.
    #[serde(deserialize_with = "whole::read")]
    pub interactions: Vec<Interaction>,
    /// Objects of the owner's own that the owner reacted to: no acts, but their counts hold them.
    pub own_reactions: Vec<Sym>,
    /// Counts without names.
    pub tallies: Vec<Tally>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Where posts can be seen, as far as it isn't told by their ids: object and address.
    pub addresses: Vec<(Sym, Sym)>,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Conversations.
    pub threads: Vec<Thread>,
    /// What was not read, and why.
    pub skipped: Vec<Skip>,
    /// What became of each file; of several imports that were made of the same files, the first has it.
    pub account: Vec<FileAccount>,
}

impl Import {
    /// Whether every number in it leads somewhere, and every count can be said.
    ///
    /// # Errors
    /// When it doesn't: it wasn't made by this version of the engine, or it was damaged on its way.
    pub(crate) fn check(&self) -> crate::Result<()> {
        let person = |ix: PersonIx| (ix as usize) < self.people.len();
        let string = |sym: Sym| (sym as usize) < self.strings.len();
        let opt = |sym: Option<Sym>| sym.is_none_or(string);
        let count = |n: Option<u64>| n.is_none_or(|n| n <= LARGEST_COUNT);
        let acts = self.interactions.iter();
        let sound = self.owner_also.iter().all(|&ix| person(ix))
            && acts.into_iter().all(|i| person(i.from) && i.to.is_none_or(person) && opt(i.object) && opt(i.thread))
            && self
                .tallies
                .iter()
                .all(|t| string(t.object) && count(t.reactions) && count(t.reposts) && count(t.replies))
            && self.own_reactions.iter().all(|&object| string(object))
            && self.addresses.iter().all(|&(object, address)| string(object) && string(address))
            && self.posts.iter().all(|p| string(p.object) && person(p.author))
            && self.contacts.iter().all(|c| person(c.person))
            && self.threads.iter().all(|t| string(t.thread) && t.participants.iter().all(|&(p, _)| person(p)))
            && self.skipped.iter().all(|skip| skip.count <= LARGEST_COUNT);
        let why = || crate::ErrorKind::Damaged("what was read of it isn't whole; drop it again".to_owned());
        if sound { Ok(()) } else { Err(crate::Error::new(why()).at(self.file.clone())) }
    }
}

impl Import {
    /// The newest time of a record, Unix seconds; of the day of making it is none.
    pub fn newest(&self) -> Option<i64> {
        let acts = self.interactions.iter().map(|i| i.when).chain(self.posts.iter().map(|p| p.when));
        let all = acts.chain(self.tallies.iter().map(|t| t.when)).chain(self.contacts.iter().map(|c| c.since));
        all.filter(|when| when.precision != Precision::Snapshot).filter_map(|when| when.at).max()
    }
}
