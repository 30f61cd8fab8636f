//! The short lists: the account itself, likes given, followers and followings, lists the owner was put on.

use super::fields::{Word, id_of, snowflake, text_of};
use super::people::{People, Who};
use super::tweets::element;
use crate::import::json::Step::ElementOrOne;
use crate::import::reading::File;
use crate::import::{About, Reading};
use crate::ledger::{Kind, OWNER, Observe, Relation, When};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Account<'a> {
    #[serde(borrow)]
    account_id: Option<Word<'a>>,
    username: Option<Word<'a>>,
    account_display_name: Option<Word<'a>>,
    email: Option<Word<'a>>,
}

/// `account.js`: the owner.
pub fn account(reading: &mut Reading, file: &File, people: &mut People) {
    reading.json(file, &[&[ElementOrOne]], |sink, item| {
        let Some((account, _)) = element::<Account>(sink, item.text) else { return };
        let handle = text_of(&account.username);
        people.owner(sink, text_of(&account.account_id), handle, text_of(&account.account_display_name));
        sink.link(OWNER, text_of(&account.email));
        if !handle.is_empty() {
            sink.link(OWNER, &format!("https://twitter.com/{handle}"));
        }
    });
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Like<'a> {
    #[serde(borrow)]
    tweet_id: Option<Word<'a>>,
}

/// `like.js`: what the owner liked. Neither whose it is nor when it was liked is told; not before it was written.
pub fn likes(reading: &mut Reading, file: &File) {
    reading.json(file, &[&[ElementOrOne]], |sink, item| {
        let Some((like, _)) = element::<Like>(sink, item.text) else { return };
        let id = id_of(&[&like.tweet_id]);
        if id.is_empty() {
            sink.problem("a like without the post's id was left out");
            return;
        }
        let object = sink.sym(id);
        sink.act(Kind::Reaction, OWNER, None, About::public(snowflake(id), Some(object)));
    });
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Contact<'a> {
    #[serde(borrow)]
    account_id: Option<Word<'a>>,
}

/// `follower.js` and `following.js`: ids, of no day.
pub fn contacts(reading: &mut Reading, file: &File, followers: bool) {
    let relation = if followers { Relation::Follower } else { Relation::Following };
    reading.json(file, &[&[ElementOrOne]], |sink, item| {
        let Some((contact, _)) = element::<Contact>(sink, item.text) else { return };
        let id = id_of(&[&contact.account_id]);
        if id.is_empty() {
            sink.problem("a follower or following without id was left out");
            return;
        }
        sink.observes(&[Observe::Contacts]);
        let person = sink.person(id, "");
        sink.contact(person, relation, When::UNKNOWN);
    });
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct List<'a> {
    #[serde(borrow)]
    url: Option<Word<'a>>,
}

/// `lists-member.js`: lists that others put the owner on, of no day. The address names whose list it is:
/// `https://twitter.com/<handle>/lists/<list>`.
pub fn memberships(reading: &mut Reading, file: &File, people: &mut People) {
    reading.json(file, &[&[ElementOrOne]], |sink, item| {
        let Some((list, _)) = element::<List>(sink, item.text) else { return };
        let url = text_of(&list.url);
        let mut steps = url.split("://").last().unwrap_or_default().split('/').skip(1);
        match (steps.next(), steps.next()) {
            (Some(handle), Some("lists")) if !handle.is_empty() && handle != "i" => {
                let from = people.who(sink, "", handle, "");
                let object = sink.sym(url);
                people.act(sink, Kind::Mention, from, Who::Known(OWNER), About::public(When::UNKNOWN, Some(object)));
            }
            _ => sink.skip("a list whose owner its address doesn't name: left out"),
        }
    });
}
