//! Counts as tables write them.

/// A count: `12`, `12.0` (X until 2023), `1,234`, `1.234`, `1 234`. `None` where it is none, or below zero (YouTube counts
/// likes taken back).
pub(super) fn count(cell: &str) -> Option<u64> {
    let cell = cell.trim();
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    let mark = |c: char| matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}');
    let mut groups = cell.split(mark);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        // A fraction is no count.
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_numbers_however_grouped() {
        for (cell, n) in [
            ("12", 12),
            (" 12.0 ", 12),
            ("1,234", 1_234),
            ("1.234.567", 1_234_567),
            ("1\u{202f}234", 1_234),
            ("0", 0),
        ] {
            assert_eq!(count(cell), Some(n), "{cell}");
        }
        for none in ["", "-", "--", "-3", "0.5", "1.1K", "12,5", "1234,567", "n/a", ",123"] {
            assert_eq!(count(none), None, "{none}");
        }
    }
}
