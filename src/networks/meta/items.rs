//! The records that Instagram's and Threads' lists are made of: who, where and when, whatever language labels are in.
//!
//! `string_list_data` and `media` are called the same in every language; the keys of `string_map_data` and the labels of
//! `label_values` aren't, so they are told by what stands under them, and by a list of words where that says too little.

use super::layout::bare;
use super::shapes::{Label, moment, name};
use crate::Result;
use crate::import::File;
use crate::import::{About, ExportReader, Recorder};
use crate::readers::json::fields::{List, Number, Object, Word};
use crate::readers::json::members::Members;
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::record::{Kind, OWNER, PersonIx, PostKind, Relation, Sym, When};
use serde::Deserialize;

/// An entry of any list: each kind and year has some of these fields.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Entry<'t> {
    #[serde(borrow)]
    pub title: Word<'t>,
    pub string_list_data: List<Object<LinkedValue<'t>>>,
    pub string_map_data: Option<Members<'t, Object<LinkedValue<'t>>>>,
    pub media_map_data: Members<'t, Object<Media>>,
    /// Late 2025.
    pub label_values: Option<List<Object<Label<'t>>>>,
    pub timestamp: Number,
    pub creation_timestamp: Number,
    pub media: List<Object<Media>>,
}

/// A value with its link and its time.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LinkedValue<'t> {
    #[serde(borrow)]
    pub href: Word<'t>,
    pub value: Word<'t>,
    pub timestamp: Number,
}

/// A picture or film of a post.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Media {
    pub creation_timestamp: Number,
    pub text_app_post: Object<AppPost>,
}

/// What Threads says of a post.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AppPost {
    pub is_reply: Option<bool>,
}

impl<'t> Entry<'t> {
    /// The values of `string_list_data`.
    pub fn listed(&self) -> impl Iterator<Item = &LinkedValue<'t>> {
        self.string_list_data.iter().filter_map(|said| said.0.as_ref())
    }

    /// The fields of `string_map_data` with their labels, in their order.
    pub fn fields(&self) -> impl DoubleEndedIterator<Item = (&Word<'t>, &LinkedValue<'t>)> {
        let fields = self.string_map_data.iter().flat_map(|map| map.iter());
        fields.filter_map(|(label, said)| Some((label, said.0.as_ref()?)))
    }

    /// When an entry of `string_map_data` was made: the only time there that isn't 0.
    pub fn time(&self) -> When {
        let times = self.fields().map(|(_, said)| said.timestamp);
        times.filter(|at| at.0.is_some_and(|at| at != 0)).map(moment).next().unwrap_or(When::UNKNOWN)
    }

    /// The lines of `label_values`.
    fn labels(&self) -> Vec<&Label<'t>> {
        self.label_values.iter().flat_map(|list| list.iter()).filter_map(|label| label.0.as_ref()).collect()
    }

    pub fn first_media(&self) -> Option<&Media> {
        self.media.first().and_then(|media| media.0.as_ref())
    }
}

/// Calls `on` for each entry of a file's one list, which has a name in some years and none in others.
pub fn each(reading: &mut ExportReader, file: &File, mut on: impl FnMut(&mut Recorder, &Entry) -> Result<()>) {
    const BARE: &[Path] = &[&[ElementOrOne]];
    const NAMED: &[Path] = &[&[Member, ElementOrOne]];
    let paths = if bare(&reading.start(file)) { BARE } else { NAMED };
    reading.json_filled(file, paths, |recorder, item| on(recorder, &item.object()?));
}

/// Says of an entry that it has nothing of what its layout is known for.
pub fn unknown(recorder: &mut Recorder) {
    recorder.problem("entries of a layout that is new to us: nothing of them was read; please report it");
}

/// A user name as both networks allow it, in lower case.
pub fn handle(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('@').unwrap_or(text);
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_';
    let fits = (1..=30).contains(&text.len()) && text.chars().all(fits);
    fits.then(|| text.to_ascii_lowercase())
}

/// Whose profile, or whose post on Threads, a link leads to.
fn handle_of(link: &str) -> Option<String> {
    let (_, path) = link.split_once("://")?;
    let (site, path) = path.split_once('/')?;
    let site = site.strip_prefix("www.").unwrap_or(site);
    let parts: Vec<&str> = path.split(['/', '?', '#']).filter(|part| !part.is_empty()).collect();
    match (site, parts.as_slice()) {
        ("instagram.com", ["_u" | "stories", name, ..] | [name]) => handle(name),
        ("threads.net" | "threads.com", [name] | [name, ..]) if name.starts_with('@') || parts.len() == 1 => {
            handle(name)
        }
        _ => None,
    }
}

/// Where a network's profiles are.
#[derive(Clone, Copy)]
pub struct Site(pub &'static str);

impl Site {
    /// The person of a user name.
    pub fn person(self, recorder: &mut Recorder, handle: &str, name: &str) -> PersonIx {
        let person = recorder.person(handle, name);
        recorder.link(person, &format!("{}{handle}", self.0));
        person
    }

    /// Who an entry is about: by its link, else by its `value` (where that is a name and no answer or emoji), else by
    /// its title.
    fn about(self, recorder: &mut Recorder, entry: &Entry, said: &LinkedValue, named: bool) -> Option<PersonIx> {
        let title = name(&entry.title);
        let value = if named { name(&said.value) } else { String::new() };
        let known = handle_of(&said.href).or_else(|| handle(&value)).or_else(|| handle(&title));
        match known {
            Some(known) => {
                let name = if title.eq_ignore_ascii_case(&known) { "" } else { &title };
                Some(self.person(recorder, &known, if named { name } else { "" }))
            }
            None => Some(if value.is_empty() { title } else { value })
                .filter(|n| !n.is_empty())
                .map(|n| recorder.person(&n, "")),
        }
    }

    /// A list of people: followers, followed, requests.
    pub fn contacts(self, reading: &mut ExportReader, file: &File, relation: Relation) {
        each(reading, file, |recorder, entry| {
            let mut people: Vec<(Option<PersonIx>, When)> = Vec::new();
            for said in entry.listed() {
                people.push((self.about(recorder, entry, said, true), moment(said.timestamp)));
            }
            if people.is_empty() {
                match owner_of(&entry.labels()) {
                    Some((handle, name)) => {
                        people.push((Some(self.person(recorder, &handle, &name)), moment(entry.timestamp)));
                    }
                    None => unknown(recorder),
                }
            }
            for (person, since) in people {
                match person {
                    Some(person) => recorder.contact(person, relation, since),
                    None => recorder.skip("entries without a name (deleted accounts)"),
                }
            }
            Ok(())
        });
    }

    /// Likes and other taps the owner gave.
    pub fn reactions(self, reading: &mut ExportReader, file: &File) {
        let react = |recorder: &mut Recorder, to: Option<PersonIx>, when: When, link: &str| {
            if to.is_some_and(|to| recorder.is_owner(to)) {
                return recorder.skip("likes of one's own posts");
            }
            let object = recorder.sym_if(link);
            recorder.act(Kind::Reaction, OWNER, to, About::public(when, object));
        };
        each(reading, file, |recorder, entry| {
            let mut known = false;
            for said in entry.listed() {
                known = true;
                let to = self.about(recorder, entry, said, false);
                // Without what only tracks who followed the link.
                let link = said.href.split('?').next().unwrap_or_default();
                react(recorder, to, moment(said.timestamp), link);
            }
            if entry.label_values.is_some() {
                known = true;
                let labels = entry.labels();
                let to = owner_of(&labels).map(|(handle, name)| self.person(recorder, &handle, &name));
                let url = labels.iter().map(|l| l.value()).find(|value| value.starts_with("https://"));
                react(recorder, to, moment(entry.timestamp), &url.unwrap_or_default());
            }
            if !known {
                unknown(recorder);
            }
            Ok(())
        });
    }

    /// The owner, by their profile. Display name and user name are both theirs: threads know them by the former.
    pub fn profile(self, reading: &mut ExportReader, file: &File) {
        each(reading, file, |recorder, entry| {
            let mut fields = [String::new(), String::new()];
            let mut mails = Vec::new();
            for (label, said) in entry.fields() {
                let label = fold(label);
                if said.value.contains('@') && !said.value.contains(char::is_whitespace) {
                    mails.push(&said.value);
                }
                let which = if is(&label, USERNAME) { 0 } else { 1 };
                if (which == 0 || NAME.split('|').any(|name| name == label)) && fields[which].is_empty() {
                    fields[which] = name(&said.value);
                }
            }
            self.owner(recorder, &fields[0], &fields[1]);
            // By which the owner's accounts on other networks are known.
            mails.iter().for_each(|mail| recorder.link(OWNER, mail));
            Ok(())
        });
    }

    /// Says who the owner is.
    pub fn owner(self, recorder: &mut Recorder, username: &str, name: &str) {
        match handle(username) {
            Some(username) => {
                recorder.owner(&username, name);
                recorder.link(OWNER, &format!("{}{username}", self.0));
            }
            None => recorder.problem(
                "the profile has no user name in a language we know: choose yourself among the people, if you are asked",
            ),
        }
        recorder.owner(name, "");
    }
}

/// Whose post it is, by a group of labels (user name, display name, link). Where two values might be the user name, in
/// a language we don't know, it is nobody.
fn owner_of(labels: &[&Label]) -> Option<(String, String)> {
    labels.iter().find_map(|group| {
        let leaves = group.lines().chain(group.lines().flat_map(Label::lines));
        let leaves: Vec<(&Label, String)> = leaves
            .map(|leaf| (leaf, leaf.value()))
            .filter(|(_, value)| !value.is_empty() && !value.contains("://"))
            .collect();
        let said = |(leaf, _): &&(&Label, String)| is(&fold(&leaf.label), USERNAME);
        let fits = |(_, value): &&(&Label, String)| handle(value).is_some();
        let (_, username) = match leaves.iter().find(said) {
            Some(said) => said,
            // A lone value is a hashtag.
            None if leaves.len() < 2 || leaves.iter().filter(fits).count() != 1 => return None,
            None => leaves.iter().find(fits)?,
        };
        let name = leaves.iter().map(|(_, value)| value).find(|value| *value != username);
        Some((handle(username)?, name.cloned().unwrap_or_default()))
    })
}

/// Own posts of one kind. They have no ids; several of one second follow each other, as the parts of a chain do.
pub struct Posts {
    what: &'static str,
    last: (i64, u32),
}

impl Posts {
    pub fn of(what: &'static str) -> Posts {
        Posts { what, last: (0, 0) }
    }

    /// A post, from its entry: `media` with their times, and its own where there are several. When it was made.
    pub fn read(&mut self, recorder: &mut Recorder, entry: &Entry, kind: PostKind) -> When {
        let first = || entry.first_media().and_then(|media| media.creation_timestamp.0);
        let when = moment(Number(entry.creation_timestamp.0.or_else(first)));
        if when.at.is_none() {
            unknown(recorder);
        }
        let at = when.at.unwrap_or_default();
        self.last = (at, if self.last.0 == at { self.last.1 + 1 } else { 1 });
        let object = object(recorder, self.what, at, self.last.1);
        recorder.post(object, OWNER, when, kind, false);
        when
    }
}

/// The id of the so-manieth own thing of a second.
pub fn object(recorder: &mut Recorder, what: &str, at: i64, number: u32) -> Sym {
    let id = format!("{what}/{at}");
    if number < 2 { recorder.sym(&id) } else { recorder.sym(&format!("{id}/{number}")) }
}

/// A label as it is compared: mended, in lower case.
pub fn fold(label: &str) -> String {
    text::clean(&text::unmojibake(label)).to_lowercase()
}

/// Whether a label is one of those, in any of their languages.
pub fn is(label: &str, words: &str) -> bool {
    words.split('|').any(|word| label.contains(word))
}

/// "User name" as it begins or is written in the languages seen, or known from the app.
const USERNAME: &str = "username|user name|benutzername|nutzername|gebruikersnaam|utilisateur|usuario|usuário|utilizador|\
                        nome utente|kullanıcı|пользовател|użytkownik|ユーザー|사용자|用户名|用戶|使用者|pengguna|người dùng|användarnamn|brukernavn|brugernavn|المستخدم|\
                        utilizator|përdorues";
/// "Name", alone.
const NAME: &str = "name|naam|nom|nombre|nome|ad|isim|имя|imię|imię i nazwisko|名前|이름|姓名|名字|nama|tên|namn|navn|nazwa|\
    الاسم|nume|emri";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_their_people() {
        for (link, name) in [
            ("https://www.instagram.com/ann.x", Some("ann.x")),
            ("https://www.instagram.com/_u/Ann_X", Some("ann_x")),
            ("https://www.instagram.com/stories/ann/123/", Some("ann")),
            ("https://www.instagram.com/p/CabC/", None),
            ("https://www.threads.net/@ann/post/Cab", Some("ann")),
            ("https://www.threads.com/ann", Some("ann")),
            ("https://www.threads.net/t/Cab", None),
            ("https://ann.example/ann", None),
            ("ann", None),
        ] {
            assert_eq!(handle_of(link).as_deref(), name, "{link}");
        }
    }

    #[test]
    fn a_user_name_has_a_form() {
        assert_eq!(handle(" @Ann.X_1 ").as_deref(), Some("ann.x_1"));
        for other in ["", "Ann Example", "👍", "zoë", "a-b", "ann@mail.example", "x".repeat(31).as_str()] {
            assert_eq!(handle(other), None, "{other}");
        }
    }

    fn owner(labels: &str) -> Option<(String, String)> {
        let labels: Vec<Label> = serde_json::from_str(labels).expect("labels");
        owner_of(&labels.iter().collect::<Vec<_>>())
    }

    #[test]
    fn whose_post_it_is_is_told_in_any_language_or_not_at_all() {
        let ann = Some(("ann.x".to_owned(), "Ann Example".to_owned()));
        let group = |fields: &str| {
            format!(
                r#"[{{"label":"URL","value":"https://x.example/"}},{{"dict":[{{"dict":[{fields}]}}],"title":"x"}}]"#
            )
        };
        let fields = r#"{"label":"Username","value":"ann.x"},{"label":"Name","value":"Ann Example"}"#;
        assert_eq!(owner(&group(fields)), ann);
        let fields = r#"{"label":"?","value":"Ann Example"},{"label":"??","value":"ann.x"}"#;
        assert_eq!(owner(&group(fields)), ann);
        let fields = r#"{"label":"Gebruikersnaam","value":"ann.x"},{"label":"Naam","value":"ann"}"#;
        assert_eq!(owner(&group(fields)), Some(("ann.x".to_owned(), "ann".to_owned())));
        let fields = r#"{"label":"?","value":"ann"},{"label":"??","value":"ann.x"}"#;
        assert_eq!(owner(&group(fields)), None, "either may be the user name");
        assert_eq!(owner(&group(r#"{"label":"?","value":"sunset"}"#)), None, "a hashtag");
    }
}
