//! Everything but messages: friends, own posts, comments and reactions, the wall, albums, pokes.

use super::layout::bare;
use super::names::Names;
use super::shapes::{Entry, Label, Listed, Photo, Poke, Profile, moment, name};
use crate::import::json::{Path, Step::*};
use crate::import::reading::File;
use crate::import::{About, Reading, Sink};
use crate::ledger::{Audience, Kind, OWNER, Observe, PersonIx, PostKind, Relation};
use std::collections::BTreeSet;

/// Who the owner is. Earlier names are the owner's too.
pub fn profile(reading: &mut Reading, file: &File) {
    const PATHS: &[Path] = &[&[Key("profile_v2")], &[Key("profile")]];
    reading.json(file, PATHS, |sink, item| {
        let Some(profile) = Reading::parse::<Profile>(sink, item.text) else { return };
        let full = profile.name.and_then(|n| n.full_name).map(|n| name(&n)).unwrap_or_default();
        if full.is_empty() {
            return sink.problem("the profile names nobody: the owner has to be chosen by hand");
        }
        sink.owner(&full, "");
        sink.link(OWNER, profile.profile_uri.as_deref().unwrap_or_default());
        for former in profile.previous_names {
            let former = former.name().map(name).unwrap_or_default();
            sink.owner(&former, "");
        }
    });
}

/// Friends, followers and requests: who and since when.
pub fn list(reading: &mut Reading, file: &File) {
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
    reading.json(file, PATHS, |sink, item| {
        let Some(listed) = Reading::parse::<Listed>(sink, item.text) else { return };
        let relation = match item.path {
            0..=1 => Relation::Friend,
            2..=4 => Relation::Follower,
            5..=7 => Relation::Following,
            8..=9 => Relation::RequestReceived,
            _ => Relation::RequestSent,
        };
        let who = name(listed.name.as_deref().unwrap_or_default());
        if who.is_empty() {
            return sink.skip("entries without a name (deleted accounts)");
        }
        let person = sink.person(&who, "");
        sink.contact(person, relation, moment(listed.timestamp));
    });
}

/// The owner's own posts, comments and reactions.
#[derive(Default)]
pub struct Own {
    /// Who the export calls their author: up to two names, which say as much as a hundred.
    pub authors: BTreeSet<String>,
}

/// Own entries: lists in an object, and lists that are the file.
fn entries(reading: &mut Reading, file: &File, mut on: impl FnMut(&mut Sink, &Entry)) {
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
    reading.json(file, paths, |sink, item| {
        if let Some(entry) = Reading::parse::<Entry>(sink, item.text) {
            on(sink, &entry);
        }
    });
}

impl Own {
    /// Comments and posts, in groups too.
    pub fn writing(&mut self, reading: &mut Reading, file: &File, names: &Names) {
        entries(reading, file, |sink, entry| {
            self.author(entry);
            match entry.comment() {
                Some(_) => comment(sink, entry, names),
                None => post(sink, entry),
            }
        });
    }

    /// Likes and other reactions.
    pub fn reactions(&mut self, reading: &mut Reading, file: &File, names: &Names) {
        entries(reading, file, |sink, entry| {
            self.author(entry);
            let to = labelled(&entry.label_values, names).or_else(|| addressee(entry, names));
            let to = to.map(|to| sink.person(&to, ""));
            // No object: `likes_and_reactions.json` repeats part of its numbered siblings (2024), which name none,
            // and only equal acts count once.
            sink.act(Kind::Reaction, OWNER, to, About::public(moment(entry.timestamp), None));
        });
    }

    fn author(&mut self, entry: &Entry) {
        if let Some(author) = entry.author().map(name).filter(|a| !a.is_empty() && self.authors.len() < 2) {
            self.authors.insert(author);
        }
    }
}

fn post(sink: &mut Sink, entry: &Entry) {
    let when = moment(entry.timestamp);
    let object = object(sink, "post", entry);
    sink.post(object, OWNER, when, PostKind::Original, false);
    for tag in &entry.tags {
        let tagged = tag.name().map(name).unwrap_or_default();
        if !tagged.is_empty() {
            let tagged = sink.person(&tagged, "");
            sink.act(Kind::Mention, OWNER, Some(tagged), About::public(when, Some(object)));
        }
    }
}

fn comment(sink: &mut Sink, entry: &Entry, names: &Names) {
    let own = entry.comment().and_then(|c| c.timestamp);
    let when = moment(entry.timestamp.or(own));
    let object = object(sink, "comment", entry);
    sink.post(object, OWNER, when, PostKind::Reply, false);
    let to = addressee(entry, names).map(|to| sink.person(&to, ""));
    sink.act(Kind::Reply, OWNER, to, About::public(when, None));
}

/// Posts and comments have no ids before 2024, only their second.
fn object(sink: &mut Sink, what: &str, entry: &Entry) -> u32 {
    match &entry.fbid {
        Some(id) => sink.sym(id),
        None => sink.sym(&format!("{what}/{}", entry.timestamp.unwrap_or_default())),
    }
}

/// Whom the owner's act concerned, by its title.
fn addressee(entry: &Entry, names: &Names) -> Option<String> {
    let title = entry.title();
    let own = entry.author().map(name).unwrap_or_default();
    let rest = title.replacen(&own, "", usize::from(!own.is_empty()));
    names.addressee(&rest).map(str::to_owned)
}

/// The same in the newest layout: labels are localized, so a value that is somebody's name, else the English label.
fn labelled(labels: &[Label], names: &Names) -> Option<String> {
    let nested = labels.iter().filter(|l| l.title.is_some()).flat_map(|l| l.dict.iter().map(move |d| (l, d)));
    let all: Vec<(Option<&str>, &Label)> =
        labels.iter().map(|l| (None, l)).chain(nested.map(|(l, d)| (l.title.as_deref(), d))).collect();
    let value = |l: &Label| l.value.as_ref().and_then(|v| v.as_str()).map(name).filter(|v| !v.is_empty());
    let known = all.iter().filter_map(|(_, l)| value(l)).find(|v| names.has(v));
    let english = |(title, l): &(Option<&str>, &Label)| {
        let whose = matches!(title, None | Some("Author" | "Owner"));
        (whose && l.label.as_deref() == Some("Name")).then(|| value(l)).flatten()
    };
    known.or_else(|| all.iter().find_map(english))
}

/// What others wrote on the owner's wall; the author stands in the title only.
pub fn wall(reading: &mut Reading, file: &File, names: &Names) {
    const PATHS: &[Path] = &[
        &[Key("wall_posts_sent_to_you"), Key("activity_log_data"), ElementOrOne],
        &[Key("wall_posts_sent_to_you"), Element],
        &[Element],
    ];
    reading.json(file, PATHS, |sink, item| {
        let Some(entry) = Reading::parse::<Entry>(sink, item.text) else { return };
        let title = entry.title();
        let owner = sink.import().people[OWNER as usize].key.clone();
        let own = !owner.is_empty() && names.find(&title).is_none() && title.starts_with(&owner);
        let author = names.wall_author(&title).map(str::to_owned).or_else(|| labelled(&entry.label_values, names));
        let author = match author {
            _ if own => OWNER,
            Some(author) => sink.person(&author, ""),
            None => sink.person("?", "somebody this export does not name"),
        };
        if sink.is_owner(author) {
            return sink.skip("own posts among those of others");
        }
        let object = object(sink, "wall", &entry);
        sink.act(Kind::Mention, author, Some(OWNER), About::public(moment(entry.timestamp), Some(object)));
    });
}

/// Photos of one album with the comments on them (until about 2021). Whether there are any.
pub fn album(reading: &mut Reading, file: &File) -> bool {
    let mut commented = false;
    reading.json(file, &[&[Key("photos"), ElementOrOne]], |sink, item| {
        let Some(photo) = Reading::parse::<Photo>(sink, item.text) else { return };
        let Some(uri) = photo.uri.filter(|uri| !uri.is_empty()) else {
            return sink.skip("photos without a place");
        };
        let object = sink.sym(&uri);
        sink.post(object, OWNER, moment(photo.creation_timestamp), PostKind::Original, false);
        for comment in &photo.comments {
            commented = true;
            let author = name(comment.author.as_deref().unwrap_or_default());
            if author.is_empty() {
                sink.skip("comments without an author (deleted accounts)");
                continue;
            }
            let author = sink.person(&author, "");
            // The owner's own comment on their own photo is written to all there.
            let to = (!sink.is_owner(author)).then_some(OWNER);
            sink.act(Kind::Reply, author, to, About::public(moment(comment.timestamp), Some(object)));
        }
    });
    commented
}

/// Marks the photos among the posts from `first` on as ones whose comments this export shows.
pub fn observe_photos(sink: &mut Sink, first: usize) {
    sink.observes(&[Observe::RepliesNamed]);
    for photo in sink.import().posts.iter_mut().skip(first) {
        photo.observed = true;
    }
}

/// Pokes, which nobody else sees.
pub fn pokes(reading: &mut Reading, file: &File) {
    const PATHS: &[Path] = &[
        &[Key("pokes_v2"), Key("data"), ElementOrOne],
        &[Key("pokes_v2"), Element],
        &[Key("pokes"), Key("data"), ElementOrOne],
        &[Key("pokes"), Element],
    ];
    reading.json(file, PATHS, |sink, item| {
        let Some(poke) = Reading::parse::<Poke>(sink, item.text) else { return };
        let mut who = |raw: Option<String>| -> Option<PersonIx> {
            let who = name(&raw?);
            (!who.is_empty()).then(|| sink.person(&who, ""))
        };
        let (Some(from), Some(to)) = (who(poke.poker), who(poke.pokee)) else {
            return sink.skip("pokes without names");
        };
        let about = About { when: moment(poke.timestamp), audience: Audience::Private, object: None, thread: None };
        sink.act(Kind::Reaction, from, Some(to), about);
    });
}
