//! Values that nobody wants: passed over by counting brackets, at any length and depth, without holding them.
//!
//! Which quotation marks open a string and which close it is told by what stands beside them, not by counting: a stray one
//! would turn all text behind it inside out.

/// How far into a value.
#[derive(Debug, Default)]
pub struct Skip {
    depth: i64,
    string: bool,
    escaped: bool,
    begun: bool,
    /// A quotation mark was the last within a string: what follows tells whether it closes it.
    closing: bool,
    /// The last byte outside of strings that is no blank.
    before: u8,
    /// What the string in work holds so far, while it may be none.
    inside: Option<Inside>,
    /// Every quotation mark opens or closes a string.
    by_the_letter: bool,
}

/// Text that a stray quotation mark made a string of, or one that is missing.
#[derive(Debug, Default, Clone, Copy)]
struct Inside {
    /// What its brackets open, less what they close.
    open: i64,
    length: i64,
    /// The last byte that is no blank.
    last: u8,
}

/// What follows a string.
pub const CLOSERS: [u8; 4] = *b",:]}";

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
    /// Counts quotation marks as JSON has it, whatever stands beside them.
    pub fn by_the_letter() -> Skip {
        Skip { by_the_letter: true, ..Skip::default() }
    }

    /// Begins with another value.
    pub fn again(&mut self) {
        *self = Skip { by_the_letter: self.by_the_letter, ..Skip::default() };
    }

    /// Whether it is a bare word so far.
    pub fn is_bare(&self) -> bool {
        self.begun && self.depth == 0 && !self.string
    }

    /// How many of the containers around it were closed with it, as a stray quotation mark hid their ends.
    pub fn surplus(&self) -> usize {
        usize::try_from(-self.depth).unwrap_or_default()
    }

    /// The place behind the value; `None` where it goes on behind `bytes`, which are its next. A line's end in a string, which
    /// JSON doesn't allow, ends it.
    pub fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while at < bytes.len() {
            let ended;
            (at, ended) = match () {
                () if std::mem::take(&mut self.escaped) => (at + 1, false),
                () if self.closing => self.close(bytes, at),
                () if self.string => self.in_string(bytes, at),
                () if self.begun && self.depth > 0 => self.between(bytes, at),
                () => self.begin(bytes, at),
            };
            if ended {
                return Some(at);
            }
        }
        None
    }

    /// Whether the quotation mark that was the last closes its string; and whether the value ends with that.
    fn close(&mut self, bytes: &[u8], at: usize) -> (usize, bool) {
        let Some(next) = bytes[at..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r')) else {
            return (bytes.len(), false);
        };
        self.closing = false;
        self.string = *next != b'\n' && !CLOSERS.contains(next) && !self.by_the_letter;
        let nested = self.depth > 0;
        let mut number = false;
        if self.string {
            self.inside = self.inside.filter(|inside| inside.is_structure()).map(|inside| {
                // Then the mark before it was the stray one, and here a string begins.
                self.depth += inside.open;
                number = inside.last == b',';
                Inside::default()
            });
        }
        (at, self.depth < 0 || self.depth == 0 && (nested || !self.string || number))
    }

    /// Up to a string's next mark.
    fn in_string(&mut self, bytes: &[u8], at: usize) -> (usize, bool) {
        let end = mark(&bytes[at..]).map_or(bytes.len(), |n| at + n);
        self.inside = self.inside.and_then(|inside| inside.and(&bytes[at..end]));
        match bytes.get(end) {
            Some(b'"') => self.closing = true,
            Some(b'\n') => {
                self.string = false;
                self.depth += self.inside.map_or(0, |inside| inside.open);
            }
            Some(_) => (self.escaped, self.inside) = (true, None),
            None => return (end, false),
        }
        self.before = b'"';
        (end + 1, !self.string && self.depth <= 0)
    }

    /// The value begins, or it is a bare word.
    fn begin(&mut self, bytes: &[u8], at: usize) -> (usize, bool) {
        match bytes[at] {
            b'"' if !self.begun => (self.string, self.inside) = (true, Some(Inside::default())),
            b'[' | b'{' => self.depth = 1,
            b']' | b'}' | b',' | b' ' | b'\t' | b'\r' | b'\n' if self.begun => return (at, true),
            _ => {}
        }
        self.begun = true;
        self.before = bytes[at];
        (at + 1, false)
    }

    /// Up to the next mark outside of strings.
    fn between(&mut self, bytes: &[u8], at: usize) -> (usize, bool) {
        let gap = bytes[at..].iter().position(|b| MARKS[usize::from(*b)]);
        let end = gap.map_or(bytes.len(), |n| at + n);
        self.before = *bytes[at..end].iter().rfind(|b| !b.is_ascii_whitespace()).unwrap_or(&self.before);
        match bytes.get(end) {
            Some(b'"') => {
                self.string = self.by_the_letter || matches!(self.before, b',' | b':' | b'[' | b'{');
                self.inside = Some(Inside::default());
            }
            Some(b'[' | b'{') => self.depth += 1,
            Some(_) => self.depth -= 1,
            None => return (end, false),
        }
        self.before = bytes[end];
        (end + 1, self.depth == 0)
    }
}

impl Inside {
    /// With what follows; `None` where that stands in strings only.
    fn and(self, text: &[u8]) -> Option<Inside> {
        text.iter().try_fold(self, |Inside { open, length, last }, b| {
            let opens = match b {
                b'[' | b'{' => 1,
                b']' | b'}' => -1,
                b' '..=b';' | b'=' | b'?'..=b'Z' | b'_'..=b'z' => 0,
                _ => return None,
            };
            Some(Inside { open: open + opens, length: length + 1, last: if *b == b' ' { last } else { *b } })
        })
    }

    /// Whether it has brackets as they stand around strings: a text may have one, too.
    fn is_structure(self) -> bool {
        self.open <= 0 || self.last == b'{' || self.open == self.length
    }
}
