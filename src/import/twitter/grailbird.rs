//! What belongs to the monthly files of 2012–2019: whose they are, of when, which there should be; and the same posts
//! as a table.

use super::fields::{Word, id_of, is_id, text_of, written};
use super::people::{People, Who};
use super::tweets::{Own, Timeline};
use super::{CSV_HEADER, Part, Parts};
use crate::import::json::Step::Element;
use crate::import::reading::File;
use crate::import::{Reading, text};
use crate::ledger::{Kind, PostKind};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
struct UserDetails<'a> {
    #[serde(borrow)]
    id: Option<Word<'a>>,
    screen_name: Option<Word<'a>>,
    full_name: Option<Word<'a>>,
}

/// `user_details.js`: the owner.
pub fn user(reading: &mut Reading, file: &File, people: &mut People) {
    reading.json(file, &[&[]], |sink, item| {
        let Some(user) = Reading::parse::<UserDetails>(sink, item.text) else { return };
        people.owner(sink, id_of(&[&user.id]), text_of(&user.screen_name), text_of(&user.full_name));
    });
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PayloadDetails<'a> {
    #[serde(borrow)]
    created_at: Option<Word<'a>>,
}

/// `payload_details.js`: when the archive was made. (Its count of posts may exceed what the files hold.)
pub fn payload(reading: &mut Reading, file: &File) {
    reading.json(file, &[&[]], |sink, item| {
        let Some(payload) = Reading::parse::<PayloadDetails>(sink, item.text) else { return };
        let at = text::time(text_of(&payload.created_at), &["%Y-%m-%d %H:%M:%S %z"]);
        sink.import().as_of = sink.import().as_of.or(at);
    });
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Listed<'a> {
    #[serde(borrow)]
    file_name: Option<Word<'a>>,
    tweet_count: Option<Word<'a>>,
}

/// `tweet_index.js`: the months there should be.
pub fn index(reading: &mut Reading, file: &File, parts: &Parts) {
    if !parts.has(Part::Month) {
        return;
    }
    let mut missing = Vec::new();
    reading.json(file, &[&[Element]], |sink, item| {
        let Some(month) = Reading::parse::<Listed>(sink, item.text) else { return };
        let path = text_of(&month.file_name);
        let there = parts.of(Part::Month).any(|f| f.path.eq_ignore_ascii_case(path));
        if !there && !path.is_empty() && month.tweet_count.and_then(|n| n.count()) != Some(0) {
            missing.push(path.to_owned());
        }
    });
    if !missing.is_empty() {
        reading.sink.problem(format!(
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
pub fn table(reading: &mut Reading, file: &File, timeline: &mut Timeline, people: &mut People) {
    reading.table(file, CSV_HEADER, |sink, row| {
        let id = row.get("tweet_id");
        let when = written(&row.get("timestamp"), "");
        if !is_id(&id) || when.at.is_none() {
            sink.problem("a row without a tweet_id and a timestamp was left out");
            return;
        }
        let mut act = |kind, user: &str, status: &str| {
            let user = row.get(user);
            let who = people.who(sink, &user, "", "");
            let status = row.get(status);
            (kind, who, sink.sym_if(if is_id(&status) { &status } else { "" }))
        };
        let repost = act(Kind::Repost, "retweeted_status_user_id", "retweeted_status_id");
        let reply = act(Kind::Reply, "in_reply_to_user_id", "in_reply_to_status_id");
        let is = |act: &(Kind, Who, Option<u32>)| act.2.is_some() || !matches!(act.1, Who::Nobody);
        let (kind, acts) = match (is(&repost), is(&reply)) {
            (true, _) => (PostKind::Repost, vec![repost]),
            (_, true) => (PostKind::Reply, vec![reply]),
            _ => (PostKind::Original, Vec::new()),
        };
        let (object, when) = (sink.sym(&id), written(&row.get("timestamp"), &id));
        timeline.add(sink, people, Own { object, when, kind, counts: [None, None], acts });
    });
    let import = reading.sink.import();
    import.generation.get_or_insert_with(|| "grailbird".to_owned());
}
