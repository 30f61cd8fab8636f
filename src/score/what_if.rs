//! Acts that did not happen, put among those that did.
//!
//! The inboxes of what happened stay as they were: those that change are copied first.

use super::inbox::{Inbox, Pair, Row, Sender, Who};
use super::input::Input;
use super::options::Options;
use super::times::Moment;
use crate::Result;
use crate::day::SECONDS;
use crate::error::usage;
use crate::ledger::{Ledger, NetworkIx};
use crate::model::Model;
use crate::record::Audience;
use std::sync::Arc;

/// Adds every imagined act, each by a person of their own.
pub(super) fn add(input: &mut Input, ledger: &Ledger, model: &Model, options: &Options) -> Result<()> {
    for (n, act) in options.imagined.iter().enumerate() {
        let Some(network) = ledger.networks.iter().position(|p| p.name == act.network) else {
            return Err(usage(format!("there is no network “{}” in these exports", act.network)));
        };
        let inbox = inbox(input, NetworkIx::of(network));
        let (sender, who) = (Sender::Imagined(n as u32), Who::Imagined(n as u32));
        inbox.pairs.push(Pair { sender, who, rows: inbox.rows.len()..inbox.rows.len() + 1 });
        let moment = Moment { day: act.day.0, left: SECONDS as u32 };
        let (weight, audience) = (model.weights.of(act.kind, false), Audience::Public);
        inbox.rows.push(Row::new(moment, weight, act.kind, audience, None));
    }
    Ok(())
}

/// The owner's inbox of a network; where nothing was received there, an empty one.
fn inbox(input: &mut Input, network: NetworkIx) -> &mut Inbox {
    let own = &input.inboxes[..input.own()];
    let at = own.partition_point(|i| i.network < network);
    if own.get(at).is_none_or(|i| i.network != network) {
        input.inboxes.insert(at, Arc::new(Inbox::new(input.owner, network)));
    }
    Arc::make_mut(&mut input.inboxes[at])
}
