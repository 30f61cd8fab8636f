//! Everything received that may score, in columns: by time for the days to come in order, by receiver, network and
//! sender for the explanation.

use super::amplification::{self, Drawn, Posted};
use super::crowd::{Counted, Steps};
use super::day::SECONDS;
use super::people::{People, Person, usage};
use super::receivers::Receivers;
use super::window::{Ignored, Moment, Window};
use super::{Day, Options, group};
use crate::Result;
use crate::ledger::{AccountIx, Audience, Kind, Ledger, NetworkIx, Observe, PostKind};
use crate::model::Model;
use std::ops::Range;

/// The owner among those whose inboxes are kept.
pub(super) const OWNER: u32 = 0;

/// What one person receives on one network.
#[derive(Debug)]
pub(super) struct Inbox {
    /// Whose: [`OWNER`], or a number of the visible group.
    pub slot: u32,
    pub network: NetworkIx,
    pub ties: Range<usize>,
    pub steps: Steps,
    /// Ties whose sender's standing is to be found by the fixed point.
    pub standing: Vec<u32>,
}

/// One sender to one inbox.
#[derive(Debug)]
pub(super) struct Tie {
    pub sender: Person,
    /// The sender's first account on this network; `None`: imagined.
    pub account: Option<AccountIx>,
    pub inbox: u32,
    /// The sender's score where the user gave it.
    pub given: Option<f64>,
    /// v, where it is constant; 1 where it is to be found (what it is more is added when it is known).
    pub factor: f64,
    /// The sender's slot, where their standing is to be found.
    pub slot: Option<u32>,
    /// Its rows, in [`Evidence::by_tie`].
    pub rows: Range<usize>,
}

/// One act, or one receiver's part of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub moment: Moment,
    pub tie: u32,
    pub weight: f64,
    pub kind: Kind,
    pub audience: Audience,
    /// Its number in the ledger; `None`: imagined.
    pub act: Option<u32>,
}

/// What is known of a network beside its records.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub name: String,
    pub observes: Vec<Observe>,
    /// First day on which it counts; `None`: never.
    pub connected: Option<i32>,
    /// Whether the owner has an account there.
    pub owned: bool,
}

impl Place {
    pub fn counts_on(&self, day: i32) -> bool {
        self.connected.is_some_and(|from| from <= day)
    }

    /// Whether its export shows what others did with posts.
    pub fn amplifies(&self) -> bool {
        self.observes.iter().any(|o| o.of_posts())
    }
}

/// All of it.
#[derive(Debug)]
pub(super) struct Evidence {
    pub as_of: i32,
    /// The earliest day of anything below.
    pub first: i32,
    pub places: Vec<Place>,
    /// How many people's inboxes are kept: the owner's, and those who may stand above average.
    pub slots: u32,
    /// Sorted by slot and network.
    pub inboxes: Vec<Inbox>,
    /// Sorted by inbox and sender.
    pub ties: Vec<Tie>,
    /// In the order of days.
    pub rows: Vec<Row>,
    /// Numbers of rows, by tie.
    pub by_tie: Vec<u32>,
    pub counted: Vec<Counted>,
    pub posted: Vec<Posted>,
    pub drawn: Vec<Drawn>,
    pub ignored: Ignored,
}

/// Everything that may score up to the day of scoring; `None` where no record has a time.
pub(super) fn gather(ledger: &Ledger, model: &Model, options: &Options) -> Result<Option<Evidence>> {
    let people = People::new(ledger, options)?;
    let window = Window::new(ledger, options);
    let Some(Day(as_of)) = window.as_of else { return Ok(None) };
    let places = places(ledger, options, &people);
    let receivers = Receivers::new(ledger, &people);
    let mut standings = Standings::new(ledger, &people, options)?;
    if options.prestige {
        standings.admit(group::standing(ledger, model, &people, &receivers, &window, &places));
    }
    let mut received = received(ledger, model, &people, &receivers, &window, &standings);
    received.extend(imagined(model, options, &places, &people, as_of)?);
    // The ledger's acts are in order; what is imagined goes between them.
    crate::sort::by_key(&mut received, |r| r.row.moment.day);
    let mut counted = counted(ledger, &people, &window, &standings);
    let (mut posted, mut drawn) = amplification::gather(ledger, &people, &window, &places, &standings);

    let desks = received.iter().map(|r| r.desk).chain(counted.iter().map(|c| c.inbox));
    let mut desks: Vec<u32> = desks.chain(posted.iter().map(|p| p.inbox)).collect();
    crate::sort::ascending(&mut desks);
    desks.dedup();
    // Reactions to posts are in the inboxes of their posts.
    let number = |desk: u32| desks.partition_point(|d| *d < desk) as u32;
    counted.iter_mut().for_each(|c| c.inbox = number(c.inbox));
    posted.iter_mut().for_each(|p| p.inbox = number(p.inbox));
    drawn.iter_mut().for_each(|d| d.inbox = number(d.inbox));
    received.iter_mut().for_each(|r| r.desk = number(r.desk));

    let mut inboxes: Vec<Inbox> = desks.into_iter().map(|desk| Inbox::new(standings.split(desk))).collect();
    let accounts = |tie: &mut Tie| {
        let there = |a: &&AccountIx| ledger.accounts[**a as usize].network == inboxes[tie.inbox as usize].network;
        let known = ((tie.sender as usize) < people.len()).then(|| people.accounts(tie.sender));
        tie.account = known.and_then(|accounts| accounts.iter().find(there).copied());
    };
    let (mut ties, rows, by_tie) = ties(received, model, options, &people, &standings);
    ties.iter_mut().for_each(accounts);
    for (n, tie) in ties.iter().enumerate() {
        let inbox = &mut inboxes[tie.inbox as usize];
        let start = if inbox.ties.is_empty() { n } else { inbox.ties.start };
        inbox.ties = start..n + 1;
        inbox.standing.extend(tie.slot.map(|_| n as u32));
    }
    let mut counts = vec![Vec::new(); inboxes.len()];
    counted.iter().for_each(|c| counts[c.inbox as usize].extend(c.counts));
    inboxes.iter_mut().zip(counts).for_each(|(inbox, counts)| inbox.steps = Steps::new(counts));

    let moments = rows.iter().map(|r| r.moment.day).chain(counted.iter().map(|c| c.moment.day));
    let first = moments.chain(posted.iter().map(|p| p.moment.day)).min().unwrap_or(as_of);
    let slots = standings.slots;
    let ignored = window.ignored;
    Ok(Some(Evidence { as_of, first, places, slots, inboxes, ties, rows, by_tie, counted, posted, drawn, ignored }))
}

impl Inbox {
    fn new((slot, network): (u32, NetworkIx)) -> Inbox {
        Inbox { slot, network, ties: 0..0, steps: Steps::default(), standing: Vec::new() }
    }
}

/// Whose inboxes are kept, and whose scores are known beforehand.
pub(super) struct Standings {
    networks: u32,
    slots: u32,
    slot: Vec<Option<u32>>,
    given: Vec<Option<f64>>,
}

impl Standings {
    fn new(ledger: &Ledger, people: &People, options: &Options) -> Result<Standings> {
        let mut given: Vec<Option<f64>> = vec![None; people.len()];
        for &(account, score) in &options.scores {
            if account as usize >= ledger.accounts.len() {
                return Err(usage("a score was given for an account that is not in the ledger"));
            }
            let best = &mut given[people.of(account) as usize];
            *best = Some(best.map_or(score, |best: f64| best.max(score)));
        }
        let mut slot = vec![None; people.len()];
        slot[people.owner as usize] = Some(OWNER);
        Ok(Standings { networks: ledger.networks.len() as u32, slots: 1, slot, given })
    }

    /// Keeps the inboxes of people whose standing is to be found. A given score is not to be found.
    fn admit(&mut self, people: Vec<Person>) {
        for person in people {
            let (slot, given) = (&mut self.slot[person as usize], self.given[person as usize]);
            if slot.is_none() && given.is_none() {
                *slot = Some(self.slots);
                self.slots += 1;
            }
        }
    }

    /// The number of an inbox before those that stay empty are left out; in the order of slots and networks.
    pub fn desk(&self, person: Person, network: NetworkIx) -> Option<u32> {
        self.slot[person as usize].map(|slot| slot * self.networks + u32::from(network))
    }

    fn split(&self, desk: u32) -> (u32, NetworkIx) {
        (desk / self.networks, (desk % self.networks) as NetworkIx)
    }
}

/// A row on its way to its tie.
struct Received {
    desk: u32,
    sender: Person,
    row: Row,
}

fn received(
    ledger: &Ledger,
    model: &Model,
    people: &People,
    receivers: &Receivers,
    window: &Window,
    standings: &Standings,
) -> Vec<Received> {
    let mut received = Vec::new();
    for (ix, act) in ledger.acts.iter().enumerate() {
        let Some((at, moment)) = act.when.at.zip(window.moment(act.when, act.row)) else { continue };
        let network = ledger.accounts[act.from as usize].network;
        receivers.of(act, at, |to| {
            let Some(desk) = standings.desk(to.receiver, network) else { return };
            let weight = receivers.weight(model, act, &to);
            let row = Row { moment, tie: 0, weight, kind: act.kind, audience: act.audience, act: Some(ix as u32) };
            received.push(Received { desk, sender: people.of(act.from), row });
        });
    }
    received
}

/// Imagined acts, each by a person of their own, numbered behind all others.
fn imagined(
    model: &Model,
    options: &Options,
    places: &[Place],
    people: &People,
    as_of: i32,
) -> Result<Vec<Received>> {
    let mut received = Vec::new();
    for (n, act) in options.imagined.iter().enumerate() {
        let Some(desk) = places.iter().position(|p| p.name == act.network) else {
            return Err(usage(format!("there is no network “{}” in these exports", act.network)));
        };
        if act.day.0 <= as_of {
            let moment = Moment { day: act.day.0, left: SECONDS as u32 };
            let weight = model.weights.of(act.kind, false);
            let row = Row { moment, tie: 0, weight, kind: act.kind, audience: Audience::Public, act: None };
            received.push(Received { desk: desk as u32, sender: (people.len() + n) as Person, row });
        }
    }
    Ok(received)
}

/// Groups rows by inbox and sender.
fn ties(
    mut received: Vec<Received>,
    model: &Model,
    options: &Options,
    people: &People,
    standings: &Standings,
) -> (Vec<Tie>, Vec<Row>, Vec<u32>) {
    let mut order: Vec<(u32, Person, u32)> =
        received.iter().enumerate().map(|(n, r)| (r.desk, r.sender, n as u32)).collect();
    crate::sort::ascending(&mut order);
    let mut ties: Vec<Tie> = Vec::new();
    for (place, &(inbox, sender, row)) in order.iter().enumerate() {
        if ties.last().is_none_or(|t| (t.inbox, t.sender) != (inbox, sender)) {
            let person = sender as usize;
            let guest = person.checked_sub(people.len()).and_then(|n| options.imagined[n].partner_score);
            let given = standings.given.get(person).copied().flatten().or(guest);
            let slot = standings.slot.get(person).copied().flatten();
            let slot = slot.filter(|_| standings.slots > 1 && given.is_none());
            let known = given.filter(|_| options.prestige);
            let factor = if slot.is_some() { 1.0 } else { model.partner_factor(known) };
            ties.push(Tie { sender, account: None, inbox, given, factor, slot, rows: place..place });
        }
        let tie = ties.len() - 1;
        ties[tie].rows.end = place + 1;
        received[row as usize].row.tie = tie as u32;
    }
    let by_tie = order.into_iter().map(|(.., row)| row).collect();
    (ties, received.into_iter().map(|r| r.row).collect(), by_tie)
}

/// Tallies of those whose inboxes are kept. What somebody passes on carries its author's counts: never theirs.
fn counted(ledger: &Ledger, people: &People, window: &Window, standings: &Standings) -> Vec<Counted> {
    let reposts = ledger.posts.iter().filter(|p| p.kind == PostKind::Repost);
    let mut reposts: Vec<_> = reposts.map(|p| (p.network, p.object, p.author)).collect();
    crate::sort::ascending(&mut reposts);
    let counted = |(ix, tally): (usize, &crate::ledger::Counts)| {
        let inbox = standings.desk(people.of(tally.author), tally.network)?;
        let moment = window.moment(tally.when, tally.row)?;
        let own = reposts.binary_search(&(tally.network, tally.object, tally.author)).is_err();
        let counts = [tally.reactions, tally.reposts, tally.replies].map(|n| n.unwrap_or(0));
        own.then_some(Counted { moment, inbox, counts, tally: ix as u32 })
    };
    let mut counted: Vec<Counted> = ledger.tallies.iter().enumerate().filter_map(counted).collect();
    crate::sort::by_key(&mut counted, |c| c.moment.day);
    counted
}

fn places(ledger: &Ledger, options: &Options, people: &People) -> Vec<Place> {
    let owned = |network: usize| {
        people.accounts(people.owner).iter().any(|&a| ledger.accounts[a as usize].network as usize == network)
    };
    let place = |(ix, network): (usize, &crate::ledger::Network)| Place {
        name: network.name.clone(),
        observes: network.observes.clone(),
        connected: options.connected_from(&network.name),
        owned: owned(ix),
    };
    ledger.networks.iter().enumerate().map(place).collect()
}
