//! A mail file as its mails' headers. Bodies are passed over, whatever their size.
//!
//! An mbox has no grammar: a mail begins at a line "From sender date", and bodies hold lines that look nearly the
//! same. Writers escape those in different ways (`>From `, ` From `), or not at all; so a mail begins only where the
//! line before is empty, or the file begins, and where the line ends with a date.

use super::date;
use crate::Result;
use std::io::Read;

/// Bytes of headers that are kept of one mail; the longest seen, with hundreds of receivers and a few signatures, have
/// some 100 KiB.
const HEADER: usize = 256 << 10;
/// Bytes of a "From " line that are looked at.
const LINE: usize = 512;
/// Bytes read at a time.
const WINDOW: usize = 64 << 10;

/// What [`split`] finds.
pub enum Event<'a> {
    /// A mail: its number, from 1, and its lines up to the first empty one, the "From " line included.
    Mail(u32, &'a [u8]),
    /// Something odd about the mail of this number, for the report.
    Odd(u32, &'static str),
}

/// Calls `on` for every mail, until it says `false`. `alone`: the file is a single mail.
///
/// # Errors
/// When the reader fails; what came before counts.
pub fn split(reader: impl Read, alone: bool, on: &mut dyn FnMut(Event) -> bool) -> Result<()> {
    let mut window = Window { reader, bytes: vec![0; WINDOW], at: 0, end: 0, done: false };
    window.skip_blank()?;
    let mark = if window.begins_log() { Mark::Rule } else { Mark::FromLine };
    let mut header = Vec::new();
    let mut number = 0;
    while !window.is_done()? {
        number += 1;
        header.clear();
        if !window.header(&mut header)?
            && !on(Event::Odd(number, "its headers are longer than 256 KiB; what came after was left out"))
        {
            return Ok(());
        }
        if !on(Event::Mail(number, &header)) || alone || !window.seek(mark)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Whether a file that begins with `start` is an mbox or a LISTSERV log.
pub fn is_mailbox(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let line = start.split(|b| *b == b'\n').next().unwrap_or_default();
    is_from_line(line.strip_prefix(b">").unwrap_or(line)) || is_log_mark(start)
}

fn is_from_line(line: &[u8]) -> bool {
    let line = &line[..line.len().min(LINE)];
    line.strip_prefix(b"From ").is_some_and(|rest| date::envelope(&String::from_utf8_lossy(rest)).is_some())
}

/// LISTSERV's logs: a line of 73 `=`, then headers: `Date:`, or, where the mail had none, another, its value in the same
/// column as all of LISTSERV's own.
fn is_log_mark(text: &[u8]) -> bool {
    const HEADERS: [&[u8]; 4] = [b"From:         ", b"Reply-To:     ", b"Sender:       ", b"Subject:      "];
    let marks = text.iter().take_while(|b| **b == b'=').count();
    let rest = text[marks..].trim_ascii_start();
    let dated = rest.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"Date:"));
    marks >= 60 && (dated || (marks == 73 && HEADERS.iter().any(|header| rest.starts_with(header))))
}

/// What a mail begins with.
#[derive(Clone, Copy)]
enum Mark {
    FromLine,
    /// LISTSERV's.
    Rule,
}

impl Mark {
    /// Its first bytes, line break before it included.
    fn start(self) -> &'static [u8] {
        match self {
            Mark::FromLine => b"\nFrom ",
            Mark::Rule => b"\n=====",
        }
    }

    /// Whether the line after the break at `at` begins a mail.
    fn fits(self, text: &[u8], at: usize) -> bool {
        let line = &text[at + 1..];
        if matches!(self, Mark::Rule) {
            return is_log_mark(line);
        }
        let end = memchr::memchr(b'\n', line).unwrap_or(line.len());
        let before = text[..at].strip_suffix(b"\r").unwrap_or(&text[..at]);
        before.ends_with(b"\n") && is_from_line(&line[..end])
    }
}

struct Window<R> {
    reader: R,
    bytes: Vec<u8>,
    /// What is in work: `bytes[at..end]`; a little before `at` is kept, too.
    at: usize,
    end: usize,
    done: bool,
}

impl<R: Read> Window<R> {
    /// Reads more; `false` at the end.
    fn fill(&mut self) -> Result<bool> {
        // Enough to tell whether the line before is empty.
        let keep = self.at.saturating_sub(2);
        self.bytes.copy_within(keep..self.end, 0);
        (self.at, self.end) = (self.at - keep, self.end - keep);
        while !self.done && self.end < self.bytes.len() {
            match self.reader.read(&mut self.bytes[self.end..]) {
                Ok(0) => self.done = true,
                Ok(n) => {
                    self.end += n;
                    return Ok(true);
                }
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e.into()),
            }
        }
        Ok(false)
    }

    fn is_done(&mut self) -> Result<bool> {
        Ok(self.at == self.end && !self.fill()?)
    }

    /// Passes over a byte order mark and empty lines at the file's beginning, then sees to it that the first line is
    /// there.
    fn skip_blank(&mut self) -> Result<()> {
        while self.end < 3 && self.fill()? {}
        if self.bytes[..self.end].starts_with(b"\xef\xbb\xbf") {
            self.at = 3;
        }
        while !self.is_done()? && matches!(self.bytes[self.at], b'\r' | b'\n') {
            self.at += 1;
        }
        while self.end - self.at < LINE && self.fill()? {}
        Ok(())
    }

    fn begins_log(&self) -> bool {
        is_log_mark(&self.bytes[self.at..self.end])
    }

    /// Collects lines up to an empty one; `false` where there are too many. Behind it, what is in work begins with
    /// the empty line's break, so that a mark may follow at once.
    fn header(&mut self, out: &mut Vec<u8>) -> Result<bool> {
        let mut whole = true;
        let mut empty = true;
        loop {
            if self.is_done()? {
                return Ok(whole);
            }
            let work = &self.bytes[self.at..self.end];
            let end = memchr::memchr(b'\n', work);
            let piece = &work[..end.unwrap_or(work.len())];
            empty &= piece.strip_suffix(b"\r").unwrap_or(piece).is_empty();
            if end.is_some() && empty {
                self.at += piece.len();
                // The carriage return came alone, the break in the next piece.
                if out.ends_with(b"\n\r") || out == b"\r" {
                    out.pop();
                }
                return Ok(whole);
            }
            let room = HEADER.saturating_sub(out.len() + 1);
            whole &= piece.len() <= room;
            out.extend_from_slice(&piece[..piece.len().min(room)]);
            self.at += piece.len();
            if end.is_some() {
                if out.len() < HEADER {
                    out.push(b'\n');
                }
                self.at += 1;
                empty = true;
            }
        }
    }

    /// Goes on to the next mail; `false` where there is none.
    fn seek(&mut self, mark: Mark) -> Result<bool> {
        let start = mark.start();
        loop {
            let work = &self.bytes[self.at..self.end];
            self.at += memchr::memchr(b'\n', work).unwrap_or(work.len());
            if self.end - self.at < start.len() && self.fill()? {
                continue;
            }
            let work = &self.bytes[self.at..self.end];
            if work.len() < start.len() {
                return Ok(false);
            }
            if work.starts_with(start) {
                while self.end - self.at < LINE && self.fill()? {}
                if mark.fits(&self.bytes[..self.end], self.at) {
                    self.at += 1;
                    return Ok(true);
                }
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives `piece` bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let n = self.0.len().min(out.len()).min(self.1);
            out[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn mails(text: &[u8], alone: bool, piece: usize) -> Vec<String> {
        let mut found = Vec::new();
        let end = split(Slow(text, piece), alone, &mut |event| {
            found.push(match event {
                Event::Mail(_, header) => String::from_utf8_lossy(header).into_owned(),
                Event::Odd(number, why) => format!("{number}: {why}"),
            });
            true
        });
        assert!(end.is_ok());
        found
    }

    #[test]
    fn a_mail_begins_behind_an_empty_line_and_ends_in_a_date() {
        let text = "From a@x  Thu Nov  1 11:19:12 2001\nA: 1\n\nFrom b@x  Thu Nov  1 11:19:12 2001\nA: 2\n c\n\nbody\n\
            From c@x  Thu Nov  1 11:19:12 2001\n\nFrom here on it is text\n\n>From d@x Thu Nov  1 11:19:12 2001\n\n \
            From e@x Thu Nov  1 11:19:12 2001\n\nFrom - Thu Nov  1 11:19:12 2001\nA: 3\n\nend";
        for (text, br) in [(text.to_owned(), "\n"), (text.replace('\n', "\r\n"), "\r\n")] {
            let expected = [
                "From a@x  Thu Nov  1 11:19:12 2001\nA: 1\n",
                "From b@x  Thu Nov  1 11:19:12 2001\nA: 2\n c\n",
                "From - Thu Nov  1 11:19:12 2001\nA: 3\n",
            ]
            .map(|mail| mail.replace('\n', br));
            for piece in [1, 2, 3, 7, 4096] {
                assert_eq!(mails(text.as_bytes(), false, piece), expected, "{piece}");
                assert_eq!(mails(text.as_bytes(), true, piece), expected[..1], "{piece}");
            }
        }
    }

    #[test]
    fn marks_across_the_windows_edge_are_found() {
        let mail = |n: usize| format!("From a@x  Thu Nov  1 11:19:12 2001\nA: {n}\n\n{}\n\n", "x".repeat(n));
        let text: String = (WINDOW - 90..WINDOW).map(mail).collect();
        let found = mails(text.as_bytes(), false, usize::MAX);
        assert_eq!(found.len(), 90);
        assert!(found.iter().enumerate().all(|(i, m)| m.ends_with(&format!("A: {}\n", WINDOW - 90 + i))));
    }

    #[test]
    fn logs_are_split_at_their_rules() {
        let rule = "=".repeat(73);
        let text = format!(
            "{rule}\nDate:  x\nA: 1\n\nbody\n{rule}\nno mail\n{rule}\nSubject: no mail\n{rule}\nDate: y\nA: 2\n\nend\n\
             {rule}\nReply-To:     a@x\nA: 3\n\nend\n"
        );
        for piece in [1, 4096] {
            let found = mails(text.as_bytes(), false, piece);
            let mails = ["Date:  x\nA: 1\n", "Date: y\nA: 2\n", "Reply-To:     a@x\nA: 3\n"];
            assert_eq!(found, mails.map(|mail| format!("{rule}\n{mail}")));
        }
    }

    #[test]
    fn endless_lines_cost_no_memory() {
        let body = std::io::repeat(b'x').take(1 << 28);
        let end = b"\n\nFrom b@x Thu Nov  1 11:19:12 2001\nA: ";
        let text = b"From a@x Thu Nov  1 11:19:12 2001\n\n"
            .chain(body)
            .chain(&end[..])
            .chain(std::io::repeat(b'y').take(1 << 22));
        let mut found = Vec::new();
        let end = split(text, false, &mut |event| {
            found.push(match event {
                Event::Mail(number, header) => (number, header.len()),
                Event::Odd(number, _) => (number, 0),
            });
            true
        });
        assert!(end.is_ok());
        assert_eq!(found, [(1, 34), (2, 0), (2, HEADER - 1)]);
    }

    #[test]
    fn what_is_no_mail_is_one_odd_one() {
        assert_eq!(mails(b"", false, 9), [""; 0]);
        assert_eq!(mails(b"\n\n", false, 9), [""; 0]);
        assert_eq!(mails(b"just text", false, 9), ["just text"]);
        assert!(!is_mailbox(b"From here on") && is_mailbox(b"\xef\xbb\xbf\nFrom a Thu Nov  1 11:19:12 2001"));
    }
}
