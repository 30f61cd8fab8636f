//! The short lists: the account itself, likes given, followers and followings, lists the owner was put on.

use super::fields::{id_of, snowflake};
use super::people::{People, Who};
use super::tweets::element;
use crate::import::json::Step::ElementOrOne;
use crate::import::reading::File;
use crate::import::{About, Reading};
use crate::ledger::{Kind, OWNER, Observe, Relation, When};

/// `account.js`: the owner.
pub fn account(reading: &mut Reading, file: &File, people: &mut People) {
    reading.json(file, &[&[ElementOrOne]], |sink, _, value| {
        let (account, _) = element(value);
        let handle = account.get("username").word();
        let name = account.get("accountDisplayName").word();
        people.owner(sink, &account.get("accountId").word(), &handle, &name);
        sink.link(OWNER, &account.get("email").word());
        if !handle.is_empty() {
            sink.link(OWNER, &format!("https://twitter.com/{handle}"));
        }
        Ok(())
    });
}

/// `like.js`: what the owner liked. Neither whose it is nor when it was liked is told; not before it was written.
pub fn likes(reading: &mut Reading, file: &File) {
    reading.json(file, &[&[ElementOrOne]], |sink, _, value| {
        let id = id_of(element(value).0, &["tweetId"]);
        if id.is_empty() {
            sink.problem("a like without the post's id was left out");
            return Ok(());
        }
        let object = sink.sym(&id);
        sink.act(Kind::Reaction, OWNER, None, About::public(snowflake(&id), Some(object)));
        Ok(())
    });
}

/// `follower.js` and `following.js`: ids, of no day.
pub fn contacts(reading: &mut Reading, file: &File, followers: bool) {
    let relation = if followers { Relation::Follower } else { Relation::Following };
    reading.json(file, &[&[ElementOrOne]], |sink, _, value| {
        let id = id_of(element(value).0, &["accountId"]);
        if id.is_empty() {
            sink.problem("a follower or following without id was left out");
            return Ok(());
        }
        sink.observes(&[Observe::Contacts]);
        let person = sink.person(&id, "");
        sink.contact(person, relation, When::UNKNOWN);
        Ok(())
    });
}

/// `lists-member.js`: lists that others put the owner on, of no day. The address names whose list it is:
/// `https://twitter.com/<handle>/lists/<list>`.
pub fn memberships(reading: &mut Reading, file: &File, people: &mut People) {
    reading.json(file, &[&[ElementOrOne]], |sink, _, value| {
        let url = element(value).0.get("url").word();
        let mut steps = url.split("://").last().unwrap_or_default().split('/').skip(1);
        match (steps.next(), steps.next()) {
            (Some(handle), Some("lists")) if !handle.is_empty() && handle != "i" => {
                let from = people.who(sink, "", handle, "");
                let object = sink.sym(&url);
                people.act(sink, Kind::Mention, from, Who::Known(OWNER), About::public(When::UNKNOWN, Some(object)));
            }
            _ => sink.skip("a list whose owner its address doesn't name: left out"),
        }
        Ok(())
    });
}
