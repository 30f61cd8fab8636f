//! What YouTube is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "youtube",
    title: "YouTube",
    has: &[Feature::Reactions, Feature::Replies, Feature::Mentions, Feature::Follows],
    hosts: &["youtube.com"],
    reply: Descriptor::COMMENT,
    nothing_received: Some(
        "YouTube's export shows nothing received: YouTube Studio's table does (Analytics, Advanced mode, export as CSV), it counts likes and comments per video.",
    ),
    ..Descriptor::PLAIN
};
