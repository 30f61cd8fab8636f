//! Instagram's "Export your information" as JSON, 2018 to 2026.
//!
//! What leaves this room: followers with their day, follow requests received, messages and reactions on them, the
//! counts of professional accounts' own posts; and what the owner did: posts, stories and reels, comments, likes,
//! accounts followed. Who liked or commented on the owner's posts is in no export.
//!
//! **Who is who.** Lists name people by user name, threads by display name, and nothing joins the two: somebody who
//! follows and writes is two people here, unless they have no display name. Of the owner both names are known.
//! A thread is known by its members (a group by its title), for its folder has another number in every export.
//!
//! Own posts and comments have no ids, only their second.

mod descriptor;
mod insights;
mod layout;
mod legacy;
mod site;

pub(super) use descriptor::NETWORK;

use super::meta::items::{Posts, each, fold, handle, is, object, unknown};
use super::meta::notices::Notices;
use super::meta::owner::Votes;
use super::meta::shapes::{moment, name};
use super::meta::threads::{self, Named};
use crate::Result;
use crate::import::File;
use crate::import::{About, ExportReader, Format, Gives, OwnWords, Recorder};
use crate::record::{Kind, OWNER, Observe, PostKind, Relation, When};
use layout::Holds;
use site::SITE;

pub(crate) use layout::is_known;

pub(super) const FORMAT: Format = Format {
    name: "instagram",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On Instagram: Settings, Accounts Center, Your information and permissions, Export your information, to your device.",
        "Choose all time (a shorter range leaves out the followers gained before it) and the format JSON (not HTML); messages, followers and following, likes, comments, media, past insights and personal information are enough; low media quality keeps it small.",
        "Drop the ZIP as it is; of several drop all of them.",
    ],
    wait: "a few hours up to some days",
    gives: Gives::Both,
    mend: "ask for it again with messages, followers and following, likes, comments, media and personal information, for all time, as JSON",
    // Never `value` or `title`, which hold comments and captions.
    shown: &[
        "href",
        "timestamp",
        "timestamp_ms",
        "creation_timestamp",
        "sender_name",
        "name",
        "actor",
        "type",
        "uri",
        "fbid",
        "sender",
        "username",
        "created_at",
        "date",
        "taken_at",
        "path",
    ],
    own_words: OwnWords::Plain(&[
        "title",
        "caption",
        "string_map_data.Comment.value",
        "string_map_data.Kommentar.value",
    ]),
    claim: layout::claim,
    sniff: layout::sniff,
    read,
};

fn read(reading: &mut ExportReader) -> Result<()> {
    let holds = |file: &File| layout::holds(&file.path, || reading.start(file));
    let files: Vec<(File, Holds)> = reading.files.iter().map(|file| (file.clone(), holds(file))).collect();
    describe(reading, &files);
    let (mut votes, mut notices) = (Votes::default(), Notices::default());
    for step in layout::ORDER {
        for (file, _) in files.iter().filter(|(_, holds)| holds == step) {
            if file.path.contains("messages/filtered_threads/") {
                reading.recorder.skip("files of threads that Instagram filtered as spam");
                continue;
            }
            match step {
                Holds::Profile => SITE.profile(reading, file),
                Holds::Followers => SITE.contacts(reading, file, Relation::Follower),
                Holds::Following => SITE.contacts(reading, file, Relation::Following),
                Holds::Received => SITE.contacts(reading, file, Relation::RequestReceived),
                Holds::Sent => SITE.contacts(reading, file, Relation::RequestSent),
                Holds::Thread => votes.add(threads::read(reading, file, Named::Members, &mut notices).owner),
                Holds::Comments => comments(reading, file),
                Holds::Likes => SITE.reactions(reading, file),
                Holds::Posts => posts(reading, file),
                Holds::Insights => insights::read(reading, file),
                Holds::Old(part) => legacy::read(reading, file, *part),
            }
        }
    }
    notices.settle(&mut reading.recorder);
    threads::leave_repeated(&mut reading.recorder);
    votes.settle(&mut reading.recorder, None);
    Ok(())
}

/// What this export is and can show, by the files it has. Insights say themselves what they count.
fn describe(reading: &mut ExportReader, files: &[(File, Holds)]) {
    for (_, holds) in files {
        reading.recorder.observes(match holds {
            Holds::Followers | Holds::Old(legacy::Part::Connections) => &[Observe::Follows, Observe::Contacts],
            Holds::Following => &[Observe::Contacts],
            Holds::Received => &[Observe::Invitations],
            Holds::Thread | Holds::Old(legacy::Part::Messages) => &[Observe::Messages, Observe::MessageReactions],
            _ => &[],
        });
    }
    let within = |folder: &str| reading.has(|path| path.split('/').rev().skip(1).any(|part| part == folder));
    let generation = if files.iter().any(|(_, holds)| matches!(holds, Holds::Old(_))) {
        Some("2018")
    } else if within("your_instagram_activity") || within("connections") {
        Some("2023")
    } else if within("followers_and_following") || within("account_information") || within("content") {
        Some("2021")
    } else {
        None
    };
    let import = reading.recorder.import();
    import.generation = generation.map(str::to_owned);
    import.as_of = super::meta::layout::made(&import.file, "instagram-");
}

/// Own posts, stories and reels. Their counts, where there are any, stand in the insights.
fn posts(reading: &mut ExportReader, file: &File) {
    let mut posts = Posts::of(layout::kind(&file.path));
    each(reading, file, |recorder, entry| {
        posts.read(recorder, entry, PostKind::Original);
        Ok(())
    });
}

/// Own comments: what they say, whose post they stand under, when. Of these only the last two leave.
fn comments(reading: &mut ExportReader, file: &File) {
    /// "Media owner".
    const MEDIA_OWNER: &str = "owner|eigenaar|inhaber|eigentümer|propri|propiet|sahibi|владел|właściciel|所有|소유|擁有|拥有|pemilik|chủ sở hữu|ägare|eier|ejer|مالك|pronari";
    let mut last = (0, 0);
    each(reading, file, |recorder, entry| {
        if entry.string_map_data.is_some() {
            let filled = || entry.fields().filter(|(_, said)| !said.value.is_empty());
            let owner = filled().find(|(label, _)| is(&fold(label), MEDIA_OWNER));
            // In other languages: the owner stands after the comment. One alone may be either.
            let owner = owner.or_else(|| if filled().count() > 1 { filled().next_back() } else { None });
            let owner = owner.map(|(_, said)| name(&said.value)).unwrap_or_default();
            comment(recorder, &mut last, &owner, entry.time());
        } else if entry.string_list_data.is_empty() {
            unknown(recorder);
        }
        // Until about 2022.
        for said in entry.listed() {
            comment(recorder, &mut last, &name(&entry.title), moment(said.timestamp));
        }
        Ok(())
    });
}

/// An own comment on something of `owner`'s. `last`: the second of the one before, and how many that second had.
fn comment(recorder: &mut Recorder, last: &mut (i64, u32), owner: &str, when: When) {
    let at = when.at.unwrap_or_default();
    *last = (at, if last.0 == at { last.1 + 1 } else { 1 });
    let id = object(recorder, "comment", at, last.1);
    recorder.post(id, OWNER, when, PostKind::Reply, false);
    // The owner's own comment under their own post is written to all there.
    let to = handle(owner).map(|owner| SITE.person(recorder, &owner, "")).filter(|to| !recorder.is_owner(*to));
    recorder.act(Kind::Reply, OWNER, to, About::public(when, None));
}
