//! The visible group's table: everybody's score at once, by the machine that makes the owner's.
//!
//! A score here is what these exports show of somebody: a lower bound, as for any partner. Choosing that person as the
//! owner adds what only they and the exports' owner can see.

use super::evidence::Reading;
use super::people::{People, Person};
use super::prepared::Prepared;
use super::state::{State, total};
use super::{Day, Options};
use crate::Result;
use crate::ledger::{AccountIx, Ledger};
use crate::model::Model;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The score of everybody in the visible group on the day of scoring, the largest first, each by their first account;
/// nobody, where these exports don't show what others than the owner receive.
///
/// # Errors
/// As [`super::run`].
pub fn group(ledger: &Ledger, model: &Model, options: &Options) -> Result<Vec<(AccountIx, f64)>> {
    options.check()?;
    let gathered = Prepared::default().gather(ledger, model, options, Some(members))?;
    let Some(evidence) = gathered.map(Arc::new) else { return Ok(Vec::new()) };
    if evidence.kept.len() == 1 {
        return Ok(Vec::new());
    }
    let mut state = State::new(&evidence, &Arc::new(model.clone()), 1.0);
    state.advance(Day(evidence.as_of));
    let group = state.group();
    let mut contents = vec![Vec::new(); evidence.kept.len()];
    for (n, inbox) in evidence.inboxes.iter().enumerate() {
        contents[inbox.slot as usize].push(state.with_standing(n, &group));
    }
    let people = People::new(ledger, options)?;
    let row = |(person, inboxes): (&Person, &Vec<_>)| (people.accounts(*person)[0], total(model, inboxes).1);
    let mut table: Vec<(AccountIx, f64)> = evidence.kept.iter().zip(&contents).map(row).collect();
    table.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(table)
}

/// Everybody who takes part where others than the owner are seen to receive; nobody, where none are.
fn members(Reading { ledger, people, receivers, window, places, .. }: Reading) -> Vec<Person> {
    let mut members: BTreeSet<Person> = BTreeSet::new();
    for act in &ledger.acts {
        let watched = places[ledger.accounts[act.from as usize].network as usize].connected.is_some();
        let Some(at) = act.when.at.filter(|_| watched && window.moment(act.when, act.row).is_some()) else {
            continue;
        };
        receivers.of(act, at, |to| {
            members.insert(to.receiver);
        });
    }
    if members.iter().all(|person| *person == people.owner) {
        return Vec::new();
    }
    let senders = ledger.acts.iter().filter(|a| a.group).map(|a| (a.from, a.when, a.row));
    let authors = ledger.posts.iter().map(|p| (p.author, p.when, p.row));
    let counted = ledger.tallies.iter().map(|t| (t.author, t.when, t.row));
    for (account, when, row) in senders.chain(authors).chain(counted) {
        let watched = places[ledger.accounts[account as usize].network as usize].connected.is_some();
        if watched && window.moment(when, row).is_some() {
            members.insert(people.of(account));
        }
    }
    members.into_iter().collect()
}
