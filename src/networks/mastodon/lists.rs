//! What stands beside the posts: the owner, likes and bookmarks given, and the lists of accounts.

use super::layout::{Actor, HasId, ITEMS, Link};
use super::outbox::{Outbox, posted};
use super::people::{People, author, host};
use crate::import::File;
use crate::import::{About, ExportReader};
use crate::readers::json::Step::ElementOrOne;
use crate::readers::json::fields::Object;
use crate::readers::text;
use crate::record::{Audience, Kind, OWNER, Observe, Relation, When};

/// A list of accounts longer than this is none.
const MOST: u64 = 16 << 20;

/// The second in a name like `archive-20240506070809-0a1b.zip`.
pub fn made(name: &str) -> Option<i64> {
    text::time(name.strip_prefix("archive-")?.get(..14)?, &["%Y%m%d%H%M%S"])
}

/// `actor.json`: the owner, and the accounts they moved from or to.
pub fn actor(reading: &mut ExportReader, file: &File, people: &mut People) {
    reading.json(file, &[&[ElementOrOne]], |recorder, item| {
        let actor: Actor = item.parse::<Object<_>>()?.or_empty();
        let (id, called, url) = (&*actor.id, &*actor.name, &*actor.url);
        recorder.owner(id, called);
        recorder.link(OWNER, url);
        let server = host(url).or(host(id)).unwrap_or_default();
        let (name, host) = actor.webfinger.split_once('@').unwrap_or((&actor.preferred_username, server));
        people.has_handle(recorder, OWNER, name, host);
        for other in actor.also_known_as.iter().chain(actor.moved_to.iter()).filter(|uri| !uri.is_empty()) {
            recorder.owner(other, called);
            people.actor(recorder, other);
        }
        if id.contains("/ap/users/") {
            recorder.import().generation = Some("4.5".to_owned());
        }
        Ok(())
    });
}

/// `likes.json` and `bookmarks.json`: posts' URIs, of no day; not before those were written. A bookmark is a like that
/// nobody sees.
pub fn liked(reading: &mut ExportReader, file: &File, people: &mut People, outbox: &mut Outbox, bookmarked: bool) {
    reading.json(file, ITEMS, |recorder, item| {
        let item: Link = item.parse()?;
        let id = item.id();
        if !id.contains(':') {
            recorder.problem("a like or bookmark that names no post was left out");
            return Ok(());
        }
        let object = recorder.sym(id);
        let to = author(id).map(|uri| people.actor(recorder, uri));
        let audience = if bookmarked { Audience::Private } else { Audience::Public };
        if !bookmarked {
            outbox.liked.insert(object);
        }
        if outbox.holds(object) || to.is_some_and(|to| recorder.is_owner(to)) {
            recorder.skip("a like or bookmark of a post of one's own: left out");
            return Ok(());
        }
        let about = About { when: posted(When::UNKNOWN, id), audience, object: Some(object), thread: None };
        recorder.act(Kind::Reaction, OWNER, to, about);
        Ok(())
    });
}

/// `following_accounts.csv` and `followers.csv`: addresses of no day, in the first column; without a header until 2019.
pub fn accounts(reading: &mut ExportReader, file: &File, people: &People, followers: bool) {
    let relation = if followers { Relation::Follower } else { Relation::Following };
    let Some(bytes) = reading.whole(file, MOST) else { return };
    let text = text::decode(&bytes);
    for (number, line) in (1..).zip(text.lines()) {
        let address = line.split(',').next().unwrap_or_default().trim().trim_matches('"');
        if !is_address(address.as_bytes())
            || !reading.wants(number, || vec![("account".to_owned(), address.to_owned())])
        {
            continue;
        }
        let recorder = &mut reading.recorder;
        recorder.observes(&[Observe::Contacts]);
        let person = people.with_handle(recorder, address);
        recorder.contact(person, relation, When::UNKNOWN);
    }
}

/// Whether a line begins with `name@host`.
pub fn is_address(line: &[u8]) -> bool {
    let line = line.split(|b| *b == b',').next().unwrap_or_default().trim_ascii();
    let mut parts = line.split(|b| *b == b'@');
    let named = |part: Option<&[u8]>| part.is_some_and(|p| !p.is_empty() && !p.contains(&b' '));
    named(parts.next()) && named(parts.next()) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_making_stands_in_the_name() {
        assert_eq!(made("archive-20240506070809-0a1b.zip"), Some(1_714_979_289));
        assert_eq!(made("archive-20241399070809-0a1b.zip"), None);
        assert_eq!(made("export-20240506070809.zip"), None);
    }

    #[test]
    fn an_address_is_name_and_host() {
        assert!(is_address(b"ann@a.example") && is_address(b"ann@a.example,true,false,\r"));
        for other in [
            &b"Account address,Show boosts"[..],
            b"",
            b"@ann",
            b"ann@a@b",
            b"to ann@a.example",
            b"bots,ann@a.example",
        ] {
            assert!(!is_address(other), "{}", String::from_utf8_lossy(other));
        }
    }
}
