//! A report as tables to take elsewhere: UTF-8, RFC 4180, dates ISO. Cells that a spreadsheet would take for a formula
//! are made harmless: names come from strangers.

use super::explained::posts;
use super::shapes::{Cause, CurvePoint, Person, Post, Table, Who};
use super::summary::people;
use super::why::explain;
use crate::ledger::Ledger;
use crate::score::{Day, Options, Scored, Why};
use crate::{Error, ErrorKind, Result};
use csv::{Terminator, WriterBuilder};

/// `curve.csv`, `people.csv` (which can be read as known scores again), `posts.csv` and `causes.csv`: those of `why`, else
/// those of the last thirty days.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn tables(
    ledger: &Ledger,
    options: &Options,
    scored: &Scored,
    curve: &[CurvePoint],
    why: Option<&Why>,
) -> Result<Vec<Table>> {
    let people = people(ledger, scored, None, 0, usize::MAX).rows;
    let posts = posts(ledger, options, scored, None, (0, usize::MAX))?.rows;
    let causes = match why {
        Some(why) => explain(ledger, scored, why, usize::MAX).causes,
        None => recent(ledger, scored, curve)?,
    };
    let causes = causes.into_iter().flat_map(parts);
    Ok(vec![
        table("curve.csv", &["day", "score", "not_known"], curve.iter().map(day))?,
        table("people.csv", &PEOPLE, people.iter().filter_map(person))?,
        table("posts.csv", &POSTS, posts.iter().map(post))?,
        table("causes.csv", &CAUSES, causes.map(|one| cause(&one)))?,
    ])
}

fn day(point: &CurvePoint) -> Vec<String> {
    let unknown: Vec<String> = point.unknown.iter().map(|one| harmless(&one.network)).collect();
    vec![point.day.to_string(), point.score.to_string(), unknown.join(" ")]
}

/// Counts that the export doesn't show are empty, never 0.
fn post(of: &Post) -> Vec<String> {
    let post = &of.post;
    let count = |count: Option<u64>| count.map(|n| n.to_string()).unwrap_or_default();
    let (most_on, most) = of.most.map(|(day, points)| (day.to_string(), points.to_string())).unwrap_or_default();
    vec![
        harmless(&post.network),
        harmless(&post.object),
        harmless(post.address.as_deref().unwrap_or_default()),
        post.day.map(|day| day.to_string()).unwrap_or_default(),
        post.kind.name().to_owned(),
        count(post.counts.reactions),
        count(post.counts.reposts),
        count(post.counts.replies),
        of.points.to_string(),
        most_on,
        most,
    ]
}

const POSTS: [&str; 11] =
    ["network", "object", "address", "day", "kind", "reactions", "reposts", "replies", "points", "most_on", "most"];
const PEOPLE: [&str; 7] = ["network", "person", "score", "name", "points", "strength", "kinds"];
const CAUSES: [&str; 8] = ["network", "person", "name", "cause", "points", "partner_score", "acts", "rows"];

fn recent(ledger: &Ledger, scored: &Scored, curve: &[CurvePoint]) -> Result<Vec<Cause>> {
    let Some(first) = curve.first().map(|point| point.day) else { return Ok(Vec::new()) };
    let [.., days] = scored.delta_days();
    let from: Day = scored.as_of().before(days).max(first);
    Ok(explain(ledger, scored, &scored.why(from, scored.as_of())?, usize::MAX).causes)
}

/// A network's cause is that of its people.
fn parts(cause: Cause) -> Vec<Cause> {
    if cause.parts.is_empty() { vec![cause] } else { cause.parts }
}

/// Of a crowd there is no row: nobody is named.
fn person(person: &Person) -> Option<Vec<String>> {
    let Who::Person { person: account, name } = &person.who else { return None };
    let kinds: Vec<&str> = person.items.iter().map(|item| item.kind.name()).collect();
    Some(vec![
        harmless(&person.network),
        harmless(&account.key),
        number(person.partner_score),
        harmless(name),
        person.points.to_string(),
        person.strength.to_string(),
        kinds.join(" "),
    ])
}

fn cause(cause: &Cause) -> Vec<String> {
    let (person, name) = match &cause.who {
        Some(Who::Person { person, name }) => (harmless(&person.key), harmless(name)),
        Some(Who::Crowd { crowd }) => (String::new(), format!("{crowd} without a name")),
        Some(Who::Imagined { .. }) => (String::new(), "somebody imagined".to_owned()),
        None => (String::new(), String::new()),
    };
    let acts = cause.acts.iter().map(|acts| format!("{} {}", acts.count, acts.kind.name()));
    vec![
        harmless(&cause.network),
        person,
        name,
        cause.cause.name().to_owned(),
        cause.points.to_string(),
        number(cause.partner_score),
        acts.collect::<Vec<_>>().join(", "),
        cause.sources.to_string(),
    ]
}

/// Empty: unknown.
fn number(known: Option<f64>) -> String {
    known.map(|number| number.to_string()).unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula, also in the wide letters of East Asian ones: an apostrophe goes before what would begin one.
fn harmless(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}

fn table(name: &'static str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<Table> {
    let wrong = |error: &dyn std::fmt::Display| Error::new(ErrorKind::Io(error.to_string()));
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(head).map_err(|e| wrong(&e))?;
    for row in rows {
        writer.write_record(&row).map_err(|e| wrong(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| wrong(&e))?;
    Ok(Table { name, content: String::from_utf8(bytes).map_err(|e| wrong(&e))? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::known_scores;
    use crate::model::Model;
    use crate::score::{Options, Outcome, run};
    use crate::{networks, report, sample};

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"] {
            assert!(harmless(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(harmless("Ann = Bob"), "Ann = Bob");
        let table = table("x.csv", &["a", "b"], [vec!["1,\"2\"".to_owned(), "3".to_owned()]].into_iter());
        assert_eq!(table.expect("a table").content, "a,b\r\n\"1,\"\"2\"\"\",3\r\n");
    }

    #[test]
    fn the_samples_tables_add_up_and_are_read_again() {
        let imports: Vec<_> = sample::inputs().into_iter().flat_map(|i| networks::import(i, &mut |_| {})).collect();
        let ledger = Ledger::build(&imports);
        let options = Options::new(ledger.owner(&[]).expect("one owner"));
        let Outcome::Scored(scored) = run(&ledger, &Model::default(), &options).expect("sound") else {
            panic!("the sample scores")
        };
        let report = report::report(&ledger, &Model::default(), &options, &scored, None).expect("a report");
        let tables = tables(&ledger, &options, &scored, &report.curve, None).expect("tables");
        let rows = |n: usize| {
            let mut reader = csv::Reader::from_reader(tables[n].content.as_bytes());
            reader.records().collect::<Result<Vec<_>, _>>().expect("a table")
        };
        let sum = |n: usize, column: usize| {
            rows(n).iter().map(|row| row[column].parse::<f64>().expect("a number")).sum::<f64>()
        };
        assert_eq!(rows(0).len(), report.curve.len());
        let crowds: f64 =
            report.points.iter().filter(|p| !matches!(p.who, Who::Person { .. })).map(|p| p.points).sum();
        assert!((sum(1, 4) + crowds - report.score).abs() < 1e-9);
        assert!((sum(2, 8) + report.no_post - report.score).abs() < 1e-9);
        let from = report.as_of.before(30).max(report.curve[0].day);
        let then = report.curve.iter().find(|point| point.day == from).expect("a day of the curve").score;
        assert!((sum(3, 4) - (report.score - then)).abs() < 1e-9);
        assert!(known_scores::parse(tables[1].content.as_bytes()).is_ok());
    }
}
