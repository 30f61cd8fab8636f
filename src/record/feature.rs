//! What a network has of what the model weighs, whether or not an export of it shows it.

use super::observe::Observe;
use serde::Serialize;

/// Something that people can do on a network towards somebody. The first three are done to posts, and shown by name or
/// as a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Feature {
    /// Likes and their kin.
    Reactions,
    /// Replies and comments.
    Replies,
    /// Reposts, shares, boosts.
    Reposts,
    /// Mentions and tags.
    Mentions,
    /// Messages.
    Messages,
    /// Reactions to messages.
    MessageReactions,
    /// Followers or connections, with their day.
    Follows,
    /// Skill endorsements.
    Endorsements,
    /// Recommendations.
    Recommendations,
    /// Invitations or requests.
    Invitations,
}

impl Feature {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Reactions => "reactions",
            Feature::Replies => "replies",
            Feature::Reposts => "reposts",
            Feature::Mentions => "mentions",
            Feature::Messages => "messages",
            Feature::MessageReactions => "message_reactions",
            Feature::Follows => "follows",
            Feature::Endorsements => "endorsements",
            Feature::Recommendations => "recommendations",
            Feature::Invitations => "invitations",
        }
    }

    /// Whether an export that can show this shows the feature.
    pub fn is_shown_by(self, observe: Observe) -> bool {
        use Observe::*;
        let feature = match observe {
            ReactionsNamed | ReactionsCounted => Feature::Reactions,
            RepliesNamed | RepliesCounted => Feature::Replies,
            RepostsNamed | RepostsCounted => Feature::Reposts,
            Mentions => Feature::Mentions,
            Messages => Feature::Messages,
            MessageReactions => Feature::MessageReactions,
            Follows => Feature::Follows,
            Endorsements => Feature::Endorsements,
            Recommendations => Feature::Recommendations,
            Invitations => Feature::Invitations,
            Contacts => return false,
        };
        feature == self
    }
}
