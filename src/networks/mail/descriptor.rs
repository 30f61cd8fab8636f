//! What Mail and mailing lists is as a network.

use crate::import::Descriptor;

pub const NETWORK: Descriptor = Descriptor {
    name: "mail",
    title: "Mail and mailing lists",
    // Mails show all there is: who wrote, and in answer to what.
    private_message: ["e-mail", "e-mails"],
    ..Descriptor::PLAIN
};
