use crate::craft::{self, Member, OneByte, by_hand, member};
use crate::{Content, all, file, folder};
use cloutscope::ErrorKind;
use cloutscope::archive::{Archive, Input};
use proptest::prelude::*;

/// Three files, in each way to write down where they end.
fn layouts() -> Vec<Vec<Member>> {
    let mut layouts = Vec::new();
    for method in [0, 8] {
        for descriptor in [None, Some(true), Some(false)] {
            let long = craft::noise(300);
            let files =
                [("data/a.js", &b"[1, 2, 3, 3, 3, 3, 3]"[..]), ("b.csv", &long), ("c/PK", b"PK and PK again")];
            let build = |(name, content)| Member { method, descriptor, ..member(name, content) };
            layouts.push(files.into_iter().map(build).collect());
        }
    }
    layouts
}

fn open_all(input: Input) -> Vec<(String, Content)> {
    Archive::open(input).map(|archive| all(&archive)).unwrap_or_default()
}

#[test]
fn cut_anywhere_yields_the_files_that_are_complete() {
    for members in layouts() {
        let (zip, ends) = by_hand(&members);
        for cut in 4..zip.len() {
            let archive = Archive::open(file("x.zip", zip[..cut].to_vec()));
            let found = archive.as_ref().map(all).unwrap_or_default();
            for (member, end) in members.iter().zip(&ends) {
                // Of an uncompressed file only what follows tells the end.
                let needed = *end
                    + match (member.method, member.descriptor) {
                        (8, _) | (_, None) => 0,
                        (_, Some(true)) => 16,
                        (_, Some(false)) => 12 + 4,
                    };
                let path = String::from_utf8_lossy(&member.name);
                let Some((_, (bytes, wrong))) = found.iter().find(|(name, _)| *name == path) else {
                    assert!(cut < *end, "{path} cut at {cut}");
                    continue;
                };
                assert!(
                    member.content.starts_with(&bytes[..bytes.len().min(member.content.len())]),
                    "{path} at {cut}"
                );
                if cut >= needed {
                    assert_eq!((bytes, wrong), (&member.content, &None), "{path} cut at {cut}");
                } else if *bytes != member.content {
                    assert!(matches!(wrong, Some(ErrorKind::Truncated(_))), "{path} cut at {cut}: {wrong:?}");
                }
            }
            if let Ok(archive) = archive {
                assert!(!archive.problems.is_empty() && !archive.incomplete.is_empty(), "cut at {cut}");
            }
        }
    }
}

#[test]
fn one_wrong_byte_costs_at_most_one_file() {
    for members in layouts() {
        let (zip, _) = by_hand(&members);
        for at in 4..zip.len() {
            for flip in [0x01, 0x08, 0x80, 0xFF] {
                let mut zip = zip.clone();
                zip[at] ^= flip;
                let found = open_all(file("x.zip", zip));
                let good: Vec<&Vec<u8>> =
                    found.iter().filter(|(_, (_, wrong))| wrong.is_none()).map(|(_, (bytes, _))| bytes).collect();
                let kept = members.iter().filter(|member| good.contains(&&member.content)).count();
                assert!(kept + 1 >= members.len(), "{kept} files after {flip:#x} at {at}");
                for bytes in good {
                    assert!(members.iter().any(|member| member.content == *bytes), "made up after {flip:#x} at {at}");
                }
            }
        }
    }
}

/// A byte that is missing in the directory, or there twice, shifts what follows: a name may end in the next record, or be empty,
/// and a place lie beyond the end.
#[test]
fn one_byte_less_or_more_in_the_directory_loses_no_file() {
    for members in layouts() {
        let (bytes, _) = by_hand(&members);
        let names = |bytes: Vec<u8>| {
            let archive = Archive::open(file("x.zip", bytes)).expect("an archive");
            let names: Vec<String> = archive.entries.iter().map(|entry| entry.path.clone()).collect();
            (names, archive.problems.len())
        };
        let (whole, _) = names(bytes.clone());
        let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").expect("a directory");
        let last = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").expect("a directory");
        let last_name = last + 46;
        for at in directory..bytes.len() - 22 {
            // One within the last name is as if another had been changed there.
            let more = (at < last_name).then_some((at + 1, at));
            for (before, after) in [(at, at + 1)].into_iter().chain(more) {
                let (found, problems) = names([&bytes[..before], &bytes[after..]].concat());
                assert!(found == whole || problems > 0, "a file is gone without a word: {at}");
            }
        }
    }
}

#[test]
fn a_file_that_goes_on_behind_its_place_ends_in_an_error() {
    let (zip, ends) = by_hand(&[Member { method: 0, ..member("a", b"some content") }]);
    let archive = Archive::open(file("x.zip", zip[..ends[0] - 5].to_vec())).unwrap();
    assert_eq!(archive.problems[0].place, "x.zip");
    assert!(archive.problems[0].problem);
    let (_, (bytes, wrong)) = &all(&archive)[0];
    assert_eq!(bytes, b"some co");
    assert!(matches!(wrong, Some(ErrorKind::Truncated(_))), "{wrong:?}");
}

#[test]
fn cut_and_flipped_tars_and_gzips_never_panic_and_keep_what_is_before() {
    let tar = craft::tar(&[("a.json", b"[1]"), ("b.json", &craft::noise(700))]);
    for bytes in [craft::gzip(&tar), craft::gzip(&craft::noise(50)), tar] {
        let whole = open_all(file("x", bytes.clone()));
        for at in 0..bytes.len() {
            for (path, (content, wrong)) in open_all(file("x", bytes[..at].to_vec())) {
                let same = whole.iter().find(|(name, _)| *name == path).map(|(_, (content, _))| content);
                let prefix = same.is_none_or(|same| same.starts_with(&content) || path == "x");
                assert!(prefix && (wrong.is_some() || same == Some(&content) || path == "x"), "{path} cut at {at}");
            }
            let mut flipped = bytes.clone();
            flipped[at] ^= 0xFF;
            open_all(file("x", flipped));
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        magic in prop::sample::select(vec![&b"PK\x03\x04"[..], b"PK\x05\x06", b"\x1f\x8b\x08\0", b""]),
        noise in any::<Vec<u8>>(),
    ) {
        let bytes = [magic, &noise].concat();
        open_all(folder(vec![("x.zip", bytes.clone())]));
        open_all(file("x", OneByte(bytes)));
    }

    #[test]
    fn no_changes_make_it_panic(
        layout in 0..6_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (mut zip, _) = by_hand(&layouts()[layout]);
        for (at, byte) in changes {
            let at = at.index(zip.len());
            zip[at] = byte;
        }
        open_all(file("x.zip", zip.clone()));
        open_all(file("x.zip", OneByte(zip)));
    }
}
