//! Everything received that may score, in columns: by time for the days to come in order, by receiver, network and
//! sender for the explanation.

use super::Options;
use super::amplification::{self, Drawn, Posted};
use super::crowd::{Counted, Steps};
use super::people::{People, Person};
use super::points::Who;
use super::receivers::Receivers;
use super::standings::Standings;
use super::window::{Ignored, Moment, Window};
use crate::ledger::{AccountIx, Ledger, NetworkIx};
use crate::model::Model;
use crate::record::{Audience, Kind, Observe, PostKind};
use std::ops::Range;
use std::sync::Arc;

/// What one person receives on one network.
#[derive(Debug, Clone)]
pub(super) struct Inbox {
    /// Whose: [`super::standings::OWNER`], or a number of the visible group.
    pub slot: u32,
    pub network: NetworkIx,
    pub ties: Range<usize>,
    pub steps: Steps,
}

/// One sender to one inbox.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    pub sender: Person,
    /// The sender by their first account on this network, or somebody imagined.
    pub who: Who,
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

/// All of it. What no option but the owner and the last day changes is shared from one question to the next.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub as_of: i32,
    /// The earliest day of anything below.
    pub first: i32,
    pub places: Vec<Place>,
    /// By slot: whose inboxes are kept, the owner's and those of people who may stand above average.
    pub kept: Vec<Person>,
    /// Sorted by slot and network.
    pub inboxes: Vec<Inbox>,
    /// Sorted by inbox and sender.
    pub ties: Vec<Tie>,
    /// In the order of days.
    pub rows: Arc<Vec<Row>>,
    /// Numbers of rows, by tie.
    pub by_tie: Arc<Vec<u32>>,
    pub counted: Arc<Vec<Counted>>,
    pub posted: Arc<Vec<Posted>>,
    pub drawn: Arc<Vec<Drawn>>,
    pub ignored: Ignored,
}

/// What a ledger is read with.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub ledger: &'a Ledger,
    pub model: &'a Model,
    pub people: &'a People,
    pub receivers: &'a Receivers<'a>,
    pub window: &'a Window,
    pub places: &'a [Place],
}

/// Everything that happened up to the day of scoring, to those whose inboxes are kept; everybody counts 1.
pub(super) fn gather(reading: Reading, standings: &Standings, as_of: i32) -> Evidence {
    let Reading { ledger, people, window, places, .. } = reading;
    let mut received = received(reading, standings);
    let mut counted = counted(ledger, people, window, standings);
    let (mut posted, mut drawn) = amplification::gather(ledger, people, window, places, standings);

    let desks = received.iter().map(|r| r.desk).chain(counted.iter().map(|c| c.inbox));
    let mut desks: Vec<u32> = desks.chain(posted.iter().map(|p| p.inbox)).collect();
    desks.sort();
    desks.dedup();
    // Reactions to posts are in the inboxes of their posts.
    let number = |desk: u32| desks.partition_point(|d| *d < desk) as u32;
    counted.iter_mut().for_each(|c| c.inbox = number(c.inbox));
    posted.iter_mut().for_each(|p| p.inbox = number(p.inbox));
    drawn.iter_mut().for_each(|d| d.inbox = number(d.inbox));
    received.iter_mut().for_each(|r| r.desk = number(r.desk));

    let mut inboxes: Vec<Inbox> = desks.into_iter().map(|desk| Inbox::new(standings.split(desk))).collect();
    let who = |sender: Person, inbox: u32| {
        let there = |a: &&AccountIx| ledger.accounts[**a as usize].network == inboxes[inbox as usize].network;
        let accounts = people.accounts(sender);
        Who::Person(accounts.iter().find(there).copied().unwrap_or(accounts[0]))
    };
    let (ties, rows, by_tie) = ties(received, who);
    for (n, tie) in ties.iter().enumerate() {
        let inbox = &mut inboxes[tie.inbox as usize];
        let start = if inbox.ties.is_empty() { n } else { inbox.ties.start };
        inbox.ties = start..n + 1;
    }
    let mut counts = vec![Vec::new(); inboxes.len()];
    counted.iter().for_each(|c| counts[c.inbox as usize].extend(c.counts));
    inboxes.iter_mut().zip(counts).for_each(|(inbox, counts)| inbox.steps = Steps::new(counts));

    let moments = rows.iter().map(|r| r.moment.day).chain(counted.iter().map(|c| c.moment.day));
    Evidence {
        as_of,
        first: moments.chain(posted.iter().map(|p| p.moment.day)).min().unwrap_or(as_of),
        places: places.to_vec(),
        kept: standings.kept.clone(),
        inboxes,
        ties,
        rows: Arc::new(rows),
        by_tie: Arc::new(by_tie),
        counted: Arc::new(counted),
        posted: Arc::new(posted),
        drawn: Arc::new(drawn),
        ignored: window.ignored,
    }
}

impl Evidence {
    /// Gives every sender their standing, as far as it is known beforehand.
    pub fn weigh(&mut self, model: &Model, options: &Options, standings: &Standings) {
        for tie in &mut self.ties {
            tie.given = match tie.who {
                Who::Imagined(n) => options.imagined[n as usize].partner_score,
                _ => standings.given(tie.sender),
            };
            let open = options.prestige && standings.slots() > 1 && tie.given.is_none();
            tie.slot = standings.slot(tie.sender).filter(|_| open);
            let known = tie.given.filter(|_| options.prestige);
            tie.factor = if tie.slot.is_some() { 1.0 } else { model.partner_factor(known) };
        }
    }
}

impl Inbox {
    pub fn new((slot, network): (u32, NetworkIx)) -> Inbox {
        Inbox { slot, network, ties: 0..0, steps: Steps::default() }
    }
}

/// A row on its way to its tie.
struct Received {
    desk: u32,
    sender: Person,
    row: Row,
}

fn received(reading: Reading, standings: &Standings) -> Vec<Received> {
    let Reading { ledger, model, people, receivers, window, .. } = reading;
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

/// Groups rows by inbox and sender.
fn ties(mut received: Vec<Received>, who: impl Fn(Person, u32) -> Who) -> (Vec<Tie>, Vec<Row>, Vec<u32>) {
    let mut order: Vec<(u32, Person, u32)> =
        received.iter().enumerate().map(|(n, r)| (r.desk, r.sender, n as u32)).collect();
    order.sort();
    let mut ties: Vec<Tie> = Vec::new();
    for (place, &(inbox, sender, row)) in order.iter().enumerate() {
        if ties.last().is_none_or(|t| (t.inbox, t.sender) != (inbox, sender)) {
            let who = who(sender, inbox);
            ties.push(Tie { sender, who, inbox, given: None, factor: 1.0, slot: None, rows: place..place });
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
    reposts.sort();
    let counted = |(ix, tally): (usize, &crate::ledger::Counts)| {
        let inbox = standings.desk(people.of(tally.author), tally.network)?;
        let moment = window.moment(tally.when, tally.row)?;
        let own = reposts.binary_search(&(tally.network, tally.object, tally.author)).is_err();
        let counts = [tally.reactions, tally.reposts, tally.replies].map(|n| n.unwrap_or(0));
        own.then_some(Counted { moment, inbox, counts, tally: ix as u32 })
    };
    let mut counted: Vec<Counted> = ledger.tallies.iter().enumerate().filter_map(counted).collect();
    counted.sort_by_key(|c| c.moment.day);
    counted
}

pub(super) fn places(ledger: &Ledger, options: &Options, people: &People) -> Vec<Place> {
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
