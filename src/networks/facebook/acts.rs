//! Everything but messages: friends, own posts, comments and reactions, the wall, albums, pokes.

use super::names::Names;
use super::shapes::{Entry, Listed, Photo, Poke, Profile};
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::networks::meta::layout::bare;
use crate::networks::meta::shapes::{Label, moment, name};
use crate::order::Order;
use crate::readers::json::fields::Number;
use crate::readers::json::{Path, Step::*};
use crate::record::{Audience, Kind, OWNER, Observe, PostKind, Relation};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// Who the owner is. Earlier names are the owner's too.
pub fn profile(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] = &[&[Key("profile_v2")], &[Key("profile")]];
    reading.json_filled(file, PATHS, |recorder, item| {
        let profile: Profile = item.object()?;
        let full = profile.name.as_ref().map_or("", |name| &name.full_name);
        if full.is_empty() {
            recorder.problem("the profile names nobody: the owner has to be chosen by hand");
            return Ok(());
        }
        recorder.owner(full, "");
        recorder.link(OWNER, profile.profile_uri.as_str());
        let emails = profile.emails.iter().flat_map(|all| all.emails.iter().chain(all.previous_emails.iter()));
        emails.for_each(|mail| recorder.link(OWNER, mail));
        profile.previous_names.iter().for_each(|former| recorder.owner(&name(&former.0), ""));
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
    reading.json_filled(file, PATHS, |recorder, item| {
        let Listed { name: who, timestamp } = item.object()?;
        let since = moment(timestamp);
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
    /// Who the export calls their author, and the acts and posts under each name.
    authors: BTreeMap<String, Vec<Made>>,
}

/// Numbers among the recorder's acts, and its posts.
type Made = (Range<usize>, Range<usize>);

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
    reading.json_filled(file, paths, |recorder, item| {
        on(recorder, &item.object()?);
        Ok(())
    });
}

impl Own {
    /// Comments and posts, in groups too.
    pub fn writing(&mut self, reading: &mut ExportReader, file: &File, names: &Names) {
        entries(reading, file, |recorder, entry| {
            self.made(recorder, entry, |recorder| match entry.comment() {
                Some(own) => comment(recorder, entry, own.timestamp, names),
                None => post(recorder, entry),
            });
        });
    }

    /// Likes and other reactions.
    pub fn reactions(&mut self, reading: &mut ExportReader, file: &File, names: &Names) {
        entries(reading, file, |recorder, entry| {
            self.made(recorder, entry, |recorder| {
                let to = labelled(entry.labels(), names).or_else(|| addressee(entry, names));
                let to = to.map(|to| recorder.person(&to, ""));
                // No object: `likes_and_reactions.json` repeats part of its numbered siblings (2024), which name none,
                // and only equal acts count once.
                recorder.act(Kind::Reaction, OWNER, to, About::public(moment(entry.timestamp), None));
            });
        });
    }

    fn made(&mut self, recorder: &mut Recorder, entry: &Entry, make: impl FnOnce(&mut Recorder)) {
        let count = |recorder: &mut Recorder| (recorder.import().interactions.len(), recorder.import().posts.len());
        let (acts, posts) = count(recorder);
        make(recorder);
        let author = entry.author();
        if !author.is_empty() {
            let (acts_end, posts_end) = count(recorder);
            let made = (acts..acts_end, posts..posts_end);
            match self.authors.get_mut(author) {
                Some(all) => all.push(made),
                None => drop(self.authors.insert(author.to_owned(), vec![made])),
            }
        }
    }

    /// The one author of all of them, where there is only one.
    pub fn author(&self) -> Option<&String> {
        self.authors.keys().next().filter(|_| self.authors.len() == 1)
    }

    /// Takes back what the owner did under another name (as a page of theirs), where some of it is under their own; where
    /// nothing is, they have changed their name.
    pub fn settle(&self, recorder: &mut Recorder) {
        let import = recorder.import();
        let own = import.owner_also.iter().chain([&OWNER]).map(|ix| &*import.people[*ix as usize].key);
        let own: HashSet<&str> = own.collect();
        if !self.authors.keys().any(|author| own.contains(&**author)) {
            return;
        }
        let others = self.authors.iter().filter(|(author, _)| !own.contains(&***author));
        let made: Vec<Made> = others.flat_map(|(_, made)| made.clone()).collect();
        let mut acts: Vec<usize> = made.iter().flat_map(|(acts, _)| acts.clone()).collect();
        let mut posts: Vec<usize> = made.iter().flat_map(|(_, posts)| posts.clone()).collect();
        acts.order();
        posts.order();
        let here = recorder.here();
        for act in &acts {
            let source = recorder.import().interactions[*act].source;
            recorder.back(source);
            recorder.skip("comments and reactions under another name than the owner's (a page's, for example)");
        }
        recorder.back(here);
        recorder.take_back(&acts, &posts);
    }
}

fn post(recorder: &mut Recorder, entry: &Entry) {
    let when = moment(entry.timestamp);
    let object = object(recorder, "post", entry);
    recorder.post(object, OWNER, when, PostKind::Original, false);
    for tagged in entry.tags() {
        let tagged = recorder.person(&tagged, "");
        recorder.act(Kind::Mention, OWNER, Some(tagged), About::public(when, Some(object)));
    }
}

fn comment(recorder: &mut Recorder, entry: &Entry, own: Number, names: &Names) {
    let when = moment(Number(entry.timestamp.0.or(own.0)));
    let object = object(recorder, "comment", entry);
    recorder.post(object, OWNER, when, PostKind::Reply, false);
    let to = addressee(entry, names).map(|to| recorder.person(&to, ""));
    recorder.act(Kind::Reply, OWNER, to, About::public(when, None));
}

/// Posts and comments have no ids before 2024, only their second.
fn object(recorder: &mut Recorder, what: &str, entry: &Entry) -> u32 {
    match &*entry.id {
        "" => recorder.sym(&format!("{what}/{}", entry.timestamp.0.unwrap_or_default())),
        id => recorder.sym(id),
    }
}

/// Whom the owner's act concerned, by its title.
fn addressee(entry: &Entry, names: &Names) -> Option<String> {
    let own = entry.author();
    let rest = entry.title().replacen(own, "", usize::from(!own.is_empty()));
    names.addressee(&rest).map(str::to_owned)
}

/// The same in the newest layout: labels are localized, so a value that is somebody's name, else the English label.
fn labelled<'a, 't: 'a>(labels: impl Iterator<Item = &'a Label<'t>>, names: &Names) -> Option<String> {
    let labels: Vec<&Label> = labels.collect();
    let nested = labels.iter().flat_map(|group| group.lines().map(|line| (Some(&*group.title), line)));
    let all: Vec<(Option<&str>, &Label)> = labels.iter().map(|line| (None, *line)).chain(nested).collect();
    let value = |line: &Label| Some(line.value()).filter(|value| !value.is_empty());
    let known = all.iter().filter_map(|(_, line)| value(line)).find(|value| names.has(value));
    let english = |(title, line): &(Option<&str>, &Label)| {
        let whose = matches!(title, None | Some("Author" | "Owner"));
        (whose && &*line.label == "Name").then(|| value(line)).flatten()
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
    reading.json_filled(file, PATHS, |recorder, item| {
        let entry: Entry = item.object()?;
        let title = &entry.title();
        let owner = recorder.import().people[OWNER as usize].key.clone();
        let own = !owner.is_empty() && names.find(title).is_none() && title.starts_with(&owner);
        let author = names.wall_author(title).map(str::to_owned).or_else(|| labelled(entry.labels(), names));
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
    reading.json_filled(file, &[&[Key("photos"), ElementOrOne]], |recorder, item| {
        let photo: Photo = item.object()?;
        let (uri, when) = (photo.uri.as_str(), moment(photo.creation_timestamp));
        if uri.is_empty() {
            recorder.skip("photos without a place");
            return Ok(());
        }
        let object = recorder.sym(uri);
        recorder.post(object, OWNER, when, PostKind::Original, false);
        for comment in photo.comments.iter().filter_map(|comment| comment.0.as_ref()) {
            commented = true;
            if comment.author.is_empty() {
                recorder.skip("comments without an author (deleted accounts)");
                continue;
            }
            let author = recorder.person(&comment.author, "");
            let when = moment(comment.timestamp);
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
    reading.json_filled(file, PATHS, |recorder, item| {
        let Poke { poker: from, pokee: to, timestamp } = item.object()?;
        let when = moment(timestamp);
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
