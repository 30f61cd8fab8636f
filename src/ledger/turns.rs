//! Conversation turns, and which acts answer what the receiver wrote.
use super::{AccountIx, Act, Ledger};

pub(super) fn answers(_ledger: &Ledger, act: &Act, _receiver: AccountIx) -> bool {
    act.answering
}
