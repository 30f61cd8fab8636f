//! A card of a report: everything that could stand on it.

use super::contents::{Card, Gauges, HANDLES, NETWORKS, Style, Versions, WEEKS};
use super::hundredths::Hundredths;
use super::{name, read};
use crate::day::Day;
use crate::ledger::Ledger;
use crate::order::Order;
use crate::report::{CurvePoint, Report};
use crate::score::{Options, State};

/// Differences are a card's where all of them are known.
fn all_known([one, five, thirty]: [Option<f64>; 3]) -> Option<[f64; 3]> {
    Some([one?, five?, thirty?])
}

impl Card {
    /// All that a card could hold, but for the name, which is its owner's to choose, and the digest, which takes a walk
    /// through the whole ledger.
    pub fn of(ledger: &Ledger, options: &Options, report: &Report) -> Card {
        let hundredths = Hundredths::of;
        let delta = report.delta;
        Card {
            name: String::new(),
            handles: handles(ledger, options),
            as_of: report.as_of,
            score: hundredths(report.score),
            band: Some(report.band.map(hundredths)),
            delta: all_known([delta.one, delta.five, delta.thirty]).map(|delta| delta.map(hundredths)),
            curve: weekly(&report.curve),
            gauges: Some(Gauges {
                reach: report.reach,
                amplification: report.amplification.map(hundredths),
                network: report.network.map(hundredths),
            }),
            style: report.style.as_ref().map(|s| Style { name: s.name, x: hundredths(s.x), y: hundredths(s.y) }),
            networks: networks(report),
            carried: carried(report),
            given: Some(hundredths(report.given_points)).filter(|points| points.0 > 0),
            versions: Some(Versions { model: report.model, engine: env!("CARGO_PKG_VERSION").to_owned() }),
            digest: None,
        }
    }
}

/// The owner's names that are handles. An account's key is none: it may be an address or a profile's URL.
fn handles(ledger: &Ledger, options: &Options) -> Vec<String> {
    let mut handles = Vec::new();
    for &account in &options.owner.0 {
        let account = &ledger.accounts[account];
        let network = &ledger.networks[account.network].name;
        for name in account.names.iter().filter(|name| name.starts_with('@')) {
            let handle = name::handle(&format!("{network}:{name}"));
            if handles.len() < HANDLES && !handles.contains(&handle) {
                handles.push(handle);
            }
        }
    }
    handles
}

fn weekly(curve: &[CurvePoint]) -> Vec<Hundredths> {
    let mut weeks: Vec<Hundredths> =
        curve.iter().rev().step_by(7).take(WEEKS).map(|day| Hundredths::of(day.score)).collect();
    weeks.reverse();
    weeks
}

fn networks(report: &Report) -> Vec<(String, Hundredths)> {
    let counting = report.networks.iter().filter(|n| n.connected && read::is_network(&n.network));
    let mut networks: Vec<(String, Hundredths)> =
        counting.map(|n| (n.network.clone(), Hundredths::of(n.points))).collect();
    networks.order_by_key(|(_, points)| std::cmp::Reverse(*points));
    networks.truncate(NETWORKS);
    networks
}

/// Of the networks that are listed, those that are behind their last known day.
fn carried(report: &Report) -> Vec<(String, Day)> {
    let listed = networks(report);
    let carried = report.networks.iter().filter(|n| n.state == Some(State::Carried));
    let days = carried.filter_map(|n| Some((n.network.clone(), n.known?.1)));
    days.filter(|(network, _)| listed.iter().any(|(known, _)| known == network)).collect()
}
