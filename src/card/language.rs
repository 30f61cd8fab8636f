//! The languages that a card is told in: English, as the code has it, and German, as `german.json` beside it does. The
//! card's file itself has none.

use super::Hundredths;
use crate::score::Day;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The language of what is made of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

type Catalogue = HashMap<&'static str, &'static str>;

/// Read when the first card is told in German.
static GERMAN: LazyLock<[Catalogue; 2]> = LazyLock::new(|| {
    [include_str!("german.json"), include_str!("../style.de.json")]
        .map(|text| serde_json::from_str(text).expect("our own file, which a test reads"))
});

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Language {
    /// What stands for a text of the code; the text itself, where nobody has written that.
    pub(super) fn word(self, english: &'static str) -> &'static str {
        let found = || GERMAN.iter().find_map(|catalogue| catalogue.get(english).copied());
        if self == Language::De { found().unwrap_or(english) } else { english }
    }

    /// A sentence of the code with its places, each `{}`, filled in their order.
    pub(super) fn say(self, english: &'static str, parts: &[&str]) -> String {
        let mut said = String::new();
        let mut parts = parts.iter();
        for (n, fixed) in self.word(english).split("{}").enumerate() {
            if n > 0 {
                said.push_str(parts.next().copied().unwrap_or_default());
            }
            said.push_str(fixed);
        }
        said
    }

    /// With one decimal: `63.4`.
    pub(super) fn number(self, number: Hundredths) -> String {
        let shown = number.shown();
        if self == Language::De { shown.replace('.', ",") } else { shown }
    }

    /// A change with its sign, the minus as wide as the plus.
    pub(super) fn change(self, change: Hundredths) -> String {
        let shown = self.number(change);
        shown.strip_prefix('-').map_or_else(|| format!("+{shown}"), |size| format!("−{size}"))
    }

    /// `28 February 2011`.
    pub(super) fn spoken_day(self, day: Day) -> String {
        self.day(day, str::to_owned)
    }

    /// `28 Feb 2011`.
    pub(super) fn short_day(self, day: Day) -> String {
        self.day(day, |month| match month.char_indices().nth(3) {
            // German marks what is cut, and cuts no month of four letters.
            Some((end, _)) if self == Language::En => month[..end].to_owned(),
            Some((end, _)) if month.chars().count() > 4 => format!("{}.", &month[..end]),
            _ => month.to_owned(),
        })
    }

    fn day(self, day: Day, cut: impl Fn(&str) -> String) -> String {
        let date = day.date();
        let month = cut(self.word(MONTHS[(date.month as usize + 11) % 12]));
        format!("{}{} {month} {}", date.day, if self == Language::De { "." } else { "" }, date.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::NAMES;

    #[test]
    fn days_and_numbers_are_as_the_language_has_them() {
        let day = |text| Day::parse(text).expect("a day");
        let written = |language: Language| {
            ["2011-02-28", "2012-03-01", "2012-06-30"]
                .map(|text| format!("{} {}", language.spoken_day(day(text)), language.short_day(day(text))))
        };
        assert_eq!(
            written(Language::En),
            ["28 February 2011 28 Feb 2011", "1 March 2012 1 Mar 2012", "30 June 2012 30 Jun 2012"]
        );
        assert_eq!(
            written(Language::De),
            ["28. Februar 2011 28. Feb. 2011", "1. März 2012 1. März 2012", "30. Juni 2012 30. Juni 2012"]
        );
        assert_eq!(Language::De.change(Hundredths(-6340)), "−63,4");
    }

    #[test]
    fn the_german_has_the_places_of_the_english_and_every_style() {
        let [said, styles] = &*GERMAN;
        assert!(said.len() > 20 && styles.len() == 16);
        assert!(NAMES.iter().flatten().all(|name| styles.contains_key(name)));
        for (english, german) in said {
            assert_eq!(english.matches("{}").count(), german.matches("{}").count(), "{english}");
        }
    }
}
