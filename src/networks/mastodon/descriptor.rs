//! What Mastodon is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "mastodon",
    title: "Mastodon",
    has: &[
        Feature::Reactions,
        Feature::Replies,
        Feature::Reposts,
        Feature::Mentions,
        Feature::Messages,
        Feature::Follows,
    ],
    nothing_received: Some(
        "Mastodon's archives count favourites and boosts since version 4.4: request a new one, or let collect.html fetch who reacted (public data, no login), and drop its file here, too.",
    ),
    ..Descriptor::PLAIN
};
