//! Who is meant: people are actors, each named by its URI; handles (`@ann@host`) are what the lists beside the archive have.

use super::layout::Tag;
use crate::import::Recorder;
use crate::record::PersonIx;
use std::collections::HashMap;

/// Handles in lower case, without the first `@`, and whose they are.
#[derive(Default)]
pub struct People {
    handles: HashMap<String, PersonIx>,
}

impl People {
    /// The person of this URI, named as it names them: `https://host/users/ann` is `@ann@host`. Accounts since 4.5 have
    /// a number in place of their name; those are called what a mention calls them.
    pub fn actor(&mut self, recorder: &mut Recorder, uri: &str) -> PersonIx {
        let Some((host, path)) = parts(uri) else { return recorder.person(uri, "") };
        // A profile is somebody's whose URI may be known.
        let profile = path.strip_prefix('@');
        if let Some(&person) = profile.and_then(|name| self.handles.get(&format!("{name}@{host}").to_lowercase())) {
            return person;
        }
        let person = recorder.person(uri, "");
        if let Some(name) = path.strip_prefix("users/").or(profile) {
            self.has_handle(recorder, person, name, host);
        }
        person
    }

    /// Somebody a post mentions: `{"type": "Mention", "href": …, "name": "@ann@host"}`, without the host where it is the
    /// same server.
    pub fn mentioned(&mut self, recorder: &mut Recorder, tag: &Tag) -> Option<PersonIx> {
        let (uri, handle) = (&*tag.href, &*tag.name);
        let (own, _) = parts(uri)?;
        let (name, host) =
            handle.trim_start_matches('@').split_once('@').unwrap_or((handle.trim_start_matches('@'), own));
        let person = recorder.person(uri, "");
        self.has_handle(recorder, person, name, host);
        Some(person)
    }

    /// A person's handle, if it can be one.
    pub fn has_handle(&mut self, recorder: &mut Recorder, person: PersonIx, name: &str, host: &str) {
        if name.is_empty() || host.is_empty() || name.contains(['/', '@', ' ']) {
            return;
        }
        let handle = format!("{name}@{host}");
        recorder.name(person, &format!("@{handle}"));
        self.handles.entry(handle.to_lowercase()).or_insert(person);
    }

    /// The person of a handle; where nothing has told whose it is, the handle is their key, with its `@`: without it, it
    /// would be taken for an e-mail address.
    pub fn with_handle(&self, recorder: &mut Recorder, handle: &str) -> PersonIx {
        let key = handle.to_lowercase();
        match self.handles.get(&key) {
            Some(&person) => person,
            None => recorder.person(&format!("@{key}"), &format!("@{handle}")),
        }
    }
}

/// Host and path of a web address.
fn parts(uri: &str) -> Option<(&str, &str)> {
    uri.strip_prefix("https://").or(uri.strip_prefix("http://"))?.split_once('/')
}

/// The host of a web address.
pub fn host(uri: &str) -> Option<&str> {
    parts(uri).map(|(host, _)| host)
}

/// The URI of a post's author, where the post's own tells it: `https://host/users/ann/statuses/1`,
/// `https://host/ap/users/1/statuses/1`.
pub fn author(post: &str) -> Option<&str> {
    let (actor, _) = post.split_once("/statuses/")?;
    parts(actor).map(|_| actor)
}

/// The same for the address under which people read it, `https://host/@ann/1`: the profile's.
pub fn profile(post: &str) -> Option<&str> {
    let (profile, _) = post.rsplit_once('/')?;
    let (_, path) = parts(profile)?;
    (path.starts_with('@') && !path.contains('/')).then_some(profile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_tells_its_author_where_it_does() {
        assert_eq!(author("https://a.example/users/ann/statuses/1"), Some("https://a.example/users/ann"));
        assert_eq!(author("https://a.example/ap/users/116/statuses/9"), Some("https://a.example/ap/users/116"));
        for other in
            ["https://a.example/notes/9", "tag:a.example,2017-04-01:objectId=1:objectType=Status", "", "/statuses/"]
        {
            assert_eq!(author(other), None, "{other}");
        }
        assert_eq!(profile("https://a.example/@ann/1"), Some("https://a.example/@ann"));
        assert_eq!(profile("https://a.example/notes/1"), None);
    }

    #[test]
    fn a_handle_is_found_whatever_named_the_person_first() {
        let (mut recorder, mut people) = (Recorder::new("x", "mastodon", "mastodon"), People::default());
        let ann = people.actor(&mut recorder, "https://a.example/users/Ann");
        assert_eq!(people.with_handle(&mut recorder, "ann@A.example"), ann);
        assert_eq!(people.actor(&mut recorder, "https://a.example/@ann"), ann);
        let numbered = people.actor(&mut recorder, "https://a.example/ap/users/116");
        assert_ne!(people.with_handle(&mut recorder, "ben@a.example"), numbered);
        assert_eq!(recorder.import().people[ann as usize].names, ["@Ann@a.example"]);
        assert_eq!(recorder.import().people[numbered as usize].names, [""; 0]);
    }
}
