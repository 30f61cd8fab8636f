//! Mailboxes read by the engine and by a reader of others' making (mail-parser's mbox iterator and message parser), over
//! generated ones and their damaged kin, mail by mail: id, author, time.
//!
//! What was decided where the two disagree:
//! - *A line that begins with "From " in a body.* The other reader begins a mail at every one; its contents then begin
//!   with no header. The engine is right to go on: such pieces are dropped before comparing.
//! - *A patch in a body.* Its piece has `From` and `Date`, but no id and a commit for its sender: dropped, too.
//! - *A mark without an empty line before it, or without a date.* Both read it.
//! - *`CEST`, `MET DST`, `GMT-0700`, C's order of a date.* The other reader takes them for UTC, or for no date. The engine's
//!   times are checked against those that were drawn, the other's only where its form is the standard's.
//! - *A stray empty line within headers.* To the other reader the rest is text, and the mail has no author. The engine is
//!   right to read on; only that it loses nothing is compared.
//! - *Cut in a mail's headers.* Both make a mail of what is there; the engine says so where there is no author.
//! - *A damaged mark some lines behind text that begins with "From ".* The other reader begins a mail at that text and so, by
//!   chance, finds the headers below; without that text it loses the mail as the engine does. Such pieces begin with none of
//!   the headers that were drawn, and are dropped, too. The engine says where it takes headers for text.
//! - *Addresses hidden from harvesters.* The other reader finds none. The generated mails write them whole.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/random_exports.rs"]
mod random_exports;

use cloutscope::archive::Input;
use cloutscope::networks;
use cloutscope::record::Import;
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{DateTime, MessageParser};
use random_exports::Draw;

/// A mail as both readers should see it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mail {
    id: String,
    author: String,
    at: Option<i64>,
}

/// 2001-11-01T00:00:00Z.
const START: i64 = 1_004_572_800;
/// The headers that are drawn.
const HEADERS: [&str; 7] = ["From:", "Date:", "Message-ID:", "To:", "List-Id:", "List-Post:", "Subject:"];
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// So many mailboxes; `make oracle` wants more.
fn seeds() -> std::ops::Range<u64> {
    0..if std::env::var_os("LARGE").is_some() { 20_000 } else { 400 }
}

fn pick<'t>(draw: &mut Draw, of: &[&'t str]) -> &'t str {
    of[draw.below(of.len() as u64) as usize]
}

/// A date's parts in November 2001, so many seconds after its start, in local time.
fn parts(seconds: i64) -> (&'static str, i64, String) {
    let day = seconds.div_euclid(86_400);
    let rest = seconds.rem_euclid(86_400);
    let clock = format!("{:02}:{:02}:{:02}", rest / 3_600, rest / 60 % 60, rest % 60);
    (WEEKDAYS[day as usize % 7], day + 1, clock)
}

/// A date in one of the forms that programs write.
fn date(draw: &mut Draw, at: i64, standard: bool) -> String {
    let (zone, named, east) = [("+0000", "GMT", 0), ("+0200", "CEST", 2), ("-0700", "MST", -7), ("+0100", "MET", 1)]
        [draw.below(4) as usize];
    let (weekday, day, clock) = parts(at - START + east * 3_600);
    match draw.below(if standard { 3 } else { 8 }) {
        0 => format!("{weekday}, {day} Nov 2001 {clock} {zone}"),
        1 => format!("{day:02} Nov 2001 {clock} {zone} ({named})"),
        2 => format!("{weekday},  {day} Nov 2001 {clock}\n\t{zone}"),
        3 => format!("{weekday}, {day} Nov 2001 {clock} {named}"),
        4 => format!("{weekday} Nov {day:2} {clock} {named} 2001"),
        5 => format!("{weekday} Nov {day:02} 2001 {clock} GMT{zone} (Somewhere)"),
        6 => format!("{weekday}, {day} Nov 101 {} {zone}", clock.replace(':', ".")),
        _ => format!("2001-11-{day:02}T{clock}{zone}"),
    }
}

/// How a mailbox is written.
struct Style {
    standard: bool,
    blank: bool,
    bare: bool,
    breaks: &'static str,
    patches: bool,
}

fn mailbox(draw: &mut Draw, style: &Style) -> (String, Vec<Mail>) {
    let mut text = String::new();
    let mut mails = Vec::new();
    for n in 0..2 + draw.below(12) {
        let at = START + draw.below(27 * 86_400) as i64 + 86_400;
        let (weekday, day, clock) = parts(at - START);
        let who = draw.below(5);
        let author = format!("p{who}@x{who}.example");
        let name =
            pick(draw, &["Ann Example", "\"Example, Ann\"", "=?utf-8?q?Zo=C3=AB?=", "", "=?koi8-r?B?4c7OwQ==?="]);
        let from = match draw.below(3) {
            0 => format!("{author} (Ann)"),
            1 => author.to_uppercase(),
            _ => format!("{name} <{author}>"),
        };
        let mark = match draw.below(3) {
            _ if !style.bare => format!("From {author} {weekday} Nov {day:2} {clock} 2001"),
            0 => "From ".to_owned(),
            1 => format!("From - {weekday} Nov {day:02} 2001 {clock} GMT-0700 (Somewhere)"),
            _ => format!("From {author}"),
        };
        let date = date(draw, at, style.standard);
        let id = format!("m{n}@x.example");
        let mut headers = [
            format!("From: {from}"),
            format!("Date: {date}"),
            format!("Message-ID: <{id}>"),
            "To: talk@lists.example,\n\tbert@example.net".to_owned(),
            "List-Id: Talk <talk.lists.example>".to_owned(),
            "List-Post: <mailto:talk@lists.example>".to_owned(),
            "Subject: From here on\n From there".to_owned(),
        ];
        for last in (1..headers.len()).rev() {
            headers.swap(last, draw.below(last as u64 + 1) as usize);
        }
        let mut body = String::new();
        for _ in 0..draw.below(6) {
            body += match draw.below(8) {
                0 => ">From p1@x1.example Thu Nov  1 11:19:12 2001\nFrom: nobody\n\n",
                1 => "From what I saw it works\n",
                2 => "From the log:\nnote: it works\n",
                3 => "\n\n",
                4 if style.patches => {
                    "\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n\
                     From: Ann <p1@x1.example>\nDate: Wed, 1 Aug 2001 10:00:00 +0200\nSubject: [PATCH] x\n\n---\n"
                }
                5 => "Date: Tuesday\nPlace: here\n",
                _ => "Some text.\n",
            };
        }
        text += &format!("{mark}\n{}\n\n{body}", headers.join("\n"));
        text += if style.blank { "\n" } else { "" };
        mails.push(Mail { id, author, at: Some(at) });
    }
    (text.replace('\n', style.breaks), mails)
}

/// What the engine reads.
fn ours(text: &[u8]) -> (Vec<Mail>, Vec<Import>) {
    let file = Input::File { name: "talk.mbox".into(), bytes: Box::new(text.to_vec()) };
    let imports = networks::import(file, &mut |_| {});
    let mails = imports.iter().flat_map(|import| {
        import.posts.iter().map(|post| Mail {
            id: import.strings[post.object as usize].clone(),
            author: import.people[post.author as usize].key.clone(),
            at: post.when.at,
        })
    });
    let mut mails: Vec<Mail> = mails.collect();
    mails.sort();
    (mails, imports)
}

/// What the other reader reads, without the pieces that are no mails.
fn theirs(text: &[u8]) -> Vec<Mail> {
    let mails = MessageIterator::new(text).filter_map(|message| {
        let message = message.expect("bytes in memory");
        if !HEADERS.iter().any(|name| message.contents().starts_with(name.as_bytes())) {
            return None;
        }
        let parsed = MessageParser::default().parse(message.contents())?;
        let author = parsed.from()?.first()?.address()?.to_lowercase();
        Some(Mail { id: parsed.message_id()?.to_owned(), author, at: parsed.date().map(DateTime::to_timestamp) })
    });
    let mut mails: Vec<Mail> = mails.collect();
    mails.sort();
    mails
}

fn styles(draw: &mut Draw, standard: bool) -> Style {
    Style {
        standard,
        blank: draw.one_in(2),
        bare: draw.one_in(3),
        breaks: if draw.one_in(3) { "\r\n" } else { "\n" },
        patches: draw.one_in(2),
    }
}

#[test]
fn mailboxes_are_read_alike() {
    for seed in seeds() {
        let mut draw = Draw(seed);
        let style = styles(&mut draw, true);
        let (text, mut drawn) = mailbox(&mut draw, &style);
        drawn.sort();
        let (mails, _) = ours(text.as_bytes());
        assert_eq!(mails, theirs(text.as_bytes()), "seed {seed}\n{text}");
        assert_eq!(mails, drawn, "seed {seed}");
    }
}

#[test]
fn dates_in_all_forms_are_those_drawn() {
    let mut differ = 0;
    for seed in seeds() {
        let mut draw = Draw(seed ^ 0xda7e);
        let style = styles(&mut draw, false);
        let (text, mut drawn) = mailbox(&mut draw, &style);
        drawn.sort();
        assert_eq!(ours(text.as_bytes()).0, drawn, "seed {seed}\n{text}");
        differ += usize::from(theirs(text.as_bytes()) != drawn);
    }
    assert!(differ > 100, "the other reader has learned these dates: is ours needed?");
}

#[test]
fn damaged_mailboxes_lose_no_more_than_is_damaged() {
    for seed in seeds() {
        let mut draw = Draw(seed ^ 0xda_3a9e);
        let style = styles(&mut draw, true);
        let (text, drawn) = mailbox(&mut draw, &style);
        let at = draw.below(text.len() as u64) as usize;
        let mut bytes = text.into_bytes();
        let what = draw.below(5);
        match what {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(..at)),
            2 => drop(bytes.splice(at..at, [0; 64])),
            3 => drop(bytes.splice(at..at, *b"\n\n")),
            _ => bytes[at] ^= 0x15,
        }
        let (mails, imports) = ours(&bytes);
        let other = theirs(&bytes);
        let known = |mail: &Mail| drawn.iter().any(|drawn| drawn.id == mail.id);
        // What is left of a list may look like somebody's mailbox, in which lists are left out, each mail with a word.
        let seen: u64 = imports.iter().flat_map(|import| &import.account).map(|account| account.seen).sum();
        assert!(
            seen >= other.len() as u64,
            "seed {seed}, {what} at {at}: {seen} seen\n{}",
            String::from_utf8_lossy(&bytes)
        );
        if !imports.iter().any(|import| import.generation.as_deref() == Some("list archive")) {
            continue;
        }
        // All that the other reader still finds whole.
        for mail in other.iter().filter(|mail| drawn.contains(mail)) {
            let found = mails.iter().any(|ours| ours.id == mail.id);
            assert!(found, "seed {seed}, {what} at {at}: {mail:?} is lost\n{}", String::from_utf8_lossy(&bytes));
        }
        // One place is damaged: at most one mail is lost or another, but for what was cut off.
        let lost = drawn.iter().filter(|drawn| !mails.contains(drawn)).count();
        assert!(what < 2 || lost <= 2, "seed {seed}, {what} at {at}: {lost} lost");
        let told = imports.iter().any(|import| !import.skipped.is_empty());
        // What is put in may part a mark or a header's own name, so that what is left proves no mail.
        let silent = usize::from(what < 4);
        assert!(
            told || what < 2 || mails.len() + silent >= drawn.len(),
            "seed {seed}, {what} at {at}: nothing is said"
        );
        assert!(mails.iter().filter(|mail| !known(mail)).count() <= 1, "seed {seed}, {what} at {at}: {mails:?}");
    }
}
