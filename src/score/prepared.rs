//! What scoring reads from a ledger, kept from one question to the next.
//!
//! Most of a score's cost is to find who received what, and when. A partner's score, a half-life, standing on or off, a
//! network's day and what is imagined change none of it: they weigh it anew. So a question that differs from the last in
//! these alone costs a walk through the days, and no more. The bits are those of a question asked for the first time.

use super::evidence::{self, Evidence, Place, Reading};
use super::people::{People, Person};
use super::receivers::Receivers;
use super::standings::Standings;
use super::window::Window;
use super::{Day, Options, imagined, standing_bounds};
use crate::Result;
use crate::ledger::{AccountIx, Ledger, Owner};
use crate::model::{Model, Weights};

/// Whose inboxes are kept though no score needs them.
pub(super) type Also = fn(Reading) -> Vec<Person>;

/// What was read for the last question; for questions about one and the same ledger.
#[derive(Debug, Default)]
pub struct Prepared(Option<Kept>);

#[derive(Debug)]
struct Kept {
    basis: Basis,
    people: People,
    window: Window,
    /// Whether anybody but the owner is seen to receive.
    group: bool,
    standing: Option<Standing>,
    evidence: Option<Evidence>,
}

/// What it depends on.
#[derive(Debug, PartialEq)]
struct Basis {
    owner: Owner,
    joins: Vec<(AccountIx, AccountIx)>,
    as_of: Option<Day>,
    weights: Weights,
}

/// Who may ever stand above average, by a model and the networks that count.
#[derive(Debug)]
struct Standing {
    model: Model,
    watched: Vec<bool>,
    found: Vec<Person>,
}

impl Prepared {
    /// Everything that may score up to the day of scoring; `None` where no record has a time.
    pub(super) fn gather(
        &mut self,
        ledger: &Ledger,
        model: &Model,
        options: &Options,
        also: Option<Also>,
    ) -> Result<Option<Evidence>> {
        let basis = Basis {
            owner: options.owner.clone(),
            joins: options.joins.clone(),
            as_of: options.as_of,
            weights: model.weights.clone(),
        };
        let kept = match self.0.take().filter(|kept| kept.basis == basis) {
            Some(kept) => kept,
            None => Kept::new(ledger, options, basis)?,
        };
        self.0.insert(kept).evidence(ledger, model, options, also)
    }
}

impl Kept {
    fn new(ledger: &Ledger, options: &Options, basis: Basis) -> Result<Kept> {
        let people = People::new(ledger, options)?;
        let window = Window::new(ledger, options);
        let group = standing_bounds::is_seen(ledger, &people, &Receivers::new(ledger, &people));
        Ok(Kept { basis, people, window, group, standing: None, evidence: None })
    }

    fn evidence(
        &mut self,
        ledger: &Ledger,
        model: &Model,
        options: &Options,
        also: Option<Also>,
    ) -> Result<Option<Evidence>> {
        let Kept { people, window, group, standing, evidence, .. } = self;
        let Some(Day(as_of)) = window.as_of else { return Ok(None) };
        let places = evidence::places(ledger, options, people);
        let receivers = Receivers::new(ledger, people);
        let reading = Reading { ledger, model, people, receivers: &receivers, window, places: &places };
        let mut standings = Standings::new(ledger, people, options)?;
        if options.prestige && *group {
            standings.admit(Standing::of(standing, reading));
        }
        also.into_iter().flat_map(|also| also(reading)).for_each(|person| standings.keep(person));
        let gathered = match evidence.take().filter(|e| e.kept == standings.kept) {
            Some(gathered) => gathered,
            None => evidence::gather(reading, &standings, as_of),
        };
        let mut asked = evidence.insert(gathered).clone();
        asked.places = places;
        imagined::add(&mut asked, model, options, people.len() as Person)?;
        asked.weigh(model, options, &standings);
        Ok(Some(asked))
    }
}

impl Standing {
    fn of<'a>(known: &'a mut Option<Standing>, reading: Reading) -> &'a [Person] {
        let watched: Vec<bool> = reading.places.iter().map(|p: &Place| p.connected.is_some()).collect();
        let standing = match known.take().filter(|s| s.model == *reading.model && s.watched == watched) {
            Some(standing) => standing,
            None => Standing { model: reading.model.clone(), watched, found: standing_bounds::standing(reading) },
        };
        &known.insert(standing).found
    }
}
