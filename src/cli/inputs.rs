//! The files that were named, read into imports, with a bar on standard error where that is a terminal.

use super::args::Exports;
use anyhow::Result;
use cloutscope::archive::Input;
use cloutscope::import::Progress;
use cloutscope::record::{Import, printable};
use cloutscope::{Error, ErrorKind, networks, sample};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, Read};
use std::path::Path;

/// Everything that was named.
///
/// # Errors
/// A file that can't be opened.
pub fn imports(exports: &Exports) -> Result<Vec<Import>> {
    let mut imports = Vec::new();
    if exports.sample {
        sample::inputs().into_iter().for_each(|input| imports.extend(with_progress(input)));
    }
    for path in &exports.files {
        let place = || path.display().to_string();
        let input = open(path).map_err(|error| error.at(place()))?;
        imports.extend(with_progress(input));
    }
    Ok(imports)
}

fn open(path: &Path) -> cloutscope::Result<Input> {
    if path != Path::new("-") {
        return Input::from_path(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|e| Error::new(ErrorKind::Io(e.to_string())))?;
    Ok(Input::File { name: "-".into(), bytes: Box::new(bytes) })
}

fn with_progress(input: Input) -> Vec<Import> {
    let bar = ProgressBar::new(0).with_message(printable(input.name()).into_owned());
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes} {prefix}") {
        bar.set_style(style);
    }
    let imports = networks::import(input, &mut |at: Progress| {
        bar.set_length(at.total.max(at.bytes));
        bar.set_position(at.bytes);
        bar.set_prefix(format!("{} records", at.records));
    });
    bar.finish_and_clear();
    imports
}
