//! What GitHub's records look like, as far as they are read: everything has an address, and refers to others by theirs.

use crate::readers::json::fields::{List, Object, Word};
use crate::readers::text;
use crate::record::When;
use serde::{Deserialize, Deserializer};

/// An organisation or a bot.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Named<'t> {
    #[serde(borrow)]
    pub url: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Repository<'t> {
    #[serde(borrow)]
    pub url: Word<'t>,
    pub owner: Word<'t>,
    pub private: Word<'t>,
    pub created_at: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct User<'t> {
    #[serde(borrow)]
    pub url: Word<'t>,
    pub name: Word<'t>,
    pub emails: List<Object<Email<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Email<'t> {
    #[serde(borrow)]
    pub address: Word<'t>,
}

/// Whatever somebody wrote: an issue, a pull request, a discussion, a comment, a review.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Written<'t> {
    #[serde(borrow)]
    pub url: Word<'t>,
    pub user: Word<'t>,
    pub created_at: Word<'t>,
    /// Reviews are dated so.
    pub submitted_at: Word<'t>,
    pub issue: Word<'t>,
    pub pull_request: Word<'t>,
    pub discussion: Word<'t>,
    pub in_reply_to: Word<'t>,
    /// Of a review.
    pub state: Word<'t>,
    pub body: HasWords,
    /// `None` where the export doesn't show any.
    pub reactions: Option<List<Object<Reaction<'t>>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Reaction<'t> {
    #[serde(borrow)]
    pub user: Word<'t>,
    pub created_at: Word<'t>,
}

/// Whether there is a text, whatever it says.
#[derive(Default)]
pub struct HasWords(pub bool);

impl<'de> Deserialize<'de> for HasWords {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Word::deserialize(from).map(|text| HasWords(!text.is_empty()))
    }
}

/// A time as everything writes it.
pub fn moment(word: &Word) -> When {
    text::exact(text::iso(word))
}
