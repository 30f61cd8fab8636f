//! What was left out or lost, and why: each reason of an entry once, where it first stands, with how often.

use crate::record::{Skip, Source};
use std::collections::BTreeMap;

/// So many different notices are told one by one, each where it first stands; more are counted. A real export has some
/// dozens, a damaged one a few for each file.
const NOTES: usize = 2_000;

/// Bytes of a reason: some quote what a file says.
const LONGEST: usize = 1_000;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Notices {
    /// By entry and reason: place of the first, count, problem.
    told: BTreeMap<(u32, String), (String, u64, bool)>,
    /// What was only counted: left out on purpose, and problems.
    untold: [u64; 2],
    /// Where the first of those stands that are told once for all entries, by reason.
    first: Vec<(&'static str, Source)>,
}

impl Notices {
    /// Where a reason that is told once for all entries stands first: `here`, if nowhere yet.
    pub fn first(&mut self, why: &'static str, here: Source) -> Source {
        let known = self.first.iter().find(|(known, _)| *known == why).map(|(_, first)| *first);
        known.unwrap_or_else(|| {
            self.first.push((why, here));
            here
        })
    }

    /// Notes a reason at a record of the entry `path` in `file`.
    pub fn note(&mut self, file: &str, path: &str, Source { entry, record }: Source, why: &str, problem: bool) {
        let key = (entry, why[..why.floor_char_boundary(LONGEST)].to_owned());
        if let Some((_, count, _)) = self.told.get_mut(&key) {
            *count += 1;
        } else if self.told.len() >= NOTES {
            self.untold[usize::from(problem)] += 1;
        } else {
            let inner = if path.is_empty() || path == file { String::new() } else { format!(" › {path}") };
            let record = if record > 0 { format!(", record {record}") } else { String::new() };
            self.told.insert(key, (format!("{file}{inner}{record}"), 1, problem));
        }
    }

    /// Whether something broken or missing was noted.
    pub fn has_problem(&self) -> bool {
        self.told.values().any(|(_, _, problem)| *problem)
    }

    /// All of them, and how many more there are in `file`.
    pub fn finish(self, file: &str) -> impl Iterator<Item = Skip> + use<> {
        let told =
            self.told.into_iter().map(|((_, why), (place, count, problem))| Skip { place, why, count, problem });
        let file = file.to_owned();
        let untold = self.untold.into_iter().zip([false, true]).filter(|(count, _)| *count > 0);
        told.chain(untold.map(move |(count, problem)| {
            let why = "more like these, which are only counted".to_owned();
            Skip { place: file.clone(), why, count, problem }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_told_once_where_it_first_stands_and_the_rest_is_counted() {
        let mut notices = Notices::default();
        let at = |record| Source { entry: 0, record };
        notices.note("x.zip", "a.json", at(3), "is odd", true);
        notices.note("x.zip", "a.json", at(7), "is odd", true);
        (0..NOTES + 5).for_each(|n| notices.note("x.zip", "a.json", at(9), &n.to_string(), false));
        assert!(notices.has_problem());
        let all: Vec<Skip> = notices.finish("x.zip").collect();
        let odd = all.iter().find(|skip| skip.why == "is odd").expect("told");
        assert_eq!((odd.place.as_str(), odd.count, odd.problem), ("x.zip › a.json, record 3", 2, true));
        let last = all.last().expect("one");
        assert_eq!((all.len(), last.place.as_str(), last.count, last.problem), (NOTES + 1, "x.zip", 6, false));
    }
}
