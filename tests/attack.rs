//! Hostile files cost nothing: what grows in an input, doubled, costs at most two and a half times as much; members of a
//! group, whose pairs are what is scored, four and a half times.
//!
//! `make attack` prints what each costs at the size at which it once hurt, each in a process of its own.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/hostile_questions.rs"]
mod hostile_questions;
#[path = "support/hostile_records.rs"]
mod hostile_records;
#[path = "support/hostile_threads.rs"]
mod hostile_threads;

use cloutscope::archive::Input;
use cloutscope::ledger::Ledger;
use cloutscope::model::Model;
use cloutscope::networks;
use cloutscope::score::{self, Options, Outcome};
use hostile::{ATTACKS, Attack};
use hostile_questions::{QUESTIONS, ask};
use hostile_records::RECORDS;
use hostile_threads::THREADS;
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
    /// `None`: there is nobody to score.
    score: Option<f64>,
}

/// All that becomes of what is dropped: records, ledger, and the score of its owner, or of the likeliest, with its points.
fn all(input: Input) -> Done {
    let imports = networks::import(input, &mut |_| {});
    let ledger = Ledger::build(&imports);
    drop(imports);
    let owner = ledger.owner(&[]).ok().or_else(|| {
        let likeliest = ledger.candidates().into_iter().next()?;
        ledger.owner(&[likeliest.account]).ok()
    });
    let outcome = owner.map(|owner| score::run(&ledger, &Model::default(), &Options::new(owner)));
    let score = match outcome {
        Some(Ok(Outcome::Scored(scored))) => Some((scored.points().len(), scored.score()).1),
        _ => None,
    };
    Done { ledger, score }
}

fn attacks() -> impl Iterator<Item = &'static Attack> {
    wanted(ATTACKS.iter().chain(RECORDS).chain(THREADS))
}

/// Those whose names hold `ONLY`.
fn wanted(all: impl Iterator<Item = &'static Attack>) -> impl Iterator<Item = &'static Attack> {
    let only = std::env::var("ONLY").unwrap_or_default();
    all.filter(move |attack| attack.name.contains(&only))
}

/// What it cost this thread: time on the processor, which another's work doesn't lengthen; where the system doesn't tell,
/// the clock's.
fn cost(attack: &Attack, n: usize, of: fn(Input)) -> Duration {
    // Several of them: the system's account is kept by ticks of some milliseconds.
    let inputs: Vec<_> = (0..REPEATED).map(|_| (attack.make)(n)).collect();
    let (before, started) = (on_processor(), Instant::now());
    inputs.into_iter().for_each(of);
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
    in_proportion(attacks().filter(|attack| attack.small > 0), |input| {
        assert!(!all(input).ledger.imports.is_empty(), "no report");
    });
}

#[test]
fn what_is_asked_costs_in_proportion() {
    in_proportion(wanted(QUESTIONS.iter()), ask);
}

fn in_proportion(attacks: impl Iterator<Item = &'static Attack>, of: fn(Input)) {
    let mut faults = Vec::new();
    for attack in attacks {
        let (mut one, mut four) = (Duration::MAX, Duration::MAX);
        let ratio = |one: Duration, four: Duration| four.as_secs_f64() / one.max(NOTHING).as_secs_f64();
        // Doubled twice: a product shows all the more, and chance less.
        let most = attack.doubled * attack.doubled;
        for n in 0..MORE {
            if n >= TRIES && ratio(one, four) <= most {
                break;
            }
            one = one.min(cost(attack, scale() * attack.small / 2, of));
            four = four.min(cost(attack, scale() * attack.small * 2, of));
        }
        println!("{:<45} {one:>10.1?} {four:>10.1?} {:>6.2} of {most}", attack.name, ratio(one, four));
        if ratio(one, four) > most {
            faults.push(format!("{}: {one:?}, then {four:?}", attack.name));
        }
    }
    assert_eq!(faults, [""; 0]);
}

/// `make attack` makes an input in one process and reads it in another one, whose memory is then that of reading alone.
#[cfg(unix)]
mod table {
    use super::{ATTACKS, Attack, Done, Instant, QUESTIONS, RECORDS, THREADS, all, ask, wanted};
    use cloutscope::archive::{Bytes, Input};
    use std::fs::{self, File};
    use std::io;
    use std::os::unix::fs::FileExt;
    use std::path::PathBuf;
    use std::rc::Rc;

    fn every() -> impl Iterator<Item = &'static Attack> {
        wanted(ATTACKS.iter().chain(RECORDS).chain(THREADS).chain(QUESTIONS))
    }

    fn attack() -> &'static Attack {
        let name = std::env::var("ATTACK").expect("the attack's name");
        every().find(|attack| attack.name == name).expect("an attack")
    }

    fn folder() -> PathBuf {
        std::env::var("OUT").expect("a folder").into()
    }

    /// The files of a dropped folder, one behind the other: as many on the disk would be another attack.
    const FILES: &str = "files.bin";
    /// Their lengths and names.
    const NAMES: &str = "files.txt";

    /// A file, or a part of one.
    struct Part(Rc<File>, u64, u64);

    impl Bytes for Part {
        fn len(&self) -> u64 {
            self.2
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
            let most = self.2.saturating_sub(offset).min(buf.len() as u64) as usize;
            self.0.read_at(&mut buf[..most], self.1 + offset)
        }
    }

    #[test]
    #[ignore = "for make attack"]
    fn names() {
        every().for_each(|attack| println!("ATTACK {} | {} | {}", attack.name, attack.before, attack.large));
    }

    #[test]
    #[ignore = "for make attack"]
    fn write() {
        let whole = |bytes: &dyn Bytes| {
            let mut all = vec![0; bytes.len() as usize];
            let read = bytes.read_at(0, &mut all).expect("in memory");
            all.truncate(read);
            all
        };
        match (attack().make)(attack().large) {
            Input::File { name, bytes } => {
                let path = folder().join(name);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, whole(&*bytes)).expect("written");
            }
            Input::Folder { files, .. } => {
                let (mut names, mut content) = (String::new(), Vec::new());
                for (name, bytes) in files {
                    let bytes = whole(&*bytes);
                    names += &format!("{} {name}\n", bytes.len());
                    content.extend(bytes);
                }
                fs::write(folder().join(NAMES), names).expect("written");
                fs::write(folder().join(FILES), content).expect("written");
            }
        }
    }

    /// What was written, as it is read from the disk.
    fn written() -> Input {
        let open = |path: PathBuf| Rc::new(File::open(path).expect("a file"));
        let Ok(names) = fs::read_to_string(folder().join(NAMES)) else {
            let path = fs::read_dir(folder()).expect("a folder").flatten().next().expect("a file").path();
            let file = open(path.clone());
            let len = file.metadata().expect("a length").len();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            return Input::File { name, bytes: Box::new(Part(file, 0, len)) };
        };
        let (file, mut at) = (open(folder().join(FILES)), 0);
        let one = |line: &str| -> (String, Box<dyn Bytes>) {
            let (len, name) = line.split_once(' ').expect("a length");
            let part = Part(Rc::clone(&file), at, len.parse().expect("a length"));
            at += part.2;
            (name.to_owned(), Box::new(part))
        };
        Input::Folder { name: "x".to_owned(), files: names.lines().map(one).collect() }
    }

    /// The most memory this process ever had, in kB.
    fn peak() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
    }

    #[test]
    #[ignore = "for make attack"]
    fn one() {
        let (input, asked) = (written(), QUESTIONS.iter().any(|one| one.name == attack().name));
        let (before, started) = (peak(), Instant::now());
        let told = if asked {
            ask(input);
            "– | –".to_owned()
        } else {
            let Done { ledger, score } = all(input);
            let problems = ledger.imports.iter().flat_map(|i| &i.skipped).filter(|skip| skip.problem);
            let score = score.map_or("–".to_owned(), |score| format!("{score:.1}"));
            format!("{} | {score}", problems.map(|skip| skip.count).sum::<u64>())
        };
        let (seconds, memory) = (started.elapsed().as_secs_f64(), (peak() - before) / 1000);
        println!("RESULT {seconds:.1} s | {memory} MB | {told}");
    }
}

/// `SCALE=5` measures at five times the sizes: a product that hides at small ones shows.
fn scale() -> usize {
    std::env::var("SCALE").ok().and_then(|s| s.parse().ok()).unwrap_or(1)
}
