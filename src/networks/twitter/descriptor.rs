//! What X (Twitter) is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "twitter",
    title: "X (Twitter)",
    has: &[
        Feature::Reactions,
        Feature::Replies,
        Feature::Reposts,
        Feature::Mentions,
        Feature::Messages,
        Feature::Follows,
    ],
    hosts: &["x.com", "twitter.com"],
    klout_2011: true,
    nothing_received: Some(
        "Twitter's archives since 2018 count likes and retweets and hold messages: request a new one.",
    ),
    post_address: Some("https://x.com/i/status/{id}"),
    ..Descriptor::PLAIN
};
