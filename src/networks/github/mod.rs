//! GitHub's account export and organisation migrations: `issues_000001.json` and its like, at most 100 records each.
//!
//! What leaves this room: issues, pull requests, discussions, reviews and comments as posts and as replies, and the
//! reactions on them, everybody's. Titles and texts are passed over, so mentions in texts aren't known. Repositories
//! (`repositories/*.git`), attachments and events stay closed. Stars, followers and forks aren't in these exports.
//!
//! **Whose it is.** The one person who owns the export's repositories; of an organisation's repositories nobody.
//! **To whom.** A comment or review is a reply to whoever wrote what it is on; where that is unknown (a bot, a deleted
//! account) to the repository's owner. An issue, pull request or discussion opened on somebody's repository is a reply to
//! its owner, on the repository: like a comment on something of theirs. What somebody adds to their own issue is
//! addressed to the thread: whom that reaches is the ledger's to say. What belongs to an organisation is addressed to
//! nobody by that.
//!
//! Known from parsers and writers of the format; the layout of discussions is a guess after that of issues.

mod descriptor;
mod layout;
mod records;

pub(super) use descriptor::NETWORK;

use crate::Result;
use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader, Format, Gives, OwnWords};
use crate::readers::json::Step::ElementOrOne;
use crate::record::Observe;
use records::Export;

pub(super) const FORMAT: Format = Format {
    name: "github",
    network: NETWORK.name,
    title: NETWORK.title,
    how: &[
        "On github.com: Settings, Account, Export account data, Start export.",
        "When the mail comes, download the .tar.gz from there within seven days.",
        "Drop it here as it is. It shows issues, pull requests, reviews and comments on your repositories, no stars and no followers; of an organisation, drop its migration archive and choose who you are.",
    ],
    wait: "some minutes up to some hours",
    gives: Gives::People,
    mend: "it has no issue, pull request or comment; export the account that owns the repositories",
    shown: &[
        "type",
        "url",
        "user",
        "owner",
        "repository",
        "issue",
        "pull_request",
        "discussion",
        "in_reply_to",
        "state",
        "created_at",
        "submitted_at",
        "login",
        "name",
        "content",
    ],
    own_words: OwnWords::Plain(&["title", "body", "description"]),
    claim,
    sniff,
    read,
};

/// What a file holds, in the order of reading: each refers to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Organizations,
    Bots,
    Users,
    Repositories,
    /// What is opened on a repository.
    Opened,
    Comments,
    Reviews,
}

/// Names of files, what the `type` of their records is, and what they hold.
const FILES: [(&str, &str, Holds); 12] = [
    ("organizations", "organization", Holds::Organizations),
    ("bots", "bot", Holds::Bots),
    ("repositories", "repository", Holds::Repositories),
    ("users", "user", Holds::Users),
    ("issues", "issue", Holds::Opened),
    ("pull_requests", "pull_request", Holds::Opened),
    ("discussions", "discussion", Holds::Opened),
    ("issue_comments", "issue_comment", Holds::Comments),
    ("commit_comments", "commit_comment", Holds::Comments),
    ("pull_request_reviews", "pull_request_review", Holds::Reviews),
    ("pull_request_review_comments", "pull_request_review_comment", Holds::Comments),
    ("discussion_comments", "discussion_comment", Holds::Comments),
];

/// Files that are never opened.
const UNWANTED: [&str; 11] = [
    "attachments",
    "discussion_categories",
    "issue_events",
    "milestones",
    "projects",
    "protected_branches",
    "pull_request_review_threads",
    "release_assets",
    "releases",
    "repository_files",
    "teams",
];

/// A file's name without its number of six digits.
fn stem(name: &str) -> Option<&str> {
    let (stem, number) = name.strip_suffix(".json")?.rsplit_once('_')?;
    (number.len() == 6 && number.bytes().all(|b| b.is_ascii_digit())).then_some(stem)
}

fn claim(head: &EntryProbe) -> Claim {
    if let Some(root) = attached(head) {
        return Claim::Unwanted { root };
    }
    let root = head.path.len() - head.name().len();
    match stem(head.name()) {
        Some(stem) if FILES.iter().any(|(name, ..)| *name == stem) => Claim::Wanted { root },
        Some(stem) if UNWANTED.contains(&stem) => Claim::Unwanted { root },
        _ => Claim::No,
    }
}

/// A file that every export has.
const OWN: &str = "repositories_000001.json";

/// The root of the export to whose issues people attached it: it may be anything, other networks' exports too, and is
/// never opened.
fn attached(head: &EntryProbe) -> Option<usize> {
    head.path.find("attachments/").filter(|root| head.has(*root, OWN))
}

fn sniff(head: &EntryProbe) -> Option<usize> {
    let root = head.path.len() - head.name().len();
    (head.path.ends_with(".json") && of_start(head.start()).is_some()).then_some(root)
}

/// What a file under another name holds, by its first record: each begins with its type and its address.
fn of_start(start: &[u8]) -> Option<Holds> {
    let plain: Vec<u8> = start.iter().take(512).filter(|b| !b.is_ascii_whitespace()).copied().collect();
    let (kind, rest) = plain.strip_prefix(b"[{\"type\":\"")?.split_at(plain[10..].iter().position(|b| *b == b'"')?);
    let known = FILES.iter().find(|(_, of, _)| of.as_bytes() == kind).map(|(.., holds)| *holds);
    known.filter(|_| rest.starts_with(b"\",\"url\":\"http"))
}

fn holds(reading: &ExportReader, file: &File) -> Option<Holds> {
    let stem = stem(file.path.rsplit('/').next().unwrap_or_default());
    let named = FILES.iter().find(|(name, ..)| Some(*name) == stem).map(|(.., holds)| *holds);
    named.or_else(|| of_start(&reading.start(file)))
}

fn read(reading: &mut ExportReader) -> Result<()> {
    use Holds::*;
    reading.recorder.import().group_source = true;
    let files: Vec<(File, Holds)> =
        reading.files.iter().filter_map(|file| Some((file.clone(), holds(reading, file)?))).collect();
    if files.iter().any(|(_, holds)| matches!(holds, Repositories | Opened | Comments | Reviews)) {
        reading.recorder.observes(&[Observe::RepliesNamed]);
    }
    let mut export = Export::default();
    for step in [Organizations, Bots, Users, Repositories, Opened, Comments, Reviews] {
        for (file, _) in files.iter().filter(|(_, holds)| *holds == step) {
            reading.json_filled(file, &[&[ElementOrOne]], |recorder, item| {
                match step {
                    Organizations => export.organization(&item.object()?),
                    Bots => export.bot(&item.object()?),
                    Repositories => export.repository(recorder, &item.object()?),
                    Users => export.user(recorder, &item.object()?),
                    Opened => export.opened(recorder, &item.object()?),
                    Comments => export.comment(recorder, &item.object()?),
                    Reviews => export.review(recorder, &item.object()?),
                }
                Ok(())
            });
        }
        if step == Repositories {
            export.find_owner(&mut reading.recorder);
        }
    }
    export.end(&mut reading.recorder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_number_or_their_first_record() {
        assert_eq!(stem("issue_comments_000012.json"), Some("issue_comments"));
        assert_eq!(stem("issues.json"), None);
        assert_eq!(stem("message_1.json"), None);
        let start =
            b"[\n  {\n    \"type\": \"pull_request\",\n    \"url\": \"https://github.com/ann-example/tea/pull/1\"";
        assert_eq!(of_start(start), Some(Holds::Opened));
        assert_eq!(of_start(b"[{\"type\":\"issue_event\",\"url\":\"https://github.com/x"), None);
        assert_eq!(of_start(b"[{\"type\":\"user\",\"name\":\"x\""), None);
        assert_eq!(of_start(b"[{\"type\":\""), None);
        assert_eq!(of_start(b""), None);
    }
}
