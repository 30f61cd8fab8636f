//! What an importer says of itself, and the functions by which it is asked.

use super::{Claim, EntryProbe, ExportReader};
use crate::Result;
use mail_parser::decoders::html::html_to_text;
use serde::Serialize;

/// One importer, as the registry and the page know it.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Format {
    /// Its name in reports.
    pub name: &'static str,
    /// The network's name in the ledger, lower case.
    pub network: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// How to get the export: two or three steps, plain sentences.
    pub how: &'static [&'static str],
    /// How long the network takes to deliver it.
    pub wait: &'static str,
    /// What its export can give.
    pub gives: Gives,
    /// What to do when a recognised export holds no record.
    pub mend: &'static str,
    /// Fields of a row that may be shown: names as they stand in the export. Texts are never among them.
    #[serde(skip)]
    pub shown: &'static [&'static str],
    /// Where the owner's own words stand, which are shown of a row that is a post of the owner's, and of no other.
    #[serde(skip)]
    pub own_words: OwnWords,
    /// Whether an entry belongs to an export of this format, by its path (and, where paths are ambiguous, its start).
    #[serde(skip)]
    pub claim: fn(&EntryProbe) -> Claim,
    /// The same by content alone, for a file dropped by itself or under another name: the length of its root.
    #[serde(skip)]
    pub sniff: fn(&EntryProbe) -> Option<usize>,
    /// Reads the claimed entries. Errors are for what makes the whole export unreadable; anything less is a
    /// problem noted in the recorder.
    #[serde(skip)]
    pub read: fn(&mut ExportReader) -> Result<()>,
}

/// The fields that hold what the owner wrote: of several the first that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnWords {
    /// They are not shown: the export holds none, or doesn't say in the same row whose they are.
    Never,
    /// As plain text.
    Plain(&'static [&'static str]),
    /// As HTML, or with its entities.
    Html(&'static [&'static str]),
}

impl OwnWords {
    /// The fields, the most telling first.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            OwnWords::Never => &[],
            OwnWords::Plain(fields) | OwnWords::Html(fields) => fields,
        }
    }

    /// What was written, without markup.
    pub(crate) fn read(self, text: &str) -> String {
        match self {
            OwnWords::Never | OwnWords::Plain(_) => text.trim().to_owned(),
            OwnWords::Html(_) => html_to_text(text).trim().to_owned(),
        }
    }
}

/// What a format's export can give, told before anybody drops one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Gives {
    /// A score, by person.
    People,
    /// A score, by person and from counts without names.
    Both,
    /// A score from counts alone.
    Counts,
    /// How one acts, and no score.
    Style,
}
