//! From mails to records: a list's archive as posts and replies, a mailbox as messages.

use super::judge::{self, Verdict};
use super::store::{Id, Mail, Store, Who};
use crate::import::{About, Recorder};
use crate::readers::mail::labels::Label;
use crate::record::{Kind, OWNER, Observe, PersonIx, PostKind, When};
use std::collections::{HashMap, HashSet};

/// A list's archive: every mail is a public post, every answer also a reply to whom it answers. Everybody's are
/// shown, so there is no owner: who that is, is asked.
pub(super) fn archive(store: &mut Store, recorder: &mut Recorder, verdicts: &[Verdict]) {
    recorder.import().group_source = true;
    // A list's archive comes by the month.
    recorder.import().cut = true;
    recorder.import().generation = Some("list archive".into());
    let here = |v: Verdict| matches!(v, Verdict::List | Verdict::MachinesList);
    let (kept, mut left) = sorted(
        store,
        |m| here(verdicts[m.folder]),
        |m| match (m.automated || verdicts[m.folder] == Verdict::MachinesList, m.label) {
            (true, _) => Some("by machines (commits, notifications, bounces), not people"),
            (_, Some(Label::Draft)) => Some("drafts"),
            _ => None,
        },
    );
    if kept.is_empty() {
        leave(store, recorder, left);
        return;
    }
    let tells = kept.len() < SILENT || kept.iter().any(|&number| !store.mails[number].parents.is_empty());
    if tells {
        recorder.observes(&[Observe::RepliesNamed]);
    } else {
        recorder.back(store.mails[kept[0]].source);
        recorder
            .problem("no mail says which one it answers: drop an archive with the headers In-Reply-To or References");
    }
    let threads = Threads::of(store, &kept);
    let mut people = People::new(store, &[]);
    let mut noted = Left::new();
    undated(store, recorder, &kept);
    for (n, &number) in kept.iter().enumerate() {
        let mail = &store.mails[number];
        post(store, recorder, &mut people, mail, tells);
        let Some(&likeliest) = mail.parents.first() else { continue };
        let (author, when) = (people.person(store, recorder, mail.author), store.when(mail));
        let Some(parent) = threads.parent[n].map(|n| &store.mails[kept[n]]) else {
            // It is not in this archive (LISTSERV's logs of old have no ids at all); with the thread named, what is to
            // nobody known would be to everybody in it.
            let object = Some(recorder.sym(store.ids.text(likeliest)));
            let to = mail.answered.map(|who| people.person(store, recorder, who));
            recorder.act(Kind::Reply, author, to, About::public(when, object));
            if to.is_none() {
                noted.push((number, ELSEWHERE));
            }
            continue;
        };
        if parent.author == mail.author {
            noted.push((number, "answers to oneself: posts, but no reply received"));
            continue;
        }
        let (to, object) = (people.person(store, recorder, parent.author), recorder.sym(store.ids.text(parent.id)));
        let thread = Some(recorder.sym(store.ids.text(threads.root[n])));
        recorder.act(Kind::Reply, author, Some(to), About { thread, ..About::public(when, Some(object)) });
    }
    left.extend(noted);
    leave(store, recorder, left);
}

const ELSEWHERE: &str = "answers to mails not found here: they count once those are dropped, too";

/// So many mails of which none answers another: the archive leaves out the headers that would say so.
const SILENT: usize = 10;

fn post(store: &Store, recorder: &mut Recorder, people: &mut People, mail: &Mail, observed: bool) {
    recorder.back(mail.source);
    let kind = if mail.parents.is_empty() { PostKind::Original } else { PostKind::Reply };
    let (object, author) = (recorder.sym(store.ids.text(mail.id)), people.person(store, recorder, mail.author));
    recorder.post(object, author, store.when(mail), kind, observed);
    recorder.address(object, &mail.page);
}

/// Why a mail whose id was seen before is left out.
const TWICE: &str = "the same mail once more: it counts once";

/// A mailbox: every mail that a person wrote is a private message. To one receiver it is to them; to several it is to
/// all of its thread, whose members they are.
pub(super) fn mailbox(store: &mut Store, recorder: &mut Recorder, verdicts: &[Verdict]) {
    recorder.import().generation = Some("mailbox".into());
    let folders: Vec<usize> = (0..verdicts.len()).filter(|f| verdicts[*f] == Verdict::Mailbox).collect();
    let mine: Vec<&Mail> = store.mails.iter().filter(|m| verdicts[m.folder] == Verdict::Mailbox).collect();
    let own = judge::owner(store, &mine, &folders);
    let is_own: HashSet<Who> = own.iter().copied().collect();
    let by_owner = |mail: &Mail| is_own.contains(&mail.author);
    let (kept, left) = sorted(store, |m| verdicts[m.folder] == Verdict::Mailbox, |m| why_left(m, by_owner(m)));
    leave(store, recorder, left);
    if kept.is_empty() {
        return;
    }
    recorder.observes(&[Observe::Messages]);
    undated(store, recorder, &kept);
    let threads = Threads::of(store, &kept);
    let mut people = People::new(store, &own);
    people.owner(store, recorder, &own);
    let mut nobody = Vec::new();
    for (n, &number) in kept.iter().enumerate() {
        let mail = &store.mails[number];
        let mut receivers: Vec<Who> =
            mail.to.iter().copied().filter(|w| *w != mail.author && !is_own.contains(w)).collect();
        // It lies in the owner's mailbox, whatever its header says (a hidden copy, an address passed on).
        receivers.extend(own.first().filter(|_| !by_owner(mail)));
        if receivers.len() > CIRCULAR {
            nobody.push((number, "to more than 100 people at once"));
            continue;
        }
        recorder.back(mail.source);
        let when = store.when(mail);
        let from = people.person(store, recorder, mail.author);
        let receivers: Vec<PersonIx> = receivers.into_iter().map(|w| people.person(store, recorder, w)).collect();
        let thread = recorder.sym(store.ids.text(threads.root[n]));
        // By its id it is the same in another export, which may know less of its thread.
        let about = About { object: Some(recorder.sym(store.ids.text(mail.id))), ..About::private(when, thread) };
        match receivers[..] {
            [] => nobody.push((number, "to nobody else, or to nobody named")),
            [to] => recorder.act(Kind::Message, from, Some(to), about),
            _ => {
                // A turn is timed at its hour's start, and reaches those who joined before.
                let since = when.at.map(|at| at.div_euclid(3_600) * 3_600 - 1);
                receivers.iter().chain([&from]).for_each(|p| recorder.participant(thread, *p, since));
                recorder.act(Kind::Message, from, None, about);
            }
        }
    }
    leave(store, recorder, nobody);
}

/// Receivers of a mail that somebody still wrote to people.
const CIRCULAR: usize = 100;

fn why_left(mail: &Mail, by_owner: bool) -> Option<&'static str> {
    let by_others = !by_owner;
    match mail.label {
        Some(Label::Draft) => return Some("drafts, not sent"),
        Some(Label::Junk) => return Some("in Spam or Trash"),
        Some(Label::Chat) => return Some("chats that Gmail keeps among the mails"),
        Some(Label::Sorted) if by_others => return Some("sorted by Gmail as promotions, notifications or forums"),
        _ => {}
    }
    match (mail.automated, mail.bulk && by_others) {
        (true, _) => Some("by machines (notifications, bounces, automatic answers), not people"),
        (_, true) => Some("newsletters and mailing lists; to count a list, drop its archive"),
        _ => None,
    }
}

/// Mails that were left out, each with the reason.
type Left = Vec<(usize, &'static str)>;

/// The mails that count, by number, and those that don't.
fn sorted(
    store: &Store,
    mut here: impl FnMut(&Mail) -> bool,
    mut why: impl FnMut(&Mail) -> Option<&'static str>,
) -> (Vec<usize>, Left) {
    let (mut kept, mut left) = (Vec::new(), Left::new());
    let mut seen = HashSet::new();
    for (n, mail) in store.mails.iter().enumerate().filter(|(_, m)| here(m)) {
        match why(mail) {
            Some(why) => left.push((n, why)),
            None if !seen.insert(mail.id) => left.push((n, TWICE)),
            None => kept.push(n),
        }
    }
    (kept, left)
}

fn leave(store: &mut Store, recorder: &mut Recorder, left: Left) {
    for (n, why) in left {
        let (folder, source) = (store.mails[n].folder, store.mails[n].source);
        store.leave(recorder, folder, source, why);
    }
}

/// Tells of mails that count, but not when.
fn undated(store: &mut Store, recorder: &mut Recorder, kept: &[usize]) {
    for &number in kept {
        let mail = &store.mails[number];
        let (folder, source, when) = (mail.folder, mail.source, store.when(mail));
        if when == When::UNKNOWN {
            store.lose(recorder, folder, source, "has no date that can be read, so it counts on no day");
        }
    }
}

/// Who answers which mail, and where its thread began; by place among the mails that count.
struct Threads {
    parent: Vec<Option<usize>>,
    root: Vec<Id>,
}

impl Threads {
    fn of(store: &Store, kept: &[usize]) -> Threads {
        let place: HashMap<Id, usize> = kept.iter().enumerate().map(|(n, mail)| (store.mails[*mail].id, n)).collect();
        let known = |mail: &usize| store.mails[*mail].parents.iter().find_map(|id| place.get(id).copied());
        let parent: Vec<Option<usize>> = kept.iter().map(known).collect();
        let begun = |n: usize| {
            let mail = &store.mails[kept[n]];
            mail.first.or(mail.parents.first().copied()).unwrap_or(mail.id)
        };
        let mut root: Vec<Option<Id>> = vec![None; kept.len()];
        let mut passed = vec![false; kept.len()];
        for n in 0..kept.len() {
            let mut path = Vec::new();
            let mut at = n;
            let id = loop {
                // Mails that answer each other in a circle are forged: it is cut where it closes.
                let circle = std::mem::replace(&mut passed[at], true);
                path.push(at);
                match (root[at], parent[at]) {
                    (Some(id), _) => break id,
                    (None, Some(up)) if !circle => at = up,
                    _ => break begun(at),
                }
            };
            path.into_iter().for_each(|at| root[at] = Some(id));
        }
        Threads { parent, root: root.into_iter().flatten().collect() }
    }
}

/// The recorder's numbers of people.
struct People {
    number: Vec<Option<PersonIx>>,
}

impl People {
    fn new(store: &Store, own: &[Who]) -> People {
        let mut number = vec![None; store.names.len()];
        own.iter().for_each(|who| number[*who as usize] = Some(OWNER));
        People { number }
    }

    fn owner(&mut self, store: &Store, recorder: &mut Recorder, own: &[Who]) {
        for who in own {
            let key = store.people.text(*who);
            recorder.owner(key, "");
            recorder.link(OWNER, key);
            store.names[*who as usize].iter().for_each(|name| recorder.name(OWNER, name));
        }
    }

    fn person(&mut self, store: &Store, recorder: &mut Recorder, who: Who) -> PersonIx {
        if let Some(known) = self.number[who as usize] {
            return known;
        }
        let key = store.people.text(who);
        let person = recorder.person(key, "");
        if key.contains('@') {
            recorder.link(person, key);
        }
        store.names[who as usize].iter().for_each(|name| recorder.name(person, name));
        self.number[who as usize] = Some(person);
        person
    }
}
