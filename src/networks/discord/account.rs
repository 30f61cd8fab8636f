//! The account: who the owner is, and whom they know.

use crate::import::File;
use crate::import::{ExportReader, Recorder};
use crate::readers::json::fields::{Object, Word};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::record::{OWNER, Observe, PersonIx, Relation};
use serde::Deserialize;

/// Somebody whom the owner knows.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Known<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    /// Numbers, or since about 2024 words.
    #[serde(rename = "type")]
    kind: Word<'t>,
    since: Word<'t>,
    user: Object<User<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct User<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    username: Word<'t>,
    global_name: Word<'t>,
}

pub fn is_id(id: &str) -> bool {
    id.len() > 14 && id.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a file begins as `user.json`. Its folder is called `account`, or (2026) as in the user's language; then what
/// only Discord has must be in it: numbers for people of one name, or names that are global.
pub fn is_own(start: &[u8], folder: &str) -> bool {
    let has = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    let sure = folder.ends_with("account/") || has("\"discriminator\"") || has("\"global_name\"");
    sure && has("\"id\"") && has("\"username\"")
}

/// `account/user.json`. Settings, payments and sessions in it are passed over.
pub fn read(reading: &mut ExportReader, file: &File) {
    const PATHS: &[Path] =
        &[&[Key("id")], &[Key("username")], &[Key("global_name")], &[Key("email")], &[Key("relationships"), Element]];
    let mut own = [const { String::new() }; 4];
    reading.json(file, PATHS, |recorder, item| {
        match own.get_mut(item.path) {
            Some(own) => *own = item.parse::<Word>()?.to_string(),
            None => relation(recorder, &item.object()?),
        }
        Ok(())
    });
    let recorder = &mut reading.recorder;
    let [id, handle, name, mail] = own;
    recorder.owner(&id, &name);
    if !handle.is_empty() {
        recorder.name(OWNER, &format!("@{handle}"));
    }
    recorder.link(OWNER, &mail);
}

fn relation(recorder: &mut Recorder, known: &Known) {
    let relation = match &*known.kind {
        "1" | "FRIEND" => Relation::Friend,
        "3" | "PENDING_INCOMING" => Relation::RequestReceived,
        "4" | "PENDING_OUTGOING" => Relation::RequestSent,
        _ => return recorder.skip("people who are blocked, or only suggested"),
    };
    let Some(person) = named(recorder, known) else {
        return recorder.problem("a friend without an id was left out");
    };
    recorder.observes(&[Observe::Contacts]);
    let since = text::exact(text::iso(&known.since));
    if since.at.is_some() {
        recorder.observes(&[Observe::Follows, Observe::Invitations]);
    }
    recorder.contact(person, relation, since);
}

fn named(recorder: &mut Recorder, known: &Known) -> Option<PersonIx> {
    let nobody = User::default();
    let user = known.user.as_ref().unwrap_or(&nobody);
    let id = [&*user.id, &*known.id].into_iter().find(|id| is_id(id))?;
    let person = recorder.person(id, &user.global_name);
    if !user.username.is_empty() {
        recorder.name(person, &format!("@{}", &*user.username));
    }
    Some(person)
}
