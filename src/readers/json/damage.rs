//! Where a damaged record ends, or the next one begins. Everything costs as much as there is between the two.

use super::members::Members;
use super::skip::{CLOSERS, Skip};
use serde::de::IgnoredAny;

/// How the records of one path are written in one text, told by its first ones.
#[derive(Debug, Default)]
pub struct Habit {
    /// `\n`, blanks and `{`: how a line begins that begins a record, where each stands on lines of its own.
    line: Option<Vec<u8>>,
    /// `{"name"`: how a record begins.
    start: Vec<u8>,
    /// The members of one that could be read.
    names: Vec<String>,
    seen: u8,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The record ends here.
    End(usize),
    /// It doesn't, but here begins the next one.
    Begin(usize),
    /// Neither is to be seen yet.
    More,
}

/// The longest blank before a record on a line of its own.
const INDENT: usize = 24;
/// Names of the first record that others are compared with.
const NAMES: usize = 32;

/// Records from which a habit is told.
const TOLD_BY: u8 = 3;

impl Habit {
    /// Looks at a record that begins here, and at what stands before it.
    pub fn see(&mut self, before: &[u8], record: &[u8]) {
        if self.seen == TOLD_BY || record.first() != Some(&b'{') {
            return;
        }
        self.seen += 1;
        if self.line.is_none()
            && let Some(line) = memchr::memrchr(b'\n', before)
            && before.len() - line <= INDENT
            && before[line + 1..].iter().all(|b| matches!(b, b' ' | b'\t'))
        {
            self.line = Some([&before[line..], b"{"].concat());
        }
        let name = record[1..].iter().position(|b| !b.is_ascii_whitespace()).map(|n| n + 1);
        if self.start.is_empty()
            && let Some(name) = name.filter(|&n| record[n] == b'"')
            && let Some(length) = memchr::memchr(b'"', &record[name + 1..])
        {
            self.start = record[..name + length + 2].to_vec();
        }
    }

    /// Learns the members of a record that could be read.
    pub fn learn(&mut self, record: &[u8]) {
        if self.names.is_empty()
            && self.line.is_none()
            && self.seen < TOLD_BY
            && let Ok(Members(members)) = serde_json::from_slice::<Members<IgnoredAny>>(record)
        {
            self.names = members.iter().take(NAMES).map(|(name, _)| name.to_string()).collect();
        }
    }

    /// How a record begins, as far as that is known.
    pub fn beginning(&self) -> Option<&[u8]> {
        self.line.as_deref().or(Some(&self.start).filter(|start| !start.is_empty()).map(Vec::as_slice))
    }

    /// Where in `text`, behind its beginning, a line begins as records do.
    pub fn line_in(&self, text: &[u8]) -> Option<usize> {
        let line = self.line.as_ref()?;
        memchr::memmem::find(text, line).map(|n| n + line.len() - 1)
    }

    /// Whether an object with these members may be such a record: it has at least half of them in common with the first, as
    /// what is nested in a record hasn't.
    fn fits(&self, Members(members): &Members<IgnoredAny>) -> bool {
        let common = self.names.iter().filter(|name| members.iter().any(|(other, _)| *other.0 == **name)).count();
        self.names.is_empty() || common * 2 > self.names.len().max(members.len().min(NAMES))
    }
}

/// The name of a member that `text` begins with, where a quotation mark of it is stray or missing; and where its colon is.
pub fn name(text: &[u8]) -> Option<(String, usize)> {
    let inside = text.iter().position(|b| matches!(b, b'[' | b'{' | b'}' | b']' | b',' | b'\n'));
    let text = &text[..inside.unwrap_or(text.len())];
    let mut colons = memchr::memchr_iter(b':', text);
    // A name may have colons of its own.
    let quoted = |end: &usize| text[..*end].trim_ascii_end().ends_with(b"\"");
    let end = colons.clone().find(quoted).or_else(|| colons.next())?;
    let name = String::from_utf8_lossy(&text[..end]).replace(|c: char| matches!(c, '"' | '\\') || c.is_control(), "");
    Some((name.trim().to_owned(), end))
}

/// Whether `text` begins with a stray quotation mark, behind which a list or an object begins, and in it a string.
pub fn before_bracket(text: &[u8]) -> bool {
    let is_bracket = |b: &u8| matches!(b, b'[' | b'{');
    let rest = text.get(1..).map(|rest| rest.strip_prefix(b":").unwrap_or(rest).trim_ascii_start());
    let Some(rest) = rest.filter(|rest| rest.first().is_some_and(is_bracket)) else {
        return false;
    };
    let string = rest.iter().position(|b| !is_bracket(b) && !b.is_ascii_whitespace()).filter(|at| rest[*at] == b'"');
    let next = string.and_then(|at| rest[at + 1..].trim_ascii_start().first());
    next.is_some_and(|next| !CLOSERS.contains(next))
}

/// Where the damaged record that `text` begins with ends, or where the next one begins.
pub fn next(text: &[u8], habit: &Habit, last: bool) -> Next {
    match &habit.line {
        _ if !matches!(text[0], b'[' | b'{') => word(text, last),
        Some(line) => by_lines(text, line, last),
        None => by_start(text, habit, last),
    }
}

/// A string or a bare word: its line ends it at the latest.
fn word(text: &[u8], last: bool) -> Next {
    let mut skip = Skip::default();
    let end = text.iter().position(|b| matches!(b, b',' | b']' | b'}' | b'\n'));
    let end = if text[0] == b'"' { skip.end(text) } else { end };
    match end {
        Some(end) => Next::End(end),
        None if last => Next::End(text.len()),
        None => Next::More,
    }
}

/// Each record begins on a line of its own: up to there it has to end.
fn by_lines(text: &[u8], begin: &[u8], last: bool) -> Next {
    let mut skip = Skip::default();
    let mut from = 0;
    // A stray bracket may end it too early: what follows then is not what follows a record.
    let mut ended = None;
    loop {
        let line = memchr::memchr(b'\n', &text[from..]).map(|n| from + n);
        if ended.is_none() {
            ended = skip.end(&text[from..line.map_or(text.len(), |n| n + 1)]).map(|n| from + n);
        }
        if let Some(end) = ended {
            match follows(&text[end..]) {
                Some(true) if closes(text, end) => return Next::End(end),
                None if last => return Next::End(end),
                None => return Next::More,
                Some(_) => {}
            }
        }
        let Some(line) = line else { return Next::More };
        if text[line..].starts_with(begin) {
            return Next::Begin(line + begin.len() - 1);
        }
        if text.len() - line < begin.len() && !last {
            return Next::More;
        }
        from = line + 1;
    }
}

/// The end of a record that ends before the quotation mark at `end`, as one before its last brackets is missing: so many
/// of them close what is around it.
fn before_mark(text: &[u8], end: usize, around: usize) -> Option<usize> {
    let (b'"', text) = text[..end].split_last()? else { return None };
    let close = |b: &u8| matches!(b, b']' | b'}');
    let brackets = text.iter().enumerate().rev().take_while(|(_, b)| close(b) || matches!(b, b',' | b' '));
    brackets.filter(|(_, b)| close(b)).nth(around).map(|(at, _)| at + 1)
}

/// Whether the bracket before `end` is of the kind that the record began with.
fn closes(text: &[u8], end: usize) -> bool {
    match text[0] {
        b'{' => text[end - 1] == b'}',
        b'[' => text[end - 1] == b']',
        _ => true,
    }
}

/// Whether what follows a record does: a comma or a bracket. `None`: nothing does.
pub fn follows(text: &[u8]) -> Option<bool> {
    let next = text.iter().find(|b| !b.is_ascii_whitespace())?;
    Some(matches!(next, b',' | b']' | b'}'))
}

/// Records stand one behind the other: what begins with the same name, behind a comma, and has the same members is one.
fn by_start(text: &[u8], habit: &Habit, last: bool) -> Next {
    let mut ways = [Skip::default(), Skip::by_the_letter()];
    let mut from = 0;
    let mut spent = 0;
    loop {
        let hit = if habit.start.is_empty() { None } else { memchr::memmem::find(&text[from + 1..], &habit.start) };
        let hit = hit.map(|n| from + 1 + n);
        // Here the record ends, if nothing that looks like one comes before.
        let mut ended = None;
        for way in &mut ways {
            let Some(end) = way.end(&text[from..hit.unwrap_or(text.len())]).map(|n| from + n) else { continue };
            let end = before_mark(text, end, way.surplus()).unwrap_or(end);
            let ends = match follows(&text[end..]) {
                Some(so) => so && closes(text, end),
                None if last => true,
                None => return Next::More,
            };
            // What should have been its end was not: only the next one's beginning can tell.
            way.again();
            ended = [ended, ends.then_some(end)].into_iter().flatten().min();
        }
        if let Some(end) = ended {
            return Next::End(end);
        }
        let Some(hit) = hit else { return Next::More };
        from = hit;
        let comma = text[..hit].iter().rfind(|b| !b.is_ascii_whitespace()) == Some(&b',');
        if !comma || spent > 4 * text.len() {
            continue;
        }
        let mut values = serde_json::Deserializer::from_slice(&text[hit..]).into_iter::<Members<IgnoredAny>>();
        match values.next() {
            Some(Ok(members)) if habit.fits(&members) => return Next::Begin(hit),
            Some(Err(error)) if error.is_eof() && !last => return Next::More,
            Some(Err(error)) => spent += error.column(),
            _ => spent += values.byte_offset(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, record: &str, rest: &str) -> Next {
        let at = text.find(record).expect("the record stands in the text");
        let mut habit = Habit::default();
        habit.see(&text.as_bytes()[..at], record.as_bytes());
        habit.learn(record.as_bytes());
        next(rest.as_bytes(), &habit, true)
    }

    #[test]
    fn a_damaged_record_ends_where_its_brackets_close() {
        let text = "[\n  {\n    \"a\": 1\n  }";
        let record = "{\n    \"a\": 1\n  }";
        let broken = "{\n    \"a\": \"1\" x\",\n    \"b\": [1]\n  },\n  {";
        assert_eq!(after(text, record, broken), Next::End(broken.len() - 5));
        let open = "{\n    \"a\": {\n  },\n  {\n    \"a\": 2\n  }\n]";
        assert_eq!(after(text, record, open), Next::Begin(open.find("{\n    \"a\": 2").expect("the next one")));
    }

    #[test]
    fn without_lines_the_next_record_is_known_by_its_members() {
        let (text, record) = (r#"[{"a":1,"b":[{"a":1}]}"#, r#"{"a":1,"b":[{"a":1}]}"#);
        let broken = r#"{"a":"x"y","b":[{"a":1},{"a":2,"c":3}]},{"a":1,"b":2}]"#;
        assert_eq!(after(text, record, broken), Next::End(39), "the mark within is no end of it");
        let open = r#"{"a":"xy","b":[{"a":1},{"a":2,"c":3},{"a":1,"b":2}]"#;
        assert_eq!(after(text, record, open), Next::Begin(open.find(r#"{"a":1,"b":2}"#).expect("the next one")));
        let balanced = r#"{"a":x,"b":[{"a":1},{"a":2}]},{"a":1,"b":2}]"#;
        assert_eq!(after(text, record, balanced), Next::End(29));
    }
}
