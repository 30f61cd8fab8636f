//! Who waits: whoever addressed the owner lately and has no answer in these exports, by what an answer is worth.

use super::day::{OwnDay, World};
use super::inbox::Sender;
use super::people::{People, Person};
use super::posts::OwnPosts;
use super::strength;
use crate::day::{Day, SECONDS};
use crate::ledger::{AccountIx, Act, Ledger, NetworkIx};
use crate::order::Order;
use crate::record::{Audience, Kind};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Waits {
    /// Who.
    pub account: AccountIx,
    /// Where.
    pub network: NetworkIx,
    /// The day of their newest act that was addressed to the owner.
    pub since: Day,
    /// What it was.
    pub kind: Kind,
    /// Their own score, where known.
    pub partner_score: Option<f64>,
    /// What their next answer adds to the score, if the owner writes.
    pub worth: f64,
}

/// Who waits, and where nobody can be told to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Waiting {
    /// Those whose answer is worth most first.
    pub people: Vec<Waits>,
    /// Networks whose exports show what was received, and not the owner's own answers.
    pub unknown: Vec<NetworkIx>,
}

fn addresses(act: &Act) -> bool {
    matches!(act.kind, Kind::Reply | Kind::Mention | Kind::Message)
}

pub(super) fn waiting(world: &World, ledger: &Ledger, people: &People, own: &OwnPosts, now: &OwnDay) -> Waiting {
    let network = |act: &Act| ledger.accounts[act.from].network;
    let is_owner = |account: AccountIx| people.of(account) == people.owner;
    let end = (i64::from(now.day) + 1) * SECONDS;
    // The owner's own acts: to whom at all, and when last, by person and by thread.
    let mut shown: HashSet<NetworkIx> = HashSet::new();
    let mut to_person: HashMap<Person, i64> = HashMap::new();
    let mut in_thread: HashMap<u32, i64> = HashMap::new();
    for act in ledger.acts.iter().filter(|act| is_owner(act.from)) {
        let Some(at) = act.first().filter(|at| *at < end) else { continue };
        if addresses(act) {
            shown.insert(network(act));
        }
        if let Some(to) = act.to.filter(|to| !is_owner(*to)) {
            let last = to_person.entry(people.of(to)).or_insert(at);
            *last = at.max(*last);
        }
        if let Some(thread) = act.thread {
            let last = in_thread.entry(thread).or_insert(at);
            *last = at.max(*last);
        }
    }
    let since = end.saturating_sub(world.model.waiting_days.saturating_mul(SECONDS));
    let mut newest: BTreeMap<(NetworkIx, Person), &Act> = BTreeMap::new();
    let mut received: HashSet<NetworkIx> = HashSet::new();
    for act in ledger.acts.iter().filter(|act| act.to.is_some_and(is_owner) && !is_owner(act.from) && addresses(act))
    {
        let Some(at) = act.first().filter(|at| (since..end).contains(at)) else { continue };
        received.insert(network(act));
        let known = newest.entry((network(act), people.of(act.from))).or_insert(act);
        if known.first() <= Some(at) {
            *known = act;
        }
    }
    let counts: HashMap<NetworkIx, usize> = now
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.counts > 0.0)
        .map(|(n, part)| (part.network, n))
        .collect();
    let mut strengths: BTreeMap<NetworkIx, HashMap<Sender, strength::X>> = BTreeMap::new();
    let mut found = Waiting::default();
    found.unknown.extend(received.iter().filter(|network| !shown.contains(network)));
    found.unknown.order();
    for ((network, person), act) in newest {
        let (Some(&part), true) = (counts.get(&network), shown.contains(&network)) else { continue };
        let known = to_person.contains_key(&person) || act.wrote_before.is_some() || own.holds(network, act.object);
        let at = act.first();
        let answered = to_person.get(&person).copied().max(act.thread.and_then(|t| in_thread.get(&t).copied())) >= at;
        if !known || answered {
            continue;
        }
        let part = &now.parts[part];
        let sender = Sender::Person(person);
        let standing = part.group.of(&world.model, &world.given, sender);
        let strengths = strengths.entry(network).or_insert_with(|| {
            let pairs = &world.inbox(part.inbox).pairs;
            let x = world.pairs(part.inbox, part.day, part.day).into_iter();
            x.map(|(pair, x)| (pairs[pair].sender, x)).collect()
        });
        let x = strengths.get(&sender).copied().unwrap_or_default();
        let mut more = x;
        more[usize::from(act.audience == Audience::Private)] += world.model.weights.of(act.kind, true);
        let gain = strength::of_person(&world.model, more) - strength::of_person(&world.model, x);
        let evidence = now.evidence + part.counts * part.amplification * standing.factor * gain;
        found.people.push(Waits {
            account: act.from,
            network,
            since: Day::of(at.unwrap_or_default()),
            kind: act.kind,
            partner_score: standing.score,
            worth: world.model.score(evidence) - now.score,
        });
    }
    found
        .people
        .order_by(|a, b| b.worth.total_cmp(&a.worth).then((a.network, a.account).cmp(&(b.network, b.account))));
    found
}
