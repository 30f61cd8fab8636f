//! `cloutscope validate`: how well scores and plain counts foresee who is reacted to.

use anyhow::{Context, Result};
use cloutscope::model::Model;
use cloutscope::validation::{self, HORIZON, Table};
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
        super::print_json(out, &tables)?;
        return Ok(0);
    }
    for Validated { file, table } in &tables {
        writeln!(out, "{file}: {} acts", table.events)?;
        writeln!(
            out,
            "Spearman's ρ with how many people act towards each in the {HORIZON} days after the cut date; mean, then each"
        )?;
        writeln!(out, "  {:45}  mean  {}", "", row(table.cuts.iter().map(ToString::to_string)))?;
        writeln!(out, "  {:45}        {}", "people", row(table.people.iter().map(ToString::to_string)))?;
        for line in &table.lines {
            writeln!(
                out,
                "  {:45} {:>5.3}  {}",
                line.name,
                line.mean,
                row(line.at_cuts.iter().map(|r| format!("{r:.3}")))
            )?;
        }
        writeln!(out)?;
    }
    Ok(0)
}

fn row(cells: impl Iterator<Item = String>) -> String {
    cells.map(|cell| format!("{cell:>10}")).collect::<Vec<_>>().join(" ")
}
