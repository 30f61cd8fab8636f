//! Rows into records.

use super::layout::Kind;
use crate::import::{About, Recorder};
use crate::readers::table::Row;
use crate::readers::text;
use crate::record;
use crate::record::{OWNER, PersonIx, PostKind, Relation, When};

/// What is known of the export while reading.
#[derive(Debug, Default)]
pub struct Export {
    /// Who is in every private message so far, and how many messages there were.
    everywhere: Vec<String>,
    messages: u32,
    /// Others met in private messages: with one alone nothing tells who is who.
    others: Vec<String>,
}

impl Export {
    /// The owner and the day of making, where the file still has Reddit's name.
    pub fn named(&mut self, recorder: &mut Recorder) {
        let import = recorder.import();
        if let Some((user, day)) = made(&import.file) {
            let user = user.to_owned();
            import.as_of = Some(day);
            self.owner(recorder, &user);
        }
    }

    fn owner(&self, recorder: &mut Recorder, name: &str) {
        if let Some(key) = user(name) {
            recorder.owner(&key.to_lowercase(), key);
        }
    }

    pub fn row(&mut self, kind: Kind, recorder: &mut Recorder, row: &Row) {
        match kind {
            Kind::Statistics => self.statistic(recorder, row),
            Kind::Posts => post(recorder, row),
            Kind::Comments => comment(recorder, row),
            Kind::Messages => self.message(recorder, row),
            Kind::Chat => chat(recorder, row),
            Kind::Friends => friend(recorder, row),
            Kind::Votes => vote(recorder, row),
            Kind::GoldReceived => gold(recorder, row),
            Kind::GoldGiven => {
                let object = linked(&row.get("content_link")).map(|id| recorder.sym(&id));
                recorder.act(
                    record::Kind::Reaction,
                    OWNER,
                    None,
                    About::public(text::moment(&row.get("date")), object),
                );
            }
        }
    }

    /// Of the statistics only the account's name and the time of the export: the others are addresses.
    fn statistic(&self, recorder: &mut Recorder, row: &Row) {
        match &*row.get("statistic").to_lowercase() {
            "account name" => self.owner(recorder, &row.get("value")),
            "export time" => {
                let made = text::moment(&row.get("value")).at;
                let import = recorder.import();
                import.as_of = made.or(import.as_of);
            }
            _ => {}
        }
    }

    fn message(&mut self, recorder: &mut Recorder, row: &Row) {
        let (from, to) = (row.get("from"), row.get("to"));
        let (Some(from), Some(to)) = (user(&from), user(&to)) else {
            return recorder.skip("messages of whole communities, of Reddit itself or of deleted accounts");
        };
        self.meet(from, to);
        let thread = row.get("thread_id");
        let id = row.get("id");
        // The first message of a thread has its id.
        let thread = if thread.is_empty() { &id } else { &thread };
        let thread = recorder.sym(&format!("t4_{}", thread.trim_start_matches("t4_")));
        let (from, to) = (person(recorder, from), person(recorder, to));
        for member in [from, to] {
            recorder.participant(thread, member, None);
        }
        let about = About::private(text::moment(&row.get("date")), thread);
        recorder.act(record::Kind::Message, from, Some(to), about);
    }

    /// Keeps who has been in every message so far.
    fn meet(&mut self, from: &str, to: &str) {
        let pair = [from.to_lowercase(), to.to_lowercase()];
        if self.messages == 0 {
            self.everywhere = pair.to_vec();
        }
        self.messages += 1;
        self.everywhere.retain(|name| pair.contains(name));
        for name in pair {
            if self.others.len() < 3 && !self.others.contains(&name) {
                self.others.push(name);
            }
        }
    }

    /// Who the owner is where no file says it: the one in every private message, of which there are some with
    /// different others.
    pub fn settle(&self, recorder: &mut Recorder) {
        if let ([one], 3..) = (self.everywhere.as_slice(), self.others.len())
            && !recorder.knows_owner()
        {
            recorder.owner(one, "");
        }
    }
}

/// Whose export it is and of which day: `export_mia_sample_20240506.zip`.
fn made(name: &str) -> Option<(&str, i64)> {
    let name = name.strip_prefix("export_")?;
    let (user, day) = name.split_once('.').map_or(name, |(name, _)| name).rsplit_once('_')?;
    let day = day.get(..8).filter(|_| day.len() == 8)?;
    Some((user, text::time(day, &["%Y%m%d"])?))
}

/// A user's name, without `u/`; `None` for a community, a closed account and Reddit's own voices.
fn user(name: &str) -> Option<&str> {
    let name = name.trim().trim_start_matches('/');
    let name = name.strip_prefix("u/").unwrap_or(name);
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let fits = !name.is_empty() && name.chars().all(fits);
    let voice = ["reddit", "automoderator", "welcomebot"].iter().any(|voice| voice.eq_ignore_ascii_case(name));
    (fits && !voice).then_some(name)
}

fn person(recorder: &mut Recorder, name: &str) -> PersonIx {
    let key = name.to_lowercase();
    let person = recorder.person(&key, name);
    recorder.link(person, &format!("https://www.reddit.com/user/{key}"));
    person
}

/// Gives a post or comment its record, and its gildings where it has any: no other count is exported, so none is no 0.
fn own(recorder: &mut Recorder, row: &Row, object: &str, kind: PostKind) -> When {
    let when = text::moment(&row.get("date"));
    let object = recorder.sym(object);
    // Nothing but gildings is shown: a post without one may be the most loved.
    recorder.post(object, OWNER, when, kind, false);
    recorder.address(object, &row.get("permalink"));
    let all = ["gildings", "gildings_silver", "gildings_supergold"];
    let gildings = all.iter().filter_map(|name| row.get(name).parse::<u64>().ok()).fold(0, u64::saturating_add);
    if gildings > 0 {
        recorder.tally(object, when, [Some(gildings), None, None]);
    }
    when
}

fn post(recorder: &mut Recorder, row: &Row) {
    match &*row.get("id") {
        "" => recorder.skip("posts without an id"),
        id => {
            own(recorder, row, &format!("t3_{id}"), PostKind::Original);
        }
    }
}

fn comment(recorder: &mut Recorder, row: &Row) {
    let id = row.get("id");
    if id.is_empty() {
        return recorder.skip("comments without an id");
    }
    let when = own(recorder, row, &format!("t1_{id}"), PostKind::Reply);
    let post = linked(&row.get("link"));
    let parent = row.get("parent");
    let object = match &*parent {
        "" => post,
        full if full.starts_with("t1_") || full.starts_with("t3_") => Some(full.to_owned()),
        bare if post.as_deref() == Some(&*format!("t3_{bare}")) => post,
        bare => Some(format!("t1_{bare}")),
    };
    let object = object.map(|object| recorder.sym(&object));
    // Whom it answers the export doesn't say.
    recorder.act(record::Kind::Reply, OWNER, None, About::public(when, object));
}

/// The post or comment a link leads to: `…/comments/<post>/<title>/<comment>/`.
fn linked(link: &str) -> Option<String> {
    const BEFORE: &str = "/comments/";
    let path = &link[text::find(link, BEFORE)? + BEFORE.len()..];
    let mut parts = text::before(path, b"?#").split('/');
    let post = parts.next().filter(|id| !id.is_empty())?;
    match parts.nth(1).filter(|id| !id.is_empty()) {
        Some(comment) => Some(format!("t1_{comment}")),
        None => Some(format!("t3_{post}")),
    }
}

fn chat(recorder: &mut Recorder, row: &Row) {
    let (name, channel) = (row.get("username"), row.get("channel_url"));
    let Some(name) = user(&name) else {
        return recorder.skip("chat messages of deleted accounts");
    };
    if channel.is_empty() {
        return recorder.skip("chat messages without a channel");
    }
    let thread = recorder.sym(&channel);
    // Whoever writes is a member from then on; the owner is one in all of them.
    if recorder.knows_owner() {
        recorder.participant(thread, OWNER, None);
    }
    let from = person(recorder, name);
    let when = text::moment(&row.get("created_at"));
    recorder.act(record::Kind::Message, from, None, About::private(when, thread));
}

fn friend(recorder: &mut Recorder, row: &Row) {
    match user(&row.get("username")) {
        Some(name) => {
            let person = person(recorder, name);
            recorder.contact(person, Relation::Following, When::UNKNOWN);
        }
        None => recorder.skip("entries without a name (deleted accounts)"),
    }
}

/// Votes have no time and don't say whose post it is.
fn vote(recorder: &mut Recorder, row: &Row) {
    if row.get("direction") != "up" {
        return recorder.skip("votes that were taken back, or downwards");
    }
    let object = linked(&row.get("permalink")).map(|id| recorder.sym(&id));
    recorder.act(record::Kind::Reaction, OWNER, None, About::public(When::UNKNOWN, object));
}

/// Somebody gilded something of the owner's; a nameless gilding is in the counts.
fn gold(recorder: &mut Recorder, row: &Row) {
    let Some(from) = user(&row.get("gilder_username")).map(|name| person(recorder, name)) else {
        return recorder.skip("gildings by nobody named, which the posts count");
    };
    let object = linked(&row.get("content_link")).map(|id| recorder.sym(&id));
    let about = About::public(text::moment(&row.get("date")), object);
    recorder.act(record::Kind::Reaction, from, Some(OWNER), about);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_posts_and_comments() {
        for (link, id) in [
            ("https://www.reddit.com/r/rust/comments/x1/_/k1abcd/", Some("t1_k1abcd")),
            ("https://www.reddit.com/r/rust/comments/x1/a_title/", Some("t3_x1")),
            ("/r/rust/comments/x1", Some("t3_x1")),
            ("https://www.reddit.com/r/rust/comments/x1/a_title/k1?context=3", Some("t1_k1")),
            ("https://www.reddit.com/r/rust/", None),
            ("", None),
        ] {
            assert_eq!(linked(link).as_deref(), id, "{link}");
        }
    }

    #[test]
    fn a_file_may_be_named_after_its_owner() {
        assert_eq!(made("export_mia_sample_20240506.zip"), Some(("mia_sample", 1_714_953_600)));
        assert_eq!(made("export_mia_20240506"), Some(("mia", 1_714_953_600)));
        for other in ["export", "export_mia.zip", "export_mia_2024.zip", "holiday_20240506.zip"] {
            assert_eq!(made(other), None, "{other}");
        }
    }

    #[test]
    fn users_are_told_from_communities() {
        for (name, is) in [("mia_sample", Some("mia_sample")), ("/u/Mia-S", Some("Mia-S")), ("u/ann", Some("ann"))] {
            assert_eq!(user(name), is);
        }
        for other in ["", "[deleted]", "r/rust", "#rust", "/r/rust", "reddit", "AutoModerator", "Ann Example"] {
            assert_eq!(user(other), None, "{other}");
        }
    }
}
