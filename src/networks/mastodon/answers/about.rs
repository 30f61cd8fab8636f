//! What an answer is about: by the address that was asked, or by the name of the file that it was saved in.

use crate::networks::answers::Request;

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
    pub fn of_request(request: Request<'t>) -> About<'t> {
        let steps: Vec<&str> = request.steps().collect();
        let last = steps.last().copied().unwrap_or_default();
        let list = LISTS.iter().find(|(name, _)| *name == last).map(|(_, list)| *list).unwrap_or_default();
        About { list, id: steps.iter().rev().nth(1).copied().unwrap_or_default() }
    }

    /// By a file's name: `favourited_by-1.json`.
    pub fn of_name(name: &'t str) -> About<'t> {
        let Some((called, list)) = LISTS.iter().find(|(called, _)| name.contains(called)) else {
            return About::default();
        };
        let mut parts = name.split(called).flat_map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()));
        let id = parts.find(|part| part.len() > 4 && part.bytes().any(|b| b.is_ascii_digit()));
        About { list: *list, id: id.unwrap_or_default() }
    }
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
