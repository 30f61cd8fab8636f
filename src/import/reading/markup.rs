//! Reading XML, and workbooks made of it.

use super::{File, Metered, Reading, natural};
use crate::archive::{Archive, Input};
use crate::import::Sink;
use crate::import::workbook;
use crate::import::xml::{self, Event, Record, Shape};
use crate::{Error, ErrorKind, Result};
use std::cell::Cell;
use std::io::Read;

/// The largest workbook within a folder or archive: it is read into memory, as a ZIP is read from its end.
const MAX_WORKBOOK: u64 = 64 << 20;
/// Where a workbook's table of contents lies.
pub const WORKBOOK: &str = "xl/workbook.xml";

impl Reading<'_> {
    /// Calls `on` for each record of an XML file, with those around it. Damage is noted in the sink.
    pub fn xml(&mut self, file: &File, shape: &Shape, on: &mut dyn FnMut(&mut Sink, Record, &[Record])) {
        let Some(reader) = self.open(file) else { return };
        let Reading { sink, watch, format, meter, .. } = self;
        let records = Cell::new(meter.at.records);
        let mut reader = Metered { reader, meter, records: &records };
        let end = xml::records(&mut reader, shape, &mut |event| {
            match event {
                Event::Odd(number, why) => {
                    sink.at(number);
                    sink.problem(why);
                }
                Event::Record(record, outer) => {
                    sink.at(record.number);
                    if let Some(watch) = watch {
                        if watch.record != record.number {
                            return true;
                        }
                        let fields =
                            record.fields().filter(|(name, text)| format.shown.contains(name) && !text.is_empty());
                        watch.caught = Some(fields.map(|(name, text)| (name.to_owned(), text.to_owned())).collect());
                        return false;
                    }
                    on(sink, record, outer);
                    records.set(records.get() + 1);
                }
            }
            true
        });
        self.close(end);
    }

    /// Calls `on` for each row of a workbook's sheets, with its cells from column A on. `file` is the workbook, or,
    /// where that was dropped alone and is listed as the archive it is, its [`WORKBOOK`]. Damage is noted in the sink;
    /// `false` where there is any.
    pub fn workbook(&mut self, file: &File, on: &mut dyn FnMut(&mut Sink, &[String])) -> bool {
        let Some(reader) = self.open(file) else { return false };
        let path = &self.archive.entries[file.index].path;
        let end = match path.len().checked_sub(WORKBOOK.len()).filter(|at| path.is_char_boundary(*at)) {
            Some(root) if path[root..].eq_ignore_ascii_case(WORKBOOK) => self.sheets(self.archive, &path[..root], on),
            _ => unpacked(path, reader).and_then(|workbook| self.sheets(&workbook, "", on)),
        };
        let whole = end.is_ok();
        self.close(end);
        whole
    }

    fn sheets(&mut self, archive: &Archive, root: &str, on: &mut dyn FnMut(&mut Sink, &[String])) -> Result<()> {
        let Reading { sink, watch, format, .. } = self;
        let path = |index: usize| archive.entries[index].path.strip_prefix(root).map(str::to_lowercase);
        let mut sheets: Vec<usize> = (0..archive.entries.len())
            .filter(|ix| path(*ix).is_some_and(|path| path.starts_with("xl/worksheets/") && path.ends_with(".xml")))
            .collect();
        crate::sort::by_key(&mut sheets, |ix| natural(&archive.entries[*ix].path));
        let strings = (0..archive.entries.len()).find(|ix| path(*ix).as_deref() == Some("xl/sharedstrings.xml"));
        let strings = strings.map(|ix| workbook::strings(&mut *archive.read(ix)?)).transpose()?.unwrap_or_default();
        let mut number = 0;
        for sheet in sheets {
            workbook::rows(&mut *archive.read(sheet)?, &strings, &mut |cells| {
                number += 1;
                sink.at(number);
                let Some(watch) = watch else {
                    on(sink, cells);
                    return true;
                };
                if watch.record == number {
                    let cells = ('A'..='Z').map(String::from).zip(cells.iter().cloned());
                    let may = |name: &str| format.shown.contains(&name);
                    watch.caught = Some(cells.filter(|(name, text)| may(name) && !text.is_empty()).collect());
                }
                watch.caught.is_none()
            })?;
        }
        Ok(())
    }
}

/// A workbook that lies in something else.
fn unpacked(path: &str, reader: impl Read) -> Result<Archive> {
    let mut bytes = Vec::new();
    reader.take(MAX_WORKBOOK + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_WORKBOOK {
        return Err(Error::new(ErrorKind::Limit {
            limit: format!("{} MB of a table", MAX_WORKBOOK >> 20),
            why: "it must fit into memory; drop it by itself".into(),
        }));
    }
    Archive::open(Input::File { name: path.to_owned(), bytes: Box::new(bytes) })
}
