//! What was asked for on the command line.

use cloutscope::card::Fields;
use cloutscope::query::{self, Ask};
use lexopt::prelude::*;
use std::path::PathBuf;

/// The text of `--help`.
pub const HELP: &str = "\
cloutscope: an influence score from your own social-network exports, every point explained

  cloutscope ledger FILE… [--owner NETWORK:KEY]… [--records] [--json]
  cloutscope score  FILE… [--people people.csv] [--owner NETWORK:KEY]… [--profile everything|klout-2011]
                          [--connected NETWORK=YYYY-MM-DD]… [--as-of YYYY-MM-DD] [--prestige on|off]
                          [--card NETWORK:PERSON=card.json]… [--same same-people.csv] [--why FROM..TO] [--json]
  cloutscope card   FILE… --out DIR [--name NAME] [--only FIELD,…] [--with FIELD,…] [--without FIELD,…] [--json]
                          [the options of score but --why]
  cloutscope validate FILE… [--json]
  cloutscope model [--html] [--json]

FILE is an export as the network gave it (ZIP, folder, single file), or - for standard input; --sample in its place
takes the built-in sample. Results go to standard output: text, or one JSON document with --json; --records lists every
record as JSON Lines. people.csv (network,person,score) gives scores of others, and so does what others' cards say with
--card; same-people.csv (person,same_as) says which accounts (network:key) are one person. card writes card.json,
badge.svg, badge-small.svg, badge-wide.svg and embed.html into DIR; it holds day, score and band, delta, curve, gauges,
style, networks, versions, digest as long as they are not left out, and handles only --with them. A card.json in place of
the exports gives its badges anew. validate takes files of “from to unixtime” lines, one act each, and prints how well
scores and plain counts foresee who is reacted to; model prints every constant of the model.
Exit status: 0; 1 when nothing could be scored (why, on standard error); 2 for wrong arguments.
";

/// Which command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Help,
    Version,
    Ledger,
    Score,
    Card,
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
    /// `--card`: the account, and the file of its card; read into `ask` later.
    pub cards: Vec<(String, PathBuf)>,
    /// `--only`, `--with` and `--without`, in their order: what they say of which fields of a card.
    pub choices: Vec<Choice>,
    /// The name on the card.
    pub name: Option<String>,
    /// Where it is written.
    pub out: Option<PathBuf>,
    /// `--why`: two days.
    pub why: Option<(String, String)>,
    pub records: bool,
    pub json: bool,
    pub html: bool,
}

/// What is said of a card's fields.
#[derive(Debug)]
pub enum Choice {
    /// None of them is on it.
    Nothing,
    /// This one is, or is not.
    Field(String, bool),
}

impl Args {
    /// The fields that are on a card, where nothing said of them means `fields`.
    pub fn fields(&self, mut fields: Fields) -> Fields {
        for choice in &self.choices {
            match choice {
                Choice::Nothing => fields = Fields { name: fields.name, ..Fields::all(false) },
                Choice::Field(name, on) => fields.switch(name).into_iter().for_each(|switch| *switch = *on),
            }
        }
        Fields { name: self.name.clone().unwrap_or(fields.name), ..fields }
    }
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
        Some(Value(name)) if name == "card" => Command::Card,
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
        cards: Vec::new(),
        choices: Vec::new(),
        name: None,
        out: None,
        why: None,
        records: false,
        json: false,
        html: false,
    };
    while let Some(arg) = parser.next()? {
        let card = command == Command::Card;
        let score = card || command == Command::Score;
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
            Long("card") if score => args.cards.push(card_of(&parser.value()?.string()?)?),
            Long("out") if card => args.out = Some(parser.value()?.into()),
            Long("name") if card => args.name = Some(parser.value()?.string()?),
            Long("only") if card => {
                args.choices.push(Choice::Nothing);
                choose(&mut args.choices, &parser.value()?.string()?, true)?;
            }
            Long("with") if card => choose(&mut args.choices, &parser.value()?.string()?, true)?,
            Long("without") if card => choose(&mut args.choices, &parser.value()?.string()?, false)?,
            Long("why") if command == Command::Score => args.why = Some(span(&parser.value()?.string()?)?),
            Short('h') | Long("help") => args.command = Command::Help,
            other => return Err(other.unexpected()),
        }
    }
    let wants_files = matches!(args.command, Command::Ledger | Command::Score | Command::Card);
    if wants_files && args.files.is_empty() != args.sample {
        return Err("give the export files, or --sample in their place; see --help".into());
    }
    if args.command == Command::Card && args.out.is_none() && !args.json {
        return Err("say where the card is written with --out DIR, or print it with --json; see --help".into());
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
    query::day(text).map(|day| day.to_string()).map_err(|e| e.to_string().into())
}

fn connected(text: &str) -> Result<(String, String), lexopt::Error> {
    let Some((network, from)) = text.split_once('=') else {
        return Err(format!("“{text}” is not NETWORK=YYYY-MM-DD").into());
    };
    Ok((network.to_lowercase(), day(from)?))
}

/// Names of fields with commas between them. Day and score are on every card.
fn choose(choices: &mut Vec<Choice>, names: &str, on: bool) -> Result<(), lexopt::Error> {
    for name in names.split(',').filter(|name| !on || !matches!(*name, "score" | "as_of")) {
        if Fields::default().switch(name).is_none() {
            return Err(format!("“{name}” is no field of a card that can be chosen; see --help").into());
        }
        choices.push(Choice::Field(name.to_owned(), on));
    }
    Ok(())
}

fn card_of(text: &str) -> Result<(String, PathBuf), lexopt::Error> {
    match text.rsplit_once('=') {
        Some((person, file)) if person.contains(':') => Ok((person.to_owned(), file.into())),
        _ => Err(format!("“{text}” is not NETWORK:PERSON=FILE").into()),
    }
}

fn span(text: &str) -> Result<(String, String), lexopt::Error> {
    let Some((from, to)) = text.split_once("..") else { return Err(format!("“{text}” is not FROM..TO").into()) };
    Ok((day(from)?, day(to)?))
}
