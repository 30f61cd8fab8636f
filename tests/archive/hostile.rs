//! Archives that were made to cost much, or that were made in parts or behind a lock.

use crate::craft::{self, Member, Sparse, by_hand, deflated, member, stored};
use crate::{all, error, file, folder, paths, read};
use cloutscope::ErrorKind;
use cloutscope::archive::Archive;

/// A directory whose entries all have the one member's data at the archive's begin.
fn shared(names: &[String], content: &[u8]) -> Vec<u8> {
    let first = member(&names[0], content);
    let mut zip = [first.local(), first.data()].concat();
    let at = zip.len() as u32;
    for name in names {
        zip.extend(Member { name: name.as_bytes().to_vec(), ..first.clone() }.central(0));
    }
    let size = zip.len() as u32 - at;
    zip.extend(craft::end(names.len() as u16, size, at));
    zip
}

#[test]
fn of_entries_that_share_their_data_one_is_read() {
    let names: Vec<String> = (0..2_000).map(|i| format!("data/tweets-part{i}.js")).collect();
    let archive = Archive::open(file("x.zip", shared(&names, b"[]"))).unwrap();
    assert_eq!(paths(&archive), ["data/tweets-part0.js"]);
    assert_eq!((archive.problems.len(), archive.problems[0].count), (1, 1_999));
    assert_eq!(read(&archive, 0), (b"[]".to_vec(), None));
}

#[test]
fn a_member_ends_where_the_next_begins() {
    // The first one's data holds the second's header and data, as if it were its own.
    let inner = member("b", b"inner");
    let quoted = [inner.local(), inner.data()].concat();
    let outer = Member { method: 0, ..member("a", &quoted) };
    let mut zip = [outer.local(), outer.data()].concat();
    let (at, start) = (zip.len() as u32, outer.local().len() as u32);
    zip.extend([outer.central(0), inner.central(start)].concat());
    let size = zip.len() as u32 - at;
    zip.extend(craft::end(2, size, at));
    let archive = Archive::open(file("x.zip", zip)).unwrap();
    assert_eq!((archive.problems.len(), archive.problems[0].count), (1, 1));
    let (bytes, end) = read(&archive, 0);
    assert!(bytes.len() < quoted.len() && matches!(end, Some(ErrorKind::Truncated(_))), "{bytes:?} {end:?}");
    assert_eq!(read(&archive, 1), (b"inner".to_vec(), None));
}

#[test]
fn what_one_drop_may_inflate_is_bounded_however_often_it_is_read() {
    // 49 MB of zeros are no bomb by themselves; some dozens of them are.
    let zeros = craft::zip(&[("0.js", &vec![0; 49 << 20])], deflated());
    let archive = Archive::open(file("x.zip", zeros)).unwrap();
    let mut good = 0;
    let end = loop {
        match read(&archive, 0) {
            (_, None) => good += 1,
            (_, Some(end)) => break end,
        }
        assert!(good < 100, "no bound");
    };
    assert!(good > 10, "{good}");
    assert!(matches!(&end, ErrorKind::Limit { limit, .. } if limit.contains("from one drop")), "{end:?}");
}

/// `depth` folders and a file.
fn deep(depth: usize) -> String {
    format!("{}x.json", "a/".repeat(depth))
}

#[test]
fn paths_that_no_export_has_are_left_out_and_counted() {
    let long = format!("{}.json", "n".repeat(5_000));
    let (deepest, deeper) = (deep(64), deep(65));
    let files: [(&str, &[u8]); 4] = [(&deepest, b"1"), (&deeper, b"2"), (&long, b"3"), ("b.json", b"4")];
    let left = |archive: &Archive| archive.problems.iter().map(|p| (p.count, p.problem)).collect::<Vec<_>>();
    for bytes in [craft::zip(&files, stored()), craft::tar(&files), craft::gzip(&craft::tar(&files))] {
        let archive = Archive::open(file("x", bytes)).unwrap();
        assert_eq!((paths(&archive), left(&archive)), (vec![deepest.as_str(), "b.json"], vec![(2, true)]));
    }
    let archive = Archive::open(folder(files.map(|(path, bytes)| (path, bytes.to_vec())).to_vec())).unwrap();
    assert_eq!((paths(&archive), left(&archive)), (vec![deepest.as_str(), "b.json"], vec![(2, true)]));
}

#[test]
fn a_name_of_megabytes_is_not_held() {
    let name = format!("{}.json", "n/".repeat(1 << 20));
    let bytes = craft::tar(&[("a.json", b"1"), (&name, b"2"), ("b.json", b"3")]);
    let archive = Archive::open(file("x.tar", bytes)).unwrap();
    assert_eq!(paths(&archive), ["a.json", "b.json"]);
    assert_eq!((archive.problems.len(), archive.problems[0].count), (1, 1));
}

#[test]
fn a_locked_archive_says_so_in_one_sentence() {
    let lock = |name: &str| Member { flags: 1, ..member(name, b"locked") };
    let (zip, _) = by_hand(&[lock("data/tweets.js"), lock("data/like.js")]);
    let sentence = "x.zip is encrypted: unpack it with its password and drop the folder";
    assert_eq!(error(file("x.zip", zip.clone())).to_string(), sentence);
    let archive = Archive::open(folder(vec![("x.zip", zip), ("a.csv", b"a".to_vec())])).unwrap();
    assert_eq!(archive.problems.len(), 1);
    assert_eq!((archive.problems[0].place.as_str(), archive.problems[0].problem), ("folder › x.zip", true));
}

#[test]
fn a_part_of_a_split_archive_says_so() {
    let (zip, _) = by_hand(&[member("a", b"1"), member("b", &craft::noise(3_000))]);
    let (first, rest) = zip.split_at(1_000);
    for name in ["x.zip.002", "x.z02", "x.7z.002", "x.part2.rar"] {
        assert_eq!(error(file(name, rest[..1_000].to_vec())).kind, ErrorKind::Part, "{name}");
    }
    // The first one holds something.
    let archive = Archive::open(file("x.zip.001", first.to_vec())).unwrap();
    assert_eq!(paths(&archive), ["a", "b"]);
    assert_eq!(archive.problems[0].why, ErrorKind::Part.to_string());
    // The last one has the directory, and says on which disk that lies.
    let mut last = rest.to_vec();
    let at = last.len() - 22;
    last[at + 4..at + 8].copy_from_slice(&[1, 0, 1, 0]);
    let mut named = b"PK\x03\x04".to_vec();
    named.extend(last);
    assert_eq!(error(file("x.zip", named)).kind, ErrorKind::Part);
    for name in ["log.001", "notes.z", "x.zip", "part1.csv", "2024.01.json"] {
        assert!(Archive::open(file(name, b"text".to_vec())).is_ok(), "{name}");
    }
}

/// As the Archive Utility of macOS writes it beyond 4 GiB: no Zip64, every number modulo 2³²; `big` is the length of the
/// one large file.
fn mac(big: u64) -> Sparse {
    let (mut sparse, mut directory, mut at) = (Sparse::default(), Vec::new(), 0);
    for name in ["data/tweets.js", "data/big.mp4", "data/like.js", "data/small.mp4", "data/note.js"] {
        let mut entry = member(name, name.as_bytes());
        let size = if name == "data/big.mp4" { big } else { 0 };
        if name.ends_with("mp4") {
            (entry.method, entry.content) = (0, Vec::new());
        }
        let (mut local, mut central) = (entry.local(), entry.central(at as u32));
        if size > 0 {
            let cut = [size as u32; 2].map(u32::to_le_bytes);
            local[18..26].copy_from_slice(cut.as_flattened());
            central[20..28].copy_from_slice(cut.as_flattened());
        }
        directory.extend(central);
        at = sparse.put(at, [local, entry.data()].concat()) + size;
    }
    let size = directory.len() as u32;
    let end = sparse.put(at, directory);
    sparse.put(end, craft::end(5, size, at as u32));
    sparse
}

#[test]
fn macs_archives_over_4_gb_are_read() {
    // More than once around; and so that the next offset is larger than the last although it went around.
    for big in [5 << 30, 9 << 30, (4 << 30) + 100, (8 << 30) + (3 << 28)] {
        let sparse = mac(big);
        let count = sparse.read.clone();
        let archive = Archive::open(file("x.zip", sparse)).unwrap();
        assert_eq!(archive.problems, [], "{big}");
        for index in [0, 2, 4] {
            assert_eq!(read(&archive, index), (archive.entries[index].path.clone().into(), None), "{big}");
        }
        assert_eq!(archive.entries[1].size, Some(big));
        assert!(count.get() < 800_000, "{} bytes were read", count.get());
    }
}

#[test]
fn of_many_problems_the_first_are_told_and_the_rest_counted() {
    let broken: Vec<(String, Vec<u8>)> =
        (0..3_000).map(|i| (format!("{i}.gz"), b"\x1f\x8b\x08cut".to_vec())).collect();
    let files = broken.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let archive = Archive::open(folder(files)).unwrap();
    assert_eq!(archive.entries.len(), 3_000);
    assert!(archive.problems.len() <= 1_001, "{}", archive.problems.len());
    assert_eq!(archive.problems.iter().map(|p| p.count).sum::<u64>(), 3_000);
    assert_eq!(all(&archive).len(), 3_000);
}
