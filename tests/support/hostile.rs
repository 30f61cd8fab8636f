//! Inputs that were made to cost much: each grows in one dimension.

use cloutscope::archive::{Bytes, Input};
use flate2::{Compression, write::DeflateEncoder, write::GzEncoder};
use std::io::Write;

/// What is dropped, grown to a size.
pub type Make = fn(usize) -> Input;

/// One of them: what grows, its maker, a size at which doubling is measured, and one at which it hurt.
pub struct Attack {
    /// What grows.
    pub name: &'static str,
    /// Makes it.
    pub make: Make,
    /// A size that a test can afford twice.
    pub small: usize,
    /// The size at which it is an attack.
    pub large: usize,
    /// The most that twice as much may cost.
    pub doubled: f64,
    /// What it cost when it was found, where it was written down.
    pub before: &'static str,
}

/// A dimension that may cost in proportion, and a little more for sorting.
pub const fn grows(name: &'static str, make: Make, small: usize, large: usize, before: &'static str) -> Attack {
    Attack { name, make, small, large, doubled: 2.5, before }
}

/// All of them.
pub const ATTACKS: &[Attack] = &[
    grows("folders in one path (tar.gz)", depth, 100_000, 500_000, "4.2 GB"),
    grows("paths of 60 folders (tar.gz)", deep_entries, 1_000, 20_000, ""),
    grows("pictures (ZIP)", pictures, 5_000, 1_000_000, ""),
    grows("folders (ZIP)", folders, 1_000, 100_000, "minutes"),
    grows("stray JSON files (ZIP)", strays, 300, 10_000, "31 s"),
    grows("files of a dropped folder", files, 2_000, 200_000, ""),
    grows("exports of X (ZIP)", roots, 300, 100_000, "minutes"),
    grows("exports of X without a record (ZIP)", empty_roots, 3_000, 100_000, ""),
    grows("exports and pictures beside (ZIP)", beside, 1_000, 50_000, ""),
    grows("tables (ZIP)", tables, 200, 20_000, ""),
    grows("CSV files of one folder (ZIP)", sheets, 300, 20_000, ""),
    grows("old Instagram names in a folder (ZIP)", legacy, 500, 50_000, ""),
    grows("web pages of Telegram (ZIP)", pages, 1_000, 50_000, ""),
    grows("parts of tweets.js (ZIP)", parts, 300, 20_000, ""),
    grows("entries over one file (ZIP)", overlapping, 5_000, 1_000_000, ""),
    grows("entries over one bomb (ZIP)", overlapping_bomb, 20, 8_000, "103 GB claimed by 187 kB"),
    grows("bombs below the limit of one file (ZIP)", bombs, 2, 400, ""),
    grows("ZIPs in a ZIP", nested, 200, 20_000, ""),
    grows("letters of the names that headers of a ZIP claim", claimed_names, 500, 8_000, "15 s"),
    grows("members of a gzip", members, 50_000, 500_000, ""),
    grows("broken gzips in a folder", broken, 1_000, 100_000, ""),
    grows("rows by as many people (table)", people, 2_000, 1_000_000, ""),
    grows("five rows by each of as many people (table)", five_rows, 1_000, 1_000_000, "2.9 GB"),
    grows("rows of one second (table)", repeated, 2_000, 500_000, ""),
    grows("columns (table)", columns, 1_000, 5_000, ""),
    grows("wrong rows (table)", wrong_rows, 2_000, 1_000_000, ""),
    grows("threads (table)", threads, 1_000, 500_000, ""),
    grows("objects (table)", objects, 2_000, 1_000_000, ""),
    grows("counted posts (X)", counted, 1_000, 300_000, ""),
    grows("people who answer one another (table)", crowd, 2_000, 300_000, ""),
    grows("people of one address (LinkedIn)", one_address, 2_000, 200_000, ""),
    grows("names of one person, an export each (ZIP)", renamed, 200, 20_000, ""),
    grows("answers within one second (list)", one_second, 500, 50_000, ""),
    grows("messages of a group of 500 (Telegram)", messages, 2_000, 1_000_000, "43 s, 1.1 GB for 20,000"),
    // Pairs of people are what is scored.
    Attack { doubled: 4.5, ..grows("members, 20 messages each (Telegram)", members_of_a_group, 100, 2_500, "") },
    Attack {
        doubled: 4.5,
        ..grows("members of 50,000 messages (Telegram)", members_alone, 0, 2_000, "killed at 6.2 GB")
    },
];

/// One post.
pub const TWEET: &[u8] =
    br#"window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "created_at": "Tue Mar 05 10:20:30 +0000 2024",
"favorite_count": "3", "retweet_count": "1", "full_text": "", "entities": {}}}]"#;
/// The header of the project's own table.
pub const TABLE: &str = "network,from,to,kind,at,object,thread\n";

/// One file.
pub fn file(name: &str, bytes: Vec<u8>) -> Input {
    Input::File { name: name.to_owned(), bytes: Box::new(bytes) }
}

/// A member of a ZIP as it lies there.
struct Member {
    data: Vec<u8>,
    method: u16,
    crc: u32,
    size: u32,
}

fn stored(content: &[u8]) -> Member {
    Member { data: content.to_vec(), method: 0, crc: crc(content), size: content.len() as u32 }
}

fn deflated(content: &[u8]) -> Member {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).expect("in memory");
    let data = encoder.finish().expect("in memory");
    Member { data, method: 8, crc: crc(content), size: content.len() as u32 }
}

fn crc(content: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    crc.sum()
}

impl Member {
    fn numbers(&self) -> Vec<u8> {
        let mut out = [0, self.method, 0, 0].map(u16::to_le_bytes).as_flattened().to_vec();
        out.extend([self.crc, self.data.len() as u32, self.size].map(u32::to_le_bytes).as_flattened());
        out
    }
}

/// A ZIP of these names, the n-th with the n-th member's content; with `shared` all with the one at its begin.
fn zip(names: impl Iterator<Item = String>, member: &Member, shared: bool) -> Vec<u8> {
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u64);
    for name in names {
        let lens = [name.len() as u16, 0].map(u16::to_le_bytes);
        let offset = if shared { 0 } else { out.len() as u32 };
        if !shared || count == 0 {
            out.extend(b"PK\x03\x04\x14\0");
            out.extend([member.numbers(), lens.as_flattened().to_vec()].concat());
            out.extend([name.as_bytes(), &member.data].concat());
        }
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        directory.extend([member.numbers(), lens.as_flattened().to_vec(), vec![0; 12]].concat());
        directory.truncate(directory.len() - 2);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
        count += 1;
    }
    let (size, at) = (directory.len() as u32, out.len() as u32);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count as u16; 2].map(u16::to_le_bytes).as_flattened());
    out.extend([size, at].map(u32::to_le_bytes).as_flattened());
    out.extend([0; 2]);
    out
}

/// A ZIP of files with one content.
pub fn zipped(n: usize, name: impl Fn(usize) -> String, content: &[u8]) -> Input {
    file("x.zip", zip((0..n).map(name), &stored(content), false))
}

/// Compressed.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("in memory")
}

fn tar(paths: impl Iterator<Item = String>) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for path in paths {
        let mut header = tar::Header::new_gnu();
        header.set_size(2);
        header.set_mode(0o644);
        builder.append_data(&mut header, path, &b"{}"[..]).expect("in memory");
    }
    builder.into_inner().expect("in memory")
}

fn depth(n: usize) -> Input {
    file("x.tar.gz", gzip(&tar([format!("{}x.json", "a/".repeat(n)), "b.json".to_owned()].into_iter())))
}

fn deep_entries(n: usize) -> Input {
    file("x.tar.gz", gzip(&tar((0..n).map(|i| format!("{i}/{}x.json", "a/".repeat(60))))))
}

fn pictures(n: usize) -> Input {
    zipped(n, |i| format!("x{i}.jpg"), b".")
}

fn folders(n: usize) -> Input {
    zipped(n, |i| format!("f{i}/x.jpg"), b".")
}

fn strays(n: usize) -> Input {
    zipped(n, |i| format!("x{i}.json"), b"{}")
}

fn files(n: usize) -> Input {
    let one = |i: usize| -> (String, Box<dyn Bytes>) { (format!("f{}/x{i}.jpg", i % 100), Box::new(vec![0_u8; 9])) };
    Input::Folder { name: "x".to_owned(), files: (0..n).map(one).collect() }
}

fn roots(n: usize) -> Input {
    zipped(n, |i| format!("f{i}/data/tweets.js"), TWEET)
}

fn empty_roots(n: usize) -> Input {
    zipped(n, |i| format!("f{i}/data/ad-impressions.js"), b"[]")
}

fn beside(n: usize) -> Input {
    zipped(n, |i| if i % 2 == 0 { format!("f{i}/data/ad-impressions.js") } else { format!("g{i}/x.jpg") }, b"[]")
}

fn tables(n: usize) -> Input {
    zipped(n, |i| format!("f{i}/t.csv"), format!("{TABLE}forum,p1,me,reply,2024-03-01T09:00:00Z,x,\n").as_bytes())
}

fn sheets(n: usize) -> Input {
    zipped(n, |i| format!("comments_{i}.csv"), b"a,b\n1,2\n")
}

fn legacy(n: usize) -> Input {
    zipped(n, |i| if i % 2 == 0 { format!("f{i}/likes.json") } else { format!("likes{i}.json") }, b"{}")
}

fn pages(n: usize) -> Input {
    zipped(n, |i| format!("f{i}/messages.html"), b"<")
}

fn parts(n: usize) -> Input {
    zipped(n, |i| format!("data/tweets-part{i}.js"), TWEET)
}

fn overlapping(n: usize) -> Input {
    file("x.zip", zip((0..n).map(|i| format!("{i}.json")), &stored(b"{}"), true))
}

fn overlapping_bomb(n: usize) -> Input {
    let content = [TWEET, &vec![b' '; 12 << 20]].concat();
    file("x.zip", zip((0..n).map(|i| format!("data/tweets-part{i}.js")), &deflated(&content), true))
}

fn bombs(n: usize) -> Input {
    let content = [TWEET, &vec![b' '; 12 << 20]].concat();
    file("x.zip", zip((0..n).map(|i| format!("data/tweets-part{i}.js")), &deflated(&content), false))
}

fn nested(n: usize) -> Input {
    let inner = zip((0..2).map(|i| format!("{i}.jpg")), &stored(b"."), false);
    zipped(n, |i| format!("{i}.zip"), &inner)
}

/// Local headers within one another's names, each member reaching into the next.
fn claimed_names(n: usize) -> Input {
    const EACH: usize = 40;
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for i in 0..n {
        let name = format!("{i}.jpg");
        let stored = |len: usize| Member { data: vec![0; len], method: 0, crc: 0, size: len as u32 };
        out.extend([b"PK\x03\x04\x14\0".to_vec(), stored(EACH).numbers()].concat());
        out.extend([((n * 8).min(65_000) as u16).to_le_bytes(), [0; 2]].as_flattened());
        directory.extend([b"PK\x01\x02\x14\0\x14\0".to_vec(), stored(EACH * 4).numbers()].concat());
        directory.extend(
            [[name.len() as u8, 0].to_vec(), vec![0; 12], ((EACH * i) as u32).to_le_bytes().to_vec()].concat(),
        );
        directory.extend(name.as_bytes());
        // Letters of no UTF-8.
        out.resize(EACH * (i + 1), 0xff);
    }
    out.resize(out.len() + 70_000, 0xff);
    let at = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([n as u16; 2].map(u16::to_le_bytes).as_flattened());
    out.extend([directory.len() as u32, at].map(u32::to_le_bytes).as_flattened());
    out.extend([0; 2]);
    file("x.zip", out)
}

fn members(n: usize) -> Input {
    file("x.json.gz", gzip(&[b' '; 100]).repeat(n))
}

fn broken(n: usize) -> Input {
    let one = |i: usize| -> (String, Box<dyn Bytes>) {
        (format!("{i}.gz"), Box::new(b"\x1f\x8b\x08\0\0\0\0\0\0\0".to_vec()))
    };
    Input::Folder { name: "x".to_owned(), files: (0..n).map(one).collect() }
}

/// A table of rows.
pub fn rows(n: usize, row: impl Fn(usize) -> String) -> Input {
    let mut text = TABLE.to_owned();
    (0..n).for_each(|i| text += &row(i));
    file("x.csv", text.into_bytes())
}

fn people(n: usize) -> Input {
    rows(n, |i| format!("forum,p{i},me,reply,{},x{},\n", 1_600_000_000 + i * 10, i % 5_000))
}

fn five_rows(n: usize) -> Input {
    rows(5 * n, |i| format!("forum,p{},me,reply,{},x{},\n", i % n, 1_600_000_000 + i * 2, i % 5_000))
}

fn repeated(n: usize) -> Input {
    rows(n, |_| "forum,p1,me,reply,1600000000,x,\n".to_owned())
}

fn wrong_rows(n: usize) -> Input {
    rows(n, |i| format!("forum,p{i},me,reply,never{i},x,\n"))
}

/// A question and an answer in each.
fn threads(n: usize) -> Input {
    rows(n, |i| {
        let at = 1_600_000_000 + i * 60;
        format!("chat,p{i},,message,{at},,t{i}\nchat,me,,message,{},,t{i}\n", at + 30)
    })
}

fn objects(n: usize) -> Input {
    rows(n, |i| format!("forum,p{},me,reply,{},x{i},\n", i % 50, 1_600_000_000 + i * 100))
}

fn counted(n: usize) -> Input {
    let tweet = |i: usize| {
        format!(
            r#"{{"tweet":{{"id_str":"{i}","created_at":"Tue Mar 05 10:20:30 +0000 2024","favorite_count":"{}","retweet_count":"1","full_text":"","entities":{{}}}}}}"#,
            i % 1_000
        )
    };
    let tweets: Vec<String> = (1..=n).map(tweet).collect();
    file("tweets.js", format!("window.YTD.tweets.part0 = [{}]", tweets.join(",")).into_bytes())
}

/// Everybody with everybody, and with the owner.
fn crowd(n: usize) -> Input {
    rows(n, |i| {
        let (one, other, at) = (i * 7_919 % n, i * 104_729 % n, 1_600_000_000 + i * 300);
        let to = if i % 20 == 0 { "me".to_owned() } else { format!("p{other}") };
        format!("forum,p{one},{to},reply,{at},x{i},\n")
    })
}

fn one_address(n: usize) -> Input {
    let mut text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    let row = |i: usize| format!("P{i},X,https://www.linkedin.com/in/p{i},all@mail.example,,,05 Mar 2024\n");
    (0..n).for_each(|i| text += &row(i));
    file("Connections.csv", text.into_bytes())
}

/// A chat of Telegram's: who wrote, by number, and what they are called.
fn chat(messages: impl Iterator<Item = (usize, String)>) -> Vec<u8> {
    let message = |(i, (person, name)): (usize, (usize, String))| {
        let at = 1_600_000_000 + i * 90;
        format!(
            r#"{{"id":{i},"type":"message","date":"2021-01-01T00:00:00","date_unixtime":"{at}","from":"{name}","from_id":"user{person}","text":"x"}}"#
        )
    };
    let messages: Vec<String> = messages.enumerate().map(message).collect();
    format!(r#"{{"name":"Big","type":"private_supergroup","id":77,"messages":[{}]}}"#, messages.join(","))
        .into_bytes()
}

fn renamed(n: usize) -> Input {
    let files = (0..n).map(|i| (format!("f{i}/result.json"), chat([(1, format!("N{i}"))].into_iter())));
    let one = |(path, bytes): (String, Vec<u8>)| -> (String, Box<dyn Bytes>) { (path, Box::new(bytes)) };
    Input::Folder { name: "x".to_owned(), files: files.map(one).collect() }
}

/// Some write much more than others.
fn talk(members: usize, messages: usize) -> Input {
    let person = |i: usize| (i * 7_919 % messages) * (i * 7_919 % messages) / messages * members / messages;
    let names = (0..messages).map(person).map(|person| (person, format!("P{person}")));
    file("result.json", chat(names))
}

fn messages(n: usize) -> Input {
    talk(500, n)
}

fn members_of_a_group(n: usize) -> Input {
    talk(n, n * 20)
}

fn members_alone(n: usize) -> Input {
    talk(n, 50_000)
}

/// The posts in one file, their answers in the other.
fn one_second(n: usize) -> Input {
    let mail = |from: &str, id: String, more: String| {
        format!(
            "From {from}@x.example Tue Mar  5 10:20:30 2024\nFrom: {from}@x.example\nDate: Tue, 05 Mar 2024 10:20:30 +0000\nMessage-ID: <{id}@x>\nSubject: s\n{more}\nx\n\n"
        )
    };
    let posts: String = (0..n).map(|i| mail("ann", format!("p{i}"), String::new())).collect();
    let answers: String = (0..n).map(|i| mail("bob", format!("a{i}"), format!("In-Reply-To: <p{i}@x>\n"))).collect();
    let one =
        |(path, text): (&str, String)| -> (String, Box<dyn Bytes>) { (path.to_owned(), Box::new(text.into_bytes())) };
    let files = [("list/2024-March.txt", posts), ("other/2024-March.mbox", answers)].map(one);
    Input::Folder { name: "x".to_owned(), files: files.into_iter().collect() }
}

/// Ten rows of hardly anything below each column.
fn columns(n: usize) -> Input {
    let header: String = (0..n).map(|i| format!(",c{i}")).collect();
    let rows = "forum,p1,me,reply,1600000000,x\n".repeat(n * 10);
    file("x.csv", format!("network,from,to,kind,at,object{header}\n{rows}").into_bytes())
}
