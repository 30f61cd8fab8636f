//! Text of strangers does nothing, wherever it comes out: names and paths that would give a terminal orders, begin a line of
//! ours, be a formula or a mark-up, through every command and into every file that is written.
#![cfg(all(feature = "cli", unix))]

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Orders to a terminal of either set of controls, what turns writing around or isn't seen, line ends of every kind before
/// what looks like a line of ours, and mark-up.
const NASTY: &str =
    "\u{1b}]0;t\u{7}\u{9b}31m\u{202e}\u{2066}\u{e0041}\nFORGED\r\nFORGED\u{85}FORGED\u{2028}FORGED<b>&\"'";

/// A folder of this test's own, whose path is such a text, too.
fn folder(name: &str) -> PathBuf {
    let above = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&above);
    let folder = above.join("a\u{1b}[31m\u{202e}\nFORGED");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloutscope")).args(args).output().expect("it starts")
}

/// Nothing that a terminal obeys, and no line that is not ours.
fn is_harmless(text: &str) -> bool {
    let obeyed = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    };
    !text.contains(obeyed) && !text.lines().any(|line| line.trim_start().starts_with("FORGED"))
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A table in which everything that may be text is such a text.
fn table(folder: &Path, owner: &str) -> String {
    let mut text = "network,from,to,kind,at,object,thread\n".to_owned();
    for n in 0..40 {
        let cells = [
            "web".to_owned(),
            format!("=p{}{NASTY}", n % 7),
            owner.to_owned(),
            ["reply", "reaction", "message"][n % 3].to_owned(),
            (1_700_000_000 + n * 90_000).to_string(),
            format!("@o{n}{NASTY}"),
            format!("+t{NASTY}"),
        ];
        text += &(cells.map(|cell| quoted(&cell)).join(",") + "\n");
    }
    text += &format!("{0},{0},me,{0},{0},{0},{0}\nweb,{0},me,{0},{0},,\n", quoted(NASTY));
    let path = folder.join("table\nFORGED\u{1b}[2J.csv");
    fs::write(&path, text).expect("a file");
    path.display().to_string()
}

/// An archive whose entries have such names: a list of mails, one that is cut, an export of X that is broken, a folder, and
/// what nobody knows.
fn archive(folder: &Path) -> String {
    let mails = |n: usize| {
        format!("From a@example.org Tue Mar  5 10:20:3{n} 2024\nFrom: {NASTY}\nDate: soon\n\nx\n\n").repeat(4)
    };
    let broken = "window.YTD.tweets.part0 = [{\"tweet\": {\"id_str\": \"1\" \"}}, 7, {\"tweet\"";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        (format!("{NASTY}/list{NASTY}.mbox"), mails(1)),
        (format!("{NASTY}/cut{NASTY}.mbox"), mails(2)[..40].to_owned()),
        (format!("{NASTY}/data/tweets.js"), broken.to_owned()),
        (format!("{NASTY}/odd{NASTY}.json"), format!("{{\"{NASTY}\": 1}}")),
        (format!("../{NASTY}/\\..\\{NASTY}.txt"), NASTY.to_owned()),
    ] {
        zip.start_file(name, plain).expect("an entry");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.add_directory(format!("{NASTY}/empty{NASTY}"), plain).expect("a folder");
    let path = folder.join("archive\nFORGED\u{1b}[2J.zip");
    fs::write(&path, zip.finish().expect("an archive").into_inner()).expect("a file");
    path.display().to_string()
}

#[test]
fn no_command_hands_a_terminal_orders() {
    let folder = folder("untrusted");
    let (mine, nobodys) = (table(&folder, "me"), {
        let other = folder.join("other");
        fs::create_dir_all(&other).expect("a folder");
        table(&other, &format!("someone{NASTY}"))
    });
    let at = |name: &str| folder.join(name).display().to_string();
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("a file");
        at(name)
    };
    let people = write("people\nFORGED\u{7}.csv", &format!("network,person,score\nweb,{},50\n", quoted(NASTY)));
    let wrong = write("wrong\nFORGED\u{7}.csv", &format!("network,person,score\nweb,x,{}\n", quoted(NASTY)));
    let same = write("same\nFORGED.csv", &format!("person,same_as\n{0},{0}\n", quoted(&format!("web:{NASTY}"))));
    let acts = write(
        "acts\nFORGED\u{1b}.txt",
        &(0..900).map(|n| format!("{} {} {}\n", n % 7, n % 5, 1_600_000_000 + n * 86_400)).collect::<String>(),
    );
    let odd = write("odd\nFORGED\u{1b}.txt", &format!("{NASTY} {NASTY} {NASTY}\n"));
    let json = write("odd\nFORGED\u{1b}.json", &format!("{{\"cloutscope\":\"{NASTY}"));
    let (csv, gexf, out, missing) =
        (at("c\nFORGED\u{1b}"), at("g\nFORGED\u{1b}.gexf"), at("o\nFORGED\u{1b}"), at("missing\nFORGED\u{1b}"));
    let below = format!("{mine}/x");
    let zip = archive(&folder);
    let (who, card) = (format!("web:{NASTY}"), format!("web:{NASTY}={json}"));
    let connected = format!("{NASTY}=2024-01-01");
    let scored = ["score", &mine, "--as-of", "2024-01-01"];
    let sound: Vec<Vec<&str>> = vec![
        vec!["ledger", &mine],
        vec!["ledger", folder.to_str().expect("a path")],
        vec!["ledger", &zip],
        [&scored[..], &[&zip]].concat(),
        scored.to_vec(),
        [&scored[..], &["--why", "2023-11-15..2023-12-20"]].concat(),
        [&scored[..], &["--csv", &csv, "--gexf", &gexf]].concat(),
        [&scored[..], &["--people", &people]].concat(),
        [&scored[..], &["--same", &same]].concat(),
        [&scored[..], &["--connected", &connected]].concat(),
        vec!["score", &mine, &nobodys],
        vec!["card", &mine, "--out", &out, "--name", NASTY, "--with", "handles"],
        vec!["validate", &acts],
    ];
    let refused: Vec<Vec<&str>> = vec![
        vec!["ledger", &mine, &nobodys, &missing],
        vec!["ledger", &odd],
        vec!["ledger", &json],
        [&scored[..], &["--csv", &below]].concat(),
        [&scored[..], &["--csv", &mine, "--gexf", &missing]].concat(),
        [&scored[..], &["--gexf", &below]].concat(),
        [&scored[..], &["--people", &missing]].concat(),
        [&scored[..], &["--people", &odd]].concat(),
        [&scored[..], &["--people", &wrong]].concat(),
        [&scored[..], &["--same", &odd]].concat(),
        [&scored[..], &["--same", &missing]].concat(),
        [&scored[..], &["--card", &card]].concat(),
        [&scored[..], &["--owner", &who]].concat(),
        vec!["score", &mine, "--as-of", NASTY],
        vec!["score", &mine, "--profile", NASTY],
        vec!["score", &nobodys],
        vec!["score", &missing],
        vec!["score", &json],
        vec!["card", &mine, "--out", &mine],
        vec!["card", &json, "--out", &out],
        vec!["card", &mine, "--json", "--only", NASTY],
        vec!["validate", &odd],
        vec!["validate", &missing],
        vec!["completions", NASTY],
        vec!["model", NASTY],
        vec![NASTY],
    ];
    let mut faults = Vec::new();
    for (n, args) in sound.iter().chain(&refused).enumerate() {
        let output = run(args);
        // What is there and whole is taken: else nothing hostile would be shown.
        if output.status.success() != (n < sound.len()) {
            faults.push(format!("{args:?} ended with {}", output.status));
        }
        for text in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(text);
            if !is_harmless(&text) {
                faults.push(format!("{args:?}: {text:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    let tables: Vec<_> = fs::read_dir(&csv).expect("the tables").flatten().collect();
    assert_eq!(tables.len(), 4, "{tables:?}");
    for file in tables {
        let text = fs::read_to_string(file.path()).expect("a table");
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text.as_bytes());
        for cell in rows.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>()) {
            let formula =
                cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{:?}: {cell:?}", file.path());
            assert!(!cell.contains(char::is_control), "{cell:?}");
        }
    }
    let gexf = fs::read_to_string(&gexf).expect("the network");
    is_xml(&gexf);
    for name in ["badge.svg", "badge-small.svg", "badge-wide.svg"] {
        is_xml(&fs::read_to_string(Path::new(&out).join(name)).expect("a badge"));
    }
    let html = fs::read_to_string(Path::new(&out).join("embed.html")).expect("what stands in a page");
    assert!(!html.contains("FORGED<b>") && !html.contains("\"'"), "{html}");
}

/// Well-formed, without a character that XML forbids or an element of a stranger's.
fn is_xml(text: &str) {
    assert!(!text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')), "{text:?}");
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag) => {
                assert_ne!(tag.name().as_ref(), "b");
                tag.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
            }
            _ => {}
        }
    }
}
