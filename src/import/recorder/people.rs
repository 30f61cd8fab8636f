//! Who is who in an export: people by their keys, and which of them its owner is.

use super::{Recorder, number};
use crate::readers::text;
use crate::record::{OWNER, Person, PersonIx};

impl Recorder {
    /// Whether the export has said who its owner is.
    pub fn knows_owner(&self) -> bool {
        !self.import.people[OWNER as usize].key.is_empty()
    }

    /// Says who the owner is. A second key is another account or address of theirs. Call it as soon as it is known;
    /// people already numbered under this key become the owner when the ledger is joined.
    pub fn owner(&mut self, key: &str, name: &str) {
        if key.is_empty() {
            return;
        }
        let key = &*text::nfc(self.bounded(key));
        let owner = &mut self.import.people[OWNER as usize];
        if owner.key.is_empty() {
            key.clone_into(&mut owner.key);
            let people = &self.import.people;
            let of = |person: PersonIx| &*people[person as usize].key;
            match self.people.get(key, of) {
                Some(known) => {
                    self.import.owner_also.push(known);
                    self.owners.insert(known);
                }
                None => self.people.insert(key, OWNER),
            }
            self.name(OWNER, name);
        } else {
            let same = owner.key == key;
            let ix = self.person(key, name);
            if !same && ix != OWNER && self.owners.insert(ix) {
                self.import.owner_also.push(ix);
            }
        }
    }

    /// Whether `person` is known to be the owner.
    pub fn is_owner(&self, person: PersonIx) -> bool {
        person == OWNER || self.owners.contains(&person)
    }

    /// The person of this key, with one more name (may be empty).
    pub fn person(&mut self, key: &str, name: &str) -> PersonIx {
        let key = &*text::nfc(self.bounded(key));
        let people = &mut self.import.people;
        let ix = match self.people.get(key, |person| &people[person as usize].key) {
            Some(ix) => ix,
            None => {
                let Some(ix) = number(people.len()) else {
                    self.problem("names more people than can be told apart: this one counts as the owner");
                    return OWNER;
                };
                people.push(Person { key: key.to_owned(), ..Person::default() });
                self.people.insert(key, ix);
                ix
            }
        };
        self.name(ix, name);
        ix
    }

    /// One more name of a person.
    pub fn name(&mut self, person: PersonIx, name: &str) {
        // Most are named again and again, as they were before.
        if name.is_empty() || self.import.people[person as usize].names.iter().any(|known| known == name) {
            return;
        }
        let name = text::clean(self.bounded(name));
        let p = &mut self.import.people[person as usize];
        let name = text::nfc(&name);
        if !name.is_empty() && *name != *p.key && p.names.len() < 8 && !p.names.iter().any(|n| *n == *name) {
            // Most have one; a vector's first growth is to four.
            p.names.reserve_exact(1);
            p.names.push(name.into_owned());
        }
    }

    /// One more e-mail address or profile URL of a person.
    pub fn link(&mut self, person: PersonIx, link: &str) {
        let link = self.bounded(link.trim());
        let p = &mut self.import.people[person as usize];
        if !link.is_empty() && p.links.len() < 8 && !p.links.iter().any(|l| l == link) {
            p.links.push(link.to_owned());
        }
    }
}
