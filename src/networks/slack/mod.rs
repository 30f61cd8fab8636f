//! A Slack workspace's export: `users.json`, `channels.json` and its like, and a folder of days for each conversation.
//!
//! What leaves this room: who wrote where and when, who replied to whom, reacted, or mentioned whom. Texts are looked
//! through for mentions and not kept; files, canvases and logs of integrations stay closed. An administrator's export
//! shows everybody's messages alike and doesn't say which of them is the owner: that is asked.

mod descriptor;
mod message;
mod people;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::readers::text;
use message::Talk;
use people::{People, ROOMS, Rooms};

pub(super) const FORMAT: Format = Format {
    name: "slack",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "An owner or administrator of the workspace: Tools & settings, Workspace settings, Import/Export data, Export; all dates.",
        "Drop the ZIP as it is. It holds colleagues' messages, too: they stay on this machine like everything else.",
        "The export doesn't say which member you are: choose yourself when asked, once.",
    ],
    wait: "minutes, for large workspaces hours",
    gives: Gives::People,
    mend: "export the workspace again, for all dates",
    shown: &["ts", "user", "subtype", "thread_ts", "parent_user_id", "users", "count"],
    own_words: OwnWords::Never,
    claim,
    sniff,
    read,
};

const USERS: &str = "users.json";
/// Beside them, and never opened.
const UNWANTED: [&str; 4] =
    ["integration_logs.json", "canvases.json", "file_conversations.json", "huddle_transcripts.json"];

fn claim(head: &EntryProbe) -> Claim {
    let name = head.name();
    let root = head.path.len() - name.len();
    if is_day(name) {
        // The folder is a conversation's; without one the file was dropped alone.
        return match head.path[..root].strip_suffix('/') {
            Some(folder) => Claim::Wanted { root: folder.rfind('/').map_or(0, |at| at + 1) },
            None => Claim::No,
        };
    }
    if UNWANTED.contains(&name) || name == "lists.json" && head.has(root, ROOMS[0]) {
        return Claim::Unwanted { root };
    }
    let has = |what: &str| memchr::memmem::find(head.start(), what.as_bytes()).is_some();
    let users = name == USERS && (has("\"team_id\"") || has("\"real_name\""));
    let rooms = ROOMS.contains(&name) && has("\"members\"") && has("\"created\"");
    if users || rooms { Claim::Wanted { root } } else { Claim::No }
}

/// A day under another name, or without its folder.
fn sniff(head: &EntryProbe) -> Option<usize> {
    let has = |what: &str| memchr::memmem::find(head.start(), what.as_bytes()).is_some();
    let day = head.name().ends_with(".json") && has("\"ts\"") && has("\"user\"") && has("\"type\"");
    (day && head.start().trim_ascii_start().starts_with(b"[")).then(|| head.path.len() - head.name().len())
}

/// `2024-05-06.json`
fn is_day(name: &str) -> bool {
    let day = name.strip_suffix(".json").unwrap_or_default().as_bytes();
    day.len() == 10
        && day.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() })
}

/// When it was made, in a name like `Tea Slack export Jan 1 2024 - Feb 3 2025.zip`: the last day of what it holds.
fn made(name: &str) -> Option<i64> {
    let (_, days) = name.split_once("Slack export ")?;
    let last = days.rsplit(" - ").next()?.split(['.', '(']).next()?;
    text::time(last.trim(), &["%b %d %Y"])
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let import = reading.recorder.import();
    import.as_of = made(&import.file);
    let mut people = People::default();
    let mut rooms = Rooms::default();
    for file in reading.select(|path| path == USERS) {
        people.read(reading, &file);
    }
    for file in reading.select(|path| ROOMS.contains(&path)) {
        rooms.read(reading, &file);
    }
    let mut talk = Talk::new(&people, &rooms);
    for file in reading.select(|path| path != USERS && !ROOMS.contains(&path)) {
        talk.read(reading, &file);
    }
    let talked = talk.talked;
    rooms.list_members(&mut reading.recorder, &people, &talked);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_stands_in_the_name() {
        assert_eq!(made("Tea Slack export Jan 1 2024 - May 6 2024.zip"), Some(1_714_953_600));
        assert_eq!(made("Tea Slack export Jan 1 2024 - May 6 2024 (1).zip"), Some(1_714_953_600));
        assert_eq!(made("slack.zip"), None);
    }

    #[test]
    fn days_are_known_by_name() {
        assert!(is_day("2024-05-06.json"));
        for name in ["2024-05-06.txt", "2024-5-6.json", "20240506xx.json", "messages.json", ".json"] {
            assert!(!is_day(name), "{name}");
        }
    }
}
