//! What Facebook is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "facebook",
    title: "Facebook",
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
    hosts: &["facebook.com"],
    klout_2011: true,
    reply: Descriptor::COMMENT,
    ..Descriptor::PLAIN
};
