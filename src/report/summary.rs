//! The first answer, and what comes after it in pieces and pages.

use super::coverage::missing;
use super::events::events;
use super::names::Names;
use super::shapes::{
    CurvePoint, Delta, NetworkPoints, NetworkScore, Orientation, OwnMeasure, People, Person, Rest, Summary, Unknown,
};
use crate::Result;
use crate::ledger::{Candidate, Ledger, NetworkIx};
use crate::model::{Model, VERSION};
use crate::record::AccountName;
use crate::rhythm::Rhythm;
use crate::score::{self, CurveDay, Day, NetworkPart, Options, Scored, State, Who};
use crate::style::Style;

/// What is known of a score at once; of whom it may be instead, `candidates` say.
pub fn summary(
    ledger: &Ledger,
    model: &Model,
    options: &Options,
    scored: &Scored,
    candidates: Vec<Candidate>,
) -> Summary {
    let gauges = scored.gauges();
    Summary {
        model: VERSION,
        as_of: Some(scored.as_of()),
        owner: options.owner.0.iter().map(|&a| ledger.account_name(a)).collect(),
        score: Some(scored.score()),
        no_score: None,
        evidence: Some(scored.evidence()),
        delta: Some(delta(scored)),
        reach: Some(gauges.reach),
        amplification: gauges.amplification,
        network: gauges.network,
        networks: networks(model, options, scored),
        unclaimed: ledger.unclaimed(&options.owner.0),
        orientation: Some(Orientation::of(scored.score())),
        ignored: Some(scored.ignored()),
        candidates,
        people_unknown: Vec::new(),
        own_acts: None,
    }
}

pub(super) fn delta(scored: &Scored) -> Delta {
    let [one, five, thirty] = scored.delta();
    Delta { one, five, thirty }
}

/// Every network of the ledger. One that doesn't count would add its people and crowd, as they stand.
pub(super) fn networks(model: &Model, options: &Options, scored: &Scored) -> Vec<NetworkScore> {
    let older = scored.older_posts(scored.as_of());
    let network = |(ix, part): (usize, NetworkPart)| {
        let more = part.amplification_factor * (part.strength + part.crowd);
        NetworkScore {
            connected: part.connected,
            connected_from: options.connected.get(&part.name).copied(),
            strength: part.strength,
            crowd: part.crowd,
            amplification_factor: part.amplification_factor,
            evidence: part.evidence,
            points: part.points,
            would_add: (!part.connected).then(|| model.score(scored.evidence() + more) - scored.score()),
            missing: missing(&part.name, &part.observes),
            observes: part.observes,
            state: part.state,
            known: part.known,
            older_posts: older.iter().filter(|(network, _)| network.place() == ix).map(|(_, posts)| posts).sum(),
            network: part.name,
        }
    };
    scored.networks().into_iter().enumerate().map(network).collect()
}

/// What comes behind the last day of the curve.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn rest(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    style: Option<Style>,
    curve: &[CurveDay],
) -> Result<Rest> {
    Ok(Rest {
        own: own_measure(scored, curve),
        band: scored.band(),
        style,
        rhythm: Rhythm::of(ledger, options, scored.received(), scored.as_of())?,
        events: events(ledger, options, scored, &plain(curve), None)?,
    })
}

/// Days and scores alone.
pub(super) fn plain(curve: &[CurveDay]) -> Vec<(Day, f64)> {
    curve.iter().map(|point| (point.day, point.score)).collect()
}

pub(super) fn own_measure(scored: &Scored, curve: &[CurveDay]) -> Option<OwnMeasure> {
    let own = scored.own_measure(curve)?;
    Some(OwnMeasure { highest: own.highest, median: own.median, share_below: own.share_below })
}

/// Days of the curve, with the names of the networks that aren't wholly known on them.
pub fn curve_points(ledger: &Ledger, days: &[CurveDay]) -> Vec<CurvePoint> {
    let names = Names { ledger };
    let unknown = |(network, state): &(NetworkIx, State)| Unknown { network: names.network(*network), state: *state };
    let added =
        |(network, points): &(NetworkIx, f64)| NetworkPoints { network: names.network(*network), points: *points };
    let point = |day: &CurveDay| CurvePoint {
        day: day.day,
        score: day.score,
        networks: day.networks.iter().map(added).collect(),
        unknown: day.unknown.iter().map(unknown).collect(),
    };
    days.iter().map(point).collect()
}

/// What a score is made of, on one network or on all, the largest first: at most `limit` people and crowds behind the
/// first `offset`. Nothing on a network that the ledger doesn't have.
pub fn people(ledger: &Ledger, scored: &Scored, network: Option<&str>, offset: usize, limit: usize) -> People {
    let named = |network: &str| ledger.networks.iter().position(|n| n.name == network);
    let network = match network.map(named) {
        Some(None) => return People::default(),
        Some(Some(number)) => Some(NetworkIx(number as u16)),
        None => None,
    };
    let (total, givers) = scored.givers(network, offset, limit);
    let names = Names { ledger };
    People { total, rows: givers.iter().filter_map(|points| names.person(points)).collect() }
}

/// What one person adds, by network, whichever of their accounts is meant; without an account, what crowds add.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn person(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    whose: Option<&AccountName>,
) -> Result<Vec<Person>> {
    let wanted = whose.and_then(|account| ledger.account(account));
    let people = score::People::new(ledger, options)?;
    let is = |who: Who| match (whose, who) {
        (None, Who::Crowd(_)) => true,
        (Some(_), Who::Person(account)) => wanted.is_some_and(|wanted| people.of(account) == people.of(wanted)),
        _ => false,
    };
    let names = Names { ledger };
    Ok(scored.given_by(&is).iter().filter_map(|points| names.person(points)).collect())
}
