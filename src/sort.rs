//! Sorting, compiled once.
//!
//! The standard library's sorts are compiled anew for every type and every comparison, some ten kilobytes each: with
//! forty of them they were a third of what the page loads. These sort places through one comparison by reference. Equal
//! items keep their order.

use std::cmp::Ordering;

/// Sorts by what `key` says of each.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts from the least to the greatest.
pub(crate) fn ascending<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// Sorts by comparing two at a time.
pub(crate) fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| compare(&items[a as usize], &items[b as usize]));
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Swaps what belongs there to each place.
fn arrange(mut order: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for place in 0..order.len() {
        // What belongs here may have been moved away by an earlier swap: follow it.
        let mut from = order[place] as usize;
        while from < place {
            from = order[from] as usize;
        }
        order[place] = from as u32;
        swap(place, from);
    }
}

/// Where what belongs to each place stands; nothing, where all is in order. Runs of one are merged to runs of two,
/// four, and so on.
fn order(len: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    // Most lists come sorted: records by time, names by number.
    if (1..len as u32).all(|place| compare(place - 1, place).is_le()) {
        return Vec::new();
    }
    let mut order: Vec<u32> = (0..len as u32).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < len {
        for (runs, merged) in order.chunks(2 * run).zip(merged.chunks_mut(2 * run)) {
            merge(runs.split_at(run.min(runs.len())), merged, compare);
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

fn merge((mut left, mut right): (&[u32], &[u32]), merged: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    for place in merged {
        let side = match (left, right) {
            ([a, ..], [b, ..]) if compare(*a, *b).is_gt() => &mut right,
            ([], _) => &mut right,
            _ => &mut left,
        };
        let Some((first, rest)) = side.split_first() else { return };
        (*place, *side) = (*first, rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (items.clone(), items);
            by_key(&mut ours, |i| i.0);
            theirs.sort_by_key(|i| i.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
