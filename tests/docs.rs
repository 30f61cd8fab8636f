//! What the docs list is what the registry holds: the README's table of networks and `docs/networks.md` are made here.
//!
//! `UPDATE=1 cargo test --test docs` writes them anew.

#![cfg(not(target_arch = "wasm32"))]

use cloutscope::import::Format;
use cloutscope::networks::FORMATS;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const BEGIN: &str = "<!-- Made from src/networks.rs: UPDATE=1 cargo test --test docs -->\n";
const END: &str = "<!-- end -->";

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn sorted() -> Vec<&'static Format> {
    let mut formats: Vec<&Format> = FORMATS.iter().collect();
    formats.sort_by_key(|f| f.title.to_lowercase());
    formats
}

/// What the reports of our fixtures' imports of a format have in the list `field`, together.
fn told(format: &Format, field: &str) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    let Ok(networks) = at("tests/fixtures").read_dir() else { return told };
    let cases = networks.flatten().filter_map(|network| network.path().read_dir().ok()).flatten().flatten();
    for case in cases {
        let Ok(text) = std::fs::read_to_string(case.path().join("expected.json")) else { continue };
        let summary: serde_json::Value = serde_json::from_str(&text).expect("the summary of a fixture");
        let imports = summary["imports"].as_array().into_iter().flatten();
        for import in imports.filter(|i| i["format"] == format.name) {
            told.extend(import[field].as_array().into_iter().flatten().filter_map(|o| o.as_str()).map(str::to_owned));
        }
    }
    told
}

/// What a format may show at best.
fn shown(format: &Format) -> BTreeSet<String> {
    told(format, "observes").into_iter().map(|what| what.replace('_', " ")).collect()
}

/// The files that were opened to be read, by their names: letters in lower case, numbers as `0`.
fn opened(format: &Format) -> BTreeSet<String> {
    let plain = |path: String| {
        let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let mut plain = String::new();
        for c in name.chars() {
            let c = if c.is_ascii_digit() { '0' } else { c };
            if c != '0' || !plain.ends_with('0') {
                plain.push(c);
            }
        }
        plain
    };
    told(format, "entries").into_iter().map(plain).collect()
}

fn table() -> String {
    let mut table = String::from("| network | how to get it | wait |\n|---|---|---|\n");
    for format in sorted() {
        writeln!(table, "| {} | {} | {} |", format.title, format.how[0], format.wait).expect("text");
    }
    table
}

fn guide() -> String {
    let mut guide = String::from(
        "# The networks that can be read\n\n\
        How to get each export, and what it shows at best: an older or smaller export shows less, and the page says what \
        is missing. What an export can't show is unknown, never zero.\n\n\
        A poll is a message or post of whoever made it. Votes, calls, and notices of who joined, pinned or renamed are \
        bookkeeping, and count nowhere.\n\n\
        The files that are opened are listed by name, as this project's own test exports have them (0 is any number; some \
        were renamed, to be told by what they hold). Everything else in a recognised export stays closed. Of a text file that \
        lies in none, the first 8 kB are looked at, to tell what it is.\n",
    );
    for format in sorted() {
        let shown: Vec<String> = shown(format).into_iter().collect();
        let shown = if shown.is_empty() { "nothing that others did".to_owned() } else { shown.join(", ") };
        write!(guide, "\n## {}\n\n", format.title).expect("text");
        for (n, step) in format.how.iter().enumerate() {
            writeln!(guide, "{}. {step}", n + 1).expect("text");
        }
        write!(guide, "\nWait: {}. Shows: {shown}.\n", format.wait).expect("text");
        let opened: Vec<String> = opened(format).into_iter().map(|name| format!("`{name}`")).collect();
        assert!(!opened.is_empty(), "{}: no fixture in which a file is opened", format.name);
        write!(guide, "\nOpens: {}.\n", opened.join(", ")).expect("text");
    }
    guide
}

fn same(path: &str, expected: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(at(path), expected).expect("written");
    }
    let written = std::fs::read_to_string(at(path)).unwrap_or_default();
    assert_eq!(written, expected, "{path} is not what the registry says: UPDATE=1 cargo test --test docs");
}

#[test]
fn the_readme_lists_every_network() {
    let readme = std::fs::read_to_string(at("README.md")).expect("a README");
    let (before, rest) = readme.split_once(BEGIN).expect("the table's begin");
    let (_, after) = rest.split_once(END).expect("the table's end");
    same("README.md", &format!("{before}{BEGIN}\n{}\n{END}{after}", table()));
}

#[test]
fn the_guide_says_how_to_get_each_export() {
    same("docs/networks.md", &guide());
}

#[test]
fn every_network_has_a_fixture() {
    for format in FORMATS {
        assert!(!format.how.is_empty() && !format.wait.is_empty(), "{}: how to get it", format.name);
        let fixture = at("tests/fixtures").join(format.name);
        assert!(fixture.is_dir(), "{}: no fixture folder {}", format.name, fixture.display());
    }
}
