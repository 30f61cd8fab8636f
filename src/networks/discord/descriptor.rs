//! What Discord is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "discord",
    title: "Discord",
    has: &[Feature::Mentions, Feature::Messages, Feature::MessageReactions, Feature::Follows, Feature::Invitations],
    nothing_received: Some("Discord's package holds own messages only: add exports of other networks."),
    ..Descriptor::PLAIN
};
