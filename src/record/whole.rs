//! A long list read with as much room as it takes: one that grows takes twice as much, and a half more while it moves.

use super::Interaction;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::fmt;

/// So many at most are made room for on the list's own word.
const BELIEVED: usize = 1 << 23;

struct Acts;

impl<'de> Visitor<'de> for Acts {
    type Value = Vec<Interaction>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("acts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut acts = Vec::with_capacity(list.size_hint().unwrap_or(0).min(BELIEVED));
        while let Some(act) = list.next_element()? {
            acts.push(act);
        }
        Ok(acts)
    }
}

pub(super) fn read<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<Interaction>, D::Error> {
    list.deserialize_seq(Acts)
}
