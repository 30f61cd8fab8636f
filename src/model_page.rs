//! "How the score works": the page that says every weight, formula and constant in words, made from the same constants
//! that score, so that the two can't drift apart.
//!
//! What leaves this room is one HTML document without script, and the constants as a list. No number on the page is
//! typed: constants come from a `Model`, examples from its formulas, and what was checked from `src/validation.json`,
//! which `cloutscope validate --json` wrote of the three data sets that the page names. A change of the model means to
//! write it anew.

mod constants;
mod markup;
mod page;

pub use constants::{Explained, Valued, constants, shown};
pub use page::html;

#[cfg(test)]
mod tests {
    use super::constants::{checked, number};
    use super::*;
    use crate::model::{Constant, Joining, Model, Weights};
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn keys(value: &Value) -> BTreeSet<String> {
        value.as_object().expect("a struct").keys().cloned().collect()
    }

    #[test]
    fn every_field_is_explained_with_its_value() {
        let model = serde_json::to_value(Model::default()).expect("JSON");
        let named = |all: &[Constant]| all.iter().map(|c| c.field.to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(named(Model::CONSTANTS), keys(&model));
        assert_eq!(named(Weights::CONSTANTS), keys(&model["weights"]));
        assert_eq!(named(Joining::CONSTANTS), keys(&model["joining"]));
        let explained = constants(&Model::default()).expect("JSON").constants;
        let groups = ["weights", "joining"].map(|group| keys(&model[group]).len() - 1);
        assert_eq!(explained.len(), keys(&model).len() + groups.iter().sum::<usize>());
        for constant in explained {
            let value = constant.path.split('.').fold(&model, |at, key| &at[key]);
            assert_eq!((&constant.value, value.is_null()), (value, false), "{}", constant.path);
            let about = constant.about;
            for text in [about.meaning, about.larger, about.range, about.source] {
                assert!(text.len() > 3 && text.ends_with('.'), "{}: {text}", constant.path);
            }
        }
    }

    #[test]
    fn the_page_shows_every_value_and_no_other() {
        let page = html(&Model::default()).expect("a page");
        for constant in constants(&Model::default()).expect("JSON").constants {
            let cell = format!("<code>{}</code></th><td>{}</td>", constant.path, shown(&constant.value));
            assert!(page.contains(&cell), "{cell}");
        }
        // Numbers in the text follow the model: 14 days nowhere, where half-lives are 41.
        let other = Model { half_life_days: 41.0, average_score: 23.0, private_share: 0.375, ..Model::default() };
        let page = html(&other).expect("a page");
        for (gone, there) in
            [("strength in 14 days", "strength in 41 days"), ("score of 20", "score of 23"), ("0.5 · f", "0.375 · f")]
        {
            assert!(!page.contains(gone) && page.contains(there), "{gone}, {there}");
        }
    }

    #[test]
    fn numbers_read_well() {
        let read = [0.0, 0.25, 1e-12, 9_999.0, 10_000.0, 10_000_000.0, 123_456.5].map(number);
        assert_eq!(read, ["0", "0.25", "1e-12", "9999", "10,000", "10,000,000", "123456.5"]);
    }

    #[test]
    fn the_page_stands_alone() {
        let page = html(&Model::default()).expect("a page");
        assert!(!page.contains("<script") && !page.contains("style=") && !page.contains("src="));
        for tag in ["table", "section", "p", "tr", "td", "th", "ul", "li", "h2", "code", "a"] {
            let count = |text: &str| page.matches(text).count();
            let open = count(&format!("<{tag}>")) + count(&format!("<{tag} "));
            assert_eq!(open, count(&format!("</{tag}>")), "{tag}");
        }
    }

    #[test]
    fn what_was_checked_is_there() {
        let checked = checked();
        assert_eq!(checked.len(), 3);
        assert!(checked.iter().all(|c| c.people.len() >= 8 && c.lines.len() == 12 && c.events > 10_000));
        // What the page says of it in words.
        let [students, party, institution] = [0, 1, 2].map(|n| {
            let of =
                |what: &str| checked[n].lines.iter().find(|l| l.name.starts_with(what)).expect("a line").everybody;
            let ours = of("Cloutscope");
            for worse in ["PageRank", "h-index", "distinct reactors ever", "own messages"] {
                assert!(ours > of(worse), "{worse}");
            }
            assert!((of("Cloutscope, everybody") - ours).abs() < 0.001);
            ["distinct reactors, 14", "distinct reactors, 30", "reactions, 30", "distinct reactors, 90"]
                .map(|what| of(what) > ours)
        });
        assert_eq!((students, party), ([true, true, true, false], [true, true, true, false]));
        assert_eq!(institution, [false; 4]);
        let within = checked.iter().flat_map(|c| &c.lines).all(|line| line.within.is_some() && line.active < 1.0);
        assert!(within);
    }
}
