//! What `cloutscope` prints: results on standard output, progress and reasons on standard error.

mod args;
mod card;
mod inputs;
mod ledger;
mod lines;
mod outcome;
mod output;
mod own_acts;
mod score;
mod validate;

use anyhow::Result;
use args::{Cli, Command, LedgerArgs};
use clap::{CommandFactory, Parser};
use cloutscope::ledger::Ledger;
use cloutscope::model::Model;
use cloutscope::record::printable;
use cloutscope::{Error, ErrorKind, model_page};
use outcome::complain;
use output::{NOTHING, print_json, print_text, tell};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// Wrong arguments.
const USAGE: u8 = 2;

/// Runs the command line.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // It quotes what was wrong: once more, as it may be shown.
            let shown = std::env::args_os().map(|arg| printable(&arg.to_string_lossy()).into_owned());
            let shown = Cli::try_parse_from(shown).err().unwrap_or(error);
            // Where even that can't be written, nobody is left to read it.
            let _ = shown.print();
            return ExitCode::from(shown.exit_code() as u8);
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let result = perform(cli, &mut out).and_then(|code| Ok(out.flush().map(|()| code)?));
    match result {
        Ok(code) => ExitCode::from(code),
        // Whoever reads has gone (`| head`): nothing is left to say.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // One line, whatever names are in it.
            tell(printable(&format!("{error:#}")));
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

fn print_ledger(args: &LedgerArgs, out: &mut dyn Write) -> Result<u8> {
    let ledger = Ledger::build(&inputs::imports(&args.exports)?);
    if args.records {
        // Where nobody is known to be the owner, nobody is called so.
        let owner = ledger.owner(&args.exports.owner).map(|owner| owner.0).unwrap_or_default();
        for record in ledger.records(&owner, Model::default().answering_days) {
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
