//! What a user asks of the score, as text from either door, made into [`Options`] for a ledger.

mod read;

pub use read::read_pairs;

use crate::known_scores;
use crate::ledger::{Ledger, NoOwner};
use crate::model::Model;
use crate::person_links;
use crate::record::Kind;
use crate::score::{Day, Imagined, Options, People};
use crate::{Error, ErrorKind, Result};
use std::collections::BTreeMap;
use std::fmt;

/// Everything that may be asked; what is left out has the model's default.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Accounts, `network:key`; none: whose exports these are.
    pub owner: Vec<String>,
    /// `everything` or `klout-2011`.
    pub profile: String,
    /// By network, the day (`YYYY-MM-DD`) from which it counts.
    pub connected: BTreeMap<String, String>,
    /// Networks that don't count.
    pub disabled: Vec<String>,
    /// The last day, `YYYY-MM-DD`; none: that of the newest record or archive.
    pub as_of: Option<String>,
    /// Whether partners count by their standing.
    pub prestige: bool,
    /// The text of a `people.csv`.
    pub people_csv: Option<String>,
    /// Accounts that the user says are one person, in pairs (`network:key`).
    pub same: Vec<person_links::Pair>,
    /// Scores of others that go before those of `people_csv`, by account (`network:key`, or a handle, name or address):
    /// what their cards say, or what if.
    pub scores: BTreeMap<String, f64>,
    /// What if: acts that did not happen.
    pub imagined: Vec<Imagine>,
    /// What if: another half-life, in days, with that of slow networks in proportion.
    pub half_life: Option<f64>,
}

impl Default for Ask {
    fn default() -> Ask {
        Ask {
            owner: Vec::new(),
            profile: "everything".to_owned(),
            connected: BTreeMap::new(),
            disabled: Vec::new(),
            as_of: None,
            prestige: true,
            people_csv: None,
            same: Vec::new(),
            scores: BTreeMap::new(),
            imagined: Vec::new(),
            half_life: None,
        }
    }
}

/// An act that did not happen.
#[derive(Debug, Clone, PartialEq)]
pub struct Imagine {
    /// Where.
    pub network: String,
    /// What.
    pub kind: Kind,
    /// When, `YYYY-MM-DD`.
    pub day: String,
    /// The score of who does it; none: unknown.
    pub partner_score: Option<f64>,
}

/// What was asked, understood.
#[derive(Debug, Clone)]
pub struct Asked {
    /// For scoring.
    pub options: Options,
    /// The model, with another half-life where that was asked.
    pub model: Model,
    /// Names in `people.csv`, [`Ask::same`] and `scores` that mean nobody here.
    pub people_unknown: Vec<String>,
}

impl Asked {
    /// Whether it is about what could be: such a score is not to be shown as one's own.
    pub fn what_if(&self) -> bool {
        !self.options.imagined.is_empty() || self.model != Model::default()
    }
}

/// Why there is nothing to score with.
#[derive(Debug)]
pub enum Refusal {
    /// Nobody to score.
    NoOwner(NoOwner),
    /// A wrong value.
    Wrong(Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoOwner(why) => why.fmt(f),
            Refusal::Wrong(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::Wrong(error)
    }
}

/// Reads a day.
///
/// # Errors
/// A sentence that says how to write it.
pub fn day(text: &str) -> Result<Day> {
    Day::parse(text).ok_or_else(|| usage(format!("“{text}” is no day: write YYYY-MM-DD")))
}

fn usage(why: String) -> Error {
    Error::new(ErrorKind::Usage(why))
}

impl Ask {
    /// Understands it for a ledger.
    ///
    /// # Errors
    /// Nobody to score, or a value that can't be meant.
    pub fn of(&self, ledger: &Ledger) -> Result<Asked, Refusal> {
        let (joins, unknown) = person_links::resolve(&self.same, ledger);
        let mut owner = ledger.owner(&self.owner).map_err(Refusal::NoOwner)?;
        ledger.widen(&mut owner, &joins);
        let mut options = Options::new(owner);
        options.profile = self.profile.parse()?;
        // One by one: to collect a tree is to sort first, by the standard library's sort (see `crate::sort`).
        for (network, from) in &self.connected {
            options.connected.insert(network.clone(), day(from)?);
        }
        options.disabled.extend(self.disabled.iter().cloned());
        options.as_of = self.as_of.as_deref().map(day).transpose()?;
        options.prestige = self.prestige;
        options.imagined = self.imagined.iter().map(imagined).collect::<Result<_>>()?;
        let given = self.people_csv.as_deref().map(|text| known_scores::parse(text.as_bytes())).transpose()?;
        options.joins = joins;
        let (mut scores, mut people_unknown) = known_scores::resolve(&given.unwrap_or_default(), ledger);
        if !self.scores.is_empty() {
            let people = People::new(ledger, &options)?;
            for (account, score) in &self.scores {
                let (network, key) = account.split_once(':').unwrap_or(("", account));
                let accounts = ledger.account(network, key).map_or_else(|| ledger.find(network, key), |a| vec![a]);
                if accounts.is_empty() {
                    people_unknown.push(account.clone());
                }
                for account in accounts {
                    // Of one person's several scores the largest holds: an imagined one stands alone.
                    scores.retain(|(known, _)| people.of(*known) != people.of(account));
                    scores.push((account, *score));
                }
            }
        }
        // In one order, however they were given.
        scores.sort_by_key(|(account, _)| *account);
        options.scores = scores;
        people_unknown.extend(unknown);
        Ok(Asked { options, model: self.model()?, people_unknown })
    }

    fn model(&self) -> Result<Model> {
        let model = Model::default();
        let Some(days) = self.half_life else { return Ok(model) };
        if !(1.0..=3_650.0).contains(&days) {
            return Err(usage("choose a half-life of 1 to 3650 days".to_owned()));
        }
        let slow_half_life_days = model.slow_half_life_days * days / model.half_life_days;
        Ok(Model { half_life_days: days, slow_half_life_days, ..model })
    }
}

fn imagined(i: &Imagine) -> Result<Imagined> {
    Ok(Imagined { network: i.network.clone(), kind: i.kind, day: day(&i.day)?, partner_score: i.partner_score })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Import, Person};

    #[test]
    fn nothing_asked_is_the_model() {
        assert_eq!(Ask::default().model().expect("the default"), Model::default());
    }

    #[test]
    fn an_imagined_score_goes_before_that_of_any_account_of_the_person() {
        let import = |network: &str, key: &str| Import {
            network: network.to_owned(),
            people: vec![
                Person { key: "me".to_owned(), ..Person::default() },
                Person { key: key.to_owned(), links: vec!["ann@mail.example".to_owned()], ..Person::default() },
            ],
            ..Import::default()
        };
        let ledger = Ledger::build(&[import("list", "ann@mail.example"), import("web", "Ann:A")]);
        let ask = Ask {
            owner: vec!["web:me".to_owned()],
            people_csv: Some("network,person,score\nlist,ann@mail.example,61\n".to_owned()),
            scores: BTreeMap::from([("web:Ann:A".to_owned(), 20.0)]),
            ..Ask::default()
        };
        let options = ask.of(&ledger).expect("sound").options;
        assert_eq!(options.scores, [(ledger.account("web", "Ann:A").expect("there"), 20.0)]);
        assert_eq!(ledger.account("web", "ann:a"), None);
    }

    #[test]
    fn another_half_life_keeps_the_proportion() {
        let model = Ask { half_life: Some(15.0), ..Ask::default() }.model().expect("possible");
        assert_eq!((model.half_life_days, model.slow_half_life_days), (15.0, 30.0));
        assert!(Ask { half_life: Some(f64::NAN), ..Ask::default() }.model().is_err());
    }
}
