//! From a record's text to its nodes: the structure checked, nothing decoded.

use super::string::hex;
use crate::{Error, ErrorKind, Result};

/// Values in one record, names included; real records have a few hundred.
pub(crate) const MOST: usize = 1 << 20;
/// Lists and objects within each other: whoever walks a record by recursion needs no limit of their own.
pub(crate) const DEEPEST: usize = 128;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Null,
    Bool,
    Integer,
    /// A number with a fraction or an exponent.
    Float,
    Text,
    /// A text with a backslash in it.
    Escaped,
    List,
    Object,
}

/// A value, in the order of the text; an object's members are its names and values by turns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub shape: Shape,
    /// Where it stands in the text, without quotes.
    pub from: u32,
    pub to: u32,
    /// The node after it and all that is in it.
    pub next: u32,
}

/// The values of a whole text, outermost first.
pub(crate) fn nodes(text: &[u8]) -> Result<Vec<Node>> {
    let nodes = Vec::with_capacity((text.len() / 16 + 8).min(MOST));
    let mut parser = Parser { text, at: 0, nodes };
    parser.all()?;
    Ok(parser.nodes)
}

/// `why`, at the byte before `at`; lines and columns count from 1.
#[cold]
pub(crate) fn wrong(text: &[u8], at: usize, why: &str) -> Error {
    let before = &text[..at.min(text.len())];
    let line = 1 + memchr::memchr_iter(b'\n', before).count();
    let column = before.len() - memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    Error::new(ErrorKind::Damaged(format!("{why} at line {line} column {column}")))
}

struct Parser<'t> {
    text: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
}

/// No node: the root is in nothing.
const NONE: u32 = u32::MAX;

impl Parser<'_> {
    /// The next byte that isn't blank.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.text.get(self.at) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// The byte that comes next is not what it should be.
    fn wrong(&self, why: &str) -> Error {
        wrong(self.text, self.at + 1, why)
    }

    fn push(&mut self, shape: Shape, from: usize) {
        let next = self.nodes.len() as u32 + 1;
        self.nodes.push(Node { shape, from: from as u32, to: self.at as u32, next });
    }

    fn all(&mut self) -> Result<()> {
        // The innermost open list or object; each holds the one around it in `next` until it closes.
        let mut open = NONE;
        let mut depth = 0;
        loop {
            let at = self.nodes.len();
            if at > MOST {
                return Err(self.wrong("more than a million values in one record"));
            }
            let closing = self.begin()?;
            if let Some(closing) = closing {
                depth += 1;
                if depth > DEEPEST {
                    return Err(self.wrong("too many lists and objects within each other"));
                }
                self.nodes[at].next = open;
                open = at as u32;
                if self.peek() != Some(closing) {
                    if closing == b'}' {
                        self.name()?;
                    }
                    continue;
                }
            }
            // A value is complete: on to the next one around it.
            loop {
                let next = self.peek();
                let Some(container) = self.nodes.get(open as usize).copied() else {
                    return if next.is_none() { Ok(()) } else { Err(self.wrong("trailing characters")) };
                };
                let object = container.shape == Shape::Object;
                match next {
                    Some(b',') => {
                        self.at += 1;
                        if object {
                            self.name()?;
                        }
                        break;
                    }
                    Some(b'}') if object => {}
                    Some(b']') if !object => {}
                    _ => return Err(self.wrong(if object { "expected `,` or `}`" } else { "expected `,` or `]`" })),
                }
                self.at += 1;
                let next = self.nodes.len() as u32;
                self.nodes[open as usize] = Node { to: self.at as u32, next, ..container };
                open = container.next;
                depth -= 1;
            }
        }
    }

    /// A value up to its end; of a list or object the beginning, and what closes it.
    fn begin(&mut self) -> Result<Option<u8>> {
        let next = self.peek();
        let from = self.at;
        match next {
            Some(b'"') => self.string()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(open @ (b'[' | b'{')) => {
                self.at += 1;
                let list = open == b'[';
                self.push(if list { Shape::List } else { Shape::Object }, from);
                return Ok(Some(if list { b']' } else { b'}' }));
            }
            _ => {
                const WORDS: [(&[u8], Shape); 3] =
                    [(b"null", Shape::Null), (b"true", Shape::Bool), (b"false", Shape::Bool)];
                let word = WORDS.iter().find(|(word, _)| self.text[from..].starts_with(word));
                let &(word, shape) = word.ok_or_else(|| self.wrong("expected value"))?;
                self.at += word.len();
                self.push(shape, from);
            }
        }
        Ok(None)
    }

    fn name(&mut self) -> Result<()> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong("key must be a string"));
        }
        self.string()?;
        if self.peek() != Some(b':') {
            return Err(self.wrong("expected `:`"));
        }
        self.at += 1;
        Ok(())
    }

    fn string(&mut self) -> Result<()> {
        self.at += 1;
        let from = self.at;
        let mut shape = Shape::Text;
        loop {
            // Bare line breaks and the like, which are no JSON, pass: they cost nothing that is read.
            let Some(n) = memchr::memchr2(b'"', b'\\', &self.text[self.at..]) else {
                self.at = self.text.len();
                return Err(self.wrong("EOF while parsing a string"));
            };
            self.at += n;
            if self.text[self.at] == b'"' {
                break;
            }
            shape = Shape::Escaped;
            self.at += match &self.text[self.at + 1..] {
                [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 2,
                [b'u', digits @ ..] if hex(digits).is_some() => 6,
                _ => return Err(self.wrong("invalid escape")),
            };
        }
        self.push(shape, from);
        self.at += 1;
        Ok(())
    }

    fn number(&mut self) -> Result<()> {
        let from = self.at;
        let mut shape = Shape::Integer;
        self.at += usize::from(self.text[from] == b'-');
        let zero = self.text.get(self.at) == Some(&b'0');
        let digits = self.digits()?;
        if zero && digits > 1 {
            return Err(wrong(self.text, self.at, "invalid number"));
        }
        if self.text.get(self.at) == Some(&b'.') {
            self.at += 1;
            shape = Shape::Float;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.text.get(self.at) {
            self.at += 1;
            shape = Shape::Float;
            self.at += usize::from(matches!(self.text.get(self.at), Some(b'+' | b'-')));
            self.digits()?;
        }
        self.push(shape, from);
        Ok(())
    }

    fn digits(&mut self) -> Result<usize> {
        match self.text[self.at..].iter().take_while(|b| b.is_ascii_digit()).count() {
            0 => Err(self.wrong("invalid number")),
            n => {
                self.at += n;
                Ok(n)
            }
        }
    }
}
