//! Who is meant: by id where the export has one, by handle where it doesn't (deleted accounts, lists).

use super::fields::is_id;
use crate::import::{About, Recorder};
use crate::order::Order;
use crate::record::{Kind, OWNER, PersonIx, Source};
use std::collections::HashMap;

/// Somebody, as a record names them.
#[derive(Debug, Clone)]
pub enum Who {
    /// By id.
    Known(PersonIx),
    /// By handle only: an id that goes with it may still turn up.
    Handle {
        /// Without its `@`.
        handle: String,
        /// The display name, where the record has it.
        name: String,
    },
    /// Not at all.
    Nobody,
}

impl Who {
    /// What those who are surely the same have alike: an id, or a handle. Nobody is nobody else.
    pub fn key(&self) -> Option<(Option<PersonIx>, String)> {
        match self {
            Who::Known(person) => Some((Some(*person), String::new())),
            Who::Handle { handle, .. } => Some((None, handle.to_ascii_lowercase())),
            Who::Nobody => None,
        }
    }
}

/// The handles seen so far, and the acts that wait for the id of one.
#[derive(Debug, Default)]
pub struct People {
    /// By handle in lower case.
    ids: HashMap<String, Holder>,
    /// A handle in lower case, kept for its memory.
    lower: String,
    waiting: Vec<Waiting>,
}

/// Who has a handle.
#[derive(Debug)]
struct Holder {
    /// `None` where two ids had it, one after the other.
    person: Option<PersonIx>,
    /// As it was last written.
    written: String,
}

#[derive(Debug)]
struct Waiting {
    kind: Kind,
    from: Who,
    to: Who,
    about: About,
    source: Source,
}

impl People {
    /// The person of this id, else of this handle. Any of the three may be empty.
    pub fn who(&mut self, recorder: &mut Recorder, id: &str, handle: &str, name: &str) -> Who {
        let handle = handle.trim().trim_start_matches('@');
        if is_id(id) {
            let person = recorder.person(id, name);
            self.has_handle(recorder, person, handle);
            Who::Known(person)
        } else if handle.is_empty() {
            Who::Nobody
        } else {
            Who::Handle { handle: handle.to_owned(), name: name.to_owned() }
        }
    }

    /// Says who the owner is, by id; by handle only where there is no id.
    pub fn owner(&mut self, recorder: &mut Recorder, id: &str, handle: &str, name: &str) {
        let handle = handle.trim().trim_start_matches('@');
        if is_id(id) {
            recorder.owner(id, name);
        } else if !handle.is_empty() {
            recorder.owner(&format!("@{}", handle.to_lowercase()), name);
        }
        self.has_handle(recorder, OWNER, handle);
    }

    /// A person's handle.
    pub fn has_handle(&mut self, recorder: &mut Recorder, person: PersonIx, handle: &str) {
        if handle.is_empty() {
            return;
        }
        self.lower.clear();
        if handle.is_ascii() {
            self.lower.push_str(handle);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.push_str(&handle.to_lowercase());
        }
        let known = self.ids.get_mut(&self.lower);
        // Most are named again and again.
        if known.as_ref().is_some_and(|known| known.person == Some(person) && known.written == handle) {
            return;
        }
        recorder.name(person, &format!("@{handle}"));
        match known {
            Some(known) => {
                known.person = known.person.filter(|known| *known == person);
                handle.clone_into(&mut known.written);
            }
            None => {
                let holder = Holder { person: Some(person), written: handle.to_owned() };
                self.ids.insert(self.lower.clone(), holder);
            }
        }
    }

    /// Whether a handle is, or was, the owner's.
    pub fn is_owners(&self, handle: &str) -> bool {
        self.ids.get(&handle.to_lowercase()).is_some_and(|holder| holder.person == Some(OWNER))
    }

    /// Somebody did something to somebody else; what one does to oneself doesn't count.
    pub fn act(&mut self, recorder: &mut Recorder, kind: Kind, from: Who, to: Who, about: About) {
        match (&from, &to) {
            (Who::Known(from), Who::Known(to)) => act(recorder, kind, *from, Some(*to), about),
            (Who::Known(from), Who::Nobody) => act(recorder, kind, *from, None, about),
            _ => self.waiting.push(Waiting { kind, from, to, about, source: recorder.here() }),
        }
    }

    /// Everything has been read: handles that had an id anywhere get it, the others stay handles.
    pub fn settle(&mut self, recorder: &mut Recorder) {
        for Waiting { kind, from, to, about, source } in std::mem::take(&mut self.waiting) {
            recorder.back(source);
            let to = self.person(recorder, to);
            if let Some(from) = self.person(recorder, from) {
                act(recorder, kind, from, to, about);
            }
        }
        // A display name reads better than a handle, whichever was seen first.
        recorder.import().people.iter_mut().for_each(|p| p.names.order_by_key(|name| name.starts_with('@')));
    }

    fn person(&self, recorder: &mut Recorder, who: Who) -> Option<PersonIx> {
        match who {
            Who::Known(person) => Some(person),
            Who::Nobody => None,
            Who::Handle { handle, name } => {
                let key = handle.to_lowercase();
                if let Some(person) = self.ids.get(&key).and_then(|known| known.person) {
                    return Some(person);
                }
                let person = recorder.person(&format!("@{key}"), &name);
                recorder.name(person, &format!("@{handle}"));
                Some(person)
            }
        }
    }
}

fn act(recorder: &mut Recorder, kind: Kind, from: PersonIx, to: Option<PersonIx>, about: About) {
    let oneself = to.is_some_and(|to| to == from || (recorder.is_owner(to) && recorder.is_owner(from)));
    if !oneself {
        recorder.act(kind, from, to, about);
    }
}
