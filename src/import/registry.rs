//! The formats that are read: one row each. Detection, the page's "what can I drop" and the docs are made from it.

use super::{Claim, Head, Reading};
use crate::Result;
use serde::Serialize;

/// One importer, as the registry and the page know it.
#[derive(Serialize)]
pub struct Format {
    /// Its name in reports.
    pub name: &'static str,
    /// The network's name in the ledger, lower case.
    pub network: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// How to get the export: two or three steps, plain sentences.
    pub how: &'static [&'static str],
    /// How long the network takes to deliver it.
    pub wait: &'static str,
    /// What to do when a recognised export holds no record.
    #[serde(skip)]
    pub mend: &'static str,
    /// Fields of a row that may be shown: names as they stand in the export. Texts are never among them.
    #[serde(skip)]
    pub shown: &'static [&'static str],
    /// Whether an entry belongs to an export of this format, by its path (and, where paths are ambiguous, its start).
    #[serde(skip)]
    pub claim: fn(&Head) -> Claim,
    /// The same by content alone, for a file dropped by itself or under another name: the length of its root.
    #[serde(skip)]
    pub sniff: fn(&Head) -> Option<usize>,
    /// Reads the claimed entries. Errors are for what makes the whole export unreadable; anything less is a
    /// problem noted in the sink.
    #[serde(skip)]
    pub read: fn(&mut Reading) -> Result<()>,
}

/// All of them, in the order in which they are asked.
pub static FORMATS: &[Format] = &[
    super::twitter::FORMAT,
    super::linkedin::FORMAT,
    super::facebook::FORMAT,
    super::mail::FORMAT,
    super::instagram::FORMAT,
    super::threads::FORMAT,
    super::mastodon::FORMAT,
    super::bluesky::FORMAT,
    super::youtube::FORMAT,
    super::tiktok::FORMAT,
    super::reddit::FORMAT,
    super::github::FORMAT,
    super::telegram::FORMAT,
    super::whatsapp::FORMAT,
    super::slack::FORMAT,
    super::discord::FORMAT,
    super::xing::FORMAT,
    super::blog::FORMAT,
    super::analytics::X,
    super::analytics::LINKEDIN,
    super::analytics::YOUTUBE,
    super::analytics::INSTAGRAM,
    super::events::FORMAT,
];

/// What people call a network.
pub fn title(network: &str) -> &str {
    FORMATS.iter().find(|f| f.network == network).map_or(network, |f| f.title)
}
