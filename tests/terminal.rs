//! The terminal door: exit codes, what goes where, and that no name gives the terminal orders.
#![cfg(feature = "cli")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn cloutscope(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloutscope")).args(args).output().expect("it starts")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn wrong_arguments_are_two_and_say_what_is_wrong() {
    for (args, said) in [
        (&["score"][..], "FILE"),
        (&["scores"], "score"),
        (&["score", "--sample", "--as-of", "yesterday"], "is not a valid date: write YYYY-MM-DD"),
        (&["score", "--sample", "--profile", "klout-2012"], "choose everything or klout-2011"),
        (&["score", "--sample", "--connected", "linkedin"], "write NETWORK=YYYY-MM-DD"),
        (&["score", "--sample", "--why", "2011-02-24..2011-02-21"], "choose two days in order"),
        (&["score", "--sample", "other.zip"], "--sample"),
        (&["card", "--sample"], "--out"),
        (&["card", "--sample", "--json", "--only", "shoes"], "handles"),
        (&["model", "--html", "--json"], "--html"),
        (&["validate"], "FILE"),
    ] {
        let output = cloutscope(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", error(&output));
        assert!(error(&output).contains(said), "{args:?}: {}", error(&output));
        assert_eq!(out(&output), "", "{args:?}");
    }
}

#[test]
fn what_can_not_be_scored_is_one_and_says_why() {
    let chat = folder("nobody").join("table.csv");
    fs::write(&chat, "network,from,to,kind,at\nweb,ann,bob,reply,2024-03-05\n").expect("a file");
    let output = cloutscope(&["score", &chat.display().to_string()]);
    assert_eq!(output.status.code(), Some(1), "{}", error(&output));
    assert!(error(&output).contains("--owner web:"), "the likely candidates: {}", error(&output));
    let output = cloutscope(&["score", "no-such-file.zip"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("no-such-file.zip"), "{}", error(&output));
    assert_eq!(out(&output), "");
}

#[test]
fn help_and_completions_go_to_standard_output() {
    for (args, wanted) in [
        (&[][..], "Usage"),
        (&["--help"], "Usage"),
        (&["score", "--help"], "--why"),
        (&["completions", "bash"], "complete"),
    ] {
        let output = cloutscope(args);
        assert!(output.status.success() && out(&output).contains(wanted), "{args:?}");
    }
}

#[test]
fn names_give_the_terminal_no_orders() {
    let table = folder("hostile").join("table.csv");
    let name = "\u{1b}[31mevil\u{7}\u{202e}";
    fs::write(&table, format!("network,from,to,kind,at\nweb,{name},me,reply,2024-03-05\n")).expect("a file");
    let table = table.display().to_string();
    for args in [&["score", &table][..], &["ledger", &table]] {
        let output = cloutscope(args);
        assert!(output.status.success(), "{}", error(&output));
        for text in [out(&output), error(&output)] {
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
        }
    }
}

#[test]
fn the_json_adds_up_and_the_tables_are_written_beside_it() {
    let folder = folder("taken-out");
    let gexf = folder.join("network.gexf");
    let (dir, file) = (folder.display().to_string(), gexf.display().to_string());
    let output = cloutscope(&["score", "--sample", "--json", "--csv", &dir, "--gexf", &file]);
    assert!(output.status.success(), "{}", error(&output));
    let report: Value = serde_json::from_slice(&output.stdout).expect("one document");
    let sum: f64 = report["points"].as_array().expect("a list").iter().filter_map(|p| p["points"].as_f64()).sum();
    assert!((sum - report["score"].as_f64().expect("a number")).abs() < 1e-9);
    assert!(report["imports"].as_array().is_some_and(|imports| imports.len() > 4));
    for name in ["curve.csv", "people.csv", "causes.csv", "network.gexf"] {
        assert!(fs::metadata(folder.join(name)).is_ok_and(|file| file.len() > 100), "{name}");
    }
    let people = folder.join("people.csv").display().to_string();
    assert!(cloutscope(&["score", "--sample", "--people", &people]).status.success(), "what is written can be read");
}
