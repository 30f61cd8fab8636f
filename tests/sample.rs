//! The built-in sample: whole, read without a loss, and telling the story of February 2011 with the model as it is.
#![cfg(feature = "cli")]

use cloutscope::ledger::{AccountIx, Audience, Kind, Ledger};
use cloutscope::model::Model;
use cloutscope::report::{CauseReport, explain};
use cloutscope::score::{self, Cause, Day, Options, Outcome, Profile, Scored, Source, Who, Why};
use cloutscope::{import, people, sample};
use std::collections::BTreeSet;
use std::path::Path;

/// The earthquake: 22 February 2011, 12:51 in Christchurch.
const EARTHQUAKE: i64 = 1_298_332_260;

fn ledger() -> Ledger {
    let imports: Vec<_> = sample::inputs().into_iter().flat_map(|i| import::run(i, &mut |_| {})).collect();
    Ledger::build(&imports)
}

/// The scores of `people.csv`, and the lines that mean nobody.
fn standing(ledger: &Ledger) -> (Vec<(AccountIx, f64)>, Vec<String>) {
    people::resolve(&people::parse(sample::PEOPLE).expect("a table"), ledger)
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
    assert!(bytes < 150_000, "{bytes} bytes");
}

#[test]
fn every_record_is_read_and_everybody_known() {
    let ledger = ledger();
    let formats: Vec<(&str, &str)> = ledger.imports.iter().map(|i| (&*i.file, &*i.format)).collect();
    assert_eq!(
        formats,
        [("sample-facebook", "facebook"), ("sample-linkedin", "linkedin"), ("sample-twitter", "twitter")]
    );
    for import in &ledger.imports {
        assert!(import.skipped.is_empty(), "{}: {:?}", import.file, import.skipped);
        assert_eq!(import.owner.len(), 1, "{} knows whose it is", import.file);
    }
    let owner = ledger.owner(&[]).expect("one owner").0;
    assert_eq!(owner.len(), 3, "one account on each network");
    for account in owner {
        let a = &ledger.accounts[account as usize];
        assert!(a.key == "Henrik Lautner" || a.names.iter().any(|n| n == "Henrik Lautner"), "{a:?}");
    }
    let (scores, nobody) = standing(&ledger);
    assert_eq!(nobody, Vec::<String>::new());
    let mut scores: Vec<f64> = scores.iter().map(|(_, score)| *score).collect();
    scores.sort_by(f64::total_cmp);
    assert_eq!(scores, [21.0, 44.0, 61.0]);
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
    let most = why.moves.first().expect("causes");
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
    assert!(told.causes.iter().all(|c| c.acts.len() == 1 && c.acts[0].count == c.sources && c.who.name.is_some()));
    assert!(told.total > 3, "all are counted, though three are told");
}

#[test]
fn a_network_is_connected_in_one_line_that_opens_to_its_people() {
    let ledger = ledger();
    let klout = klout(&ledger);
    let why = klout.why(day("2011-02-23"), day("2011-02-24")).expect("two days");
    let told = explain(&ledger, &klout, &why, usize::MAX);
    let of_networks: Vec<&CauseReport> = told.causes.iter().filter(|c| c.cause == Cause::Connected).collect();
    let [linkedin] = of_networks[..] else { panic!("one line: {of_networks:?}") };
    assert_eq!((linkedin.network.as_str(), &linkedin.who.person), ("linkedin", &None));
    assert_eq!(linkedin.points, told.causes[0].points, "it is the largest");
    let sum: f64 = linkedin.parts.iter().map(|part| part.points).sum();
    assert!((sum - linkedin.points).abs() < 1e-12 && linkedin.people == Some(linkedin.parts.len()));
    assert!(linkedin.parts.iter().all(|part| part.who.person.is_some() && part.sources > 0));
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
    let of = |m: &score::Move| &ledger.networks[m.network as usize].name;
    assert!(why.moves.iter().all(|m| (m.cause == Cause::Connected) == (of(m) == "linkedin")));
}

#[test]
fn all_networks_from_the_start_are_never_less() {
    let ledger = ledger();
    let (klout, all) = (klout(&ledger).curve(), scored(&ledger, Profile::Everything, false).curve());
    assert!((1..=28).all(|date| february(&all, date) >= february(&klout, date)));
    assert!(february(&all, 21) > february(&klout, 21) + 5.0, "LinkedIn is his most used network");
}
