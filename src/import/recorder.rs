//! Where importers put records: numbers people and strings, remembers where each record stands, counts what is skipped.

mod copies;
mod people;
mod place;

use super::account::Book;
use super::interner::Interner;
use super::notices::Notices;
use crate::order::Order;
use crate::record::{
    Audience, Contact, Import, Interaction, Kind, LARGEST_COUNT, OWNER, Observe, Person, PersonIx, Post, PostKind,
    Relation, Source, Sym, Tally, Thread, When,
};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many networks one file may be about. More of them are a column of something else.
pub const NETWORKS: usize = 50;

/// The longest name, id or address, in bytes.
const LONGEST: usize = 4_000;
/// Seconds in which acts may have been, 1800 to 2099: earlier and later ones are wrong clocks.
const YEARS: Range<i64> = -5_364_662_400..4_102_444_800;

/// The number of what comes behind so many: 32 bits, though memory ends before they do.
fn number(len: usize) -> Option<u32> {
    u32::try_from(len).ok().filter(|number| *number < u32::MAX)
}

/// Collects one import. The engine draws no random number: its maps hash with a fixed key, and nothing depends on
/// their order.
#[derive(Debug, Default)]
pub struct Recorder {
    import: Import,
    people: Interner,
    strings: Interner,
    /// The same as [`Import::owner_also`], to be looked up.
    owners: HashSet<PersonIx>,
    threads: HashMap<Sym, usize>,
    /// Where a thread's member stands in its list.
    members: HashMap<(Sym, PersonIx), usize>,
    notices: Notices,
    /// The entry and record in work.
    source: Source,
    /// Imports about other networks that stand in the same files.
    beside: Vec<Recorder>,
    /// What was seen, left out and lost, and where.
    pub(super) book: Book,
}

/// What a record says beside who did what: see [`Recorder::act`].
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// When.
    pub when: When,
    /// Who could see it.
    pub audience: Audience,
    /// The post or message it refers to.
    pub object: Option<Sym>,
    /// The conversation.
    pub thread: Option<Sym>,
}

impl About {
    /// A public act on an object.
    pub fn public(when: When, object: Option<Sym>) -> About {
        About { when, audience: Audience::Public, object, thread: None }
    }

    /// A private act in a thread.
    pub fn private(when: When, thread: Sym) -> About {
        About { when, audience: Audience::Private, object: None, thread: Some(thread) }
    }
}

impl Recorder {
    /// An empty import of `file`.
    pub fn new(file: &str, format: &str, network: &str) -> Recorder {
        let import = Import {
            file: file.to_owned(),
            format: format.to_owned(),
            network: network.to_owned(),
            people: vec![Person::default()],
            ..Import::default()
        };
        Recorder { import, ..Recorder::default() }
    }

    /// The import so far: for what is set once (`observes`, `generation`, `as_of`, `group_source`).
    pub fn import(&mut self) -> &mut Import {
        &mut self.import
    }

    /// The import about this network, where one file holds several networks: the first named is this one. Records
    /// written there stand where those written here do. `None`: it would be one more than a file can be about.
    pub fn on(&mut self, network: &str) -> Option<&mut Recorder> {
        if self.records() == 0 {
            network.clone_into(&mut self.import.network);
        }
        if self.import.network == network {
            return Some(self);
        }
        let known = self.beside.iter().position(|recorder| recorder.import.network == network);
        let at = known.unwrap_or(self.beside.len());
        if at == NETWORKS - 1 {
            return None;
        }
        if known.is_none() {
            self.beside.push(Recorder::new(&self.import.file, &self.import.format, network));
        }
        let recorder = &mut self.beside[at];
        let entries = &mut recorder.import.entries;
        self.import.entries[entries.len()..].iter().for_each(|path| entries.push(path.clone()));
        recorder.source = self.source;
        Some(recorder)
    }

    /// Calls `on` for this import, and those about other networks.
    pub fn each(&mut self, on: fn(&mut Import)) {
        on(&mut self.import);
        self.beside.iter_mut().for_each(|recorder| on(&mut recorder.import));
    }

    /// This recorder, and those of other networks, each for itself.
    pub(crate) fn apart(mut self) -> Vec<Recorder> {
        let mut all = std::mem::take(&mut self.beside);
        all.insert(0, self);
        all
    }

    /// Whether a record is a post by somebody of these keys: not one that they passed on. Where it is by the export's owner,
    /// whom another file of it names, they are taken to be meant.
    pub(super) fn is_post_of(&self, record: u32, keys: &[String]) -> bool {
        let meant = |person: PersonIx| keys.contains(&self.import.people[person as usize].key);
        let by = |author: PersonIx| match self.is_owner(author) {
            true => !self.knows_owner() || meant(OWNER) || self.import.owner_also.iter().any(|&also| meant(also)),
            false => meant(author),
        };
        let posts = self.import.posts.iter().filter(|post| post.source.record == record);
        !keys.is_empty() && posts.filter(|post| post.kind != PostKind::Repost).any(|post| by(post.author))
    }

    /// How many records so far.
    pub fn records(&self) -> u64 {
        let i = &self.import;
        let here = (i.interactions.len() + i.tallies.len() + i.posts.len() + i.contacts.len()) as u64;
        here + self.beside.iter().map(Recorder::records).sum::<u64>()
    }

    /// This export can show `what`.
    pub fn observes(&mut self, what: &[Observe]) {
        for &w in what {
            if !self.import.observes.contains(&w) {
                self.import.observes.push(w);
            }
        }
    }

    /// The number of an object's or thread's id.
    pub fn sym(&mut self, id: &str) -> Sym {
        let id = self.bounded(id);
        let strings = &mut self.import.strings;
        if let Some(sym) = self.strings.get(id, |sym| &strings[sym as usize]) {
            return sym;
        }
        let Some(sym) = number(strings.len()) else {
            self.problem("has more posts and conversations than can be told apart: this one counts as its first");
            return 0;
        };
        strings.push(id.to_owned());
        self.strings.insert(id, sym);
        sym
    }

    /// The same, for an id that may be missing.
    pub fn sym_if(&mut self, id: &str) -> Option<Sym> {
        (!id.is_empty()).then(|| self.sym(id))
    }

    /// The id of an object or thread.
    pub fn string(&self, sym: Sym) -> &str {
        self.import.strings.get(sym as usize).map_or("", String::as_str)
    }

    /// Somebody did something; `to` is `None` for a whole thread, or where the export doesn't say whom it concerns.
    pub fn act(&mut self, kind: Kind, from: PersonIx, to: Option<PersonIx>, about: About) {
        let About { when, audience, object, thread } = about;
        let (when, source) = (self.possible(when), self.source);
        let acts = &mut self.import.interactions;
        if acts.len() == acts.capacity() {
            // By a quarter: where there are millions, twice as many would be most of the memory there is.
            acts.reserve_exact(acts.len() / 4 + 16);
        }
        self.import.interactions.push(Interaction { kind, from, to, when, audience, object, thread, source });
    }

    /// A post.
    pub fn post(&mut self, object: Sym, author: PersonIx, when: When, kind: PostKind, observed: bool) {
        let when = self.possible(when);
        self.import.posts.push(Post { object, author, when, kind, observed, source: self.source });
    }

    /// Where a post can be seen; passed over where it isn't a page's address.
    pub fn address(&mut self, object: Sym, address: &str) {
        let page = address.starts_with("https://") || address.starts_with("http://");
        if page && address.len() <= LONGEST && address.bytes().all(|b| b > b' ') {
            let address = self.sym(address);
            self.import.addresses.push((object, address));
        }
    }

    /// Counts of an object: reactions, reposts, replies, each `None` where the export doesn't show it.
    pub fn tally(&mut self, object: Sym, when: When, counts: [Option<u64>; 3]) {
        let when = self.possible(when);
        let [reactions, reposts, replies] = counts.map(|count| self.countable(count));
        let as_of = self.import.as_of;
        self.import.tallies.push(Tally { object, when, reactions, reposts, replies, as_of, source: self.source });
    }

    /// A line of the address book; where it means that they did something on a known day (followed, connected,
    /// asked), that act too.
    pub fn contact(&mut self, person: PersonIx, relation: Relation, since: When) {
        let since = self.possible(since);
        self.import.contacts.push(Contact { person, relation, since, source: self.source });
        let about = About::public(since, None);
        let gained = matches!(
            relation,
            Relation::Follower | Relation::Connection | Relation::Friend | Relation::RequestReceived
        );
        let given = matches!(relation, Relation::Following | Relation::RequestSent);
        if since.at.is_some() && gained {
            self.act(Kind::Follow, person, Some(OWNER), about);
        } else if since.at.is_some() && given {
            self.act(Kind::Follow, OWNER, Some(person), about);
        }
    }

    /// A member of a conversation; `since`: the second they joined, `None` when listed from the start.
    pub fn participant(&mut self, thread: Sym, person: PersonIx, since: Option<i64>) {
        let since = since.filter(|at| YEARS.contains(at));
        let at = *self.threads.entry(thread).or_insert_with(|| {
            self.import.threads.push(Thread { thread, participants: Vec::new() });
            self.import.threads.len() - 1
        });
        let members = &mut self.import.threads[at].participants;
        let place = *self.members.entry((thread, person)).or_insert(members.len());
        match members.get_mut(place) {
            None => members.push((person, since)),
            // Listed from the start beats any later day; of two days the earlier.
            Some((_, known)) => *known = known.zip(since).map(|(a, b)| a.min(b)),
        }
    }

    /// The time, if there may have been such acts then; else it is unknown, and a problem. What follows reckons with days
    /// and can't overflow.
    fn possible(&mut self, when: When) -> When {
        if when.at.is_none_or(|at| YEARS.contains(&at)) {
            return when;
        }
        self.problem("has a time before 1800 or after 2099: it counts as unknown");
        When::UNKNOWN
    }

    /// The count, if it can be one; else it is unknown, and a problem.
    fn countable(&mut self, count: Option<u64>) -> Option<u64> {
        let known = count.filter(|n| *n <= LARGEST_COUNT);
        if known != count {
            self.problem("has a count beyond all that can be counted (2⁵³ and more): it counts as unknown");
        }
        known
    }

    /// The text, or as much of it as is kept: what is part of many ids is bounded before it becomes one, as their lengths
    /// would else be a product of two numbers that a file controls.
    pub fn bounded<'t>(&mut self, text: &'t str) -> &'t str {
        if text.len() <= LONGEST {
            return text;
        }
        self.problem("a name or id of more than 4,000 bytes was cut: nothing that long is one");
        &text[..text.floor_char_boundary(LONGEST)]
    }

    /// Takes back acts and posts that turned out to be none, by their numbers in ascending order.
    pub fn take_back(&mut self, acts: &[usize], posts: &[usize]) {
        fn without<T>(all: &mut Vec<T>, gone: &[usize]) {
            let mut gone = gone.iter().peekable();
            let mut at = 0;
            all.retain(|_| {
                at += 1;
                gone.next_if_eq(&&(at - 1)).is_none()
            });
        }
        without(&mut self.import.interactions, acts);
        without(&mut self.import.posts, posts);
    }

    /// Whether somebody is known as a member of a conversation.
    pub fn is_listed(&self, thread: Sym, person: PersonIx) -> bool {
        self.members.contains_key(&(thread, person))
    }

    /// Takes back acts, by their numbers in ascending order: each was left out on purpose.
    pub fn take_back_as(&mut self, acts: &[usize], why: &str) {
        let here = self.source;
        for act in acts {
            self.source = self.import.interactions[*act].source;
            self.skip(why);
        }
        self.source = here;
        self.take_back(acts, &[]);
    }

    /// Leaves out what people did to themselves, which may not show before it is known who the owner is.
    pub(super) fn leave_own(&mut self) {
        let is_own = |act: &Interaction| {
            act.to.is_some_and(|to| to == act.from || self.is_owner(to) && self.is_owner(act.from))
        };
        let acts = self.import.interactions.iter().enumerate();
        let own: Vec<usize> = acts.filter(|(_, act)| is_own(act)).map(|(n, _)| n).collect();
        let reactions = own.iter().map(|&n| &self.import.interactions[n]).filter(|act| act.kind == Kind::Reaction);
        let reactions = reactions.filter(|act| self.is_owner(act.from)).filter_map(|act| act.object);
        self.import.own_reactions = reactions.collect();
        self.take_back_as(&own, "what people do to their own posts and messages");
    }

    /// The finished import.
    pub fn finish(mut self) -> Import {
        self.import.observes.order();
        self.import.as_of = self.import.as_of.filter(|at| YEARS.contains(at));
        self.import.skipped.extend(self.notices.finish(&self.import.file));
        self.import
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_not_be_meant_is_told_and_not_recorded() {
        let mut recorder = Recorder::new("x", "twitter", "twitter");
        let post = recorder.sym("1");
        recorder.tally(post, When::exact(1), [Some(u64::MAX), Some(1), None]);
        recorder.tally(post, When::exact(1), [Some(LARGEST_COUNT), None, None]);
        recorder.post(post, OWNER, When::exact(i64::MAX), PostKind::Original, true);
        recorder.contact(OWNER, Relation::Follower, When::day(-6_000_000_000));
        let person = recorder.person(&"ä".repeat(LONGEST), "");
        recorder.import().as_of = Some(i64::MIN);
        let import = recorder.finish();
        assert_eq!(import.tallies.iter().map(|t| t.reactions).collect::<Vec<_>>(), [None, Some(LARGEST_COUNT)]);
        assert_eq!((import.posts[0].when, import.contacts[0].since), (When::UNKNOWN, When::UNKNOWN));
        assert_eq!(import.people[person as usize].key.len(), LONGEST);
        assert_eq!((import.as_of, import.interactions.len()), (None, 0));
        let mut told: Vec<_> = import.skipped.iter().map(|s| (s.count, s.problem)).collect();
        told.sort_unstable();
        assert_eq!(told, [(1, true), (1, true), (2, true)]);
    }

    #[test]
    fn what_one_does_to_oneself_is_left_out() {
        let mut recorder = Recorder::new("x", "facebook", "facebook");
        let (ann, me, thread) = (recorder.person("Ann", ""), recorder.person("Me", ""), recorder.sym("thread"));
        for (from, to) in [(ann, Some(ann)), (me, Some(OWNER)), (ann, Some(me)), (me, None)] {
            recorder.act(Kind::Reaction, from, to, About::private(When::exact(1), thread));
        }
        recorder.owner("Kim", "");
        recorder.owner("Me", "");
        recorder.leave_own();
        let import = recorder.finish();
        let left: Vec<_> = import.interactions.iter().map(|act| (act.from, act.to)).collect();
        assert_eq!((left, import.skipped[0].count), (vec![(ann, Some(me)), (me, None)], 2));
    }

    #[test]
    fn a_string_has_one_number() {
        let mut recorder = Recorder::new("x", "twitter", "twitter");
        let numbers: Vec<Sym> = (0..5_000).map(|n| recorder.sym(&(n % 1_000).to_string())).collect();
        assert_eq!(numbers, (0..5_000).map(|n| n % 1_000).collect::<Vec<_>>());
        let (ann, me) = (recorder.person("ann", "Ann"), "me");
        recorder.owner(me, "");
        assert_eq!((recorder.person("ann", ""), recorder.person(me, "")), (ann, OWNER));
        recorder.owner("ann", "");
        assert!(recorder.is_owner(ann));
    }
}
