//! How far reading has come, and what is missing where it ends early.

use serde::Serialize;
use std::cell::Cell;
use std::io::Read;

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Progress {
    /// Inflated bytes read of this export so far.
    pub bytes: u64,
    /// All that are to be read, as the directory says.
    pub total: u64,
    /// Records found so far.
    pub records: u64,
}

/// Bytes between two reports of progress.
const STRIDE: u64 = 1 << 20;

pub(super) struct Meter<'a> {
    pub report: Option<&'a mut dyn FnMut(Progress)>,
    pub at: Progress,
    pub last: u64,
}

impl Meter<'_> {
    pub fn tell(&mut self) {
        self.last = self.at.bytes;
        let at = self.at;
        if let Some(report) = &mut self.report {
            report(at);
        }
    }
}

/// An entry's reader that reports progress as it is read.
pub(super) struct Metered<'m, 'a> {
    pub reader: Box<dyn Read + 'a>,
    pub meter: &'m mut Meter<'a>,
    pub records: &'m Cell<u64>,
}

impl Read for Metered<'_, '_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = self.reader.read(buf)?;
        self.meter.at.bytes += n as u64;
        if self.meter.at.bytes - self.meter.last >= STRIDE {
            self.meter.at.records = self.records.get();
            self.meter.tell();
        }
        Ok(n)
    }
}

/// How many records the bytes have that could not be read: as many as those before them, for their length.
pub(super) fn missing(seen: u64, read: u64, size: Option<u64>) -> u64 {
    let gone = size.unwrap_or_default().saturating_sub(read);
    if seen == 0 || read == 0 {
        return gone.min(1);
    }
    let share = u128::from(gone) * u128::from(seen) / u128::from(read);
    // What a directory says of a size may be anything.
    u64::try_from(share.min(u128::from(gone))).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_reckoned_from_what_was_read() {
        assert_eq!(missing(10, 1_000, Some(2_000)), 10);
        assert_eq!((missing(0, 9, Some(1_000)), missing(0, 0, Some(5))), (1, 1));
        assert_eq!(missing(3, 900, Some(900)), 0);
        assert_eq!(missing(3, 900, None), 0);
        assert_eq!(missing(u64::MAX, 1, Some(u64::MAX)), u64::MAX - 1);
    }
}
