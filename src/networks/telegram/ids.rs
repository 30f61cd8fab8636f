//! Telegram's ids: `user777`, `chat42` and `channel9` since 2021; before, numbers, in which the 33rd and 34th bit may
//! say the same.

use crate::readers::json::fields::Id;

/// The key of whoever an id means; empty where there is none.
pub fn peer(id: &Id) -> String {
    if id.quoted && id.word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return id.word.to_string();
    }
    match id.word.parse::<u64>() {
        Ok(0) | Err(_) => String::new(),
        Ok(number) => match (number >> 32, number & 0xffff_ffff) {
            (1, bare) => format!("user{bare}"),
            (2, bare) => format!("channel{bare}"),
            _ => format!("user{number}"),
        },
    }
}

/// A chat's id as one number, whichever way it was written. `numbers`: people's ids in it are numbers, so that
/// what today is a long id is a marked one. No id is 0.
pub fn bare(id: u64, numbers: bool) -> u64 {
    if numbers && matches!(id >> 32, 1 | 2) { id & 0xffff_ffff } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_every_generation_name_the_same_people() {
        let read = |text: &str| peer(&serde_json::from_str(text).expect("JSON"));
        for (text, key) in [
            ("\"user777\"", "user777"),
            ("\"channel9\"", "channel9"),
            ("777", "user777"),
            ("\"777\"", "user777"),
            ("4294968073", "user777"),
            ("8589934601", "channel9"),
            ("0", ""),
            ("null", ""),
            ("\"\"", ""),
        ] {
            assert_eq!(read(text), key, "{text}");
        }
        assert_eq!(
            (bare(4_294_968_073, true), bare(6_000_000_000, false), bare(777, true)),
            (777, 6_000_000_000, 777)
        );
    }
}
