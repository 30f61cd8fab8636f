//! What stands in tags and between them: names, attributes, references.

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.split_once(":").map_or(name, |(_, local)| local)
}

/// The attribute of this name, prefix or not; empty where there is none.
pub(crate) fn attribute(mut attributes: &str, name: &str) -> String {
    while let Some((key, rest)) = attributes.split_once("=") {
        let rest = rest.trim_start();
        let quote = if rest.starts_with('"') { "\"" } else { "'" };
        let Some((value, after)) = rest.strip_prefix(quote).and_then(|rest| rest.split_once(quote)) else { break };
        if local(key.trim()) == name {
            return unescaped(value);
        }
        attributes = after;
    }
    String::new()
}

/// Text with its references resolved: the five entities, and characters by number. Others stay as they are.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("&") {
        out.push_str(before);
        let resolved = after.split_once(";").and_then(|(reference, after)| Some((character(reference)?, after)));
        let (c, after) = resolved.unwrap_or(('&', after));
        out.push(c);
        rest = after;
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
            let (radix, digits) = number.strip_prefix('x').map_or((10, number), |hex| (16, hex));
            let mut code = 0_u32;
            for digit in digits.chars() {
                code = code.checked_mul(radix)?.checked_add(digit.to_digit(radix)?)?;
            }
            char::from_u32(code).filter(|_| !digits.is_empty())?
        }
    })
}
