//! People in Facebook's own sentences: "Ann Example wrote on your timeline." names its author nowhere else.

use std::collections::HashSet;

/// The display names an export lists, to be found again in its titles, whatever the language.
#[derive(Debug, Default)]
pub struct Names {
    known: HashSet<String>,
    /// Bytes of the longest that is looked for.
    longest: usize,
    /// Of those that are looked for, sorted.
    hashes: Vec<u32>,
}

/// A name of more letters is found in no title: each place of one is compared with all that may end so far behind it.
const LETTERS: usize = 100;

/// FNV, which goes on where it stopped.
fn hash(before: u32, text: &str) -> u32 {
    text.bytes().fold(before, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Names {
    pub fn new(names: impl Iterator<Item = String>) -> Names {
        let known: HashSet<String> = names.filter(|n| !n.is_empty()).collect();
        let sought = || known.iter().filter(|name| name.chars().nth(LETTERS).is_none());
        let longest = sought().map(String::len).max().unwrap_or(0);
        let mut hashes: Vec<u32> = sought().map(|name| hash(0, name)).collect();
        hashes.sort_unstable();
        Names { known, longest, hashes }
    }

    pub fn has(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// The known name that begins first in `title`; of those beginning there, the longest.
    pub fn find<'t>(&self, title: &'t str) -> Option<&'t str> {
        let cuts: Vec<usize> = edges(title).collect();
        cuts.iter().enumerate().find_map(|(n, &start)| {
            let (mut so_far, mut at) = (0, start);
            let ends = cuts[n + 1..].iter().take_while(|&&end| end - start <= self.longest);
            let names = ends.filter_map(|&end| {
                so_far = hash(so_far, &title[at..end]);
                at = end;
                let name = &title[start..end];
                (self.hashes.binary_search(&so_far).is_ok() && self.known.contains(name)).then_some(name)
            });
            names.last()
        })
    }

    /// Who wrote on the wall, by the title: a known name, else what stands before an English verb.
    pub fn wall_author<'t>(&self, title: &'t str) -> Option<&'t str> {
        const VERBS: [&str; 6] = [" wrote ", " posted ", " shared ", " added ", " tagged ", " sent "];
        let english = || VERBS.iter().filter_map(|verb| title.find(verb)).min().map(|end| title[..end].trim());
        self.find(title).or_else(english).filter(|name| !name.is_empty())
    }

    /// Whose post or comment the owner answered or liked, by the title without the owner's own name: a known name, else
    /// the English genitive.
    pub fn addressee<'t>(&self, title: &'t str) -> Option<&'t str> {
        self.find(title).or_else(|| genitive(title))
    }
}

/// "… likes Ann Example's photo." → Ann Example; nothing for "his own photo" or "a post".
fn genitive(title: &str) -> Option<&str> {
    const VERBS: [&str; 4] = [" on ", " to ", " likes ", " liked "];
    let end = title.find("'s ").or_else(|| title.find("\u{2019}s "))?;
    let head = &title[..end];
    let start = VERBS.iter().filter_map(|verb| head.find(verb).map(|at| at + verb.len())).min()?;
    let name = head[start..].trim();
    name.chars().next().filter(|first| !first.is_lowercase()).map(|_| name)
}

/// Where a name may begin or end: anywhere but between two letters of a script that puts blanks between words.
fn edges(text: &str) -> impl Iterator<Item = usize> {
    let mut before: Option<char> = None;
    let inner = text.char_indices().filter_map(move |(at, c)| {
        let within = before.is_some_and(|b| joins(b) && joins(c));
        before = Some(c);
        (!within).then_some(at)
    });
    inner.chain((!text.is_empty()).then_some(text.len()))
}

/// A letter that belongs to the same word as the letter beside it. Thai to Khmer and East Asian scripts don't
/// separate words.
fn joins(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> Names {
        Names::new(of.iter().map(|&n| n.to_owned()))
    }

    #[test]
    fn the_longest_name_at_the_first_place_wins() {
        let known = names(&["Ann", "Ann Example", "Bob"]);
        assert_eq!(known.find("Ann Example wrote on Bob's timeline."), Some("Ann Example"));
        assert_eq!(known.find("Auf deiner Chronik hat Bob etwas gepostet."), Some("Bob"));
        assert_eq!(known.find("Anna wrote on Bobby's timeline."), None, "names end where words end");
        assert_eq!(names(&["安恩"]).find("安恩在你的動態時報留言"), Some("安恩"));
        assert_eq!(names(&["🌸 Ann"]).find("🌸 Ann posted."), Some("🌸 Ann"));
        assert_eq!(names(&[]).find("Ann"), None);
        assert_eq!(known.find(""), None);
    }

    #[test]
    fn unknown_people_are_read_from_english_titles_only() {
        let none = names(&[]);
        assert_eq!(none.wall_author("Ann Example wrote on your timeline."), Some("Ann Example"));
        assert_eq!(none.wall_author("Ann Example hat etwas gepostet."), None);
        assert_eq!(none.addressee(" commented on Ann Example's post."), Some("Ann Example"));
        assert_eq!(none.addressee(" likes Zoë\u{2019}s photo."), Some("Zoë"));
        assert_eq!(none.addressee(" replied to her own comment in Bob's group."), None);
        assert_eq!(none.addressee(" likes a post."), None);
    }

    #[test]
    fn a_name_longer_than_any_is_found_in_no_title() {
        let [name, longer] = [100, 101].map(|letters| "ก".repeat(letters));
        assert_eq!(names(&[&name]).find(&format!("ข{name}ข")), Some(&*name));
        assert_eq!(names(&[&longer]).find(&format!("ข{longer}ข")), None);
        assert_eq!(names(&[&longer, "กก"]).find(&longer), Some("กก"));
    }
}
