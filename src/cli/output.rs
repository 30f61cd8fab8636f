//! What is printed, with nothing in it that a terminal would obey.

use anyhow::Result;
use cloutscope::record::printable;
use serde::Serialize;
use std::fmt;
use std::io::{self, Write};

/// Nothing could be scored; the reason is on standard error.
pub(super) const NOTHING: u8 = 1;

/// Lines of ours, with nothing else that a terminal would obey. Names in them went through [`printable`] by themselves, so
/// that they begin no line.
pub(super) fn lines(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// A line on standard error.
pub(super) fn tell(text: impl fmt::Display) {
    eprintln!("cloutscope: {}", lines(&text.to_string()));
}

/// Prints what `print` writes, as far as it is printable.
pub(super) fn print_text(out: &mut dyn Write, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut text = Vec::new();
    print(&mut text)?;
    Ok(out.write_all(lines(&String::from_utf8_lossy(&text)).as_bytes())?)
}

pub(super) fn print_json(out: &mut dyn Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}
