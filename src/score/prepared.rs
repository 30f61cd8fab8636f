//! What is kept from one question to the next.

use super::day::World;
use super::input::Input;
use super::options::Options;
use super::people::People;
use super::standing::GivenScores;
use super::times::Times;
use super::{known, what_if};
use crate::Result;
use crate::error::usage;
use crate::ledger::{AccountIx, Ledger, Owner};
use crate::model::{Model, Weights};
use std::sync::Arc;

/// What was read from a ledger for the last question; for questions about one and the same ledger.
///
/// Who received what, and when, is most of a score's cost. A partner's score, a half-life, standing on or off, a
/// network's day and what is imagined change none of it.
#[derive(Debug, Default)]
pub struct Prepared(Option<(Basis, People, Times, Arc<Input>)>);

/// What it depends on.
#[derive(Debug, PartialEq)]
struct Basis {
    owner: Owner,
    joins: Vec<(AccountIx, AccountIx)>,
    weights: Weights,
    conversation: [i64; 4],
}

impl Prepared {
    pub(super) fn world(
        &mut self,
        ledger: &Ledger,
        model: &Model,
        options: &Options,
        everybody: bool,
    ) -> Result<World> {
        options.check()?;
        if ledger.joining != model.joining {
            return Err(usage("the ledger was joined by other constants than the model's: see Ledger::build_by"));
        }
        let basis = Basis {
            owner: options.owner.clone(),
            joins: options.joins.clone(),
            weights: model.weights.clone(),
            conversation: [
                model.answering_days,
                model.conversation_days,
                model.conversation_people as i64,
                model.conversation_ties as i64,
            ],
        };
        let kept = match self.0.take().filter(|(known, ..)| *known == basis) {
            Some(kept) => kept,
            None => {
                let (people, times) = (People::new(ledger, options)?, Times::new(ledger));
                let input = Arc::new(Input::new(ledger, model, &people, &times));
                (basis, people, times, input)
            }
        };
        let (_, people, times, input) = self.0.insert(kept);
        let mut input = Arc::clone(input);
        if !options.imagined.is_empty() {
            what_if::add(Arc::make_mut(&mut input), ledger, model, options)?;
        }
        let places = known::places(ledger, model, options, people, times, &input);
        let given = GivenScores::new(ledger, people, options)?;
        let (places, given) = (places.into(), Arc::new(given));
        Ok(World::new(&input, &Arc::new(model.clone()), &places, &given, 1.0, everybody))
    }
}
