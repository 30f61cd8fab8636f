//! A list of contacts as CSV: which column means what, and a row's contact.

use crate::import::Recorder;
use crate::readers::table::{self, Row};
use crate::readers::text;
use crate::record::When;

/// Columns that make a list one of people; of the first that a header has all of, one at least is filled in.
const NAMES: [&[&str]; 14] = [
    &["vorname", "nachname"],
    &["first name", "last name"],
    &["firstname", "lastname"],
    &["given name", "family name"],
    &["vorname", "name"],
    &["nachname"],
    &["familienname"],
    &["last name"],
    &["vollständiger name"],
    &["full name"],
    &["display name"],
    &["name"],
    &["kontakt"],
    &["contact"],
];
const FIRST: [&str; 4] = ["vorname", "first name", "firstname", "given name"];
const LAST: [&str; 6] = ["nachname", "familienname", "last name", "lastname", "family name", "name"];
const FULL: [&str; 5] = ["vollständiger name", "full name", "display name", "kontakt", "contact"];
const MAIL: [&str; 8] = [
    "e-mail",
    "email",
    "e-mail-adresse",
    "e-mail address",
    "email address",
    "e-mail (geschäftlich)",
    "e-mail (privat)",
    "mail",
];
const SINCE: [&str; 9] = [
    "kontakt seit",
    "contact since",
    "in contact since",
    "connected on",
    "connected since",
    "verbunden seit",
    "verbunden am",
    "hinzugefügt am",
    "added on",
];
const PROFILE: [&str; 10] = [
    "xing-profil",
    "xing profil",
    "xing profile",
    "xing-url",
    "xing url",
    "profil-url",
    "profile url",
    "profil",
    "profile",
    "url",
];
/// The columns that nobody else's lists have.
const OF_XING: usize = 2;
const OF_XING_PROFILE: usize = 5;

/// Columns of messages: those have names, too, and are no contacts.
const MESSAGES: [&str; 6] = ["nachricht", "message", "betreff", "subject", "text", "inhalt"];

/// What the header of a list must have to be read as contacts; `None`: no such list.
pub(super) fn need(start: &[u8]) -> Option<&'static [&'static str]> {
    let has = |need: &[&str]| table::has_header(start, need);
    if MESSAGES.iter().any(|column| has(&[column])) {
        return None;
    }
    NAMES.into_iter().find(|need| has(need))
}

/// Whether the columns alone say that the list is XING's.
pub(super) fn are_of_xing(start: &[u8]) -> bool {
    let mut typical = SINCE[..OF_XING].iter().chain(&PROFILE[..OF_XING_PROFILE]);
    typical.any(|column| table::has_header(start, &[column])) && need(start).is_some()
}

/// The first line with anything in it, shortened.
pub(super) fn first_line(start: &[u8]) -> String {
    let line = start.split(|b| matches!(b, b'\n' | b'\r')).find(|line| !line.trim_ascii().is_empty());
    text::clean(&text::decode(line.unwrap_or_default())).chars().take(300).collect()
}

/// A row's contact; `odd` is the first date that can't be read.
pub(super) fn contact(recorder: &mut Recorder, row: &Row, odd: &mut Option<String>) {
    let (first, last, full) = (row.any(&FIRST), row.any(&LAST), row.any(&FULL));
    let name = format!("{first} {last}");
    let name = if name.trim().is_empty() { &*full } else { &*name };
    let cell = row.any(&SINCE);
    let since = date(&cell);
    if cell.is_empty() {
        recorder.skip("has no day: the contact is listed, but can't score");
    } else if since.at.is_none() {
        let odd = odd.get_or_insert_with(|| cell.chars().take(40).collect());
        recorder.problem(format!(
            "has a date in a form we don't know (the first: {odd}): the contact is listed, but can't score; write days as \
             31.12.2024 or 2024-12-31"
        ));
    }
    super::contact::contact(recorder, name, &[row.any(&MAIL).into_owned()], &row.any(&PROFILE), since);
}

/// A day or time, in the German way or as ISO 8601. Two digits of a year are of this century: XING began in 2003.
fn date(cell: &str) -> When {
    let day = text::time(cell, &["%d.%m.%y", "%d.%m.%Y"]);
    let clock = || text::time(cell, &["%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M", "%d.%m.%Y %H:%M:%S"]);
    match (day, clock) {
        (Some(at), _) => When::day(at),
        (None, clock) => match clock() {
            Some(at) => When::exact(at).with(crate::record::Precision::Local),
            None => text::moment(cell),
        },
    }
}
