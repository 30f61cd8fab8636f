//! And more: two numbers of one file that could multiply each other (a conversation's name or members, and what was written
//! there), and people named in answers and messages.

use super::hostile::{Attack, file, grows, zipped};
use cloutscope::archive::{Bytes, Input};

/// All of them.
pub const THREADS: &[Attack] = &[
    grows("letters of a channel's id, and its messages (Discord)", channel_id, 1_000_000, 8_000_000, ""),
    grows("recipients of a channel, and its files (Discord)", recipients, 1_000, 50_000, ""),
    grows("one recipient many times, and names (Discord)", one_recipient, 2_000, 200_000, ""),
    grows("people named in one message (Discord)", discord_mentions, 5_000, 500_000, ""),
    grows("people who reacted to one message (Discord)", discord_reactions, 5_000, 500_000, ""),
    grows("one member many times, and messages (Slack)", one_member, 2_000, 100_000, ""),
    grows("letters of a room's id, and its messages (Slack)", room_id, 1_000_000, 8_000_000, ""),
    grows("letters of a thread's title, and its reactions (Instagram)", title, 200_000, 8_000_000, ""),
    grows("people named in one status (Mastodon's answers)", status_mentions, 5_000, 500_000, ""),
    grows("letters of the owner's address, and posts (Mastodon's answers)", owners_address, 200_000, 8_000_000, ""),
    grows("addresses that one sent from, and mails to many (Gmail)", sent_from, 1_000, 50_000, ""),
    grows("people named in one message (Telegram)", telegram_mentions, 10_000, 200_000, ""),
    grows("parts of tweets.js, and files of the manifest (X)", manifest, 200, 20_000, ""),
    grows("months, and those that the index lists (X)", months, 200, 20_000, ""),
    grows("letters of a friend's name, and titles (Facebook)", friends_name, 100, 400, "11 s for 1,000 titles"),
    grows("repositories side by side (Bluesky)", repositories, 300, 20_000, "1.2 GB for 4,000"),
    grows("networks (tables)", networks, 300, 20_000, ""),
    grows("letters of a text, and cells that name it (LinkedIn)", shared_text, 200_000, 8_000_000, "3.1 GB"),
];

pub fn files(all: impl Iterator<Item = (String, String)>) -> Input {
    let one = |(path, text): (String, String)| -> (String, Box<dyn Bytes>) { (path, Box::new(text.into_bytes())) };
    Input::Folder { name: "x".to_owned(), files: all.map(one).collect() }
}

pub fn list(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect::<Vec<_>>().join(",")
}

/// In a script without blanks.
fn friends_name(n: usize) -> Input {
    let text = |letter: &str, count: usize| {
        letter.repeat(count).chars().map(|c| format!("\\u00{:02x}", c as u32)).collect::<String>()
    };
    // As Facebook writes UTF-8: each byte as a letter.
    let (asked, others) = ("\u{e0}\u{b8}\u{81}", "\u{e0}\u{b8}\u{82}");
    let friends = format!(r#"{{"friends_v2":[{{"name":"{}","timestamp":1700000000}}]}}"#, text(asked, n));
    let title = text(others, 500);
    let posts = list(100, |i| format!(r#"{{"timestamp":{},"title":"{title}"}}"#, 1_700_000_000 + i));
    let posts = format!(r#"{{"wall_posts_sent_to_you":{{"activity_log_data":[{posts}]}}}}"#);
    let root = "facebook-x-2024-08-01-Ab12";
    let wall = "your_facebook_activity/posts/other_people's_posts_to_your_timeline.json";
    let all = [("connections/friends/your_friends.json", friends), (wall, posts)];
    files(all.into_iter().map(|(path, text)| (format!("{root}/{path}"), text)))
}

fn repositories(n: usize) -> Input {
    zipped(n, |i| format!("a folder of repositories/{i}.car"), b"\x11\xa2\x65roots\x80\x67version\x01")
}

/// An id of Discord's.
fn id(n: usize) -> String {
    format!("1{n:017}")
}

/// A channel as DiscordChatExporter saves it.
fn saved(channel: &str, messages: &str) -> Input {
    let head = r#""guild":{"id":"1","name":"g"},"dateRange":{"after":null,"before":null}"#;
    let channel = format!(r#""channel":{{"id":"{channel}","type":"GuildTextChat","name":"c"}}"#);
    file("c.json", format!(r#"{{{head},{channel},"messages":[{messages}]}}"#).into_bytes())
}

fn said(n: usize, more: &str) -> String {
    let author = format!(r#""author":{{"id":"{}","name":"a"}}"#, id(n % 3));
    format!(r#"{{"id":"{}","type":"Default","timestamp":"2024-03-05T10:20:30+00:00",{author}{more}}}"#, id(n))
}

fn channel_id(n: usize) -> Input {
    saved(&"1".repeat(n), &list(n / 100, |i| said(i, "")))
}

fn discord_mentions(n: usize) -> Input {
    let all = list(n, |i| format!(r#"{{"id":"{}","name":"p{i}"}}"#, id(i)));
    saved(&id(0), &said(0, &format!(r#","mentions":[{all}]"#)))
}

fn discord_reactions(n: usize) -> Input {
    let all = list(n, |i| format!(r#"{{"id":"{}","name":"p{i}"}}"#, id(i)));
    saved(&id(0), &said(0, &format!(r#","reactions":[{{"emoji":{{}},"count":{n},"users":[{all}]}}]"#)))
}

/// The same channel in many folders.
fn recipients(n: usize) -> Input {
    let of = list(n, |i| format!("\"{}\"", id(i)));
    let channel = format!(r#"{{"id":"{}","type":3,"recipients":[{of}]}}"#, id(0));
    let messages = |i: usize| (format!("p/m{i}/c{}/messages.json", id(0)), "[]".to_owned());
    files([(format!("p/m0/c{}/channel.json", id(0)), channel)].into_iter().chain((0..n / 4).map(messages)))
}

fn one_recipient(n: usize) -> Input {
    let of = list(n, |_| format!("\"{}\"", id(7)));
    let channel = format!(r#"{{"id":"{}","type":1,"recipients":[{of}]}}"#, id(0));
    let names = list(n, |i| format!(r#""{}":"Direct Message with ann{i}#0""#, id(0)));
    let user = format!(r#"{{"id":"{}","username":"me","discriminator":"0"}}"#, id(7));
    let all = [
        ("account/user.json".to_owned(), user),
        ("messages/index.json".to_owned(), format!("{{{names}}}")),
        (format!("messages/c{}/channel.json", id(0)), channel),
        (format!("messages/c{}/messages.json", id(0)), "[]".to_owned()),
    ];
    files(all.into_iter().map(|(path, text)| (format!("p/{path}"), text)))
}

/// A workspace of one conversation.
fn workspace(kind: &str, room: String, messages: String) -> Input {
    let all = [(kind.to_owned(), format!("[{room}]")), ("c/2024-03-05.json".to_owned(), format!("[{messages}]"))];
    files(all.into_iter())
}

fn slack(i: usize) -> String {
    format!(r#"{{"type":"message","user":"U1","ts":"1709630000.{i:06}","text":"x"}}"#)
}

fn one_member(n: usize) -> Input {
    let members = list(n, |_| "\"U1\"".to_owned());
    workspace("dms.json", format!(r#"{{"id":"c","created":1,"members":[{members}]}}"#), list(n, slack))
}

fn room_id(n: usize) -> Input {
    let room = format!(r#"{{"id":"{}","name":"c","created":1,"members":["U1","U2"]}}"#, "C".repeat(n));
    workspace("channels.json", room, list(n / 100, slack))
}

fn title(n: usize) -> Input {
    let message = |i: usize| {
        format!(
            r#"{{"sender_name":"A","timestamp_ms":{},"content":"x","reactions":[{{"reaction":"y","actor":"B"}}],"is_geoblocked_for_viewer":false}}"#,
            1_600_000_000_000 + i
        )
    };
    let (people, title) = (r#"{"name":"A"},{"name":"B"},{"name":"C"}"#, "t".repeat(n));
    let text = format!(
        r#"{{"participants":[{people}],"messages":[{}],"title":"{title}","thread_path":"inbox/x_1"}}"#,
        list(n / 100, message)
    );
    zipped(1, |_| "your_instagram_activity/messages/inbox/x_1/message_1.json".to_owned(), text.as_bytes())
}

/// A status of the owner's, as Mastodon's servers answer.
fn status(i: usize, me: &str, mentions: &str) -> String {
    format!(
        r#"{{"id":"10{i:016}","created_at":"2022-11-29T11:00:00.000Z","in_reply_to_id":null,"visibility":"public","uri":"{me}/statuses/10{i:016}","url":"{me}/10{i:016}","replies_count":0,"reblogs_count":0,"favourites_count":0,"reblog":null,"account":{{"id":"7","username":"me","acct":"me","url":"https://m.example/@me","uri":"{me}"}},"mentions":[{mentions}]}}"#
    )
}

const ME: &str = "https://m.example/users/me";

fn status_mentions(n: usize) -> Input {
    let all = list(n, |i| {
        format!(r#"{{"id":"{i}","username":"p{i}","url":"https://e.example/@p{i}","acct":"p{i}@e.example"}}"#)
    });
    file("statuses.json", format!("[{}]", status(1, ME, &all)).into_bytes())
}

/// One status says who they are; of the others only the numbers are known, by who favourited them.
fn owners_address(n: usize) -> Input {
    let me = format!("https://m.example/users/{}", "m".repeat(n));
    let fan = r#"[{"id":"101","username":"ann","acct":"ann@elm.example","display_name":"Ann","created_at":"2018-04-01T00:00:00.000Z","url":"https://elm.example/@ann","uri":"https://elm.example/users/ann","followers_count":3}]"#;
    let statuses = [("statuses.json".to_owned(), format!("[{}]", status(1, &me, "")))].into_iter();
    files(statuses.chain((0..n / 500).map(|i| (format!("favourited_by-10{:016}.json", i + 2), fan.to_owned()))))
}

fn sent_from(n: usize) -> Input {
    let to: String = (0..40).map(|i| format!("p{i}@x.example, ")).collect();
    let mail = |i: usize| {
        format!(
            "From {i}@xxx Tue Mar  5 10:20:30 2024\nX-GM-THRID: {i}\nX-Gmail-Labels: Sent\nFrom: a{i}@x.example\nTo: {to}b@x.example\nDate: Tue, 05 Mar 2024 10:20:30 +0000\nMessage-ID: <m{i}@x>\nSubject: s\n\nx\n\n"
        )
    };
    file("All mail.mbox", (0..n).map(mail).collect::<String>().into_bytes())
}

fn telegram_mentions(n: usize) -> Input {
    let parts = list(n, |i| format!(r#"{{"type":"mention_name","text":"p","user_id":{}}}"#, i + 100));
    let message = format!(
        r#"{{"id":1,"type":"message","date":"2021-01-01T00:00:00","date_unixtime":"1600000000","from":"a","from_id":"user1","text":"x","text_entities":[{parts}]}}"#
    );
    let chat = format!(r#"{{"name":"Big","type":"private_supergroup","id":77,"messages":[{message}]}}"#);
    let about = r#""personal_information":{"user_id":7,"first_name":"M","username":"@me"}"#;
    file("result.json", format!(r#"{{"about":"x",{about},"chats":{{"about":"x","list":[{chat}]}}}}"#).into_bytes())
}

/// One manifest, which lists every part.
fn manifest(n: usize) -> Input {
    let name = |i: usize| format!("data/tweets-part{i}.js");
    let listed = list(n, |i| format!(r#"{{"fileName":"{}","count":"1"}}"#, name(i)));
    let manifest =
        format!(r#"window.__THAR_CONFIG = {{"userInfo":{{}},"dataTypes":{{"tweets":{{"files":[{listed}]}}}}}}"#);
    let part = |i: usize| (name(i), "window.YTD.tweets.part0 = []".to_owned());
    files((0..n).map(part).chain([("data/manifest.js".to_owned(), manifest)]))
}

fn months(n: usize) -> Input {
    let name = |i: usize| format!("data/js/tweets/{}_{:02}.js", 1000 + i / 12, i % 12 + 1);
    let listed = list(n, |i| format!(r#"{{"file_name":"{}","tweet_count":1}}"#, name(i)));
    let month = |i: usize| (name(i), "Grailbird.data.tweets_2012_01 = []".to_owned());
    let index = ("data/js/tweet_index.js".to_owned(), format!("var tweet_index = [{listed}]"));
    files((0..n).map(month).chain([index]))
}

fn networks(n: usize) -> Input {
    let row = |i: usize| format!("network,from,to,kind,at\nn{i},p,me,reply,{}\n", 1_600_000_000 + i * 86_400);
    files((0..n).map(|i| (format!("f{i}/t.csv"), row(i))))
}

/// A workbook that is known by its texts, unpacked.
fn workbook(shared: String, rows: String) -> Input {
    let all = [
        ("xl/workbook.xml", "<workbook/>".to_owned()),
        ("xl/sharedStrings.xml", format!("<sst><si><t>linkedin.com/</t></si><si>{shared}</si></sst>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ];
    files(all.map(|(path, text)| (path.to_owned(), text)).into_iter())
}

fn shared_text(n: usize) -> Input {
    let run = format!("<r><t>{}</t></r>", "x".repeat(4_000));
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>1</v></c>".repeat(20));
    workbook(run.repeat(n / 4_000), row.repeat(n / 1_000))
}
