//! The paths of an archive, in lower case and sorted: what lies where, at the cost of a search, however many there are.
//!
//! Nothing is kept for a folder but what was asked about it, so that a path's depth costs nothing.

use crate::archive::Entry;
use crate::order::Order;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

/// See the module.
pub(crate) struct Paths<'a> {
    /// Of each entry.
    lower: Vec<Cow<'a, str>>,
    /// The entries' numbers in the order of their paths.
    sorted: Vec<usize>,
    /// Where a folder begins in `sorted`, its length and the question: how many of its files fit.
    counted: RefCell<HashMap<(usize, usize, &'static str), usize>>,
}

impl<'a> Paths<'a> {
    pub fn of(entries: &'a [Entry]) -> Paths<'a> {
        let lower: Vec<Cow<str>> = entries.iter().map(|entry| lower(&entry.path)).collect();
        let mut sorted: Vec<usize> = (0..lower.len()).collect();
        sorted.order_by(|&a, &b| lower[a].cmp(&lower[b]));
        Paths { lower, sorted, counted: RefCell::default() }
    }

    /// The path of an entry, in lower case.
    pub fn at(&self, index: usize) -> &str {
        &self.lower[index]
    }

    /// The entry of this path.
    pub fn find(&self, path: &str) -> Option<usize> {
        let index = *self.sorted.get(self.first(path))?;
        (self.at(index) == path).then_some(index)
    }

    /// Whether something lies in this folder, given with the `/` at its end.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.sorted.get(self.first(folder)).is_some_and(|&index| self.at(index).starts_with(folder))
    }

    /// How many files fit that lie directly in this folder (given with its `/`; empty: the top), by their names.
    pub fn count(&self, folder: &str, question: &'static str, fits: &dyn Fn(&str) -> bool) -> usize {
        let first = self.first(folder);
        let key = (first, folder.len(), question);
        if let Some(&count) = self.counted.borrow().get(&key) {
            return count;
        }
        let (mut at, mut count) = (first, 0);
        while let Some(name) = self.sorted.get(at).and_then(|&index| self.at(index).strip_prefix(folder)) {
            match name.find('/') {
                None => {
                    count += usize::from(fits(name));
                    at += 1;
                }
                // Past all that lies in this folder: `0` is what follows `/`.
                Some(end) => at = self.first(&format!("{folder}{}0", &name[..end])).max(at + 1),
            }
        }
        self.counted.borrow_mut().insert(key, count);
        count
    }

    /// Where the first path stands that is not before `path`.
    fn first(&self, path: &str) -> usize {
        self.sorted.partition_point(|&index| self.at(index) < path)
    }
}

fn lower(path: &str) -> Cow<'_, str> {
    match path.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
        true => Cow::Owned(path.to_lowercase()),
        false => Cow::Borrowed(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(paths: &[&str]) -> Vec<Entry> {
        paths.iter().map(|path| Entry { path: (*path).to_owned(), size: None }).collect()
    }

    #[test]
    fn files_and_folders_are_found_whatever_lies_beside() {
        let entries = entries(&["b/X.json", "a.json", "b/c/d.json", "b-c/e.json", "B/y.json", "b0.json"]);
        let paths = Paths::of(&entries);
        assert_eq!((paths.find("b/x.json"), paths.find("b/c/d.json"), paths.find("b/c")), (Some(0), Some(2), None));
        assert!(paths.has_folder("b/") && paths.has_folder("b/c/") && paths.has_folder("b-c/"));
        assert!(!paths.has_folder("c/") && !paths.has_folder("a.json/"));
    }

    #[test]
    fn a_folders_own_files_are_counted_without_those_below() {
        let entries =
            entries(&["b/X.json", "b/c/d.json", "b/c/e/f.json", "b/c0.json", "b/y.csv", "z.json", "a.json"]);
        let paths = Paths::of(&entries);
        let json = |name: &str| name.ends_with(".json");
        assert_eq!(paths.count("b/", "json", &json), 2);
        assert_eq!(paths.count("", "json", &json), 2);
        assert_eq!(paths.count("b/", "all", &|_| true), 3);
        assert_eq!(paths.count("none/", "json", &json), 0);
    }
}
