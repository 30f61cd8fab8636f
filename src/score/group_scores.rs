//! The visible group's table: everybody's score at once, by the computation that makes the owner's.
//!
//! A score here is what these exports show of somebody: a lower bound, as for any partner. Choosing that person as the
//! owner adds what only they and the exports' owner can see.

use super::known;
use super::options::Options;
use super::people::{People, Person};
use super::prepared::Prepared;
use crate::Result;
use crate::ledger::{AccountIx, Ledger, NetworkIx};
use crate::model::Model;

/// The score of everybody in the visible group on the day of scoring, the largest first, each by their first account;
/// nobody, where these exports don't show what others than the owner receive.
///
/// # Errors
/// As [`super::run`].
pub fn group(ledger: &Ledger, model: &Model, options: &Options) -> Result<Vec<(AccountIx, f64)>> {
    let mut prepared = Prepared::default();
    let world = prepared.world(ledger, model, options, true)?;
    let input = &world.input;
    let Some(day) = options.as_of.map(|day| day.0).or(known::span(&world.places).map(|(_, last)| last)) else {
        return Ok(Vec::new());
    };
    let watched = |network: NetworkIx| world.places[network].connected.is_some();
    let received = |i: &&std::sync::Arc<super::inbox::Inbox>| {
        let rows = i.rows.iter().any(|r| r.moment.day <= day) || i.counted.iter().any(|c| c.moment.day <= day);
        watched(i.network) && rows
    };
    if !input.inboxes[input.own()..].iter().any(|i| received(&i)) {
        return Ok(Vec::new());
    }
    let people = People::new(ledger, options)?;
    let times = super::times::Times::new(ledger);
    let senders = ledger.acts.iter().filter(|a| a.group).map(|a| (a.from, a.when, a.row));
    let authors = ledger.posts.iter().map(|p| (p.author, p.when, p.row));
    let there = senders.chain(authors).filter(|(account, when, row)| {
        watched(ledger.accounts[*account].network) && times.day(*when, *row).is_some_and(|d| d.0 <= day)
    });
    let mut members: Vec<Person> = there.map(|(account, ..)| people.of(account)).collect();
    members.extend(input.inboxes.iter().filter(received).map(|i| i.receiver));
    members.sort_unstable();
    members.dedup();
    // Inboxes stand by person, but for the owner's, which come first.
    let own = input.own();
    let scores = world.scores_of(
        members.iter().map(|&person| {
            if person == input.owner {
                return 0..own;
            }
            let from = own + input.inboxes[own..].partition_point(|i| i.receiver < person);
            from..own + input.inboxes[own..].partition_point(|i| i.receiver <= person)
        }),
        day,
    );
    let mut table: Vec<(AccountIx, f64)> =
        members.iter().map(|&person| people.accounts(person)[0]).zip(scores).collect();
    table.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(table)
}
