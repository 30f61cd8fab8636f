//! Numbers as a card has them: no finer than the page shows anything, and exact, so that a card read and written again
//! is the same card.

use std::fmt;

/// A number of hundredths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i32);

impl Hundredths {
    /// The nearest; where its tenth would be another than the number's own, the next that keeps it: 63.449 is 63.4
    /// wherever it is shown, also by whoever has the card alone.
    pub fn of(value: f64) -> Hundredths {
        let nearest = libm::round(value * 100.0) as i32;
        let tenths = libm::round(value * 10.0) as i32;
        Hundredths(nearest - (Hundredths(nearest).tenths() - tenths).signum())
    }

    /// What it is.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    fn tenths(self) -> i32 {
        (self.0 + 5 * self.0.signum()) / 10
    }

    /// With one decimal: `63.4`.
    pub fn shown(self) -> String {
        let tenths = self.tenths();
        format!("{}{}.{}", sign(tenths), tenths.abs() / 10, tenths.abs() % 10)
    }
}

fn sign(number: i32) -> &'static str {
    if number < 0 { "-" } else { "" }
}

/// As JSON writes it, as short as it can be.
impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.abs() / 100, self.0.abs() % 100);
        write!(f, "{}{whole}", sign(self.0))?;
        match (rest / 10, rest % 10) {
            (0, 0) => Ok(()),
            (tenths, 0) => write!(f, ".{tenths}"),
            (tenths, hundredths) => write!(f, ".{tenths}{hundredths}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_short_as_can_be() {
        let written = [6340, 6300, 6345, 5, -5, 0, -120, 10_000].map(|n| Hundredths(n).to_string());
        assert_eq!(written, ["63.4", "63", "63.45", "0.05", "-0.05", "0", "-1.2", "100"]);
    }

    #[test]
    fn no_number_is_zero_and_none_is_too_large() {
        assert_eq!(Hundredths::of(f64::NAN), Hundredths(0));
        assert_eq!(Hundredths::of(-0.001).to_string(), "0");
        assert_eq!(Hundredths::of(-0.001).shown(), "0.0");
    }

    proptest! {
        #[test]
        fn within_a_hundredth_and_with_the_same_tenth(value in -100.0..100.0_f64) {
            let ours = Hundredths::of(value);
            prop_assert!((ours.value() - value).abs() < 0.01);
            let shown: f64 = ours.shown().parse().expect("a number");
            prop_assert_eq!(shown, format!("{value:.1}").parse::<f64>().expect("a number"));
        }

        #[test]
        fn hundredths_stay_as_they_are(n in -10_000..=10_000_i32) {
            let ours = Hundredths(n);
            prop_assert_eq!(Hundredths::of(ours.value()), ours);
            prop_assert_eq!(ours.to_string().parse::<f64>().expect("a number"), ours.value());
        }
    }
}
