//! The one error type: where, what, and how to mend it.

use std::fmt;

/// Why a file, an entry or an option could not be used. Displays as one sentence that begins with the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file, `file › entry`, or option concerned; empty where the caller knows it better and adds it.
    pub place: String,
    /// What is wrong.
    pub kind: ErrorKind,
}

/// What is wrong, each with its mend in its message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// Nothing in it.
    #[error("is empty (0 bytes): the download did not finish; download it again")]
    Empty,
    /// The end is missing, or offsets point outside.
    #[error("is cut short ({0}): download it again; what could be read was counted")]
    Truncated(String),
    /// Encrypted entries.
    #[error("is encrypted: unpack it with its password and drop the folder")]
    Encrypted,
    /// A part of an archive that was split.
    #[error(
        "is one part of a split archive: put all parts into one folder, unpack the first one there, and drop what comes out"
    )]
    Part,
    /// The HTML variant of an export.
    #[error("is the HTML version of {network}'s export: request it again and choose JSON as the format")]
    Html {
        /// Whose.
        network: String,
    },
    /// The text variant of an export.
    #[error("is the TXT version of {network}'s export: request it again and choose JSON as the format")]
    Txt {
        /// Whose.
        network: String,
    },
    /// Recognised as something other than an export.
    #[error("is {found}, not an export: {wanted}")]
    NotAnExport {
        /// What it is.
        found: String,
        /// What to drop instead.
        wanted: String,
    },
    /// A compression or structure we don't read.
    #[error("uses {0}, which is not supported: unpack it and drop the folder")]
    Unsupported(String),
    /// A limit that protects from archive bombs and endless records.
    #[error("exceeds the limit of {limit}: {why}")]
    Limit {
        /// The limit, with its unit.
        limit: String,
        /// What it protects from, and what to do.
        why: String,
    },
    /// Broken content.
    #[error("is damaged: {0}")]
    Damaged(String),
    /// The system's or browser's refusal to read.
    #[error("could not be read: {0}")]
    Io(String),
    /// A recognised file without a single record.
    #[error("was recognised as {format} but holds no record: {mend}")]
    NoRecords {
        /// The importer.
        format: String,
        /// What to do.
        mend: String,
    },
    /// A wrong option or value.
    #[error("{0}")]
    Usage(String),
}

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error whose place the caller adds.
    pub fn new(kind: ErrorKind) -> Error {
        Error { place: String::new(), kind }
    }

    /// The same error, said to be at `place` (kept when it already has one).
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Error {
        if self.place.is_empty() {
            self.place = place.into();
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() { write!(f, "{}", self.kind) } else { write!(f, "{} {}", self.place, self.kind) }
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Error {
        // Readers of this crate pass their own error through std's `Read`; unwrap it, so that its kind survives.
        match e.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
            Some(own) => own.clone(),
            None if e.kind() == std::io::ErrorKind::UnexpectedEof => Error::new(ErrorKind::Truncated(e.to_string())),
            None => Error::new(ErrorKind::Io(e.to_string())),
        }
    }
}

impl From<Error> for std::io::Error {
    fn from(e: Error) -> std::io::Error {
        std::io::Error::other(e)
    }
}

/// What was asked can't be answered so.
pub(crate) fn usage(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Usage(what.into()))
}
