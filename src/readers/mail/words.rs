//! Header texts as people read them: 8-bit bytes and encoded words (RFC 2047) decoded.

use crate::readers::text;
use std::borrow::Cow;

/// A header's value on one line, its 8-bit bytes decoded (UTF-8, else Windows-1252: mail of the nineties).
pub fn unfold(value: &[u8]) -> Cow<'_, str> {
    let text = text::decode(value.trim_ascii());
    if !text.contains(['\n', '\r']) {
        return text;
    }
    Cow::Owned(text.lines().flat_map(|line| [" ", line.trim()]).skip(1).collect())
}

/// The text with its encoded words decoded; those that can't be stay as they are. Of the encodings, UTF-8 and those of
/// Western Europe: tables for all of them would weigh more than the rest of the page, for the sake of some names.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // Bytes of adjacent words of one encoding: a character may be cut between two of them.
    let mut pending: Option<(Encoding, Vec<u8>)> = None;
    let mut rest = text;
    while let Some(start) = rest.find("=?") {
        let (before, word) = rest.split_at(start);
        let Some((encoding, bytes, after)) = encoded(word) else {
            flush(&mut pending, &mut out);
            out.push_str(before);
            out.push_str("=?");
            rest = &word[2..];
            continue;
        };
        // White space between two words only separates them.
        if pending.is_none() || !before.trim().is_empty() {
            flush(&mut pending, &mut out);
            out.push_str(before);
        }
        match &mut pending {
            Some((known, more)) if *known == encoding => more.extend(bytes),
            _ => {
                flush(&mut pending, &mut out);
                pending = Some((encoding, bytes));
            }
        }
        rest = after;
    }
    flush(&mut pending, &mut out);
    out.push_str(rest);
    Cow::Owned(out)
}

/// Bytes within which an encoded word must end; the standard allows 75.
const WORD: usize = 2_000;

fn flush(pending: &mut Option<(Encoding, Vec<u8>)>, out: &mut String) {
    match pending.take() {
        Some((Encoding::Utf8, bytes)) => out.push_str(&String::from_utf8_lossy(&bytes)),
        Some((Encoding::Western, bytes)) => out.push_str(&text::decode(&bytes)),
        None => {}
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// Latin-1, and Windows-1252, which its users mean by that; also UTF-8 under a wrong name.
    Western,
}

impl Encoding {
    /// By its name, without a language (`utf-8*en`).
    fn named(name: &str) -> Option<Encoding> {
        match name.split('*').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Some(Encoding::Utf8),
            "iso-8859-1" | "iso-8859-15" | "latin1" | "windows-1252" | "cp1252" | "us-ascii" | "ascii"
            | "unknown" | "unknown-8bit" | "" => Some(Encoding::Western),
            _ => None,
        }
    }
}

/// The word at the beginning of `text`: its encoding, its bytes, and what follows.
fn encoded(text: &str) -> Option<(Encoding, Vec<u8>, &str)> {
    let mut parts = text[..text.floor_char_boundary(WORD)].strip_prefix("=?")?.splitn(3, '?');
    let (name, how, word) = (parts.next()?, parts.next()?, parts.next()?);
    let word = &word[..word.find("?=")?];
    let encoding = Encoding::named(name)?;
    let bytes = match how {
        "B" | "b" => base64(word.as_bytes()),
        "Q" | "q" => quoted(word.as_bytes(), b'_'),
        _ => return None,
    };
    // Marks and separators: `=?`, `?`, `?`, `?=`.
    Some((encoding, bytes, &text[name.len() + how.len() + word.len() + 6..]))
}

fn base64(word: &[u8]) -> Vec<u8> {
    let digit = |b: &u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = word.iter().filter_map(digit).collect();
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for group in digits.chunks(4) {
        let bits = group.iter().fold(0_u32, |bits, d| bits << 6 | u32::from(*d)) << (6 * (4 - group.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len().max(1)]);
    }
    bytes
}

/// Quoted-printable bytes; `blank` stands for a blank (header words write `_`).
pub fn quoted(word: &[u8], blank: u8) -> Vec<u8> {
    let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let mut bytes = Vec::with_capacity(word.len());
    let mut at = 0;
    while let Some(&byte) = word.get(at) {
        at += 1;
        match (byte, hex(word.get(at)), hex(word.get(at + 1))) {
            (b'=', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                at += 2;
            }
            (byte, ..) if byte == blank => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encoded_words() {
        for (text, expected) in [
            ("=?utf-8?q?Zo=C3=AB?= Example", "Zoë Example"),
            ("=?ISO-8859-1?Q?Zo=EB_E?=", "Zoë E"),
            ("=?UTF-8?B?Wm/Dqw==?=", "Zoë"),
            ("=?utf-8?B?Wm/D?=\t =?utf-8?b?q3g=?= y", "Zoëx y"),
            ("a =?utf-8*en?Q?b?= c", "a b c"),
            ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= a", "=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= a"),
            ("=?iso-8859-1?Q?=C3=AB_=eb?=", "Ã« ë"),
            ("=?utf-8?Q?a?=, =?utf-8?Q?b?=", "a, b"),
            ("=?nonsense", "=?nonsense"),
            ("=?x?y?z?=", "=?x?y?z?="),
            ("=?utf-8?Q?=C3?=", "\u{fffd}"),
            ("=?utf-8?Q?100=_=4?=", "100= =4"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }

    #[test]
    fn folded_and_eight_bit_values() {
        assert_eq!(unfold(b" a\r\n\tb\n  c \n"), "a b c");
        assert_eq!(unfold(b" Zo\xeb"), "Zoë");
        assert_eq!(unfold("Zoë".as_bytes()), "Zoë");
    }

    proptest! {
        #[test]
        fn any_text_decodes_to_something(text in "(=\\?|\\?=|utf-8|\\?[QqBb]\\?|[ -~]|\\PC){0,40}") {
            decode(&text);
        }

        #[test]
        fn base64_of_any_bytes(bytes: Vec<u8>) {
            let table = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            let mut word = Vec::new();
            for group in bytes.chunks(3) {
                let bits = group.iter().fold(0_u32, |b, x| b << 8 | u32::from(*x)) << (8 * (3 - group.len()));
                let digit = |i: usize| table[(bits >> (18 - 6 * i)) as usize & 63];
                word.extend((0..=group.len()).map(digit));
                word.extend(std::iter::repeat_n(b'=', 3 - group.len()));
            }
            prop_assert_eq!(base64(&word), bytes);
        }
    }
}
