//! What WhatsApp is as a network.

use crate::import::Descriptor;
use crate::record::Feature;

pub const NETWORK: Descriptor = Descriptor {
    name: "whatsapp",
    title: "WhatsApp",
    has: &[Feature::Messages, Feature::MessageReactions],
    ..Descriptor::PLAIN
};
