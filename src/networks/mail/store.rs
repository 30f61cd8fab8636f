//! All mails of an export in a few words each: who answers whom is known only when the last one is read.

use super::page;
use crate::import::Recorder;
use crate::order::Order;
use crate::readers::mail::address::Mailbox;
use crate::readers::mail::date::Stamp;
use crate::readers::mail::header::{Arrival, Clock, Taken};
use crate::readers::mail::labels::Label;
use crate::record::{Precision, Source, When};
use crate::time::{self, DAY};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A number in [`Store::people`].
pub(super) type Who = u32;
/// A number in [`Store::ids`].
pub(super) type Id = u32;

/// One mail.
#[derive(Debug)]
pub(super) struct Mail {
    pub source: Source,
    /// Its folder: a number in [`Store::folders`].
    pub folder: usize,
    pub id: Id,
    /// Where it can be read; empty: unknown.
    pub page: Box<str>,
    pub author: Who,
    /// Receivers, each once.
    pub to: Box<[Who]>,
    /// The mails it may answer, the likeliest first.
    pub parents: Box<[Id]>,
    /// Whom it answers by its own word, where that is one person.
    pub answered: Option<Who>,
    /// Where its thread began, by its own word.
    pub first: Option<Id>,
    date: Option<Stamp>,
    arrived: Option<Arrival>,
    pub automated: bool,
    pub bulk: bool,
    pub label: Option<Label>,
    pub sent: bool,
}

/// What a mail file, or a folder of single mails, is like as a whole.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub mails: u32,
    /// With receivers.
    pub addressed: u32,
    /// By list.
    pub lists: HashMap<String, u32>,
    /// Of those, by lists that take posts.
    pub list_posts: u32,
    /// With marks of a mail program's or provider's mailbox.
    pub kept: u32,
    /// With marks of mail servers.
    pub received: u32,
    /// With hidden addresses.
    pub hidden: u32,
    pub authors: HashSet<Who>,
    /// To how many of the mails they are receivers.
    pub receivers: HashMap<Who, u32>,
    /// To whose mailbox how many were delivered.
    pub delivered: HashMap<Who, u32>,
    /// Labelled as sent, or in a folder for those.
    pub sent: u32,
    /// Mails whose date and arrival are known, and those of them where both agree.
    dated: u32,
    agreeing: u32,
    /// The newest date of those.
    newest: i64,
}

impl Folder {
    /// Whether `n` are at least so many percent of the mails.
    pub fn most(&self, n: u32, percent: u64) -> bool {
        u64::from(n) * 100 >= u64::from(self.mails) * percent
    }

    /// Whether the time of arrival is one: some programs write the time of the export into every "From " line.
    fn arrival_counts(&self) -> bool {
        self.agreeing * 2 >= self.dated
    }
}

/// Numbers for texts.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    texts: Vec<Rc<str>>,
    number: HashMap<Rc<str>, u32>,
}

impl Numbers {
    pub fn of(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.number.get(text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).expect("fewer texts than bytes that memory holds");
        let text: Rc<str> = text.into();
        self.texts.push(Rc::clone(&text));
        self.number.insert(text, number);
        number
    }

    pub fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }
}

/// 1982: mail as we know it isn't older; clocks that were never set begin in 1980.
const MAIL: i64 = 378_691_200;

/// Names kept of one person.
const NAMES: usize = 4;

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub mails: Vec<Mail>,
    pub folders: Vec<Folder>,
    /// Addresses, or names where those are hidden.
    pub people: Numbers,
    /// Display names by person.
    pub names: Vec<Vec<String>>,
    /// Message ids.
    pub ids: Numbers,
    /// Where the first mail stands that a folder's mails were left out for the same reason as.
    left: HashMap<(usize, &'static str), Source>,
}

impl Store {
    /// The number of the folder that begins here.
    pub fn folder(&mut self) -> usize {
        self.folders.push(Folder::default());
        self.folders.len() - 1
    }

    /// Takes a mail in.
    pub fn take(&mut self, recorder: &mut Recorder, folder: usize, lies: Option<Label>, mut taken: Taken) {
        let source = recorder.here();
        let Some(author) = taken.author() else {
            self.lose(recorder, folder, source, "names no sender: it was left out");
            return;
        };
        let author = self.person(&author);
        let mut to: Vec<Who> = taken.to.iter().map(|mailbox| self.person(mailbox)).collect();
        to.order();
        to.dedup();
        let answered = match &taken.beside[..] {
            [one] if !taken.parents.is_empty() => Some(self.person(one)).filter(|who| *who != author),
            _ => None,
        };
        taken.labels.extend(lies);
        let delivered = taken.delivered.take().map(|address| self.people.of(&address));
        self.names.resize_with(self.people.texts.len(), Vec::new);
        self.observe(folder, &taken, author, &to, delivered);
        let id = if taken.id.is_empty() { self.made_up(source, author, &taken) } else { taken.id.clone() };
        let label = |of: &[Label]| taken.labels.iter().copied().find(|label| of.contains(label));
        self.mails.push(Mail {
            source,
            folder,
            id: self.ids.of(&id),
            page: page::of(&taken).into(),
            author,
            to: to.into(),
            parents: taken.parents.iter().map(|id| self.ids.of(id)).collect(),
            answered,
            first: taken.first.as_ref().map(|id| self.ids.of(id)),
            date: taken.date,
            arrived: taken.arrived,
            automated: taken.automated,
            bulk: taken.bulk || taken.list.is_some(),
            label: label(&[Label::Draft, Label::Junk, Label::Chat]).or(label(&[Label::Sorted])),
            sent: label(&[Label::Sent]).is_some(),
        });
    }

    fn observe(&mut self, folder: usize, taken: &Taken, author: Who, to: &[Who], delivered: Option<Who>) {
        let f = &mut self.folders[folder];
        f.mails += 1;
        f.addressed += u32::from(!to.is_empty());
        f.kept += u32::from(taken.kept);
        f.received += u32::from(taken.received);
        f.hidden += u32::from(taken.hidden);
        f.sent += u32::from(taken.labels.contains(&Label::Sent));
        f.authors.insert(author);
        to.iter().for_each(|who| *f.receivers.entry(*who).or_default() += 1);
        if let Some(list) = &taken.list {
            *f.lists.entry(list.clone()).or_default() += 1;
            f.list_posts += u32::from(taken.list_post);
        }
        if let Some(who) = delivered {
            *f.delivered.entry(who).or_default() += 1;
        }
        if let (Some(date), Some(arrived)) = (taken.date, taken.arrived) {
            f.dated += 1;
            if (-DAY..7 * DAY).contains(&(arrived.at - date.at)) {
                f.agreeing += 1;
                f.newest = f.newest.max(date.at);
            }
        }
    }

    fn person(&mut self, mailbox: &Mailbox) -> Who {
        let who = self.people.of(mailbox.key());
        self.names.resize_with(self.people.texts.len(), Vec::new);
        let names = &mut self.names[who as usize];
        let new = !mailbox.name.is_empty() && !mailbox.address.is_empty() && !names.contains(&mailbox.name);
        if new && names.len() < NAMES {
            names.push(mailbox.name.clone());
        }
        who
    }

    /// An id for a mail without one (LISTSERV's logs): the same in every copy of it.
    fn made_up(&self, source: Source, author: Who, taken: &Taken) -> String {
        let author = self.people.text(author);
        match taken.date {
            Some(stamp) => format!("{author} {}", time::write(stamp.at)),
            None => format!("{author} {}-{}", source.entry, source.record),
        }
    }

    /// When a mail was written: by its own date, unless that can't be; then when it arrived. A server's clock is right: no
    /// mail is written a day after it came, or a year before. A "From " line may have been written when the archive was
    /// built anew: it is believed only against dates before there was mail, or after all those that it agrees with.
    pub fn when(&self, mail: &Mail) -> When {
        let folder = &self.folders[mail.folder];
        let arrived = mail.arrived.filter(|_| folder.arrival_counts());
        let wrong = |at: i64| match arrived {
            Some(Arrival { at: came, by: Clock::Server }) => at > came + DAY || at < came - 366 * DAY,
            Some(Arrival { at: came, by: Clock::Mark }) => at > came.max(folder.newest) + DAY || at < MAIL,
            _ => false,
        };
        match (mail.date, arrived) {
            (Some(Stamp { at, zone: true }), _) if !wrong(at) => When::exact(at),
            (Some(Stamp { at, zone: false }), _) if !wrong(at) => When::exact(at).with(Precision::Local),
            (_, Some(Arrival { at, .. })) => When::exact(at).with(Precision::Derived),
            _ => When::UNKNOWN,
        }
    }

    /// Notes a mail as left out: once per folder and reason, with the first one's place.
    pub fn leave(&mut self, recorder: &mut Recorder, folder: usize, source: Source, why: &'static str) {
        recorder.accounts_for(source, false);
        recorder.back(*self.left.entry((folder, why)).or_insert(source));
        recorder.skip(why);
    }

    /// Notes a mail as lost, or as less than it should be, in the same way.
    pub fn lose(&mut self, recorder: &mut Recorder, folder: usize, source: Source, why: &'static str) {
        recorder.accounts_for(source, true);
        recorder.back(*self.left.entry((folder, why)).or_insert(source));
        recorder.problem(why);
        recorder.back(source);
    }
}
