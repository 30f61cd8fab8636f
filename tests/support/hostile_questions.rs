//! And more: two numbers of one drop that could multiply each other when it is asked about: days of the curve, networks,
//! accounts of one person, exports that end apart, follows, and acts of one pair of people.

use super::hostile::{Attack, Make, TABLE, grows, rows};
use super::hostile_threads::{files, list};
use cloutscope::archive::Input;
use cloutscope::networks;
use cloutscope::query::Query;
use cloutscope::record::AccountName;
use cloutscope::report::TotalsOrder;
use cloutscope::session::Session;

/// All of them.
pub const QUESTIONS: &[Attack] = &[
    asked("networks, and days of their curve (tables)", networks_and_days, 160, 2_000),
    asked("follows taken up again, and days of the curve (table)", follows, 1_500, 300_000),
    asked("people above average, one after the other (table)", members, 150, 50_000),
    asked("posts, and days on which one person answers them (table)", one_fan, 500, 100_000),
    asked("accounts of one address, and messages to one of them (Slack)", accounts, 1_000, 100_000),
    asked("archives of one person's accounts that end apart (X)", apart, 80, 3_000),
    asked("people of one name on two networks (tables)", one_name, 1_000, 100_000),
    asked("gaps between exports of one network (tables)", gaps, 40, 900),
    asked("archives of others, and of one's own accounts (X)", others, 60, 20_000),
];

const fn asked(name: &'static str, make: Make, small: usize, large: usize) -> Attack {
    grows(name, make, small, large, "")
}

const DAY: usize = 86_400;
/// 1 January 1990: before, no clock is believed.
const FIRST: usize = 631_152_000;
/// Days from then on, of which the last is still believed.
const DAYS: usize = 39_900;

/// What the page asks of what was dropped, each as it asks it.
pub fn ask(input: Input) {
    let mut session = Session::default();
    session.add(networks::import(input, &mut |_| {})).expect("sound");
    let mut query = Query::default();
    let first = session.answer(&query).expect("an answer");
    if first.score.is_none() {
        query.owner = first.candidates.into_iter().map(|one| one.account).take(1).collect();
    }
    let summary = session.answer(&query).expect("an answer");
    assert!(summary.score.is_some(), "{:?}", summary.no_score);
    let accounts = session.people(None, 0, 1).total;
    let (mut from, to) = (None, summary.as_of.expect("a day"));
    while let Some(piece) = session.trace(1_000).expect("a piece") {
        from = from.or(piece.curve.first().map(|point| point.day));
        if piece.rest.is_some() {
            break;
        }
    }
    let from = from.expect("a day");
    session.people(None, 0, 50);
    for order in [TotalsOrder::Points, TotalsOrder::Name, TotalsOrder::Answered] {
        session.totals(order, "a", 0, 50).expect("people");
    }
    session.posts(0, 50, Some((from, to))).expect("posts");
    session.waiting().expect("who waits");
    session.story(None).expect("a story");
    session.story(Some((from, to))).expect("a story");
    session.events(from, to).expect("events");
    session.why(from, to, 50).expect("causes");
    session.tables().expect("tables");
    let pairs =
        session.suggestions(&[]).into_iter().map(|one| (one.one, one.other)).collect::<Vec<(AccountName, _)>>();
    session.suggestions(&pairs);
    // A file of links by names that nobody has here.
    let unknown = |i: usize| (AccountName::new("forum", &format!("nobody{i}")), AccountName::new("", "Ann Ode"));
    session.suggestions(&(0..accounts).map(unknown).collect::<Vec<_>>());
    session.report(&query).expect("a report");
}

fn networks_and_days(n: usize) -> Input {
    let row = |i: usize, day: usize| format!("n{i},p,me,reply,{},x,\n", FIRST + (i + day) % DAYS * DAY);
    let table = |i: usize| (format!("f{i}/t.csv"), [TABLE, &row(i, 0), &row(i, 10 * n)].concat());
    files((0..n).map(table))
}

fn follows(n: usize) -> Input {
    let row = |i: usize, day: usize| format!("forum,p{i},me,follow,{},,\n", FIRST + day % DAYS * DAY);
    rows(n, |i| row(i, 10 * i) + &row(i, 10 * i + 5))
}

fn members(n: usize) -> Input {
    let row =
        |i: usize, from: usize| format!("forum,q{from},p{i},recommendation,{},,\n", FIRST + i * 10 % DAYS * DAY);
    let me = |i: usize| format!("forum,p{i},me,reply,{},,\n", FIRST + i * 10 % DAYS * DAY);
    rows(n, |i| (0..12).map(|from| row(i, from)).collect::<String>() + &me(i))
}

fn one_fan(n: usize) -> Input {
    rows(n, |i| {
        let at = FIRST + i % DAYS * DAY;
        format!("forum,me,,post,{at},x{i},\nforum,p,me,reply,{},x{i},\n", at + 60)
    })
}

fn accounts(n: usize) -> Input {
    let users = list(n, |i| {
        let id = if i == 0 { "Z1".to_owned() } else { format!("U{i}") };
        format!(r#"{{"id":"{id}","name":"a{i}","profile":{{"real_name":"A","email":"a@x.example"}}}}"#)
    });
    let room = r#"{"id":"D1","created":1,"members":["Z1","V1"]}"#;
    let message = |i: usize| {
        let (who, at) = (if i.is_multiple_of(3) { "V1" } else { "Z1" }, 1_600_000_000 + i * 3_700);
        format!(r#"{{"type":"message","user":"{who}","ts":"{at}.000100","text":"x"}}"#)
    };
    let all = [("users.json", users), ("mpims.json", room.to_owned()), ("D1/2024-03-05.json", list(n, message))];
    files(all.into_iter().map(|(path, text)| (path.to_owned(), format!("[{text}]"))))
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An archive of X: whose, and their posts, by day.
fn archive(folder: usize, mail: &str, days: impl Iterator<Item = usize>) -> [(String, String); 2] {
    let account = format!(
        r#"window.YTD.account.part0 = [{{"account":{{"email":"{mail}","username":"u{folder}","accountId":"{}","accountDisplayName":"U"}}}}]"#,
        1_000 + folder
    );
    let tweet = |day: usize| {
        let at = cloutscope::score::Day((14_610 + day) as i32).to_string();
        let month = MONTHS[at[5..7].parse::<usize>().expect("a month") - 1];
        let (year, at) = (&at[..4], &at[8..]);
        format!(
            r#"{{"tweet":{{"id_str":"{folder}0000{day}","created_at":"Tue {month} {at} 10:20:30 +0000 {year}","favorite_count":"3","retweet_count":"1","full_text":"","entities":{{}}}}}}"#
        )
    };
    let tweets: Vec<String> = days.map(tweet).collect();
    let tweets = format!("window.YTD.tweets.part0 = [{}]", tweets.join(","));
    [("account", account), ("tweets", tweets)].map(|(name, text)| (format!("f{folder}/data/{name}.js"), text))
}

fn apart(n: usize) -> Input {
    let days = |i: usize| if i == 0 { [0, 1].to_vec() } else { [i * 10].to_vec() };
    files((0..n).flat_map(|i| archive(i, "a@x.example", days(i).into_iter())))
}

fn others(n: usize) -> Input {
    let mail = |i: usize| if i.is_multiple_of(2) { "a@x.example".to_owned() } else { format!("b{i}@x.example") };
    let days = |i: usize| if i == 0 { [0, 1].to_vec() } else { [i].to_vec() };
    files((0..n).flat_map(|i| archive(i, &mail(i), days(i).into_iter())))
}

fn one_name(n: usize) -> Input {
    rows(n, |i| {
        format!(
            "n{},Ann Ode,me,reply,{},x,\nn{},@Ann  ODE{},me,reply,{0},x,\n",
            i % 2,
            FIRST + i,
            i % 2,
            " ".repeat(i % 50)
        )
    })
}

fn gaps(n: usize) -> Input {
    let row = |i: usize| format!("forum,p{i},me,reply,{},x,\n", FIRST + i * 40 * DAY);
    files((0..n).map(|i| (format!("f{i}/t.csv"), [TABLE, &row(i)].concat())))
}
