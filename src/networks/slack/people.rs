//! Who is in the workspace, and who is in which conversation.

use crate::import::File;
use crate::import::{ExportReader, Recorder};
use crate::readers::json::Step::Element;
use crate::readers::json::fields::{Flag, List, Object, Present, Word};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// Lists of conversations, by the file's name.
pub(super) const ROOMS: [&str; 4] = ["channels.json", "groups.json", "dms.json", "mpims.json"];

/// Slack's own bot; it isn't marked as one.
const SLACKBOT: &str = "USLACKBOT";

/// A member, as `users.json` has them, and less of them messages (`user_profile`).
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct User<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    name: Word<'t>,
    real_name: Word<'t>,
    is_bot: Flag,
    profile: Object<Profile<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Profile<'t> {
    /// As in [`User`]: a message's profile has it itself.
    #[serde(borrow)]
    name: Word<'t>,
    real_name: Word<'t>,
    display_name: Word<'t>,
    email: Word<'t>,
    bot_id: Present,
}

/// A conversation, as `channels.json` and its like have it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Listed<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    name: Word<'t>,
    members: List<Word<'t>>,
}

/// The members of the workspace.
#[derive(Default)]
pub struct People {
    bots: HashSet<String>,
}

impl People {
    /// `users.json`
    pub fn read(&mut self, reading: &mut ExportReader, file: &File) {
        reading.json_filled(file, &[&[Element]], |recorder, item| {
            let user: User = item.object()?;
            let profile = user.profile.0.unwrap_or_default();
            if user.is_bot.0 == Some(true) || profile.bot_id.0 {
                self.bots.insert(user.id.to_string());
            } else if user.id.is_empty() {
                recorder.problem("a member without an id was left out");
            } else {
                describe(recorder, &user.id, [&user.name, &user.real_name], &profile);
            }
            Ok(())
        });
    }

    pub fn is_bot(&self, id: &str) -> bool {
        id == SLACKBOT || self.bots.contains(id)
    }
}

/// A member's names and address. `own`: their handle and their name, where these stand beside the profile.
fn describe(recorder: &mut Recorder, id: &str, own: [&str; 2], profile: &Profile) {
    let [handle, name] = own;
    let person = recorder.person(id, &profile.real_name);
    recorder.name(person, name);
    recorder.name(person, &profile.display_name);
    if !handle.is_empty() {
        recorder.name(person, &format!("@{handle}"));
    }
    recorder.link(person, &profile.email);
}

/// The same of somebody who isn't listed: messages hold a part of their writer's profile.
pub fn describe_writer(recorder: &mut Recorder, id: &str, profile: &Profile) {
    describe(recorder, id, [&profile.name, &profile.real_name], profile);
}

/// A conversation, as a list of them has it.
pub struct Room {
    pub id: String,
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
pub struct Rooms {
    rooms: Vec<Room>,
    /// By the name of the folder in which its days lie, and by its id, in lower case.
    folders: HashMap<String, usize>,
    ids: HashMap<String, usize>,
}

impl Rooms {
    /// `channels.json` and its like.
    pub fn read(&mut self, reading: &mut ExportReader, file: &File) {
        let direct = file.path == ROOMS[2];
        reading.json_filled(file, &[&[Element]], |recorder, item| {
            let listed: Listed = item.object()?;
            let folder = if listed.name.is_empty() { &listed.id } else { &listed.name }.to_lowercase();
            // Each once: of two people the other one is looked for with every message.
            let mut seen = HashSet::new();
            let members =
                listed.members.iter().filter(|member| seen.insert(*member)).map(|member| member.to_string());
            let members = members.collect();
            let id = recorder.bounded(&listed.id).to_owned();
            let number = self.rooms.len();
            // Two of one name: the first is meant, by its id any.
            self.folders.entry(folder).or_insert(number);
            self.ids.entry(id.to_lowercase()).or_insert(number);
            self.rooms.push(Room { id, members, direct });
            Ok(())
        });
    }

    /// The number of the conversation whose days lie in a folder.
    pub fn of_folder(&self, folder: &str) -> Option<usize> {
        self.folders.get(folder).or_else(|| self.ids.get(folder)).copied()
    }

    pub fn get(&self, number: usize) -> Option<&Room> {
        self.rooms.get(number)
    }

    /// The members of conversations in which there were messages: from the start, where nothing tells when they joined.
    pub fn list_members(&self, recorder: &mut Recorder, people: &People, talked: &HashSet<usize>) {
        for (_, room) in self.rooms.iter().enumerate().filter(|(n, _)| talked.contains(n)) {
            let thread = recorder.sym(&room.id);
            for member in room.members.iter().filter(|m| !m.is_empty() && !people.is_bot(m)) {
                let member = recorder.person(member, "");
                if !recorder.is_listed(thread, member) {
                    recorder.participant(thread, member, None);
                }
            }
        }
    }
}
