//! Where an entry's bytes are, and how they are got at; those of a `.tar.gz` only through all that lies before them.

use super::bytes::{Skip, Stream, Window};
use super::inflate::{Allowance, Inflate};
use super::sniff;
use super::zip_member::Member;
use crate::{Error, ErrorKind, Result};
use std::cell::RefCell;
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
            Place::Tape { tape, at, len } => tape.open(*at, *len, allowance)?,
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
/// reading members in their order costs one pass.
pub(super) struct Tape {
    place: Place,
    parked: RefCell<Option<Parked>>,
}

/// A reader, and how far it got.
struct Parked {
    stream: Box<dyn Read>,
    at: u64,
}

impl Tape {
    pub(super) fn new(place: Place) -> Rc<Tape> {
        Rc::new(Tape { place, parked: RefCell::new(None) })
    }

    /// The bytes of a member.
    pub(super) fn open(self: &Rc<Tape>, at: u64, len: u64, allowance: &Rc<Allowance>) -> Result<Box<dyn Read>> {
        let parked = self.parked.borrow_mut().take().filter(|head| head.at <= at);
        let mut head = match parked {
            Some(head) => head,
            None => Parked { stream: self.place.open(allowance)?, at: 0 },
        };
        head.at += head.stream.skip(at - head.at)?;
        if head.at < at {
            return Err(Error::new(ErrorKind::Truncated("the archive ends before it".into())));
        }
        Ok(Box::new(Playing { tape: Rc::clone(self), head: Some(head), left: len }))
    }
}

/// A member while it is read. Puts the reader back when dropped.
struct Playing {
    tape: Rc<Tape>,
    /// None after an error.
    head: Option<Parked>,
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
        let n = head.stream.read(&mut out[..want])?;
        if n == 0 {
            return Err(cut().into());
        }
        head.at += n as u64;
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
