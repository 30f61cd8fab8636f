//! What a user asks of the score, in the user's own terms and the same from every door; made into [`Options`] for a
//! ledger.

#[cfg(test)]
mod tests;

use crate::error::usage;
use crate::known_scores;
use crate::ledger::{Ledger, NoOwner};
use crate::model::Model;
use crate::order::Order;
use crate::person_links;
use crate::record::{AccountName, Kind};
use crate::score::{Day, Imagined, Options, People, Profile};
use crate::{Error, Result};
use serde::{Deserialize, Deserializer, de};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Everything that may be asked; what is left out has the model's default.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Query {
    /// Who is scored; nobody named: whose exports these are.
    #[cfg_attr(test, ts(as = "Option<Vec<AccountName>>"))]
    pub owner: Vec<AccountName>,
    /// All networks alike, or only what Klout could see in 2011.
    #[serde(deserialize_with = "profile")]
    #[cfg_attr(test, ts(as = "Option<Profile>"))]
    pub profile: Profile,
    /// By network, the day from which it counts.
    #[cfg_attr(test, ts(type = "Record<string, Day>", optional))]
    pub connected: BTreeMap<String, Day>,
    /// Networks that don't count.
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub disabled: BTreeSet<String>,
    /// The last day; none: that of the newest record or archive.
    #[cfg_attr(test, ts(type = "Day | null", optional))]
    pub as_of: Option<Day>,
    /// Whether others count by their standing: yes, unless it is said otherwise.
    #[cfg_attr(test, ts(as = "Option<bool>"))]
    pub prestige: bool,
    /// The text of a `people.csv`, the scores of others: `network,person,score`.
    #[cfg_attr(test, ts(type = "string | null", optional))]
    pub people_csv: Option<String>,
    /// Pairs of accounts that are one person.
    #[cfg_attr(test, ts(as = "Option<Vec<person_links::Pair>>"))]
    pub same: Vec<person_links::Pair>,
    /// Scores of others that go before those of `people_csv`: what their cards say, or what if.
    #[cfg_attr(test, ts(type = "Record<string, number>", optional))]
    pub scores: BTreeMap<AccountName, f64>,
    /// What if: acts that did not happen.
    #[cfg_attr(test, ts(as = "Option<Vec<ImaginedAct>>"))]
    pub imagined: Vec<ImaginedAct>,
    /// What if: another half-life, in days, with that of slow networks in proportion.
    #[cfg_attr(test, ts(type = "number | null", optional))]
    pub half_life: Option<f64>,
    /// Two days, the earlier first, between which the score's movement is to be explained.
    #[cfg_attr(test, ts(type = "[from: Day, to: Day] | null", optional))]
    pub why: Option<(Day, Day)>,
}

impl Default for Query {
    fn default() -> Query {
        Query {
            owner: Vec::new(),
            profile: Profile::Everything,
            connected: BTreeMap::new(),
            disabled: BTreeSet::new(),
            as_of: None,
            prestige: true,
            people_csv: None,
            same: Vec::new(),
            scores: BTreeMap::new(),
            imagined: Vec::new(),
            half_life: None,
            why: None,
        }
    }
}

/// An act that did not happen.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImaginedAct {
    /// Where.
    pub network: String,
    /// What.
    pub kind: Kind,
    /// When.
    pub day: Day,
    /// The score of who does it; none: unknown.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "number | null", optional))]
    pub partner_score: Option<f64>,
}

/// What a query means for one ledger.
#[derive(Debug, Clone)]
pub struct Settings {
    /// For scoring.
    pub options: Options,
    /// The model, with another half-life where that was asked.
    pub model: Model,
    /// Names in `people.csv`, [`Query::same`] and [`Query::scores`] that mean nobody here.
    pub people_unknown: Vec<AccountName>,
}

impl Settings {
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
    Day::parse(text).ok_or_else(|| usage(format!("“{text}” is not a valid date: write YYYY-MM-DD")))
}

fn profile<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Profile, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
}

impl Query {
    /// Reads it from JSON's data: an object whose members are the fields; what is left out, or null, has its default.
    /// (Not from the browser's objects directly: their reader asks for the fields it knows, and so never sees another.)
    ///
    /// # Errors
    /// A field that there is none of, or a value that can't be meant; the field is named.
    pub fn read(mut value: serde_json::Value) -> Result<Query> {
        let fields =
            value.as_object_mut().ok_or_else(|| usage("a query is an object with named fields".to_owned()))?;
        fields.retain(|_, field| !field.is_null());
        serde_path_to_error::deserialize(value).map_err(|error| {
            let path = error.path().to_string();
            let why = error.into_inner();
            usage(if path == "." { why.to_string() } else { format!("{path}: {why}") })
        })
    }

    /// Understands it for a ledger.
    ///
    /// # Errors
    /// Nobody to score, or a value that can't be meant.
    pub fn settings(&self, ledger: &Ledger) -> Result<Settings, Refusal> {
        let (joins, unknown) = person_links::resolve(&self.same, ledger);
        let mut owner = ledger.owner(&self.owner).map_err(Refusal::NoOwner)?;
        ledger.widen(&mut owner, &joins);
        let mut options = Options {
            profile: self.profile,
            connected: self.connected.clone(),
            disabled: self.disabled.clone(),
            as_of: self.as_of,
            prestige: self.prestige,
            imagined: self.imagined.iter().map(ImaginedAct::option).collect(),
            joins,
            ..Options::new(owner)
        };
        let known = self.people_csv.as_deref().map(|text| known_scores::parse(text.as_bytes())).transpose()?;
        let (mut scores, mut people_unknown) = known_scores::resolve(&known.unwrap_or_default(), ledger);
        if !self.scores.is_empty() {
            let people = People::new(ledger, &options)?;
            for (name, score) in &self.scores {
                let accounts = ledger.named(name);
                if accounts.is_empty() {
                    people_unknown.push(name.clone());
                }
                for account in accounts {
                    // Of one person's several scores the largest holds: an imagined one stands alone.
                    scores.retain(|(known, _)| people.of(*known) != people.of(account));
                    scores.push((account, *score));
                }
            }
        }
        // In one order, however they were listed.
        scores.order_by_key(|(account, _)| *account);
        options.scores = scores;
        people_unknown.extend(unknown);
        Ok(Settings { options, model: self.model()?, people_unknown })
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

impl ImaginedAct {
    fn option(&self) -> Imagined {
        let ImaginedAct { network, kind, day, partner_score } = self.clone();
        Imagined { network, kind, day, partner_score }
    }
}
