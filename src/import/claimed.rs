//! Which entries make one export.

use std::collections::HashMap;

/// The entries that one format claimed, below one root.
#[derive(Default)]
pub struct Claimed {
    /// The common beginning of their paths.
    pub root: String,
    pub entries: Vec<usize>,
    /// What those were called before they were copied whose names nothing else explains.
    pub originals: HashMap<usize, String>,
}
