//! The first line of a message: when, and who. Every language and phone writes it its own way.

use crate::readers::text;

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
}

/// A line's stamp, and what stands behind it. `None`: the line goes on with a message.
pub fn stamp(line: &str) -> Option<(Stamp, &str)> {
    let mut cursor = Cursor { rest: line };
    let bracket = cursor.eat('[');
    cursor.blanks();
    let first = cursor.number(4)?;
    let mut words = Words::default();
    let slashes = cursor.peek() == Some('/');
    let (date, clock);
    if cursor.peek() == Some(':') {
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
    words.last.clear();
    cursor.tail(bracket, &mut words)?;
    let (mut hour, minute, second) = clock;
    let half = words.half.or(told);
    match half {
        Some(afternoon) if hour <= 12 => hour = hour % 12 + if afternoon { 12 } else { 0 },
        _ => {}
    }
    let (hour, minute, second) = (u32::from(hour), u32::from(minute), u32::from(second));
    let stamp = Stamp {
        date,
        second: hour * 3_600 + minute * 60 + second,
        half_unknown: half.is_none() && hour <= 12 && words.unknown(),
        american: slashes && words.capitals,
    };
    Some((stamp, cursor.rest.trim_start_matches(|c| plain(c).is_none_or(|c| c == ' '))))
}

/// Who wrote, and the text, given what stands behind the stamp. `None`: WhatsApp did, about a member or the chat.
/// `known` tells whether somebody is called so: for a text that was glued to its name.
pub fn name(rest: &str, known: impl Fn(&str) -> bool) -> Option<(String, &str)> {
    let bare = |name: &str| text::clean(text::clean(name).trim_start_matches('~')).into_owned();
    let mut found = None;
    for (at, _) in rest.match_indices(':') {
        let (before, after) = (bare(&rest[..at]), &rest[at + 1..]);
        if after.is_empty() || after.starts_with(|c| plain(c) == Some(' ')) {
            found = Some((before, after));
            break;
        }
        if known(&before) {
            found = Some((before, after));
            break;
        }
    }
    let (name, after) = found?;
    // “Ann changed the name to “Trip: Rome””: names have no quotation marks, and are no longer than a phone takes.
    let quoted = name.contains(['"', '“', '”', '„', '«', '»', '「', '『']);
    (!name.is_empty() && !quoted && name.chars().count() <= 100).then_some((name, after))
}

/// A character as it is compared: every blank is a blank, every digit 0 to 9; `None` for invisible marks.
fn plain(c: char) -> Option<char> {
    /// Where the digits of a script begin.
    const ZEROS: [u32; 7] = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040, 0xff10];
    match c {
        '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '،' | '，' => Some(','),
        '：' => Some(':'),
        '–' | '—' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        c => {
            let digit = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|d| *d < 10));
            Some(digit.and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
        }
    }
}

/// Words for the halves of the day, without dots, blanks and apostrophes, in lower case.
const MORNING: &str = "am ap de dop dp eparadites fm pd pg sa to vm öö πμ дп претпл לפנהצ ص قظ पूर्वाह्न मपू পূর্বাহ্ন \
    முற்பகல் ก่อนเที่ยง 오전 上午 午前 凌晨 清晨 早上";
const AFTERNOON: &str = "pm ip du odp pop epasdites em md ptg ch tk nm ös μμ пп попл אחהצ م بظ अपराह्न मउ অপরাহ্ন \
    பிற்பகல் หลังเที่ยง 오후 下午 午後 中午 晚上 傍晚";
/// Words behind a clock of 24 hours.
const FILLERS: &str = "h ч น uhr hod min";

/// The longest of such words, and of what stands between date and clock, in characters.
const LONGEST: usize = 20;

/// The words around a clock.
#[derive(Default)]
struct Words {
    /// Whether it is after noon.
    half: Option<bool>,
    last: String,
    capitals: bool,
}

impl Words {
    fn add(&mut self, c: char) {
        if !matches!(c, ' ' | ',' | '.' | '\'' | '’' | '״' | '׳' | '·' | '"') {
            self.last.extend(c.to_lowercase());
            self.capitals |= matches!(c, 'A' | 'P');
        }
    }

    fn end(&mut self) {
        let is = |words: &str| words.split(' ').any(|word| word == self.last);
        self.half = is(MORNING).then_some(false).or(is(AFTERNOON).then_some(true));
    }

    /// Whether the last of them isn't known, by its half of the day or otherwise.
    fn unknown(&self) -> bool {
        !self.last.is_empty() && !FILLERS.split(' ').any(|word| word == self.last)
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
                '日' | '일' => words.last.clear(),
                c => words.add(c),
            }
            self.next();
        }
        None
    }

    /// Minutes and seconds of a clock.
    fn clock(&mut self, hour: u16) -> Option<(u16, u16, u16)> {
        let minute = self.sixtieth()?.filter(|m| *m < 60)?;
        let second = self.sixtieth()?.unwrap_or(0);
        (hour < 24 && second < 60).then_some((hour, minute, second))
    }

    /// A mark and two digits; `Some(None)` where something else comes.
    fn sixtieth(&mut self) -> Option<Option<u16>> {
        let before = self.rest;
        self.blanks();
        let mark = self.next();
        self.blanks();
        let digit = self.peek().is_some_and(|c| c.is_ascii_digit());
        if matches!(mark, Some(':' | '.' | 'h')) && digit {
            return self.number(2).map(Some);
        }
        self.rest = before;
        Some(None)
    }

    /// What stands between the clock and the rest of the line, the mark that ends it included.
    fn tail(&mut self, bracket: bool, words: &mut Words) -> Option<()> {
        let clock = self.rest;
        for _ in 0..=LONGEST {
            let c = self.next()?;
            let ends = if bracket { c == ']' } else { matches!(c, '-' | ':' | ',') && self.peek() == Some(' ') };
            if ends {
                words.end();
                if c == ':' && words.half.is_none() && words.unknown() {
                    // No mark ends the clock (`21:04:00 Ann: hi`): that was the name.
                    words.last.clear();
                    self.rest = clock;
                }
                return Some(());
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
    use super::*;
    use proptest::prelude::*;

    fn read(line: &str) -> Option<([u16; 3], u32, String)> {
        let (stamp, rest) = stamp(line)?;
        assert!(!stamp.half_unknown, "{line}");
        Some((stamp.date, stamp.second, name(rest, |_| false).map(|(name, _)| name).unwrap_or_default()))
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
            "21:04, 13/06/2018 - Ann Example: hi",
            "\u{200e}[13.06.2018, 21:04:00] Ann Example: hi",
            "[13/06/2018, 9:04:00\u{202f}PM] Ann Example: hi",
            "[13/6/2018 21:04:00] ~\u{202f}Ann Example: hi",
            "\u{feff}[13-06-2018 21:04] \u{202a}Ann\u{a0}Example\u{202c}: hi",
            "13.06.2018 21.04.00: Ann Example: hi",
            "13. 6. 2018. 21:04:00 Ann Example: hi",
            "\u{200f}١٣\u{200f}/٠٦\u{200f}/٢٠١٨، ٩:٠٤ م - Ann Example: hi",
            "१३/०६/२०१८, ९:०४ अपराह्न - Ann Example: hi",
            "۱۳/۰۶/۲۰۱۸،\u{200f} ۲۱:۰۴ - Ann Example: hi",
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

    #[test]
    fn a_text_glued_to_a_known_name_is_theirs() {
        assert_eq!(name("Ann:.", |n| n == "Ann"), Some(("Ann".into(), ".")));
        assert_eq!(name("Ann:.", |_| false), None);
    }

    proptest! {
        #[test]
        fn no_line_is_too_odd(line in r"\[?[0-9٠-٩/.: \-,年]{0,24}[APMapm. \]\-:]{0,8}.{0,8}") {
            if let Some((_, rest)) = stamp(&line) {
                prop_assert!(line.ends_with(rest));
                let _ = name(rest, |_| true);
            }
        }
    }
}
