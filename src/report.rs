//! The result as others read it: what `score --json` prints and the page shows. Shapes only; every number comes from
//! [`crate::score`] and [`crate::style`].

mod coverage;
mod why;

pub use coverage::missing;
pub use why::{ActsReport, CauseReport, WhyReport, explain};

use crate::Result;
use crate::ledger::{AccountIx, Candidate, Ledger};
use crate::model::{Model, VERSION};
use crate::record::{Kind, Observe};
use crate::score::{Day, Ignored, Options, Scored, Source, Sources, Who, Why};
use crate::style::{self, Style};
use serde::Serialize;

/// Everything about one score.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The model's version.
    pub model: u32,
    /// The day of scoring, at its end in UTC.
    pub as_of: Day,
    /// The owner's accounts, `network:key`.
    pub owner: Vec<String>,
    /// 0 to 100.
    pub score: f64,
    /// How many engaged people of average standing.
    pub evidence: f64,
    /// The smallest and the largest score of a faster and a slower reading.
    pub band: [f64; 2],
    /// By how much the score has risen.
    pub delta: Delta,
    /// True reach: people.
    pub reach: u64,
    /// 0 to 100; null where no export shows reactions to posts.
    pub amplification: Option<f64>,
    /// 0 to 100; null where nobody engaged by name.
    pub network: Option<f64>,
    /// Every network of the ledger.
    pub networks: Vec<NetworkReport>,
    /// Who the owner may be on those of them where that isn't known.
    pub unclaimed: Vec<Candidate>,
    /// The score of every day.
    pub curve: Vec<(Day, f64)>,
    /// How the owner acts; null: not enough to say.
    pub style: Option<Style>,
    /// Every item of the score, the largest first. Together they are the score.
    pub points: Vec<PointReport>,
    /// Why the score moved, where that was asked.
    pub why: Option<WhyReport>,
    /// Where Klout's own population stood.
    pub orientation: Orientation,
    /// Records that scored nothing for want of a usable time.
    pub ignored: Ignored,
}

/// Differences to earlier days; null where one of the two is not known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Delta {
    /// Since the day before.
    #[serde(rename = "1")]
    pub one: Option<f64>,
    /// Over five days.
    #[serde(rename = "5")]
    pub five: Option<f64>,
    /// Over thirty days.
    #[serde(rename = "30")]
    pub thirty: Option<f64>,
}

/// One network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkReport {
    /// Its name.
    pub network: String,
    /// Whether it counts on the day of scoring.
    pub connected: bool,
    /// The day from which it counts, where one was chosen.
    pub connected_from: Option<Day>,
    /// Σ of the strength of people with a name, each times their factor.
    pub strength: f64,
    /// Strength of those without a name.
    pub crowd: f64,
    /// What both are multiplied with.
    pub amplification_factor: f64,
    /// The product; 0 while the network doesn't count.
    pub evidence: f64,
    /// Its part of the score.
    pub points: f64,
    /// What its exports can show.
    pub observes: Vec<Observe>,
    /// What the network has and its exports don't show.
    pub missing: Vec<&'static str>,
}

/// Somebody with a name, or a number of fans without.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct WhoReport {
    /// `network:key`; `imagined:` and a number for nobody real.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The best name for display. Untrusted text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many fans.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crowd: Option<u64>,
}

/// One item of the score: person or crowd × network × kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointReport {
    /// Where.
    pub network: String,
    /// Who.
    #[serde(flatten)]
    pub who: WhoReport,
    /// By what.
    pub kind: Kind,
    /// Its part of the score.
    pub points: f64,
    /// By how much the score would be lower without it.
    pub without: f64,
    /// Strength.
    pub strength: f64,
    /// 0 to 100; null: unknown.
    pub partner_score: Option<f64>,
    /// How much somebody of that score counts.
    pub partner_factor: f64,
    /// The rows that count most, at most five.
    pub source: Vec<SourceReport>,
    /// How many rows there are.
    pub sources: u64,
}

/// A row of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceReport {
    /// The dropped file.
    pub file: String,
    /// The entry within.
    pub entry: String,
    /// The record's number within the entry, from 1.
    pub record: u32,
    /// Unix seconds, UTC.
    pub at: Option<i64>,
}

/// Makes the report, the curve included; `why` as it was asked for.
///
/// # Errors
/// Options that don't fit the ledger.
pub fn report(
    ledger: &Ledger,
    model: &Model,
    options: &Options,
    scored: &Scored,
    why: Option<&Why>,
) -> Result<Report> {
    let names = Names { ledger };
    let gauges = scored.gauges();
    Ok(Report {
        model: VERSION,
        as_of: scored.as_of(),
        owner: options.owner.0.iter().map(|&a| ledger.account_name(a)).collect(),
        score: scored.score(),
        evidence: scored.evidence(),
        band: scored.band(),
        delta: Delta::of(scored),
        reach: gauges.reach,
        amplification: gauges.amplification,
        network: gauges.network,
        networks: networks(options, scored),
        unclaimed: ledger.unclaimed(&options.owner.0),
        curve: scored.curve(),
        style: style::style(ledger, model, options, scored.as_of())?,
        points: scored.points().iter().map(|p| names.point(p)).collect(),
        why: why.map(|why| explain(ledger, scored, why, usize::MAX)),
        orientation: Orientation::of(scored.score()),
        ignored: scored.ignored(),
    })
}

/// Every network of the ledger.
pub(crate) fn networks(options: &Options, scored: &Scored) -> Vec<NetworkReport> {
    let network = |part: crate::score::NetworkPart| NetworkReport {
        connected: part.connected,
        connected_from: options.connected.get(&part.name).copied(),
        strength: part.strength,
        crowd: part.crowd,
        amplification_factor: part.amplification_factor,
        evidence: part.evidence,
        points: part.points,
        missing: missing(&part.name, &part.observes),
        observes: part.observes,
        network: part.name,
    };
    scored.networks().into_iter().map(network).collect()
}

/// One item of the score, with names and rows.
pub(crate) fn point(ledger: &Ledger, point: &crate::score::Point) -> PointReport {
    Names { ledger }.point(point)
}

impl Delta {
    pub(crate) fn of(scored: &Scored) -> Delta {
        let [one, five, thirty] = scored.delta();
        Delta { one, five, thirty }
    }
}

/// Numbers of the ledger into names.
#[derive(Clone, Copy)]
struct Names<'a> {
    ledger: &'a Ledger,
}

impl Names<'_> {
    fn network(&self, network: u16) -> String {
        self.ledger.networks[network as usize].name.clone()
    }

    fn who(&self, who: Who) -> WhoReport {
        match who {
            Who::Person(account) => WhoReport {
                person: Some(self.ledger.account_name(account)),
                name: Some(self.display(account)),
                crowd: None,
            },
            Who::Crowd(fans) => WhoReport { person: None, name: None, crowd: Some(fans) },
            Who::Imagined(n) => WhoReport { person: Some(format!("imagined:{n}")), name: None, crowd: None },
        }
    }

    fn display(&self, account: AccountIx) -> String {
        self.ledger.display_name(account).to_owned()
    }

    fn sources(&self, sources: &Sources) -> Vec<SourceReport> {
        let source = |source: &Source| {
            let (row, when) = match *source {
                Source::Act(act) => (self.ledger.acts[act as usize].row, self.ledger.acts[act as usize].when),
                Source::Tally(tally) => {
                    (self.ledger.tallies[tally as usize].row, self.ledger.tallies[tally as usize].when)
                }
            };
            let (file, entry, record) = self.ledger.place(row);
            SourceReport { file: file.to_owned(), entry: entry.to_owned(), record, at: when.at }
        };
        sources.first.iter().map(source).collect()
    }

    fn point(&self, point: &crate::score::Point) -> PointReport {
        PointReport {
            network: self.network(point.network),
            who: self.who(point.who),
            kind: point.kind,
            points: point.points,
            without: point.without,
            strength: point.strength,
            partner_score: point.partner_score,
            partner_factor: point.partner_factor,
            source: self.sources(&point.sources),
            sources: point.sources.count,
        }
    }
}

/// Where a score would have stood among Klout's own: for orientation only, it is another measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Orientation {
    /// Whose scores these are.
    pub of: &'static str,
    /// The share of them below, in percent: between these two.
    pub percentile: [f64; 2],
}

/// Score and percentile. 50 is the score that 3.8 % reached; nobody was below 10.
pub(crate) const KLOUT_2014: [(f64, f64); 9] = [
    (10.0, 0.0),
    (13.0, 25.0),
    (17.0, 50.0),
    (26.0, 75.0),
    (42.5, 90.0),
    (48.0, 95.0),
    (50.0, 96.2),
    (59.5, 99.0),
    (100.0, 100.0),
];

impl Orientation {
    /// The band in which a score lies.
    pub fn of(score: f64) -> Orientation {
        let at = KLOUT_2014.partition_point(|(s, _)| *s <= score).min(KLOUT_2014.len() - 1);
        let below = at.checked_sub(1).map_or(0.0, |below| KLOUT_2014[below].1);
        Orientation {
            of: "Klout's scores of 100,258 Belgian Twitter users, 2014; not ours",
            percentile: [below, KLOUT_2014[at].1],
        }
    }
}

impl std::fmt::Display for Orientation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // In tenths, and they are few: to print fractions is a good part of what the page would load.
        let percent = |percent: f64| match libm::round(10.0 * percent) as u32 {
            tenths if tenths % 10 == 0 => (tenths / 10).to_string(),
            tenths => format!("{}.{}", tenths / 10, tenths % 10),
        };
        let [above, below] = self.percentile;
        let of = self.of;
        match (above <= 0.0, below >= 100.0) {
            (true, _) if below <= 0.0 => write!(f, "below the lowest of {of}"),
            (true, _) => write!(f, "among the lowest {} % of {of}", percent(below)),
            (_, true) => write!(f, "above {} % of {of}", percent(above)),
            _ => write!(f, "above {} to {} % of {of}", percent(above), percent(below)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orientation_in_klouts_population() {
        let percentile = |score| Orientation::of(score).percentile;
        assert_eq!(percentile(0.0), [0.0, 0.0]);
        assert_eq!(percentile(10.0), [0.0, 25.0]);
        assert_eq!(percentile(19.0), [50.0, 75.0]);
        assert_eq!(percentile(49.0), [95.0, 96.2]);
        assert_eq!(percentile(59.5), [99.0, 100.0]);
        assert_eq!(percentile(100.0), [99.0, 100.0]);
        let words = |score| Orientation::of(score).to_string();
        assert!(words(5.0).starts_with("below the lowest of Klout's scores of "));
        assert!(words(11.0).starts_with("among the lowest 25 % of "));
        assert!(words(49.0).starts_with("above 95 to 96.2 % of ") && words(80.0).starts_with("above 99 % of "));
    }
}
