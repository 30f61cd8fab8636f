//! What WhatsApp wrote into a chat by itself, on iPhones, which write it under somebody's name.
//!
//! A mark before a text says that WhatsApp made it, and no more: “audio omitted” stands for a message, “Ann left” for
//! none. Both are told by their build, which is the same in every language: notices name people, quote titles, are
//! sentences, or say “you”; what stands for a medium or a deleted text does none of it. A group's own notices stand
//! under its title, which never writes anything else.

use super::line;
use super::title::Title;
use super::words::{CALLS, DELETED, DID, DID_LAST, ENCRYPTED, LEFT_OUT, YOU, YOU_BEHIND};
use crate::readers::text;
use std::collections::HashMap;

/// What of a marked text is looked at, in bytes.
const LONGEST: usize = 256;
/// So many different ones are told apart: far more than a phone has notices.
const MOST: usize = 20_000;
/// How many characters more than one a name has that is looked for between others.
const NAME: usize = 20;
/// How wide what stands for a medium gets; East Asian signs count as three letters.
const SHORT: usize = 60;

/// Who is in a chat, numbered as they appear.
#[derive(Debug, Default)]
pub struct People {
    pub names: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl People {
    pub fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    pub fn add(&mut self, name: &str) -> usize {
        if let Some(number) = self.number(name) {
            return number;
        }
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), self.names.len() - 1);
        self.names.len() - 1
    }

    /// The same where no blank stands between words, as in Chinese, Japanese, Thai.
    fn any_within(&self, text: &str) -> bool {
        if !text.chars().any(|c| kind(c) == 1) {
            return false;
        }
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        (0..places.len() - 1).any(|n| {
            let mut ends = places[n + 1..].iter().skip(1).take(NAME);
            ends.any(|end| self.is_name_in(text, places[n], *end))
        })
    }

    fn is_name_in(&self, text: &str, from: usize, end: usize) -> bool {
        let name = &text[from..end];
        self.numbers.contains_key(name)
            && apart(text[..from].chars().next_back(), name.chars().next())
            && apart(name.chars().next_back(), text[end..].chars().next())
    }

    /// Whether a text has somebody's name in it: words are looked up, so that many people cost nothing.
    fn any_in(&self, text: &str) -> bool {
        let words: Vec<(usize, usize)> = text
            .split(' ')
            .map(|word| {
                let at = word.as_ptr() as usize - text.as_ptr() as usize;
                (at, at + word.len())
            })
            .collect();
        let bare = |name: &str| {
            let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
            !name.is_empty() && self.numbers.contains_key(name)
        };
        let most = 5;
        self.any_within(text)
            || (0..words.len()).any(|from| {
                let ends = words[from..].iter().take(most);
                ends.map(|(_, end)| &text[words[from].0..*end])
                    .any(|name| self.numbers.contains_key(name) || bare(name))
            })
    }
}

/// A text that WhatsApp marked.
#[derive(Debug)]
struct Marked {
    text: String,
    /// Two marks: a call and how long it took.
    twofold: bool,
    times: u64,
}

/// All marked texts of a chat, each once.
#[derive(Debug, Default)]
pub struct Texts {
    list: Vec<Marked>,
    numbers: HashMap<String, usize>,
}

/// A marked line.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub who: usize,
    /// Its text; `None`: it isn't marked.
    pub text: Option<usize>,
}

impl Texts {
    /// The number of a text.
    pub fn add(&mut self, text: &str) -> Option<usize> {
        let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
        let text = &text[..end];
        if let Some(&number) = self.numbers.get(text) {
            self.list[number].times += 1;
            return Some(number);
        }
        if self.list.len() == MOST {
            return None;
        }
        let inner = text.trim_start_matches(|c| line::plain(c).is_none_or(|c| c == ' '));
        let second = inner.find('\u{200e}').map(|at| inner[at..].trim_start_matches('\u{200e}'));
        let twofold = second.is_some_and(|rest| !rest.starts_with('<')) && !inner.contains('•');
        self.numbers.insert(text.to_owned(), self.list.len());
        let cleaned = text::clean(inner);
        self.list.push(Marked { text: text::nfc(&cleaned).into_owned(), twofold, times: 1 });
        Some(self.list.len() - 1)
    }

    /// Which texts are notices whoever they stand under.
    pub fn notices(&self, people: &People) -> Vec<bool> {
        self.list.iter().map(|marked| is_notice(marked, people)).collect()
    }

    /// Whether the text is about who is called so.
    pub fn has_name(&self, number: usize, name: &str) -> bool {
        let text = &self.list[number].text;
        contains(text, name) && !is_left_out(text)
    }

    /// Whether it is a sentence, as the first line of a chat is one, and no medium's name.
    pub fn is_sentence(&self, number: usize) -> bool {
        let Marked { text, times, .. } = &self.list[number];
        let ends = text.contains(['.', '。', '।', '։', '။', '۔', '።']) || width(text) > SHORT / 2;
        *times == 1 && !text.starts_with('<') && ends
    }

    /// The group, if one of the people is it: it never writes anything that isn't marked.
    pub fn group(&self, lines: &[Line], people: &People, notices: &[bool], title: &Title) -> Option<usize> {
        let names = &people.names;
        // Of everybody: whether all is marked, and how many different notices stand under them that don't name them.
        let mut only_marked = vec![true; names.len()];
        let mut said = vec![0_u64; names.len()];
        let mut media = vec![0_u64; names.len()];
        for line in lines {
            match line.text {
                None => only_marked[line.who] = false,
                Some(text) if self.has_name(text, &names[line.who]) => {}
                Some(text) if notices[text] || self.is_sentence(text) => said[line.who] += 1,
                Some(_) => media[line.who] += 1,
            }
        }
        let may = |who: &usize| only_marked[*who];
        let called = (0..names.len()).filter_map(|who| Some((title.names(&names[who])?, who))).max();
        match called.map(|(_, who)| who).filter(may) {
            Some(who) if names.len() > 2 => return Some(who),
            // Of two, it is the other one, unless it is said that it is a group: a notice quotes its title, or names the
            // other one, who in a chat of two is “you”.
            Some(who) => {
                let quotes = |marked: &Marked| line::is_quoting(&marked.text) && contains(&marked.text, &names[who]);
                let names_other = |line: &Line| {
                    line.who == who
                        && line.text.is_some_and(|text| self.has_name(text, &names[usize::from(who == 0)]))
                };
                let group = self.list.iter().any(quotes) || names.len() == 2 && lines.iter().any(names_other);
                return group.then_some(who);
            }
            None if names.len() < 3 => return None,
            None => {}
        }
        let group = |who: &usize| may(who) && said[*who] > 0 && said[*who] >= media[*who];
        (0..names.len()).filter(group).max_by_key(|who| (said[*who], std::cmp::Reverse(*who)))
    }
}

fn is_notice(marked: &Marked, people: &People) -> bool {
    let text = &*marked.text;
    if text.starts_with('<') || text.contains("://") || is_left_out(text) || has_heading(text) {
        return marked.twofold;
    }
    // “You deleted this message.” stands for one.
    let mine = is_to_you(text) && !has_word(text, DELETED);
    let call = || {
        let lower = text.to_lowercase();
        CALLS.split(' ').any(|call| lower.contains(call))
    };
    let encrypted = ENCRYPTED.split('|').any(|words| text.contains(words));
    marked.twofold
        || mine
        || encrypted
        || line::is_quoting(text)
        || width(text) > SHORT
        || people.any_in(text)
        || call()
}

/// Whether it begins what somebody made by the phone: “POLL:”, and its question and options in the lines that follow.
fn has_heading(text: &str) -> bool {
    text.split_once(':').is_some_and(|(heading, rest)| {
        width(heading) < SHORT / 2
            && !heading.contains(char::is_lowercase)
            && (rest.is_empty() || heading.contains(char::is_uppercase))
    })
}

/// Whether it stands for a medium: “audio omitted”.
fn is_left_out(text: &str) -> bool {
    has_word(text, LEFT_OUT)
}

/// Whether a word of it begins with one of those; where no blank stands between words, whether it has one of them in it.
fn has_word(text: &str, stems: &str) -> bool {
    let lower = text.to_lowercase();
    let said = |stem: &str| match stem.chars().next().map(kind) {
        Some(1) => lower.contains(stem),
        _ => lower.split(' ').any(|word| word.starts_with(stem)),
    };
    stems.split(' ').any(said)
}

/// Whether it speaks to whoever exports the chat: “You added Ann”, “Saliste del grupo”, “写真を変更しました”.
fn is_to_you(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(' ');
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or(first);
    // No blank stands between words where these come from.
    let glued = |you: &str| you.starts_with(|c| kind(c) == 1) && lower.starts_with(you);
    YOU.split(' ').any(|you| first == you || glued(you))
        || lower.split(' ').skip(1).take(2).any(|word| YOU_BEHIND.split(' ').any(|you| word == you))
        || DID.split(' ').any(|end| first.ends_with(end))
        || DID_LAST.split(' ').any(|end| last.ends_with(end))
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 3 } else { 1 }).sum()
}

/// What a character is beside others: letters of one kind make a word, East Asian ones are words themselves.
fn kind(c: char) -> u8 {
    match c {
        _ if !c.is_alphanumeric() => 0,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{2e80}'.. => 1,
        ..'\u{370}' => 2,
        _ => 3,
    }
}

fn apart(a: Option<char>, b: Option<char>) -> bool {
    let [Some(a), Some(b)] = [a, b].map(|c| c.map(kind)) else { return true };
    a != b || a < 2
}

/// Whether a name stands in a text, as words of it.
pub fn contains(text: &str, name: &str) -> bool {
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let (before, after) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
            apart(before, name.chars().next()) && apart(name.chars().next_back(), after)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(names: &[&str]) -> People {
        let mut people = People::default();
        names.iter().for_each(|name| {
            people.add(name);
        });
        people
    }

    fn notice(text: &str) -> bool {
        let mut texts = Texts::default();
        texts.add(&format!(" \u{200e}{text}"));
        texts.notices(&people(&["Ann Example", "Boris", "太郎", "+34 600 00 00 00"]))[0]
    }

    #[test]
    fn notices_name_people_quote_or_are_sentences() {
        for text in [
            "Boris added Nora",
            "Boris changed this group's icon",
            "Boris cambió el asunto a “Ajedrez”",
            "\u{202a}+34\u{a0}600\u{a0}00\u{a0}00\u{a0}00\u{202c} left",
            "غادر Boris",
            "Borisがグループを作成しました",
            "太郎が退出しました",
            "不在着信（音声）",
            "You're now an admin",
            "Tomislav and Ann Example left",
            "Your chat with this business is end-to-end encrypted.",
            "Ahora eres admin. del grupo",
            "Fijaste un mensaje",
            "Saliste del grupo",
            "Zmieniłeś(-aś) ikonę grupy",
            "Bu grubun simgesini değiştirdiniz",
            "Poistuit",
            "Vaihdoit ryhmän kuvakkeen",
            "لقد غيّرت صورة هذه المجموعة",
            "שינית את תמונת הקבוצה",
            "このグループのアイコンを変更しました",
            "あなたは管理者になりました",
            "你更改了群组图标",
            "그룹 아이콘을 변경했습니다",
            "Du hast das Gruppenbild geändert",
            "Du hast die Gruppe verlassen.",
            "Boris ने ग्रुप छोड़ा",
            "Du bist jetzt Admin.",
            "Změnil(a) jste ikonu skupiny",
            "Promijenili ste ikonu grupe",
            "Megváltoztattad a csoport ikonját",
            "Ai schimbat pictograma grupului",
            "Αλλάξατε το εικονίδιο της ομάδας",
            "شما نماد گروه را تغییر دادید",
            "Вас добавили",
            "Your security code with Ann Example changed. Tap to learn more.",
            "Missed voice call",
            "Verpasster Sprachanruf",
            "Llamada perdida",
            "Voice call. \u{200e}2 min",
            "Messages and calls are end-to-end encrypted. Only people in this chat can read them.",
        ] {
            assert!(notice(text), "{text}");
        }
        for text in [
            "audio omitted",
            "Bild weggelassen",
            "imagen omitida",
            "imagem ocultada",
            "تم استبعاد الصورة",
            "画像は省略されました",
            "चित्र छोड़ा गया",
            "תמונת GIF הושמטה",
            "Boris omitted",
            "图像已忽略",
            "이미지가 누락되었습니다",
            "このメッセージは削除されました。",
            "Se eliminó este mensaje.",
            "Eliminaste este mensaje.",
            "<attached: 00000012-PHOTO-2024-05-06-Boris.jpg>",
            "This message was deleted.",
            "You deleted this message.",
            "Du hast diese Nachricht gelöscht.",
            "Вы удалили данное сообщение",
            "Smazali jste tuto zprávu.",
            "Διαγράψατε αυτό το μήνυμα.",
            "Törölted ezt az üzenetet.",
            "あなたはこのメッセージを削除しました",
            "Location: https://maps.example/?q=59.3,18.0",
            "Waiting for this message. This may take a while.",
            "POLL:",
            "UMFRAGE:",
            "ANKIETA:",
            "ОПРОС:",
            "アンケート:",
            "投票：",
            "सर्वेक्षण:",
            "استطلاع:",
            "EVENT: Boris turns 40",
        ] {
            assert!(!notice(text), "{text}");
        }
    }

    #[test]
    fn a_name_is_no_part_of_a_word() {
        assert!(contains("Al left", "Al") && contains("غادرAl", "Al") && contains("太郎が退出しました", "太郎"));
        assert!(!contains("Album omitted", "Al") && !contains("Metal omitted", "tal") && !contains("x", ""));
    }
}
