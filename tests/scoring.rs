//! Every formula of the model, against numbers computed by hand.

#[path = "support/busy_group.rs"]
mod busy_group;
#[path = "support/random_exports.rs"]
mod random_exports;

use cloutscope::ledger::*;
use cloutscope::model::Model;
use cloutscope::record::*;
use cloutscope::report;
use cloutscope::score::{
    Cause, Day, Imagined, Options, Outcome, Prepared, Profile, State, Who, group, run, run_again,
};
use cloutscope::style;
use random_exports::*;

const SHOWS: &[Observe] = &[Observe::ReactionsNamed, Observe::Messages];

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

/// S of so much evidence, by the formula of the text.
fn s(evidence: f64) -> f64 {
    (100.0 / 7.0 * (1.0 + evidence).log10()).min(100.0)
}

fn f(x: f64) -> f64 {
    (1.0 + x).log2() * x / (1.0 + x)
}

/// Half-lives, of slow networks, too.
const H: f64 = 14.0;
const SLOW: f64 = 28.0;

/// 2^(−days/H)
fn left(days: f64, half_life: f64) -> f64 {
    (-days / half_life).exp2()
}

#[test]
fn one_like_half_a_day_before_the_days_end() {
    let mut x = Export::new("mail", 0, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    let (_, scored) = score(&[x]);
    near(scored.evidence(), f(left(0.5, H)));
    near(scored.score(), s(f(left(0.5, H))));
    assert_eq!(scored.curve(), [(on(0), scored.score())]);
    assert_eq!(scored.delta(), [None; 3], "of the day before nothing is known");
    assert_eq!(scored.gauges().reach, 1);
    assert_eq!((scored.gauges().network, scored.gauges().amplification), (Some(20.0), Some(50.0)));
}

#[test]
fn public_and_private_apart_and_slow_networks_slower() {
    let mut x = Export::new("linkedin", 60, &[Observe::Messages, Observe::Endorsements]);
    x.act(Kind::Endorsement, "ann", "me", noon(0));
    x.act(Kind::Message, "ann", "me", noon(0)).audience = Audience::Private;
    let (_, scored) = score(&[x]);
    // 60.5 days: a little less than a quarter. Messages are timed at their hour's start, which noon is.
    let h = left(60.5, SLOW);
    near(scored.evidence(), f(h) + 0.5 * f(3.0 * h));
    let kinds: Vec<Kind> = scored.points().iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [Kind::Message, Kind::Endorsement]);
    let e = [0.5 * f(3.0 * h), f(h)];
    for (point, e_item) in scored.points().iter().zip(e) {
        near(point.strength, e_item);
        near(point.points, scored.score() * e_item / (e[0] + e[1]));
        near(point.without, s(e[0] + e[1]) - s(e[0] + e[1] - e_item));
    }
    let faster = f(left(60.5, 0.7 * SLOW)) + 0.5 * f(3.0 * left(60.5, 0.7 * SLOW));
    let slower = f(left(60.5, 1.5 * SLOW)) + 0.5 * f(3.0 * left(60.5, 1.5 * SLOW));
    near(scored.band()[0], s(faster));
    near(scored.band()[1], s(slower));
}

#[test]
fn kinds_of_one_person_share_in_proportion() {
    let mut x = Export::new("mail", 0, &[Observe::Messages]);
    x.act(Kind::Repost, "ann", "me", noon(0));
    x.act(Kind::Mention, "ann", "me", noon(0));
    x.act(Kind::Recommendation, "ann", "me", noon(0));
    let (_, scored) = score(&[x]);
    let h = left(0.5, H);
    near(scored.evidence(), f(11.0 * h));
    let strengths: Vec<f64> = scored.points().iter().map(|p| p.strength).collect();
    for (strength, weight) in strengths.into_iter().zip([6.0, 3.0, 2.0]) {
        near(strength, f(11.0 * h) * weight / 11.0);
    }
}

#[test]
fn answers_weigh_four() {
    let mut x = Export::new("mail", 8, SHOWS);
    x.message("me", "ann", "t", noon(0));
    x.message("ann", "me", "t", noon(7));
    x.message("me", "ben", "u", noon(0));
    x.message("ben", "me", "u", noon(8));
    let (_, scored) = score(&[x]);
    near(scored.evidence(), f(4.0 * left(1.5, H)) + f(3.0 * left(0.5, H)));
}

#[test]
fn what_is_an_answer_is_the_models_word_that_is_asked_with() {
    let mut x = Export::new("mail", 8, SHOWS);
    x.message("me", "ann", "t", noon(0));
    x.message("ann", "me", "t", noon(3));
    x.message("me", "", "club", noon(0));
    x.message("ben", "me", "club", noon(3));
    x.message("cat", "", "club", noon(5));
    let ledger = ledger(&[x]);
    let mut prepared = Prepared::default();
    let mut with = |answering_days: i64| {
        let model = Model { answering_days, ..Model::default() };
        let (afresh, again) =
            (run(&ledger, &model, &options(&ledger)), run_again(&mut prepared, &ledger, &model, &options(&ledger)));
        let [afresh, again] = [afresh, again].map(|outcome| match outcome.expect("options that fit") {
            Outcome::Scored(scored) => scored.evidence(),
            Outcome::Unscored(why) => panic!("unscored: {why:?}"),
        });
        assert_eq!(
            afresh.to_bits(),
            again.to_bits(),
            "what is kept from one question to the next is another model's"
        );
        let owner = options(&ledger).owner.0;
        let answers = ledger.records(&owner, answering_days).filter(|record| record["answering"] == true).count();
        (afresh, answers)
    };
    let ((week, answers), (day, none)) = (with(7), with(1));
    let cat = 4.0 * left(3.5, H) / 2.0;
    near(week, 2.0 * f(4.0 * left(5.5, H)) + f(cat));
    near(day, 2.0 * f(3.0 * left(5.5, H)) + f(cat));
    assert!(answers > none, "{answers} answers within a week, {none} within a day");
}

#[test]
fn a_message_to_all_reaches_those_in_the_conversation_and_is_worth_an_answer_shared() {
    let mut x = Export::new("mail", 9, SHOWS);
    x.members("t", &[("me", None), ("ann", None), ("ben", None), ("cat", None)]);
    x.message("me", "", "t", noon(0));
    x.message("ben", "", "t", noon(1));
    x.message("ann", "", "t", noon(2));
    let (ledger, scored) = score(std::slice::from_ref(&x));
    // Ben reached me alone; ann reached ben and me; cat is listed and silent.
    near(scored.evidence(), f(4.0 * left(8.5, H)) + f(2.0 * left(7.5, H)));
    let table = group(&ledger, &Model::default(), &options(&ledger)).expect("a table");
    let of = |key: &str| {
        let row = table.iter().find(|(a, _)| ledger.accounts[*a].key == key);
        row.map(|(_, score)| *score)
    };
    near(of("ben").expect("seen by all"), s(f(2.0 * left(7.5, H))));
    assert_eq!(of("cat"), None);
    // Seven days after my last words nothing reaches me; a moment earlier it does.
    for (second, reached) in [(0, true), (1, false)] {
        let mut x = x.clone();
        x.message("cat", "", "t", noon(7) + second);
        let (_, later) = score(&[x]);
        let cat = if reached { f(4.0 / 3.0 * left(2.5, H)) } else { 0.0 };
        near(later.evidence(), scored.evidence() + cat);
    }
}

#[test]
fn eight_are_reached_and_who_ties_with_the_eighth() {
    let mut x = Export::new("mail", 1, SHOWS);
    x.message("me", "", "t", noon(0));
    let others: Vec<String> = (0..8).map(|n| format!("friend {n}")).collect();
    for (n, friend) in others.iter().enumerate() {
        // An hour apart, the last two at once.
        x.message(friend, "", "t", noon(0) + 3_600 * (n.min(6) as i64 + 1));
    }
    let before = score(std::slice::from_ref(&x)).1.evidence();
    // The sender is no receiver: the seven other friends, and me.
    let mut ninth = x.clone();
    ninth.message("friend 0", "", "t", noon(0) + 10 * 3_600);
    let (_, scored) = score(&[ninth]);
    assert!(scored.evidence() > before, "eight without the sender: seven friends and me");
    let mut late = x.clone();
    late.message("friend 8", "", "t", noon(0) + 10 * 3_600);
    late.message("friend 0", "", "t", noon(0) + 11 * 3_600);
    near(score(&[late]).1.evidence(), before);
    // My words came in the same second as those of the eighth back.
    let mut tie = x;
    tie.message("me", "", "t", noon(0) + 3_600);
    tie.message("friend 8", "", "t", noon(0) + 10 * 3_600);
    let (_, scored) = score(&[tie]);
    assert!(scored.evidence() > before);
}

#[test]
fn of_two_in_a_thread_the_other_is_reached_until_a_third_comes() {
    let mut x = Export::new("mail", 20, SHOWS);
    x.message("me", "", "t", noon(0));
    x.message("ann", "", "t", noon(10));
    let (_, scored) = score(std::slice::from_ref(&x));
    near(scored.evidence(), f(3.0 * left(10.5, H)));
    x.message("ben", "", "t", noon(18));
    let (_, scored) = score(&[x]);
    // Ann wrote within seven days? Eight days ago, and I still longer ago: ben reaches nobody.
    near(scored.evidence(), f(3.0 * left(10.5, H)));
}

#[test]
fn somebody_follows_once() {
    let mut x = Export::new("web", 20, SHOWS);
    x.act(Kind::Follow, "ann", "me", noon(0));
    x.act(Kind::Follow, "ann", "me", noon(10));
    let (_, scored) = score(&[x]);
    near(scored.evidence(), f(left(10.5, H)));
    near(scored.curve()[5].1, s(f(left(5.5, H))));
    near(scored.curve()[10].1, s(f(left(0.5, H))));
}

#[test]
fn after_ten_half_lives_there_is_nothing() {
    let mut x = Export::new("web", 150, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    x.act(Kind::Reaction, "ben", "me", noon(0) - DAY / 2);
    x.tally("p", [3, 0, 0], noon(0));
    let (_, scored) = score(&[x]);
    let curve = scored.curve();
    near(curve[138].1, s(f(left(138.5, H)) + f(left(139.0, H)) + 3.0 * f(left(138.5, H))));
    near(curve[139].1, s(4.0 * f(left(139.5, H))));
    assert_eq!((curve[140].1, scored.score()), (0.0, 0.0));
}

/// Eleven people react on the first day.
fn busy(network: &str, made: i64) -> Export {
    let mut x = Export::new(network, made, SHOWS);
    for n in 0..11 {
        x.act(Kind::Reaction, &format!("fan {n}"), "me", noon(0));
    }
    x
}

#[test]
fn what_records_are_joined_by_and_the_days_of_the_deltas_are_the_models_word() {
    let mut late = busy("x", 400);
    late.act(Kind::Reaction, "zoe", "me", noon(900)); // more than a month behind the export's day, as a broken clock's
    let imports = [late.0];
    let usual = Model::default();
    let patient = Model {
        joining: Joining { clock_ahead_days: 600, clock_silent_days: 1_000, ..Joining::default() },
        delta_days: [1, 2, 500],
        ..Model::default()
    };
    let [by_usual, by_patient] = [&usual, &patient].map(|m| Ledger::build_by(m.joining.clone(), &imports));
    let options = |ledger: &Ledger| Options::new(ledger.owner(&[]).expect("an owner"));
    let of = |ledger: &Ledger, model: &Model| match run(ledger, model, &options(ledger)) {
        Ok(Outcome::Scored(scored)) => Some((scored.as_of(), scored.delta_days(), scored.delta()[2].is_some())),
        _ => None,
    };
    assert_eq!(of(&by_usual, &usual), Some((on(400), [1, 5, 30], true)));
    assert_eq!(of(&by_patient, &patient), Some((on(900), [1, 2, 500], true)));
    // A ledger that was joined by other constants would be scored by neither model.
    assert!(run(&by_usual, &patient, &options(&by_usual)).is_err());
}

#[test]
fn behind_its_last_known_day_a_network_is_carried_and_then_ended() {
    let mut late = Export::new("late", 400, SHOWS);
    late.act(Kind::Reaction, "ann", "me", noon(0));
    let (_, scored) = score(&[busy("early", 10), late]);
    let then = 11.0 * f(left(10.5, H));
    let on_day = |day: i64| scored.curve()[day as usize].1;
    near(on_day(10), s(then + f(left(10.5, H))));
    near(on_day(11), s(then + f(left(11.5, H))));
    near(on_day(193), s(then));
    assert_eq!(on_day(194), 0.0);
    let days = scored.curve_days();
    assert_eq!(days[10].unknown, []);
    assert_eq!(
        [11, 193, 194].map(|day| days[day].unknown[0]),
        [(NetworkIx(0), State::Carried), (NetworkIx(0), State::Carried), (NetworkIx(0), State::Ended)]
    );
    assert_eq!([10, 11, 193, 194].map(|day| days[day].known), [true, false, false, true]);
    let causes = |from: i64, to: i64| {
        let why = scored.why(on(from), on(to)).expect("days in order");
        let mut causes: Vec<Cause> =
            why.moves.iter().filter(|m| m.network == NetworkIx(0)).map(|m| m.cause).collect();
        causes.dedup();
        causes
    };
    assert_eq!((causes(11, 193), causes(193, 194)), (vec![], vec![Cause::Ended]));
}

#[test]
fn the_day_of_scoring_is_the_newest_that_is_known_and_one_more_export_lowers_nothing() {
    let (_, alone) = score(&[busy("early", 10)]);
    assert_eq!(alone.as_of(), on(10));
    let mut silent = Export::new("silent", 100, SHOWS);
    silent.act(Kind::Reaction, "ann", "me", noon(90));
    let (_, both) = score(&[busy("early", 10), silent]);
    assert_eq!(both.as_of(), on(100));
    assert!(both.score() > alone.score());
    assert_eq!(both.delta(), [None; 3]);
    let early = &both.networks()[0];
    assert_eq!((early.state, early.known), (Some(State::Carried), Some((on(0), on(10)))));
}

#[test]
fn another_persons_export_sets_no_day_and_a_gap_has_no_score() {
    let mut another = Export::new("early", 300, SHOWS);
    another.0.file = "another's".to_owned();
    another.0.people[0].key = "ann".to_owned();
    another.act(Kind::Reaction, "me", "ann", noon(200));
    let (_, scored) = score(&[busy("early", 10), another]);
    assert_eq!(scored.as_of(), on(10));
    let mut later = busy("early", 300);
    later.0.file = "later".to_owned();
    later.0.interactions.iter_mut().for_each(|i| i.when = When::exact(noon(200)));
    let (_, scored) = score(&[busy("early", 10), later]);
    let days: Vec<Day> = scored.curve().into_iter().map(|(day, _)| day).collect();
    assert_eq!((days.len(), days[10], days[11]), (11 + 101, on(10), on(200)));
}

#[test]
fn what_is_cut_out_is_filling_at_first_and_compared_with_nothing() {
    let mut x = busy("web", 100);
    x.0.cut = true;
    let (_, scored) = score(&[x]);
    let days = scored.curve_days();
    assert_eq!([0, 55, 56].map(|day| days[day].known), [false, false, true]);
    assert_eq!((days[55].unknown[0], days[56].unknown.len()), ((NetworkIx(0), State::Filling), 0));
    let own = scored.own_measure(&days).expect("known days");
    assert_eq!((own.highest.0, own.share_below), (on(56), 0.5 / 45.0));
    assert_eq!(own.median, days[78].score);
    assert!(scored.delta().iter().all(Option::is_some));
}

#[test]
fn of_a_day_that_nothing_is_known_of_there_is_no_score() {
    let ledger = ledger(&[busy("web", 10)]);
    for day in [-1, 10 + 184] {
        let options = Options { as_of: Some(on(day)), ..options(&ledger) };
        match run(&ledger, &Model::default(), &options) {
            Ok(Outcome::Unscored(why)) => assert_eq!(why.known, Some((on(0), on(10)))),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_message_to_nobody_or_before_one_was_there_is_nothing() {
    let mut x = Export::new("mail", 1, SHOWS);
    x.members("t", &[("me", Some(noon(1)))]);
    x.message("ann", "", "t", noon(1));
    x.act(Kind::Reaction, "ann", "", noon(1));
    x.act(Kind::Reaction, "me", "me", noon(1));
    let (_, scored) = score(&[x]);
    assert_eq!(scored.evidence(), 0.0);
}

#[test]
fn partners_count_by_their_score() {
    let mut x = Export::new("mail", 0, SHOWS);
    for from in ["ann", "ben", "cat"] {
        x.act(Kind::Reaction, from, "me", noon(0));
    }
    let ledger = ledger(&[x]);
    let mut options = options(&ledger);
    options.scores = vec![(account(&ledger, "mail", "ann"), 40.0), (account(&ledger, "mail", "ben"), 0.0)];
    let m = f(left(0.5, H));
    let with = scored(&ledger, &options);
    near(with.evidence(), (2.0 + 0.5 + 1.0) * m);
    near(with.gauges().network.expect("three people"), (40.0 + 0.0 + 20.0) / 3.0);
    assert_eq!(with.points()[0].partner_score, Some(40.0));
    assert_eq!(with.points()[0].partner_factor, 2.0);
    options.prestige = false;
    near(scored(&ledger, &options).evidence(), 3.0 * m);
}

#[test]
fn amplification_is_reactions_per_post() {
    let mut x = Export::new("web", 0, SHOWS);
    for post in 0..5 {
        x.post("me", &format!("{post}"), PostKind::Original, noon(0));
    }
    x.post("me", "unseen", PostKind::Original, noon(0)).observed = false;
    x.post("me", "shared", PostKind::Repost, noon(0));
    x.about(Kind::Reaction, "ann", "0", noon(0));
    x.about(Kind::Mention, "ben", "0", noon(0));
    x.tally("1", [1, 1, 0], noon(0));
    let (_, scored) = score(&[x]);
    let h = left(0.5, H);
    let a = ((3.0 * h + 10.0) / (5.0 * h + 10.0)).powf(0.25);
    near(scored.evidence(), a * (f(h) + f(3.0 * h) + f(3.0 * h)));
    near(scored.gauges().amplification.expect("posts"), 100.0 * (2.0 * h + 1.0) / (5.0 * h + 2.0));
    assert_eq!(scored.gauges().reach, 3);
    near(scored.networks()[0].amplification_factor, a);
}

#[test]
fn chats_have_no_amplification() {
    let mut x = Export::new("chat", 0, &[Observe::Messages]);
    x.post("me", "p", PostKind::Original, noon(0));
    x.act(Kind::Message, "ann", "me", noon(0));
    let (_, scored) = score(&[x]);
    near(scored.evidence(), f(3.0 * left(0.5, H)));
    assert_eq!(scored.gauges().amplification, None);
}

#[test]
fn a_crowd_is_nested() {
    let mut x = Export::new("web", 0, &[Observe::Messages, Observe::Contacts]);
    x.tally("a", [3, 1, 0], noon(0));
    x.tally("b", [2, 0, 1], noon(0));
    let (_, scored) = score(&[x]);
    let h = left(0.5, H);
    near(scored.evidence(), f(7.0 * h) + f(2.0 * h) + f(h));
    assert_eq!(scored.gauges().reach, 3);
    let reactions = &scored.points()[0];
    assert_eq!((reactions.kind, reactions.who), (Kind::Reaction, Who::Crowd(3)));
    near(reactions.strength, f(7.0 * h) * 2.0 / 7.0 + f(2.0 * h) + f(h));
}

#[test]
fn what_was_passed_on_is_its_authors() {
    let mut x = Export::new("web", 0, SHOWS);
    x.post("me", "theirs", PostKind::Repost, noon(0));
    x.tally("theirs", [5_000, 900, 0], noon(0));
    let (_, scored) = score(&[x]);
    assert_eq!(scored.score(), 0.0);
}

#[test]
fn networks_add_nothing_before_they_are_connected() {
    let mut x = Export::new("web", 20, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    x.act(Kind::Reaction, "ben", "me", noon(15));
    let ledger = ledger(&[x]);
    let mut options = options(&ledger);
    options.connected.insert("web".to_owned(), on(10));
    let scored = scored(&ledger, &options);
    let curve = scored.curve();
    assert_eq!((curve[0], curve[9].1), ((on(0), 0.0), 0.0));
    near(curve[10].1, s(f(left(10.5, H))));
    let why = scored.why(on(9), on(20)).expect("days in order");
    assert!(why.moves.iter().all(|m| m.cause == Cause::Connected) && why.moves.len() == 2);
    let before = scored.why(on(2), on(9)).expect("days in order");
    assert_eq!(before.moves, []);
}

#[test]
fn a_network_connected_before_its_first_record_was_connected_then() {
    let mut x = Export::new("web", 20, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(10));
    let ledger = ledger(&[x]);
    let mut options = options(&ledger);
    options.connected.insert("web".to_owned(), on(5));
    let scored = scored(&ledger, &options);
    let cause = |from| scored.why(on(from), on(12)).expect("days in order").moves[0].cause;
    assert_eq!((cause(2), cause(5)), (Cause::Connected, Cause::New));
}

#[test]
fn the_profile_chooses_networks() {
    let mut x = Export::new("list", 0, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    let mut y = Export::new("twitter", 0, SHOWS);
    y.act(Kind::Reaction, "ann", "me", noon(0));
    let ledger = ledger(&[x, y]);
    let mut options = options(&ledger);
    near(scored(&ledger, &options).evidence(), 2.0 * f(left(0.5, H)));
    options.profile = Profile::Klout2011;
    let klout = scored(&ledger, &options);
    near(klout.evidence(), f(left(0.5, H)));
    let list = &klout.networks()[0];
    assert_eq!((list.name.as_str(), list.connected, list.points), ("list", false, 0.0));
    options.disabled.insert("twitter".to_owned());
    assert!(matches!(run(&ledger, &Model::default(), &options), Ok(Outcome::Unscored(_))));
}

#[test]
fn nothing_received_is_zero_only_where_something_could_be_seen() {
    let mut shows = Export::new("twitter", 3, &[Observe::ReactionsCounted]);
    shows.tally("p", [0, 0, 0], noon(0));
    let (_, scored) = score(&[shows]);
    assert_eq!((scored.score(), scored.evidence()), (0.0, 0.0));
    assert!(scored.points().is_empty());
    assert_eq!(scored.curve(), [0, 1, 2, 3].map(|day| (on(day), 0.0)));
    for observes in [&[][..], &[Observe::Contacts]] {
        let mut blind = Export::new("twitter", 3, observes);
        blind.post("me", "p", PostKind::Original, noon(0));
        let ledger = ledger(&[blind]);
        match run(&ledger, &Model::default(), &options(&ledger)) {
            Ok(Outcome::Unscored(why)) => {
                assert!(report::unscored(&why).contains("since 2018"), "{}", report::unscored(&why))
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn undated_and_impossible_times_never_score() {
    let mut x = Export::new("web", 3, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    x.act(Kind::Reaction, "ben", "me", None);
    for at in [0, 315_532_800, noon(60), 4_102_444_800, i64::MAX, i64::MIN] {
        x.act(Kind::Reaction, "cat", "me", at);
    }
    let (_, scored) = score(&[x]);
    near(scored.evidence(), f(left(3.5, H)));
    assert_eq!((scored.as_of(), scored.curve().len()), (on(3), 4));
    assert_eq!((scored.ignored().undated, scored.ignored().implausible), (1, 6));
}

#[test]
fn as_of_cuts_what_comes_later() {
    let mut x = Export::new("web", 9, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    x.act(Kind::Reaction, "ben", "me", noon(9));
    let ledger = ledger(&[x]);
    let mut options = options(&ledger);
    let whole = scored(&ledger, &options);
    options.as_of = Some(on(4));
    let cut = scored(&ledger, &options);
    assert_eq!(cut.curve()[..], whole.curve()[..5]);
    near(cut.score(), s(f(left(4.5, H))));
    options.as_of = Some(Day::FIRST.before(1));
    assert!(run(&ledger, &Model::default(), &options).is_err());
}

#[test]
fn a_visible_group_stands_by_what_it_shows() {
    // Thirty people reply to a star on a list; the star replies to me.
    let mut x = Export::new("list", 60, &[Observe::Messages]).group();
    for n in 0..30 {
        x.act(Kind::Reply, &format!("fan {n}"), "star", noon(0));
    }
    x.act(Kind::Reply, "star", "me", noon(0));
    let ledger = ledger(&[x]);
    let mut options = options(&ledger);
    options.as_of = Some(on(0));
    let m = f(3.0 * left(0.5, H));
    let star = s(30.0 * m);
    assert!(star > 20.0);
    let with = scored(&ledger, &options);
    near(with.evidence(), ((star - 20.0) / 20.0).exp2() * m);
    near(with.points()[0].partner_score.expect("the star's"), star);
    near(with.gauges().network.expect("the star"), star);
    options.prestige = false;
    near(scored(&ledger, &options).evidence(), m);
    options.prestige = true;
    let below = scored(&ledger, &Options { as_of: Some(on(60)), ..options.clone() });
    assert_eq!((below.points()[0].partner_score, below.points()[0].partner_factor), (None, 1.0));
    options.scores = vec![(account(&ledger, "list", "star"), 0.0)];
    near(scored(&ledger, &options).evidence(), 0.5 * m);
    options.scores = vec![(account(&ledger, "list", "fan 1"), 100.0)];
    let lifted = s((29.0 + 4.0) * m);
    near(scored(&ledger, &options).evidence(), ((lifted - 20.0) / 20.0).exp2() * m);
}

#[test]
fn of_a_private_conversation_only_the_owners_half_counts() {
    let mut x = Export::new("chat", 0, &[Observe::Messages]);
    for n in 0..40 {
        let other = format!("friend {n}");
        x.message("me", &other, &other, noon(0));
    }
    x.message("friend 0", "me", "friend 0", noon(0) + 3_600);
    let (_, scored) = score(&[x]);
    assert_eq!(scored.points()[0].partner_score, None);
    near(scored.evidence(), f(4.0 * left(0.5, H) * (1.0 / 24.0 / H).exp2()));
}

#[test]
fn joined_accounts_are_one_person() {
    let mut x = Export::new("web", 0, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    x.act(Kind::Reaction, "ann2", "me", noon(0));
    x.act(Kind::Reaction, "me2", "me", noon(0));
    let ledger = ledger(&[x]);
    let of = |key| account(&ledger, "web", key);
    let mut options = options(&ledger);
    options.owner.0.push(of("me2"));
    options.joins = vec![(of("ann"), of("ann2"))];
    let scored = scored(&ledger, &options);
    near(scored.evidence(), f(2.0 * left(0.5, H)));
    assert_eq!(scored.gauges().reach, 1);
    assert_eq!(scored.points().len(), 1);
}

#[test]
fn an_equal_address_joins_accounts_over_networks_and_an_equal_name_only_suggests_it() {
    let exports: Vec<Export> = ["list", "web"]
        .into_iter()
        .map(|network| {
            let mut x = Export::new(network, 0, SHOWS);
            for (key, link) in [("ann", "ann@mail.example"), ("bob", "https://site.example/")] {
                x.act(Kind::Reaction, key, "me", noon(0));
                let ix = x.person(key) as usize;
                x.0.people[ix].links.push(link.to_owned());
            }
            x
        })
        .collect();
    let ledger = ledger(&exports);
    let of = |network, key| account(&ledger, network, key);
    assert_eq!(ledger.same, [(of("list", "ann"), of("web", "ann"))]);
    let proved = |a, b| ledger.same.contains(&(a, b));
    let suggested: Vec<_> = ledger.suggestions(&proved).into_iter().map(|s| (s.one, s.other)).collect();
    assert_eq!(suggested, [("list:bob".into(), "web:bob".into())], "of one name, and not yet joined");
    assert!(ledger.suggestions(&|a, b| proved(a, b) || a == of("list", "bob")).is_empty());

    // A score that is known of one account holds for the other.
    let mut options = options(&ledger);
    options.scores = vec![(of("list", "ann"), 60.0), (of("list", "bob"), 60.0)];
    let one = f(left(0.5, H));
    near(scored(&ledger, &options).evidence(), (4.0 + 4.0 + 4.0 + 1.0) * one);
}

#[test]
fn parts_of_one_export_have_one_owner_though_one_part_knows_only_the_name() {
    let part = |key: &str, names: &[&str], file: &str| {
        let mut x = Export::new("web", 0, SHOWS);
        x.0.file = file.to_owned();
        x.0.people[0] =
            Person { key: key.to_owned(), names: names.iter().map(|n| (*n).to_owned()).collect(), links: Vec::new() };
        let me = OWNER;
        x.act(Kind::Reaction, "ann", "ann", noon(0)).to = Some(me);
        x
    };
    let url = "https://web.example/in/me-myself";
    let parts = [part(url, &["Me Myself"], "1.zip"), part("Me Myself", &[], "2.zip")];
    let ledger = ledger(&parts);
    assert_eq!(ledger.owner(&[]).expect("one person").0.len(), 2);
    assert_eq!(ledger.owner_groups.len(), 1);
    let strangers = [part(url, &["Me Myself"], "1.zip"), part("Somebody Else", &[], "2.zip")];
    assert!(self::ledger(&strangers).owner(&[]).is_err(), "two people's exports");
}

#[test]
fn why_says_what_faded_what_is_new_and_whose_standing_changed() {
    let mut x = Export::new("web", 40, &[Observe::Messages]);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    x.act(Kind::Reaction, "ann", "me", noon(20));
    x.tally("p", [2, 0, 0], noon(0));
    let (_, scored) = score(&[x]);
    let why = scored.why(on(10), on(30)).expect("days in order");
    let (h10, h20, h30) = (left(10.5, H), left(10.5, H), left(30.5, H));
    let (e1, e2) = (f(h10) + 2.0 * f(h10), f(h30 + h20) + 2.0 * f(h30));
    let k = (s(e2) - s(e1)) / (e2 - e1);
    let cause = |who: fn(&Who) -> bool, cause| {
        let found = why.moves.iter().find(|m| who(&m.who) && m.cause == cause);
        found.map(|m| (m.points, scored.behind(&why, m).sources.count))
    };
    fn ann(who: &Who) -> bool {
        matches!(who, Who::Person(_))
    }
    fn crowd(who: &Who) -> bool {
        matches!(who, Who::Crowd(_))
    }
    let check = |found: Option<(f64, u64)>, points: f64, rows| {
        let (p, n) = found.expect("a cause");
        near(p, points);
        assert_eq!(n, rows);
    };
    check(cause(ann, Cause::New), k * (f(h30 + h20) - f(h30)), 1);
    check(cause(ann, Cause::Fading), k * (f(h30) - f(h10)), 1);
    check(cause(crowd, Cause::Fading), k * 2.0 * (f(h30) - f(h10)), 1);
    assert_eq!(why.moves.len(), 3);
    assert_eq!((why.from_score, why.to_score), (scored.curve()[10].1, scored.curve()[30].1));
    assert!(scored.why(on(30), on(10)).is_err() && scored.why(on(30), on(41)).is_err());
    assert_eq!(scored.why(on(5), on(5)).expect("one day").moves, []);
}

#[test]
fn at_the_top_nothing_moves() {
    let mut x = Export::new("web", 3, &[Observe::Messages]);
    x.tally("p", [1_000_000_000, 1_000_000_000, 0], noon(0));
    let (_, scored) = score(&[x]);
    assert_eq!(scored.score(), 100.0);
    let why = scored.why(on(1), on(2)).expect("days in order");
    assert_eq!(why.moves, []);
    near(scored.points().iter().map(|p| p.points).sum::<f64>(), 100.0);
}

#[test]
fn what_if_somebody_reacted() {
    let mut x = Export::new("web", 3, SHOWS);
    x.act(Kind::Reaction, "ann", "me", noon(0));
    let ledger = ledger(&[x]);
    let mut options = options(&ledger);
    let imagined = Imagined { network: "web".to_owned(), kind: Kind::Reply, day: on(3), partner_score: Some(40.0) };
    options.imagined = vec![imagined.clone()];
    let scored = scored(&ledger, &options);
    near(scored.evidence(), f(left(3.5, H)) + 2.0 * f(3.0 * left(1.0, H)));
    assert_eq!(scored.points()[0].who, Who::Imagined(0));
    options.imagined = vec![Imagined { network: "nowhere".to_owned(), ..imagined }];
    assert!(run(&ledger, &Model::default(), &options).is_err());
}

#[test]
fn options_that_do_not_fit_are_refused() {
    let (ledger, _) = score(&[Export::new("web", 0, SHOWS)]);
    let refused = |change: fn(&mut Options)| {
        let mut options = options(&ledger);
        change(&mut options);
        run(&ledger, &Model::default(), &options).is_err()
    };
    assert!(refused(|o| o.owner.0.clear()));
    assert!(refused(|o| o.owner.0.push(AccountIx(99))));
    assert!(refused(|o| o.joins.push((AccountIx(0), AccountIx(99)))));
    assert!(refused(|o| o.scores.push((AccountIx(99), 1.0))));
    assert!(refused(|o| o.scores.push((AccountIx(0), f64::NAN))));
    assert!(!refused(|_| {}));
    assert!(matches!(
        run(&Ledger::default(), &Model::default(), &Options::new(Owner(vec![AccountIx(0)]))),
        Err(e) if e.to_string().contains("not in the ledger")
    ));
}

#[test]
fn style_by_hand() {
    let mut x = Export::new("web", 180, SHOWS);
    for week in 0..13 {
        let at = noon(180 - 14 * week);
        x.post("me", &format!("p{week}"), PostKind::Original, at);
    }
    for n in 0..13 {
        x.post("me", &format!("r{n}"), PostKind::Repost, noon(180));
        x.act(Kind::Reaction, "me", "ann", noon(180));
        x.act(Kind::Mention, "me", "ben", noon(180));
    }
    // From the row of a post: the same deed.
    let source = x.0.posts[0].source;
    let reply = x.act(Kind::Reply, "me", "cat", noon(180));
    reply.source = source;
    x.contact("dan", Relation::Following, noon(179));
    x.contact("eve", Relation::Follower, noon(179));
    let ledger = ledger(&[x]);
    let style =
        style::style(&ledger, &Model::default(), &options(&ledger), on(180)).expect("an owner").expect("enough");
    assert_eq!(style.axes.creating, 0.5);
    near(style.axes.participating, 39.0 / 53.0);
    assert_eq!(style.axes.consistent, 0.5);
    let p = [13.0 / 27.0, 13.0 / 27.0, 1.0 / 27.0];
    let entropy: f64 = p.iter().map(|p: &f64| -p * p.ln()).sum();
    near(style.axes.broad, entropy / 150.0_f64.ln());
    near(style.x, 0.5);
    assert_eq!(style.name, "Socializer");
    assert_eq!(style.path.last().map(|(month, name)| (month.as_str(), *name)), Some(("2020-06", "Socializer")));
    assert!(!style::description(style.name).is_empty());
    let early = style::style(&ledger, &Model::default(), &options(&ledger), on(60)).expect("an owner");
    assert_eq!(early, None);
}

#[test]
fn the_report_has_the_documented_shape() {
    let mut x = Export::new("twitter", 9, &[Observe::ReactionsCounted]);
    x.tally("p", [2, 0, 0], noon(0));
    x.act(Kind::Reaction, "ann", "me", noon(1));
    let ledger = ledger(&[x]);
    let options = options(&ledger);
    let scored = scored(&ledger, &options);
    let why = scored.why(on(0), on(1)).expect("days in order");
    let report = report::report(&ledger, &Model::default(), &options, &scored, Some(&why)).expect("a report");
    let json = serde_json::to_value(&report).expect("JSON");
    for field in [
        "model",
        "as_of",
        "owner",
        "score",
        "evidence",
        "band",
        "delta",
        "reach",
        "amplification",
        "network",
        "networks",
        "curve",
        "style",
        "points",
        "why",
    ] {
        assert!(json.get(field).is_some(), "{field}");
    }
    assert_eq!(
        (&json["model"], &json["as_of"], &json["style"]),
        (&2.into(), &"2020-01-10".into(), &serde_json::Value::Null)
    );
    assert_eq!(json["curve"][0]["day"], "2020-01-01");
    assert_eq!(json["delta"].as_object().expect("an object").len(), 3);
    assert_eq!(json["points"][0]["who"]["crowd"], 2);
    assert_eq!(json["points"][1]["who"]["person"], "twitter:ann");
    assert_eq!(json["points"][1]["source"][0]["entry"], "records.json");
    assert_eq!(
        json["networks"][0]["missing"],
        serde_json::json!(["replies", "reposts", "mentions", "messages", "follows"])
    );
    assert_eq!(json["why"]["causes"][0]["cause"], "new");
}

#[test]
fn the_groups_table_holds_everybody_who_takes_part() {
    let mut list = Export::new("list", 10, &[Observe::RepliesNamed]).group();
    for n in 0..40 {
        list.act(Kind::Reply, &format!("fan {n}"), "star", noon(5));
    }
    list.act(Kind::Reply, "star", "me", noon(5));
    list.post("quiet", "mail", PostKind::Original, noon(5));
    let ledger = ledger(&[list]);
    let table = group(&ledger, &Model::default(), &options(&ledger)).expect("a table");
    let named: Vec<&str> = table.iter().map(|(a, _)| ledger.accounts[*a].key.as_str()).collect();
    assert_eq!((named.len(), &named[..2]), (43, &["star", "me"][..]));
    assert!(named.contains(&"quiet") && table[2..].iter().all(|(_, score)| *score == 0.0));
    let off = Options { prestige: false, ..options(&ledger) };
    let plain = group(&ledger, &Model::default(), &off).expect("a table");
    assert_eq!(plain[0].1.to_bits(), table[0].1.to_bits());
    assert!(plain[1].1 < table[1].1, "{:?} {:?}", plain[1], table[1]);
}

#[test]
fn without_a_visible_group_there_is_no_table() {
    let mut export = Export::new("twitter", 10, &[Observe::Messages]);
    export.message("ann", "me", "with ann", noon(1)).audience = Audience::Private;
    export.message("me", "ann", "with ann", noon(2)).audience = Audience::Private;
    let ledger = ledger(&[export]);
    assert_eq!(group(&ledger, &Model::default(), &options(&ledger)).expect("none"), []);
}

#[test]
fn nothing_is_zero_and_not_less() {
    let mut shows = Export::new("twitter", 3, &[Observe::ReactionsCounted]);
    shows.post("me", "p", PostKind::Original, noon(0));
    let (_, scored) = score(&[shows]);
    let network = &scored.networks()[0];
    for number in [scored.score(), scored.evidence(), network.strength, network.crowd, network.points] {
        assert_eq!(number.to_bits(), 0.0_f64.to_bits(), "{number:?}");
    }
}

#[test]
fn hello_a_year_ago_in_a_busy_group_is_worth_nothing_now() {
    // A hundred members, sixty messages a day.
    let ledger = Ledger::build(&busy_group::import(busy_group::chat(100, 24_000, 400, &[35])));
    let of = |member: &str| scored(&ledger, &Options::new(Owner(vec![account(&ledger, "whatsapp", member)])));
    let (silent, active) = (of("Member 0"), of("Member 1"));
    assert_eq!(ledger.accounts.len(), 101, "a hundred, and whose phone it was");
    assert_eq!((silent.score(), silent.as_of()), (0.0, active.as_of()));
    assert!(silent.curve().iter().any(|(_, score)| *score > 1.0), "then it was worth something");
    assert!(active.score() > 10.0, "{}", active.score());
}

#[test]
fn what_one_account_received_is_carried_where_anothers_exports_go_on() {
    let of = |owner: &str, made: i64, from: &str| {
        let mut export = Export::new("twitter", made, &[Observe::Mentions]);
        export.0.people[0].key = owner.to_owned();
        export.0.file = format!("{owner}.zip");
        export.act(Kind::Mention, from, owner, noon(40));
        export.act(Kind::Mention, from, owner, noon(made));
        export
    };
    let scored_on = |exports: &[Export], day: i64| {
        let ledger = ledger(exports);
        let own = |a: &AccountIx| ledger.accounts[*a].key.starts_with("me");
        let owner = Owner(AccountIx::all(ledger.accounts.len()).filter(own).collect());
        scored(&ledger, &Options { as_of: Some(on(day)), ..Options::new(owner) })
    };
    let old = scored_on(&[of("me", 50, "ann")], 50);
    let (first, second) = (of("me", 50, "ann"), of("me too", 300, "ben"));
    let both = [first.clone(), second.clone()];
    // Days on which both are known, then those on which the first is carried, then those behind them.
    let before = scored_on(&both, 50).evidence() - scored_on(std::slice::from_ref(&second), 50).evidence();
    assert!((before - old.evidence()).abs() < 1e-12);
    for day in [51, 120, 50 + 183] {
        let (all, new) = (scored_on(&both, day), scored_on(std::slice::from_ref(&second), day));
        assert!((all.evidence() - new.evidence() - old.evidence()).abs() < 1e-12, "day {day}: {}", all.evidence());
        assert_eq!(all.delta()[0], None, "what is carried can't be compared");
        let sum: f64 = all.points().iter().map(|p| p.points).sum();
        assert!((sum - all.score()).abs() < 1e-9);
        assert_eq!(all.curve_days().last().expect("days").unknown, [(NetworkIx(0), State::Carried)]);
    }
    let (all, new) = (scored_on(&both, 50 + 184), scored_on(std::slice::from_ref(&second), 50 + 184));
    assert_eq!(all.evidence().to_bits(), new.evidence().to_bits());
    let why = all.why(on(45), on(50 + 184)).expect("days in order");
    let moved: f64 = why.moves.iter().map(|m| m.points).sum();
    assert!((moved - (why.to_score - why.from_score)).abs() < 1e-9);
}
