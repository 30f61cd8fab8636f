//! The model's constants that decide already while records are joined into a ledger.

use super::constants;
use crate::day::Day;

constants! {
    /// What records are joined by: what one turn of a conversation is, and which clocks are believed.
    Joining {
        turn_seconds: i64 = 3_600;
            means "The stretch of the UTC clock within which all messages of one person to the same addressee in one thread are one turn.";
            larger "those who type in many short messages count less.";
            range "1 to 86400; a part of a day.";
            source "Our choice: whole hours, because single messages are a habit of typing.";

        clock_first_day: Day = Day(7_305);
            means "The first day that is believed where there are later ones: older times are a broken clock's.";
            larger "more old records are never scored.";
            range "any day.";
            source "Clocks that began to count anew stand at 1904, 1970 or 1980.";

        clock_ahead_days: i32 = 31;
            means "Days that a record may be newer than its export; what is newer is a broken clock's.";
            larger "clocks that run ahead are believed for longer.";
            range "at least 1.";
            source "Our choice: a month, for dates of exports are often only a month's name.";

        clock_silent_days: i32 = 365;
            means "Days without any record of an import, behind which a few are a broken clock's.";
            larger "fewer records are held to be a broken clock's.";
            range "at least 1.";
            source "Our choice: a year.";

        clock_few: usize = 100;
            means "How few: fewer than one in so many of their import's records.";
            larger "fewer records are held to be a broken clock's.";
            range "at least 1.";
            source "Our choice: what is more than that is a life that was taken up again.";
    }
}
