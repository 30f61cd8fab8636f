//! Mail: mailing lists' archives (pipermail, HyperKitty, LISTSERV, Google Groups) and mailboxes (Gmail's export,
//! Thunderbird, Apple Mail) as mbox, and single mails (`.eml`).
//!
//! What leaves this room: who wrote to whom and when, and which mail answers which, from headers alone. Bodies are
//! passed over, subjects never looked at. The addresses are the keys of people: one mailbox is one person, whatever
//! `+tag` they gave out.
//!
//! All mails of a folder are one import, so that an answer finds the mail it answers in another month's file; where a
//! folder holds both, the lists' archives are one and the mailboxes another.

mod descriptor;
mod emit;
mod judge;
mod page;
mod store;
#[cfg(test)]
mod tests;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::readers::mail::header::Taken;
use crate::readers::mail::{Event, Header, labels, split};
use judge::Verdict;
use store::Store;

pub(super) const FORMAT: Format = Format {
    name: "mail",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "A mailing list: open its archive on the web and download the months, as text or mbox, packed or not; put them in one folder.",
        "Gmail: takeout.google.com, deselect all, select Mail (all of it, or the labels with people's mail), export.",
        "Thunderbird: drop the files Inbox and Sent of the profile's Mail or ImapMail folder, or mails saved as .eml.",
    ],
    wait: "Archives and Thunderbird at once; Gmail some hours, for large mailboxes a day",
    gives: Gives::People,
    mend: "all its mails are by machines, newsletters, or without sender; drop a discussion list's archive, or the folders with people's mail (Inbox and Sent)",
    shown: &["From", "To", "Cc", "Date", "Message-ID", "In-Reply-To", "References", "List-Id"],
    own_words: OwnWords::Mail,
    claim,
    sniff,
    read,
};

fn claim(head: &EntryProbe) -> Claim {
    // Gmail's export: filters, blocked addresses, the absence note.
    const SETTINGS: &str = "mail/user settings/";
    if let Some(at) = head.path.find(SETTINGS) {
        return Claim::Unwanted { root: at + SETTINGS.len() };
    }
    match head.name().rsplit_once('.') {
        Some((_, "mbox" | "eml" | "emlx")) => Claim::Loose { root: root(&head.path) },
        _ if labels::is_maildir(&head.path) => Claim::Loose { root: root(&head.path) },
        None if head.path.ends_with(".mbox/mbox") => Claim::Loose { root: root(&head.path) },
        _ => Claim::No,
    }
}

/// Thunderbird's folders have no ending, pipermail's months are `.txt`, LISTSERV's weeks `.LOG1703B`.
fn sniff(head: &EntryProbe) -> Option<usize> {
    let start = head.start();
    (crate::readers::mail::is_mailbox(start) || is_mail(start)).then(|| root(&head.path))
}

/// Whether a file begins with the headers of a mail.
fn is_mail(start: &[u8]) -> bool {
    let mut names = Vec::new();
    let read = split(start, true, &mut |event| {
        if let Event::Mail(_, header) = event {
            let first = header.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b'-'));
            if first.is_some_and(|at| header[at] == b':') {
                names = Header(header).fields().map(|(name, _)| name.to_ascii_lowercase()).collect();
            }
        }
        true
    });
    let has = |name: &str| names.iter().any(|n| n == name);
    read.is_ok() && has("from") && has("date") && (has("message-id") || has("received") || has("mime-version"))
}

/// The folder that a mail file's import is about; folders of folders (`Archive.sbd/2020`, `INBOX.mbox/mbox`,
/// `Maildir/.Sent/cur/…`) belong to the one they lie in.
fn root(path: &str) -> usize {
    if labels::is_maildir(path) {
        let maildir = ["/.", "/cur/", "/new/"].iter().filter_map(|folder| path.find(folder)).min();
        return maildir.map_or(0, |at| path[..at].rfind('/').map_or(0, |at| at + 1));
    }
    let inner = [".sbd/", ".mbox/"].iter().filter_map(|ending| path.find(ending)).min();
    path[..inner.unwrap_or(path.len())].rfind('/').map_or(0, |at| at + 1)
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let mut store = Store::default();
    // Single mails are too little to be told one by one what they are part of.
    let mut singles = None;
    for file in reading.files.clone() {
        let alone = [".eml", ".emlx"].iter().any(|end| file.path.ends_with(end)) || labels::is_maildir(&file.path);
        let folder = if alone { *singles.get_or_insert_with(|| store.folder()) } else { store.folder() };
        let mut mails = 0_u32;
        let mut lies = None;
        let whole = reading.mails(&file, alone, &mut |recorder, header| {
            mails += 1;
            // By the whole path: a single mail's folder is part of it.
            let whole = || recorder.import().entries.last().and_then(|path| labels::of_path(&path.to_lowercase()));
            let lies = *lies.get_or_insert_with(whole);
            store.take(recorder, folder, lies, Taken::of(header));
        });
        if whole && mails == 0 {
            reading.recorder.skip("an empty file");
        }
    }
    let verdicts = judge::verdicts(&store);
    let lists = verdicts.iter().any(|v| *v != Verdict::Mailbox);
    if lists {
        emit::archive(&mut store, &mut reading.recorder, &verdicts);
    }
    if verdicts.contains(&Verdict::Mailbox) && !store.mails.is_empty() {
        if lists {
            // Each mail's place was noted before.
            let entries = reading.recorder.import().entries.clone();
            reading.another();
            reading.recorder.import().entries = entries;
        }
        emit::mailbox(&mut store, &mut reading.recorder, &verdicts);
    }
    Ok(())
}
