//! What Instagram is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "instagram",
    title: "Instagram",
    has: &[
        Feature::Reactions,
        Feature::Replies,
        Feature::Reposts,
        Feature::Mentions,
        Feature::Messages,
        Feature::MessageReactions,
        Feature::Follows,
        Feature::Invitations,
    ],
    hosts: &["instagram.com"],
    reply: Descriptor::COMMENT,
    ..Descriptor::PLAIN
};
