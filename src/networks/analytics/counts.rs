//! Counts as tables write them.

/// A count: `12`, `12.0` (X until 2023), `1,234`, `1.234`, `1 234`. `None` where it is none, or below zero (YouTube counts
/// likes taken back).
pub(super) fn count(cell: &str) -> Option<u64> {
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    let mut number = None;
    // Digits since the last mark, and whether there was one.
    let (mut group, mut marked) = (0, false);
    for c in cell.chars() {
        if let Some(digit) = c.to_digit(10) {
            number = Some(number.unwrap_or(0_u64).checked_mul(10)?.checked_add(u64::from(digit))?);
            group += 1;
        } else if ",.'’ \u{a0}\u{202f}".contains(c) && (1..=3).contains(&group) && (group == 3 || !marked) {
            (group, marked) = (0, true);
        } else {
            return None;
        }
    }
    // Fewer digits are a fraction, and not a count.
    number.filter(|_| group == 3 || !marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_numbers_however_grouped() {
        for (cell, n) in
            [("12", 12), ("12.0", 12), ("1,234", 1_234), ("1.234.567", 1_234_567), ("1\u{202f}234", 1_234), ("0", 0)]
        {
            assert_eq!(count(cell), Some(n), "{cell}");
        }
        for none in ["", "-", "--", "-3", "0.5", "1.1K", "12,5", "1234,567", "n/a", ",123"] {
            assert_eq!(count(none), None, "{none}");
        }
    }
}
