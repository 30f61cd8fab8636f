//! Blogs: WordPress' export file, Blogger's backup, and Blogger in Google Takeout.
//!
//! What leaves this room: own posts, and what others left on them (comments, answers, pingbacks) with who and when.
//! What anybody wrote is passed over unread, and so are settings and templates.
//!
//! **Who is who.** An e-mail address, else a page, else a name: a name counts within one blog only, and whoever gave
//! none ("Anonymous") is somebody else in each comment. The owner is whoever writes the blog's posts; where several do,
//! all of them are.
//!
//! **To whom.** A comment is a reply to whoever wrote the post, unless it answers a comment of the owner's. What was
//! said below one post is one conversation. Pingbacks and trackbacks are mentions by a site.

mod blogger;
mod descriptor;
mod people;
mod store;
#[cfg(test)]
mod tests;
mod wordpress;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use store::Store;

pub(super) const FORMAT: Format = Format {
    name: "blog",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "WordPress: in the dashboard choose Tools, Export, All content, and press Download Export File.",
        "Blogger: choose Settings, Manage blog, Back up content, or select Blogger on takeout.google.com.",
        "Drop the XML file, or the ZIP, as it is; all of them, if the blog came in several.",
    ],
    wait: "at once; Takeout some minutes",
    gives: Gives::People,
    mend: "it has neither published posts nor comments; export all content",
    shown: &[
        "post_id",
        "post_date",
        "post_date_gmt",
        "status",
        "post_type",
        "creator",
        "comment_id",
        "comment_author",
        "comment_author_email",
        "comment_author_url",
        "comment_date",
        "comment_date_gmt",
        "comment_type",
        "comment_parent",
        "id",
        "published",
        "author/name",
        "author/uri",
        "type",
        "parent",
        "inReplyTo",
        "in-reply-to@ref",
    ],
    // Of a post the title, of a comment what it says.
    own_words: OwnWords::Html(&["comment_content", "title", "encoded", "content"]),
    claim,
    sniff,
    read,
};

/// Takeout's folder of it; what else lies there are pictures, settings and themes.
fn claim(head: &EntryProbe) -> Claim {
    let mut root = 0;
    for folder in head.path.split_inclusive('/') {
        root += folder.len();
        if folder == "blogger/" {
            return match head.name() {
                "feed.atom" => Claim::Wanted { root },
                _ if head.path[root..].starts_with("blogs/") => Claim::Unwanted { root },
                _ => Claim::No,
            };
        }
    }
    Claim::No
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let ours = matches!(head.name().rsplit_once('.'), Some((_, "xml" | "atom" | "txt")) | None)
        && layout(head.start()).is_some();
    ours.then(|| head.path.len() - head.name().len())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    WordPress,
    Blogger,
}

/// By how a file begins.
fn layout(start: &[u8]) -> Option<Layout> {
    let holds = |word: &str| memchr::memmem::find(start, word.as_bytes()).is_some();
    if holds("<rss") && holds("//wordpress.org/export/") {
        return Some(Layout::WordPress);
    }
    (holds("<feed") && (holds("schemas.google.com/blogger/") || holds("tag:blogger.com,"))).then_some(Layout::Blogger)
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let mut store = Store::default();
    for file in reading.files.clone() {
        match layout(&reading.start(&file)) {
            Some(Layout::WordPress) => {
                let mut blog = wordpress::Blog::default();
                reading.xml(&file, &wordpress::SHAPE, &mut |recorder, record, outer| {
                    blog.take(recorder, &mut store, &record, outer);
                });
            }
            // A `feed.atom` that is damaged from the start on says so when it is read.
            _ => {
                reading.xml(&file, &blogger::SHAPE, &mut |recorder, record, _| {
                    blogger::take(recorder, &mut store, &record);
                });
                let import = reading.recorder.import();
                import.as_of = import.as_of.max(blogger::made(&file.path));
            }
        }
    }
    store.finish(&mut reading.recorder);
    Ok(())
}
