//! The account: who the owner is, and whom they know.

use crate::import::File;
use crate::import::{ExportReader, Recorder};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::readers::value::Value;
use crate::record::{OWNER, Observe, PersonIx, Relation};

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
    reading.json_values(file, PATHS, |recorder, item, value| {
        match own.get_mut(item.path) {
            Some(own) => *own = value.word().into_owned(),
            None => relation(recorder, value.object()?),
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

/// Numbers, or since about 2024 words.
fn relation(recorder: &mut Recorder, known: Value) {
    let relation = match &*known.get("type").word() {
        "1" | "FRIEND" => Relation::Friend,
        "3" | "PENDING_INCOMING" => Relation::RequestReceived,
        "4" | "PENDING_OUTGOING" => Relation::RequestSent,
        _ => return recorder.skip("people who are blocked, or only suggested"),
    };
    let Some(person) = named(recorder, known) else {
        return recorder.problem("a friend without an id was left out");
    };
    recorder.observes(&[Observe::Contacts]);
    let since = text::exact(text::iso(&known.get("since").word()));
    if since.at.is_some() {
        recorder.observes(&[Observe::Follows, Observe::Invitations]);
    }
    recorder.contact(person, relation, since);
}

fn named(recorder: &mut Recorder, known: Value) -> Option<PersonIx> {
    let user = known.get("user");
    let id = [user.get("id"), known.get("id")].into_iter().map(Value::word).find(|id| is_id(id))?;
    let person = recorder.person(&id, &user.get("global_name").word());
    let handle = user.get("username").word();
    if !handle.is_empty() {
        recorder.name(person, &format!("@{handle}"));
    }
    Some(person)
}
