//! What Slack is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "slack",
    title: "Slack",
    // In chats a reply is one more message.
    has: &[Feature::Mentions, Feature::Messages, Feature::MessageReactions],
    ..Descriptor::PLAIN
};
