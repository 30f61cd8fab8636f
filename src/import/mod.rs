//! What was dropped, as records: detection, one importer per network, and the row a record came from.
//!
//! What leaves this room is an [`Import`] per export found: records and a report. Message texts don't: importers pass
//! over them while parsing. Entries that no importer wants are never opened; see `networks::FORMATS` for the list.

mod account;
mod claimed;
mod copy_name;
mod descriptor;
mod entry_probe;
mod export_reader;
mod format;
mod found;
mod interner;
mod notices;
mod paths;
mod recorder;
mod shown;
#[cfg(test)]
mod tests;

pub use copy_name::uncopied;
pub use descriptor::Descriptor;
pub use entry_probe::{Claim, EntryProbe};
pub(crate) use export_reader::markup::WORKBOOK;
pub use export_reader::{ExportReader, File, Progress, Rows};
pub use format::{Format, Gives};
use recorder::NETWORKS;
pub use recorder::{About, Recorder};
pub use shown::OwnWords;
pub(crate) use shown::without_markup;

use crate::archive::{Archive, Entry, Input};
use crate::order::Order;
use crate::readers::card::is_card;
use crate::readers::text;
use crate::record::{AccountName, FileAccount, Import, Observe, Skip};
use crate::time::DAY;
use crate::{Error, ErrorKind, Result};
use entry_probe::start;
use export_reader::Reread;
use found::{Exports, Found};
use paths::Paths;
use std::collections::HashSet;

/// Of the files beside exports that belong to none, so many are named one by one.
const UNRECOGNISED_NAMED: usize = 8;

/// What detection makes of an archive.
struct Detected {
    found: Vec<Found>,
    /// The first that is known, but in a form that can't be read; or that all there is stays closed.
    refused: Option<Error>,
    /// Texts that were looked into and are of no known layout.
    unrecognised: Vec<usize>,
    /// Texts that could not be looked into, and why.
    damaged: Vec<(usize, ErrorKind)>,
}

/// Reads everything that was dropped as one file or folder. Never fails as a whole: what can't be read is an import
/// that holds nothing but the reason.
///
/// ```
/// use cloutscope::archive::Input;
/// use cloutscope::networks;
///
/// let text = br#"window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "created_at": "Tue Mar 05 10:20:30 +0000 2024",
///     "favorite_count": "3", "retweet_count": "1", "full_text": "", "entities": {}}}]"#;
/// let file = |name: &str, bytes: &[u8]| Input::File { name: name.into(), bytes: Box::new(bytes.to_vec()) };
///
/// let tweets = networks::import(file("tweets.js", text), &mut |_progress| {});
/// assert_eq!((tweets[0].format.as_str(), tweets[0].posts.len()), ("twitter", 1));
///
/// let broken = networks::import(file("archive.zip", b""), &mut |_progress| {});
/// assert!(broken[0].skipped[0].why.starts_with("is empty"));
/// ```
pub fn run(input: Input, formats: &'static [Format], progress: &mut dyn FnMut(Progress)) -> Vec<Import> {
    let file = input.name().to_owned();
    let archive = match Archive::open(input) {
        Ok(archive) => archive,
        Err(error) => return vec![unreadable(&file, error)],
    };
    let Detected { found, refused, unrecognised, damaged } = detect(&archive, formats);
    let mut imports: Vec<Import> = found.iter().flat_map(|f| read(&archive, f, progress)).collect();
    bound_networks(&mut imports, formats);
    match imports.first_mut() {
        None => imports.push(unknown(&archive, refused)),
        Some(first) => {
            first.skipped.extend(refused.map(|error| skip(&archive.name, &error)));
            left_out(&archive, &unrecognised, &mut first.skipped);
            unread(&archive, &damaged, first);
        }
    }
    imports[0].skipped.extend(archive.problems);
    let missing = |entry| FileAccount { entry, seen: 1, lost: 1, ..FileAccount::default() };
    imports[0].account.extend(archive.incomplete.into_iter().map(missing));
    imports
}

/// Leaves out what is of one network too many: each day of the curve tells of each network. Those that have a format of
/// their own are few.
fn bound_networks(imports: &mut Vec<Import>, formats: &[Format]) {
    let mut named: HashSet<String> = HashSet::new();
    let mut fits = |import: &Import| {
        let known = formats.iter().any(|format| format.network == import.network) || named.contains(&import.network);
        known || named.len() < NETWORKS && named.insert(import.network.clone())
    };
    for import in imports.extract_if(.., |import| !fits(import)).collect::<Vec<_>>() {
        let place = import.entries.first().map_or_else(String::new, |entry| format!(" › {entry}"));
        let place = format!("{}{place}", import.file);
        let why = format!(
            "is of one network too many: what is dropped at once holds {NETWORKS} at most that have no format of their own"
        );
        let of_it = import.account.into_iter();
        imports[0].account.extend(of_it.map(|file| FileAccount {
            records: 0,
            lost: file.lost + file.records,
            ..file
        }));
        imports[0].skipped.push(Skip { place, why, count: 1, problem: true });
    }
}

/// Names the files beside exports that belong to none.
fn left_out(archive: &Archive, unrecognised: &[usize], skipped: &mut Vec<Skip>) {
    for (n, &index) in unrecognised.iter().take(UNRECOGNISED_NAMED).enumerate() {
        let place = format!("{} › {}", archive.name, archive.entries[index].path);
        let last = n + 1 == UNRECOGNISED_NAMED;
        let count = if last { (unrecognised.len() - n) as u64 } else { 1 };
        let why = "of no layout that we look for (the list of networks names them): left out".to_owned();
        skipped.push(Skip { place, why, count, problem: false });
    }
}

/// Names the files beside exports that may belong to one, and can't be read.
fn unread(archive: &Archive, damaged: &[(usize, ErrorKind)], import: &mut Import) {
    for (n, (index, kind)) in damaged.iter().enumerate() {
        let Entry { path, size } = &archive.entries[*index];
        let account = FileAccount {
            entry: path.clone(),
            bytes: size.unwrap_or_default(),
            seen: 1,
            lost: 1,
            ..FileAccount::default()
        };
        import.account.push(account);
        if n < UNRECOGNISED_NAMED {
            let count = if n + 1 == UNRECOGNISED_NAMED { (damaged.len() - n) as u64 } else { 1 };
            let place = format!("{} › {path}", archive.name);
            import.skipped.push(Skip { place, why: kind.to_string(), count, problem: true });
        }
    }
}

/// The row a record came from, as pairs of field and content, re-read from the file: only the fields the format shows.
///
/// # Errors
/// When the file is no longer the same.
pub fn row(input: Input, formats: &'static [Format], entry: &str, record: u32) -> Result<Vec<(String, String)>> {
    Ok(reread(input, formats, entry, record, &[])?.fields)
}

/// What was written in a row, where it is the owner's own: nobody else's words are ever shown. `None` where it is not, or
/// where it says nothing.
///
/// # Errors
/// When the file is no longer the same.
pub fn own_words(
    input: Input,
    formats: &'static [Format],
    entry: &str,
    record: u32,
    owner: &[AccountName],
) -> Result<Option<String>> {
    Ok(reread(input, formats, entry, record, owner)?.own_words)
}

fn reread(
    input: Input,
    formats: &'static [Format],
    entry: &str,
    record: u32,
    owner: &[AccountName],
) -> Result<Reread> {
    let archive = Archive::open(input)?;
    let Detected { found, .. } = detect(&archive, formats);
    let index = archive.entries.iter().position(|e| e.path == entry);
    let export = index.and_then(|i| found.iter().find(|f| f.claimed.entries.contains(&i)));
    let gone =
        || Error::new(ErrorKind::Damaged(format!("record {record} of {entry} is not in it"))).at(&*archive.name);
    let (Some(index), Some(export)) = (index, export) else { return Err(gone()) };
    let recorder = Recorder::new(&archive.name, export.format.name, export.format.network);
    let (shown, place) = (export.format.shown_fields(), (index, record));
    let here = owner.iter().filter(|account| account.network == export.format.network);
    let owner = here.map(|account| account.key.clone()).collect();
    let mut reading = ExportReader::of_row(&archive, recorder, shown, &export.claimed, place, owner);
    (export.format.read)(&mut reading)?;
    reading.caught().ok_or_else(gone)
}

fn detect(archive: &Archive, formats: &'static [Format]) -> Detected {
    let paths = Paths::of(&archive.entries);
    let mut found = Exports::default();
    let mut refused = None;
    let mut private = None;
    let (mut unclaimed, mut unrecognised, mut damaged) = (Vec::new(), Vec::new(), Vec::new());
    let mut roots: HashSet<String> = HashSet::new();
    for index in 0..archive.entries.len() {
        let mut head = EntryProbe::new(archive, &paths, index);
        let path = &archive.entries[index].path;
        let claims = |head: &EntryProbe| {
            let mut claims = formats.iter().map(|f| (f, (f.claim)(head)));
            claims.find(|(_, claim)| !matches!(claim, Claim::No))
        };
        let mut claim = claims(&head);
        for original in copy_name::originals(paths.at(index)) {
            if claim.is_none() {
                head.path = original;
                claim = claims(&head);
            }
        }
        match claim {
            Some((format, Claim::Wanted { root })) => {
                let (path, root) = (&head.path, &head.path[..root]);
                let export = found.add(format, root, index);
                if path != paths.at(index) {
                    export.originals.insert(index, path.clone());
                }
                if !roots.contains(root) {
                    roots.insert(root.to_owned());
                }
            }
            Some((format, Claim::Loose { root })) => {
                found.add(format, &head.path[..root], index);
            }
            Some((format, Claim::Unwanted { root })) => {
                private.get_or_insert(format);
                if !roots.contains(&head.path[..root]) {
                    roots.insert(head.path[..root].to_owned());
                }
            }
            Some((_, Claim::Refused(kind))) => {
                refused.get_or_insert(Error::new(kind).at(format!("{} › {path}", archive.name)));
            }
            _ => unclaimed.push(index),
        }
    }
    let top = roots.contains("");
    // Only files that belong to no export found by its layout are looked into: the others are none of our business.
    for index in unclaimed {
        let path = paths.at(index);
        let outside = !(below(&roots, path) || top && path.contains('/'));
        let text = is_text(path.rsplit('/').next().unwrap_or(path)) || archive.entries.len() == 1;
        if !(outside && text) {
            continue;
        }
        let head = EntryProbe::new(archive, &paths, index);
        match formats.iter().find_map(|f| (f.sniff)(&head).map(|root| (f, root))) {
            // Not into `roots`: the other files of the same export are sniffed out one by one, too.
            Some((format, root)) => {
                found.add(format, &head.path[..root], index);
            }
            // Below a root, it is the export's own file.
            None if top => {}
            None => match head.damage() {
                None => unrecognised.push(index),
                Some(kind) => damaged.push((index, kind.clone())),
            },
        }
    }
    let mut found = found.list;
    found.order_by(|a, b| (a.format.name, &a.claimed.root).cmp(&(b.format.name, &b.claimed.root)));
    if found.is_empty() {
        // A part of an export that holds nothing but what is never opened.
        refused = refused.or(private.map(no_records));
    }
    Detected { found, refused, unrecognised, damaged }
}

/// Whether a path is, or lies below, one of these folders other than the top.
fn below(roots: &HashSet<String>, path: &str) -> bool {
    let folders = path.bytes().enumerate().filter(|(_, byte)| *byte == b'/').map(|(at, _)| &path[..=at]);
    folders.chain([path]).any(|folder| roots.contains(folder))
}

fn no_records(format: &Format) -> Error {
    Error::new(ErrorKind::NoRecords { format: format.title.to_owned(), mend: format.mend.to_owned() })
}

/// Endings that exports use for text; anything else is media and stays closed. LISTSERV calls a list's logs by month and
/// week, `.LOG1703B`.
fn is_text(name: &str) -> bool {
    const ENDINGS: [&str; 19] = [
        "", "js", "json", "jsonl", "ndjson", "csv", "txt", "xml", "atom", "mbox", "mbx", "mail", "eml", "vcf", "car",
        "tsv", "xlsx", "html", "htm",
    ];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.starts_with("log") || ENDINGS.contains(&ending)
}

fn read(archive: &Archive, found: &Found, progress: &mut dyn FnMut(Progress)) -> Vec<Import> {
    let recorder = Recorder::new(&archive.name, found.format.name, found.format.network);
    let mut reading = ExportReader::new(archive, recorder, found.format.shown_fields(), &found.claimed, progress);
    let end = (found.format.read)(&mut reading);
    let finish = |recorder: Recorder| {
        let fine = end.is_err() || recorder.records() > 0 || recorder.has_problem();
        let mut import = recorder.finish();
        import.as_of = import.as_of.or_else(|| made(&import, archive));
        if !fine {
            import.skipped.push(skip(&archive.name, &no_records(found.format)));
        }
        import
    };
    let mut imports: Vec<Import> = reading.finish().into_iter().map(finish).collect();
    if let (Err(error), Some(last)) = (&end, imports.last_mut()) {
        last.skipped.push(skip(&archive.name, error));
    }
    imports
}

/// Between a record and the making of its export lie no more years than these; a date so far behind is a writer's that
/// has no clock.
const SILENT_YEARS: i64 = 10;

/// When an export was made that doesn't say so itself: the day in its name, else that of the newest file in its ZIP. What
/// is older than its records says nothing, and when somebody fetched a list's month or a table nothing of the days since.
fn made(import: &Import, archive: &Archive) -> Option<i64> {
    let newest = import.newest()?;
    let span = newest.saturating_sub(DAY)..newest.saturating_add(SILENT_YEARS * 366 * DAY);
    let after = |at: &i64| span.contains(at);
    let goes_on = !import.cut || import.observes.contains(&Observe::Messages);
    text::day_in(&archive.name).filter(after).or(archive.newest.filter(|at| goes_on && after(at)))
}

fn skip(file: &str, error: &Error) -> Skip {
    let place = if error.place.is_empty() { file.to_owned() } else { error.place.clone() };
    Skip { place, why: error.kind.to_string(), count: 1, problem: true }
}

fn unreadable(file: &str, error: Error) -> Import {
    Import { file: file.to_owned(), skipped: vec![skip(file, &error)], ..Import::default() }
}

fn unknown(archive: &Archive, refused: Option<Error>) -> Import {
    let error = refused.unwrap_or_else(|| {
        if let [one] = archive.entries.as_slice()
            && is_text(&one.path.to_lowercase())
            && is_card(&start(archive, 0).0)
        {
            let wanted = "it counts as a partner's score once it is said whose it is".to_owned();
            return Error::new(ErrorKind::NotAnExport { found: "somebody's card".to_owned(), wanted });
        }
        let mut wanted = "drop an export as the network gave it; the list says how to get each".to_owned();
        let is_page = |path: &str| [".html", ".htm"].iter().any(|ending| path.to_lowercase().ends_with(ending));
        let mut texts = archive.entries.iter().filter(|e| is_text(&e.path.to_lowercase())).peekable();
        let pages = texts.peek().is_some() && texts.all(|entry| is_page(&entry.path));
        if pages {
            "if it is a network's, ask for the export again as JSON".clone_into(&mut wanted);
        }
        let found = match archive.entries.as_slice() {
            [one] if pages => format!("a web page ({})", one.path),
            many if pages => format!("a folder of web pages ({}, …)", many[0].path),
            [one] => format!("something else ({})", one.path),
            many if many.iter().all(|e| !is_text(&e.path.to_lowercase())) => {
                "only pictures and other media".to_owned()
            }
            many => {
                let mut names = String::new();
                named(&mut names, &mut many.iter().map(|e| &*e.path), UNRECOGNISED_NAMED);
                format!("{} files of no layout we know ({names})", many.len())
            }
        };
        Error::new(ErrorKind::NotAnExport { found, wanted })
    });
    unreadable(&archive.name, error)
}

/// Adds names to a sentence, the first `most` of them.
fn named(sentence: &mut String, names: &mut dyn Iterator<Item = &str>, most: usize) {
    for n in 0..=most {
        let Some(name) = names.next() else { return };
        sentence.push_str(if n > 0 { ", " } else { "" });
        sentence.push_str(if n < most { name } else { "…" });
    }
}
