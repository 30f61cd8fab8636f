//! Reddit's data request: a ZIP of CSV files, `export_<user>_<day>.zip`.
//!
//! What leaves this room: private messages and chats with who and when, gildings (counted, and named where
//! `gold_received.csv` names the giver); and what the owner did: posts, comments, votes, friends. Scores, replies and
//! followers are in no export: what others did with a post is unknown, but for its gildings. Nothing of `ip` columns is
//! read, and `ip_logs.csv` is never opened.
//!
//! The `…_headers.csv` repeat other files without their texts: they are read where those are missing.

mod descriptor;
mod layout;
mod rows;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::{ExportReader, Format, Gives, OwnWords};
use crate::record::Observe;
use layout::Kind;

pub(super) const FORMAT: Format = Format {
    name: "reddit",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "Log in to Reddit and open reddit.com/settings/data-request.",
        "Choose GDPR or \"Other\", and all of your data (\"I want data from my full time at Reddit\").",
        "Download the ZIP from the link in Reddit's message, and drop it here as it is.",
    ],
    wait: "a few days up to a month",
    gives: Gives::People,
    mend: "request all of your data, with messages and chats, and drop the ZIP unchanged",
    // Neither `ip`, nor `value` of the statistics, nor any text.
    shown: &[
        "id",
        "permalink",
        "date",
        "subreddit",
        "gildings",
        "link",
        "parent",
        "thread_id",
        "from",
        "to",
        "message_id",
        "created_at",
        "username",
        "channel_name",
        "conversation_type",
        "direction",
        "content_link",
        "gilder_username",
        "award",
    ],
    own_words: OwnWords::Plain(&["title", "body"]),
    claim: layout::claim,
    sniff: layout::sniff,
    read,
};

/// The owner comes first, then what may say who it is.
const ORDER: [Kind; 9] = [
    Kind::Statistics,
    Kind::Messages,
    Kind::Chat,
    Kind::Posts,
    Kind::Comments,
    Kind::Friends,
    Kind::Votes,
    Kind::GoldReceived,
    Kind::GoldGiven,
];

fn read(reading: &mut ExportReader) -> Result<()> {
    let sheets = layout::sheets(reading);
    let mut export = rows::Export::default();
    export.named(&mut reading.recorder);
    for kind in ORDER {
        if kind == Kind::Chat {
            export.settle(&mut reading.recorder);
        }
        for sheet in sheets.iter().filter(|sheet| sheet.kind == kind) {
            if matches!(kind, Kind::Messages | Kind::Chat) && sheet.has_header {
                reading.recorder.observes(&[Observe::Messages]);
            }
            reading.table(&sheet.file, sheet.kind.needs(), |recorder, row| export.row(kind, recorder, row));
        }
    }
    Ok(())
}
