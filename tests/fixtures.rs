//! Every folder under `tests/fixtures/<network>/<case>/` is one export in a genuine layout with invented people, and
//! beside it what must be read from it: `expected.json` (the summary) and `expected.jsonl` (the records).
//!
//! `UPDATE=1 cargo test --test fixtures` writes what is read now; review every line of it before committing.

use cloutscope::archive::{Bytes, Input};
use cloutscope::import;
use cloutscope::ledger::{AccountIx, Import, Ledger};
use std::io;
use std::path::{Path, PathBuf};

/// A file's bytes that come `piece` at a time.
struct Slow {
    bytes: Vec<u8>,
    piece: usize,
}

impl Bytes for Slow {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|o| self.bytes.get(o..)).unwrap_or_default();
        let n = rest.len().min(buf.len()).min(self.piece);
        buf[..n].copy_from_slice(&rest[..n]);
        Ok(n)
    }
}

fn files_below(folder: &Path, base: &Path, out: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<PathBuf> =
        folder.read_dir().expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files_below(&path, base, out);
        } else {
            let name = path.strip_prefix(base).expect("below the base").to_string_lossy().replace('\\', "/");
            out.push((name, std::fs::read(&path).expect("a readable fixture")));
        }
    }
}

fn folder(files: &[(String, Vec<u8>)], piece: usize) -> Input {
    let slow = |(name, bytes): &(String, Vec<u8>)| -> (String, Box<dyn Bytes>) {
        (name.clone(), Box::new(Slow { bytes: bytes.clone(), piece }))
    };
    Input::Folder { name: "export".into(), files: files.iter().map(slow).collect() }
}

fn zipped(files: &[(String, Vec<u8>)]) -> Input {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("bytes");
    }
    let bytes = zip.finish().expect("a ZIP").into_inner();
    Input::File { name: "export".into(), bytes: Box::new(Slow { bytes, piece: usize::MAX }) }
}

fn render(imports: &[Import]) -> (String, String) {
    let ledger = Ledger::build(imports);
    let owner: Vec<AccountIx> = ledger.owner(&[]).map(|o| o.0).unwrap_or_default();
    let summary = serde_json::to_string_pretty(&ledger.summary()).expect("JSON");
    let records: Vec<String> = ledger.records(&owner).map(|r| r.to_string()).collect();
    (summary + "\n", records.join("\n") + "\n")
}

fn check(case: &Path) {
    let mut files = Vec::new();
    files_below(&case.join("export"), &case.join("export"), &mut files);
    let read = |input: Input| render(&import::run(input, &mut |_| {}));
    let (summary, records) = read(folder(&files, usize::MAX));
    let at = |name: &str| case.join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(at("expected.json"), &summary).expect("written");
        std::fs::write(at("expected.jsonl"), &records).expect("written");
    }
    let expected = |name: &str| std::fs::read_to_string(at(name)).unwrap_or_default();
    assert_eq!(summary, expected("expected.json"), "{}: the summary", case.display());
    assert_eq!(records, expected("expected.jsonl"), "{}: the records", case.display());
    assert_eq!(read(folder(&files, 1)), (summary.clone(), records.clone()), "{}: one byte at a time", case.display());
    assert_eq!(read(zipped(&files)), (summary, records), "{}: inside a ZIP", case.display());
}

#[test]
fn every_fixture_is_read_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut cases = 0;
    let mut networks: Vec<PathBuf> =
        root.read_dir().expect("fixtures").map(|e| e.expect("an entry").path()).collect();
    networks.sort();
    for network in networks {
        let mut folders: Vec<PathBuf> =
            network.read_dir().expect("cases").map(|e| e.expect("an entry").path()).collect();
        folders.sort();
        for case in folders.iter().filter(|c| c.join("export").is_dir()) {
            check(case);
            cases += 1;
        }
    }
    assert!(cases > 0, "no fixture was found");
}

/// Fixtures mark every text with this word; addresses are of the documentation's network.
const PRIVATE: [&str; 3] = ["SECRET", "192.0.2.", "@mail.example"];

#[test]
fn no_text_and_no_address_is_kept_or_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut rows = 0;
    for case in [
        "instagram/layout-2018",
        "instagram/layout-2021",
        "instagram/layout-2024",
        "threads/in-instagram",
        "reddit/complete",
    ] {
        let export = root.join(case).join("export");
        let mut files = Vec::new();
        files_below(&export, &export, &mut files);
        let imports = import::run(folder(&files, usize::MAX), &mut |_| {});
        let (summary, records) = render(&imports);
        let mut shown = summary + &records;
        for import in &imports {
            let acts = import.interactions.iter().map(|i| i.source);
            let sources =
                acts.chain(import.posts.iter().map(|p| p.source)).chain(import.contacts.iter().map(|c| c.source));
            for source in sources.chain(import.tallies.iter().map(|t| t.source)) {
                let entry = &import.entries[source.entry as usize];
                let row = import::row(folder(&files, usize::MAX), entry, source.record).expect("the row");
                row.into_iter().for_each(|(field, content)| shown += &format!("{field}: {content}\n"));
                rows += 1;
            }
        }
        let private = PRIVATE.iter().find(|private| shown.contains(**private));
        assert_eq!(private, None, "{case}");
    }
    assert!(rows > 0, "no row was shown");
}
