//! `data/manifest.js`, since 2020: whose archive it is, when it was made, and which files it should hold.

use super::parts::{Part, Parts};
use super::people::People;
use crate::import::File;
use crate::import::{ExportReader, Recorder};
use crate::readers::json::fields::{Count, List, Object, Word};
use crate::readers::json::members::Members;
use crate::readers::text;
use serde::Deserialize;

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

/// Reads it; says which of the files that would have been read are missing.
pub fn read(reading: &mut ExportReader, file: &File, parts: &Parts, people: &mut People) {
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
        listed.for_each(|listed| check(recorder, listed, parts, partial));
        Ok(())
    });
}

fn check(recorder: &mut Recorder, listed: &Listed, parts: &Parts, partial: bool) {
    let path = listed.file_name.to_lowercase();
    let count = listed.count.0.unwrap_or(0);
    // Headers repeat what the files without "headers" say; deleted posts are left out anyway.
    let wanted = Part::of_path(&path).is_some_and(|(part, _)| {
        !matches!(
            part,
            Part::TweetHeaders | Part::DeletedTweets | Part::Account | Part::Messages { headers: true, .. }
        )
    });
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let there = parts.0.iter().any(|(_, file)| name(&file.path) == name(&path));
    if wanted && count > 0 && !there {
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
}
