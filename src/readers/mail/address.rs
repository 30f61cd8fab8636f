//! Who: the mailboxes of an address header, and the ids by which mails refer to each other.
//!
//! Ours: mail-parser (0.11) finds no address in what archives write to hide it (`kim at example.org (Kim)`), takes the
//! first half of `Example, Ann <ann@…>` for an address, and reads each encoded word for itself.

use super::words;
use crate::readers::text;

/// A name and an address; one of them may be empty, not both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name, decoded.
    pub name: String,
    /// The address as one mailbox has it: lower case, without `+tag`; empty where the archive hides it.
    pub address: String,
}

impl Mailbox {
    /// What the person is known by: the address, else the name.
    pub fn key(&self) -> &str {
        if self.address.is_empty() { &self.name } else { &self.address }
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        self.address.split('@').next().unwrap_or_default()
    }
}

/// The mailboxes of an unfolded `From`, `To` or the like. Groups give their members.
pub fn mailboxes(value: &str) -> Vec<Mailbox> {
    let clear;
    let value = if value.contains('@') || !["(a", "[at]"].iter().any(|mark| value.contains(mark)) {
        value
    } else {
        // Archives hide addresses from harvesters; ` at ` is looked at per mailbox, as names may hold it.
        clear = value.replace("(a)", "@").replace("(at)", "@").replace(" [at] ", "@");
        &clear
    };
    let mut found: Vec<Mailbox> = Vec::new();
    let mut item = Item::default();
    // Most are plain: one name, one address.
    let plain = |part: &str| !part.contains(['"', '<', '>', '(', ')', ',', ';', ':', '\\']);
    if let Some((phrase, angle)) = value.trim_end().strip_suffix('>').and_then(|value| value.split_once('<'))
        && plain(phrase)
        && plain(angle)
    {
        let item = Item { phrase: phrase.to_owned(), angle: Some(angle.to_owned()), comment: String::new() };
        item.end(&mut found);
        return found;
    }
    let mut state = State::Phrase;
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        state = match (state, c) {
            (State::Phrase, '"') => State::Quoted,
            (State::Quoted, '"') | (State::Angle, '>') => State::Phrase,
            (State::Quoted, '\\') => {
                item.phrase.extend(chars.next());
                State::Quoted
            }
            (State::Phrase, '<') => {
                item.angle.get_or_insert_default().clear();
                State::Angle
            }
            (State::Phrase, '(') => State::Comment(1),
            (State::Comment(depth), '(') => State::Comment(depth + 1),
            (State::Comment(1), ')') => State::Phrase,
            (State::Comment(depth), ')') => State::Comment(depth - 1),
            (State::Phrase, ',' | ';') => {
                item = std::mem::take(&mut item).end(&mut found);
                State::Phrase
            }
            (State::Phrase, ':') => {
                // What came before was the name of a group.
                item = Item::default();
                State::Phrase
            }
            (state, c) => {
                match state {
                    State::Angle => item.angle.get_or_insert_default().push(c),
                    State::Comment(_) => item.comment.push(c),
                    State::Phrase | State::Quoted => item.phrase.push(c),
                }
                state
            }
        };
    }
    let rest = item.end(&mut found);
    found.extend(rest.named());
    found
}

#[derive(Clone, Copy)]
enum State {
    Phrase,
    Quoted,
    Angle,
    Comment(u32),
}

#[derive(Default)]
struct Item {
    phrase: String,
    angle: Option<String>,
    comment: String,
}

impl Item {
    /// Adds the mailbox, if there is one; else what there is belongs to the next, as in `Example, Ann <ann@…>`.
    fn end(self, found: &mut Vec<Mailbox>) -> Item {
        let (address, rest) = match &self.angle {
            Some(angle) => (address(angle), self.phrase.clone()),
            None => bare(&self.phrase),
        };
        let hidden = self.angle.is_some() && address.is_none();
        if address.is_none() && !hidden {
            // Bounded, as it is looked through again with the next.
            let name = !self.phrase.trim_matches([',', ' ']).is_empty() && self.phrase.len() < 200;
            return Item { phrase: if name { self.phrase + ", " } else { String::new() }, ..Item::default() };
        }
        let name = if rest.trim().is_empty() { self.comment } else { rest };
        found.extend(mailbox(&name, address.unwrap_or_default()));
        Item::default()
    }

    /// A mailbox of a name alone.
    fn named(self) -> Option<Mailbox> {
        mailbox(self.phrase.trim_end_matches([',', ' ']), String::new())
    }
}

fn mailbox(name: &str, address: String) -> Option<Mailbox> {
    let decoded = words::decode(name);
    let name = text::clean(decoded.trim().trim_matches('\'')).into_owned();
    // Many programs give the address as the name, or within it, too.
    let name = match name.find('<') {
        Some(at) if at > 0 => name[..at].trim_end().to_owned(),
        _ if self::address(&name).is_some_and(|named| named == address) => String::new(),
        // An encoding that isn't read: the address says it better.
        _ if text::find(&name, "=?").is_some() && !address.is_empty() => String::new(),
        _ => name,
    };
    (!name.is_empty() || !address.is_empty()).then_some(Mailbox { name, address })
}

/// The address in a phrase without `<>`, and the rest of it, the name.
fn bare(phrase: &str) -> (Option<String>, String) {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let without = |from: usize, to: usize| [&words[..from], &words[to..]].concat().join(" ");
    if let Some(at) = words.iter().rposition(|w| w.contains('@')) {
        return (address(words[at]), without(at, at + 1));
    }
    // "ann at example.org"; Mailman translates the word in between.
    let domain = |w: &str| {
        let ending = w.rsplit_once('.').map_or("", |(_, ending)| ending);
        ending.len() > 1 && ending.bytes().all(|b| b.is_ascii_alphabetic()) && !w.starts_with('.')
    };
    let hidden = |w: &[&str]| {
        let short = w[1] == "at" || (words.len() == 3 && w[1].len() <= 4 && w[1].chars().all(char::is_alphabetic));
        short && domain(w[2])
    };
    match words.windows(3).position(hidden) {
        Some(at) => (address(&format!("{}@{}", words[at], words[at + 2])), without(at, at + 3)),
        None => (None, phrase.to_owned()),
    }
}

/// An address as its mailbox has it, whatever stands around it: `ann+lists@Example.ORG` is `ann@example.org`.
pub fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('<').trim_end_matches(['>', '.']);
    if !text.contains('@') && text.contains(char::is_whitespace) {
        return bare(text).0.filter(|a| a.contains('@'));
    }
    let (local, domain) = text.trim_start_matches("mailto:").rsplit_once('@')?;
    let local = local.trim_matches('"');
    let local = local.split('+').next().filter(|l| !l.is_empty()).unwrap_or(local);
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | '@' | '"');
    if local.is_empty() || domain.is_empty() || text.len() > 320 || local.contains(odd) || domain.contains(odd) {
        return None;
    }
    let domain = domain.to_lowercase();
    let domain = if domain == "googlemail.com" { "gmail.com" } else { &domain };
    Some(format!("{}@{domain}", local.to_lowercase()))
}

/// The ids of a `Message-ID`, `In-Reply-To` or `References`, in their order. Some archives drop the `<>`.
pub fn ids(value: &str) -> Vec<String> {
    let whole = |id: &str| {
        let id = id.trim();
        let blank = text::has_blank(id);
        let id = if blank { id.split_whitespace().collect() } else { id.to_owned() };
        (!id.is_empty() && id.len() <= ID).then_some(id)
    };
    if value.contains('<') {
        return value.split('<').skip(1).filter_map(|part| whole(part.split('>').next()?)).collect();
    }
    value.split_whitespace().filter(|word| word.contains('@')).filter_map(whole).collect()
}

/// Bytes of an id; longer ones are no ids.
const ID: usize = 998;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(value: &str) -> Vec<(String, String)> {
        mailboxes(value).into_iter().map(|m| (m.name, m.address)).collect()
    }

    #[test]
    fn mailboxes_in_the_ways_mail_writes_them() {
        for (value, name, address) in [
            ("Ann Example <Ann@Example.org>", "Ann Example", "ann@example.org"),
            ("\"Example, Ann\" <ann@example.org>", "Example, Ann", "ann@example.org"),
            ("Example, Ann <ann@example.org>", "Example, Ann", "ann@example.org"),
            ("\"Ann \\\"A\\\" E\"<ann@example.org>", "Ann \"A\" E", "ann@example.org"),
            ("ann@example.org (Ann (A.) Example)", "Ann A. Example", "ann@example.org"),
            ("ann at example.org (Ann Example)", "Ann Example", "ann@example.org"),
            ("ann en example.org (Ann at Work)", "Ann at Work", "ann@example.org"),
            ("Ann Example <ann at example.org>", "Ann Example", "ann@example.org"),
            ("Ann <ann(a)example.org>", "Ann", "ann@example.org"),
            ("=?utf-8?q?Zo=C3=AB=2C_E=2E?= <zoe+lists@googlemail.com>", "Zoë, E.", "zoe@gmail.com"),
            ("Zoe Example              Zoe.E@EXAMPLE.ORG", "Zoe Example", "zoe.e@example.org"),
            ("'ann@example.org' <ann@example.org>", "", "ann@example.org"),
            ("<ann@example.org>", "", "ann@example.org"),
            ("ann at example.org (ann at example.org)", "", "ann@example.org"),
            ("ann at example.org (Ann Example <ann@example.org>)", "Ann Example", "ann@example.org"),
            ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <y@example.org>", "山田", "y@example.org"),
            ("=?utf-7?Q?a?= <y@example.org>", "", "y@example.org"),
            ("Ann Example <[log in to unmask]>", "Ann Example", ""),
            ("Ann Example", "Ann Example", ""),
            ("J. R. R. Example", "J. R. R. Example", ""),
        ] {
            assert_eq!(all(value), [(name.into(), address.into())], "{value}");
        }
    }

    #[test]
    fn lists_and_groups() {
        let two = [("Ann".into(), "a@x.org".into()), (String::new(), "b@x.org".into())];
        for value in ["Ann <a@x.org>, b@x.org", "Team: Ann <a@x.org>,b@x.org;", "Ann <a@x.org>,, <b@x.org> ,"] {
            assert_eq!(all(value), two, "{value}");
        }
        for none in ["", ",;", "undisclosed-recipients:;", "<>", "()", "\""] {
            assert_eq!(all(none), [], "{none}");
        }
    }

    #[test]
    fn ids_with_and_without_brackets() {
        assert_eq!(ids("<a@x> (Ann's message of Thu) <b@y>"), ["a@x", "b@y"]);
        assert_eq!(ids("Message from a@x of \"Thu\" <b@y>"), ["b@y"]);
        assert_eq!(ids("a@x b@y"), ["a@x", "b@y"]);
        assert_eq!(ids("<a@\n x>"), ["a@x"]);
        assert_eq!(ids("<> none"), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_value_is_read(value in "([<>(),;:@\"\\\\ ]|at|[a-z.]|\\PC){0,40}") {
            for mailbox in mailboxes(&value) {
                prop_assert!(!mailbox.key().is_empty());
                let again = address(&mailbox.address);
                prop_assert!(mailbox.address.is_empty() || again.as_deref() == Some(&mailbox.address));
            }
            ids(&value);
        }
    }
}
