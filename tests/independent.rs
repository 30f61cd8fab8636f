//! The engine against a second implementation of §3 to §8 of the model, which shares nothing with it, over hundreds of
//! drawn worlds: every number within 1e-9.

#![cfg(not(target_arch = "wasm32"))]

#[path = "independent/explained.rs"]
mod explained;
#[path = "independent/naive.rs"]
mod naive;
#[path = "support/random_exports.rs"]
mod random_exports;

use cloutscope::ledger::*;
use cloutscope::model::Model;
use cloutscope::record::*;
use cloutscope::score::{Day, Options, Outcome, PostPoints, Scored, Who, group, run};
use explained::{CROWD, Item, Reading, why};
use naive::{Chosen, Covered, World};
use random_exports::*;
use std::collections::{BTreeMap, BTreeSet};

/// Counts above it would take the naive loop over ranks too long.
const MOST: u64 = 200;
/// The days of the deltas.
const DELTAS: [i32; 3] = [1, 5, 30];

/// A drawn world, more varied than those of the properties, with who and what is scored in it.
struct Case {
    exports: Vec<Export>,
    ledger: Ledger,
    options: Options,
    naive: World,
}

impl Case {
    fn new(seed: u64) -> Case {
        let mut draw = Draw(seed ^ 0x1de9);
        let mut exports = world(seed);
        if draw.one_in(3) {
            exports.push(of_another(&mut draw));
        }
        if draw.one_in(3) {
            exports.push(xing(&mut draw));
        }
        for export in &mut exports {
            count_more(&mut draw, export);
            if !export.0.group_source && draw.one_in(4) {
                popular(&mut draw, export);
            }
        }
        for n in 0..exports.len() {
            if draw.one_in(3) {
                exports[n].0.cut = draw.one_in(2);
                let later = cut_off(&mut draw, &mut exports[n]);
                exports.extend(later);
            }
        }
        let ledger = ledger(&exports);
        let options = choose(&mut draw, &ledger);
        let naive = naive(&ledger, &options, &exports);
        Case { exports, ledger, options, naive }
    }

    fn scored(&self) -> Option<Scored> {
        match run(&self.ledger, &Model::default(), &self.options).expect("options that fit") {
            Outcome::Scored(scored) => Some(*scored),
            Outcome::Unscored(_) => None,
        }
    }

    /// `network:key`, or `owner`.
    fn name(&self, account: AccountIx) -> String {
        name(&self.ledger, &self.options, account)
    }

    fn item(&self, network: NetworkIx, who: Who, what: &impl serde::Serialize) -> Item {
        let who = match who {
            Who::Person(account) => self.name(account),
            Who::Crowd(_) => CROWD.to_owned(),
            Who::Imagined(_) => unreachable!("nobody is imagined here"),
        };
        let what = serde_json::to_value(what).expect("a name");
        (self.ledger.networks[network].name.clone(), who, what.as_str().expect("a name").to_owned())
    }
}

fn name(ledger: &Ledger, options: &Options, account: AccountIx) -> String {
    if options.owner.0.contains(&account) {
        naive::OWNER.to_owned()
    } else {
        ledger.account_name(account).to_string()
    }
}

/// Another person's export of the same network, dropped together with the owner's: it shows what they receive.
fn of_another(draw: &mut Draw) -> Export {
    let mut export = Export::new("twitter", LENGTH, &[Observe::RepliesCounted, Observe::Follows]);
    export.0.file = "another's twitter.zip".to_owned();
    export.0.people[0].key = "ann".to_owned();
    let day = draw.below(LENGTH as u64) as i64;
    for fan in 0..draw.pick(&[3, 60, 300]) {
        export.act(Kind::Follow, &format!("fan {fan}"), "ann", noon(day));
    }
    for post in 0..draw.below(6) {
        let (object, at) = (format!("ann's {post}"), noon(draw.below(LENGTH as u64) as i64));
        export.post("ann", &object, PostKind::Original, at);
        export.tally(&object, [draw.below(9), 0, draw.below(MOST)], at);
    }
    for _ in 0..draw.below(20) {
        let (from, to) = draw.pick(&[("ann", "me"), ("me", "ann"), ("ann", "ben"), ("ben", "ann")]);
        let at = noon(draw.below(LENGTH as u64) as i64) + draw.below(7_200) as i64;
        export.message(from, to, &format!("{from} {to}"), at).audience = Audience::Private;
    }
    export
}

/// Somebody to whom many write before the owner's eyes: what else they receive is not shown, so their standing isn't.
fn popular(draw: &mut Draw, export: &mut Export) {
    let day = draw.below(LENGTH as u64) as i64;
    for fan in 0..200 {
        export.act(Kind::Mention, &format!("admirer {fan}"), "ben", noon(day));
    }
    export.act(Kind::Mention, "ben", "me", noon(day));
}

/// Ends an export early; now and then another holds what comes after a gap.
fn cut_off(draw: &mut Draw, export: &mut Export) -> Option<Export> {
    let [end, from] = [40, 90].map(|least| noon(least + draw.below(40) as i64));
    let keep = |import: &mut Import, fits: &dyn Fn(i64) -> bool| {
        import.interactions.retain(|i| i.when.at.is_none_or(fits));
        import.tallies.retain(|t| t.when.at.is_none_or(fits));
        import.posts.retain(|p| p.when.at.is_none_or(fits));
    };
    let mut later = export.clone();
    keep(&mut export.0, &|at| at <= end);
    export.0.as_of = Some(end);
    if draw.one_in(2) {
        return None;
    }
    later.0.file = format!("later {}", later.0.file);
    later.0.cut = draw.one_in(2);
    keep(&mut later.0, &|at| at >= from);
    Some(later)
}

/// A slow network that shows reactions to posts.
fn xing(draw: &mut Draw) -> Export {
    let mut export = Export::new("xing", LENGTH, &[Observe::ReactionsNamed]);
    for post in 0..draw.below(30) {
        let (object, at) = (format!("news {post}"), noon(draw.below(LENGTH as u64) as i64));
        export.post("me", &object, PostKind::Original, at).observed = post % 5 > 0;
        for reader in 0..draw.below(4) {
            let later = (at + draw.below(20) as i64 * DAY / 2).min(noon(LENGTH));
            export.about(draw.pick(&[Kind::Reaction, Kind::Reply]), &format!("reader {reader}"), &object, later);
        }
    }
    export
}

/// Counts that the naive loop can follow, and counts on what was only passed on.
fn count_more(draw: &mut Draw, export: &mut Export) {
    for tally in &mut export.0.tallies {
        for count in [&mut tally.reactions, &mut tally.reposts, &mut tally.replies] {
            *count = if draw.one_in(6) { None } else { count.map(|n| n.min(MOST - draw.below(9))) };
        }
    }
    for post in export.0.posts.clone().iter().filter(|p| p.kind == PostKind::Repost) {
        let object = export.0.strings[post.object as usize].clone();
        export.tally(&object, [50, 20, 10], post.when.at);
    }
}

/// Mostly `me`, else anybody; given scores, connection days, an earlier day of scoring, no prestige.
fn choose(draw: &mut Draw, ledger: &Ledger) -> Options {
    let mut options = options(ledger);
    let stars = |a: &AccountIx| ["ann", "member 0", "member 1"].contains(&ledger.accounts[*a].key.as_str());
    let all = AccountIx::all(ledger.accounts.len());
    let others: Vec<AccountIx> = if draw.one_in(2) { all.collect() } else { all.filter(stars).collect() };
    if draw.one_in(2) && !others.is_empty() {
        let other = draw.pick(&others);
        options.owner = if options.owner.0.contains(&other) { options.owner } else { Owner(vec![other]) };
    }
    for account in AccountIx::all(ledger.accounts.len()) {
        if draw.one_in(10) {
            options.scores.push((account, draw.below(1_001) as f64 / 10.0));
        }
    }
    for network in &ledger.networks {
        if draw.one_in(4) {
            options.connected.insert(network.name.clone(), on(draw.below(LENGTH as u64) as i64));
        }
    }
    options.prestige = !draw.one_in(6);
    options.as_of = Some(on(match draw.below(6) {
        0 => draw.below(LENGTH as u64) as i64,
        1 => LENGTH + draw.below(200) as i64,
        _ => LENGTH - 10,
    }));
    options
}

fn naive(ledger: &Ledger, options: &Options, exports: &[Export]) -> World {
    let of_posts = |e: &&Export| {
        let names = e.0.observes.iter().map(|o| serde_json::to_value(o).expect("a name"));
        names.into_iter().any(|n| n.as_str().is_some_and(|n| n.ends_with("_named") || n.ends_with("_counted")))
    };
    let networks = |of: Vec<&Export>| of.iter().map(|e| e.0.network.clone()).collect();
    let owner_of = |e: &Export| name(ledger, options, account(ledger, &e.0.network, &e.0.people[0].key));
    let mut given: BTreeMap<String, f64> = BTreeMap::new();
    for &(account, score) in &options.scores {
        let best = given.entry(name(ledger, options, account)).or_insert(score);
        *best = best.max(score);
    }
    let covered = |e: &Export| {
        let days = e.0.interactions.iter().map(|i| i.when).chain(e.0.posts.iter().map(|p| p.when));
        let days = days.chain(e.0.tallies.iter().map(|t| t.when)).filter_map(|when| when.at);
        let days: Vec<i64> = days.map(|at| at.div_euclid(DAY)).collect();
        let made = e.0.as_of.expect("made").div_euclid(DAY);
        Covered {
            network: e.0.network.clone(),
            by: (!e.0.group_source).then(|| owner_of(e)),
            first: days.iter().copied().min().unwrap_or(made),
            last: days.iter().copied().max().unwrap_or(made).max(made),
            whole: !e.0.cut,
        }
    };
    let network = |a: &AccountIx| ledger.networks[ledger.accounts[*a].network].name.clone();
    let chosen = Chosen {
        owned: options.owner.0.iter().map(network).collect(),
        covered: exports.iter().map(covered).collect(),
        observing: networks(exports.iter().filter(of_posts).collect()),
        group_networks: networks(exports.iter().filter(|e| e.0.group_source).collect()),
        exporters: exports.iter().map(owner_of).collect(),
        connected_from: options.connected.iter().map(|(n, day)| (n.clone(), i64::from(day.0))).collect(),
        given,
        prestige: options.prestige,
    };
    World::new(ledger.records(&options.owner.0, Model::default().answering_days), chosen)
}

#[track_caller]
fn near(engine: f64, naive: f64, what: &str) {
    assert!((engine - naive).abs() <= 1e-9, "{what}: {engine} by the engine, {naive} naively");
}

/// Items that are not there are 0.
#[track_caller]
fn all_near(engine: &BTreeMap<Item, f64>, naive: &BTreeMap<Item, f64>, what: &str) {
    for item in engine.keys().chain(naive.keys()).collect::<BTreeSet<_>>() {
        let of = |items: &BTreeMap<Item, f64>| items.get(item).copied().unwrap_or(0.0);
        near(of(engine), of(naive), &format!("{what} {item:?}"));
    }
}

fn agree(seed: u64) {
    let case = Case::new(seed);
    let as_of = case.options.as_of.expect("chosen");
    let read = |day: Day, stretch: f64| Reading::new(&case.naive, i64::from(day.0), stretch);
    let now = read(as_of, 1.0);
    let Some(scored) = case.scored() else {
        assert!(!case.naive.any_known(i64::from(as_of.0)) || now.total() == 0.0, "seed {seed}: no score");
        return;
    };
    let what = |what: &str| format!("seed {seed}: {what}");
    // Evidence has no upper end: relative beyond 1.
    near(scored.evidence() / now.total().max(1.0), now.total() / now.total().max(1.0), &what("evidence"));
    near(scored.score(), now.score(), &what("score"));
    for network in scored.networks() {
        let Some(naive) = now.own.get(&network.name).map(|own| &own.evidence) else { continue };
        near(network.amplification_factor, naive.a, &what(&format!("a of {}", network.name)));
        near(network.crowd / network.crowd.max(1.0), naive.crowd.strength / network.crowd.max(1.0), &what("crowd"));
        if let Some(state) = network.state {
            let state = serde_json::to_value(state).expect("a name");
            assert_eq!(state, case.naive.state(&network.name, i64::from(as_of.0)), "{}", what(&network.name));
        }
    }
    let band = [read(as_of, 0.7).score(), now.score(), read(as_of, 1.5).score()];
    near(scored.band()[0], band.into_iter().fold(f64::MAX, f64::min), &what("band"));
    near(scored.band()[1], band.into_iter().fold(0.0, f64::max), &what("band"));
    agree_on_gauges(&scored, &now, seed);
    for (account, score) in group(&case.ledger, &Model::default(), &case.options).expect("options that fit") {
        let name = case.name(account);
        near(score, now.score_of(&name), &what(&format!("{name} in the group's table")));
    }
    let mut points: BTreeMap<Item, f64> = BTreeMap::new();
    for p in scored.points() {
        assert!(points.insert(case.item(p.network, p.who, &p.kind), p.points).is_none(), "an item twice");
    }
    all_near(&points, &now.points(), &what("points"));
    let own = |account: AccountIx| case.options.owner.0.contains(&account);
    let found = scored.explained(&case.ledger, &case.options).expect("options that fit").posts();
    let named = |network: String, object: String| (network, object, "post".to_owned());
    let post = |p: &PostPoints| {
        let post = &case.ledger.posts[p.post as usize];
        assert!(own(post.author), "seed {seed}: another's post");
        let network = case.ledger.networks[post.network].name.clone();
        (named(network, case.ledger.strings[post.object].clone()), p.points)
    };
    let mut posts: BTreeMap<Item, f64> = found.posts.iter().map(post).collect();
    posts.insert(named(String::new(), String::new()), found.no_post);
    let naive = |(post, points): (Option<(String, String)>, f64)| {
        let (network, object) = post.unwrap_or_default();
        (named(network, object), points)
    };
    all_near(&posts, &now.posts().into_iter().map(naive).collect(), &what("posts"));
    agree_on_earlier_days(&case, &scored, &now, seed);
}

/// Two days of the curve, one of the differences, and why the score moved between them and until now.
fn agree_on_earlier_days(case: &Case, scored: &Scored, now: &Reading, seed: u64) {
    let (mut draw, as_of) = (Draw(seed ^ 0xdaf5), scored.as_of());
    // Now and then the day of scoring, or one before anything happened.
    let mut back =
        || as_of.before(draw.pick(&[0, 1, 60, LENGTH + 50, LENGTH]) as i32 - draw.below(60) as i32).min(as_of);
    let [a, b] = [back(), back()];
    let days = [a.min(b), a.max(b)];
    let readings = days.map(|day| Reading::new(&case.naive, i64::from(day.0), 1.0));
    let curve: BTreeMap<Day, (f64, bool)> =
        scored.curve_days().into_iter().map(|day| (day.day, (day.score, day.known))).collect();
    for (day, reading) in days.iter().zip(&readings) {
        let (what, number) = (format!("seed {seed}: {day}"), i64::from(day.0));
        assert_eq!(curve.contains_key(day), case.naive.any_known(number), "{what}");
        if let Some(&(score, known)) = curve.get(day) {
            near(score, reading.score(), &what);
            assert_eq!(known, case.naive.all_known(number), "{what}");
        }
    }
    let ago = draw.below(3) as usize;
    let then = as_of.before(DELTAS[ago]);
    let known = [as_of, then].iter().all(|day| case.naive.all_known(i64::from(day.0)));
    let delta = now.score() - Reading::new(&case.naive, i64::from(then.0), 1.0).score();
    let what = format!("seed {seed}: {} days ago", DELTAS[ago]);
    match scored.delta()[ago] {
        Some(found) => near(found, delta, &what),
        None => assert!(!known, "{what}"),
    }
    for (to, reading) in [(days[1], &readings[1]), (as_of, now)] {
        let found = scored.why(days[0], to).expect("days in order");
        assert_eq!([found.from, found.to], [days[0], to], "seed {seed}");
        let causes = found.moves.iter().map(|m| (case.item(m.network, m.who, &m.cause), m.points)).collect();
        all_near(&causes, &why(&readings[0], reading), &format!("seed {seed}: why"));
    }
}

fn agree_on_gauges(scored: &Scored, now: &Reading, seed: u64) {
    let gauges = scored.gauges();
    // A like of just 28 days ago is on the threshold: either rounding will do.
    let (fewest, most) = (now.reach(0.25 + 1e-12), now.reach(0.25 - 1e-12));
    assert!((fewest..=most).contains(&gauges.reach), "seed {seed}: reach {} and {fewest} to {most}", gauges.reach);
    if let Some(amplification) = gauges.amplification {
        near(amplification, now.amplification(), &format!("seed {seed}: the gauge amplification"));
    }
    match (gauges.network, now.network()) {
        (Some(engine), Some(naive)) => near(engine, naive, &format!("seed {seed}: the gauge network")),
        (engine, naive) => assert_eq!(engine, naive, "seed {seed}: the gauge network"),
    }
}

/// In four, to use the cores there are.
macro_rules! agree {
    ($($name:ident: $seeds:expr)*) => { $(#[test] fn $name() { $seeds.for_each(agree); })* };
}

agree! {
    engine_and_text_agree_on_worlds_0_to_79: 0..80
    engine_and_text_agree_on_worlds_80_to_159: 80..160
    engine_and_text_agree_on_worlds_160_to_239: 160..240
    engine_and_text_agree_on_worlds_240_to_319: 240..320
}

/// All messages of one person to the same addressee in one thread within one clock hour are one turn.
#[test]
fn engine_and_text_agree_on_what_a_turn_is() {
    for case in (0..100).map(Case::new) {
        let mut turns = BTreeSet::new();
        for Export(import) in &case.exports {
            let person =
                |ix: PersonIx| case.name(account(&case.ledger, &import.network, &import.people[ix as usize].key));
            for i in import.interactions.iter().filter(|i| i.kind == Kind::Message) {
                let Some(at) = i.when.at else { continue };
                let thread = i.thread.map(|t| import.strings[t as usize].clone());
                turns.insert((import.network.clone(), person(i.from), i.to.map(person), thread, at - at % 3_600));
            }
        }
        let text = |r: &serde_json::Value, field: &str| r[field].as_str().map(str::to_owned);
        let records = case.ledger.records(&case.options.owner.0, Model::default().answering_days);
        let messages = records.filter(|r| r["kind"] == "message" && !r["at"].is_null());
        let mut seen = Vec::new();
        for r in messages {
            let [network, from] = ["network", "from"].map(|field| text(&r, field).expect("always there"));
            seen.push((network, from, text(&r, "to"), text(&r, "thread"), r["at"].as_i64().expect("a time")));
        }
        seen.sort();
        assert_eq!(seen, turns.into_iter().collect::<Vec<_>>());
    }
}

/// The formula between distinct counts is the sum over every single fan, ten million of them.
#[test]
fn a_large_crowd_is_the_sum_over_every_fan() {
    let counts = [[10_000_000, 70_000, 3], [40, 9_999_999, 12], [1, 1, 2_500_000]];
    let mut export = Export::new("twitter", 90, &[Observe::ReactionsCounted]);
    for (n, counts) in counts.into_iter().enumerate() {
        let object = format!("post {n}");
        export.post("me", &object, PostKind::Original, noon(30 * n as i64));
        export.tally(&object, counts, noon(30 * n as i64));
    }
    let (_, scored) = score(&[export]);
    let left: Vec<f64> = (0..3).map(|n| naive::left("twitter", noon(30 * n), i64::from(on(90).0), 1.0)).collect();
    let mut parts: Vec<(u64, f64)> = Vec::new();
    for (counts, left) in counts.into_iter().zip(left) {
        parts.extend(counts.into_iter().zip([1.0, 2.0, 3.0]).map(|(n, weight)| (n, weight * left)));
    }
    let x = |j: u64| parts.iter().filter(|(count, _)| *count >= j).map(|(_, part)| part).sum();
    let naive: f64 = (1..=10_000_000).map(|j| naive::f(x(j))).sum();
    let engine = scored.networks()[0].crowd;
    assert!((engine / naive - 1.0).abs() < 1e-9, "{engine} by the engine, {naive} naively");
}

/// The worlds must hold what is compared.
#[test]
fn these_worlds_are_worth_it() {
    let cases: Vec<(Case, Scored)> = (0..100).map(Case::new).filter_map(|c| c.scored().map(|s| (c, s))).collect();
    let share = |of: &dyn Fn(&Case, &Scored) -> bool| cases.iter().filter(|(c, s)| of(c, s)).count();
    let anybody = |c: &Case| !c.options.owner.0.iter().any(|&a| c.ledger.accounts[a].key == "me");
    let counts = [
        ("somebody else's score", share(&|c, s| anybody(c) && s.score() > 0.0)),
        ("somebody else's score above average", share(&|c, s| anybody(c) && s.score() > 20.0)),
        (
            "partners of the group who count more",
            share(&|c, s| {
                let given = |p: &Who| c.options.scores.iter().any(|(a, _)| *p == Who::Person(*a));
                s.points().iter().any(|p| p.partner_factor > 1.0 && !given(&p.who))
            }),
        ),
        ("partners who count less", share(&|_, s| s.points().iter().any(|p| p.partner_factor < 1.0))),
        ("crowds", share(&|_, s| s.networks().iter().any(|n| n.crowd > 1.0))),
        ("amplification down", share(&|_, s| s.networks().iter().any(|n| n.amplification_factor < 1.0))),
        ("amplification up", share(&|_, s| s.networks().iter().any(|n| n.amplification_factor > 1.0))),
        (
            "several causes",
            share(&|c, s| {
                let to = c.options.as_of.expect("chosen");
                let moves = s.why(to.before(60), to).expect("days in order").moves;
                moves.iter().map(|m| m.cause).collect::<BTreeSet<_>>().len() >= 4
            }),
        ),
    ];
    for (what, count) in counts {
        println!("{what}: {count}");
        assert!(count >= 3, "{what}: only {count} of {}", cases.len());
    }
}
