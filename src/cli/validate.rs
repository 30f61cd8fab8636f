//! `cloutscope validate`: how well scores and plain counts foresee who is reacted to.

use super::output::print_json;
use anyhow::{Context, Result};
use cloutscope::model::Model;
use cloutscope::record::printable;
use cloutscope::validation::{self, ACTIVE, HORIZON, Table};
use serde::Serialize;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// One data set's table.
#[derive(Serialize)]
struct Validated {
    file: String,
    #[serde(flatten)]
    table: Table,
}

/// Prints the tables of all files.
///
/// # Errors
/// A file that can't be read, and output that can't be written.
pub fn run(files: &[PathBuf], json: bool, out: &mut dyn Write) -> Result<u8> {
    let mut tables = Vec::new();
    for path in files {
        let file = path.display().to_string();
        let text = fs::read_to_string(path).with_context(|| file.clone())?;
        let table = validation::parse(&text).and_then(|events| validation::table(&events, &Model::default()));
        tables.push(Validated { table: table.map_err(|error| error.at(file.as_str()))?, file });
    }
    if json {
        print_json(out, &tables)?;
        return Ok(0);
    }
    for Validated { file, table } in &tables {
        let largest = |numbers: &[usize]| numbers.iter().copied().max().unwrap_or(0);
        writeln!(
            out,
            "{}: {} acts, {} cut dates from {} to {}",
            printable(file),
            table.events,
            table.cuts.len(),
            table.cuts.first().map(ToString::to_string).unwrap_or_default(),
            table.cuts.last().map(ToString::to_string).unwrap_or_default(),
        )?;
        writeln!(
            out,
            "Spearman's ρ with how many people act towards each in the next {HORIZON} days: among everybody seen by then (up \
             to {}), those active in the last {ACTIVE} days (up to {}), and within one person over time (mean of {})",
            largest(&table.people),
            largest(&table.active),
            table.within
        )?;
        writeln!(out, "  {:45} everybody  active  within", "")?;
        for line in &table.lines {
            let within = line.within.map_or("–".to_owned(), |rho| format!("{rho:.3}"));
            writeln!(out, "  {:45} {:>9.3} {:>7.3} {within:>7}", line.name, line.everybody, line.active)?;
        }
        for line in table.lines.iter().take(1) {
            let at_cuts: Vec<String> = line.at_cuts.iter().map(|rho| format!("{rho:.2}")).collect();
            writeln!(out, "  {}, among everybody, at each cut date: {}", line.name, at_cuts.join(" "))?;
        }
        writeln!(out)?;
    }
    Ok(0)
}
