//! What may stand on a card, and what of it its owner chose.

use super::hundredths::Hundredths;
use super::name;
use crate::day::Day;
use crate::style;

/// The layout that is written. Any change to it is another number.
pub const SCHEMA: &str = "cloutscope-card/2";
/// The layout before it, which is read, too: without [`Card::given`] and [`Card::carried`].
pub(super) const BEFORE: &str = "cloutscope-card/1";
/// Weeks of curve on a card.
pub const WEEKS: usize = 52;
/// More networks than that are not listed; the largest are.
pub(super) const NETWORKS: usize = 22;
/// On a card of the layout before there may be so many.
pub(super) const NETWORKS_READ: usize = 32;
/// More handles than that are not listed.
pub(super) const HANDLES: usize = 8;

/// A score to be shown. What is empty or `None` is left out of the file: switched off, or unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// As its owner chose; may be empty. Untrusted text, without control characters.
    pub name: String,
    /// `network:@handle`. Untrusted text.
    pub handles: Vec<String>,
    /// The day of scoring, at its end in UTC.
    pub as_of: Day,
    /// 0 to 100.
    pub score: Hundredths,
    /// The smallest and the largest score of a faster and a slower reading.
    pub band: Option<[Hundredths; 2]>,
    /// By how much the score rose in 1, 5 and 30 days.
    pub delta: Option<[Hundredths; 3]>,
    /// The score every seven days, the oldest first, the last on `as_of`: at most [`WEEKS`].
    pub curve: Vec<Hundredths>,
    /// Reach, amplification, network.
    pub gauges: Option<Gauges>,
    /// How its owner acts.
    pub style: Option<Style>,
    /// What each network adds to the score.
    pub networks: Vec<(String, Hundredths)>,
    /// Those of them that are carried, each with its last known day.
    pub carried: Vec<(String, Day)>,
    /// How many of the points rest on scores that the owner gave of others.
    pub given: Option<Hundredths>,
    /// What computed it.
    pub versions: Option<Versions>,
    /// `sha256:` and the digest of the records that it was made from.
    pub digest: Option<String>,
}

/// The three gauges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gauges {
    /// True reach: people.
    pub reach: u64,
    /// 0 to 100; `None`: unknown.
    pub amplification: Option<Hundredths>,
    /// 0 to 100; `None`: unknown.
    pub network: Option<Hundredths>,
}

/// A style and its place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// One of sixteen.
    pub name: &'static str,
    /// 0 to 1: from sharing, now and then, to creating, always.
    pub x: Hundredths,
    /// 0 to 1: from listening, to few, to participating, with many.
    pub y: Hundredths,
}

/// The model and the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// The model's.
    pub model: u32,
    /// The engine's, as Cargo counts.
    pub engine: String,
}

/// What goes on a card beside score and day: everything but handles, unless it is said otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// The name to write; empty: none.
    pub name: String,
    /// The owner's handles, where an export knows them.
    pub handles: bool,
    /// The band.
    pub band: bool,
    /// The differences to earlier days.
    pub delta: bool,
    /// The weeks.
    pub curve: bool,
    /// The gauges.
    pub gauges: bool,
    /// The style.
    pub style: bool,
    /// The networks.
    pub networks: bool,
    /// Model and engine.
    pub versions: bool,
    /// The digest of the inputs.
    pub digest: bool,
}

impl Default for Fields {
    fn default() -> Fields {
        let mut fields = Fields::all(true);
        fields.handles = false;
        fields
    }
}

impl Fields {
    /// Every switch on, or every one off.
    pub fn all(on: bool) -> Fields {
        Fields {
            name: String::new(),
            handles: on,
            band: on,
            delta: on,
            curve: on,
            gauges: on,
            style: on,
            networks: on,
            versions: on,
            digest: on,
        }
    }

    /// The switch of that name.
    pub fn switch(&mut self, name: &str) -> Option<&mut bool> {
        Some(match name {
            "handles" => &mut self.handles,
            "band" => &mut self.band,
            "delta" => &mut self.delta,
            "curve" => &mut self.curve,
            "gauges" => &mut self.gauges,
            "style" => &mut self.style,
            "networks" => &mut self.networks,
            "versions" => &mut self.versions,
            "digest" => &mut self.digest,
            _ => return None,
        })
    }
}

impl Card {
    /// What of it may be published.
    #[must_use]
    pub fn with(&self, fields: &Fields) -> Card {
        let Fields { name, .. } = fields;
        let all = self.clone();
        Card {
            name: name::clean(name),
            handles: if fields.handles { all.handles } else { Vec::new() },
            as_of: all.as_of,
            score: all.score,
            band: all.band.filter(|_| fields.band),
            delta: all.delta.filter(|_| fields.delta),
            curve: if fields.curve { all.curve } else { Vec::new() },
            gauges: all.gauges.filter(|_| fields.gauges),
            style: all.style.filter(|_| fields.style),
            networks: if fields.networks { all.networks } else { Vec::new() },
            carried: if fields.networks { all.carried } else { Vec::new() },
            given: all.given,
            versions: all.versions.filter(|_| fields.versions),
            digest: all.digest.filter(|_| fields.digest),
        }
    }
}

/// Whether there is a style of this name, as the program has it.
pub(super) fn style_name(name: &str) -> Option<&'static str> {
    style::NAMES.iter().flatten().find(|known| **known == name).copied()
}
