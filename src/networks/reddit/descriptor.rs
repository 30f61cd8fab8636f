//! What Reddit is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "reddit",
    title: "Reddit",
    has: &[Feature::Reactions, Feature::Replies, Feature::Mentions, Feature::Messages, Feature::Follows],
    hosts: &["reddit.com"],
    reply: Descriptor::COMMENT,
    nothing_received: Some("Reddit's export shows messages received: request it with messages and chats."),
    ..Descriptor::PLAIN
};
