//! What TikTok is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "tiktok",
    title: "TikTok",
    has: &[
        Feature::Reactions,
        Feature::Replies,
        Feature::Reposts,
        Feature::Mentions,
        Feature::Messages,
        Feature::Follows,
    ],
    hosts: &["tiktok.com"],
    reply: Descriptor::COMMENT,
    ..Descriptor::PLAIN
};
