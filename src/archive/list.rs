//! The listing: every file of what was dropped, through archives in archives, within the limits.

use super::budget::{Budget, Found};
use super::bytes::{Stream, Window};
use super::entries::{Archive, Entry};
use super::entry_source::{Place, Tape};
use super::inflate::Allowance;
use super::input::Input;
use super::limits::{LIMITS, Limits};
use super::sniff::{self, Kind};
use super::{path, tar, zip};
use crate::record::Skip;
use crate::{Error, ErrorKind, Result};
use std::io::Read;
use std::rc::Rc;

/// Everything that was found so far.
struct Listing {
    archive: Archive,
    budget: Budget,
    /// The first damage: the error when nothing was found.
    damage: Option<ErrorKind>,
    /// Problems that are only counted.
    untold: u64,
}

impl Archive {
    /// Reads the directory, and those of archives within; opens no entry.
    ///
    /// # Errors
    /// When it is empty, known to be no export, or nothing at all can be read of it.
    pub fn open(input: Input) -> Result<Archive> {
        open(input, LIMITS)
    }

    /// The same of a file that lies in this archive, whose allowance it shares.
    ///
    /// # Errors
    /// See [`Archive::open`].
    pub fn open_within(&self, input: Input) -> Result<Archive> {
        open_with(input, LIMITS, Some(&self.allowance))
    }
}

/// See [`Archive::open`].
fn open(input: Input, limits: Limits) -> Result<Archive> {
    open_with(input, limits, None)
}

/// See [`Archive::open_within`].
fn open_with(input: Input, limits: Limits, allowance: Option<&Rc<Allowance>>) -> Result<Archive> {
    let listing = match input {
        Input::File { name, bytes } => {
            let window = Window::whole(bytes.into());
            let mut listing = Listing::new(&name, limits, window.len(), allowance);
            listing.single(&name, window).map_err(|e| e.at(name))?;
            listing
        }
        Input::Folder { name, files } => {
            let dropped = files.iter().fold(0, |all: u64, (_, bytes)| all.saturating_add(bytes.len()));
            let mut listing = Listing::new(&name, limits, dropped, allowance);
            let mut found = Found::default();
            for (path, bytes) in files {
                let Some(path) = path::normal(&path) else { continue };
                if let Err(limit) = found.push(path, Window::whole(bytes.into()), &mut listing.budget) {
                    found.damage = Some(limit);
                    break;
                }
            }
            listing.told(&name, &found);
            for (path, window) in found.items {
                listing.add(path, Some(window.len()), Place::Plain(window), 0);
            }
            listing
        }
    };
    let Listing { mut archive, damage, untold, .. } = listing;
    if untold > 0 {
        let why = "more problems like these, which are only counted".to_owned();
        archive.problems.push(Skip { place: archive.name.clone(), why, count: untold, problem: true });
    }
    if !archive.entries.is_empty() {
        return Ok(archive);
    }
    let kind = damage.unwrap_or_else(|| ErrorKind::NotAnExport {
        found: "an archive or folder without files".into(),
        wanted: "drop the ZIP or folder as the network gave it to you".into(),
    });
    Err(Error::new(kind).at(archive.name))
}

impl Listing {
    fn new(name: &str, limits: Limits, dropped: u64, allowance: Option<&Rc<Allowance>>) -> Listing {
        let allowance = allowance.map_or_else(|| Allowance::new(&limits, dropped), Rc::clone);
        let (name, entries, problems, places) = (name.to_owned(), Vec::new(), Vec::new(), Vec::new());
        let archive = Archive { name, entries, problems, incomplete: Vec::new(), places, allowance, newest: None };
        Listing { archive, budget: Budget::new(limits), damage: None, untold: 0 }
    }

    /// One dropped file: an archive, or an entry of its own.
    fn single(&mut self, name: &str, window: Window) -> Result<()> {
        if window.len() == 0 {
            return Err(Error::new(ErrorKind::Empty));
        }
        let size = window.len();
        let place = Place::Plain(window);
        match place.kind(&self.archive.allowance)? {
            Kind::Plain | Kind::Foreign { .. } if path::is_part(name) => Err(Error::new(ErrorKind::Part)),
            Kind::Foreign { found, wanted } => {
                Err(Error::new(ErrorKind::NotAnExport { found: found.into(), wanted: wanted.into() }))
            }
            Kind::Plain => {
                self.entry(name.to_owned(), Some(size), place);
                Ok(())
            }
            kind => {
                if path::is_part(name) {
                    self.problem(name, &ErrorKind::Part);
                }
                self.unpack(kind, "", name, place, 0)
            }
        }
    }

    /// A file that lies in `depth` archives.
    fn add(&mut self, path: String, size: Option<u64>, place: Place, depth: u32) {
        if size != Some(0) && sniff::worth_a_look(&path, depth > 0) {
            let before = self.archive.entries.len();
            let looked = match place.kind(&self.archive.allowance) {
                Ok(kind @ (Kind::Zip | Kind::Gzip | Kind::Tar)) => {
                    self.unpack(kind, &format!("{path}/"), &path, place.clone(), depth)
                }
                Ok(_) => Ok(()),
                Err(e) => Err(e),
            };
            if let Err(e) = looked {
                self.problem(&path, &e.kind);
            }
            if self.archive.entries.len() > before {
                return;
            }
        }
        self.entry(path, size, place);
    }

    fn entry(&mut self, path: String, size: Option<u64>, place: Place) {
        self.archive.entries.push(Entry { path, size });
        self.archive.places.push(place);
    }

    fn problem(&mut self, path: &str, kind: &ErrorKind) {
        self.damage.get_or_insert_with(|| kind.clone());
        self.skip(path, kind.to_string(), 1, true);
    }

    fn skip(&mut self, path: &str, why: String, count: u64, problem: bool) {
        if self.archive.problems.len() >= self.budget.limits.problems {
            self.untold += count;
            return;
        }
        let name = &self.archive.name;
        let place = if path == name { name.clone() } else { format!("{name} › {path}") };
        self.archive.problems.push(Skip { place, why, count, problem });
    }

    /// Lists the archive `path`, which is a `kind` and lies in `depth` others, under `prefix`.
    fn unpack(&mut self, kind: Kind, prefix: &str, path: &str, place: Place, depth: u32) -> Result<()> {
        self.budget.nest(depth).map_err(Error::new)?;
        self.budget.under(prefix);
        match kind {
            Kind::Zip => self.zip(prefix, path, &place, depth),
            Kind::Tar => self.tar(prefix, path, place, depth),
            Kind::Gzip => self.gzip(prefix, path, place, depth),
            Kind::Plain | Kind::Foreign { .. } => Ok(()),
        }
    }

    fn zip(&mut self, prefix: &str, path: &str, place: &Place, depth: u32) -> Result<()> {
        let window = match place.window() {
            Some(window) => window,
            None => self.inflated(path, place)?,
        };
        let found = zip::list(&window, &mut self.budget)?;
        if !found.items.is_empty() && found.items.iter().all(|(_, member)| member.encrypted()) {
            return Err(Error::new(ErrorKind::Encrypted));
        }
        let archive = Rc::new(window);
        self.all(prefix, path, depth, found, |member| (member.size, Place::Zip(Rc::clone(&archive), member)));
        Ok(())
    }

    fn tar(&mut self, prefix: &str, path: &str, place: Place, depth: u32) -> Result<()> {
        if let Some(window) = place.window() {
            let (found, _) = tar::list(&mut Stream::new(window.clone()), false, &mut self.budget);
            self.all(prefix, path, depth, found, |member| {
                (Some(member.len), Place::Plain(window.part(member.at, member.len)))
            });
            return Ok(());
        }
        let (found, bytes) = tar::list(&mut place.open(&self.archive.allowance)?, true, &mut self.budget);
        // The first has half, as it is the only one mostly.
        self.budget.behind /= 2;
        let tape = Tape::new(place, self.archive.allowance.again(&self.budget.limits, bytes), self.budget.behind);
        self.all(prefix, path, depth, found, |tar::Member { at, len, kept }| {
            let place = kept.map_or_else(|| Place::Tape { tape: Rc::clone(&tape), at, len }, Place::kept);
            (Some(len), place)
        });
        Ok(())
    }

    /// A gzip is only a wrapper: what it holds has the gzip's own depth.
    fn gzip(&mut self, prefix: &str, path: &str, place: Place, depth: u32) -> Result<()> {
        let inner = Place::Gzip(Rc::new(place));
        match inner.kind(&self.archive.allowance)? {
            Kind::Tar => self.tar(prefix, path, inner, depth),
            Kind::Zip => self.zip(prefix, path, &inner, depth),
            _ => {
                self.entry(path::without_gz(path), None, inner);
                Ok(())
            }
        }
    }

    /// A compressed archive in memory, as far as it can be inflated.
    fn inflated(&mut self, path: &str, place: &Place) -> Result<Window> {
        let limit = self.budget.nested_bytes;
        let mut bytes = Vec::new();
        if let Err(e) = place.open(&self.archive.allowance)?.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
            self.problem(path, &Error::from(e).kind);
        }
        self.budget.nested_bytes = limit.checked_sub(bytes.len() as u64).ok_or_else(|| {
            Error::new(ErrorKind::Limit {
                limit: format!("{} bytes of archives within archives", self.budget.limits.nested_bytes),
                why: "more may not fit into memory; unpack it and drop the folder".into(),
            })
        })?;
        Ok(Window::whole(Rc::new(bytes)))
    }

    /// Notes why what an archive holds may not be all.
    fn told<T>(&mut self, path: &str, found: &Found<T>) {
        self.archive.newest = self.archive.newest.max(found.newest);
        if let Some(kind) = &found.damage {
            self.problem(path, kind);
            self.archive.incomplete.push(path.to_owned());
        }
        if found.odd > 0 {
            let Limits { path: bytes, folders, .. } = self.budget.limits;
            let why =
                format!("has files with paths of more than {bytes} bytes or {folders} folders: they were left out");
            self.skip(path, why, found.odd, true);
        }
        if found.overlapping > 0 {
            let why = "has files that share data with others, as in an archive bomb or a damaged directory: each part was \
                       read as one file's";
            self.skip(path, why.to_owned(), found.overlapping, true);
        }
    }

    /// Takes over what an archive holds.
    fn all<T>(
        &mut self,
        prefix: &str,
        path: &str,
        depth: u32,
        mut found: Found<T>,
        place: impl Fn(T) -> (Option<u64>, Place),
    ) {
        self.told(path, &found);
        let double = found.last_wins();
        if double > 0 {
            self.skip(path, "has files of the same name: the last one of each counts".into(), double, false);
        }
        for (name, item) in found.items {
            let (size, place) = place(item);
            self.add(format!("{prefix}{name}"), size, place, depth + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::zip::write::{SimpleFileOptions, ZipWriter};
    use std::io::{Cursor, Write};

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, content) in files {
            writer.start_file(*path, SimpleFileOptions::default()).expect("in memory");
            writer.write_all(content).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    fn listed(bytes: Vec<u8>, limits: Limits) -> (Vec<String>, Vec<String>) {
        let archive = open(Input::File { name: "x.zip".into(), bytes: Box::new(bytes) }, limits).expect("some entry");
        let paths = archive.entries.into_iter().map(|entry| entry.path).collect();
        (paths, archive.problems.into_iter().map(|skip| skip.why).collect())
    }

    #[test]
    fn an_archive_within_inflates_on_the_same_account() {
        let file = |bytes| Input::File { name: "x.zip".into(), bytes: Box::new(bytes) };
        let zipped = || zip(&[("a", &[7; 5_000]), ("b", &[7; 5_000])]);
        let outer = open(file(zipped()), Limits { inflated: 8_000, inflated_ratio: 0, ..LIMITS }).expect("a ZIP");
        let inner = outer.open_within(file(zipped())).expect("a ZIP");
        let whole = |archive: &Archive, n| archive.read(n).expect("a file").read_to_end(&mut Vec::new()).is_ok();
        assert_eq!((whole(&outer, 0), whole(&inner, 0), whole(&inner, 1)), (true, false, false));
    }

    #[test]
    fn beyond_a_limit_what_was_listed_stays_and_the_limit_is_named() {
        let flat = zip(&[("aa", b"1"), ("bb", b"2"), ("cc", b"3")]);
        for limits in [Limits { entries: 2, ..LIMITS }, Limits { names: 5, ..LIMITS }] {
            let (paths, problems) = listed(flat.clone(), limits);
            assert_eq!(paths, ["aa", "bb"]);
            assert!(problems.len() == 1 && problems[0].starts_with("exceeds the limit of"), "{problems:?}");
        }
        assert_eq!(listed(flat, Limits { entries: 3, names: 6, ..LIMITS }).1, [""; 0]);
    }

    #[test]
    fn nested_archives_beyond_a_limit_stay_files() {
        let inner = zip(&[("a", &[7; 5000])]);
        let outer = zip(&[("1.zip", &inner), ("2.zip", &inner), ("b", b"b")]);
        assert_eq!(listed(outer.clone(), LIMITS), (["1.zip/a", "2.zip/a", "b"].map(String::from).to_vec(), vec![]));
        let bytes = inner.len() as u64;
        for limits in [Limits { nested: 2, ..LIMITS }, Limits { nested_bytes: bytes * 2 - 1, ..LIMITS }] {
            let (paths, problems) = listed(outer.clone(), limits);
            assert_eq!((paths, problems.len()), (["1.zip/a", "2.zip", "b"].map(String::from).to_vec(), 1));
        }
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn tar_gz(files: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for (path, content) in files {
            let mut header = ::tar::Header::new_gnu();
            header.set_size(content.len() as u64);
            builder.append_data(&mut header, path, &*content).expect("in memory");
        }
        gzip(&builder.into_inner().expect("in memory"))
    }

    /// How many of the archive's files can be read, one after the other.
    fn read(archive: &Archive, order: impl Iterator<Item = usize>) -> (usize, String) {
        let (mut whole, mut why) = (0, String::new());
        for index in order {
            let end = archive.read(index).map_err(Into::into).and_then(|mut file| file.read_to_end(&mut Vec::new()));
            match end {
                Ok(_) => whole += 1,
                Err(error) => why = error.to_string(),
            }
        }
        (whole, why)
    }

    #[test]
    fn a_tar_gz_is_read_in_any_order() {
        let bytes = tar_gz((0..40).map(|i| (format!("{i}.txt"), vec![b'x'; 100_000])));
        let limits = Limits { kept: 0, inflated: 10_000_000, inflated_ratio: 0, ..LIMITS };
        let archive =
            open(Input::File { name: "x.tar.gz".into(), bytes: Box::new(bytes.clone()) }, limits).expect("entries");
        for _ in 0..2 {
            assert_eq!(read(&archive, (0..40).rev()), (40, String::new()));
        }
        // Within bounds.
        let limits = Limits { again: 5, behind: 0, ..limits };
        let archive = open(Input::File { name: "x.tar.gz".into(), bytes: Box::new(bytes) }, limits).expect("entries");
        let (whole, why) = read(&archive, (0..40).rev());
        assert!((1..20).contains(&whole) && why.ends_with("unpack it and drop the folder"), "{whole}: {why}");
    }

    #[test]
    fn gzips_in_a_tar_gz_are_looked_into_without_going_back() {
        let month = gzip(&vec![b'x'; 100_000]);
        let bytes = tar_gz((0..400).map(|i| (format!("{i}.txt.gz"), month.clone())));
        let limits = Limits { inflated: 100_000_000, inflated_ratio: 0, ..LIMITS };
        for limits in [limits, Limits { kept: 0, ..limits }] {
            let archive = open(Input::File { name: "x.tar.gz".into(), bytes: Box::new(bytes.clone()) }, limits)
                .expect("entries");
            assert_eq!((archive.entries.len(), archive.problems.len()), (400, 0));
            assert_eq!(archive.entries[7].path, "7.txt");
            assert_eq!(read(&archive, 0..400), (400, String::new()));
        }
    }

    #[test]
    fn the_paths_of_archives_within_count() {
        let inner = zip(&[("a", b"1"), ("b", b"2"), ("c", b"3")]);
        let outer = zip(&[("12345678.zip", &inner), ("d", b"4")]);
        // 13 for the outer names; 14 for each of the inner ones.
        let (paths, problems) = listed(outer.clone(), Limits { names: 13 + 14 * 2, ..LIMITS });
        assert_eq!(paths, ["12345678.zip/a", "12345678.zip/b", "d"]);
        assert!(problems.len() == 1 && problems[0].starts_with("exceeds the limit of"), "{problems:?}");
        for limits in [Limits { path: 13, ..LIMITS }, Limits { folders: 0, ..LIMITS }] {
            let (paths, problems) = listed(outer.clone(), limits);
            assert_eq!((paths, problems.len()), (["12345678.zip", "d"].map(String::from).to_vec(), 1));
        }
    }
}
