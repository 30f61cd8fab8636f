//! What stands between a string's quotes, and what it means.

use std::borrow::Cow;

/// The code unit written as four hexadecimal digits.
pub(crate) fn hex(digits: &[u8]) -> Option<u16> {
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u16);
    digits.get(..4)?.iter().try_fold(0, |n, &b| Some(n << 4 | digit(b)?))
}

/// A string's content, between the quotes. `Err` holds it with `U+FFFD` in the place of what is damaged: bytes that are
/// no UTF-8, halves of surrogate pairs.
pub(crate) fn decode(raw: &[u8], escaped: bool) -> Result<Cow<'_, str>, Cow<'_, str>> {
    if !escaped {
        return str::from_utf8(raw).map(Cow::Borrowed).map_err(|_| String::from_utf8_lossy(raw));
    }
    let (bytes, whole) = unescape(raw);
    match String::from_utf8(bytes) {
        Ok(text) if whole => Ok(Cow::Owned(text)),
        Ok(text) => Err(Cow::Owned(text)),
        Err(damaged) => Err(Cow::Owned(String::from_utf8_lossy(damaged.as_bytes()).into_owned())),
    }
}

/// The text with its escapes, which the parser has checked, replaced; whether all surrogates are pairs.
fn unescape(mut raw: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(raw.len());
    let mut whole = true;
    while let Some(at) = memchr::memchr(b'\\', raw) {
        out.extend_from_slice(&raw[..at]);
        let letter = raw.get(at + 1).copied().unwrap_or_default();
        raw = &raw[(at + 2).min(raw.len())..];
        let c = match letter {
            b'u' => unit(&mut raw).unwrap_or_else(|| {
                whole = false;
                char::REPLACEMENT_CHARACTER
            }),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            other => char::from(other),
        };
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    out.extend_from_slice(raw);
    (out, whole)
}

/// The character whose digits `raw` begins with; both of a pair of surrogates.
fn unit(raw: &mut &[u8]) -> Option<char> {
    let first = hex(raw)?;
    *raw = &raw[4..];
    let second = || hex(raw.strip_prefix(b"\\u")?);
    let (c, pair) = match (first, second()) {
        (0xd800..0xdc00, Some(second)) => (char::decode_utf16([first, second]).next()?.ok()?, true),
        _ => (char::from_u32(first.into())?, false),
    };
    if pair {
        *raw = &raw[6..];
    }
    Some(c)
}
