//! Does the number mean anything? Scores on a cut date against the people who react in the fortnight after it.
//!
//! On time-stamped interactions (`from to unixtime`, one a line) everybody's score is computed from what had happened
//! by a cut date, and ranked against how many distinct people acted towards them in the next 14 days. What leaves this
//! room is a table of rank correlations, the model's beside every baseline's, also where the model loses.

use crate::{Error, ErrorKind, Result};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const DAY: i64 = 86_400;
/// Days after a cut that are to be foreseen.
pub const HORIZON: i64 = 14;
/// How many cut dates, spread evenly.
pub const CUTS: i64 = 8;

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

/// Reads `from to unixtime` lines; blank ones and those that begin with `#` or `%` are passed over, and so is whoever
/// acts towards themselves.
///
/// # Errors
/// A line that is none, with its number.
pub fn parse(text: &str) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with(['#', '%']) {
            continue;
        }
        let mut fields = line.split_whitespace();
        let mut next = || fields.next().and_then(|f| f.parse::<i64>().ok());
        let (Some(from), Some(to), Some(at)) = (next(), next(), next()) else {
            let why = format!("line {}: expected “from to unixtime”, three whole numbers", n + 1);
            return Err(Error::new(ErrorKind::Damaged(why)));
        };
        if from != to {
            events.push(Event { at, from: from as u32, to: to as u32 });
        }
    }
    events.sort_unstable();
    Ok(events)
}

/// The cut dates: [`CUTS`] days, evenly from a quarter of the span to 14 days before its end.
pub fn cuts(events: &[Event]) -> Vec<i64> {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return Vec::new() };
    let (first, last) = (first.at.div_euclid(DAY), last.at.div_euclid(DAY) - HORIZON);
    let from = first + (last - first) / 4;
    (0..CUTS).map(|n| from + (last - from) * n / (CUTS - 1)).collect()
}

/// Everybody's number by some measure.
pub type Measure = HashMap<u32, f64>;

/// One measure's rank correlation at each cut date.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What was measured.
    pub name: &'static str,
    /// Spearman's ρ at each cut date.
    pub at_cuts: Vec<f64>,
}

impl Line {
    /// The mean over the cut dates.
    pub fn mean(&self) -> f64 {
        self.at_cuts.iter().sum::<f64>() / self.at_cuts.len().max(1) as f64
    }
}

/// The table: `models` give everybody's score at the end of a day, each under its name.
///
/// # Errors
/// Whatever a model says.
pub fn table(
    events: &[Event],
    models: &mut [(&'static str, &mut dyn FnMut(i64) -> Result<Measure>)],
) -> Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    for cut in cuts(events) {
        let end = (cut + 1) * DAY;
        let known = &events[..events.partition_point(|e| e.at < end)];
        let later = &events[known.len()..];
        let later = &later[..later.partition_point(|e| e.at < end + HORIZON * DAY)];
        let people: BTreeSet<u32> = known.iter().flat_map(|e| [e.from, e.to]).collect();
        let future: Vec<f64> = ranks(&people, &distinct(later));
        let mut measures: Vec<(&'static str, Measure)> = Vec::new();
        for (name, model) in &mut *models {
            measures.push((*name, model(cut)?));
        }
        measures.extend(baselines(known, end));
        for (name, measure) in measures {
            let rho = correlation(&ranks(&people, &measure), &future);
            match lines.iter_mut().find(|l| l.name == name) {
                Some(line) => line.at_cuts.push(rho),
                None => lines.push(Line { name, at_cuts: vec![rho] }),
            }
        }
    }
    Ok(lines)
}

fn baselines(known: &[Event], end: i64) -> Vec<(&'static str, Measure)> {
    let since = |days: i64| &known[known.partition_point(|e| e.at < end - days * DAY)..];
    let mut sent = Measure::new();
    let mut received = Measure::new();
    for e in known {
        *sent.entry(e.from).or_default() += 1.0;
        *received.entry(e.to).or_default() += 1.0;
    }
    vec![
        ("distinct reactors, 30 days", distinct(since(30))),
        ("distinct reactors, 90 days", distinct(since(90))),
        ("distinct reactors ever (in-degree)", distinct(known)),
        ("reactions ever", received),
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

/// The largest h such that h people acted at least h times each.
fn h_index(events: &[Event]) -> Measure {
    let mut acts: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for e in events {
        *acts.entry((e.to, e.from)).or_default() += 1;
    }
    let mut counts: HashMap<u32, Vec<u64>> = HashMap::new();
    acts.into_iter().for_each(|((to, _), n)| counts.entry(to).or_default().push(n));
    let h = |mut counts: Vec<u64>| {
        counts.sort_unstable_by(|a, b| b.cmp(a));
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

/// Everybody's rank by a measure (unmeasured: 0), ties sharing their mean rank.
fn ranks(people: &BTreeSet<u32>, measure: &Measure) -> Vec<f64> {
    let value: Vec<f64> = people.iter().map(|who| measure.get(who).copied().unwrap_or(0.0)).collect();
    let mut order: Vec<usize> = (0..value.len()).collect();
    order.sort_by(|&a, &b| value[a].total_cmp(&value[b]));
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
        let events = parse("# header\n2 1 30\n1 2 10 7\n\n3 3 5\n").expect("events");
        assert_eq!(events, [Event { at: 10, from: 1, to: 2 }, Event { at: 30, from: 2, to: 1 }]);
        assert!(parse("1 2\n").expect_err("too short").to_string().contains("line 1"));
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
