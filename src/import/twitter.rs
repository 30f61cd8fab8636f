//! (to come)
use super::{Claim, Format};

pub(super) const FORMAT: Format = Format {
    name: "twitter",
    network: "twitter",
    title: "X (Twitter)",
    how: &[],
    wait: "",
    mend: "",
    shown: &[],
    claim: |_| Claim::No,
    sniff: |_| None,
    read: |_| Ok(()),
};
