//! Fields as X writes them: numbers as strings (2018 on), as numbers (Grailbird), rounded, or not at all.

use crate::readers::json::fields::Word;
use crate::readers::text;
use crate::record::{Precision, When};
use crate::time::{DAY, Date};

/// An id: digits, but neither `0` nor the `-1` of a deleted account.
pub fn is_id(text: &str) -> bool {
    text != "0" && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The first of these that is an id; empty where none is.
pub fn id_of<'w>(words: &[&'w Word]) -> &'w str {
    words.iter().map(|word| &*word.0).find(|word| is_id(word)).unwrap_or_default()
}

/// Of a text that begins `RT @name:`, as X begins a retweet, the handle. The rest of the text isn't looked at.
pub fn retweeted(text: &str) -> Option<&str> {
    let (handle, _) = text.strip_prefix("RT @")?.split_once(':')?;
    // "RT @ann so true" is how people retweeted by hand before there was a button: a text of their own.
    let is_handle = !handle.is_empty() && handle.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_handle.then_some(handle)
}

/// The first id that carries its time, on 4 November 2010.
const FIRST_SNOWFLAKE: u64 = 29_700_859_247;
/// When Twitter began: anything earlier is the exporter's mistake.
const FIRST_TWEET: i64 = 1_142_974_200;

/// The time that is part of an id.
pub fn snowflake(id: &str) -> When {
    match id.parse::<u64>() {
        Ok(id) if id >= FIRST_SNOWFLAKE => {
            let at = ((id >> 22) + 1_288_834_974_657) / 1000;
            text::exact(i64::try_from(at).ok()).with(Precision::Derived)
        }
        _ => When::UNKNOWN,
    }
}

/// `Wed Apr 06 22:32:21 +0000 2022`, as it stands in every post since 2018. A fixed place for each part is read in a tenth of
/// the time that a pattern takes, which was the twentieth part of a whole import.
fn usual(said: &str) -> Option<i64> {
    const MONTHS: [&[u8]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    const WEEKDAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    let said = said.as_bytes();
    let between = [3, 7, 10].map(|at| said.get(at)) == [Some(&b' '); 3];
    if said.len() != 30 || !between || !WEEKDAYS.contains(&&said[..3]) || &said[19..26] != b" +0000 " {
        return None;
    }
    let number = |from: usize, to: usize| {
        let digit =
            |sum: Option<i64>, b: &u8| b.is_ascii_digit().then(|| sum.map(|n| n * 10 + i64::from(b - b'0')))?;
        said[from..to].iter().fold(Some(0), digit)
    };
    let month = MONTHS.iter().position(|month| *month == &said[4..7])? as i64 + 1;
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    if (said[13], said[16]) != (b':', b':') || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let year = number(26, 30).filter(|year| (1800..=2100).contains(year))?;
    let day = Date::new(year, month, number(8, 10)?)?.number();
    Some(day * DAY + hour * 3_600 + minute * 60 + second)
}

/// When a post was written: what the export says, where its id agrees. (Some archives say 1997 or 2003; Grailbird
/// says 00:00:00 for everything before November 2010.)
pub fn written(said: &str, id: &str) -> When {
    const FORMATS: &[&str] = &["%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z"];
    let said =
        usual(said).or_else(|| text::time(said, FORMATS)).or_else(|| text::iso(said)).filter(|at| *at >= FIRST_TWEET);
    let derived = snowflake(id);
    match (said, derived.at) {
        (None, _) => derived,
        // In every archive seen they differ by seconds only.
        (Some(at), Some(true_at)) if (at - true_at).abs() > 60 => derived,
        (Some(at), None) if at % 86_400 == 0 => When::day(at),
        (Some(at), _) => When::exact(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retweet_begins_as_x_begins_it() {
        assert_eq!(retweeted("RT @ann_1: hello"), Some("ann_1"));
        for other in ["RT @ann so true", "RT @ann so true: yes", "RT @", "@ann RT @bob: x", "RT @: x"] {
            assert_eq!(retweeted(other), None, "{other}");
        }
    }

    #[test]
    fn the_usual_way_to_write_a_time_is_read_as_by_its_pattern() {
        for said in [
            "Wed Apr 06 22:32:21 +0000 2022",
            "Thu Feb 29 00:00:00 +0000 2024",
            "Thu Feb 29 00:00:00 +0000 2023",
            "Sun Dec 31 23:59:59 +0000 1899",
            "Sun Dec 31 23:59:59 +0000 1799",
            "Mon Jan 01 24:00:00 +0000 2024",
            "Mon Jan 01 12:60:00 +0000 2024",
        ] {
            let read = text::time(said, &["%a %b %d %H:%M:%S %z %Y"]);
            assert_eq!(usual(said), read.filter(|_| !said.contains(" 24:")), "{said}");
        }
        for other in
            ["", "Wed Apr  6 22:32:21 +0000 2022", "Wed Apr 06 22:32:21 +0100 2022", "Wed Apr 0é 22:32:21 +0000 202"]
        {
            assert_eq!(usual(other), None, "{other}");
        }
    }

    #[test]
    fn an_id_corrects_the_time_that_is_said() {
        let id = "1511834222333444555";
        let true_at = snowflake(id).at.expect("a snowflake");
        assert_eq!(written("Wed Apr 06 22:32:21 +0000 2022", "20").at, Some(1_649_284_341));
        for wrong in ["Wed Apr 06 22:32:21 +0000 1997", "Wed Apr 06 22:32:21 +0000 2011", "", "yesterday"] {
            assert_eq!(written(wrong, id), When { at: Some(true_at), precision: Precision::Derived }, "{wrong}");
        }
        assert_eq!(written("2010-03-04 00:00:00 +0000", "9999999999"), When::day(1_267_660_800));
        assert_eq!(written("2010-03-04 08:00:00 +0000", "9999999999"), When::exact(1_267_689_600));
        assert_eq!(written("1997-03-04 08:00:00 +0000", "9999999999"), When::UNKNOWN);
    }
}
