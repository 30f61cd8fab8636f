//! Everything but messages: friends, own posts, comments and reactions, the wall, albums, pokes.

use super::names::Names;
use super::shapes::Entry;
use crate::Result;
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::networks::meta::layout::bare;
use crate::networks::meta::shapes::{Label, mended, moment, names as named};
use crate::readers::json::{Path, Step::*};
use crate::readers::value::Value;
use crate::record::{Audience, Kind, OWNER, Observe, PostKind, Relation, When};
use std::collections::HashSet;

/// Who the owner is. Earlier names are the owner's too.
pub fn profile(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[&[Key("profile_v2")], &[Key("profile")]];
    reading.json_values(file, PATHS, |recorder, _, profile| {
        let full = mended(profile.at(&["name", "full_name"]))?;
        let link = profile.get("profile_uri").text()?.unwrap_or_default();
        let former = named(profile.get("previous_names"))?;
        if full.is_empty() {
            recorder.problem("the profile names nobody: the owner has to be chosen by hand");
            return Ok(());
        }
        recorder.owner(&full, "");
        recorder.link(OWNER, &link);
        for list in ["emails", "previous_emails"] {
            profile.at(&["emails", list]).items().for_each(|mail| recorder.link(OWNER, &mail.word()));
        }
        former.iter().for_each(|former| recorder.owner(former, ""));
        Ok(())
    });
}

/// Friends, followers and requests: who and since when.
pub fn list(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[
        &[Key("friends"), ElementOrOne],
        &[Key("friends_v2"), ElementOrOne],
        &[Key("followers"), ElementOrOne],
        &[Key("followers_v2"), ElementOrOne],
        &[Key("followers_v3"), ElementOrOne],
        &[Key("following"), ElementOrOne],
        &[Key("following_v2"), ElementOrOne],
        &[Key("following_v3"), ElementOrOne],
        &[Key("received_requests"), ElementOrOne],
        &[Key("received_requests_v2"), ElementOrOne],
        &[Key("sent_requests"), ElementOrOne],
        &[Key("sent_requests_v2"), ElementOrOne],
    ];
    reading.json_values(file, PATHS, |recorder, item, value| {
        let listed = value.object()?;
        let who = mended(listed.get("name"))?;
        let since = moment(listed.get("timestamp").number()?);
        let relation = match item.path {
            0..=1 => Relation::Friend,
            2..=4 => Relation::Follower,
            5..=7 => Relation::Following,
            8..=9 => Relation::RequestReceived,
            _ => Relation::RequestSent,
        };
        if who.is_empty() {
            recorder.skip("entries without a name (deleted accounts)");
            return Ok(());
        }
        let person = recorder.person(&who, "");
        recorder.contact(person, relation, since);
        Ok(())
    });
}

/// The owner's own posts, comments and reactions.
#[derive(Default)]
pub struct Own {
    /// Who the export calls their author: up to two names, which say as much as a hundred.
    pub authors: HashSet<String>,
}

/// Own entries: lists in an object, and lists that are the file.
fn entries(reading: &mut ExportReader, file: &File, mut on: impl FnMut(&mut Recorder, &Entry)) {
    const KEYED: &[Path] = &[
        &[Key("comments_v2"), ElementOrOne],
        &[Key("comments"), ElementOrOne],
        &[Key("group_comments_v2"), ElementOrOne],
        &[Key("group_comments"), ElementOrOne],
        &[Key("group_posts_v2"), ElementOrOne],
        &[Key("group_posts"), ElementOrOne],
        &[Key("status_updates"), ElementOrOne],
        &[Key("reactions_v2"), ElementOrOne],
        &[Key("reactions"), ElementOrOne],
    ];
    let paths = if bare(&reading.start(file)) { &[&[ElementOrOne] as Path] } else { KEYED };
    reading.json_values(file, paths, |recorder, _, value| {
        on(recorder, &Entry::of(value)?);
        Ok(())
    });
}

impl Own {
    /// Comments and posts, in groups too.
    pub fn writing(&mut self, reading: &mut ExportReader, file: &File, names: &Names) {
        entries(reading, file, |recorder, entry| {
            self.author(entry);
            match entry.comment {
                Some(own) => comment(recorder, entry, own, names),
                None => post(recorder, entry),
            }
        });
    }

    /// Likes and other reactions.
    pub fn reactions(&mut self, reading: &mut ExportReader, file: &File, names: &Names) {
        entries(reading, file, |recorder, entry| {
            self.author(entry);
            let to = labelled(&entry.labels, names).or_else(|| addressee(entry, names));
            let to = to.map(|to| recorder.person(&to, ""));
            // No object: `likes_and_reactions.json` repeats part of its numbered siblings (2024), which name none,
            // and only equal acts count once.
            recorder.act(Kind::Reaction, OWNER, to, About::public(moment(entry.timestamp), None));
        });
    }

    fn author(&mut self, entry: &Entry) {
        if !entry.author.is_empty() && self.authors.len() < 2 {
            self.authors.insert(entry.author.clone());
        }
    }
}

fn post(recorder: &mut Recorder, entry: &Entry) {
    let when = moment(entry.timestamp);
    let object = object(recorder, "post", entry);
    recorder.post(object, OWNER, when, PostKind::Original, false);
    for tagged in entry.tags.iter().filter(|tagged| !tagged.is_empty()) {
        let tagged = recorder.person(tagged, "");
        recorder.act(Kind::Mention, OWNER, Some(tagged), About::public(when, Some(object)));
    }
}

fn comment(recorder: &mut Recorder, entry: &Entry, own: Option<i64>, names: &Names) {
    let when = moment(entry.timestamp.or(own));
    let object = object(recorder, "comment", entry);
    recorder.post(object, OWNER, when, PostKind::Reply, false);
    let to = addressee(entry, names).map(|to| recorder.person(&to, ""));
    recorder.act(Kind::Reply, OWNER, to, About::public(when, None));
}

/// Posts and comments have no ids before 2024, only their second.
fn object(recorder: &mut Recorder, what: &str, entry: &Entry) -> u32 {
    match &entry.id {
        Some(id) => recorder.sym(id),
        None => recorder.sym(&format!("{what}/{}", entry.timestamp.unwrap_or_default())),
    }
}

/// Whom the owner's act concerned, by its title.
fn addressee(entry: &Entry, names: &Names) -> Option<String> {
    let own = &entry.author;
    let rest = entry.title.replacen(own, "", usize::from(!own.is_empty()));
    names.addressee(&rest).map(str::to_owned)
}

/// The same in the newest layout: labels are localized, so a value that is somebody's name, else the English label.
fn labelled(labels: &[Label], names: &Names) -> Option<String> {
    let nested = labels.iter().filter(|l| l.title.is_some()).flat_map(|l| l.dict.iter().map(move |d| (l, d)));
    let all: Vec<(Option<&str>, &Label)> =
        labels.iter().map(|l| (None, l)).chain(nested.map(|(l, d)| (l.title.as_deref(), d))).collect();
    let value = |l: &Label| Some(l.value.clone()).filter(|v| !v.is_empty());
    let known = all.iter().filter_map(|(_, l)| value(l)).find(|v| names.has(v));
    let english = |(title, l): &(Option<&str>, &Label)| {
        let whose = matches!(title, None | Some("Author" | "Owner"));
        (whose && l.label.as_deref() == Some("Name")).then(|| value(l)).flatten()
    };
    known.or_else(|| all.iter().find_map(english))
}

/// What others wrote on the owner's wall; the author stands in the title only.
pub fn wall(reading: &mut ExportReader, file: &File, names: &Names) {
    const PATHS: &[Path] = &[
        &[Key("wall_posts_sent_to_you"), Key("activity_log_data"), ElementOrOne],
        &[Key("wall_posts_sent_to_you"), Element],
        &[Element],
    ];
    reading.json_values(file, PATHS, |recorder, _, value| {
        let entry = Entry::of(value)?;
        let title = &entry.title;
        let owner = recorder.import().people[OWNER as usize].key.clone();
        let own = !owner.is_empty() && names.find(title).is_none() && title.starts_with(&owner);
        let author = names.wall_author(title).map(str::to_owned).or_else(|| labelled(&entry.labels, names));
        let author = match author {
            _ if own => OWNER,
            Some(author) => recorder.person(&author, ""),
            None => recorder.person("?", "somebody this export does not name"),
        };
        if recorder.is_owner(author) {
            recorder.skip("own posts among those of others");
            return Ok(());
        }
        let object = object(recorder, "wall", &entry);
        recorder.act(Kind::Mention, author, Some(OWNER), About::public(moment(entry.timestamp), Some(object)));
        Ok(())
    });
}

/// Photos of one album with the comments on them (until about 2021). Whether there are any.
pub fn album(reading: &mut ExportReader, file: &File) -> bool {
    let mut commented = false;
    reading.json_values(file, &[&[Key("photos"), ElementOrOne]], |recorder, _, value| {
        let photo = value.object()?;
        let uri = photo.get("uri").text()?.unwrap_or_default();
        let when = moment(photo.get("creation_timestamp").number()?);
        let comment = |one: Value| Ok((mended(one.get("author"))?, moment(one.get("timestamp").number()?)));
        // Until about 2021.
        let comments: Vec<(String, When)> = photo.get("comments").items().map(comment).collect::<Result<_>>()?;
        if uri.is_empty() {
            recorder.skip("photos without a place");
            return Ok(());
        }
        let object = recorder.sym(&uri);
        recorder.post(object, OWNER, when, PostKind::Original, false);
        for (author, when) in comments {
            commented = true;
            if author.is_empty() {
                recorder.skip("comments without an author (deleted accounts)");
                continue;
            }
            let author = recorder.person(&author, "");
            // The owner's own comment on their own photo is written to all there.
            let to = (!recorder.is_owner(author)).then_some(OWNER);
            recorder.act(Kind::Reply, author, to, About::public(when, Some(object)));
        }
        Ok(())
    });
    commented
}

/// Marks the photos among the posts from `first` on as ones whose comments this export shows.
pub fn observe_photos(recorder: &mut Recorder, first: usize) {
    recorder.observes(&[Observe::RepliesNamed]);
    for photo in recorder.import().posts.iter_mut().skip(first) {
        photo.observed = true;
    }
}

/// Pokes, which nobody else sees.
pub fn pokes(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[
        &[Key("pokes_v2"), Key("data"), ElementOrOne],
        &[Key("pokes_v2"), Element],
        &[Key("pokes"), Key("data"), ElementOrOne],
        &[Key("pokes"), Element],
    ];
    reading.json_values(file, PATHS, |recorder, _, value| {
        let poke = value.object()?;
        let (from, to) = (mended(poke.get("poker"))?, mended(poke.get("pokee"))?);
        let when = moment(poke.get("timestamp").number()?);
        if from.is_empty() || to.is_empty() {
            recorder.skip("pokes without names");
            return Ok(());
        }
        let (from, to) = (recorder.person(&from, ""), recorder.person(&to, ""));
        let about = About { when, audience: Audience::Private, object: None, thread: None };
        recorder.act(Kind::Reaction, from, Some(to), about);
        Ok(())
    });
}
