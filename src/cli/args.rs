//! The command line's declaration: commands, options, and what their values must look like.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use cloutscope::card::Fields;
use cloutscope::card::Language;
use cloutscope::card::badge::{Look, Theme};
use cloutscope::query::{self, Query};
use cloutscope::record::AccountName;
use cloutscope::score::{Day, Profile};
use std::path::PathBuf;

/// An influence score from your own social-network exports, every point explained.
///
/// FILE is an export as the network gave it (ZIP, folder, single file), or - for standard input; --sample in its place
/// takes the built-in sample. Results go to standard output: text, or one JSON document with --json.
#[derive(Debug, Parser)]
#[command(name = "cloutscope", version, max_term_width = 110, after_help = EXIT)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXIT: &str = "Exit status: 0; 1 when nothing could be scored (why, on standard error); 2 for wrong arguments.";

/// Which command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show what was read, and what was not, and why
    Ledger(LedgerArgs),
    /// Score the exports' owner, with everything behind the score
    Score(Box<ScoreArgs>),
    /// Write the files that show a score to others: card.json, three badges, embed.html
    ///
    /// A card holds day, score and band, delta, curve, gauges, style, networks, versions and digest as long as they are
    /// not left out, and handles only --with them. A card.json in place of the exports gives its badges anew.
    Card(Box<CardArgs>),
    /// Compare how well scores and plain counts foresee who is reacted to
    Validate {
        /// Files of “from to unixtime” lines, one act each
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print every constant of the model
    Model {
        /// As a web page
        #[arg(long, conflicts_with = "json")]
        html: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the completions for a shell
    Completions {
        /// Which
        shell: Shell,
    },
}

/// The exports.
#[derive(Debug, Args)]
pub struct Exports {
    /// Exports: ZIP files, folders, single files, or - for standard input
    #[arg(required_unless_present = "sample", conflicts_with = "sample", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Take the built-in sample
    ///
    /// For a score it implies --profile klout-2011 and --connected linkedin=2011-02-24, unless they are given.
    #[arg(long)]
    pub sample: bool,
    /// Who is scored, where the exports don't say whose they are
    #[arg(long = "owner", value_name = "NETWORK:KEY")]
    pub owner: Vec<AccountName>,
}

/// `ledger`.
#[derive(Debug, Args)]
pub struct LedgerArgs {
    #[command(flatten)]
    pub exports: Exports,
    /// List every record, as JSON Lines
    #[arg(long, conflicts_with = "json")]
    pub records: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What `score` and `card` have in common.
#[derive(Debug, Args)]
pub struct QueryArgs {
    #[command(flatten)]
    pub exports: Exports,
    /// Scores of others: network,person,score
    #[arg(long, value_name = "people.csv")]
    pub people: Option<PathBuf>,
    /// Which accounts are one person: person,same_as
    #[arg(long, value_name = "same-people.csv")]
    pub same: Option<PathBuf>,
    /// Which networks count: everything, or klout-2011 for what Klout could see then
    #[arg(long)]
    pub profile: Option<Profile>,
    /// Since when a network counts
    #[arg(long, value_name = "NETWORK=YYYY-MM-DD", value_parser = connected)]
    pub connected: Vec<(String, Day)>,
    /// The last day; without it, that of the newest record or archive
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = query::day)]
    pub as_of: Option<Day>,
    /// Whether others count by their standing
    #[arg(long, value_name = "on|off", default_value = "on", hide_possible_values = true)]
    pub prestige: Switch,
    /// Somebody's score, as their card says it
    #[arg(long = "card", value_name = "NETWORK:PERSON=card.json", value_parser = card)]
    pub cards: Vec<(AccountName, PathBuf)>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `score`.
#[derive(Debug, Args)]
pub struct ScoreArgs {
    #[command(flatten)]
    pub query: QueryArgs,
    /// Explain why the score moved between two days
    #[arg(long, value_name = "FROM..TO", value_parser = span)]
    pub why: Option<(Day, Day)>,
    /// Write curve.csv, people.csv and causes.csv into a folder
    ///
    /// people.csv can be given to --people. The causes are those between the days of --why, or of the last 30 days.
    #[arg(long, value_name = "DIR")]
    pub csv: Option<PathBuf>,
    /// Write the network of people and acts as GEXF, for Gephi
    #[arg(long, value_name = "FILE")]
    pub gexf: Option<PathBuf>,
}

/// `card`.
#[derive(Debug, Args)]
pub struct CardArgs {
    #[command(flatten)]
    pub query: QueryArgs,
    /// The folder to write into
    #[arg(long, value_name = "DIR", required_unless_present = "json")]
    pub out: Option<PathBuf>,
    /// The name on the card
    #[arg(long)]
    pub name: Option<String>,
    /// No field but these (day and score are on every card)
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub only: Option<Vec<CardField>>,
    /// These fields, too
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub with: Vec<CardField>,
    /// Not these fields
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub without: Vec<CardField>,
    /// When the badges are dark: where their reader's system is, never, or always
    #[arg(long, value_enum, default_value_t = CardTheme::Auto, hide_default_value = true)]
    pub theme: CardTheme,
    /// The badges without a ground of their own
    #[arg(long)]
    pub transparent: bool,
    /// The language of badges and HTML: en or de
    #[arg(long, value_enum, default_value_t = CardLanguage::En, hide_default_value = true, hide_possible_values = true)]
    pub language: CardLanguage,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    On,
    Off,
}

/// What a card is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CardLanguage {
    En,
    De,
}

/// When a badge is dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CardTheme {
    Auto,
    Light,
    Dark,
}

/// A field of a card that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CardField {
    Handles,
    Band,
    Delta,
    Curve,
    Gauges,
    Style,
    Networks,
    Versions,
    Digest,
}

impl CardField {
    fn switch(self, fields: &mut Fields) -> &mut bool {
        match self {
            CardField::Handles => &mut fields.handles,
            CardField::Band => &mut fields.band,
            CardField::Delta => &mut fields.delta,
            CardField::Curve => &mut fields.curve,
            CardField::Gauges => &mut fields.gauges,
            CardField::Style => &mut fields.style,
            CardField::Networks => &mut fields.networks,
            CardField::Versions => &mut fields.versions,
            CardField::Digest => &mut fields.digest,
        }
    }
}

impl CardArgs {
    /// The fields that are on a card, where nothing said of them means `fields`.
    pub fn fields(&self, mut fields: Fields) -> Fields {
        if self.only.is_some() {
            fields = Fields { name: fields.name, ..Fields::all(false) };
        }
        let on = self.only.iter().flatten().chain(&self.with);
        on.for_each(|field| *field.switch(&mut fields) = true);
        self.without.iter().for_each(|field| *field.switch(&mut fields) = false);
        Fields { name: self.name.clone().unwrap_or(fields.name), ..fields }
    }

    /// How the badges look.
    pub fn look(&self) -> Look {
        let theme = match self.theme {
            CardTheme::Auto => Theme::Auto,
            CardTheme::Light => Theme::Light,
            CardTheme::Dark => Theme::Dark,
        };
        let language = match self.language {
            CardLanguage::En => Language::En,
            CardLanguage::De => Language::De,
        };
        Look { theme, transparent: self.transparent, language }
    }
}

impl QueryArgs {
    /// What is asked, but for what stands in files.
    pub fn query(&self) -> Query {
        Query {
            owner: self.exports.owner.clone(),
            profile: self.profile.unwrap_or_default(),
            connected: self.connected.iter().cloned().collect(),
            as_of: self.as_of,
            prestige: self.prestige == Switch::On,
            ..Query::default()
        }
    }
}

fn connected(text: &str) -> Result<(String, Day), String> {
    let (network, from) = text.split_once('=').ok_or("write NETWORK=YYYY-MM-DD")?;
    Ok((network.to_lowercase(), query::day(from).map_err(|e| e.to_string())?))
}

fn card(text: &str) -> Result<(AccountName, PathBuf), &'static str> {
    match text.rsplit_once('=') {
        Some((person, file)) if person.contains(':') => Ok((person.into(), file.into())),
        _ => Err("write NETWORK:PERSON=FILE"),
    }
}

fn span(text: &str) -> Result<(Day, Day), String> {
    let (from, to) = text.split_once("..").ok_or("write FROM..TO, two days as YYYY-MM-DD")?;
    let day = |text| query::day(text).map_err(|e| e.to_string());
    Ok((day(from)?, day(to)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn fields_are_chosen_in_any_order() {
        let parse = |args: &[&str]| {
            let args = ["cloutscope", "card", "--sample", "--json"].iter().chain(args);
            match Cli::try_parse_from(args).expect("sound").command {
                Some(Command::Card(args)) => args.fields(Fields::default()),
                other => panic!("{other:?}"),
            }
        };
        let band = Fields { band: true, ..Fields::all(false) };
        assert_eq!(parse(&["--only", "band,curve", "--without", "curve"]), band);
        assert_eq!(parse(&["--without", "curve", "--only", "curve", "--with", "band"]), band);
        assert_eq!(parse(&["--name", "Ann"]), Fields { name: "Ann".to_owned(), ..Fields::default() });
    }
}
