//! What the interface of Mastodon and its kin answers (GoToSocial, Pleroma, Pixelfed answer alike): who favourited, boosted,
//! replied and follows. Who favourited and who boosted comes without a time: not before the post was written.

mod found;
mod layout;

use crate::Result;
use crate::import::{EntryProbe, ExportReader, Format, Gives, OwnWords, Rows};
use crate::networks::answers::{ANSWERS, Request, begins, by_account};
use crate::readers::json::Item;
use crate::readers::json::fields::{List, Object};
use found::Found;
use layout::Entity;

pub const FORMAT: Format = Format {
    name: "mastodon-answers",
    network: super::NETWORK.name,
    title: "Mastodon: who reacted",
    how: &[
        "What is public about your posts can be asked for without an account, in a browser or by curl: https://YOUR.SERVER/api/v1/accounts/lookup?acct=YOU tells your number, /api/v1/accounts/NUMBER/statuses your posts; save the answers as .json.",
        "In the same way /api/v1/statuses/NUMBER/favourited_by, reblogged_by and context of a post; call a list of accounts by what it is and the post's number, as in favourited_by-109419880690343548.json. Followers and notifications may need your login.",
        "Drop the files here in one go, together with your archive if you have it.",
    ],
    wait: "some minutes",
    gives: Gives::People,
    mend: "save the answers of statuses and favourited_by again, from the account that has posts",
    shown: &[],
    own_words: OwnWords::Never,
    claim: |_| crate::import::Claim::No,
    sniff,
    read,
};

fn sniff(head: &EntryProbe) -> Option<usize> {
    if !matches!(head.split_ending().1, "json" | "jsonl" | "ndjson" | "txt" | "") {
        return None;
    }
    let account = || head.says("\"acct\"") && head.says("\"username\"");
    let context = || head.says("\"ancestors\"") && head.says("\"descendants\"");
    let ours = begins(head.start(), "/api/v1/") || account() || context();
    ours.then(|| head.folder())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    for (n, files) in by_account(reading).into_iter().enumerate() {
        if n > 0 {
            reading.another();
        }
        let mut found = Found::default();
        for file in files {
            let about = About::of_name(file.path.rsplit('/').next().unwrap_or_default());
            reading.json_rows(&file, ANSWERS, &mut |rows, item| take(&mut found, rows, item, &about));
        }
        found.finish(&mut reading.recorder);
    }
    Ok(())
}

/// What an answer is about, where it doesn't say so itself: of a list of accounts, what they did, and to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About<'t> {
    pub list: Accounts,
    /// The status's id, or the account's.
    pub id: &'t str,
}

/// What the accounts of a list did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Accounts {
    Favourited,
    Boosted,
    Follow,
    /// An account was asked for by its name: the owner's.
    Owner,
    /// The list isn't of accounts, or nothing says of which.
    #[default]
    Untold,
}

const LISTS: [(&str, Accounts); 5] = [
    ("favourited_by", Accounts::Favourited),
    ("reblogged_by", Accounts::Boosted),
    ("followers", Accounts::Follow),
    ("lookup", Accounts::Owner),
    ("verify_credentials", Accounts::Owner),
];

impl<'t> About<'t> {
    /// By the address that was asked: `/api/v1/statuses/1/favourited_by`.
    fn of_request(request: Request<'t>) -> About<'t> {
        let steps: Vec<&str> = request.steps().collect();
        let last = steps.last().copied().unwrap_or_default();
        let list = LISTS.iter().find(|(name, _)| *name == last).map(|(_, list)| *list).unwrap_or_default();
        About { list, id: steps.iter().rev().nth(1).copied().unwrap_or_default() }
    }

    /// By a file's name: `favourited_by-1.json`.
    fn of_name(name: &'t str) -> About<'t> {
        let Some((called, list)) = LISTS.iter().find(|(called, _)| name.contains(called)) else {
            return About::default();
        };
        let mut parts = name.split(called).flat_map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()));
        let id = parts.find(|part| part.len() > 4 && part.bytes().any(|b| b.is_ascii_digit()));
        About { list: *list, id: id.unwrap_or_default() }
    }
}

fn take(found: &mut Found, rows: &mut Rows, item: &Item, named: &About) -> Result<()> {
    let entities: List<Object<Entity>> = item.parse()?;
    for entity in entities.iter().filter_map(|entity| entity.as_ref()) {
        if entity.request.is_empty() {
            found.entity(rows, entity, named, true);
            continue;
        }
        let request = Request::of(&entity.request);
        let about = About::of_request(request);
        found.asked(rows.recorder, &entity.at, about.list);
        let own = request.path.ends_with("/statuses");
        for answer in entity.answer.iter().filter_map(|answer| answer.as_ref()) {
            found.entity(rows, answer, &about, own);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_by_its_address_or_its_name() {
        let of = |url| About::of_request(Request::of(url));
        let liked = About { list: Accounts::Favourited, id: "1" };
        assert_eq!(of("https://a.example/api/v1/statuses/1/favourited_by?limit=80"), liked);
        assert_eq!(of("https://a.example/api/v1/accounts/7/followers").list, Accounts::Follow);
        assert_eq!(of("https://a.example/api/v1/accounts/7/statuses").list, Accounts::Untold);
        let named = |name| About::of_name(name);
        let boosted = About { list: Accounts::Boosted, id: "109419880690343548" };
        assert_eq!(named("109419880690343548_reblogged_by.json"), boosted);
        assert_eq!(named("reblogged_by-109419880690343548 (2).json"), boosted);
        assert_eq!(named("favourited_by.json"), About { list: Accounts::Favourited, id: "" });
        assert_eq!(named("statuses.json"), About::default());
    }
}
