//! gzip as a stream: all its members, one after the other.

use super::bytes::{read_full, u16_at, u32_at};
use super::inflate::{Inflate, Tally};
use crate::{Error, ErrorKind};
use std::io::{self, BufRead, BufReader, Read};

type Input = BufReader<Box<dyn Read>>;

/// Inflates a gzip. Ends in an error where it is cut short or a checksum is wrong.
pub(super) struct Gunzip {
    /// The member that is read; none at the end.
    within: Option<Inflate<Input>>,
    tally: Tally,
    /// What is wrong, told again on every further read.
    wrong: Option<ErrorKind>,
}

impl Gunzip {
    /// # Errors
    /// When `input` does not begin as a gzip.
    pub(super) fn new(input: Box<dyn Read>) -> io::Result<Gunzip> {
        let mut input = BufReader::with_capacity(64 << 10, input);
        header(&mut input)?;
        Ok(Gunzip { within: Some(Inflate::new(input)), tally: Tally::default(), wrong: None })
    }

    /// One step: how many bytes were written; 0 at a member's end, or that of all.
    fn step(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some(inflate) = &mut self.within else { return Ok(0) };
        let n = inflate.read(out)?;
        self.tally.add(&out[..n]);
        if n == 0
            && let Some(ended) = self.within.take()
        {
            self.within = next_member(ended, std::mem::take(&mut self.tally))?;
        }
        Ok(n)
    }
}

impl Read for Gunzip {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if let Some(kind) = &self.wrong {
                return Err(Error::new(kind.clone()).into());
            }
            match self.step(out) {
                Ok(0) if self.within.is_some() => {}
                Ok(n) => return Ok(n),
                Err(e) => self.wrong = Some(Error::from(e).kind),
            }
        }
    }
}

/// Behind a member's compressed data: checks its trailer, and begins the next member, if any.
fn next_member(ended: Inflate<Input>, tally: Tally) -> io::Result<Option<Inflate<Input>>> {
    let past = ended.totals();
    let mut input = ended.into_input();
    let mut trailer = [0; 8];
    if read_full(&mut input, &mut trailer)? < trailer.len() {
        return Err(Error::new(ErrorKind::Truncated("its checksum is missing".into())).into());
    }
    // The size is kept modulo 2³².
    let size = (tally.size() & !0xFFFF_FFFF) | u64::from(u32_at(&trailer, 4));
    tally.check(Some(size), Some(u32_at(&trailer, 0))).map_err(Error::new)?;
    // Padding may follow, zeros mostly; gzip ignores it too.
    if !input.fill_buf()?.starts_with(&[0x1f]) {
        return Ok(None);
    }
    header(&mut input)?;
    Ok(Some(Inflate::after(input, past)))
}

/// Consumes a member's header (RFC 1952).
fn header(input: &mut Input) -> io::Result<()> {
    let mut head = [0; 10];
    if read_full(input, &mut head)? < head.len() {
        return Err(Error::new(ErrorKind::Truncated("its header is missing".into())).into());
    }
    if !head.starts_with(b"\x1f\x8b\x08") {
        return Err(Error::new(ErrorKind::Damaged("what follows its first part is no gzip".into())).into());
    }
    let flags = head[3];
    let extra_len = if flags & 4 != 0 {
        let mut len = [0; 2];
        read_full(input, &mut len)?;
        u16_at(&len, 0)
    } else {
        0
    };
    io::copy(&mut input.take(u64::from(extra_len)), &mut io::sink())?;
    // The original name and a comment, each up to a zero byte; then a checksum of the header.
    for bit in [8, 16] {
        if flags & bit != 0 {
            input.skip_until(0)?;
        }
    }
    if flags & 2 != 0 {
        read_full(input, &mut [0; 2])?;
    }
    Ok(())
}

/// The path of what a gzip at `path` holds.
pub(super) fn stem(path: &str) -> String {
    let cut = |ending: &str| {
        let (stem, end) = path.split_at_checked(path.len().checked_sub(ending.len())?)?;
        (end.eq_ignore_ascii_case(ending) && !stem.is_empty() && !stem.ends_with('/')).then_some(stem)
    };
    match (cut(".gz"), cut(".tgz")) {
        (Some(stem), _) => stem.to_owned(),
        (_, Some(stem)) => format!("{stem}.tar"),
        _ => path.to_owned(),
    }
}
