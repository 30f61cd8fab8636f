//! `cloutscope score`: the answer first, then why.

use super::args::ScoreArgs;
use super::inputs::imports;
use super::lines::{TEN, more_than, own_post};
use super::outcome::scored;
use super::output::{NOTHING, print_json, print_text};
use super::own_acts;
use anyhow::{Context, Result};
use cloutscope::ledger::Ledger;
use cloutscope::query::Settings;
use cloutscope::record::{Audience, Kind, printable};
use cloutscope::report::{self, Acts, Cause, Member, NetworkScore, Report, Table, Waiting, Who, Why};
use cloutscope::sample;
use cloutscope::score::{Cause as CauseKind, Outcome, State};
use std::fs;
use std::io::{self, Write};

/// Lines of a list in text; `--json` has all.
const LINES: usize = 20;
/// Scores, and prints all about it.
///
/// # Errors
/// Wrong options, a file that can't be read, and output that can't be written.
pub fn run(args: &ScoreArgs, out: &mut dyn Write) -> Result<u8> {
    let ledger = Ledger::build(&imports(&args.query.exports)?);
    let Some((settings, outcome)) = scored(&args.query, &ledger)? else { return Ok(NOTHING) };
    let scored = match outcome {
        Outcome::Scored(scored) => scored,
        Outcome::Unscored(why) => return own_acts::unscored(args, &ledger, &settings, &why, out),
    };
    let why = args.why.map(|(from, to)| scored.why(from, to)).transpose()?;
    let Settings { options, model, people_unknown } = settings;
    let report = report::report(&ledger, &model, &options, &scored, why.as_ref())?;
    if let Some(folder) = &args.csv {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for Table { name, content } in report::tables(&ledger, &options, &scored, &report.curve, why.as_ref())? {
            let path = folder.join(name);
            fs::write(&path, content).with_context(|| path.display().to_string())?;
        }
    }
    if let Some(path) = &args.gexf {
        fs::write(path, report::gexf(&ledger, &options)?).with_context(|| path.display().to_string())?;
    }
    let report = Report { people_unknown, group: report::group(&ledger, &model, &options)?, ..report };
    if args.query.json {
        print_json(out, &report)?;
        return Ok(0);
    }
    print_text(out, |out| {
        if args.query.exports.sample {
            writeln!(out, "{}\n", sample::LABEL)?;
        }
        print(out, &report)?;
        print_group(out, &report.group)
    })?;
    Ok(0)
}

/// The report as text.
fn print(out: &mut dyn Write, r: &Report) -> io::Result<()> {
    if !r.story.text.is_empty() {
        writeln!(out, "{}\n", printable(&r.story.text))?;
    }
    writeln!(out, "{:.1} of 100 on {}", r.score, r.as_of)?;
    if let Some(own) = &r.own {
        let (day, highest) = own.highest;
        let below = 100.0 * own.share_below;
        let median = own.median;
        writeln!(
            out,
            "  above {below:.0} % of your own days, whose middle is {median:.1}; highest {highest:.1} on {day}"
        )?;
    }
    writeln!(
        out,
        "  worth about {:.0} engaged people; {:.1} to {:.1}, depending on how fast attention fades",
        r.evidence, r.band[0], r.band[1]
    )?;
    let moved = |delta: Option<f64>| delta.map_or("unknown".to_owned(), |d| format!("{d:+.1}"));
    let [one, five, thirty] = [r.delta.one, r.delta.five, r.delta.thirty].map(moved);
    writeln!(out, "  {one} in 1 day, {five} in 5, {thirty} in 30")?;
    let gauge = |value: Option<f64>| value.map_or("unknown".to_owned(), |v| format!("{v:.0}"));
    writeln!(
        out,
        "  true reach {}, amplification {}, network {}",
        r.reach,
        gauge(r.amplification),
        gauge(r.network)
    )?;
    if r.given_points > 0.0 {
        writeln!(out, "  {:.1} of it by people whose score you gave", r.given_points)?;
    }
    writeln!(out, "  {}", r.orientation.text)?;
    writeln!(out, "\nnetworks")?;
    for network in &r.networks {
        let known = r.unclaimed.iter().all(|c| c.network() != network.network);
        print_network(out, network, known)?;
    }
    writeln!(out, "\nwhere it comes from")?;
    for point in r.points.iter().take(LINES) {
        let kind = point.kind.name();
        let standing = point.partner_score.map(|s| format!(", has {s:.0}")).unwrap_or_default();
        writeln!(out, "  {:>6.2}  {} · {} · {kind}{standing}", point.points, who(&point.who), point.network)?;
    }
    rest(out, r.points.iter().map(|p| p.points), LINES)?;
    print_posts(out, r)?;
    print_people(out, r)?;
    print_waiting(out, &r.waiting)?;
    own_acts::print_rhythm(out, &r.rhythm)?;
    if let Some(why) = &r.why {
        print_why(out, why)?;
    }
    Ok(())
}

fn print_posts(out: &mut dyn Write, r: &Report) -> io::Result<()> {
    if r.posts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nposts that carry it")?;
    for post in r.posts.iter().take(TEN).filter(|post| post.points > 0.0) {
        writeln!(out, "  {:>6.2}  {}", post.points, own_post(&post.post))?;
    }
    rest(out, r.posts.iter().map(|p| p.points).filter(|points| *points > 0.0), TEN)?;
    writeln!(out, "  {:>6.2}  on no post", r.no_post)
}

fn print_people(out: &mut dyn Write, r: &Report) -> io::Result<()> {
    if r.people.is_empty() {
        return Ok(());
    }
    writeln!(out, "\npeople")?;
    for total in r.people.iter().take(TEN) {
        let standing = total.partner_score.map(|s| format!(", has {s:.0}")).unwrap_or_default();
        let answered = if total.answered == Some(false) { ", not answered" } else { "" };
        let (name, networks, share) = (who(&total.who), total.networks.join(", "), 100.0 * total.share);
        let (since, last) = (total.since, total.last);
        writeln!(
            out,
            "  {:>6.2}  {name} · {networks} · {share:.1} % · {since} to {last}{standing}{answered}",
            total.points
        )?;
    }
    rest(out, r.people.iter().map(|p| p.points), TEN)
}

fn print_waiting(out: &mut dyn Write, waiting: &Waiting) -> io::Result<()> {
    if !waiting.people.is_empty() {
        writeln!(out, "\nwaiting for an answer, and what it would add")?;
        for waits in waiting.people.iter().take(TEN) {
            let (name, kind) = (printable(&waits.name), waits.kind.name());
            writeln!(out, "  {:>+6.2}  {name} · {} · {kind} on {}", waits.worth, waits.network, waits.since)?;
        }
        more_than(out, waiting.people.len(), TEN)?;
    }
    if !waiting.unknown.is_empty() {
        writeln!(
            out,
            "\nwho waits isn't known on {}: these exports don't show your answers",
            waiting.unknown.join(", ")
        )?;
    }
    Ok(())
}

/// The visible group's table.
fn print_group(out: &mut dyn Write, group: &[Member]) -> io::Result<()> {
    if group.is_empty() {
        return Ok(());
    }
    writeln!(out, "\neverybody, as far as these exports show")?;
    for member in group.iter().take(LINES) {
        writeln!(
            out,
            "  {:>6.2}  {} · {}",
            member.score,
            printable(&member.name),
            printable(&member.person.to_string())
        )?;
    }
    more(out, group.len())
}

/// `known`: who the owner is there.
fn print_network(out: &mut dyn Write, n: &NetworkScore, known: bool) -> io::Result<()> {
    let counts = match (n.connected, n.connected_from) {
        (true, Some(day)) => format!(", since {day}"),
        (true, None) => String::new(),
        (false, _) => ", doesn't count".to_owned(),
    };
    let points = if known { format!("{:.2}", n.points) } else { "?".to_owned() };
    let unknown = if known { "" } else { ", who you are there isn't said" };
    let state = state(n).unwrap_or_default();
    writeln!(out, "  {points:>6}  {}{counts}{unknown}{state}", n.network)?;
    if !n.missing.is_empty() {
        let missing: Vec<&str> = n.missing.iter().map(|feature| feature.name()).collect();
        writeln!(out, "          not in this export: {} received", missing.join(", ").replace('_', " "))?;
    }
    print_older(out, n.older_posts)
}

/// How a network is not wholly known.
fn state(n: &NetworkScore) -> Option<String> {
    let (first, last) = n.known.filter(|_| n.connected)?;
    Some(match n.state? {
        State::Carried => format!(", as of {last}: bring a newer export"),
        State::Ended => format!(", ended on {last}: bring a newer export"),
        State::Filling => format!(", at least: nothing is known before {first}"),
        State::Gap => ", not known on this day".to_owned(),
        State::Known | State::Before => return None,
    })
}

/// What counts carry no dates for.
fn print_older(out: &mut dyn Write, posts: u64) -> io::Result<()> {
    match posts {
        0 => Ok(()),
        1 => writeln!(out, "          not dated, not scored: the counts of 1 older post"),
        posts => writeln!(out, "          not dated, not scored: the counts of {posts} older posts"),
    }
}

fn print_why(out: &mut dyn Write, why: &Why) -> io::Result<()> {
    let rise = why.to_score - why.from_score;
    writeln!(
        out,
        "\nwhy it moved: {} to {}, {:.1} to {:.1} ({rise:+.2})",
        why.from, why.to, why.from_score, why.to_score
    )?;
    for cause in why.causes.iter().take(LINES) {
        writeln!(out, "  {:>+6.2}  {}", cause.points, sentence(cause))?;
    }
    more(out, why.causes.len())?;
    print_older(out, why.older_posts)
}

/// `Alba Nordquist (has 61): direct message · twitter · new`, `linkedin connected: 41 people`.
fn sentence(cause: &Cause) -> String {
    if let Some(people) = cause.people {
        let how = match cause.cause {
            CauseKind::Connected => "connected",
            CauseKind::Ended => "ended with its exports",
            _ => "no longer connected",
        };
        return format!("{} {how}: {people} {}", cause.network, if people == 1 { "person" } else { "people" });
    }
    let standing = cause.partner_score.map(|s| format!(" (has {s:.0})")).unwrap_or_default();
    let did: Vec<String> = cause.acts.iter().map(acts).collect();
    let name = cause.cause.name();
    let by = cause.who.as_ref().map(who).unwrap_or_default();
    format!("{by}{standing}: {} · {} · {name}", did.join(", "), cause.network)
}

/// `3 × direct message`, `reply`.
fn acts(acts: &Acts) -> String {
    let kind = match (acts.kind, acts.audience) {
        (Kind::Message, Audience::Private) => "direct message".to_owned(),
        (kind, _) => kind.name().to_owned(),
    };
    if acts.count == 1 { kind } else { format!("{} × {kind}", acts.count) }
}

fn who(who: &Who) -> String {
    match who {
        Who::Person { name, .. } => printable(name).into_owned(),
        Who::Crowd { crowd } => format!("{crowd} without a name"),
        Who::Imagined { .. } => "somebody imagined".to_owned(),
    }
}

fn more(out: &mut dyn Write, all: usize) -> io::Result<()> {
    more_than(out, all, LINES)
}

/// What the lines that aren't shown add, so that the column can be added up.
fn rest(out: &mut dyn Write, points: impl Iterator<Item = f64>, shown: usize) -> io::Result<()> {
    let hidden: Vec<f64> = points.skip(shown).collect();
    match hidden.len() {
        0 => Ok(()),
        more => writeln!(out, "  {:>6.2}  {more} more (--json has all)", hidden.iter().sum::<f64>()),
    }
}
