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

/// What the exports of our fixtures were able to show, together: what a format may show at best.
fn shown(format: &Format) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    let Ok(networks) = at("tests/fixtures").read_dir() else { return shown };
    let cases = networks.flatten().filter_map(|network| network.path().read_dir().ok()).flatten().flatten();
    for case in cases {
        let Ok(text) = std::fs::read_to_string(case.path().join("expected.json")) else { continue };
        let summary: serde_json::Value = serde_json::from_str(&text).expect("the summary of a fixture");
        let imports = summary["imports"].as_array().into_iter().flatten();
        for import in imports.filter(|i| i["format"] == format.name) {
            let observes = import["observes"].as_array().into_iter().flatten();
            shown.extend(observes.filter_map(|o| o.as_str()).map(|o| o.replace('_', " ")));
        }
    }
    shown
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
        is missing. What an export can't show is unknown, never zero.\n",
    );
    for format in sorted() {
        let shown: Vec<String> = shown(format).into_iter().collect();
        let shown = if shown.is_empty() { "nothing that others did".to_owned() } else { shown.join(", ") };
        write!(guide, "\n## {}\n\n", format.title).expect("text");
        for (n, step) in format.how.iter().enumerate() {
            writeln!(guide, "{}. {step}", n + 1).expect("text");
        }
        write!(guide, "\nWait: {}. Shows: {shown}.\n", format.wait).expect("text");
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
