use super::words::unescaped;
use super::*;
use proptest::prelude::*;

const SHAPE: Shape =
    Shape { records: &["/channel/item", "/item/comment"], fields: &["id", "author/name", "link@rel", "link@href"] };

/// The bytes come `piece` at a time.
fn read_by(mut xml: &[u8], piece: usize) -> (Vec<String>, Result<()>) {
    let mut out = Vec::new();
    let mut read = |buf: &mut [u8]| {
        let (now, later) = xml.split_at(xml.len().min(buf.len()).min(piece));
        buf[..now.len()].copy_from_slice(now);
        xml = later;
        Ok(now.len())
    };
    let end = records(&mut read, &SHAPE, &mut |event| {
        out.push(match event {
            Event::Record(record, outer) => {
                let fields: Vec<String> = record.fields.iter().map(|(name, text)| format!("{name}={text}")).collect();
                let cut = if record.whole { "" } else { " cut" };
                let within = outer.last().map_or(0, |record| record.number);
                format!("{} in {within}{cut}: {}", record.number, fields.join(" "))
            }
            Event::Odd(number, _) => format!("!{number}"),
            Event::Hidden(number, count) => format!("{count} hidden in {number}"),
        });
        true
    });
    (out, end)
}

fn read(xml: &str) -> Vec<String> {
    let (out, end) = read_by(xml.as_bytes(), usize::MAX);
    end.expect("well-formed enough");
    out
}

#[test]
fn records_within_a_text_that_does_not_end_are_told() {
    let item = |n: u32, end: &str| format!("<item><id>{n}</id><x><![CDATA[<p>item> text</p>{end}</x></item>");
    let xml = format!("<channel>{}{}{}</channel>", item(1, ""), item(2, "]]>"), item(3, "]]>"));
    assert_eq!(read(&xml), ["1 hidden in 1", "1 in 0: id=1", "2 in 0: id=3"]);
    let xml = format!("<channel>{}{}<x:item/></channel>", item(1, "]]>"), item(2, "]]>"));
    assert!(!read(&xml).iter().any(|said| said.contains("hidden")));
    let long = format!("<channel>{}{}{}</channel>", item(1, ""), "x".repeat(2 << 20), "<w:item></w:item>");
    assert!(read_by(long.as_bytes(), 1000).0.contains(&"1 hidden in 1".to_owned()));
}

#[test]
fn records_hold_their_own_fields_and_know_what_is_around_them() {
    let xml = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"<item>\">]><rss><channel><id>0</id><x:item>\
               <wp:id>1</wp:id><author><name><![CDATA[Zo\u{eb}]]></name><id>9</id></author><!-- <id>8</id> -->\
               <comment><id> 2 </id></comment><link href='h' a='x' rel=\"r\"/></x:item></channel></rss>";
    assert_eq!(read(xml), ["2 in 1: id=2", "1 in 0: id=1 author/name=Zo\u{eb} link@rel=r link@href=h"]);
}

#[test]
fn references_are_resolved_and_unknown_ones_left() {
    let read = |text| unescaped(text);
    assert_eq!(read("a &amp;lt; &#65;&#x42; &quot;&apos;&lt;&gt;"), "a &lt; AB \"'<>");
    assert_eq!(read("&nbsp; & &; &#0; &#x110000; &#xD800; AT&T; &"), "&nbsp; & &; \0 &#x110000; &#xD800; AT&T; &");
    assert_eq!(read_by(b"<channel><item><id>&a;&amp;</id></item></channel>", 1).0, ["1 in 0: id=&a;&"]);
}

#[test]
fn verbatim_text_ends_where_it_says() {
    let id = |cdata: &str| read(&format!("<channel><item><id><![CDATA[{cdata}</id></item></channel>"));
    assert_eq!(id("a]]>"), ["1 in 0: id=a"]);
    assert_eq!(id("a]]]>"), ["1 in 0: id=a]"]);
    assert_eq!(id("a]]]]><![CDATA[>b <id> ]> ]]>"), ["1 in 0: id=a]]>b <id> ]>"]);
}

#[test]
fn a_body_that_ends_early_breaks_nothing_but_itself() {
    let xml = "<channel><item><body><![CDATA[a ]]> b<br><p a=<b>c</i> 1 < 2 ]]></body><id>1</id></item>\
               <item><id>2</id></item></channel>";
    assert_eq!(read(xml), ["!1", "1 in 0: id=1", "2 in 0: id=2"]);
}

#[test]
fn encodings_are_read_as_declared_and_wrong_bytes_are_windows_1252() {
    let id = |xml: &[u8]| read_by(xml, 1).0;
    let body: &[u8] = b"<channel><item><id>Zo\xeb \xc3\xab</id></item></channel>";
    assert_eq!(id(body), ["1 in 0: id=Zo\u{eb} \u{eb}"]);
    assert_eq!(
        id(&[b"<?xml version='1.0' encoding='latin1'?>", body].concat()),
        ["1 in 0: id=Zo\u{eb} \u{c3}\u{ab}"]
    );
    assert_eq!(
        id(&[b"<?xml version='1.0' encoding='koi8-r'?>", body].concat()),
        ["1 in 0: id=Zo\u{41a} \u{446}\u{255a}"]
    );
}

#[test]
fn long_texts_and_what_never_ends_are_passed_over() {
    let long = "x".repeat(3 << 20);
    for (inner, wanted) in [
        (format!("<body><![CDATA[{long}]]></body><id>1</id>"), "1 in 0: id=1"),
        (format!("<!--{long}--><id>1</id>"), "1 in 0: id=1"),
        (format!("<?{long}?><id>1</id>"), "1 in 0: id=1"),
        (format!("{long}<id>1</id>"), "1 in 0: id=1"),
    ] {
        assert_eq!(read(&format!("<channel><item>{inner}</item></channel>")), [wanted]);
    }
    let began = std::time::Instant::now();
    for part in ["<", "<a b='>", "<a b=\"'>", "<!", "<!D", "<![CDATA[", "<!--", "<?", "&", "<a", "</", "<a><"] {
        let (out, _) = read_by(format!("<channel><item><id>1</id>{}", part.repeat(1 << 18)).as_bytes(), usize::MAX);
        assert!(out.last().is_some_and(|last| last.contains("id=1")), "{part} {out:?}");
    }
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

#[test]
fn an_element_within_a_field_ends_its_text() {
    assert_eq!(read("<channel><item><id>1<b>2</b>3</id></item></channel>"), ["1 in 0: id=1"]);
}

#[test]
fn a_cut_file_gives_what_was_begun_and_says_so() {
    let (out, end) = read_by(b"<channel><item><id>1</id><comment><id>2</id><auth", usize::MAX);
    assert_eq!(out, ["2 in 1 cut: id=2", "1 in 0 cut: id=1"]);
    assert!(end.expect_err("cut").to_string().contains("<comment>"));
    assert!(read_by(b"no markup", 1).1.is_err());
}

#[test]
fn a_tag_without_end_and_depth_without_bound_cost_no_memory() {
    let deep = "<a>".repeat(100_000);
    assert_eq!(read(&format!("<channel>{deep}<item/></channel>")), Vec::<String>::new());
    let wide = format!("<channel><item><b c='{}'/><id>1</id></item></channel>", "x".repeat(4 << 20));
    assert_eq!(read(&wide), ["!1", "1 in 0: id=1"]);
    let long = format!("<channel><item><id>{}</id></item></channel>", "\u{eb}".repeat(1 << 20));
    assert!(read(&long)[0].len() < 5_000);
}

proptest! {
    #[test]
    fn pieces_make_no_difference_and_nothing_panics(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<channel>", "</channel>", "<item>", "</item>", "<id>", "</id>", "<comment>", "</comment>", "<!--", "-->",
                "<![CDATA[", "]]>", "]", "<", ">", "&", "&amp;", "\"", "'", "=", "<link rel='a' href=\"b\"/>", "x", "\u{eb}",
                "<!DOCTYPE a [", "<?a", "?>", " ", "/", "\0",
            ]),
            0..60,
        )
    ) {
        let xml = parts.concat();
        let (whole, pieces) = (read_by(xml.as_bytes(), usize::MAX), read_by(xml.as_bytes(), 1));
        prop_assert_eq!(whole.0, pieces.0);
        prop_assert_eq!(whole.1.is_ok(), pieces.1.is_ok());
    }
}
