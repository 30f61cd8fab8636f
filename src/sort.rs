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

/// Sorts so far that the `most` least are in front, in order; the others follow in whatever order. No two may be equal.
pub(crate) fn first<T>(items: &mut [T], most: usize, compare: impl Fn(&T, &T) -> Ordering) {
    if most >= items.len() / 8 {
        return by(items, compare);
    }
    // Of many in no order hardly any come to the front: one comparison each.
    for next in 0..items.len() {
        let mut place = next.min(most);
        if place == most && (most == 0 || compare(&items[most - 1], &items[next]).is_lt()) {
            continue;
        }
        if place == most {
            place -= 1;
            items.swap(place, next);
        }
        while place > 0 && compare(&items[place - 1], &items[place]).is_gt() {
            items.swap(place - 1, place);
            place -= 1;
        }
    }
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
