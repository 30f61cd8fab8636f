//! Fields as X writes them: numbers as strings (2018 on), as numbers (Grailbird), rounded, or not at all.

use crate::readers::json::fields::Word;
use crate::readers::text;
use crate::record::{Precision, When};

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

/// When a post was written: what the export says, where its id agrees. (Some archives say 1997 or 2003; Grailbird
/// says 00:00:00 for everything before November 2010.)
pub fn written(said: &str, id: &str) -> When {
    const FORMATS: &[&str] = &["%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z"];
    let said = text::time(said, FORMATS).or_else(|| text::iso(said)).filter(|at| *at >= FIRST_TWEET);
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
