//! `data/manifest.js`, since 2020: whose archive it is, when it was made, and which files it should hold.

use super::parts::{ByName, Part, Parts, plain};
use super::people::People;
use crate::import::File;
use crate::import::{ExportReader, Recorder};
use crate::readers::json::fields::{Count, List, Object, Word};
use crate::readers::json::members::Members;
use crate::readers::text;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Manifest<'t> {
    #[serde(borrow)]
    user_info: Object<UserInfo<'t>>,
    archive_info: Object<ArchiveInfo<'t>>,
    data_types: Members<'t, Object<DataType<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct UserInfo<'t> {
    #[serde(borrow)]
    account_id: Word<'t>,
    user_name: Word<'t>,
    display_name: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ArchiveInfo<'t> {
    #[serde(borrow)]
    generation_date: Word<'t>,
    is_partial_archive: Word<'t>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DataType<'t> {
    #[serde(borrow)]
    files: List<Object<Listed<'t>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Listed<'t> {
    #[serde(borrow)]
    file_name: Word<'t>,
    count: Count,
}

/// A file that is there, and how many records the manifest says it has.
pub struct Expected {
    path: String,
    count: u64,
}

/// Reads it; says which of the files that would have been read are missing, and puts into `there` which are there.
pub fn read(reading: &mut ExportReader, file: &File, parts: &Parts, people: &mut People, there: &mut Vec<Expected>) {
    let known = parts.by_name();
    reading.json(file, &[&[]], |recorder, item| {
        let manifest: Manifest = item.parse::<Object<_>>()?.or_empty();
        let user = manifest.user_info.or_empty();
        people.owner(recorder, &user.account_id, &user.user_name, &user.display_name);
        let archive = manifest.archive_info.or_empty();
        let made = text::iso(&archive.generation_date);
        recorder.import().as_of = made.or(recorder.import().as_of);
        // One of several ZIP files lists what the others hold, too.
        let partial = &*archive.is_partial_archive == "true";
        let data = manifest.data_types.iter().filter_map(|(_, data)| data.as_ref());
        let listed = data.flat_map(|data| data.files.iter()).filter_map(|listed| listed.as_ref());
        there.extend(listed.filter_map(|listed| check(recorder, listed, (parts, &known), partial)));
        Ok(())
    });
}

/// Says which is the first of numbered files (`tweets.js`, `tweets-part1.js`) that is missing before others, where no manifest
/// does.
pub fn gaps(recorder: &mut Recorder, parts: &Parts) {
    let numbered = |(_, file): &(Part, File)| {
        let name = plain(&file.path);
        let (stem, number) = name.rsplit_once("-part").unwrap_or((name, "0"));
        // X writes at most some tens of files of a kind.
        Some((stem.to_owned(), number.parse().ok().filter(|number: &u16| *number < 1_000)?))
    };
    let there: BTreeSet<(String, u16)> = parts.0.iter().filter_map(numbered).collect();
    let last: BTreeMap<&String, u16> = there.iter().map(|(stem, number)| (stem, *number)).collect();
    for (stem, last) in last {
        if let Some(number) = (0..last).find(|number| !there.contains(&(stem.clone(), *number))) {
            let part = if number == 0 { String::new() } else { format!("-part{number}") };
            recorder
                .problem(format!("{stem}{part}.js is missing, as others of its kind show: drop the whole archive"));
        }
    }
}

/// Says where a file that was read has fewer records than the manifest counts.
pub fn compare(recorder: &mut Recorder, there: &[Expected]) {
    let paths = there.iter().enumerate().rev().map(|(n, expected)| (expected.path.clone(), n)).collect();
    let mut short = Vec::new();
    recorder.seen_in(&paths, |n, file, [seen, lost]| {
        let count = there[n].count;
        let more = count.saturating_sub(seen.saturating_add(lost));
        if more > 0 {
            short.push((file, seen, count, more));
        }
    });
    for (file, seen, count, more) in short {
        recorder.back(file);
        recorder.missing(more);
        recorder.problem(format!(
            "holds {seen} of the {count} records that the archive's manifest.js counts: the others are missing; \
             download it again"
        ));
    }
}

fn check(
    recorder: &mut Recorder,
    listed: &Listed,
    (parts, known): (&Parts, &ByName),
    partial: bool,
) -> Option<Expected> {
    let path = listed.file_name.to_lowercase();
    let count = listed.count.0.unwrap_or(0);
    // Headers repeat what the files without "headers" say; deleted posts are left out anyway.
    let wanted = Part::of_path(&path).is_some_and(|(part, _)| {
        !matches!(
            part,
            Part::TweetHeaders | Part::DeletedTweets | Part::Account | Part::Messages { headers: true, .. }
        )
    });
    if let Some((part, file)) = known.get(plain(&path)).map(|&n| &parts.0[n]) {
        // Conversations are counted as such, and read message by message.
        let alike =
            [Part::Tweets, Part::EarlyTweets, Part::Likes, Part::Followers, Part::Following, Part::ListsMember];
        return alike.contains(part).then(|| Expected { path: file.path.clone(), count });
    }
    if wanted && count > 0 {
        let records = if count == 1 { "record" } else { "records" };
        let why = format!(
            "{path} is missing, which should hold {count} {records}: drop the whole archive, all its ZIP files if it \
             came in several"
        );
        if partial {
            recorder.skip(why);
        } else {
            recorder.problem(why);
            recorder.missing(count);
        }
    }
    None
}
