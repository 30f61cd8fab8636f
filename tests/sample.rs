//! The built-in sample: whole, read without a loss, and telling the story of February 2011 with the model as it is.
#![cfg(feature = "cli")]

use cloutscope::ledger::{AccountIx, Ledger};
use cloutscope::model::Model;
use cloutscope::query::Query;
use cloutscope::record::{AccountName, Audience, Kind};
use cloutscope::report::{self, explain};
use cloutscope::score::{self, Cause, Day, Options, Outcome, Profile, Scored, Source, Who, Why};
use cloutscope::session::Session;
use cloutscope::{known_scores, networks, sample};
use std::collections::BTreeSet;
use std::path::Path;

/// The earthquake: 22 February 2011, 12:51 in Christchurch.
const EARTHQUAKE: i64 = 1_298_332_260;

fn ledger() -> Ledger {
    ledger_of(|_| true)
}

/// Of some of its exports, by name.
fn ledger_of(some: impl Fn(&str) -> bool) -> Ledger {
    let inputs = sample::inputs().into_iter().filter(|input| some(input.name()));
    let imports: Vec<_> = inputs.flat_map(|i| networks::import(i, &mut |_| {})).collect();
    Ledger::build(&imports)
}

/// The scores of `people.csv`, and the lines that mean nobody.
fn standing(ledger: &Ledger) -> (Vec<(AccountIx, f64)>, Vec<AccountName>) {
    known_scores::resolve(&known_scores::parse(sample::PEOPLE).expect("a table"), ledger)
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn scored(ledger: &Ledger, profile: Profile, connected: bool) -> Scored {
    let mut options = Options::new(ledger.owner(&[]).expect("one owner"));
    options.profile = profile;
    options.scores = standing(ledger).0;
    if connected {
        let (network, from) = sample::CONNECTED;
        options.connected.insert(network.to_owned(), day(from));
    }
    match score::run(ledger, &Model::default(), &options).expect("sound options") {
        Outcome::Scored(scored) => *scored,
        Outcome::Unscored(_) => panic!("the sample scores"),
    }
}

/// As Klout saw it.
fn klout(ledger: &Ledger) -> Scored {
    scored(ledger, sample::PROFILE.parse().expect("a profile"), true)
}

fn february(curve: &[(Day, f64)], date: i32) -> f64 {
    let wanted = day("2011-01-31").0 + date;
    curve.iter().find(|(day, _)| day.0 == wanted).expect("on the curve").1
}

fn below(folder: &Path, base: &Path, out: &mut BTreeSet<String>) {
    for entry in folder.read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, base, out);
        } else {
            out.insert(path.strip_prefix(base).expect("below the base").to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The page's build bundles the folders, the terminal what `exports()` lists: they must be the same.
#[test]
fn every_file_of_an_export_is_listed() {
    for export in sample::exports() {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample").join(export.folder);
        let mut there = BTreeSet::new();
        below(&base, &base, &mut there);
        let listed: BTreeSet<String> = export.files.iter().map(|f| f.path.to_owned()).collect();
        assert_eq!(listed, there, "{}", export.folder);
    }
}

#[test]
fn it_stays_small() {
    let bytes: usize = sample::exports().iter().flat_map(|e| e.files).map(|f| f.bytes.len()).sum();
    assert!(bytes < 170_000, "{bytes} bytes, of six exports");
}

#[test]
fn every_record_is_read_and_everybody_known() {
    let ledger = ledger();
    let formats: Vec<(&str, &str)> = ledger.imports.iter().map(|i| (&*i.file, &*i.format)).collect();
    assert_eq!(
        formats,
        [
            ("sample-blog", "blog"),
            ("sample-facebook", "facebook"),
            ("sample-linkedin", "linkedin"),
            ("sample-mailing-list", "mail"),
            ("sample-twitter", "twitter"),
            ("sample-xing", "xing"),
        ]
    );
    for import in &ledger.imports {
        assert!(import.skipped.iter().all(|skip| !skip.problem), "{}: {:?}", import.file, import.skipped);
        // A list of contacts and a list's archive name nobody.
        let named = usize::from(!matches!(&*import.format, "mail" | "xing"));
        assert_eq!(import.owner.len(), named, "{} knows whose it is", import.file);
    }
    let skips = ledger.imports.iter().flat_map(|i| &i.skipped);
    let left: Vec<(&str, &str, u64)> = skips.map(|s| (&*s.place, &*s.why, s.count)).collect();
    let [(spam, waits, 1), (contacts, unverified, 1)] = left[..] else { panic!("left out on purpose: {left:?}") };
    assert!(spam.starts_with("sample-blog › ") && waits.starts_with("a comment that is spam"));
    assert!(contacts == "sample-xing" && unverified.contains("XING documents no layout"));
    let (scores, nobody) = standing(&ledger);
    assert_eq!(nobody, []);
    let mut scores: Vec<f64> = scores.iter().map(|(_, score)| *score).collect();
    scores.sort_by(f64::total_cmp);
    assert_eq!(scores, [21.0, 44.0, 61.0, 61.0]);
}

#[test]
fn the_owner_is_one_person_over_all_six_networks() {
    let ledger = ledger();
    let owner = ledger.owner(&[]).expect("one owner").0;
    let network = |account: AccountIx| &*ledger.networks[ledger.accounts[account].network].name;
    let networks: Vec<&str> = owner.iter().map(|&a| network(a)).collect();
    assert_eq!(networks, ["blog", "facebook", "linkedin", "mail", "twitter", "xing"], "one account on each");
    for &account in &owner {
        let a = &ledger.accounts[account];
        // A list of contacts names everybody but the one whose it is.
        let said = ["Henrik Lautner", "henrik@lautner.example"];
        let named = said.contains(&&*a.key) || a.names.iter().any(|n| said.contains(&&**n));
        assert!(named || (a.key.is_empty() && network(account) == "xing"), "{a:?}");
    }
    // A list's archive shows everybody alike: he is known there by his address, which other exports of his hold.
    let mail = owner[3];
    assert!(!ledger.accounts[mail].owns_import);
    let proved: Vec<_> = ledger.same.iter().filter(|(a, b)| *a == mail || *b == mail).collect();
    assert!(!proved.is_empty() && proved.iter().all(|(a, b)| owner.contains(a) && owner.contains(b)));
    assert_eq!(ledger.unclaimed(&owner), []);
}

#[test]
fn a_name_alone_does_not_make_somebody_the_owner() {
    let ledger = ledger_of(|name| ["sample-linkedin", "sample-mailing-list"].contains(&name));
    // LinkedIn's export tells no address that the list knows.
    let owner = ledger.owner(&[]).expect("LinkedIn's").0;
    assert_eq!(owner.len(), 1);
    let list = ledger.unclaimed(&owner);
    assert!(list.len() > 5 && list.iter().all(|c| c.network() == "mail"));
    assert_eq!(list[0].account, "mail:henrik@lautner.example".into(), "the likeliest of all");
}

/// What the page is told once it has scored.
#[test]
fn equal_names_are_suggested_but_for_the_owners_own_and_join_only_when_they_are_said_to_be_one() {
    let mut session = Session::default();
    for input in sample::inputs() {
        session.add(networks::import(input, &mut |_| {})).expect("whole imports");
    }
    session.answer(&Query::default()).expect("sound");
    let suggested = session.suggestions(&[]);
    let names: Vec<&str> = suggested.iter().map(|s| &*s.name).collect();
    assert!(names.contains(&"Anke Wiesinger") && names.contains(&"Nigel Thrapston"), "{names:?}");
    assert!(!names.contains(&"Henrik Lautner"), "he is one already");
    let of = |name: &str| suggested.iter().find(|s| s.name == name).map(|s| (s.one.clone(), s.other.clone()));
    let anke = of("Anke Wiesinger").expect("suggested");
    assert_eq!(anke, ("facebook:Anke Wiesinger".into(), "xing:Anke Wiesinger".into()));
    assert_eq!(session.suggestions(std::slice::from_ref(&anke)).len(), suggested.len() - 1);

    let ledger = ledger();
    let reach = |same: &[(AccountName, AccountName)]| {
        let query = Query { same: same.to_vec(), ..Query::default() };
        let settings = query.settings(&ledger).expect("sound");
        match score::run(&ledger, &settings.model, &settings.options).expect("sound options") {
            Outcome::Scored(scored) => scored.gauges().reach,
            Outcome::Unscored(_) => panic!("the sample scores"),
        }
    };
    let duncan = of("Duncan McAra").expect("active on both");
    assert_eq!(reach(&[duncan]), reach(&[]) - 1, "who is one person is counted once");
}

#[test]
fn the_curve_is_that_of_february_2011() {
    let curve = klout(&ledger()).curve();
    let on = |date: i32| february(&curve, date);
    let near = |date: i32, wanted: f64| {
        assert!((on(date) - wanted).abs() <= 1.0, "{date} February: {} is not around {wanted}", on(date));
    };
    (8..=21).for_each(|date| near(date, 19.0));
    near(23, 24.0);
    (24..=28).for_each(|date| near(date, 29.0));
    let rise = |date: i32| on(date) - on(date - 1);
    assert!((0.2..1.0).contains(&rise(17)), "the day after the blog post: {}", rise(17));
    assert!((9..=21).all(|date| date == 17 || rise(date) < rise(17)), "no other day of those rises as much");
    assert_eq!(curve.last().expect("days").0, day("2011-02-28"), "it ends with the archive, not with today");
}

fn total(why: &Why, fits: impl Fn(&score::Move) -> bool) -> f64 {
    why.moves.iter().filter(|m| fits(m)).map(|m| m.points).sum()
}

#[test]
fn the_earthquake_moved_it_and_those_of_standing_most() {
    let ledger = ledger();
    let klout = klout(&ledger);
    let why = klout.why(day("2011-02-21"), day("2011-02-23")).expect("two days");
    assert!(total(&why, |m| m.cause == Cause::New) > why.to_score - why.from_score, "new acts, and more than faded");
    assert!(why.moves.iter().all(|m| !matches!(m.cause, Cause::Connected | Cause::Removed | Cause::Standing)));
    let new = why.moves.iter().filter(|m| m.cause == Cause::New);
    let mut acts = new.flat_map(|m| klout.behind(&why, m).sources.first);
    assert!(
        acts.all(|source| match source {
            Source::Act(act) => ledger.acts[act as usize].when.at.is_some_and(|at| at >= EARTHQUAKE),
            Source::Tally(tally) => ledger.tallies[tally as usize].when.at.is_some_and(|at| at >= EARTHQUAKE),
        }),
        "all of it came after the earthquake"
    );
    let gain = |score: f64| {
        let points = klout.points();
        let by = points.iter().find(|p| p.partner_score == Some(score)).expect("a point of theirs");
        let Who::Person(person) = by.who else { panic!("somebody known by name") };
        assert!(matches!(by.kind, Kind::Message | Kind::Reply), "a message or a comment");
        assert!(ledger.acts.iter().filter(|a| a.from == person).all(|a| a.when.at >= Some(EARTHQUAKE)), "a stranger");
        total(&why, |m| m.who == by.who && m.cause == Cause::New)
    };
    let (low, middle, high) = (gain(21.0), gain(44.0), gain(61.0));
    assert!(0.0 < low && low < middle && middle < high, "{low} {middle} {high}");
    let most = why.moves.iter().max_by(|a, b| a.points.abs().total_cmp(&b.points.abs())).expect("causes");
    assert!(matches!(most.who, Who::Person(_)) && (most.points - high).abs() < 1e-12, "the 61 comes first: {most:?}");
}

#[test]
fn the_causes_name_the_three_that_klout_could_see_with_their_standing_and_what_they_did() {
    let ledger = ledger();
    let klout = klout(&ledger);
    let why = klout.why(day("2011-02-21"), day("2011-02-23")).expect("two days");
    let told = explain(&ledger, &klout, &why, 3);
    let three: Vec<_> = told
        .causes
        .iter()
        .map(|c| (c.partner_score, c.cause, c.network.as_str(), c.acts[0].kind, c.acts[0].audience))
        .collect();
    let (public, private) = (Audience::Public, Audience::Private);
    assert_eq!(
        three,
        [
            (Some(61.0), Cause::New, "twitter", Kind::Message, private),
            (Some(44.0), Cause::New, "twitter", Kind::Message, private),
            (Some(21.0), Cause::New, "facebook", Kind::Reply, public),
        ]
    );
    assert!(told.causes.iter().all(|c| c.acts.len() == 1
        && c.acts[0].count == c.sources
        && matches!(c.who, Some(report::Who::Person { .. }))));
    assert!(told.total > 3, "all are counted, though three are told");
}

#[test]
fn a_network_is_connected_in_one_line_that_opens_to_its_people() {
    let ledger = ledger();
    let klout = klout(&ledger);
    let why = klout.why(day("2011-02-23"), day("2011-02-24")).expect("two days");
    let told = explain(&ledger, &klout, &why, usize::MAX);
    let of_networks: Vec<&report::Cause> = told.causes.iter().filter(|c| c.cause == Cause::Connected).collect();
    let [linkedin] = of_networks[..] else { panic!("one line: {of_networks:?}") };
    assert_eq!((linkedin.network.as_str(), &linkedin.who), ("linkedin", &None));
    assert_eq!(linkedin.points, told.causes[0].points, "it is the largest");
    let sum: f64 = linkedin.parts.iter().map(|part| part.points).sum();
    assert!((sum - linkedin.points).abs() < 1e-12 && linkedin.people == Some(linkedin.parts.len()));
    assert!(
        linkedin.parts.iter().all(|part| matches!(part.who, Some(report::Who::Person { .. })) && part.sources > 0)
    );
    let all: f64 = told.causes.iter().map(|c| c.points).sum();
    assert!((all - (told.to_score - told.from_score)).abs() < 1e-9 && told.total == told.causes.len());
}

#[test]
fn linkedin_moved_it_on_the_day_it_was_connected() {
    let ledger = ledger();
    let why = klout(&ledger).why(day("2011-02-23"), day("2011-02-24")).expect("two days");
    let connected = total(&why, |m| m.cause == Cause::Connected);
    let rise = why.to_score - why.from_score;
    assert!(rise > 4.0 && connected > 0.9 * rise, "{connected} of {rise}");
    let of = |m: &score::Move| &ledger.networks[m.network].name;
    assert!(why.moves.iter().all(|m| (m.cause == Cause::Connected) == (of(m) == "linkedin")));
}

#[test]
fn all_networks_from_the_start_are_never_less() {
    let ledger = ledger();
    let (klout, all) = (klout(&ledger).curve(), scored(&ledger, Profile::Everything, false).curve());
    assert!((1..=28).all(|date| february(&all, date) >= february(&klout, date)));
    assert!(february(&all, 21) > february(&klout, 21) + 5.0, "LinkedIn is his most used network");
}

#[test]
fn what_klout_did_not_watch_would_add_and_with_everything_it_does() {
    let ledger = ledger();
    let (klout, all) = (klout(&ledger), scored(&ledger, Profile::Everything, true));
    for (part, there) in klout.networks().iter().zip(all.networks()) {
        let unwatched = ["blog", "mail", "xing"].contains(&&*part.name);
        assert_eq!(part.connected, !unwatched, "{}", part.name);
        assert!(part.strength > 0.0 && there.evidence > 0.0, "{}", part.name);
        assert_eq!(part.evidence == 0.0, unwatched, "{}", part.name);
    }
    let watched = ledger_of(|name| ["twitter", "facebook", "linkedin"].iter().any(|one| name.ends_with(one)));
    assert_eq!(klout.curve(), self::klout(&watched).curve(), "what isn't watched changes no bit");
    assert!((8..=28).all(|date| february(&all.curve(), date) > february(&klout.curve(), date)));
    assert!(
        all.score() > klout.score() + 0.5 && all.score() < klout.score() + 3.0,
        "they are small beside the others"
    );
}

#[test]
fn the_fourth_of_standing_is_on_the_mailing_list() {
    let ledger = ledger();
    let all = scored(&ledger, Profile::Everything, true);
    let standing = |scored: &Scored| {
        let known =
            scored.points().iter().filter_map(|p| Some((&*ledger.networks[p.network].name, p.partner_score?)));
        let mut known: Vec<(&str, f64)> = known.collect();
        known.dedup();
        known
    };
    let three = [("twitter", 61.0), ("twitter", 44.0), ("facebook", 21.0)];
    assert_eq!(standing(&klout(&ledger)), three, "the largest first");
    assert_eq!(standing(&all), [&[("mail", 61.0)], &three[..]].concat());
    let why = all.why(day("2011-02-21"), day("2011-02-23")).expect("two days");
    let told = explain(&ledger, &all, &why, 4);
    let first: Vec<_> = told.causes.iter().map(|c| (&*c.network, c.partner_score, c.cause, c.acts[0].kind)).collect();
    let new = |network, score, kind| (network, Some(score), Cause::New, kind);
    assert_eq!(
        first,
        [
            new("mail", 61.0, Kind::Reply),
            new("twitter", 61.0, Kind::Message),
            new("twitter", 44.0, Kind::Message),
            new("facebook", 21.0, Kind::Reply),
        ]
    );
}
