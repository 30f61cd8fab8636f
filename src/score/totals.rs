//! Everybody who ever did something because of the owner, each once over all networks.

use super::day::{OwnDay, World};
use super::inbox::{Sender, Who};
use super::strength;
use crate::day::Day;
use crate::ledger::NetworkIx;
use crate::order::Order;
use crate::record::Kind;
use std::collections::HashMap;

/// One person, or one network's crowd, over all networks.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonTotal {
    /// Who, by the first of their accounts.
    pub who: Who,
    /// Where, sorted.
    pub networks: Vec<NetworkIx>,
    /// Their part of the score.
    pub points: f64,
    /// The day of their first act, and that of their last up to the day of scoring.
    pub since: Day,
    /// See `since`.
    pub last: Day,
    /// What they did, in the order of kinds.
    pub kinds: Vec<Kind>,
    /// Their own score, where known.
    pub partner_score: Option<f64>,
}

/// A person's total in the making.
struct RunningTotal {
    total: PersonTotal,
    kinds: [bool; Kind::ALL.len()],
}

/// All of them, those who add most first.
pub(super) fn totals(world: &World, now: &OwnDay) -> Vec<PersonTotal> {
    let mut making: Vec<RunningTotal> = Vec::new();
    let mut known: HashMap<Sender, usize> = HashMap::new();
    for part in &now.parts {
        let inbox = world.inbox(part.inbox);
        let unit = part.counts * part.amplification;
        let x: HashMap<usize, strength::X> = world.pairs(part.inbox, part.day, part.day).into_iter().collect();
        for (n, pair) in inbox.pairs.iter().enumerate() {
            let rows = inbox.rows[pair.rows.clone()].iter().take_while(|row| row.moment.day <= now.day);
            let mut days: Option<(i32, i32)> = None;
            let mut kinds = [false; Kind::ALL.len()];
            for row in rows {
                days = Some((days.map_or(row.moment.day, |(first, _)| first), row.moment.day));
                kinds[row.kind as usize] = true;
            }
            let Some((first, last)) = days else { continue };
            let standing = part.group.of(&world.model, &world.given, pair.sender);
            let worth = x.get(&n).map_or(0.0, |x| unit * standing.factor * strength::of_person(&world.model, *x));
            let at = *known.entry(pair.sender).or_insert_with(|| {
                let total = PersonTotal {
                    who: pair.who,
                    networks: Vec::new(),
                    points: 0.0,
                    since: Day(first),
                    last: Day(last),
                    kinds: Vec::new(),
                    partner_score: None,
                };
                making.push(RunningTotal { total, kinds: Default::default() });
                making.len() - 1
            });
            let one = &mut making[at];
            one.total.networks.push(part.network);
            one.total.points += worth;
            one.total.since = one.total.since.min(Day(first));
            one.total.last = one.total.last.max(Day(last));
            one.total.partner_score = one.total.partner_score.or(standing.score);
            one.kinds.iter_mut().zip(kinds).for_each(|(known, new)| *known |= new);
        }
        let counted = inbox.counted.iter().filter(|c| c.moment.day <= now.day && c.counts.iter().any(|n| *n > 0));
        let days: Vec<i32> = counted.map(|c| c.moment.day).collect();
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let fans = world.faded(part.inbox).crowd.fans(part.day, world.decay(part.inbox));
            let split = world.faded(part.inbox).crowd.split(&world.model, part.day, world.decay(part.inbox));
            let mut kinds = [false; Kind::ALL.len()];
            for (kind, (strength, _)) in super::crowd::KINDS.into_iter().zip(split) {
                kinds[kind as usize] = strength > 0.0;
            }
            let total = PersonTotal {
                who: Who::Crowd(fans),
                networks: vec![part.network],
                points: unit * part.crowd,
                since: Day(*first),
                last: Day(*last),
                kinds: Vec::new(),
                partner_score: None,
            };
            making.push(RunningTotal { total, kinds });
        }
    }
    let share = if now.evidence > 0.0 { now.score / now.evidence } else { 0.0 };
    let finished = making.into_iter().map(|RunningTotal { mut total, kinds }| {
        total.points *= share;
        total.networks.order();
        total.networks.dedup();
        total.kinds = Kind::ALL.into_iter().zip(kinds).filter(|(_, did)| *did).map(|(kind, _)| kind).collect();
        total
    });
    let mut totals: Vec<PersonTotal> = finished.collect();
    totals
        .order_by(|a, b| b.points.total_cmp(&a.points).then_with(|| (&a.networks, a.who).cmp(&(&b.networks, b.who))));
    totals
}
