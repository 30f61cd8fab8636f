//! The short lists: the account itself, likes given, followers and followings, lists the owner was put on.

use super::fields::{id_of, snowflake};
use super::people::{People, Who};
use super::tweets::element;
use crate::import::File;
use crate::import::{About, ExportReader};
use crate::readers::json::Step::ElementOrOne;
use crate::record::{Kind, OWNER, Observe, Relation, When};

/// `account.js`: the owner.
pub fn account(reading: &mut ExportReader, file: &File, people: &mut People) {
    reading.json_values(file, &[&[ElementOrOne]], |recorder, _, value| {
        let (account, _) = element(value);
        let handle = account.get("username").word();
        let name = account.get("accountDisplayName").word();
        people.owner(recorder, &account.get("accountId").word(), &handle, &name);
        recorder.link(OWNER, &account.get("email").word());
        if !handle.is_empty() {
            recorder.link(OWNER, &format!("https://twitter.com/{handle}"));
        }
        Ok(())
    });
}

/// `like.js`: what the owner liked. Neither whose it is nor when it was liked is told; not before it was written.
pub fn likes(reading: &mut ExportReader, file: &File) {
    reading.json_values(file, &[&[ElementOrOne]], |recorder, _, value| {
        let id = id_of(element(value).0, &["tweetId"]);
        if id.is_empty() {
            recorder.problem("a like without the post's id was left out");
            return Ok(());
        }
        let object = recorder.sym(&id);
        recorder.act(Kind::Reaction, OWNER, None, About::public(snowflake(&id), Some(object)));
        Ok(())
    });
}

/// `follower.js` and `following.js`: ids, of no day.
pub fn contacts(reading: &mut ExportReader, file: &File, followers: bool) {
    let relation = if followers { Relation::Follower } else { Relation::Following };
    reading.json_values(file, &[&[ElementOrOne]], |recorder, _, value| {
        let id = id_of(element(value).0, &["accountId"]);
        if id.is_empty() {
            recorder.problem("a follower or following without id was left out");
            return Ok(());
        }
        recorder.observes(&[Observe::Contacts]);
        let person = recorder.person(&id, "");
        recorder.contact(person, relation, When::UNKNOWN);
        Ok(())
    });
}

/// `lists-member.js`: lists that others put the owner on, of no day. The address names whose list it is:
/// `https://twitter.com/<handle>/lists/<list>`.
pub fn memberships(reading: &mut ExportReader, file: &File, people: &mut People) {
    reading.json_values(file, &[&[ElementOrOne]], |recorder, _, value| {
        let url = element(value).0.get("url").word();
        let mut steps = url.split("://").last().unwrap_or_default().split('/').skip(1);
        match (steps.next(), steps.next()) {
            (Some(handle), Some("lists")) if !handle.is_empty() && handle != "i" => {
                let from = people.who(recorder, "", handle, "");
                let object = recorder.sym(&url);
                people.act(
                    recorder,
                    Kind::Mention,
                    from,
                    Who::Known(OWNER),
                    About::public(When::UNKNOWN, Some(object)),
                );
            }
            _ => recorder.skip("a list whose owner its address doesn't name: left out"),
        }
        Ok(())
    });
}
