//! What Telegram's records look like, as far as they are read. Of a message's text only mentions are asked for.

use crate::readers::json::fields::{Count, Id, List, Object, Present, Word};
use crate::readers::text;
use crate::record::{Precision, When};
use serde::Deserialize;

/// `personal_information`
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Personal<'t> {
    #[serde(borrow)]
    pub user_id: Id<'t>,
    pub first_name: Word<'t>,
    pub last_name: Word<'t>,
    pub username: Word<'t>,
}

/// A message, or a notice in its place.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Message<'t> {
    #[serde(borrow)]
    pub id: Word<'t>,
    #[serde(rename = "type")]
    pub kind: Word<'t>,
    pub date: Word<'t>,
    pub date_unixtime: Count,
    pub from: Word<'t>,
    pub from_id: Id<'t>,
    /// Who signed a channel's post.
    pub author: Word<'t>,
    pub reply_to_message_id: Word<'t>,
    /// There, what it replies to stands in another chat.
    pub reply_to_peer_id: Present,
    pub inline_bot_buttons: Present,
    pub via_bot: Present,
    text: List<Object<Part<'t>>>,
    /// The same as `text`, in one form (2022 on).
    text_entities: Option<List<Object<Part<'t>>>>,
    /// `None` where the export doesn't show any.
    pub reactions: Option<List<Object<Reaction<'t>>>>,
    /// What a notice is about.
    pub action: Word<'t>,
    pub actor_id: Id<'t>,
}

/// A piece of a text.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Part<'t> {
    #[serde(rename = "type", borrow)]
    pub kind: Word<'t>,
    pub text: Word<'t>,
    pub user_id: Id<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Reaction<'t> {
    #[serde(rename = "type", borrow)]
    kind: Word<'t>,
    pub count: Count,
    pub recent: List<Object<Recent<'t>>>,
}

/// Somebody who reacted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Recent<'t> {
    #[serde(borrow)]
    pub from: Word<'t>,
    pub from_id: Id<'t>,
    pub date: Word<'t>,
}

impl Message<'_> {
    /// When it was written: UTC since 2022, before that by the clock of the exporting machine.
    pub fn when(&self) -> When {
        let unix = self.date_unixtime.0.and_then(|n| i64::try_from(n).ok());
        let local = || text::iso(&self.date).map(|at| When::exact(at).with(Precision::Local));
        // Lost dates (of chats brought from elsewhere) are written as second 0.
        let known = |when: &When| when.at.is_some_and(|at| at > 86_400);
        unix.map(text::epoch).or_else(local).filter(known).unwrap_or(When::UNKNOWN)
    }

    /// Whether it has a date that can't be read. (A date that was lost is second 0.)
    pub fn is_misdated(&self) -> bool {
        self.date_unixtime.0.is_none() && !self.date.is_empty() && text::iso(&self.date).is_none()
    }

    /// What the local clock was ahead of UTC when it was written; 0 where it isn't told.
    pub fn ahead(&self, when: When) -> i64 {
        let utc = when.at.filter(|_| when.precision == Precision::Exact);
        text::iso(&self.date).zip(utc).map_or(0, |(local, utc)| local - utc)
    }

    /// The pieces of its text that are more than text.
    pub fn parts(&self) -> impl Iterator<Item = &Part<'_>> {
        self.text_entities.as_ref().unwrap_or(&self.text).iter().filter_map(|part| part.0.as_ref())
    }

    /// The reactions on it. Stars that somebody pays with one are counted one by one: they don't count.
    pub fn reactions(&self) -> impl Iterator<Item = &Reaction<'_>> {
        let list = self.reactions.iter().flat_map(|list| list.iter());
        list.filter_map(|reaction| reaction.0.as_ref()).filter(|reaction| *reaction.kind != *"paid")
    }
}

impl Reaction<'_> {
    /// Those of whom it is told who they are.
    pub fn named(&self) -> impl Iterator<Item = &Recent<'_>> {
        self.recent.iter().filter_map(|recent| recent.0.as_ref())
    }
}
