//! What the owner did: the rhythm beside a score, and all that exports without one show.

use super::args::ScoreArgs;
use super::score::{TEN, more_than, own_post};
use super::{NOTHING, print_json, print_text};
use anyhow::Result;
use cloutscope::ledger::Ledger;
use cloutscope::query::Settings;
use cloutscope::record::printable;
use cloutscope::report::{self, OwnActs};
use cloutscope::rhythm::{Rhythm, Week};
use cloutscope::score::Unscored;
use cloutscope::style::description;
use std::io::{self, Write};

/// What these exports show all the same, where there is no score.
pub fn unscored(
    args: &ScoreArgs,
    ledger: &Ledger,
    settings: &Settings,
    why: &Unscored,
    out: &mut dyn Write,
) -> Result<u8> {
    let Settings { options, model, .. } = settings;
    if args.query.json {
        print_json(out, &report::answer_unscored(ledger, model, options, why)?)?;
    } else if let Some(own) = report::own_acts(ledger, model, options, why, TEN)? {
        print_text(out, |out| print_own_acts(out, &own))?;
    }
    Ok(NOTHING)
}

/// The busiest weekday and hour of each side.
pub fn print_rhythm(out: &mut dyn Write, rhythm: &Rhythm) -> io::Result<()> {
    let clocks = [(Some(rhythm.utc), "UTC"), (rhythm.local, "by the export's own clock")];
    let sides: Vec<(&str, Week, &str)> = clocks
        .iter()
        .filter_map(|(hours, clock)| Some((hours.as_ref()?, *clock)))
        .flat_map(|(hours, clock)| [("others react", hours.received, clock), ("you act", hours.own, clock)])
        .filter(|(_, week, _)| week.as_flattened().iter().any(|n| *n > 0))
        .collect();
    if sides.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nrhythm")?;
    for (what, week, clock) in sides {
        let all: u64 = week.as_flattened().iter().sum();
        let (day, on_day) = busiest(&week.map(|day| day.iter().sum::<u64>()));
        let (hour, at_hour) = busiest(&std::array::from_fn::<u64, 24, _>(|h| week.iter().map(|day| day[h]).sum()));
        let day = WEEKDAYS[day];
        writeln!(
            out,
            "  {what} most on {day} ({on_day} of {all}) and from {hour} to {} h {clock} ({at_hour})",
            hour + 1
        )?;
    }
    Ok(())
}

const WEEKDAYS: [&str; 7] = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/// The first of the largest numbers, and its place.
fn busiest(counts: &[u64]) -> (usize, u64) {
    let most = counts.iter().enumerate().max_by_key(|(n, count)| (**count, std::cmp::Reverse(*n)));
    most.map_or((0, 0), |(n, count)| (n, *count))
}

/// What exports without a score show.
fn print_own_acts(out: &mut dyn Write, own: &OwnActs) -> io::Result<()> {
    writeln!(out, "what you did, up to {}; nothing of it is a score", own.as_of)?;
    match &own.style {
        Some(style) => writeln!(out, "  style: {}. {}", style.name, description(style.name))?,
        None => writeln!(out, "  style: not enough to say")?,
    }
    print_rhythm(out, &own.rhythm)?;
    if !own.posts.is_empty() {
        writeln!(out, "\nyour posts, the newest first")?;
        for post in &own.posts {
            writeln!(out, "  {}", own_post(post))?;
        }
        more_than(out, own.posts_total, own.posts.len())?;
    }
    if !own.answers.is_empty() {
        writeln!(out, "\nwhom you answer and write to")?;
        for one in &own.answers {
            let last = one.last.map(|day| format!(", last on {day}")).unwrap_or_default();
            let (name, person) = (printable(&one.name), one.person.to_string());
            writeln!(out, "  {:>6}  {name} · {}{last}", one.acts, printable(&person))?;
        }
        more_than(out, own.answers_total, own.answers.len())?;
    }
    writeln!(out, "\nwhat to bring")?;
    for bring in &own.bring {
        let missing: Vec<&str> = bring.missing.iter().map(|feature| feature.name()).collect();
        writeln!(out, "  {}: not in this export: {} received", bring.network, missing.join(", ").replace('_', " "))?;
        if let Some(export) = &bring.export {
            writeln!(out, "    {export}")?;
        }
    }
    Ok(())
}
