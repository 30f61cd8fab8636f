//! What the owner did, where nothing shows what others did because of it: nothing of it is a score.

use super::coverage::missing;
use super::explained::counted;
use super::names::Names;
use super::shapes::{Answers, Bring, OwnActs, OwnPost, PostCounts};
use crate::Result;
use crate::ledger::{AccountIx, Counts, Ledger, NetworkIx, writes};
use crate::model::Model;
use crate::networks;
use crate::record::PostKind;
use crate::rhythm::Rhythm;
use crate::score::{Day, Options, People, Times, Unscored};
use crate::style;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

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
    let watched = |network: NetworkIx| options.watches(&ledger.networks[network as usize].name);

    let written = ledger
        .posts
        .iter()
        .enumerate()
        .filter(|(_, post)| post.kind != PostKind::Repost && own(post.author) && watched(post.network));
    let mut posts: Vec<u32> = written.map(|(n, _)| n as u32).collect();
    posts.sort_by_key(|&post| Reverse((ledger.posts[post as usize].when.at, post)));
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

/// A post with its name, place and address.
pub(super) fn own_post(ledger: &Ledger, post: u32, counted: &HashMap<(NetworkIx, u32), &Counts>) -> OwnPost {
    let (names, written) = (Names { ledger }, &ledger.posts[post as usize]);
    let counts = counted.get(&(written.network, written.object));
    let network = names.network(written.network);
    let object = ledger.strings[written.object as usize].clone();
    OwnPost {
        address: networks::address(&network, &object),
        network,
        object,
        day: written.when.at.map(Day::of),
        kind: written.kind,
        counts: PostCounts {
            reactions: counts.and_then(|n| n.reactions),
            reposts: counts.and_then(|n| n.reposts),
            replies: counts.and_then(|n| n.replies),
        },
        source: names.row(written.row, written.when),
    }
}

/// Whom the owner wrote to or answered, most often first.
fn answers(ledger: &Ledger, people: &People, watched: &dyn Fn(NetworkIx) -> bool) -> Vec<Answers> {
    let times = Times::new(ledger);
    let mut found: BTreeMap<u32, (AccountIx, u64, Option<Day>)> = BTreeMap::new();
    let acts = ledger.acts.iter().filter(|act| writes(act.kind) && people.of(act.from) == people.owner);
    for act in acts.filter(|act| watched(ledger.accounts[act.from as usize].network)) {
        let Some(to) = act.to.filter(|to| people.of(*to) != people.owner) else { continue };
        let (_, acts, last) = found.entry(people.of(to)).or_insert((to, 0, None));
        *acts += 1;
        *last = times.day(act.when, act.row).max(*last);
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|&(account, acts, last)| (Reverse(acts), Reverse(last), account));
    let answers = |(account, acts, last)| Answers {
        person: ledger.account_name(account),
        name: ledger.display_name(account).to_owned(),
        acts,
        last,
    };
    found.into_iter().map(answers).collect()
}
