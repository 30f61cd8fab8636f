//! What Telegram is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "telegram",
    title: "Telegram",
    // In chats a reply is one more message.
    has: &[Feature::Mentions, Feature::Messages, Feature::MessageReactions],
    hosts: &["t.me"],
    ..Descriptor::PLAIN
};
