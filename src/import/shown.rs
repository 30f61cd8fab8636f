//! What of a row may be shown.

use crate::readers::xml::words::unescaped;
use crate::readers::{json, table};

/// Which fields of a row are shown to whoever asks where a point comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShownFields {
    /// Names as they stand in the export. Texts are never among them.
    pub fields: &'static [&'static str],
    /// Shown of a row that is a post of the owner's, and of no other.
    pub own_words: OwnWords,
}

/// The fields that hold what the owner wrote: of several the first that is there. In JSON a name stands for the one that
/// lies least deep, and `data.comment` for one that lies exactly there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnWords {
    /// They are not shown: the export holds none, or doesn't say in the same row whose they are.
    Never,
    /// As plain text.
    Plain(&'static [&'static str]),
    /// The same, in a file where only the rows before it say whose it is.
    Behind(&'static [&'static str]),
    /// As HTML, or with its entities.
    Html(&'static [&'static str]),
    /// As pieces, an object of JSON each. A field that begins with a bracket is the end of a column's name, of which the last
    /// one counts: the rest is in the user's language.
    Pieces(&'static [&'static str]),
    /// As a mail: what stands in it, without what it quotes.
    Mail,
}

impl OwnWords {
    /// The fields, the most telling first.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            OwnWords::Never | OwnWords::Mail => &[],
            OwnWords::Plain(fields)
            | OwnWords::Behind(fields)
            | OwnWords::Html(fields)
            | OwnWords::Pieces(fields) => fields,
        }
    }

    /// What was written, without markup.
    pub(crate) fn read(self, text: &str) -> String {
        match self {
            OwnWords::Never | OwnWords::Mail | OwnWords::Plain(_) | OwnWords::Behind(_) => text.trim().to_owned(),
            OwnWords::Html(_) => without_markup(text),
            OwnWords::Pieces(_) => json::record::joined(text).unwrap_or_else(|| text.to_owned()).trim().to_owned(),
        }
    }

    /// What was written in a row of a table, as it stands there.
    pub(crate) fn of_row(self, row: &table::Row) -> Option<String> {
        let cell = |field: &&str| {
            let mut cells = row.cells().filter(|(name, _)| match field.strip_prefix('(') {
                Some(_) => name.to_ascii_lowercase().ends_with(&field.to_ascii_lowercase()),
                None => name.eq_ignore_ascii_case(field),
            });
            let cell = if field.starts_with('(') { cells.last() } else { cells.next() };
            cell.map(|(_, text)| text.into_owned()).filter(|text| !text.trim().is_empty())
        };
        let named = self.fields().iter().find_map(cell);
        match self {
            // In the user's language the column is called otherwise.
            OwnWords::Pieces(_) => row
                .cells()
                .map(|(_, text)| text)
                .find(|text| PIECES.iter().any(|piece| text.starts_with(piece)))
                .map(|text| text.into_owned())
                .or(named),
            _ => named,
        }
    }
}

/// How a text in pieces begins; that of live chats once began otherwise.
const PIECES: [&str; 2] = ["{\"text\":", "{\"takeoutSegments\":"];

/// HTML as text on one line: breaks and paragraphs are spaces.
// mail-parser's converter leaves every entity as it is where an address has 32 bits, as in a browser.
pub(crate) fn without_markup(html: &str) -> String {
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
        let pieces = OwnWords::Pieces(&["text"]);
        assert_eq!(
            pieces.read(r#"{"text":"hi, there"},{"text":" \u2764"},{"text":"@ann","mention":{}}"#),
            "hi, there ❤@ann"
        );
        assert_eq!(pieces.read(" as it stands"), "as it stands");
    }
}
