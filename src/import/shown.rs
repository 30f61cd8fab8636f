//! What of a row may be shown.

use crate::readers::xml::words::unescaped;

/// Which fields of a row are shown to whoever asks where a point comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShownFields {
    /// Names as they stand in the export. Texts are never among them.
    pub fields: &'static [&'static str],
    /// Shown of a row that is a post of the owner's, and of no other.
    pub own_words: OwnWords,
}

/// The fields that hold what the owner wrote: of several the first that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnWords {
    /// They are not shown: the export holds none, or doesn't say in the same row whose they are.
    Never,
    /// As plain text.
    Plain(&'static [&'static str]),
    /// As HTML, or with its entities.
    Html(&'static [&'static str]),
}

impl OwnWords {
    /// The fields, the most telling first.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            OwnWords::Never => &[],
            OwnWords::Plain(fields) | OwnWords::Html(fields) => fields,
        }
    }

    /// What was written, without markup.
    pub(crate) fn read(self, text: &str) -> String {
        match self {
            OwnWords::Never | OwnWords::Plain(_) => text.trim().to_owned(),
            OwnWords::Html(_) => without_markup(text),
        }
    }
}

/// On one line: breaks and paragraphs are spaces.
// mail-parser's converter leaves every entity as it is where an address has 32 bits, as in a browser.
fn without_markup(html: &str) -> String {
    let mut parts = html.split('<');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('>') {
            Some((tag, after)) => {
                let parted = tag.starts_with("br") || tag.starts_with("/p") || tag.starts_with("/li");
                text.push_str(if parted { " " } else { "" });
                text.push_str(after);
            }
            None => text.extend(["<", part]),
        }
    }
    unescaped(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::OwnWords;

    #[test]
    fn entities_are_characters_and_tags_go() {
        let html = OwnWords::Html(&["text"]);
        assert_eq!(html.read("Strong winds &amp; rain, all well"), "Strong winds & rain, all well");
        assert_eq!(html.read("5 &lt; 7 &gt; 3\nnext &amp;lt;"), "5 < 7 > 3 next &lt;");
        assert_eq!(html.read("<p>One<br>two &amp; <b>three</b></p><p>it&#39;s</p>"), "One two & three it's");
        assert_eq!(html.read("cut <a href="), "cut <a href=");
    }
}
