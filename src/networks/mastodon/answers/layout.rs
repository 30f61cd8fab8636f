//! Mastodon's entities, as its documentation describes them: what of them is read. Their fields have distinct names, so that
//! one struct reads any of them; an answer is one, or a list.

use crate::readers::json::fields::{Count, List, Object, Word};
use serde::Deserialize;

/// Any entity: a status, an account, a notification, a status's context, or an answer beside the address it came from.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Entity<'t> {
    /// The address that was asked, when, and what it answered.
    #[serde(borrow)]
    pub request: Word<'t>,
    pub at: Word<'t>,
    pub answer: List<Object<Box<Entity<'t>>>>,
    pub error: Word<'t>,
    pub id: Word<'t>,
    pub uri: Word<'t>,
    pub url: Word<'t>,
    // An account.
    pub acct: Word<'t>,
    pub username: Word<'t>,
    pub display_name: Word<'t>,
    // A status, or a notification.
    pub created_at: Word<'t>,
    pub account: Object<Box<Entity<'t>>>,
    pub visibility: Word<'t>,
    pub in_reply_to_id: Word<'t>,
    pub in_reply_to_account_id: Word<'t>,
    pub reblog: Object<Box<Entity<'t>>>,
    pub quote: Object<Quote<'t>>,
    pub mentions: List<Object<Mention<'t>>>,
    pub favourites_count: Count,
    pub reblogs_count: Count,
    pub quotes_count: Count,
    pub replies_count: Count,
    pub poll: Object<Poll>,
    // A notification.
    #[serde(rename = "type")]
    pub kind: Word<'t>,
    pub status: Object<Box<Entity<'t>>>,
    // A context.
    pub ancestors: Option<List<Object<Box<Entity<'t>>>>>,
    pub descendants: List<Object<Box<Entity<'t>>>>,
    // Grouped notifications.
    pub notification_groups: Option<List<Object<Poll>>>,
}

/// Somebody a status mentions: their account, in short.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Mention<'t> {
    #[serde(borrow)]
    pub id: Word<'t>,
    pub url: Word<'t>,
    pub acct: Word<'t>,
    pub username: Word<'t>,
}

/// Since 4.5.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Quote<'t> {
    #[serde(borrow)]
    pub quoted_status: Object<Box<Entity<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Poll {
    pub voters_count: Count,
}

impl Entity<'_> {
    /// Favourites, boosts with quotes, replies. Whoever favourited a poll may be among those who voted: the larger number is
    /// what is surely there.
    pub fn counts(&self) -> [Option<u64>; 3] {
        let voters = self.poll.as_ref().and_then(|poll| poll.voters_count.0).unwrap_or_default();
        let quotes = self.quotes_count.0.unwrap_or_default();
        let favourites = self.favourites_count.0.map(|n| n.max(voters));
        [favourites, self.reblogs_count.0.map(|n| n.saturating_add(quotes)), self.replies_count.0]
    }
}
