//! A text as its lines, each up to a length: what a line begins with is all that importers ask for.

use crate::Result;
use std::io::Read;

/// Bytes of a line that are handed over.
const HEAD: usize = 1 << 10;
/// Bytes read at once.
const CHUNK: usize = 64 << 10;

/// Calls `on` for each line with its number, from 1, and its first bytes without the line break, until it says `false`.
///
/// # Errors
/// The reader's own; lines handed over before are good.
pub fn split(mut reader: impl Read, on: &mut dyn FnMut(u32, &[u8]) -> bool) -> Result<()> {
    let mut chunk = vec![0; CHUNK];
    let mut line: Vec<u8> = Vec::new();
    let mut number = 1_u32;
    let mut open = false;
    let mut end_of_line = None;
    loop {
        let read = match end_of_line {
            None => begin(&mut reader, &mut chunk)?,
            Some(_) => more(&mut reader, &mut chunk)?,
        };
        if read == 0 {
            break;
        }
        let mut rest = &chunk[..read];
        let end_of_line =
            *end_of_line.get_or_insert_with(|| if ends_alone(rest) == Some(true) { b'\r' } else { b'\n' });
        while !rest.is_empty() {
            let end = memchr::memchr(end_of_line, rest);
            let piece = &rest[..end.unwrap_or(rest.len())];
            line.extend_from_slice(&piece[..piece.len().min(HEAD - line.len())]);
            open = end.is_none();
            if !open {
                if !on(number, whole(&line)) {
                    return Ok(());
                }
                number = number.saturating_add(1);
                line.clear();
            }
            rest = &rest[(piece.len() + usize::from(!open)).min(rest.len())..];
        }
    }
    if open {
        on(number, whole(&line));
    }
    Ok(())
}

/// Reads until it shows how lines end.
fn begin(reader: &mut impl Read, chunk: &mut [u8]) -> Result<usize> {
    let mut read = 0;
    loop {
        let n = more(reader, &mut chunk[read..])?;
        // Half a line break may be the last that was read.
        let new = &chunk[read.saturating_sub(1)..read + n];
        let known = ends_alone(new).is_some();
        read += n;
        if n == 0 || known {
            return Ok(read);
        }
    }
}

fn more(reader: &mut impl Read, chunk: &mut [u8]) -> Result<usize> {
    loop {
        match reader.read(chunk) {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            read => return Ok(read?),
        }
    }
}

/// Whether lines end with a carriage return alone, as on the first Macs. `None`: that isn't to be seen yet.
fn ends_alone(text: &[u8]) -> Option<bool> {
    match memchr::memchr2(b'\n', b'\r', text) {
        Some(at) if text[at] == b'\n' => Some(false),
        Some(at) => text.get(at + 1).map(|next| *next != b'\n'),
        None => None,
    }
}

/// Without its line break; a long line is cut between characters, so that it stays UTF-8 where it was.
fn whole(line: &[u8]) -> &[u8] {
    let cut = line.len() == HEAD;
    let tail = line.len() - line.iter().rev().take(3).take_while(|byte| **byte & 0xc0 == 0x80).count();
    match tail.checked_sub(1).map(|at| (at, line[at])) {
        Some((at, 0xc2..=0xf4)) if cut && std::str::from_utf8(&line[at..]).is_err() => &line[..at],
        _ => line.strip_suffix(b"\r").unwrap_or(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_between_characters() {
        let mut lengths = Vec::new();
        let text = ["\u{1f44d}".repeat(HEAD), "x".to_owned() + &"\u{1f44d}".repeat(HEAD)].join("\n");
        let end = split(text.as_bytes(), &mut |_, line| {
            lengths.push((line.len(), std::str::from_utf8(line).is_ok()));
            true
        });
        assert_eq!((lengths, end), (vec![(HEAD, true), (HEAD - 3, true)], Ok(())));
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        let mut lines = Vec::new();
        let end = split(Read::chain(&b"a\r"[..], &b"b\r\rc"[..]), &mut |number, line| {
            lines.push((number, String::from_utf8_lossy(line).into_owned()));
            true
        });
        assert!(end.is_ok());
        assert_eq!(lines, [(1, "a".into()), (2, "b".into()), (3, String::new()), (4, "c".into())]);
    }

    #[test]
    fn lines_are_numbered_and_cut() {
        let text = ["a\r\n\nb", &"x".repeat(3 * HEAD), "\nlast"].concat();
        let mut lines = Vec::new();
        let end = split(text.as_bytes(), &mut |number, line| {
            lines.push((number, String::from_utf8_lossy(line).into_owned()));
            true
        });
        assert!(end.is_ok());
        let long = format!("b{}", "x".repeat(HEAD - 1));
        assert_eq!(lines, [(1, "a".into()), (2, String::new()), (3, long), (4, "last".into())]);
    }
}
