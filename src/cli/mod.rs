//! What `cloutscope` prints: results on standard output, progress and reasons on standard error.

mod args;
mod card;
mod ledger;
mod score;
mod validate;

use args::{Args, Command};
use cloutscope::archive::Input;
use cloutscope::import::Progress;
use cloutscope::ledger::{AccountIx, Imported, Ledger};
use cloutscope::model::Model;
use cloutscope::networks;
use cloutscope::query::{self, Ask, Asked};
use cloutscope::record::{Import, printable};
use cloutscope::report::{self, Report};
use cloutscope::score::Outcome;
use cloutscope::{Error, ErrorKind, model_page, person_links, sample};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

/// Nothing could be scored; the reason is on standard error.
const NOTHING: u8 = 1;
/// Wrong arguments.
const USAGE: u8 = 2;

/// Runs the command line.
pub fn run(parser: lexopt::Parser) -> ExitCode {
    let args = match args::parse(parser) {
        Ok(args) => args,
        Err(error) => {
            eprintln!("cloutscope: {error}");
            return ExitCode::from(USAGE);
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let done = perform(&args, &mut out).and_then(|code| out.flush().map(|()| code));
    match done {
        Ok(code) => ExitCode::from(code),
        // Whoever reads has gone (`| head`): nothing is left to say.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cloutscope: {error}");
            ExitCode::from(NOTHING)
        }
    }
}

fn perform(args: &Args, out: &mut dyn Write) -> io::Result<u8> {
    match args.command {
        Command::Help => out.write_all(args::HELP.as_bytes()).map(|()| 0),
        Command::Version => writeln!(out, "cloutscope {}", env!("CARGO_PKG_VERSION")).map(|()| 0),
        Command::Ledger => print_ledger(args, out),
        Command::Score => print_score(args, out),
        Command::Card => card::print(args, out),
        Command::Validate => validate::print(&args.files, args.json, out),
        Command::Model => print_model(args, out),
    }
}

fn print_ledger(args: &Args, out: &mut dyn Write) -> io::Result<u8> {
    let ledger = Ledger::build(&imports(args)?);
    if args.records {
        let owner: Vec<AccountIx> = ledger.owner(&args.ask.owner).map(|o| o.0).unwrap_or_default();
        for record in ledger.records(&owner) {
            writeln!(out, "{record}")?;
        }
    } else if args.json {
        serde_json::to_writer_pretty(&mut *out, &ledger.summary())?;
        writeln!(out)?;
    } else {
        ledger::print(out, &ledger)?;
    }
    let found = ledger.imports.iter().any(|i| i.read.records() > 0);
    if !found {
        complain(&ledger);
    }
    Ok(if found { 0 } else { NOTHING })
}

/// The score and everything behind it, with the imports' reports.
#[derive(Serialize)]
struct Scored<'a> {
    #[serde(flatten)]
    report: Report,
    /// Everybody's score, the largest first, where these exports show a group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    group: Vec<Member>,
    imports: &'a [Imported],
}

/// Every constant, as a page, as JSON or as text.
fn print_model(args: &Args, out: &mut dyn Write) -> io::Result<u8> {
    let model = Model::default();
    if args.html {
        let page = model_page::html(&model).map_err(io::Error::other)?;
        return out.write_all(page.as_bytes()).map(|()| 0);
    }
    let explained = model_page::constants(&model).map_err(io::Error::other)?;
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &explained)?;
        return writeln!(out).map(|()| 0);
    }
    writeln!(out, "model {}", explained.model)?;
    for constant in &explained.constants {
        writeln!(out, "{:<26} {:<14} {}", constant.path, model_page::shown(&constant.value), constant.about.meaning)?;
    }
    Ok(0)
}

/// One of the visible group.
#[derive(Serialize)]
struct Member {
    /// `network:key`.
    person: String,
    /// For display. Untrusted text.
    name: String,
    score: f64,
}

fn print_score(args: &Args, out: &mut dyn Write) -> io::Result<u8> {
    let ledger = Ledger::build(&imports(args)?);
    let (report, group) = match scored(args, &ledger).and_then(|scored| reported(args, &ledger, &scored)) {
        Ok(reported) => reported,
        Err(why) => return Ok(unscored(&ledger, &why)),
    };
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &Scored { report, group, imports: &ledger.imports })?;
        writeln!(out)?;
    } else {
        if args.sample {
            writeln!(out, "{}\n", sample::LABEL)?;
        }
        score::print(out, &report)?;
        score::print_group(out, &group)?;
    }
    Ok(0)
}

/// The reason, on standard error.
fn unscored(ledger: &Ledger, why: &str) -> u8 {
    complain(ledger);
    eprintln!("cloutscope: {why}");
    NOTHING
}

/// What was asked for, and its score, or why there is none.
fn scored(args: &Args, ledger: &Ledger) -> Result<(Asked, Box<cloutscope::score::Scored>), String> {
    let mut ask = args.ask.clone();
    if args.sample {
        as_the_sample(&mut ask, args.profile);
    }
    if let Some(path) = &args.people {
        ask.people_csv = Some(std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    if let Some(path) = &args.same {
        let text = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        ask.same = person_links::parse(&text).map_err(|e| e.to_string())?;
    }
    for (person, path) in &args.cards {
        ask.scores.insert(person.clone(), card::score(path)?);
    }
    let asked = ask.of(ledger).map_err(score::refusal)?;
    for unknown in &asked.people_unknown {
        eprintln!("cloutscope: nobody here is {}", printable(unknown));
    }
    let unclaimed = ledger.unclaimed(&asked.options.owner.0);
    for there in unclaimed.chunk_by(|a, b| a.network() == b.network()) {
        eprintln!("cloutscope: {}", score::unclaimed(there));
    }
    match cloutscope::score::run(ledger, &asked.model, &asked.options).map_err(|e| e.to_string())? {
        Outcome::Scored(scored) => Ok((asked, scored)),
        Outcome::Unscored(why) => Err(why.sentence()),
    }
}

/// The report that was asked for, and the group's table.
fn reported(
    args: &Args,
    ledger: &Ledger,
    (asked, scored): &(Asked, Box<cloutscope::score::Scored>),
) -> Result<(Report, Vec<Member>), String> {
    let days = |(from, to): &(String, String)| scored.why(query::day(from)?, query::day(to)?);
    let why = args.why.as_ref().map(days).transpose().map_err(|e| e.to_string())?;
    let report = report::report(ledger, &asked.model, &asked.options, scored, why.as_ref());
    let group = cloutscope::score::group(ledger, &asked.model, &asked.options).map_err(|e| e.to_string())?;
    let member = |(account, score): (AccountIx, f64)| Member {
        person: ledger.account_name(account),
        name: ledger.display_name(account).to_owned(),
        score,
    };
    Ok((report.map_err(|e| e.to_string())?, group.into_iter().map(member).collect()))
}

/// What the sample is meant for, where nothing else was asked.
fn as_the_sample(ask: &mut Ask, profile_given: bool) {
    if !profile_given {
        ask.profile = sample::PROFILE.to_owned();
    }
    let (network, day) = sample::CONNECTED;
    ask.connected.entry(network.to_owned()).or_insert_with(|| day.to_owned());
    ask.people_csv = Some(String::from_utf8_lossy(sample::PEOPLE).into_owned());
}

/// Problems of the imports, on standard error.
fn complain(ledger: &Ledger) {
    for skip in ledger.imports.iter().flat_map(|i| &i.skipped).filter(|s| s.problem) {
        eprintln!("cloutscope: {}: {}", printable(&skip.place), printable(&skip.why));
    }
}

/// Everything that was given, read.
fn imports(args: &Args) -> io::Result<Vec<Import>> {
    let inputs = args.files.iter().map(|path| input(path).map_err(|e| (path, e)));
    let mut imports = Vec::new();
    if args.sample {
        sample::inputs().into_iter().for_each(|input| imports.extend(with_progress(input)));
    }
    for input in inputs {
        match input {
            Ok(input) => imports.extend(with_progress(input)),
            Err((path, error)) => return Err(io::Error::other(error.at(path.display().to_string()).to_string())),
        }
    }
    Ok(imports)
}

fn input(path: &Path) -> cloutscope::Result<Input> {
    if path != Path::new("-") {
        return Input::from_path(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|e| Error::new(ErrorKind::Io(e.to_string())))?;
    Ok(Input::File { name: "-".into(), bytes: Box::new(bytes) })
}

/// Imports one input; where standard error is a terminal, with a bar.
fn with_progress(input: Input) -> Vec<Import> {
    let bar = ProgressBar::new(0).with_message(input.name().to_owned());
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes} {prefix}") {
        bar.set_style(style);
    }
    let imports = networks::import(input, &mut |at: Progress| {
        bar.set_length(at.total.max(at.bytes));
        bar.set_position(at.bytes);
        bar.set_prefix(format!("{} records", at.records));
    });
    bar.finish_and_clear();
    imports
}
