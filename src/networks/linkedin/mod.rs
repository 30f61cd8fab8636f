//! LinkedIn: `Basic_` and `Complete_LinkedInDataExport_MM-DD-YYYY.zip`, their flat forerunners, and single files of them.
//!
//! What leaves this room: connections, invitations, endorsements, recommendations and messages, with who and when; and
//! the owner's own posts, comments and reactions. LinkedIn exports nobody else's reactions, comments or reposts. What
//! people wrote is passed over unread.
//!
//! Layouts by year: up to mid-2023 people have names only (profile URLs stand in messages alone, and there of senders
//! only); until about 2018 names of files have spaces and messages no conversation; from 2026 some files carry the
//! member's number (`Shares_123456.csv`), and `messages.csv` quotes every cell.
//!
//! **Who is who.** A person's key is the profile URL, else the display name. Somebody met by name only
//! (recommendations, followed members, most of the older layouts) is taken to be the person with a URL of the same name
//! where this export has exactly one such; otherwise they stay apart. "LinkedIn Member", a closed account, is somebody
//! else in each conversation, and one unknown person everywhere else.
//!
//! **What counts as given.** Endorsements and recommendations count whatever the receiver made of them (accepted,
//! pending, hidden), unless they were rejected or withdrawn. The SPAM folder, sponsored messages and drafts don't.

mod dates;
mod descriptor;
mod files;
mod people;
mod rows;
#[cfg(test)]
mod tests;

pub(super) use rows::object;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::{ExportReader, Format, Gives, OwnWords};
use crate::readers::table;
use crate::record::Observe;
use dates::Evidence;
use files::Kind;

pub(super) const FORMAT: Format = Format {
    name: "linkedin",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On LinkedIn choose Me, Settings & Privacy, Data privacy, Get a copy of your data.",
        "Choose the larger archive and press Request archive.",
        "Download the ZIP from the link in the mail within 72 hours, and drop it here as it is.",
    ],
    wait: "a first part within minutes, the complete archive within a day",
    gives: Gives::People,
    mend: "request the larger archive (Settings & Privacy, Data privacy, Get a copy of your data) and drop its ZIP unchanged",
    shown: &[
        "First Name",
        "Last Name",
        "URL",
        "Connected On",
        "CONVERSATION ID",
        "FROM",
        "SENDER PROFILE URL",
        "TO",
        "RECIPIENT PROFILE URLS",
        "DATE",
        "FOLDER",
        "Direction",
        "Sent At",
        "inviterProfileUrl",
        "inviteeProfileUrl",
        "Endorsement Date",
        "Skill Name",
        "Endorser First Name",
        "Endorser Last Name",
        "Endorser Public Url",
        "Endorsee First Name",
        "Endorsee Last Name",
        "Endorsee Public Url",
        "Endorsement Status",
        "Creation Date",
        "Status",
        "FullName",
        "Type",
        "Link",
        "ShareLink",
        "Vorname",
        "Nachname",
        "Verbunden am",
    ],
    own_words: OwnWords::Plain(&["ShareCommentary", "Message"]),
    claim: files::claim,
    sniff: files::sniff,
    read,
};

/// Messages come last: by then the owner's name is known, by which old layouts tell who wrote.
const ORDER: [Kind; 14] = [
    Kind::Profile,
    Kind::Invitations,
    Kind::Connections,
    Kind::Follows,
    Kind::EndorsementsReceived,
    Kind::EndorsementsGiven,
    Kind::RecommendationsReceived,
    Kind::RecommendationsGiven,
    Kind::Shares,
    Kind::Reposts,
    Kind::Comments,
    Kind::Reactions,
    Kind::Votes,
    Kind::Messages,
];

fn read(reading: &mut ExportReader) -> Result<()> {
    let sheets = files::sheets(reading);
    let import = reading.recorder.import();
    import.as_of = dates::of_file_name(&import.file);
    let mut export = rows::Export::default();
    for kind in ORDER {
        for sheet in sheets.iter().filter(|sheet| sheet.kind == kind) {
            if sheet.has_header {
                reading.recorder.observes(shows(kind));
            }
            let dates = evidence(reading, sheet);
            export.begin(&dates);
            let mut doubt = dates.doubt().filter(|_| !slashes(kind));
            reading.table(&sheet.file, sheet.need, |recorder, row| {
                if let Some(first) = doubt.take() {
                    recorder.problem(format!(
                        "a spreadsheet saved it, and whether its dates begin with the day or the month can't be told (the \
                         first: {first}): read with the month first; drop the original"
                    ));
                }
                export.row(kind, recorder, row);
            });
        }
    }
    export.settle(&mut reading.recorder);
    Ok(())
}

/// What the dates at a file's beginning say of their order. What is wrong with the file is told when it is read.
fn evidence(reading: &ExportReader, sheet: &files::Sheet) -> Evidence {
    const COLUMNS: [&str; 6] =
        ["connected on", "verbunden am", "date", "sent at", "endorsement date", "creation date"];
    let mut evidence = Evidence::default();
    let start = reading.start(&sheet.file);
    let _ = table::rows(&*start, sheet.need, &mut |event| {
        if let table::Event::Row(row) = event {
            evidence.add(&row.any(&COLUMNS));
        }
        true
    });
    evidence
}

/// Whether LinkedIn itself writes dates with slashes there, the month first.
fn slashes(kind: Kind) -> bool {
    matches!(kind, Kind::Invitations | Kind::RecommendationsReceived | Kind::RecommendationsGiven)
}

/// What a file shows of others' acts, be it ever so empty.
fn shows(kind: Kind) -> &'static [Observe] {
    match kind {
        Kind::Connections => &[Observe::Follows, Observe::Contacts],
        Kind::Messages => &[Observe::Messages],
        Kind::Invitations => &[Observe::Invitations],
        Kind::EndorsementsReceived => &[Observe::Endorsements],
        Kind::RecommendationsReceived => &[Observe::Recommendations],
        _ => &[],
    }
}
