//! Who wrote a post or a comment: the same person by address, else by page, else by name.

use crate::import::Recorder;
use crate::readers::text;
use crate::record::PersonIx;

/// What an export says about a writer. Any of it may be empty.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Writer<'a> {
    pub name: &'a str,
    pub mail: &'a str,
    pub url: &'a str,
    /// They typed a name without logging in, says the export: not the author of that name.
    pub guest: bool,
}

/// What Blogger writes as the address of everybody.
const NOBODYS: &str = "noreply@blogger.com";
/// How "Anonymous" begins in the languages of Blogger.
const ANONYMOUS: [&str; 8] = ["anonym", "anonim", "anónim", "anônim", "anoniem", "аноним", "匿名", "익명"];

impl Writer<'_> {
    /// The key: the address, else the page, else the name, which counts within one blog only: two Toms in one blog
    /// are taken to be one, in two blogs they are two. `None`: somebody unknown.
    pub fn key(&self, blog: &str) -> Option<String> {
        let mail = self.mail.trim().to_lowercase();
        if mail.contains('@') && mail != NOBODYS {
            return Some(mail);
        }
        let of = if self.guest { "guest of " } else { "" };
        bare(self.url).or_else(|| Some(format!("{} ({of}{blog})", self.named()?)))
    }

    /// The name as names are compared, unless it is none.
    pub fn named(&self) -> Option<String> {
        let name = text::clean(self.name).to_lowercase();
        (!name.is_empty() && !ANONYMOUS.iter().any(|none| name.starts_with(none))).then_some(name)
    }

    /// Nothing but a name is known, and it may be an author's.
    pub fn by_name_only(&self) -> bool {
        !self.guest && !self.mail.contains('@') && bare(self.url).is_none()
    }

    /// The person. Whoever can't be told from others counts as one person for this comment alone, whose id `comment` is.
    pub fn person(&self, recorder: &mut Recorder, blog: &str, comment: &str) -> PersonIx {
        let Some(key) = self.key(blog) else { return recorder.person(&format!("anonymous ({comment})"), "") };
        let person = recorder.person(&key, self.name);
        if bare(self.url).is_some() {
            recorder.link(person, self.url);
        }
        person
    }
}

/// A page's address as a key: without what differs between links to the same page (scheme, `www.`, the closing slash).
pub(super) fn bare(url: &str) -> Option<String> {
    let url = url.trim().trim_end_matches('/');
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let known = host.contains('.') && rest.bytes().all(|b| b > b' ' && b != b'@');
    known.then(|| format!("{host}{path}"))
}

/// The site a page belongs to.
pub(super) fn host(url: &str) -> Option<String> {
    let mut site = bare(url)?;
    site.truncate(site.find('/').unwrap_or(site.len()));
    Some(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, mail: &str, url: &str) -> Option<String> {
        Writer { name, mail, url, guest: false }.key("b.example")
    }

    #[test]
    fn an_address_beats_a_page_beats_a_name() {
        assert_eq!(key("Ann", " Ann@Post.example ", "http://x.example/").as_deref(), Some("ann@post.example"));
        assert_eq!(
            key("Ann", NOBODYS, "https://www.Blogger.com/profile/12/").as_deref(),
            Some("blogger.com/profile/12")
        );
        assert_eq!(key(" Ann  Example", "", "http://").as_deref(), Some("ann example (b.example)"));
        for nobody in ["", "Anonymous", "Anónimo", "anonyme", "匿名"] {
            assert_eq!(key(nobody, NOBODYS, ""), None, "{nobody}");
        }
    }

    #[test]
    fn one_page_has_one_key() {
        for url in ["http://x.example", "https://www.X.example/", "x.example", "//x.example"] {
            assert_eq!(bare(url).as_deref(), Some("x.example").filter(|_| url != "//x.example"), "{url}");
        }
        assert_eq!(bare("http://x.example/A?b=1").as_deref(), Some("x.example/A?b=1"));
        assert_eq!(host("http://x.example/A?b=1").as_deref(), Some("x.example"));
        for none in ["", "http://", "Ann", "ann@x.example", "no page. at all"] {
            assert_eq!(bare(none), None, "{none}");
        }
    }
}
