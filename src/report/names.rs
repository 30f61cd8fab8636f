//! Numbers of the ledger made into names and rows.

use super::shapes::{Acts, Person, Point, Source, Who};
use crate::ledger::{Ledger, NetworkIx, Row};
use crate::record::When;
use crate::score::{self, Sources};

#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub ledger: &'a Ledger,
}

impl Names<'_> {
    pub fn network(&self, network: NetworkIx) -> String {
        self.ledger.networks[network].name.clone()
    }

    pub fn who(&self, who: score::Who) -> Who {
        match who {
            score::Who::Person(account) => Who::Person {
                person: self.ledger.account_name(account),
                name: self.ledger.display_name(account).to_owned(),
            },
            score::Who::Crowd(crowd) => Who::Crowd { crowd },
            score::Who::Imagined(imagined) => Who::Imagined { imagined },
        }
    }

    pub fn sources(&self, sources: &Sources) -> Vec<Source> {
        let source = |source: &score::Source| {
            let (row, when) = match *source {
                score::Source::Act(act) => (self.ledger.acts[act as usize].row, self.ledger.acts[act as usize].when),
                score::Source::Tally(tally) => {
                    (self.ledger.tallies[tally as usize].row, self.ledger.tallies[tally as usize].when)
                }
            };
            self.row(row, when)
        };
        sources.first.iter().map(source).collect()
    }

    /// A row of an export, and when it happened.
    pub fn row(&self, row: Row, when: When) -> Source {
        let (file, entry, record) = self.ledger.place(row);
        Source { file: file.to_owned(), entry, record, at: when.at }
    }

    pub fn acts(&self, behind: &score::Behind) -> Vec<Acts> {
        behind.acts.iter().map(|one| Acts { kind: one.kind, audience: one.audience, count: one.count }).collect()
    }

    pub fn point(&self, point: &score::Point) -> Point {
        Point {
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

    /// The items of one person or crowd, taken together; nothing of none.
    pub fn person(&self, points: &[score::Point]) -> Option<Person> {
        let items: Vec<Point> = points.iter().map(|point| self.point(point)).collect();
        let first = items.first()?;
        Some(Person {
            network: first.network.clone(),
            who: first.who.clone(),
            points: items.iter().map(|item| item.points).sum(),
            strength: items.iter().map(|item| item.strength).sum(),
            partner_score: first.partner_score,
            partner_factor: first.partner_factor,
            items,
        })
    }
}
