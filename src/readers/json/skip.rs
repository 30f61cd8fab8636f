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
    /// What the brackets within the string in work open, less what they close, while it may be no string: it has nothing but
    /// them, commas and bare words.
    brackets: Option<i64>,
    /// The last of these is a comma.
    comma: bool,
    /// Every quotation mark opens or closes a string.
    by_the_letter: bool,
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
        if self.string
            && let Some(open) = &mut self.brackets
        {
            // Then the mark before it was the stray one, and here a string begins.
            self.depth += std::mem::take(open);
        }
        // A number, and what follows it.
        let number = self.string && self.comma && self.brackets.is_some();
        (at, self.depth < 0 || self.depth == 0 && (nested || !self.string || number))
    }

    /// Up to a string's next mark.
    fn in_string(&mut self, bytes: &[u8], at: usize) -> (usize, bool) {
        let end = mark(&bytes[at..]).map_or(bytes.len(), |n| at + n);
        if let Some(open) = self.brackets {
            let text = &bytes[at..end];
            self.brackets = text.iter().try_fold(open, |open, b| Some(open + opens(*b)?));
            self.comma = text.iter().rfind(|b| **b != b' ').map_or(self.comma, |last| *last == b',');
        }
        match bytes.get(end) {
            Some(b'"') => self.closing = true,
            Some(b'\n') => {
                self.string = false;
                self.depth += self.brackets.unwrap_or_default();
            }
            Some(_) => (self.escaped, self.brackets) = (true, None),
            None => return (end, false),
        }
        self.before = b'"';
        (end + 1, !self.string && self.depth <= 0)
    }

    /// The value begins, or it is a bare word.
    fn begin(&mut self, bytes: &[u8], at: usize) -> (usize, bool) {
        match bytes[at] {
            b'"' if !self.begun => (self.string, self.brackets, self.comma) = (true, Some(0), false),
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
                (self.brackets, self.comma) = (Some(0), false);
            }
            Some(b'[' | b'{') => self.depth += 1,
            Some(_) => self.depth -= 1,
            None => return (end, false),
        }
        self.before = bytes[end];
        (end + 1, self.depth == 0)
    }
}

/// What a byte of the text between strings opens; `None` where it stands in strings only.
fn opens(byte: u8) -> Option<i64> {
    match byte {
        b'[' | b'{' => Some(1),
        b']' | b'}' => Some(-1),
        b',' | b' ' | b'.' | b'-' | b'+' | b'0'..=b'9' | b'a'..=b'z' | b'E' => Some(0),
        _ => None,
    }
}
