//! What stands in tags and between them: names, attributes, references.

use super::MAX_TEXT;

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The attribute of this name, prefix or not; empty where there is none.
pub(super) fn attribute(mut attributes: &str, name: &str) -> String {
    while let Some((key, rest)) = attributes.split_once('=') {
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { break };
        let Some((value, after)) = rest[1..].split_once(quote) else { break };
        if local(key.trim()) == name {
            let mut text = unescaped(value);
            text.truncate(text.floor_char_boundary(MAX_TEXT));
            return text;
        }
        attributes = after;
    }
    String::new()
}

/// Text with its references resolved: the five entities, and characters by number. Others stay as they are.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// What stands between `&` and `;`.
fn character(reference: &str) -> Option<char> {
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}
