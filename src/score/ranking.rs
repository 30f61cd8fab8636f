//! The largest few of many, in order.

use std::cmp::Ordering;

/// Sorts so far that the `most` least are in front, in order; the others follow in whatever order. No two may be equal.
pub(crate) fn first<T>(items: &mut [T], most: usize, mut compare: impl FnMut(&T, &T) -> Ordering) {
    if most > 0 && most < items.len() {
        items.select_nth_unstable_by(most - 1, &mut compare);
    }
    let most = most.min(items.len());
    items[..most].sort_unstable_by(compare);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_are_those_of_the_whole_sorted(items: std::collections::HashSet<u32>, most in 0_usize..40) {
            let mut items: Vec<u32> = items.into_iter().collect();
            first(&mut items, most, u32::cmp);
            let mut sorted = items.clone();
            sorted.sort_unstable();
            let most = most.min(items.len());
            prop_assert_eq!(&items[..most], &sorted[..most]);
        }
    }
}
