//! `data/manifest.js`, since 2020: whose archive it is, when it was made, and which files it should hold.

use super::people::People;
use super::{Part, Parts};
use crate::import::File;
use crate::import::{ExportReader, Recorder};
use crate::readers::text;
use crate::readers::value::Value;

/// Reads it; says which of the files that would have been read are missing.
pub fn read(reading: &mut ExportReader, file: &File, parts: &Parts, people: &mut People) {
    reading.json_values(file, &[&[]], |recorder, _, manifest| {
        let user = manifest.get("userInfo");
        let id = user.get("accountId").word();
        people.owner(recorder, &id, &user.get("userName").word(), &user.get("displayName").word());
        let made = text::iso(&manifest.at(&["archiveInfo", "generationDate"]).word());
        recorder.import().as_of = made.or(recorder.import().as_of);
        // One of several ZIP files lists what the others hold, too.
        let partial = manifest.at(&["archiveInfo", "isPartialArchive"]).word() == "true";
        for (_, data) in manifest.get("dataTypes").members() {
            data.get("files").items().for_each(|listed| check(recorder, listed, parts, partial));
        }
        Ok(())
    });
}

fn check(recorder: &mut Recorder, listed: Value, parts: &Parts, partial: bool) {
    let path = listed.get("fileName").word().to_lowercase();
    let count = listed.get("count").count().unwrap_or(0);
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
        if partial { recorder.skip(why) } else { recorder.problem(why) }
    }
}
