//! What Threads is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "threads",
    title: "Threads",
    has: &[Feature::Reactions, Feature::Replies, Feature::Reposts, Feature::Mentions, Feature::Follows],
    hosts: &["threads.com", "threads.net"],
    ..Descriptor::PLAIN
};
