//! `cloutscope card`: the files that show a score to others, and others' cards.

use super::args::CardArgs;
use super::inputs::imports;
use super::outcome;
use super::output::NOTHING;
use anyhow::{Context, Result};
use cloutscope::card::{Card, Fields, digest, is_card};
use cloutscope::ledger::Ledger;
use cloutscope::record::printable;
use cloutscope::report;
use cloutscope::score::Outcome;
use std::fs;
use std::io::{Read, Write};

/// Writes the card and what goes with it into a folder; with `--json` the card, to `out`.
///
/// # Errors
/// When something can't be written.
pub fn run(args: &CardArgs, out: &mut dyn Write) -> Result<u8> {
    let card = match written(args)? {
        Some(card) => Some(card),
        None => scored(args, &Ledger::build(&imports(&args.query.exports)?))?,
    };
    let Some(card) = card else { return Ok(NOTHING) };
    let made = card.publish(args.look());
    if let Some(folder) = &args.out {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for (name, content) in made.files() {
            let path = folder.join(name);
            fs::write(&path, content).with_context(|| path.display().to_string())?;
            if !args.query.json {
                writeln!(out, "{:>5} bytes  {}", content.len(), printable(&path.display().to_string()))?;
            }
        }
    }
    if args.query.json {
        out.write_all(made.json.as_bytes())?;
    }
    Ok(0)
}

/// The card in place of exports.
fn written(args: &CardArgs) -> Result<Option<Card>> {
    let [path] = &*args.query.exports.files else { return Ok(None) };
    // A card ends long before this; of an export only its beginning is read here.
    let mut start = Vec::new();
    if path.is_file() {
        fs::File::open(path)
            .and_then(|file| file.take(32 << 10).read_to_end(&mut start))
            .with_context(|| path.display().to_string())?;
    }
    if !is_card(&start) {
        return Ok(None);
    }
    let card = Card::read(&start).map_err(|error| error.at(path.display().to_string()))?;
    let fields = args.fields(Fields { name: card.name.clone(), ..Fields::all(true) });
    Ok(Some(card.with(&fields)))
}

/// The card of what the exports score; nothing where there is no score.
fn scored(args: &CardArgs, ledger: &Ledger) -> Result<Option<Card>> {
    let fields = args.fields(Fields::default());
    let Some((settings, Outcome::Scored(scored))) = outcome::scored(&args.query, ledger)? else { return Ok(None) };
    let report = report::report(ledger, &settings.model, &settings.options, &scored, None)?;
    let digest = fields.digest.then(|| digest(ledger, &settings.options, &scored));
    Ok(Some(Card { digest, ..Card::of(ledger, &settings.options, &report) }.with(&fields)))
}
