//! What GitHub is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "github",
    title: "GitHub",
    has: &[Feature::Reactions, Feature::Replies, Feature::Mentions, Feature::Follows],
    hosts: &["github.com"],
    ..Descriptor::PLAIN
};
