//! JSON files of an export, record by record.

use super::meter::Metered;
use super::{ExportReader, File, Rows};
use crate::import::Recorder;
use crate::import::shown::OwnWords;
use crate::readers::encoding::Utf8;
use crate::readers::json::{self, Item, Path};
use crate::readers::text;
use crate::{Error, ErrorKind, Result};
use std::cell::Cell;

/// What is said of a file that has something, but nothing where its layout has records.
const NEW_LAYOUT: &str = "holds nothing where a file of this name has its records: its layout is new to us, and nothing of it \
                          was read; please report it";

/// What is said where brackets don't match.
const UNMATCHED: &str = "a bracket or a name before this record is damaged or missing: what follows may have been taken for a \
                         part of something else";

impl ExportReader<'_> {
    /// Calls `on` for each record of a JSON (or JavaScript) file at one of `paths`: it asks for `Item::parse`. Damage is
    /// noted in the recorder; so is an error that `on` returns, as the reason why the record was left out.
    pub fn json(&mut self, file: &File, paths: &[Path], mut on: impl FnMut(&mut Recorder, &Item) -> Result<()>) {
        self.records(file, paths, &mut on);
    }

    /// The same for a file that was recognised by its name alone: if it has something, but nothing at `paths`, its layout
    /// has changed, and all of it would be lost without a word.
    pub fn json_filled(
        &mut self,
        file: &File,
        paths: &[Path],
        mut on: impl FnMut(&mut Recorder, &Item) -> Result<()>,
    ) {
        if self.records(file, paths, &mut on) == Some(0) && !json::is_empty(&self.start(file)) {
            self.problem(file, NEW_LAYOUT.to_owned());
        }
    }

    // Like its siblings for tables and mails compiled once, and not anew for every importer's closure. How many records
    // stand at `paths`; `None` where that isn't known, as the file is damaged.
    fn records(
        &mut self,
        file: &File,
        paths: &[Path],
        on: &mut dyn FnMut(&mut Recorder, &Item) -> Result<()>,
    ) -> Option<u64> {
        let reader = self.open(file)?;
        let mut found = 0;
        let ExportReader { recorder, watch, shown, meter, .. } = self;
        let records = Cell::new(meter.at.records);
        let reader = Utf8::new(Metered { reader, meter, records: &records });
        let end = json::split(reader, paths, &mut |event| {
            found += u64::from(!matches!(event, json::Event::Unread(_) | json::Event::Unmatched(_)));
            match event {
                json::Event::Broken(number, why) => {
                    recorder.at(number);
                    recorder.problem(format!("{why}; it was left out, everything else counts"));
                }
                json::Event::Unmatched(number) => {
                    recorder.at(number);
                    recorder.problem(UNMATCHED);
                }
                json::Event::Unread(count) => recorder.missing(count),
                json::Event::Item(item) => {
                    recorder.at(item.number);
                    if let Some(watch) = watch {
                        // The others are read, too: where a damaged one ends decides which number the next one has.
                        let text = item.text();
                        if watch.record != item.number {
                            if let OwnWords::Behind(_) = shown.own_words {
                                let _ = on(recorder, &item);
                            }
                            return true;
                        }
                        let Some(text) = text else { return true };
                        let fields = json::record::shown(text, shown.fields).into_iter();
                        let mend = |(name, text): (String, String)| (name, text::unmojibake(&text).into_owned());
                        let words = json::record::first_of(text, shown.own_words.fields());
                        watch.words = words.map(|text| text::unmojibake(&text).into_owned());
                        watch.caught = Some(fields.map(mend).collect());
                        // What the row is says whether words in it are the owner's.
                        let _ = on(recorder, &item);
                        return false;
                    }
                    if let Err(error) = on(recorder, &item)
                        && !item.is_cut()
                    {
                        left_out(recorder, error);
                    }
                    records.set(recorder.records());
                }
            }
            true
        });
        let whole = end.is_ok();
        self.close(end);
        whole.then_some(found)
    }

    /// Calls `on` for each record as [`ExportReader::json`] does, where a record holds several rows, each to be shown alone:
    /// [`Rows::row`] begins one.
    pub(crate) fn json_rows(
        &mut self,
        file: &File,
        paths: &[Path],
        on: &mut dyn FnMut(&mut Rows, &Item) -> Result<()>,
    ) {
        let Some(reader) = self.open(file) else { return };
        let ExportReader { recorder, watch, meter, .. } = self;
        let records = Cell::new(meter.at.records);
        let reader = Utf8::new(Metered { reader, meter, records: &records });
        let mut rows = Rows { recorder, watch, number: 0 };
        let end = json::split(reader, paths, &mut |event| {
            match event {
                json::Event::Broken(_, why) => {
                    rows.next();
                    rows.recorder.problem(format!("{why}; it was left out, everything else counts"));
                }
                json::Event::Unmatched(_) => {
                    rows.next();
                    rows.recorder.problem(UNMATCHED);
                }
                json::Event::Unread(count) => rows.recorder.missing(count),
                json::Event::Item(item) => {
                    if let Err(error) = on(&mut rows, &item)
                        && !item.is_cut()
                    {
                        rows.next();
                        left_out(rows.recorder, error);
                    }
                    records.set(records.get() + 1);
                }
            }
            rows.watch.as_ref().is_none_or(|watch| watch.caught.is_none())
        });
        self.close(end);
    }
}

fn left_out(recorder: &mut Recorder, error: Error) {
    let why = match error.kind {
        ErrorKind::Damaged(why) => why,
        other => other.to_string(),
    };
    recorder.problem(format!("this record can't be read ({why}); it was left out, everything else counts"));
}
