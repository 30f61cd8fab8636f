//! What somebody wrote themselves in a mail: not what it quotes, forwards or is signed with. Other people's words are never
//! shown, so that where it can't be told whose they are, nothing is.

use super::header::Header;
use super::words::{self, quoted};
use crate::readers::encoding::Encoding;
use crate::readers::text;
use mail_parser::decoders::base64::base64_decode;
use memchr::memmem;

/// Letters that are shown at most.
const MOST: usize = 1_000;
/// How the rest of a mail begins that is another's, or nobody's: a signature, a rule, a forwarded mail's headers.
const ENDS: [&str; 11] =
    ["-- ", "----", "____", "====", "****", "From ", "From:", "*From:", "Von:", "De :", "Begin forwarded"];
/// How a line says that another wrote what follows.
const WROTE: [&str; 7] = ["wrote", "writes", "schrieb", "écrit", "escribi", "scritto", "geschreven"];

/// How deep a part may lie in others.
const DEPTH: usize = 4;

/// Of a mail that answers none its subject; of an answer, whose subject is another's, what stands in it.
pub fn own_words(mail: &[u8]) -> Option<String> {
    let (header, body) = halves(mail);
    let answers = ["in-reply-to", "references"].iter().any(|name| !field(header, name).is_empty());
    let subject = field(header, "subject");
    let subject = words::decode(&subject);
    // `Re:`, `AW:`, `[list] Re:`
    let begun = subject.rsplit(']').next().unwrap_or_default().trim_start();
    if !answers && !subject.is_empty() && begun.chars().take(5).all(|c| c != ':') {
        return Some(subject.chars().take(MOST).collect());
    }
    Some(own_part(&plain(header, body, DEPTH)?)).filter(|own| !own.is_empty())
}

/// Headers, and what stands behind the empty line.
fn halves(mail: &[u8]) -> (&[u8], &[u8]) {
    let ends = [&b"\n\n"[..], b"\n\r\n"].map(|end| memmem::find(mail, end).map(|at| at + end.len()));
    mail.split_at(ends.into_iter().flatten().min().unwrap_or(mail.len()))
}

/// The first header of this name; empty: none.
fn field(header: &[u8], name: &str) -> String {
    let found = Header(header).fields().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map_or_else(String::new, |(_, value)| words::unfold(value).trim().to_owned())
}

/// What stands behind `name=` in a header.
fn parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let at = value.to_ascii_lowercase().find(name)? + name.len();
    let rest = value.get(at..)?.trim_start();
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([';', ' ']).next(),
    }
}

/// The text, where it, or the first of its parts, is plain.
fn plain(header: &[u8], body: &[u8], depth: usize) -> Option<String> {
    let kind = field(header, "content-type");
    let is = |what: &str| kind.get(..what.len()).is_some_and(|start| start.eq_ignore_ascii_case(what));
    if is("multipart/") {
        let mark = [b"--", parameter(&kind, "boundary=")?.as_bytes()].concat();
        let (_, part) = body.split_at_checked(memmem::find(body, &mark)? + mark.len())?;
        let (_, part) = part.split_at_checked(memchr::memchr(b'\n', part)? + 1)?;
        // A part that doesn't end may hold what comes behind it.
        let (header, body) = halves(&part[..memmem::find(part, &mark)?]);
        return plain(header, body, depth.checked_sub(1)?);
    }
    if !kind.is_empty() && !is("text/plain") {
        return None;
    }
    let bytes = match &*field(header, "content-transfer-encoding").to_ascii_lowercase() {
        "base64" => base64_decode(body)?,
        "quoted-printable" => {
            let lines = String::from_utf8_lossy(body).replace("=\r\n", "").replace("=\n", "");
            quoted(lines.as_bytes(), b' ')
        }
        _ => body.to_vec(),
    };
    let named = parameter(&kind, "charset=").and_then(Encoding::named);
    Some(named.map_or_else(|| text::decode(&bytes).into_owned(), |encoding| encoding.decode(&bytes)))
}

/// The lines that its author wrote, as one.
fn own_part(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut own: Vec<&str> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if *line == "--" || ENDS.iter().any(|end| line.starts_with(end)) {
            break;
        }
        if is_quoted(line) || is_left_over(&lines, n) {
            continue;
        }
        let next = lines[n + 1..].iter().find(|line| !line.is_empty());
        let names = line.contains(['@', '<']) || line.bytes().any(|b| b.is_ascii_digit());
        let introduces = line.ends_with(':') && (names || WROTE.iter().any(|wrote| line.contains(wrote)));
        match next.is_some_and(|next| is_quoted(next)) {
            // “On Monday Ann Example <ann@…> wrote:”, on one line or two.
            true if line.ends_with(':') => {
                own.pop_if(|before| introduces_too(before));
            }
            // What another wrote is not marked line by line: all that follows may be theirs.
            false if introduces => {
                own.pop_if(|before| introduces_too(before));
                break;
            }
            _ => own.push(line),
        }
    }
    let own = own.join(" ");
    own.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST).collect()
}

/// The first of two lines that say who wrote what follows.
fn introduces_too(line: &str) -> bool {
    line.starts_with("On ") || line.contains('@')
}

/// Whether a line may be the end of a quoted one that a program broke in two: it stands right above another quotation, or is
/// short, right below a long one.
fn is_left_over(lines: &[&str], n: usize) -> bool {
    let below = n > 0 && is_quoted(lines[n - 1]) && lines[n - 1].len() >= 60 && lines[n].len() < 25;
    let above = lines.get(n + 1).is_some_and(|next| is_quoted(next)) && !lines[n].ends_with(':');
    !lines[n].is_empty() && (below || above)
}

/// `> so`, `| so`, `AE> so`.
fn is_quoted(line: &str) -> bool {
    let letters = line.chars().take_while(|c| c.is_alphanumeric()).count();
    line.starts_with(['>', '|', '»']) || letters <= 4 && line.chars().nth(letters) == Some('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "From a@x Thu Nov  1 11:19:12 2001\nFrom: Ann <a@x>\nMessage-ID: <1@x>\n";

    fn of(headers: &str, text: &str) -> Option<String> {
        own_words(format!("{HEAD}{headers}\n{text}").as_bytes())
    }

    #[test]
    fn a_mail_that_answers_none_is_called_by_its_subject() {
        assert_eq!(of("Subject: =?utf-8?q?Boats_=26_ropes?=\n", "Hi.\n").as_deref(), Some("Boats & ropes"));
        assert_eq!(of("Subject: [boats] Ropes\n", "Hi.\n").as_deref(), Some("[boats] Ropes"));
        for answer in
            ["Subject: Re: Ropes\n", "Subject: [boats] AW: Ropes\n", "Subject: Ropes\nIn-Reply-To: <2@x>\n", ""]
        {
            assert_eq!(of(answer, "Hemp, I think.\n").as_deref(), Some("Hemp, I think."), "{answer}");
        }
    }

    #[test]
    fn what_others_wrote_is_not_shown() {
        let answer = |text: &str| of("Subject: Re: Ropes\nReferences: <2@x>\n", text);
        for (text, own) in [
            (
                "Bert wrote:\n> theirs\n>> theirs, too\n\nMine.\n\n> theirs\nMine, too.\n-- \nAnn, by the sea\n",
                "Mine. Mine, too.",
            ),
            ("On Thu, 1 Nov 2001, Bert Example <b@x>\nwrote:\n\n> theirs\nMine.", "Mine."),
            ("Mine.\n\nbroken in two,\n> theirs\n", "Mine."),
            (
                "> theirs, so long that the next program broke it here,\n> theirs, so long that the next program on its way broke it here, at\nits end\n\nMine.",
                "Mine.",
            ),
            ("BE> theirs\n| theirs\nMine.", "Mine."),
            ("Mine.\n\nOn 1 Nov 2001 Bert wrote:\ntheirs, unmarked\n", "Mine."),
            ("Mine.\n\nAm 1. November schrieb b@x:\n\ntheirs, unmarked\n", "Mine."),
            ("Mine.\n-----Original Message-----\nFrom: Bert\n\ntheirs\n", "Mine."),
            ("Mine.\nFrom: Bert\nSent: Thursday\n\ntheirs\n", "Mine."),
            ("Two things:\nmine, and mine.", "Two things: mine, and mine."),
        ] {
            assert_eq!(answer(text).as_deref(), Some(own), "{text}");
        }
        assert_eq!(answer("> theirs\n"), None);
        let html = "Subject: Re: Ropes\nContent-Type: text/html\n";
        assert_eq!(of(html, "<p>Mine.</p><blockquote>theirs</blockquote>"), None, "whose is whose can't be told");
    }

    #[test]
    fn the_first_part_that_is_text_is_decoded() {
        let parts = "Subject: Re: Ropes\nContent-Type: multipart/mixed; boundary=b1\n";
        let text = "--b1\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nS=FC=\n=DF.\n\
                    --b1\nContent-Type: message/rfc822\n\nFrom: b@x\nSubject: theirs\n\ntheirs\n--b1--\n";
        assert_eq!(of(parts, text).as_deref(), Some("Süß."));
    }
}
