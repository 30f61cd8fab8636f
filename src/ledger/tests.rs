//! The ledger's rules on small hand-made imports.

use super::*;
use crate::import::{About, Recorder};
use crate::model::Model;
use crate::record::*;
use serde_json::{Value, json};

const DAY: i64 = 86_400;

/// An import of `network` by `owner`, filled by `fill`.
fn import(file: &str, owner: &str, fill: impl FnOnce(&mut Recorder)) -> Import {
    let mut recorder = Recorder::new(file, "test", "net");
    recorder.entry(file);
    recorder.owner(owner, "");
    fill(&mut recorder);
    recorder.finish()
}

fn message(recorder: &mut Recorder, from: &str, to: Option<&str>, at: i64) {
    let thread = recorder.sym("t");
    let from = recorder.person(from, "");
    let to = to.map(|to| recorder.person(to, ""));
    recorder.act(Kind::Message, from, to, About::private(When::exact(at), thread));
}

fn turns(ledger: &Ledger) -> Vec<(i64, String, u32, bool)> {
    let at = |a: &Act| a.when.at.expect("a time");
    ledger.acts.iter().map(|a| (at(a), ledger.accounts[a.from].key.clone(), a.rows, a.answers_within(7))).collect()
}

#[test]
fn an_hour_of_messages_is_one_turn_at_its_start() {
    let one = import("a", "me", |s| {
        for at in [3_600, 3_700, 7_199, 7_200] {
            message(s, "ann", Some("me"), at);
        }
        message(s, "bob", Some("me"), 3_650);
    });
    let ledger = Ledger::build(&[one]);
    let expected =
        [(3_600, "ann".into(), 3, false), (3_600, "bob".into(), 1, false), (7_200, "ann".into(), 1, false)];
    assert_eq!(turns(&ledger), expected);
    assert_eq!(ledger.totals.interactions.get(Kind::Message), 5, "the report counts messages, not turns");
}

#[test]
fn what_one_turn_is_is_the_models_word_that_is_joined_with() {
    let one = import("a", "me", |s| {
        message(s, "ann", Some("me"), 3_600);
        message(s, "ann", Some("me"), 7_200);
    });
    let by = Joining { turn_seconds: 86_400, ..Joining::default() };
    assert_eq!(turns(&Ledger::build_by(by, [&one])), [(0, "ann".into(), 2, false)]);
    assert_eq!(turns(&Ledger::build([&one])).len(), 2);
}

#[test]
fn an_answer_comes_within_seven_days_after_the_receiver_wrote_there() {
    let one = import("a", "me", |s| {
        message(s, "ann", Some("me"), 0);
        message(s, "me", Some("ann"), 7_200);
        message(s, "ann", Some("me"), 7_200 + 7 * DAY);
        message(s, "ann", Some("me"), 7_200 + 7 * DAY + 3_600);
        message(s, "bob", Some("me"), 10_800);
    });
    let answering: Vec<bool> = turns(&Ledger::build(&[one])).into_iter().map(|t| t.3).collect();
    assert_eq!(answering, [false, true, false, true, false], "ann, me (answers ann), bob, ann in time, ann too late");
}

#[test]
fn what_was_written_to_all_is_answered_by_anybody() {
    let one = import("a", "me", |s| {
        message(s, "me", None, 0);
        message(s, "bob", Some("me"), 3_600);
    });
    assert!(turns(&Ledger::build(&[one]))[1].3);
}

#[test]
fn overlapping_files_count_once_and_repetitions_within_one_file_as_they_stand() {
    let with = |file: &str, n: usize| import(file, "me", |s| (0..n).for_each(|_| message(s, "ann", Some("me"), 60)));
    let ledger = Ledger::build(&[with("a", 2), with("b", 3), with("c", 1)]);
    assert_eq!(ledger.totals.interactions.get(Kind::Message), 3);
    assert_eq!(ledger.acts[0].rows, 3);
    assert_eq!(ledger.imports.iter().map(|i| i.read.records()).sum::<u64>(), 6);
}

#[test]
fn the_order_of_files_changes_nothing_but_the_rows_named() {
    let a = import("a", "me", |s| message(s, "zoe", Some("me"), 60));
    let b = import("b", "me", |s| message(s, "ann", None, 60));
    let listing = |imports: &[Import]| -> Vec<String> {
        let ledger = Ledger::build(imports);
        ledger.records(&[], Model::default().answering_days).map(|r| r.to_string()).collect()
    };
    assert_eq!(listing(&[a.clone(), b.clone()]), listing(&[b, a]));
}

#[test]
fn tallies_take_the_largest_of_each_and_lose_who_is_named() {
    let with = |file: &str, counts: [Option<u64>; 3], named: bool| {
        import(file, "me", |s| {
            let post = s.sym("p");
            s.post(post, OWNER, When::exact(0), PostKind::Original, true);
            s.tally(post, When::exact(0), counts);
            if named {
                let ann = s.person("ann", "");
                s.act(Kind::Reaction, ann, Some(OWNER), About::public(When::exact(9), Some(post)));
            }
        })
    };
    let ledger =
        Ledger::build(&[with("a", [Some(3), None, Some(1)], true), with("b", [Some(5), None, Some(0)], false)]);
    let t = ledger.tallies[0];
    assert_eq!((t.reactions, t.reposts, t.replies), (Some(4), None, Some(1)), "unknown stays unknown");
    assert_eq!(ledger.totals.tallies.reactions, Some(5));
    assert_eq!(ledger.posts.len(), 1);
}

#[test]
fn likes_of_ones_own_are_in_the_counts_where_those_count_likes() {
    let with = |counts_likes: bool| {
        import("a", "me", |s| {
            if counts_likes {
                s.observes(&[Observe::ReactionsCounted]);
            }
            let (own, theirs) = (s.sym("p"), s.sym("q"));
            s.post(own, OWNER, When::exact(0), PostKind::Original, true);
            s.tally(own, When::exact(0), [Some(3), Some(1), None]);
            for liked in [own, theirs] {
                s.act(Kind::Reaction, OWNER, None, About::public(When::UNKNOWN, Some(liked)));
            }
        })
    };
    assert_eq!(Ledger::build(&[with(true)]).tallies[0].reactions, Some(2));
    assert_eq!(Ledger::build(&[with(false)]).tallies[0].reactions, Some(3), "a count of something else");
}

#[test]
fn whom_an_act_concerns_another_import_may_tell() {
    let liked = import("a", "me", |s| {
        let post = s.sym("p");
        s.act(Kind::Reaction, OWNER, None, About::public(When::UNKNOWN, Some(post)));
    });
    let theirs = import("b", "ann", |s| {
        let post = s.sym("p");
        s.post(post, OWNER, When::exact(0), PostKind::Original, true);
        s.tally(post, When::exact(0), [Some(3), None, None]);
    });
    let ledger = Ledger::build(&[liked, theirs]);
    assert_eq!(ledger.account_name(ledger.acts[0].to.expect("whose post it is")), "net:ann".into());
    assert_eq!(ledger.tallies[0].reactions, Some(2));
}

/// A mail: its id, who wrote it, what it answers, and of that the author and the thread, where its file tells.
type Mail<'a> = (&'a str, &'a str, Option<&'a str>, Option<(&'a str, &'a str)>);

/// A month of a list.
fn month(file: &str, mails: &[Mail]) -> Import {
    import(file, "", |s| {
        s.import().group_source = true;
        for &(id, author, answers, known) in mails {
            let at = When::exact(id.as_bytes()[0].into());
            let (object, author) = (s.sym(id), s.person(author, ""));
            let kind = if answers.is_some() { PostKind::Reply } else { PostKind::Original };
            s.post(object, author, at, kind, true);
            if let Some(answers) = answers {
                let (on, to) = (s.sym(answers), known.map(|(to, _)| s.person(to, "")));
                let thread = known.map(|(_, thread)| s.sym(thread));
                s.act(Kind::Reply, author, to, About { thread, ..About::public(at, Some(on)) });
            }
        }
    })
}

#[test]
fn answers_across_the_months_of_a_list_are_those_of_the_whole() {
    let first = month("1", &[("a", "ann", None, None), ("b", "bert", Some("a"), Some(("ann", "a")))]);
    let second = month(
        "2",
        &[
            ("c", "carl", Some("b"), None),
            ("d", "bert", Some("c"), Some(("carl", "b"))),
            ("e", "ann", Some("a"), None),
            ("f", "dora", Some("gone"), None),
        ],
    );
    let whole = month(
        "3",
        &[
            ("a", "ann", None, None),
            ("b", "bert", Some("a"), Some(("ann", "a"))),
            ("c", "carl", Some("b"), Some(("bert", "a"))),
            ("d", "bert", Some("c"), Some(("carl", "a"))),
            ("f", "dora", Some("gone"), None),
        ],
    );
    let read = |imports: &[Import]| -> Vec<(i64, Option<String>, bool)> {
        let ledger = Ledger::build(imports);
        let act = |a: &Act| {
            (a.when.at.unwrap_or(0), a.to.map(|to| ledger.account_name(to).to_string()), a.thread.is_some())
        };
        ledger.acts.iter().map(act).collect()
    };
    let to = |name: &str| Some(format!("net:{name}"));
    let expected = [(98, to("ann"), true), (99, to("bert"), true), (100, to("carl"), true), (102, None, false)];
    assert_eq!(read(&[first.clone(), second.clone()]), expected);
    assert_eq!(read(std::slice::from_ref(&whole)), expected);
    assert_eq!(read(&[second, whole, first]), expected, "the union");
}

#[test]
fn a_part_without_profile_takes_the_owner_of_the_other_parts() {
    let profile = import("1", "Zoe Example", |s| message(s, "Ann", None, 60));
    let part = import("2", "", |s| {
        let ann = s.person("Ann", "");
        s.contact(ann, Relation::Friend, When::exact(99));
    });
    let ledger = Ledger::build(&[part, profile]);
    assert_eq!(ledger.accounts.len(), 2);
    let owner = ledger.owner(&[]).expect("clear");
    assert_eq!(ledger.account_name(owner.0[0]), "net:Zoe Example".into());
    assert!(ledger.acts.iter().any(|a| a.kind == Kind::Follow && a.to == Some(owner.0[0])));
}

#[test]
fn of_two_peoples_exports_the_larger_is_scored() {
    let of = |who: &str, messages: i64| {
        import(who, who, |s| (0..messages).for_each(|n| message(s, "ann", Some(who), 60 + n * 10_000)))
    };
    let ledger = Ledger::build(&[of("me", 2), of("you", 3)]);
    let named = |owner: &Owner| owner.0.iter().map(|&a| ledger.account_name(a).to_string()).collect::<Vec<_>>();
    let owner = ledger.owner(&[]).expect("the larger");
    assert_eq!(named(&owner), ["net:you"]);
    assert_eq!(ledger.others(&owner.0).iter().map(|c| c.account.to_string()).collect::<Vec<_>>(), ["net:me"]);
    assert_eq!(named(&ledger.owner(&["net:me".into()]).expect("chosen")), ["net:me"]);
}

#[test]
fn two_peoples_exports_of_one_size_ask_which_and_show_either() {
    let of = |who: &str| import(who, who, |s| message(s, "ann", Some(who), 60));
    let ledger = Ledger::build(&[of("me"), of("you")]);
    let Err(NoOwner::Unclear(candidates)) = ledger.owner(&[]) else { panic!("two owners are unclear") };
    let names: Vec<String> = candidates.iter().map(|c| c.account.to_string()).collect();
    assert_eq!(names, ["net:me", "net:you", "net:ann"]);
    assert_eq!(ledger.owner(&["net:you".into()]).expect("chosen").0.len(), 1);
    assert_eq!(ledger.owner(&["net:ann".into()]).expect("anybody").0.len(), 1);
    assert_eq!(ledger.owner(&["net:nobody".into()]), Err(NoOwner::Unknown("net:nobody".into())));
}

/// A chat whose file doesn't say which of its two people is the owner.
fn chat(file: &str, network: &str, people: [&str; 2], from: i64) -> Import {
    let mut recorder = Recorder::new(file, "test", network);
    recorder.entry(file);
    let [a, b] = people.map(|p| recorder.person(p, ""));
    let thread = recorder.sym(&people.join(" & "));
    for (n, (from_, to)) in [(a, b), (b, a)].into_iter().enumerate() {
        let when = When::exact(from + 3_600 * n as i64);
        recorder.act(Kind::Message, from_, Some(to), About::private(when, thread));
    }
    recorder.finish()
}

#[test]
fn chats_that_do_not_say_whose_they_are_ask_once() {
    let chats = [chat("1", "talk", ["ann", "me"], 0), chat("2", "talk", ["bob", "me"], 9_000)];
    let ledger = Ledger::build(&chats);
    let Err(NoOwner::Unclear(candidates)) = ledger.owner(&[]) else { panic!("nobody is named") };
    assert_eq!(candidates[0].account, "talk:me".into(), "who is in all of them is the likeliest");
    let owner = ledger.owner(&["talk:me".into()]).expect("chosen");
    assert_eq!(owner.0.len(), 1);
    let received = ledger.acts.iter().filter(|a| a.to == Some(owner.0[0])).count();
    assert_eq!(received, 2, "the answer is good for every file of the network");
}

#[test]
fn an_unknown_owner_of_one_network_leaves_that_of_another() {
    let known = import("a", "zoe", |s| (0..40).for_each(|n| message(s, &format!("fan {n}"), Some("zoe"), n * 60)));
    let ledger = Ledger::build(&[known, chat("b", "talk", ["ann", "me"], 0), chat("c", "work", ["x", "y"], 0)]);
    let names: Vec<String> = ledger.candidates().into_iter().map(|c| c.account.to_string()).take(5).collect();
    assert_eq!(
        names,
        ["net:zoe", "talk:ann", "work:x", "talk:me", "work:y"],
        "whoever has to be asked about is offered"
    );
    assert_eq!(ledger.owner(&[]).expect("zoe").0.len(), 1);
    assert_eq!(ledger.owner(&["talk:me".into()]).expect("zoe and me").0.len(), 2);
    assert_eq!(ledger.owner(&["talk:me".into(), "work:y".into()]).expect("zoe, me and y").0.len(), 3);
}

/// Networks that are asked about, each with the likeliest.
fn asked(ledger: &Ledger, owner: &[AccountIx]) -> Vec<(String, String)> {
    let likeliest = |there: &[Candidate]| (there[0].network().to_owned(), there[0].account.to_string());
    ledger.unclaimed(owner).chunk_by(|a, b| a.network() == b.network()).map(likeliest).collect()
}

#[test]
fn a_network_of_which_nobody_is_the_owner_is_asked_about_once() {
    let known = import("a", "zoe", |s| message(s, "ann", Some("zoe"), 0));
    let chats = [chat("b", "talk", ["ann", "me"], 0), chat("c", "talk", ["bob", "me"], 9_000)];
    let ledger = Ledger::build([&known, &chats[0], &chats[1], &chat("d", "work", ["x", "Zoe"], 0)]);
    let of = |chosen: &[&str]| {
        let chosen: Vec<AccountName> = chosen.iter().map(|&c| c.into()).collect();
        asked(&ledger, &ledger.owner(&chosen).expect("clear").0)
    };
    let [talk, work] = [("talk", "talk:me"), ("work", "work:Zoe")].map(|(n, a)| (n.to_owned(), a.to_owned()));
    assert_eq!(of(&[]), [talk.clone(), work.clone()], "who bears the owner's name is likelier than who comes first");
    assert_eq!(of(&["talk:me"]), [work]);
    assert_eq!(of(&["talk:me", "work:Zoe"]), []);
    assert_eq!(of(&["net:ann"]), [], "of somebody else nothing is asked");
    let mut owner = ledger.owner(&[]).expect("zoe");
    let said = (ledger.account(&"work:Zoe".into()).expect("there"), owner.0[0]);
    ledger.widen(&mut owner, &[said]);
    assert_eq!(asked(&ledger, &owner.0), [talk], "an account that is said to be theirs is");
}

#[test]
fn where_nobody_is_known_every_network_is_asked_about() {
    let of = |who: &str| import(who, who, |s| message(s, "ann", Some(who), 60));
    let busy = chat("c", "talk", ["x", "y"], 0);
    let ledger = Ledger::build(&[of("you"), of("zoe"), busy]);
    let names: Vec<String> = ledger.unclaimed(&[]).into_iter().map(|c| c.account.to_string()).collect();
    assert_eq!(
        names,
        ["net:you", "net:zoe", "net:ann", "talk:x", "talk:y"],
        "those whose exports these are before who writes most"
    );
}

#[test]
fn whoever_wrote_in_a_thread_is_a_member_from_then_on() {
    let one = import("a", "me", |s| {
        let t = s.sym("t");
        let ann = s.person("ann", "");
        s.participant(t, ann, None);
        message(s, "me", None, 7_300);
        message(s, "bob", None, 9_000);
    });
    let ledger = Ledger::build(&[one]);
    let members: Vec<(String, Option<i64>)> =
        ledger.threads[0].participants.iter().map(|(a, since)| (ledger.accounts[*a].key.clone(), *since)).collect();
    assert_eq!(members, [("ann".into(), None), ("bob".into(), Some(9_000)), ("me".into(), Some(7_300))]);
    assert!(!ledger.threads[0].group, "no source of everybody's");
}

#[test]
fn who_is_proved_to_have_several_accounts_is_listed_once() {
    let one = import("a", "me", |s| {
        for (key, links) in
            [("ann", ["a@x.example", "b@x.example"]), ("b@x.example", ["", ""]), ("a2", ["a@x.example", ""])]
        {
            let person = s.person(key, "");
            links.iter().for_each(|link| s.link(person, link));
        }
    });
    let ledger = Ledger::build(&[one]);
    let people: Vec<Value> =
        ledger.records(&[], Model::default().answering_days).filter(|r| r["type"] == "person").collect();
    assert_eq!(people, [json!({ "type": "person", "accounts": ["net:a2", "net:ann", "net:b@x.example"] })]);
}
