//! Header texts as people read them: 8-bit bytes and encoded words (RFC 2047) decoded.
//!
//! The encodings are libraries' (mail-parser's base64, the tables of [`Encoding`]). Finding the words is ours: a library that
//! decodes each for itself loses characters that are cut between two words, and raw 8-bit headers.

use crate::readers::encoding::Encoding;
use crate::readers::text;
use mail_parser::decoders::base64::base64_decode;
use std::borrow::Cow;

/// A header's value on one line, its 8-bit bytes decoded (UTF-8, else Windows-1252: mail of the nineties).
pub fn unfold(value: &[u8]) -> Cow<'_, str> {
    let text = text::decode(value.trim_ascii());
    if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
        return text;
    }
    Cow::Owned(text.lines().flat_map(|line| [" ", line.trim()]).skip(1).collect())
}

/// The text with its encoded words decoded; those that can't be stay as they are.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().windows(2).any(|pair| pair == b"=?") {
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
        // UTF-8 under a wrong name, too.
        Some((Encoding::Windows1252, bytes)) => out.push_str(&text::decode(&bytes)),
        Some((encoding, bytes)) => out.push_str(&encoding.decode(&bytes)),
        None => {}
    }
}

/// An encoding by its name, without a language (`utf-8*en`).
fn named(name: &str) -> Option<Encoding> {
    let name = name.split('*').next().unwrap_or_default().trim();
    match name.to_ascii_lowercase().as_str() {
        "" | "unknown" | "unknown-8bit" | "x-unknown" | "default" => Some(Encoding::Windows1252),
        name => Encoding::named(name).or_else(|| Encoding::named(&name.replace("cp-", "cp"))),
    }
}

/// The word at the beginning of `text`: its encoding, its bytes, and what follows.
fn encoded(text: &str) -> Option<(Encoding, Vec<u8>, &str)> {
    let mut parts = text[..text.floor_char_boundary(WORD)].strip_prefix("=?")?.splitn(3, '?');
    let (name, how, word) = (parts.next()?, parts.next()?, parts.next()?);
    let word = &word[..word.find("?=")?];
    let encoding = named(name)?;
    let bytes = match how {
        "B" | "b" => base64_decode(word.as_bytes())?,
        "Q" | "q" => quoted(word.as_bytes(), b'_'),
        _ => return None,
    };
    // Marks and separators: `=?`, `?`, `?`, `?=`.
    Some((encoding, bytes, &text[name.len() + how.len() + word.len() + 6..]))
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
            ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= a", "山田 a"),
            ("=?koi8-r?B?4c7OwQ==?=", "Анна"),
            ("=?gb2312?B?sLLEyA?=", "安娜"),
            ("=?iso-8859-15?Q?=A4?=", "€"),
            ("=?utf-7?Q?a?= b", "=?utf-7?Q?a?= b"),
            ("=?utf-8?B?a*b?= c", "=?utf-8?B?a*b?= c"),
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
    }
}
