//! From records to posts, replies and reactions: who wrote what on what of whose.

use super::layout::{Named, Repository, User, Written, moment};
use crate::import::{About, Recorder};
use crate::readers::json::fields::Word;
use crate::record::{Audience, Kind, Observe, PersonIx, PostKind, Precision, Sym, When};
use std::cell::Cell;
use std::collections::HashSet;

/// What is known beside the records.
#[derive(Default)]
pub struct Export {
    organizations: HashSet<String>,
    bots: HashSet<String>,
    /// People who own repositories.
    owners: HashSet<String>,
    /// By number: who wrote an object, or whose repository it is, and whether not everybody sees it.
    objects: Vec<Object>,
    /// How many records said who wrote them, and how many didn't.
    told: Cell<u64>,
    untold: Cell<u64>,
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

impl Export {
    pub fn organization(&mut self, organization: &Named) {
        self.organizations.insert(organization.url.to_string());
    }

    pub fn bot(&mut self, bot: &Named) {
        self.bots.insert(bot.url.to_string());
    }

    /// A public repository is a post of its owner's: what others open there refers to it.
    pub fn repository(&mut self, recorder: &mut Recorder, repository: &Repository) {
        let owner = &*repository.owner;
        let private = *repository.private == *"true";
        let Some(object) = recorder.sym_if(&repository.url) else { return no_address(recorder) };
        let known = !owner.is_empty() && !self.organizations.contains(owner);
        let author = known.then(|| person(recorder, owner));
        self.set(object, Object { author, private });
        if let Some(author) = author {
            self.owners.insert(owner.to_owned());
            if !private {
                recorder.post(object, author, moment(&repository.created_at), PostKind::Original, true);
            }
        }
    }

    /// An account's export has its own repositories only.
    pub fn find_owner(&self, recorder: &mut Recorder) {
        let mut owners = self.owners.iter();
        if let (Some(owner), None) = (owners.next(), owners.next()) {
            recorder.owner(owner, "");
        }
    }

    pub fn user(&mut self, recorder: &mut Recorder, user: &User) {
        if self.is_nobody(&user.url).is_none() {
            let person = recorder.person(&user.url, &user.name);
            handle(recorder, person, &user.url);
            user.emails
                .iter()
                .filter_map(|email| email.as_ref())
                .for_each(|email| recorder.link(person, &email.address));
        }
    }

    /// An issue, pull request or discussion.
    pub fn opened(&mut self, recorder: &mut Recorder, written: &Written) {
        let url = &*written.url;
        let Some(object) = recorder.sym_if(url) else { return no_address(recorder) };
        let place = recorder.sym(repository(url));
        let Object { author: owner, private } = self.get(place);
        self.set(object, Object { author: None, private });
        let Some(author) = self.who(recorder, &written.user) else {
            return self.reactions(recorder, written, object);
        };
        self.set(object, Object { author: Some(author), private });
        let when = dated(recorder, &written.created_at);
        recorder.post(object, author, when, PostKind::Original, true);
        if let Some(owner) = owner.filter(|owner| *owner != author) {
            let about = About { when, audience: audience(private), object: Some(place), thread: Some(object) };
            recorder.act(Kind::Reply, author, Some(owner), about);
        }
        self.reactions(recorder, written, object);
    }

    /// A review of a pull request.
    pub fn review(&mut self, recorder: &mut Recorder, written: &Written) {
        match &*written.state {
            "0" | "pending" => recorder.skip("reviews that were not submitted"),
            "1" | "commented" if !written.body.0 => {
                recorder.skip("reviews that only hold comments, which count themselves")
            }
            _ => self.comment(recorder, written),
        }
    }

    /// A comment on an issue, pull request, commit or discussion.
    pub fn comment(&mut self, recorder: &mut Recorder, written: &Written) {
        let url = &*written.url;
        let Some(object) = recorder.sym_if(url) else { return no_address(recorder) };
        let on = [&written.issue, &written.pull_request, &written.discussion];
        let on = match on.into_iter().find(|on| !on.is_empty()) {
            Some(on) => on,
            None => url.split_once('#').map_or(repository(url), |(on, _)| on),
        };
        let (place, thread) = (recorder.sym(repository(url)), recorder.sym(on));
        let Object { author: owner, private } = self.get(place);
        self.set(object, Object { author: None, private });
        let Some(author) = self.who(recorder, &written.user) else {
            return self.reactions(recorder, written, object);
        };
        self.set(object, Object { author: Some(author), private });
        let when = moment(&written.submitted_at);
        let when = if when.at.is_some() { when } else { dated(recorder, &written.created_at) };
        recorder.post(object, author, when, PostKind::Reply, true);
        let parent = recorder.sym_if(&written.in_reply_to);
        let (to, on) = self.addressee(author, owner, parent, thread);
        let about = About { when, audience: audience(private), object: Some(on), thread: Some(thread) };
        recorder.act(Kind::Reply, author, to, about);
        self.reactions(recorder, written, object);
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

    fn reactions(&self, recorder: &mut Recorder, written: &Written, object: Sym) {
        let Some(reactions) = &written.reactions else { return };
        recorder.observes(&[Observe::ReactionsNamed]);
        let Object { author, private } = self.get(object);
        let Some(author) = author else { return };
        for reaction in reactions.iter().filter_map(|reaction| reaction.as_ref()) {
            let Some(from) = self.who(recorder, &reaction.user).filter(|from| *from != author) else { continue };
            let when = match moment(&reaction.created_at) {
                own if own.at.is_some() => own,
                _ => moment(&written.created_at).with(Precision::Derived),
            };
            let about = About { when, audience: audience(private), object: Some(object), thread: None };
            recorder.act(Kind::Reaction, from, Some(author), about);
        }
    }

    /// Whoever wrote it, if a person who is known; else it is said why not.
    fn who(&self, recorder: &mut Recorder, url: &str) -> Option<PersonIx> {
        let count = if url.is_empty() { &self.untold } else { &self.told };
        count.set(count.get() + 1);
        match self.is_nobody(url) {
            Some(why) => {
                recorder.skip(why);
                None
            }
            None => Some(person(recorder, url)),
        }
    }

    /// Deleted accounts are few: where nobody is named, it isn't they.
    pub fn end(&self, recorder: &mut Recorder) {
        if self.told.get() == 0 && self.untold.get() > 1 {
            recorder.problem("no record says who wrote it: the layout of this export is new, and can't be read yet");
        }
    }

    fn is_nobody(&self, url: &str) -> Option<&'static str> {
        if url.is_empty() || url.ends_with("/ghost") {
            Some("by deleted accounts")
        } else if url.contains("[bot]")
            || url.ends_with("%5Bbot%5D")
            || url.contains("/apps/")
            || self.bots.contains(url)
        {
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

/// When something was written; a date that can't be read is told.
fn dated(recorder: &mut Recorder, word: &Word) -> When {
    let when = moment(word);
    if when.at.is_none() && !word.is_empty() {
        recorder.problem("records with an invalid date: they count without a time");
    }
    when
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
