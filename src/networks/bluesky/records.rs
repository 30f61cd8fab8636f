//! A repository's records: what the owner wrote, liked, reposted, and whom they follow.

use crate::import::{About, Recorder};
use crate::readers::car::Item;
use crate::readers::text;
use crate::record::{Kind, OWNER, Observe, PersonIx, PostKind, Precision, Relation, When};
use std::collections::HashSet;

/// A record of one's own, and where it stands.
pub struct Record<'a> {
    /// Whose repository it is in.
    pub did: &'a str,
    /// `collection/rkey`.
    pub key: &'a str,
    pub content: Item<'a>,
}

/// Whose a record is that an address names: `at://did:plc:…/collection/rkey`.
pub fn author(uri: &str) -> Option<&str> {
    uri.strip_prefix("at://")?.split('/').next().filter(|did| !did.is_empty())
}

impl<'a> Record<'a> {
    fn said(&self) -> &'a str {
        self.content.get("createdAt").text().unwrap_or_default()
    }

    /// The post that it is about.
    fn subject(&self) -> &'a str {
        self.content.at(&["subject", "uri"]).text().unwrap_or_default()
    }

    /// What may be shown of it.
    pub fn shown(&self) -> Vec<(String, String)> {
        let row = [
            ("key", self.key),
            ("createdAt", self.said()),
            ("subject", self.content.get("subject").text().unwrap_or(self.subject())),
            ("reply", self.content.at(&["reply", "parent", "uri"]).text().unwrap_or_default()),
        ];
        row.iter()
            .filter(|(_, field)| !field.is_empty())
            .map(|(name, field)| ((*name).into(), (*field).into()))
            .collect()
    }

    /// What was written in it.
    pub fn text(&self) -> Option<String> {
        self.content.get("text").text().map(str::to_owned)
    }

    /// Records it.
    pub fn read(&self, recorder: &mut Recorder) {
        let (collection, rkey) = self.key.split_once('/').unwrap_or((self.key, ""));
        if !self.content.is_whole() {
            return recorder.problem("this record is damaged; it was left out, everything else counts");
        }
        let when = made(self.said(), rkey);
        match collection {
            "app.bsky.feed.post" => self.post(recorder, when),
            "app.bsky.feed.like" | "app.bsky.feed.repost" => {
                self.pass_on(recorder, when, collection.ends_with("repost"))
            }
            "app.bsky.graph.follow" => self.follow(recorder, when),
            "app.bsky.actor.profile" => {
                recorder.name(OWNER, self.content.get("displayName").text().unwrap_or_default())
            }
            _ => recorder.skip("a record that is neither post, like, repost nor follow: left out"),
        }
    }

    /// An own post's address.
    fn address(&self) -> String {
        format!("at://{}/{}", self.did, self.key)
    }

    fn post(&self, recorder: &mut Recorder, when: When) {
        let object = recorder.sym(&self.address());
        let reply = |of: &str| self.content.at(&["reply", of, "uri"]).text();
        let kind = if reply("parent").is_some() { PostKind::Reply } else { PostKind::Original };
        recorder.post(object, OWNER, when, kind, false);
        let mut told = HashSet::new();
        if let Some(parent) = reply("parent") {
            let thread = recorder.sym_if(reply("root").unwrap_or_default());
            let to = author(parent).map(|did| recorder.person(did, ""));
            told.extend(to);
            let about = About { thread, ..About::public(when, recorder.sym_if(parent)) };
            act(recorder, Kind::Reply, to, about);
        }
        // A quote, with pictures of one's own or without.
        let embed = self.content.at(&["embed", "record"]);
        let quoted = embed.get("uri").text().or(embed.at(&["record", "uri"]).text());
        if let Some(quoted) = quoted.filter(|uri| uri.contains("/app.bsky.feed.post/")) {
            let to = author(quoted).map(|did| recorder.person(did, ""));
            let about = About::public(when, recorder.sym_if(quoted));
            act(recorder, Kind::Repost, to, about);
        }
        for did in self.mentions() {
            let to = recorder.person(did, "");
            if told.insert(to) {
                act(recorder, Kind::Mention, Some(to), About::public(when, Some(object)));
            }
        }
    }

    /// Whom a post mentions: as facets, until spring 2023 as entities.
    fn mentions(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let features = self.content.get("facets").items().flat_map(|facet| facet.get("features").items());
        let facets = features.filter_map(|feature| feature.get("did").text());
        let entities = self.content.get("entities").items();
        let entities = entities.filter(|entity| entity.get("type").text() == Some("mention"));
        let entities = entities.filter_map(|entity| entity.get("value").text());
        facets.chain(entities).filter(|did| did.starts_with("did:"))
    }

    /// A like, or a repost: a post of its own kind, too.
    fn pass_on(&self, recorder: &mut Recorder, when: When, reposted: bool) {
        let Some(author) = author(self.subject()) else {
            return recorder.problem("a like or repost that names no post was left out");
        };
        let to = Some(recorder.person(author, ""));
        let about = About::public(when, recorder.sym_if(self.subject()));
        if reposted {
            let object = recorder.sym(&self.address());
            recorder.post(object, OWNER, when, PostKind::Repost, false);
            act(recorder, Kind::Repost, to, about);
        } else {
            recorder.act(Kind::Reaction, OWNER, to, about);
        }
    }

    fn follow(&self, recorder: &mut Recorder, when: When) {
        let Some(did) = self.content.get("subject").text().filter(|did| !did.is_empty()) else {
            return recorder.problem("a follow that names nobody was left out");
        };
        recorder.observes(&[Observe::Contacts]);
        let person = recorder.person(did, "");
        recorder.contact(person, Relation::Following, when);
    }
}

/// What the owner did to somebody else; what one does to oneself doesn't count.
pub fn act(recorder: &mut Recorder, kind: Kind, to: Option<PersonIx>, about: About) {
    if to.is_none_or(|to| !recorder.is_owner(to)) {
        recorder.act(kind, OWNER, to, about);
    }
}

/// The second in a key of time (TID): microseconds and a clock's number, in 13 letters of base 32.
pub fn tid(key: &str) -> Option<i64> {
    const LETTERS: &[u8] = b"234567abcdefghijklmnopqrstuvwxyz";
    /// 2005: what says less is another kind of key.
    const FIRST: i64 = 1_104_537_600;
    let digit = |letter: u8| LETTERS.iter().position(|l| *l == letter).map(|digit| digit as u64);
    let number =
        key.bytes().try_fold(0_u64, |n, letter| Some(n << 5 | digit(letter)?)).filter(|_| key.len() == 13)?;
    Some((number >> 10) as i64 / 1_000_000).filter(|at| *at >= FIRST)
}

/// When a record was made: as it says, where its key agrees to the day. Apps let anybody write any time, and importers of
/// old posts do; then the key is right.
pub fn made(said: &str, key: &str) -> When {
    let zone = said.get(10..).is_some_and(|clock| clock.contains(['Z', 'z', '+', '-']));
    let precision = if zone { Precision::Exact } else { Precision::Local };
    let said = text::exact(text::iso(said)).with(precision);
    match (said.at, tid(key)) {
        (Some(at), Some(key)) if (at - key).abs() <= crate::time::DAY => said,
        (_, None) => said,
        (_, key) => text::exact(key).with(Precision::Derived),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_time_tells_its_second() {
        assert_eq!(tid("3jhb2kwqvoc2k"), Some(1_668_200_224));
        for other in ["self", "", "3jhb2kwqvoc2", "3jhb2kwqvoc21", "2222222222222", "3jhb2kwqvoc2é"] {
            assert_eq!(tid(other), None, "{other}");
        }
    }

    #[test]
    fn a_time_holds_where_its_key_agrees() {
        let key = "3jhb2kwqvoc2k";
        let derived = When { at: tid(key), precision: Precision::Derived };
        assert_eq!(made("2022-11-11T20:57:04.320Z", key), When::exact(1_668_200_224));
        assert_eq!(made("2022-11-11T13:57:04-07:00", key), When::exact(1_668_200_224));
        assert_eq!(made("2022-11-11T13:57:04", key), When { at: Some(1_668_175_024), precision: Precision::Local });
        for wrong in ["0000-00-00", "1985-04-12T23:20:50.123Z", "2052-11-11T20:57:04Z", "", "yesterday"] {
            assert_eq!(made(wrong, key), derived, "{wrong}");
        }
        assert_eq!(made("1985-04-12T23:20:50.123Z", "self"), When::exact(482_196_050));
        assert_eq!(made("", "self"), When::UNKNOWN);
    }

    #[test]
    fn an_address_names_its_author() {
        assert_eq!(author("at://did:plc:ann/app.bsky.feed.post/3k"), Some("did:plc:ann"));
        assert_eq!(author("at://did:plc:ann"), Some("did:plc:ann"));
        assert_eq!((author("https://ann.example"), author("at:///x")), (None, None));
    }
}
