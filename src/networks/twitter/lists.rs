//! The short lists: the account itself, likes given, followers and followings, lists the owner was put on.

use super::element::Element;
use super::fields::{is_id, snowflake};
use super::people::{People, Who};
use crate::import::File;
use crate::import::{About, ExportReader};
use crate::readers::json::Step::ElementOrOne;
use crate::readers::json::fields::Word;
use crate::record::{Kind, OWNER, Observe, Relation, When};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Account<'t> {
    #[serde(borrow)]
    account_id: Word<'t>,
    username: Word<'t>,
    account_display_name: Word<'t>,
    email: Word<'t>,
}

/// `account.js`: the owner.
pub fn account(reading: &mut ExportReader, file: &File, people: &mut People) {
    reading.json(file, &[&[ElementOrOne]], |recorder, item| {
        let account = item.parse::<Element<Account>>()?.content;
        let handle = &*account.username;
        people.owner(recorder, &account.account_id, handle, &account.account_display_name);
        recorder.link(OWNER, &account.email);
        if !handle.is_empty() {
            recorder.link(OWNER, &format!("https://twitter.com/{handle}"));
        }
        Ok(())
    });
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Like<'t> {
    #[serde(borrow)]
    tweet_id: Word<'t>,
}

/// `like.js`: what the owner liked. Neither whose it is nor when it was liked is told; not before it was written.
pub fn likes(reading: &mut ExportReader, file: &File) {
    reading.json(file, &[&[ElementOrOne]], |recorder, item| {
        let Like { tweet_id: id } = item.parse::<Element<_>>()?.content;
        if !is_id(&id) {
            recorder.problem("a like without the post's id was left out");
            return Ok(());
        }
        let object = recorder.sym(&id);
        recorder.act(Kind::Reaction, OWNER, None, About::public(snowflake(&id), Some(object)));
        Ok(())
    });
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Contact<'t> {
    #[serde(borrow)]
    account_id: Word<'t>,
}

/// `follower.js` and `following.js`: ids, of no day.
pub fn contacts(reading: &mut ExportReader, file: &File, followers: bool) {
    let relation = if followers { Relation::Follower } else { Relation::Following };
    reading.json(file, &[&[ElementOrOne]], |recorder, item| {
        let Contact { account_id: id } = item.parse::<Element<_>>()?.content;
        if !is_id(&id) {
            recorder.problem("a follower or following without id was left out");
            return Ok(());
        }
        recorder.observes(&[Observe::Contacts]);
        let person = recorder.person(&id, "");
        recorder.contact(person, relation, When::UNKNOWN);
        Ok(())
    });
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Membership<'t> {
    #[serde(borrow)]
    url: Word<'t>,
}

/// `lists-member.js`: lists that others put the owner on, of no day. The address names whose list it is:
/// `https://twitter.com/<handle>/lists/<list>`.
pub fn memberships(reading: &mut ExportReader, file: &File, people: &mut People) {
    reading.json(file, &[&[ElementOrOne]], |recorder, item| {
        let Membership { url } = item.parse::<Element<_>>()?.content;
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
