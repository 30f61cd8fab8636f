//! What every target does with the bytes it is given.

use cloutscope::archive::{Archive, Bytes, Input};
use cloutscope::import::{About, Recorder};
use cloutscope::ledger::Ledger;
use cloutscope::model::Model;
use cloutscope::networks;
use cloutscope::record::{Audience, Import, Kind, Observe, PersonIx, PostKind, Precision, Relation, When};
use cloutscope::score::{self, Options, Outcome};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use libfuzzer_sys;

/// A target for one importer.
#[macro_export]
macro_rules! importer {
    ($format:literal) => {
        $crate::libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::importer($format, data));
    };
}

/// Stands before every file of a tree: the byte after it says which path.
pub const MARK: [u8; 2] = [0xFE, 0xFF];

/// Inflated bytes that are read of one archive: a bomb costs time, and is no finding.
const ENOUGH: u64 = 4 << 20;

/// Every fixture's files of a format: case by case, path and place.
pub fn cases(format: &str) -> Vec<Vec<(String, PathBuf)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(format);
    let mut cases: Vec<PathBuf> = root.read_dir().expect("fixtures").map(|e| e.expect("a case").path()).collect();
    cases.sort();
    let files = |case: &PathBuf| {
        let mut files = Vec::new();
        below(&case.join("export"), "", &mut files);
        files
    };
    cases.iter().filter(|c| c.join("export").is_dir()).map(files).collect()
}

fn below(folder: &Path, prefix: &str, out: &mut Vec<(String, PathBuf)>) {
    let mut entries: Vec<_> = folder.read_dir().expect("a folder").map(|e| e.expect("an entry")).collect();
    entries.sort_by_key(|e| e.file_name());
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => below(&entry.path(), &format!("{name}/"), out),
            false => out.push((name, entry.path())),
        }
    }
}

/// The paths that a format's fixtures have: what a byte after [`MARK`] counts in.
pub fn paths(format: &str) -> Vec<String> {
    let mut paths: Vec<String> = cases(format).into_iter().flatten().map(|(path, _)| path).collect();
    paths.sort();
    paths.dedup();
    paths
}

/// The file tree that `data` stands for, under genuine paths.
fn tree(paths: &[String], mut data: &[u8]) -> Input {
    let mut files: Vec<(String, Box<dyn Bytes>)> = Vec::new();
    while let Some((&which, rest)) = data.strip_prefix(&MARK).unwrap_or(data).split_first() {
        let end = rest.windows(MARK.len()).position(|w| w == MARK).unwrap_or(rest.len());
        files.push((paths[usize::from(which) % paths.len()].clone(), Box::new(rest[..end].to_vec())));
        data = &rest[end..];
    }
    Input::Folder { name: "export".into(), files }
}

/// An import of whatever `data` stands for ends, and reports.
pub fn importer(format: &str, data: &[u8]) {
    static PATHS: OnceLock<Vec<String>> = OnceLock::new();
    let input = tree(PATHS.get_or_init(|| paths(format)), data);
    let imports = networks::import(input, &mut |_| {});
    assert!(!imports.is_empty(), "no import");
    for i in &imports {
        let records = i.interactions.len() + i.tallies.len() + i.posts.len() + i.contacts.len();
        assert!(records > 0 || !i.skipped.is_empty(), "an import without a record and without a word");
    }
}

/// Whatever `data` is, as a dropped file: it is listed, and every entry read.
pub fn archive(data: &[u8]) {
    let input = Input::File { name: "export".into(), bytes: Box::new(data.to_vec()) };
    let Ok(archive) = Archive::open(input) else { return };
    let mut left = ENOUGH;
    for index in 0..archive.entries.len() {
        if let Ok(reader) = archive.read(index) {
            left -= std::io::copy(&mut reader.take(left), &mut std::io::sink()).unwrap_or(0);
        }
    }
}

/// Each line of `data` is a file's path; what stands behind a NUL is its content. Whatever lies where, the import ends.
pub fn places(data: &[u8]) {
    let file = |line: &[u8]| -> (String, Box<dyn Bytes>) {
        let mut parts = line.splitn(2, |byte| *byte == 0);
        let path = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
        (path, Box::new(parts.next().unwrap_or(b"[]").to_vec()))
    };
    let files = data.split(|byte| *byte == b'\n').map(file).collect();
    let imports = networks::import(Input::Folder { name: "export".into(), files }, &mut |_| {});
    assert!(!imports.is_empty(), "no import");
}

/// Whatever is recorded, it can be joined and scored, and what is told of it is what was recorded: `data` are commands.
pub fn recorder(data: &[u8]) {
    let mut imports = vec![Recorder::new("a", "cloutscope", "one")];
    let mut data = Commands(data);
    while let Some(command) = data.byte() {
        let few = imports.len() < 4;
        let recorder = imports.last_mut().expect("there is one");
        match command % 14 {
            0 => recorder.entry(&data.text()),
            1 => recorder.at(data.number() as u32),
            2 => recorder.owner(&data.text(), &data.text()),
            3 => {
                let person = recorder.person(&data.text(), &data.text());
                recorder.link(person, &data.text());
            }
            4 => {
                let (post, counts) = (recorder.sym(&data.text()), [(); 3].map(|()| data.maybe()));
                recorder.tally(post, data.when(), counts);
            }
            5 => {
                let (post, author) = (recorder.sym(&data.text()), data.person(recorder));
                recorder.post(post, author, data.when(), PostKind::Original, true);
            }
            6 => {
                let person = data.person(recorder);
                recorder.contact(person, [Relation::Follower, Relation::RequestSent][data.at(2)], data.when());
            }
            7 => {
                let (thread, person) = (recorder.sym(&data.text()), data.person(recorder));
                recorder.participant(thread, person, data.maybe().map(|at| at as i64));
            }
            8 => recorder.problem(data.text()),
            9 => recorder.skip(data.text()),
            10 => recorder.import().as_of = data.maybe().map(|at| at as i64),
            11 => recorder.import().group_source = data.at(2) == 1,
            12 if few => {
                let file = format!("{}", imports.len());
                imports.push(Recorder::new(&file, "cloutscope", ["one", "two"][data.at(2)]));
            }
            _ => {
                let kinds = [Kind::Reaction, Kind::Message, Kind::Reply, Kind::Follow, Kind::Mention];
                let (kind, from, when) = (kinds[data.at(kinds.len())], data.person(recorder), data.when());
                let to = (data.at(2) == 0).then(|| data.person(recorder));
                let thread = (data.at(2) == 0).then(|| recorder.sym(&data.text()));
                let object = (data.at(3) == 0).then(|| recorder.sym(&data.text()));
                recorder.act(kind, from, to, About { when, audience: Audience::Private, object, thread });
            }
        }
        imports.last_mut().expect("there is one").observes(&[Observe::Messages, Observe::RepliesNamed]);
    }
    let imports: Vec<Import> = imports.into_iter().map(Recorder::finish).collect();
    joined_and_scored(&imports);
}

/// Conversations of many: each two bytes are a message, by somebody in one of a few threads.
pub fn members(data: &[u8]) {
    let mut recorder = Recorder::new("a", "cloutscope", "chat");
    recorder.owner("me", "");
    recorder.observes(&[Observe::Messages]);
    for (n, message) in data.chunks_exact(2).enumerate() {
        let person = recorder.person(&format!("p{}", u16::from(message[0]) % 251), "");
        let from = if message[0] > 250 { 0 } else { person };
        let thread = recorder.sym(&format!("t{}", message[1] % 3));
        let when = When::exact(1_600_000_000 + n as i64 * i64::from(message[1]));
        recorder.act(Kind::Message, from, None, About::private(when, thread));
    }
    joined_and_scored(&[recorder.finish()]);
}

/// Points add up to the score, and it is one from 0 to 100.
fn joined_and_scored(imports: &[Import]) {
    let ledger = Ledger::build(imports);
    let owner = ledger.owner(&[]).ok().or_else(|| {
        let likeliest = ledger.candidates().into_iter().next()?;
        ledger.owner(&[likeliest.account]).ok()
    });
    let Some(owner) = owner else { return };
    let Ok(Outcome::Scored(scored)) = score::run(&ledger, &Model::default(), &Options::new(owner)) else { return };
    let together: f64 = scored.points().iter().map(|point| point.points).sum();
    assert!((0.0..=100.0).contains(&scored.score()), "{}", scored.score());
    assert!((together - scored.score()).abs() < 1e-6, "{together} {}", scored.score());
}

/// Bytes as commands and what they take; at the end of the bytes all is 0.
struct Commands<'d>(&'d [u8]);

impl Commands<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn at(&mut self, len: usize) -> usize {
        usize::from(self.byte().unwrap_or(0)) % len
    }

    /// One byte, or eight for what is extreme.
    fn number(&mut self) -> u64 {
        match self.byte() {
            Some(255) => (0..8).fold(0, |number, _| number << 8 | u64::from(self.byte().unwrap_or(0))),
            byte => u64::from(byte.unwrap_or(0)),
        }
    }

    fn maybe(&mut self) -> Option<u64> {
        (self.at(4) > 0).then(|| self.number())
    }

    fn text(&mut self) -> String {
        let len = self.at(9).min(self.0.len());
        let (text, rest) = self.0.split_at(len);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn when(&mut self) -> When {
        let precisions = [Precision::Exact, Precision::Day, Precision::Local, Precision::Derived, Precision::Snapshot];
        let precision = precisions[self.at(precisions.len())];
        match self.at(4) {
            0 => When::UNKNOWN,
            1 => When::exact(self.number() as i64).with(precision),
            _ => When::exact(1_600_000_000 + self.number() as i64 % 1_000 * 3_000).with(precision),
        }
    }

    fn person(&mut self, recorder: &mut Recorder) -> PersonIx {
        let key = format!("p{}", self.at(9));
        if key == "p0" { 0 } else { recorder.person(&key, "") }
    }
}
