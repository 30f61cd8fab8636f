//! What XING is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "xing",
    title: "XING",
    has: &[
        Feature::Reactions,
        Feature::Replies,
        Feature::Reposts,
        Feature::Messages,
        Feature::Follows,
        Feature::Invitations,
    ],
    hosts: &["xing.com"],
    slow: true,
    nothing_received: Some("XING's contacts have no days: add exports of other networks."),
    ..Descriptor::PLAIN
};
