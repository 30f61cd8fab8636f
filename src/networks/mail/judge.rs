//! Whether mails are a list's archive or somebody's mailbox, and whose.

use super::store::{Folder, Mail, Store, Who};
use crate::order::Order;
use crate::readers::mail::labels::is_machines_list;
use std::collections::{HashMap, HashSet};

/// What a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A list's archive.
    List,
    /// The archive of a list for what machines send.
    MachinesList,
    /// A mailbox.
    Mailbox,
    /// Too little to tell.
    Unsure,
}

/// What each folder is. One that can't be told is a list's where it goes to the address that a list beside it has (a
/// month with three mails), else a mailbox.
pub(super) fn verdicts(store: &Store) -> Vec<Verdict> {
    let mut mails: Vec<Vec<&Mail>> = store.folders.iter().map(|_| Vec::new()).collect();
    store.mails.iter().for_each(|mail| mails[mail.folder].push(mail));
    let mut verdicts: Vec<Verdict> = store.folders.iter().zip(&mails).map(|(f, mails)| verdict(f, mails)).collect();
    let lists: HashSet<Who> = store
        .folders
        .iter()
        .zip(&verdicts)
        .filter(|(_, verdict)| **verdict == Verdict::List)
        .filter_map(|(folder, _)| common_receiver(folder))
        .collect();
    for (verdict, folder) in verdicts.iter_mut().zip(&store.folders).filter(|(v, _)| **v == Verdict::Unsure) {
        let list = common_receiver(folder).is_some_and(|who| lists.contains(&who));
        *verdict = if list { Verdict::List } else { Verdict::Mailbox };
    }
    verdicts
}

fn verdict(folder: &Folder, mails: &[&Mail]) -> Verdict {
    if folder.mails == 0 {
        return Verdict::Unsure;
    }
    let by_list = folder.lists.iter().max_by_key(|(id, n)| (**n, *id)).filter(|(_, n)| folder.most(**n, 90));
    if let Some((id, _)) = by_list.filter(|_| folder.list_posts > 0 || folder.authors.len() > 1) {
        return if is_machines_list(id) { Verdict::MachinesList } else { Verdict::List };
    }
    if folder.kept > 0 || folder.sent > 0 {
        return Verdict::Mailbox;
    }
    // Pipermail and LISTSERV leave the receiver out, as it is always the list; HyperKitty hides addresses.
    if !folder.most(folder.addressed, 5) || folder.most(folder.hidden, 90) {
        return Verdict::List;
    }
    let common = common_receiver(folder).filter(|who| !folder.delivered.contains_key(who));
    if let Some(common) = common.filter(|_| folder.authors.len() > 2) {
        // In a mailbox people answer its owner, in a list each other.
        if folder.received == 0 || folder.most(answers_of_others(mails, common), 20) {
            return Verdict::List;
        }
    }
    if folder.delivered.is_empty() { Verdict::Unsure } else { Verdict::Mailbox }
}

/// To whom all mails of a folder go, but for a few.
fn common_receiver(folder: &Folder) -> Option<Who> {
    let (who, n) = folder.receivers.iter().max_by_key(|(who, n)| (**n, std::cmp::Reverse(**who)))?;
    folder.most(*n, 95).then_some(*who)
}

/// How many mails answer another one there by somebody else, neither of them `common`'s.
fn answers_of_others(mails: &[&Mail], common: Who) -> u32 {
    let author: HashMap<_, _> = mails.iter().map(|m| (m.id, m.author)).collect();
    let answers = |m: &&&Mail| {
        let to = m.parents.iter().find_map(|id| author.get(id));
        to.is_some_and(|to| *to != m.author && *to != common && m.author != common)
    };
    mails.iter().filter(answers).count() as u32
}

/// The addresses of the mailboxes' owner, the most used first; none where that isn't clear.
pub(super) fn owner(store: &Store, mine: &[&Mail], folders: &[usize]) -> Vec<Who> {
    let mut sent: HashMap<Who, u32> = HashMap::new();
    mine.iter().filter(|m| m.sent && !m.automated).for_each(|m| *sent.entry(m.author).or_default() += 1);
    let mut delivered: HashMap<Who, u32> = HashMap::new();
    for (who, n) in folders.iter().flat_map(|f| &store.folders[*f].delivered) {
        *delivered.entry(*who).or_default() += n;
    }
    // Whoever shares a mailbox now and then is not its owner.
    let all: u32 = delivered.values().sum();
    delivered.retain(|_, n| u64::from(*n) * 10 >= u64::from(all));
    let mut own = ranked(store, sent);
    own.extend(ranked(store, delivered));
    let mut seen = HashSet::new();
    own.retain(|who| seen.insert(*who));
    if own.is_empty() { common(store, mine).into_iter().collect() } else { own }
}

/// Who writes or gets most of the mails, if anybody does.
fn common(store: &Store, mine: &[&Mail]) -> Option<Who> {
    let mut part: HashMap<Who, u32> = HashMap::new();
    for mail in mine {
        let others = mail.to.iter().filter(|who| **who != mail.author);
        others.chain([&mail.author]).for_each(|who| *part.entry(*who).or_default() += 1);
    }
    let most = |who: Who| u64::from(part[&who]);
    match ranked(store, part.clone())[..] {
        [first, second, ..] if most(first) > most(second) && most(first) * 10 >= mine.len() as u64 * 6 => Some(first),
        _ => None,
    }
}

fn ranked(store: &Store, counts: HashMap<Who, u32>) -> Vec<Who> {
    let mut ranked: Vec<(Who, u32)> = counts.into_iter().collect();
    ranked.order_by(|a, b| (b.1, store.people.text(a.0)).cmp(&(a.1, store.people.text(b.0))));
    ranked.into_iter().map(|(who, _)| who).collect()
}
