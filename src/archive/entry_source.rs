//! Where an entry's bytes are, and how they are got at; those of a `.tar.gz` only through all that lies before them.

use super::bytes::{Stream, Window};
use super::inflate::{Allowance, Inflate};
use super::sniff;
use super::zip_member::Member;
use crate::{Error, ErrorKind, Result};
use std::cell::{Cell, RefCell};
use std::io::{self, BufReader, Read};
use std::rc::Rc;

/// Cheap to clone, opened any number of times.
#[derive(Clone)]
pub(super) enum Place {
    /// As they lie.
    Plain(Window),
    /// A member of a ZIP.
    Zip(Rc<Window>, Member),
    /// What a gzip holds.
    Gzip(Rc<Place>),
    /// A range of what can be read only from its start on.
    Tape { tape: Rc<Tape>, at: u64, len: u64 },
}

impl Place {
    /// Bytes in memory.
    pub(super) fn kept(bytes: Vec<u8>) -> Place {
        Place::Plain(Window::whole(Rc::new(bytes)))
    }

    /// The bytes as a stream.
    pub(super) fn open(&self, allowance: &Rc<Allowance>) -> Result<Box<dyn Read>> {
        Ok(match self {
            Place::Plain(window) => Box::new(Stream::new(window.clone())),
            Place::Zip(archive, member) => member.open(archive, allowance)?,
            Place::Gzip(inner) => {
                let input = BufReader::with_capacity(64 << 10, inner.open(allowance)?);
                Box::new(Inflate::gzip(input, Rc::clone(allowance)))
            }
            Place::Tape { tape, at, len } => tape.open(*at, *len)?,
        })
    }

    /// The same bytes by range, where they lie uncompressed.
    pub(super) fn window(&self) -> Option<Window> {
        match self {
            Place::Plain(window) => Some(window.clone()),
            Place::Zip(archive, member) => member.stored(archive),
            _ => None,
        }
    }

    /// What it is, by what can be read of its beginning.
    pub(super) fn kind(&self, allowance: &Rc<Allowance>) -> Result<sniff::Kind> {
        let mut stream = self.open(allowance)?;
        let mut head = [0; sniff::HEAD];
        let mut n = 0;
        while n < head.len() {
            match stream.read(&mut head[n..]) {
                Ok(0) => break,
                Ok(got) => n += got,
                Err(_) if n > 0 => break,
                Err(e) => return Err(e.into()),
            }
        }
        Ok(sniff::kind(&head[..n]))
    }
}

/// An archive that is read from its start on, like a tape. It remembers where the last reader stopped, so that
/// reading members in their order costs one pass; and what it read last, so that a look at a member before costs none.
pub(super) struct Tape {
    place: Place,
    /// What may be inflated of it, once it is listed: its own, as members in another order are no archive bomb.
    allowance: Rc<Allowance>,
    /// How much is remembered when it isn't read in its order.
    behind: usize,
    begun: Cell<u32>,
    parked: RefCell<Option<Parked>>,
}

/// How much is remembered at least.
const NEAR: usize = 64 << 10;
/// Archives within are looked into, exports looked for, and read: what begins more often isn't read in its order.
const PASSES: u32 = 4;

/// A reader, how far it got, and the last that it read.
struct Parked {
    stream: Box<dyn Read>,
    at: u64,
    passed: Vec<u8>,
    room: usize,
}

impl Parked {
    /// The bytes at `from`: where it got, or before within what it read last.
    fn read(&mut self, from: u64, out: &mut [u8]) -> io::Result<usize> {
        // Lossless: at most what is remembered.
        let back = (self.at - from) as usize;
        if back > 0 {
            return (&self.passed[self.passed.len() - back..]).read(out);
        }
        let n = self.stream.read(out)?;
        self.at += n as u64;
        if self.passed.len() + n > 2 * self.room {
            self.passed.drain(..self.passed.len().saturating_sub(self.room));
        }
        self.passed.extend_from_slice(&out[..n]);
        Ok(n)
    }
}

impl Tape {
    pub(super) fn new(place: Place, allowance: Rc<Allowance>, behind: usize) -> Rc<Tape> {
        Rc::new(Tape { place, allowance, behind, begun: Cell::new(0), parked: RefCell::new(None) })
    }

    /// The bytes of a member.
    fn open(self: &Rc<Tape>, at: u64, left: u64) -> Result<Box<dyn Read>> {
        let parked = self.parked.borrow_mut().take();
        let mut head = match parked.filter(|head| head.at - head.passed.len() as u64 <= at) {
            Some(head) => head,
            None => {
                let room = if self.begun.get() < PASSES { NEAR } else { self.behind.max(NEAR) };
                self.begun.set(self.begun.get() + 1);
                Parked { stream: self.place.open(&self.allowance)?, at: 0, passed: Vec::new(), room }
            }
        };
        let mut waste = vec![0; NEAR];
        while head.at < at {
            let want = usize::try_from(at - head.at).unwrap_or(NEAR).min(NEAR);
            if head.read(head.at, &mut waste[..want])? == 0 {
                return Err(Error::new(ErrorKind::Truncated("the archive ends before it".into())));
            }
        }
        Ok(Box::new(Playing { tape: Rc::clone(self), head: Some(head), at, left }))
    }
}

/// A member while it is read. Puts the reader back when dropped.
struct Playing {
    tape: Rc<Tape>,
    /// None after an error.
    head: Option<Parked>,
    at: u64,
    left: u64,
}

impl Read for Playing {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let want = usize::try_from(self.left).unwrap_or(usize::MAX).min(out.len());
        if want == 0 {
            return Ok(0);
        }
        let cut = || Error::new(ErrorKind::Truncated(format!("{} bytes are missing", self.left)));
        let mut head = self.head.take().ok_or_else(cut)?;
        let n = head.read(self.at, &mut out[..want])?;
        if n == 0 {
            return Err(cut().into());
        }
        self.at += n as u64;
        self.left -= n as u64;
        self.head = Some(head);
        Ok(n)
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        if let Some(head) = self.head.take() {
            self.tape.parked.replace(Some(head));
        }
    }
}
