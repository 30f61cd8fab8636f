//! How long scoring takes, by the size of what was received, and how fast each format is read. Ignored by default:
//! `cargo test --release --test speed -- --ignored --nocapture`.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/big_archive.rs"]
mod big_archive;
#[path = "support/busy_group.rs"]
mod busy_group;
#[path = "support/grown_exports.rs"]
mod grown_exports;
#[path = "support/random_exports.rs"]
mod random_exports;

use cloutscope::archive::{Bytes, Input};
use cloutscope::ledger::*;
use cloutscope::model::Model;
use cloutscope::networks;
use cloutscope::record::*;
use cloutscope::report;
use cloutscope::rhythm::Rhythm;
use cloutscope::score::{Options, Outcome, run};
use random_exports::*;
use std::time::Duration;

/// People with keys `p0`…, on one network; the owner is the first.
fn empty(people: u64, observes: &[Observe]) -> Ledger {
    let account = |n: u64| Account {
        network: NetworkIx(0),
        key: format!("p{n:07}"),
        names: Vec::new(),
        links: Vec::new(),
        owns_import: n == 0,
    };
    Ledger {
        networks: vec![Network { name: "web".to_owned(), observes: observes.to_vec() }],
        accounts: (0..people).map(account).collect(),
        ..Ledger::default()
    }
}

/// Sorted times over so many days.
fn times(draw: &mut Draw, count: u64, days: u64) -> Vec<i64> {
    let mut times: Vec<i64> = (0..count).map(|_| noon(0) + draw.below(days * DAY as u64) as i64).collect();
    times.sort_unstable();
    times
}

/// Few act often, many rarely.
fn somebody(draw: &mut Draw, people: u64) -> u32 {
    let r = draw.below(1 << 32) as f64 / (1_u64 << 32) as f64;
    ((r * r * r * (people - 1) as f64) as u64 + 1) as u32
}

fn act(at: i64, from: u32, to: u32) -> Act {
    Act {
        when: When::exact(at),
        later: 0,
        kind: Kind::Reply,
        from: AccountIx(from),
        to: Some(AccountIx(to)),
        audience: Audience::Public,
        object: None,
        thread: None,
        wrote_before: None,
        group: true,
        row: Row { import: 0, source: Source { entry: 0, record: 0 } },
        rows: 1,
    }
}

/// Time on the processor, not on the clock: the machine may be shared.
fn cpu() -> Duration {
    // Counted up to the last switch to another thread: let there be one.
    std::thread::sleep(Duration::from_millis(1));
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0))
}

/// What `work` makes, and the milliseconds it takes.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = cpu();
    let made = work();
    (made, (cpu() - start).as_secs_f64() * 1e3)
}

/// How long each answer takes, in milliseconds, for the first account.
fn measure(name: &str, ledger: &Ledger) -> serde_json::Value {
    measure_of(AccountIx(0), name, ledger)
}

fn measure_of(owner: AccountIx, name: &str, ledger: &Ledger) -> serde_json::Value {
    let options = Options::new(Owner(vec![owner]));
    let run = || run(ledger, &Model::default(), &options).expect("options that fit");
    let (Outcome::Scored(scored), score) = timed(run) else { panic!("unscored") };
    let (_, band) = timed(|| scored.band());
    let (curve, trace) = timed(|| scored.curve());
    let (why, causes) = timed(|| scored.why(curve[curve.len() - 40].0, scored.as_of()).expect("days in order"));
    // Everything that leads to the single post, person and day.
    let (_, explained) = timed(|| {
        let explained = scored.explained(ledger, &options).expect("options that fit");
        let rhythm = Rhythm::of(ledger, &options, scored.received(), scored.as_of()).expect("options that fit");
        let story = scored.story(None).expect("days of the curve");
        (explained.posts().posts.len(), explained.people().len(), explained.waiting(), story, rhythm)
    });
    println!(
        "{name}: score {:.1}, {} points in {score:.0} ms; band in {band:.0} ms; {} days in {trace:.0} ms; {} causes in \
         {causes:.0} ms; posts, people, who waits, story and rhythm in {explained:.0} ms: with them {:.2} times as long",
        scored.score(),
        scored.points().len(),
        curve.len(),
        why.moves.len(),
        (score + trace + explained) / (score + trace),
    );
    serde_json::json!({ "name": name, "score": score, "band": band, "curve": trace, "why": causes, "explained": explained })
}

/// A page of fifty people beside all of them: what a list on a screen costs, whichever way it is ordered.
#[test]
#[ignore = "a measurement"]
fn pages() {
    let mut draw = Draw(7);
    for people in [10_000, 100_000] {
        let mut ledger = empty(people + 1, &[Observe::Messages]);
        for at in times(&mut draw, 3 * people, 300) {
            ledger.acts.push(act(at, draw.below(people) as u32 + 1, 0));
        }
        let options = Options::new(Owner(vec![AccountIx(0)]));
        let Outcome::Scored(scored) = run(&ledger, &Model::default(), &options).expect("options that fit") else {
            panic!("unscored")
        };
        let (ranked, ordered) = timed(|| {
            report::ranked(&ledger, &options, &scored, report::TotalsOrder::Points, "").expect("options that fit")
        });
        let page = |at, most| {
            timed(|| report::totals(&ledger, &options, &scored, &ranked, (at, most)).expect("options that fit")).1
        };
        page(0, 1);
        let all = page(0, usize::MAX);
        // The first, one in the middle, and the last: the median of many, as each is far below a clock's step.
        let mut fifty: Vec<f64> = (0..99).map(|n| page(n * (ranked.len() - 50) / 98, 50)).collect();
        fifty.sort_by(f64::total_cmp);
        println!(
            "{} people ordered in {ordered:.1} ms; all of them in {all:.1} ms, fifty of them in {:.3} ms: {:.0} times less",
            ranked.len(),
            fifty[49],
            all / fifty[49],
        );
    }
}

/// Leaves a measurement for `make bench`.
fn leave(name: &str, measured: &serde_json::Value) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(name), measured.to_string()).expect("written");
}

#[test]
#[ignore = "a measurement"]
fn one_owner() {
    let mut draw = Draw(1);
    for (people, heavy) in [(1_000, true), (20_000, true), (50_000, false)] {
        let mut ledger = empty(people, &[Observe::Messages]);
        for at in times(&mut draw, 100_000, 3_650) {
            let from = if heavy { somebody(&mut draw, people) } else { draw.below(people - 1) as u32 + 1 };
            ledger.acts.push(act(at, from, 0));
        }
        measure(&format!("100,000 acts by {people} people"), &ledger);
    }
}

#[test]
#[ignore = "a measurement"]
fn crowds() {
    let mut draw = Draw(2);
    for worst in [false, true] {
        let mut ledger = empty(2, &[Observe::ReactionsCounted]);
        for (object, at) in times(&mut draw, 100_000, 3_650).into_iter().enumerate() {
            let r = draw.below(1 << 32) as f64 / (1_u64 << 32) as f64;
            let count = if worst { draw.below(10_000_000) } else { (1.0 / (r + 1e-6)) as u64 };
            ledger.tallies.push(Counts {
                network: NetworkIx(0),
                object: ObjectIx::of(object),
                author: AccountIx(0),
                when: When::exact(at),
                reactions: Some(count),
                reposts: Some(count / 4),
                replies: None,
                as_of: None,
                row: Row { import: 0, source: Source { entry: 0, record: 0 } },
            });
        }
        measure(if worst { "100,000 tallies, all different" } else { "100,000 tallies" }, &ledger);
    }
}

#[test]
#[ignore = "a measurement"]
fn groups() {
    for (acts, people, days, heavy) in
        [(300_000, 1_000, 800, true), (1_000_000, 50_000, 3_650, false), (1_000_000, 50_000, 3_650, true)]
    {
        let mut draw = Draw(3);
        let mut ledger = empty(people, &[Observe::Messages]);
        for at in times(&mut draw, acts, days) {
            let mut who = || if heavy { somebody(&mut draw, people) } else { draw.below(people) as u32 };
            let (from, to) = (who(), who());
            ledger.acts.push(act(at, from % people as u32, if draw.one_in(100) { 0 } else { to }));
        }
        measure(&format!("{acts} acts among {people} people, heavy {heavy}"), &ledger);
    }
}

/// How the cost grows: by records, and by days × people still felt. The same acts over four times the years leave a
/// quarter as many people felt on each day.
#[test]
#[ignore = "a measurement"]
fn growth() {
    let mut rows = Vec::new();
    for (acts, people, years) in
        [(250_000, 12_500, 10), (500_000, 25_000, 10), (1_000_000, 50_000, 10), (250_000, 12_500, 40)]
    {
        let mut draw = Draw(5);
        let mut ledger = empty(people, &[Observe::RepliesNamed]);
        for at in times(&mut draw, acts, 365 * years) {
            let from = somebody(&mut draw, people);
            let to = if draw.one_in(100) { 0 } else { draw.below(people) as u32 };
            ledger.acts.push(act(at, from, to));
        }
        let mut row = measure(&format!("{acts} acts among {people} people in {years} years"), &ledger);
        row["of"] = serde_json::json!([acts, people, years]);
        rows.push(row);
    }
    leave("growth.json", &rows.into());
}

/// A million acts among fifty thousand people who all see each other, over ten years, as an import and as it is scored.
/// Leaves the same import, and its acts as edges, in `target/bench/` for `make bench`, which repeats this in a browser.
#[test]
#[ignore = "a measurement"]
fn million() {
    const ACTS: u64 = 1_000_000;
    const PEOPLE: u64 = 50_000;
    const DAYS: u64 = 3_650;
    let mut draw = Draw(4);
    let person = |n: u64| Person { key: format!("p{n:07}"), ..Person::default() };
    let mut import = Import {
        file: "million".to_owned(),
        format: "bench".to_owned(),
        network: "web".to_owned(),
        people: (0..PEOPLE).map(person).collect(),
        group_source: true,
        observes: vec![Observe::RepliesNamed],
        ..Import::default()
    };
    let mut edges = Vec::new();
    for (n, at) in times(&mut draw, ACTS, DAYS).into_iter().enumerate() {
        let from = somebody(&mut draw, PEOPLE);
        let to = if draw.one_in(100) { 0 } else { draw.below(PEOPLE) as u32 };
        let when = When::exact(at);
        let source = Source { entry: 0, record: n as u32 + 1 };
        let (kind, audience) = (Kind::Reply, Audience::Public);
        let (object, thread) = (None, None);
        import.interactions.push(Interaction { kind, from, to: Some(to), when, audience, object, thread, source });
        let day = ((at - noon(0) + DAY / 2) / DAY) as u32;
        edges.extend([from, to, day].iter().flat_map(|n| n.to_le_bytes()));
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&folder).expect("a folder");
    let imports = vec![import];
    std::fs::write(folder.join("million.imports"), postcard::to_allocvec(&imports).expect("bytes")).expect("written");
    std::fs::write(folder.join("million.edges"), edges).expect("written");
    let before = peak();

    let (ledger, built) = timed(|| Ledger::build(&imports));
    let mut measured = measure("a million acts, natively", &ledger);
    println!("ledger in {built:.0} ms; peak memory {} MB, {} MB of it the import", peak() / 1000, before / 1000);
    (measured["ledger"], measured["memory"]) = (built.into(), (peak() / 1000).into());
    leave("million.json", &measured);
}

/// Group chats, from WhatsApp's text to the score: every message reaches the last eight, however many members there are.
#[test]
#[ignore = "a measurement"]
fn busy_groups() {
    for (people, messages) in [(100, 24_000), (2_000, 50_000), (500, 1_000_000)] {
        let text = busy_group::chat(people, messages, 730, &[300]);
        let bytes = text.len() / 1_000_000;
        let (imports, read) = timed(|| busy_group::import(text));
        let (ledger, built) = timed(|| Ledger::build(&imports));
        let writes = account(&ledger, "whatsapp", "Member 1");
        measure_of(writes, &format!("a group of {people} with {messages} messages"), &ledger);
        println!("{bytes} MB read in {read:.0} ms, ledger in {built:.0} ms; peak memory {} MB", peak() / 1000);
    }
}

/// The most memory this process ever had, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

/// Every format's main fixture, grown to 20 MB. Leaves them in `target/bench/throughput/` for `make bench`, which reads
/// them in a browser.
#[test]
#[ignore = "a measurement"]
fn throughput() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench/throughput");
    let mut list = Vec::new();
    for (n, grown_exports::Grown { format, files }) in grown_exports::all(20_000_000).enumerate() {
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        for (path, bytes) in &files {
            let path = folder.join(n.to_string()).join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("written");
        }
        let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
        let read = || {
            let files = files.iter().map(|(path, bytes)| (path.clone(), Box::new(bytes.clone()) as Box<dyn Bytes>));
            let export = Input::Folder { name: "export".into(), files: files.collect() };
            timed(|| networks::import(export, &mut |_| {}))
        };
        // The best of three, as in the browser: memory is fresh the first time.
        let (imports, took) = (0..3).map(|_| read()).min_by(|a, b| a.1.total_cmp(&b.1)).expect("three");
        let records =
            imports.iter().map(|i| i.interactions.len() + i.tallies.len() + i.posts.len() + i.contacts.len());
        let speed = bytes as f64 / took / 1e3;
        let records: usize = records.sum();
        println!("{format}: {speed:.0} MB/s, {records} records of {} MB", bytes / 1_000_000);
        let row = serde_json::json!({ "format": format, "paths": paths, "bytes": bytes, "records": records, "native": took });
        list.push(row);
    }
    leave("throughput/list.json", &list.into());
}

/// A ZIP file whose `tweets.js` has 160 MB, from the file's bytes to records: the median of five. Leaves it in
/// `target/bench/` for `make bench`, which reads it in a browser, beside JavaScript.
#[test]
#[ignore = "a measurement"]
fn archive() {
    let (zip, bytes, posts) = big_archive::zip(160_000_000).expect("a ZIP file");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("archive.zip"), &zip).expect("written");
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..5 {
        let input = Input::File { name: "archive.zip".into(), bytes: Box::new(zip.clone()) };
        let (imports, took) = timed(|| networks::import(input, &mut |_| {}));
        assert_eq!(imports.iter().map(|i| i.posts.len() as u64).sum::<u64>(), posts);
        times.push(took);
        let (ledger, built) = timed(|| Ledger::build(&imports));
        let (_, scored) =
            timed(|| run(&ledger, &Model::default(), &Options::new(Owner(vec![AccountIx(0)]))).expect("options"));
        println!("read in {took:.0} ms, ledger in {built:.0} ms, scored in {scored:.0} ms");
    }
    times.sort_by(f64::total_cmp);
    println!("{posts} posts of {} MB, {} MB deflated: {:.0} ms", bytes / 1_000_000, zip.len() / 1_000_000, times[2]);
    leave(
        "archive.json",
        &serde_json::json!({ "bytes": bytes, "zip": zip.len(), "posts": posts, "native": times[2] }),
    );
}
