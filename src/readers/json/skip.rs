//! Values that nobody wants: passed over by counting brackets, at any length and depth, without holding them.

/// How far into a value.
#[derive(Debug, Default)]
pub struct Skip {
    depth: u64,
    string: bool,
    escaped: bool,
    begun: bool,
}

/// The bytes that decide where a value ends, outside of strings.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    marks[b'"' as usize] = true;
    marks[b'[' as usize] = true;
    marks[b']' as usize] = true;
    marks[b'{' as usize] = true;
    marks[b'}' as usize] = true;
    marks
};

/// Strings that end so soon are most of them: looked at byte by byte, they are faster passed than by a search.
const SHORT: usize = 16;

/// Where a string's next quotation mark, backslash or end of line is.
fn mark(bytes: &[u8]) -> Option<usize> {
    let is_mark = |b: &u8| matches!(b, b'"' | b'\\' | b'\n');
    let (short, rest) = bytes.split_at(bytes.len().min(SHORT));
    let found = short.iter().position(is_mark);
    found.or_else(|| memchr::memchr3(b'"', b'\\', b'\n', rest).map(|at| at + SHORT))
}

impl Skip {
    /// Whether it is a bare word so far.
    pub fn is_bare(&self) -> bool {
        self.begun && self.depth == 0 && !self.string
    }

    /// The place behind the value; `None` where it goes on behind `bytes`, which are its next. A line's end in a string, which
    /// JSON doesn't allow, ends it: a stray quotation mark then costs one line, not everything.
    pub fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while at < bytes.len() {
            if std::mem::take(&mut self.escaped) {
                at += 1;
                continue;
            }
            if self.string {
                at += mark(&bytes[at..])? + 1;
                self.escaped = bytes[at - 1] == b'\\';
                self.string = self.escaped;
            } else if self.depth == 0 {
                // The value begins, or it is a bare word.
                match bytes[at] {
                    b'"' => self.string = true,
                    b'[' | b'{' => self.depth = 1,
                    b']' | b'}' | b',' | b' ' | b'\t' | b'\r' | b'\n' if self.begun => return Some(at),
                    _ => {}
                }
                at += 1;
                self.begun = true;
                if self.string || self.depth > 0 {
                    continue;
                }
            } else {
                at += bytes[at..].iter().position(|b| MARKS[usize::from(*b)])? + 1;
                match bytes[at - 1] {
                    b'"' => self.string = true,
                    b'[' | b'{' => self.depth += 1,
                    _ => self.depth -= 1,
                }
                if self.string || self.depth > 0 {
                    continue;
                }
            }
            if self.depth == 0 && !self.string && is_closed(bytes[at - 1]) {
                return Some(at);
            }
        }
        None
    }
}

/// Whether a value that needs no delimiter may end in this byte.
fn is_closed(byte: u8) -> bool {
    matches!(byte, b'"' | b'\n' | b']' | b'}')
}
