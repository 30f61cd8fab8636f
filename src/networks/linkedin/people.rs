//! Who is who in a LinkedIn export: keys, names that stand for a key, and the owner.

use crate::import::Recorder;
use crate::order::Order;
use crate::readers::text;
use crate::record::{Import, Kind, OWNER, PersonIx};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What LinkedIn calls a closed account.
const NOBODY: &str = "LinkedIn Member";

/// What is known of the owner while reading.
#[derive(Debug, Default)]
pub(super) struct Owner {
    /// As the profile writes it.
    name: String,
    /// The same, [`folded`].
    folded: String,
    /// Profile URLs that invitations say are the owner's, and how often.
    urls: HashMap<String, u32>,
}

impl Owner {
    /// The owner's name, from where it is said best; later ones don't replace it.
    pub fn called(&mut self, name: &str) {
        if self.name.is_empty() && !is_nobody(name) {
            name.clone_into(&mut self.name);
            self.folded = folded(name);
        }
    }

    /// An invitation says that this is the owner's profile.
    pub fn at(&mut self, url: &str) {
        if let Some(url) = profile(url) {
            *self.urls.entry(url).or_default() += 1;
        }
    }

    pub fn is(&self, name: &str) -> bool {
        !self.folded.is_empty() && folded(name) == self.folded
    }

    /// The person of a row with a profile URL, a name or both; `unknown` is the key of somebody with neither.
    pub fn person(&self, recorder: &mut Recorder, url: &str, name: &str, unknown: &str) -> PersonIx {
        match profile(url) {
            Some(url) => recorder.person(&url, if is_nobody(name) { "" } else { name }),
            None if self.is(name) => OWNER,
            None if is_nobody(name) => recorder.person(unknown, NOBODY),
            None => recorder.person(name, ""),
        }
    }

    /// Says who the owner is, once all is read: by invitations; else the profile that bears the owner's name, the one
    /// in most conversations; else the only one that is in all of them, or one in at least twice as many as any other.
    pub fn settle(&self, recorder: &mut Recorder) {
        let invited = self.urls.iter().max_by_key(|(url, times)| (**times, std::cmp::Reverse(*url)));
        let url = invited.map(|(url, _)| url.clone()).or_else(|| self.in_conversations(recorder.import()));
        let messages = recorder.import().interactions.iter().any(|i| i.kind == Kind::Message);
        match url {
            Some(url) => recorder.owner(&url, &self.name),
            None if !self.name.is_empty() => recorder.owner(&self.name, &self.name),
            None if messages => recorder.problem(
                "nothing here says whose messages these are: drop Profile.csv or Invitations.csv of the same export with \
                 them, or choose yourself among the people",
            ),
            None => {}
        }
        join(recorder.import());
    }

    fn in_conversations(&self, import: &Import) -> Option<String> {
        let mut met: HashSet<(PersonIx, u32)> = HashSet::new();
        for i in import.interactions.iter().filter(|i| i.kind == Kind::Message) {
            if let Some(thread) = i.thread {
                met.extend([Some(i.from), i.to].into_iter().flatten().map(|person| (person, thread)));
            }
        }
        for t in &import.threads {
            met.extend(t.participants.iter().map(|&(person, _)| (person, t.thread)));
        }
        let mut threads: Vec<u32> = met.iter().map(|(_, thread)| *thread).collect();
        threads.order();
        threads.dedup();
        let all = threads.len() as u32;
        let mut conversations: HashMap<PersonIx, u32> = HashMap::new();
        for (person, _) in met {
            *conversations.entry(person).or_default() += 1;
        }
        let mut ranked: Vec<(u32, PersonIx)> = conversations
            .into_iter()
            .filter(|(person, _)| is_url(&import.people[*person as usize].key))
            .map(|(person, times)| (times, person))
            .collect();
        ranked.order_by_key(|&(times, person)| (std::cmp::Reverse(times), person));
        let named = |person: PersonIx| import.people[person as usize].names.iter().any(|name| self.is(name));
        let best = ranked.iter().find(|(_, person)| named(*person)).or_else(|| {
            let (first, second) = (ranked.first()?, ranked.get(1).map_or(0, |r| r.0));
            let alone = first.0 >= 2 * second || first.0 == all && second < all;
            (first.0 >= 2 && alone).then_some(first)
        });
        best.map(|&(_, person)| import.people[person as usize].key.clone())
    }
}

/// Gives whoever is known by name only the key of the one person who has that name and a URL.
fn join(import: &mut Import) {
    let mut keys: HashMap<String, Option<String>> = HashMap::new();
    for person in import.people.iter().filter(|p| is_url(&p.key)) {
        for name in &person.names {
            let key = keys.entry(folded(name)).or_insert_with(|| Some(person.key.clone()));
            if key.as_ref().is_some_and(|key| *key != person.key) {
                *key = None;
            }
        }
    }
    // Not the owner: a namesake among the connections is somebody else.
    for person in import.people.iter_mut().skip(1).filter(|p| !is_url(&p.key)) {
        if let Some(Some(key)) = keys.get(&folded(&person.key)) {
            let name = std::mem::replace(&mut person.key, key.clone());
            person.names.insert(0, name);
        }
    }
}

/// The key of a member's profile, however the URL is written (`www.linkedin.com/in/ann` in endorsements, country hosts,
/// query, closing slash): `https://www.linkedin.com/in/ann`. `None` where it is no URL.
pub(super) fn profile(url: &str) -> Option<String> {
    let url = text::trim(url);
    let bare = text::find(url, "://").map_or(url, |at| &url[at + 3..]);
    let bare = text::before(bare, b"?#").trim_end_matches('/');
    let (host, path) = text::split(bare, b"/")?;
    let host = host.to_ascii_lowercase();
    if !host.contains('.') || path.is_empty() || text::has_blank(bare) {
        return None;
    }
    let linkedin = host == "linkedin.com" || host.ends_with(".linkedin.com");
    Some(format!("https://{}/{path}", if linkedin { "www.linkedin.com" } else { &host }))
}

/// The names in a `TO` cell. They are separated by commas, and hold commas themselves ("Ann Example, PhD"): a part of
/// one word belongs to the name before it.
pub(super) fn names(cell: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in cell.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match names.last_mut() {
            Some(name) if !part.contains(' ') => {
                name.push_str(", ");
                name.push_str(part);
            }
            _ => names.push(part.to_owned()),
        }
    }
    names
}

/// A cell's name. Some cells of messages and endorsements hold mojibake (`Ã©`), their neighbours don't.
pub(super) fn name(cell: &str) -> String {
    let mended: Cow<str> = text::unmojibake(cell);
    text::clean(&mended).into_owned()
}

fn is_url(key: &str) -> bool {
    key.starts_with("https://")
}

fn is_nobody(name: &str) -> bool {
    name.is_empty() || name.eq_ignore_ascii_case(NOBODY)
}

fn folded(name: &str) -> String {
    text::clean(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_profile_has_one_key() {
        for url in [
            "https://www.linkedin.com/in/ann-example",
            "www.linkedin.com/in/ann-example",
            "http://de.linkedin.com/in/ann-example/",
            "HTTPS://LinkedIn.com/in/ann-example?trk=x#y",
        ] {
            assert_eq!(profile(url).as_deref(), Some("https://www.linkedin.com/in/ann-example"), "{url}");
        }
        let accented = "https://www.linkedin.com/in/zo%C3%AB-example";
        assert_eq!(profile(accented).as_deref(), Some(accented));
        for none in ["", "Ann Example", "https://", "https://www.linkedin.com/", "n/a", "Ann v. Example/Sample"] {
            assert_eq!(profile(none), None, "{none}");
        }
    }

    #[test]
    fn commas_separate_names_and_stand_in_them() {
        assert_eq!(names("Ann Example, Ben Sample"), ["Ann Example", "Ben Sample"]);
        assert_eq!(names("Ann Example, PhD, MBA, Ben Sample"), ["Ann Example, PhD, MBA", "Ben Sample"]);
        assert_eq!(names("Ann Example,Ben Sample"), ["Ann Example", "Ben Sample"]);
        assert!(names(" , ").is_empty());
    }

    #[test]
    fn a_name_stands_for_a_url_only_where_it_is_the_only_one() {
        let mut recorder = Recorder::new("", "linkedin", "linkedin");
        recorder.person("https://www.linkedin.com/in/ann", "Ann Example");
        recorder.person("https://www.linkedin.com/in/ben-1", "Ben Sample");
        recorder.person("https://www.linkedin.com/in/ben-2", "Ben Sample");
        let (ann, ben) = (recorder.person("ann  example", ""), recorder.person("Ben Sample", ""));
        join(recorder.import());
        assert_eq!(recorder.import().people[ann as usize].key, "https://www.linkedin.com/in/ann");
        assert_eq!(recorder.import().people[ben as usize].key, "Ben Sample");
    }
}
