//! More of them: what grows within one file, one record, one field or one mail.

use super::hostile::{Attack, TABLE, file, grows, gzip, rows, zipped};
use cloutscope::archive::Input;

/// All of them.
pub const RECORDS: &[Attack] = &[
    grows("entries of one name (ZIP)", one_name, 1_000, 60_000, ""),
    grows("empty members of a gzip", empty_members, 50_000, 3_000_000, ""),
    grows("records of one PAX header (tar)", pax, 20_000, 1_000_000, ""),
    grows("levels within a post (X)", levels, 50_000, 5_000_000, ""),
    grows("letters of a field's name (X)", key, 500_000, 100_000_000, ""),
    grows("letters of a post (X)", letters, 500_000, 200_000_000, ""),
    grows("digits of a count (X)", digits, 100_000, 20_000_000, ""),
    grows("people named in one post (X)", mentions, 10_000, 1_000_000, ""),
    grows("people named in one message (Slack)", slack_mentions, 10_000, 200_000, ""),
    grows("people named in one post (Mastodon)", tags, 10_000, 200_000, ""),
    grows("authors of a blog (WordPress)", blog_authors, 1_000, 200_000, ""),
    grows("posts with a stray quotation mark (X)", stray_marks, 1_000, 100_000, ""),
    grows("names with a stray quotation mark (TikTok)", stray_names, 40_000, 20_000_000, ""),
    grows("assignments in one file (X)", assignments, 1_000, 100_000, ""),
    grows("marks that open again (table)", marks, 4_000, 300_000, "more than two minutes"),
    grows("quotations that never close (table)", open_quotations, 4_000, 300_000, ""),
    grows("cells of a row (table)", cells, 20_000, 2_000_000, ""),
    grows("columns of one name (table)", same_columns, 20_000, 1_000_000, ""),
    grows("attributes of an element (feed)", attributes, 20_000, 2_000_000, ""),
    grows("categories of a post (WordPress)", categories, 5_000, 500_000, ""),
    grows("headers of a mail", headers, 20_000, 1_000_000, ""),
    grows("mails that one mail refers to", references, 20_000, 1_000_000, ""),
    grows("recipients of a mail", recipients, 20_000, 1_000_000, ""),
    grows("parts within parts of a mail", nested_parts, 5_000, 100_000, ""),
    grows("mails that answer one another in a row", chain, 1_000, 100_000, ""),
    grows("lines of a card (XING)", card_lines, 20_000, 3_000_000, ""),
    grows("authors of a group (WhatsApp)", authors, 2_000, 1_000_000, ""),
    grows("lines of one message (WhatsApp)", lines, 20_000, 20_000_000, ""),
    grows("channels (Slack)", channels, 200, 50_000, ""),
    grows("reactions to messages (Slack)", reactions, 100, 20_000, ""),
    grows("web page where a list should be (X)", page, 20_000, 3_000_000, ""),
];

fn tweets(items: impl Iterator<Item = String>) -> Input {
    let items: Vec<String> = items.collect();
    file("tweets.js", format!("window.YTD.tweets.part0 = [{}]", items.join(",")).into_bytes())
}

/// A post, and what else stands in it.
fn tweet(id: usize, more: &str) -> String {
    format!(
        r#"{{"tweet":{{"id_str":"{id}","created_at":"Tue Mar 05 10:20:30 +0000 2024","favorite_count":"3","retweet_count":"1"{more}}}}}"#
    )
}

/// One post with that in it, and one without.
fn one_odd(more: &str) -> Input {
    tweets([tweet(1, more), tweet(2, "")].into_iter())
}

fn one_name(n: usize) -> Input {
    zipped(n, |_| "data/tweets.js".to_owned(), super::hostile::TWEET)
}

fn empty_members(n: usize) -> Input {
    file("x.json.gz", gzip(b"").repeat(n))
}

fn pax(n: usize) -> Input {
    let mut builder = tar::Builder::new(Vec::new());
    let names: Vec<String> = (0..n).map(|i| format!("k{i}")).collect();
    let records = names.iter().map(|name| (name.as_str(), &b"v"[..]));
    builder.append_pax_extensions(records).expect("in memory");
    let mut header = tar::Header::new_ustar();
    header.set_size(super::hostile::TWEET.len() as u64);
    builder.append_data(&mut header, "data/tweets.js", super::hostile::TWEET).expect("in memory");
    file("x.tar", builder.into_inner().expect("in memory"))
}

fn levels(n: usize) -> Input {
    one_odd(&format!(r#","x":{}{}"#, "[".repeat(n), "]".repeat(n)))
}

fn key(n: usize) -> Input {
    one_odd(&format!(r#","{}":1"#, "k".repeat(n)))
}

fn letters(n: usize) -> Input {
    one_odd(&format!(r#","full_text":"{}""#, "k".repeat(n)))
}

fn digits(n: usize) -> Input {
    one_odd(&format!(r#","reply_count":{}"#, "9".repeat(n)))
}

fn mentions(n: usize) -> Input {
    let people: Vec<String> = (0..n).map(|i| format!(r#"{{"screen_name":"u{i}","id_str":"{i}"}}"#)).collect();
    one_odd(&format!(r#","entities":{{"user_mentions":[{}]}}"#, people.join(",")))
}

fn slack_mentions(n: usize) -> Input {
    let text: String = (0..n).map(|i| format!("<@U{i}> ")).collect();
    let day = format!(r#"[{{"type":"message","user":"U1","ts":"1709630000.000100","text":"{text}"}}]"#);
    zipped(1, |_| "c/2024-03-05.json".to_owned(), day.as_bytes())
}

fn tags(n: usize) -> Input {
    let tag = |i: usize| format!(r#"{{"type":"Mention","href":"https://m.example/users/u{i}","name":"@u{i}"}}"#);
    let tags: Vec<String> = (0..n).map(tag).collect();
    let me = "https://m.example/users/me";
    let note = format!(
        r#"{{"id":"{me}/statuses/1","type":"Note","attributedTo":"{me}","published":"2024-03-05T10:20:30Z","to":["https://www.w3.org/ns/activitystreams#Public"],"cc":[],"tag":[{}]}}"#,
        tags.join(",")
    );
    let outbox = format!(
        r#"{{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":1,"orderedItems":[{{"id":"{me}/statuses/1/activity","type":"Create","actor":"{me}","published":"2024-03-05T10:20:30Z","to":["https://www.w3.org/ns/activitystreams#Public"],"cc":[],"object":{note}}}]}}"#
    );
    file("outbox.json", outbox.into_bytes())
}

fn blog_authors(n: usize) -> Input {
    let head = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>x</title><wp:wxr_version>1.2</wp:wxr_version>";
    let author = |i: usize| {
        format!(
            "<wp:author><wp:author_id>{i}</wp:author_id><wp:author_login>a{i}</wp:author_login><wp:author_email>a{i}@x.example</wp:author_email><wp:author_display_name>A{i}</wp:author_display_name></wp:author>"
        )
    };
    let authors: String = (1..=n).map(author).collect();
    let item = |i: usize| {
        format!(
            "<item><title>x</title><dc:creator>a{i}</dc:creator><wp:post_id>{i}</wp:post_id><wp:post_date_gmt>2024-03-05 10:20:30</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
        )
    };
    let items: String = (1..=n).map(item).collect();
    file("x.xml", format!("{head}{authors}{items}</channel></rss>").into_bytes())
}

fn stray_marks(n: usize) -> Input {
    tweets((0..n).map(|i| tweet(i, r#","full_text":"a"b""#)))
}

/// In lots that a name may still be as long as.
fn stray_names(n: usize) -> Input {
    let lots: String =
        (0..n.div_ceil(10_000)).map(|lot| format!("{}\"z{lot}\":1,", "\"x\"y,".repeat(n.min(10_000)))).collect();
    let list = r#""FansList":[{"Date":"2024-01-25 07:07:08","UserName":"ann"}]"#;
    file("user_data.json", format!(r#"{{"Activity":{{"commentslist":[],{lots}{list}}}}}"#).into_bytes())
}

fn assignments(n: usize) -> Input {
    let one = |i: usize| format!("window.YTD.tweets.part{i} = [{}]\n", tweet(i, ""));
    file("tweets.js", (0..n).map(one).collect::<String>().into_bytes())
}

fn marks(n: usize) -> Input {
    rows(n + 1 - n % 2, |_| "forum,p1\"\"\",\"me,reply,1600000000,x,\n".to_owned())
}

fn open_quotations(n: usize) -> Input {
    rows(n, |_| "forum,\"p1,me,reply,1600000000,x,\n".to_owned())
}

fn cells(n: usize) -> Input {
    rows(10, |_| format!("forum,p1,me,reply,1600000000,x,{}\n", ",".repeat(n)))
}

fn same_columns(n: usize) -> Input {
    let header = format!("{}{}\n", TABLE.trim_end(), ",from".repeat(n));
    file("x.csv", format!("{header}{}", "forum,p1,me,reply,1600000000,x\n".repeat(100)).into_bytes())
}

fn attributes(n: usize) -> Input {
    let all: String = (0..n).map(|i| format!(" a{i}=\"v\"")).collect();
    file("x.xml", format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry{all}/></feed>").into_bytes())
}

fn categories(n: usize) -> Input {
    let head = "<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>x</title><wp:wxr_version>1.2</wp:wxr_version><item>";
    let all = "<category domain=\"c\">x</category>".repeat(n);
    file("x.xml", format!("{head}{all}<wp:post_id>1</wp:post_id></item></channel></rss>").into_bytes())
}

/// A mail with some more headers.
fn mail(id: usize, headers: &str, body: &str) -> String {
    format!(
        "From a@x.example Tue Mar  5 10:20:30 2024\nFrom: a{}@x.example\nDate: Tue, 05 Mar 2024 10:20:30 +0000\nMessage-ID: <m{id}@x>\n{headers}\n{body}\n\n",
        id % 2
    )
}

fn mails(text: String) -> Input {
    file("x.mbox", text.into_bytes())
}

fn headers(n: usize) -> Input {
    mails(mail(1, &(0..n).map(|i| format!("X-H{i}: v\n")).collect::<String>(), "x"))
}

fn references(n: usize) -> Input {
    mails(mail(1, &format!("References: {}\n", (0..n).map(|i| format!("<r{i}@x>\n ")).collect::<String>()), "x"))
}

fn recipients(n: usize) -> Input {
    mails(mail(
        1,
        &format!("To: {}b@x.example\n", (0..n).map(|i| format!("p{i}@x.example,\n ")).collect::<String>()),
        "x",
    ))
}

fn nested_parts(n: usize) -> Input {
    let part = |i: usize| format!("--b{i}\nContent-Type: multipart/mixed; boundary=b{}\n\n", i + 1);
    let head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n";
    mails(mail(1, head, &(0..n).map(part).collect::<String>()))
}

fn chain(n: usize) -> Input {
    mails((0..n).map(|i| mail(i, &format!("In-Reply-To: <m{}@x>\n", i + 1), "x")).collect())
}

fn card_lines(n: usize) -> Input {
    file("x.vcf", format!("BEGIN:VCARD\nVERSION:3.0\nN:X\n{}END:VCARD\n", " x\n".repeat(n)).into_bytes())
}

fn chat(text: String) -> Input {
    file("WhatsApp Chat with Big.txt", text.into_bytes())
}

fn authors(n: usize) -> Input {
    let line = |i: usize| format!("05/03/2024, {:02}:{:02} - P{i}: hello\n", i / 60 % 24, i % 60);
    chat((0..n).map(line).collect())
}

fn lines(n: usize) -> Input {
    chat(format!("05/03/2024, 10:00 - P: hello\n{}", "x\n".repeat(n)))
}

/// Folders as in a workspace's export.
fn channels(n: usize) -> Input {
    let day = br#"[{"type":"message","user":"U1","ts":"1709630000.000100","text":"x"}]"#;
    zipped(n, |i| format!("c{i}/2024-03-05.json"), day)
}

fn reactions(n: usize) -> Input {
    let users: Vec<String> = (0..100).map(|i| format!("\"U{i}\"")).collect();
    let message = |i: usize| {
        format!(
            r#"{{"type":"message","user":"U{}","ts":"1709630000.{i:06}","text":"x","reactions":[{{"name":"r","users":[{}],"count":100}}]}}"#,
            i % 100,
            users.join(",")
        )
    };
    let messages: Vec<String> = (0..n).map(message).collect();
    zipped(1, |_| "c/2024-03-05.json".to_owned(), format!("[{}]", messages.join(",")).as_bytes())
}

fn page(n: usize) -> Input {
    file("tweets.js", "<!doctype html><p>".repeat(n).into_bytes())
}
