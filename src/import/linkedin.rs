//! (to come)
use super::{Claim, Format};

pub(super) const FORMAT: Format = Format {
    name: "linkedin",
    network: "linkedin",
    title: "LinkedIn",
    how: &[],
    wait: "",
    mend: "",
    shown: &[],
    claim: |_| Claim::No,
    sniff: |_| None,
    read: |_| Ok(()),
};
