//! Every folder under `tests/fixtures/<network>/<case>/` is one export in a genuine layout with invented people, and
//! beside it what must be read from it: `expected.json` (the summary) and `expected.jsonl` (the records).
//!
//! Each folder is a test, called after it: `cargo test --test fixtures mail/pipermail`. Browsers read the same ones in
//! `tests/wasm.rs`. `UPDATE=1 cargo test --test fixtures` writes what is read now; review every line of it before committing.

#[path = "support/cases.rs"]
mod cases;

use cases::{Files, Slow, folder, render};
use cloutscope::archive::Input;
use cloutscope::networks;
use cloutscope::record::{Import, OWNER, Post, PostKind};
use libtest_mimic::{Arguments, Trial};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        folder.read_dir().expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    entries
}

fn files_below(folder: &Path, base: &Path, out: &mut Files) {
    for path in listed(folder) {
        if path.is_dir() {
            files_below(&path, base, out);
        } else {
            let name = path.strip_prefix(base).expect("below the base").to_string_lossy().replace('\\', "/");
            out.push((name, std::fs::read(&path).expect("a readable fixture")));
        }
    }
}

fn zipped(files: &Files) -> Input {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("bytes");
    }
    let bytes = zip.finish().expect("a ZIP").into_inner();
    Input::File { name: "export".into(), bytes: Box::new(Slow { bytes, piece: usize::MAX }) }
}

fn check(case: &Path) {
    let mut files = Vec::new();
    files_below(&case.join("export"), &case.join("export"), &mut files);
    let read = |input: Input| render(&networks::import(input, &mut |_| {}));
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

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let cases: Vec<PathBuf> = listed(&root).iter().flat_map(|network| listed(network)).collect();
    let cases = cases.into_iter().filter(|case| case.join("export").is_dir());
    let mut tests: Vec<Trial> = cases
        .map(|case| {
            let name = case.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            Trial::test(name, move || {
                check(&case);
                Ok(())
            })
        })
        .collect();
    assert!(!tests.is_empty(), "no fixture was found");
    tests.push(Trial::test("no_text_and_no_address_is_kept_or_shown", || {
        no_text_and_no_address_is_kept_or_shown();
        Ok(())
    }));
    tests.push(Trial::test("own_words_are_shown_of_own_posts_alone", || {
        own_words_are_shown_of_own_posts_alone();
        Ok(())
    }));
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}

/// Fixtures mark every text with this word; addresses are of the documentation's network.
const PRIVATE: [&str; 3] = ["SECRET", "192.0.2.", "@mail.example"];

fn no_text_and_no_address_is_kept_or_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let (mut rows, mut own_words) = (0, 0);
    for case in [
        "instagram/layout-2018",
        "instagram/layout-2021",
        "instagram/layout-2024",
        "instagram/reaction-stubs",
        "facebook/notices",
        "facebook/page-comments",
        "threads/in-instagram",
        "reddit/complete",
    ] {
        let export = root.join(case).join("export");
        let mut files = Vec::new();
        files_below(&export, &export, &mut files);
        let imports = networks::import(folder(&files, usize::MAX), &mut |_| {});
        let (summary, records) = render(&imports);
        let mut shown = summary + &records;
        for import in &imports {
            let format = networks::FORMATS.iter().find(|format| format.name == import.format).expect("a format");
            // Only a row that is a post of the owner's own shows what was written in it.
            let own = import.posts.iter().filter(|post| is_own(import, post));
            let own: HashSet<_> = own.map(|p| (p.source.entry, p.source.record)).collect();
            let acts = import.interactions.iter().map(|i| i.source);
            let sources =
                acts.chain(import.posts.iter().map(|p| p.source)).chain(import.contacts.iter().map(|c| c.source));
            for source in sources.chain(import.tallies.iter().map(|t| t.source)) {
                let entry = &import.entries[source.entry as usize];
                let row = networks::row(folder(&files, usize::MAX), entry, source.record).expect("the row");
                let may = |field: &str| {
                    own.contains(&(source.entry, source.record))
                        && format.own_words.fields().iter().any(|own| own.eq_ignore_ascii_case(field))
                };
                for (field, content) in row {
                    if may(&field) {
                        own_words += usize::from(content.contains(PRIVATE[0]));
                    } else {
                        shown += &format!("{field}: {content}\n");
                    }
                }
                rows += 1;
            }
        }
        let private = PRIVATE.iter().find(|private| shown.contains(**private));
        assert_eq!(private, None, "{case}");
    }
    assert!(rows > 0, "no row was shown");
    assert!(own_words > 3, "own words were shown {own_words} times");
}

fn is_own(import: &Import, post: &Post) -> bool {
    post.kind != PostKind::Repost && (post.author == OWNER || import.owner_also.contains(&post.author))
}

fn own_words_are_shown_of_own_posts_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for (case, field) in [("twitter/current", "full_text"), ("mastodon/v4.5", "content")] {
        let export = root.join(case).join("export");
        let mut files = Vec::new();
        files_below(&export, &export, &mut files);
        let (mut own, mut others) = (0, 0);
        for import in networks::import(folder(&files, usize::MAX), &mut |_| {}) {
            for post in &import.posts {
                let entry = &import.entries[post.source.entry as usize];
                let row = networks::row(folder(&files, usize::MAX), entry, post.source.record).expect("the row");
                let words = row.iter().find(|(name, _)| name == field);
                if is_own(&import, post) {
                    let (_, text) = words.unwrap_or_else(|| panic!("{case}: no words in {row:?}"));
                    assert!(!text.contains("</") && !text.contains("&amp;"), "{case}: {text}");
                    assert_eq!(row[0].0, field, "{case}");
                    own += 1;
                } else {
                    assert_eq!(words, None, "{case}");
                    others += 1;
                }
            }
        }
        assert!(own > 0 && others > 0, "{case}: {own} own posts, {others} others");
    }
    // Below a picture of one's own stand the comments of others.
    let export = root.join("facebook/layout-2018/export");
    let mut files = Vec::new();
    files_below(&export, &export, &mut files);
    let mut pictures = 0;
    for import in networks::import(folder(&files, usize::MAX), &mut |_| {}) {
        let entry = |post: &Post| &import.entries[post.source.entry as usize];
        for post in import.posts.iter().filter(|post| entry(post).contains("album")) {
            let row = networks::row(folder(&files, usize::MAX), entry(post), post.source.record).expect("the row");
            assert!(row.iter().all(|(name, _)| name != "comment"), "{row:?}");
            pictures += 1;
        }
    }
    assert!(pictures > 0);
}
