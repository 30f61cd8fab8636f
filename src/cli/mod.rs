//! What `cloutscope` prints: results on standard output, progress and reasons on standard error.

mod args;
mod card;
mod inputs;
mod ledger;
mod own_acts;
mod score;
mod validate;

use anyhow::{Context, Result};
use args::{Cli, Command, LedgerArgs, QueryArgs};
use clap::{CommandFactory, Parser};
use cloutscope::ledger::Ledger;
use cloutscope::model::Model;
use cloutscope::query::{Query, Refusal, Settings};
use cloutscope::record::printable;
use cloutscope::score::Outcome;
use cloutscope::{Error, ErrorKind, model_page, person_links, report, sample};
use serde::Serialize;
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// Nothing could be scored; the reason is on standard error.
const NOTHING: u8 = 1;
/// Wrong arguments.
const USAGE: u8 = 2;

/// Runs the command line.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Where even that can't be written, nobody is left to read it.
            let _ = error.print();
            return ExitCode::from(error.exit_code() as u8);
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let result = perform(cli, &mut out).and_then(|code| Ok(out.flush().map(|()| code)?));
    match result {
        Ok(code) => ExitCode::from(code),
        // Whoever reads has gone (`| head`): nothing is left to say.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            tell(format_args!("{error:#}"));
            ExitCode::from(exit_code(&error))
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    let json = error.chain().filter_map(|cause| cause.downcast_ref::<serde_json::Error>());
    io.map(io::Error::kind)
        .chain(json.filter_map(serde_json::Error::io_error_kind))
        .any(|kind| kind == io::ErrorKind::BrokenPipe)
}

fn exit_code(error: &anyhow::Error) -> u8 {
    let usage = |error: &Error| matches!(error.kind, ErrorKind::Usage(_));
    if error.chain().filter_map(|cause| cause.downcast_ref::<Error>()).any(usage) { USAGE } else { NOTHING }
}

fn perform(cli: Cli, out: &mut dyn Write) -> Result<u8> {
    match cli.command {
        None => Ok(write!(out, "{}", Cli::command().render_long_help()).map(|()| 0)?),
        Some(Command::Ledger(args)) => print_ledger(&args, out),
        Some(Command::Score(args)) => score::run(&args, out),
        Some(Command::Card(args)) => card::run(&args, out),
        Some(Command::Validate { files, json }) => validate::run(&files, json, out),
        Some(Command::Model { html, json }) => print_model(html, json, out),
        Some(Command::Completions { shell }) => {
            // Into memory first: the generator panics where it can't write.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "cloutscope", &mut script);
            Ok(out.write_all(&script).map(|()| 0)?)
        }
    }
}

/// Lines of ours, with nothing else that a terminal would obey. Names in them went through [`printable`] by themselves, so
/// that they begin no line.
fn lines(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// A line on standard error.
fn tell(text: impl fmt::Display) {
    eprintln!("cloutscope: {}", lines(&text.to_string()));
}

/// Prints what `print` writes, as far as it is printable.
fn print_text(out: &mut dyn Write, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut text = Vec::new();
    print(&mut text)?;
    Ok(out.write_all(lines(&String::from_utf8_lossy(&text)).as_bytes())?)
}

fn print_json(out: &mut dyn Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}

fn print_ledger(args: &LedgerArgs, out: &mut dyn Write) -> Result<u8> {
    let ledger = Ledger::build(&inputs::imports(&args.exports)?);
    if args.records {
        // Where nobody is known to be the owner, nobody is called so.
        let owner = ledger.owner(&args.exports.owner).map(|owner| owner.0).unwrap_or_default();
        for record in ledger.records(&owner) {
            writeln!(out, "{record}")?;
        }
    } else if args.json {
        print_json(out, &ledger.summary())?;
    } else {
        print_text(out, |out| ledger::print(out, &ledger))?;
    }
    let found = ledger.imports.iter().any(|i| i.read.records() > 0);
    if !found {
        complain(&ledger);
    }
    Ok(if found { 0 } else { NOTHING })
}

/// Every constant, as a page, as JSON or as text.
fn print_model(html: bool, json: bool, out: &mut dyn Write) -> Result<u8> {
    let model = Model::default();
    if html {
        out.write_all(model_page::html(&model)?.as_bytes())?;
        return Ok(0);
    }
    let explained = model_page::constants(&model)?;
    if json {
        print_json(out, &explained)?;
        return Ok(0);
    }
    writeln!(out, "model {}", explained.model)?;
    for constant in &explained.constants {
        writeln!(out, "{:<26} {:<14} {}", constant.path, model_page::shown(&constant.value), constant.about.meaning)?;
    }
    Ok(0)
}

/// What was asked for, and what became of it; nothing where nobody can be scored. Why there is no score is told.
fn scored(args: &QueryArgs, ledger: &Ledger) -> Result<Option<(Settings, Outcome)>> {
    let settings = match query(args)?.settings(ledger) {
        Ok(settings) => settings,
        Err(Refusal::Wrong(error)) => return Err(error.into()),
        Err(Refusal::NoOwner(why)) => {
            complain(ledger);
            tell(score::no_owner(&why));
            return Ok(None);
        }
    };
    for unknown in &settings.people_unknown {
        tell(format_args!("{} is nobody in these exports", printable(&unknown.to_string())));
    }
    let unclaimed = ledger.unclaimed(&settings.options.owner.0);
    for there in unclaimed.chunk_by(|a, b| a.network() == b.network()) {
        tell(score::unclaimed(there));
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
        query.scores.insert(account.clone(), card::score(path)?);
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
fn complain(ledger: &Ledger) {
    for skip in ledger.imports.iter().flat_map(|i| &i.skipped).filter(|s| s.problem) {
        tell(format_args!("{}: {}", printable(&skip.place), printable(&skip.why)));
    }
}
