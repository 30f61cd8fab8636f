//! What WhatsApp wrote on an iPhone, in a file whose marks an editor took away: a group's notices stand under its title, beside
//! the one about encryption, and others begin with the name under which they stand.

use super::notices::{People, Texts, contains};
use super::words::ENCRYPTED;

/// Among so many lines stands the notice about encryption.
const FIRST: usize = 8;
/// So many notices a group has at most that is looked at.
const MOST: usize = 1_000;

/// What may be a notice, by the numbers of the messages.
#[derive(Debug, Default)]
pub struct Bare {
    /// Who is about their own writer.
    own: Vec<usize>,
    /// Under whom the notice about encryption stands.
    encrypted: Option<usize>,
    /// The texts of the first lines, and of the one under whom that notice stands.
    texts: Vec<(usize, usize, String)>,
}

impl Bare {
    /// The message of the number `n` has no mark.
    pub fn add(&mut self, n: usize, who: usize, name: &str, text: &str) {
        let text = text.trim_start();
        if text.starts_with(name) && contains(text, name) {
            self.own.push(n);
        }
        let first = n < FIRST && self.encrypted.is_none();
        if first && ENCRYPTED.split('|').any(|words| text.contains(words)) {
            self.encrypted = Some(who);
        }
        if (first || self.encrypted == Some(who)) && self.texts.len() < MOST {
            self.texts.push((n, who, format!(" \u{200e}{text}")));
        }
    }

    /// The notices of a group, whose title is one of the `people`; `lines` tells how many of each there are.
    pub fn notices(self, people: &People, lines: impl Fn(usize) -> usize) -> Option<Vec<usize>> {
        let group = self.encrypted.filter(|_| people.names.len() > 2)?;
        let mut texts = Texts::default();
        let mine = self.texts.iter().filter(|(_, who, _)| *who == group);
        let mut all: Vec<usize> = mine.filter_map(|(n, _, text)| texts.add(text).map(|_| *n)).collect();
        if all.len() != lines(group) || texts.notices(people).contains(&false) {
            return None;
        }
        all.extend(self.own);
        Some(all)
    }
}
