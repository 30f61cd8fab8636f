//! (to come)
use super::{Claim, Format};

pub(super) const FORMAT: Format = Format {
    name: "facebook",
    network: "facebook",
    title: "Facebook",
    how: &[],
    wait: "",
    mend: "",
    shown: &[],
    claim: |_| Claim::No,
    sniff: |_| None,
    read: |_| Ok(()),
};
