use super::*;
use crate::archive::Input;
use crate::networks;
use crate::record::Skip;

fn table(name: &str, rows: &str) -> Vec<Import> {
    let text = format!("network,from,to,kind,at,object,thread,count\n{rows}");
    let input = Input::File { name: name.to_owned(), bytes: Box::new(text.into_bytes()) };
    networks::import(input, &mut |_| {})
}

const ROW: &str = "forum,p1,me,reply,2024-03-01T09:00:00Z,x,,\nforum,p2,me,reply,2024-03-02T09:00:00Z,x,,\n";

#[test]
fn what_is_not_whole_is_not_taken() {
    let mut session = Session::default();
    session.add(table("a.csv", ROW)).expect("whole");
    for harm in [
        |import: &mut Import| import.interactions[0].from = 99,
        |import: &mut Import| import.interactions[0].object = Some(99),
        |import: &mut Import| import.owner_also.push(99),
        |import: &mut Import| {
            import.skipped.push(Skip { place: String::new(), why: String::new(), count: u64::MAX, problem: true })
        },
    ] {
        let mut imports = table("b.csv", ROW);
        harm(&mut imports[0]);
        session.add(imports).expect_err("not whole");
        assert_eq!(session.dropped.len(), 1);
    }
    assert_eq!(session.add(table("b.csv", ROW)).expect("whole").id, 1, "no number was spent");
}

#[test]
fn equal_names_are_suggested_also_where_nobody_was_chosen_and_nobody_is() {
    let mut session = Session::default();
    let rows = "forum,Ann Ode,bob,reply,2024-03-01T09:00:00Z,x,,\nlist,Ann Ode,eve,reply,2024-03-01T09:00:00Z,y,,\n";
    session.add(table("a.csv", rows)).expect("whole");
    let pair = |s: &Suggestion| (s.one.to_string(), s.other.to_string());
    let suggested: Vec<_> = session.suggestions(&[]).iter().map(pair).collect();
    assert_eq!(suggested, [("forum:ann ode".to_owned(), "list:ann ode".to_owned())]);
    let summary = session.answer(&Query::default()).expect("an answer");
    assert!(summary.no_score.is_some() && summary.candidates.len() > 1, "that they may be one chose nobody");
    assert_eq!(session.suggestions(&[]).iter().map(pair).collect::<Vec<_>>(), suggested);
}

/// X's archive of these likes, each of another post.
fn likes(counts: &[&str]) -> Vec<Import> {
    let post = |(n, count): (usize, &&str)| {
        format!(
            r#"{{"tweet": {{"id_str": "{n}", "created_at": "Tue Mar 05 10:20:30 +0000 2024", "favorite_count": "{count}",
            "retweet_count": "0", "full_text": "", "entities": {{}}}}}}"#
        )
    };
    let posts: Vec<String> = counts.iter().enumerate().map(post).collect();
    let text = format!("window.YTD.tweets.part0 = [{}]", posts.join(","));
    networks::import(Input::File { name: "tweets.js".to_owned(), bytes: Box::new(text.into_bytes()) }, &mut |_| {})
}

#[test]
fn a_count_beyond_all_that_there_are_is_unknown_and_leaves_a_file_that_can_be_removed() {
    let mut session = Session::default();
    let Added { id, imports: reports } = session.add(likes(&["18446744073709551615", "3"])).expect("whole");
    let problems = reports[0].skipped.iter().filter(|skip| skip.problem);
    assert_eq!(problems.map(|skip| skip.place.as_str()).collect::<Vec<_>>(), ["tweets.js, record 1"]);
    assert_eq!(reports[0].read.tallies.reactions, Some(3));
    session.answer(&Query::default()).expect("an answer");
    session.remove(id);
    session.answer(&Query::default()).expect("an answer");
    assert!(session.ledger.imports.is_empty());
}

#[test]
fn sums_stay_numbers_that_javascript_has() {
    let reports = Session::default().add(likes(&["9007199254740991"; 3])).expect("whole").imports;
    assert_eq!(reports[0].read.tallies.reactions, Some(crate::record::LARGEST_COUNT));
}

#[test]
fn however_many_files_come_the_ledger_is_built_once() {
    let mut session = Session::default();
    for name in ["b.csv", "a.csv", "c.csv"] {
        assert_eq!(session.add(table(name, ROW)).expect("whole").imports.len(), 1);
        assert!(session.stale && session.ledger.imports.is_empty(), "not before somebody asks");
    }
    session.answer(&Query::default()).expect("an answer");
    assert_eq!((session.stale, session.ledger.imports.len()), (false, 3));
    session.remove(0);
    session.answer(&Query::default()).expect("an answer");
    assert_eq!(session.ledger.imports.len(), 2);
}

#[test]
fn a_file_of_a_name_that_is_taken_gets_another_also_in_its_notices() {
    let mut session = Session::default();
    let wrong = "forum,p1,me,reply,never,x,,\n";
    for name in ["a.csv", "a.csv (2)", "a.csv (3)"] {
        let reports = session.add(table("a.csv", &format!("{ROW}{wrong}"))).expect("whole").imports;
        assert_eq!(reports[0].file, name);
        assert!(!reports[0].skipped.is_empty());
        assert!(reports[0].skipped.iter().all(|skip| skip.place.starts_with(&format!("{name}, record"))));
    }
}
