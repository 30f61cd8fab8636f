//! What the user script twitter-web-exporter saves while one looks at X (JSON): own posts with their reply and quote
//! counts, replies below them, who retweeted or liked one of them, followers.
//!
//! A list of people doesn't say what they did, nor to which post: that stands in the file's name.

use super::fields::{is_id, snowflake, written};
use super::people::{People, Who};
use crate::Result;
use crate::import::{About, EntryProbe, ExportReader, File, Format, Gives, OwnWords, Recorder, Rows};
use crate::networks::answers::{ANSWERS, Acts, Followers, OwnTo, Votes, more, own_post};
use crate::readers::json::fields::{Count, Object, Present, Word};
use crate::record::{Kind, OWNER, Observe, Source, Sym, When};
use serde::Deserialize;
use std::collections::BTreeMap;

pub const FORMAT: Format = Format {
    name: "x-web-exporter",
    network: super::NETWORK.name,
    title: "X (Twitter): who reacted",
    how: &[
        "With the user script twitter-web-exporter, open your profile on x.com and export UserTweets as JSON; TweetDetail of a post has the replies to it.",
        "Who retweeted or liked a post: open that list, export it by itself, and write the post's number into the file's name, as in retweeters-1511834222333444555.json. Followers need no number.",
        "Drop the files here in one go, together with your archive if you have it.",
    ],
    wait: "some minutes",
    gives: Gives::Both,
    mend: "export UserTweets as JSON, not as CSV or HTML",
    shown: &[],
    own_words: OwnWords::Never,
    claim: |_| crate::import::Claim::No,
    sniff,
    read,
};

fn sniff(head: &EntryProbe) -> Option<usize> {
    let person = head.says("\"screen_name\"") && head.says("\"profile_image_url\"");
    let has = person && (head.says("\"favorite_count\"") || head.says("\"followers_count\""));
    (head.path.ends_with(".json") && has).then(|| head.folder())
}

/// A row: of a post, or of somebody.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Row<'t> {
    #[serde(borrow)]
    id: Word<'t>,
    created_at: Word<'t>,
    screen_name: Word<'t>,
    name: Word<'t>,
    in_reply_to: Word<'t>,
    retweeted_status: Word<'t>,
    quoted_status: Word<'t>,
    full_text: Present,
    favorite_count: Count,
    retweet_count: Count,
    quote_count: Count,
    reply_count: Count,
    metadata: Object<Metadata<'t>>,
}

/// With all metadata ticked.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Metadata<'t> {
    #[serde(borrow)]
    legacy: Object<Legacy<'t>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Legacy<'t> {
    #[serde(borrow)]
    user_id_str: Word<'t>,
}

/// What a file holds, as its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Posts of the account that was looked at.
    Own,
    Retweeters,
    Likers,
    Followers,
    Other,
}

fn holds(name: &str) -> Holds {
    let has = |word: &str| name.contains(word);
    match () {
        () if has("usertweets") || has("usermedia") => Holds::Own,
        () if has("retweeters") => Holds::Retweeters,
        () if has("likers") || has("favoriters") => Holds::Likers,
        () if has("followers") => Holds::Followers,
        () => Holds::Other,
    }
}

/// A post's number in a name; the script's own numbers there are times of 13 digits.
fn numbered(name: &str) -> &str {
    name.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() > 13).unwrap_or_default()
}

/// A post, as a row shows it.
struct Seen {
    source: Source,
    author: Who,
    handle: String,
    when: When,
    counts: [Option<u64>; 3],
    parent: Option<Sym>,
    quoted: Option<Sym>,
}

#[derive(Default)]
struct Found {
    owners: Votes,
    people: People,
    posts: BTreeMap<Sym, Seen>,
    acts: Acts,
    followers: Followers,
}

fn read(reading: &mut ExportReader) -> Result<()> {
    let mut found = Found::default();
    for file in reading.files.clone() {
        let File { path, .. } = &file;
        let name = path.rsplit('/').next().unwrap_or_default();
        reading.json_rows(&file, ANSWERS, &mut |rows, item| found.row(rows, &item.object()?, name));
    }
    found.finish(&mut reading.recorder);
    Ok(())
}

impl Found {
    fn row(&mut self, rows: &mut Rows, row: &Row, name: &str) -> Result<()> {
        let said = [
            ("id", &row.id),
            ("created_at", &row.created_at),
            ("screen_name", &row.screen_name),
            ("name", &row.name),
        ];
        let links = [
            ("in_reply_to", &row.in_reply_to),
            ("retweeted_status", &row.retweeted_status),
            ("quoted_status", &row.quoted_status),
        ];
        let shown: Vec<(&str, &str)> = said.into_iter().chain(links).map(|(name, word)| (name, &**word)).collect();
        if !rows.row(&shown) {
            return Ok(());
        }
        match is_id(&row.id) {
            false => rows.recorder.problem("a row without an id was left out"),
            true if row.full_text.0 || row.favorite_count.0.is_some() => self.post(rows.recorder, row, holds(name)),
            true => self.person(rows.recorder, row, name),
        }
        Ok(())
    }

    fn post(&mut self, recorder: &mut Recorder, row: &Row, holds: Holds) {
        if is_id(&row.retweeted_status) {
            return recorder.skip("a retweet of somebody else's post: the archive has it");
        }
        let raw = row.metadata.as_ref().and_then(|raw| raw.legacy.as_ref());
        let author = self.people.who(recorder, raw.map_or("", |raw| &raw.user_id_str), &row.screen_name, &row.name);
        let handle = row.screen_name.to_lowercase();
        if holds == Holds::Own {
            self.owners.add(&handle, 0);
        }
        let object = recorder.sym(&row.id);
        let quotes = row.quote_count.0.unwrap_or_default();
        let reposts = row.retweet_count.0.map(|n| n.saturating_add(quotes));
        let counts = [row.favorite_count.0, reposts, row.reply_count.0];
        if let Some(known) = self.posts.get_mut(&object) {
            return more(&mut known.counts, counts);
        }
        let [parent, quoted] = [&row.in_reply_to, &row.quoted_status]
            .map(|id| Some(&**id).filter(|id| is_id(id)).map(|id| recorder.sym(id)));
        let (when, source) = (written(&row.created_at, &row.id), recorder.here());
        self.posts.insert(object, Seen { source, author, handle, when, counts, parent, quoted });
    }

    fn person(&mut self, recorder: &mut Recorder, row: &Row, name: &str) {
        let Who::Known(person) = self.people.who(recorder, &row.id, &row.screen_name, &row.name) else { return };
        let (kind, named) = match holds(name) {
            Holds::Followers => {
                recorder.observes(&[Observe::Contacts]);
                return self.followers.add(recorder, person, When::UNKNOWN);
            }
            Holds::Retweeters => (Kind::Repost, Observe::RepostsNamed),
            Holds::Likers => (Kind::Reaction, Observe::ReactionsNamed),
            Holds::Own | Holds::Other => {
                return recorder
                    .skip("somebody in a list that is neither of followers nor of those who reacted: left out");
            }
        };
        let post = numbered(name);
        if post.is_empty() {
            return recorder.problem(
                "a list of those who retweeted or liked doesn't say which post: write the post's number into the file's \
                 name, as in retweeters-1511834222333444555.json",
            );
        }
        recorder.observes(&[named]);
        let object = recorder.sym(post);
        self.acts.add(recorder, kind, person, object, When::UNKNOWN);
    }

    /// All files have been read.
    fn finish(self, recorder: &mut Recorder) {
        let Found { owners, mut people, posts, acts, followers } = self;
        recorder.import().cut = true;
        let owner = owners.winner().unwrap_or_default().to_owned();
        let is_own = |post: &Seen| !owner.is_empty() && post.handle == owner;
        if let Some(post) = posts.values().find(|post| is_own(post)) {
            match &post.author {
                Who::Known(person) => {
                    let key = recorder.import().people[*person as usize].key.clone();
                    people.owner(recorder, &key, &owner, "");
                }
                Who::Handle { handle, name } => {
                    // As it is written: so archives call their owner, by which the two are known to be one.
                    recorder.owner(&format!("@{handle}"), name);
                    people.has_handle(recorder, OWNER, handle);
                }
                Who::Nobody => {}
            }
            recorder.link(OWNER, &format!("https://twitter.com/{owner}"));
        } else if !posts.is_empty() {
            recorder.problem(
                "nothing says whose these posts are: export UserTweets of your own profile, and keep the file's name",
            );
        }
        let own = OwnTo::of(posts.values().filter(|post| is_own(post)).map(|post| (post.parent, post.quoted)));
        let owns = |object: Option<Sym>| object.filter(|object| posts.get(object).is_some_and(is_own));
        for (object, post) in &posts {
            recorder.back(post.source);
            if is_own(post) {
                let counts = own.less(*object, post.counts, 0);
                own_post(recorder, *object, post.when, post.parent.is_some(), counts);
                if let Some(parent) = post.parent.and_then(|parent| posts.get(&parent)) {
                    let about = About::public(post.when, post.parent);
                    people.act(recorder, Kind::Reply, Who::Known(OWNER), parent.author.clone(), about);
                }
                continue;
            }
            let (replied, quoted) = (owns(post.parent), owns(post.quoted));
            for (kind, shown, object) in
                [(Kind::Reply, Observe::RepliesNamed, replied), (Kind::Repost, Observe::RepostsNamed, quoted)]
            {
                if object.is_some() {
                    recorder.observes(&[shown]);
                    let about = About::public(post.when, object);
                    people.act(recorder, kind, post.author.clone(), Who::Known(OWNER), about);
                }
            }
            if replied.or(quoted).is_none() {
                recorder.skip("a post of somebody else's that does nothing to the owner's: left out");
            }
        }
        acts.write(recorder, &|recorder, object| match posts.get(&object) {
            Some(post) => is_own(post).then_some(post.when),
            // Only one's own post is looked up by its number.
            None => Some(snowflake(recorder.string(object))),
        });
        followers.write(recorder);
        people.settle(recorder);
        recorder.back(Source::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_a_list_is_of() {
        assert_eq!(holds("twitter-usertweets-1712345678901.json"), Holds::Own);
        assert_eq!(holds("retweeters-1511834222333444555.json"), Holds::Retweeters);
        assert_eq!(holds("twitter-followers-1712345678901.json"), Holds::Followers);
        assert_eq!(holds("twitter-bookmarks-1712345678901.json"), Holds::Other);
        assert_eq!(numbered("retweeters-1511834222333444555.json"), "1511834222333444555");
        assert_eq!(numbered("twitter-retweeters-1712345678901.json"), "");
    }
}
