//! Somebody whom a list or a card names.

use crate::import::Recorder;
use crate::readers::text;
use crate::record::{Observe, Relation, When};

/// Somebody the owner knows: by profile, else by address, else by name.
pub(super) fn contact(recorder: &mut Recorder, name: &str, mails: &[String], url: &str, since: When) {
    let profile = profile(url);
    let key = match (&profile, mails.first()) {
        (Some(profile), _) => profile.clone(),
        (None, Some(mail)) if mail.contains('@') => mail.to_lowercase(),
        _ => text::clean(name).into_owned(),
    };
    if key.is_empty() {
        return recorder.skip("names nobody");
    }
    let person = recorder.person(&key, name);
    mails.iter().for_each(|mail| recorder.link(person, mail));
    recorder.link(person, &profile.unwrap_or_default());
    if since.at.is_some() {
        recorder.observes(&[Observe::Follows]);
    }
    recorder.contact(person, Relation::Connection, since);
}

/// The key of a member's profile, however the URL is written: `https://www.xing.com/profile/Ann_Example`. No address has
/// blanks or control characters: where lines were folded or pasted, some may have got into it.
pub(super) fn profile(url: &str) -> Option<String> {
    const BEFORE: &str = "/profile/";
    let at = text::find(url, BEFORE)?;
    let (host, rest) = (&url[..at], &url[at + BEFORE.len()..]);
    let member = text::before(rest.trim_start_matches('/'), b"/?#");
    let member: String = member.chars().filter(|c| !(c.is_whitespace() || c.is_control())).collect();
    (says_xing(host) && !member.is_empty()).then(|| format!("https://www.xing.com/profile/{member}"))
}

/// Whether a name, path or address has the word "xing" in it (and not "boxing").
pub(super) fn says_xing(text: &str) -> bool {
    let letter = |at: usize| text.as_bytes().get(at).is_some_and(|b| b.is_ascii_alphabetic() || !b.is_ascii());
    let mut words = text.as_bytes().windows(4).enumerate();
    words.any(|(at, word)| word.eq_ignore_ascii_case(b"xing") && !letter(at.wrapping_sub(1)) && !letter(at + 4))
}
