//! Many imports joined into one ledger: accounts, acts, tallies, posts, contacts and threads, each counted once.
//!
//! What leaves this room is the same whatever the order of files, records and chunks: accounts are sorted by
//! network and key, acts by time, and every number refers to that order. File formats stay outside; so does the
//! question who is the owner (a choice of whoever scores, see [`Ledger::owner`]).

mod address;
mod columns;
mod export_owner;
mod find;
mod identity;
mod index;
mod listing;
mod merge;
mod numbers;
mod owner;
mod ranges;
mod read;
mod tallies;
#[cfg(test)]
mod tests;
mod turns;

pub use columns::{
    Account, AccountIx, Act, Conversation, Counts, Imported, Known, Ledger, Network, NetworkIx, ObjectIx, Row,
    Writing, Written,
};
pub use identity::Suggestion;
pub use listing::Summary;
pub use owner::{CANDIDATES, Candidate, NoOwner, OFFERED, Owner};
pub use read::{ByKind, Count, TallyCount};
pub(crate) use turns::writes;
