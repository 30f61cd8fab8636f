//! Where Instagram's profiles are.

use crate::networks::meta::items::Site;

pub const SITE: Site = Site("https://www.instagram.com/");
