use crate::craft::{self, OneByte, deflated, stored};
use crate::{all, contents, error, file, folder, pairs, paths, read};
use cloutscope::ErrorKind;
use cloutscope::archive::{Archive, Bytes, Input};
use std::cell::Cell;
use std::io;
use std::rc::Rc;

#[test]
fn a_single_file_is_an_entry() {
    assert_eq!(contents(file("chat.txt", b"hi".to_vec())), pairs(&[("chat.txt", "hi")]));
    for text in ["MZ is how this begins", "RIFF", "PK", "ID3 too", "who ftyped this"] {
        assert_eq!(contents(file("a.txt", text.as_bytes().to_vec())), pairs(&[("a.txt", text)]));
    }
}

#[test]
fn what_is_no_export_is_refused_with_the_mend() {
    assert_eq!(error(file("x.zip", Vec::new())).kind, ErrorKind::Empty);
    let cases: [(&[u8], &str); 6] = [
        (b"%PDF-1.7\n", "x is a PDF, not an export: drop the ZIP or folder as the network gave it to you"),
        (b"Rar!\x1a\x07\x01\0", "x is a RAR archive, not an export: unpack it and drop the folder"),
        (b"7z\xbc\xaf\x27\x1c\0", "x is a 7z archive, not an export: unpack it and drop the folder"),
        (b"MZ\x90\0\x03", "x is a Windows program, not an export: unpack it and drop the folder"),
        (
            b"\xff\xd8\xff\xe0",
            "x is a JPEG picture, not an export: drop the ZIP or folder as the network gave it to you",
        ),
        (
            b"\0\0\0\x18ftypmp42",
            "x is a video or picture (MP4, MOV, HEIC), not an export: drop the ZIP or folder as the network gave it to you",
        ),
    ];
    for (bytes, wanted) in cases {
        assert_eq!(error(file("x", bytes.to_vec())).to_string(), wanted);
    }
    let empty = error(file("x.zip", craft::end(0, 0, 0)));
    assert!(matches!(empty.kind, ErrorKind::NotAnExport { .. }), "{empty}");
    assert!(matches!(error(folder(vec![])).kind, ErrorKind::NotAnExport { .. }));
}

#[test]
fn gzips_of_several_members_are_one_file_and_padding_is_ignored() {
    let bytes = [craft::gzip(b"From a"), craft::gzip(b""), craft::gzip(b"From b"), vec![0; 20]].concat();
    assert_eq!(contents(file("2001-May.txt.gz", bytes.clone())), pairs(&[("2001-May.txt", "From aFrom b")]));
    let input = folder(vec![("list/2001-May.txt.GZ", bytes)]);
    assert_eq!(contents(input), pairs(&[("list/2001-May.txt", "From aFrom b")]));
}

#[test]
fn a_gzip_with_a_wrong_checksum_is_told_after_its_content() {
    let mut bytes = craft::gzip(b"content");
    let at = bytes.len() - 6;
    bytes[at] ^= 1;
    let archive = Archive::open(file("x.gz", bytes)).unwrap();
    let (content, end) = read(&archive, 0);
    assert_eq!(content, b"content");
    assert!(matches!(end, Some(ErrorKind::Damaged(_))), "{end:?}");
}

fn long_name() -> String {
    format!("{}/actor.json", "folder/".repeat(30))
}

#[test]
fn tars_have_their_files_however_long_the_names() {
    let long = long_name();
    let wanted = [(long.as_str(), "{}"), ("outbox.json", "[1]"), ("empty", "")];
    let files = wanted.map(|(path, text)| (path, text.as_bytes()));
    let tar = craft::tar(&files);
    let found = pairs(&wanted.map(|(path, text)| (path, text))).into_iter();
    let found: Vec<_> = found.map(|(path, text)| (path.replace("//", "/"), text)).collect();
    assert_eq!(contents(file("a.tar", tar.clone())), found);
    assert_eq!(contents(file("a.tar", OneByte(tar.clone()))), found);
    assert_eq!(contents(file("a.tar.gz", craft::gzip(&tar))), found);
    assert_eq!(contents(file("a.tar.gz", OneByte(craft::gzip(&tar)))), found);
}

#[test]
fn pax_paths_and_sizes_are_read_and_links_left_out() {
    let mut builder = tar::Builder::new(Vec::new());
    let header = |size: u64| {
        let mut header = tar::Header::new_ustar();
        header.set_size(size);
        header
    };
    let long = "très long/".repeat(20) + "like.json";
    builder.append_pax_extensions([("path", long.as_bytes()), ("size", b"3")]).unwrap();
    builder.append_data(&mut header(3), "short", &b"[1]"[..]).unwrap();
    let mut link = header(0);
    link.set_entry_type(tar::EntryType::Symlink);
    builder.append_link(&mut link, "link", "short").unwrap();
    builder.append_data(&mut header(2), "last", &b"{}"[..]).unwrap();
    let tar = builder.into_inner().unwrap();
    assert_eq!(contents(file("a.tar", tar)), pairs(&[(&long, "[1]"), ("last", "{}")]));
}

/// Counts what is read of it.
struct Counted(Vec<u8>, Rc<Cell<usize>>);

impl Bytes for Counted {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.0.read_at(offset, buf)?;
        self.1.set(self.1.get() + n);
        Ok(n)
    }
}

#[test]
fn a_tar_gz_costs_one_pass_to_list_and_one_to_read_in_order() {
    let large = craft::noise((1 << 20) + 1);
    let text = "x".repeat(2 << 20);
    let files =
        [("a.json", &b"[]"[..]), ("1.jpg", &large), ("b.json", text.as_bytes()), ("2.jpg", &large), ("c", b"c")];
    let bytes = craft::gzip(&craft::tar(&files));
    let (len, count) = (bytes.len(), Rc::new(Cell::new(0)));
    let archive = Archive::open(file("a.tar.gz", Counted(bytes, Rc::clone(&count)))).unwrap();
    assert!(count.replace(0) < len + 50_000);
    // Small texts are at hand in any order.
    assert_eq!((read(&archive, 4).0, read(&archive, 0).0), (b"c".to_vec(), b"[]".to_vec()));
    assert_eq!(count.get(), 0);
    for (found, (path, content)) in all(&archive).into_iter().zip(files) {
        assert_eq!((found.0.as_str(), found.1.1), (path, None));
        assert!(found.1.0 == content);
    }
    assert!(count.replace(0) <= len);
    // Backwards, and two at once: dearer, but right.
    assert!(read(&archive, 1).0 == large);
    let _held = archive.read(3).unwrap();
    assert!(read(&archive, 2).0 == text.as_bytes());
}

#[test]
fn archives_within_are_listed_with_the_outer_path() {
    let inner = craft::zip(&[("data/a.js", b"1")], deflated());
    let tarball = craft::gzip(&craft::tar(&[("actor.json", b"2")]));
    let wanted =
        pairs(&[("data/in.zip/data/a.js", "1"), ("t.tgz/actor.json", "2"), ("t.tar/actor.json", "2"), ("x", "3")]);
    let plain = craft::tar(&[("actor.json", b"2")]);
    let files: [(&str, &[u8]); 4] = [("data/in.zip", &inner), ("t.tgz", &tarball), ("t.tar", &plain), ("x", b"3")];
    for options in [stored(), deflated()] {
        let zip = craft::zip(&files, options);
        assert_eq!(contents(file("outer.zip", zip.clone())), wanted);
        assert_eq!(contents(file("outer.zip", OneByte(zip))), wanted);
    }
    assert_eq!(contents(file("outer.tar", craft::tar(&files))), wanted);
    assert_eq!(contents(file("outer.tgz", craft::gzip(&craft::tar(&files)))), wanted);
    assert_eq!(contents(folder(files.map(|(path, bytes)| (path, bytes.to_vec())).to_vec())), wanted);
}

#[test]
fn documents_that_are_zips_and_zips_that_are_none_stay_files() {
    let sheet = craft::zip(&[("xl/workbook.xml", b"<x/>")], deflated());
    let zip = craft::zip(&[("a.xlsx", &sheet), ("b.zip", b"no zip")], deflated());
    assert_eq!(paths(&Archive::open(file("x.zip", zip)).unwrap()), ["a.xlsx", "b.zip"]);
    assert_eq!(paths(&Archive::open(file("a.xlsx", sheet)).unwrap()), ["xl/workbook.xml"]);
}

#[test]
fn nesting_ends_at_three() {
    let mut zip = craft::zip(&[("a", b"1")], stored());
    for depth in 2..=4 {
        zip = craft::zip(&[("in.zip", &zip)], stored());
        let archive = Archive::open(file("x.zip", zip.clone())).unwrap();
        if depth <= 3 {
            assert_eq!(archive.entries[0].path, format!("{}a", "in.zip/".repeat(depth - 1)));
            assert_eq!(archive.problems, []);
        } else {
            assert_eq!(archive.entries[0].path, "in.zip/in.zip/in.zip");
            assert_eq!(archive.problems[0].place, "x.zip › in.zip/in.zip/in.zip");
        }
    }
}

#[test]
fn a_broken_archive_in_a_folder_leaves_the_rest() {
    let zip = craft::zip(&[("a.js", b"1"), ("b.js", &craft::noise(500))], stored());
    let files = vec![("one.zip", zip[..zip.len() / 2].to_vec()), ("two.zip", zip), ("note.txt", b"n".to_vec())];
    let archive = Archive::open(folder(files)).unwrap();
    assert_eq!(paths(&archive), ["one.zip/a.js", "one.zip/b.js", "two.zip/a.js", "two.zip/b.js", "note.txt"]);
    assert_eq!(archive.problems.len(), 1);
    assert_eq!(archive.problems[0].place, "folder › one.zip");
    assert!(read(&archive, 0).1.is_none() && read(&archive, 1).1.is_some() && read(&archive, 3).1.is_none());
}

#[test]
fn a_folder_of_this_machine_is_walked_in_order() {
    let root = std::env::temp_dir().join(format!("cloutscope-archive-{}", std::process::id()));
    let data = root.join("export/data");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(root.join("export/.DS_Store"), "junk").unwrap();
    std::fs::write(root.join("outside.txt"), "no").unwrap();
    std::fs::write(data.join("tweets.js"), "t").unwrap();
    std::fs::write(data.join("like.js"), "l").unwrap();
    #[cfg(unix)]
    for (target, link) in [("../outside.txt", "out"), ("data", "folder"), ("data/like.js", "inside.js")] {
        std::os::unix::fs::symlink(target, root.join("export").join(link)).unwrap();
    }
    let found = contents(Input::from_path(root.join("export")).unwrap());
    let mut wanted = vec![("data/like.js", "l"), ("data/tweets.js", "t")];
    if cfg!(unix) {
        wanted.push(("inside.js", "l"));
    }
    assert_eq!(found, pairs(&wanted));
    let single = contents(Input::from_path(data.join("like.js")).unwrap());
    assert_eq!(single, pairs(&[("like.js", "l")]));
    assert!(matches!(Input::from_path(root.join("none")).err().unwrap().kind, ErrorKind::Io(_)));
    std::fs::remove_dir_all(root).unwrap();
}
