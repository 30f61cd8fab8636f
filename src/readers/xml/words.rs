//! References: the five entities, and characters by number. Others stay as they are, and no document type is read.

use quick_xml::escape::resolve_predefined_entity;

/// Text with its references resolved.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let resolved = after.split_once(';').and_then(|(reference, after)| Some((character(reference)?, after)));
        let (c, after) = resolved.unwrap_or(('&', after));
        out.push(c);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands between `&` and `;`.
pub(super) fn character(reference: &str) -> Option<char> {
    let Some(number) = reference.strip_prefix('#') else {
        return resolve_predefined_entity(reference)?.chars().next();
    };
    let hex = number.strip_prefix('x');
    let digits = hex.unwrap_or(number);
    // A sign isn't a digit.
    let digits = Some(digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(digits, if hex.is_some() { 16 } else { 10 }).ok()?)
}
