//! What LinkedIn is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "linkedin",
    title: "LinkedIn",
    has: &[
        Feature::Reactions,
        Feature::Replies,
        Feature::Reposts,
        Feature::Mentions,
        Feature::Messages,
        Feature::Follows,
        Feature::Endorsements,
        Feature::Recommendations,
        Feature::Invitations,
    ],
    hosts: &["linkedin.com"],
    slow: true,
    klout_2011: true,
    reply: Descriptor::COMMENT,
    ..Descriptor::PLAIN
};
