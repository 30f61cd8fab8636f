//! What the model as SQL (`docs/score.sql`) is compared with: records and scores of the sample and of drawn exports, left
//! in `target/tmp/sql` for `tests/sql/score.test.mjs`, which runs it in DuckDB.
#![cfg(feature = "cli")]

#[path = "support/random_exports.rs"]
mod random_exports;

use cloutscope::ledger::Ledger;
use cloutscope::model::Model;
use cloutscope::query::{Query, Settings};
use cloutscope::score::{Options, Outcome, State, run};
use cloutscope::{networks, report, sample};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// How many worlds are drawn.
const WORLDS: u64 = 200;

/// One case: its records, as the terminal prints them, and what the engine makes of them.
fn write(folder: &Path, name: &str, ledger: &Ledger, options: &Options, people: &[(String, f64)]) -> Option<Value> {
    let model = Model::default();
    let Outcome::Scored(scored) = run(ledger, &model, options).expect("options that fit") else { return None };
    let mut lines = String::new();
    for record in ledger.records(&options.owner.0, model.answering_days) {
        writeln!(lines, "{record}").expect("a string");
    }
    fs::write(folder.join(name).with_extension("jsonl"), lines).expect("writable");
    let report = report::report(ledger, &model, options, &scored, None).expect("a report");
    let ended = |state| matches!(state, Some(State::Ended | State::Gap));
    let counting = report.networks.iter().filter(|n| n.connected && !ended(n.state));
    let network = |n: &report::NetworkScore| {
        json!({
            "network": n.network,
            "day": n.known.map_or(report.as_of, |(_, last)| last.min(report.as_of)).0,
            "half_life": model.half_life(&n.network),
            "amplifies": n.observes.iter().any(|observe| observe.of_posts()),
        })
    };
    let who = |point: &report::Point| match &point.who {
        report::Who::Person { person, .. } => person.to_string(),
        report::Who::Crowd { .. } => "crowd".to_owned(),
        report::Who::Imagined { .. } => unreachable!("nobody is imagined"),
    };
    let point = |p: &report::Point| json!({"network": p.network, "who": who(p), "kind": p.kind, "points": p.points});
    Some(json!({
        "name": name,
        "networks": counting.map(network).collect::<Vec<_>>(),
        "people": people.iter().map(|(person, score)| json!({"person": person, "score": score})).collect::<Vec<_>>(),
        "score": report.score,
        "points": report.points.iter().map(point).collect::<Vec<_>>(),
    }))
}

#[test]
fn records_and_scores_are_left_for_the_model_as_sql() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sql");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut cases = Vec::new();

    let imports: Vec<_> = sample::inputs().into_iter().flat_map(|i| networks::import(i, &mut |_| {})).collect();
    let ledger = Ledger::build(&imports);
    let query = Query {
        profile: sample::PROFILE.parse().expect("a profile"),
        people_csv: Some(String::from_utf8_lossy(sample::PEOPLE).into_owned()),
        ..Query::default()
    };
    let Settings { options, .. } = query.settings(&ledger).expect("a sound query");
    let known: Vec<(String, f64)> =
        options.scores.iter().map(|(account, score)| (ledger.account_name(*account).to_string(), *score)).collect();
    assert!(known.len() >= 3);
    cases.extend(write(&folder, "sample", &ledger, &options, &known));
    let alike = Options { prestige: false, ..Options::new(options.owner.clone()) };
    cases.extend(write(&folder, "sample-everything", &ledger, &alike, &[]));

    for seed in 0..WORLDS {
        let ledger = random_exports::ledger(&random_exports::world(seed));
        let options = Options { prestige: false, ..random_exports::options(&ledger) };
        cases.extend(write(&folder, &format!("world-{seed}"), &ledger, &options, &[]));
    }
    assert!(cases.len() > WORLDS as usize / 2, "{} cases", cases.len());
    fs::write(folder.join("cases.json"), Value::from(cases).to_string()).expect("writable");
}
