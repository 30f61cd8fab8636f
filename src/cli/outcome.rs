//! What the arguments ask for, and what becomes of it.

use super::args::QueryArgs;
use super::output::tell;
use anyhow::{Context, Result};
use cloutscope::card::Card;
use cloutscope::ledger::{Candidate, Ledger, NoOwner};
use cloutscope::query::{Query, Refusal, Settings};
use cloutscope::record::{Loss, printable};
use cloutscope::score::Outcome;
use cloutscope::{person_links, report, sample};
use std::path::Path;

/// What was asked for, and what became of it; nothing where nobody can be scored. Why there is no score is told.
pub(super) fn scored(args: &QueryArgs, ledger: &Ledger) -> Result<Option<(Settings, Outcome)>> {
    let settings = match query(args)?.settings(ledger) {
        Ok(settings) => settings,
        Err(Refusal::Wrong(error)) => return Err(error.into()),
        Err(Refusal::NoOwner(why)) => {
            complain(ledger);
            tell(no_owner(&why));
            return Ok(None);
        }
    };
    losses(ledger);
    for unknown in &settings.people_unknown {
        tell(format_args!("{} is nobody in these exports", printable(&unknown.to_string())));
    }
    let unclaimed = ledger.unclaimed(&settings.options.owner.0);
    for there in unclaimed.chunk_by(|a, b| a.network() == b.network()) {
        tell(unclaimed_there(there));
    }
    let others = ledger.others(&settings.options.owner.0);
    if !others.is_empty() {
        tell(format_args!(
            "these exports are of several people; somebody else is scored by{}",
            offered(&others[..others.len().min(3)])
        ));
    }
    let outcome = cloutscope::score::run(ledger, &settings.model, &settings.options)?;
    if let Outcome::Unscored(why) = &outcome {
        complain(ledger);
        tell(report::unscored(why));
    }
    Ok(Some((settings, outcome)))
}

/// The query, with what stands in files.
fn query(args: &QueryArgs) -> Result<Query> {
    let mut query = args.query();
    if args.exports.sample {
        as_the_sample(&mut query, args.profile.is_some())?;
    }
    if let Some(path) = &args.people {
        query.people_csv = Some(std::fs::read_to_string(path).with_context(|| path.display().to_string())?);
    }
    if let Some(path) = &args.same {
        let text = std::fs::read(path).with_context(|| path.display().to_string())?;
        query.same = person_links::parse(&text)?;
    }
    for (account, path) in &args.cards {
        query.scores.insert(account.clone(), card_score(path)?);
    }
    Ok(query)
}

/// What the sample is meant for, where nothing else was asked.
fn as_the_sample(query: &mut Query, profile_chosen: bool) -> Result<()> {
    if !profile_chosen {
        query.profile = sample::PROFILE.parse()?;
    }
    let (network, day) = sample::CONNECTED;
    query.connected.entry(network.to_owned()).or_insert(cloutscope::query::day(day)?);
    query.people_csv = Some(String::from_utf8_lossy(sample::PEOPLE).into_owned());
    Ok(())
}

/// Problems of the imports, on standard error.
pub(super) fn complain(ledger: &Ledger) {
    for skip in ledger.imports.iter().flat_map(|i| &i.skipped).filter(|s| s.problem) {
        tell(format_args!("{}: {}", printable(&skip.place), printable(&skip.why)));
    }
}

/// Why nobody can be scored, with the likely candidates.
fn no_owner(why: &NoOwner) -> String {
    match why {
        NoOwner::Unknown(name) => format!("nobody in these exports is {}", printable(&name.to_string())),
        NoOwner::Unclear(candidates) if candidates.is_empty() => "these exports hold nobody to score".to_owned(),
        NoOwner::Unclear(candidates) => {
            let lines = offered(candidates);
            format!("these exports don't say whose they are; choose who is scored, for example{lines}")
        }
    }
}

/// That a network adds nothing, with the likeliest of those who the owner may be there (at least one).
fn unclaimed_there(there: &[Candidate]) -> String {
    let (network, likeliest) = (there[0].network(), offered(&there[..there.len().min(3)]));
    format!("{network} adds nothing: its exports don't say who you are there; say it, for example{likeliest}")
}

fn offered(candidates: &[Candidate]) -> String {
    let line = |c: &Candidate| {
        format!("\n  --owner {}   {}, {} records", printable(&c.account.to_string()), printable(&c.name), c.records)
    };
    candidates.iter().map(line).collect()
}

/// The score on somebody's card.
fn card_score(path: &Path) -> Result<f64> {
    let file = std::fs::read(path).with_context(|| path.display().to_string())?;
    let card = Card::read(&file).map_err(|error| error.at(path.display().to_string()))?;
    Ok(card.score.value())
}

/// Exports of which much is missing, on standard error: a score of half an export looks like any other.
fn losses(ledger: &Ledger) {
    for import in &ledger.imports {
        let loss = Loss::of(&import.account);
        if !loss.matters() {
            continue;
        }
        let percent = (loss.share * 100.0).floor();
        let part = match (percent >= 1.0, loss.unmeasured) {
            (true, false) => format!("{percent} % of it"),
            (true, true) => format!("at least {percent} % of it"),
            (false, _) => "a part of it".to_owned(),
        };
        tell(format_args!(
            "{}: {part} is missing or can't be read; cloutscope ledger says what",
            printable(&import.file)
        ));
    }
}
