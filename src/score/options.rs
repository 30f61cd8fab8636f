//! What the user may choose.

use crate::day::Day;
use crate::error::usage;
use crate::ledger::{AccountIx, Owner};
use crate::networks;
use crate::record::Kind;
use crate::{Error, Result};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// Which networks are watched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Profile {
    /// All of them.
    #[default]
    #[serde(rename = "everything")]
    Everything,
    /// Those that Klout watched in February 2011: Twitter, Facebook, LinkedIn.
    #[serde(rename = "klout-2011")]
    Klout2011,
}

impl Profile {
    /// Whether it watches a network.
    pub fn watches(self, network: &str) -> bool {
        match self {
            Profile::Everything => true,
            Profile::Klout2011 => networks::descriptor(network).is_some_and(|known| known.klout_2011),
        }
    }
}

impl FromStr for Profile {
    type Err = Error;

    fn from_str(name: &str) -> Result<Profile> {
        match name {
            "everything" => Ok(Profile::Everything),
            "klout-2011" => Ok(Profile::Klout2011),
            other => Err(usage(format!("there is no profile “{other}”: choose everything or klout-2011"))),
        }
    }
}

/// Everything that scoring depends on beside the ledger and the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Who is scored.
    pub owner: Owner,
    /// Which networks are watched.
    pub profile: Profile,
    /// By network: the day from which it counts. Before it, it adds nothing. Without an entry: always.
    pub connected: BTreeMap<String, Day>,
    /// Networks that don't count, whatever the profile says.
    pub disabled: BTreeSet<String>,
    /// The last day of the curve. `None`: that of the newest record or archive.
    pub as_of: Option<Day>,
    /// Whether partners count by their standing; else everybody counts 1.
    pub prestige: bool,
    /// Scores the user knows of others (0 to 100). Of several for one person, the largest.
    pub scores: Vec<(AccountIx, f64)>,
    /// Pairs of accounts that are one person.
    pub joins: Vec<(AccountIx, AccountIx)>,
    /// Acts that did not happen, to see what they would do.
    pub imagined: Vec<Imagined>,
}

impl Options {
    /// The defaults, for one owner.
    pub fn new(owner: Owner) -> Options {
        Options {
            owner,
            profile: Profile::Everything,
            connected: BTreeMap::new(),
            disabled: BTreeSet::new(),
            as_of: None,
            prestige: true,
            scores: Vec::new(),
            joins: Vec::new(),
            imagined: Vec::new(),
        }
    }

    /// Whether a network counts at all.
    pub(crate) fn watches(&self, network: &str) -> bool {
        self.profile.watches(network) && !self.disabled.contains(network)
    }

    /// The first day (as a number) on which a network counts; `None`: never.
    pub(crate) fn connected_from(&self, network: &str) -> Option<i32> {
        self.watches(network).then(|| self.connected.get(network).map_or(i32::MIN, |day| day.0))
    }

    pub(super) fn check(&self) -> Result<()> {
        let possible = |day: &Day| (Day::FIRST..=Day::LAST).contains(day);
        if !self.as_of.iter().chain(self.imagined.iter().map(|i| &i.day)).all(possible) {
            return Err(usage(format!("choose a day between {} and {}", Day::FIRST, Day::LAST)));
        }
        let imagined = self.imagined.iter().filter_map(|i| i.partner_score);
        if !self.scores.iter().map(|(_, s)| *s).chain(imagined).all(|s| (0.0..=100.0).contains(&s)) {
            return Err(usage("a score of others must be a number from 0 to 100"));
        }
        Ok(())
    }
}

/// A public act towards the owner that did not happen, by somebody who has not acted so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Imagined {
    /// Where; a network of the ledger.
    pub network: String,
    /// What.
    pub kind: Kind,
    /// When: at the day's start.
    pub day: Day,
    /// The score of who does it; `None`: unknown.
    pub partner_score: Option<f64>,
}
