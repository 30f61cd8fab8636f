//! The networks that are read: a folder and a row each. Detection, the page's "what can I drop" and the docs are made
//! from it.

mod analytics;
mod blog;
mod bluesky;
mod discord;
mod facebook;
mod github;
mod instagram;
mod linkedin;
mod mail;
mod mastodon;
mod meta;
mod own_table;
mod reddit;
mod slack;
mod telegram;
mod threads;
mod tiktok;
mod twitter;
mod whatsapp;
mod xing;
mod youtube;

use crate::Result;
use crate::archive::Input;
use crate::import::{self, Format, Progress};
use crate::record::Import;

/// All of them, in the order in which they are asked.
pub static FORMATS: &[Format] = &[
    // First, as what people attached to issues may be anything, other networks' exports too.
    github::FORMAT,
    twitter::FORMAT,
    linkedin::FORMAT,
    facebook::FORMAT,
    mail::FORMAT,
    instagram::FORMAT,
    threads::FORMAT,
    mastodon::FORMAT,
    bluesky::FORMAT,
    youtube::FORMAT,
    tiktok::FORMAT,
    reddit::FORMAT,
    telegram::FORMAT,
    whatsapp::FORMAT,
    slack::FORMAT,
    discord::FORMAT,
    xing::FORMAT,
    blog::FORMAT,
    analytics::X,
    analytics::LINKEDIN,
    analytics::YOUTUBE,
    analytics::INSTAGRAM,
    own_table::FORMAT,
];

/// What people call a network.
pub fn title(network: &str) -> &str {
    FORMATS.iter().find(|f| f.network == network).map_or(network, |f| f.title)
}

/// Reads everything that was dropped as one file or folder: see [`import::run`].
pub fn import(input: Input, progress: &mut dyn FnMut(Progress)) -> Vec<Import> {
    import::run(input, FORMATS, progress)
}

/// The row a record came from: see [`import::row`].
///
/// # Errors
/// When the file is no longer the same.
pub fn row(input: Input, entry: &str, record: u32) -> Result<Vec<(String, String)>> {
    import::row(input, FORMATS, entry, record)
}
