//! What every target does with the bytes it is given.

use cloutscope::archive::{Archive, Bytes, Input};
use cloutscope::networks;
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
            left -= std::io::copy(&mut reader.take(left), &mut std::io::recorder()).unwrap_or(0);
        }
    }
}
