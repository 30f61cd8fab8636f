//! Damaged exports: every fixture cut short at every byte, with every byte changed, with NULs, a million levels of
//! nesting, lines of a gigabyte and stray quotation marks. Each is read to its end, without a panic, and its report says something.
//!
//! `cargo test` takes an even share of the damages, as many as fit into a minute; `EVERY=1 cargo test --release --test
//! robust` takes all, in some forty minutes (and the long lines, which are too slow unoptimised). `NETWORK=mail,youtube`
//! takes only the cases of networks whose names begin so.

#![cfg(not(target_arch = "wasm32"))]

use cloutscope::archive::{Bytes, Input};
use cloutscope::networks;
use cloutscope::record::Import;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long one import of a fixture may take, however damaged and however busy the machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Bytes that a share of a case's damages may read in all.
const SHARE: usize = 1 << 17;

/// One file of a case.
#[derive(Clone)]
struct File {
    path: String,
    bytes: Arc<Vec<u8>>,
}

struct Case {
    name: String,
    files: Vec<File>,
}

impl Case {
    fn size(&self) -> usize {
        self.files.iter().map(|f| f.bytes.len()).sum()
    }

    /// The case as a folder, with `damaged` in place of file number `at`.
    fn with(&self, at: usize, damaged: impl Bytes + 'static) -> Input {
        let mut files: Vec<(String, Box<dyn Bytes>)> = Vec::new();
        for file in &self.files {
            files.push((
                file.path.clone(),
                Box::new(Patched { bytes: Arc::clone(&file.bytes), ..Patched::default() }),
            ));
        }
        files[at].1 = Box::new(damaged);
        Input::Folder { name: "export".into(), files }
    }
}

/// A file with a part of it replaced by so many times the same bytes.
#[derive(Default)]
struct Patched {
    bytes: Arc<Vec<u8>>,
    /// Where the replaced part begins and how long it is.
    at: usize,
    gone: usize,
    filler: &'static [u8],
    times: usize,
}

impl Bytes for Patched {
    fn len(&self) -> u64 {
        (self.bytes.len() - self.gone + self.filler.len() * self.times) as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let offset = offset as usize;
        let filled = self.filler.len() * self.times;
        if (self.at..self.at + filled).contains(&offset) {
            let n = buf.len().min(self.at + filled - offset);
            let phase = (offset - self.at) % self.filler.len();
            let source = self.filler.iter().cycle().skip(phase);
            match self.filler {
                [one] => buf[..n].fill(*one),
                _ => buf[..n].iter_mut().zip(source).for_each(|(b, f)| *b = *f),
            }
            return Ok(n);
        }
        let (start, end) = match offset < self.at {
            true => (offset, self.at),
            false => (offset - filled + self.gone, self.bytes.len()),
        };
        let rest = self.bytes.get(start..end).unwrap_or_default();
        let n = rest.len().min(buf.len());
        buf[..n].copy_from_slice(&rest[..n]);
        Ok(n)
    }
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut cases = Vec::new();
    for folder in listed(&root).iter().filter(|network| wanted(network)).flat_map(|network| listed(network)) {
        let mut files = Vec::new();
        files_below(&folder.join("export"), "", &mut files);
        let name = folder.strip_prefix(&root).expect("below the root").display().to_string();
        if !files.is_empty() {
            cases.push(Case { name, files });
        }
    }
    assert!(!cases.is_empty(), "no fixture was found");
    cases
}

/// Whether `NETWORK` is silent, or names this folder.
fn wanted(network: &Path) -> bool {
    let Ok(names) = std::env::var("NETWORK") else { return true };
    let name = network.file_name().expect("a name").to_string_lossy();
    names.split(',').any(|wanted| name.starts_with(wanted))
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn files_below(folder: &Path, prefix: &str, out: &mut Vec<File>) {
    for path in listed(folder) {
        let name = path.file_name().expect("a name").to_string_lossy();
        let name = format!("{prefix}{name}");
        match path.is_dir() {
            true => files_below(&path, &format!("{name}/"), out),
            false => {
                out.push(File { path: name, bytes: Arc::new(std::fs::read(&path).expect("a readable fixture")) })
            }
        }
    }
}

/// What is wrong with how `input` is read, if anything.
fn wrong(input: Input) -> Option<String> {
    let started = Instant::now();
    let Ok(imports) = catch_unwind(AssertUnwindSafe(|| networks::import(input, &mut |_| {}))) else {
        return Some("a panic".into());
    };
    if started.elapsed() > PATIENCE {
        return Some(format!("it took {:?}", started.elapsed()));
    }
    let silent = imports.iter().any(|i| {
        let records = i.interactions.len() + i.tallies.len() + i.posts.len() + i.contacts.len();
        records == 0 && i.skipped.is_empty()
    });
    (silent || imports.is_empty()).then(|| "an import without a record and without a word".into())
}

/// Does `work` for every case, two at a time; it returns what is wrong with it.
fn every(cases: &[Case], work: impl Fn(&Case) -> Vec<String> + Sync) {
    let next = AtomicUsize::new(0);
    let faults = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = work(case);
                    faults.lock().expect("a list").extend(found);
                }
            });
        }
    });
    let faults = faults.into_inner().expect("a list");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

/// Of `all` damages to a case, which to try: every one, or as many as its share allows, evenly.
fn share(case: &Case, all: usize) -> impl Iterator<Item = usize> {
    let fit = (SHARE / case.size().max(1)).max(10);
    let mut step = if std::env::var_os("EVERY").is_some() { 1 } else { all.div_ceil(fit).max(1) };
    // Not in step with the substitutes.
    while step.is_multiple_of(5) {
        step += 1;
    }
    (0..all).step_by(step)
}

/// The file and the place in it of the case's byte number `n`.
fn place(case: &Case, mut n: usize) -> (usize, usize) {
    for (i, file) in case.files.iter().enumerate() {
        match n.checked_sub(file.bytes.len()) {
            Some(left) => n = left,
            None => return (i, n),
        }
    }
    unreachable!("no such byte")
}

#[test]
fn cut_short_at_every_byte() {
    every(&cases(), |case| {
        let cut = |n: usize| {
            let (i, at) = place(case, n);
            let file = &case.files[i];
            let gone = file.bytes.len() - at;
            let patched = Patched { bytes: Arc::clone(&file.bytes), at, gone, ..Patched::default() };
            wrong(case.with(i, patched)).map(|w| format!("{} › {} cut at {at}: {w}", case.name, file.path))
        };
        share(case, case.size()).filter_map(cut).collect()
    });
}

/// What stands for the changed byte; the last is the byte with its lowest bit flipped.
const SUBSTITUTES: [Option<&[u8]>; 5] = [Some(b"\0"), Some(b"\xff"), Some(b"\""), Some(b"{"), None];

/// Every byte by itself, to be lent for good.
static BYTE: [u8; 256] = {
    let mut all = [0; 256];
    let mut n = 0;
    while n < 256 {
        all[n] = n as u8;
        n += 1;
    }
    all
};

#[test]
fn changed_at_every_byte() {
    every(&cases(), |case| {
        let change = |n: usize| {
            let (i, at) = place(case, n / SUBSTITUTES.len());
            let file = &case.files[i];
            let flipped = usize::from(file.bytes[at] ^ 1);
            let filler = SUBSTITUTES[n % SUBSTITUTES.len()].unwrap_or(&BYTE[flipped..=flipped]);
            let patched = Patched { bytes: Arc::clone(&file.bytes), at, gone: 1, filler, times: 1 };
            let what = || format!("{} › {} with {filler:?} at {at}", case.name, file.path);
            wrong(case.with(i, patched)).map(|w| format!("{}: {w}", what()))
        };
        share(case, case.size() * SUBSTITUTES.len()).filter_map(change).collect()
    });
}

#[test]
fn nuls() {
    every(&cases(), |case| {
        let mut faults = Vec::new();
        for (i, file) in case.files.iter().enumerate() {
            let len = file.bytes.len();
            // All of it, before it, in the middle of it, behind it.
            for (at, gone, times) in [(0, len, len), (0, 0, 100), (len / 2, 0, 100_000), (len, 0, 100)] {
                let patched = Patched { bytes: Arc::clone(&file.bytes), at, gone, filler: b"\0", times };
                let what = || format!("{} › {}, {times} NULs at {at}", case.name, file.path);
                faults.extend(wrong(case.with(i, patched)).map(|w| format!("{}: {w}", what())));
            }
        }
        faults
    });
}

/// The largest file of the cases' networks that ends so, one for each network.
fn one_each<'a>(cases: &'a [Case], endings: &[&str]) -> Vec<(&'a Case, usize)> {
    let mut best: Vec<(&str, &Case, usize)> = Vec::new();
    for case in cases {
        let network = case.name.split(['/', '\\']).next().unwrap_or_default();
        for (i, file) in case.files.iter().enumerate() {
            if !endings.iter().any(|e| file.path.ends_with(e)) {
                continue;
            }
            match best.iter_mut().find(|(of, ..)| *of == network) {
                None => best.push((network, case, i)),
                Some((_, c, n)) if c.files[*n].bytes.len() < file.bytes.len() => (*c, *n) = (case, i),
                Some(_) => {}
            }
        }
    }
    best.into_iter().map(|(_, case, i)| (case, i)).collect()
}

/// A million times `filler` behind the last `after` in the first half of each network's largest file, and the end of it.
fn nested(endings: &[&str], after: u8, fillers: &[&'static [u8]]) {
    let cases = cases();
    let files = one_each(&cases, endings);
    assert!(!files.is_empty() || std::env::var_os("NETWORK").is_some(), "no fixture ends so");
    let mut faults = Vec::new();
    for (case, i) in files {
        let file = &case.files[i];
        let half = file.bytes.len() / 2;
        let middle = file.bytes[..half].iter().rposition(|b| *b == after).map_or(0, |at| at + 1);
        for filler in fillers {
            let patched = Patched { bytes: Arc::clone(&file.bytes), at: middle, gone: 0, filler, times: 1_000_000 };
            let fault = wrong(case.with(i, patched));
            faults.extend(fault.map(|w| format!("{} › {}, {filler:?}: {w}", case.name, file.path)));
        }
    }
    assert_eq!(faults, [""; 0]);
}

#[test]
fn json_a_million_levels_deep() {
    nested(&[".json", ".js"], b':', &[b"[", b"{\"a\":"]);
}

#[test]
fn markup_a_million_levels_deep() {
    nested(&[".xml", ".atom", ".html"], b'>', &[b"<a>"]);
}

/// Files with lines of every kind, and what the line goes on behind.
const LINES: [(&str, &str, &str); 12] = [
    ("linkedin/complete", "csv", "\n"),
    ("linkedin/complete", "csv", ","),
    ("cloutscope/example", "csv", "\n"),
    ("whatsapp/android-en-us", "txt", ": "),
    ("mail/pipermail", "", "Subject: "),
    ("mail/pipermail", "", "From: "),
    ("mail/pipermail", "", "\n\n"),
    ("facebook/layout-2024", "json", ": \""),
    ("mastodon/v4.5", "json", "\""),
    ("twitter/current", "js", "\""),
    ("blog/wxr-1.2", "xml", "<title>"),
    ("blog/wxr-1.2", "xml", "=\""),
];

/// The most memory this process ever had, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

/// Memory is looked at only where nothing else runs beside: `--test-threads 1`, or this test alone.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes unless optimised")]
fn a_line_of_a_gigabyte() {
    let cases = cases();
    let before = peak();
    for (name, ending, behind) in LINES {
        let case = cases.iter().find(|c| c.name.replace('\\', "/") == name);
        if case.is_none() && !wanted(Path::new(name).parent().expect("its network")) {
            continue;
        }
        let case = case.expect("the case");
        let longest = case.files.iter().enumerate().filter(|(_, f)| f.path.ends_with(ending));
        let (i, file) = longest.max_by_key(|(_, f)| f.bytes.len()).expect("the file");
        let half = file.bytes.len() / 2;
        let found = file.bytes[half..].windows(behind.len()).position(|w| w == behind.as_bytes());
        let at = half + found.expect("its place") + behind.len();
        let patched = Patched { bytes: Arc::clone(&file.bytes), at, gone: 0, filler: b"x", times: 1 << 30 };
        let started = Instant::now();
        let imports = networks::import(case.with(i, patched), &mut |_| {});
        let records: usize = imports.iter().map(|i| i.interactions.len() + i.posts.len() + i.contacts.len()).sum();
        println!(
            "{name} › {}, behind {behind:?}: {records} records, {:?}, {} MB",
            file.path,
            started.elapsed(),
            peak() / 1000
        );
        assert!(started.elapsed() < Duration::from_secs(120), "{name} took {:?}", started.elapsed());
        assert!(records > 0 || imports.iter().any(|i| !i.skipped.is_empty()), "{name}: without a word");
        assert!(peak() - before < 150_000, "{name} took {} kB of memory", peak() - before);
    }
}

/// The most records that one element of a fixture's JSON becomes: a message, and the reactions on it.
const OF_ONE: usize = 8;

#[test]
fn a_stray_quotation_mark_in_json_costs_one_element_and_never_in_silence() {
    let is_json = |file: &File| file.path.ends_with(".json") || file.path.ends_with(".js");
    let mut all = cases();
    all.retain(|case| case.files.iter().any(is_json));
    let small = all.iter().map(|case| {
        let small = |f: &File| if is_json(f) { Arc::new(without_blanks(&f.bytes)) } else { Arc::clone(&f.bytes) };
        let files = case.files.iter().map(|f| File { path: f.path.clone(), bytes: small(f) });
        Case { name: format!("{} without blanks", case.name), files: files.collect() }
    });
    let small: Vec<Case> = small.collect();
    // Where each record stands on a line of its own, its line's end mends much: without lines is the harder half.
    match std::env::var_os("EVERY") {
        Some(_) => all.extend(small),
        None => all = small,
    }
    let read = |input: Input| networks::import(input, &mut |_| {});
    let records = |imports: &[Import]| -> usize {
        imports.iter().map(|i| i.interactions.len() + i.tallies.len() + i.posts.len() + i.contacts.len()).sum()
    };
    every(&all, |case| {
        let whole = Patched { bytes: Arc::clone(&case.files[0].bytes), ..Patched::default() };
        let whole = records(&read(case.with(0, whole)));
        let stray = |n: usize| {
            let (i, at) = place(case, n);
            let file = &case.files[i];
            // Behind a backslash it is none.
            if !is_json(file) || at > 0 && file.bytes[at - 1] == b'\\' {
                return None;
            }
            let stray = Patched { bytes: Arc::clone(&file.bytes), at, gone: 0, filler: b"\"", times: 1 };
            let imports = read(case.with(i, stray));
            let lost = whole.saturating_sub(records(&imports));
            let told = imports.iter().any(|import| import.skipped.iter().any(|skip| skip.problem));
            // A file that isn't known any more, by its own names, is told with those that nobody knows.
            let known =
                imports.iter().any(|import| import.account.iter().any(|account| account.entry.ends_with(&file.path)));
            let fault = lost > OF_ONE || lost > 0 && known && !told;
            fault.then(|| {
                format!("{} › {}, a mark at {at}: {lost} of {whole} lost, told: {told}", case.name, file.path)
            })
        };
        share(case, case.size()).filter_map(stray).collect()
    });
}

/// A JSON text without its blanks, as most programs write it.
fn without_blanks(text: &[u8]) -> Vec<u8> {
    let (mut string, mut escaped) = (false, false);
    let keep = |b: &&u8| {
        let inside = string;
        match (string, escaped, **b) {
            (true, true, _) => escaped = false,
            (true, false, b'\\') => escaped = true,
            (_, _, b'"') => string = !string,
            _ => {}
        }
        inside || !b.is_ascii_whitespace()
    };
    text.iter().filter(keep).copied().collect()
}
