//! Who is in the workspace, and who is in which conversation.

use super::ROOMS;
use crate::import::File;
use crate::import::{ExportReader, Recorder};
use crate::readers::json::Step::Element;
use crate::readers::value::Value;
use std::collections::HashSet;

/// Slack's own bot; it isn't marked as one.
const SLACKBOT: &str = "USLACKBOT";

/// The members of the workspace.
#[derive(Default)]
pub struct People {
    bots: HashSet<String>,
}

impl People {
    /// `users.json`
    pub fn read(&mut self, reading: &mut ExportReader, file: &File) {
        reading.json_values(file, &[&[Element]], |recorder, _, user| {
            let user = user.object()?;
            let id = user.get("id").word();
            if user.get("is_bot").truth()? == Some(true) || user.at(&["profile", "bot_id"]).is_text() {
                self.bots.insert(id.into_owned());
            } else if id.is_empty() {
                recorder.problem("a member without an id was left out");
            } else {
                describe(recorder, &id, user, user.get("profile"));
            }
            Ok(())
        });
    }

    pub fn is_bot(&self, id: &str) -> bool {
        id == SLACKBOT || self.bots.contains(id)
    }
}

/// A member's names and address.
pub fn describe(recorder: &mut Recorder, id: &str, user: Value, profile: Value) {
    let person = recorder.person(id, &profile.get("real_name").word());
    recorder.name(person, &user.get("real_name").word());
    recorder.name(person, &profile.get("display_name").word());
    let handle = user.get("name").word();
    if !handle.is_empty() {
        recorder.name(person, &format!("@{handle}"));
    }
    recorder.link(person, &profile.get("email").word());
}

/// A conversation, as a list of them has it.
pub struct Room {
    pub id: String,
    /// Where its days lie, in lower case.
    folder: String,
    members: Vec<String>,
    /// Of two people.
    pub direct: bool,
}

impl Room {
    /// The other one of two.
    pub fn other(&self, one: &str) -> Option<&str> {
        let mut others = self.members.iter().filter(|m| *m != one);
        let other = others.next().filter(|_| self.direct && others.next().is_none());
        other.map(String::as_str)
    }
}

/// All conversations that are listed.
#[derive(Default)]
pub struct Rooms(Vec<Room>);

impl Rooms {
    /// `channels.json` and its like.
    pub fn read(&mut self, reading: &mut ExportReader, file: &File) {
        let direct = file.path == ROOMS[2];
        reading.json_values(file, &[&[Element]], |_, _, room| {
            let room = room.object()?;
            let id = room.get("id").word().into_owned();
            let name = room.get("name").word();
            let folder = if name.is_empty() { id.to_lowercase() } else { name.to_lowercase() };
            let members = room.get("members").items().map(|m| m.word().into_owned()).collect();
            self.0.push(Room { id, folder, members, direct });
            Ok(())
        });
    }

    /// The number of the conversation whose days lie in a folder.
    pub fn of_folder(&self, folder: &str) -> Option<usize> {
        self.0
            .iter()
            .position(|r| r.folder == folder)
            .or_else(|| self.0.iter().position(|r| r.id.to_lowercase() == folder))
    }

    pub fn get(&self, number: usize) -> Option<&Room> {
        self.0.get(number)
    }

    /// The members of conversations in which there were messages: from the start, where nothing tells when they joined.
    pub fn list_members(&self, recorder: &mut Recorder, people: &People, talked: &[usize]) {
        for (_, room) in self.0.iter().enumerate().filter(|(n, _)| talked.contains(n)) {
            let thread = recorder.sym(&room.id);
            let known = recorder.import().threads.iter().find(|t| t.thread == thread);
            let joined: HashSet<u32> =
                known.map(|t| t.participants.iter().map(|(p, _)| *p).collect()).unwrap_or_default();
            for member in room.members.iter().filter(|m| !m.is_empty() && !people.is_bot(m)) {
                let member = recorder.person(member, "");
                if !joined.contains(&member) {
                    recorder.participant(thread, member, None);
                }
            }
        }
    }
}
