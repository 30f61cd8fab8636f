//! `data/manifest.js`, since 2020: whose archive it is, when it was made, and which files it should hold.

use super::fields::{Word, text_of};
use super::people::People;
use super::{Part, Parts};
use crate::import::reading::File;
use crate::import::{Reading, Sink, text};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Manifest<'a> {
    #[serde(borrow)]
    user_info: Option<UserInfo<'a>>,
    archive_info: Option<ArchiveInfo<'a>>,
    data_types: Option<BTreeMap<String, DataType<'a>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct UserInfo<'a> {
    #[serde(borrow)]
    account_id: Option<Word<'a>>,
    user_name: Option<Word<'a>>,
    display_name: Option<Word<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ArchiveInfo<'a> {
    #[serde(borrow)]
    generation_date: Option<Word<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DataType<'a> {
    #[serde(borrow)]
    files: Option<Vec<Listed<'a>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Listed<'a> {
    #[serde(borrow)]
    file_name: Option<Word<'a>>,
    count: Option<Word<'a>>,
}

/// Reads it; says which of the files that would have been read are missing.
pub fn read(reading: &mut Reading, file: &File, parts: &Parts, people: &mut People) {
    reading.json(file, &[&[]], |sink, item| {
        let Some(manifest) = Reading::parse::<Manifest>(sink, item.text) else { return };
        if let Some(user) = manifest.user_info {
            people.owner(sink, text_of(&user.account_id), text_of(&user.user_name), text_of(&user.display_name));
        }
        let made = manifest.archive_info.and_then(|info| text::iso(text_of(&info.generation_date)));
        sink.import().as_of = made.or(sink.import().as_of);
        for listed in manifest.data_types.into_iter().flatten().flat_map(|(_, data)| data.files.unwrap_or_default()) {
            check(sink, &listed, parts);
        }
    });
}

fn check(sink: &mut Sink, listed: &Listed, parts: &Parts) {
    let path = text_of(&listed.file_name).to_lowercase();
    let count = listed.count.as_ref().and_then(Word::count).unwrap_or(0);
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
        sink.problem(format!(
            "{path} is missing, which should hold {count} {records}: drop the whole archive, all its ZIP files if it \
             came in several"
        ));
    }
}
