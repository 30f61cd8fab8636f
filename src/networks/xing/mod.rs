//! XING: contacts as CSV (German or English headers) and as vCards.
//!
//! What leaves this room: contacts, and since when where the file says so. **Unverified**: XING documents no layout, its
//! export of contacts ended in 2014, and no data archive of later years could be looked at. So contacts are read by the
//! column names that such lists have, every report says so, and a list without such a name is reported with its header.
//!
//! A list of people is XING's only where something says so: its name, a folder, a column, or the card itself. Any other
//! one is an address book, which is private. A contacts file doesn't name its owner, so none is set.

mod card;
mod columns;
mod descriptor;
#[cfg(test)]
mod tests;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords, Recorder};
use crate::readers::text;
use crate::record::{Observe, Relation, When};
use card::{Card, Event};

pub(super) const FORMAT: Format = Format {
    name: "xing",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On XING open Settings, Privacy and data protection (Einstellungen, Privatsphäre, Datenschutz), and request your data archive; or save contacts as vCards.",
        "Drop the contacts, CSV or vCard (.vcf), in a file or folder with xing in its name.",
        "We could see no such file of XING's own: where yours is not recognised, tell us its header line.",
    ],
    wait: "some days",
    gives: Gives::People,
    mend: "drop the list of contacts itself, as CSV with a column for the name or as vCard",
    shown: &[
        "Vorname",
        "Nachname",
        "Name",
        "First Name",
        "Last Name",
        "Kontakt seit",
        "Contact since",
        "Connected On",
        "Hinzugefügt am",
        "Xing-Profil",
        "Profil",
        "Profile",
        "URL",
    ],
    own_words: OwnWords::Never,
    claim,
    sniff,
    read,
};

/// The largest file of cards; thousands of them, with pictures, are less.
const LARGEST: u64 = 64 << 20;

fn claim(head: &EntryProbe) -> Claim {
    match is_list(head.name()) && says_xing(&head.path) {
        true => Claim::Loose { root: root(head) },
        false => Claim::No,
    }
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let start = || head.start();
    let ours = match is_list(head.name()) {
        true if says_xing(&head.archive()) => true,
        _ if card::is_card(start()) => card::any_of_xing(start()),
        _ => columns::are_of_xing(start()),
    };
    ours.then(|| root(head))
}

fn is_list(name: &str) -> bool {
    [".csv", ".tsv", ".vcf"].iter().any(|ending| name.ends_with(ending))
}

fn root(head: &EntryProbe) -> usize {
    head.path.rfind('/').map_or(0, |slash| slash + 1)
}

fn read(reading: &mut ExportReader) -> Result<()> {
    reading.recorder.skip(
        "was read by the names that columns of contacts usually have: XING documents no layout, and none could be \
         verified. Anything but names, addresses and days was left out",
    );
    for file in reading.files.clone() {
        let start = reading.start(&file);
        if card::is_card(&start) {
            cards(reading, &file);
        } else if let Some(need) = columns::need(&start) {
            reading.recorder.observes(&[Observe::Contacts]);
            let mut odd = None;
            reading.table(&file, need, |recorder, row| columns::contact(recorder, row, &mut odd));
        } else {
            let header = columns::first_line(&start);
            reading.problem(
                &file,
                format!("has no column for a name that we know: tell us its header line, which is “{header}”"),
            );
        }
    }
    Ok(())
}

fn cards(reading: &mut ExportReader, file: &File) {
    reading.recorder.observes(&[Observe::Contacts]);
    let Some(bytes) = reading.whole(file, LARGEST) else { return };
    card::split(&bytes, &mut |event| match event {
        Event::Card(number, card) if reading.wants(number, || card.shown()) => of_card(&mut reading.recorder, card),
        Event::Cut(number, _, why) if reading.wants(number, Vec::new) => reading.recorder.problem(why),
        _ => {}
    });
    reading.recorder.at(0);
}

/// A card counts where the file's name, a folder or the card itself says XING.
fn of_card(recorder: &mut Recorder, card: &Card) {
    let import = recorder.import();
    let named = says_xing(&import.file) || import.entries.last().is_some_and(|path| says_xing(path));
    match named || card.of_xing {
        true => contact(recorder, &card.name, &card.mails, &card.url, When::UNKNOWN),
        false => recorder.skip("doesn't name XING: a card of an address book, which is private"),
    }
}

/// Somebody the owner knows: by profile, else by address, else by name.
fn contact(recorder: &mut Recorder, name: &str, mails: &[String], url: &str, since: When) {
    let profile = profile(url);
    let key = match (&profile, mails.first()) {
        (Some(profile), _) => profile.clone(),
        (None, Some(mail)) if mail.contains('@') => mail.to_lowercase(),
        _ => text::clean(name).into_owned(),
    };
    if key.is_empty() {
        return recorder.skip("names nobody");
    }
    let person = recorder.person(&key, name);
    mails.iter().for_each(|mail| recorder.link(person, mail));
    recorder.link(person, &profile.unwrap_or_default());
    if since.at.is_some() {
        recorder.observes(&[Observe::Follows]);
    }
    recorder.contact(person, Relation::Connection, since);
}

/// The key of a member's profile, however the URL is written: `https://www.xing.com/profile/Ann_Example`.
fn profile(url: &str) -> Option<String> {
    let (host, rest) = url.split_once("/profile/")?;
    let member = rest.split(['/', '?', '#']).next().unwrap_or_default().trim();
    (says_xing(host) && !member.is_empty()).then(|| format!("https://www.xing.com/profile/{member}"))
}

/// Whether a name, path or address has the word "xing" in it (and not "boxing").
fn says_xing(text: &str) -> bool {
    let letter = |at: usize| text.as_bytes().get(at).is_some_and(|b| b.is_ascii_alphabetic() || !b.is_ascii());
    let mut words = text.as_bytes().windows(4).enumerate();
    words.any(|(at, word)| word.eq_ignore_ascii_case(b"xing") && !letter(at.wrapping_sub(1)) && !letter(at + 4))
}
