//! Where a score would have stood among Klout's own.

use super::shapes::Orientation;

/// Score and percentile. 50 is the score that 3.8 % reached; nobody was below 10.
pub(crate) const KLOUT_2014: [(f64, f64); 9] = [
    (10.0, 0.0),
    (13.0, 25.0),
    (17.0, 50.0),
    (26.0, 75.0),
    (42.5, 90.0),
    (48.0, 95.0),
    (50.0, 96.2),
    (59.5, 99.0),
    (100.0, 100.0),
];

const OF: &str = "Klout's scores of 100,258 Belgian Twitter users, 2014; not ours";

impl Orientation {
    /// The band in which a score lies.
    pub fn of(score: f64) -> Orientation {
        let at = KLOUT_2014.partition_point(|(s, _)| *s <= score).min(KLOUT_2014.len() - 1);
        let below = at.checked_sub(1).map_or(0.0, |below| KLOUT_2014[below].1);
        let percentile = [below, KLOUT_2014[at].1];
        Orientation { of: OF, percentile, text: text(percentile) }
    }
}

fn text([above, below]: [f64; 2]) -> String {
    match (above <= 0.0, below >= 100.0) {
        (true, _) if below <= 0.0 => format!("below the lowest of {OF}"),
        (true, _) => format!("among the lowest {below} % of {OF}"),
        (_, true) => format!("above {above} % of {OF}"),
        _ => format!("above {above} to {below} % of {OF}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orientation_in_klouts_population() {
        let percentile = |score| Orientation::of(score).percentile;
        assert_eq!(percentile(0.0), [0.0, 0.0]);
        assert_eq!(percentile(10.0), [0.0, 25.0]);
        assert_eq!(percentile(19.0), [50.0, 75.0]);
        assert_eq!(percentile(49.0), [95.0, 96.2]);
        assert_eq!(percentile(59.5), [99.0, 100.0]);
        assert_eq!(percentile(100.0), [99.0, 100.0]);
        let words = |score| Orientation::of(score).text;
        assert!(words(5.0).starts_with("below the lowest of Klout's scores of "));
        assert!(words(11.0).starts_with("among the lowest 25 % of "));
        assert!(words(49.0).starts_with("above 95 to 96.2 % of ") && words(80.0).starts_with("above 99 % of "));
    }
}
