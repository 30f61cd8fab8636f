//! LinkedIn's workbooks: `Content_<from>_<to>_<name>.xlsx` with the best posts of a time, `PostAnalytics_<name>_<id>.xlsx`
//! with all about one.

use super::counts::count;
use crate::Result;
use crate::import::WORKBOOK;
use crate::import::{Claim, EntryProbe, ExportReader, Recorder};
use crate::networks::linkedin::object;
use crate::readers::text;
use crate::record::{OWNER, Observe, PostKind, Precision, Source, Sym, When};
use std::borrow::Cow;

/// As many posts a list of the best has at most: then there may be more.
const BEST: usize = 50;

/// A workbook that was dropped alone is listed as the archive it is.
pub(super) fn claim(head: &EntryProbe) -> Claim {
    match head.under(WORKBOOK) {
        Some(root) if is_ours(head, root) => Claim::Wanted { root },
        _ => Claim::No,
    }
}

/// One among other files is known by its name.
pub(super) fn sniff(head: &EntryProbe) -> Option<usize> {
    let name = head.name();
    let ours = name.ends_with(".xlsx") && is_named(name);
    ours.then(|| head.path.len() - name.len())
}

fn is_named(name: &str) -> bool {
    name.starts_with("content_") || name.starts_with("postanalytics_")
}

fn is_ours(head: &EntryProbe, root: usize) -> bool {
    if is_named(&head.archive()) || memchr::memmem::find(head.start(), b"TOP POSTS").is_some() {
        return true;
    }
    // Renamed: a single post's address stands among the first texts.
    let texts = ["xl/sharedstrings.xml", "xl/worksheets/sheet1.xml"];
    texts.iter().any(|file| memchr::memmem::find(&head.start_of(root, file), b"linkedin.com/").is_some())
}

pub(super) fn read(reading: &mut ExportReader) -> Result<()> {
    // Its sheets cover a range of days.
    reading.recorder.import().cut = true;
    for file in reading.files.clone() {
        let mut workbook = Workbook::default();
        let whole = reading.workbook(&file, &mut |recorder, cells| workbook.row(recorder, cells));
        if whole && workbook.best.is_empty() && workbook.post.is_none() {
            reading.recorder.problem("no post in it with its Engagements: set LinkedIn to English and export again");
        }
        workbook.finish(&mut reading.recorder);
    }
    Ok(())
}

/// What was found so far.
#[derive(Default)]
struct Workbook {
    /// The columns of address and sum in the list of the best; the day stands behind the address.
    list: Option<(usize, usize)>,
    best: Vec<(Sym, When, Option<u64>, Source)>,
    /// The one post that the workbook is about: what it says by label.
    post: Option<(Sym, Source)>,
    day: String,
    counts: [Option<u64>; 3],
}

impl Workbook {
    fn row(&mut self, recorder: &mut Recorder, cells: &[Cow<str>]) {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        // Two lists stand side by side, by engagements and by impressions; the second is nobody's act.
        let mut address = None;
        for (at, name) in cells.iter().enumerate() {
            if name.eq_ignore_ascii_case("post url") {
                address = Some(at);
            } else if name.eq_ignore_ascii_case("engagements") {
                self.list = address.map(|address| (address, at));
            }
        }
        if let Some((address, sum)) = self.list
            && is_post(cell(address))
        {
            let id = object(cell(address));
            let row = (recorder.sym(&id), written(&id, cell(address + 1)), count(cell(sum)), recorder.here());
            return self.best.push(row);
        }
        match &*cell(0).to_ascii_lowercase() {
            "post url" if is_post(cell(1)) => self.post = Some((recorder.sym(&object(cell(1))), recorder.here())),
            "post date" => cell(1).clone_into(&mut self.day),
            "reactions" => self.counts[0] = count(cell(1)),
            "reposts" => self.counts[1] = count(cell(1)),
            "comments" => self.counts[2] = count(cell(1)),
            _ => {}
        }
    }

    fn finish(self, recorder: &mut Recorder) {
        let end = recorder.here();
        if !self.best.is_empty() {
            recorder.observes(&[Observe::ReactionsCounted]);
            recorder.skip("which of the sums are reactions, comments and reposts isn't said: all count as reactions");
        }
        // Where the list is full, posts that drew less are missing: it can't show what a post draws.
        let observed = self.best.len() < BEST;
        for (object, when, sum, source) in self.best {
            recorder.back(source);
            recorder.post(object, OWNER, when, PostKind::Original, observed);
            recorder.tally(object, when, [sum, None, None]);
        }
        if let Some((object, source)) = self.post {
            recorder.back(source);
            recorder.observes(&[Observe::ReactionsCounted, Observe::RepostsCounted, Observe::RepliesCounted]);
            let id = recorder.import().strings[object as usize].clone();
            let when = written(&id, &self.day);
            recorder.post(object, OWNER, when, PostKind::Original, true);
            recorder.tally(object, when, self.counts);
        }
        recorder.back(end);
    }
}

fn is_post(address: &str) -> bool {
    address.contains("linkedin.com/")
}

/// When a post was written: its number carries the time, as X's do (milliseconds, above 22 bits); else the day that the
/// workbook says, the American way.
fn written(id: &str, said: &str) -> When {
    const FIRST: i64 = 1_230_768_000;
    const LAST: i64 = 4_102_444_800;
    let number: i64 = id.rsplit_once(':').and_then(|(_, number)| number.parse().ok()).unwrap_or_default();
    match (number >> 22) / 1_000 {
        at @ FIRST..LAST => When::exact(at).with(Precision::Derived),
        _ => text::day(text::time(said, &["%m/%d/%Y", "%b %d, %Y"]).or_else(|| text::iso(said))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: &str = "https://www.linkedin.com/feed/update/urn:li:activity:73790000000000";

    fn read(workbook: &mut Workbook, recorder: &mut Recorder, cells: &[&str]) {
        workbook.row(recorder, &cells.iter().map(|cell| Cow::from(*cell)).collect::<Vec<_>>());
    }

    #[test]
    fn a_full_list_of_the_best_does_not_show_what_a_post_draws() {
        for (rows, observed) in [(49, true), (50, false)] {
            let (mut recorder, mut workbook) = (Recorder::new("", "", "linkedin"), Workbook::default());
            read(
                &mut workbook,
                &mut recorder,
                &["Post URL", "Post Publish Date", "Engagements", "", "Post URL", "x", "Impressions"],
            );
            for n in 0..rows {
                read(
                    &mut workbook,
                    &mut recorder,
                    &[&format!("{POST}{n:05}"), "10/1/2025", "3", "", POST, "10/1/2025", "900"],
                );
            }
            workbook.finish(&mut recorder);
            let import = recorder.finish();
            assert_eq!(import.tallies.len(), rows);
            assert!(import.posts.iter().all(|post| post.observed == observed));
            assert!(import.tallies.iter().all(|tally| tally.reactions == Some(3) && tally.replies.is_none()));
        }
    }

    #[test]
    fn a_workbook_dropped_alone_is_known_under_any_name() {
        use crate::archive::Input;
        use std::io::{Cursor, Write};
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let sheet = format!(
            "<worksheet><sheetData><row><c t='inlineStr'><is><t>Post URL</t></is></c><c t='inlineStr'><is><t>{POST}00001</t>\
             </is></c></row><row><c t='inlineStr'><is><t>Reactions</t></is></c><c><v>7</v></c></row></sheetData></worksheet>"
        );
        for (path, text) in [("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", &sheet)] {
            zip.start_file(path, zip::write::SimpleFileOptions::default()).expect("in memory");
            zip.write_all(text.as_bytes()).expect("in memory");
        }
        let bytes = zip.finish().expect("in memory").into_inner();
        let input = || Input::File { name: "Book1.xlsx".into(), bytes: Box::new(bytes.clone()) };
        let imports = crate::networks::import(input(), &mut |_| {});
        assert_eq!(imports[0].tallies.iter().map(|tally| tally.reactions).collect::<Vec<_>>(), [Some(7)]);
        let row = crate::networks::row(input(), "xl/workbook.xml", 1).expect("the first");
        assert_eq!(row, [("A".to_owned(), "Post URL".to_owned()), ("B".to_owned(), format!("{POST}00001"))]);
    }

    #[test]
    fn a_posts_number_carries_its_time() {
        let derived = written("urn:li:activity:7379000000000000001", "9/28/2020");
        assert_eq!(derived, When { at: Some(1_759_290_695), precision: Precision::Derived });
        assert_eq!(written("urn:li:activity:7000", "9/28/2026"), When::day(1_790_553_600));
        assert_eq!(written("https://www.linkedin.com/pulse/on-rest", ""), When::UNKNOWN);
    }
}
