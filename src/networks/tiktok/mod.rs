//! TikTok's "Download your data" as JSON, 2020 to 2026: `user_data.json`, since 2023 `user_data_tiktok.json`.
//!
//! What leaves this room: followers with their day, whom the owner follows, messages, own videos with the number of
//! likes on each, comments and likes given. Whose videos the owner commented on or liked isn't in there, nor is what
//! others commented. What people wrote is passed over.
//!
//! The one file has all in sections that are renamed and moved every year (`Activity`, `Your Activity`, `Likes and
//! Favorites`, …), so lists are looked for by their own names, which stayed, wherever they stand. Times are UTC.

mod descriptor;
mod entry;

pub(super) use descriptor::NETWORK;

use crate::import::{About, Claim, EntryProbe, ExportReader, Format, Gives, OwnWords, Recorder};
use crate::readers::json::{Path, Step::*};
use crate::readers::text;
use crate::record::{Kind, OWNER, Observe, PersonIx, PostKind, Relation, Source, Sym, When};
use crate::{ErrorKind, Result};
use entry::Entry;

pub(super) const FORMAT: Format = Format {
    name: "tiktok",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "In TikTok's app: Profile, the menu ☰, Settings and privacy, Account, Download your data.",
        "Choose All data and, as the file format, JSON (not TXT), and request it.",
        "Within four days of its being ready press Download there, and drop the ZIP here as it is.",
    ],
    wait: "some minutes up to a few days",
    gives: Gives::Both,
    mend: "request all data again, in JSON, and drop the ZIP unchanged",
    shown: &["Date", "date", "UserName", "From", "Likes", "userName"],
    own_words: OwnWords::Plain(&["Comment", "comment", "Title", "title"]),
    claim,
    sniff,
    read,
};

/// The lists, each under up to three other names.
const PATHS: &[Path] = &[
    &[Member, Key("FansList"), Element],
    &[Member, Member, Key("FansList"), Element],
    &[Member, Member, Member, Key("FansList"), Element],
    &[Member, Key("Following"), Element],
    &[Member, Member, Key("Following"), Element],
    &[Member, Member, Member, Key("Following"), Element],
    &[Member, Key("ItemFavoriteList"), Element],
    &[Member, Member, Key("ItemFavoriteList"), Element],
    &[Member, Member, Member, Key("ItemFavoriteList"), Element],
    &[Member, Key("CommentsList"), Element],
    &[Member, Member, Key("CommentsList"), Element],
    &[Member, Member, Member, Key("CommentsList"), Element],
    &[Member, Key("VideoList"), Element],
    &[Member, Member, Key("VideoList"), Element],
    &[Member, Member, Member, Key("VideoList"), Element],
    &[Member, Key("ChatHistory"), Member, Element],
    &[Member, Member, Key("ChatHistory"), Member, Element],
    &[Member, Member, Member, Key("ChatHistory"), Member, Element],
    &[Member, Key("GroupChat"), Member, Element],
    &[Member, Member, Key("GroupChat"), Member, Element],
    &[Member, Member, Member, Key("GroupChat"), Member, Element],
    &[Member, Key("ProfileMap")],
    &[Member, Member, Key("ProfileMap")],
    &[Member, Member, Member, Key("ProfileMap")],
];

fn claim(head: &EntryProbe) -> Claim {
    if let Some(root) = head.under("user_data_tiktok.json") {
        return Claim::Wanted { root };
    }
    if let Some(root) = head.under("user_data.json").filter(|_| ours(head.start())) {
        return Claim::Wanted { root };
    }
    if is_text(head) { Claim::Refused(ErrorKind::Txt { network: "TikTok".to_owned() }) } else { Claim::No }
}

/// Whether it is a file of the TXT version, whose names are in the user's language.
fn is_text(head: &EntryProbe) -> bool {
    const ENGLISH: [&str; 6] = [
        "activity/follower.txt",
        "activity/follower list.txt",
        "activity/like list.txt",
        "activity/watch history.txt",
        "profile and settings/follower.txt",
        "likes and favorites/like list.txt",
    ];
    let named = || ENGLISH.iter().any(|name| head.path.ends_with(name));
    head.path.ends_with(".txt") && (head.archive().starts_with("tiktok_data") || named())
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    (head.path.ends_with(".json") && ours(head.start())).then(|| head.folder())
}

/// Whether a file begins with a section of TikTok's, by the names of lists that nobody else writes.
fn ours(start: &[u8]) -> bool {
    const LISTS: [&[u8]; 9] = [
        b"\"favoriteeffectslist\"",
        b"\"favoritevideolist\"",
        b"\"favoritehashtaglist\"",
        b"\"favoritesoundlist\"",
        b"\"itemfavoritelist\"",
        b"\"fanslist\"",
        b"\"commentslist\"",
        b"\"chat history with ",
        b"\"profilemap\"",
    ];
    let start = start.to_ascii_lowercase();
    let object = start.iter().find(|b| !b.is_ascii_whitespace() && b.is_ascii() && **b != b'"') == Some(&b'{');
    object && LISTS.iter().any(|list| memchr::memmem::find(&start, list).is_some())
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let import = reading.recorder.import();
    import.as_of = made(&import.file);
    for file in reading.files.clone() {
        let mut export = Export::default();
        reading.json_filled(&file, PATHS, |recorder, item| {
            let entry: Entry = item.parse()?;
            let parent = item.keys.len().checked_sub(2).map_or("", |at| item.keys[at].as_str());
            match item.path / 3 {
                0 => contact(recorder, &entry, Relation::Follower),
                1 => contact(recorder, &entry, Relation::Following),
                2 => like(recorder, &entry),
                3 => comment(recorder, &entry),
                4 => export.video(recorder, parent, &entry),
                5 | 6 => export.message(recorder, item.keys.last().map_or("", String::as_str), &entry),
                _ => profile(recorder, &entry),
            }
            Ok(())
        });
        export.end(&mut reading.recorder);
    }
    Ok(())
}

/// When it was made, in a name like `TikTok_Data_1714979289.zip`.
fn made(name: &str) -> Option<i64> {
    let digits = name.strip_prefix("TikTok_Data_")?;
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    text::epoch(digits[..end].parse().ok()?).at
}

fn profile(recorder: &mut Recorder, entry: &Entry) {
    let name = &*entry.user_name;
    recorder.owner(name, &entry.display_name);
    if !name.is_empty() {
        recorder.link(OWNER, &["https://www.tiktok.com/@", name].concat());
    }
}

fn contact(recorder: &mut Recorder, entry: &Entry, relation: Relation) {
    let name = &*entry.user_name;
    if name.is_empty() {
        return recorder.skip("followers or followings without a name (deleted accounts)");
    }
    recorder.observes(if relation == Relation::Follower {
        &[Observe::Follows, Observe::Contacts]
    } else {
        &[Observe::Contacts]
    });
    let person = recorder.person(name, "");
    recorder.contact(person, relation, entry.when());
}

fn like(recorder: &mut Recorder, entry: &Entry) {
    let id = entry.link.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let object = recorder.sym_if(id);
    recorder.act(Kind::Reaction, OWNER, None, About::public(entry.when(), object));
}

/// A comment names neither itself nor what it is on.
fn comment(recorder: &mut Recorder, entry: &Entry) {
    let when = entry.when();
    let object = recorder.sym(&id("comment", when));
    recorder.post(object, OWNER, when, PostKind::Reply, false);
    recorder.act(Kind::Reply, OWNER, None, About::public(when, None));
}

/// Links are signed anew for every export, ids there are none: the second stays.
fn id(what: &str, when: When) -> String {
    format!("{what}/{}", when.at.unwrap_or_default())
}

/// What is written when all is read: who the owner is stands at the end of the file.
#[derive(Default)]
struct Export {
    chats: Vec<Chat>,
    messages: Vec<Message>,
    videos: Vec<(Source, When, Option<u64>)>,
}

struct Chat {
    /// As the export calls it.
    title: String,
    /// The other one, where there is only one.
    with: Option<(String, PersonIx)>,
}

struct Message {
    source: Source,
    chat: usize,
    from: PersonIx,
    when: When,
}

impl Export {
    fn video(&mut self, recorder: &mut Recorder, section: &str, entry: &Entry) {
        // Lists of videos that were watched or deleted have the same name.
        if ["posts", "post", "videos", "video"].iter().any(|own| section.eq_ignore_ascii_case(own)) {
            self.videos.push((recorder.here(), entry.when(), entry.likes()));
        } else {
            recorder.skip("videos in other lists than that of one's own posts (watched, deleted)");
        }
    }

    fn message(&mut self, recorder: &mut Recorder, title: &str, entry: &Entry) {
        let from = &*entry.from;
        if from.is_empty() {
            return recorder.skip("messages without a sender (deleted accounts)");
        }
        // Messages come chat by chat.
        if self.chats.last().is_none_or(|chat| chat.title != title) {
            let with = title.strip_prefix("Chat History with ").map(|name| name.trim_end_matches(':').trim());
            let with = with.filter(|name| !name.is_empty());
            let with = with.map(|name| (name.to_owned(), recorder.person(name, "")));
            self.chats.push(Chat { title: title.to_owned(), with });
        }
        let (source, from, when) = (recorder.here(), recorder.person(from, ""), entry.when());
        self.messages.push(Message { source, chat: self.chats.len() - 1, from, when });
    }

    fn end(self, recorder: &mut Recorder) {
        if !recorder.knows_owner() {
            self.find_owner(recorder);
        }
        let owner = recorder.import().people[OWNER as usize].key.clone();
        let threads: Vec<Sym> = self.chats.iter().map(|chat| recorder.sym(&chat.id(&owner))).collect();
        for Message { source, chat, from, when } in self.messages {
            recorder.observes(&[Observe::Messages]);
            recorder.back(source);
            let to = match self.chats[chat].with {
                Some((_, with)) if with == from => Some(OWNER),
                Some((_, with)) => Some(with),
                None => None,
            };
            recorder.act(Kind::Message, from, to, About::private(when, threads[chat]));
        }
        let what = if owner.is_empty() { "video".to_owned() } else { [&owner, "/video"].concat() };
        for (source, when, likes) in self.videos {
            recorder.back(source);
            let object = recorder.sym(&id(&what, when));
            recorder.post(object, OWNER, when, PostKind::Original, likes.is_some());
            if likes.is_some() {
                recorder.observes(&[Observe::ReactionsCounted]);
                recorder.tally(object, when, [likes, None, None]);
            }
        }
    }

    /// Without a profile: the only one who writes in chats with others.
    fn find_owner(&self, recorder: &mut Recorder) {
        let own = |m: &&Message| self.chats[m.chat].with.as_ref().is_some_and(|(_, with)| *with != m.from);
        let mut own = self.messages.iter().filter(own).map(|m| m.from);
        if let Some(first) = own.next().filter(|first| own.all(|other| other == *first)) {
            let key = recorder.import().people[first as usize].key.clone();
            recorder.owner(&key, "");
        }
    }
}

impl Chat {
    /// The same in both people's exports.
    fn id(&self, owner: &str) -> String {
        match &self.with {
            Some((with, _)) if owner.is_empty() => with.clone(),
            Some((with, _)) if &**with < owner => format!("{with}, {owner}"),
            Some((with, _)) => format!("{owner}, {with}"),
            None => self.title.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_making_stands_in_the_name() {
        assert_eq!(made("TikTok_Data_1714979289.zip"), Some(1_714_979_289));
        assert_eq!(made("TikTok_Data_1714979289123 (1).zip"), Some(1_714_979_289));
        assert_eq!(made("holiday.zip"), None);
    }

    #[test]
    fn a_file_under_another_name_is_known_by_its_lists() {
        assert!(ours(b" \n{\"Comment\": {\"Comments\": {\"CommentsList\": ["));
        assert!(ours(b"{\"Direct Message\":{\"Direct Messages\":{\"ChatHistory\":{\"Chat History with ann:\""));
        assert!(!ours(b"[{\"FansList\": []}]"), "a list is none");
        assert!(!ours(b"{\"comments_v2\": [{\"title\": \"on FansList\"}]}"));
    }
}
