//! Where a list's mail can be read on the web: as it says itself (RFC 5064), or by its Message-ID, on archives that are
//! known to find mails by it. Of others the address is unknown: they number their pages as they please.

use crate::readers::mail::header::Taken;

/// Ends of lists' names, and where their mails are found by Message-ID.
const ARCHIVES: [(&str, &str); 5] = [
    ("vger.kernel.org", "https://lore.kernel.org/r/"),
    ("lists.linux.dev", "https://lore.kernel.org/r/"),
    ("lists.debian.org", "https://lists.debian.org/msgid-search/"),
    ("postgresql.org", "https://www.postgresql.org/message-id/"),
    ("w3.org", "https://www.w3.org/mid/"),
];

/// The mail's page; empty where it is unknown.
pub(super) fn of(mail: &Taken) -> String {
    if !mail.archived.is_empty() {
        return mail.archived.clone();
    }
    // `linux-kernel.vger.kernel.org`, `<mailto:debian-devel@lists.debian.org>`
    let list = mail.list.as_deref().unwrap_or_default();
    let is_of = |host: &str| list.strip_suffix(host).is_some_and(|name| name.ends_with(['.', '@']));
    match ARCHIVES.iter().find(|(host, _)| is_of(host)) {
        Some((_, archive)) if !mail.id.is_empty() => format!("{archive}{}", escaped(&mail.id)),
        _ => String::new(),
    }
}

/// An id as a part of an address.
fn escaped(id: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~@+=$!".contains(&byte);
    id.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::mail::Header;

    #[test]
    fn a_page_is_told_by_the_mail_or_by_its_list() {
        let page = |headers: &str| of(&Taken::of(Header(format!("Message-ID: <a+1/2@x>\n{headers}").as_bytes())));
        assert_eq!(
            page("Archived-At: <https://lists.example/m/1>\nList-Id: <pgsql-hackers.lists.postgresql.org>\n"),
            "https://lists.example/m/1"
        );
        assert_eq!(page("List-ID: <linux-kernel.vger.kernel.org>\n"), "https://lore.kernel.org/r/a+1%2F2@x");
        assert_eq!(
            page("List-Post: <mailto:debian-devel@lists.debian.org>\n"),
            "https://lists.debian.org/msgid-search/a+1%2F2@x"
        );
        assert_eq!(page("List-Id: <hackers.not-postgresql.org>\n"), "");
        assert_eq!(page("List-Id: Boats <boats.lists.example.org>\n"), "");
        assert_eq!(page(""), "");
    }
}
