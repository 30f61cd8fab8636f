//! All posts and comments in a few words each: who answers whom is known only when the last one is read.

use super::people::Writer;
use crate::import::{About, Recorder};
use crate::record::{Kind, OWNER, PersonIx, PostKind, Source, Sym, When};
use std::collections::{HashMap, HashSet};

/// A post, or a page, which may be commented on but isn't a post.
pub(super) struct Post {
    pub object: Sym,
    pub author: PersonIx,
    pub when: When,
    pub page: bool,
    pub source: Source,
}

/// A comment, or a mention by another site.
pub(super) struct Comment {
    pub id: Sym,
    pub post: Option<Sym>,
    /// The comment it answers.
    pub parent: Option<Sym>,
    pub from: PersonIx,
    pub when: When,
    pub kind: Kind,
    pub source: Source,
}

#[derive(Default)]
pub(super) struct Store {
    pub posts: Vec<Post>,
    pub comments: Vec<Comment>,
    /// Those who write the blog.
    authors: Vec<PersonIx>,
    known: HashSet<PersonIx>,
    /// Their names, as names are compared.
    names: HashSet<String>,
    /// Comments' writers who are authors if their names are: they were logged in, or gave nothing but a name.
    maybe: Vec<(String, PersonIx)>,
    /// Drafts and the like: what was said there is not counted either.
    pub left_out: Vec<Sym>,
    /// Where posts and comments can be seen.
    pub pages: HashMap<Sym, String>,
}

impl Store {
    pub fn author(&mut self, person: PersonIx, writer: &Writer) {
        if self.known.insert(person) {
            self.authors.push(person);
        }
        self.names.extend(writer.named());
    }

    /// The writer of a comment is an author, if an author has their name.
    pub fn maybe_author(&mut self, person: PersonIx, writer: &Writer) {
        self.maybe.extend(writer.named().map(|name| (name, person)));
    }

    /// Everything has been read: writes the records.
    pub fn finish(mut self, recorder: &mut Recorder) {
        let end = recorder.here();
        self.settle(recorder);
        // By id: ids are numbered without a gap.
        let mut wrote = vec![None; recorder.import().strings.len()];
        let mut left_out = vec![false; wrote.len()];
        for post in &self.posts {
            wrote[post.object as usize] = Some(post.author);
            if !post.page {
                recorder.back(post.source);
                recorder.post(post.object, post.author, post.when, PostKind::Original, true);
                recorder.address(post.object, self.pages.get(&post.object).map_or("", String::as_str));
            }
        }
        for comment in &self.comments {
            wrote[comment.id as usize] = Some(comment.from);
        }
        for post in &self.left_out {
            left_out[*post as usize] = true;
        }
        let author = |of: Option<Sym>| of.and_then(|id| wrote[id as usize]);
        for comment in &self.comments {
            recorder.back(comment.source);
            if comment.post.is_some_and(|post| left_out[post as usize]) {
                recorder.skip("a comment on something that was left out");
            } else {
                record(recorder, comment, author(comment.post), author(comment.parent));
                if recorder.is_owner(comment.from) {
                    let page = self.page_of(recorder, comment);
                    recorder.address(comment.id, &page);
                }
            }
        }
        recorder.back(end);
    }

    /// Where a comment can be seen: on a page of its own, else, as WordPress calls it there, on its post's.
    fn page_of(&self, recorder: &Recorder, comment: &Comment) -> String {
        let place = recorder.string(comment.id).rsplit_once("#comment-").map(|(_, number)| number);
        let on_post = || Some(format!("{}#comment-{}", self.pages.get(&comment.post?)?, place?));
        self.pages.get(&comment.id).cloned().or_else(on_post).unwrap_or_default()
    }

    /// Says who the owner is: whoever writes the blog.
    fn settle(&mut self, recorder: &mut Recorder) {
        for (name, person) in &self.maybe {
            if self.names.contains(name) {
                self.authors.push(*person);
            }
        }
        // An address says best who it is, then a page, then a name.
        for best in ["@", "/", ""] {
            for person in &self.authors {
                let person = recorder.import().people[*person as usize].clone();
                if person.key.contains(best) {
                    recorder.owner(&person.key, "");
                    person.names.iter().for_each(|name| recorder.name(OWNER, name));
                }
            }
        }
        if self.names.len() > 1 {
            let names = recorder.import().people[OWNER as usize].names.join(", ");
            recorder.skip(format!(
                "several write here ({names}): all of them count as the owner, and what they say to each other doesn't count"
            ));
        }
    }
}

/// One act: to the owner where they wrote what is answered, else to the author of the post. (A feed of comments that
/// one left elsewhere has none of the posts: to whom those were, it doesn't say.)
fn record(recorder: &mut Recorder, comment: &Comment, post_author: Option<PersonIx>, answered: Option<PersonIx>) {
    let Comment { id, post, parent, from, when, kind, .. } = *comment;
    if kind != Kind::Reply {
        return recorder.act(kind, from, post_author, About::public(when, post));
    }
    // What is said below one post is one conversation.
    let about = |object| About { thread: post, ..About::public(when, object) };
    if recorder.is_owner(from) {
        // Below few blogs can one see what a comment draws: only some nest them.
        recorder.post(id, from, when, PostKind::Reply, false);
        match answered.filter(|to| !recorder.is_owner(*to)) {
            Some(to) => recorder.act(kind, from, Some(to), about(parent)),
            None => recorder.act(kind, from, None, about(post)),
        }
    } else {
        match answered.filter(|to| recorder.is_owner(*to)) {
            Some(to) => recorder.act(kind, from, Some(to), about(parent)),
            None => recorder.act(kind, from, post_author, about(post)),
        }
    }
}
