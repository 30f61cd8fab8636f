//! What the page holds while it is open: imports by dropped file, their ledger, and the last score with its reasons.
//!
//! It lives in memory only. What leaves this room are the shapes that the page draws; every number in them comes from
//! [`crate::report`].

mod events;
#[cfg(test)]
mod tests;

use crate::card::{self, Card, Fields, Published};
use crate::ledger::{Candidate, Imported, Ledger, NoOwner, Owner, Suggestion};
use crate::model::Model;
use crate::person_links;
use crate::query::{Ask, Asked, Refusal};
use crate::record::Import;
use crate::report::{self, ActsReport, CauseReport, Delta, NetworkReport, Orientation, SourceReport, WhoReport};
use crate::score::{self, Day, Ignored, Options, Outcome, People, Prepared, Scored, Trace};
use crate::style::{self, Style};
use crate::{Error, ErrorKind, Result};
use events::{Event, events};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

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

#[derive(Debug)]
struct Dropped {
    id: u32,
    imports: Vec<Import>,
}

#[derive(Debug)]
struct Last {
    asked: Asked,
    scored: Scored,
    trace: Trace,
    /// As far as it was traced.
    curve: Vec<(Day, f64)>,
    /// Everything that may be published, once that was wanted.
    card: Option<Card>,
}

/// An import's report, with the number of its dropped file.
#[derive(Debug, Serialize)]
pub struct Reported {
    /// The dropped file's number.
    pub id: u32,
    #[serde(flatten)]
    import: Imported,
    /// What the network has and this export doesn't show.
    missing: Vec<&'static str>,
}

/// The answer to an [`Ask`], without its long lists: those are asked for in pages.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    model: u32,
    as_of: Option<Day>,
    owner: Vec<String>,
    score: Option<f64>,
    evidence: Option<f64>,
    delta: Option<Delta>,
    reach: Option<u64>,
    amplification: Option<f64>,
    network: Option<f64>,
    networks: Vec<Watched>,
    /// Who the owner may be on networks where that isn't known.
    unclaimed: Vec<Candidate>,
    /// Where Klout's own population stood, as a sentence.
    orientation: Option<String>,
    ignored: Option<Ignored>,
    /// Who may be scored, the owner first; where that is unclear, the likeliest.
    candidates: Vec<Candidate>,
    /// Why there is no score.
    no_score: Option<String>,
    people_unknown: Vec<String>,
}

/// A piece of the last answer's curve.
#[derive(Debug, Default, Serialize)]
pub struct Piece {
    curve: Vec<(Day, f64)>,
    /// How many days were told so far, and how many there are.
    progress: [u32; 2],
    /// Behind the last day.
    rest: Option<Rest>,
}

/// What takes the whole curve, or as long.
#[derive(Debug, Default, Serialize)]
pub struct Rest {
    band: [f64; 2],
    style: Option<Style>,
    /// Days worth a mark on the curve.
    events: Vec<Event>,
}

/// One network, with what it would add where it doesn't count.
#[derive(Debug, Serialize)]
struct Watched {
    #[serde(flatten)]
    network: NetworkReport,
    would_add: Option<f64>,
}

/// A page of [`PersonPoints`].
#[derive(Debug, Serialize)]
pub struct PointsPage {
    total: usize,
    rows: Vec<PersonPoints>,
}

/// One person or crowd on one network.
#[derive(Debug, Clone, Serialize)]
pub struct PersonPoints {
    network: String,
    #[serde(flatten)]
    who: WhoReport,
    kinds: Vec<KindPoints>,
    points: f64,
    strength: f64,
    partner_score: Option<f64>,
    partner_factor: f64,
    source: Vec<RowRef>,
    source_total: u64,
}

#[derive(Debug, Clone, Serialize)]
struct KindPoints {
    kind: crate::record::Kind,
    points: f64,
    without: f64,
}

/// A row that can be read again.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct RowRef {
    file_id: u32,
    entry: String,
    record: u32,
}

/// Why the score moved, for the page.
#[derive(Debug, Serialize)]
pub struct Moved {
    from: Day,
    to: Day,
    from_score: f64,
    to_score: f64,
    total: usize,
    causes: Vec<CauseRow>,
}

#[derive(Debug, Serialize)]
struct CauseRow {
    network: String,
    #[serde(flatten)]
    who: WhoReport,
    cause: score::Cause,
    points: f64,
    partner_score: Option<f64>,
    acts: Vec<ActsReport>,
    source: Vec<RowRef>,
    source_total: u64,
    /// Of a network: its people, and how many there are.
    parts: Vec<CauseRow>,
    people: Option<usize>,
}

impl Session {
    /// Takes what was read of one dropped file; its reports. The ledger is built with the next question: however many
    /// files were added until then, once.
    ///
    /// # Errors
    /// When the imports aren't whole; then nothing was taken.
    pub fn add(&mut self, mut imports: Vec<Import>) -> Result<Vec<Reported>> {
        imports.iter().try_for_each(Import::check)?;
        let id = self.next;
        // Two files may bear one name; rows must lead back to the right one.
        let taken: HashSet<&str> = self.dropped.iter().flat_map(|d| &d.imports).map(|i| i.file.as_str()).collect();
        if let Some(name) = imports.first().map(|i| i.file.clone()).filter(|name| taken.contains(name.as_str())) {
            let free = (2..).map(|n| format!("{name} ({n})")).find(|name| !taken.contains(name.as_str()));
            imports.iter_mut().for_each(|import| rename(import, free.as_ref().unwrap_or(&name)));
        }
        imports.sort_by(|a, b| (&a.format, &a.network, &a.entries).cmp(&(&b.format, &b.network, &b.entries)));
        let reports = imports.iter().map(|import| reported(id, import)).collect();
        self.next += 1;
        self.dropped.push(Dropped { id, imports });
        self.forget();
        Ok(reports)
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

    /// Every import's report, in the order of file names.
    pub fn reports(&self) -> Vec<Reported> {
        let imports = self.dropped.iter().flat_map(|d| d.imports.iter().map(|import| (d.id, import)));
        let mut reports: Vec<Reported> = imports.map(|(id, import)| reported(id, import)).collect();
        reports.sort_by(|a, b| a.import.file.cmp(&b.import.file));
        reports
    }

    fn file_ids(&self) -> HashMap<&str, u32> {
        self.dropped.iter().flat_map(|d| d.imports.iter().map(|i| (i.file.as_str(), d.id))).collect()
    }

    /// Scores the owner, without the curve: see [`Session::trace`]. Where nobody can be scored, the summary says why.
    ///
    /// # Errors
    /// A wrong value in `ask`.
    pub fn answer(&mut self, ask: &Ask) -> Result<Summary> {
        self.refresh();
        self.last = None;
        let asked = match ask.of(&self.ledger) {
            Ok(asked) => asked,
            Err(Refusal::Wrong(error)) => return Err(error),
            Err(Refusal::NoOwner(why)) => return Ok(self.nobody(&why)),
        };
        let (options, model) = (&asked.options, &asked.model);
        let owner = options.owner.0.iter().map(|&a| self.ledger.account_name(a)).collect();
        let (candidates, unclaimed) = (self.candidates.clone(), self.ledger.unclaimed(&options.owner.0));
        let scored = match score::run_again(&mut self.prepared, &self.ledger, model, options)? {
            Outcome::Scored(scored) => *scored,
            Outcome::Unscored(why) => {
                let no_score = Some(why.sentence());
                return Ok(Summary { owner, unclaimed, candidates, no_score, ..Summary::default() });
            }
        };
        let gauges = scored.gauges();
        let summary = Summary {
            model: crate::model::VERSION,
            as_of: Some(scored.as_of()),
            owner,
            score: Some(scored.score()),
            evidence: Some(scored.evidence()),
            delta: Some(Delta::of(&scored)),
            reach: Some(gauges.reach),
            amplification: gauges.amplification,
            network: gauges.network,
            networks: report::networks(options, &scored).into_iter().map(|n| watched(n, model, &scored)).collect(),
            unclaimed,
            orientation: Some(Orientation::of(scored.score()).to_string()),
            ignored: Some(scored.ignored()),
            candidates,
            no_score: None,
            people_unknown: asked.people_unknown.clone(),
        };
        let trace = scored.trace();
        self.last = Some(Last { asked, scored, trace, curve: Vec::new(), card: None });
        Ok(summary)
    }

    /// The next days of the last answer's curve, at most so many; behind the last of them the rest. Nothing, where
    /// there is no score.
    ///
    /// # Errors
    /// None that the answer had not.
    pub fn trace(&mut self, most: usize) -> Result<Option<Piece>> {
        let Some(Last { asked, scored, trace, curve: known, .. }) = &mut self.last else { return Ok(None) };
        let Asked { model, options, .. } = &*asked;
        let curve = trace.days(most);
        known.extend_from_slice(&curve);
        let mut piece = Piece { progress: trace.progress(), curve, rest: None };
        let [told, all] = piece.progress;
        if told == all && piece.curve.is_empty() {
            let style = self.style.style(&self.ledger, model, options, scored.as_of())?;
            piece.rest = Some(Rest { band: scored.band(), style, events: events(options, known) });
        }
        Ok(Some(piece))
    }

    /// Who might be one person, by their names, and is not yet said or proved to be.
    pub fn suggestions(&mut self, same: &[person_links::Pair]) -> Vec<Suggestion> {
        self.refresh();
        let owner = self.last.as_ref().map_or(Owner(vec![0]), |last| last.asked.options.owner.clone());
        let joins = person_links::resolve(same, &self.ledger).0;
        let people = People::new(&self.ledger, &Options { joins, ..Options::new(owner) });
        people.map_or_else(|_| Vec::new(), |people| self.ledger.suggestions(&|a, b| people.of(a) == people.of(b)))
    }

    /// What the last score is made of, on one network or on all, the largest first: at most `limit` people and crowds
    /// behind the first `offset`.
    pub fn points(&self, network: Option<&str>, offset: usize, limit: usize) -> PointsPage {
        let nothing = PointsPage { total: 0, rows: Vec::new() };
        let Some(Last { scored, .. }) = &self.last else { return nothing };
        let named = |network: &str| self.ledger.networks.iter().position(|n| n.name == network);
        let network = network.map(named);
        if network == Some(None) {
            return nothing;
        }
        let (total, givers) = scored.givers(network.flatten().map(|n| n as u16), offset, limit);
        let ids = self.file_ids();
        PointsPage { total, rows: givers.iter().filter_map(|points| self.giver(points, &ids)).collect() }
    }

    /// Why the last score moved between two days, the `most` largest causes; nothing, where there is no score.
    ///
    /// # Errors
    /// Days that are none, in the wrong order, or outside the curve.
    pub fn why(&self, from: &str, to: &str, most: usize) -> Result<Option<Moved>> {
        let Some(Last { scored, .. }) = &self.last else { return Ok(None) };
        let why = scored.why(crate::query::day(from)?, crate::query::day(to)?)?;
        let why = report::explain(&self.ledger, scored, &why, most);
        let ids = self.file_ids();
        Ok(Some(Moved {
            from: why.from,
            to: why.to,
            from_score: why.from_score,
            to_score: why.to_score,
            total: why.total,
            causes: why.causes.into_iter().map(|c| cause(c, &ids)).collect(),
        }))
    }

    /// The files that the last score's owner may publish; nothing, where there is no score.
    ///
    /// # Errors
    /// The last score is of what could be.
    pub fn card(&mut self, fields: &Fields) -> Result<Option<Published>> {
        let Some(last) = &mut self.last else { return Ok(None) };
        if last.asked.what_if() {
            let why = "a card shows what is, not what could be: take back what you imagined".to_owned();
            return Err(Error::new(ErrorKind::Usage(why)));
        }
        let Asked { options, model, .. } = &last.asked;
        let mut card = match last.card.take() {
            Some(card) => card,
            None => {
                Card::of(&self.ledger, options, &report::report(&self.ledger, model, options, &last.scored, None)?)
            }
        };
        if fields.digest && card.digest.is_none() {
            card.digest = Some(card::digest(&self.ledger, options, &last.scored));
        }
        let published = card.with(fields).publish();
        last.card = Some(card);
        Ok(Some(published))
    }

    fn nobody(&self, why: &NoOwner) -> Summary {
        let (candidates, unclaimed) = (self.candidates.clone(), self.ledger.unclaimed(&[]));
        Summary { unclaimed, candidates, no_score: Some(why.to_string()), ..Summary::default() }
    }

    /// The items of one person, or of a crowd, taken together.
    fn giver(&self, points: &[score::Point], ids: &HashMap<&str, u32>) -> Option<PersonPoints> {
        let items: Vec<_> = points.iter().map(|point| report::point(&self.ledger, point)).collect();
        let first = items.first()?;
        Some(PersonPoints {
            network: first.network.clone(),
            who: first.who.clone(),
            kinds: items.iter().map(|i| KindPoints { kind: i.kind, points: i.points, without: i.without }).collect(),
            points: items.iter().map(|i| i.points).sum(),
            strength: items.iter().map(|i| i.strength).sum(),
            partner_score: first.partner_score,
            partner_factor: first.partner_factor,
            source: items.iter().flat_map(|i| rows(&i.source, ids)).collect(),
            source_total: items.iter().map(|i| i.sources).sum(),
        })
    }
}

fn reported(id: u32, import: &Import) -> Reported {
    let missing = report::missing(&import.network, &import.observes);
    Reported { id, import: Imported::of(import), missing }
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

fn cause(c: CauseReport, ids: &HashMap<&str, u32>) -> CauseRow {
    CauseRow {
        network: c.network,
        who: c.who,
        cause: c.cause,
        points: c.points,
        partner_score: c.partner_score,
        acts: c.acts,
        source: rows(&c.source, ids),
        source_total: c.sources,
        parts: c.parts.into_iter().map(|part| cause(part, ids)).collect(),
        people: c.people,
    }
}

fn rows(sources: &[SourceReport], ids: &HashMap<&str, u32>) -> Vec<RowRef> {
    let row = |s: &SourceReport| RowRef { file_id: ids[s.file.as_str()], entry: s.entry.clone(), record: s.record };
    sources.iter().map(row).collect()
}

/// A network that doesn't count would add its people and crowd, as they stand.
fn watched(network: NetworkReport, model: &Model, scored: &Scored) -> Watched {
    let more = network.amplification_factor * (network.strength + network.crowd);
    let would_add = (!network.connected).then(|| model.score(scored.evidence() + more) - scored.score());
    Watched { network, would_add }
}
