//! What was asked for on the command line.

use cloutscope::ask::{self, Ask};
use lexopt::prelude::*;
use std::path::PathBuf;

/// The text of `--help`.
pub const HELP: &str = "\
cloutscope: an influence score from your own social-network exports, every point explained

  cloutscope ledger FILE… [--owner NETWORK:KEY]… [--records] [--json]
  cloutscope score  FILE… [--people people.csv] [--owner NETWORK:KEY]… [--profile everything|klout-2011]
                          [--connected NETWORK=YYYY-MM-DD]… [--as-of YYYY-MM-DD] [--prestige on|off]
                          [--same same-people.csv] [--why FROM..TO] [--json]
  cloutscope validate FILE… [--json]
  cloutscope model [--html] [--json]

FILE is an export as the network gave it (ZIP, folder, single file), or - for standard input; --sample in its place
takes the built-in sample. Results go to standard output: text, or one JSON document with --json; --records lists every
record as JSON Lines. validate takes files of “from to unixtime” lines, one act each, and prints how well scores and
plain counts foresee who is reacted to; model prints every constant of the model. people.csv (network,person,score)
gives scores of others; same-people.csv (person,same_as) says which accounts (network:key) are one person. Exit status:
0; 1 when nothing could be scored (why, on standard error); 2 for wrong arguments.
";

/// Which command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Help,
    Version,
    Ledger,
    Score,
    Validate,
    Model,
}

/// Everything that may be asked.
#[derive(Debug)]
pub struct Args {
    pub command: Command,
    pub files: Vec<PathBuf>,
    pub sample: bool,
    /// The options of `score`; `--people` is read into it later.
    pub ask: Ask,
    pub people: Option<PathBuf>,
    /// `same-people.csv`, read into `ask` later.
    pub same: Option<PathBuf>,
    /// `--profile` was given.
    pub profile: bool,
    /// `--why`: two days.
    pub why: Option<(String, String)>,
    pub records: bool,
    pub json: bool,
    pub html: bool,
}

/// Reads the command line.
///
/// # Errors
/// A sentence that says which argument is wrong.
pub fn parse(mut parser: lexopt::Parser) -> Result<Args, lexopt::Error> {
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => Command::Help,
        Some(Short('V') | Long("version")) => Command::Version,
        Some(Value(name)) if name == "help" => Command::Help,
        Some(Value(name)) if name == "ledger" => Command::Ledger,
        Some(Value(name)) if name == "score" => Command::Score,
        Some(Value(name)) if name == "validate" => Command::Validate,
        Some(Value(name)) if name == "model" => Command::Model,
        Some(Value(name)) => return Err(format!("there is no command {}; see --help", name.to_string_lossy()).into()),
        Some(other) => return Err(other.unexpected()),
    };
    let mut args = Args {
        command,
        files: Vec::new(),
        sample: false,
        ask: Ask::default(),
        people: None,
        same: None,
        profile: false,
        why: None,
        records: false,
        json: false,
        html: false,
    };
    while let Some(arg) = parser.next()? {
        let score = command == Command::Score;
        let exports = score || command == Command::Ledger;
        match arg {
            Value(file) if command != Command::Model => args.files.push(file.into()),
            Long("html") if command == Command::Model => args.html = true,
            Long("sample") if exports => args.sample = true,
            Long("owner") if exports => args.ask.owner.push(parser.value()?.string()?),
            Long("json") => args.json = true,
            Long("records") if command == Command::Ledger => args.records = true,
            Long("people") if score => args.people = Some(parser.value()?.into()),
            Long("same") if score => args.same = Some(parser.value()?.into()),
            Long("profile") if score => {
                args.profile = true;
                args.ask.profile = one_of(&mut parser, &["everything", "klout-2011"])?;
            }
            Long("connected") if score => {
                let (network, from) = connected(&parser.value()?.string()?)?;
                args.ask.connected.insert(network, from);
            }
            Long("as-of") if score => args.ask.as_of = Some(day(&parser.value()?.string()?)?),
            Long("prestige") if score => args.ask.prestige = one_of(&mut parser, &["on", "off"])? == "on",
            Long("why") if score => args.why = Some(span(&parser.value()?.string()?)?),
            Short('h') | Long("help") => args.command = Command::Help,
            other => return Err(other.unexpected()),
        }
    }
    let wants_files = matches!(args.command, Command::Ledger | Command::Score);
    if wants_files && args.files.is_empty() != args.sample {
        return Err("give the export files, or --sample in their place; see --help".into());
    }
    if args.command == Command::Validate && args.files.is_empty() {
        return Err(WHERE.into());
    }
    Ok(args)
}

/// Where there are data to validate with.
const WHERE: &str = "validate takes files of “from to unixtime” lines, for example
  CollegeMsg              https://snap.stanford.edu/data/CollegeMsg.html
  email-Eu-core-temporal  https://snap.stanford.edu/data/email-Eu-core-temporal.html
  DNC e-mail (2016)       http://konect.cc/networks/dnc-temporalGraph/";

fn one_of(parser: &mut lexopt::Parser, allowed: &[&str]) -> Result<String, lexopt::Error> {
    let value = parser.value()?.string()?;
    if allowed.contains(&&*value) {
        Ok(value)
    } else {
        Err(format!("“{value}” is none of: {}", allowed.join(", ")).into())
    }
}

fn day(text: &str) -> Result<String, lexopt::Error> {
    ask::day(text).map(|day| day.to_string()).map_err(|e| e.to_string().into())
}

fn connected(text: &str) -> Result<(String, String), lexopt::Error> {
    let Some((network, from)) = text.split_once('=') else {
        return Err(format!("“{text}” is not NETWORK=YYYY-MM-DD").into());
    };
    Ok((network.to_lowercase(), day(from)?))
}

fn span(text: &str) -> Result<(String, String), lexopt::Error> {
    let Some((from, to)) = text.split_once("..") else { return Err(format!("“{text}” is not FROM..TO").into()) };
    Ok((day(from)?, day(to)?))
}
