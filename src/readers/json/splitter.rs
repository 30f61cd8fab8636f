//! The way through a text to its wanted values.

use super::damage::{self, Habit};
use super::item::{Event, Item, Path, Reach, Step};
use super::record::Mended;
use super::skip::{CLOSERS, Skip};
use super::window::Window;
use crate::order::Order;
use crate::{Error, ErrorKind, Result};
use std::cell::Cell;
use std::io::Read;

type On<'o> = &'o mut dyn FnMut(Event<'_>) -> bool;

/// Why it goes no further.
enum Stop {
    /// Told to.
    Told,
    Failed(Error),
}

/// An open container on the way to wanted values.
struct Frame {
    array: bool,
    /// The paths whose first steps led here, one bit each.
    live: u32,
    /// A member's name has been read for the value in work.
    named: bool,
}

/// The longest value that is handed over, in bytes: ten times the longest record seen in a real export. A longer one
/// is reported and skipped, so that memory stays bounded.
const MAX_ITEM: usize = 16 << 20;
/// A longer name isn't one that we look for.
const LONGEST_NAME: usize = 64 << 10;
/// A longer one with a quotation mark too much or too few isn't mended.
const LONGEST_DAMAGED: usize = 256;
/// Bytes of what is left that are looked through at once.
const REST: usize = 256 << 10;
/// Bytes before the next text's bracket that may assign it to something.
const ASSIGNMENT: usize = 256;
/// Bytes looked at twice, beside those passed, before a text counts as damaged beyond reading.
const PATIENCE: u64 = 256 << 20;

/// The same of names that are none.
const NAMES_PATIENCE: u64 = 1 << 20;

pub(super) struct Splitter<'p, R> {
    window: Window<R>,
    paths: &'p [Path],
    frames: Vec<Frame>,
    /// The names on the way here, as many as `open`; what follows is kept for its memory.
    keys: Vec<String>,
    open: usize,
    number: u32,
    /// How each path's records are written, once it is known.
    habits: Vec<Habit>,
    /// Bytes looked at more than once.
    again: u64,
    names_again: u64,
    /// The member's value that ended last, where it is a list or an object and nothing has begun since.
    ended: Option<Frame>,
    /// The record in work.
    in_record: bool,
    /// Whether brackets, names and colons stood where they may.
    matched: bool,
}

impl<'p, R: Read> Splitter<'p, R> {
    pub fn new(reader: R, paths: &'p [Path]) -> Self {
        assert!(paths.len() <= 32, "one bit each");
        Splitter {
            window: Window::new(reader),
            paths,
            frames: Vec::new(),
            keys: Vec::new(),
            open: 0,
            number: 0,
            habits: paths.iter().map(|_| Habit::default()).collect(),
            again: 0,
            names_again: 0,
            ended: None,
            in_record: false,
            matched: true,
        }
    }

    pub fn run(mut self, on: On) -> Result<()> {
        match self.texts(on) {
            Ok(()) | Err(Stop::Told) => Ok(()),
            Err(Stop::Failed(error)) => {
                if self.in_record {
                    on(Event::Broken(self.number, "the file is cut short inside this record".into()));
                    self.leave();
                }
                match self.beginnings() {
                    0 => {}
                    unread => _ = on(Event::Unread(unread)),
                }
                Err(error)
            }
        }
    }

    /// The record in work is given up: what follows may begin in the middle of it, but not where it does.
    fn leave(&mut self) {
        self.in_record = false;
        self.window.pass(self.window.rest().len().min(1));
    }

    /// Goes through what is left of the text, and counts what begins as records do.
    fn beginnings(&mut self) -> u64 {
        let mut kinds: Vec<&[u8]> = self.habits.iter().filter_map(Habit::beginning).collect();
        kinds.order();
        kinds.dedup();
        let overlap = kinds.iter().map(|kind| kind.len() - 1).max().unwrap_or_default();
        let mut found = 0;
        loop {
            self.window.fill(REST);
            let rest = self.window.rest();
            let passed = if self.window.ended() { rest.len() } else { rest.len().saturating_sub(overlap) };
            if passed == 0 {
                return found;
            }
            let begun = |kind: &&[u8]| memchr::memmem::find_iter(rest, kind).filter(|at| *at < passed).count();
            found += kinds.iter().map(begun).sum::<usize>() as u64;
            self.window.pass(passed);
        }
    }

    fn texts(&mut self, on: On) -> Result<(), Stop> {
        if !self.first_root() {
            return Err(self.failed("no JSON array or object begins in it".to_owned()));
        }
        loop {
            self.begin(on)?;
            let list = self.frames.first().is_some_and(|root| root.array);
            while !self.frames.is_empty() {
                self.between(on)?;
                if self.frames.is_empty() && self.goes_on(list) {
                    let live = self.live_here();
                    self.frames.push(Frame { array: list, live, named: false });
                    self.matches(false, on)?;
                }
            }
            if !self.next_root() {
                return self.rest();
            }
        }
    }

    /// Whether the list or object at the root goes on behind its bracket, which is a stray one then.
    fn goes_on(&mut self, list: bool) -> bool {
        self.window.fill(ASSIGNMENT);
        let Some(rest) = self.window.rest().trim_ascii_start().strip_prefix(b",") else { return false };
        match rest.trim_ascii_start().first() {
            Some(b'[' | b'{') => list,
            Some(b'"') => !list,
            _ => false,
        }
    }

    /// Passes what stands before the first bracket: an assignment, a byte order mark.
    fn first_root(&mut self) -> bool {
        while self.window.peek().is_some() {
            let rest = self.window.rest();
            if let Some(n) = memchr::memchr2(b'[', b'{', rest) {
                self.window.pass(n);
                return true;
            }
            let all = rest.len();
            self.window.pass(all);
        }
        false
    }

    /// Whether another text follows: behind blanks, or assigned to something.
    fn next_root(&mut self) -> bool {
        while let Some(b) = self.window.peek() {
            match b {
                b'[' | b'{' => return true,
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b';' => self.window.pass(1),
                _ => break,
            }
        }
        self.window.fill(ASSIGNMENT);
        let rest = self.window.rest();
        let Some(n) = memchr::memchr2(b'[', b'{', &rest[..rest.len().min(ASSIGNMENT)]) else { return false };
        let assigned = rest[..n].trim_ascii_end().last() == Some(&b'=');
        if assigned {
            self.window.pass(n);
        }
        assigned
    }

    /// What is left after the last text: a comment or a closing parenthesis, but no records.
    fn rest(&mut self) -> Result<(), Stop> {
        let number = self.number;
        if self.first_root() {
            return Err(
                self.failed(format!("it goes on after record {number}, behind its last bracket; that was not read"))
            );
        }
        self.window.failure().map_or(Ok(()), |error| Err(Stop::Failed(error.into())))
    }

    fn between(&mut self, on: On) -> Result<(), Stop> {
        let Some(b) = self.window.peek() else { return Err(self.truncated()) };
        let frame = self.frames.last().map(|frame| (frame.array, frame.named));
        match b {
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => {
                let is_blank = |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':');
                let rest = self.window.rest();
                let n = rest.iter().position(|b| !is_blank(b)).unwrap_or(rest.len());
                let named = frame.is_some_and(|(array, _)| array) && rest[..n].contains(&b':');
                self.window.pass(n);
                self.matches(!named, on)?;
            }
            b']' | b'}' => {
                self.window.pass(1);
                let matches = self.close(b == b']');
                self.matches(matches, on)?;
            }
            b'"' if frame.is_some_and(|(_, named)| !named) && self.is_behind_a_value() => {
                self.window.pass(1);
                self.matches(false, on)?;
            }
            b'"' if frame == Some((false, false)) => self.name(on)?,
            _ => {
                let nameless = frame == Some((false, false));
                self.matches(!nameless, on)?;
                let ended = self.ended.take().filter(|ended| nameless && ended.array && matches!(b, b'[' | b'{'));
                if let Some(list) = ended {
                    // Its bracket was a stray one.
                    self.named();
                    self.frames.push(list);
                    return Ok(());
                }
                if !nameless || matches!(b, b'[' | b'{') || !self.damaged_name() {
                    self.begin(on)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a value ends here, with no comma behind it: a quotation mark that follows is a stray one.
    fn is_behind_a_value(&self) -> bool {
        let before = self.window.before().iter().rfind(|b| !b.is_ascii_whitespace());
        before.is_some_and(|before| matches!(before, b']' | b'}' | b'"'))
    }

    /// Says, once, that something stands where it may not.
    fn matches(&mut self, so: bool, on: On) -> Result<(), Stop> {
        if so || !std::mem::replace(&mut self.matched, false) || on(Event::Unmatched(self.number.saturating_add(1))) {
            return Ok(());
        }
        Err(Stop::Told)
    }

    /// A member's name, or a string in the place of one.
    fn name(&mut self, on: On) -> Result<(), Stop> {
        self.ended = None;
        let mut wanted = 256;
        let end = loop {
            self.window.fill(wanted);
            let rest = self.window.rest();
            match Skip::default().end(rest) {
                None if !self.window.ended() && rest.len() < LONGEST_NAME => wanted = rest.len() * 2,
                end => break end,
            }
        };
        let rest = self.window.rest();
        let Some(end) = end else {
            self.skip()?;
            return self.matches(false, on);
        };
        if self.open == self.keys.len() {
            self.keys.push(String::new());
        }
        let next = rest[end..].trim_ascii_start().first();
        let is_name = next.is_none_or(|next| CLOSERS.contains(next));
        let named = !matches!(next, Some(b',' | b']' | b'}'));
        if !is_name || !read_name(&rest[..end], &mut self.keys[self.open]) {
            // What it seemed to hold is looked at again.
            self.names_again += end as u64;
            let patient = self.names_again <= NAMES_PATIENCE + 4 * self.window.passed();
            if !patient || !self.damaged_name() {
                self.window.pass(if patient { 1 } else { end });
            }
            return self.matches(false, on);
        }
        self.window.pass(end);
        if named {
            self.named();
        }
        self.matches(named, on)
    }

    /// Takes what stands here for a name with a stray or a missing quotation mark, if it may be one.
    fn damaged_name(&mut self) -> bool {
        self.window.fill(LONGEST_DAMAGED);
        let rest = self.window.rest();
        let Some((name, end)) = damage::name(&rest[..rest.len().min(LONGEST_DAMAGED)]) else { return false };
        self.window.pass(end);
        self.keys.truncate(self.open);
        self.keys.push(name);
        self.named();
        true
    }

    /// The value in work has a name, which is the last of `keys`.
    fn named(&mut self) {
        self.open += 1;
        if let Some(frame) = self.frames.last_mut() {
            frame.named = true;
        }
    }

    /// A value begins here: descend into it, hand it over, or skip it.
    fn begin(&mut self, on: On) -> Result<(), Stop> {
        let Some(b) = self.window.peek() else { return Err(self.truncated()) };
        let mut live = self.live_here();
        if b == b'"' && live != 0 && self.is_before_bracket() {
            self.window.pass(1);
            return self.matches(false, on);
        }
        let depth = self.frames.len();
        let wanted = (0..self.paths.len()).find(|i| live & (1 << i) != 0 && self.ends_at(*i, depth, b));
        match wanted {
            None if live != 0 && matches!(b, b'[' | b'{') => {
                if b == b'{' {
                    live = self.as_one(live, depth);
                }
                self.window.pass(1);
                self.frames.push(Frame { array: b == b'[', live, named: false });
                return Ok(());
            }
            None => self.skip()?,
            Some(path) => self.hand_over(path, on)?,
        }
        self.value_done();
        Ok(())
    }

    /// Whether the quotation mark that stands here is a stray one before a list or an object.
    fn is_before_bracket(&mut self) -> bool {
        self.window.fill(LONGEST_DAMAGED);
        let rest = self.window.rest();
        damage::before_bracket(&rest[..rest.len().min(LONGEST_DAMAGED)])
    }

    /// The paths that reach the value which begins here.
    fn live_here(&self) -> u32 {
        let Some(frame) = self.frames.last() else {
            return if self.paths.len() == 32 { u32::MAX } else { (1 << self.paths.len()) - 1 };
        };
        let depth = self.frames.len() - 1;
        let key = self.keys[..self.open].last().filter(|_| frame.named);
        let fits = |i: usize| match self.paths[i].get(depth) {
            Some(Step::Element | Step::ElementOrOne) => frame.array,
            Some(Step::Member) => !frame.array,
            Some(Step::Key(name)) => !frame.array && key.is_some_and(|key| key.eq_ignore_ascii_case(name)),
            None => false,
        };
        (0..self.paths.len()).filter(|&i| frame.live & (1 << i) != 0 && fits(i)).fold(0, |m, i| m | (1 << i))
    }

    /// Whether path `i` ends at the value beginning with `b` at `depth`.
    fn ends_at(&self, i: usize, depth: usize, b: u8) -> bool {
        let rest = &self.paths[i][depth.min(self.paths[i].len())..];
        rest.is_empty() || (b == b'{' && rest == [Step::ElementOrOne])
    }

    /// An object in the place of a list that goes on below its elements isn't seen in exports; those paths end here.
    fn as_one(&self, live: u32, depth: usize) -> u32 {
        let stays = |i: &usize| self.paths[*i].get(depth) != Some(&Step::ElementOrOne);
        (0..self.paths.len()).filter(|i| live & (1 << i) != 0).filter(stays).fold(0, |m, i| m | (1 << i))
    }

    /// Hands over the value that begins here, again with twice the text while it isn't there as a whole.
    fn hand_over(&mut self, path: usize, on: On) -> Result<(), Stop> {
        self.number += 1;
        self.in_record = true;
        let reach = Cell::new(Reach::Unasked);
        // The names are learnt from what stands there: at least a usual record.
        self.window.fill(1024);
        self.habits[path].see(self.window.before(), self.window.rest());
        loop {
            reach.set(Reach::Unasked);
            let rest = self.window.rest();
            // A bare word ends where something else begins: that has to be there.
            let bare = !matches!(rest[0], b'"' | b'[' | b'{');
            let last = self.window.ended() && !self.window.failed();
            if bare && !last && Skip::default().end(rest).is_none() {
                reach.set(Reach::Cut);
            } else if !on(Event::Item(Item {
                path,
                number: self.number,
                keys: &self.keys[..self.open],
                text: rest,
                last,
                habit: &self.habits[path],
                reach: &reach,
                mended: Mended::default(),
            })) {
                return Err(Stop::Told);
            }
            match reach.get() {
                Reach::Cut if self.window.ended() => return Err(self.lost(on)),
                Reach::Cut => {
                    if !self.more(path, on)? {
                        break;
                    }
                    continue;
                }
                Reach::Lost => return Err(self.lost(on)),
                Reach::Unasked => self.skip()?,
                Reach::Ended(end) => {
                    let damaged = rest[0] == b'"' && !damage::follows(&rest[end..]).unwrap_or(true);
                    self.habits[path].learn(&rest[..end]);
                    if damaged {
                        self.skip()?;
                    } else {
                        self.window.pass(end);
                    }
                    self.matches(!damaged, on)?;
                }
                Reach::Begun(at) => {
                    self.again += at as u64;
                    self.broken("the record does not end before the next one begins".to_owned(), on)?;
                    self.window.pass(at);
                }
            }
            break;
        }
        self.in_record = false;
        Ok(())
    }

    /// Reads on, as a record isn't there as a whole. `false`: it never will be; the next one, or whatever is there, follows.
    fn more(&mut self, path: usize, on: On) -> Result<bool, Stop> {
        let read = self.window.rest().len();
        self.again += read as u64;
        if self.again > PATIENCE + 4 * self.window.passed() {
            self.leave();
            let number = self.number;
            return Err(
                self.failed(format!("so much of it is damaged that nothing from record {number} on was read"))
            );
        }
        if read > MAX_ITEM {
            self.broken(format!("the record is longer than {} MB and was skipped", MAX_ITEM >> 20), on)?;
            match self.habits[path].line_in(self.window.rest()) {
                Some(next) => self.window.pass(next),
                None => self.skip()?,
            }
            return Ok(false);
        }
        self.window.fill((2 * read).min(MAX_ITEM + 1));
        Ok(true)
    }

    fn broken(&mut self, why: String, on: On) -> Result<(), Stop> {
        if on(Event::Broken(self.number, why)) { Ok(()) } else { Err(Stop::Told) }
    }

    /// The record in work never ends.
    fn lost(&mut self, on: On) -> Stop {
        let rest = self.window.rest().trim_ascii_end();
        let rest = rest.strip_suffix(b";").unwrap_or(rest);
        if self.window.failed() || !matches!(rest.last(), Some(b']' | b'}')) {
            return self.truncated();
        }
        // The text has its last bracket: the damage lies within the record.
        self.leave();
        let number = self.number;
        match self.broken("the record does not end".to_owned(), on) {
            Ok(()) => self.failed(format!("nothing after record {number} could be read")),
            Err(stop) => stop,
        }
    }

    /// Passes over the value that begins here.
    fn skip(&mut self) -> Result<(), Stop> {
        let mut skip = Skip::default();
        loop {
            let rest = self.window.rest();
            let (n, done) = skip.end(rest).map_or((rest.len(), false), |end| (end, true));
            self.window.pass(n);
            if done {
                for _ in 0..skip.surplus() {
                    self.value_done();
                    self.frames.pop();
                }
                return Ok(());
            }
            if self.window.peek().is_none() {
                // A bare word may be all there is.
                return if self.frames.is_empty() && skip.is_bare() { Ok(()) } else { Err(self.truncated()) };
            }
        }
    }

    fn value_done(&mut self) {
        if let Some(frame) = self.frames.last_mut()
            && std::mem::take(&mut frame.named)
        {
            self.open -= 1;
        }
    }

    /// A bracket closes the innermost container of its kind; those within it were never closed. Where there is none, it is a
    /// stray one. Whether it is the innermost one's.
    fn close(&mut self, array: bool) -> bool {
        let Some(at) = self.frames.iter().rposition(|frame| frame.array == array) else { return false };
        let innermost = at + 1 == self.frames.len();
        while self.frames.len() > at {
            self.value_done();
            self.ended = self.frames.pop();
        }
        if self.frames.last().is_none_or(|around| !around.named) {
            self.ended = None;
        }
        self.value_done();
        innermost
    }

    fn truncated(&mut self) -> Stop {
        let number = self.number;
        let why = format!("it ends after record {number}, before its last bracket");
        match self.window.failure() {
            Some(error) => Stop::Failed(error.into()),
            None => Stop::Failed(Error::new(ErrorKind::Truncated(why))),
        }
    }

    /// The stream's own failure, or this damage.
    fn failed(&mut self, why: String) -> Stop {
        let error = self.window.failure().map(Error::from);
        Stop::Failed(error.unwrap_or_else(|| Error::new(ErrorKind::Damaged(why))))
    }
}

/// Reads a member's name; `false` where it is no JSON string.
fn read_name(quoted: &[u8], key: &mut String) -> bool {
    let plain = quoted.strip_prefix(b"\"").and_then(|q| q.strip_suffix(b"\""));
    let plain = plain.filter(|name| memchr::memchr2(b'"', b'\\', name).is_none());
    match plain.map(str::from_utf8) {
        Some(Ok(name)) => {
            key.clear();
            key.push_str(name);
            true
        }
        _ => serde_json::from_slice(quoted).map(|name| *key = name).is_ok(),
    }
}
