//! Tables with a row for each post.

use super::counts::count;
use crate::Result;
use crate::import::{Claim, EntryProbe, ExportReader, Recorder};
use crate::networks::twitter;
use crate::readers::table::{self, Row};
use crate::readers::text;
use crate::record::{OWNER, Observe, PostKind, Precision, When};

/// How one network's tables look.
struct Layout {
    /// Cells that the header has, in each of its generations.
    headers: &'static [&'static [&'static str]],
    /// A column by which the same header is that of a chart: a row for each post and day.
    days: &'static [&'static str],
    /// A header of another table by the same network, which says nothing here.
    others: &'static [&'static [&'static str]],
    /// The columns of reactions, reposts and replies, under the names they have had.
    counts: [&'static [&'static str]; 3],
    /// What to do where none of these is there.
    mend: &'static str,
    /// A row's post. `None`: it is none, which was said where it matters.
    post: fn(&mut Recorder, &Row) -> Option<Found>,
}

/// A post as its row tells it.
struct Found {
    id: String,
    when: When,
    kind: PostKind,
}

static X: Layout = Layout {
    headers: &[&["tweet id", "tweet permalink", "impressions"], &["post id", "post link", "impressions"]],
    days: &[],
    others: &[&["date", "impressions", "engagements", "create post"], &["date", "tweets published", "impressions"]],
    counts: [&["likes", "favorites"], &["retweets", "reposts"], &["replies"]],
    mend: "there are neither likes nor reposts nor replies in it; download the whole table of Content",
    post: tweet,
};

static YOUTUBE: Layout = Layout {
    headers: &[&["video publish time"], &["veröffentlichungszeitpunkt des videos"]],
    days: &["date", "datum"],
    others: &[],
    counts: [
        &["likes", "mag ich\"-bewertungen", "„mag ich“-bewertungen", "„mag ich\"-bewertungen", "mag ich-bewertungen"],
        &[],
        &["comments added", "comments", "kommentare hinzugefügt", "hinzugefügte kommentare", "kommentare"],
    ],
    mend: "there are neither likes nor comments in it; in YouTube Studio's Advanced mode add the columns Likes and Comments added, and export again",
    post: video,
};

static INSTAGRAM: Layout = Layout {
    headers: &[&["post id", "account username", "publish time", "permalink"]],
    days: &[],
    others: &[],
    counts: [&["likes"], &[], &["comments"]],
    mend: "there are neither likes nor comments in it; choose these metrics in Meta Business Suite, and export again",
    post: instagram,
};

/// By path nothing is known: people name these files as they like.
pub(super) fn claim(_: &EntryProbe) -> Claim {
    Claim::No
}

pub(super) fn sniff_x(head: &EntryProbe) -> Option<usize> {
    X.sniff(head)
}

pub(super) fn sniff_youtube(head: &EntryProbe) -> Option<usize> {
    YOUTUBE.sniff(head)
}

pub(super) fn sniff_instagram(head: &EntryProbe) -> Option<usize> {
    INSTAGRAM.sniff(head)
}

pub(super) fn read_x(reading: &mut ExportReader) -> Result<()> {
    X.read(reading)
}

pub(super) fn read_youtube(reading: &mut ExportReader) -> Result<()> {
    YOUTUBE.read(reading)
}

pub(super) fn read_instagram(reading: &mut ExportReader) -> Result<()> {
    INSTAGRAM.read(reading)
}

impl Layout {
    /// The generation of its header that a file begins with.
    fn need(&self, start: &[u8]) -> Option<&'static [&'static str]> {
        let begins = |cells: &[&str]| table::has_header(start, cells);
        let daily = |need: &[&str]| self.days.iter().any(|day| begins(&[*day, need[0]]));
        self.headers.iter().find(|need| begins(need) && !daily(need)).copied()
    }

    fn sniff(&self, head: &EntryProbe) -> Option<usize> {
        let named = matches!(head.name().rsplit_once('.'), Some((_, "csv" | "tsv" | "txt")) | None);
        let ours = named
            && (self.need(head.start()).is_some()
                || self.others.iter().any(|other| table::has_header(head.start(), other)));
        ours.then(|| head.path.len() - head.name().len())
    }

    fn read(&self, reading: &mut ExportReader) -> Result<()> {
        // It covers a range of days.
        reading.recorder.import().cut = true;
        for file in reading.files.clone() {
            let Some(need) = self.need(&reading.start(&file)) else { continue };
            reading.table(&file, need, |recorder, row| self.row(recorder, row));
        }
        Ok(())
    }

    fn row(&self, recorder: &mut Recorder, row: &Row) {
        const COUNTED: [Observe; 3] = [Observe::ReactionsCounted, Observe::RepostsCounted, Observe::RepliesCounted];
        let Some(Found { id, when, kind }) = (self.post)(recorder, row) else { return };
        let mut there = false;
        for (name, _) in row.cells() {
            for (observe, names) in COUNTED.iter().zip(self.counts) {
                if names.contains(&name) {
                    there = true;
                    recorder.observes(&[*observe]);
                }
            }
        }
        if !there {
            return recorder.problem(self.mend);
        }
        if when.at.is_none() {
            recorder.problem(
                "the day is written in a way that isn't known: this post counts for nothing; export in English",
            );
        }
        let object = recorder.sym(&id);
        recorder.post(object, OWNER, when, kind, true);
        let [reactions, reposts, replies] = self.counts;
        let count = |names: &[&str]| count(&row.any(names));
        recorder.tally(object, when, [count(reactions), count(reposts), count(replies)]);
    }
}

fn tweet(recorder: &mut Recorder, row: &Row) -> Option<Found> {
    let id = row.any(&["tweet id", "post id"]);
    let link = row.any(&["tweet permalink", "post link"]);
    // `https://x.com/ann/status/20`
    let (author, linked) = link.split_once("/status/").unwrap_or_default();
    // A spreadsheet that saved the table made `1.51E+18` of the number: the link still has it.
    let id = if twitter::is_id(&id) { &*id } else { linked };
    if !twitter::is_id(id) {
        recorder.problem(
            "a row without a post's number was left out: the table was saved by a spreadsheet; download it again",
        );
        return None;
    };
    if let Some((_, handle)) = author.rsplit_once('/')
        && !matches!(handle, "i" | "x")
    {
        recorder.name(OWNER, &format!("@{handle}"));
    }
    let said = row.any(&["time", "date"]);
    // `Tue, Jul 14, 2026`; where the number carries the time, that is exact.
    let day = text::time(&said, &["%a, %b %d, %Y", "%Y-%m-%d %H:%M %z"]);
    let by_number = twitter::written("", id);
    let when = if by_number.at.is_some() { by_number } else { text::day(day) };
    let reply = row.any(&["tweet text", "post text"]).starts_with('@');
    Some(Found { id: id.to_owned(), when, kind: if reply { PostKind::Reply } else { PostKind::Original } })
}

fn video(_: &mut Recorder, row: &Row) -> Option<Found> {
    let id = row.any(&["content", "video", "videos", "inhalte"]);
    let is_id = id.len() == 11 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    // The other row is the sum of all.
    is_id.then(|| {
        let said = row.any(&["video publish time", "veröffentlichungszeitpunkt des videos"]);
        Found { id: id.into_owned(), when: published(&said), kind: PostKind::Original }
    })
}

/// `Sep 20, 2026`, which German tables write so, too, with their own months.
fn published(said: &str) -> When {
    let mut said = said.to_lowercase();
    for (german, english) in [("mär", "mar"), ("mai", "may"), ("okt", "oct"), ("dez", "dec")] {
        if text::find(&said, german).is_some() {
            said = said.replace(german, english);
        }
    }
    const FORMATS: [&str; 4] = ["%b %d, %Y", "%d.%m.%Y", "%d. %b. %Y", "%d. %b %Y"];
    text::day(text::iso(&said).or_else(|| text::time(&said, &FORMATS)))
}

fn instagram(recorder: &mut Recorder, row: &Row) -> Option<Found> {
    let link = row.get("permalink");
    let link = link.split_once("?").map_or(&*link, |(link, _)| link).trim_end_matches('/');
    if link.is_empty() {
        recorder.problem("a row without a post's link was left out");
        return None;
    }
    recorder.name(OWNER, &row.get("account username"));
    let when = text::exact(text::time(&row.get("publish time"), &["%m/%d/%Y %H:%M"])).with(Precision::Local);
    Some(Found { id: link.to_owned(), when, kind: PostKind::Original })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_videos_day_is_read_in_english_and_german() {
        let day = When::day(1_791_158_400);
        for said in ["Oct 5, 2026", "Okt 5, 2026", "2026-10-05", "2026-10-05 13:18:00", "05.10.2026", "5. Okt. 2026"]
        {
            assert_eq!(published(said), day, "{said}");
        }
        assert_eq!(published("Mär 5, 2026"), published("2026-03-05"));
        assert_eq!(published("5 oct. 2026 г."), When::UNKNOWN);
    }

    #[test]
    fn a_chart_by_day_is_no_table_of_videos() {
        let need = |start: &str| YOUTUBE.need(start.as_bytes()).is_some();
        assert!(need("Content,Video title,Video publish time,Views\n"));
        assert!(need("Videos,Videotitel,Veröffentlichungszeitpunkt des Videos,Aufrufe\n"));
        assert!(!need("Date,Content,Video title,Video publish time,Views\n"));
        assert!(!need("Datum,Videos,Videotitel,Veröffentlichungszeitpunkt des Videos,Aufrufe\n"));
        assert!(!need("Date,Views\n"));
    }
}
