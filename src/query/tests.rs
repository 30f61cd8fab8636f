use super::*;
use crate::record::{Import, Person};
use serde_json::json;

#[test]
fn everything_that_may_be_asked() {
    let query = Query::read(json!({
        "owner": ["web:me"], "profile": "klout-2011", "connected": {"linkedin": "2011-02-24"}, "disabled": ["xing"],
        "as_of": "2011-02-28", "prestige": false, "people_csv": "a\nb", "same": [["a:1", "b:2"]],
        "scores": {"web:\"q\"": 61.5}, "half_life": 20, "why": ["2011-02-21", "2011-02-24"],
        "imagined": [{"network": "web", "kind": "reply", "day": "2011-02-28", "partner_score": 61},
                     {"network": "web", "kind": "follow", "day": "2011-02-27", "partner_score": null}],
    }));
    let day = |text| Day::parse(text).expect("a day");
    let act = |kind, date, partner_score| ImaginedAct { network: "web".into(), kind, day: day(date), partner_score };
    let all = Query {
        owner: vec!["web:me".into()],
        profile: Profile::Klout2011,
        connected: [("linkedin".to_owned(), day("2011-02-24"))].into(),
        disabled: ["xing".to_owned()].into(),
        as_of: Some(day("2011-02-28")),
        prestige: false,
        people_csv: Some("a\nb".to_owned()),
        same: vec![("a:1".into(), "b:2".into())],
        scores: [("web:\"q\"".into(), 61.5)].into(),
        imagined: vec![act(Kind::Reply, "2011-02-28", Some(61.0)), act(Kind::Follow, "2011-02-27", None)],
        half_life: Some(20.0),
        why: Some((day("2011-02-21"), day("2011-02-24"))),
    };
    assert_eq!(query, Ok(all));
}

#[test]
fn what_is_left_out_has_its_default() {
    assert_eq!(Query::read(json!({})), Ok(Query::default()));
    let nulls = json!({"as_of": null, "half_life": null, "people_csv": null, "owner": null});
    assert_eq!(Query::read(nulls), Ok(Query::default()));
}

#[test]
fn what_can_not_be_meant_is_refused_by_the_name_of_its_field() {
    for (wrong, said) in [
        (json!({"half": 20}), "half: unknown field `half`, expected one of `owner`"),
        (json!({"half_life": "soon"}), "half_life: invalid type: string \"soon\""),
        (json!({"scores": {"a:b": null}}), "scores.a:b: invalid type: null"),
        (
            json!({"imagined": [{"network": "web", "kind": "wink", "day": "2011-02-28"}]}),
            "imagined[0].kind: unknown variant `wink`",
        ),
        (json!({"imagined": [{"network": "web", "kind": "reply"}]}), "imagined[0]: missing field `day`"),
        (json!({"same": [["a:1"]]}), "same[0]: invalid length 1"),
        (json!({"prestige": "yes"}), "prestige: invalid type"),
        (json!({"as_of": "yesterday"}), "as_of: “yesterday” is not a valid date: write YYYY-MM-DD"),
        (
            json!({"profile": "klout-2012"}),
            "profile: there is no profile “klout-2012”: choose everything or klout-2011",
        ),
        (json!([]), "a query is an object"),
        (json!("owner"), "a query is an object"),
    ] {
        let error = Query::read(wrong.clone()).expect_err("wrong").to_string();
        assert!(error.starts_with(said), "{wrong}: {error}");
    }
}

#[test]
fn nothing_asked_is_the_model() {
    assert_eq!(Query::default().model().expect("the default"), Model::default());
}

#[test]
fn an_imagined_score_goes_before_that_of_any_account_of_the_person() {
    let import = |network: &str, key: &str| Import {
        network: network.to_owned(),
        people: vec![
            Person { key: "me".to_owned(), ..Person::default() },
            Person { key: key.to_owned(), links: vec!["ann@mail.example".to_owned()], ..Person::default() },
        ],
        ..Import::default()
    };
    let ledger = Ledger::build(&[import("list", "ann@mail.example"), import("web", "Ann:A")]);
    let query = Query {
        owner: vec!["web:me".into()],
        people_csv: Some("network,person,score\nlist,ann@mail.example,61\n".to_owned()),
        scores: BTreeMap::from([("web:Ann:A".into(), 20.0)]),
        ..Query::default()
    };
    let options = query.settings(&ledger).expect("sound").options;
    assert_eq!(options.scores, [(ledger.account(&"web:Ann:A".into()).expect("there"), 20.0)]);
    assert_eq!(ledger.account(&"web:ann:a".into()), None);
}

#[test]
fn another_half_life_keeps_the_proportion() {
    let model = Query { half_life: Some(15.0), ..Query::default() }.model().expect("possible");
    assert_eq!((model.half_life_days, model.slow_half_life_days), (15.0, 30.0));
    assert!(Query { half_life: Some(f64::NAN), ..Query::default() }.model().is_err());
}
