//! Whether a line is where a mail begins: by the line itself, and by the headers behind it.
//!
//! An mbox has no grammar: a mail begins at a line "From sender date", and bodies hold lines that look nearly the same.
//! Writers escape those (`>From `, ` From `) or don't; they put an empty line before a mark or don't; the date is
//! missing, or JavaScript's (mail programs' add-ons, seen 2023). The less a line says, the more its headers must.

use super::date;

/// Bytes of a mark's line that are looked at.
pub(super) const LINE: usize = 512;
/// Bytes behind a line in which headers are looked for.
pub(super) const LOOK: usize = 4 << 10;

/// What a line that begins with "From " is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// A sender and a date.
    Dated,
    /// Nothing else, or `-` for the sender, or a sender or time of some form.
    Bare,
    /// The beginning of a patch as git writes it: a commit, and always the same date.
    Patch,
    /// Perhaps a sentence.
    Worded,
}

impl Looks {
    /// Of the line without its first word.
    fn of(rest: &[u8]) -> Looks {
        let rest = rest[..rest.len().min(LINE)].trim_ascii();
        let mut words = rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        let (first, second, third) = (words.next(), words.next(), words.next());
        let first = first.unwrap_or_default();
        if matches!(first.len(), 40 | 64) && first.iter().all(u8::is_ascii_hexdigit) {
            return Looks::Patch;
        }
        if date::envelope(&String::from_utf8_lossy(rest)).is_some() {
            return Looks::Dated;
        }
        let hidden = second == Some(b"at") && third.is_some_and(|domain| domain.contains(&b'.'));
        let clock = rest
            .windows(5)
            .any(|w| matches!(w, [a, b, b':', c, d] if [a, b, c, d].iter().all(|x| x.is_ascii_digit())));
        match first {
            b"" | b"-" => Looks::Bare,
            _ if first.contains(&b'@') || hidden || clock => Looks::Bare,
            _ => Looks::Worded,
        }
    }
}

/// The names of headers that tell a mail from prose, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Names(u32);

impl Names {
    pub const FROM: Names = Names(1);
    pub const DATE: Names = Names(1 << 1);
    pub const ID: Names = Names(1 << 2);
    pub const SUBJECT: Names = Names(1 << 3);
    const TO: Names = Names(1 << 4);
    const CC: Names = Names(1 << 5);
    const REPLY_TO: Names = Names(1 << 6);
    const IN_REPLY_TO: Names = Names(1 << 7);
    const REFERENCES: Names = Names(1 << 8);
    const TYPE: Names = Names(1 << 9);
    /// Written by a program, read by none but programs: no quotation has them.
    const PROGRAMS: Names = Names(1 << 10);
    /// What people quote, too.
    const QUOTED: Names = Names(1 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6);
    /// Once in a mail.
    const SINGLE: Names = Names(1 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 7 | 1 << 8 | 1 << 9);
    /// Without which a mail can't be told from another, or not when or by whom it is, or what it answers.
    const WANTED: Names = Names(1 | 1 << 1 | 1 << 2 | 1 << 7 | 1 << 8);

    fn of(name: &[u8]) -> Names {
        let mut lower = [0; 24];
        let Some(lower) = lower.get_mut(..name.len()) else {
            return if name.starts_with(b"X-") { Names::PROGRAMS } else { Names(0) };
        };
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        match &*lower {
            b"from" => Names::FROM,
            b"date" => Names::DATE,
            b"message-id" => Names::ID,
            b"subject" => Names::SUBJECT,
            b"to" => Names::TO,
            b"cc" | b"bcc" => Names::CC,
            b"reply-to" | b"sender" => Names::REPLY_TO,
            b"in-reply-to" => Names::IN_REPLY_TO,
            b"references" => Names::REFERENCES,
            b"content-type" | b"mime-version" => Names::TYPE,
            b"received"
            | b"return-path"
            | b"delivered-to"
            | b"envelope-to"
            | b"dkim-signature"
            | b"arc-seal"
            | b"authentication-results"
            | b"content-transfer-encoding"
            | b"content-length"
            | b"user-agent"
            | b"list-id"
            | b"precedence"
            | b"auto-submitted"
            | b"status"
            | b"fcc" => Names::PROGRAMS,
            name if name.starts_with(b"x-") || name.starts_with(b"resent-") => Names::PROGRAMS,
            _ => Names(0),
        }
    }

    fn and(self, others: Names) -> Names {
        Names(self.0 & others.0)
    }

    fn count(self) -> u32 {
        self.0.count_ones()
    }

    fn any(self) -> bool {
        self.0 != 0
    }
}

/// The headers behind a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Headers {
    pub names: Names,
    /// Whether they go on up to an empty line, the text's end, or as far as is looked.
    whole: bool,
    /// Whether they go on beyond what is looked at.
    cut: bool,
    /// Whether the first line is none: a damaged one, or text.
    late: bool,
    /// Bytes up to there.
    pub len: usize,
}

impl Headers {
    /// At the beginning of `text`. Another mark before them is passed over: some programs write two.
    pub fn of(text: &[u8]) -> Headers {
        let all = text.len();
        let text = &text[..all.min(LOOK)];
        let mut found = Headers { names: Names(0), whole: true, cut: false, late: false, len: 0 };
        let mut first = true;
        while found.len < text.len() {
            let rest = &text[found.len..];
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = &rest[..end];
            if is_blank(line) {
                return found;
            }
            match name(line) {
                Some(name) => found.names = Names(found.names.0 | Names::of(name).0),
                None if first && line.strip_prefix(b">").unwrap_or(line).starts_with(b"From ") => {}
                None if !first && line.starts_with(b" ") || line.starts_with(b"\t") => {}
                // The last line of what is looked at may go on.
                None if found.len + end == text.len() => {}
                None if !found.whole => return found,
                // One line may be damaged.
                None => (found.whole, found.late) = (false, first),
            }
            first = false;
            found.len = (found.len + end + 1).min(text.len());
        }
        Headers { cut: all > LOOK, ..found }
    }

    /// The names of all of a mail's headers, whatever stands between them.
    pub fn of_all(text: &[u8]) -> Headers {
        let lines =
            memchr::memchr_iter(b'\n', text).scan(0, |from, end| Some(&text[std::mem::replace(from, end + 1)..end]));
        let names = lines.filter_map(name).fold(0, |names, name| names | Names::of(name).0);
        Headers { names: Names(names), whole: true, cut: false, late: false, len: text.len() }
    }

    /// Whether one of them is a mail's.
    pub fn names_any(self) -> bool {
        self.names.any()
    }

    /// Whether programs wrote them.
    pub fn by_programs(self) -> bool {
        Names(self.names.0 & !Names::QUOTED.0).any()
    }

    /// Whether they are enough for a mail behind a line of these looks; `apart`: an empty one stands before it.
    fn prove(self, looks: Looks, apart: bool) -> bool {
        let (known, by_programs) = (self.names.count(), self.by_programs());
        if self.late {
            return looks == Looks::Dated && by_programs && known > 2;
        }
        match looks {
            Looks::Dated if apart && self.whole && self.len > 0 => true,
            Looks::Dated | Looks::Patch => known > 0 && (self.whole || known > 1),
            // The first field alone may be as long as is looked (a seal, the report of a filter).
            Looks::Bare => {
                known > 1 && (self.whole || by_programs && known > 2) || by_programs && self.whole && self.cut
            }
            Looks::Worded => {
                self.whole && by_programs && known > 2 && self.names.and(Names(Names::FROM.0 | Names::DATE.0)).any()
            }
        }
    }

    /// Whether they go on those of a mail that end before them in an empty line: that line is a fault, seen of web shops'
    /// programs. A quotation at a text's beginning repeats what the mail has.
    pub fn go_on(self, before: Headers) -> bool {
        let wanted = Names(Names::WANTED.0 & !before.names.0);
        self.whole && self.names.and(wanted).any() && !self.names.and(before.names).and(Names::SINGLE).any()
    }
}

/// What is made of a line that begins with "From ".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A mail begins here.
    Mail,
    /// It is text.
    Text,
    /// It is taken for a mail that somebody quotes.
    Quotation,
    /// It is taken for text, but may be more.
    Doubt(&'static str),
}

/// What a file's mails have been like so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Custom {
    /// It is a series of patches, each of them a mail.
    pub patches: bool,
    /// Every mail had headers that programs write.
    pub by_programs: bool,
}

impl Default for Custom {
    /// Before any mail.
    fn default() -> Custom {
        Custom { patches: false, by_programs: true }
    }
}

impl Custom {
    /// By the file's first line.
    pub fn new(text: &[u8]) -> Custom {
        let (rest, headers) = first_line(text);
        let patches = rest.strip_prefix(b"From ").is_some_and(|rest| Looks::of(rest) == Looks::Patch);
        Custom { patches, by_programs: Headers::of(headers).by_programs() }
    }

    /// Whether a file may be an mbox, by its beginning.
    pub fn begins(text: &[u8]) -> bool {
        let dated = |rest| Looks::of(first_line(rest).0) == Looks::Dated;
        text.strip_prefix(b"From ")
            .is_some_and(|rest| dated(rest) || Custom::new(text).judge(text, 0, true) == Verdict::Mail)
    }

    /// Learns from a mail that begins at `text`.
    pub fn learn(&mut self, text: &[u8]) {
        let behind = first_line(text).1;
        self.by_programs &= has_programs(behind, Headers::of(behind));
    }

    /// Of the "From " at `text[at..]`; `text` holds some of what stands before it. `fresh`: what follows wasn't looked at
    /// yet for an earlier one.
    pub fn judge(self, text: &[u8], at: usize, fresh: bool) -> Verdict {
        let before = &text[..at];
        if !(before.is_empty() || before.ends_with(b"\n")) {
            return self.glued(before, &text[at..], fresh);
        }
        let (line, behind) = first_line(&text[at..]);
        let looks = Looks::of(&line[5..]);
        // `From : Ann`: the field, as the first standard allowed it.
        if looks == Looks::Patch && !self.patches || line[5..].trim_ascii_start().starts_with(b":") {
            return Verdict::Text;
        }
        let mut headers = Headers::of(behind);
        let apart = is_blank(last_line(before));
        if headers.len == 0 && headers.whole && looks == Looks::Dated && apart {
            // The stray empty line may stand before all headers.
            headers = Headers::of(first_line(behind).1);
            if headers.by_programs() && headers.names.count() > 1 {
                return Verdict::Mail;
            }
            return Verdict::Doubt("a line like a mail's first one, without headers behind it: taken for text");
        }
        if !headers.prove(looks, apart) {
            // Behind a sentence, a mark with a damaged byte may be the line that is not a header.
            let known = headers.names.count();
            let some = known > 1 && !headers.late
                || known > 2 && headers.by_programs()
                || looks == Looks::Dated && apart
                || headers.whole && headers.cut;
            let why = "a line like a mail's first one, but what follows is not a mail's headers: taken for text";
            return if some { Verdict::Doubt(why) } else { Verdict::Text };
        }
        if self.by_programs && !has_programs(behind, headers) && headers.whole && !headers.cut {
            return Verdict::Quotation;
        }
        Verdict::Mail
    }

    /// A mark at the end of a body that ends without a line break.
    fn glued(self, before: &[u8], text: &[u8], fresh: bool) -> Verdict {
        let quoted = last_line_open(before).iter().all(|b| matches!(b, b'>' | b'|' | b' ' | b'\t'));
        if quoted || before.last().is_some_and(u8::is_ascii_whitespace) || !fresh {
            return Verdict::Text;
        }
        let (line, behind) = first_line(text);
        let looks = Looks::of(&line[5..]);
        let marked = looks == Looks::Dated || looks == Looks::Bare && line.starts_with(b"From - ");
        let headers = Headers::of(behind);
        if marked && headers.by_programs() && headers.prove(looks, false) { Verdict::Mail } else { Verdict::Text }
    }
}

/// Whether programs wrote any of a mail's headers, which `text` begins with; also behind a stray empty line.
fn has_programs(text: &[u8], headers: Headers) -> bool {
    headers.by_programs() || {
        let next = Headers::of(first_line(&text[headers.len.min(text.len())..]).1);
        next.by_programs() && next.go_on(headers)
    }
}

/// Whether the fields at the end of `above` are the first ones of a mail whose mark is damaged or gone: they begin behind a
/// line that ends in a mark's date, or, behind an empty one or a rule, with a field that only mailboxes have, or with the
/// same as the mail before. Parts of a mail, which may be mails themselves, begin behind their own fields, and what is
/// forwarded behind a line of dashes.
pub(super) fn is_unmarked(above: &[u8], before: &[u8]) -> bool {
    const OF_MAILBOXES: [&[u8]; 6] =
        [b"X-Mozilla-Status:", b"X-Mozilla-Keys:", b"X-GM-THRID:", b"X-Gmail-Labels:", b"X-UID:", b"X-Status:"];
    let mut lines = above.rsplit(|b| *b == b'\n');
    let mut first: &[u8] = b"";
    let goes_on = |line: &[u8]| line.starts_with(b" ") || line.starts_with(b"\t");
    let is_field = |line: &[u8]| goes_on(line) && !line.trim_ascii().is_empty() || name(line).is_some();
    let Some(line) = lines.by_ref().find(|line| {
        let is = is_field(line);
        first = if is { line } else { first };
        !is
    }) else {
        return false;
    };
    if line.iter().all(|b| b.is_ascii_control() || matches!(b, b'=' | b' ')) {
        let part = |line: &[u8]| is_field(line) || line.starts_with(b"--");
        let same = name(first).is_some_and(|name| name.eq_ignore_ascii_case(before));
        let known = same || OF_MAILBOXES.iter().any(|field| first.starts_with(field));
        let above = lines.next().unwrap_or_default();
        let rest = goes_on(first) || first.first().is_some_and(u8::is_ascii_digit);
        return known && !part(above) || rest && above.starts_with(b"From ");
    }
    // The end of a mark with line breaks in it.
    if lines.by_ref().take(2).any(|line| line.starts_with(b"From ")) {
        return true;
    }
    let line = String::from_utf8_lossy(&line[..line.len().min(LINE)]);
    // A mark of little more than its word, one byte of it changed, or with a changed one before it.
    let begun = line.trim_start_matches(char::is_control);
    if begun.len() < line.len() && begun.starts_with("From ")
        || line.bytes().zip(*b"From ").filter(|(a, b)| a == b).count() == 4
    {
        return true;
    }
    !line.trim_start_matches(['>', ' ']).starts_with("From ") && date::envelope(&line).is_some()
}

/// A field's name, if the line begins with one.
fn name(line: &[u8]) -> Option<&[u8]> {
    let end = line.iter().take(77).position(|b| !b.is_ascii_graphic() || *b == b':')?;
    (end > 0 && line[end..].trim_ascii_start().first() == Some(&b':')).then(|| &line[..end])
}

/// The name of the first field of a mail's headers; empty where there is none.
pub(super) fn first_field(header: &[u8]) -> &[u8] {
    header.split(|b| *b == b'\n').take(4).find_map(name).unwrap_or_default()
}

/// Whether a text begins with a mark or a field.
pub(super) fn begins_header(text: &[u8]) -> bool {
    let line = first_line(text).0;
    line.strip_prefix(b">").unwrap_or(line).starts_with(b"From ") || name(line).is_some()
}

/// Whether a line is empty; some programs end lines with two carriage returns.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|b| *b == b'\r')
}

/// The first line, and what follows.
pub(super) fn first_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', text).unwrap_or(text.len());
    (&text[..end], &text[(end + 1).min(text.len())..])
}

/// The last line of a text that ends with a line break.
fn last_line(text: &[u8]) -> &[u8] {
    last_line_open(text.strip_suffix(b"\n").unwrap_or(text))
}

/// What follows the last line break.
fn last_line_open(text: &[u8]) -> &[u8] {
    &text[memchr::memrchr(b'\n', text).map_or(0, |at| at + 1)..]
}
