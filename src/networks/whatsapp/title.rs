//! What a chat's file is called after: the other one of two people, or the group.

use crate::import::uncopied;
use crate::readers::text;
use std::borrow::Cow;

/// The names of a file and its folders that may say it, as they are compared.
#[derive(Debug, Default)]
pub struct Title {
    names: Vec<String>,
    /// The same without what a copy's name has at its end.
    of_copies: Vec<String>,
}

/// How it is written; only Arabic and Persian have letters of its own for it in titles.
const CALLED: [&str; 3] = ["whatsapp", "واتساب", "واتساپ"];
/// What stands behind a name at a title's end: Finnish, Albanian, Hungarian.
const BEHIND: [&str; 4] = [" kanssa", " në whatsapp", " partnerrel", " felhasználóval"];
/// The same in Chinese, with or without blanks and the name of WhatsApp: 的 and a word for chats.
const OF: char = '的';
const CHATS: [&str; 4] = ["聊天", "对话", "對話", "對話記錄"];
/// Chinese “with”, behind which the name may stand without a blank.
const WITH: [char; 3] = ['与', '與', '和'];
/// What stands behind one at its beginning, without a blank: Japanese, Korean.
const GLUED: [&str; 2] = ["との", "님과의"];

/// How well a name fits a title: one that isn't called a copy best, then one at its end, then a longer one.
pub type Fit = (bool, bool, usize);

impl Title {
    /// Of a file's path and of what was dropped: `WhatsApp Chat with Ann.txt`, `WhatsApp Chat - Ann.zip`.
    pub fn of<'a>(places: impl Iterator<Item = &'a str>) -> Title {
        let places = places.map(|place| text::nfc(place).to_lowercase()).filter(|place| is_called(place));
        let names: Vec<String> = places.map(|place| comparable(plain(&place)).into_owned()).collect();
        let of_copies = names.iter().flat_map(|name| std::iter::successors(uncopied(name), |name| uncopied(name)));
        Title { of_copies: of_copies.map(str::to_owned).collect(), names }
    }

    /// Whether it is called after somebody; `None` where it isn't. In some languages the name comes first
    /// (`Ann ile WhatsApp Sohbeti`), in a few a word follows it (`WhatsApp-keskustelu henkilön Ann kanssa`).
    pub fn names(&self, name: &str) -> Option<Fit> {
        let name = text::nfc(name).to_lowercase();
        let name = comparable(&name);
        if name.is_empty() {
            return None;
        }
        let last = |title: &String| {
            let title = BEHIND.iter().find_map(|word| title.strip_suffix(word)).unwrap_or(title);
            let before = of_chats(title).unwrap_or(title).strip_suffix(&*name);
            before.is_some_and(|before| {
                let rest = before.trim_end_matches(WITH);
                rest.ends_with(' ') || rest.is_empty() && !before.is_empty()
            })
        };
        let first = |title: &String| {
            let rest = title.strip_prefix(&*name).filter(|rest| rest.contains("whatsapp"));
            rest.is_some_and(|rest| rest.starts_with(' ') || GLUED.iter().any(|word| rest.starts_with(word)))
        };
        let fits = |titles: &[String]| {
            let [at_end, at_start] = [titles.iter().any(last), titles.iter().any(first)];
            (at_end || at_start).then_some((at_end, name.len()))
        };
        let exact = fits(&self.names).map(|(at_end, len)| (true, at_end, len));
        exact.or_else(|| fits(&self.of_copies).map(|(at_end, len)| (false, at_end, len)))
    }
}

/// Whether a name, in lower case, is called after WhatsApp.
pub fn is_called(name: &str) -> bool {
    CALLED.iter().any(|whatsapp| name.contains(whatsapp))
}

/// What stands before the Chinese end of a title.
fn of_chats(title: &str) -> Option<&str> {
    let (before, behind) = title.rsplit_once(OF)?;
    let chats = behind.trim_start().trim_start_matches("whatsapp").trim_start();
    CHATS.contains(&chats).then(|| before.trim_end())
}

/// Without ending and the number of a second download: `… Ann (1)`, `… Ann(1)`.
fn plain(place: &str) -> &str {
    let title = place.trim_end_matches(".txt").trim_end_matches(".zip");
    let again = title.rsplit_once('(').filter(|(_, n)| n.trim_end_matches(')').parse::<u8>().is_ok());
    again.map_or(title, |(title, _)| title)
}

/// Letters and digits with a blank between words: files can't be called by every sign that names have. A name of nothing
/// but signs stays as it is.
fn comparable(name: &str) -> Cow<'_, str> {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { text::clean(name) } else { Cow::Owned(words.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_who_stands_in_it() {
        let names = |place: &str, name: &str| Title::of(place.split('/')).names(name).is_some();
        for (place, name) in [
            ("WhatsApp Chat with Ann Example.txt", "Ann Example"),
            ("WhatsApp Chat - Ann Example/_chat.txt", "Ann Example"),
            ("WhatsApp-Chat mit Leo (1).txt", "Leo"),
            ("WhatsApp Chat mit Ju\u{308}rgen.txt", "Jürgen"),
            ("WhatsApp Chat mit Jürgen.txt", "JU\u{308}RGEN"),
            ("Ann ile WhatsApp Sohbeti.txt", "Ann"),
            ("Chat de WhatsApp con +34 600 00 00 00.txt", "+34 600 00 00 00"),
            ("WhatsApp Chat - Ann_Leo.zip", "Ann/Leo"),
            ("دردشة واتساب مع آن مثال.txt", "آن مثال"),
            ("WhatsApp-keskustelu henkilön Ann kanssa.txt", "Ann"),
            ("Biseda me Ann në WhatsApp.txt", "Ann"),
            ("WhatsApp 与 王小明 的对话.txt", "王小明"),
            ("田中 花子とのWhatsAppチャット.txt", "田中 花子"),
            ("김민수님과의 WhatsApp 대화.txt", "김민수"),
            ("WhatsApp Chat with Leo(2).txt", "Leo"),
            ("گفتگوی واتساپ با آن مثال.txt", "آن مثال"),
            ("WhatsApp-beszélgetés Ann partnerrel.txt", "Ann"),
            ("与 王小明 的 WhatsApp 聊天.txt", "王小明"),
            ("與王小明的WhatsApp對話.txt", "王小明"),
            ("与王小明的 WhatsApp 聊天.txt", "王小明"),
            ("WhatsApp 與王小明的對話.txt", "王小明"),
            ("WhatsApp Chat with Ann - Copy.txt", "Ann"),
            ("WhatsApp Chat with Ann - Copy (2).txt", "Ann"),
            ("WhatsApp Chat with Ann copy 2.txt", "Ann"),
            ("WhatsApp Chat mit Ann – Kopie.txt", "Ann"),
            ("Chat de WhatsApp con Ann - copia.txt", "Ann"),
            ("WhatsApp Chat - Ann 2/_chat.txt", "Ann"),
            ("WhatsApp Chat with Ann_1.txt", "Ann"),
            ("WhatsApp Chat with Ann [1].txt", "Ann"),
        ] {
            assert!(names(place, name), "{place}: {name}");
        }
        let copy = Title::of(["WhatsApp Chat with Ann 2.txt"].into_iter());
        assert!(copy.names("Ann 2") > copy.names("Ann"), "she may be called so");
        for (place, name) in [
            ("WhatsApp Chat with Joann.txt", "Ann"),
            ("WhatsApp Chat - Ann's Birthday.zip", "Ann"),
            ("Ann.txt", "Ann"),
            ("田中花子とのWhatsAppチャット.txt", "田中"),
            ("WhatsApp Chat with Ann.txt", ""),
            ("與王小明的WhatsApp對話.txt", "小明"),
            ("WhatsApp Chat with Ann copy that.txt", "Ann"),
            ("WhatsApp Chat with Ann 2024.txt", "Ann"),
        ] {
            assert!(!names(place, name), "{place}: {name}");
        }
    }
}
