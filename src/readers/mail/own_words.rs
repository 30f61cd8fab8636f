//! What somebody wrote themselves in a mail: not what it quotes, forwards or is signed with. Other people's words are never
//! shown, so that where it can't be told whose they are, nothing is.

use mail_parser::{MessageParser, PartType};

/// Letters that are shown at most.
const MOST: usize = 1_000;
/// How the rest of a mail begins that is another's, or nobody's: a signature, a rule, a forwarded mail's headers.
const ENDS: [&str; 11] =
    ["-- ", "----", "____", "====", "****", "From ", "From:", "*From:", "Von:", "De :", "Begin forwarded"];
/// How a line says that another wrote what follows.
const WROTE: [&str; 7] = ["wrote", "writes", "schrieb", "écrit", "escribi", "scritto", "geschreven"];

/// Of a mail that answers none its subject; of an answer, whose subject is another's, what stands in it.
pub fn own_words(mail: &[u8]) -> Option<String> {
    // Marks between mails are no headers.
    let begin = mail.split_inclusive(|b| *b == b'\n').take_while(|line| is_mark(line)).map(<[u8]>::len).sum();
    let mail = MessageParser::default().parse(&mail[begin..])?;
    let answers = [mail.in_reply_to().as_text_list(), mail.references().as_text_list()].iter().any(Option::is_some);
    let subject = mail.subject().unwrap_or_default().trim();
    // `Re:`, `AW:`, `[list] Re:`
    let begun = subject.rsplit(']').next().unwrap_or_default().trim_start();
    if !answers && !subject.is_empty() && begun.chars().take(5).all(|c| c != ':') {
        return Some(subject.chars().take(MOST).collect());
    }
    let text = mail.text_body.first().and_then(|&part| mail.parts.get(part as usize))?;
    let PartType::Text(text) = &text.body else { return None };
    Some(own_part(text)).filter(|own| !own.is_empty())
}

fn is_mark(line: &[u8]) -> bool {
    [&b"From "[..], b">From ", b"====", b"\x01"].iter().any(|mark| line.starts_with(mark))
        || line.trim_ascii().is_empty()
}

/// The lines that its author wrote, as one.
fn own_part(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut own: Vec<&str> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if *line == "--" || ENDS.iter().any(|end| line.starts_with(end)) {
            break;
        }
        if is_quoted(line) {
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
                "Bert wrote:\n> theirs\n>> theirs, too\n\nMine.\n> theirs\nMine, too.\n-- \nAnn, by the sea\n",
                "Mine. Mine, too.",
            ),
            ("On Thu, 1 Nov 2001, Bert Example <b@x>\nwrote:\n\n> theirs\nMine.", "Mine."),
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
