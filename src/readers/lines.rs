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
    loop {
        let mut rest = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(n) => &chunk[..n],
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e.into()),
        };
        while !rest.is_empty() {
            let end = memchr::memchr(b'\n', rest);
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
