//! Which of an export's files are read, and how to know them: by name, which changes over the years, and by header.

use crate::import::File;
use crate::import::{Claim, EntryProbe, ExportReader};
use crate::readers::table;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Profile,
    Connections,
    Messages,
    Invitations,
    EndorsementsReceived,
    EndorsementsGiven,
    RecommendationsReceived,
    RecommendationsGiven,
    Shares,
    Comments,
    Reactions,
    Votes,
    Reposts,
    Follows,
}

/// How sure a header makes us, without the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Header {
    /// Nobody else writes it.
    Ours,
    /// Others may: a link to linkedin.com must stand below it.
    WithLink,
    /// It says too little.
    Vague,
}

struct Layout {
    kind: Kind,
    /// Names as [`stem`] leaves them.
    stems: &'static [&'static str],
    /// Only LinkedIn has files of this name: it is ours whatever is in it, and so are the files beside it.
    own_name: bool,
    /// Cells that its header has, in each of its generations.
    headers: &'static [&'static [&'static str]],
    header: Header,
}

const fn layout(
    kind: Kind,
    own_name: bool,
    stems: &'static [&'static str],
    header: Header,
    headers: &'static [&'static [&'static str]],
) -> Layout {
    Layout { kind, stems, own_name, headers, header }
}

/// Narrower headers come before those they contain.
static LAYOUTS: &[Layout] = &[
    layout(
        Kind::Connections,
        true,
        &["connections"],
        Header::Ours,
        // The German one is known from others' tests only.
        &[&["first name", "last name", "connected on"], &["vorname", "nachname", "verbunden am"]],
    ),
    layout(
        Kind::Messages,
        false,
        &["messages"],
        Header::Ours,
        // The second: until about 2018.
        &[&["conversation id", "from", "date"], &["from", "to", "date", "subject", "direction", "folder"]],
    ),
    layout(Kind::Invitations, true, &["invitations"], Header::Ours, &[&["from", "to", "sent at", "direction"]]),
    layout(
        Kind::EndorsementsReceived,
        true,
        &["endorsementreceivedinfo"],
        Header::Ours,
        &[&["endorsement date", "endorser first name", "endorser last name"]],
    ),
    layout(
        Kind::EndorsementsGiven,
        true,
        &["endorsementgiveninfo"],
        Header::Ours,
        &[&["endorsement date", "endorsee first name", "endorsee last name"]],
    ),
    // Both have the same header: only the name tells who recommended whom.
    layout(
        Kind::RecommendationsReceived,
        true,
        &["recommendationsreceived"],
        Header::Vague,
        &[&["first name", "last name", "creation date"]],
    ),
    layout(
        Kind::RecommendationsGiven,
        true,
        &["recommendationsgiven"],
        Header::Vague,
        &[&["first name", "last name", "creation date"]],
    ),
    layout(
        Kind::Profile,
        false,
        &["profile"],
        Header::Ours,
        &[&["first name", "last name", "maiden name", "headline"]],
    ),
    layout(Kind::Shares, false, &["shares"], Header::Ours, &[&["date", "sharelink"]]),
    layout(Kind::Comments, false, &["comments"], Header::WithLink, &[&["date", "link", "message"]]),
    layout(Kind::Reactions, false, &["reactions", "likes"], Header::WithLink, &[&["date", "type", "link"]]),
    layout(Kind::Votes, false, &["votes"], Header::WithLink, &[&["date", "link", "optiontext"]]),
    layout(Kind::Reposts, true, &["instantreposts"], Header::Vague, &[&["date", "link"]]),
    layout(Kind::Follows, true, &["memberfollows"], Header::Vague, &[&["date", "fullname"]]),
];

/// Never opened: address books, logs, identity, advertising, money, jobs, talks with machines, and the profile's rest.
const UNWANTED: &[&str] = &[
    "accountstatushistory",
    "adsclicked",
    "adtargeting",
    "causesyoucareabout",
    "certifications",
    "coachmessages",
    "companyfollows",
    "connectedservices",
    "contacts",
    "contactsettings",
    "courses",
    "education",
    "emailaddresses",
    "events",
    "groups",
    "guidemessages",
    "hashtagfollows",
    "honors",
    "importedcontacts",
    "inferencesaboutyou",
    "interests",
    "jobapplicantsavedanswers",
    "jobapplicantsavedscreeningquestionresponses",
    "jobapplications",
    "jobseekerpreferences",
    "lanadsengagement",
    "languages",
    "learning",
    "learningcoachmessages",
    "learningroleplaymessages",
    "logins",
    "mobileapplications",
    "notes",
    "onlinejobpostings",
    "organizations",
    "patents",
    "phonenumbers",
    "positions",
    "privateidentityasset",
    "profilesummary",
    "projects",
    "publications",
    "receipts",
    "receiptsv2",
    "registration",
    "richmedia",
    "savedarticles",
    "saveditems",
    "savedjobalerts",
    "savedjobs",
    "searchqueries",
    "securitychallenges",
    "skills",
    "testscores",
    "verifications",
    "volunteering",
    "volunteeringexperiences",
    "whatsappphonenumbers",
];

/// Folders of an export that are never opened.
const UNWANTED_FOLDERS: [&str; 4] = ["articles/articles/", "jobs/", "services marketplace/", "verifications/"];

pub(super) fn claim(head: &EntryProbe) -> Claim {
    if let Some(folder) = UNWANTED_FOLDERS.iter().find(|f| folder(&head.path).ends_with(**f)) {
        let root = self::folder(&head.path).len() - folder.len();
        return if is_export(head, &head.path[..root]) { Claim::Unwanted { root } } else { Claim::No };
    }
    let Some(stem) = stem(head.name()) else { return Claim::No };
    let folder = folder(&head.path);
    let root = folder.len();
    if let Some(layout) = LAYOUTS.iter().find(|l| l.stems.contains(&stem.as_str())) {
        let ours = layout.own_name || layout.need(head.start()).is_some() || is_export(head, folder);
        return if ours { Claim::Wanted { root } } else { Claim::No };
    }
    match UNWANTED.contains(&stem.as_str()) && is_export(head, folder) {
        true => Claim::Unwanted { root },
        false => Claim::No,
    }
}

pub(super) fn sniff(head: &EntryProbe) -> Option<usize> {
    by_header(head.start()).map(|_| folder(&head.path).len())
}

/// A file that is read.
pub(super) struct Sheet {
    pub file: File,
    pub kind: Kind,
    /// What its header must have.
    pub need: &'static [&'static str],
    /// Whether it has; where not, reading it reports what stands there instead.
    pub has_header: bool,
}

/// All that are read. A header outweighs a name: people rename files.
pub(super) fn sheets(reading: &ExportReader) -> Vec<Sheet> {
    let files = reading.select(|_| true);
    files.into_iter().filter_map(|file| sheet(&reading.start(&file), file)).collect()
}

fn sheet(start: &[u8], file: File) -> Option<Sheet> {
    let stem = stem(file.path.rsplit('/').next().unwrap_or_default());
    let named = LAYOUTS.iter().find(|l| stem.as_deref().is_some_and(|stem| l.stems.contains(&stem)));
    if let Some((kind, need)) = named.and_then(|l| Some((l.kind, l.need(start)?))).or_else(|| by_header(start)) {
        return Some(Sheet { file, kind, need, has_header: true });
    }
    let (kind, need) = named.map(|l| (l.kind, l.headers[0]))?;
    Some(Sheet { file, kind, need, has_header: false })
}

fn by_header(start: &[u8]) -> Option<(Kind, &'static [&'static str])> {
    let linked = || memchr::memmem::find(start, b"linkedin.com/").is_some();
    LAYOUTS
        .iter()
        .filter(|l| l.header != Header::Vague)
        .find_map(|l| Some((l, l.need(start)?)))
        .filter(|(l, _)| l.header == Header::Ours || linked())
        .map(|(l, need)| (l.kind, need))
}

impl Layout {
    /// The generation of its header that a file begins with.
    fn need(&self, start: &[u8]) -> Option<&'static [&'static str]> {
        self.headers.iter().find(|need| table::has_header(start, need)).copied()
    }
}

fn folder(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |slash| slash + 1)]
}

/// Whether a folder holds a file that only LinkedIn has.
fn is_export(head: &EntryProbe, folder: &str) -> bool {
    let own = |stem: String| LAYOUTS.iter().any(|l| l.own_name && l.stems.contains(&stem.as_str()));
    head.count_in(folder.len(), "linkedin", |name| stem(name).is_some_and(own)) > 0
}

/// A lower-case file name without what varies: `Endorsement Received Info.csv`, `Endorsement_Received_Info.csv`, the
/// member's number (`Shares_123456.csv`, 2026), a browser's ` (1)`. `None` where it is no CSV, or in a deeper folder.
fn stem(name: &str) -> Option<String> {
    let name = name.strip_suffix(".csv").filter(|name| !name.contains('/'))?;
    let name = match name.strip_suffix(')').and_then(|n| n.rsplit_once(" (")) {
        Some((name, copy)) if copy.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => name,
    };
    let name = match name.rsplit_once(['_', ' ']) {
        Some((name, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => name,
    };
    Some(name.replace(['_', ' '], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(start: &str) -> Option<Kind> {
        by_header(start.as_bytes()).map(|(kind, _)| kind)
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        for name in
            ["endorsement received info.csv", "endorsement_received_info.csv", "endorsement_received_info (2).csv"]
        {
            assert_eq!(stem(name).as_deref(), Some("endorsementreceivedinfo"));
        }
        assert_eq!(stem("shares_123456.csv").as_deref(), Some("shares"));
        assert_eq!(stem("receipts_v2.csv").as_deref(), Some("receiptsv2"));
        assert_eq!(stem("jobs/saved jobs.csv"), None);
        assert_eq!(stem("profile.txt"), None);
    }

    #[test]
    fn no_file_is_both_read_and_unwanted() {
        assert!(LAYOUTS.iter().flat_map(|l| l.stems).all(|stem| !UNWANTED.contains(stem)));
        assert!(UNWANTED.is_sorted());
    }

    #[test]
    fn a_lone_file_is_known_by_its_header() {
        assert_eq!(
            kind("\u{feff}Notes:\n\"x, y\"\n\nFirst Name,Last Name,URL,Connected On\n"),
            Some(Kind::Connections)
        );
        assert_eq!(
            kind("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"),
            Some(Kind::Connections)
        );
        assert_eq!(kind("\"CONVERSATION ID\",\"FROM\",\"DATE\"\n"), Some(Kind::Messages));
        assert_eq!(
            kind("Date,Link,Message\n2024-01-02 03:04:05,https://www.linkedin.com/feed/update/x,hi\n"),
            Some(Kind::Comments)
        );
    }

    #[test]
    fn look_alikes_of_other_networks_are_not_ours() {
        assert_eq!(
            kind("id,permalink,date,ip,subreddit,gildings,link,parent,body,media\nx,https://www.reddit.com/r/x\n"),
            None
        );
        assert_eq!(kind("Comment ID,Channel ID,Comment create timestamp,Price,Video ID,Comment text\n"), None);
        assert_eq!(kind("id,permalink,thread_id,date,ip,from,to,subject,body\n"), None);
        assert_eq!(kind("Date,Link,Message\n2024-01-02,https://example.org/x,hi\n"), None);
        assert_eq!(kind("First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"), None);
    }
}
