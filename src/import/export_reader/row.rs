//! A row that is read again to be shown, alone.

use crate::import::Recorder;

/// What of a row may be shown: pairs of field and content.
pub type Shown = Vec<(String, String)>;

/// The one row that is wanted, when a row is shown and not an export read.
pub(super) struct Watch {
    pub index: usize,
    pub record: u32,
    /// Whose words may be shown: keys of the owner's on its network.
    pub owner: Vec<String>,
    pub caught: Option<Shown>,
    /// What was written in it, to be shown if it is the owner's.
    pub words: Option<String>,
    /// It says itself that it is the owner's.
    pub own: bool,
}

/// A row that was read again.
pub struct Reread {
    /// What of it may be shown to anybody.
    pub fields: Shown,
    /// What was written in it, where it is the owner's own.
    pub own_words: Option<String>,
}

/// The rows of a file whose records hold several: see `ExportReader::json_rows`.
pub struct Rows<'r> {
    /// Where records go.
    pub recorder: &'r mut Recorder,
    pub(super) watch: &'r mut Option<Watch>,
    pub(super) number: u32,
}

impl Rows<'_> {
    pub(super) fn next(&mut self) {
        self.number = self.number.saturating_add(1);
        self.recorder.at(self.number);
    }

    /// The next records stand in a row of their own. `false`: it isn't to be read, as a row is shown; if it is the one, its
    /// `fields` are.
    pub fn row(&mut self, fields: &[(&str, &str)]) -> bool {
        self.next();
        let Some(watch) = &mut self.watch else { return true };
        if watch.record == self.number {
            let filled = fields.iter().filter(|(_, text)| !text.is_empty());
            watch.caught = Some(filled.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect());
        }
        false
    }
}
