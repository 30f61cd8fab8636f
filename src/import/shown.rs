//! What of a row may be shown.

use mail_parser::decoders::html::html_to_text;

/// Which fields of a row are shown to whoever asks where a point comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShownFields {
    /// Names as they stand in the export. Texts are never among them.
    pub fields: &'static [&'static str],
    /// Shown of a row that is a post of the owner's, and of no other.
    pub own_words: OwnWords,
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
