use super::*;
use crate::archive::{Bytes, Input};
use crate::record::{Import, Kind, OWNER, PostKind};

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Import {
    let bytes: Box<dyn Bytes> = Box::new(bytes.into());
    let mut imports = crate::networks::import(Input::File { name: name.into(), bytes }, &mut |_| {});
    assert_eq!(imports.len(), 1);
    imports.remove(0)
}

const SAMPLE: &[u8] = include_bytes!("../../sample/blog/henriklautner.WordPress.2011-02-28.xml");

#[test]
fn the_samples_blog_is_read_to_the_last_record() {
    let import = read("henriklautner.WordPress.2011-02-28.xml", SAMPLE);
    assert_eq!(import.people[OWNER as usize].key, "henrik@lautner.example");
    let own = |from: u32| from == OWNER || import.owner_also.contains(&from);
    let acts = |kind: Kind, by_owner: bool| {
        import.interactions.iter().filter(|act| act.kind == kind && own(act.from) == by_owner).count()
    };
    assert_eq!((acts(Kind::Reply, false), acts(Kind::Reply, true), acts(Kind::Mention, false)), (7, 3, 1));
    let posts = |kind| import.posts.iter().filter(|post| post.kind == kind).count();
    assert_eq!((posts(PostKind::Original), posts(PostKind::Reply)), (4, 3));
    // A channel, its author, four posts and twelve comments.
    let last = import.interactions.iter().map(|act| act.source.record).max();
    assert_eq!(last, Some(1 + 1 + 4 + 12));
    let skipped: Vec<(&str, u64)> = import.skipped.iter().map(|skip| (skip.why.as_str(), skip.count)).collect();
    assert_eq!(skipped, [("a comment that is spam, deleted, or waits for approval", 1)]);
    assert_eq!(import.as_of, Some(1_298_920_803));
}

#[test]
fn a_record_is_shown_without_what_was_written() {
    let bytes: Box<dyn Bytes> = Box::new(SAMPLE.to_vec());
    let row = crate::networks::row(Input::File { name: "blog.xml".into(), bytes }, "blog.xml", 18).expect("the last");
    let cell = |name: &str| row.iter().find(|(n, _)| n == name).map(|(_, text)| text.as_str());
    assert_eq!(cell("comment_id"), Some("12"));
    assert_eq!(cell("comment_author"), Some("Henrik"));
    assert!(row.iter().all(|(_, text)| !text.contains("Thank you")), "{row:?}");
}

#[test]
fn layouts_are_known_by_how_they_begin() {
    assert!(layout(SAMPLE) == Some(Layout::WordPress));
    assert!(
        layout(b"<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1</id>")
            == Some(Layout::Blogger)
    );
    assert!(layout(b"<rss><channel><title>news</title>").is_none());
    assert!(layout(b"<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:news.example,2020:1</id>").is_none());
}

#[test]
fn a_large_body_is_passed_over() {
    let text = String::from_utf8(SAMPLE.to_vec()).expect("UTF-8");
    let body = "<p>words</p>\n".repeat(400_000);
    let large = text.replacen("A few lines.", &body, 1);
    let (small, large) = (read("a.xml", SAMPLE), read("a.xml", large));
    assert_eq!((small.interactions, small.posts, small.strings), (large.interactions, large.posts, large.strings));
}

#[test]
fn a_file_cut_anywhere_keeps_what_came_before_and_says_so() {
    let mut before = 0;
    for cut in (2_000..SAMPLE.len() - 20).step_by(499) {
        let import = read("a.xml", &SAMPLE[..cut]);
        assert!(import.skipped.iter().any(|skip| skip.problem), "cut at {cut}");
        assert!(import.interactions.len() >= before, "cut at {cut}");
        before = import.interactions.len();
    }
    assert!(before >= 10);
}
