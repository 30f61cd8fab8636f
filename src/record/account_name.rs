//! An account as people, files and links name it: `network:key`.

use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// `network:key`. The key is untrusted text and may hold colons itself; a name without any is a key on no particular
/// network.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
pub struct AccountName {
    /// Lower case; empty: any.
    pub network: String,
    /// Unique within its network; where people write it, it may be a handle, an address or a display name.
    pub key: String,
}

impl AccountName {
    /// The account of this key on this network.
    pub fn new(network: &str, key: &str) -> AccountName {
        AccountName { network: network.to_owned(), key: key.to_owned() }
    }
}

impl FromStr for AccountName {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<AccountName, Infallible> {
        let (network, key) = text.split_once(':').unwrap_or(("", text));
        Ok(AccountName::new(network, key))
    }
}

impl From<&str> for AccountName {
    fn from(text: &str) -> AccountName {
        text.parse().unwrap_or_else(|never: Infallible| match never {})
    }
}

impl From<String> for AccountName {
    fn from(text: String) -> AccountName {
        AccountName::from(text.as_str())
    }
}

impl From<AccountName> for String {
    fn from(name: AccountName) -> String {
        name.to_string()
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.network.is_empty() { f.write_str(&self.key) } else { write!(f, "{}:{}", self.network, self.key) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_may_hold_colons_and_a_network_may_be_missing() {
        assert_eq!(AccountName::from("web:Ann:A"), AccountName::new("web", "Ann:A"));
        assert_eq!(AccountName::from("ann@mail.example"), AccountName::new("", "ann@mail.example"));
        for name in ["web:Ann:A", "ann@mail.example", "web:"] {
            assert_eq!(AccountName::from(name).to_string(), name);
        }
    }
}
