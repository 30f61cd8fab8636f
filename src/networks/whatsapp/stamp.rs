//! When a message was written, and how its line goes on. Every language and phone writes it its own way.

use super::line::plain;
use super::words::{AFTERNOON, FILLERS, MORNING};

/// What stands before a name: three numbers of a date, in an order that the line alone may not tell, and a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub date: [u16; 3],
    /// Second of the day.
    pub second: u32,
    /// An hour up to 12 with a word behind it that is not known: it may be of the other half of the day.
    pub half_unknown: bool,
    /// Written as in the USA, if it is ambiguous: with slashes, and AM or PM in capitals.
    pub american: bool,
    /// A dash stands before the name: Android, which marks its notices by naming nobody.
    pub dash: bool,
    pub form: Form,
}

/// What is the same in all lines of a file, as one phone writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    bracket: bool,
    clock_first: bool,
    seconds: bool,
}

/// A line's stamp, and what stands behind it. `None`: the line goes on with a message.
pub fn stamp(line: &str) -> Option<(Stamp, &str)> {
    plainly(line).or_else(|| anyhow(line))
}

/// Whether a line, the last of its file, ends before its stamp does.
pub fn is_cut(line: &str) -> bool {
    let mut cursor = Cursor { rest: line };
    cursor.eat('[');
    let date = cursor.number(4).and_then(|first| cursor.date(first));
    date.is_some() && cursor.rest.chars().all(|c| plain(c).is_none_or(|c| !c.is_alphabetic()))
}

/// What stands behind a date and whatever is written as a clock there.
pub fn behind_date(line: &str) -> Option<&str> {
    let mut cursor = Cursor { rest: line };
    cursor.eat('[');
    let first = cursor.number(4)?;
    cursor.date(first)?;
    let end = (0..=40.min(cursor.rest.len())).rev().find(|end| cursor.rest.is_char_boundary(*end))?;
    let near = &cursor.rest[..end];
    let at = [" - ", "] "].iter().find_map(|mark| near.find(mark).map(|at| at + mark.len()))?;
    Some(&cursor.rest[at..])
}

/// What most phones write: `[31.12.23, 21:04:05] `, `12/31/23, 9:04 PM - `. No character is looked at twice, as a big
/// chat is nothing but such lines.
fn plainly(line: &str) -> Option<(Stamp, &str)> {
    let mut bytes = line.as_bytes();
    while let Some(rest) = bytes.strip_prefix("\u{200e}".as_bytes()) {
        bytes = rest;
    }
    let bracket = eat(&mut bytes, b"[");
    let first = digits(&mut bytes, 4)?;
    let mark = *bytes.first().filter(|mark| matches!(mark, b'/' | b'.' | b'-'))?;
    eat(&mut bytes, &[mark]);
    let second = digits(&mut bytes, 4)?;
    if !eat(&mut bytes, &[mark]) {
        return None;
    }
    let date = [first, second, digits(&mut bytes, 4)?];
    eat(&mut bytes, b",");
    if !eat(&mut bytes, b" ") {
        return None;
    }
    let mut hour = digits(&mut bytes, 2)?;
    let minute = eat(&mut bytes, b":").then(|| digits(&mut bytes, 2))??;
    let seconds = eat(&mut bytes, b":");
    let second = if seconds { digits(&mut bytes, 2)? } else { 0 };
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    // Since 2023 the blank before it is a narrow one that doesn't break.
    let half = ["\u{202f}", "\u{a0}", " "].into_iter().find_map(|blank| bytes.strip_prefix(blank.as_bytes()));
    let mut capitals = false;
    if let Some([half @ (b'A' | b'P' | b'a' | b'p'), b'M' | b'm', rest @ ..]) = half
        && hour <= 12
    {
        hour = hour % 12 + if half.eq_ignore_ascii_case(&b'p') { 12 } else { 0 };
        capitals = half.is_ascii_uppercase();
        bytes = rest;
    }
    if !eat(&mut bytes, if bracket { b"] " } else { b" - " }) {
        return None;
    }
    let second = u32::from(hour) * 3_600 + u32::from(minute) * 60 + u32::from(second);
    let american = mark == b'/' && capitals;
    let form = Form { bracket, clock_first: false, seconds };
    let stamp = Stamp { date, second, half_unknown: false, american, dash: !bracket, form };
    Some((stamp, behind(&line[line.len() - bytes.len()..])))
}

fn eat(bytes: &mut &[u8], wanted: &[u8]) -> bool {
    let rest = bytes.strip_prefix(wanted);
    *bytes = rest.unwrap_or(bytes);
    rest.is_some()
}

/// A number of at most `most` digits, and no more.
fn digits(bytes: &mut &[u8], most: usize) -> Option<u16> {
    let count = bytes.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    if count == 0 || count > most {
        return None;
    }
    let (number, rest) = bytes.split_at(count);
    *bytes = rest;
    Some(number.iter().fold(0, |number, digit| number * 10 + u16::from(digit - b'0')))
}

/// What follows a stamp, without blanks and marks before it.
fn behind(rest: &str) -> &str {
    match rest.as_bytes().first() {
        Some(b'!'..=b'~') => rest,
        _ => rest.trim_start_matches(|c| plain(c).is_none_or(|c| c == ' ')),
    }
}

/// In any language and script.
fn anyhow(line: &str) -> Option<(Stamp, &str)> {
    let mut cursor = Cursor { rest: line };
    let bracket = cursor.eat('[');
    cursor.blanks();
    let first = cursor.number(4)?;
    let mut words = Words::new();
    let slashes = cursor.peek() == Some('/');
    let (date, clock);
    let clock_first = cursor.peek() == Some(':');
    if clock_first {
        clock = cursor.clock(first)?;
        cursor.gap(&mut words)?;
        let year_or_day = cursor.number(4)?;
        date = cursor.date(year_or_day)?;
    } else {
        date = cursor.date(first)?;
        cursor.gap(&mut words)?;
        let hour = cursor.number(2)?;
        clock = cursor.clock(hour)?;
    }
    let told = words.half;
    words.clear();
    let end = cursor.tail(bracket, &mut words)?;
    let (mut hour, minute, second) = clock;
    let half = words.half.or(told);
    match half {
        Some(afternoon) if hour <= 12 => hour = hour % 12 + if afternoon { 12 } else { 0 },
        _ => {}
    }
    let form = Form { bracket, clock_first, seconds: second.is_some() };
    let (hour, minute, second) = (u32::from(hour), u32::from(minute), u32::from(second.unwrap_or(0)));
    let stamp = Stamp {
        date,
        second: hour * 3_600 + minute * 60 + second,
        half_unknown: half.is_none() && hour <= 12 && words.unknown(),
        american: slashes && words.capitals,
        dash: end == '-',
        form,
    };
    Some((stamp, behind(cursor.rest)))
}

/// The longest of such words, and of what stands between date and clock, in characters.
const LONGEST: usize = 20;

/// The words around a clock.
struct Words {
    /// Whether it is after noon.
    half: Option<bool>,
    /// The last of them, in lower case: so many bytes.
    last: [u8; 4 * LONGEST],
    len: usize,
    capitals: bool,
}

impl Words {
    fn new() -> Words {
        Words { half: None, last: [0; 4 * LONGEST], len: 0, capitals: false }
    }

    fn add(&mut self, c: char) {
        if !matches!(c, ' ' | ',' | '.' | '\'' | '’' | '״' | '׳' | '·' | '"') {
            for c in c.to_lowercase() {
                if let Some(room) = self.last.get_mut(self.len..self.len + c.len_utf8()) {
                    c.encode_utf8(room);
                    self.len += c.len_utf8();
                }
            }
            self.capitals |= matches!(c, 'A' | 'P');
        }
    }

    fn clear(&mut self) {
        self.len = 0;
    }

    fn is_one_of(&self, words: &str) -> bool {
        self.len > 0 && words.split(' ').any(|word| word.as_bytes() == &self.last[..self.len])
    }

    fn end(&mut self) {
        self.half = self.is_one_of(MORNING).then_some(false).or_else(|| self.is_one_of(AFTERNOON).then_some(true));
    }

    /// Whether the last of them isn't known, by its half of the day or otherwise.
    fn unknown(&self) -> bool {
        self.len > 0 && !self.is_one_of(FILLERS)
    }
}

struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    /// The next character that counts, with what stands behind it.
    fn ahead(&self) -> Option<(char, usize)> {
        self.rest.char_indices().find_map(|(at, c)| plain(c).map(|p| (p, at + c.len_utf8())))
    }

    fn peek(&self) -> Option<char> {
        self.ahead().map(|(c, _)| c)
    }

    fn next(&mut self) -> Option<char> {
        let (c, end) = self.ahead()?;
        self.rest = &self.rest[end..];
        Some(c)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.next();
        }
        there
    }

    fn blanks(&mut self) {
        while self.eat(' ') {}
    }

    /// A number of at most `most` digits, and no more.
    fn number(&mut self, most: usize) -> Option<u16> {
        let (mut number, mut digits) = (0_u16, 0);
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            digits += 1;
            if digits > most {
                return None;
            }
            number = number * 10 + digit as u16;
            self.next();
        }
        (digits > 0).then_some(number)
    }

    /// The second and third number of a date.
    fn date(&mut self, first: u16) -> Option<[u16; 3]> {
        let mut date = [first, 0, 0];
        for field in &mut date[1..] {
            self.blanks();
            if !matches!(self.next()?, '-' | '/' | '.' | '年' | '月' | '년' | '월') {
                return None;
            }
            self.blanks();
            *field = self.number(4)?;
        }
        Some(date)
    }

    /// What stands between date and clock: at least something, and no digit.
    fn gap(&mut self, words: &mut Words) -> Option<()> {
        for n in 0..=LONGEST {
            match self.peek()? {
                c if c.is_ascii_digit() => {
                    words.end();
                    return (n > 0).then_some(());
                }
                '[' | ']' | ':' | '-' | '/' => return None,
                '日' | '일' => words.clear(),
                c => words.add(c),
            }
            self.next();
        }
        None
    }

    /// Minutes and seconds of a clock.
    fn clock(&mut self, hour: u16) -> Option<(u16, u16, Option<u16>)> {
        let minute = self.sixtieth()?.filter(|m| *m < 60)?;
        let second = self.sixtieth()?;
        (hour < 24 && second.unwrap_or(0) < 60).then_some((hour, minute, second))
    }

    /// A mark and two digits; `Some(None)` where something else comes.
    fn sixtieth(&mut self) -> Option<Option<u16>> {
        let before = self.rest;
        self.blanks();
        // `21 h 04 min 05 s`: Canada's French.
        let mark =
            if self.rest.starts_with("min") { self.next().and(self.next()).and(self.next()) } else { self.next() };
        self.blanks();
        let digit = self.peek().is_some_and(|c| c.is_ascii_digit());
        if matches!(mark, Some(':' | '.' | 'h' | 'n')) && digit {
            return self.number(2).map(Some);
        }
        self.rest = before;
        Some(None)
    }

    /// What stands between the clock and the rest of the line, the mark that ends it included, which it returns.
    fn tail(&mut self, bracket: bool, words: &mut Words) -> Option<char> {
        let clock = self.rest;
        for _ in 0..=LONGEST {
            let c = self.next()?;
            let ends = if bracket { c == ']' } else { matches!(c, '-' | ':' | ',') && self.peek() == Some(' ') };
            if ends {
                words.end();
                if c == ':' && words.half.is_none() && words.unknown() {
                    // No mark ends the clock (`21:04:00 Ann: hi`): that was the name.
                    words.clear();
                    self.rest = clock;
                }
                return Some(c);
            }
            if c.is_ascii_digit() || matches!(c, '[' | '/') {
                return None;
            }
            words.add(c);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::name;
    use super::*;
    use proptest::prelude::*;

    fn read(line: &str) -> Option<([u16; 3], u32, String)> {
        let (stamp, rest) = stamp(line)?;
        assert!(!stamp.half_unknown, "{line}");
        Some((stamp.date, stamp.second, name(rest, |_| false).map(|(name, _)| name.into_owned()).unwrap_or_default()))
    }

    #[test]
    fn every_way_to_write_the_same_minute() {
        let ann = |date: [u16; 3]| Some((date, 21 * 3_600 + 4 * 60, "Ann Example".to_owned()));
        for line in [
            "13/06/2018, 21:04 - Ann Example: hi",
            "13/06/2018 21:04 - Ann Example: hi",
            "13/06/2018, 9:04 PM - Ann Example: hi",
            "13/06/2018, 9:04\u{202f}pm - Ann Example: hi",
            "13/6/2018, 9:04 p.\u{a0}m. - Ann Example: hi",
            "13/6/2018 21.04 - Ann Example: hi",
            "13.06.2018, 21:04 - Ann Example: hi",
            "13.6.2018 klo 21.04 - Ann Example: hi",
            "13. 6. 2018. 21:04 - Ann Example: hi",
            "13.06.2018 г., 21:04 ч. - Ann Example: hi",
            "13-06-2018 21:04 - Ann Example: hi",
            "13/06/2018 às 21:04 - Ann Example: hi",
            "13/6/2018, 9:04 μ.μ. - Ann Example: hi",
            "13/6/2018 ÖS 9:04 - Ann Example: hi",
            "13/6/2018, 21 h 04 - Ann Example: hi",
            "[13/6/2018, 21\u{a0}h\u{a0}04\u{a0}min\u{a0}00\u{a0}s] Ann Example: hi",
            "21:04, 13/06/2018 - Ann Example: hi",
            "\u{200e}[13.06.2018, 21:04:00] Ann Example: hi",
            "[13/06/2018, 9:04:00\u{202f}PM] Ann Example: hi",
            "[13/6/2018 21:04:00] ~\u{202f}Ann Example: hi",
            "\u{feff}[13-06-2018 21:04] \u{202a}Ann\u{a0}Example\u{202c}: hi",
            "13.06.2018 21.04.00: Ann Example: hi",
            "13. 6. 2018. 21:04:00 Ann Example: hi",
            "\u{200f}١٣\u{200f}/٠٦\u{200f}/٢٠١٨، ٩:٠٤ م - Ann Example: hi",
            "१३/०६/२०१८, ९:०४ अपराह्न - Ann Example: hi",
            "૧૩/૦૬/૨૦૧૮, ૯:૦૪ PM - Ann Example: hi",
            "۱۳/۰۶/۲۰۱۸،\u{200f} ۲۱:۰۴ - Ann Example: hi",
            "[13/06/2018, 9:04:00 ಅಪರಾಹ್ನ] Ann Example: hi",
            "[13/06/2018, 9:04:00 ਬਾ.ਦੁ.] Ann Example: hi",
            "13/06/2018, 21:04 - Ann Example:",
        ] {
            assert_eq!(read(line), ann([13, 6, 2018]), "{line}");
        }
        for line in [
            "2018-06-13, 9:04 p.m. - Ann Example: hi",
            "2018-06-13 21:04 - Ann Example: hi",
            "2018/06/13 21:04 - Ann Example: hi",
            "2018/6/13 下午9:04 - Ann Example: hi",
            "[2018/6/13 下午9:04:00] Ann Example: hi",
            "2018. 6. 13. 오후 9:04, Ann Example : hi",
            "2018년 6월 13일 오후 9:04, Ann Example : hi",
            "[2018. 6. 13. 오후 9:04:00] Ann Example: hi",
            "2018年6月13日 21:04 - Ann Example: hi",
            "2018. 06. 13. 21:04 - Ann Example: hi",
        ] {
            assert_eq!(read(line), ann([2018, 6, 13]), "{line}");
        }
        assert_eq!(read("06/20/2020, 00:08 a. m. - Ann: x"), Some(([6, 20, 2020], 480, "Ann".into())));
        assert_eq!(read("6/20/20, 12:08 AM - Ann: x"), Some(([6, 20, 20], 480, "Ann".into())));
        assert_eq!(read("6/20/20, 12:08 PM - Ann: x"), Some(([6, 20, 20], 43_680, "Ann".into())));
    }

    #[test]
    fn what_whatsapp_says_itself_has_no_name() {
        for line in [
            "30/06/20, 09:10 - You were added",
            "30/06/20, 09:10 - Ann created group \"Crew: 2020\"",
            "30/06/20, 09:10 - Ann changed the name to “Trip: Rome”",
            "[30/06/20, 09:10:00] \u{200e}Ann left",
        ] {
            assert_eq!(read(line).map(|(.., name)| name), Some(String::new()), "{line}");
        }
    }

    #[test]
    fn other_lines_go_on_with_a_message() {
        for line in [
            "",
            "hello",
            "12",
            "1/2/3",
            "2016-04-29 10:30:00",
            "10:30 - see you: there",
            "12/12/2020 12:30 is when we meet again - all of us",
            "[13/06/2018 21:04",
            "99999/1/2, 10:00 - Ann: x",
            "1/1/2020, 25:00 - Ann: x",
            "1/1/2020, 10:61 - Ann: x",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn an_unknown_word_behind_the_clock_is_noticed() {
        let unknown = |line| stamp(line).is_some_and(|(s, _)| s.half_unknown);
        assert!(unknown("13/06/2018, 9:04 xyz - Ann: hi"));
        assert!(!unknown("13/06/2018, 21:04 xyz - Ann: hi"));
        assert!(stamp("6/13/18, 9:04 PM - Ann: hi").is_some_and(|(s, _)| s.american));
        assert!(stamp("13/6/18, 9:04 pm - Ann: hi").is_some_and(|(s, _)| !s.american));
    }

    proptest! {
        #[test]
        fn no_line_is_too_odd(line in r"\[?[0-9٠-٩/.: \-,年]{0,24}[APMapm. \]\-:]{0,8}.{0,8}") {
            if let Some((_, rest)) = stamp(&line) {
                prop_assert!(line.ends_with(rest));
                let _ = name(rest, |_| true);
            }
        }

        #[test]
        fn the_plain_way_is_only_faster(line in r"\u{200e}?\[?[0-9]{1,4}[/.-][0-9]{1,4}[/.-][0-9]{1,4},? [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?[ \u{202f}]?([AaPp][Mm])?(\] | - )\u{200e}?[A-Z]: x") {
            if let Some(plain) = plainly(&line) {
                prop_assert_eq!(Some(plain), anyhow(&line));
            }
        }
    }
}
