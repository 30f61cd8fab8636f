//! What the owner did, where nothing shows what others did because of it: nothing of it is a score.

use super::coverage::missing;
use super::own_post::{counted, own_post};
use super::shapes::{Answers, Bring, OwnActs};
use crate::Result;
use crate::ledger::{AccountIx, Ledger, NetworkIx, writes};
use crate::model::Model;
use crate::networks;
use crate::order::Order;
use crate::record::PostKind;
use crate::rhythm::Rhythm;
use crate::score::{Day, Options, People, Times, Unscored};
use crate::style;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the owner did; of posts and people at most `most`. Nothing, where these exports know no day.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn own_acts(
    ledger: &Ledger,
    model: &Model,
    options: &Options,
    why: &Unscored,
    most: usize,
) -> Result<Option<OwnActs>> {
    let known = ledger.imports.iter().filter_map(|import| Some(import.known?.1)).max();
    let Some(as_of) = options.as_of.or(known) else { return Ok(None) };
    let people = People::new(ledger, options)?;
    let own = |account: AccountIx| people.of(account) == people.owner;
    let watched = |network: NetworkIx| options.watches(&ledger.networks[network].name);

    let written = ledger
        .posts
        .iter()
        .enumerate()
        .filter(|(_, post)| post.kind != PostKind::Repost && own(post.author) && watched(post.network));
    let mut posts: Vec<u32> = written.map(|(n, _)| n as u32).collect();
    posts.order_by_key(|&post| Reverse((ledger.posts[post as usize].when.at, post)));
    let posts_total = posts.len();
    posts.truncate(most);
    let counted = counted(ledger, posts.iter().copied());

    let answers = answers(ledger, &people, &watched);
    let bring = |network: &String| Bring {
        missing: missing(network, &[]),
        export: networks::descriptor(network).and_then(|known| known.nothing_received).map(str::to_owned),
        network: network.clone(),
    };
    Ok(Some(OwnActs {
        as_of,
        style: style::style(ledger, model, options, as_of)?,
        rhythm: Rhythm::of(ledger, options, std::iter::empty(), as_of)?,
        posts: posts.into_iter().map(|post| own_post(ledger, post, &counted)).collect(),
        posts_total,
        answers_total: answers.len(),
        answers: answers.into_iter().take(most).collect(),
        bring: why.networks.iter().map(bring).collect(),
    }))
}

/// Whom the owner wrote to or answered, most often first.
fn answers(ledger: &Ledger, people: &People, watched: &dyn Fn(NetworkIx) -> bool) -> Vec<Answers> {
    let times = Times::new(ledger);
    let mut found: BTreeMap<u32, (AccountIx, u64, Option<Day>)> = BTreeMap::new();
    let acts = ledger.acts.iter().filter(|act| writes(act.kind) && people.of(act.from) == people.owner);
    for act in acts.filter(|act| watched(ledger.accounts[act.from].network)) {
        let Some(to) = act.to.filter(|to| people.of(*to) != people.owner) else { continue };
        let (_, acts, last) = found.entry(people.of(to)).or_insert((to, 0, None));
        *acts += 1;
        *last = times.day(act.when, act.row).max(*last);
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.order_by_key(|&(account, acts, last)| (Reverse(acts), Reverse(last), account));
    let answers = |(account, acts, last)| Answers {
        person: ledger.account_name(account),
        name: ledger.display_name(account).to_owned(),
        acts,
        last,
    };
    found.into_iter().map(answers).collect()
}
