//! Lines of another chat that somebody copied into a message: they look like messages of this one.
//!
//! One phone writes all lines of a file in one form, and what is copied often has another. Phones also copy in the form in
//! which they export; then a chat of two has somebody else in it, who writes only where time goes back for a while.

use super::stamp::Form;

/// Seconds that clocks go back by themselves: in autumn, or where a message came late.
const BACK: i64 = 2 * 3_600;

/// Which lines have another form than the `first`, with one of that form behind them; of many, none: two files are one.
pub fn of_other_forms(forms: &[Form], first: Form) -> Vec<bool> {
    let last = forms.iter().rposition(|form| *form == first).unwrap_or(0);
    let pasted: Vec<bool> = forms.iter().enumerate().map(|(n, form)| *form != first && n < last).collect();
    let few = pasted.iter().filter(|pasted| **pasted).count() * 2 <= forms.len();
    if few { pasted } else { vec![false; forms.len()] }
}

/// Marks the lines, each with who wrote it and when, by others than the two people who write without time going back.
pub fn of_strangers(lines: &[(usize, i64)], pasted: &mut [bool]) {
    // Lines behind the latest time so far, up to where that is reached again.
    let mut back = vec![false; lines.len()];
    let (mut latest, mut from) = (i64::MIN, 0);
    for (n, (_, at)) in lines.iter().enumerate().filter(|(n, _)| !pasted[*n]) {
        if *at >= latest {
            back[from..n].iter_mut().for_each(|back| *back = true);
            (latest, from) = (*at, n + 1);
        } else if *at > latest - BACK && from == n {
            from = n + 1;
        }
    }
    let count = |behind: bool| {
        let mut people = vec![0_usize; lines.iter().map(|(who, _)| who + 1).max().unwrap_or(0)];
        let wrote = lines.iter().enumerate().filter(|(n, _)| back[*n] == behind && !pasted[*n]);
        wrote.for_each(|(_, (who, _))| people[*who] += 1);
        people
    };
    let [known, behind] = [false, true].map(count);
    let least = known.iter().copied().filter(|lines| *lines > 0).min().unwrap_or(0);
    let strangers: Vec<bool> = known.iter().zip(&behind).map(|(known, behind)| *known == 0 && *behind > 0).collect();
    let few = known.iter().zip(&behind).all(|(known, behind)| *known > 0 || *behind <= least);
    if known.iter().filter(|lines| **lines > 0).count() != 2 || !few {
        return;
    }
    // All of what was copied at once, whoever wrote it.
    let mut n = 0;
    while n < lines.len() {
        let end = (n..lines.len()).find(|end| !back[*end]).unwrap_or(lines.len());
        if lines[n..end].iter().any(|(who, _)| strangers[*who]) {
            pasted[n..end].iter_mut().for_each(|pasted| *pasted = true);
        }
        n = end.max(n + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strangers(lines: &[(usize, i64)]) -> Vec<usize> {
        let mut pasted = vec![false; lines.len()];
        let hours: Vec<(usize, i64)> = lines.iter().map(|(who, hour)| (*who, hour * 3_600)).collect();
        of_strangers(&hours, &mut pasted);
        (0..lines.len()).filter(|n| pasted[*n]).collect()
    }

    #[test]
    fn strangers_where_time_goes_back_are_of_another_chat() {
        assert_eq!(strangers(&[(0, 100), (2, 50), (3, 51), (1, 101)]), [1, 2]);
        assert_eq!(strangers(&[(0, 100), (2, 50), (1, 51), (3, 51), (1, 101)]), [1, 2, 3], "all of it");
        for whole in [
            &[(0, 100), (2, 50), (3, 51)][..],
            &[(0, 100), (1, 50), (1, 101)],
            &[(0, 100), (2, 99), (1, 101)],
            &[(0, 100), (2, 102), (1, 101), (0, 103)],
            &[(0, 100), (1, 101), (2, 102), (3, 50), (0, 103)],
            &[(0, 100), (2, 50), (2, 51), (1, 101)],
            &[],
        ] {
            assert_eq!(strangers(whole), [0; 0], "{whole:?}");
        }
    }
}
