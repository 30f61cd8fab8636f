//! What belongs to the monthly files of 2012–2019: whose they are, of when, which there should be; and the same posts
//! as a table.

use super::fields::{is_id, written};
use super::people::{People, Who};
use super::tweets::{Own, Timeline};
use super::{CSV_HEADER, Part, Parts};
use crate::import::ExportReader;
use crate::import::File;
use crate::readers::json::Step::Element;
use crate::readers::text;
use crate::record::{Kind, PostKind};

/// `user_details.js`: the owner.
pub fn user(reading: &mut ExportReader, file: &File, people: &mut People) {
    reading.json_values(file, &[&[]], |recorder, _, user| {
        people.owner(
            recorder,
            &user.get("id").word(),
            &user.get("screen_name").word(),
            &user.get("full_name").word(),
        );
        Ok(())
    });
}

/// `payload_details.js`: when the archive was made. (Its count of posts may exceed what the files hold.)
pub fn payload(reading: &mut ExportReader, file: &File) {
    reading.json_values(file, &[&[]], |recorder, _, payload| {
        let at = text::time(&payload.get("created_at").word(), &["%Y-%m-%d %H:%M:%S %z"]);
        recorder.import().as_of = recorder.import().as_of.or(at);
        Ok(())
    });
}

/// `tweet_index.js`: the months there should be.
pub fn index(reading: &mut ExportReader, file: &File, parts: &Parts) {
    if !parts.has(Part::Month) {
        return;
    }
    let mut missing = Vec::new();
    reading.json_values(file, &[&[Element]], |_, _, month| {
        let path = month.get("file_name").word();
        let there = parts.of(Part::Month).any(|f| f.path.eq_ignore_ascii_case(&path));
        if !there && !path.is_empty() && month.get("tweet_count").count() != Some(0) {
            missing.push(path.into_owned());
        }
        Ok(())
    });
    if !missing.is_empty() {
        reading.recorder.problem(format!(
            "{} listed in tweet_index.js, but not there: drop the whole archive",
            match missing.as_slice() {
                [one] => format!("{one} is"),
                [first, .., last] => format!("{} months from {first} to {last} are", missing.len()),
                [] => String::new(),
            }
        ));
    }
}

/// `tweets.csv`: the same posts without names; used where the monthly files are missing.
pub fn table(reading: &mut ExportReader, file: &File, timeline: &mut Timeline, people: &mut People) {
    reading.table(file, CSV_HEADER, |recorder, row| {
        let id = row.get("tweet_id");
        let when = written(&row.get("timestamp"), "");
        if !is_id(&id) || when.at.is_none() {
            recorder.problem("a row without a tweet_id and a timestamp was left out");
            return;
        }
        let mut act = |kind, user: &str, status: &str| {
            let user = row.get(user);
            let who = people.who(recorder, &user, "", "");
            let status = row.get(status);
            (kind, who, recorder.sym_if(if is_id(&status) { &status } else { "" }))
        };
        let repost = act(Kind::Repost, "retweeted_status_user_id", "retweeted_status_id");
        let reply = act(Kind::Reply, "in_reply_to_user_id", "in_reply_to_status_id");
        let is = |act: &(Kind, Who, Option<u32>)| act.2.is_some() || !matches!(act.1, Who::Nobody);
        let (kind, acts) = match (is(&repost), is(&reply)) {
            (true, _) => (PostKind::Repost, vec![repost]),
            (_, true) => (PostKind::Reply, vec![reply]),
            _ => (PostKind::Original, Vec::new()),
        };
        let (object, when) = (recorder.sym(&id), written(&row.get("timestamp"), &id));
        timeline.add(recorder, people, Own { object, when, kind, counts: [None, None], acts });
    });
    let import = reading.recorder.import();
    import.generation.get_or_insert_with(|| "grailbird".to_owned());
}
