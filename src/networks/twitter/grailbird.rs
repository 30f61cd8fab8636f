//! What belongs to the monthly files of 2012–2019: whose they are, of when, which there should be; and the same posts
//! as a table.

use super::fields::{is_id, written};
use super::parts::{CSV_HEADER, Part, Parts, plain};
use super::people::{People, Who};
use super::tweets::{Own, Timeline};
use crate::import::ExportReader;
use crate::import::File;
use crate::readers::json::Step::Element;
use crate::readers::json::fields::{Count, Object, Word};
use crate::readers::text;
use crate::record::{Kind, PostKind};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Default, Deserialize)]
#[serde(default)]
struct User<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    screen_name: Word<'t>,
    full_name: Word<'t>,
}

/// `user_details.js`: the owner.
pub fn user(reading: &mut ExportReader, file: &File, people: &mut People) {
    reading.json(file, &[&[]], |recorder, item| {
        let user: User = item.parse::<Object<_>>()?.or_empty();
        people.owner(recorder, &user.id, &user.screen_name, &user.full_name);
        Ok(())
    });
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Payload<'t> {
    #[serde(borrow)]
    created_at: Word<'t>,
}

/// `payload_details.js`: when the archive was made. (Its count of posts may exceed what the files hold.)
pub fn payload(reading: &mut ExportReader, file: &File) {
    reading.json(file, &[&[]], |recorder, item| {
        let payload: Payload = item.parse::<Object<_>>()?.or_empty();
        let at = text::time(&payload.created_at, &["%Y-%m-%d %H:%M:%S %z"]);
        recorder.import().as_of = recorder.import().as_of.or(at);
        Ok(())
    });
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Month<'t> {
    #[serde(borrow)]
    file_name: Word<'t>,
    tweet_count: Count,
}

/// `tweet_index.js`: the months there should be.
pub fn index(reading: &mut ExportReader, file: &File, parts: &Parts) {
    if !parts.has(Part::Month) {
        return;
    }
    let mut missing = Vec::new();
    let months: HashSet<&str> = parts.of(Part::Month).map(|month| plain(&month.path)).collect();
    reading.json(file, &[&[Element]], |_, item| {
        let Month { file_name: path, tweet_count } = item.parse::<Object<_>>()?.or_empty();
        if !months.contains(plain(&path)) && !path.is_empty() && tweet_count.0 != Some(0) {
            missing.push(path.to_string());
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
