//! Many imports into one ledger.
