//! The addresses that were asked, and whose files those are that begin with one.

use crate::Result;
use crate::import::{ExportReader, File};
use std::collections::BTreeMap;

/// An address that was asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'t> {
    pub host: &'t str,
    /// Without its first `/`.
    pub path: &'t str,
    query: &'t str,
}

impl<'t> Request<'t> {
    pub fn of(url: &'t str) -> Request<'t> {
        let bare = url.split_once("://").map_or("", |(_, bare)| bare);
        let (bare, query) = bare.split_once('?').unwrap_or((bare, ""));
        let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
        Request { host, path, query }
    }

    /// What a parameter says, decoded; empty where it isn't there.
    pub fn parameter(&self, name: &str) -> String {
        let mut pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| decoded(value)).unwrap_or_default()
    }

    /// The path's steps.
    pub fn steps(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.path.split('/').filter(|step| !step.is_empty())
    }
}

/// A parameter's text: `%3A` is a colon. What is wrongly written stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads the files of each account by themselves. A file may begin with the address that asks for its account; one that
/// doesn't is of the first.
pub fn each_account(
    reading: &mut ExportReader,
    read: &mut dyn FnMut(&mut ExportReader, Vec<File>) -> Result<()>,
) -> Result<()> {
    let mut accounts: BTreeMap<String, Vec<File>> = BTreeMap::new();
    let mut others = Vec::new();
    for file in reading.files.clone() {
        match account(&reading.start(&file)) {
            Some(account) => accounts.entry(account).or_default().push(file),
            None => others.push(file),
        }
    }
    let mut all: Vec<Vec<File>> = accounts.into_values().collect();
    match all.first_mut() {
        Some(first) => first.extend(others),
        None => all.push(others),
    }
    for (n, files) in all.into_iter().enumerate() {
        if n > 0 {
            reading.another();
        }
        read(reading, files)?;
    }
    Ok(())
}

/// Whose a file is, as its first request says: `actor=` on Bluesky, `acct=` on Mastodon.
fn account(start: &[u8]) -> Option<String> {
    let line = start.split(|byte| *byte == b'\n').next()?;
    let text = String::from_utf8_lossy(line);
    let (_, rest) = text.split_once("\"request\"")?;
    let request = Request::of(rest.split('"').nth(1)?);
    let asked = [request.parameter("actor"), request.parameter("acct")];
    let asked = asked.into_iter().find(|asked| !asked.is_empty())?;
    Some(format!("{} {}", request.host, asked.to_lowercase()))
}

/// Whether a file begins with an answer of this interface beside its address.
pub fn begins(start: &[u8], interface: &str) -> bool {
    let start = &start[..start.len().min(2048)];
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    has("\"request\"") && has("\"answer\"") && has(interface)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_taken_apart() {
        let request = Request::of("https://a.example/xrpc/app.bsky.feed.getLikes?uri=at%3A%2F%2Fdid&limit=100");
        assert_eq!((request.host, request.path), ("a.example", "xrpc/app.bsky.feed.getLikes"));
        assert_eq!((&*request.parameter("uri"), &*request.parameter("cursor")), ("at://did", ""));
        assert_eq!(Request::of("https://a.example/api/v1/x").steps().collect::<Vec<_>>(), ["api", "v1", "x"]);
        assert_eq!(Request::of("/local").host, "");
        assert_eq!((&*decoded("%"), &*decoded("%4"), &*decoded("a%20%zz")), ("%", "%4", "a %zz"));
    }
}
