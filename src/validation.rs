//! Does the number mean anything? Scores on a cut date against the people who react in the fortnight after it.
//!
//! On time-stamped interactions (`from to unixtime`, one a line) everybody's score is computed from what had happened
//! by a cut date, as it is shown (to one decimal), and ranked against how many distinct people acted towards them in the
//! next 14 days. What leaves this room are three tables of rank correlations (everybody, those still active, and within one
//! person over time), the model's beside every baseline's, also where the model loses.
//!
//! # What a line is to the model
//!
//! The data are acts of one person towards one other, and everybody's are there: as in a public list's archive, each line
//! is a message in the conversation of these two, where an hour's messages are one turn and an answer within a week
//! weighs more. The ledger is a group source, and one run per cut date scores all.
//! The baselines count lines as they stand.
//!
//! # What hangs on the cut dates
//!
//! They reach to a fortnight before the last line. Where a data set thins out there, hardly anything is left to foresee,
//! and a mean over eight dates is pulled down by it: of Enron's letters, of which 11 are of the last month, the correlation
//! at the eight dates is .67 .60 .71 .70 .74 .72 .75 .39; of the calls, 66 of which are of the last month, .51 .72 .84 .75
//! .71 .72 .61 .27. Other choices of eight dates move the means of these two by a tenth and more, in both directions, and
//! those of sets that end in full flow by hundredths. So each date's correlation is printed beside the means.

use crate::ledger::*;
use crate::model::Model;
use crate::order::Order;
use crate::record::*;
use crate::score::{self, Day, Options};
use crate::{Error, ErrorKind, Result};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

const DAY: i64 = 86_400;
/// Days after a cut that are to be foreseen.
pub const HORIZON: i64 = 14;
/// How many cut dates, spread evenly.
pub const CUTS: i64 = 8;
/// Days before a cut in which somebody must have acted or received to be among the active.
pub const ACTIVE: i64 = 90;
/// How often somebody must have been reacted to, for their own ups and downs to be told from chance.
const REACTIONS: f64 = 5.0;

/// One person acted towards another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// Unix seconds.
    pub at: i64,
    /// Who acted.
    pub from: u32,
    /// Towards whom.
    pub to: u32,
}

/// Reads `from to unixtime` lines (with a weight before the time, as in KONECT's files, too); blank ones and those that
/// begin with `#` or `%` are passed over, and so is whoever acts towards themselves.
///
/// # Errors
/// A line that is none, with its number.
pub fn parse(text: &str) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with(['#', '%']) {
            continue;
        }
        let Some(event) = event(line) else {
            let why = format!("line {}: expected “from to unixtime”, three whole numbers", n + 1);
            return Err(Error::new(ErrorKind::Damaged(why)));
        };
        if event.from != event.to {
            events.push(event);
        }
    }
    events.order();
    Ok(events)
}

fn event(line: &str) -> Option<Event> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let (from, to, at) = match fields[..] {
        [from, to, at] | [from, to, _, at] => (from, to, at),
        _ => return None,
    };
    Some(Event { at: at.parse().ok()?, from: from.parse().ok()?, to: to.parse().ok()? })
}

/// The cut dates: [`CUTS`] days, evenly from a quarter of the span, or where a tenth of the people have been seen if that
/// is later, to 14 days before its end.
fn cuts(events: &[Event]) -> Result<Vec<Day>> {
    let mut people = BTreeSet::new();
    let mut seen = |e: &Event| {
        people.extend([e.from, e.to]);
        people.len()
    };
    let growth: Vec<usize> = events.iter().map(&mut seen).collect();
    let day = |event: Option<&Event>| event.map_or(0, |e| e.at.div_euclid(DAY));
    let (first, last) = (day(events.first()), day(events.last()) - HORIZON);
    let tenth = growth.partition_point(|n| n * 10 < growth.last().copied().unwrap_or(0));
    let from = (first + (last - first) / 4).max(day(events.get(tenth)));
    if last - from < CUTS {
        return Err(Error::new(ErrorKind::Damaged("too short a time: it takes a month of acts at least".to_owned())));
    }
    Ok((0..CUTS).map(|n| Day::of((from + (last - from) * n / (CUTS - 1)) * DAY)).collect())
}

/// Everybody's number by some measure.
type Measure = HashMap<u32, f64>;

/// One measure's rank correlations with what came next.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// What was measured.
    pub name: &'static str,
    /// Among everybody seen before the cut date: the mean over the cut dates.
    pub everybody: f64,
    /// Among those who acted or received in the last [`ACTIVE`] days before it.
    pub active: f64,
    /// Within one person over time: the mean over people of the correlation of their own number and what followed, over
    /// the cut dates; `None` where nobody has enough of both.
    pub within: Option<f64>,
    /// Spearman's ρ among everybody at each cut date.
    pub at_cuts: Vec<f64>,
}

/// What became of one data set: three tables, a column each of [`Line`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// How many lines it has, without those to oneself.
    pub events: usize,
    /// How many people, at each cut date, are ranked: all who had acted or received by then.
    pub people: Vec<usize>,
    /// How many of them are active.
    pub active: Vec<usize>,
    /// Over how many people the correlations within one are a mean.
    pub within: usize,
    /// The cut dates: the days at whose end everybody is ranked.
    pub cuts: Vec<Day>,
    /// The model's lines, then the baselines'.
    pub lines: Vec<Line>,
}

/// A measure at every cut date.
struct Series {
    name: &'static str,
    at_cuts: Vec<f64>,
    active_at_cuts: Vec<f64>,
    /// By person: their number at each cut date since they were seen.
    people: HashMap<u32, Vec<f64>>,
}

/// The tables of one data set.
///
/// # Errors
/// Whatever scoring says.
pub fn table(events: &[Event], model: &Model) -> Result<Table> {
    let ledger = ledger(events);
    let cuts = cuts(events)?;
    let mut table = Table {
        events: events.len(),
        people: Vec::new(),
        active: Vec::new(),
        within: 0,
        cuts: cuts.clone(),
        lines: Vec::new(),
    };
    let mut all: Vec<Series> = Vec::new();
    let mut followed: HashMap<u32, Vec<f64>> = HashMap::new();
    for cut in cuts {
        let end = cut.end();
        let known = &events[..events.partition_point(|e| e.at < end)];
        let later = &events[known.len()..];
        let later = distinct(&later[..later.partition_point(|e| e.at < end + HORIZON * DAY)]);
        let recent = &known[known.partition_point(|e| e.at < end - ACTIVE * DAY)..];
        let seen = |events: &[Event]| -> BTreeSet<u32> { events.iter().flat_map(|e| [e.from, e.to]).collect() };
        let (people, active) = (seen(known), seen(recent));
        table.people.push(people.len());
        table.active.push(active.len());
        for &who in &people {
            followed.entry(who).or_default().push(later.get(&who).copied().unwrap_or(0.0));
        }
        let mut measures = vec![
            ("Cloutscope", scores(&ledger, model, cut, true)?),
            ("Cloutscope, everybody counts 1 (prestige off)", scores(&ledger, model, cut, false)?),
        ];
        measures.extend(baselines(known, end, model));
        for (n, (name, measure)) in measures.into_iter().enumerate() {
            if all.len() == n {
                let (at_cuts, active_at_cuts, people) = Default::default();
                all.push(Series { name, at_cuts, active_at_cuts, people });
            }
            let series = &mut all[n];
            let rho = |people: &BTreeSet<u32>| correlation(&ranks(people, &measure), &ranks(people, &later));
            series.at_cuts.push(rho(&people));
            series.active_at_cuts.push(rho(&active));
            for &who in &people {
                series.people.entry(who).or_default().push(measure.get(&who).copied().unwrap_or(0.0));
            }
        }
    }
    let received = distinct_acts(events);
    followed.retain(|who, after| received.get(who).is_some_and(|n| *n >= REACTIONS) && varies(after));
    table.within = followed.len();
    table.lines = all.iter().map(|series| series.line(&followed)).collect();
    Ok(table)
}

impl Series {
    fn line(&self, followed: &HashMap<u32, Vec<f64>>) -> Line {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
        // In the order of people: sums must not depend on that of a map.
        let people: BTreeSet<u32> = followed.keys().copied().collect();
        let within = |who: &u32| correlation(&ranked(&self.people[who]), &ranked(&followed[who]));
        let within: Vec<f64> = people.iter().map(within).collect();
        Line {
            name: self.name,
            everybody: mean(&self.at_cuts),
            active: mean(&self.active_at_cuts),
            within: (!within.is_empty()).then(|| mean(&within)),
            at_cuts: self.at_cuts.clone(),
        }
    }
}

fn varies(values: &[f64]) -> bool {
    values.windows(2).any(|pair| pair[0] != pair[1])
}

/// How often somebody acted towards each.
fn distinct_acts(events: &[Event]) -> Measure {
    let mut received = Measure::new();
    events.iter().for_each(|e| *received.entry(e.to).or_default() += 1.0);
    received
}

/// Everybody's letters, as a group source without an owner.
fn ledger(events: &[Event]) -> Ledger {
    let mut import = Import {
        format: "events".to_owned(),
        network: "mail".to_owned(),
        group_source: true,
        // The owner, whom nobody names.
        people: vec![Person::default()],
        observes: vec![Observe::Messages],
        entries: vec![String::new()],
        ..Import::default()
    };
    let mut people: HashMap<u32, PersonIx> = HashMap::new();
    let mut threads: HashMap<(u32, u32), Sym> = HashMap::new();
    for (n, event) in events.iter().enumerate() {
        let mut person = |who: u32| {
            *people.entry(who).or_insert_with(|| {
                import.people.push(Person { key: who.to_string(), ..Person::default() });
                import.people.len() as PersonIx - 1
            })
        };
        let (from, to) = (person(event.from), person(event.to));
        let pair = (event.from.min(event.to), event.from.max(event.to));
        let thread = *threads.entry(pair).or_insert_with(|| {
            import.strings.push(format!("{} and {}", pair.0, pair.1));
            import.strings.len() as Sym - 1
        });
        import.interactions.push(Interaction {
            kind: Kind::Message,
            from,
            to: Some(to),
            when: When::exact(event.at),
            audience: Audience::Public,
            object: None,
            thread: Some(thread),
            source: Source { entry: 0, record: n as u32 + 1 },
        });
    }
    Ledger::build(&[import])
}

/// Everybody's score at the end of a day.
fn scores(ledger: &Ledger, model: &Model, day: Day, prestige: bool) -> Result<Measure> {
    let nobody = ledger.accounts.iter().position(|a| a.key.is_empty()).unwrap_or_default();
    let owner = Owner(vec![AccountIx::of(nobody)]);
    let options = Options { as_of: Some(day), prestige, ..Options::new(owner) };
    let table = score::group(ledger, model, &options)?;
    let key = |account: AccountIx| ledger.accounts[account].key.parse().ok();
    let shown = |score: f64| libm::round(10.0 * score) / 10.0;
    Ok(table.into_iter().filter_map(|(account, score)| Some((key(account)?, shown(score)))).collect())
}

fn baselines(known: &[Event], end: i64, model: &Model) -> Vec<(&'static str, Measure)> {
    let since = |days: i64| &known[known.partition_point(|e| e.at < end - days * DAY)..];
    let mut sent = Measure::new();
    known.iter().for_each(|e| *sent.entry(e.from).or_default() += 1.0);
    let (strength, distinct_decayed) = decayed(known, end, model);
    vec![
        ("Σ log(1 + decayed acts) per person", strength),
        ("distinct reactors, decayed", distinct_decayed),
        ("distinct reactors, 14 days", distinct(since(14))),
        ("distinct reactors, 30 days", distinct(since(30))),
        ("distinct reactors, 90 days", distinct(since(90))),
        ("distinct reactors ever (in-degree)", distinct(known)),
        ("reactions, 30 days", distinct_acts(since(30))),
        ("own messages sent", sent),
        ("PageRank", pagerank(known)),
        ("h-index (h people with h acts)", h_index(known)),
    ]
}

/// How many different people acted towards each.
fn distinct(events: &[Event]) -> Measure {
    let pairs: BTreeSet<(u32, u32)> = events.iter().map(|e| (e.to, e.from)).collect();
    pairs.into_iter().fold(Measure::new(), |mut sum, (to, _)| {
        *sum.entry(to).or_default() += 1.0;
        sum
    })
}

/// With the model's half-life: log(1 + x) summed over those who acted, x being their acts decayed; and those who acted,
/// each counting what is left of their last act.
fn decayed(known: &[Event], end: i64, model: &Model) -> (Measure, Measure) {
    let mut acts: BTreeMap<(u32, u32), (f64, f64)> = BTreeMap::new();
    for e in known {
        let left = model.decay((end - e.at) as f64, model.half_life_days);
        let (sum, last) = acts.entry((e.to, e.from)).or_default();
        *sum += left;
        *last = left.max(*last);
    }
    let (mut strength, mut distinct) = (Measure::new(), Measure::new());
    for ((to, _), (sum, last)) in acts {
        *strength.entry(to).or_default() += libm::log1p(sum);
        *distinct.entry(to).or_default() += last;
    }
    (strength, distinct)
}

/// The largest h such that h people acted at least h times each.
fn h_index(events: &[Event]) -> Measure {
    let mut acts: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for e in events {
        *acts.entry((e.to, e.from)).or_default() += 1;
    }
    let mut counts: HashMap<u32, Vec<u64>> = HashMap::new();
    acts.into_iter().for_each(|((to, _), n)| counts.entry(to).or_default().push(n));
    let h = |mut counts: Vec<u64>| {
        counts.order_by(|a, b| b.cmp(a));
        counts.iter().enumerate().take_while(|(rank, n)| **n > *rank as u64).count() as f64
    };
    counts.into_iter().map(|(who, counts)| (who, h(counts))).collect()
}

/// PageRank over acts: damping 0.85, weights by number of acts, whoever never acts spreads evenly.
fn pagerank(events: &[Event]) -> Measure {
    let mut weights: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    let mut out: BTreeMap<u32, f64> = BTreeMap::new();
    for e in events {
        *weights.entry((e.from, e.to)).or_default() += 1.0;
        *out.entry(e.from).or_default() += 1.0;
        out.entry(e.to).or_default();
    }
    let n = out.len() as f64;
    let mut rank: BTreeMap<u32, f64> = out.keys().map(|&who| (who, 1.0 / n)).collect();
    for _ in 0..100 {
        let silent: f64 = out.iter().filter(|(_, sent)| **sent == 0.0).map(|(who, _)| rank[who]).sum();
        let mut next: BTreeMap<u32, f64> = out.keys().map(|&who| (who, 0.15 / n + 0.85 * silent / n)).collect();
        for ((from, to), weight) in &weights {
            *next.entry(*to).or_default() += 0.85 * rank[from] * weight / out[from];
        }
        rank = next;
    }
    rank.into_iter().collect()
}

/// Everybody's rank by a measure (unmeasured: 0).
fn ranks(people: &BTreeSet<u32>, measure: &Measure) -> Vec<f64> {
    ranked(&people.iter().map(|who| measure.get(who).copied().unwrap_or(0.0)).collect::<Vec<f64>>())
}

/// The ranks of numbers, ties sharing their mean rank.
fn ranked(value: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..value.len()).collect();
    order.order_by(|&a, &b| value[a].total_cmp(&value[b]));
    let mut ranks = vec![0.0; value.len()];
    let mut before = 0;
    for same in order.chunk_by(|&a, &b| value[a] == value[b]) {
        let mean = before as f64 + (same.len() + 1) as f64 / 2.0;
        same.iter().for_each(|&who| ranks[who] = mean);
        before += same.len();
    }
    ranks
}

/// Pearson's correlation; of ranks it is Spearman's. 0 where one of them doesn't vary.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let (ma, mb) = (mean(a), mean(b));
    let sum = |f: &dyn Fn(f64, f64) -> f64| a.iter().zip(b).map(|(x, y)| f(x - ma, y - mb)).sum::<f64>();
    let spread = libm::sqrt(sum(&|x, _| x * x) * sum(&|_, y| y * y));
    if spread == 0.0 { 0.0 } else { sum(&|x, y| x * y) / spread }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_wrong_ones_named() {
        let events = parse("# header\n2 1 30\n1 2 7 10\n\n3 3 5\n").expect("events");
        assert_eq!(events, [Event { at: 10, from: 1, to: 2 }, Event { at: 30, from: 2, to: 1 }]);
        assert!(parse("1 2\n").expect_err("too short").to_string().contains("line 1"));
    }

    #[test]
    fn everybody_is_ranked_at_every_cut() {
        // Ten people write to person 0 every day, two of them to person 1, and nobody to anybody else.
        let day = |day: i64| (10..20).flat_map(move |from| (0..2).map(move |to| (day, from, to)));
        let kept = |&(_, from, to): &(i64, u32, u32)| to == 0 || from < 12;
        let events = (0..60).flat_map(day).filter(kept).map(|(day, from, to)| Event { at: day * DAY, from, to });
        let table = table(&events.collect::<Vec<_>>(), &Model::default()).expect("a table");
        assert_eq!((table.people, table.active, table.lines.len()), (vec![12; 8], vec![12; 8], 12));
        for line in table.lines.iter().filter(|l| !l.name.starts_with("own messages")) {
            assert!((line.everybody - 1.0).abs() < 1e-12 && line.active == line.everybody, "{line:?}");
        }
        assert!(table.lines.iter().any(|l| l.name.starts_with("own messages") && l.everybody < 0.0));
        assert!(super::table(&[Event { at: 0, from: 1, to: 2 }], &Model::default()).is_err());
    }

    #[test]
    fn spearman_with_ties() {
        let people: BTreeSet<u32> = [1, 2, 3, 4].into();
        let a = ranks(&people, &[(1, 5.0), (2, 5.0), (3, 9.0)].into());
        assert_eq!(a, [2.5, 2.5, 4.0, 1.0]);
        assert!((correlation(&a, &a) - 1.0).abs() < 1e-15);
        let b = ranks(&people, &[(1, 1.0), (2, 2.0), (3, 3.0), (4, 4.0)].into());
        // By hand: Σ(a−2.5)(b−2.5) = 0 + 0 + 0.75 − 2.25, over √(4.5 · 5).
        assert!((correlation(&a, &b) + 1.5 / 22.5_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn h_people_with_h_acts() {
        let act = |from, n| (0..n).map(move |at| Event { at, from, to: 9 });
        let events: Vec<Event> = act(1, 3).chain(act(2, 3)).chain(act(3, 1)).collect();
        assert_eq!(h_index(&events)[&9], 2.0);
    }

    #[test]
    fn pagerank_sums_to_one_and_prefers_the_receiver() {
        let events = [Event { at: 0, from: 1, to: 2 }, Event { at: 0, from: 3, to: 2 }];
        let rank = pagerank(&events);
        assert!((rank.values().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(rank[&2] > rank[&1]);
    }
}
