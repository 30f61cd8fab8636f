//! From records to posts, replies and reactions: who wrote what on what of whose.

use crate::import::{About, Recorder};
use crate::readers::text;
use crate::readers::value::Value;
use crate::record::{Audience, Kind, Observe, PersonIx, PostKind, Precision, Sym, When};

/// What is known beside the records.
#[derive(Default)]
pub struct Export {
    organizations: Vec<String>,
    bots: Vec<String>,
    /// People who own repositories, each once.
    owners: Vec<String>,
    /// By number: who wrote an object, or whose repository it is, and whether not everybody sees it.
    objects: Vec<Object>,
}

/// Something at an address.
#[derive(Clone, Copy, Default)]
struct Object {
    author: Option<PersonIx>,
    private: bool,
}

/// `https://github.com/ann/tea` of everything that belongs to it.
fn repository(url: &str) -> &str {
    let end = url.match_indices(['/', '#']).nth(4).map_or(url.len(), |(at, _)| at);
    &url[..end]
}

fn created(value: Value) -> When {
    text::exact(text::iso(&value.get("created_at").word()))
}

impl Export {
    pub fn organization(&mut self, value: Value) {
        self.organizations.push(value.get("url").word().into_owned());
    }

    pub fn bot(&mut self, value: Value) {
        self.bots.push(value.get("url").word().into_owned());
    }

    /// A public repository is a post of its owner's: what others open there refers to it.
    pub fn repository(&mut self, recorder: &mut Recorder, value: Value) {
        let (url, owner) = (value.get("url").word(), value.get("owner").word());
        let private = value.get("private").word() == "true";
        let Some(object) = recorder.sym_if(&url) else { return no_address(recorder) };
        let known = !owner.is_empty() && !self.organizations.iter().any(|o| *o == owner);
        let author = known.then(|| person(recorder, &owner));
        self.set(object, Object { author, private });
        if let Some(author) = author {
            if !self.owners.iter().any(|o| *o == owner) {
                self.owners.push(owner.into_owned());
            }
            if !private {
                recorder.post(object, author, created(value), PostKind::Original, true);
            }
        }
    }

    /// An account's export has its own repositories only.
    pub fn find_owner(&self, recorder: &mut Recorder) {
        if let [owner] = self.owners.as_slice() {
            recorder.owner(owner, "");
        }
    }

    pub fn user(&mut self, recorder: &mut Recorder, value: Value) {
        let url = value.get("url").word();
        if self.is_nobody(&url).is_none() {
            let user = recorder.person(&url, &value.get("name").word());
            handle(recorder, user, &url);
            value.get("emails").items().for_each(|email| recorder.link(user, &email.get("address").word()));
        }
    }

    /// An issue, pull request or discussion.
    pub fn opened(&mut self, recorder: &mut Recorder, value: Value) {
        let url = value.get("url").word();
        let Some(object) = recorder.sym_if(&url) else { return no_address(recorder) };
        let place = recorder.sym(repository(&url));
        let Object { author: owner, private } = self.get(place);
        self.set(object, Object { author: None, private });
        let Some(author) = self.who(recorder, value) else { return self.reactions(recorder, value, object) };
        self.set(object, Object { author: Some(author), private });
        let when = created(value);
        recorder.post(object, author, when, PostKind::Original, true);
        if let Some(owner) = owner.filter(|owner| *owner != author) {
            let about = About { when, audience: audience(private), object: Some(place), thread: Some(object) };
            recorder.act(Kind::Reply, author, Some(owner), about);
        }
        self.reactions(recorder, value, object);
    }

    /// A review of a pull request.
    pub fn review(&mut self, recorder: &mut Recorder, value: Value) {
        let state = value.get("state").word();
        let body = value.get("body");
        let wordless = body.is_missing() || body.raw().is_empty();
        match &*state {
            "0" | "pending" => recorder.skip("reviews that were not submitted"),
            "1" | "commented" if wordless => recorder.skip("reviews that only hold comments, which count themselves"),
            _ => self.comment(recorder, value),
        }
    }

    /// A comment on an issue, pull request, commit or discussion.
    pub fn comment(&mut self, recorder: &mut Recorder, value: Value) {
        let url = value.get("url").word();
        let Some(object) = recorder.sym_if(&url) else { return no_address(recorder) };
        let on = ["issue", "pull_request", "discussion"].map(|name| value.get(name).word());
        let on = match on.iter().find(|on| !on.is_empty()) {
            Some(on) => on,
            None => url.split_once('#').map_or(repository(&url), |(on, _)| on),
        };
        let (place, thread) = (recorder.sym(repository(&url)), recorder.sym(on));
        let Object { author: owner, private } = self.get(place);
        self.set(object, Object { author: None, private });
        let Some(author) = self.who(recorder, value) else { return self.reactions(recorder, value, object) };
        self.set(object, Object { author: Some(author), private });
        let when = text::exact(text::iso(&value.get("submitted_at").word()));
        let when = if when.at.is_some() { when } else { created(value) };
        recorder.post(object, author, when, PostKind::Reply, true);
        let parent = recorder.sym_if(&value.get("in_reply_to").word());
        let (to, on) = self.addressee(author, owner, parent, thread);
        let about = About { when, audience: audience(private), object: Some(on), thread: Some(thread) };
        recorder.act(Kind::Reply, author, to, about);
        self.reactions(recorder, value, object);
    }

    /// To whom, and on what: the author of the comment that is replied to, else of what it is on; where nobody knows who
    /// that is, the repository's owner. To oneself is to all there.
    fn addressee(
        &self,
        author: PersonIx,
        owner: Option<PersonIx>,
        parent: Option<Sym>,
        thread: Sym,
    ) -> (Option<PersonIx>, Sym) {
        let replied = parent.and_then(|parent| Some((self.get(parent).author?, parent)));
        if let Some((to, parent)) = replied.filter(|(to, _)| *to != author) {
            return (Some(to), parent);
        }
        let to = self.get(thread).author.or(owner);
        (to.filter(|to| *to != author), thread)
    }

    fn reactions(&self, recorder: &mut Recorder, value: Value, object: Sym) {
        let reactions = value.get("reactions");
        if !reactions.is_list() {
            return;
        }
        recorder.observes(&[Observe::ReactionsNamed]);
        let Object { author, private } = self.get(object);
        let Some(author) = author else { return };
        for reaction in reactions.items().filter(|r| r.is_object()) {
            let Some(from) = self.who(recorder, reaction).filter(|from| *from != author) else { continue };
            let when = match created(reaction) {
                own if own.at.is_some() => own,
                _ => created(value).with(Precision::Derived),
            };
            let about = About { when, audience: audience(private), object: Some(object), thread: None };
            recorder.act(Kind::Reaction, from, Some(author), about);
        }
    }

    /// Whoever wrote it, if a person who is known; else it is said why not.
    fn who(&self, recorder: &mut Recorder, value: Value) -> Option<PersonIx> {
        let url = value.get("user").word();
        match self.is_nobody(&url) {
            Some(why) => {
                recorder.skip(why);
                None
            }
            None => Some(person(recorder, &url)),
        }
    }

    fn is_nobody(&self, url: &str) -> Option<&'static str> {
        if url.is_empty() || url.ends_with("/ghost") {
            Some("by deleted accounts")
        } else if url.contains("[bot]") || url.contains("/apps/") || self.bots.iter().any(|bot| bot == url) {
            Some("by bots")
        } else {
            None
        }
    }

    fn get(&self, object: Sym) -> Object {
        self.objects.get(object as usize).copied().unwrap_or_default()
    }

    fn set(&mut self, object: Sym, what: Object) {
        let at = object as usize;
        if self.objects.len() <= at {
            self.objects.resize(at + 1, Object::default());
        }
        self.objects[at] = what;
    }
}

fn no_address(recorder: &mut Recorder) {
    recorder.problem("this record has no address; it was left out, everything else counts");
}

fn audience(private: bool) -> Audience {
    if private { Audience::Private } else { Audience::Public }
}

/// The person at this address.
fn person(recorder: &mut Recorder, url: &str) -> PersonIx {
    let person = recorder.person(url, "");
    if recorder.import().people[person as usize].names.is_empty() {
        handle(recorder, person, url);
    }
    person
}

fn handle(recorder: &mut Recorder, person: PersonIx, url: &str) {
    recorder.name(person, &["@", url.rsplit('/').next().unwrap_or_default()].concat());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_belongs_to_a_repository() {
        for rest in ["", "/issues/7", "/pull/3/files#r12", "/commit/0a1b#commitcomment-5", "#readme"] {
            let url = format!("https://github.example/ann-example/tea{rest}");
            assert_eq!(repository(&url), "https://github.example/ann-example/tea");
        }
        assert_eq!(repository("x"), "x");
    }
}
