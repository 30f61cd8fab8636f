//! Comments and live chat messages as HTML, until 2022: one `<li>` each, which begins with a sentence in the user's
//! language and ends in the text. Addresses and the time stand in the sentence.

use super::acts::reply;
use crate::ErrorKind;
use crate::import::{ExportReader, File, without_markup};
use crate::readers::text;
use crate::record::When;
use memchr::memmem;

/// Ten times the largest that was seen.
const MOST: u64 = 64 << 20;

/// How a whole page ends.
const END: &[u8] = b"</html>";

/// What a sentence says.
#[derive(Debug, PartialEq)]
struct CommentLink {
    /// The comment's own id; live chat messages have none.
    id: String,
    video: String,
    time: String,
}

/// Reads a page's comments.
pub fn read(reading: &mut ExportReader, file: &File) {
    let Some(page) = reading.whole(file, MOST) else { return };
    let starts: Vec<usize> = memmem::find_iter(&page, b"<li>").collect();
    if starts.is_empty() && memmem::find(&page, b"watch?v=").is_some() {
        let why = "has comments, but not in the layout that is known: nothing of it was read; please report it";
        reading.problem(file, why.to_owned());
    }
    for (n, &start) in starts.iter().enumerate() {
        let item = &page[start..starts.get(n + 1).copied().unwrap_or(page.len())];
        let said = said(item);
        let number = u32::try_from(n + 1).unwrap_or(u32::MAX);
        reading.says(number, || Some(written(item)));
        if reading.wants(number, || said.fields()) {
            let when = text::exact(text::iso(&said.time));
            let id =
                if said.id.is_empty() { format!("{}/{}", said.video, when.at.unwrap_or_default()) } else { said.id };
            if said.video.is_empty() && when == When::UNKNOWN {
                reading.recorder.skip("items of a page that are no comments on videos");
            } else {
                reply(&mut reading.recorder, &id, &said.video, when);
            }
        }
    }
    let end = page.trim_ascii_end();
    let whole = end[end.len().saturating_sub(END.len())..].eq_ignore_ascii_case(END);
    if !(whole || page.is_empty()) {
        let cut = format!("it ends after comment {}, before the page does", starts.len());
        reading.problem(file, ErrorKind::Truncated(cut).to_string());
    }
}

fn said(item: &[u8]) -> CommentLink {
    let end = memmem::find(item, b"<br").unwrap_or(item.len()).min(4 << 10);
    let sentence = String::from_utf8_lossy(&item[..end]).replace("&amp;", "&");
    let parameter = |name: &str| {
        let value = sentence.split_once(name).map_or("", |(_, rest)| rest);
        value.split(['&', '"', '\'', '#', '<']).next().unwrap_or_default().to_owned()
    };
    CommentLink { id: parameter("&lc="), video: parameter("watch?v="), time: time(&sentence).to_owned() }
}

/// The comment itself: all behind the sentence.
fn written(item: &[u8]) -> String {
    let item = String::from_utf8_lossy(item);
    let (_, text) = item.split_once("<br").unwrap_or_default();
    without_markup(text.split_once('>').unwrap_or_default().1)
}

/// `2020-04-27 23:18:23` or `2016-06-15T08:50:49`, in UTC.
fn time(sentence: &str) -> &str {
    let clock = |at: usize| sentence.get(at..at + 19).filter(|t| t.as_bytes()[13] == b':' && text::iso(t).is_some());
    (0..sentence.len()).find_map(clock).unwrap_or_default()
}

impl CommentLink {
    fn fields(&self) -> Vec<(String, String)> {
        let fields = [("Comment ID", &self.id), ("Video ID", &self.video), ("Comment Create Timestamp", &self.time)];
        fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(n, v)| (n.to_owned(), v.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_sentence_tells() {
        let read = |item: &str| said(item.as_bytes());
        let of =
            |id: &str, video: &str, time: &str| CommentLink { id: id.into(), video: video.into(), time: time.into() };
        assert_eq!(
            read(
                "<li>Sent at 2020-04-27 23:18:23 UTC while watching <a href=\"http://www.youtube.com/watch?v=aaaaaaaaaa1\">a video</a>.<br/>at 2021-01-01 00:00:00 watch?v=b</li>"
            ),
            of("", "aaaaaaaaaa1", "2020-04-27 23:18:23")
        );
        assert_eq!(
            read(
                "<li>You added a <a href=\"http://www.youtube.com/watch?v=aaaaaaaaaa1&amp;lc=UgxA.9b\">reply</a> to a <a href='http://www.youtube.com/watch?v=aaaaaaaaaa1&amp;lc=UgxA'>comment</a> at 2016-06-15T08:50:49Z.<br/>hi"
            ),
            of("UgxA.9b", "aaaaaaaaaa1", "2016-06-15T08:50:49")
        );
        assert_eq!(read("<li>é"), of("", "", ""));
    }

    proptest! {
        #[test]
        fn no_page_makes_it_panic(text: String, part in "[0-9T: -]{0,30}é?<b?r?") {
            let _ = (said(text.as_bytes()), said(part.as_bytes()));
        }
    }
}
