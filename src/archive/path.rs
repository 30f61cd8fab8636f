//! Entry names: decoding, one notation, and what is junk.

use super::bytes::{array, u16_at, u32_at};
use flate2::Crc;

/// A ZIP's name as text: its Unicode Path field where it belongs to this name, else UTF-8 (which many write without
/// setting the flag for it), else CP437.
pub(super) fn decode(name: &[u8], extra: &[u8]) -> String {
    if let Some(unicode) = unicode_path(name, extra) {
        return unicode.to_owned();
    }
    match std::str::from_utf8(name) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let upper: Vec<char> = CP437.chars().collect();
            name.iter().map(|&b| b.checked_sub(128).map_or(char::from(b), |at| upper[usize::from(at)])).collect()
        }
    }
}

/// The extra fields of a header: id and content.
pub(super) fn extra_fields(mut extra: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (head, rest) = extra.split_at_checked(4)?;
        let (content, next) = rest.split_at_checked(usize::from(u16_at(head, 2)))?;
        extra = next;
        Some((u16_at(head, 0), content))
    })
}

/// Info-ZIP's field 0x7075: version 1, CRC-32 of the name it replaces, UTF-8.
fn unicode_path<'a>(name: &[u8], extra: &'a [u8]) -> Option<&'a str> {
    let (_, field) = extra_fields(extra).find(|(id, _)| *id == 0x7075)?;
    let mut crc = Crc::new();
    crc.update(name);
    if array(field, 0) != [1] || u32_at(field, 1) != crc.sum() {
        return None;
    }
    std::str::from_utf8(field.get(5..)?).ok().filter(|text| !text.is_empty())
}

/// The upper half of the IBM PC's code page 437, which is what ZIP means by a name that isn't UTF-8.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The path with `/` only, without empty, `.` and `..` parts; `None` for folders and junk.
pub(super) fn normal(path: &str) -> Option<String> {
    if path.ends_with(['/', '\\']) {
        return None;
    }
    let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let file = parts.last()?;
    let junk = file.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini"].iter().any(|name| name.eq_ignore_ascii_case(file))
        || parts.contains(&"__MACOSX");
    (!junk).then(|| parts.join("/"))
}

/// Whether a file's name is that of one part of an archive that was split: `x.z01`, `x.zip.001`, `x.part2.rar`.
pub(super) fn is_part(name: &str) -> bool {
    const PACKED: [&str; 6] = ["zip", "7z", "rar", "tar", "gz", "tgz"];
    let name = name.to_ascii_lowercase();
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let before = stem.rsplit_once('.').map_or("", |(_, before)| before);
    let digits = |text: &str, len: usize| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = |text: &str, word: &str| text.strip_prefix(word).is_some_and(|n| digits(n, n.len().clamp(1, 3)));
    ending.strip_prefix('z').is_some_and(|n| digits(n, 2))
        || digits(ending, 3) && PACKED.contains(&before)
        || ["zip", "rar"].contains(&ending) && numbered(before, "part")
}

/// The path of what a gzip at `path` holds.
pub(super) fn without_gz(path: &str) -> String {
    let cut = |ending: &str| {
        let (stem, end) = path.split_at_checked(path.len().checked_sub(ending.len())?)?;
        (end.eq_ignore_ascii_case(ending) && !stem.is_empty() && !stem.ends_with('/')).then_some(stem)
    };
    match (cut(".gz"), cut(".tgz")) {
        (Some(stem), _) => stem.to_owned(),
        (_, Some(stem)) => format!("{stem}.tar"),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_page_is_complete() {
        assert_eq!(CP437.chars().count(), 128);
        assert_eq!(decode(b"caf\x82", &[]), "café");
        assert_eq!(decode(b"\x80\xE1\xFE\xFF", &[]), "Çß■\u{a0}");
    }

    #[test]
    fn utf8_is_tried_before_the_code_page_and_the_unicode_path_before_both() {
        assert_eq!(decode("café".as_bytes(), &[]), "café");
        let mut crc = Crc::new();
        crc.update(b"caf_");
        let mut extra = vec![0x99, 0x99, 1, 0, 7, 0x75, 0x70, 10, 0, 1];
        extra.splice(5..7, [0x75, 0x70]);
        extra.extend(crc.sum().to_le_bytes());
        extra.extend("café".as_bytes());
        assert_eq!(decode(b"caf_", &extra), "café");
        assert_eq!(decode(b"other", &extra), "other");
    }

    #[test]
    fn junk_and_folders_have_no_path() {
        for path in
            ["a/", "a\\", "__MACOSX/a.json", "x/__MACOSX/a", "x/._a", ".DS_Store", "a/thumbs.db", "", "/", ".."]
        {
            assert_eq!(normal(path), None, "{path}");
        }
        for (path, wanted) in
            [("a\\b.c", "a/b.c"), ("/a//b", "a/b"), ("./a/../b", "a/b"), ("__macosx.txt", "__macosx.txt")]
        {
            assert_eq!(normal(path).as_deref(), Some(wanted));
        }
    }
}
