//! Hostile files cost nothing: what grows in an input, doubled, costs at most two and a half times as much.
//!
//! `make attack` prints what each costs at the size at which it once hurt, each in a process of its own.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/hostile.rs"]
mod hostile;

use cloutscope::ledger::Ledger;
use cloutscope::networks;
use hostile::{ATTACKS, Attack};
use std::process::Command;
use std::time::{Duration, Instant};

/// The most that twice as much may cost.
const DOUBLED: f64 = 2.5;
/// Measurements of a size; the least counts. More are made while the two sizes seem too far apart, as the machine may be
/// busy.
const TRIES: usize = 2;
const MORE: usize = 8;
/// How often each is read in one measurement.
const REPEATED: usize = 3;
/// Less than this is nothing: two ticks of the system's account.
const NOTHING: Duration = Duration::from_millis(20);

/// What an import and its ledger cost this thread: time on the processor, which another's work doesn't lengthen; where
/// the system doesn't tell, the clock's.
fn cost(attack: &Attack, n: usize) -> Duration {
    // Several of them: the system's account is kept by ticks of some milliseconds.
    let inputs: Vec<_> = (0..REPEATED).map(|_| (attack.make)(n)).collect();
    let (before, started) = (on_processor(), Instant::now());
    for input in inputs {
        let imports = networks::import(input, &mut |_| {});
        let ledger = Ledger::build(&imports);
        assert!(!ledger.imports.is_empty(), "{}: no report", attack.name);
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
fn twice_as_much_costs_at_most_two_and_a_half_times_as_much() {
    let mut faults = Vec::new();
    for attack in ATTACKS {
        let (mut one, mut two) = (Duration::MAX, Duration::MAX);
        let ratio = |one: Duration, two: Duration| two.as_secs_f64() / one.max(NOTHING).as_secs_f64();
        for n in 0..MORE {
            if n >= TRIES && ratio(one, two) <= DOUBLED {
                break;
            }
            one = one.min(cost(attack, attack.small));
            two = two.min(cost(attack, attack.small * 2));
        }
        println!("{:<40} {one:>10.1?} {two:>10.1?} {:>5.2}", attack.name, ratio(one, two));
        if ratio(one, two) > DOUBLED {
            faults.push(format!("{}: {one:?}, then {two:?}", attack.name));
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
    let attack = ATTACKS.iter().find(|attack| attack.name == name).expect("an attack");
    let input = (attack.make)(attack.large);
    let (before, started) = (peak(), Instant::now());
    let imports = networks::import(input, &mut |_| {});
    let read = started.elapsed();
    let ledger = Ledger::build(&imports);
    let problems: u64 =
        ledger.imports.iter().flat_map(|i| &i.skipped).filter(|skip| skip.problem).map(|skip| skip.count).sum();
    let (all, memory) = (started.elapsed(), peak());
    println!(
        "RESULT {:>9} | {:>7.2} s | {:>7.2} s | {:>6} MB | {:>6} MB | {:>7} | {problems}",
        attack.large,
        read.as_secs_f64(),
        all.as_secs_f64(),
        before / 1000,
        memory / 1000,
        ledger.imports.len()
    );
}

/// The table.
#[test]
#[ignore = "for make attack"]
fn table() {
    println!(
        "| {:<40} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} | {:>7} | problems |",
        "what grows", "how many", "read", "+ ledger", "input", "peak", "exports"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for attack in ATTACKS {
        let program = std::env::current_exe().expect("this program");
        let args = ["--exact", "one", "--ignored", "--nocapture", "--test-threads", "1"];
        let child = Command::new(program).args(args).env("ATTACK", attack.name).output().expect("a process");
        let text = String::from_utf8_lossy(&child.stdout);
        let result = text.lines().find_map(|line| line.split_once("RESULT ")).map(|(_, result)| result);
        println!("| {:<40} | {} |", attack.name, result.unwrap_or("it did not end well"));
    }
}
