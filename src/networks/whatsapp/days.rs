//! Which of a date's three numbers is the day, the month and the year: told by all dates of a file together.

use crate::time::Date;

/// Where year, month and day stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order([usize; 3]);

const DAY_FIRST: Order = Order([2, 1, 0]);
const MONTH_FIRST: Order = Order([2, 0, 1]);
const ORDERS: [Order; 4] = [DAY_FIRST, MONTH_FIRST, Order([0, 1, 2]), Order([0, 2, 1])];

/// WhatsApp's first year.
const FIRST: i64 = 2009;
/// A leap year of the Persian calendar; it began on 20 March 2008. (1430 is its year of 2051, and 2009 of the Islamic
/// calendar, which goes by the moon and isn't read.)
const PERSIAN: i64 = 1_387;

/// The number of a day of the Persian calendar.
fn persian(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = |year: i64| matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let days = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + i64::from(leap(year)),
        _ => 0,
    };
    let years = 365 * (year - PERSIAN) + (PERSIAN..year).filter(|y| leap(*y)).count() as i64;
    let months = 31 * (month - 1) - (month - 7).max(0);
    let first = Date::new(2008, 3, 20)?.number();
    (1..=days).contains(&day).then_some(first + years + months + day - 1)
}

impl Order {
    /// The day's number; `None` where there is no such day.
    pub fn day(self, date: [u16; 3]) -> Option<i64> {
        let [year, month, day] = self.0.map(|at| i64::from(date[at]));
        let year = match year {
            PERSIAN..1_430 => return persian(year, month, day),
            // Of the Buddhist era, in full or by its last two digits.
            2_400.. => year - 543,
            52..=99 => year + 2_500 - 543,
            0..=51 => year + 2_000,
            _ => year,
        };
        Date::new(year, month, day).filter(|_| year >= FIRST).map(Date::number)
    }
}

/// The order in which the fewest dates are impossible and the fewest go back in time; of equals, the one in which they
/// are closest together. With it, whether the dates leave any doubt. `american`: if they do, the month is first.
pub fn order(dates: &[[u16; 3]], american: bool) -> (Order, bool) {
    let cost = |order: Order| {
        let (mut impossible, mut back, mut apart, mut last) = (0_u32, 0_u32, 0, None);
        for date in dates {
            match order.day(*date) {
                None => impossible += 1,
                Some(day) => {
                    let before = last.replace(day).unwrap_or(day);
                    back += u32::from(day < before);
                    apart += (day - before).abs();
                }
            }
        }
        (impossible, back, apart)
    };
    let mut best = if american { MONTH_FIRST } else { DAY_FIRST };
    let mut least = cost(best);
    for order in ORDERS {
        let cost = cost(order);
        if cost < least {
            (best, least) = (order, cost);
        }
    }
    let differ = |order: Order| dates.iter().any(|d| order.day(*d) != best.day(*d));
    // Orders without a year in this century are none: what is left to doubt is day and month.
    let doubt = [DAY_FIRST, MONTH_FIRST].into_iter().any(|other| {
        let cost = cost(other);
        let close = (cost.0, cost.1) == (least.0, least.1) && (cost.2 == least.2 || dates.len() < 3);
        other != best && close && differ(other)
    });
    (best, doubt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_above_twelve_is_the_day() {
        assert_eq!(order(&[[1, 2, 24], [13, 2, 24]], true), (DAY_FIRST, false));
        assert_eq!(order(&[[1, 2, 24], [2, 13, 24]], false), (MONTH_FIRST, false));
        assert_eq!(order(&[[2024, 2, 1]], false).0, Order([0, 1, 2]));
        assert_eq!(order(&[[2024, 2, 1], [2024, 13, 1]], false).0, Order([0, 2, 1]));
        assert_eq!(
            order(&[[18, 12, 30], [18, 12, 31], [19, 1, 2]], false).0,
            Order([0, 1, 2]),
            "years of two digits"
        );
    }

    #[test]
    fn time_does_not_run_backwards() {
        assert_eq!(order(&[[11, 1, 24], [2, 2, 24], [3, 2, 24]], true), (DAY_FIRST, false));
        assert_eq!(order(&[[1, 11, 24], [2, 2, 24], [2, 3, 24]], false), (MONTH_FIRST, false));
    }

    #[test]
    fn days_change_more_often_than_months() {
        assert_eq!(order(&[[1, 2, 24], [1, 3, 24], [1, 4, 24]], false), (MONTH_FIRST, false));
        assert_eq!(order(&[[1, 2, 24], [2, 2, 24], [3, 2, 24]], true), (DAY_FIRST, false));
    }

    #[test]
    fn what_nothing_tells_is_doubt() {
        assert_eq!(order(&[[3, 4, 24]], false), (DAY_FIRST, true));
        assert_eq!(order(&[[3, 4, 24]], true), (MONTH_FIRST, true));
        assert!(!order(&[[4, 4, 24]], true).1, "either way it is the same day");
    }

    #[test]
    fn years_of_two_digits_of_the_buddhist_era_and_of_the_persian_calendar() {
        let day = |date| DAY_FIRST.day(date);
        assert_eq!(day([13, 6, 18]), day([13, 6, 2018]));
        assert_eq!(day([13, 6, 2561]), day([13, 6, 2018]));
        assert_eq!(day([13, 6, 61]), day([13, 6, 2018]));
        assert_eq!(day([23, 3, 1397]), day([13, 6, 2018]));
        for (persian, date) in [
            ([10, 10, 1402], [31, 12, 2023]),
            ([29, 12, 1402], [19, 3, 2024]),
            ([1, 1, 1403], [20, 3, 2024]),
            ([30, 12, 1403], [20, 3, 2025]),
            ([1, 1, 1404], [21, 3, 2025]),
            ([31, 6, 1404], [22, 9, 2025]),
            ([1, 7, 1404], [23, 9, 2025]),
        ] {
            assert_eq!((day(persian), day(persian).is_some()), (day(date), true), "{persian:?}");
        }
        assert_eq!([[30, 12, 1402], [31, 7, 1402], [1, 13, 1402], [1, 1, 1445]].map(day), [None; 4]);
        assert_eq!(day([29, 2, 2023]), None);
    }

    proptest! {
        #[test]
        fn a_chat_of_two_months_is_told(from in 14_400_i64..22_000, steps in proptest::collection::vec(0_i64..4, 60..90)) {
            let mut day = from;
            let mut days: Vec<i64> = Vec::new();
            for step in steps {
                day += step;
                days.push(day);
            }
            prop_assume!(day - from > 62);
            for order_ in [DAY_FIRST, MONTH_FIRST] {
                let write = |day: &i64| {
                    let date = Date::of(*day);
                    let [y, m, d] = [date.year % 100, date.month, date.day].map(|n| n as u16);
                    if order_ == DAY_FIRST { [d, m, y] } else { [m, d, y] }
                };
                let dates: Vec<[u16; 3]> = days.iter().map(write).collect();
                let (found, doubt) = order(&dates, order_ == DAY_FIRST);
                prop_assert_eq!(dates.iter().map(|d| found.day(*d)).collect::<Vec<_>>(), days.iter().map(|d| Some(*d)).collect::<Vec<_>>());
                prop_assert!(!doubt);
            }
        }
    }
}
