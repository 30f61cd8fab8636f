//! Hostile files cost nothing: what grows in an input, doubled, costs at most two and a half times as much; members of a
//! group, whose pairs are what is scored, four and a half times.
//!
//! `make attack` prints what each costs at the size at which it once hurt, each in a process of its own.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/hostile_records.rs"]
mod hostile_records;
#[path = "support/hostile_threads.rs"]
mod hostile_threads;

use cloutscope::archive::{Bytes, Input};
use cloutscope::ledger::Ledger;
use cloutscope::model::Model;
use cloutscope::networks;
use cloutscope::score::{self, Options, Outcome};
use hostile::{ATTACKS, Attack};
use hostile_records::RECORDS;
use hostile_threads::THREADS;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// Measurements of a size; the least counts. More are made while the two sizes seem too far apart, as the machine may be
/// busy.
const TRIES: usize = 2;
const MORE: usize = 8;
/// How often each is read in one measurement.
const REPEATED: usize = 3;
/// Less than this is nothing: two ticks of the system's account.
const NOTHING: Duration = Duration::from_millis(20);

/// What reading, joining and scoring cost.
struct Done {
    ledger: Ledger,
    read: Instant,
    joined: Instant,
    /// `None`: there is nobody to score.
    score: Option<f64>,
}

/// All that becomes of what is dropped: records, ledger, and the score of its owner, or of the likeliest, with its points.
fn all(input: Input) -> Done {
    let imports = networks::import(input, &mut |_| {});
    let read = Instant::now();
    let ledger = Ledger::build(&imports);
    drop(imports);
    let joined = Instant::now();
    let owner = ledger.owner(&[]).ok().or_else(|| {
        let likeliest = ledger.candidates().into_iter().next()?;
        ledger.owner(&[likeliest.account]).ok()
    });
    let outcome = owner.map(|owner| score::run(&ledger, &Model::default(), &Options::new(owner)));
    let score = match outcome {
        Some(Ok(Outcome::Scored(scored))) => Some((scored.points().len(), scored.score()).1),
        _ => None,
    };
    Done { ledger, read, joined, score }
}

/// All attacks, or those whose names hold `ONLY`.
fn attacks() -> impl Iterator<Item = &'static Attack> {
    let only = std::env::var("ONLY").unwrap_or_default();
    ATTACKS.iter().chain(RECORDS).chain(THREADS).filter(move |attack| attack.name.contains(&only))
}

/// What it cost this thread: time on the processor, which another's work doesn't lengthen; where the system doesn't tell,
/// the clock's.
fn cost(attack: &Attack, n: usize) -> Duration {
    // Several of them: the system's account is kept by ticks of some milliseconds.
    let inputs: Vec<_> = (0..REPEATED).map(|_| (attack.make)(n)).collect();
    let (before, started) = (on_processor(), Instant::now());
    for input in inputs {
        assert!(!all(input).ledger.imports.is_empty(), "{}: no report", attack.name);
    }
    match (before, on_processor()) {
        (Some(before), Some(after)) => after - before,
        _ => started.elapsed(),
    }
}

fn on_processor() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(stat.split_whitespace().next()?.parse().ok()?))
}

#[test]
fn what_grows_costs_in_proportion() {
    let mut faults = Vec::new();
    for attack in attacks().filter(|attack| attack.small > 0) {
        let (mut one, mut four) = (Duration::MAX, Duration::MAX);
        let ratio = |one: Duration, four: Duration| four.as_secs_f64() / one.max(NOTHING).as_secs_f64();
        // Doubled twice: a product shows all the more, and chance less.
        let most = attack.doubled * attack.doubled;
        for n in 0..MORE {
            if n >= TRIES && ratio(one, four) <= most {
                break;
            }
            one = one.min(cost(attack, attack.small / 2));
            four = four.min(cost(attack, attack.small * 2));
        }
        println!("{:<45} {one:>10.1?} {four:>10.1?} {:>6.2} of {most}", attack.name, ratio(one, four));
        if ratio(one, four) > most {
            faults.push(format!("{}: {one:?}, then {four:?}", attack.name));
        }
    }
    assert_eq!(faults, [""; 0]);
}

/// The most memory this process ever had, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

/// One attack, named by `ATTACK`: for the table.
#[test]
#[ignore = "for make attack"]
fn one() {
    let name = std::env::var("ATTACK").expect("the attack's name");
    let attack = attacks().find(|attack| attack.name == name).expect("an attack");
    let input = (attack.make)(attack.large);
    let (before, started) = (peak(), Instant::now());
    let Done { ledger, read, joined, score } = all(input);
    let (end, memory) = (Instant::now(), peak());
    let problems: u64 =
        ledger.imports.iter().flat_map(|i| &i.skipped).filter(|skip| skip.problem).map(|skip| skip.count).sum();
    println!(
        "RESULT {} | {:.1} s | {:.1} s | {:.1} s | {} MB | {} MB | {} | {problems} | {}",
        attack.large,
        (read - started).as_secs_f64(),
        (joined - read).as_secs_f64(),
        (end - joined).as_secs_f64(),
        before / 1000,
        memory / 1000,
        ledger.imports.len(),
        score.map_or("–".to_owned(), |score| format!("{score:.1}")),
    );
}

/// The table, of all or of those whose names hold `ONLY`.
#[test]
#[ignore = "for make attack"]
fn table() {
    println!(
        "| what grows | before | how many | read | joined | scored | input | peak | exports | problems | score |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for attack in attacks() {
        let program = std::env::current_exe().expect("this program");
        let args = ["--exact", "one", "--ignored", "--nocapture", "--test-threads", "1"];
        let child = Command::new(program)
            .args(args)
            .env("ATTACK", attack.name)
            .env("ONLY", attack.name)
            .output()
            .expect("a process");
        let text = String::from_utf8_lossy(&child.stdout);
        let result = text.lines().find_map(|line| line.split_once("RESULT ")).map(|(_, result)| result);
        println!("| {} | {} | {} |", attack.name, attack.before, result.unwrap_or("it did not end well"));
    }
}

/// Writes an attack's input to a folder, for the page: `ATTACK=… OUT=… cargo test --release --test attack write …`.
#[test]
#[ignore = "for make attack"]
fn write() {
    let out = PathBuf::from(std::env::var("OUT").expect("a folder"));
    let save = |path: PathBuf, bytes: &dyn Bytes| {
        let mut all = vec![0; bytes.len() as usize];
        let read = bytes.read_at(0, &mut all).expect("in memory");
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, &all[..read]).expect("written");
    };
    for attack in attacks() {
        let folder = out.join(attack.name.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
        match (attack.make)(attack.large) {
            Input::File { name, bytes } => save(folder.join(name), &*bytes),
            // As many files on the disk would be another attack.
            Input::Folder { .. } => {}
        }
    }
}
