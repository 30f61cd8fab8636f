//! What Blogs (WordPress, Blogger) is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "blog",
    title: "Blogs (WordPress, Blogger)",
    has: &[Feature::Replies, Feature::Mentions],
    reply: Descriptor::COMMENT,
    ..Descriptor::PLAIN
};
