//! Cards written and read, whole, empty, full and hostile.

use super::contents::{HANDLES, NETWORKS};
use super::example::{largest, smallest};
use super::*;
use crate::day::Day;
use crate::style;
use proptest::prelude::*;

fn said(file: &str) -> String {
    Card::read(file.as_bytes()).expect_err("no card").to_string()
}

#[test]
fn the_largest_card_has_four_kilobytes() {
    let file = largest().write();
    assert!(file.len() <= 4_000, "{} bytes", file.len());
}

/// Other tests, of the schema and of the widget, show this file. `UPDATE=1 cargo test --lib card` writes it.
#[test]
fn the_largest_card_is_a_file_for_other_tests() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cards/largest.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, largest().write()).expect("written");
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), largest().write());
}

#[test]
fn a_card_is_one_spelling() {
    let card = Card {
        name: "Ann \"the\" Hill\\".to_owned(),
        gauges: Some(Gauges { reach: 7, amplification: None, network: Some(Hundredths(2_150)) }),
        networks: vec![("twitter".to_owned(), Hundredths(6_340))],
        score: Hundredths(6_340),
        curve: vec![Hundredths(0), Hundredths(6_340)],
        delta: Some([-5, 0, 310].map(Hundredths)),
        ..smallest()
    };
    let file = r#"{
  "schema": "cloutscope-card/2",
  "name": "Ann \"the\" Hill\\",
  "as_of": "2099-12-31",
  "score": 63.4,
  "delta": {"1": -0.05, "5": 0, "30": 3.1},
  "curve": [0, 63.4],
  "gauges": {"reach": 7, "network": 21.5},
  "networks": [{"network": "twitter", "points": 63.4}]
}
"#;
    assert_eq!(card.write(), file);
    assert_eq!(Card::read(file.as_bytes()), Ok(card));
}

#[test]
fn what_rests_on_given_scores_and_what_is_carried_is_said() {
    let card = Card {
        networks: vec![("twitter".to_owned(), Hundredths(6_340))],
        carried: vec![("twitter".to_owned(), Day::parse("2026-03-06").expect("a day"))],
        given: Some(Hundredths(1_290)),
        ..smallest()
    };
    let file = card.write();
    assert!(file.contains(r#"{"network": "twitter", "points": 63.4, "as_of": "2026-03-06"}"#), "{file}");
    assert!(file.contains("\n  \"given\": 12.9\n"), "{file}");
    assert_eq!(Card::read(file.as_bytes()), Ok(card.clone()));
    let facts = badge::facts(&card, Language::En).join(" ");
    assert_eq!(
        facts,
        "Points by network: X (Twitter) 63.4 (as of 2026-03-06). 12.9 of it by scores that its owner gave."
    );
}

#[test]
fn a_card_of_the_first_layout_and_model_is_shown_as_what_it_is() {
    let file =
        r#"{"schema": "cloutscope-card/1", "as_of": "2011-02-28", "score": 29.3, "model": 1, "engine": "0.1.0"}"#;
    let card = Card::read(file.as_bytes()).expect("a card");
    assert_eq!((card.score, card.given, card.carried.len()), (Hundredths(2_930), None, 0));
    let told = "By model 1, not comparable with model 2.";
    assert!(embed::embed(&card, Language::En).contains(told), "{}", embed::embed(&card, Language::En));
    assert!(badge::badge(&card, badge::Size::Wide, badge::Look::default()).contains(told));
    assert!(!badge::facts(&Card { versions: None, ..card }, Language::En).join(" ").contains("model"));
}

#[test]
fn what_is_switched_off_is_not_in_the_file() {
    let all: serde_json::Value = serde_json::from_str(&largest().write()).expect("JSON");
    for name in ["handles", "band", "delta", "curve", "gauges", "style", "networks", "versions", "digest"] {
        let mut fields = Fields { name: largest().name, ..Fields::all(true) };
        *fields.switch(name).expect("a switch") = false;
        let less: serde_json::Value = serde_json::from_str(&largest().with(&fields).write()).expect("JSON");
        let gone: Vec<&String> =
            all.as_object().expect("an object").keys().filter(|k| less.get(k).is_none()).collect();
        assert_eq!(gone, if name == "versions" { vec!["engine", "model"] } else { vec![name] });
    }
    assert_eq!(
        smallest().write(),
        "{\n  \"schema\": \"cloutscope-card/2\",\n  \"as_of\": \"2099-12-31\",\n  \"score\": 99.99\n}\n"
    );
    assert_eq!(Fields::default().switch("score"), None);
}

#[test]
fn switches_come_from_the_page() {
    let mut fields = Fields { name: "Ann".to_owned(), ..Fields::default() };
    *fields.switch("style").expect("a switch") = false;
    assert_eq!(fields, Fields { name: "Ann".to_owned(), style: false, ..Fields::default() });
    assert!(!fields.handles);
    assert!(fields.switch("stile").is_none());
}

/// The same file with one field's JSON replaced.
fn with(field: &str, json: &str) -> String {
    let file = largest().write();
    let begin = format!("  \"{field}\": ");
    let line = |line: &str| if line.starts_with(&begin) { format!("{begin}{json},") } else { line.to_owned() };
    let lines: Vec<String> = file.lines().map(line).collect();
    let hostile = lines.join("\n").replace(",\n}", "\n}");
    assert_ne!(hostile, file.trim_end(), "{field} is a field");
    hostile
}

#[test]
fn a_hostile_card_is_refused_with_a_reason() {
    for (field, json, reason) in [
        ("schema", "\"cloutscope-card/3\"", "another version (cloutscope-card/3)"),
        ("schema", "\"a-card/1\"", "is not a card"),
        ("schema", "null", "is not a card"),
        ("as_of", "\"2011-02-30\"", "as_of of a card must be a day"),
        ("as_of", "null", "as_of"),
        ("score", "null", "score of a card must be a number from 0 to 100"),
        ("score", "NaN", "expected value"),
        ("score", "-1", "from 0 to 100"),
        ("score", "100.01", "from 0 to 100"),
        ("score", "1e999", "out of range"),
        ("score", "\"63\"", "from 0 to 100"),
        ("score", "[63]", "from 0 to 100"),
        ("score", "99999999999999999999999999", "from 0 to 100"),
        ("name", "7", "name of a card must be a text"),
        ("name", "{\"a\": [[[[]]]]}", "name of a card must be a text"),
        ("handles", "[7]", "handles"),
        ("handles", "\"@ann\"", "handles of a card must be a list"),
        ("band", "[3]", "band"),
        ("band", "[3, 2]", "the smaller first"),
        ("delta", "[1, 2, 3]", "delta of a card must be an object"),
        ("delta", "{\"1\": 1, \"5\": 2}", "delta"),
        ("curve", "[1, \"2\"]", "curve"),
        ("curve", "[1, null]", "curve"),
        ("curve", "{}", "curve of a card must be a list"),
        ("gauges", "{\"reach\": -1}", "reach"),
        ("gauges", "{\"reach\": 99999999999999999999}", "reach"),
        ("gauges", "{\"reach\": 1, \"network\": 101}", "network of a card must be a number"),
        ("style", "{\"name\": \"Wizard\", \"x\": 0, \"y\": 0}", "style of a card must be one of the sixteen"),
        ("style", "{\"name\": \"Pundit\", \"x\": 2, \"y\": 0}", "x of a card"),
        ("networks", "[\"twitter\"]", "network"),
        ("networks", "[{\"network\": \"<script>\", \"points\": 1}]", "network's name"),
        ("networks", "[{\"network\": \"twitter\"}]", "points"),
        ("model", "\"1\"", "model and engine"),
        ("engine", "\"<b>\"", "model and engine"),
        ("engine", "1", "model and engine"),
        ("networks", "[{\"network\": 7, \"points\": 1}]", "network's name"),
        ("digest", "\"sha256:00\"", "digest"),
        ("networks", "[{\"network\": \"twitter\", \"points\": 1, \"as_of\": \"soon\"}]", "as_of of a network"),
        ("given", "101", "given of a card must be a number from 0 to 100"),
        ("digest", "7", "digest"),
    ] {
        let said = said(&with(field, json));
        assert!(said.contains(reason), "{field} {json}: {said}");
    }
    let long = format!("[{}]", vec!["1"; WEEKS + 1].join(","));
    assert!(said(&with("curve", &long)).contains("at most 52"));
}

#[test]
fn what_is_no_file_of_ours_is_refused_quickly() {
    for file in ["", "null", "[]", "{}", "\"cloutscope-card/1\"", "{\"schema\": {\"schema\": 1}}"] {
        assert!(Card::read(file.as_bytes()).is_err(), "{file}");
    }
    assert!(said(&format!("{}{}", largest().write(), " ".repeat(10 << 20))).contains("exceeds the limit of 16 kB"));
    assert!(said(&format!("{{\"schema\":{}", "[".repeat(9_000))).contains("recursion limit"));
}

#[test]
fn what_a_card_does_not_have_is_passed_over() {
    let file =
        smallest().write().replace("\"score\"", "\"homepage\": \"http://a.example\", \"band\": null, \"score\"");
    assert_eq!(Card::read(file.as_bytes()), Ok(smallest()));
    assert_eq!(Card::read(format!("\u{feff}{}", smallest().write()).as_bytes()), Ok(smallest()));
}

#[test]
fn a_name_is_text_however_it_was_written() {
    let card = Card::read(with("name", "\"<script>\\u0000\\u202e\\ud83d\\udc4d\"").as_bytes()).expect("a card");
    assert_eq!(card.name, "<script> 👍");
}

#[test]
fn a_card_is_known_by_its_beginning() {
    assert!(is_card(largest().write().as_bytes()) && is_card(b"\xef\xbb\xbf\n{\"schema\":\"cloutscope-card/9\""));
    assert!(!is_card(b"[\"cloutscope-card/1\"]") && !is_card(b"{}") && !is_card(b""));
}

prop_compose! {
    fn any_card()(
        name: String,
        handles in prop::collection::vec("network:@.*", 0..=HANDLES),
        day in Day::FIRST.0..=Day::LAST.0,
        (score, low, high) in (0..=10_000_i32, 0..=10_000_i32, 0..=10_000_i32),
        delta in prop::option::of(prop::array::uniform3((-10_000..=10_000_i32).prop_map(Hundredths))),
        curve in prop::collection::vec((0..=10_000_i32).prop_map(Hundredths), 0..=WEEKS),
        gauges in prop::option::of((0..1_u64 << 53, prop::option::of(0..=10_000_i32))),
        style in prop::option::of((0..4_usize, 0..4_usize)),
        networks in prop::collection::vec(("[a-z]{1,24}", 0..=10_000_i32), 0..NETWORKS),
        carried in prop::option::of(Day::FIRST.0..=Day::LAST.0),
        given in prop::option::of((0..=10_000_i32).prop_map(Hundredths)),
        model in prop::option::of(any::<u32>()),
        digest in prop::option::of("sha256:[0-9a-f]{64}"),
    ) -> Card {
        let handles = handles.iter().map(|handle| name::handle(handle)).collect();
        let first = networks.first().map(|(name, _)| name.clone());
        let first = first.filter(|first| networks.iter().filter(|(name, _)| name == first).count() == 1);
        Card {
            carried: first.zip(carried).map(|(name, day)| (name, Day(day))).into_iter().collect(),
            given,
            name: name::clean(&name),
            handles,
            as_of: Day(day),
            score: Hundredths(score),
            band: (low <= high).then_some([Hundredths(low), Hundredths(high)]),
            delta,
            curve,
            gauges: gauges.map(|(reach, a)| Gauges { reach, amplification: a.map(Hundredths), network: None }),
            style: style.map(|(x, y)| Style { name: style::NAMES[y][x], x: Hundredths(25), y: Hundredths(100) }),
            networks: networks.into_iter().map(|(name, points)| (name, Hundredths(points))).collect(),
            versions: model.map(|model| Versions { model, engine: "1.2.3".to_owned() }),
            digest,
        }
    }
}

proptest! {
    #[test]
    fn a_card_read_and_written_again_is_the_same_bytes(card in any_card()) {
        let file = card.write();
        prop_assert!(file.len() <= 4_000);
        let json: serde_json::Value = serde_json::from_str(&file).expect("JSON for others, too");
        prop_assert_eq!(json["score"].as_f64(), Some(card.score.value()));
        let read = Card::read(file.as_bytes()).expect("a card");
        prop_assert_eq!(&read, &card);
        prop_assert_eq!(read.write(), file);
    }

    #[test]
    fn no_bytes_upset_the_reader(junk: Vec<u8>, at in 0..400_usize) {
        let mut file = largest().write().into_bytes();
        let at = at.min(file.len());
        file.splice(at..(at + junk.len()).min(file.len()), junk);
        if let Ok(card) = Card::read(&file) {
            let again = card.write();
            prop_assert_eq!(Card::read(again.as_bytes()).expect("a card"), card);
        }
    }
}
