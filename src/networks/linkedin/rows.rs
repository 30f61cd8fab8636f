//! From rows to records: one short function per file.

use super::dates::{Dates, Evidence};
use super::files::Kind as File;
use super::people::{self, Owner};
use crate::import::{About, Recorder};
use crate::order::Order;
use crate::readers::table::Row;
use crate::record::{Kind, OWNER, PersonIx, PostKind, Relation};

/// The key of somebody whose account is closed, outside of conversations.
const UNKNOWN: &str = "LinkedIn Member";

/// How the campaign editor's messages begin.
const CAMPAIGN: &str = "<p class=\"spinmail";

/// What is kept from row to row.
#[derive(Debug, Default)]
pub(super) struct Export {
    owner: Owner,
    dates: Dates,
}

impl Export {
    /// Another file begins, with such dates.
    pub fn begin(&mut self, evidence: &Evidence) {
        self.dates = Dates::of(evidence);
    }

    /// All is read.
    pub fn settle(&self, recorder: &mut Recorder) {
        self.owner.settle(recorder);
    }

    pub fn row(&mut self, file: File, recorder: &mut Recorder, row: &Row) {
        match file {
            File::Profile => self.owner.called(&full_name(row, ["first name", "last name"])),
            File::Connections => self.connection(recorder, row),
            File::Follows => self.follow(recorder, row),
            File::Invitations => self.invitation(recorder, row),
            File::EndorsementsReceived => self.endorsement(recorder, row, true),
            File::EndorsementsGiven => self.endorsement(recorder, row, false),
            File::RecommendationsReceived => self.recommendation(recorder, row, true),
            File::RecommendationsGiven => self.recommendation(recorder, row, false),
            File::Messages => self.message(recorder, row),
            File::Shares => self.share(recorder, row),
            File::Comments => self.own(recorder, row, Kind::Reply, Some(PostKind::Reply)),
            File::Reposts => self.own(recorder, row, Kind::Repost, Some(PostKind::Repost)),
            File::Reactions | File::Votes => self.own(recorder, row, Kind::Reaction, None),
        }
    }

    fn connection(&mut self, recorder: &mut Recorder, row: &Row) {
        let (url, name) = (row.get("url"), full_name(row, ["first name", "last name"]));
        let name = if name.is_empty() { full_name(row, ["vorname", "nachname"]) } else { name };
        if name.is_empty() && url.is_empty() {
            // `,,,,,,07 Jun 2026`
            return recorder.skip("names nobody: who hides or closes their profile leaves the day only");
        }
        let person = self.owner.person(recorder, &url, &name, UNKNOWN);
        recorder.link(person, &row.any(&["email address", "e-mail-adresse"]));
        let since = self.dates.read(recorder, &row.any(&["connected on", "verbunden am"]));
        recorder.contact(person, Relation::Connection, since);
    }

    /// `Member_Follows`: members the owner follows.
    fn follow(&mut self, recorder: &mut Recorder, row: &Row) {
        let status = row.get("status").to_lowercase();
        if status.starts_with("un") || status.starts_with("in") {
            return recorder.skip("is no longer followed");
        }
        let name = people::name(&row.get("fullname"));
        let since = self.dates.read(recorder, &row.get("date"));
        let person = self.owner.person(recorder, "", &name, UNKNOWN);
        recorder.contact(person, Relation::Following, since);
    }

    fn invitation(&mut self, recorder: &mut Recorder, row: &Row) {
        let [from, to] = ["from", "to"].map(|column| people::name(&row.get(column)));
        let [inviter, invitee] = ["inviterprofileurl", "inviteeprofileurl"].map(|column| row.get(column));
        let direction = row.get("direction").to_uppercase();
        if direction == "OUTGOING" || direction != "INCOMING" && self.owner.is(&from) {
            self.owner.called(&from);
            self.owner.at(&inviter);
            let person = self.owner.person(recorder, &invitee, &to, UNKNOWN);
            let since = self.dates.read(recorder, &row.get("sent at"));
            recorder.contact(person, Relation::RequestSent, since);
        } else if direction == "INCOMING" || self.owner.is(&to) {
            self.owner.called(&to);
            self.owner.at(&invitee);
            let person = self.owner.person(recorder, &inviter, &from, UNKNOWN);
            let since = self.dates.read(recorder, &row.get("sent at"));
            recorder.contact(person, Relation::RequestReceived, since);
        } else {
            recorder.problem(
                "doesn't say who invited whom (Direction is neither INCOMING nor OUTGOING): it was left out",
            );
        }
    }

    fn endorsement(&mut self, recorder: &mut Recorder, row: &Row, received: bool) {
        let (url, names) = match received {
            true => ("endorser public url", ["endorser first name", "endorser last name"]),
            false => ("endorsee public url", ["endorsee first name", "endorsee last name"]),
        };
        let person = self.owner.person(recorder, &row.get(url), &full_name(row, names), UNKNOWN);
        self.given(recorder, row, Kind::Endorsement, person, received, ["endorsement date", "endorsement status"]);
    }

    fn recommendation(&mut self, recorder: &mut Recorder, row: &Row, received: bool) {
        let name = full_name(row, ["first name", "last name"]);
        let person = self.owner.person(recorder, "", &name, UNKNOWN);
        self.given(recorder, row, Kind::Recommendation, person, received, ["creation date", "status"]);
    }

    fn given(
        &mut self,
        recorder: &mut Recorder,
        row: &Row,
        kind: Kind,
        by: PersonIx,
        received: bool,
        columns: [&str; 2],
    ) {
        let [date, status] = columns.map(|column| row.get(column));
        let status = status.to_uppercase();
        if matches!(&*status, "REJECTED" | "DECLINED" | "WITHDRAWN" | "DELETED" | "REMOVED" | "DRAFT") {
            return recorder.skip(format!("does not stand: its status is {status}"));
        }
        let when = self.dates.read(recorder, &date);
        let (from, to) = if received { (by, OWNER) } else { (OWNER, by) };
        recorder.act(kind, from, Some(to), About::public(when, None));
    }

    fn message(&mut self, recorder: &mut Recorder, row: &Row) {
        if ["is message draft", "is conversation draft"].iter().any(|column| is_yes(&row.get(column))) {
            return recorder.skip("is a draft, which nobody received");
        }
        if row.get("folder").eq_ignore_ascii_case("spam") {
            return recorder.skip("lies in the SPAM folder");
        }
        let sender_url = row.get("sender profile url");
        if sender_url.is_empty() && row.get("content").starts_with(CAMPAIGN) {
            return recorder.skip("is a sponsored message");
        }
        let id = row.get("conversation id");
        let unknown = format!("{UNKNOWN} in {id}");
        let direction = row.get("direction").to_uppercase();
        let sender = match &*direction {
            "OUTGOING" => OWNER,
            _ => self.owner.person(recorder, &sender_url, &people::name(&row.get("from")), &unknown),
        };
        let mut receivers = match &*direction {
            "INCOMING" => vec![OWNER],
            _ => self.receivers(recorder, row, &unknown),
        };
        receivers.order();
        receivers.dedup();
        receivers.retain(|receiver| *receiver != sender);
        let thread = if id.is_empty() { among(recorder, sender, &receivers) } else { id.into_owned() };
        let thread = recorder.sym(&thread);
        let about = About::private(self.dates.read(recorder, &row.get("date")), thread);
        if let [receiver] = *receivers {
            return recorder.act(Kind::Message, sender, Some(receiver), about);
        }
        recorder.act(Kind::Message, sender, None, about);
        // Nobody listed: the owner at least, in whose mailbox it lies.
        let members = if receivers.is_empty() { vec![OWNER] } else { receivers };
        members.into_iter().chain([sender]).for_each(|member| recorder.participant(thread, member, None));
    }

    /// To whom a message went. URLs decide who; the names go with them where there are as many.
    fn receivers(&self, recorder: &mut Recorder, row: &Row, unknown: &str) -> Vec<PersonIx> {
        let urls = row.get("recipient profile urls");
        let urls: Vec<&str> = urls.split([',', ';', ' ']).filter(|url| !url.is_empty()).collect();
        let names = people::names(&people::name(&row.get("to")));
        if urls.is_empty() {
            return names.iter().map(|name| self.owner.person(recorder, "", name, unknown)).collect();
        }
        let named = names.len() == urls.len();
        let name = |ix: usize| if named { names[ix].as_str() } else { "" };
        urls.iter().enumerate().map(|(ix, url)| self.owner.person(recorder, url, name(ix), unknown)).collect()
    }

    fn share(&mut self, recorder: &mut Recorder, row: &Row) {
        let (date, link) = (row.get("date"), row.get("sharelink"));
        if is_fragment(recorder, &date, &link) {
            return;
        }
        let when = self.dates.read(recorder, &date);
        let object = recorder.sym(&object(&link));
        recorder.post(object, OWNER, when, PostKind::Original, false);
    }

    /// What the owner did to a post whose author the export doesn't name.
    fn own(&mut self, recorder: &mut Recorder, row: &Row, kind: Kind, post: Option<PostKind>) {
        let (date, link) = (row.get("date"), row.get("link"));
        if is_fragment(recorder, &date, &link) {
            return;
        }
        let when = self.dates.read(recorder, &date);
        let on = object(&link);
        let target = recorder.sym_if(&on);
        recorder.act(kind, OWNER, None, About::public(when, target));
        if let Some(post) = post {
            // Neither comments nor reposts have an id of their own.
            let object = recorder.sym(&format!("{on}#{date}"));
            recorder.post(object, OWNER, when, post, false);
        }
    }
}

fn full_name(row: &Row, columns: [&str; 2]) -> String {
    let [first, last] = columns.map(|column| row.get(column));
    people::name(&format!("{} {}", people::name(&first), people::name(&last)))
}

fn is_yes(cell: &str) -> bool {
    ["yes", "true", "1"].iter().any(|yes| cell.eq_ignore_ascii_case(yes))
}

/// Comments write a quotation mark as `\"` (2026), which ends the cell: the rest of the text comes as rows of its own.
fn is_fragment(recorder: &mut Recorder, date: &str, link: &str) -> bool {
    let fragment = !link.contains("://") && super::dates::parse(date).at.is_none();
    if fragment {
        recorder.skip("is the rest of a text with quotation marks in it, not a row of its own");
    }
    fragment
}

/// The conversation of messages without an id (until about 2018): who takes part.
fn among(recorder: &mut Recorder, sender: PersonIx, receivers: &[PersonIx]) -> String {
    let people = &recorder.import().people;
    let others = receivers.iter().chain([&sender]).filter(|person| **person != OWNER);
    let mut keys: Vec<&str> = others.map(|person| people[*person as usize].key.as_str()).collect();
    keys.order();
    format!("with {}", keys.join(", "))
}

/// A post's id in a link to it: `urn:li:activity:7000`, from `…/feed/update/urn%3Ali%3Aactivity%3A7000` as from
/// `…/posts/ann_words-activity-7000-AbCd`; else the link without its query.
pub(crate) fn object(link: &str) -> String {
    let link = link.trim();
    let plain = link.replace("%3A", ":").replace("%3a", ":");
    for kind in ["activity", "ugcPost", "share"] {
        for separator in [':', '-'] {
            let mark = format!("{kind}{separator}");
            let ids = plain.match_indices(&mark).map(|(at, _)| &plain[at + mark.len()..]);
            let digits = |rest: &str| rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if let Some(rest) = ids.into_iter().find(|rest| digits(rest) > 0) {
                return format!("urn:li:{kind}:{}", &rest[..digits(rest)]);
            }
        }
    }
    link.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_has_one_id_in_every_link() {
        for link in [
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000",
            "https://www.linkedin.com/feed/update/urn:li:activity:7000?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7000%2C12%29",
            "https://www.linkedin.com/posts/ann-example_on-activity-and-rest-activity-7000-AbCd/",
        ] {
            assert_eq!(object(link), "urn:li:activity:7000", "{link}");
        }
        assert_eq!(object("https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A71"), "urn:li:ugcPost:71");
        assert_eq!(object("https://www.linkedin.com/pulse/on-rest/?trk=x"), "https://www.linkedin.com/pulse/on-rest");
        assert_eq!(object(""), "");
    }
}
