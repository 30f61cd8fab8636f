//! What is picked out of a JSON text, and by which way.

use super::damage::{self, Habit, Next};
use super::record::{self, Mended};
use crate::{Error, ErrorKind, Result};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::cell::Cell;

/// One step of a path to the wanted values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The member of this name, in upper or lower case (TikTok changes its mind about that).
    Key(&'static str),
    /// Every member of an object.
    Member,
    /// Every element of an array.
    Element,
    /// Every element of an array; an object in its place is taken as the only element (Facebook writes lists of one so).
    ElementOrOne,
}

/// The way from the root to wanted values.
pub type Path = &'static [Step];

/// A wanted value. Where it ends is found by reading it ([`Item::parse`]), so that each byte is looked at once.
#[derive(Debug)]
pub struct Item<'a> {
    /// Which of the paths led here.
    pub path: usize,
    /// Counts the wanted values of the text, from 1.
    pub number: u32,
    /// The names of the members on the way here, outermost first.
    pub keys: &'a [String],
    /// It and what follows it, as far as that has been read.
    pub(super) text: &'a [u8],
    /// Nothing follows `text`.
    pub(super) last: bool,
    pub(super) habit: &'a Habit,
    pub(super) reach: &'a Cell<Reach>,
    pub(super) mended: Mended,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nobody asked for it.
    Unasked,
    /// It has so many bytes.
    Ended(usize),
    /// What has been read so far doesn't hold all of it: it is handed over again when more has been read.
    Cut,
    /// It never ends; after so many bytes the next one begins.
    Begun(usize),
    /// It never ends, and no other one begins.
    Lost,
}

impl Item<'_> {
    /// The record as its layout's struct. Ask for it first of all: a record that was not yet there as a whole is handed over
    /// again.
    ///
    /// # Errors
    /// [`ErrorKind::Damaged`] with the reason and the place within the record.
    pub fn parse<'s, T: Deserialize<'s>>(&'s self) -> Result<T> {
        let mut values = serde_json::Deserializer::from_slice(self.text).into_iter();
        match values.next() {
            Some(Ok(record)) => {
                self.reach.set(Reach::Ended(values.byte_offset()));
                Ok(record)
            }
            Some(Err(error)) => {
                let mended = self.mended(&error)?;
                serde_json::from_slice(mended).map_err(|_| record::damaged(&error))
            }
            None => Err(self.unread(Reach::Cut)),
        }
    }

    /// The same of a record that must be an object: where it is a list, a struct would take its elements for its fields.
    ///
    /// # Errors
    /// [`ErrorKind::Damaged`] with the reason and the place within the record.
    pub fn object<'s, T: Deserialize<'s>>(&'s self) -> Result<T> {
        match self.text.first() {
            Some(b'{') => self.parse(),
            _ => {
                let _: IgnoredAny = self.parse()?;
                Err(Error::new(ErrorKind::Damaged("it is not an object".to_owned())))
            }
        }
    }

    /// Its text, whatever it is; `None` where it isn't there as a whole, see [`Item::parse`].
    pub fn text(&self) -> Option<&[u8]> {
        let _: Result<IgnoredAny> = self.parse();
        match self.reach.get() {
            Reach::Ended(end) => self.text.get(..end),
            _ => None,
        }
    }

    /// Whether there was no whole record to read: that is told elsewhere, or it will be handed over again.
    pub fn is_cut(&self) -> bool {
        matches!(self.reach.get(), Reach::Cut | Reach::Begun(_) | Reach::Lost)
    }

    /// The record in well-formed JSON, after serde said what it doesn't like about it.
    #[cold]
    fn mended(&self, error: &serde_json::Error) -> Result<&[u8]> {
        if error.is_eof() && !self.last {
            return Err(self.unread(Reach::Cut));
        }
        let mut whole = serde_json::Deserializer::from_slice(self.text).into_iter::<IgnoredAny>();
        let end = match whole.next().filter(|_| !error.is_eof()) {
            Some(Ok(_)) => Next::End(whole.byte_offset()),
            Some(Err(other)) if other.is_eof() && !self.last => Next::More,
            _ => damage::next(self.text, self.habit, self.last),
        };
        match end {
            Next::End(end) => {
                self.reach.set(Reach::Ended(end));
                self.mended.of(&self.text[..end]).ok_or_else(|| record::damaged(error))
            }
            Next::Begin(at) => Err(self.unread(Reach::Begun(at))),
            Next::More if self.last => Err(self.unread(Reach::Lost)),
            Next::More => Err(self.unread(Reach::Cut)),
        }
    }

    #[cold]
    fn unread(&self, reach: Reach) -> Error {
        self.reach.set(reach);
        Error::new(ErrorKind::Damaged("it does not end".to_owned()))
    }
}

/// What the splitter hands over.
#[derive(Debug)]
pub enum Event<'a> {
    /// A value.
    Item(Item<'a>),
    /// A record that begins where another should have ended, or that is too long: number and reason.
    Broken(u32, String),
    /// Before this one a bracket or a name is missing, or too much: what follows may be taken for a part of something else.
    /// Said once.
    Unmatched(u32),
    /// So many more seem to begin behind the place where reading ends with an error.
    Unread(u64),
}
