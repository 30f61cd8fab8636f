//! What only whole files show: what a folder is judged to be, and what damage does to it.

use crate::archive::{Bytes, Input};
use crate::ledger::Ledger;
use crate::networks;
use crate::record::{Audience, Import, Kind};
use std::path::{Path, PathBuf};

fn read(files: &[(&str, &[u8])]) -> Vec<Import> {
    let file = |(path, bytes): &(&str, &[u8])| -> (String, Box<dyn Bytes>) {
        ((*path).to_owned(), Box::new(bytes.to_vec()))
    };
    networks::import(Input::Folder { name: "export".into(), files: files.iter().map(file).collect() }, &mut |_| {})
}

/// A mail with the headers that a provider's mailbox has, and `more`.
fn mail(number: u32, from: &str, to: &str, more: &str) -> String {
    let date = format!("{:02} Mar 2020 10:00:00 +0000", 1 + number % 28);
    format!(
        "From {from} Sun Mar {:02} 10:00:00 2020\nReceived: by x; {date}\nFrom: {from}\nTo: {to}\nDate: {date}\n\
         Message-ID: <{number}@x>\n{more}\nText.\n\n",
        1 + number % 28
    )
}

#[test]
fn an_inbox_whose_mails_all_go_to_one_address_is_no_list() {
    let people = ["bert@example.net", "carl@example.org", "zoe@example.com"];
    let inbox: String = (0..9).map(|n| mail(n, people[n as usize % 3], "ann@example.org", "")).collect();
    let imports = read(&[("a.mbox", inbox.as_bytes())]);
    assert_eq!((imports.len(), imports[0].group_source, &*imports[0].people[0].key), (1, false, "ann@example.org"));
    assert!(imports[0].interactions.iter().all(|i| i.to == Some(0) && i.audience == Audience::Private));
}

#[test]
fn a_list_without_list_headers_is_known_by_people_answering_each_other() {
    let people = ["bert@example.net", "carl@example.org", "zoe@example.com"];
    let answer =
        |n: u32| mail(n, people[n as usize % 3], "talk@example.org", &format!("In-Reply-To: <{}@x>\n", n - 1));
    let list: String = (1..10).map(answer).collect();
    let month = mail(20, people[0], "talk@example.org", "");
    let imports = read(&[("talk/1.mbox", list.as_bytes()), ("talk/2.mbox", month.as_bytes())]);
    assert_eq!((imports.len(), imports[0].group_source, imports[0].posts.len()), (1, true, 10));
    assert_eq!(imports[0].interactions.iter().filter(|i| i.kind == Kind::Reply && i.to.is_some()).count(), 8);
}

#[test]
fn a_mail_in_two_exports_counts_once_though_one_knows_less_of_its_thread() {
    let (ann, bert) = ("ann@example.org", "bert@example.net");
    let kept = "Delivered-To: ann@example.org\n";
    let answer = |n: u32| if n == 1 { kept.to_owned() } else { format!("{kept}In-Reply-To: <{}@x>\n", n - 1) };
    let inbox: String = [2, 4].map(|n| mail(n, bert, ann, &answer(n))).concat();
    let sent: String = [1, 3].map(|n| mail(n, ann, bert, &answer(n))).concat();
    let all = read(&[("Inbox", inbox.as_bytes()), ("Sent", sent.as_bytes())]);
    let part = read(&[("Inbox", inbox.as_bytes())]);
    let acts = |imports: &mut dyn Iterator<Item = &Import>| Ledger::build(imports).acts.len();
    assert_eq!(acts(&mut all.iter()), 4);
    assert_eq!(acts(&mut all.iter().chain(&part)), 4);
}

#[test]
fn a_lists_mail_that_stands_there_twice_is_one_post_and_left_out_once() {
    let people = ["bert@example.net", "carl@example.org", "zoe@example.com"];
    let answer =
        |n: u32| mail(n, people[n as usize % 3], "talk@example.org", &format!("In-Reply-To: <{}@x>\n", n - 1));
    let list: String = (1..10).map(answer).collect();
    let imports = read(&[("talk.mbox", list.repeat(2).as_bytes())]);
    let account = &imports[0].account[0];
    assert_eq!((imports[0].posts.len(), account.seen, account.records, account.left_out), (9, 18, 9, 9));
}

#[test]
fn circular_references_end() {
    let mails: String =
        (0..6).map(|n| mail(n, "a@x", "b@x", &format!("In-Reply-To: <{}@x>\n", n ^ 1))).collect::<String>();
    let text = mails.replace("Received: by x", "List-Post: <talk@x>\nReceived: by x");
    let imports = read(&[("a.mbox", text.as_bytes())]);
    assert_eq!(imports[0].posts.len(), 6);
}

#[test]
fn mail_among_other_files_leaves_them_alone() {
    let text = mail(1, "bert@example.net", "ann@example.org", "");
    let imports = read(&[("a.mbox", text.as_bytes()), ("notes/b.txt", b"From now on"), ("c", text.as_bytes())]);
    assert_eq!((imports.len(), &*imports[0].entries), (1, &["a.mbox".to_owned(), "c".to_owned()][..]));
}

#[test]
fn a_row_shows_its_headers_but_neither_subject_nor_text() {
    let text = mail(1, "=?utf-8?q?B=C3=A9?= <b@x>", "ann@example.org", "Subject: secret\n");
    let input = || Input::File { name: "a.mbox".into(), bytes: Box::new(text.clone().into_bytes()) };
    let row = networks::row(input(), "a.mbox", 1).expect("the row");
    let shown: Vec<String> = row.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let expected = ["From: Bé <b@x>", "To: ann@example.org", "Date: 02 Mar 2020 10:00:00 +0000", "Message-ID: <1@x>"];
    assert_eq!(shown, expected);
    assert!(networks::row(input(), "a.mbox", 2).is_err());
}

/// The files of all fixtures.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mail")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> =
            folder.read_dir().expect("a folder").map(|e| e.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            match path.is_dir() {
                true => folders.push(path),
                false if name.starts_with("expected.") => {}
                false => files.push((name, std::fs::read(&path).expect("a fixture"))),
            }
        }
    }
    files.sort();
    files.dedup_by(|a, b| a.1 == b.1);
    assert!(files.len() > 10);
    files
}

/// Some hundreds of places of a file, all of a small one's.
fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    (0..bytes.len()).step_by(1 + bytes.len() / 700)
}

fn says_something(name: &str, bytes: &[u8], what: &str) {
    for import in read(&[(name, bytes)]) {
        let records = import.posts.len() + import.interactions.len();
        assert!(records > 0 || !import.skipped.is_empty(), "{name}, {what}: neither records nor a reason");
    }
}

#[test]
fn cut_anywhere_there_is_a_report() {
    for (name, bytes) in fixtures() {
        places(&bytes).for_each(|end| says_something(&name, &bytes[..end], &format!("cut at {end}")));
    }
}

#[test]
fn with_any_byte_changed_there_is_a_report() {
    for (name, bytes) in fixtures() {
        for at in places(&bytes) {
            let mut changed = bytes.clone();
            changed[at] = [0, b'\n', b'<', b'"', 0xff, b' ', bytes[at] ^ 1][at % 7];
            says_something(&name, &changed, &format!("byte {at}"));
        }
    }
}
