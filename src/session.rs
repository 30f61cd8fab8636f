//! What the page holds while it is open: imports by dropped file, their ledger, and the last score with its reasons.
//!
//! It lives in memory only. What leaves this room are the shapes that the page draws; every number in them comes from
//! [`crate::report`].

#[cfg(test)]
mod tests;

use crate::card::badge::Look;
use crate::card::{self, Card, Fields, Published};
use crate::ledger::{Candidate, Imported, Ledger, Suggestion};
use crate::order::Order;
use crate::person_links;
use crate::query::{Query, Refusal, Settings};
use crate::record::{AccountName, Import, Joining};
use crate::report::{
    self, Added, Answer, Event, People as PeoplePage, Person, Piece, Posts, Story, Summary, Table, Totals,
    TotalsOrder, Unscored, Waiting, Why,
};
use crate::score::{self, CurveDay, Day, Outcome, PersonTotal, Prepared, Scored, Trace};
use crate::style;
use crate::{Error, ErrorKind, Result};
use std::collections::HashSet;

/// Everything that was dropped, and the last answer.
#[derive(Debug, Default)]
pub struct Session {
    dropped: Vec<Dropped>,
    next: u32,
    /// Something was dropped or removed since `ledger` was built.
    stale: bool,
    ledger: Ledger,
    /// Of this ledger: whom one may choose to score.
    candidates: Vec<Candidate>,
    /// Of this ledger, for the next question.
    prepared: Prepared,
    style: style::Known,
    last: Option<Last>,
}

/// How many posts and people are told at most where there is no score.
const OWN: usize = 50;

#[derive(Debug)]
struct Dropped {
    id: u32,
    imports: Vec<Import>,
}

#[derive(Debug)]
struct Last {
    settings: Settings,
    scored: Scored,
    trace: Trace,
    /// As far as it was traced.
    curve: Vec<CurveDay>,
    /// People in the order and of the names that were asked for last.
    ranked: Option<(TotalsOrder, String, Vec<PersonTotal>)>,
    /// Everything that may be published, once that was wanted.
    card: Option<Card>,
}

impl Session {
    /// Takes what was read of one dropped file; its reports. The ledger is built with the next question: however many
    /// files were added until then, once.
    ///
    /// # Errors
    /// When the imports aren't whole; then nothing was taken.
    pub fn add(&mut self, mut imports: Vec<Import>) -> Result<Added> {
        imports.iter().try_for_each(Import::check)?;
        let id = self.next;
        // Two files may bear one name; rows must lead back to the right one.
        let taken: HashSet<&str> = self.dropped.iter().flat_map(|d| &d.imports).map(|i| i.file.as_str()).collect();
        if let Some(name) = imports.first().map(|i| i.file.clone()).filter(|name| taken.contains(name.as_str())) {
            let free = (2..).map(|n| format!("{name} ({n})")).find(|name| !taken.contains(name.as_str()));
            imports.iter_mut().for_each(|import| rename(import, free.as_ref().unwrap_or(&name)));
        }
        imports.order_by(|a, b| (&a.format, &a.network, &a.entries).cmp(&(&b.format, &b.network, &b.entries)));
        let added =
            Added { id, imports: imports.iter().map(|import| Imported::of(import, &Joining::default())).collect() };
        self.next += 1;
        self.dropped.push(Dropped { id, imports });
        self.forget();
        Ok(added)
    }

    /// Forgets a dropped file.
    pub fn remove(&mut self, id: u32) {
        self.dropped.retain(|d| d.id != id);
        self.forget();
    }

    fn forget(&mut self) {
        self.last = None;
        self.stale = true;
    }

    /// Builds the ledger, where files came or went.
    fn refresh(&mut self) {
        if std::mem::take(&mut self.stale) {
            self.ledger = Ledger::build(self.dropped.iter().flat_map(|d| &d.imports));
            self.candidates = self.ledger.candidates();
            self.prepared = Prepared::default();
            self.style = style::Known::default();
        }
    }

    /// Scores the owner, without the curve: see [`Session::trace`]. Where nobody can be scored, the summary says why.
    ///
    /// # Errors
    /// A wrong value in the query.
    pub fn answer(&mut self, query: &Query) -> Result<Summary> {
        self.refresh();
        self.last = None;
        let settings = match query.settings(&self.ledger) {
            Ok(settings) => settings,
            Err(Refusal::Wrong(error)) => return Err(error),
            Err(Refusal::NoOwner(why)) => {
                let (candidates, unclaimed) = (self.candidates.clone(), self.ledger.unclaimed(&[]));
                let no_score = Some(why.to_string());
                return Ok(Summary { unclaimed, candidates, no_score, ..Summary::default() });
            }
        };
        let Settings { options, model, people_unknown } = &settings;
        let candidates = self.candidates.clone();
        let scored = match score::run_again(&mut self.prepared, &self.ledger, model, options)? {
            Outcome::Scored(scored) => *scored,
            Outcome::Unscored(why) => {
                let no_score = Some(report::unscored(&why));
                let owner = options.owner.0.iter().map(|&a| self.ledger.account_name(a)).collect();
                let unclaimed = self.ledger.unclaimed(&options.owner.0);
                let own_acts = report::own_acts(&self.ledger, model, options, &why, OWN)?;
                return Ok(Summary { owner, unclaimed, candidates, no_score, own_acts, ..Summary::default() });
            }
        };
        let people_unknown = people_unknown.clone();
        let summary = report::summary(&self.ledger, model, options, &scored, candidates);
        let trace = scored.trace();
        self.last = Some(Last { settings, scored, trace, curve: Vec::new(), ranked: None, card: None });
        Ok(Summary { people_unknown, ..summary })
    }

    /// Scores the owner, and says all about it at once.
    ///
    /// # Errors
    /// A wrong value in the query.
    pub fn report(&mut self, query: &Query) -> Result<Answer> {
        self.refresh();
        let Settings { options, model, people_unknown } = match query.settings(&self.ledger) {
            Ok(settings) => settings,
            Err(Refusal::Wrong(error)) => return Err(error),
            Err(Refusal::NoOwner(why)) => {
                return Ok(Answer::Unscored(Box::new(Unscored {
                    score: (),
                    no_score: why.to_string(),
                    owner: Vec::new(),
                    candidates: self.candidates.clone(),
                    imports: self.ledger.imports.clone(),
                    own_acts: None,
                })));
            }
        };
        let mut answer = report::answer(&self.ledger, &model, &options, query.why)?;
        if let Answer::Scored(report) = &mut answer {
            report.people_unknown = people_unknown;
        }
        Ok(answer)
    }

    /// The next days of the last answer's curve, at most so many; behind the last of them the rest. Nothing, where
    /// there is no score.
    ///
    /// # Errors
    /// None that the answer had not.
    pub fn trace(&mut self, most: usize) -> Result<Option<Piece>> {
        let Some(Last { settings, scored, trace, curve: known, .. }) = &mut self.last else { return Ok(None) };
        let Settings { model, options, .. } = &*settings;
        let curve = trace.next_days(most);
        let points = report::curve_points(&self.ledger, &curve);
        known.extend(curve);
        let mut piece = Piece { progress: trace.progress(), curve: points, rest: None };
        let [told, all] = piece.progress;
        if told == all && piece.curve.is_empty() {
            let style = self.style.style(&self.ledger, model, options, scored.as_of())?;
            piece.rest = Some(report::rest(&self.ledger, options, scored, style, known)?);
        }
        Ok(Some(piece))
    }

    /// Who might be one person, by their names, and is not yet said or proved to be.
    pub fn suggestions(&mut self, same: &[person_links::Pair]) -> Vec<Suggestion> {
        self.refresh();
        let owner = self.last.as_ref().map(|last| &last.settings.options.owner);
        let first = score::joined(&self.ledger, owner, &person_links::resolve(same, &self.ledger).0);
        first.map_or_else(|_| Vec::new(), |first| self.ledger.suggestions(&|a, b| first[a] == first[b]))
    }

    /// What the last score is made of, on one network or on all, the largest first: at most `limit` people and crowds
    /// behind the first `offset`.
    pub fn people(&self, network: Option<&str>, offset: usize, limit: usize) -> PeoplePage {
        let Some(Last { scored, .. }) = &self.last else { return PeoplePage::default() };
        report::people(&self.ledger, scored, network, offset, limit)
    }

    /// What one person adds, by network, whichever of their accounts is meant; without an account, what crowds add.
    ///
    /// # Errors
    /// None that the answer had not.
    pub fn person(&self, whose: Option<&AccountName>) -> Result<Vec<Person>> {
        let Some(Last { settings, scored, .. }) = &self.last else { return Ok(Vec::new()) };
        report::person(&self.ledger, &settings.options, scored, whose)
    }

    /// Some of the owner's posts, those that add most first; with two days, also what each added between them. Nothing,
    /// where there is no score.
    ///
    /// # Errors
    /// Days in the wrong order, or outside the curve.
    pub fn posts(&self, offset: usize, limit: usize, span: Option<(Day, Day)>) -> Result<Posts> {
        let Some(Last { settings, scored, .. }) = &self.last else { return Ok(Posts::default()) };
        report::posts(&self.ledger, &settings.options, scored, span, (offset, limit))
    }

    /// Some of the people over all networks, in an order, of those whose names hold `search`.
    ///
    /// # Errors
    /// None that the answer had not.
    pub fn totals(&mut self, order: TotalsOrder, search: &str, offset: usize, limit: usize) -> Result<Totals> {
        let Some(Last { settings, scored, ranked, .. }) = &mut self.last else { return Ok(Totals::default()) };
        let options = &settings.options;
        let people = match ranked.take().filter(|(known, text, _)| (*known, text.as_str()) == (order, search)) {
            Some((.., people)) => people,
            None => report::ranked(&self.ledger, options, scored, order, search)?,
        };
        let page = report::totals(&self.ledger, options, scored, &people, (offset, limit));
        *ranked = Some((order, search.to_owned(), people));
        page
    }

    /// Who waits for an answer.
    ///
    /// # Errors
    /// None that the answer had not.
    pub fn waiting(&self) -> Result<Waiting> {
        let Some(Last { settings, scored, .. }) = &self.last else { return Ok(Waiting::default()) };
        report::waiting(&self.ledger, &settings.options, scored)
    }

    /// The story of a span, or of that which moved most; nothing, where there is no score.
    ///
    /// # Errors
    /// Days in the wrong order, or outside the curve.
    pub fn story(&self, days: Option<(Day, Day)>) -> Result<Option<Story>> {
        let Some(Last { settings, scored, .. }) = &self.last else { return Ok(None) };
        report::story(&self.ledger, &settings.options, scored, days).map(Some)
    }

    /// The days worth a mark between two days of the last answer's curve, as far as it was traced; none, where there is no
    /// score.
    ///
    /// # Errors
    /// None that the answer had not.
    pub fn events(&self, from: Day, to: Day) -> Result<Vec<Event>> {
        let Some(Last { settings, scored, curve, .. }) = &self.last else { return Ok(Vec::new()) };
        let curve: Vec<(Day, f64)> = curve.iter().map(|day| (day.day, day.score)).collect();
        report::events(&self.ledger, &settings.options, scored, &curve, Some((from, to)))
    }

    /// The last answer as tables, its curve as far as it was traced; none, where there is no score.
    ///
    /// # Errors
    /// None that the answer had not.
    pub fn tables(&self) -> Result<Vec<Table>> {
        let Some(Last { settings, scored, curve, .. }) = &self.last else { return Ok(Vec::new()) };
        report::tables(&self.ledger, &settings.options, scored, &report::curve_points(&self.ledger, curve), None)
    }

    /// Why the last score moved between two days, the `most` largest causes; nothing, where there is no score.
    ///
    /// # Errors
    /// Days in the wrong order, or outside the curve.
    pub fn why(&self, from: Day, to: Day, most: usize) -> Result<Option<Why>> {
        let Some(Last { scored, .. }) = &self.last else { return Ok(None) };
        let why = scored.why(from, to)?;
        Ok(Some(report::explain(&self.ledger, scored, &why, most)))
    }

    /// The files that the last score's owner may publish; nothing, where there is no score.
    ///
    /// # Errors
    /// The last score is of what could be.
    pub fn card(&mut self, fields: &Fields, look: Look) -> Result<Option<Published>> {
        let Some(last) = &mut self.last else { return Ok(None) };
        if last.settings.what_if() {
            let why = "a card shows what is, not what could be: take back what you imagined".to_owned();
            return Err(Error::new(ErrorKind::Usage(why)));
        }
        let Settings { options, model, .. } = &last.settings;
        let mut card = match last.card.take() {
            Some(card) => card,
            None => {
                Card::of(&self.ledger, options, &report::report(&self.ledger, model, options, &last.scored, None)?)
            }
        };
        if fields.digest && card.digest.is_none() {
            card.digest = Some(card::digest(&self.ledger, options, &last.scored));
        }
        let published = card.with(fields).publish(look);
        last.card = Some(card);
        Ok(Some(published))
    }
}

/// Gives an import's file another name, also where its notices name it.
fn rename(import: &mut Import, name: &str) {
    for skip in &mut import.skipped {
        if let Some(rest) = skip.place.strip_prefix(import.file.as_str()) {
            skip.place = format!("{name}{rest}");
        }
    }
    name.clone_into(&mut import.file);
}
