//! What Bluesky is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "bluesky",
    title: "Bluesky",
    has: &[
        Feature::Reactions,
        Feature::Replies,
        Feature::Reposts,
        Feature::Mentions,
        Feature::Messages,
        Feature::Follows,
    ],
    hosts: &["bsky.app"],
    nothing_received: Some(
        "A Bluesky repository holds own records only: let collect.html fetch who reacted (public data, no login), and drop its file here, too.",
    ),
    ..Descriptor::PLAIN
};
