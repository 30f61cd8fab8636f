//! ExportReader XML, and workbooks made of it.

use super::ExportReader;
use super::{File, Metered};
use crate::archive::{Archive, Input};
use crate::import::Recorder;
use crate::readers::encoding::Utf8;
use crate::readers::workbook;
use crate::readers::xml::{self, Event, Record, Shape};
use crate::{Error, ErrorKind, Result};
use std::borrow::Cow;
use std::cell::Cell;
use std::io::Read;

/// The largest workbook within a folder or archive: it is read into memory, as a ZIP is read from its end.
const MAX_WORKBOOK: u64 = 64 << 20;
/// What is said of records within a text.
const HIDDEN: &str = "what looks like the beginning of posts or comments stands within a text of it, whose end may be \
                      missing; they were not read";
/// Where a workbook's table of contents lies.
pub const WORKBOOK: &str = "xl/workbook.xml";

impl ExportReader<'_> {
    /// Calls `on` for each record of an XML file, with those around it. Damage is noted in the recorder.
    pub fn xml(&mut self, file: &File, shape: &Shape, on: &mut dyn FnMut(&mut Recorder, Record, &[Record])) {
        let Some(reader) = self.open(file) else { return };
        let ExportReader { recorder, watch, shown, meter, .. } = self;
        let records = Cell::new(meter.at.records);
        let mut reader = Utf8::new(Metered { reader, meter, records: &records });
        let words = shown.own_words.fields();
        let fields = [shape.fields, if watch.is_some() { words } else { &[] }].concat();
        // How deep the row that is wanted lies.
        let mut depth = None;
        let end = xml::records(&mut |buf| reader.read(buf), &Shape { fields: &fields, ..*shape }, &mut |event| {
            match event {
                Event::Odd(number, why) => {
                    recorder.at(number);
                    recorder.problem(why);
                }
                Event::Hidden(number, count) => {
                    recorder.at(number);
                    recorder.unread(count, HIDDEN);
                }
                Event::Record(record, outer) => {
                    recorder.at(record.number);
                    if let Some(watch) = watch.as_mut().filter(|watch| watch.record == record.number) {
                        let may = |(name, text): &&(&str, String)| shown.fields.contains(name) && !text.is_empty();
                        let fields = record.fields.iter().filter(may);
                        watch.caught = Some(fields.map(|(name, text)| ((*name).to_owned(), text.clone())).collect());
                        watch.words = words
                            .iter()
                            .map(|field| record.get(field))
                            .find(|text| !text.is_empty())
                            .map(str::to_owned);
                        depth = Some(outer.len());
                    }
                    // Whose it is, those around it may say, which end behind it.
                    let goes_on = depth.is_none_or(|depth| depth > 1 && depth <= outer.len());
                    on(recorder, record, outer);
                    records.set(records.get() + 1);
                    return goes_on;
                }
            }
            true
        });
        self.close(end);
    }

    /// Calls `on` for each row of a workbook's sheets, with its cells from column A on. `file` is the workbook, or,
    /// where that was dropped alone and is listed as the archive it is, its table of contents. Damage is noted in the recorder;
    /// `false` where there is any.
    pub fn workbook(&mut self, file: &File, on: &mut dyn FnMut(&mut Recorder, &[Cow<str>])) -> bool {
        let Some(reader) = self.open(file) else { return false };
        let path = &self.archive.entries[file.index].path;
        let end = match path.len().checked_sub(WORKBOOK.len()).filter(|at| path.is_char_boundary(*at)) {
            Some(root) if path[root..].eq_ignore_ascii_case(WORKBOOK) => self.sheets(self.archive, &path[..root], on),
            _ => unpacked(self.archive, path, reader).and_then(|workbook| self.sheets(&workbook, "", on)),
        };
        let whole = end.is_ok();
        self.close(end);
        whole
    }

    fn sheets(
        &mut self,
        archive: &Archive,
        root: &str,
        on: &mut dyn FnMut(&mut Recorder, &[Cow<str>]),
    ) -> Result<()> {
        let ExportReader { recorder, watch, .. } = self;
        let mut strings = Vec::new();
        let (mut number, mut end) = (0, Ok(()));
        // Sheets refer to what they share.
        for shared in [true, false] {
            for (index, entry) in archive.entries.iter().enumerate() {
                let path = entry.path.strip_prefix(root).unwrap_or_default();
                let wanted =
                    if shared { path == "xl/sharedStrings.xml" } else { path.starts_with("xl/worksheets/sheet") };
                if !wanted {
                    continue;
                }
                let read = archive.read(index).and_then(|mut reader| {
                    let mut read = |buf: &mut [u8]| reader.read(buf);
                    if shared {
                        return workbook::strings(&mut read, &mut strings);
                    }
                    workbook::rows(&mut read, &strings, &mut |cells| {
                        number += 1;
                        recorder.at(number);
                        match watch {
                            None => on(recorder, cells),
                            Some(watch) if watch.record == number => watch.caught = Some(named(cells)),
                            _ => {}
                        }
                    })
                });
                // What others hold is good; only the last fault is left to be told by whoever asked.
                if let Err(error) = read
                    && let Err(before) = std::mem::replace(&mut end, Err(error))
                {
                    recorder.at(0);
                    recorder.problem(before.kind.to_string());
                }
            }
        }
        end
    }
}

/// Cells with the letters of their columns.
fn named(cells: &[Cow<str>]) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for (letter, cell) in ('A'..='Z').zip(cells) {
        if !cell.is_empty() {
            named.push((letter.to_string(), cell.to_string()));
        }
    }
    named
}

/// A workbook that lies in another archive.
fn unpacked(archive: &Archive, path: &str, reader: impl Read) -> Result<Archive> {
    let mut bytes = Vec::new();
    reader.take(MAX_WORKBOOK + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_WORKBOOK {
        return Err(Error::new(ErrorKind::Limit {
            limit: format!("{} MB of a table", MAX_WORKBOOK >> 20),
            why: "it must fit into memory; drop it by itself".into(),
        }));
    }
    archive.open_within(Input::File { name: path.to_owned(), bytes: Box::new(bytes) })
}
