//! What is known of a network as such, whichever file shows it.

use crate::record::Feature;

/// One network. The page, the terminal and the score ask here, so that nothing about a network stands elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Descriptor {
    /// Its name in the ledger, lower case.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What it has of what the model weighs.
    pub has: &'static [Feature],
    /// Hosts of its profiles' addresses, their subdomains included: all spellings of the first one.
    pub hosts: &'static [&'static str],
    /// Whether what happens there is remembered for longer than elsewhere.
    pub slow: bool,
    /// Whether Klout watched it in February 2011.
    pub klout_2011: bool,
    /// What people call a reply there: one, and several.
    pub reply: [&'static str; 2],
    /// The same for a private message.
    pub private_message: [&'static str; 2],
    /// Where a post can be seen, `{id}` standing for its id, or for what stands behind the last `/` or `_` of it; `None`: its id
    /// is an address, or no address can be told.
    pub post_address: Option<&'static str>,
    /// Which export shows something received, where one shows nothing of it: a sentence.
    pub nothing_received: Option<&'static str>,
}

impl Descriptor {
    /// What most networks have in common: nothing but words.
    pub const PLAIN: Descriptor = Descriptor {
        name: "",
        title: "",
        has: &[],
        hosts: &[],
        slow: false,
        klout_2011: false,
        reply: ["reply", "replies"],
        private_message: ["direct message", "direct messages"],
        post_address: None,
        nothing_received: None,
    };

    /// Where people call a reply so.
    pub const COMMENT: [&'static str; 2] = ["comment", "comments"];
}
