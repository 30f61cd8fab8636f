//! What the page holds while it is open: imports by dropped file, their ledger, and the last score with its reasons.
//!
//! It lives in memory only. What leaves this room are the shapes that the page draws; every number in them comes from
//! [`crate::report`].

use crate::ask::{Ask, Asked, Refusal};
use crate::card::{self, Card, Fields, Published};
use crate::import;
use crate::ledger::{Candidate, Import, Imported, Ledger, NoOwner, Suggestion};
use crate::model::Model;
use crate::report::{self, NetworkReport, PointReport, SourceReport, WhoReport};
use crate::same;
use crate::score::{self, Day, Options, Outcome, Scored};
use crate::{Error, ErrorKind, Result, report::Delta, score::Ignored, style::Style};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Everything that was dropped, and the last answer.
#[derive(Debug, Default)]
pub struct Session {
    dropped: Vec<Dropped>,
    next: u32,
    ledger: Ledger,
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
    points: Vec<PersonPoints>,
    /// Everything that may be published; its digest once one was wanted.
    card: Card,
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
    band: Option<[f64; 2]>,
    delta: Option<Delta>,
    reach: Option<u64>,
    amplification: Option<f64>,
    network: Option<f64>,
    networks: Vec<Watched>,
    curve: Vec<(Day, f64)>,
    style: Option<Style>,
    /// Where Klout's own population stood, as a sentence.
    orientation: Option<String>,
    ignored: Option<Ignored>,
    /// Days worth a mark on the curve.
    events: Vec<Event>,
    /// Who may be scored, the owner first; where that is unclear, the likeliest.
    candidates: Vec<Candidate>,
    /// Why there is no score.
    no_score: Option<String>,
    people_unknown: Vec<String>,
}

/// One network, with what it would add where it doesn't count.
#[derive(Debug, Serialize)]
struct Watched {
    #[serde(flatten)]
    network: NetworkReport,
    would_add: Option<f64>,
}

/// A day worth a mark.
#[derive(Debug, Serialize, PartialEq)]
pub struct Event {
    day: Day,
    label: String,
}

/// Which items are wanted.
#[derive(Debug, Clone, Deserialize)]
pub struct PointsQuery {
    /// Of one network only.
    pub network: Option<String>,
    /// How many of the largest to pass over.
    pub offset: usize,
    /// At most so many.
    pub limit: usize,
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
    kind: crate::ledger::Kind,
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
    causes: Vec<CauseRow>,
}

#[derive(Debug, Serialize)]
struct CauseRow {
    network: String,
    #[serde(flatten)]
    who: WhoReport,
    cause: score::Cause,
    points: f64,
    source: Vec<RowRef>,
    source_total: u64,
}

/// How many days are marked on the curve for their rise.
const RISES: usize = 4;
/// The least rise that is marked, in points within a day.
const LEAST_RISE: f64 = 0.5;
/// Marks keep this distance, in days, so that they can be read and clicked.
const APART: usize = 3;

impl Session {
    /// Takes what was read of one dropped file; its reports.
    pub fn add(&mut self, mut imports: Vec<Import>) -> Vec<Reported> {
        let id = self.next;
        self.next += 1;
        // Two files may bear one name; rows must lead back to the right one.
        let taken = |name: &str| self.dropped.iter().flat_map(|d| &d.imports).any(|i| i.file == name);
        if let Some(name) = imports.first().map(|i| i.file.clone()).filter(|name| taken(name)) {
            let free = (2..).map(|n| format!("{name} ({n})")).find(|name| !taken(name)).unwrap_or(name);
            imports.iter_mut().for_each(|i| i.file.clone_from(&free));
        }
        self.dropped.push(Dropped { id, imports });
        self.rebuild();
        self.reports().into_iter().filter(|r| r.id == id).collect()
    }

    /// Forgets a dropped file.
    pub fn remove(&mut self, id: u32) {
        self.dropped.retain(|d| d.id != id);
        self.rebuild();
    }

    fn rebuild(&mut self) {
        self.ledger = Ledger::build(self.dropped.iter().flat_map(|d| &d.imports));
        self.last = None;
    }

    /// Every import's report.
    pub fn reports(&self) -> Vec<Reported> {
        let ids = self.file_ids();
        let report = |import: &Imported| Reported {
            id: ids[import.file.as_str()],
            missing: report::missing(&import.network, &import.observes),
            import: import.clone(),
        };
        self.ledger.imports.iter().map(report).collect()
    }

    fn file_ids(&self) -> HashMap<&str, u32> {
        self.dropped.iter().flat_map(|d| d.imports.iter().map(|i| (i.file.as_str(), d.id))).collect()
    }

    /// Scores the owner; where nobody can be scored, the summary says why.
    ///
    /// # Errors
    /// A wrong value in `ask`.
    pub fn score(&mut self, ask: &Ask) -> Result<Summary> {
        self.last = None;
        let asked = match ask.of(&self.ledger) {
            Ok(asked) => asked,
            Err(Refusal::Wrong(error)) => return Err(error),
            Err(Refusal::NoOwner(why)) => return Ok(nobody(why)),
        };
        let (options, model) = (&asked.options, &asked.model);
        let scored = match score::run(&self.ledger, model, options)? {
            Outcome::Scored(scored) => *scored,
            Outcome::Unscored(why) => {
                let owner = options.owner.0.iter().map(|&a| self.ledger.account_name(a)).collect();
                let candidates = self.ledger.candidates();
                return Ok(Summary { owner, candidates, no_score: Some(why.sentence()), ..Summary::default() });
            }
        };
        let report = report::report(&self.ledger, model, options, &scored, None)?;
        let points = self.persons(&report.points);
        let card = Card::of(&self.ledger, options, &report);
        let summary = Summary {
            model: report.model,
            as_of: Some(report.as_of),
            owner: report.owner,
            score: Some(report.score),
            evidence: Some(report.evidence),
            band: Some(report.band),
            delta: Some(report.delta),
            reach: Some(report.reach),
            amplification: report.amplification,
            network: report.network,
            events: events(options, &report.curve),
            networks: report.networks.into_iter().map(|n| watched(n, model, &scored)).collect(),
            curve: report.curve,
            style: report.style,
            orientation: Some(report.orientation.to_string()),
            ignored: Some(report.ignored),
            candidates: self.ledger.candidates(),
            no_score: None,
            people_unknown: asked.people_unknown.clone(),
        };
        self.last = Some(Last { asked, scored, points, card });
        Ok(summary)
    }

    /// Who might be one person, by their names, and is not yet said or proved to be.
    pub fn suggestions(&self, same: &[same::Pair]) -> Vec<Suggestion> {
        self.ledger.suggestions(&same::resolve(same, &self.ledger).0)
    }

    /// A page of what the last score is made of, the largest first.
    pub fn points(&self, query: &PointsQuery) -> PointsPage {
        let all = self.last.iter().flat_map(|last| &last.points);
        let wanted: Vec<&PersonPoints> =
            all.filter(|p| query.network.as_ref().is_none_or(|network| *network == p.network)).collect();
        let rows = wanted.iter().skip(query.offset).take(query.limit).map(|p| (*p).clone()).collect();
        PointsPage { total: wanted.len(), rows }
    }

    /// Why the last score moved between two days; nothing, where there is no score.
    ///
    /// # Errors
    /// Days that are none, in the wrong order, or outside the curve.
    pub fn why(&self, from: &str, to: &str) -> Result<Option<Moved>> {
        let Some(last) = &self.last else { return Ok(None) };
        let why = report::explain(&self.ledger, &last.scored.why(crate::ask::day(from)?, crate::ask::day(to)?)?);
        let ids = self.file_ids();
        let cause = |c: report::CauseReport| CauseRow {
            network: c.network,
            who: c.who,
            cause: c.cause,
            points: c.points,
            source: rows(&c.source, &ids),
            source_total: c.sources,
        };
        Ok(Some(Moved {
            from: why.from,
            to: why.to,
            from_score: why.from_score,
            to_score: why.to_score,
            causes: why.causes.into_iter().map(cause).collect(),
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
        if fields.digest && last.card.digest.is_none() {
            let (options, scored) = (&last.asked.options, &last.scored);
            last.card.digest = Some(card::digest(&self.ledger, options, scored));
        }
        Ok(Some(last.card.with(fields).publish()))
    }

    /// Items of one person (or crowd) on one network taken together, the largest first.
    fn persons(&self, points: &[PointReport]) -> Vec<PersonPoints> {
        let ids = self.file_ids();
        let mut persons: Vec<PersonPoints> = Vec::new();
        let mut at: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        for point in points {
            let key = (point.network.as_str(), point.who.person.as_deref());
            let ix = *at.entry(key).or_insert_with(|| {
                persons.push(PersonPoints {
                    network: point.network.clone(),
                    who: point.who.clone(),
                    kinds: Vec::new(),
                    points: 0.0,
                    strength: 0.0,
                    partner_score: point.partner_score,
                    partner_factor: point.partner_factor,
                    source: Vec::new(),
                    source_total: 0,
                });
                persons.len() - 1
            });
            let person = &mut persons[ix];
            person.points += point.points;
            person.strength += point.strength;
            person.kinds.push(KindPoints { kind: point.kind, points: point.points, without: point.without });
            person.source.extend(rows(&point.source, &ids));
            person.source_total += point.sources;
        }
        crate::sort::by(&mut persons, |a, b| b.points.total_cmp(&a.points));
        persons
    }
}

fn rows(sources: &[SourceReport], ids: &HashMap<&str, u32>) -> Vec<RowRef> {
    let row = |s: &SourceReport| RowRef { file_id: ids[s.file.as_str()], entry: s.entry.clone(), record: s.record };
    sources.iter().map(row).collect()
}

fn nobody(why: NoOwner) -> Summary {
    let no_score = Some(why.to_string());
    let candidates = match why {
        NoOwner::Unclear(candidates) => candidates,
        NoOwner::Unknown(_) => Vec::new(),
    };
    Summary { candidates, no_score, ..Summary::default() }
}

/// A network that doesn't count would add its people and crowd, as they stand.
fn watched(network: NetworkReport, model: &Model, scored: &Scored) -> Watched {
    let more = network.amplification_factor * (network.strength + network.crowd);
    let would_add = (!network.connected).then(|| model.score(scored.evidence() + more) - scored.score());
    Watched { network, would_add }
}

/// The days on which networks were connected, and the steepest rises.
fn events(options: &Options, curve: &[(Day, f64)]) -> Vec<Event> {
    let connected =
        options.connected.iter().map(|(network, day)| (*day, format!("{} connected", import::title(network))));
    let mut events: Vec<Event> = connected
        .filter(|(day, _)| curve.iter().any(|(known, _)| known == day))
        .map(|(day, label)| Event { day, label })
        .collect();
    let mut rises: Vec<(usize, f64)> = (1..curve.len()).map(|n| (n, curve[n].1 - curve[n - 1].1)).collect();
    rises.retain(|(_, rise)| *rise >= LEAST_RISE);
    crate::sort::by(&mut rises, |a, b| b.1.total_cmp(&a.1));
    let mut chosen: Vec<usize> = Vec::new();
    for (n, rise) in rises {
        let day = curve[n].0;
        if chosen.len() == RISES
            || chosen.iter().any(|c| c.abs_diff(n) < APART)
            || events.iter().any(|e| e.day == day)
        {
            continue;
        }
        chosen.push(n);
        events.push(Event { day, label: format!("+{rise:.1} in a day") });
    }
    crate::sort::by_key(&mut events, |e| e.day);
    events
}
