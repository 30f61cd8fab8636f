//! The networks that are read: a folder and a row each. Detection, the page's "what can I drop" and the docs are made
//! from it.

mod analytics;
mod answers;
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
use crate::import::{self, Descriptor, Format, Progress};
use crate::record::{AccountName, Import};

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
    bluesky::ANSWERS,
    mastodon::ANSWERS,
    twitter::SAVED,
    own_table::FORMAT,
];

/// Every network that has a folder, in the order of its formats.
pub static NETWORKS: &[Descriptor] = &[
    github::NETWORK,
    twitter::NETWORK,
    linkedin::NETWORK,
    facebook::NETWORK,
    mail::NETWORK,
    instagram::NETWORK,
    threads::NETWORK,
    mastodon::NETWORK,
    bluesky::NETWORK,
    youtube::NETWORK,
    tiktok::NETWORK,
    reddit::NETWORK,
    telegram::NETWORK,
    whatsapp::NETWORK,
    slack::NETWORK,
    discord::NETWORK,
    xing::NETWORK,
    blog::NETWORK,
];

/// What is known of a network; `None` for one that only somebody's own table names.
pub fn descriptor(network: &str) -> Option<&'static Descriptor> {
    NETWORKS.iter().find(|known| known.name == network)
}

/// A host of profiles' addresses in the one spelling that all of its network's share.
pub fn profile_host(host: &str) -> &str {
    let is_of = |known: &str| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    let network = NETWORKS.iter().find(|network| network.hosts.iter().any(|known| is_of(known)));
    network.and_then(|network| network.hosts.first()).map_or(host, |first| first)
}

/// What people call a network.
pub fn title(network: &str) -> &str {
    known_title(network).unwrap_or(network)
}

/// The same; `None`: nobody knows it.
pub fn known_title(network: &str) -> Option<&'static str> {
    FORMATS.iter().find(|f| f.network == network).map(|f| f.title)
}

/// Where a post can be seen; `None`: its export doesn't say. Untrusted text.
pub fn address(network: &str, object: &str) -> Option<String> {
    if object.starts_with("https://") || object.starts_with("http://") {
        return Some(object.to_owned());
    }
    // Bluesky's own form: who, and which of their records.
    if let Some((author, record)) =
        object.strip_prefix("at://").and_then(|uri| uri.split_once("/app.bsky.feed.post/"))
    {
        return Some(format!("https://bsky.app/profile/{author}/post/{record}"));
    }
    let id = object.rsplit(['/', '_']).next().filter(|id| id.bytes().all(|b| b.is_ascii_alphanumeric()))?;
    Some(descriptor(network)?.post_address?.replace("{id}", id))
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

/// What was written in a row, where it is the owner's own: see [`import::own_words`].
///
/// # Errors
/// When the file is no longer the same.
pub fn own_words(input: Input, entry: &str, record: u32, owner: &[AccountName]) -> Result<Option<String>> {
    import::own_words(input, FORMATS, entry, record, owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_of_a_described_network_or_names_its_own() {
        let own = own_table::FORMAT.name;
        for format in FORMATS.iter().filter(|format| format.name != own) {
            assert!(descriptor(format.network).is_some(), "{}", format.network);
        }
        for network in NETWORKS {
            assert!(FORMATS.iter().any(|format| format.network == network.name), "{}", network.name);
            assert_eq!(descriptor(network.name), Some(network), "described once");
        }
    }

    #[test]
    fn the_model_remembers_longer_what_happens_on_slow_networks() {
        let mut slow: Vec<&str> = NETWORKS.iter().filter(|known| known.slow).map(|known| known.name).collect();
        slow.sort();
        assert_eq!(slow, crate::model::Model::default().slow_networks);
    }

    #[test]
    fn a_profile_has_one_host_in_every_spelling() {
        for (host, first) in [
            ("twitter.com", "x.com"),
            ("x.com", "x.com"),
            ("de.linkedin.com", "linkedin.com"),
            ("notx.com", "notx.com"),
            ("site.example", "site.example"),
        ] {
            assert_eq!(profile_host(host), first);
        }
    }
}
