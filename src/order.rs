//! Sorting that is compiled once, and not anew for every type: all sorts together were a tenth of the page's engine. What
//! sorts millions of rows still calls the standard library's own.

use std::cmp::Ordering;

/// Stable sorts of a slice, as the standard library's.
pub trait Order<T> {
    /// As `sort_by`.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// As `sort_by_key`.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// As `sort`.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let places = places(self.len(), &|a, b| compare(&self[a], &self[b]));
        put(places, &mut |a, b| self.swap(a, b));
    }
}

/// The places of what stands first, second and so on, once it is sorted.
fn places(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

/// Swaps until at each place stands what stood at `places` of it: round by round, each place once.
fn put(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..places.len() {
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == first {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut rows: Vec<(u8, u16)>) {
            let mut expected = rows.clone();
            expected.sort_by_key(|row| row.0);
            rows.order_by_key(|row| row.0);
            prop_assert_eq!(&rows, &expected);
            expected.sort();
            rows.order();
            prop_assert_eq!(&rows, &expected);
        }
    }
}
