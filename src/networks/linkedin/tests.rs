//! What must hold for any export; what is read from genuine layouts stands under `tests/fixtures/linkedin`.

use crate::archive::{Bytes, Input};
use crate::networks;
use crate::record::Import;
use proptest::prelude::*;
use std::cell::RefCell;
use std::io;
use std::rc::Rc;

const MESSAGES: &[u8] = include_bytes!("../../../tests/fixtures/linkedin/complete/export/messages.csv");
const CONNECTIONS: &[u8] = include_bytes!("../../../tests/fixtures/linkedin/complete/export/Connections.csv");
const INVITATIONS: &[u8] = include_bytes!("../../../tests/fixtures/linkedin/complete/export/Invitations.csv");
const COMMENTS: &[u8] = include_bytes!("../../../tests/fixtures/linkedin/complete/export/Comments_123456.csv");
const CONTACTS: &[u8] = include_bytes!("../../../tests/fixtures/linkedin/complete/export/Contacts.csv");

/// A file that says when it is read.
struct Watched {
    name: String,
    bytes: Vec<u8>,
    read: Rc<RefCell<Vec<String>>>,
}

impl Bytes for Watched {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.read.borrow_mut().push(self.name.clone());
        let rest = usize::try_from(offset).ok().and_then(|o| self.bytes.get(o..)).unwrap_or_default();
        let n = rest.len().min(buf.len());
        buf[..n].copy_from_slice(&rest[..n]);
        Ok(n)
    }
}

fn read(files: &[(&str, &[u8])]) -> (Vec<Import>, Vec<String>) {
    let opened = Rc::new(RefCell::new(Vec::new()));
    let watched = |(name, bytes): &(&str, &[u8])| -> (String, Box<dyn Bytes>) {
        let read = Rc::clone(&opened);
        ((*name).to_owned(), Box::new(Watched { name: (*name).to_owned(), bytes: bytes.to_vec(), read }))
    };
    let input = Input::Folder { name: "export".into(), files: files.iter().map(watched).collect() };
    let imports = networks::import(input, &mut |_| {});
    let opened = opened.borrow().clone();
    (imports, opened)
}

fn records(import: &Import) -> usize {
    import.interactions.len() + import.posts.len() + import.contacts.len()
}

#[test]
fn address_books_logs_and_talks_with_machines_are_never_opened() {
    let private = ["Contacts.csv", "Logins.csv", "Ad_Targeting.csv", "guide_messages.csv", "Jobs/Saved Jobs.csv"];
    let mut files: Vec<(&str, &[u8])> = private.iter().map(|name| (*name, CONTACTS)).collect();
    files.push(("Connections.csv", CONNECTIONS));
    let (imports, opened) = read(&files);
    assert_eq!(imports[0].entries, ["Connections.csv"]);
    assert!(opened.iter().all(|name| name == "Connections.csv"), "{opened:?}");
}

#[test]
fn no_text_leaves_the_room() {
    let (imports, _) =
        read(&[("messages.csv", MESSAGES), ("Comments.csv", COMMENTS), ("Invitations.csv", INVITATIONS)]);
    let out = serde_json::to_string(&imports).expect("JSON");
    for text in ["roses", "Roses", "Thanks", "peat", "spring", "fair", "Get rich", "FIRSTNAME"] {
        assert!(!out.contains(text), "{text} is in {out}");
    }
}

#[test]
fn look_alikes_in_a_folder_of_their_own_are_left_to_others() {
    let reddit =
        b"id,permalink,date,ip,subreddit,gildings,link,parent,body,media\nx,https://www.reddit.com/r/x,,,,,,,,\n";
    let (imports, _) =
        read(&[("comments.csv", reddit), ("messages.csv", b"id,permalink,from,to\n"), ("votes.csv", b"a,b\n")]);
    assert!(imports.iter().all(|i| i.format != "linkedin"), "{imports:?}");
}

#[test]
fn two_exports_in_one_folder_stay_two() {
    let (imports, _) = read(&[("ann/Connections.csv", CONNECTIONS), ("ben/Connections.csv", CONNECTIONS)]);
    assert_eq!(
        imports.iter().map(|i| i.entries[0].as_str()).collect::<Vec<_>>(),
        ["ann/Connections.csv", "ben/Connections.csv"]
    );
}

#[test]
fn a_row_is_shown_without_its_text() {
    let file: (String, Box<dyn Bytes>) = (
        "messages.csv".into(),
        Box::new(Watched { name: String::new(), bytes: MESSAGES.to_vec(), read: Rc::default() }),
    );
    let input = Input::Folder { name: "export".into(), files: vec![file] };
    let row = networks::row(input, "messages.csv", 1).expect("the row");
    assert!(row.contains(&("from".into(), "Ben Sample".into())), "{row:?}");
    assert!(row.iter().all(|(name, _)| name != "content" && name != "subject"), "{row:?}");
}

#[test]
fn cut_anywhere_it_keeps_what_was_whole() {
    let whole = records(&read(&[("messages.csv", MESSAGES)]).0[0]);
    let mut most = 0;
    for end in 0..MESSAGES.len() {
        let (imports, _) = read(&[("messages.csv", &MESSAGES[..end]), ("Invitations.csv", INVITATIONS)]);
        let messages = imports[0].interactions.iter().filter(|i| i.thread.is_some()).count();
        assert!(messages <= whole, "cut at {end}");
        assert!(messages + 1 >= most, "cut at {end}: {messages} after {most}");
        most = most.max(messages);
    }
    assert_eq!(most, whole);
}

proptest! {
    #[test]
    fn one_changed_byte_costs_a_report_at_most(at in 0..CONNECTIONS.len(), byte: u8) {
        let mut bytes = CONNECTIONS.to_vec();
        bytes[at] = byte;
        let (imports, _) = read(&[("Connections.csv", &bytes)]);
        prop_assert!(imports.iter().any(|i| records(i) > 0 || i.skipped.iter().any(|s| s.problem)));
    }

    #[test]
    fn any_bytes_below_the_header_are_survived(bytes: Vec<u8>) {
        for (name, head) in [("messages.csv", MESSAGES), ("Comments.csv", COMMENTS), ("Invitations.csv", INVITATIONS)] {
            let header = head.iter().position(|b| *b == b'\n').map_or(0, |n| n + 1);
            let mut file = head[..header].to_vec();
            file.extend_from_slice(&bytes);
            read(&[(name, &file)]);
        }
    }
}
