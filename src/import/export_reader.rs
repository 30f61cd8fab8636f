//! One export being read: opens its entries for the importer and turns what goes wrong into its report.

mod json;
pub(super) mod markup;
mod meter;
mod row;

pub use meter::Progress;
pub use row::Rows;
pub(super) use row::{Reread, Shown};

use super::account;
use super::claimed::Claimed;
use super::entry_probe::start;
use super::recorder::Recorder;
use super::shown::ShownFields;
use crate::archive::Archive;
use crate::order::Order;
use crate::readers::encoding::Utf8;
use crate::readers::mail::{self, header::Taken};
use crate::readers::{lines, table, text};
use crate::{Error, ErrorKind, Result};
use meter::{Meter, Metered, missing};
use row::Watch;
use std::cell::Cell;
use std::io::Read;

/// One entry of the export.
#[derive(Debug, Clone)]
pub struct File {
    index: usize,
    /// Its path below the export's root, in lower case.
    pub path: String,
}

/// What an importer reads from, and the recorder it writes to.
pub struct ExportReader<'a> {
    pub(crate) archive: &'a Archive,
    shown: ShownFields,
    /// The export's entries, in a fixed order: by path, numbers in names by value.
    pub files: Vec<File>,
    /// Where records go.
    pub recorder: Recorder,
    /// Imports that are finished.
    before: Vec<Recorder>,
    meter: Meter<'a>,
    /// Bytes read before the entry in work.
    opened: u64,
    /// Bytes that the entry in work has, as its directory says.
    size: Option<u64>,
    watch: Option<Watch>,
}

impl<'a> ExportReader<'a> {
    pub(super) fn new(
        archive: &'a Archive,
        recorder: Recorder,
        shown: ShownFields,
        claimed: &Claimed,
        progress: &'a mut dyn FnMut(Progress),
    ) -> ExportReader<'a> {
        let total = claimed.entries.iter().filter_map(|&i| archive.entries[i].size).sum();
        let meter = Meter { report: Some(progress), at: Progress { bytes: 0, total, records: 0 }, last: 0 };
        ExportReader::with(archive, recorder, shown, claimed, &claimed.entries, meter, None)
    }

    pub(super) fn of_row(
        archive: &'a Archive,
        recorder: Recorder,
        shown: ShownFields,
        claimed: &Claimed,
        (index, record): (usize, u32),
        owner: Vec<String>,
    ) -> ExportReader<'a> {
        let meter = Meter { report: None, at: Progress { bytes: 0, total: 0, records: 0 }, last: 0 };
        let watch = Some(Watch { index, record, owner, caught: None, words: None, own: false });
        ExportReader::with(archive, recorder, shown, claimed, &[index], meter, watch)
    }

    fn with(
        archive: &'a Archive,
        recorder: Recorder,
        shown: ShownFields,
        claimed: &Claimed,
        entries: &[usize],
        meter: Meter<'a>,
        watch: Option<Watch>,
    ) -> ExportReader<'a> {
        let path = |index: usize| {
            let original = claimed.originals.get(&index).cloned();
            original.unwrap_or_else(|| archive.entries[index].path.to_lowercase())[claimed.root.len()..].to_owned()
        };
        let mut files: Vec<File> = entries.iter().map(|&index| File { index, path: path(index) }).collect();
        files.order_by_key(|file| natural(&file.path));
        ExportReader { archive, shown, files, recorder, before: Vec::new(), meter, opened: 0, size: None, watch }
    }

    pub(crate) fn finish(mut self) -> Vec<Recorder> {
        self.before.push(self.recorder);
        let mut all: Vec<Recorder> = self.before.into_iter().flat_map(Recorder::apart).collect();
        all.iter_mut().for_each(Recorder::leave_copies);
        all.iter_mut().for_each(Recorder::leave_own);
        let parts: Vec<_> =
            all.iter_mut().map(|recorder| (std::mem::take(&mut recorder.book), &*recorder.import())).collect();
        let account = account::settle(parts);
        all[0].import().account = account;
        all
    }

    /// Ends the import and begins another of the same files, where they are several in truth (a list's archive and a
    /// mailbox in one folder). It numbers its entries anew.
    pub fn another(&mut self) {
        let import = self.recorder.import();
        let recorder = Recorder::new(&self.archive.name, &import.format, &import.network);
        self.before.push(std::mem::replace(&mut self.recorder, recorder));
    }

    /// The row that was wanted, once everything was read: only then is known whether words in it are the owner's.
    pub(super) fn caught(self) -> Option<Reread> {
        let Watch { record, owner, caught, words, own, .. } = self.watch?;
        let mut recorders = self.before.iter().chain([&self.recorder]);
        let own = own || recorders.any(|recorder| recorder.is_post_of(record, &owner));
        let own_words = words.filter(|_| own).map(|text| self.shown.own_words.read(&text));
        Some(Reread { fields: caught?, own_words: own_words.filter(|text| !text.is_empty()) })
    }

    /// The files whose path below the root fits.
    pub fn select(&self, fits: impl Fn(&str) -> bool) -> Vec<File> {
        self.files.iter().filter(|f| fits(&f.path)).cloned().collect()
    }

    /// Whether there is such a file.
    pub fn has(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.files.iter().any(|f| fits(&f.path))
    }

    /// A file's first bytes, for telling its layout. What is wrong with it is reported when it is read.
    pub fn start(&self, file: &File) -> Vec<u8> {
        start(self.archive, file.index).0
    }

    /// Calls `on` for each row of a CSV file whose header has all of `need` (lower case). Damage is noted in the recorder.
    pub fn table(&mut self, file: &File, need: &[&str], mut on: impl FnMut(&mut Recorder, &table::Row)) {
        self.rows(file, need, &mut on);
    }

    fn rows(&mut self, file: &File, need: &[&str], on: &mut dyn FnMut(&mut Recorder, &table::Row)) {
        let Some(reader) = self.open(file) else { return };
        let ExportReader { recorder, watch, shown, meter, .. } = self;
        let records = Cell::new(meter.at.records);
        let reader = Utf8::new(Metered { reader, meter, records: &records });
        let end = table::rows(reader, need, &mut |event| {
            match event {
                table::Event::Hidden(number, count) => {
                    recorder.at(number);
                    let why = "lines within a quotation in it look like rows of their own: a quotation mark may not be \
                               closed; they were not read";
                    recorder.unread(count, why);
                }
                table::Event::Joined(number, count) => {
                    recorder.at(number);
                    let why = "has the cells of several rows: a line break is missing; those behind the first were not read";
                    recorder.unread(count, why);
                }
                table::Event::Odd(number, why) | table::Event::Lost(number, why) => {
                    recorder.at(number);
                    recorder.problem(why);
                }
                table::Event::Row(row) => {
                    recorder.at(row.number);
                    if let Some(watch) = watch {
                        if watch.record != row.number {
                            return true;
                        }
                        let may = |name: &str| shown.fields.iter().any(|s| s.eq_ignore_ascii_case(name));
                        let cells = row.cells().filter(|(name, cell)| may(name) && !cell.is_empty());
                        watch.words = shown.own_words.of_row(&row);
                        watch.caught = Some(cells.map(|(name, cell)| (name.to_owned(), cell.into_owned())).collect());
                        on(recorder, &row);
                        return false;
                    }
                    on(recorder, &row);
                    records.set(recorder.records());
                }
            }
            true
        });
        self.close(end);
    }

    /// Calls `on` for each mail of a file, `alone`: the file is a single one. Damage is noted in the recorder; `false` where
    /// there is any.
    pub(crate) fn mails(
        &mut self,
        file: &File,
        alone: bool,
        on: &mut dyn FnMut(&mut Recorder, mail::Header),
    ) -> bool {
        let Some(reader) = self.open(file) else { return false };
        let ExportReader { recorder, watch, shown, meter, .. } = self;
        let records = Cell::new(meter.at.records);
        let reader = Utf8::new(Metered { reader, meter, records: &records });
        let wanted = watch.as_ref().map(|watch| watch.record);
        let end = mail::split_with(reader, alone, wanted, &mut |event| {
            match event {
                mail::Event::Whole(mail) => {
                    if let Some(watch) = watch {
                        watch.words = mail::own_words(mail);
                    }
                    return false;
                }
                mail::Event::Odd(number, why) => {
                    recorder.at(number);
                    recorder.problem(why);
                }
                mail::Event::Doubt(number, why) => {
                    recorder.at(number);
                    recorder.unread(1, why);
                }
                mail::Event::Mail(number, header) => {
                    recorder.at(number);
                    let header = mail::Header(header);
                    if let Some(watch) = watch {
                        if watch.record != number {
                            return true;
                        }
                        let may = |name: &str| shown.fields.iter().any(|s| s.eq_ignore_ascii_case(name));
                        watch.caught = Some(header.shown(may));
                        let author = Taken::of(header).author();
                        watch.own = author.is_some_and(|author| watch.owner.iter().any(|key| key == author.key()));
                        return watch.own;
                    }
                    on(recorder, header);
                    records.set(records.get() + 1);
                }
            }
            true
        });
        let whole = end.is_ok();
        self.close(end);
        whole
    }

    /// All bytes of a file of at most `most`, for a layout that can't be read in passing. Damage is noted in the recorder; what
    /// was read before it is good.
    pub(crate) fn whole(&mut self, file: &File, most: u64) -> Option<Vec<u8>> {
        let reader = self.open(file)?;
        let records = Cell::new(self.meter.at.records);
        let size = self.archive.entries[file.index].size.unwrap_or_default();
        // What a directory says of a size may be anything.
        let mut bytes = Vec::with_capacity(size.min(most).min(1 << 20) as usize);
        let metered = Metered { reader, meter: &mut self.meter, records: &records };
        let mut reader = Utf8::new(metered).take(most + 1);
        let end = reader.read_to_end(&mut bytes).map(|_| ()).map_err(Error::from);
        if bytes.len() as u64 > most {
            let why = "more may not fit into memory; it was not read: leave it out".to_owned();
            self.close(Err(Error::new(ErrorKind::Limit { limit: format!("{} MB", most >> 20), why })));
            return None;
        }
        self.close(end);
        Some(bytes)
    }

    /// The next records stand in this one of a file read by [`ExportReader::whole`]. `false`: it isn't to be read, as another
    /// row is shown; if it is the one, its `fields` are.
    pub(crate) fn wants(&mut self, number: u32, fields: impl FnOnce() -> Vec<(String, String)>) -> bool {
        self.recorder.at(number);
        let Some(watch) = &mut self.watch else { return true };
        let wanted = watch.record == number;
        if wanted {
            watch.caught = Some(fields());
        }
        wanted
    }

    /// What was written in this record, to be shown if it is the one and the owner's.
    pub(crate) fn says(&mut self, number: u32, words: impl FnOnce() -> Option<String>) {
        if let Some(watch) = self.watch.as_mut().filter(|watch| watch.record == number) {
            watch.words = words();
        }
    }

    /// Calls `on` for each line of a text file; longer ones are cut. `row`: what of a line may be shown.
    pub(crate) fn lines(
        &mut self,
        file: &File,
        row: &dyn Fn(&str) -> Option<Shown>,
        on: &mut dyn FnMut(&mut Recorder, &str),
    ) {
        let Some(reader) = self.open(file) else { return };
        let ExportReader { recorder, watch, meter, .. } = self;
        let records = Cell::new(meter.at.records);
        let reader = Utf8::new(Metered { reader, meter, records: &records });
        let end = lines::split(reader, &mut |number, line| {
            recorder.at(number);
            let line = text::decode_damaged(line);
            match watch {
                Some(watch) if watch.record == number => watch.caught = row(&line),
                Some(_) => return true,
                None => on(recorder, &line),
            }
            watch.is_none()
        });
        self.close(end);
    }

    /// Notes what is wrong with a file that is not read.
    pub(crate) fn problem(&mut self, file: &File, why: String) {
        self.recorder.entry(&self.archive.entries[file.index].path);
        self.recorder.at(0);
        self.recorder.bytes(self.archive.entries[file.index].size.unwrap_or_default());
        self.recorder.problem(why);
    }

    /// The entry's bytes; an entry that can't be opened is a problem, and `None`.
    fn open(&mut self, file: &File) -> Option<Box<dyn Read + 'a>> {
        if self.watch.as_ref().is_some_and(|w| w.index != file.index || w.caught.is_some()) {
            return None;
        }
        self.recorder.entry(&self.archive.entries[file.index].path);
        self.opened = self.meter.at.bytes;
        self.size = self.archive.entries[file.index].size;
        match self.archive.read(file.index) {
            Ok(reader) => Some(reader),
            Err(error) => {
                self.recorder.problem(error.kind.to_string());
                self.recorder.bytes(self.size.unwrap_or_default());
                None
            }
        }
    }

    fn close(&mut self, end: Result<()>) {
        self.recorder.at(0);
        let bytes = self.meter.at.bytes - self.opened;
        self.recorder.bytes(bytes);
        if end.is_err() {
            self.recorder.missing(missing(self.recorder.seen(), bytes, self.size));
        }
        // Some importers write their records only when they have read everything.
        self.meter.at.records = self.meter.at.records.max(self.recorder.records());
        self.meter.tell();
        if let Err(error) = end {
            self.recorder.problem(error.kind.to_string());
        }
    }
}

/// A sort key that reads numbers by value: `message_2` before `message_10`.
fn natural(path: &str) -> Vec<(String, u64)> {
    let mut key = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let word = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (name, tail) = rest.split_at(word);
        let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(digits);
        key.push((name.to_owned(), number.parse().unwrap_or(u64::MAX)));
        rest = tail;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::super::shown::OwnWords;
    use super::*;
    use crate::archive::Input;

    #[test]
    fn numbers_in_names_sort_by_value() {
        let mut names = ["m_10.json", "m_2.json", "m.json", "m_1.json"];
        names.sort_by_cached_key(|n| natural(n));
        assert_eq!(names, ["m.json", "m_1.json", "m_2.json", "m_10.json"]);
    }
    #[test]
    fn what_a_directory_says_of_a_size_reserves_little() {
        let input = Input::File { name: "repo.car".into(), bytes: Box::new(b"x".to_vec()) };
        let mut archive = Archive::open(input).expect("a file");
        archive.entries[0].size = Some(4 << 30);
        let (claimed, shown) = (
            Claimed { entries: vec![0], ..Claimed::default() },
            ShownFields { fields: &[], own_words: OwnWords::Never },
        );
        let (recorder, mut progress) = (Recorder::new("repo.car", "bluesky", "bluesky"), |_: Progress| {});
        let mut reading = ExportReader::new(&archive, recorder, shown, &claimed, &mut progress);
        let file = reading.files[0].clone();
        let bytes = reading.whole(&file, 256 << 20).expect("a byte");
        assert!(bytes == b"x" && bytes.capacity() <= 1 << 20, "{}", bytes.capacity());
    }
}
