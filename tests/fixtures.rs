//! Every folder under `tests/fixtures/<network>/<case>/` is one export in a genuine layout with invented people, and
//! beside it what must be read from it: `expected.json` (the summary) and `expected.jsonl` (the records).
//!
//! Each folder is a test, called after it: `cargo test --test fixtures mail/pipermail`. Browsers read the same ones in
//! `tests/wasm.rs`. `UPDATE=1 cargo test --test fixtures` writes what is read now; review every line of it before committing.

#[path = "support/cases.rs"]
mod cases;

use cases::{Files, Slow, folder, render};
use cloutscope::archive::Input;
use cloutscope::import::OwnWords;
use cloutscope::ledger::{AccountIx, Ledger, Owner};
use cloutscope::model::Model;
use cloutscope::networks;
use cloutscope::record::{AccountName, OWNER, PersonIx, PostKind, Source};
use cloutscope::report;
use cloutscope::score::{Day, Options, Unscored};
use libtest_mimic::{Arguments, Trial};
use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        folder.read_dir().expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    entries
}

fn files_below(folder: &Path, base: &Path, out: &mut Files) {
    for path in listed(folder) {
        if path.is_dir() {
            files_below(&path, base, out);
        } else {
            let name = path.strip_prefix(base).expect("below the base").to_string_lossy().replace('\\', "/");
            out.push((name, std::fs::read(&path).expect("a readable fixture")));
        }
    }
}

fn zip_of(files: &Files, made: zip::DateTime) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default().last_modified_time(made);
        zip.start_file(name, options).expect("a name");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a ZIP").into_inner()
}

fn zipped(files: &Files) -> Input {
    let bytes = zip_of(files, zip::DateTime::default());
    Input::File { name: "export".into(), bytes: Box::new(Slow { bytes, piece: usize::MAX }) }
}

fn check(case: &Path) {
    let mut files = Vec::new();
    files_below(&case.join("export"), &case.join("export"), &mut files);
    let read = |input: Input| render(&networks::import(input, &mut |_| {}));
    let (summary, records) = read(folder(&files, usize::MAX));
    let at = |name: &str| case.join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(at("expected.json"), &summary).expect("written");
        std::fs::write(at("expected.jsonl"), &records).expect("written");
    }
    let expected = |name: &str| std::fs::read_to_string(at(name)).unwrap_or_default();
    assert_eq!(summary, expected("expected.json"), "{}: the summary", case.display());
    assert_eq!(records, expected("expected.jsonl"), "{}: the records", case.display());
    assert_eq!(read(folder(&files, 1)), (summary.clone(), records.clone()), "{}: one byte at a time", case.display());
    assert_eq!(read(zipped(&files)), (summary, records), "{}: inside a ZIP", case.display());
}

fn files_of(case: &str) -> Files {
    let export = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(case).join("export");
    let mut files = Vec::new();
    files_below(&export, &export, &mut files);
    files
}

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let cases: Vec<PathBuf> = listed(&root).iter().flat_map(|network| listed(network)).collect();
    let cases = cases.into_iter().filter(|case| case.join("export").is_dir());
    let mut tests: Vec<Trial> = cases
        .map(|case| {
            let name = case.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            Trial::test(name, move || {
                check(&case);
                Ok(())
            })
        })
        .collect();
    assert!(!tests.is_empty(), "no fixture was found");
    tests.push(Trial::test("no_text_and_no_address_is_kept_or_shown", || {
        no_text_and_no_address_is_kept_or_shown();
        Ok(())
    }));
    tests.push(Trial::test("own_words_are_shown_of_own_posts_alone", || {
        own_words_are_shown_of_own_posts_alone();
        Ok(())
    }));
    tests.push(Trial::test("posts_lead_to_their_pages", || {
        posts_lead_to_their_pages();
        Ok(())
    }));
    tests.push(Trial::test("each_export_knows_when_it_was_made", || {
        each_export_knows_when_it_was_made();
        Ok(())
    }));
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}

/// Fixtures mark every text with this word; addresses are of the documentation's network.
const PRIVATE: [&str; 3] = ["SECRET", "192.0.2.", "@mail.example"];

fn no_text_and_no_address_is_kept_or_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut rows = 0;
    for case in [
        "instagram/layout-2018",
        "instagram/layout-2021",
        "instagram/layout-2024",
        "instagram/reaction-stubs",
        "facebook/notices",
        "facebook/page-comments",
        "threads/in-instagram",
        "reddit/complete",
    ] {
        let export = root.join(case).join("export");
        let mut files = Vec::new();
        files_below(&export, &export, &mut files);
        let imports = networks::import(folder(&files, usize::MAX), &mut |_| {});
        let (summary, records) = render(&imports);
        let mut shown = summary + &records;
        for import in &imports {
            let acts = import.interactions.iter().map(|i| i.source);
            let sources =
                acts.chain(import.posts.iter().map(|p| p.source)).chain(import.contacts.iter().map(|c| c.source));
            for source in sources.chain(import.tallies.iter().map(|t| t.source)) {
                let entry = &import.entries[source.entry as usize];
                let row = networks::row(folder(&files, usize::MAX), entry, source.record).expect("the row");
                for (field, content) in row {
                    shown += &format!("{field}: {content}\n");
                }
                rows += 1;
            }
        }
        let private = PRIVATE.iter().find(|private| shown.contains(**private));
        assert_eq!(private, None, "{case}");
    }
    assert!(rows > 0, "no row was shown");
}

/// How an export is dropped. An archive's newest file is of 3 September 2026.
#[derive(Clone, Copy, PartialEq)]
enum As {
    Folder,
    Zip,
    TarGz,
}
use As::{Folder, TarGz, Zip};

const NEWEST: Option<&str> = Some("2026-09-03");

/// Exports dropped under a name; the day on which they were made, where anything says so (they themselves, else that name,
/// else the newest file of the archive; else their newest record is all that is known); and whether they are cut out of what
/// there is.
const MADE: [(&str, &str, As, Option<&str>, bool); 66] = [
    ("twitter/current", "twitter.zip", Zip, Some("2022-10-20"), false), // the manifest's day
    ("twitter/grailbird", "tweets.zip", Zip, Some("2013-08-01"), false), // its payload's day
    ("twitter/root-2018", "twitter-2019-05-06.zip", Zip, Some("2019-05-06"), false), // no manifest
    ("twitter/root-2018", "twitter.zip", Zip, NEWEST, false),
    ("twitter/root-2018", "twitter", Folder, None, false),
    ("facebook/layout-2024", "facebook-miasample-2024-09-01-Ab12Cd34.zip", Zip, Some("2024-09-01"), false),
    ("facebook/layout-2018", "facebook-miasample.zip", Zip, NEWEST, false),
    ("facebook/layout-2018", "facebook-miasample", Folder, None, false),
    ("instagram/layout-2024", "instagram-mia.sample-2024-09-01-Ab12Cd34.zip", Zip, Some("2024-09-01"), false),
    ("instagram/layout-2024", "instagram.zip", Zip, NEWEST, false),
    ("instagram/layout-2024", "instagram", Folder, None, false),
    ("threads/both-forms", "threads-mia.sample-2025-09-01-Ab12Cd34.zip", Zip, Some("2025-09-01"), false),
    ("threads/in-instagram", "instagram-mia.sample-2025-09-01-Ab12Cd34.zip", Zip, Some("2025-09-01"), false),
    ("threads/both-forms", "threads.zip", Zip, NEWEST, false),
    ("threads/both-forms", "threads", Folder, None, false),
    ("linkedin/complete", "Complete_LinkedInDataExport_06-28-2025.zip", Zip, Some("2025-06-28"), false),
    ("linkedin/complete", "linkedin.zip", Zip, NEWEST, false),
    ("linkedin/complete", "linkedin", Folder, None, false),
    ("youtube/takeout-2021", "takeout-20250405T060708Z-001.zip", Zip, Some("2025-04-05"), false),
    ("youtube/takeout-2021", "takeout.zip", Zip, NEWEST, false),
    ("youtube/takeout-2021", "takeout-20250405T060708Z-001.tgz", TarGz, Some("2025-04-05"), false),
    ("youtube/takeout-2021", "takeout.tgz", TarGz, NEWEST, false),
    ("youtube/takeout-2021", "takeout", Folder, None, false),
    ("blog/blogger-takeout", "takeout-20250405T060708Z-001.zip", Zip, Some("2025-04-05"), false),
    ("blog/blogger-takeout", "takeout.zip", Zip, NEWEST, false),
    ("blog/blogger-takeout", "takeout", Folder, None, false),
    ("blog/blogger-backup", "backup", Folder, Some("2011-03-01"), false), // the file's name
    ("blog/wxr-1.2", "blog", Folder, Some("2022-03-01"), false),          // the channel's pubDate
    ("blog/wxr-1.2", "blog.WordPress.2023-05-06.zip", Zip, Some("2022-03-01"), false),
    ("blog/wxr-1.2 without pubDate", "blog.WordPress.2023-05-06.zip", Zip, Some("2023-05-06"), false),
    ("blog/wxr-1.2 without pubDate", "blog.zip", Zip, NEWEST, false),
    ("blog/wxr-1.2 without pubDate", "blog", Folder, None, false),
    ("mail/gmail", "takeout-20250405T060708Z-001.zip", Zip, Some("2025-04-05"), false),
    ("mail/gmail", "takeout.zip", Zip, NEWEST, false),
    ("mail/gmail", "takeout", Folder, None, false),
    ("mail/pipermail", "boats.zip", Zip, None, true), // a list's months: when somebody fetched them says nothing
    ("telegram/full-2025", "DataExport", Folder, Some("2025-04-01"), false), // the folder within
    ("telegram/single-personal", "ChatExport_2025-05-06", Folder, Some("2025-05-06"), true), // one chat
    ("telegram/single-group-renamed", "tea 2025-05-06.zip", Zip, Some("2025-05-06"), true),
    ("telegram/single-group-renamed", "tea.zip", Zip, NEWEST, true),
    ("telegram/single-group-renamed", "tea", Folder, None, true),
    ("slack/workspace", "Tea Slack export Jan 1 2024 - Feb 3 2025.zip", Zip, Some("2025-02-03"), false),
    ("slack/workspace", "slack.zip", Zip, NEWEST, false),
    ("slack/workspace", "slack", Folder, None, false),
    ("discord/package-2025", "package-2026-05-06.zip", Zip, Some("2026-05-06"), false),
    ("discord/package-2025", "package.zip", Zip, NEWEST, false),
    ("discord/package-2025", "package", Folder, None, false),
    ("discord/saved-channels", "saved", Folder, None, true), // some channels
    ("reddit/complete", "reddit.zip", Zip, Some("2024-05-06"), false), // its statistics
    ("reddit/headers-split", "export_mia_sample_20240506.zip", Zip, Some("2024-05-06"), false),
    ("reddit/headers-split", "reddit.zip", Zip, NEWEST, false),
    ("reddit/headers-split", "reddit", Folder, None, false),
    ("tiktok/layout-2025", "TikTok_Data_1746514869.zip", Zip, Some("2025-05-06"), false),
    ("tiktok/layout-2025", "tiktok.zip", Zip, NEWEST, false),
    ("tiktok/layout-2025", "tiktok", Folder, None, false),
    ("github/account", "export-2025-05-06.tar.gz", TarGz, Some("2025-05-06"), false),
    ("github/account", "export.tar.gz", TarGz, NEWEST, false),
    ("github/account", "export", Folder, None, false),
    ("mastodon/v4.5", "archive-20260506070809-abc.tar.gz", TarGz, Some("2026-05-06"), false),
    ("mastodon/v4.5", "mastodon.tar.gz", TarGz, NEWEST, false),
    ("mastodon/v4.5", "mastodon.zip", Zip, NEWEST, false),
    ("mastodon/v4.5", "mastodon", Folder, None, false),
    ("bluesky/v3", "repo", Folder, Some("2025-03-12"), false), // its commit
    ("bluesky/v3", "repo 2026-05-06.zip", Zip, Some("2025-03-12"), false),
    ("whatsapp/android-en-us", "WhatsApp Chat 2026-05-06.zip", Zip, Some("2026-05-06"), true), // one chat
    ("whatsapp/android-en-us", "WhatsApp Chat.zip", Zip, NEWEST, true),
];

fn each_export_knows_when_it_was_made() {
    let mut wrong = Vec::new();
    for (case, name, way, made, cut) in MADE {
        let (folder, without) = case.split_once(" without ").unwrap_or((case, "no such word"));
        let mut files = files_of(folder);
        for (_, bytes) in &mut files {
            let lines = bytes.split_inclusive(|b| *b == b'\n');
            *bytes =
                lines.filter(|line| !String::from_utf8_lossy(line).contains(without)).collect::<Vec<_>>().concat();
        }
        let input = match way {
            Folder => folder_named(name, &files),
            Zip | TarGz => archive_named(name, way, &files),
        };
        let imports = networks::import(input, &mut |_| {});
        let network = case.split('/').next().expect("a network");
        let import = imports.iter().find(|import| import.network == network).unwrap_or(&imports[0]);
        let found = (import.as_of.map(|at| Day::of(at).to_string()), import.cut);
        if found != (made.map(str::to_owned), cut) {
            wrong.push(format!("{case} as {name}: {found:?}, not {made:?}, {cut}"));
        }
        // Where nothing says when it was made, the newest record does; a clock that ran ahead may, too.
        let (_, last) = Ledger::build(&imports).imports[0].known.expect("known days");
        let until = import.as_of.or(imports[0].newest()).map(Day::of).expect("a dated record");
        if last < until || (made.is_none() && last > until) {
            wrong.push(format!("{case} as {name}: known until {last}, not until {until}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn folder_named(name: &str, files: &Files) -> Input {
    let Input::Folder { files, .. } = folder(files, usize::MAX) else { unreachable!("a folder") };
    Input::Folder { name: name.into(), files }
}

fn archive_named(name: &str, way: As, files: &Files) -> Input {
    let bytes = if way == Zip {
        zip_of(files, zip::DateTime::from_date_and_time(2026, 9, 3, 9, 0, 0).expect("a day"))
    } else {
        tar_gz_of(files, 1_788_426_000)
    };
    Input::File { name: name.into(), bytes: Box::new(Slow { bytes, piece: usize::MAX }) }
}

fn tar_gz_of(files: &Files, made: u64) -> Vec<u8> {
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for (path, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mtime(made);
        tar.append_data(&mut header, path, &**bytes).expect("bytes");
    }
    tar.into_inner().expect("a tar").finish().expect("a gzip")
}

/// Some posts, and where they can be seen; `None`: their exports don't say.
const PAGES: [(&str, &str, Option<&str>); 16] = [
    ("twitter/current", "1572163657528246273", Some("https://x.com/i/status/1572163657528246273")),
    (
        "bluesky/v3",
        "at://did:plc:zoequirrelfixture0000000/app.bsky.feed.post/3ljcnybbu222b",
        Some("https://bsky.app/profile/did:plc:zoequirrelfixture0000000/post/3ljcnybbu222b"),
    ),
    ("reddit/complete", "t3_p1", Some("https://www.reddit.com/r/rust/comments/p1/a_title/")),
    ("reddit/complete", "t1_k1", Some("https://www.reddit.com/r/rust/comments/x1/_/k1/")),
    (
        "github/account",
        "https://github.com/mira-example/teapot/issues/1#issuecomment-10",
        Some("https://github.com/mira-example/teapot/issues/1#issuecomment-10"),
    ),
    ("youtube/takeout-2025", "mmmmmmmmmm1", Some("https://www.youtube.com/watch?v=mmmmmmmmmm1")),
    (
        "youtube/takeout-2025",
        "UgwAAAAAAAAAAAAAAAA4AaABAg",
        Some("https://www.youtube.com/watch?v=aaaaaaaaaa1&lc=UgwAAAAAAAAAAAAAAAA4AaABAg"),
    ),
    (
        "youtube/takeout-2025",
        "UgkxGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGG",
        Some("https://www.youtube.com/post/UgkxGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGG"),
    ),
    ("youtube/takeout-2025", "ChwKGkNPaUExample00000000EQ%3D%3D", None),
    ("blog/wxr-1.2", "blog.example?p=10", Some("https://www.blog.example/10/")),
    ("blog/wxr-1.2", "blog.example#comment-2", Some("https://www.blog.example/10/#comment-2")),
    ("blog/blogger-backup", "tag:blogger.com,1999:blog-100.post-1", Some("http://cats.blog.example/2011/01/t.html")),
    ("blog/blogger-takeout", "tag:blogger.com,1999:blog-200.post-1", None),
    (
        "mail/listserv-silent",
        "wa.exe?A2=ind2006A&L=BOATS-L&O=D&P=978",
        Some("https://lists.example/scripts/wa.exe?A2=ind2006A&L=BOATS-L&O=D&P=978"),
    ),
    ("mail/pipermail", "ann-1@example.org", None),
    ("facebook/layout-2024", "122100", None),
];

fn posts_lead_to_their_pages() {
    for (case, object, page) in PAGES {
        let ledger = Ledger::build(&networks::import(folder(&files_of(case), usize::MAX), &mut |_| {}));
        let everybody = Owner(AccountIx::all(ledger.accounts.len()).collect());
        let options = Options { as_of: Some(Day::LAST), ..Options::new(everybody) };
        let why = Unscored { networks: Vec::new(), known: None };
        let own = report::own_acts(&ledger, &Model::default(), &options, &why, usize::MAX);
        let own = own.expect("options that fit").expect("somebody was meant");
        let post =
            own.posts.iter().find(|post| post.object == object).unwrap_or_else(|| panic!("{case}: no {object}"));
        assert_eq!(post.address.as_deref(), page, "{case}: {object}");
    }
}

/// Of each format that holds words: in how many of its fixtures' rows by the owner none are shown, as the row holds none, or
/// doesn't say whose they are. In all others they are.
const WORDLESS: [(&str, usize); 14] = [
    ("blog", 0),
    ("bluesky", 0),
    ("facebook", 6),
    ("github", 2),
    ("instagram", 10),
    ("linkedin", 1),
    ("mail", 1),
    ("mastodon", 0),
    ("reddit", 1),
    ("telegram", 0),
    ("threads", 0),
    ("tiktok", 6),
    ("twitter", 5),
    ("youtube", 1),
];

fn own_words_are_shown_of_own_posts_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for case in listed(&root).iter().flat_map(|network| listed(network)).filter(|case| case.join("export").is_dir()) {
        let mut files = Vec::new();
        files_below(&case.join("export"), &case.join("export"), &mut files);
        for import in networks::import(folder(&files, usize::MAX), &mut |_| {}) {
            let format = networks::FORMATS.iter().find(|format| format.name == import.format);
            let Some(format) = format.filter(|format| format.own_words != OwnWords::Never) else { continue };
            // Whose it is; of a list or a workspace one of them, as somebody would choose.
            let key = |person: PersonIx| AccountName::new(&import.network, &import.people[person as usize].key);
            let own = [OWNER].into_iter().chain(import.owner_also.iter().copied());
            let mut owner: Vec<AccountName> = own.map(key).filter(|name| !name.key.is_empty()).collect();
            if owner.is_empty() {
                owner.extend(import.posts.first().map(|post| key(post.author)));
            }
            let is_own = |person: PersonIx| person == OWNER || owner.contains(&key(person));
            let by_owner: HashSet<Source> = import
                .posts
                .iter()
                .filter(|post| is_own(post.author) && post.kind != PostKind::Repost)
                .map(|post| post.source)
                .chain(
                    import
                        .interactions
                        .iter()
                        .filter(|act| format.name == "mail" && is_own(act.from))
                        .map(|a| a.source),
                )
                .collect();
            let rows = import.posts.iter().map(|p| p.source).chain(import.interactions.iter().map(|i| i.source));
            let rows =
                rows.chain(import.contacts.iter().map(|c| c.source)).chain(import.tallies.iter().map(|t| t.source));
            for source in rows.collect::<HashSet<_>>() {
                let entry = &import.entries[source.entry as usize];
                let words = |owner: &[AccountName]| {
                    networks::own_words(folder(&files, usize::MAX), entry, source.record, owner).expect("the row")
                };
                let said = words(&owner);
                let place = format!("{} {entry} {}", case.display(), source.record);
                assert!(by_owner.contains(&source) || said.is_none(), "{place}: another's {said:?}");
                assert_eq!(words(&[]), None, "{place}: nobody's");
                assert!(
                    said.as_ref().is_none_or(|text| !text.contains("</") && !text.contains("&amp;")),
                    "{place}: {said:?}"
                );
                // Another's, dropped beside: that it is theirs, not every file of an export says.
                let known =
                    format.name == "mail" || import.posts.iter().any(|p| p.source == source && p.author != OWNER);
                let other = words(&[AccountName::new(&import.network, "somebody else")]);
                assert!(!known || other.is_none(), "{place}: shown to somebody else");
                if by_owner.contains(&source) {
                    counts.entry(import.format.clone()).or_default()[usize::from(said.is_none())] += 1;
                }
            }
        }
    }
    let shown = counts.values().all(|[said, _]| *said > 0);
    assert!(shown, "words are shown of every format that has any: {counts:?}");
    let wordless: Vec<(&str, usize)> = counts.iter().map(|(name, [_, not])| (name.as_str(), *not)).collect();
    assert_eq!(wordless, WORDLESS);
}
