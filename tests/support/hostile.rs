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
}

/// All of them.
pub const ATTACKS: &[Attack] = &[
    Attack { name: "folders in one path (tar.gz)", make: depth, small: 100_000, large: 500_000 },
    Attack { name: "paths of 60 folders (tar.gz)", make: deep_entries, small: 1_000, large: 20_000 },
    Attack { name: "pictures (ZIP)", make: pictures, small: 5_000, large: 1_000_000 },
    Attack { name: "folders (ZIP)", make: folders, small: 1_000, large: 100_000 },
    Attack { name: "stray JSON files (ZIP)", make: strays, small: 300, large: 10_000 },
    Attack { name: "files of a dropped folder", make: files, small: 2_000, large: 200_000 },
    Attack { name: "exports of X (ZIP)", make: roots, small: 300, large: 100_000 },
    Attack { name: "exports of X without a record (ZIP)", make: empty_roots, small: 3_000, large: 100_000 },
    Attack { name: "exports and pictures beside (ZIP)", make: beside, small: 1_000, large: 50_000 },
    Attack { name: "tables (ZIP)", make: tables, small: 200, large: 20_000 },
    Attack { name: "CSV files of one folder (ZIP)", make: sheets, small: 300, large: 20_000 },
    Attack { name: "old Instagram names in a folder (ZIP)", make: legacy, small: 500, large: 50_000 },
    Attack { name: "web pages of Telegram (ZIP)", make: pages, small: 1_000, large: 50_000 },
    Attack { name: "parts of tweets.js (ZIP)", make: parts, small: 300, large: 20_000 },
    Attack { name: "entries over one file (ZIP)", make: overlapping, small: 5_000, large: 1_000_000 },
    Attack { name: "entries over one bomb (ZIP)", make: overlapping_bomb, small: 20, large: 8_000 },
    Attack { name: "bombs below the limit of one file (ZIP)", make: bombs, small: 1, large: 400 },
    Attack { name: "ZIPs in a ZIP", make: nested, small: 200, large: 20_000 },
    Attack { name: "members of a gzip", make: members, small: 50_000, large: 500_000 },
    Attack { name: "broken gzips in a folder", make: broken, small: 1_000, large: 100_000 },
    Attack { name: "rows by as many people (table)", make: people, small: 2_000, large: 1_000_000 },
    Attack { name: "rows of one second (table)", make: repeated, small: 2_000, large: 500_000 },
    Attack { name: "columns (table)", make: columns, small: 1_000, large: 5_000 },
    Attack { name: "wrong rows (table)", make: wrong_rows, small: 2_000, large: 1_000_000 },
];

const TWEET: &[u8] =
    br#"window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "created_at": "Tue Mar 05 10:20:30 +0000 2024",
"favorite_count": "3", "retweet_count": "1", "full_text": "", "entities": {}}}]"#;
const TABLE: &str = "network,from,to,kind,at,object,thread\n";

fn file(name: &str, bytes: Vec<u8>) -> Input {
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

fn zipped(n: usize, name: impl Fn(usize) -> String, content: &[u8]) -> Input {
    file("x.zip", zip((0..n).map(name), &stored(content), false))
}

fn gzip(content: &[u8]) -> Vec<u8> {
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

fn members(n: usize) -> Input {
    file("x.json.gz", gzip(&[b' '; 100]).repeat(n))
}

fn broken(n: usize) -> Input {
    let one = |i: usize| -> (String, Box<dyn Bytes>) {
        (format!("{i}.gz"), Box::new(b"\x1f\x8b\x08\0\0\0\0\0\0\0".to_vec()))
    };
    Input::Folder { name: "x".to_owned(), files: (0..n).map(one).collect() }
}

fn rows(n: usize, row: impl Fn(usize) -> String) -> Input {
    let mut text = TABLE.to_owned();
    (0..n).for_each(|i| text += &row(i));
    file("x.csv", text.into_bytes())
}

fn people(n: usize) -> Input {
    rows(n, |i| format!("forum,p{i},me,reply,{},x{},\n", 1_600_000_000 + i * 10, i % 5_000))
}

fn repeated(n: usize) -> Input {
    rows(n, |_| "forum,p1,me,reply,1600000000,x,\n".to_owned())
}

fn wrong_rows(n: usize) -> Input {
    rows(n, |i| format!("forum,p{i},me,reply,never{i},x,\n"))
}

/// Ten rows of hardly anything below each column.
fn columns(n: usize) -> Input {
    let header: String = (0..n).map(|i| format!(",c{i}")).collect();
    let rows = "forum,p1,me,reply,1600000000,x\n".repeat(n * 10);
    file("x.csv", format!("network,from,to,kind,at,object{header}\n{rows}").into_bytes())
}
