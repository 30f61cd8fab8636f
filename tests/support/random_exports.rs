//! Small invented worlds for the tests of scoring: exports as importers would leave them, written by hand or drawn
//! from a seed, so that the same tests run natively and in the browser.

#![allow(dead_code)]

use cloutscope::ledger::*;
use cloutscope::model::Model;
use cloutscope::record::*;
use cloutscope::score::{Day, Options, Outcome, Scored, run};

pub const DAY: i64 = 86_400;
/// Noon of 2020-01-01: the first day on which anything happens.
pub const START: i64 = 18_262 * DAY + DAY / 2;

/// Noon, so many days after the start.
pub fn noon(day: i64) -> i64 {
    START + day * DAY
}

/// The day, so many days after the start.
pub fn on(day: i64) -> Day {
    Day::of(noon(day))
}

/// An export in the making.
#[derive(Clone)]
pub struct Export(pub Import);

impl Export {
    /// Of a network, made `days` after the start; its owner is `me`.
    pub fn new(network: &str, days: i64, observes: &[Observe]) -> Export {
        Export(Import {
            file: format!("{network}.zip"),
            format: network.to_owned(),
            network: network.to_owned(),
            people: vec![Person { key: "me".to_owned(), ..Person::default() }],
            observes: observes.to_vec(),
            as_of: Some(noon(days)),
            entries: vec!["records.json".to_owned()],
            ..Import::default()
        })
    }

    /// The same, showing everybody's acts.
    pub fn group(mut self) -> Export {
        self.0.group_source = true;
        self
    }

    pub fn person(&mut self, key: &str) -> PersonIx {
        let known = self.0.people.iter().position(|p| p.key == key);
        let ix = known.unwrap_or_else(|| {
            let names = vec![format!("Name of {key}")];
            self.0.people.push(Person { key: key.to_owned(), names, links: Vec::new() });
            self.0.people.len() - 1
        });
        ix as PersonIx
    }

    pub fn string(&mut self, text: &str) -> Sym {
        let known = self.0.strings.iter().position(|s| s == text);
        let ix = known.unwrap_or_else(|| {
            self.0.strings.push(text.to_owned());
            self.0.strings.len() - 1
        });
        ix as Sym
    }

    fn row(&self) -> Source {
        let i = &self.0;
        let records = i.interactions.len() + i.tallies.len() + i.posts.len() + i.contacts.len();
        Source { entry: 0, record: records as u32 + 1 }
    }

    /// A public act from one person to another (`""`: to the whole thread), to change further.
    pub fn act(&mut self, kind: Kind, from: &str, to: &str, at: impl Into<Option<i64>>) -> &mut Interaction {
        let when = at.into().map_or(When::UNKNOWN, When::exact);
        let to = (!to.is_empty()).then(|| self.person(to));
        let from = self.person(from);
        let (source, audience) = (self.row(), Audience::Public);
        let act = Interaction { kind, from, to, when, audience, object: None, thread: None, source };
        self.0.interactions.push(act);
        let last = self.0.interactions.len() - 1;
        &mut self.0.interactions[last]
    }

    /// The same about a post.
    pub fn about(&mut self, kind: Kind, from: &str, object: &str, at: i64) {
        let object = self.string(object);
        self.act(kind, from, "me", at).object = Some(object);
    }

    /// A message in a thread.
    pub fn message(&mut self, from: &str, to: &str, thread: &str, at: i64) -> &mut Interaction {
        let thread = self.string(thread);
        let act = self.act(Kind::Message, from, to, at);
        act.thread = Some(thread);
        act
    }

    pub fn members(&mut self, thread: &str, members: &[(&str, Option<i64>)]) {
        let participants = members.iter().map(|(key, since)| (self.person(key), *since)).collect();
        let thread = self.string(thread);
        self.0.threads.push(Thread { thread, participants });
    }

    pub fn post(&mut self, author: &str, object: &str, kind: PostKind, at: impl Into<Option<i64>>) -> &mut Post {
        let when = at.into().map_or(When::UNKNOWN, When::exact);
        let (object, author, source) = (self.string(object), self.person(author), self.row());
        self.0.posts.push(Post { object, author, when, kind, observed: true, source });
        let last = self.0.posts.len() - 1;
        &mut self.0.posts[last]
    }

    /// Reactions, reposts and replies without names.
    pub fn tally(&mut self, object: &str, counts: [u64; 3], at: impl Into<Option<i64>>) {
        let when = at.into().map_or(When::UNKNOWN, When::exact);
        let (object, source) = (self.string(object), self.row());
        let [reactions, reposts, replies] = counts.map(Some);
        self.0.tallies.push(Tally { object, when, reactions, reposts, replies, as_of: None, source });
    }

    pub fn contact(&mut self, person: &str, relation: Relation, at: i64) {
        let (person, source) = (self.person(person), self.row());
        self.0.contacts.push(Contact { person, relation, since: When::exact(at), source });
    }
}

pub fn ledger(exports: &[Export]) -> Ledger {
    let imports: Vec<Import> = exports.iter().map(|e| e.0.clone()).collect();
    Ledger::build(&imports)
}

/// Everybody called `me`.
pub fn options(ledger: &Ledger) -> Options {
    let own = |a: &AccountIx| ledger.accounts[*a].key == "me";
    Options::new(Owner(AccountIx::all(ledger.accounts.len()).filter(own).collect()))
}

pub fn account(ledger: &Ledger, network: &str, key: &str) -> AccountIx {
    let fits = |a: &Account| a.key == key && ledger.networks[a.network].name == network;
    AccountIx::of(ledger.accounts.iter().position(fits).expect("an account of the test's own"))
}

pub fn scored(ledger: &Ledger, options: &Options) -> Scored {
    match run(ledger, &Model::default(), options).expect("options that fit") {
        Outcome::Scored(scored) => *scored,
        Outcome::Unscored(why) => panic!("unscored: {why:?}"),
    }
}

/// Scores with the defaults.
pub fn score(exports: &[Export]) -> (Ledger, Scored) {
    let ledger = ledger(exports);
    let scored = scored(&ledger, &options(&ledger));
    (ledger, scored)
}

/// Numbers from a seed (splitmix64): the same everywhere.
#[derive(Debug, Clone)]
pub struct Draw(pub u64);

impl Draw {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for n in (1..items.len()).rev() {
            items.swap(n, self.below(n as u64 + 1) as usize);
        }
    }
}

/// How long a drawn world lasts, in days.
pub const LENGTH: i64 = 200;
const POSTS: u64 = 12;

/// A world with four networks: posts with named reactions and counts (`twitter`), slow fading and private messages
/// (`linkedin`), a list whose acts everybody sees (`list`), and a private group chat (`chat`). Few people, few times:
/// ties and repetitions abound; some records have no time.
pub fn world(seed: u64) -> Vec<Export> {
    let mut draw = Draw(seed);
    let mut exports = vec![twitter(&mut draw), linkedin(&mut draw), list(&mut draw), chat(&mut draw)];
    let left_out = draw.below(8) as usize;
    if left_out < exports.len() {
        exports.remove(left_out);
    }
    // Now and then everybody has seen one post, shortly before the end: a crowd that is still felt.
    let mut apart = Draw(!seed);
    let twitter = exports.iter_mut().find(|export| export.0.network == "twitter");
    if let Some(twitter) = twitter.filter(|_| apart.one_in(8)) {
        let at = noon(LENGTH - 1 - apart.below(30) as i64);
        twitter.post("me", "seen by all", PostKind::Original, at);
        twitter.tally("seen by all", [100_000, 1_000, 10], at);
    }
    exports
}

fn time(draw: &mut Draw) -> i64 {
    let day = draw.below(LENGTH as u64 / 2) as i64 * if draw.one_in(3) { 1 } else { 2 };
    noon(day) + draw.pick(&[-DAY / 2, 0, 1, 3_599, DAY / 2 - 1])
}

fn maybe(draw: &mut Draw) -> Option<i64> {
    let at = time(draw);
    (!draw.one_in(12)).then_some(at)
}

fn somebody(draw: &mut Draw) -> &'static str {
    draw.pick(&["ann", "ben", "cat", "dan", "eve"])
}

fn twitter(draw: &mut Draw) -> Export {
    use Observe::*;
    let mut export = Export::new("twitter", LENGTH, &[ReactionsNamed, ReactionsCounted, RepostsCounted, Messages]);
    let counts = [0, 0, 1, 2, 3, 5, 100, 10_000_000];
    let most = draw.pick(&[1, 5, counts.len()]);
    for post in 0..draw.below(POSTS) {
        let (at, kind) = (maybe(draw), draw.pick(&[PostKind::Original, PostKind::Reply, PostKind::Repost]));
        let object = format!("post {post}");
        export.post("me", &object, kind, at).observed = !draw.one_in(4);
        if kind != PostKind::Repost && draw.one_in(2) {
            export.tally(&object, [(); 3].map(|()| draw.pick(&counts[..most])), at);
        } else if let Some(at) = at {
            for _ in 0..draw.below(3) {
                let kind = draw.pick(&[Kind::Reaction, Kind::Repost, Kind::Reply]);
                let later = (at + draw.below(9) as i64 * DAY / 3).min(noon(LENGTH));
                export.about(kind, somebody(draw), &object, later);
            }
        }
    }
    for _ in 0..draw.below(20) {
        let (from, to) = if draw.one_in(4) { ("me", somebody(draw)) } else { (somebody(draw), "me") };
        let kind = draw.pick(&Kind::ALL);
        let at = maybe(draw);
        for _ in 0..if draw.one_in(4) { 2 } else { 1 } {
            export.act(kind, from, to, at);
        }
    }
    export
}

fn linkedin(draw: &mut Draw) -> Export {
    use Observe::*;
    let mut export =
        Export::new("linkedin", LENGTH, &[Messages, Follows, Endorsements, Recommendations, Invitations]);
    for _ in 0..draw.below(15) {
        let kind = draw.pick(&[Kind::Follow, Kind::Endorsement, Kind::Recommendation]);
        let at = maybe(draw);
        export.act(kind, somebody(draw), "me", at);
    }
    for _ in 0..draw.below(15) {
        let other = somebody(draw);
        let (from, to) = if draw.one_in(2) { ("me", other) } else { (other, "me") };
        let at = time(draw);
        export.message(from, to, &format!("with {other}"), at).audience = Audience::Private;
    }
    export
}

fn list(draw: &mut Draw) -> Export {
    use Observe::*;
    let mut export = Export::new("list", LENGTH, &[RepliesNamed, Messages]).group();
    // A large list now and then, so that somebody rises above average.
    let crowded = draw.one_in(2);
    let people: Vec<String> = (0..if crowded { 60 } else { 6 }).map(|n| format!("member {n}")).collect();
    let stars = ["me", "member 0", "member 1"];
    for mail in 0..if crowded { 200 } else { draw.below(40) } {
        let from = people[draw.below(people.len() as u64) as usize].as_str();
        let from = if draw.one_in(5) { draw.pick(&stars) } else { from };
        let at = if crowded { noon(LENGTH - 30 + draw.below(25) as i64) } else { time(draw) };
        let object = format!("mail {mail}");
        if draw.one_in(4) {
            let thread = format!("thread {}", draw.below(4));
            export.message(from, "", &thread, at);
        } else {
            let to = draw.pick(&stars);
            let about = format!("mail {}", draw.below(mail + 1));
            let about = export.string(&about);
            export.act(Kind::Reply, from, to, at).object = Some(about);
        }
        export.post(from, &object, PostKind::Original, at);
    }
    export
}

fn chat(draw: &mut Draw) -> Export {
    let mut export = Export::new("chat", LENGTH, &[Observe::Messages]);
    let late = time(draw);
    export.members("friends", &[("me", None), ("ann", None), ("ben", Some(late))]);
    for _ in 0..draw.below(30) {
        let from = draw.pick(&["me", "ann", "ben", "cat"]);
        let at = time(draw);
        export.message(from, "", "friends", at).audience = Audience::Private;
    }
    for _ in 0..draw.below(6) {
        let at = time(draw);
        export.message(draw.pick(&["me", "dan"]), "", "with dan", at).audience = Audience::Private;
    }
    export
}
