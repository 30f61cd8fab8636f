//! A WhatsApp group that many write in, as the app exports it, drawn from a seed.

use super::random_exports::{Draw, on};
use cloutscope::archive::Input;
use cloutscope::networks;
use cloutscope::record::Import;
use std::fmt::Write;

/// The chat of `people` members over so many days, ended by the last of them: `messages` by all but the first two, each at
/// a time of its own; the first member says hello on the days of `hellos`, the second one every other day.
pub fn chat(people: u64, messages: u64, days: i64, hellos: &[i64]) -> String {
    let mut draw = Draw(7);
    let seconds = days as u64 * 86_400;
    let mut lines: Vec<(u64, u64)> =
        (0..messages).map(|n| (n * seconds / messages, 2 + draw.below(people - 2))).collect();
    lines.extend(hellos.iter().map(|day| (*day as u64 * 86_400 + 43_200, 0)));
    lines.extend((0..days as u64).step_by(2).map(|day| (day * 86_400 + 43_200, 1)));
    lines.sort_unstable();
    let mut text = String::with_capacity(lines.len() * 48);
    for (at, who) in lines {
        let date = on((at / 86_400) as i64).to_string();
        let (year, month, day) = (&date[2..4], &date[5..7], &date[8..]);
        let (hour, minute, second) = (at % 86_400 / 3_600, at % 3_600 / 60, at % 60);
        writeln!(text, "[{day}.{month}.{year}, {hour:02}:{minute:02}:{second:02}] Member {who}: hello")
            .expect("memory");
    }
    text
}

/// As it is read.
pub fn import(text: String) -> Vec<Import> {
    let name = "WhatsApp Chat - Club.txt";
    networks::import(Input::File { name: name.into(), bytes: Box::new(text.into_bytes()) }, &mut |_| {})
}
