//! Where an entry's bytes are, and how they are got at.

use super::bytes::{Stream, Window};
use super::inflate::{Allowance, Inflate};
use super::tar::Tape;
use super::{sniff, zip};
use crate::Result;
use std::io::{BufReader, Read};
use std::rc::Rc;

/// Cheap to clone, opened any number of times.
#[derive(Clone)]
pub(super) enum Place {
    /// As they lie.
    Plain(Window),
    /// A member of a ZIP.
    Zip(Rc<Window>, zip::Member),
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
