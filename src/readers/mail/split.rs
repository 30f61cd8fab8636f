//! A mail file as its mails' headers. Bodies are passed over, whatever their size.

#[cfg(test)]
mod tests;

use super::body::Body;
use super::mark::{self, Custom, Headers, LOOK, Verdict, is_blank};
use super::window::Window;
use crate::Result;
use memchr::memmem;
use std::io::Read;

/// Bytes of headers that are kept of one mail; the longest seen, with hundreds of receivers and a few signatures, have
/// some 100 KiB.
const HEADER: usize = 256 << 10;

const QUOTATION: &str =
    "what looks like a mail but has only headers that people quote, unlike the mails before: taken for text";

const UNMARKED: &str = "headers as a mailbox has them stand in it without a mail's first line, which may be damaged: that mail was not read";

/// What [`split`] finds.
pub enum Event<'a> {
    /// A mail: its number, from 1, and its lines up to the first empty one, the "From " line included.
    Mail(u32, &'a [u8]),
    /// Something odd about the mail of this number, for the report.
    Odd(u32, &'static str),
    /// Within the mail of this number something begins as mails do; it was taken for text.
    Doubt(u32, &'static str),
    /// The mail that is wanted whole: its headers, and its text up to where another mail may begin.
    Whole(&'a [u8]),
}

/// Calls `on` for every mail, until it says `false`. `alone`: the file is a single mail.
///
/// # Errors
/// When the reader fails; what came before counts.
pub fn split(reader: impl Read, alone: bool, on: &mut dyn FnMut(Event) -> bool) -> Result<()> {
    split_with(reader, alone, None, on)
}

/// The same, where the mail of the number `whole` is wanted whole.
///
/// # Errors
/// When the reader fails; what came before counts.
pub fn split_with(
    reader: impl Read,
    alone: bool,
    whole: Option<u32>,
    on: &mut dyn FnMut(Event) -> bool,
) -> Result<()> {
    let mut window = Window::new(reader, alone);
    skip_blank(&mut window, alone)?;
    let work = window.work();
    // A mailbox may be called as single mails are.
    let alone = alone && !Custom::begins(work);
    let rule = if is_log_mark(work) {
        Some(LOG)
    } else if work.starts_with(MMDF) {
        Some(MMDF)
    } else {
        None
    };
    // What was cut off at its beginning begins with the rest of a mail.
    let rest = rule.is_none() && !alone && !mark::begins_header(work) && !work.is_empty();
    let custom = if rest { Custom::default() } else { Custom::new(work) };
    let mut mails = Mails {
        window,
        custom,
        rule,
        number: 0,
        looked: 0,
        body: Body::default(),
        unmarked: 0,
        seen: 0,
        first: Vec::new(),
        whole,
        on,
    };
    if rest
        && !((mails.on)(Event::Odd(0, "does not begin with a mail: cut off, or not mail at all")) && mails.seek()?)
    {
        return Ok(());
    }
    while !mails.window.is_done()? {
        if !mails.mail()? {
            return Ok(());
        }
        if alone {
            mails.rest()?;
            break;
        }
        if !mails.seek()? {
            break;
        }
    }
    mails.hand_over();
    Ok(())
}

/// Whether a file that begins with `start` is an mbox or a LISTSERV log.
pub fn is_mailbox(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    Custom::begins(start.strip_prefix(b">").unwrap_or(start)) || is_log_mark(start) || start.starts_with(MMDF)
}

/// LISTSERV's rule.
const LOG: &[u8] = b"=====";
/// The field behind it, its value in the same column as all of LISTSERV's own.
const DATED: &[u8] = b"Date:         ";
/// What MMDF's mailboxes (SCO, Pine) have before and behind every mail.
const MMDF: &[u8] = b"\x01\x01\x01\x01";

/// LISTSERV's logs: a line of 73 `=`, then headers: `Date:`, or, where the mail had none, another, its value in the same
/// column as all of LISTSERV's own.
fn is_log_mark(text: &[u8]) -> bool {
    const HEADERS: [&[u8]; 4] = [b"From:         ", b"Reply-To:     ", b"Sender:       ", b"Subject:      "];
    let marks = text.iter().take_while(|b| **b == b'=').count();
    let rest = text[marks..].trim_ascii_start();
    let dated = rest.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"Date:"));
    marks >= 60 && (dated || (marks == 73 && HEADERS.iter().any(|header| rest.starts_with(header))))
}

/// Passes over a byte order mark and empty lines at the file's beginning, then sees to it that the first headers are there.
fn skip_blank<R: Read>(window: &mut Window<R>, alone: bool) -> Result<()> {
    window.tell_lines(LOOK)?;
    if window.work().starts_with(b"\xef\xbb\xbf") {
        window.pass(3);
    }
    while !window.is_done()? && matches!(window.work()[0], b'\r' | b'\n') {
        window.pass(1);
    }
    // Apple Mail's single mails (`.emlx`) begin with their length.
    let first = mark::first_line(window.work()).0;
    if alone && !first.is_empty() && first.iter().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace()) {
        window.pass(first.len() + 1);
    }
    window.need(2 * LOOK)
}

struct Mails<'a, R> {
    window: Window<R>,
    custom: Custom,
    /// What every mail begins with, where it isn't a "From " line.
    rule: Option<&'static [u8]>,
    number: u32,
    /// Up to which offset headers were looked for in vain.
    looked: u64,
    /// The body in work.
    body: Body,
    /// Mails without a mark in the body in work, and up to which offset they were looked for.
    unmarked: u32,
    seen: u64,
    /// With which field the mail in work begins.
    first: Vec<u8>,
    /// Which mail is wanted whole.
    whole: Option<u32>,
    on: &'a mut dyn FnMut(Event) -> bool,
}

impl<R: Read> Mails<'_, R> {
    /// Hands over the mail that begins with the work; `false` where that was enough. Behind it, the work begins with the
    /// break before the empty line, so that a mark may follow at once.
    fn mail(&mut self) -> Result<bool> {
        if !self.hand_over() {
            return Ok(false);
        }
        let (len, whole) = self.header()?;
        self.number = self.number.saturating_add(1);
        let header = &self.window.work()[..len.min(HEADER)];
        if len > HEADER
            && !(self.on)(Event::Odd(
                self.number,
                "its headers are longer than 256 KiB; what came after was left out",
            ))
        {
            return Ok(false);
        }
        if !(self.on)(Event::Mail(self.number, header)) {
            return Ok(false);
        }
        self.first.clear();
        self.first.extend_from_slice(mark::first_field(header));
        if whole && self.rule.is_none() {
            // The empty line's break is one byte, or two.
            let empty = mark::first_line(&self.window.work()[len.min(self.window.work().len())..]).0.len() + 1;
            self.body = Body::new(header, self.window.offset() + (len + empty) as u64);
        }
        if self.whole == Some(self.number) {
            self.window.keep();
        }
        self.window.pass(if whole { len.saturating_sub(1) } else { len });
        Ok(true)
    }

    /// Hands over the mail that was wanted whole, if it ends here; `false` where that was enough.
    fn hand_over(&mut self) -> bool {
        for _ in 0..std::mem::take(&mut self.unmarked) {
            if !(self.on)(Event::Doubt(self.number, UNMARKED)) {
                return false;
            }
        }
        self.window.kept().is_none_or(|mail| (self.on)(Event::Whole(&mail)))
    }

    /// Passes over the rest of a file that is a single mail, where that is wanted whole.
    fn rest(&mut self) -> Result<()> {
        while self.whole == Some(self.number) && !self.window.is_done()? {
            self.window.pass(self.window.work().len());
        }
        Ok(())
    }

    /// The mail that begins with the work may be part of the body before: whether it waits until that is known. Else what
    /// waited before it is handed over; `None` where that was enough.
    fn waits(&mut self) -> Result<Option<bool>> {
        if !self.body.is_open() || self.body.ends_at(self.window.offset()) {
            return Ok(Some(false));
        }
        let (len, _) = self.header()?;
        let header = &self.window.work()[..len.min(HEADER)];
        if !self.body.wait(header, self.window.offset()) {
            return Ok(self.release().then_some(false));
        }
        self.window.stop_keeping();
        self.pass((len - 1).max(1));
        Ok(Some(true))
    }

    /// Hands over the mails that waited; `false` where that was enough.
    fn release(&mut self) -> bool {
        for header in self.body.release() {
            self.number = self.number.saturating_add(1);
            self.custom.learn(&header);
            if !(self.on)(Event::Mail(self.number, &header)) {
                return false;
            }
        }
        true
    }

    /// Passes over text of a body.
    fn pass(&mut self, n: usize) {
        self.look_for_unmarked(n);
        if self.body.is_open() {
            let (text, at) = self.window.around();
            let from = at.saturating_sub(self.body.overlap());
            self.body.pass(&text[from..(at + n).min(text.len())], at - from);
        }
        self.window.pass(n);
    }

    /// Counts the mails without a mark in text that is passed over: nearly every one has this field.
    fn look_for_unmarked(&mut self, n: usize) {
        const FIELD: &[u8] = b"\nMessage-I";
        let (text, at) = self.window.around();
        let (begin, end) = (at.saturating_sub(FIELD.len() - 1), (at + n).min(text.len()));
        let offset = self.window.offset() - at as u64;
        for found in memmem::find_iter(&text[begin..end], FIELD).map(|found| begin + found) {
            // What was walked through isn't walked through again.
            let known = usize::try_from(self.seen.saturating_sub(offset)).unwrap_or(usize::MAX);
            let above = &text[found.saturating_sub(LOOK).max(known).min(found)..found];
            self.unmarked += u32::from(mark::is_unmarked(above, &self.first));
            self.seen = offset + found as u64;
        }
    }

    /// How long its headers are, and whether they end with a line's end.
    fn header(&mut self) -> Result<(usize, bool)> {
        let mut len = 0;
        let mut fields = false;
        loop {
            let work = self.window.work();
            let Some(end) = memchr::memchr(b'\n', &work[len..]) else {
                if work.len() <= HEADER && self.window.more()? {
                    continue;
                }
                let all = self.window.work().len();
                return Ok(if all > HEADER { (HEADER + 1, false) } else { (all, false) });
            };
            let line = &work[len..len + end];
            if is_blank(line) {
                if !self.goes_on(len, end + 1)? {
                    return Ok((len, true));
                }
            } else if line.starts_with(b"From ") && fields {
                self.window.need(len + LOOK)?;
                if self.rule.is_none() && self.custom.judge(self.window.work(), len, true) == Verdict::Mail {
                    return Ok((len, true));
                }
            } else if fields && self.rule.is_some_and(|rule| line.starts_with(rule)) {
                self.window.need(len + LOOK)?;
                if self.rule != Some(LOG) || is_log_mark(&self.window.work()[len..]) {
                    return Ok((len, true));
                }
            } else {
                fields |= memchr::memchr(b':', line).is_some_and(|at| at > 0) && !line.starts_with(b">From ");
            }
            len += end + 1;
            if len > HEADER {
                return Ok((len, true));
            }
        }
    }

    /// Whether the headers, up to `len`, go on behind the empty line there.
    fn goes_on(&mut self, len: usize, empty: usize) -> Result<bool> {
        self.window.need(len + empty + LOOK)?;
        let work = self.window.work();
        let behind = &work[len + empty..];
        let next = Headers::of(behind);
        // A text may begin with a quoted mark.
        if !next.names_any() || behind.starts_with(b">From ") || behind.starts_with(b"From ") {
            return Ok(false);
        }
        let begun = if work.starts_with(b"From ") { mark::first_line(work).1 } else { work };
        Ok(next.go_on(Headers::of_all(&begun[..len - (work.len() - begun.len()).min(len)])))
    }

    /// Goes on to the next mail; `false` where there is none.
    fn seek(&mut self) -> Result<bool> {
        let mark = self.rule.unwrap_or(b"From ");
        let finder = memmem::Finder::new(mark);
        loop {
            let work = self.window.work();
            let Some(at) = finder.find(work) else {
                let rest = work.len().min(mark.len() - 1);
                self.pass(work.len() - rest);
                if !self.window.more()? {
                    self.pass(rest);
                    if !self.body.ends_at(self.window.offset()) {
                        self.release();
                    }
                    return Ok(false);
                }
                continue;
            };
            self.pass(at);
            self.window.need(2 * LOOK)?;
            let (text, at) = self.window.around();
            let opens = at == 0 || text[at - 1] == b'\n';
            match self.rule {
                Some(rule) if rule == LOG => {
                    if opens && is_log_mark(&text[at..]) {
                        return Ok(true);
                    }
                    // The rest of a rule isn't another one.
                    let rule = text[at..].iter().take_while(|b| **b == b'=').count();
                    let damaged = opens && text[at + rule..].trim_ascii_start().starts_with(DATED);
                    self.window.pass(rule);
                    if damaged {
                        self.unmarked += 1;
                        self.seen = self.window.offset() + DATED.len() as u64;
                    }
                }
                Some(_) => {
                    let (line, behind) = mark::first_line(&text[at..]);
                    let begins = opens && Headers::of(behind).names_any();
                    let line = line.len() + 1;
                    self.window.pass(line);
                    if begins {
                        return Ok(true);
                    }
                }
                None => {
                    let fresh = self.window.offset() >= self.looked;
                    let verdict = self.custom.judge(text, at, fresh);
                    match verdict {
                        Verdict::Mail => match self.waits()? {
                            Some(true) => continue,
                            Some(false) => {
                                self.custom.learn(self.window.work());
                                return Ok(true);
                            }
                            None => return Ok(false),
                        },
                        Verdict::Doubt(why) => {
                            if !(self.on)(Event::Doubt(self.number, why)) {
                                return Ok(false);
                            }
                        }
                        Verdict::Quotation => {
                            if !(self.on)(Event::Odd(self.number, QUOTATION)) {
                                return Ok(false);
                            }
                        }
                        Verdict::Text => {}
                    }
                    let (text, at) = self.window.around();
                    let (line, behind) = mark::first_line(&text[at..]);
                    if fresh {
                        self.looked = self.window.offset() + (line.len() + Headers::of(behind).len) as u64;
                    }
                    self.pass(mark.len());
                }
            }
        }
    }
}
