//! What an export can show.

use serde::{Deserialize, Serialize};

/// What an export is able to show at all; what it can't is unknown, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Observe {
    /// Who reacted to posts.
    ReactionsNamed,
    /// How many reacted to posts.
    ReactionsCounted,
    /// Who replied to posts.
    RepliesNamed,
    /// How many replied to posts.
    RepliesCounted,
    /// Who reposted.
    RepostsNamed,
    /// How many reposted.
    RepostsCounted,
    /// Reactions on messages.
    MessageReactions,
    /// Messages received.
    Messages,
    /// Mentions by others.
    Mentions,
    /// Followers or connections gained, with their day.
    Follows,
    /// Skill endorsements.
    Endorsements,
    /// Recommendations.
    Recommendations,
    /// Invitations or requests received.
    Invitations,
    /// A list of contacts, with or without days.
    Contacts,
}

impl Observe {
    /// True for the six that concern posts: any of them switches amplification on.
    pub fn of_posts(self) -> bool {
        use Observe::*;
        matches!(
            self,
            ReactionsNamed | ReactionsCounted | RepliesNamed | RepliesCounted | RepostsNamed | RepostsCounted
        )
    }
}
