use crate::craft::{self, Sparse, by_hand, deflated, member, stored};
use crate::{all, contents, file, pairs, paths, read};
use cloutscope::archive::Archive;
use cloutscope::{Error, ErrorKind};
use proptest::prelude::*;
use std::io::Read;

const FILES: &[(&str, &[u8])] = &[
    ("wrapper/", b""),
    ("wrapper/data/", b""),
    ("wrapper/data/tweets.js", b"window.YTD.tweets.part0 = []"),
    ("wrapper/Your archive.html", b""),
    ("__MACOSX/wrapper/data/._tweets.js", b"junk"),
    ("wrapper/.DS_Store", b"junk"),
    ("wrapper/data/like.js", b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
];
const LISTED: &[(&str, &str)] = &[
    ("wrapper/data/tweets.js", "window.YTD.tweets.part0 = []"),
    ("wrapper/Your archive.html", ""),
    ("wrapper/data/like.js", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
];

#[test]
fn files_are_listed_with_full_paths_and_without_folders_and_junk() {
    for options in [stored(), deflated(), stored().large_file(true), deflated().large_file(true)] {
        assert_eq!(contents(file("a.zip", craft::zip(FILES, options))), pairs(LISTED));
        assert_eq!(contents(file("a.zip", craft::streamed_zip(FILES, options))), pairs(LISTED));
    }
}

#[test]
fn sizes_are_the_directorys() {
    let archive = Archive::open(file("a.zip", craft::streamed_zip(FILES, deflated()))).unwrap();
    assert_eq!(archive.entries.iter().map(|entry| entry.size).collect::<Vec<_>>(), [Some(28), Some(0), Some(48)]);
}

#[test]
fn of_equal_names_the_last_one_counts_and_it_is_said() {
    let (zip, _) = by_hand(&[member("a", b"old"), member("b", b"b"), member("a", b"new")]);
    let archive = Archive::open(file("x.zip", zip)).unwrap();
    assert_eq!(paths(&archive), ["b", "a"]);
    assert_eq!(read(&archive, 1).0, b"new");
    assert_eq!((archive.problems.len(), archive.problems[0].count, archive.problems[0].problem), (1, 1, false));
}

#[test]
fn names_are_utf8_else_cp437_and_slashes_are_one_kind() {
    let (zip, _) =
        by_hand(&[member("caf\u{e9}.js", b"1"), member(b"caf\x82.csv", b"2"), member(b"data\\a.js", b"3")]);
    let found = contents(file("x.zip", zip));
    assert_eq!(found, pairs(&[("café.js", "1"), ("café.csv", "2"), ("data/a.js", "3")]));
}

#[test]
fn encrypted_and_unsupported_entries_say_so_and_leave_the_rest() {
    let mut members = [member("secret", b"1"), member("aes", b"2"), member("new", b"3"), member("plain", b"4")];
    members[0].flags = 1;
    members[1].method = 99;
    members[2].method = 93;
    let archive = Archive::open(file("x.zip", by_hand(&members).0)).unwrap();
    let error = archive.read(0).err().unwrap();
    assert_eq!((error.kind, error.place.as_str()), (ErrorKind::Encrypted, "x.zip › secret"));
    assert_eq!(read(&archive, 1).1, Some(ErrorKind::Encrypted));
    assert_eq!(read(&archive, 2).1, Some(ErrorKind::Unsupported("Zstandard compression".into())));
    assert_eq!(read(&archive, 3), (b"4".to_vec(), None));
}

#[test]
fn a_wrong_checksum_is_told_after_the_content() {
    for method in [0, 8] {
        let mut wrong = member("a", b"content");
        (wrong.method, wrong.wrong_crc) = (method, 1);
        let archive = Archive::open(file("x.zip", by_hand(&[wrong]).0)).unwrap();
        let (bytes, end) = read(&archive, 0);
        assert_eq!(bytes, b"content");
        assert!(matches!(end, Some(ErrorKind::Damaged(_))), "{end:?}");
    }
}

#[test]
fn a_comment_and_something_before_the_archive_do_no_harm() {
    let (zip, _) = by_hand(&[member("a", b"1")]);
    let (mut second, _) = by_hand(&[member("b", b"2"), member("c", b"3")]);
    let comment = craft::end(7, 7, 7);
    let at = second.len() - 2;
    second[at..].copy_from_slice(&(comment.len() as u16).to_le_bytes());
    let found = contents(file("x.zip", [zip, second, comment].concat()));
    assert_eq!(found, pairs(&[("b", "2"), ("c", "3")]));
}

#[test]
fn an_old_end_record_of_zeros_beside_zip64s_is_not_believed() {
    let member = member("a", b"1");
    let mut zip = [member.local(), member.data()].concat();
    let (at, directory) = (zip.len() as u64, member.central(0));
    let size = directory.len() as u64;
    zip.extend(directory);
    zip.extend(craft::end64(size, at, at + size));
    zip.extend(craft::end(0, 0, 0));
    assert_eq!(contents(file("x.zip", zip)), pairs(&[("a", "1")]));
}

#[test]
fn entries_may_be_open_side_by_side_and_again() {
    let noise = craft::noise(700_000);
    let zip = craft::zip(&[("a", &noise), ("b", &noise)], deflated());
    let archive = Archive::open(file("x.zip", zip)).unwrap();
    let (mut a, mut b) = (archive.read(0).unwrap(), archive.read(1).unwrap());
    let (mut one, mut two) = (vec![0; noise.len()], vec![0; noise.len()]);
    for (one, two) in one.chunks_mut(1000).zip(two.chunks_mut(1000)) {
        a.read_exact(one).unwrap();
        b.read_exact(two).unwrap();
    }
    assert!(one == noise && two == noise);
    assert!(read(&archive, 0).0 == noise);
}

const MEDIA: u64 = 5 << 29;
const NAMES: [&str; 4] = ["data/tweets.js", "data/1.mp4", "data/2.mp4", "data/like.js"];

/// A text before and behind 5 GB of media; and where the directory begins.
fn large(zip64: bool) -> (Sparse, u64) {
    let (mut sparse, mut directory, mut at) = (Sparse::default(), Vec::new(), 0);
    for name in NAMES {
        let mut entry = member(name, name.as_bytes());
        let media = name.ends_with("mp4");
        let mut size = None;
        if media {
            (entry.method, entry.content) = (0, Vec::new());
            size = Some(MEDIA);
        }
        let field = |numbers: &[u64]| {
            let bytes = numbers.iter().copied().map(u64::to_le_bytes).collect::<Vec<_>>().concat();
            [&[1, 0, bytes.len() as u8, 0][..], &bytes].concat()
        };
        let short = if zip64 { u32::MAX } else { MEDIA as u32 };
        let sizes = [short; 2].map(u32::to_le_bytes);
        if let (true, Some(size)) = (zip64, size) {
            entry.extra = field(&[size, size]);
        }
        let mut local = entry.local();
        if zip64 {
            entry.extra = field(&size.map_or(vec![at], |size| vec![size, size, at]));
        }
        let mut central = entry.central(if zip64 { u32::MAX } else { at as u32 });
        if media {
            local[18..26].copy_from_slice(sizes.as_flattened());
            central[20..28].copy_from_slice(sizes.as_flattened());
        }
        directory.extend(central);
        at = sparse.put(at, [local, entry.data()].concat()) + size.unwrap_or(0);
    }
    let size = directory.len() as u64;
    let end_at = sparse.put(at, directory);
    if zip64 {
        let last = sparse.put(end_at, craft::end64(size, at, end_at));
        sparse.put(last, craft::end(u16::MAX, u32::MAX, u32::MAX));
    } else {
        sparse.put(end_at, craft::end(4, size as u32, at as u32));
    }
    (sparse, at)
}

#[test]
fn five_gigabytes_of_media_cost_nothing() {
    // The second is as Mastodon wrote it until 2025: offsets cut to 32 bits.
    for zip64 in [true, false] {
        let (sparse, _) = large(zip64);
        let count = sparse.read.clone();
        let archive = Archive::open(file("x.zip", sparse)).unwrap();
        assert_eq!((paths(&archive), archive.problems.len()), (NAMES.to_vec(), 0));
        assert_eq!(archive.entries[1].size, Some(MEDIA));
        for index in [0, 3] {
            assert_eq!(read(&archive, index), (NAMES[index].into(), None));
        }
        let mut some = [1; 100_000];
        archive.read(2).unwrap().read_exact(&mut some).unwrap();
        assert!(some.iter().all(|&byte| byte == 0));
        assert!(count.get() < 400_000, "{} bytes were read", count.get());
    }
}

#[test]
fn without_a_directory_known_sizes_are_stepped_over() {
    let (mut sparse, directory_at) = large(true);
    sparse.parts.retain(|&at, _| at < directory_at);
    sparse.len = directory_at;
    let count = sparse.read.clone();
    let archive = Archive::open(file("x.zip", sparse)).unwrap();
    assert_eq!((paths(&archive), archive.problems.len()), (NAMES.to_vec(), 1));
    assert_eq!(read(&archive, 3), (NAMES[3].into(), None));
    assert!(count.get() < 400_000, "{} bytes were read", count.get());
}

#[test]
fn a_hundred_thousand_entries_are_listed() {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for i in 0..100_000 {
        let mut entry = member(format!("data/media/{i}.jpg"), b"");
        entry.method = 0;
        directory.extend(entry.central(zip.len() as u32));
        zip.extend(entry.local());
    }
    let (size, at) = (directory.len() as u32, zip.len() as u32);
    let archive = Archive::open(file("x.zip", [zip, directory, craft::end(0x86A0, size, at)].concat())).unwrap();
    assert_eq!((archive.entries.len(), archive.problems.len()), (100_000, 0));
    assert_eq!(read(&archive, 99_999), (vec![], None));
}

#[test]
fn a_bomb_is_stopped_and_dense_data_is_not() {
    let zeros = vec![0; 60 << 20];
    let archive = Archive::open(file("x.zip", craft::zip(&[("a", &zeros)], deflated()))).unwrap();
    let (mut stream, mut buf, mut inflated) = (archive.read(0).unwrap(), vec![0; 1 << 16], 0);
    let end = loop {
        match stream.read(&mut buf) {
            Ok(n) => inflated += n,
            Err(e) => break Error::from(e).kind,
        }
    };
    assert!((50 << 20..51 << 20).contains(&inflated), "{inflated}");
    assert!(matches!(end, ErrorKind::Limit { .. }), "{end:?}");

    let dense: Vec<u8> = craft::noise(600).repeat(100_000);
    let archive = Archive::open(file("x.zip", craft::zip(&[("a", &dense)], deflated()))).unwrap();
    let (bytes, end) = read(&archive, 0);
    assert_eq!((bytes == dense, end), (true, None));
}

proptest! {
    #[test]
    fn any_files_come_out_as_they_went_in(
        files in proptest::collection::btree_map("[a-z]{1,8}/[a-zäß]{1,8}\\.[a-z]{2}", any::<Vec<u8>>(), 1..8),
        deflate: bool,
        stream: bool,
        zip64: bool,
    ) {
        let list: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        let options = if deflate { deflated() } else { stored() }.large_file(zip64);
        let zip = if stream { craft::streamed_zip(&list, options) } else { craft::zip(&list, options) };
        for input in [file("x.zip", zip.clone()), file("x.zip", craft::OneByte(zip))] {
            let found = all(&Archive::open(input).unwrap());
            prop_assert_eq!(found.len(), list.len());
            for ((path, content), (wanted, bytes)) in found.iter().zip(&list) {
                prop_assert_eq!((path.as_str(), content), (*wanted, &(bytes.to_vec(), None)));
            }
        }
    }
}
